//! Reading the columns of a chart, batch by batch.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, PolarsResult};

use super::Asked;
use super::keys::Keys;
use crate::calendar::DAY;
use crate::parquet::Source;
use crate::profile::hash::{GOLDEN, mix};
use crate::profile::scan::internal;
use crate::table::{Progress, position, tell};

/// Rows whose values are held at once; of more, quartiles and medians are estimated.
const MOST_HELD: u64 = 8_000_000;

/// The rows of a table.
pub(super) struct Rows {
    source: Source,
    columns: Vec<Column>,
}

/// Some rows of the columns that are drawn.
pub(super) struct Read {
    /// The first row's number in the table.
    pub(super) offset: usize,
    frame: DataFrame,
}

/// How many rows lack a value in `x`, in `y` and in `color`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) lacking: [u64; 3],
}

impl Seen {
    /// Notes what a row lacks; true if that is anything.
    pub(super) fn lacks(&mut self, x: bool, y: bool, color: bool) -> bool {
        for (count, lacks) in self.lacking.iter_mut().zip([x, y, color]) {
            *count += u64::from(lacks);
        }
        x || y || color
    }
}

/// Which rows have their values held; of too many some by chance, the same every time.
pub(super) struct Holding {
    /// Whether any have.
    holds: bool,
    /// Rows whose lot is below this one; none where all can be held.
    limit: Option<u64>,
    held: u64,
}

impl Holding {
    pub(super) fn of(rows: &Rows, holds: bool) -> Self {
        let share = MOST_HELD as f64 / rows.count().max(1) as f64;
        let limit = (holds && share < 1.0).then_some((share * u64::MAX as f64) as u64);
        Self { holds, limit, held: 0 }
    }

    /// Whether the values of a row are held.
    pub(super) fn takes(&mut self, row: usize) -> bool {
        let takes = self.holds && self.limit.is_none_or(|limit| lot(row) < limit);
        self.held += u64::from(takes);
        takes
    }

    /// How many rows are held, where that is not all of them.
    pub(super) fn sampled(&self) -> Option<u64> {
        self.limit.map(|_| self.held)
    }
}

impl Rows {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let source = Source::open(path)?;
        let columns = source.columns();
        Ok(Self { source, columns })
    }

    pub(super) fn count(&self) -> u64 {
        self.source.rows() as u64
    }

    pub(super) fn column(&self, name: &str) -> Result<Column> {
        position(&self.columns, name).map(|at| self.columns[at].clone())
    }

    /// Hands on all rows of the columns; this is pass `pass` of `passes`.
    pub(super) fn each(
        &self,
        columns: &[&Column],
        (pass, passes): (usize, usize),
        progress: Progress,
        mut take: impl FnMut(&Read) -> Result<()>,
    ) -> Result<()> {
        let mut names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let mut positions = self.source.positions(Some(&names))?;
        positions.sort_unstable();
        let done = |offset: usize| (pass as f64 + offset as f64 / self.count().max(1) as f64) / passes as f64;
        for batch in self.source.batches() {
            tell(progress, done(batch.offset))?;
            take(&Read { offset: batch.offset, frame: self.source.read(&positions, batch)? })?;
        }
        tell(progress, done(self.source.rows()))
    }
}

impl Read {
    /// How many rows.
    pub(super) fn rows(&self) -> usize {
        self.frame.height()
    }

    fn column(&self, column: &Column) -> Result<&PlColumn> {
        self.frame.column(&column.name).map_err(internal)
    }

    /// The values of a column as numbers; NaN where there is none.
    pub(super) fn numbers(&self, column: &Column) -> Result<Vec<f64>> {
        numbers(column.kind, self.column(column)?).map_err(internal)
    }

    /// The numbers of the values of a column among `keys`; `u32::MAX` where there is none. Errors: `too_many_values`.
    pub(super) fn codes(&self, column: &Column, keys: &mut Keys) -> Result<Vec<u32>> {
        keys.codes(self.column(column)?)
            .map_err(internal)?
            .ok_or_else(|| Error::new(Code::TooManyValues).column(&column.name).with("limit", super::keys::MOST))
    }

    /// The same of the column of colours; one for all where there is none.
    pub(super) fn colors(&self, asked: &Asked, keys: &mut Option<Keys>) -> Result<Vec<u32>> {
        match (&asked.color, keys) {
            (Some(color), Some(keys)) => self.codes(color, keys),
            _ => Ok(vec![0; self.rows()]),
        }
    }

    /// The values of the column that is measured; where rows are only counted, a zero for each.
    pub(super) fn measured(&self, column: Option<&Column>) -> Result<Vec<f64>> {
        match column {
            Some(column) if column.kind == ColumnType::Text => {
                let text = self.column(column)?.str().map_err(internal)?;
                Ok(text.iter().map(|value| if value.is_some() { 0.0 } else { f64::NAN }).collect())
            }
            Some(column) => self.numbers(column),
            None => Ok(vec![0.0; self.rows()]),
        }
    }
}

/// A number for a row that looks like chance (SplitMix64).
pub(super) fn lot(row: usize) -> u64 {
    mix((row as u64).wrapping_mul(GOLDEN))
}

fn numbers(kind: ColumnType, values: &PlColumn) -> PolarsResult<Vec<f64>> {
    const DAY_MILLIS: f64 = DAY as f64 / 1_000.0;
    let physical = values.to_physical_repr();
    Ok(match kind {
        ColumnType::Integer => values.i64()?.iter().map(|value| value.map_or(f64::NAN, |v| v as f64)).collect(),
        ColumnType::Real => {
            values.f64()?.iter().map(|value| value.filter(|v| v.is_finite()).unwrap_or(f64::NAN)).collect()
        }
        ColumnType::Boolean => {
            values.bool()?.iter().map(|value| value.map_or(f64::NAN, |v| f64::from(u8::from(v)))).collect()
        }
        ColumnType::Text => vec![f64::NAN; values.len()],
        ColumnType::Date => {
            physical.i32()?.iter().map(|value| value.map_or(f64::NAN, |v| f64::from(v) * DAY_MILLIS)).collect()
        }
        ColumnType::Datetime => {
            physical.i64()?.iter().map(|value| value.map_or(f64::NAN, |v| v as f64 / 1_000.0)).collect()
        }
        // Polars counts times of day in nanoseconds.
        ColumnType::Time => physical.i64()?.iter().map(|value| value.map_or(f64::NAN, |v| v as f64 / 1e6)).collect(),
    })
}
