//! Rows spread over a table, and the values of columns in them: what has to be looked at together must fit into memory.

use falaj_schema::Result;
use falaj_schema::dataset::ColumnType;
use polars::prelude::PlHashMap;

use super::counts::key_of_real;
use super::hash::{MISSING, mix};
use super::keys::{Keys, number_of_key};
use super::scan::internal;
use crate::parallel;
use crate::parquet::Source;
use crate::table::{Progress, tell};

/// Chooses rows by their place, the same ones each time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen {
    /// Rows whose hash is not above it are chosen.
    limit: u64,
}

/// Makes the choice of rows independent of other hashes of places.
const SALT: u64 = 0xD1B5_4A32_D192_ED03;

impl Chosen {
    /// About `wanted` of `rows` rows; all if there are no more.
    pub(crate) fn about(wanted: usize, rows: usize) -> Self {
        let share = wanted as f64 / rows.max(1) as f64;
        Self { limit: if wanted >= rows { u64::MAX } else { (share * u64::MAX as f64) as u64 } }
    }

    /// Whether every row is chosen.
    pub(crate) fn is_all(self) -> bool {
        self.limit == u64::MAX
    }

    /// Which of the rows of a batch are chosen; none where all are.
    pub(super) fn among(self, offset: usize, rows: usize) -> Option<Vec<u32>> {
        let chosen = |row: &u32| mix((offset + *row as usize) as u64 ^ SALT) <= self.limit;
        (!self.is_all()).then(|| (0..rows as u32).filter(chosen).collect())
    }
}

/// The values of a column in the chosen rows.
pub(crate) enum Picked {
    /// Numbers, yes/no as 0 and 1, moments in microseconds; NaN where there is no value.
    Numbers(Vec<f64>),
    /// A code for each different text, `u32::MAX` where there is no value; codes are below `count`.
    Codes { codes: Vec<u32>, count: usize },
}

impl Picked {
    /// Codes for the different values, those of numbers in their order.
    pub(crate) fn coded(&self) -> (Vec<u32>, usize) {
        match self {
            Self::Codes { codes, count } => (codes.clone(), *count),
            Self::Numbers(values) => ranked(values),
        }
    }
}

fn ranked(values: &[f64]) -> (Vec<u32>, usize) {
    let mut places: PlHashMap<u64, u32> = PlHashMap::default();
    for value in values.iter().filter(|value| !value.is_nan()) {
        places.insert(key_of_real(*value), 0);
    }
    let mut keys: Vec<u64> = places.keys().copied().collect();
    keys.sort_unstable();
    for (place, key) in keys.iter().enumerate() {
        places.insert(*key, place as u32);
    }
    let code = |value: &f64| if value.is_nan() { u32::MAX } else { places[&key_of_real(*value)] };
    (values.iter().map(code).collect(), keys.len())
}

/// Gathers the values of a column in the chosen rows.
pub(super) struct Picker {
    kind: ColumnType,
    numbers: Vec<f64>,
    codes: Vec<u32>,
    /// Texts by their hashes of 64 bits.
    known: PlHashMap<u64, u32>,
}

impl Picker {
    pub(super) fn new(kind: ColumnType) -> Self {
        Self { kind, numbers: Vec::new(), codes: Vec::new(), known: PlHashMap::default() }
    }

    /// Adds the chosen rows of a batch; all if there is no choice.
    pub(super) fn extend(&mut self, keys: &Keys, chosen: Option<&[u32]>) {
        match chosen {
            Some(chosen) => chosen.iter().for_each(|row| self.add(keys, *row as usize)),
            None => (0..keys.hashes.len()).for_each(|row| self.add(keys, row)),
        }
    }

    fn add(&mut self, keys: &Keys, row: usize) {
        let hash = keys.hashes[row];
        match (self.kind, hash) {
            (ColumnType::Text, MISSING) => self.codes.push(u32::MAX),
            (ColumnType::Text, _) => {
                let next = self.known.len() as u32;
                self.codes.push(*self.known.entry(hash).or_insert(next));
            }
            (_, MISSING) => self.numbers.push(f64::NAN),
            (kind, _) => self.numbers.push(number_of_key(kind, keys.keys[row])),
        }
    }

    pub(super) fn finish(self) -> Picked {
        match self.kind {
            ColumnType::Text => Picked::Codes { codes: self.codes, count: self.known.len() },
            _ => Picked::Numbers(self.numbers),
        }
    }
}

/// Reads the chosen rows of columns, named by position and type.
pub(crate) fn pick(
    source: &Source,
    columns: &[(usize, ColumnType)],
    chosen: Chosen,
    progress: Progress,
) -> Result<Vec<Picked>> {
    let positions: Vec<usize> = columns.iter().map(|(at, _)| *at).collect();
    let mut pickers: Vec<Picker> = columns.iter().map(|(_, kind)| Picker::new(*kind)).collect();
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let rows = chosen.among(batch.offset, batch.rows);
        let items = pickers.iter_mut().zip(frame.columns());
        parallel::each(items.collect::<Vec<_>>().into_iter(), Keys::default, |keys, (picker, column)| {
            keys.read(column, picker.kind).map_err(internal)?;
            picker.extend(keys, rows.as_deref());
            Ok(())
        })?;
    }
    Ok(pickers.into_iter().map(Picker::finish).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_chosen_evenly_and_again_the_same() {
        let chosen = Chosen::about(1_000, 100_000);
        let rows: Vec<u32> = (0..10).flat_map(|batch| chosen.among(batch * 10_000, 10_000).unwrap()).collect();
        assert!((850..1_150).contains(&rows.len()), "{}", rows.len());
        let whole: Vec<u32> = chosen.among(0, 100_000).unwrap().into_iter().map(|row| row % 10_000).collect();
        assert_eq!(rows, whole, "whatever the batches");
        assert!(Chosen::about(5, 5).is_all() && Chosen::about(5, 5).among(0, 3).is_none());
    }

    #[test]
    fn numbers_have_codes_in_their_order() {
        let values = Picked::Numbers(vec![3.5, f64::NAN, -1.0, 3.5, 0.0, -0.0]);
        assert_eq!(values.coded(), (vec![2, u32::MAX, 0, 2, 1, 1], 3));
    }
}
