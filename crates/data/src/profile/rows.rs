//! What is known of whole rows: which repeat earlier ones, which have no value.

use std::collections::BTreeMap;

use falaj_schema::Result;
use falaj_schema::dataset::{ColumnType, ErrorUnit, Estimate};
use polars::prelude::Column;

use super::hash::{MISSING, mix};
use super::keys::Keys;
use super::repeats::{Buckets, Repeats};
use super::scan::internal;
use crate::parallel;
use crate::parquet::{Batch, Source};
use crate::table::{Progress, tell};

/// Hashes of rows that are kept: 256 MiB.
const MOST: usize = 32 << 20;
/// Hashes that are counted at once.
const PART: usize = 2 << 20;
/// First bits by which the hashes of whole rows lie, so that each pile is counted at once.
const PILES: u32 = 6;
/// How often progress is told while many parts are counted.
const TOLD: usize = 8;
/// Columns that are read at once to hash rows.
const COLUMNS: usize = 16;

/// What one thread adds to the rows of a batch.
#[derive(Default)]
pub(super) struct Part {
    pub(super) hashes: Vec<u64>,
    pub(super) some: Vec<bool>,
    /// A column has a value in every row.
    pub(super) all: bool,
}

/// The factor for the hashes of the column at `place`: sums of products do not depend on the order of columns. It is odd, so
/// that products can be told apart again.
pub(super) fn factor(place: usize) -> u64 {
    mix(place as u64) | 1
}

impl Part {
    pub(super) fn new(rows: usize) -> Self {
        Self { hashes: vec![0; rows], some: vec![false; rows], all: false }
    }

    /// The same for other rows, in the same memory.
    pub(super) fn renewed(mut self, rows: usize) -> Self {
        self.hashes.clear();
        self.hashes.resize(rows, 0);
        self.some.clear();
        self.some.resize(rows, false);
        Self { all: false, ..self }
    }

    /// Adds the values of the column at `place` by their hashes.
    pub(super) fn add(&mut self, place: usize, hashes: &[u64], missing: bool) {
        let factor = factor(place);
        for (sum, hash) in self.hashes.iter_mut().zip(hashes) {
            *sum = sum.wrapping_add(hash.wrapping_mul(factor));
        }
        if missing {
            for (some, hash) in self.some.iter_mut().zip(hashes) {
                *some |= *hash != MISSING;
            }
        } else {
            self.all = true;
        }
    }
}

/// The rows of a table as far as they have been read.
pub(super) struct Rows {
    /// A hash for each row that was read, unless there are too many.
    hashes: Option<Hashes>,
    /// A bit for each row that has a value.
    some: Vec<u64>,
    count: usize,
}

/// Hashes of rows.
struct Hashes {
    /// Those of batches to which other columns will add, by the batch's first row.
    open: BTreeMap<usize, Vec<u64>>,
    /// Those that are what they will be, by their first bits.
    piles: Vec<Vec<u64>>,
}

impl Hashes {
    fn new(count: usize) -> Self {
        // A little more than are expected: growing would take the memory twice.
        let each = (count >> PILES) / 100 * 102 + 64;
        Self { open: BTreeMap::new(), piles: (0..1 << PILES).map(|_| Vec::with_capacity(each)).collect() }
    }

    /// Adds what the threads found in the rows from `offset`; `last` if no other columns add to them.
    fn add(&mut self, offset: usize, parts: &[&Part], last: bool) {
        let sums = match (self.open.remove(&offset), parts) {
            (Some(sums), parts) => added(sums, parts),
            (None, [first, others @ ..]) => added(first.hashes.clone(), others),
            (None, []) => return,
        };
        if last {
            sums.iter().for_each(|hash| self.piles[(hash >> (64 - PILES)) as usize].push(*hash));
        } else {
            self.open.insert(offset, sums);
        }
    }
}

fn added(mut sums: Vec<u64>, parts: &[&Part]) -> Vec<u64> {
    parts.iter().for_each(|part| add(&mut sums, part));
    sums
}

fn add(sums: &mut [u64], part: &Part) {
    sums.iter_mut().zip(&part.hashes).for_each(|(sum, hash)| *sum = sum.wrapping_add(*hash));
}

impl Rows {
    pub(super) fn new(count: usize) -> Self {
        let hashes = (count <= MOST).then(|| Hashes::new(count));
        Self { hashes, some: vec![0; count.div_ceil(64)], count }
    }

