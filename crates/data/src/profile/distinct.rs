//! How many different values there are, by HyperLogLog, where there are too many to keep.

use super::hash::mix;

/// Bits of a hash that choose a register.
const BITS: u32 = 16;
const REGISTERS: usize = 1 << BITS;
/// Values that a register can have: 0 to this.
const MOST: usize = 64 - BITS as usize + 1;
/// Three standard errors, as a share: 3 · 1.04 / √registers.
pub(super) const ERROR: f64 = 3.0 * 1.04 / 256.0;

/// A sketch of the different values that were added.
pub(super) struct Distinct(Vec<u8>);

impl Distinct {
    pub(super) fn new() -> Self {
        Self(vec![0; REGISTERS])
    }

    /// Adds a value by its hash.
    pub(super) fn add(&mut self, hash: u64) {
        // Mixed once more: the same hash chooses a sample elsewhere.
        let hash = mix(hash);
        let register = &mut self.0[(hash >> (64 - BITS)) as usize];
        let zeros = (hash << BITS | 1 << (BITS - 1)).leading_zeros() as u8 + 1;
        *register = zeros.max(*register);
    }

    /// The estimate; after Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), algorithm 6, which
    /// has no bias for few values or many.
    pub(super) fn estimate(&self) -> f64 {
        let mut counts = [0.0; MOST + 1];
        for register in &self.0 {
            counts[usize::from(*register)] += 1.0;
        }
        let m = REGISTERS as f64;
        let mut z = m * tau(1.0 - counts[MOST] / m);
        for count in counts[1..MOST].iter().rev() {
            z = 0.5 * (z + count);
        }
        z += m * sigma(counts[0] / m);
        m * m / (2.0 * std::f64::consts::LN_2 * z)
    }
}

fn sigma(mut x: f64) -> f64 {
    let (mut y, mut z) = (1.0, x);
    if x >= 1.0 {
        return f64::INFINITY;
    }
    loop {
        x *= x;
        let before = z;
        z += x * y;
        y += y;
        if z <= before {
            return z;
        }
    }
}

fn tau(mut x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return 0.0;
    }
    let (mut y, mut z) = (1.0, 1.0 - x);
    loop {
        x = x.sqrt();
        let before = z;
        y *= 0.5;
        z -= (1.0 - x) * (1.0 - x) * y;
        if z >= before {
            return z / 3.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_within_three_standard_errors() {
        for count in [0u64, 1, 1_000, 100_000, 300_000, 2_000_000] {
            let mut sketch = Distinct::new();
            for n in 0..count {
                sketch.add(mix(n));
                sketch.add(mix(n / 2));
            }
            let off = (sketch.estimate() - count as f64).abs();
            assert!(off <= ERROR * count as f64 + 0.01, "{count}: off by {off}");
        }
    }
}
