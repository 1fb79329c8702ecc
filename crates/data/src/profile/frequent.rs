//! The most frequent values, where there are too many different ones to count each (Misra and Gries 1982).

use polars::prelude::PlHashMap;

/// Values whose counts are kept; twice as many while new ones come in.
const KEPT: usize = 1 << 16;

/// Values that occur often, and how often at least.
pub(super) struct Frequent<T> {
    counts: PlHashMap<u64, (u64, T)>,
    kept: usize,
    lost: u64,
}

impl<T> Frequent<T> {
    pub(super) fn new() -> Self {
        Self::keeping(KEPT)
    }

    fn keeping(kept: usize) -> Self {
        Self { counts: PlHashMap::default(), kept, lost: 0 }
    }

    /// Adds `count` occurrences of the value with this hash; `value` is asked for if it is new.
    pub(super) fn add(&mut self, hash: u64, count: u64, value: impl FnOnce() -> T) {
        self.counts.entry(hash).or_insert_with(|| (0, value())).0 += count;
        if self.counts.len() > 2 * self.kept {
            self.prune();
        }
    }

    /// Takes from every count that of the most frequent value that is not kept. (Agarwal and others, "Mergeable summaries",
    /// 2012: counts stay as close to the truth as those of Misra and Gries.)
    fn prune(&mut self) {
        let mut counts: Vec<u64> = self.counts.values().map(|(count, _)| *count).collect();
        let (_, taken, _) = counts.select_nth_unstable_by(self.kept, |a, b| b.cmp(a));
        let taken = *taken;
        self.lost += taken;
        self.counts.retain(|_, (count, _)| {
            *count = count.saturating_sub(taken);
            *count > 0
        });
    }

    /// By how much a count may be too low.
    pub(super) fn error(&self) -> u64 {
        self.lost
    }

    /// Every value that is kept, with the least it occurs; in no order.
    pub(super) fn into_values(self) -> impl Iterator<Item = (T, u64)> {
        self.counts.into_values().map(|(count, value)| (value, count))
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::mix;
    use super::*;

    #[test]
    fn counts_are_too_low_by_no_more_than_said() {
        let mut frequent = Frequent::keeping(100);
        // Three frequent values among 100,000 that occur once.
        for n in 0..100_000u64 {
            for value in [n + 10, n % 4].into_iter().filter(|value| *value != 3) {
                frequent.add(mix(value), 1, || value);
            }
        }
        let error = frequent.error();
        // 175,000 occurrences, 100 counters.
        assert!(error > 0 && error <= 1_750, "{error}");
        let found: PlHashMap<u64, u64> = frequent.into_values().collect();
        for value in 0..3 {
            let count = found[&value];
            assert!(count <= 25_000 && count + error >= 25_000, "{value}: {count}");
        }
    }
}
