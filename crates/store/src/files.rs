//! Files written whole or not at all, and what their errors mean to people.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use falaj_schema::{Error, Millis, Result};

/// What an input or output error at `path` means.
pub fn io_error(path: &Path, error: &io::Error) -> Error {
    Error::from_io(path, error)
}

/// When a file was last changed; 0 where that is not known.
pub fn modified(path: &Path) -> Millis {
    let modified = path.metadata().and_then(|about| about.modified()).ok();
    modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_millis() as Millis)
}

/// Writes `content` to `path`: into a file beside it first, flushed to the disk, then renamed.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |e: &io::Error| io_error(path, e);
    fs::create_dir_all(folder).map_err(|e| fail(&e))?;
    let mut temp = tempfile::NamedTempFile::new_in(folder).map_err(|e| fail(&e))?;
    temp.write_all(content).map_err(|e| fail(&e))?;
    temp.as_file().sync_all().map_err(|e| fail(&e))?;
    share(temp.as_file()).map_err(|e| fail(&e))?;
    temp.persist(path).map_err(|e| fail(&e.error))?;
    sync_folder(folder);
    Ok(())
}

/// Gives a file that was made private (as temporary files are) the usual permissions.
#[cfg(unix)]
pub(crate) fn share(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
pub(crate) fn share(_: &File) -> io::Result<()> {
    Ok(())
}

/// Makes a rename in `folder` last through a power cut, where the system can do that.
pub(crate) fn sync_folder(folder: &Path) {
    // A folder that can't be synced (network shares, Windows) still holds the renamed file.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
