//! The values of one column, exactly.

use std::hash::{DefaultHasher, Hash, Hasher};

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column, PolarsError, PolarsResult};

use crate::extract::{Cells, Collector};
use crate::parquet::Source;

/// The values of one column, in the order of the rows.
pub(crate) enum Values {
    /// Not as real numbers, which hold 53 bits only.
    Integer(Vec<Option<i64>>),
    /// NaN where there is no value.
    Real(Vec<f64>),
    Boolean(Vec<Option<bool>>),
    /// Microseconds; `i64::MIN` where there is no value.
    Time(Vec<i64>),
    /// `u32::MAX` where there is no value.
    Text {
        dictionary: Vec<String>,
        codes: Vec<u32>,
    },
}

/// Reads whole columns, named by position and type.
pub(crate) fn read_values(source: &Source, columns: &[(usize, ColumnType)]) -> Result<Vec<Values>> {
    let internal = |error: PolarsError| Error::new(Code::Internal).detail(error);
    let positions: Vec<usize> = columns.iter().map(|(at, _)| *at).collect();
    let mut gatherers: Vec<Gatherer> = columns.iter().map(|(_, kind)| Gatherer::new(*kind, source.rows())).collect();
    for batch in source.batches() {
        let frame = source.read(&positions, batch)?;
        for (gatherer, column) in gatherers.iter_mut().zip(frame.columns()) {
            gatherer.extend(column).map_err(internal)?;
        }
    }
    Ok(gatherers.into_iter().zip(columns).map(|(gatherer, (_, kind))| gatherer.finish(*kind)).collect())
}

/// Gathers a column; integers apart from the others, which lose nothing as [`Cells`].
enum Gatherer {
    Integer(Vec<Option<i64>>),
    Other(Collector),
}

impl Gatherer {
    fn new(kind: ColumnType, rows: usize) -> Self {
        match kind {
            ColumnType::Integer => Self::Integer(Vec::with_capacity(rows)),
            _ => Self::Other(Collector::new(kind)),
        }
    }

    fn extend(&mut self, column: &Column) -> PolarsResult<()> {
        match self {
            Self::Integer(values) => {
                values.extend(column.i64()?.iter());
                Ok(())
            }
            Self::Other(collector) => collector.extend(column),
        }
    }

    fn finish(self, kind: ColumnType) -> Values {
        match self {
            Self::Integer(values) => Values::Integer(values),
            Self::Other(collector) => match collector.finish() {
                Cells::Number(values) if kind == ColumnType::Boolean => {
                    Values::Boolean(values.iter().map(|value| (!value.is_nan()).then_some(*value != 0.0)).collect())
                }
                Cells::Number(values) => Values::Real(values),
                Cells::Time(values) => Values::Time(values),
                Cells::Text { dictionary, codes } => Values::Text { dictionary, codes },
            },
        }
    }
}

impl Values {
    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Integer(values) => values.len(),
            Self::Real(values) => values.len(),
            Self::Boolean(values) => values.len(),
            Self::Time(values) => values.len(),
            Self::Text { codes, .. } => codes.len(),
        }
    }

    /// The values as numbers, NaN where there is none; `None` for text and times.
    pub(crate) fn numbers(&self) -> Option<Vec<f64>> {
        match self {
            Self::Integer(values) => Some(values.iter().map(|value| value.map_or(f64::NAN, |v| v as f64)).collect()),
            Self::Real(values) => Some(values.clone()),
            Self::Boolean(values) => {
                Some(values.iter().map(|value| value.map_or(f64::NAN, |v| f64::from(u8::from(v)))).collect())
            }
            Self::Time(_) | Self::Text { .. } => None,
        }
    }

    /// Whether each row has a value.
    pub(crate) fn present(&self) -> Vec<bool> {
        match self {
            Self::Integer(values) => values.iter().map(Option::is_some).collect(),
            Self::Real(values) => values.iter().map(|value| !value.is_nan()).collect(),
            Self::Boolean(values) => values.iter().map(Option::is_some).collect(),
            Self::Time(values) => values.iter().map(|value| *value != i64::MIN).collect(),
            Self::Text { dictionary, codes } => codes.iter().map(|code| (*code as usize) < dictionary.len()).collect(),
        }
    }

    /// Mixes each row's value into the row's hash.
    pub(super) fn hash_into(&self, hashes: &mut [u64]) {
        const MISSING: u64 = 0x5851_F42D_4C95_7F2D;
        match self {
            Self::Integer(values) => mix_all(hashes, values.iter().map(|value| value.map_or(MISSING, |v| v as u64))),
            Self::Real(values) => {
                mix_all(hashes, values.iter().map(|v| if v.is_nan() { MISSING } else { (v + 0.0).to_bits() }))
            }
            Self::Boolean(values) => mix_all(hashes, values.iter().map(|value| value.map_or(MISSING, u64::from))),
            Self::Time(values) => mix_all(hashes, values.iter().map(|value| *value as u64)),
            Self::Text { dictionary, codes } => {
                let words: Vec<u64> = dictionary.iter().map(|word| hash_of(word)).collect();
                mix_all(hashes, codes.iter().map(|code| words.get(*code as usize).copied().unwrap_or(MISSING)));
            }
        }
    }
}

fn mix_all(hashes: &mut [u64], values: impl Iterator<Item = u64>) {
    for (hash, value) in hashes.iter_mut().zip(values) {
        *hash = mix(hash.rotate_left(23) ^ mix(value));
    }
}

/// The finaliser of SplitMix64: every bit of the value changes half of the bits.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

fn hash_of(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}
