//! One value of a row.

use std::borrow::Cow;

use falaj_schema::dataset::ColumnType;

use crate::calendar::{DAY, date_text, datetime_text, time_text};

/// A value, or none.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value<'a> {
    /// No value.
    #[default]
    Null,
    /// A whole number.
    Integer(i64),
    /// A real number; always finite, since what is not finite is no value.
    Real(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// True or false.
    Boolean(bool),
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds since 1970-01-01T00:00:00.
    Datetime(i64),
    /// Microseconds since midnight.
    Time(i64),
}

impl<'a> Value<'a> {
    /// A real number; null where it is not finite.
    pub fn real(value: f64) -> Self {
        // Adding zero turns negative zero into zero, which nobody tells apart in a table.
        if value.is_finite() { Self::Real(value + 0.0) } else { Self::Null }
    }

    /// Text that is at hand.
    pub fn text(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }

    /// Text that was made.
    pub fn owned(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }

    /// True if there is no value.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The type; none of null.
    pub fn kind(&self) -> Option<ColumnType> {
        Some(match self {
            Self::Null => return None,
            Self::Integer(_) => ColumnType::Integer,
            Self::Real(_) => ColumnType::Real,
            Self::Text(_) => ColumnType::Text,
            Self::Boolean(_) => ColumnType::Boolean,
            Self::Date(_) => ColumnType::Date,
            Self::Datetime(_) => ColumnType::Datetime,
            Self::Time(_) => ColumnType::Time,
        })
    }

    /// The same value with text of its own.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Integer(value) => Value::Integer(value),
            Self::Real(value) => Value::Real(value),
            Self::Text(value) => Value::Text(Cow::Owned(value.into_owned())),
            Self::Boolean(value) => Value::Boolean(value),
            Self::Date(value) => Value::Date(value),
            Self::Datetime(value) => Value::Datetime(value),
            Self::Time(value) => Value::Time(value),
        }
    }

    /// As text, without quotes: numbers as short as they read back, moments in ISO 8601. None of null.
    pub fn to_text(&self) -> Option<Cow<'a, str>> {
        Some(Cow::Owned(match self {
            Self::Null => return None,
            Self::Text(value) => return Some(value.clone()),
            Self::Integer(value) => value.to_string(),
            Self::Real(value) => real_text(*value),
            Self::Boolean(value) => value.to_string(),
            Self::Date(days) => date_text(i64::from(*days)),
            Self::Datetime(micros) => datetime_text(*micros),
            Self::Time(micros) => time_text(*micros),
        }))
    }

    /// Days since the epoch of a date or moment.
    pub(crate) fn days(&self) -> Option<i64> {
        match self {
            Self::Date(days) => Some(i64::from(*days)),
            Self::Datetime(micros) => Some(micros.div_euclid(DAY)),
            _ => None,
        }
    }

    /// Microseconds since the epoch of a date or moment, since midnight of a time of day.
    pub(crate) fn micros(&self) -> Option<i64> {
        match self {
            Self::Date(days) => Some(i64::from(*days) * DAY),
            Self::Datetime(micros) | Self::Time(micros) => Some(*micros),
            _ => None,
        }
    }

    /// The number of an integer, a real, or a truth (0 and 1).
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Real(value) => Some(*value),
            Self::Boolean(value) => Some(f64::from(u8::from(*value))),
            _ => None,
        }
    }
}

/// The shortest text that reads back as the same number; very large and small ones with an exponent.
pub fn real_text(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e17).contains(&size) { format!("{value:e}") } else { value.to_string() }
}
