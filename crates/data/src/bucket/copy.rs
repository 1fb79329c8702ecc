//! Copies of objects, or of the parts of them that are needed.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use falaj_schema::{Code, Error, Result};
use futures_util::StreamExt;
use object_store::aws::AmazonS3;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::runtime::Runtime;

use super::{Bucket, runtime};
use crate::disk;
use crate::parquet::Source;
use crate::table::{Progress, tell};

/// How often a person may cancel while nothing comes.
const LOOK: Duration = Duration::from_millis(200);
/// Bytes that show how a text begins.
const TEXT_HEAD: u64 = 1 << 20;
/// Bytes at the end of a Parquet file that most often hold all that it says of itself.
const FOOTER: u64 = 64 << 10;

/// An object whose size is known, read in ranges.
struct Remote<'a> {
    bucket: &'a Bucket,
    key: &'a str,
    at: Key,
    client: AmazonS3,
    runtime: Runtime,
    size: u64,
}

impl<'a> Remote<'a> {
    fn open(bucket: &'a Bucket, key: &'a str) -> Result<Self> {
        let (client, runtime) = (bucket.client()?, runtime()?);
        let at = Key::parse(key).map_err(|_| bucket.missing(key))?;
        let found = runtime.block_on(client.head(&at)).map_err(|error| bucket.failed(key, &error))?;
        if found.size == 0 {
            return Err(Error::new(Code::FileEmpty).file(key));
        }
        Ok(Self { bucket, key, at, client, runtime, size: found.size })
    }

    /// Where its copy stands, not there yet.
    fn copy(&self, folder: &Path) -> Result<(PathBuf, File)> {
        let path = folder.join(self.key.rsplit('/').next().unwrap_or(self.key));
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&path);
        Ok((path.clone(), file.map_err(|error| disk::io_error(&error, &path))?))
    }

    /// Writes a range of it to the same place of the copy.
    fn write(&self, range: Range<u64>, path: &Path, file: &mut File, progress: Progress) -> Result<()> {
        let wrote = |error: std::io::Error| disk::io_error(&error, path);
        let whole = range.end - range.start;
        file.seek(SeekFrom::Start(range.start)).map_err(wrote)?;
        self.runtime.block_on(async {
            let options = object_store::GetOptions { range: Some(range.into()), ..Default::default() };
            let found = self.client.get_opts(&self.at, options).await;
            let mut sent = found.map_err(|error| self.bucket.failed(self.key, &error))?.into_stream();
            let mut done = 0u64;
            loop {
                let next = tokio::time::timeout(LOOK, sent.next()).await;
                tell(progress, done as f64 / whole as f64)?;
                match next {
                    Err(_) => {}
                    Ok(None) => break,
                    Ok(Some(part)) => {
                        let part = part.map_err(|error| self.bucket.lost(&error.to_string()))?;
                        file.write_all(&part).map_err(wrote)?;
                        done += part.len() as u64;
                    }
                }
            }
            if done == whole { Ok(()) } else { Err(self.bucket.lost(&format!("{done} of {whole} bytes"))) }
        })
    }
}

pub(super) fn whole(bucket: &Bucket, key: &str, folder: &Path, progress: Progress) -> Result<PathBuf> {
    tell(progress, 0.0)?;
    let remote = Remote::open(bucket, key)?;
    let (path, mut file) = remote.copy(folder)?;
    remote.write(0..remote.size, &path, &mut file, progress)?;
    Ok(path)
}

pub(super) fn head(bucket: &Bucket, key: &str, folder: &Path) -> Result<PathBuf> {
    let remote = Remote::open(bucket, key)?;
    let (path, mut file) = remote.copy(folder)?;
    if key.ends_with(".parquet") || key.ends_with(".pq") {
        parquet_head(&remote, &path, &mut file)?;
    } else {
        text_head(&remote, &path, &mut file)?;
    }
    Ok(path)
}

fn text_head(remote: &Remote, path: &Path, file: &mut File) -> Result<()> {
    let taken = remote.size.min(TEXT_HEAD);
    remote.write(0..taken, path, file, &|_| true)?;
    if taken == remote.size {
        return Ok(());
    }
    let failed = |error: std::io::Error| disk::io_error(&error, path);
    let mut content = Vec::new();
    file.rewind().and_then(|()| file.read_to_end(&mut content)).map_err(failed)?;
    // The last line is cut in two.
    let whole = memchr::memrchr(b'\n', &content).map_or(content.len(), |at| at + 1);
    file.set_len(whole as u64).map_err(failed)
}

/// What the file says of itself stands at its end, its first rows at its beginning; between them a hole is left.
fn parquet_head(remote: &Remote, path: &Path, file: &mut File) -> Result<()> {
    let failed = |error: std::io::Error| disk::io_error(&error, path);
    file.set_len(remote.size).map_err(failed)?;
    let from = remote.size.saturating_sub(FOOTER);
    remote.write(from..remote.size, path, file, &|_| true)?;
    let mut end = [0; 4];
    file.seek(SeekFrom::End(-8)).and_then(|_| file.read_exact(&mut end)).map_err(failed)?;
    // Its length, and eight bytes for that and the magic word.
    let footer = u64::from(u32::from_le_bytes(end)) + 8;
    if footer > FOOTER && footer < remote.size {
        remote.write(remote.size - footer..from, path, file, &|_| true)?;
    }
    // The magic word also stands at the beginning.
    remote.write(0..4.min(remote.size), path, file, &|_| true)?;
    match Source::open(path)?.first_group() {
        Some(range) if range.start < range.end && range.end <= remote.size => {
            remote.write(range, path, file, &|_| true)
        }
        _ => Ok(()),
    }
}
