//! Some of the different values, chosen by their hashes: the same ones in whatever order they come, each with its exact count.

use std::collections::BTreeMap;

/// Different values that are looked at.
const MOST: usize = 2_000;

/// The different values with the smallest hashes.
pub(super) struct Sampled<T> {
    values: BTreeMap<u64, (u64, T)>,
    /// Hashes from this on are not among the smallest.
    limit: u64,
}

impl<T> Sampled<T> {
    pub(super) fn new() -> Self {
        Self { values: BTreeMap::new(), limit: u64::MAX }
    }

    /// Adds `count` occurrences of the value with this hash; `value` is asked for if it is new. A value that is in the sample
    /// at the end was in it from its first occurrence on, so that none is missed.
    pub(super) fn add(&mut self, hash: u64, count: u64, value: impl FnOnce() -> T) {
        if hash >= self.limit {
            return;
        }
        self.values.entry(hash).or_insert_with(|| (0, value())).0 += count;
        if self.values.len() > MOST
            && let Some((largest, _)) = self.values.pop_last()
        {
            self.limit = largest;
        }
    }

    /// The values with their counts.
    pub(super) fn into_values(self) -> Vec<(T, u64)> {
        self.values.into_values().map(|(count, value)| (value, count)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::mix;
    use super::*;

    #[test]
    fn a_sample_does_not_depend_on_the_order() {
        let sample = |values: &mut dyn Iterator<Item = u64>| {
            let mut sampled = Sampled::new();
            values.for_each(|value| sampled.add(mix(value), 1, || value));
            sampled.into_values()
        };
        let forwards = sample(&mut (0..50_000).chain(0..50_000));
        assert_eq!(forwards, sample(&mut (0..50_000).rev().flat_map(|n| [n, n])));
        assert_eq!(forwards.len(), MOST);
        assert!(forwards.iter().all(|(_, count)| *count == 2));
        assert_eq!(sample(&mut (0..5)).len(), 5);
    }
}
