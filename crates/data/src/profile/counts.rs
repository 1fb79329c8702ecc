//! How often each number occurs, in bounded memory: exactly while there are few enough different ones, then by ever wider
//! bins.
//!
//! Numbers are counted by keys, whole numbers in the same order (`key_of_integer`, `key_of_real`). When there are too many,
//! the last bits of the keys are dropped, so that neighbours share a bin. Of integers and moments a bin is then so many units
//! wide, of reals so many parts of the number itself. Which bits are dropped depends on the values alone, not on the order
//! they come in.

use super::hash::GOLDEN;

/// Different values that are counted one by one, and bins beyond them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// Different values up to which each is counted.
    pub(crate) exact: usize,
    /// Bins there are at most once that was given up.
    pub(crate) bins: usize,
}

impl Limits {
    /// 64 MiB for a column at most, twice that for a moment. One below where the table would double.
    pub(crate) const USUAL: Self = Self { exact: (4 << 20) / 8 * 7 - 1, bins: (1 << 20) / 8 * 7 - 1 };
}

#[derive(Clone, Copy, Default)]
struct Slot {
    key: u64,
    /// No key is here while this is zero.
    count: u64,
}

/// Keys and how often each occurred.
pub(crate) struct Counts {
    slots: Vec<Slot>,
    len: usize,
    /// Bits of the keys that have been dropped.
    shift: u32,
    limits: Limits,
}

/// Slots there are at first.
const FIRST: usize = 1 << 10;
/// Slots from which on memory counts more than time.
const LARGE: usize = 1 << 16;

/// How many of so many slots may be used.
fn usable(slots: usize) -> usize {
    if slots < LARGE { slots / 2 } else { slots / 8 * 7 }
}

impl Counts {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { slots: vec![Slot::default(); FIRST], len: 0, shift: 0, limits }
    }

    /// Adds `count` occurrences of `key`.
    pub(crate) fn add(&mut self, key: u64, count: u64) {
        let key = key >> self.shift;
        let at = find(&self.slots, key);
        let slot = &mut self.slots[at];
        if slot.count > 0 {
            slot.count += count;
            return;
        }
        *slot = Slot { key, count };
        self.len += 1;
        if self.len > usable(self.slots.len()) {
            self.rebuild(self.slots.len() * 2);
        }
        if self.shift > 0 && self.len > self.limits.bins {
            self.coarsen();
        }
    }

    /// True when there are too many different keys to count each, and that has not been given up yet.
    pub(crate) fn is_full(&self) -> bool {
        self.shift == 0 && self.len > self.limits.exact
    }

    /// Drops so many more bits of the keys that there are few enough bins.
    pub(crate) fn coarsen(&mut self) {
        let mut sorted: Vec<(u64, u64)> = Vec::with_capacity(self.len);
        sorted.extend(self.used().map(|slot| (slot.key, slot.count)));
        self.slots = Vec::new();
        sorted.sort_unstable();
        let bins =
            |dropped: u32| 1 + sorted.windows(2).filter(|pair| pair[0].0 >> dropped != pair[1].0 >> dropped).count();
        // The fewest that are enough; at least one, or a full table would stay full.
        let (mut dropped, mut most) = (1, 63 - self.shift);
        while dropped < most {
            let middle = (dropped + most) / 2;
            if bins(middle) <= self.limits.bins { most = middle } else { dropped = middle + 1 }
        }
        self.shift += dropped;
        self.len = 0;
        let size = (bins(dropped) * 2).next_power_of_two().max(FIRST);
        self.slots = vec![Slot::default(); size];
        for (key, count) in sorted {
            self.put(key >> dropped, count);
        }
    }

    fn put(&mut self, key: u64, count: u64) {
        let at = find(&self.slots, key);
        let slot = &mut self.slots[at];
        self.len += usize::from(slot.count == 0);
        *slot = Slot { key, count: slot.count + count };
    }

    fn rebuild(&mut self, size: usize) {
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        self.len = 0;
        for slot in old.into_iter().filter(|slot| slot.count > 0) {
            self.put(slot.key, slot.count);
        }
    }

    fn used(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.count > 0)
    }

    /// Bits of the keys that have been dropped; 0 while every value is counted.
    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    /// Keys in no order, each with its count. Of a bin, the key in its middle.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        let middle = if self.shift == 0 { 0 } else { 1 << (self.shift - 1) };
        self.used().map(move |slot| ((slot.key << self.shift) + middle, slot.count))
    }

    /// Keys in ascending order, as [`Self::iter`] gives them.
    pub(crate) fn sorted(&self) -> Vec<(u64, u64)> {
        let mut all: Vec<(u64, u64)> = Vec::with_capacity(self.len);
        all.extend(self.iter());
        all.sort_unstable();
        all
    }
}

