//! The state folder: locked by its supervisor, every file written whole.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use falaj_schema::server::{LOCK_FILE, NEXT_FILE, SPEC_FILE, STATE_FILE, ServerSpec, ServerState};
use falaj_schema::{Code, Error, Millis, Result};
use serde::Serialize;

/// Whoever only looks whether the lock is held holds it for an instant.
const PATIENCE: Duration = Duration::from_secs(1);

/// A state folder that this process has locked.
pub struct Folder {
    dir: PathBuf,
    _lock: File,
}

impl Folder {
    /// Locks the folder until the process ends, however it ends.
    pub fn lock(dir: &Path) -> Result<Self> {
        let path = dir.join(LOCK_FILE);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|error| io_error(error, &path))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { dir: dir.to_owned(), _lock: file }),
                Err(TryLockError::Error(error)) => return Err(io_error(error, &path)),
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    return Err(Error::new(Code::DeploymentExists).file(dir).with("name", name(dir)));
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// What is to be served.
    pub fn spec(&self) -> Result<ServerSpec> {
        let path = self.path(SPEC_FILE);
        let bytes = std::fs::read(&path).map_err(|error| io_error(error, &path))?;
        serde_json::from_slice(&bytes)
            .map_err(|error| Error::new(Code::JsonInvalid).with("reason", &error).file(&path).detail(error))
    }

    /// Writes down what is served.
    pub fn save_spec(&self, spec: &ServerSpec) -> Result<()> {
        self.save(SPEC_FILE, spec)
    }

    /// Writes down where the server stands.
    pub fn save_state(&self, state: &ServerState) -> Result<()> {
        self.save(STATE_FILE, state)
    }

    /// Takes away the file that asks for a change, and gives what it asks for.
    pub fn take_next(&self) -> Option<ServerSpec> {
        let path = self.path(NEXT_FILE);
        let bytes = std::fs::read(&path).ok()?;
        std::fs::remove_file(&path).ok()?;
        // Its writer waits for its generation and finds out; there is no generation to reject.
        serde_json::from_slice(&bytes).ok()
    }

    fn save(&self, name: &str, value: &impl Serialize) -> Result<()> {
        let path = self.path(name);
        let bytes = serde_json::to_vec_pretty(value).map_err(|error| Error::new(Code::Internal).detail(error))?;
        let write = || {
            let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(&self.dir)?;
            file.write_all(&bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)
        };
        write().map(drop).map_err(|error| io_error(error, &path))
    }
}

/// Milliseconds since the Unix epoch.
pub fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis() as Millis)
}

fn name(dir: &Path) -> String {
    dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned()
}

fn io_error(error: std::io::Error, path: &Path) -> Error {
    Error::from_io(path, &error)
}
