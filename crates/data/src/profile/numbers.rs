//! Columns of numbers, moments and yes/no as they are read: what each value adds.

use falaj_schema::dataset::{ColumnType, ErrorUnit, Estimate};

use super::counts::{Counts, Limits, integer_of_key, key_of_real};
use super::distinct::{self, Distinct};
use super::figures::{Moments, most_frequent};
use super::frequent::Frequent;
use super::hash::{MISSING, mix};
use super::keys::number_of_key;
use super::sampled::Sampled;
use super::times::is_weekend;

/// What has been read of a column.
pub(super) struct Numbers {
    kind: ColumnType,
    counts: Counts,
    missing: u64,
    /// How often minus infinity and infinity occur.
    infinite: [u64; 2],
    many: Option<Box<Many>>,
}

/// What is kept besides bins when there are too many different values to count each.
struct Many {
    kind: ColumnType,
    distinct: Distinct,
    frequent: Frequent<u64>,
    sampled: Sampled<u64>,
    sums: Sums,
}

/// What needs no memory.
#[derive(Default)]
pub(super) struct Sums {
    pub(super) moments: Moments,
    /// Keys of the smallest and the largest value.
    pub(super) ends: Option<(u64, u64)>,
    pub(super) zeros: u64,
    pub(super) negatives: u64,
    pub(super) weekends: u64,
}

/// All that was read of a column. Keys of values, or of the middle of bins, in ascending order; finite values only.
pub(super) struct Found {
    pub(super) sorted: Vec<(u64, u64)>,
    pub(super) missing: u64,
    pub(super) infinite: [u64; 2],
    pub(super) distinct: u64,
    /// Keys of the most frequent values.
    pub(super) top: Vec<(u64, u64)>,
    /// Keys of some of the different values.
    pub(super) sampled: Vec<(u64, u64)>,
    /// Where values were too many to count each.
    pub(super) sums: Option<Sums>,
    pub(super) estimated: Vec<Estimate>,
}

const INFINITIES: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

impl Numbers {
    pub(super) fn new(kind: ColumnType, limits: Limits) -> Self {
        Self { kind, counts: Counts::new(limits), missing: 0, infinite: [0; 2], many: None }
    }

    /// Adds the values of a batch by their keys and hashes.
    pub(super) fn extend(&mut self, keys: &[u64], hashes: &[u64]) {
        let ends = INFINITIES.map(key_of_real);
        let real = self.kind == ColumnType::Real;
        for (key, hash) in keys.iter().zip(hashes) {
            self.put(*key, *hash == MISSING, 1, real, &ends);
        }
    }

    /// Adds values by their keys and hashes, each so many times.
    pub(super) fn extend_counted(&mut self, values: impl Iterator<Item = (u64, u64, u64)>) {
        let (ends, real) = (INFINITIES.map(key_of_real), self.kind == ColumnType::Real);
        for (key, hash, count) in values.filter(|(.., count)| *count > 0) {
            self.put(key, hash == MISSING, count, real, &ends);
        }
    }

    #[inline(always)]
    fn put(&mut self, key: u64, missing: bool, count: u64, real: bool, ends: &[u64; 2]) {
        if missing {
            self.missing += count;
        } else if real && (key == ends[0] || key == ends[1]) {
            self.infinite[usize::from(key == ends[1])] += count;
        } else {
            self.add(key, count);
        }
    }

    fn add(&mut self, key: u64, count: u64) {
        self.counts.add(key, count);
        if let Some(many) = &mut self.many {
            many.add(key, count);
        } else if self.counts.is_full() {
            let mut many = Many::new(self.kind);
            self.counts.iter().for_each(|(key, count)| many.add(key, count));
            self.many = Some(Box::new(many));
            self.counts.coarsen();
        }
    }

