//! A column that was written by a dictionary: what all rows with a value add is worked out once for the value.

use falaj_schema::dataset::ColumnType;
use polars::prelude::PolarsResult;

use super::hash::MISSING;
use super::keys::Keys;
use super::rows::{Part, factor};
use crate::parquet::Coded;

/// What the rows with one value have in common.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// How many rows have it.
    count: u64,
    /// The sum of their places in the batch.
    places: u64,
    /// What each of them adds to its row.
    product: u64,
}

/// What is worked with while the columns of a batch are looked at.
#[derive(Default)]
pub(super) struct Tallies {
    /// Keys and hashes of the values; the last hash is that of no value.
    pub(super) keys: Keys,
    tallies: Vec<Tally>,
}

impl Tallies {
    /// Counts the rows of the column at `place`, and adds it to them.
    pub(super) fn read(&mut self, coded: &Coded, place: usize, kind: ColumnType, part: &mut Part) -> PolarsResult<()> {
        self.keys.read(&coded.values, kind)?;
        self.keys.hashes.push(MISSING);
        let factor = factor(place);
        self.tallies.clear();
        let products = self.keys.hashes.iter().map(|hash| hash.wrapping_mul(factor));
        self.tallies.extend(products.map(|product| Tally { product, ..Tally::default() }));
        let tallies = self.tallies.as_mut_slice();
        for (row, (sum, code)) in part.hashes.iter_mut().zip(&coded.codes).enumerate() {
            let tally = &mut tallies[*code as usize];
            tally.count += 1;
            tally.places += row as u64;
            *sum = sum.wrapping_add(tally.product);
        }
        // A value that is none (not a number) may stand among the others.
        if coded.missing > 0 || self.keys.missing > 0 {
            let hashes = &self.keys.hashes;
            for (some, code) in part.some.iter_mut().zip(&coded.codes) {
                *some |= hashes[*code as usize] != MISSING;
            }
        } else {
            part.all = true;
        }
        Ok(())
    }

    /// How often each value occurs.
    pub(super) fn counts(&self) -> impl Iterator<Item = u64> + '_ {
        self.tallies.iter().map(|tally| tally.count)
    }

    /// Keys and hashes of values, and how often each occurs; the last one is no value.
    pub(super) fn counted(&self) -> impl Iterator<Item = (u64, u64, u64)> + '_ {
        let keys = self.keys.keys.iter().copied().chain([0]);
        keys.zip(&self.keys.hashes).zip(self.counts()).map(|((key, hash), count)| (key, *hash, count))
    }

    /// The sum over the rows of hashes with the factors `2 * (offset + row) + 1`.
    pub(super) fn sign(&self, offset: usize) -> u64 {
        let terms = self.keys.hashes.iter().zip(&self.tallies).map(|(hash, tally)| {
            let factors = 2 * tally.places + tally.count * (2 * offset as u64 + 1);
            hash.wrapping_mul(factors)
        });
        terms.fold(0, u64::wrapping_add)
    }

    /// The keys of all rows.
    pub(super) fn rows(&self, coded: &Coded, rows: &mut Keys) {
        let of = |values: &[u64], code: &u32| values.get(*code as usize).copied().unwrap_or_default();
        rows.keys.clear();
        rows.hashes.clear();
        if !self.keys.keys.is_empty() {
            rows.keys.extend(coded.codes.iter().map(|code| of(&self.keys.keys, code)));
        }
        rows.hashes.extend(coded.codes.iter().map(|code| of(&self.keys.hashes, code)));
    }
}
