//! A column that was written by a dictionary: what all rows with a value add is worked out once for the value.

use falaj_schema::dataset::ColumnType;
use polars::prelude::PolarsResult;

use super::hash::MISSING;
use super::keys::Keys;
use super::rows::{Part, factor};
use crate::parquet::Coded;

/// Rows that are counted beside each other: the same place in memory is not added to again before the last sum is there.
const BESIDE: usize = 4;

/// What is worked with while the columns of a batch are looked at.
#[derive(Default)]
pub(super) struct Tallies {
    /// Keys and hashes of the values; the last hash is that of no value.
    pub(super) keys: Keys,
    /// What each row with the value adds to its row.
    products: Vec<u64>,
    /// How often the value occurs in every fourth row from the first, from the second …
    counts: Vec<[u32; BESIDE]>,
    sign: u64,
}

impl Tallies {
    /// Counts the rows of the column at `place`, which begin at row `offset` of the table, and adds it to them.
    pub(super) fn read(
        &mut self,
        coded: &Coded,
        place: usize,
        offset: usize,
        kind: ColumnType,
        part: &mut Part,
    ) -> PolarsResult<()> {
        self.keys.read(&coded.values, kind)?;
        self.keys.hashes.push(MISSING);
        let factor = factor(place);
        self.products.clear();
        self.products.extend(self.keys.hashes.iter().map(|hash| hash.wrapping_mul(factor)));
        self.counts.clear();
        self.counts.resize(self.products.len(), [0; BESIDE]);
        self.count(&coded.codes, &mut part.hashes, offset);
        // The sign is that of the hashes, without the factor of the place.
        self.sign = self.sign.wrapping_mul(inverse(factor));
        // Where another column has a value in every row, no row is without one.
        if part.all {
            return Ok(());
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

    fn count(&mut self, codes: &[u32], sums: &mut [u64], offset: usize) {
        let (products, counts) = (self.products.as_slice(), self.counts.as_mut_slice());
        let (mut sign, mut factor) = (0u64, 2 * offset as u64 + 1);
        let mut add = |sum: &mut u64, code: u32, beside: usize| {
            let product = products[code as usize];
            let count = &mut counts[code as usize][beside];
            *count = count.wrapping_add(1);
            *sum = sum.wrapping_add(product);
            sign = sign.wrapping_add(product.wrapping_mul(factor));
            factor = factor.wrapping_add(2);
        };
        let ((sums, last_sums), (codes, last)) = (sums.as_chunks_mut::<BESIDE>(), codes.as_chunks::<BESIDE>());
        for (sums, codes) in sums.iter_mut().zip(codes) {
            for beside in 0..BESIDE {
                add(&mut sums[beside], codes[beside], beside);
            }
        }
        for (sum, code) in last_sums.iter_mut().zip(last) {
            add(sum, *code, 0);
        }
        self.sign = sign;
    }

    /// How often each value occurs.
    pub(super) fn counts(&self) -> impl Iterator<Item = u64> + '_ {
        self.counts.iter().map(|beside| beside.iter().map(|count| u64::from(*count)).sum())
    }

    /// Keys and hashes of values, and how often each occurs; the last one is no value.
    pub(super) fn counted(&self) -> impl Iterator<Item = (u64, u64, u64)> + '_ {
        let keys = self.keys.keys.iter().copied().chain([0]);
        keys.zip(&self.keys.hashes).zip(self.counts()).map(|((key, hash), count)| (key, *hash, count))
    }

    /// The sum over the rows of hashes with the factors `2 * row + 1`.
    pub(super) fn sign(&self) -> u64 {
        self.sign
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

/// The number by which a product with `odd` becomes what it was.
fn inverse(odd: u64) -> u64 {
    // Newton's method: each step doubles the bits that are right, three at first.
    (0..5).fold(odd, |found, _| found.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(found))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_with_odd_factors_can_be_told_apart_again() {
        for odd in [1, 3, u64::MAX, factor(0), factor(7)] {
            assert_eq!(odd.wrapping_mul(inverse(odd)), 1, "{odd}");
        }
    }
}
