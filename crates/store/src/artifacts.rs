//! Files kept by the SHA-256 of their content.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use falaj_schema::Result;
use sha2::{Digest, Sha256};

use crate::files::{io_error, share, sync_folder};

/// A file in the artifact folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// SHA-256 of the content, hexadecimal.
    pub digest: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// The artifact folder.
pub struct Artifacts {
    folder: PathBuf,
    temp: PathBuf,
}

impl Artifacts {
    pub(crate) fn new(folder: PathBuf, temp: PathBuf) -> Self {
        Self { folder, temp }
    }

    /// A folder for files in the making, on the same file system; removed when dropped.
    pub fn scratch(&self) -> Result<tempfile::TempDir> {
        tempfile::Builder::new().prefix("work-").tempdir_in(&self.temp).map_err(|e| io_error(&self.temp, &e))
    }

    /// Takes the finished file at `path` (made in [`Self::scratch`]) in, by moving it.
    pub fn adopt(&self, path: &Path) -> Result<Artifact> {
        let (digest, bytes) = digest_file(path)?;
        let target = self.path(&digest);
        if !target.is_file() {
            let folder = target.parent().unwrap_or(&self.folder);
            fs::create_dir_all(folder).map_err(|e| io_error(folder, &e))?;
            let file = File::open(path).map_err(|e| io_error(path, &e))?;
            file.sync_all().map_err(|e| io_error(path, &e))?;
            share(&file).map_err(|e| io_error(path, &e))?;
            fs::rename(path, &target).map_err(|e| io_error(&target, &e))?;
            sync_folder(folder);
        } else {
            // The same content is here already.
            let _ = fs::remove_file(path);
        }
        Ok(Artifact { digest, bytes })
    }

    /// Where the file of this digest is, if it is there.
    pub fn path(&self, digest: &str) -> PathBuf {
        let (head, tail) = digest.split_at(digest.len().min(2));
        self.folder.join(head).join(tail)
    }

    /// True when the file of this digest is there.
    pub fn has(&self, digest: &str) -> bool {
        self.path(digest).is_file()
    }

    /// Removes what processes that died left in the making.
    pub(crate) fn sweep(&self) {
        // A day is longer than any run keeps a scratch folder untouched.
        let limit = SystemTime::now() - Duration::from_secs(24 * 3600);
        let Ok(entries) = fs::read_dir(&self.temp) else { return };
        for entry in entries.flatten() {
            let old = entry.metadata().and_then(|m| m.modified()).is_ok_and(|t| t < limit);
            if old && entry.path().is_dir() {
                let _ = fs::remove_dir_all(entry.path());
            } else if old {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// SHA-256 (hexadecimal) and size of a file.
pub fn digest_file(path: &Path) -> Result<(String, u64)> {
    let fail = |e: io::Error| io_error(path, &e);
    let mut file = File::open(path).map_err(fail)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    let mut bytes = 0;
    loop {
        let n = file.read(&mut buffer).map_err(fail)?;
        if n == 0 {
            return Ok((hex::encode(hasher.finalize()), bytes));
        }
        hasher.update(&buffer[..n]);
        bytes += n as u64;
    }
}
