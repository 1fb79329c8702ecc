//! Equal hashes among many: they are laid into buckets by their bits, so that each bucket is counted in memory next to the
//! processor. To sort them would look at each about twenty times.

/// Hashes of a bucket on average: the table it is counted in stands in the second-level cache, and there are not many more
/// buckets than the processor holds addresses of pages.
const BUCKET: usize = 4096;

/// Some of the hashes, those of a bucket beside each other.
#[derive(Default)]
pub(super) struct Buckets {
    laid: Vec<u64>,
    /// Where each bucket ends.
    ends: Vec<usize>,
}

impl Buckets {
    /// Replaces what is here by `hashes`, about so many, which all begin with the same `bits` bits.
    pub(super) fn fill(&mut self, hashes: impl Iterator<Item = u64> + Clone, about: usize, bits: u32) {
        let buckets = (about / BUCKET).next_power_of_two();
        let width = buckets.trailing_zeros();
        // The bits after those that all have.
        let bucket = |hash: u64| (hash << bits).checked_shr(64 - width).unwrap_or(0) as usize;
        self.ends.clear();
        self.ends.resize(buckets, 0);
        for hash in hashes.clone() {
            self.ends[bucket(hash)] += 1;
        }
        let mut all = 0;
        for end in &mut self.ends {
            // For now where it begins.
            all += std::mem::replace(end, all);
        }
        self.laid.clear();
        self.laid.resize(all, 0);
        for hash in hashes {
            let end = &mut self.ends[bucket(hash)];
            self.laid[*end] = hash;
            *end += 1;
        }
    }

    /// Goes through the buckets.
    pub(super) fn each(&self, mut work: impl FnMut(&[u64])) {
        let mut begin = 0;
        for end in &self.ends {
            work(&self.laid[begin..*end]);
            begin = *end;
        }
    }
}

/// Counts equal hashes.
#[derive(Default)]
pub(super) struct Repeats {
    /// Hashes that are those of an earlier one.
    pub(super) repeated: u64,
    /// The sum of the squares of these numbers over the groups of equal hashes.
    pub(super) squares: f64,
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u64,
    /// No hash is here while this is zero.
    count: u64,
}

impl Repeats {
    /// Counts the hashes of a bucket; none of them stands in another one.
    pub(super) fn count(&mut self, hashes: &[u64]) {
        let size = (hashes.len() * 2).next_power_of_two();
        self.slots.clear();
        self.slots.resize(size, Slot::default());
        let mut squares = 0;
        for hash in hashes {
            // The first bits are the same throughout a bucket.
            let mut at = *hash as usize & (size - 1);
            while self.slots[at].count > 0 && self.slots[at].hash != *hash {
                at = (at + 1) & (size - 1);
            }
            let slot = &mut self.slots[at];
            self.repeated += u64::from(slot.count > 0);
            // The difference of two squares.
            squares += (2 * slot.count).saturating_sub(1);
            *slot = Slot { hash: *hash, count: slot.count + 1 };
        }
        self.squares += squares as f64;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::hash::mix;
    use super::*;

    #[test]
    fn buckets_hold_every_hash_of_their_part_once() {
        let hashes: Vec<u64> = (0..10_000).map(mix).chain([0, u64::MAX, u64::MAX]).collect();
        for bits in [0, 1, 3] {
            let mut all = Vec::new();
            for part in 0..1 << bits {
                let mut buckets = Buckets::default();
                let within = hashes.iter().copied().filter(|hash| bits == 0 || *hash >> (64 - bits) == part);
                buckets.fill(within, hashes.len() >> bits, bits);
                let mut last = 0;
                buckets.each(|some| {
                    assert!(some.iter().all(|hash| *hash >= last), "buckets are in order");
                    last = some.iter().copied().max().unwrap_or(last);
                    all.extend_from_slice(some);
                });
            }
            all.sort_unstable();
            let mut expected = hashes.clone();
            expected.sort_unstable();
            assert_eq!(all, expected, "{bits} bits");
        }
    }

    #[test]
    fn repeats_are_those_that_came_before() {
        // Some with the same last bits, and the number that free slots hold.
        let hashes: Vec<u64> = (0..3_000u64).map(|n| n * n % 97 * 1024).chain([0; 5]).collect();
        let mut groups: HashMap<u64, u64> = HashMap::new();
        hashes.iter().for_each(|hash| *groups.entry(*hash).or_default() += 1);
        let mut repeats = Repeats::default();
        repeats.count(&[]);
        repeats.count(&hashes);
        assert_eq!(repeats.repeated, groups.values().map(|count| count - 1).sum::<u64>());
        assert_eq!(repeats.squares, groups.values().map(|count| ((count - 1) * (count - 1)) as f64).sum::<f64>());
    }
}
