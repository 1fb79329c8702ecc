//! What a table is to the callers of this crate, and how its columns are found.

use std::collections::HashSet;
use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataType, Schema, TimeUnit};

use crate::parquet::Source;

/// The types that columns of sources can have, for messages.
pub(crate) const READABLE: &str = "integer, real, decimal, text, boolean, date, datetime, time";

/// Told how much is done, 0 to 1; answers `false` to cancel.
pub type Progress<'a> = &'a dyn Fn(f64) -> bool;

/// A table that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Number of rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<Column>,
}

/// The columns of a Parquet file. Errors: those of opening a file, `parquet_damaged`.
pub fn schema(path: &Path) -> Result<Vec<Column>> {
    Ok(Source::open(path)?.columns())
}

/// The number of rows of a Parquet file. Errors: those of opening a file, `parquet_damaged`.
pub fn row_count(path: &Path) -> Result<u64> {
    Ok(Source::open(path)?.rows() as u64)
}

/// Reports progress; `cancelled` when the caller wants no more.
pub(crate) fn tell(progress: Progress, done: f64) -> Result<()> {
    if progress(done.clamp(0.0, 1.0)) { Ok(()) } else { Err(Error::new(Code::Cancelled)) }
}

/// Where `name` stands among `columns`; `column_missing` if it does not, `suggested` (`yes` or `no`) with a `suggestion`.
pub(crate) fn position(columns: &[Column], name: &str) -> Result<usize> {
    columns.iter().position(|column| column.name == name).ok_or_else(|| {
        let suggestion = nearest(columns.iter().map(|column| column.name.as_str()), name);
        let error = Error::new(Code::ColumnMissing).column(name);
        let error = error.with("suggested", if suggestion.is_some() { "yes" } else { "no" });
        error.with("suggestion", suggestion.unwrap_or_default())
    })
}

/// A name that stands twice in a list.
pub(crate) fn repeated(names: &[String]) -> Option<&String> {
    let mut seen = HashSet::with_capacity(names.len());
    names.iter().find(|name| !seen.insert(name.as_str()))
}

/// The name most like `wanted`, unless none is near.
fn nearest<'a>(names: impl Iterator<Item = &'a str>, wanted: &str) -> Option<&'a str> {
    let limit = (wanted.chars().count() / 3).max(1) + 1;
    names.map(|name| (edits(name, wanted), name)).filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
}

/// Insertions, deletions and replacements that turn one name into the other, letter case aside.
fn edits(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut costs: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = costs[0];
        costs[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = costs[j + 1];
            costs[j + 1] = replaced.min(diagonal + 1).min(costs[j] + 1);
        }
    }
    costs[b.len()]
}

/// The type of Falaj's own Parquet files for a column.
pub(crate) fn data_type(kind: ColumnType) -> DataType {
    match kind {
        ColumnType::Integer => DataType::Int64,
        ColumnType::Real => DataType::Float64,
        ColumnType::Text => DataType::String,
        ColumnType::Boolean => DataType::Boolean,
        ColumnType::Date => DataType::Date,
        ColumnType::Datetime => DataType::Datetime(TimeUnit::Microseconds, None),
        ColumnType::Time => DataType::Time,
    }
}

/// The Polars schema of `columns`.
pub(crate) fn polars_schema(columns: &[Column]) -> Schema {
    columns.iter().map(|column| (column.name.as_str().into(), data_type(column.kind))).collect()
}

/// True for columns whose values are numbers or 0/1.
pub(crate) fn is_number(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Integer | ColumnType::Real)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_the_nearest_name() {
        let columns =
            ["dep_delay", "arr_delay", "origin"].map(|name| Column { name: name.into(), kind: ColumnType::Real });
        let suggestion = |name: &str| position(&columns, name).unwrap_err().params["suggestion"].clone();
        assert_eq!(suggestion("arr_dealy"), "arr_delay");
        assert_eq!(suggestion("Origin"), "origin");
        assert_eq!(suggestion("salary"), "");
    }
}
