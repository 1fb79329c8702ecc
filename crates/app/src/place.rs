//! Which workspace is meant: the one named, the nearest, or the one used last.

use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

/// The workspace named, else the nearest at or above the current folder, else the one used last.
pub fn locate(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    let here = std::env::current_dir().unwrap_or_default();
    Store::find(&here).or_else(last_used).ok_or_else(|| Error::new(Code::WorkspaceMissing).file(here))
}

/// Keeps `root` as the workspace used last. Hosts that people use call it; a library must not change what they left.
pub fn remember(root: &Path) {
    let (Some(path), Ok(root)) = (record(), root.canonicalize()) else { return };
    if std::fs::read_to_string(&path).is_ok_and(|kept| Path::new(kept.trim()) == root) {
        return;
    }
    // A convenience: where it can't be kept, the next call names its workspace.
    let _ = falaj_store::files::write_whole(&path, root.display().to_string().as_bytes());
}

/// Where the sample workspace of this person is, or would be.
pub fn sample_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("ae", "Falaj", "falaj")?;
    Some(folders.data_local_dir().join("sample"))
}

fn last_used() -> Option<PathBuf> {
    let path = PathBuf::from(std::fs::read_to_string(record()?).ok()?.trim());
    path.is_dir().then_some(path)
}

fn record() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("ae", "Falaj", "falaj")?;
    Some(folders.data_local_dir().join("workspace"))
}
