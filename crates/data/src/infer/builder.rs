//! The values of a column in the making, from their text.

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    BooleanChunkedBuilder, ChunkedBuilder, Column as PlColumn, DataFrame, Float64Type, Int32Type, Int64Type,
    IntoColumn, IntoSeries, PolarsDataType, PrimitiveChunkedBuilder, StringChunkedBuilder, TimeUnit,
};

use super::looks::{boolean, integer, real, truth, whole};
use crate::calendar::{DAY, parse_date, parse_datetime, parse_time};

/// How a field was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Read {
    /// As the value that it says.
    Whole,
    /// As missing, because it is an infinite number.
    Infinite,
    /// Not at all: it is no value of this type. Nothing was added.
    Bad,
}

/// The values of one column in the making.
pub(crate) struct Builder {
    values: Values,
    /// True where the type was asked for, not found: then `3.0` is an integer, and `1` is true.
    loose: bool,
}

enum Values {
    Integer(PrimitiveChunkedBuilder<Int64Type>),
    Real(PrimitiveChunkedBuilder<Float64Type>),
    Text(StringChunkedBuilder),
    Boolean(BooleanChunkedBuilder),
    Date(PrimitiveChunkedBuilder<Int32Type>),
    Datetime(PrimitiveChunkedBuilder<Int64Type>),
    Time(PrimitiveChunkedBuilder<Int64Type>),
}

impl Builder {
    /// Begins a column that will probably have `capacity` values.
    pub(crate) fn new(column: &Column, capacity: usize, loose: bool) -> Self {
        let name = column.name.as_str().into();
        let values = match column.kind {
            ColumnType::Integer => Values::Integer(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Real => Values::Real(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Text => Values::Text(StringChunkedBuilder::new(name, capacity)),
            ColumnType::Boolean => Values::Boolean(BooleanChunkedBuilder::new(name, capacity)),
            ColumnType::Date => Values::Date(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Datetime => Values::Datetime(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Time => Values::Time(PrimitiveChunkedBuilder::new(name, capacity)),
        };
        Self { values, loose }
    }

    /// Adds a missing value.
    pub(crate) fn skip(&mut self) {
        match &mut self.values {
            Values::Integer(builder) | Values::Datetime(builder) | Values::Time(builder) => builder.append_null(),
            Values::Real(builder) => builder.append_null(),
            Values::Text(builder) => builder.append_null(),
            Values::Boolean(builder) => builder.append_null(),
            Values::Date(builder) => builder.append_null(),
        }
    }

    /// Adds the value of a field.
    pub(crate) fn add(&mut self, field: &[u8]) -> Read {
        let trimmed = field.trim_ascii();
        let loose = self.loose;
        match &mut self.values {
            Values::Integer(builder) => append(builder, if loose { whole(trimmed) } else { integer(trimmed) }),
            Values::Real(builder) => match real(trimmed) {
                Some(value) if value.is_finite() => append(builder, Some(value)),
                Some(value) => {
                    builder.append_null();
                    if value.is_nan() { Read::Whole } else { Read::Infinite }
                }
                None => Read::Bad,
            },
            Values::Text(builder) => append_text(builder, field),
            Values::Boolean(builder) => append(builder, if loose { truth(trimmed) } else { boolean(trimmed) }),
            Values::Date(builder) => append(builder, day(trimmed, loose).map(|days| days as i32)),
            Values::Datetime(builder) => append(builder, moment(trimmed)),
            Values::Time(builder) => append(builder, parse_time(trimmed).map(|micros| micros * 1_000)),
        }
    }

    /// The column.
    pub(crate) fn finish(self) -> PlColumn {
        let series = match self.values {
            Values::Integer(builder) => builder.finish().into_series(),
            Values::Real(builder) => builder.finish().into_series(),
            Values::Text(builder) => builder.finish().into_series(),
            Values::Boolean(builder) => builder.finish().into_series(),
            Values::Date(builder) => builder.finish().into_series().into_date(),
            Values::Datetime(builder) => builder.finish().into_series().into_datetime(TimeUnit::Microseconds, None),
            Values::Time(builder) => builder.finish().into_series().into_time(),
        };
        series.into_column()
    }
}

/// The table of finished columns.
pub(crate) fn frame(builders: Vec<Builder>) -> Result<DataFrame> {
    let columns = builders.into_iter().map(Builder::finish).collect();
    DataFrame::new_infer_height(columns).map_err(|error| Error::new(Code::Internal).detail(error))
}

/// Microseconds since the epoch of a moment, or of the midnight at which a date begins.
pub(crate) fn moment(field: &[u8]) -> Option<i64> {
    parse_datetime(field).or_else(|| parse_date(field).map(|days| days * DAY))
}

/// Days since the epoch of a date; where it is `loose`, also of a midnight.
fn day(field: &[u8], loose: bool) -> Option<i64> {
    let midnight = || moment(field).filter(|micros| loose && micros % DAY == 0).map(|micros| micros / DAY);
    parse_date(field).or_else(midnight)
}

fn append<N, T: PolarsDataType>(builder: &mut impl ChunkedBuilder<N, T>, value: Option<N>) -> Read {
    let Some(value) = value else { return Read::Bad };
    builder.append_value(value);
    Read::Whole
}

fn append_text(builder: &mut StringChunkedBuilder, field: &[u8]) -> Read {
    let Ok(text) = std::str::from_utf8(field) else { return Read::Bad };
    builder.append_value(text);
    Read::Whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: ColumnType, loose: bool, field: &str) -> Read {
        Builder::new(&Column { name: "x".into(), kind }, 1, loose).add(field.as_bytes())
    }

    #[test]
    fn what_was_asked_for_is_read_more_freely() {
        for (kind, field) in
            [(ColumnType::Integer, "3.0"), (ColumnType::Boolean, "1"), (ColumnType::Date, "2024-01-01T00:00:00")]
        {
            assert_eq!(read(kind, false, field), Read::Bad, "{field}");
            assert_eq!(read(kind, true, field), Read::Whole, "{field}");
        }
        assert_eq!(read(ColumnType::Date, true, "2024-01-01T10:00:00"), Read::Bad);
        assert_eq!(read(ColumnType::Integer, true, "3.5"), Read::Bad);
        assert_eq!(read(ColumnType::Real, true, "-inf"), Read::Infinite);
    }
}