    /// Whether a hash of each row is kept.
    pub(super) fn is_whole(&self) -> bool {
        self.hashes.is_some()
    }

    /// Adds what the threads found in a batch; `last` if these are the last columns.
    pub(super) fn add(&mut self, offset: usize, parts: &[&Part], last: bool) {
        if let Some(hashes) = &mut self.hashes {
            hashes.add(offset, parts, last);
        }
        let rows = parts.first().map_or(0, |part| part.some.len());
        if parts.iter().any(|part| part.all) {
            return self.set(offset..offset + rows);
        }
        for row in (0..rows).filter(|row| parts.iter().any(|part| part.some[*row])) {
            self.some[(offset + row) / 64] |= 1 << ((offset + row) % 64);
        }
    }

    /// Notes that all of these rows have a value.
    fn set(&mut self, rows: std::ops::Range<usize>) {
        let mut row = rows.start;
        while row < rows.end {
            if row.is_multiple_of(64) && rows.end - row >= 64 {
                self.some[row / 64] = u64::MAX;
                row += 64;
            } else {
                self.some[row / 64] |= 1 << (row % 64);
                row += 1;
            }
        }
    }

    /// Rows without any value.
    pub(super) fn empty(&self) -> u64 {
        self.count as u64 - self.some.iter().map(|bits| u64::from(bits.count_ones())).sum::<u64>()
    }

    /// Rows that repeat an earlier one, and the estimate it is where the rows are too many to keep a hash of each. `columns`
    /// are all of them. Hashes have 64 bits: among ten million rows, two different ones are taken for the same with a chance
    /// of three in a million.
    pub(super) fn repeated(
        self,
        source: &Source,
        columns: &[(usize, ColumnType)],
        progress: Progress,
    ) -> Result<(u64, Option<Estimate>)> {
        if let Some(hashes) = self.hashes {
            return Ok((repeats_of(&hashes.piles, PILES, progress)?.0, None));
        }
        // Of rows with the same hash all are kept or none.
        let halvings = (self.count / MOST).next_power_of_two().trailing_zeros() + 1;
        let kept = some_hashes(source, columns, halvings, &|done| progress(0.8 * done))?;
        let (found, squares) = repeats(&kept, &|done| progress(0.8 + 0.2 * done))?;
        let (times, share) = (2f64.powi(halvings as i32), 0.5f64.powi(halvings as i32));
        // Groups of equal rows are kept or not: three standard errors, and no less than the repeats that are missed with a
        // chance of one in a thousand though there are some.
        let error = times * (3.0 * (squares * (1.0 - share)).sqrt()).max(7.0);
        let estimate = Estimate { figure: "repeated".to_owned(), error, unit: ErrorUnit::Rows };
        Ok(((found as f64 * times).round() as u64, Some(estimate)))
    }
}

/// The hashes of rows that begin with so many zero bits.
fn some_hashes(source: &Source, columns: &[(usize, ColumnType)], zeros: u32, progress: Progress) -> Result<Vec<u64>> {
    // A little more than are expected: growing would take the memory twice.
    let mut kept = Vec::with_capacity((source.rows() >> zeros) / 100 * 101 + 1_000);
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let mut sums = vec![0u64; batch.rows];
        for block in columns.chunks(COLUMNS) {
            hashed(source, block, batch)?.iter().for_each(|part| add(&mut sums, part));
        }
        kept.extend(sums.into_iter().map(mix).filter(|hash| hash.leading_zeros() >= zeros));
    }
    Ok(kept)
}

fn hashed(source: &Source, block: &[(usize, ColumnType)], batch: Batch) -> Result<Vec<Part>> {
    let positions: Vec<usize> = block.iter().map(|(at, _)| *at).collect();
    let frame = source.read(&positions, batch)?;
    let items: Vec<(&(usize, ColumnType), &Column)> = block.iter().zip(frame.columns()).collect();
    let begin = || (Keys::default(), Part::new(batch.rows));
    let states = parallel::each(items.into_iter(), begin, |(keys, part), ((at, kind), column)| {
        keys.read(column, *kind).map_err(internal)?;
        part.add(*at, &keys.hashes, keys.missing > 0);
        Ok(())
    })?;
    Ok(states.into_iter().map(|(_, part)| part).collect())
}

