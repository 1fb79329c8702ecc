//! Importing a Parquet file: its columns in Falaj's types, its rows written anew.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::dataset::Warning;
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;

use super::{Source, TableWriter};
use crate::import::{Imported, WARNING_ROWS, warning};
use crate::table::{Progress, tell};

/// The types that columns can have.
pub(crate) const READABLE: &str = "integer, real, decimal, text, boolean, date, datetime, time";

/// Imports the Parquet file `path` to `out`.
/// Errors: `parquet_damaged`, `no_rows`, `column_type` (no column can be read), those of writing, `cancelled`.
pub(crate) fn import(path: &Path, out: &Path, progress: Progress) -> Result<Imported> {
    let source = Source::open(path)?;
    if source.rows() == 0 {
        return Err(Error::new(Code::NoRows).file(path));
    }
    let columns = source.columns();
    if columns.is_empty() {
        let (name, kind) = source.left_out().first().cloned().unwrap_or_default();
        return Err(Error::new(Code::ColumnType)
            .file(path)
            .column(name)
            .with("found", kind)
            .with("expected", READABLE));
    }
    let positions = source.positions(None)?;
    let mut writer = TableWriter::create(out, columns)?;
    let mut infinite = BTreeMap::new();
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows() as f64)?;
        source.check(batch)?;
        let frame = source.read(&positions, batch)?;
        let frame = without_infinite(frame, batch.offset as u64, &mut infinite).map_err(internal)?;
        writer.write(&frame)?;
    }
    let table = writer.finish()?;
    let mut warnings: Vec<Warning> = source.left_out().iter().map(left_out).collect();
    warnings.extend(infinite.into_iter().map(|(column, found)| not_finite(&column, found.count, found.rows)));
    warnings.extend(source.too_large().into_iter().map(|(column, count)| too_large(&column, count)));
    tell(progress, 1.0)?;
    Ok(Imported { rows: table.rows, columns: table.columns, warnings })
}

/// Infinite numbers that were found in a column.
#[derive(Default)]
pub(crate) struct Infinite {
    count: u64,
    rows: Vec<u64>,
}

/// Makes numbers that are not finite missing: what is no number is no value.
pub(crate) fn without_infinite(
    frame: DataFrame,
    offset: u64,
    found: &mut BTreeMap<String, Infinite>,
) -> PolarsResult<DataFrame> {
    let rows = frame.height();
    let columns = frame.columns().iter().map(|column| {
        if *column.dtype() != DataType::Float64 {
            return Ok(column.clone());
        }
        let numbers = column.f64()?;
        if numbers.iter().flatten().all(f64::is_finite) {
            return Ok(column.clone());
        }
        for (row, value) in numbers.iter().enumerate().filter(|(_, value)| value.is_some_and(f64::is_infinite)) {
            let _ = value;
            let entry = found.entry(column.name().to_string()).or_default();
            entry.count += 1;
            if entry.rows.len() < WARNING_ROWS {
                entry.rows.push(offset + row as u64 + 1);
            }
        }
        let finite: Float64Chunked = numbers.iter().map(|value| value.filter(|v| v.is_finite())).collect();
        Ok(finite.with_name(column.name().clone()).into_column())
    });
    DataFrame::new(rows, columns.collect::<PolarsResult<Vec<_>>>()?)
}

fn left_out((column, kind): &(String, String)) -> Warning {
    warning("column_left_out", &[("column", column), ("type", kind)], Vec::new())
}

fn too_large(column: &str, count: u64) -> Warning {
    warning("too_large", &[("column", column), ("count", &count.to_string())], Vec::new())
}

/// Warns that a column has infinite numbers, which were stored as missing.
pub(crate) fn not_finite(column: &str, count: u64, rows: Vec<u64>) -> Warning {
    warning("not_finite", &[("column", column), ("count", &count.to_string())], rows)
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}
