//! Operations on tables: files in, files out. Expected values were worked out by hand; where a note says so, with
//! pandas 3.

mod chains;
mod expressions;
mod joining;
mod reshaping;
mod rows;

use std::path::{Path, PathBuf};

use falaj_data::transform::{Operation, Transformed};
use falaj_schema::{Error, Result};
use serde_json::Value;

use crate::{Folder, ON, cells};

/// Runs an operation written as its settings stand in a pipeline.
fn run_on<T: serde::de::DeserializeOwned>(
    inputs: &[&Path],
    settings: Value,
    wrap: fn(T) -> Operation,
    out: &Path,
) -> Result<Transformed> {
    let operation = wrap(serde_json::from_value(settings).unwrap());
    let tables: Vec<_> = inputs.iter().map(|path| falaj_data::schema(path).unwrap()).collect();
    let entering: Vec<_> = tables.iter().map(Vec::as_slice).collect();
    let before = operation.columns(&entering).map_err(|mut errors| errors.remove(0))?;
    let made = operation.run(inputs, out, ON)?;
    if let Some(before) = before {
        assert_eq!(before, made.table.columns, "the columns that were told before");
    }
    assert_eq!(falaj_data::schema(out)?, made.table.columns, "the columns in the file");
    assert_eq!(falaj_data::row_count(out)?, made.table.rows);
    Ok(made)
}

/// The rows that come out, as text with commas; `–` where there is no value.
fn texts(path: &Path) -> Vec<String> {
    let cell = |cell: Option<String>| cell.unwrap_or_else(|| "–".to_owned());
    cells(path).into_iter().map(|row| row.into_iter().map(cell).collect::<Vec<_>>().join(",")).collect()
}

fn check<T: serde::de::DeserializeOwned>(
    folder: &Folder,
    csv: &[&str],
    settings: Value,
    wrap: fn(T) -> Operation,
    expected: &[&str],
) {
    let inputs: Vec<PathBuf> = csv.iter().enumerate().map(|(at, csv)| folder.table(&format!("t{at}"), csv)).collect();
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let out = folder.path("made.parquet");
    let shown = settings.to_string();
    run_on(&inputs, settings, wrap, &out).unwrap_or_else(|error| panic!("{shown}: {error} {:?}", error.detail));
    assert_eq!(texts(&out), expected, "{shown}");
}

fn refused<T: serde::de::DeserializeOwned>(
    folder: &Folder,
    csv: &[&str],
    settings: Value,
    wrap: fn(T) -> Operation,
) -> Error {
    let inputs: Vec<PathBuf> = csv.iter().enumerate().map(|(at, csv)| folder.table(&format!("r{at}"), csv)).collect();
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let out = folder.path("refused.parquet");
    let error = run_on(&inputs, settings, wrap, &out).unwrap_err();
    assert!(!out.exists(), "a half-made file was left");
    error
}
