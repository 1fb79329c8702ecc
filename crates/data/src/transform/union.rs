//! Two tables below each other.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame};
use serde::{Deserialize, Serialize};

use super::batches::internal;
use super::{Leaving, Transformed, certain, entering, input};
use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, data_type, tell};

/// Which columns two tables may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Columns {
    /// The same, of the same types, in any order.
    Same,
    /// Any: where one table lacks a column it has no value; numbers of both types become real ones.
    Any,
}

/// The rows of the first table, then those of the second, matched by the names of columns. The order of columns is that of
/// the first; what only the second has comes last.
///
/// Errors: `columns_differ` at parameter `columns`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Union {
    /// Which columns the tables may have.
    pub columns: Columns,
}

impl Union {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let (top, bottom) = (entering(tables, 0), entering(tables, 1));
        let mut columns = top.to_vec();
        let mut errors = Vec::new();
        for own in bottom {
            match columns.iter_mut().find(|column| column.name == own.name) {
                Some(column) if column.kind == own.kind => {}
                Some(column) => match widened(column.kind, own.kind).filter(|_| self.columns == Columns::Any) {
                    Some(kind) => column.kind = kind,
                    None => errors.push(differ(&own.name, own.kind.as_str(), column.kind.as_str())),
                },
                None if self.columns == Columns::Any => columns.push(own.clone()),
                None => errors.push(differ(&own.name, "–", own.kind.as_str())),
            }
        }
        if self.columns == Columns::Same {
            let lacking = top.iter().filter(|column| !bottom.iter().any(|own| own.name == column.name));
            errors.extend(lacking.map(|column| differ(&column.name, "–", column.kind.as_str())));
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let sources = [Source::open(input(inputs, 0)?)?, Source::open(input(inputs, 1)?)?];
        let columns = certain(self.columns(&[&sources[0].columns(), &sources[1].columns()]))?;
        let rows = sources.iter().map(Source::rows).sum::<usize>().max(1);
        let mut writer = TableWriter::create(out, columns.clone())?;
        for source in &sources {
            let positions = source.positions(None)?;
            for batch in source.batches() {
                tell(progress, writer.rows() as f64 / rows as f64)?;
                writer.write(&shaped(&source.read(&positions, batch)?, &columns)?)?;
            }
        }
        Ok(Transformed { table: writer.finish()?, warnings: Vec::new() })
    }
}

fn widened(a: ColumnType, b: ColumnType) -> Option<ColumnType> {
    use ColumnType::{Date, Datetime, Integer, Real};
    match (a, b) {
        (Integer | Real, Integer | Real) => Some(Real),
        (Date | Datetime, Date | Datetime) => Some(Datetime),
        _ => None,
    }
}

fn differ(name: &str, found: &str, expected: &str) -> Error {
    let error = Error::new(Code::ColumnsDiffer).param("columns").column(name);
    error.with("found", found).with("expected", expected)
}

/// The rows with the columns `columns`, in their order and of their types.
fn shaped(frame: &DataFrame, columns: &[Column]) -> Result<DataFrame> {
    let mut shaped = Vec::with_capacity(columns.len());
    for column in columns {
        let kind = data_type(column.kind);
        shaped.push(match frame.column(&column.name) {
            Ok(values) => values.cast(&kind).map_err(internal)?,
            Err(_) => PlColumn::full_null(column.name.as_str().into(), frame.height(), &kind),
        });
    }
    DataFrame::new(frame.height(), shaped).map_err(internal)
}
