//! The library of components: `components/NAME/VERSION.json`, files of the workspace that never change once written.

use std::fs;
use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};

use crate::files::{io_error, write_whole};
use crate::{Store, check_name};

impl Store {
    /// The folder of the library.
    pub fn components(&self) -> PathBuf {
        self.root().join("components")
    }

    /// The names of the components, in order.
    pub fn component_names(&self) -> Result<Vec<String>> {
        let folders = entries(&self.components())?.into_iter().filter(|path| path.is_dir());
        let mut names: Vec<String> = folders.filter_map(|path| last(&path)).collect();
        names.retain(|name| check_name(name).is_ok());
        names.sort();
        Ok(names)
    }

    /// The numbers of a component's versions, oldest first; none where there is no such component.
    pub fn component_versions(&self, name: &str) -> Result<Vec<u32>> {
        if check_name(name).is_err() {
            return Ok(Vec::new());
        }
        let mut versions: Vec<u32> =
            entries(&self.components().join(name))?.iter().filter_map(|path| number(path)).collect();
        versions.sort_unstable();
        Ok(versions)
    }

    /// The file of a version of a component.
    pub fn component_path(&self, name: &str, version: u32) -> PathBuf {
        self.components().join(name).join(format!("{version}.json"))
    }

    /// Writes a version of a component. Errors: `name_invalid`; `file_exists`, since a version never changes.
    pub fn component_write(&self, name: &str, version: u32, text: &str) -> Result<()> {
        check_name(name)?;
        self.require_writable()?;
        let path = self.component_path(name, version);
        if path.exists() {
            return Err(Error::new(Code::FileExists).file(path));
        }
        write_whole(&path, text.as_bytes())
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.path()).collect()),
        Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        Err(e) => Err(io_error(folder, &e)),
    }
}

fn last(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_str()?.to_owned())
}

/// The version that a file is of: `3.json`, as Falaj writes it.
fn number(path: &Path) -> Option<u32> {
    let name = last(path)?;
    let digits = name.strip_suffix(".json")?;
    let version: u32 = digits.parse().ok()?;
    (version > 0 && digits == version.to_string() && path.is_file()).then_some(version)
}
