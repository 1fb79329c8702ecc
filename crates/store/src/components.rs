//! The library of components: `components/NAME/VERSION.json`, files of the workspace that never change once written.

use std::fs;
use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};

use crate::files::{io_error, sync_folder, write_whole};
use crate::{Store, check_name};

/// The file beside the versions of a component that keeps the newest number there was before some were removed.
const REMOVED: &str = "removed.json";

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

    /// The newest version that a component ever had here, also where it was removed since; 0 if it never had one.
    pub fn component_newest(&self, name: &str) -> Result<u32> {
        let newest = self.component_versions(name)?.last().copied().unwrap_or(0);
        Ok(newest.max(removed(&self.components().join(name).join(REMOVED))))
    }

    /// Removes versions of a component, which may be all of them. Their numbers are not given again: a pipeline that has
    /// one must never mean another by it.
    ///
    /// Errors: `name_invalid`, `read_only`, those of writing.
    pub fn component_remove(&self, name: &str, versions: &[u32]) -> Result<()> {
        check_name(name)?;
        self.require_writable()?;
        let folder = self.components().join(name);
        let newest = self.component_newest(name)?;
        write_whole(&folder.join(REMOVED), format!("{{ \"newest\": {newest} }}\n").as_bytes())?;
        for version in versions {
            let path = self.component_path(name, *version);
            fs::remove_file(&path).map_err(|e| io_error(&path, &e))?;
        }
        sync_folder(&folder);
        Ok(())
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

/// The number in the file about versions that were removed; 0 where there is none, or none that can be read.
fn removed(path: &Path) -> u32 {
    let kept = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let newest = kept.as_ref().and_then(|kept| kept.get("newest")?.as_u64());
    newest.and_then(|newest| newest.try_into().ok()).unwrap_or(0)
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