    /// All that was read.
    pub(super) fn finish(self) -> Found {
        let Self { kind, counts, missing, infinite, many } = self;
        let shift = counts.shift();
        let mut sorted = counts.sorted();
        drop(counts);
        let kinds_of_infinite = infinite.iter().filter(|count| **count > 0).count() as u64;
        let found = Found {
            sorted: Vec::new(),
            missing,
            infinite,
            distinct: kinds_of_infinite,
            top: Vec::new(),
            sampled: Vec::new(),
            sums: None,
            estimated: Vec::new(),
        };
        let Some(many) = many else {
            let mut sampled = Sampled::new();
            sorted.iter().for_each(|(key, count)| sampled.add(mix(*key), *count, || *key));
            let distinct = found.distinct + sorted.len() as u64;
            let top = most_frequent(with_infinite(&sorted, infinite));
            return Found { distinct, top, sampled: sampled.into_values(), sorted, ..found };
        };
        let Many { distinct, frequent, sampled, sums, .. } = *many;
        if let Some((low, high)) = sums.ends {
            // The middle of the outermost bins may lie beyond the values, or be no number at all.
            sorted.iter_mut().for_each(|(key, _)| *key = (*key).clamp(low, high));
        }
        let estimated = estimates(kind, shift, frequent.error());
        let mut candidates: Vec<(u64, u64)> = frequent.into_values().collect();
        candidates.sort_unstable();
        let top = most_frequent(with_infinite(&candidates, infinite));
        let distinct = found.distinct + distinct.estimate().round() as u64;
        Found { distinct, top, sampled: sampled.into_values(), sorted, sums: Some(sums), estimated, ..found }
    }
}

/// Values and their counts, with the infinite ones at the ends.
fn with_infinite(sorted: &[(u64, u64)], infinite: [u64; 2]) -> impl Iterator<Item = (u64, u64)> + '_ {
    let [low, high] = [0, 1].map(|end| (key_of_real(INFINITIES[end]), infinite[end]));
    let all = std::iter::once(low).chain(sorted.iter().copied()).chain(std::iter::once(high));
    all.filter(|(_, count)| *count > 0)
}

impl Many {
    fn new(kind: ColumnType) -> Self {
        Self {
            kind,
            distinct: Distinct::new(),
            frequent: Frequent::new(),
            sampled: Sampled::new(),
            sums: Sums::default(),
        }
    }

    fn add(&mut self, key: u64, count: u64) {
        let hash = mix(key);
        self.distinct.add(hash);
        self.frequent.add(hash, count, || key);
        self.sampled.add(hash, count, || key);
        self.sums.add(self.kind, key, count);
    }
}

impl Sums {
    fn add(&mut self, kind: ColumnType, key: u64, count: u64) {
        let value = number_of_key(kind, key);
        self.moments.add(value, count);
        self.ends = Some(self.ends.map_or((key, key), |(low, high)| (low.min(key), high.max(key))));
        self.zeros += if value == 0.0 { count } else { 0 };
        self.negatives += if value < 0.0 { count } else { 0 };
        if matches!(kind, ColumnType::Date | ColumnType::Datetime) && is_weekend(integer_of_key(key)) {
            self.weekends += count;
        }
    }
}

