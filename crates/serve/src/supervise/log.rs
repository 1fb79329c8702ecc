//! What the server writes on standard error, in a file that does not grow without end.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// At this size a file becomes the older one; there is one older one.
const LIMIT: u64 = 1 << 20;

/// A log of at most two files of [`LIMIT`] bytes.
pub struct Log {
    path: PathBuf,
    file: Option<File>,
    size: u64,
    limit: u64,
}

impl Log {
    /// Goes on with the file at `path`. A log that can't be written is no reason to stop serving.
    pub fn open(path: PathBuf) -> Self {
        let mut log = Self { path, file: None, size: 0, limit: LIMIT };
        log.reopen();
        log
    }

    fn reopen(&mut self) {
        self.file = OpenOptions::new().create(true).append(true).open(&self.path).ok();
        self.size = self.file.as_ref().and_then(|file| file.metadata().ok()).map_or(0, |meta| meta.len());
    }

    /// Appends bytes.
    pub fn write(&mut self, bytes: &[u8]) {
        if self.size + bytes.len() as u64 > self.limit {
            let mut older = self.path.clone().into_os_string();
            older.push(".1");
            if std::fs::rename(&self.path, older).is_err() {
                return;
            }
            self.reopen();
        }
        if let Some(file) = &mut self.file
            && file.write_all(bytes).is_ok()
        {
            self.size += bytes.len() as u64;
        }
    }
}

/// Appends to a log that several tasks share.
pub fn append(log: &Mutex<Log>, bytes: &[u8]) {
    log.lock().unwrap_or_else(PoisonError::into_inner).write(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_is_bounded_and_keeps_the_newest() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("server.log");
        let mut log = Log { limit: 100, ..Log::open(path.clone()) };
        for line in 0..100 {
            log.write(format!("line {line:03}\n").as_bytes());
        }
        let size = |name: &str| std::fs::metadata(dir.path().join(name)).unwrap().len();
        assert!(size("server.log") <= 100 && size("server.log.1") <= 100);
        assert!(std::fs::read_to_string(&path).unwrap().ends_with("line 099\n"));
    }
}
