//! What a file is: told by its content, and where that is open by its ending.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use falaj_schema::{Code, Error, Result};

use crate::import::ImportOptions;
use crate::text::{self, Packing};
use crate::{disk, json};

/// Bytes of the beginning that are looked at.
const HEAD: u64 = 8 << 10;
/// Bytes of the end of a zip archive that are searched for the names of its members.
const TAIL: u64 = 1 << 20;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Json,
    Parquet,
    Arrow,
    Excel,
}

impl Format {
    /// The name in messages and on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Excel => "excel",
        }
    }

    /// True if types have to be found by reading all values.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Json | Self::Excel)
    }
}

/// What the first bytes of other files say that they are.
const KNOWN: [(&[u8], &str); 8] = [
    (b"FEA1", "Feather v1"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"SQLite format 3\0", "sqlite"),
    (b"%PDF", "pdf"),
    (b"Obj\x01", "avro"),
    (b"ORC", "orc"),
    (b"\x89HDF\r\n", "hdf5"),
];

/// Tells a file's format. Errors: those of opening a file, `archive_damaged`, `parquet_damaged`, `format_unknown`.
pub(crate) fn format_of(path: &Path, options: &ImportOptions) -> Result<Format> {
    let head = text::head(path, HEAD)?;
    let unknown = |found: &str| Err(Error::new(Code::FormatUnknown).file(path).with("found", found));
    let binary = binary(path, &head.content)?;
    match (head.packing, binary) {
        (Packing::None, Binary::Format(format)) => return Ok(format),
        (Packing::None, Binary::Other(name)) => return unknown(name),
        // Packed text is read as it is unpacked; other formats need to be where they can be read in any order.
        (packing, Binary::Format(_) | Binary::Other(_)) => return unknown(packing.name()),
        (_, Binary::No) => {}
    }
    let ending = ending(path);
    if head.packing == Packing::None && matches!(ending.as_str(), "parquet" | "pq") {
        return Err(Error::new(Code::ParquetDamaged).file(path));
    }
    if text::encoding::is_binary(&head.content, options.encoding.as_deref()) {
        let packed = head.packing.name();
        return unknown(if !packed.is_empty() {
            packed
        } else if ending.is_empty() {
            "binary"
        } else {
            &ending
        });
    }
    let is_json = matches!(ending.as_str(), "json" | "ndjson" | "jsonl");
    let is_table = matches!(ending.as_str(), "csv" | "tsv" | "tab" | "txt" | "dat" | "");
    if is_json || json::begins(&head.content) {
        return Ok(Format::Json);
    }
    match head.content.trim_ascii_start().first() {
        Some(b'<') if !is_table => unknown("xml"),
        _ => Ok(Format::Csv),
    }
}

/// The ending of a file's name in small letters, behind that of a packed file.
pub(crate) fn ending(path: &Path) -> String {
    let of = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match of(path).as_str() {
        "gz" | "gzip" | "zst" | "zstd" => of(Path::new(path.file_stem().unwrap_or_default())),
        other => other.to_owned(),
    }
}

enum Binary {
    Format(Format),
    Other(&'static str),
    No,
}

fn binary(path: &Path, head: &[u8]) -> Result<Binary> {
    let ending = ending(path);
    Ok(match head {
        [b'P', b'A', b'R', b'1', ..] => Binary::Format(Format::Parquet),
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] | [0xFF, 0xFF, 0xFF, 0xFF, ..] => Binary::Format(Format::Arrow),
        // Spreadsheets of old, and new ones under a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Binary::Format(Format::Excel),
        [b'P', b'K', 3, 4, ..] if matches!(ending.as_str(), "xlsx" | "xlsm" | "xlsb" | "ods") => {
            Binary::Format(Format::Excel)
        }
        [b'P', b'K', 3, 4, ..] if is_workbook(path)? => Binary::Format(Format::Excel),
        [b'P', b'K', 3, 4, ..] => Binary::Other("zip"),
        _ => {
            KNOWN.iter().find(|(magic, _)| head.starts_with(magic)).map_or(Binary::No, |(_, name)| Binary::Other(name))
        }
    })
}

/// True for a zip archive with the members of a workbook, whatever it is called.
fn is_workbook(path: &Path) -> Result<bool> {
    let failed = |error: std::io::Error| disk::io_error(&error, path);
    let mut file: File = disk::open(path)?;
    let length = file.metadata().map_err(failed)?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL))).map_err(failed)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).map_err(failed)?;
    let has = |name: &str| memchr::memmem::find(&tail, name.as_bytes()).is_some();
    Ok(has("xl/workbook.xml") || has("xl/workbook.bin") || (has("mimetype") && has("content.xml") && has("styles.xml")))
}
