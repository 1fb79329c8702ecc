//! Proof that files stayed what they were while they were read.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use falaj_schema::{Code, Error, Result};

use super::Input;
use super::files::paths_below;
use crate::disk;

#[derive(Debug, Clone, PartialEq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> std::io::Result<Self> {
        let metadata = path.metadata()?;
        Ok(Self { bytes: metadata.len(), modified: metadata.modified().ok() })
    }
}

/// Size and time of every file that is read, and which files a folder held.
pub(crate) struct Stamps {
    folder: Option<PathBuf>,
    files: Vec<(PathBuf, Stamp)>,
}

impl Stamps {
    /// Takes down what the files are now.
    pub(crate) fn take(input: &Input) -> Result<Self> {
        let stamp = |path: &PathBuf| {
            Stamp::of(path).map(|stamp| (path.clone(), stamp)).map_err(|error| disk::io_error(&error, path))
        };
        // Files that come beside those of a table with a log are no part of it.
        let folder = (input.folder && input.table.is_none()).then(|| input.root.clone());
        let files = input.parts.iter().map(|part| stamp(&part.path)).collect::<Result<_>>()?;
        Ok(Self { folder, files })
    }

    /// Fails if a file is not what it was. Errors: `file_changed`.
    pub(crate) fn check(&self) -> Result<()> {
        match self.changed() {
            Some(path) => Err(Error::new(Code::FileChanged).file(path)),
            None => Ok(()),
        }
    }

    /// Whatever else went wrong while a file changed came from that.
    pub(crate) fn explain<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| match self.changed() {
            Some(path) if error.code != Code::Cancelled => Error::new(Code::FileChanged).file(path).detail(error),
            _ => error,
        })
    }

    fn changed(&self) -> Option<PathBuf> {
        let differs = |(path, stamp): &&(PathBuf, Stamp)| Stamp::of(path).ok().as_ref() != Some(stamp);
        if let Some((path, _)) = self.files.iter().find(differs) {
            return Some(path.clone());
        }
        let folder = self.folder.as_ref()?;
        let now = paths_below(folder).unwrap_or_default();
        let before = self.files.iter().map(|(path, _)| path);
        (!now.iter().eq(before)).then(|| folder.clone())
    }
}
