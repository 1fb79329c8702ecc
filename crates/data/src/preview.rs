//! The beginning of a file, before anybody decides to import it.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Error, Result};

use crate::import::{Format, ImportOptions, format_of};
use crate::parquet::{Batch, Source};
use crate::{csv, disk, rows};

/// Rows that are shown.
pub(crate) const SHOWN: usize = 20;

/// The beginning of a file.
#[derive(Debug)]
pub struct Preview {
    /// `csv` or `parquet`.
    pub format: &'static str,
    /// Size in bytes.
    pub bytes: u64,
    /// The columns; of CSV with the types that the rows looked at suggest.
    pub columns: Vec<Column>,
    /// The first rows as text, at most 20. A row of CSV has as many cells as its line.
    pub rows: Vec<Vec<Option<String>>>,
    /// Rows that were looked at.
    pub looked: u64,
    /// Rows in the file, where it says so.
    pub total: Option<u64>,
    /// CSV: the delimiter, as [`ImportOptions`] take it.
    pub delimiter: Option<String>,
    /// CSV: the text encoding.
    pub encoding: Option<String>,
    /// Why an import would fail at one of these rows.
    pub problem: Option<Error>,
}

/// Looks at the beginning of a CSV, TSV or Parquet file, read with `options` as an import would.
///
/// Errors: those of [`crate::import`] that show before the first row. What is wrong with one of the rows looked at is the
/// preview's `problem`: the rows before it can still be shown.
pub fn preview(path: &Path, options: &ImportOptions) -> Result<Preview> {
    match format_of(path, options)? {
        Format::Csv => csv::preview::preview(path, options),
        Format::Parquet => parquet(path),
    }
}

fn parquet(path: &Path) -> Result<Preview> {
    let source = Source::open(path)?;
    source.check(Batch { offset: 0, rows: SHOWN })?;
    let found = rows(path, 0, SHOWN as u32, None)?;
    let bytes = path.metadata().map_err(|error| disk::io_error(&error, path))?.len();
    Ok(Preview {
        format: "parquet",
        bytes,
        columns: found.columns,
        looked: found.rows.len() as u64,
        rows: found.rows,
        total: Some(found.total),
        delimiter: None,
        encoding: None,
        problem: None,
    })
}
