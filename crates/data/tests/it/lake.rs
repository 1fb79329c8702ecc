//! Tables with a log, which other people's clients wrote: `fixtures/lake/make.py`.

use std::path::{Path, PathBuf};

use falaj_data::{ImportOptions, Imported};

use crate::{DEFAULT, Folder, ON, cells, lines};

/// A copy of a table of the fixtures.
pub fn copied(folder: &Folder, name: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lake").join(name);
    let to = folder.path(name.rsplit('/').next().unwrap());
    copy(&from, &to);
    to
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All files of a table.
pub fn files_of(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files_of(&path) } else { vec![path] };
    entries.flat_map(below).collect()
}

/// Options that ask for a version.
pub fn at(version: &str) -> ImportOptions {
    ImportOptions { table_version: Some(version.to_owned()), ..DEFAULT }
}

/// Imports a table, to `out.parquet` beside it.
pub fn read(table: &Path, options: &ImportOptions) -> falaj_schema::Result<(Imported, Vec<Vec<Option<String>>>)> {
    let out = table.parent().unwrap().join("out.parquet");
    let imported = falaj_data::import(table, options, &out, ON)?;
    Ok((imported, cells(&out)))
}

/// The imported rows, in order of their text.
pub fn sorted(folder: &Folder) -> Vec<String> {
    let mut rows = lines(&folder.path("out.parquet"));
    rows.sort();
    rows
}
