//! The state folder as its user sees it.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::Path;

use falaj_schema::server::{LOCK_FILE, SPEC_FILE, STATE_FILE, ServerSpec, ServerState};
use falaj_schema::{Code, Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// True while the folder has a living supervisor, whatever its process id.
pub fn is_owned(dir: &Path) -> bool {
    match File::open(dir.join(LOCK_FILE)) {
        Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// What is served.
///
/// # Errors
/// [`Code::DeploymentMissing`] with `name` when the folder is not there or holds no deployment.
pub fn spec(dir: &Path) -> Result<ServerSpec> {
    read(&dir.join(SPEC_FILE))?.ok_or_else(|| Error::new(Code::DeploymentMissing).with("name", name(dir)))
}

/// Where the server stands, as its supervisor wrote it.
pub fn state(dir: &Path) -> Result<Option<ServerState>> {
    read(&dir.join(STATE_FILE))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(error, path)),
    };
    let value = serde_json::from_slice(&bytes);
    value.map(Some).map_err(|error| Error::new(Code::JsonInvalid).with("reason", &error).file(path).detail(error))
}

/// Writes a file of the folder, whole or not at all.
pub fn write(dir: &Path, file: &str, value: &impl Serialize) -> Result<()> {
    let path = dir.join(file);
    let bytes = serde_json::to_vec_pretty(value).map_err(|error| Error::new(Code::Internal).detail(error))?;
    let write = || {
        let mut temp = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(dir)?;
        temp.write_all(&bytes)?;
        temp.as_file().sync_all()?;
        temp.persist(&path).map_err(|error| error.error)
    };
    write().map(drop).map_err(|error| io_error(error, &path))
}

/// Removes files that may be there.
pub fn remove(dir: &Path, files: &[&str]) -> Result<()> {
    for path in files.iter().map(|file| dir.join(file)) {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(io_error(error, &path)),
            _ => {}
        }
    }
    Ok(())
}

/// The deployment's name in messages: the folder's.
pub fn name(dir: &Path) -> String {
    dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned()
}

/// The code of an input or output error at `path`.
pub fn io_error(error: std::io::Error, path: &Path) -> Error {
    Error::from_io(path, &error)
}
