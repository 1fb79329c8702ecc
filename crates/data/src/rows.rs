//! Rows of a table as text, for a screen.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType, RowsResponse};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, PolarsResult};

use crate::calendar::DAY;
use crate::parquet::{Batch, Source};
use crate::render::{real_text, time_of_kind};
use crate::table::repeated;

/// At most so many rows are read at once.
const MOST: u32 = 1_000;

/// Reads `limit` rows from `offset` on, at most 1,000, of the named columns or all of them. Beyond the end there are none.
/// Errors: those of opening, `parquet_damaged`, `column_missing`, `column_twice`.
pub fn rows(path: &Path, offset: u64, limit: u32, names: Option<&[String]>) -> Result<RowsResponse> {
    if let Some(name) = names.and_then(repeated) {
        return Err(Error::new(Code::ColumnTwice).column(name));
    }
    let source = Source::open(path)?;
    let total = source.rows() as u64;
    let batch = Batch { offset: offset.min(total) as usize, rows: limit.min(MOST) as usize };
    let positions = source.positions(names)?;
    let frame = source.read(&positions, batch)?;
    let all = source.columns();
    let columns: Vec<_> = positions.iter().map(|at| all[*at].clone()).collect();
    let rows = cell_texts(&columns, &frame)?;
    Ok(RowsResponse { columns, rows, total })
}

/// The rows of a table with these columns as text.
pub(crate) fn cell_texts(columns: &[Column], frame: &DataFrame) -> Result<Vec<Vec<Option<String>>>> {
    let cells = columns
        .iter()
        .zip(frame.columns())
        .map(|(column, values)| texts(column.kind, values))
        .collect::<PolarsResult<Vec<_>>>()
        .map_err(|error| Error::new(Code::Internal).detail(error))?;
    let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    Ok((0..frame.height()).map(|_| cells.iter_mut().map(|cells| cells.next().flatten()).collect()).collect())
}

/// The values of a column as text, `None` where there is none.
pub(crate) fn texts(kind: ColumnType, values: &PlColumn) -> PolarsResult<Vec<Option<String>>> {
    Ok(match kind {
        ColumnType::Integer => values.i64()?.iter().map(|value| value.map(|v| v.to_string())).collect(),
        ColumnType::Real => values.f64()?.iter().map(|value| value.filter(|v| !v.is_nan()).map(real_text)).collect(),
        ColumnType::Text => values.str()?.iter().map(|value| value.map(str::to_owned)).collect(),
        ColumnType::Boolean => values.bool()?.iter().map(|value| value.map(|v| v.to_string())).collect(),
        ColumnType::Date => {
            let days = values.to_physical_repr();
            days.i32()?.iter().map(|value| value.and_then(|v| time_of_kind(kind, i64::from(v) * DAY))).collect()
        }
        ColumnType::Datetime => {
            let micros = values.to_physical_repr();
            micros.i64()?.iter().map(|value| value.and_then(|v| time_of_kind(kind, v))).collect()
        }
        ColumnType::Time => {
            let nanos = values.to_physical_repr();
            nanos.i64()?.iter().map(|value| value.and_then(|v| time_of_kind(kind, v / 1_000))).collect()
        }
    })
}
