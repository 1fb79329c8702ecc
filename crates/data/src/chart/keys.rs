//! Values as numbers from 0 on, in the order in which they come.

use falaj_schema::dataset::ColumnType;
use polars::prelude::{Column as PlColumn, PlHashMap, PolarsResult};

use crate::calendar::DAY;
use crate::render::{real_text, time_of_kind};

/// Different values that are told apart at most.
pub(super) const MOST: usize = 1_000_000;

/// The different values of a column.
pub(super) struct Keys {
    kind: ColumnType,
    texts: PlHashMap<String, u32>,
    words: PlHashMap<i64, u32>,
    values: Vec<Value>,
}

/// A value that is not a number by itself is kept as its text; the others as a number of 64 bits.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Word(i64),
}

impl Keys {
    pub(super) fn new(kind: ColumnType) -> Self {
        Self { kind, texts: PlHashMap::default(), words: PlHashMap::default(), values: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The number of each value; `u32::MAX` where there is none. Nothing where there are too many.
    pub(super) fn codes(&mut self, column: &PlColumn) -> PolarsResult<Option<Vec<u32>>> {
        let mut codes = Vec::with_capacity(column.len());
        let mut add = |code: Option<u32>| codes.push(code.unwrap_or(u32::MAX));
        let physical = column.to_physical_repr();
        match self.kind {
            ColumnType::Text => column.str()?.iter().for_each(|value| add(value.map(|value| self.of_text(value)))),
            ColumnType::Real => column.f64()?.iter().for_each(|value| {
                // Both zeros are one value.
                add(value.filter(|v| v.is_finite()).map(|v| self.of_word((v + 0.0).to_bits() as i64)));
            }),
            ColumnType::Boolean => column.bool()?.iter().for_each(|value| add(value.map(|v| self.of_word(v.into())))),
            ColumnType::Date => {
                physical.i32()?.iter().for_each(|value| add(value.map(|v| self.of_word(i64::from(v) * DAY))));
            }
            ColumnType::Time => physical.i64()?.iter().for_each(|value| add(value.map(|v| self.of_word(v / 1_000)))),
            ColumnType::Integer | ColumnType::Datetime => {
                physical.i64()?.iter().for_each(|value| add(value.map(|v| self.of_word(v))));
            }
        }
        Ok((self.len() <= MOST).then_some(codes))
    }

    fn of_text(&mut self, value: &str) -> u32 {
        if let Some(code) = self.texts.get(value) {
            return *code;
        }
        let code = self.values.len() as u32;
        // What comes beyond the limit is refused at the end of the batch.
        if self.values.len() <= MOST {
            self.texts.insert(value.to_owned(), code);
            self.values.push(Value::Text(value.to_owned()));
        }
        code
    }

    fn of_word(&mut self, value: i64) -> u32 {
        if let Some(code) = self.words.get(&value) {
            return *code;
        }
        let code = self.values.len() as u32;
        if self.values.len() <= MOST {
            self.words.insert(value, code);
            self.values.push(Value::Word(value));
        }
        code
    }

    /// The text of a value.
    pub(super) fn text(&self, code: u32) -> String {
        match &self.values[code as usize] {
            Value::Text(text) => text.clone(),
            Value::Word(word) => match self.kind {
                ColumnType::Real => real_text(f64::from_bits(*word as u64)),
                ColumnType::Boolean => (*word != 0).to_string(),
                ColumnType::Integer => word.to_string(),
                kind => time_of_kind(kind, *word).unwrap_or_default(),
            },
        }
    }

    /// Whether the values have an order of their own, other than that of letters.
    pub(super) fn ordered(&self) -> bool {
        self.kind != ColumnType::Text
    }

    /// Compares two values in their own order.
    pub(super) fn compare(&self, a: u32, b: u32) -> std::cmp::Ordering {
        match (&self.values[a as usize], &self.values[b as usize]) {
            (Value::Word(a), Value::Word(b)) if self.kind == ColumnType::Real => {
                f64::from_bits(*a as u64).total_cmp(&f64::from_bits(*b as u64))
            }
            (Value::Word(a), Value::Word(b)) => a.cmp(b),
            (Value::Text(a), Value::Text(b)) => a.cmp(b),
            _ => std::cmp::Ordering::Equal,
        }
    }

    /// The values that have a place of their own: all if they are at most `most` and one more, else the `most` with the most
    /// rows; in their order, or those of text by rows. `rows` are the rows of each.
    pub(super) fn kept(&self, rows: &[u64], most: usize) -> Vec<u32> {
        let mut codes: Vec<u32> = (0..self.len() as u32).filter(|code| rows.get(*code as usize) > Some(&0)).collect();
        let by_rows = |a: &u32, b: &u32| rows[*b as usize].cmp(&rows[*a as usize]).then_with(|| self.compare(*a, *b));
        codes.sort_unstable_by(by_rows);
        // One alone would not be the rest of anything.
        if codes.len() > most + 1 {
            codes.truncate(most);
        }
        if self.ordered() {
            codes.sort_unstable_by(|a, b| self.compare(*a, *b));
        }
        codes
    }
}
