//! Making the column that a model is to predict.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{BooleanChunked, Column as PlColumn, DataFrame, DataType, IntoColumn, PolarsResult};

use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, Table, is_number, position, tell};

/// How the label follows from the source column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LabelRule {
    /// True where the number is greater.
    Above(f64),
    /// True where the number is less.
    Below(f64),
    /// True where the number is as great or greater.
    AtLeast(f64),
    /// The value itself.
    AsIs,
}

/// A table with a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The table that was written.
    pub table: Table,
    /// Rows left out because the source column has no value there.
    pub dropped: u64,
}

/// Adds the column `name`, made from `column` by `rule`, as the last one; with `drop_source` the source column goes.
/// Thresholds make a boolean column. Rows without a source value are left out.
///
/// Errors: `column_missing`, `column_type` (a threshold on what is no number), `column_twice` (the name is taken),
/// `no_rows` (no row has a value), those of reading and writing, `cancelled`.
pub fn label(
    input: &Path,
    column: &str,
    rule: LabelRule,
    name: &str,
    drop_source: bool,
    out: &Path,
    progress: Progress,
) -> Result<Labelled> {
    let source = Source::open(input)?;
    let mut columns = source.columns();
    let at = position(&columns, column).map_err(|error| error.file(input))?;
    let kind = label_kind(&columns[at], rule)?;
    let replaces = drop_source || name == column;
    if replaces {
        columns.remove(at);
    }
    if columns.iter().any(|other| other.name == name) {
        return Err(Error::new(Code::ColumnTwice).column(name));
    }
    columns.push(Column { name: name.to_owned(), kind });
    let positions = source.positions(None)?;
    let mut writer = TableWriter::create(out, columns)?;
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let labelled = labelled(frame, at, rule, name, replaces);
        writer.write(&labelled.map_err(|error| Error::new(Code::Internal).detail(error))?)?;
    }
    if writer.rows() == 0 {
        return Err(Error::new(Code::NoRows).file(input).column(column));
    }
    let table = writer.finish()?;
    let dropped = source.rows() as u64 - table.rows;
    Ok(Labelled { table, dropped })
}

fn label_kind(column: &Column, rule: LabelRule) -> Result<ColumnType> {
    if rule == LabelRule::AsIs {
        return Ok(column.kind);
    }
    if is_number(column.kind) {
        return Ok(ColumnType::Boolean);
    }
    let error = Error::new(Code::ColumnType).column(&column.name);
    Err(error.with("expected", "number").with("found", column.kind.as_str()))
}

fn labelled(frame: DataFrame, at: usize, rule: LabelRule, name: &str, replaces: bool) -> PolarsResult<DataFrame> {
    let mut kept = frame.filter(&present(&frame.columns()[at])?)?;
    let source = kept.columns()[at].clone();
    let label = match rule {
        LabelRule::AsIs => source.clone().with_name(name.into()),
        LabelRule::Above(limit) => compare(&source, name, |value| value > limit)?,
        LabelRule::Below(limit) => compare(&source, name, |value| value < limit)?,
        LabelRule::AtLeast(limit) => compare(&source, name, |value| value >= limit)?,
    };
    if replaces {
        kept.drop_in_place(source.name().as_str())?;
    }
    kept.hstack(&[label])
}

/// True where the column has a value; a number that is none is no value.
fn present(column: &PlColumn) -> PolarsResult<BooleanChunked> {
    match column.dtype() {
        DataType::Float64 => Ok(column.f64()?.iter().map(|value| Some(value.is_some_and(|v| !v.is_nan()))).collect()),
        _ => Ok(column.is_not_null()),
    }
}

fn compare(column: &PlColumn, name: &str, holds: impl Fn(f64) -> bool) -> PolarsResult<PlColumn> {
    let numbers = column.cast(&DataType::Float64)?;
    let label: BooleanChunked = numbers.f64()?.iter().map(|value| value.map(&holds)).collect();
    Ok(label.with_name(name.into()).into_column())
}
