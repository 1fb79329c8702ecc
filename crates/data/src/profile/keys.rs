//! The values of a batch as keys in their order, and as hashes by which rows and columns are compared.

use falaj_schema::dataset::ColumnType;
use polars::prelude::{Column, PolarsResult};

use super::counts::{integer_of_key, key_of_integer, key_of_real, real_of_key};
use super::hash::{MISSING, mix, of_bytes};
use crate::calendar::DAY;

/// Sets moments apart from numbers, which they are never equal to.
const MOMENT: u64 = 0x2545_F491_4F6C_DD1D;

/// The values of one column in some rows.
#[derive(Default)]
pub(crate) struct Keys {
    /// A key for each row, in the order of the values; anything where there is no value. Empty for text.
    pub(crate) keys: Vec<u64>,
    /// A hash for each row, [`MISSING`] where there is no value. Numbers have the same as integer and as real.
    pub(crate) hashes: Vec<u64>,
    /// Rows without a value.
    pub(crate) missing: usize,
}

impl Keys {
    /// Replaces what is here by the values of `column`.
    pub(crate) fn read(&mut self, column: &Column, kind: ColumnType) -> PolarsResult<()> {
        self.keys.clear();
        self.hashes.clear();
        self.keys.reserve(column.len());
        self.hashes.reserve(column.len());
        let physical = column.to_physical_repr();
        match kind {
            ColumnType::Integer => self.fill(physical.i64()?.iter(), key_of_integer, hash_of_integer),
            ColumnType::Real => {
                let values = physical.f64()?.iter().map(|value| value.filter(|value| !value.is_nan()));
                self.fill(values, key_of_real, |value| mix(key_of_real(value)));
            }
            ColumnType::Boolean => {
                let values = physical.bool()?.iter().map(|value| value.map(i64::from));
                self.fill(values, key_of_integer, hash_of_integer);
            }
            ColumnType::Date => {
                let values = physical.i32()?.iter().map(|days| days.map(|days| i64::from(days) * DAY));
                self.fill(values, key_of_integer, hash_of_moment);
            }
            ColumnType::Datetime => self.fill(physical.i64()?.iter(), key_of_integer, hash_of_moment),
            ColumnType::Time => {
                // Polars counts times of day in nanoseconds.
                let values = physical.i64()?.iter().map(|nanos| nanos.map(|nanos| nanos / 1_000));
                self.fill(values, key_of_integer, hash_of_moment);
            }
            ColumnType::Text => {
                self.hashes.extend(column.str()?.iter().map(|text| text.map_or(MISSING, |t| of_bytes(t.as_bytes()))));
            }
        }
        self.missing = self.hashes.iter().filter(|hash| **hash == MISSING).count();
        Ok(())
    }

    fn fill<T: Copy>(
        &mut self,
        values: impl Iterator<Item = Option<T>>,
        key: impl Fn(T) -> u64,
        hash: impl Fn(T) -> u64,
    ) {
        for value in values {
            let (key, hash) = value.map_or((0, MISSING), |value| (key(value), hash(value)));
            self.keys.push(key);
            self.hashes.push(hash);
        }
    }
}

fn hash_of_integer(value: i64) -> u64 {
    let real = value as f64;
    mix(if real as i64 == value { key_of_real(real) } else { key_of_integer(value) })
}

fn hash_of_moment(value: i64) -> u64 {
    mix(key_of_integer(value) ^ MOMENT)
}

/// The number of a key, for calculations: microseconds of moments, 0 and 1 of yes and no.
pub(super) fn number_of_key(kind: ColumnType, key: u64) -> f64 {
    match kind {
        ColumnType::Real => real_of_key(key),
        _ => integer_of_key(key) as f64,
    }
}
