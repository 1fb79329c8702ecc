//! A hash that stays the same in every version: results that depend on it are kept.

use crate::value::Value;

/// FNV-1a over the bytes (Fowler, Noll and Vo), then mixed as SplitMix64 does, since its low bits alone are weak.
pub fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    let begin = 0xCBF2_9CE4_8422_2325 ^ mix(seed);
    mix(bytes.iter().fold(begin, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3)))
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

/// The hash of a value's text, 0 to 2^63 − 1.
pub(crate) fn hash_value(value: &Value, seed: u64) -> i64 {
    let text = value.to_text().unwrap_or_default();
    (hash_bytes(text.as_bytes(), seed) >> 1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_spread_evenly() {
        let mut counts = [0u32; 16];
        for number in 0..16_000 {
            counts[(hash_value(&Value::Integer(number), 0) % 16) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
        assert_ne!(hash_bytes(b"a", 0), hash_bytes(b"a", 1));
    }

    #[test]
    fn the_hash_does_not_change() {
        // Kept results depend on it: a change needs a new code version of the nodes that use it.
        assert_eq!(hash_bytes(b"", 0), mix(0xCBF2_9CE4_8422_2325));
        assert_eq!(hash_value(&Value::Integer(7), 0), hash_value(&Value::text("7"), 0));
    }
}
