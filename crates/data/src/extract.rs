//! Columns as plain vectors, for the crates that don't know Polars.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, DataType, PlIndexSet, PolarsError, PolarsResult};

use crate::calendar::DAY;
use crate::parquet::Source;

/// Columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Extracted {
    /// Number of rows.
    pub rows: usize,
    /// The columns with their values, in the order asked for.
    pub columns: Vec<(Column, Cells)>,
}

/// The values of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// Integers and reals; booleans as 0 and 1. NaN where there is no value.
    Number(Vec<f64>),
    /// Text.
    Text {
        /// Every value once, in the order of first appearance.
        dictionary: Vec<String>,
        /// Index into the dictionary for each row; `u32::MAX` where there is no value.
        codes: Vec<u32>,
    },
    /// Dates and moments as microseconds since the epoch, times of day as microseconds since midnight. `i64::MIN` where
    /// there is no value.
    Time(Vec<i64>),
}

/// Reads columns of a Parquet file: those named, or all. Errors: those of opening, `parquet_damaged`, `column_missing`.
pub fn to_columns(path: &Path, columns: Option<&[String]>) -> Result<Extracted> {
    let source = Source::open(path)?;
    let positions = source.positions(columns)?;
    let all = source.columns();
    let chosen: Vec<Column> = positions.iter().map(|at| all[*at].clone()).collect();
    let mut collectors: Vec<Collector> = chosen.iter().map(|column| Collector::new(column.kind)).collect();
    // A column named twice is read once and taken twice.
    let mut distinct = positions.clone();
    distinct.sort_unstable();
    distinct.dedup();
    for batch in source.batches() {
        let frame = source.read(&distinct, batch)?;
        for (collector, column) in collectors.iter_mut().zip(&chosen) {
            collector.extend(frame.column(&column.name).map_err(internal)?).map_err(internal)?;
        }
    }
    Ok(Extracted { rows: source.rows(), columns: chosen.into_iter().zip(finish(collectors)).collect() })
}

/// The columns of a frame whose types are those of Falaj's Parquet files. Errors: `column_type`.
pub fn frame_to_columns(frame: &DataFrame) -> Result<Extracted> {
    let mut columns = Vec::with_capacity(frame.width());
    for column in frame.columns() {
        let Some(kind) = kind_of(column.dtype()) else {
            let error = Error::new(Code::ColumnType).column(column.name().as_str());
            return Err(error.with("found", column.dtype()).with("expected", "one of Falaj's own types"));
        };
        let mut collector = Collector::new(kind);
        collector.extend(column).map_err(internal)?;
        columns.push((Column { name: column.name().to_string(), kind }, collector.finish()));
    }
    Ok(Extracted { rows: frame.height(), columns })
}

/// Reads one column of an opened file.
pub(crate) fn column_cells(source: &Source, position: usize, kind: ColumnType) -> Result<Cells> {
    let mut collector = Collector::new(kind);
    for batch in source.batches() {
        let frame = source.read(&[position], batch)?;
        collector.extend(&frame.columns()[0]).map_err(internal)?;
    }
    Ok(collector.finish())
}

fn kind_of(kind: &DataType) -> Option<ColumnType> {
    Some(match kind {
        DataType::Int64 => ColumnType::Integer,
        DataType::Float64 => ColumnType::Real,
        DataType::String => ColumnType::Text,
        DataType::Boolean => ColumnType::Boolean,
        DataType::Date => ColumnType::Date,
        DataType::Datetime(..) => ColumnType::Datetime,
        DataType::Time => ColumnType::Time,
        _ => return None,
    })
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

fn finish(collectors: Vec<Collector>) -> impl Iterator<Item = Cells> {
    collectors.into_iter().map(Collector::finish)
}

/// Gathers the values of a column.
pub(crate) enum Collector {
    Number(Vec<f64>),
    Text { dictionary: PlIndexSet<String>, codes: Vec<u32> },
    Time(Vec<i64>),
}

impl Collector {
    pub(crate) fn new(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Integer | ColumnType::Real | ColumnType::Boolean => Self::Number(Vec::new()),
            ColumnType::Text => Self::Text { dictionary: PlIndexSet::default(), codes: Vec::new() },
            ColumnType::Date | ColumnType::Datetime | ColumnType::Time => Self::Time(Vec::new()),
        }
    }

    pub(crate) fn push_missing(&mut self) {
        match self {
            Self::Number(values) => values.push(f64::NAN),
            Self::Text { codes, .. } => codes.push(u32::MAX),
            Self::Time(values) => values.push(i64::MIN),
        }
    }

    /// Adds a number; `false` if this gathers something else. So do the others.
    pub(crate) fn push_number(&mut self, value: f64) -> bool {
        let Self::Number(values) = self else { return false };
        values.push(value);
        true
    }

    pub(crate) fn push_time(&mut self, value: i64) -> bool {
        let Self::Time(values) = self else { return false };
        values.push(value);
        true
    }

    pub(crate) fn push_text(&mut self, value: &str) -> bool {
        let Self::Text { dictionary, codes } = self else { return false };
        codes.push(code_of(dictionary, value));
        true
    }

    /// Adds the values of a column as [`Source`] gives it.
    pub(crate) fn extend(&mut self, column: &PlColumn) -> PolarsResult<()> {
        match self {
            Self::Number(values) => extend_numbers(values, column),
            Self::Text { dictionary, codes } => {
                let text = column.str()?;
                codes.reserve(text.len());
                codes.extend(text.iter().map(|value| value.map_or(u32::MAX, |value| code_of(dictionary, value))));
                Ok(())
            }
            Self::Time(values) => extend_times(values, column),
        }
    }

    pub(crate) fn finish(self) -> Cells {
        match self {
            Self::Number(values) => Cells::Number(values),
            Self::Text { dictionary, codes } => Cells::Text { dictionary: dictionary.into_iter().collect(), codes },
            Self::Time(values) => Cells::Time(values),
        }
    }
}

fn code_of(dictionary: &mut PlIndexSet<String>, value: &str) -> u32 {
    match dictionary.get_index_of(value) {
        Some(code) => code as u32,
        None => dictionary.insert_full(value.to_owned()).0 as u32,
    }
}

fn extend_numbers(values: &mut Vec<f64>, column: &PlColumn) -> PolarsResult<()> {
    values.reserve(column.len());
    match column.dtype() {
        DataType::Int64 => values.extend(column.i64()?.iter().map(|value| value.map_or(f64::NAN, |v| v as f64))),
        DataType::Boolean => {
            values.extend(column.bool()?.iter().map(|value| value.map_or(f64::NAN, |v| f64::from(u8::from(v)))));
        }
        _ => values.extend(column.f64()?.iter().map(|value| value.unwrap_or(f64::NAN))),
    }
    Ok(())
}

fn extend_times(values: &mut Vec<i64>, column: &PlColumn) -> PolarsResult<()> {
    values.reserve(column.len());
    let physical = column.to_physical_repr();
    match column.dtype() {
        DataType::Date => {
            values.extend(physical.i32()?.iter().map(|days| days.map_or(i64::MIN, |days| i64::from(days) * DAY)));
        }
        // Polars counts times of day in nanoseconds.
        DataType::Time => values.extend(physical.i64()?.iter().map(|nanos| nanos.map_or(i64::MIN, |n| n / 1_000))),
        _ => values.extend(physical.i64()?.iter().map(|micros| micros.unwrap_or(i64::MIN))),
    }
    Ok(())
}