/// How many hashes are those of an earlier one, and the sum of the squares of these numbers over the groups of equal ones.
fn repeats(hashes: &[u64], progress: Progress) -> Result<(u64, f64)> {
    // By their first bits, so that each thread holds little at once and progress can be told between.
    let bits = (hashes.len() / PART).next_power_of_two().trailing_zeros();
    let parts: Vec<u64> = (0..1 << bits).collect();
    repeats_in(&parts, progress, |part, buckets| {
        let within = |hash: &u64| bits == 0 || *hash >> (64 - bits) == *part;
        buckets.fill(hashes.iter().copied().filter(within), hashes.len() >> bits, bits);
    })
}

/// The same of hashes that lie by their first bits.
fn repeats_of(piles: &[Vec<u64>], bits: u32, progress: Progress) -> Result<(u64, f64)> {
    repeats_in(piles, progress, |pile, buckets| buckets.fill(pile.iter().copied(), pile.len(), bits))
}

/// The same of hashes in parts, which have none in common.
fn repeats_in<T: Sync>(parts: &[T], progress: Progress, fill: impl Fn(&T, &mut Buckets) + Sync) -> Result<(u64, f64)> {
    let together = parallel::threads().max(parts.len().div_ceil(TOLD));
    let (mut repeated, mut squares) = (0, 0.0);
    for (done, some) in parts.chunks(together).enumerate() {
        tell(progress, (done * together) as f64 / parts.len() as f64)?;
        let begin = || (Buckets::default(), Repeats::default());
        let found = parallel::each(some.iter(), begin, |(buckets, repeats), part| {
            fill(part, buckets);
            buckets.each(|hashes| repeats.count(hashes));
            Ok(())
        })?;
        for (_, found) in found {
            repeated += found.repeated;
            squares += found.squares;
        }
    }
    Ok((repeated, squares))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_counted_in_parts_as_in_one() {
        let hashes: Vec<u64> = (0..3_000_000u64).map(|n| mix(n % 1_000_000)).collect();
        assert_eq!(repeats(&hashes, &|_| true).unwrap(), (2_000_000, 4_000_000.0));
        assert_eq!(repeats(&hashes[..10], &|_| true).unwrap(), (0, 0.0));
        assert_eq!(repeats(&[], &|_| true).unwrap(), (0, 0.0));
    }

    #[test]
    fn rows_are_counted_alike_whether_their_columns_come_at_once_or_not() {
        let hashes = |batch: u64| (0..1_000).map(move |n| mix((batch * 1_000 + n) % 1_700)).collect::<Vec<_>>();
        let part = |place, batch| {
            let mut part = Part::new(1_000);
            part.add(place, &hashes(batch), false);
            part
        };
        let (mut once, mut twice) = (Rows::new(5_000), Rows::new(5_000));
        for batch in 0..5 {
            once.add(batch as usize * 1_000, &[&part(0, batch), &part(1, batch)], true);
            twice.add(batch as usize * 1_000, &[&part(0, batch)], false);
        }
        (0..5).for_each(|batch| twice.add(batch as usize * 1_000, &[&part(1, batch)], true));
        for rows in [once, twice] {
            let piles = rows.hashes.unwrap().piles;
            // 5,000 rows are 1,700 twice, and 1,600 of them once more.
            assert_eq!(repeats_of(&piles, PILES, &|_| true).unwrap(), (3_300, f64::from(1_600 * 4 + 100)));
        }
    }

    #[test]
    fn rows_are_the_sum_of_their_columns_whoever_adds_them() {
        let [a, b] = [[mix(1), mix(2), MISSING], [mix(2), MISSING, MISSING]];
        let sum = |parts: &[Part]| {
            let mut rows = Rows::new(3);
            rows.add(0, &parts.iter().collect::<Vec<_>>(), false);
            (rows.empty(), rows.hashes.unwrap().open.remove(&0).unwrap())
        };
        let (mut one, mut other) = (Part::new(3), Part::new(3));
        one.add(0, &a, true);
        other.add(1, &b, true);
        let mut both = Part::new(3);
        both.add(1, &b, true);
        both.add(0, &a, true);
        let found = sum(&[both]);
        assert_eq!(found, sum(&[one, other]));
        assert_eq!(found.0, 1);
        let mut swapped = Part::new(3);
        swapped.add(0, &b, true);
        swapped.add(1, &a, true);
        assert_ne!(sum(&[swapped]).1[0], found.1[0], "the same values in other columns");
    }
}
