//! The crate from outside: files in, files out.

mod arrow_import;
mod bad_input;
mod bucket;
mod csv_import;
mod delta;
mod drift;
mod excel_import;
mod folders;
mod iceberg;
mod inspect;
mod json_import;
mod lake;
mod packed;
mod parquet_import;
#[cfg(unix)]
mod postgres;
#[cfg(unix)]
mod postgres_server;
mod previews;
mod profiles;
mod same_rows;
mod scoring;
mod sheets;
mod sqlite;
mod tables;
mod transforms;
mod types;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use falaj_data::{ImportOptions, Imported, Progress};
use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Error, Result};
use tempfile::TempDir;

/// Never cancels.
const ON: Progress<'static> = &|_| true;

/// Nothing said of how to read a file.
const DEFAULT: ImportOptions = ImportOptions {
    delimiter: None,
    encoding: None,
    missing: None,
    header: None,
    sheet: None,
    header_row: None,
    union: false,
    table_version: None,
    types: BTreeMap::new(),
    lenient: false,
};

/// A folder for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, in folders that are made if need be.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Imports a CSV text as the table `name`.
    fn table(&self, name: &str, csv: &str) -> PathBuf {
        let source = self.file(&format!("{name}.csv"), csv);
        let out = self.path(&format!("{name}.parquet"));
        falaj_data::import(&source, &ImportOptions::default(), &out, ON).unwrap();
        out
    }
}

fn import(path: &Path, options: &ImportOptions) -> Result<(Imported, Vec<Vec<Option<String>>>)> {
    let out = path.with_extension("out.parquet");
    let imported = falaj_data::import(path, options, &out, ON)?;
    Ok((imported, cells(&out)))
}

/// Imports a file that can't be: the error, and the proof that nothing was left behind.
fn refused(name: &str, content: impl AsRef<[u8]>, options: &ImportOptions) -> Error {
    let folder = Folder::new();
    let path = folder.file(name, content);
    let error = import(&path, options).unwrap_err();
    assert_eq!(folder.names(), [name]);
    error
}

/// Codes of the warnings, in order.
fn codes(imported: &Imported) -> Vec<&str> {
    imported.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

/// The warning of this code.
#[track_caller]
fn warned<'a>(imported: &'a Imported, code: &str) -> &'a Warning {
    let found = imported.warnings.iter().find(|warning| warning.code == code);
    found.unwrap_or_else(|| panic!("no {code} among {:?}", imported.warnings))
}

fn cells(path: &Path) -> Vec<Vec<Option<String>>> {
    falaj_data::rows(path, 0, 1_000, None).unwrap().rows
}

/// Rows as one text each, `-` where there is no value.
fn lines(path: &Path) -> Vec<String> {
    let text = |row: Vec<Option<String>>| {
        let cells: Vec<String> = row.into_iter().map(|cell| cell.unwrap_or_else(|| "-".into())).collect();
        cells.join(",")
    };
    cells(path).into_iter().map(text).collect()
}

fn column(name: &str, kind: ColumnType) -> Column {
    Column { name: name.into(), kind }
}

fn names_and_types(columns: &[Column]) -> Vec<(&str, ColumnType)> {
    columns.iter().map(|column| (column.name.as_str(), column.kind)).collect()
}

fn kinds(columns: &[Column]) -> Vec<ColumnType> {
    columns.iter().map(|column| column.kind).collect()
}

fn names(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.name.as_str()).collect()
}

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
