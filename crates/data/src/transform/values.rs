//! Columns as single values and back.

use falaj_expr::Value;
use falaj_schema::dataset::ColumnType;
use polars::prelude::*;

use crate::table::data_type;

/// Reads single values of a column.
pub(crate) enum Reader {
    Null(usize),
    Integer(Int64Chunked),
    Real(Float64Chunked),
    Text(StringChunked),
    Boolean(BooleanChunked),
    Date(Int32Chunked),
    Datetime(Int64Chunked),
    Time(Int64Chunked),
}

impl Reader {
    /// Takes a column of one of Falaj's types.
    pub(crate) fn new(column: &Column) -> PolarsResult<Self> {
        // In one piece a row is found at once.
        let series = column.as_materialized_series().rechunk();
        Ok(match series.dtype() {
            DataType::Null => Self::Null(series.len()),
            DataType::Float64 => Self::Real(series.f64()?.clone()),
            DataType::String => Self::Text(series.str()?.clone()),
            DataType::Boolean => Self::Boolean(series.bool()?.clone()),
            DataType::Date => Self::Date(series.date()?.physical().clone()),
            DataType::Datetime(TimeUnit::Microseconds, None) => Self::Datetime(series.datetime()?.physical().clone()),
            DataType::Time => Self::Time(series.time()?.physical().clone()),
            _ => Self::Integer(series.cast(&DataType::Int64)?.i64()?.clone()),
        })
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Null(len) => *len,
            Self::Integer(values) | Self::Datetime(values) | Self::Time(values) => values.len(),
            Self::Real(values) => values.len(),
            Self::Text(values) => values.len(),
            Self::Boolean(values) => values.len(),
            Self::Date(values) => values.len(),
        }
    }

    /// The value of a row; null if it is missing or not finite. A single value stands for every row.
    pub(crate) fn value(&self, row: usize) -> Value<'_> {
        let row = if self.len() == 1 { 0 } else { row };
        let found = match self {
            Self::Null(_) => None,
            Self::Integer(values) => values.get(row).map(Value::Integer),
            Self::Real(values) => values.get(row).map(Value::real),
            Self::Text(values) => values.get(row).map(Value::text),
            Self::Boolean(values) => values.get(row).map(Value::Boolean),
            Self::Date(values) => values.get(row).map(Value::Date),
            Self::Datetime(values) => values.get(row).map(Value::Datetime),
            // Polars counts times of day in nanoseconds.
            Self::Time(values) => values.get(row).map(|nanos| Value::Time(nanos / 1_000)),
        };
        found.unwrap_or_default()
    }
}

/// Gathers single values into a column.
pub(crate) enum Gatherer {
    Integer(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
    Text(StringChunkedBuilder),
    Boolean(Vec<Option<bool>>),
    Date(Vec<Option<i32>>),
    Datetime(Vec<Option<i64>>),
    Time(Vec<Option<i64>>),
}

impl Gatherer {
    pub(crate) fn new(kind: ColumnType, rows: usize) -> Self {
        match kind {
            ColumnType::Integer => Self::Integer(Vec::with_capacity(rows)),
            ColumnType::Real => Self::Real(Vec::with_capacity(rows)),
            ColumnType::Text => Self::Text(StringChunkedBuilder::new(PlSmallStr::EMPTY, rows)),
            ColumnType::Boolean => Self::Boolean(Vec::with_capacity(rows)),
            ColumnType::Date => Self::Date(Vec::with_capacity(rows)),
            ColumnType::Datetime => Self::Datetime(Vec::with_capacity(rows)),
            ColumnType::Time => Self::Time(Vec::with_capacity(rows)),
        }
    }

    /// Adds a value; one of another type counts as missing.
    pub(crate) fn push(&mut self, value: Value) {
        match self {
            Self::Integer(values) => values.push(if let Value::Integer(value) = value { Some(value) } else { None }),
            Self::Real(values) => values.push(if let Value::Real(value) = value { Some(value) } else { None }),
            Self::Text(values) => match value {
                Value::Text(text) => values.append_value(text),
                _ => values.append_null(),
            },
            Self::Boolean(values) => values.push(if let Value::Boolean(value) = value { Some(value) } else { None }),
            Self::Date(values) => values.push(if let Value::Date(value) = value { Some(value) } else { None }),
            Self::Datetime(values) => values.push(if let Value::Datetime(value) = value { Some(value) } else { None }),
            Self::Time(values) => {
                values.push(if let Value::Time(value) = value { value.checked_mul(1_000) } else { None });
            }
        }
    }

    pub(crate) fn finish(self, name: &str) -> PolarsResult<Column> {
        let cast = |series: Series, kind| series.cast(&data_type(kind));
        let series = match self {
            Self::Integer(values) => Int64Chunked::from_iter_options(name.into(), values.into_iter()).into_series(),
            Self::Real(values) => Float64Chunked::from_iter_options(name.into(), values.into_iter()).into_series(),
            Self::Text(values) => values.finish().with_name(name.into()).into_series(),
            Self::Boolean(values) => {
                values.into_iter().collect::<BooleanChunked>().with_name(name.into()).into_series()
            }
            Self::Date(values) => {
                let days = Int32Chunked::from_iter_options(name.into(), values.into_iter());
                cast(days.into_series(), ColumnType::Date)?
            }
            Self::Datetime(values) => {
                let micros = Int64Chunked::from_iter_options(name.into(), values.into_iter());
                cast(micros.into_series(), ColumnType::Datetime)?
            }
            Self::Time(values) => {
                let nanos = Int64Chunked::from_iter_options(name.into(), values.into_iter());
                cast(nanos.into_series(), ColumnType::Time)?
            }
        };
        Ok(series.into_column())
    }
}
