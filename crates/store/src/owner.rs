//! Who works on a run: each process holds a lock file as long as it lives.

use std::fs::{File, OpenOptions};
use std::path::Path;

use falaj_schema::Result;

use crate::files::io_error;

/// This process's lock; dropped with the process, however it ends.
pub(crate) struct Owner {
    pub(crate) id: String,
    // Held, never read: the lock goes when the file is closed.
    _lock: File,
}

impl Owner {
    /// Takes a new lock in `folder`.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let id = uuid::Uuid::now_v7().simple().to_string();
        let path = folder.join(format!("{id}.lock"));
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|e| io_error(&path, &e))?;
        lock.lock().map_err(|e| io_error(&path, &e))?;
        Ok(Self { id, _lock: lock })
    }
}

/// True unless a living process holds the lock of `id`.
pub(crate) fn is_gone(folder: &Path, id: &str) -> bool {
    match File::open(folder.join(format!("{id}.lock"))) {
        // A lock that can't be taken is held; one that can is a dead process's, and lets go again at the end of scope.
        Ok(file) => file.try_lock_shared().is_ok(),
        Err(e) => e.kind() == std::io::ErrorKind::NotFound,
    }
}

/// Removes lock files of processes that are gone.
pub(crate) fn sweep(folder: &Path, own: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        let id = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if id != own && is_gone(folder, id) {
            // What stays behind is an empty file and is tried again next time.
            let _ = std::fs::remove_file(&path);
        }
    }
}
