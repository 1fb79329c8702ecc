//! Operations that look at one row after the other, and how they find columns.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, PolarsError};

use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, Table, position, tell};

pub(super) fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

/// Writes what `work` makes of each batch of rows; it is told the row of the table that the batch begins with.
pub(super) fn row_wise(
    input: &Path,
    columns: Vec<Column>,
    out: &Path,
    progress: Progress,
    mut work: impl FnMut(DataFrame, usize) -> Result<DataFrame>,
) -> Result<Table> {
    let source = Source::open(input)?;
    let positions = source.positions(None)?;
    let mut writer = TableWriter::create(out, columns)?;
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        writer.write(&work(frame, batch.offset)?)?;
    }
    writer.finish()
}

/// The column called `name`, as parameter `param` names it.
pub(super) fn find<'a>(columns: &'a [Column], name: &str, param: &str) -> Result<&'a Column> {
    position(columns, name).map(|at| &columns[at]).map_err(|error| error.param(param))
}

/// The column called `name`, which has to be of one of these types.
pub(super) fn typed<'a>(columns: &'a [Column], name: &str, allowed: &[ColumnType], param: &str) -> Result<&'a Column> {
    let column = find(columns, name, param)?;
    if allowed.contains(&column.kind) {
        return Ok(column);
    }
    let names: Vec<_> = allowed.iter().map(|kind| kind.as_str()).collect();
    let error = Error::new(Code::ColumnType).param(param).column(name).with("found", column.kind.as_str());
    Err(error.with("expected", names.join(", ")))
}

/// Adds a column, or notes that the table has one of that name.
pub(super) fn add(columns: &mut Vec<Column>, name: &str, kind: ColumnType, param: &str) -> Result<()> {
    if columns.iter().any(|column| column.name == name) {
        return Err(Error::new(Code::ColumnTwice).param(param).column(name));
    }
    columns.push(Column { name: name.to_owned(), kind });
    Ok(())
}

pub(super) fn invalid(param: &str, value: impl std::fmt::Display, allowed: impl std::fmt::Display) -> Error {
    Error::new(Code::ParamInvalid).param(param).with("value", value).with("allowed", allowed)
}
