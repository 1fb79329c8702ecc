//! Text files as a stream of UTF-8, whatever they are packed and encoded in.

pub(crate) mod encoding;
mod packing;
mod source;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use falaj_schema::{Code, Error, Result};

pub(crate) use packing::Packing;
pub(crate) use source::Source;

use crate::disk;

/// The first bytes of a file as they are, and of its content where that is packed.
pub(crate) struct Head {
    pub(crate) packing: Packing,
    pub(crate) content: Vec<u8>,
}

/// Reads at most `length` bytes of what `path` begins with. Errors: those of opening a file, `archive_damaged`.
pub(crate) fn head(path: &Path, length: u64) -> Result<Head> {
    let mut file: File = disk::open(path)?;
    let failed = |error: io::Error| disk::io_error(&error, path);
    let mut raw = Vec::new();
    file.by_ref().take(length).read_to_end(&mut raw).map_err(failed)?;
    let packing = Packing::of(&raw);
    if packing == Packing::None {
        return Ok(Head { packing, content: raw });
    }
    let mut content = Vec::new();
    let unpacked = packing.unpack(disk::open(path)?).map_err(|error| read_error(&error, path, ""))?;
    // An archive that ends early may still say what it holds; that it is damaged is found when it is read.
    if let Err(error) = unpacked.take(length).read_to_end(&mut content)
        && content.is_empty()
    {
        return Err(read_error(&error, path, ""));
    }
    Ok(Head { packing, content })
}

/// What is wrong with the text of a packed file may come from a damaged archive, which its own check finds at its end.
pub(crate) fn blame(error: Error, path: &Path) -> Error {
    if matches!(error.code, Code::Cancelled | Code::ArchiveDamaged | Code::DiskFull) {
        return error;
    }
    let check = || -> Result<()> {
        let packing = head(path, 4)?.packing;
        if packing != Packing::None {
            let failed = |error: io::Error| read_error(&error, path, "");
            let mut content = packing.unpack(disk::open(path)?).map_err(failed)?;
            io::copy(&mut content, &mut io::sink()).map_err(failed)?;
        }
        Ok(())
    };
    match check() {
        Err(damaged) if damaged.code == Code::ArchiveDamaged => damaged,
        _ => error,
    }
}

/// What an error of reading the text `path` in `encoding` means.
pub(crate) fn read_error(error: &io::Error, path: &Path, encoding: &str) -> Error {
    let inner = error.get_ref();
    if let Some(malformed) = inner.and_then(|inner| inner.downcast_ref::<source::Malformed>()) {
        let error = Error::new(Code::CsvEncoding).file(path).row(malformed.line);
        return error.with("encoding", encoding).with("probable", "");
    }
    if let Some(damaged) = inner.and_then(|inner| inner.downcast_ref::<packing::Damaged>()) {
        let reason = if damaged.truncated { "truncated" } else { "corrupt" };
        let error = Error::new(Code::ArchiveDamaged).file(path).with("packing", damaged.packing.name());
        return error.with("reason", reason).detail(&damaged.detail);
    }
    disk::io_error(error, path)
}