/// Where `key` is or belongs. There is always a free slot.
fn find(slots: &[Slot], key: u64) -> usize {
    let bits = slots.len().trailing_zeros();
    let mut at = (key.wrapping_mul(GOLDEN) >> (64 - bits)) as usize;
    while slots[at].count > 0 && slots[at].key != key {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

const SIGN: u64 = 1 << 63;

/// A key in the order of the integers.
pub(crate) fn key_of_integer(value: i64) -> u64 {
    value as u64 ^ SIGN
}

/// The integer of a key.
pub(crate) fn integer_of_key(key: u64) -> i64 {
    (key ^ SIGN) as i64
}

/// A key in the order of the real numbers; both zeros have the same.
pub(crate) fn key_of_real(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

/// The real number of a key.
pub(crate) fn real_of_key(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Limits = Limits { exact: 100, bins: 50 };

    fn counted(keys: impl Iterator<Item = u64>, limits: Limits) -> Counts {
        let mut counts = Counts::new(limits);
        for key in keys {
            counts.add(key, 1);
            if counts.is_full() {
                counts.coarsen();
            }
        }
        counts
    }

    #[test]
    fn keys_keep_the_order_of_their_numbers() {
        let integers = [i64::MIN, -5, -1, 0, 1, 7, i64::MAX];
        assert!(integers.map(key_of_integer).is_sorted());
        assert_eq!(integers.map(|n| integer_of_key(key_of_integer(n))), integers);
        let reals = [f64::NEG_INFINITY, -1e300, -1.5, -1e-300, 0.0, 1e-300, 2.0, f64::MAX, f64::INFINITY];
        assert!(reals.map(key_of_real).is_sorted());
        assert_eq!(reals.map(|n| real_of_key(key_of_real(n)).to_bits()), reals.map(f64::to_bits));
        assert_eq!(key_of_real(-0.0), key_of_real(0.0));
    }

    #[test]
    fn few_values_are_counted_one_by_one() {
        let counts = counted((0..1_000).map(|n| n % 100), SMALL);
        assert_eq!((counts.shift(), counts.sorted().len()), (0, 100));
        assert!(counts.sorted().iter().all(|(_, count)| *count == 10));
        let large = counted((0..100_000).map(|n| n * 7), Limits::USUAL);
        assert_eq!(large.sorted(), (0..100_000).map(|n| (n * 7, 1)).collect::<Vec<_>>());
    }

    #[test]
    fn many_values_share_bins_that_do_not_depend_on_their_order() {
        let forwards = counted((0..10_000).map(|n| n * 3), SMALL);
        let backwards = counted((0..10_000).rev().map(|n| n * 3), SMALL);
        assert_eq!(forwards.sorted(), backwards.sorted());
        assert!(forwards.sorted().len() <= 50);
        assert_eq!(forwards.iter().map(|(_, count)| count).sum::<u64>(), 10_000);
        // 30,000 keys in at most 50 bins need bins of 1,024 at least.
        assert_eq!(forwards.shift(), 10);
    }
}
