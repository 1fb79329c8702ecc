//! Columns in the making, from the values that databases give.

use std::collections::BTreeMap;

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;

use crate::import::WARNING_ROWS;
use crate::import::not_finite;
use crate::parquet::TableWriter;

/// Rows between two writes and two reports of progress.
pub(super) const BATCH: usize = 16_384;
/// Bytes of text that may wait to be written.
const BATCH_BYTES: usize = 32 << 20;

/// A value as Falaj stores it. Dates are days, moments microseconds since the epoch, times nanoseconds since midnight.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    None,
    Integer(i64),
    Real(f64),
    Text(&'a str),
    Boolean(bool),
}

enum Builder {
    Integer(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
    Text(StringChunkedBuilder),
    Boolean(Vec<Option<bool>>),
    Date(Vec<Option<i32>>),
    Datetime(Vec<Option<i64>>),
    Time(Vec<Option<i64>>),
}

impl Builder {
    fn new(kind: ColumnType, name: &str) -> Self {
        match kind {
            ColumnType::Integer => Self::Integer(Vec::new()),
            ColumnType::Real => Self::Real(Vec::new()),
            ColumnType::Text => Self::Text(StringChunkedBuilder::new(name.into(), BATCH)),
            ColumnType::Boolean => Self::Boolean(Vec::new()),
            ColumnType::Date => Self::Date(Vec::new()),
            ColumnType::Datetime => Self::Datetime(Vec::new()),
            ColumnType::Time => Self::Time(Vec::new()),
        }
    }

    /// Adds a value; false when it is of another type.
    fn add(&mut self, value: &Value) -> bool {
        match (self, value) {
            (Self::Integer(to) | Self::Datetime(to) | Self::Time(to), Value::Integer(value)) => to.push(Some(*value)),
            (Self::Integer(to) | Self::Datetime(to) | Self::Time(to), Value::None) => to.push(None),
            (Self::Real(to), Value::Real(value)) => to.push(Some(*value)),
            (Self::Real(to), Value::Integer(value)) => to.push(Some(*value as f64)),
            (Self::Real(to), Value::None) => to.push(None),
            (Self::Text(to), Value::Text(value)) => to.append_value(value),
            (Self::Text(to), Value::None) => to.append_null(),
            (Self::Boolean(to), Value::Boolean(value)) => to.push(Some(*value)),
            (Self::Boolean(to), Value::None) => to.push(None),
            (Self::Date(to), Value::Integer(value)) => match i32::try_from(*value) {
                Ok(days) => to.push(Some(days)),
                Err(_) => return false,
            },
            (Self::Date(to), Value::None) => to.push(None),
            _ => return false,
        }
        true
    }

    fn finish(self, name: &str) -> polars::prelude::Column {
        let name: PlSmallStr = name.into();
        let series = match self {
            Self::Integer(values) => Series::new(name, values),
            Self::Real(values) => Series::new(name, values),
            Self::Text(builder) => builder.finish().into_series(),
            Self::Boolean(values) => Series::new(name, values),
            Self::Date(values) => Int32Chunked::from_iter_options(name, values.into_iter()).into_date().into_series(),
            Self::Datetime(values) => {
                let micros = Int64Chunked::from_iter_options(name, values.into_iter());
                micros.into_datetime(TimeUnit::Microseconds, None).into_series()
            }
            Self::Time(values) => Int64Chunked::from_iter_options(name, values.into_iter()).into_time().into_series(),
        };
        series.into_column()
    }
}

/// A table that is written as its rows come.
pub(super) struct Rows {
    columns: Vec<Column>,
    builders: Vec<Builder>,
    writer: TableWriter,
    waiting: usize,
    bytes: usize,
    infinite: BTreeMap<usize, (u64, Vec<u64>)>,
}

impl Rows {
    /// Begins a table of `columns` that is written to `writer`.
    pub(super) fn new(writer: TableWriter, columns: &[Column]) -> Self {
        let columns = columns.to_vec();
        Self { builders: builders(&columns), columns, writer, waiting: 0, bytes: 0, infinite: BTreeMap::new() }
    }

    /// Rows given so far.
    pub(super) fn count(&self) -> u64 {
        self.writer.rows() + self.waiting as u64
    }

    /// Adds the value of a column in the present row. A value of another type: `column_type`.
    pub(super) fn add(&mut self, at: usize, value: &Value) -> Result<()> {
        if let Value::Text(text) = value {
            self.bytes += text.len();
        }
        let finite = match value {
            Value::Real(number) if !number.is_finite() => {
                if number.is_infinite() {
                    self.note_infinite(at);
                }
                &Value::None
            }
            other => other,
        };
        if self.builders[at].add(finite) {
            return Ok(());
        }
        let column = &self.columns[at];
        let found = match value {
            Value::Text(_) => "text",
            Value::Real(_) => "real",
            _ => "integer",
        };
        let error = Error::new(Code::ColumnType).column(&column.name).row(self.count() + 1);
        Err(error.with("found", found).with("expected", column.kind.as_str()))
    }

    fn note_infinite(&mut self, at: usize) {
        let row = self.count() + 1;
        let (count, rows) = self.infinite.entry(at).or_default();
        *count += 1;
        if rows.len() < WARNING_ROWS {
            rows.push(row);
        }
    }

    /// Ends the present row; true now and then, when progress may be told.
    pub(super) fn end_row(&mut self) -> Result<bool> {
        self.waiting += 1;
        let due = self.waiting == BATCH || self.bytes > BATCH_BYTES;
        if due {
            self.write()?;
        }
        Ok(due)
    }

    fn write(&mut self) -> Result<()> {
        let full = std::mem::replace(&mut self.builders, builders(&self.columns));
        let columns = full.into_iter().zip(&self.columns).map(|(builder, column)| builder.finish(&column.name));
        let frame = DataFrame::new(self.waiting, columns.collect())
            .map_err(|error| Error::new(Code::Internal).detail(error))?;
        (self.waiting, self.bytes) = (0, 0);
        self.writer.write(&frame)
    }

    /// Writes what is left and puts the table in its place: the number of rows and what was noticed.
    pub(super) fn finish(mut self) -> Result<(u64, Vec<Warning>)> {
        self.write()?;
        let rows = self.writer.finish()?.rows;
        let noticed = self.infinite.into_iter();
        Ok((rows, noticed.map(|(at, (count, rows))| not_finite(&self.columns[at].name, count, rows)).collect()))
    }
}

fn builders(columns: &[Column]) -> Vec<Builder> {
    columns.iter().map(|column| Builder::new(column.kind, &column.name)).collect()
}
