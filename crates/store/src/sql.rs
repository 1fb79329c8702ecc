//! What SQLite's errors mean to people.

use std::path::Path;

use falaj_schema::{Code, Error, Result};
use rusqlite::ffi::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Turns an error of the database at `path` into one for people.
pub(crate) fn sql_error(path: &Path, error: rusqlite::Error) -> Error {
    let code = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Code::DiskFull,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Code::ReadOnly,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Code::WorkspaceBusy,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Code::WorkspaceDamaged,
        Some(ErrorCode::PermissionDenied) => Code::AccessDenied,
        // SQLite reports a full disk as a plain write error while it grows the shared-memory file.
        Some(ErrorCode::SystemIoFailure) if no_space(path) => Code::DiskFull,
        Some(ErrorCode::SystemIoFailure) => Code::Io,
        _ => Code::Internal,
    };
    Error::new(code).file(path).detail(error)
}

// True when not even one page fits on the disk any more.
fn no_space(path: &Path) -> bool {
    let Some(folder) = path.parent() else { return false };
    let probe = tempfile::NamedTempFile::new_in(folder)
        .and_then(|mut file| std::io::Write::write_all(&mut file, &[1; 65_536]).map(|()| file))
        .and_then(|file| file.as_file().sync_all());
    matches!(probe, Err(e) if e.kind() == std::io::ErrorKind::StorageFull)
}

pub(crate) fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Error::new(Code::Internal).detail(e))
}

/// Reads a JSON column; what can't be read was written by something else.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)))
}
