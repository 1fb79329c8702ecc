//! The type of a SQLite column. SQLite has a type for each value, none for a column, and keeps dates as text.

use falaj_schema::dataset::{ColumnType, Warning};
use rusqlite::types::ValueRef;

use super::builders::Value;
use crate::calendar::parse_time;
use crate::import::{WARNING_ROWS, warning};
use crate::infer::{Cell, Tally, moment};

/// What the values of a column are.
#[derive(Default)]
pub(super) struct Seen {
    declared_boolean: bool,
    rows: u64,
    integers: u64,
    reals: u64,
    texts: u64,
    blobs: u64,
    beyond_one: bool,
    odd_numbers: Vec<u64>,
    odd_texts: Vec<u64>,
    first_text: String,
    tally: Tally,
}

/// What becomes of a column.
pub(super) enum Fate {
    /// It is read with this type.
    Kept(ColumnType, Option<Warning>),
    /// It holds bytes, which no type here holds.
    LeftOut,
}

impl Seen {
    /// A column declared with this type.
    pub(super) fn declared(kind: Option<&str>) -> Self {
        let declared_boolean = kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("bool"));
        Self { declared_boolean, ..Self::default() }
    }

    /// Takes note of a value.
    pub(super) fn add(&mut self, value: ValueRef) {
        self.rows += 1;
        match value {
            ValueRef::Null => {}
            ValueRef::Integer(number) => {
                self.integers += 1;
                self.beyond_one |= !(0..=1).contains(&number);
                note(&mut self.odd_numbers, self.rows);
            }
            ValueRef::Real(_) => {
                self.reals += 1;
                note(&mut self.odd_numbers, self.rows);
            }
            ValueRef::Text(text) => {
                if self.texts == 0 {
                    self.first_text = String::from_utf8_lossy(text).chars().take(60).collect();
                }
                self.texts += 1;
                note(&mut self.odd_texts, self.rows);
                let trimmed = text.trim_ascii();
                if trimmed.is_empty() { self.tally.skip() } else { self.tally.add(Cell::plain(trimmed), self.rows) }
            }
            ValueRef::Blob(_) => self.blobs += 1,
        }
    }

    /// The type that holds all values.
    pub(super) fn resolve(&self, name: &str) -> Fate {
        let numbers = self.integers + self.reals;
        if self.blobs > 0 {
            return Fate::LeftOut;
        }
        if numbers + self.texts == 0 {
            return Fate::Kept(ColumnType::Text, Some(warning("column_empty", &[("column", name)], Vec::new())));
        }
        if self.texts == 0 {
            return Fate::Kept(self.number(), None);
        }
        if numbers > 0 {
            return Fate::Kept(ColumnType::Text, Some(self.mixed(name, numbers)));
        }
        // Text that looks like a number was stored as text for a reason; only dates and times have no type of their own.
        let kind = match self.tally.kind() {
            kind @ (ColumnType::Date | ColumnType::Datetime | ColumnType::Time) => kind,
            _ => ColumnType::Text,
        };
        Fate::Kept(kind, None)
    }

    fn number(&self) -> ColumnType {
        match (self.reals, self.declared_boolean && !self.beyond_one) {
            (0, true) => ColumnType::Boolean,
            (0, false) => ColumnType::Integer,
            _ => ColumnType::Real,
        }
    }

    fn mixed(&self, name: &str, numbers: u64) -> Warning {
        let (from, count, rows) = match numbers >= self.texts {
            true => (self.number(), self.texts, &self.odd_texts),
            false => (ColumnType::Text, numbers, &self.odd_numbers),
        };
        let params = [
            ("column", name),
            ("from", from.as_str()),
            ("to", ColumnType::Text.as_str()),
            ("value", &self.first_text),
            ("count", &count.to_string()),
        ];
        warning("type_widened", &params, rows.clone())
    }
}

fn note(rows: &mut Vec<u64>, row: u64) {
    if rows.len() < WARNING_ROWS {
        rows.push(row);
    }
}

/// A value in the type of its column, which holds it; text that is not UTF-8 or no moment gives `None`.
pub(super) fn convert<'a>(kind: ColumnType, value: ValueRef<'a>, scratch: &'a mut String) -> Option<Value<'a>> {
    Some(match (kind, value) {
        (_, ValueRef::Null) => Value::None,
        (ColumnType::Boolean, ValueRef::Integer(number)) => Value::Boolean(number != 0),
        (ColumnType::Real, ValueRef::Integer(number)) => Value::Real(number as f64),
        (ColumnType::Text, ValueRef::Integer(number)) => {
            *scratch = number.to_string();
            Value::Text(scratch)
        }
        (ColumnType::Text, ValueRef::Real(number)) => {
            *scratch = crate::render::real_text(number);
            Value::Text(scratch)
        }
        (_, ValueRef::Integer(number)) => Value::Integer(number),
        (_, ValueRef::Real(number)) => Value::Real(number),
        (ColumnType::Text, ValueRef::Text(text)) => Value::Text(std::str::from_utf8(text).ok()?),
        (kind, ValueRef::Text(text)) => match text.trim_ascii() {
            b"" => Value::None,
            text => Value::Integer(moment_of(kind, text)?),
        },
        (_, ValueRef::Blob(_)) => return None,
    })
}

fn moment_of(kind: ColumnType, text: &[u8]) -> Option<i64> {
    match kind {
        ColumnType::Date => crate::calendar::parse_date(text),
        ColumnType::Datetime => moment(text),
        ColumnType::Time => parse_time(text).map(|micros| micros * 1_000),
        _ => None,
    }
}
