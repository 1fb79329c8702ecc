//! Hashes of values: quick, the same on every machine and in every run, and good enough to count by.

/// Odd number with no pattern in its bits: 2^64 divided by the golden ratio.
pub(crate) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// Stands for a row without a value.
pub(crate) const MISSING: u64 = 0x5851_F42D_4C95_7F2D;

/// The finaliser of SplitMix64: every bit of the value changes half of the bits, and no two values become the same.
pub(crate) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(GOLDEN);
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

/// The hash of a text: eight bytes at a time by the folded product of 128 bits, as in wyhash.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut state = GOLDEN ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        state = fold(state ^ word(chunk), 0xA076_1D64_78BD_642F);
    }
    state = fold(state ^ word(chunks.remainder()), 0xE703_7ED1_A0B4_28DB);
    mix(state)
}

/// At most eight bytes as one number.
fn word(bytes: &[u8]) -> u64 {
    let mut whole = [0; 8];
    whole[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(whole)
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn different_values_have_different_hashes() {
        let numbers: HashSet<u64> = (0..100_000).map(mix).collect();
        assert_eq!(numbers.len(), 100_000);
        let words: HashSet<u64> = (0..100_000).map(|n| of_bytes(format!("row {n}").as_bytes())).collect();
        assert_eq!(words.len(), 100_000);
        assert_ne!(of_bytes(b""), of_bytes(b"\0"));
        assert_ne!(of_bytes(b"12345678"), of_bytes(b"12345678\0"));
    }

    #[test]
    fn every_bit_of_a_hash_is_as_often_set_as_not() {
        for bit in 0..64 {
            let set = (0..20_000u64).filter(|n| mix(*n) >> bit & 1 == 1).count();
            assert!((9_500..10_500).contains(&set), "bit {bit}: {set}");
        }
    }
}