/// What can't be told exactly when so many bits of the keys were dropped, and counts may be so much too low.
fn estimates(kind: ColumnType, shift: u32, lost: u64) -> Vec<Estimate> {
    let half_a_bin = 2f64.powi(shift as i32 - 1);
    let (error, unit) = match kind {
        // A bin of keys is so many last places wide, of which the leading one stands for 2^-52 of the number.
        ColumnType::Real => (half_a_bin * f64::EPSILON, ErrorUnit::Share),
        ColumnType::Integer | ColumnType::Boolean | ColumnType::Text => (half_a_bin, ErrorUnit::Value),
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => (half_a_bin / 1e6, ErrorUnit::Value),
    };
    let mut all = vec![
        Estimate { figure: "distinct".to_owned(), error: distinct::ERROR, unit: ErrorUnit::Share },
        Estimate { figure: "quantiles".to_owned(), error, unit },
    ];
    if lost > 0 {
        all.push(Estimate { figure: "top".to_owned(), error: lost as f64, unit: ErrorUnit::Rows });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::counts::{key_of_integer, real_of_key};
    use super::*;

    fn read(kind: ColumnType, keys: &[u64], limits: Limits) -> Found {
        let mut numbers = Numbers::new(kind, limits);
        for batch in keys.chunks(1_000) {
            numbers.extend(batch, &vec![1; batch.len()]);
        }
        numbers.finish()
    }

    const SMALL: Limits = Limits { exact: 1_000, bins: 4_000 };

    #[test]
    fn figures_of_too_many_values_are_within_their_errors() {
        // 1 % of the rows have the same value; the others are different.
        let value = |n: i64| if n % 100 == 0 { 7.5 } else { (n as f64 * 0.618_033_988_75).fract() * 1e6 - 2e5 };
        let keys: Vec<u64> = (1..=200_000).map(|n| key_of_real(value(n))).collect();
        let (exact, found) = (read(ColumnType::Real, &keys, Limits::USUAL), read(ColumnType::Real, &keys, SMALL));
        assert!(exact.estimated.is_empty() && exact.sums.is_none());
        let error = |figure: &str| found.estimated.iter().find(|one| one.figure == figure).unwrap().error;
        let off = (found.distinct as f64 - exact.distinct as f64).abs() / exact.distinct as f64;
        assert!(off <= error("distinct"), "{off}");
        assert!(error("quantiles") > 0.0 && error("quantiles") < 0.01, "{}", error("quantiles"));
        let at = |sorted: &[(u64, u64)], place: u64| {
            let mut passed = 0;
            sorted
                .iter()
                .find(|(_, count)| {
                    passed += count;
                    passed > place
                })
                .map(|(key, _)| real_of_key(*key))
                .unwrap()
        };
        for place in (0..200_000).step_by(3_989) {
            let (truth, estimate) = (at(&exact.sorted, place), at(&found.sorted, place));
            assert!((truth - estimate).abs() <= error("quantiles") * truth.abs(), "{place}: {truth}, {estimate}");
        }
        assert_eq!(real_of_key(found.top[0].0), 7.5);
        assert!(found.top[0].1 <= 2_000 && found.top[0].1 as f64 + error("top") >= 2_000.0);
        let sums = found.sums.unwrap();
        let truth =
            Moments::of(&exact.sorted.iter().map(|(key, count)| (real_of_key(*key), *count)).collect::<Vec<_>>());
        assert!((sums.moments.mean().unwrap() / truth.mean().unwrap() - 1.0).abs() < 1e-9);
        assert!((sums.moments.kurtosis().unwrap() / truth.kurtosis().unwrap() - 1.0).abs() < 1e-9);
        assert_eq!(sums.ends, exact.sorted.first().zip(exact.sorted.last()).map(|(a, b)| (a.0, b.0)));
        assert_eq!(exact.sampled, found.sampled);
    }

    #[test]
    fn integers_are_off_by_half_a_bin_at_most() {
        let keys: Vec<u64> = (0..100_000).map(|n| key_of_integer(n * 7 - 5)).collect();
        let found = read(ColumnType::Integer, &keys, SMALL);
        let error = &found.estimated[1];
        assert_eq!((error.figure.as_str(), error.unit), ("quantiles", ErrorUnit::Value));
        let mut passed = 0;
        for (key, count) in &found.sorted {
            // Each bin holds neighbours, so that all of its values are within half a bin of its middle.
            for place in passed..passed + count {
                let truth = place as f64 * 7.0 - 5.0;
                assert!((truth - integer_of_key(*key) as f64).abs() <= error.error, "{truth}");
            }
            passed += count;
        }
        assert_eq!(passed, 100_000);
    }
}
