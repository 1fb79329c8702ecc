//! The files that an import reads: one, or those of a folder in the order of their paths.

use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};

use super::hive;
use crate::disk;
use crate::format::{Format, format_of};
use crate::import::ImportOptions;
use crate::lake::{self, Snapshot};

/// Files that programs leave beside the data.
const BESIDE: [&str; 5] = ["_SUCCESS", "_metadata", "_common_metadata", "Thumbs.db", "desktop.ini"];
/// How the names of files end that are still being written.
const UNFINISHED: [&str; 7] = [".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download"];
/// How deep folders are followed.
const DEEPEST: usize = 32;

/// One file of an import.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    /// How messages name it: the path from the folder on.
    pub(crate) name: String,
    /// Size in bytes.
    pub(crate) bytes: u64,
    /// What the folders on the way to it say: column and value.
    pub(crate) keys: Vec<(String, Option<String>)>,
}

/// What an import reads.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) root: PathBuf,
    pub(crate) folder: bool,
    /// At least one, but of a table with a log.
    pub(crate) parts: Vec<Part>,
    pub(crate) format: Format,
    /// The table whose log says which the files are; it may have none.
    pub(crate) table: Option<Snapshot>,
}

impl Input {
    /// The file or folder `path`, whose files are looked at as far as `look` of them.
    /// Errors: those of opening, `format_unknown`, `folder_empty`, `folder_mixed`, `table_version`, `table_damaged`,
    /// `table_unsupported`.
    pub(crate) fn find(path: &Path, options: &ImportOptions, look: usize) -> Result<Self> {
        let metadata = path.metadata().map_err(|error| disk::io_error(&error, path))?;
        let folder = metadata.is_dir();
        if let Some(table) = lake::find(path, options)? {
            let parts = table.parts()?;
            return Ok(Self { root: path.to_owned(), folder, parts, format: Format::Parquet, table: Some(table) });
        }
        let parts = if folder {
            list(path)?
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            vec![Part { path: path.to_owned(), name, bytes: metadata.len(), keys: Vec::new() }]
        };
        let Some(first) = parts.first() else { return Err(Error::new(Code::FolderEmpty).file(path)) };
        let format = format_of(&first.path, options)?;
        for part in parts.iter().take(look).skip(1) {
            let other = format_of(&part.path, options)?;
            if other != format {
                let error = Error::new(Code::FolderMixed).file(path);
                let error = error.with("first", &first.name).with("expected", format.name());
                return Err(error.with("other", &part.name).with("found", other.name()));
            }
        }
        Ok(Self { root: path.to_owned(), folder, parts, format, table: None })
    }

    /// Size of all files in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes).sum()
    }

    /// How messages name a file, where there are several.
    pub(crate) fn label(&self, part: usize) -> Option<String> {
        (self.parts.len() > 1).then(|| self.parts.get(part).map(|part| part.name.clone())).flatten()
    }
}

/// True for names of files that are hidden, or that programs give what they have not finished writing; a folder's import
/// leaves them out.
pub fn is_unfinished(name: &str) -> bool {
    let small = name.to_lowercase();
    small.starts_with('.') || small.starts_with("~$") || UNFINISHED.iter().any(|ending| small.ends_with(ending))
}

/// Paths of the files of a folder that an import reads, in order.
pub(super) fn paths_below(root: &Path) -> Result<Vec<PathBuf>> {
    Ok(list(root)?.into_iter().map(|part| part.path).collect())
}

fn list(root: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    walk(root, root, &[], DEEPEST, &mut parts)?;
    parts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(parts)
}

fn walk(
    root: &Path,
    folder: &Path,
    keys: &[(String, Option<String>)],
    depth: usize,
    parts: &mut Vec<Part>,
) -> Result<()> {
    let failed = |error: std::io::Error| disk::io_error(&error, folder);
    for entry in folder.read_dir().map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if is_unfinished(&name) || BESIDE.contains(&name.as_str()) {
            continue;
        }
        let metadata = path.metadata().map_err(|error| disk::io_error(&error, &path))?;
        if metadata.is_file() {
            let from_root = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            parts.push(Part { path, name: from_root, bytes: metadata.len(), keys: keys.to_vec() });
        } else if name == lake::DELTA_LOG {
            // Without its log nobody knows which of the files belong to a table.
            return Err(Error::new(Code::FormatUnknown).file(folder).with("found", "delta"));
        } else if metadata.is_dir() && depth > 0 && !name.starts_with('_') && !entry.path().is_symlink() {
            let own: Vec<_> = keys.iter().cloned().chain(hive::key_of(&name)).collect();
            walk(root, &path, &own, depth - 1, parts)?;
        }
    }
    Ok(())
}
