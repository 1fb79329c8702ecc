//! Keys of rows, and the rows of the right table by their keys.

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, IdxSize, PlHashMap};

use super::{Several, internal};
use crate::extract::{Cells, frame_to_columns};
use crate::render::cell_text;

/// No further row.
const LAST: IdxSize = IdxSize::MAX;

/// The rows of the right table by their keys.
pub(super) struct Index {
    first: PlHashMap<Box<[u8]>, IdxSize>,
    /// The next row with the same key; empty unless all of several count.
    next: Vec<IdxSize>,
}

impl Index {
    /// The rows with the keys `frame`. Errors: `keys_twice` with an example and the number of rows too many.
    pub(super) fn new(frame: &DataFrame, exact: &[bool], several: Several) -> Result<Self> {
        let keys = read_keys(frame, exact)?;
        let rows = if several == Several::All { frame.height() } else { 0 };
        let mut index = Self { first: PlHashMap::default(), next: vec![LAST; rows] };
        let mut key = Vec::new();
        let mut again: Option<(IdxSize, u64)> = None;
        // From the end, so that each row stands before those that come after it.
        for row in (0..frame.height()).rev().filter(|row| *row < LAST as usize) {
            if !write_key(&keys, row, &mut key) {
                continue;
            }
            let row = row as IdxSize;
            let Some(later) = index.first.get_mut(key.as_slice()) else {
                index.first.insert(key.as_slice().into(), row);
                continue;
            };
            let later = std::mem::replace(later, row);
            again = Some(again.map_or((later, 1), |(least, count)| (least.min(later), count + 1)));
            if let Some(next) = index.next.get_mut(row as usize) {
                *next = later;
            }
        }
        match again {
            Some((row, count)) if several == Several::Refuse => {
                let names: Vec<&str> = frame.columns().iter().map(|column| column.name().as_str()).collect();
                let example: Vec<String> = keys.iter().filter_map(|key| key.text(row as usize)).collect();
                let error = Error::new(Code::KeysTwice).param("right_on").column(names.join(", "));
                Err(error.with("example", example.join(", ")).with("count", count))
            }
            _ => Ok(index),
        }
    }

    /// The first right row of each of so many left rows.
    pub(super) fn matches(&self, keys: &[Key], rows: usize) -> Vec<Option<IdxSize>> {
        let mut key = Vec::new();
        let mut find =
            |row| if write_key(keys, row, &mut key) { self.first.get(key.as_slice()).copied() } else { None };
        (0..rows).map(&mut find).collect()
    }

    /// The first rows of all keys, ascending.
    pub(super) fn firsts(&self) -> Vec<IdxSize> {
        let mut rows: Vec<IdxSize> = self.first.values().copied().collect();
        rows.sort_unstable();
        rows
    }

    /// True if several rows may count.
    pub(super) fn has_several(&self) -> bool {
        !self.next.is_empty()
    }

    /// The row after `row` with the same key.
    pub(super) fn next(&self, row: IdxSize) -> Option<IdxSize> {
        self.next.get(row as usize).copied().filter(|next| *next != LAST)
    }
}

/// The values of a key column.
pub(super) enum Key {
    /// Not as real numbers: identifiers may need all 64 bits.
    Integer(Vec<Option<i64>>),
    Other(ColumnType, Cells),
}

/// The keys of rows; of each column is told whether its integers are compared exactly.
pub(super) fn read_keys(frame: &DataFrame, exact: &[bool]) -> Result<Vec<Key>> {
    let mut keys = Vec::with_capacity(exact.len());
    let extracted = frame_to_columns(frame)?.columns.into_iter();
    for (((column, cells), values), exact) in extracted.zip(frame.columns()).zip(exact) {
        keys.push(match exact {
            true => Key::Integer(values.i64().map_err(internal)?.iter().collect()),
            false => Key::Other(column.kind, cells),
        });
    }
    Ok(keys)
}

impl Key {
    fn text(&self, row: usize) -> Option<String> {
        match self {
            Self::Integer(values) => values[row].map(|value| value.to_string()),
            Self::Other(kind, cells) => cell_text(*kind, cells, row),
        }
    }

    /// Writes a value as bytes that are equal for equal values; `false` if it is missing.
    fn write(&self, row: usize, key: &mut Vec<u8>) -> bool {
        match self {
            Self::Integer(values) => {
                key.extend_from_slice(&values[row].unwrap_or_default().to_le_bytes());
                values[row].is_some()
            }
            Self::Other(_, Cells::Number(values)) => {
                // Adding zero makes negative zero equal to zero.
                key.extend_from_slice(&(values[row] + 0.0).to_le_bytes());
                !values[row].is_nan()
            }
            Self::Other(_, Cells::Text { dictionary, codes }) => {
                dictionary.get(codes[row] as usize).is_some_and(|text| {
                    key.extend_from_slice(&(text.len() as u64).to_le_bytes());
                    key.extend_from_slice(text.as_bytes());
                    true
                })
            }
            Self::Other(_, Cells::Time(values)) => {
                key.extend_from_slice(&values[row].to_le_bytes());
                values[row] != i64::MIN
            }
        }
    }
}

/// Writes the key of a row; `false` if a part of it is missing.
fn write_key(keys: &[Key], row: usize, key: &mut Vec<u8>) -> bool {
    key.clear();
    keys.iter().all(|part| part.write(row, key))
}
