//! Files that are written whole or not at all, and the errors of reading and writing.

use std::io::{self, Write};
use std::path::Path;

use falaj_schema::{Error, Result};
use tempfile::NamedTempFile;

/// Writes `bytes` to `path` by way of a temporary file in the same folder, so that nobody ever sees half of it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut temp = temporary(path)?;
    temp.write_all(bytes).map_err(|e| io_error(e, path))?;
    persist(temp, path)
}

/// A temporary file in the folder of `path`, readable by whoever may read that folder.
pub fn temporary(path: &Path) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any newly made file: the process's umask takes away what it must.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".").suffix(".part");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    builder.tempfile_in(folder).map_err(|e| io_error(e, path))
}

/// Puts a finished temporary file in its place, on the disk for good.
pub fn persist(temp: NamedTempFile, path: &Path) -> Result<()> {
    temp.as_file().sync_all().map_err(|e| io_error(e, path))?;
    temp.persist(path).map_err(|e| io_error(e.error, path))?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The new name is on the disk once its folder is.
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| io_error(e, folder))?;
    }
    Ok(())
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|e| io_error(e, path))
}

/// The code of an input or output error at `path`.
pub fn io_error(error: io::Error, path: &Path) -> Error {
    Error::from_io(path, &error)
}
