//! Columns in few levels, so that how often two of them meet can be counted.

use super::super::picked::Picked;

/// Bins there are at most.
const MOST_BINS: usize = 16;
/// Rows that there should be for each pair of bins.
const ROWS: usize = 10;
/// Texts that are levels of their own; the others are one together.
const MOST_TEXTS: usize = 255;
/// Rows from which a text is a level of its own.
const LEAST: u32 = 5;
/// Values from which edges between bins are taken.
const SAMPLE: usize = 1 << 16;

/// For each row its level.
pub(super) struct Levels {
    pub(super) of: Vec<u32>,
    /// One more than the largest.
    pub(super) count: usize,
}

/// Bins for a number of rows: enough rows for each pair of them, at most sixteen.
pub(super) fn bins_for(rows: usize) -> usize {
    ((rows / ROWS) as f64).sqrt().floor().clamp(2.0, MOST_BINS as f64) as usize
}

/// The levels of a column; no value is a level of its own.
pub(super) fn levels(picked: &Picked, bins: usize) -> Levels {
    match picked {
        Picked::Numbers(values) => of_numbers(values, bins),
        Picked::Codes { codes, count } => of_codes(codes, *count),
    }
}

/// Of numbers: bins with about the same number of rows each.
pub(super) fn of_numbers(values: &[f64], bins: usize) -> Levels {
    let edges = edges(values.iter().copied(), bins);
    let level = |value: &f64| match value.is_nan() {
        true => 0,
        false => edges.partition_point(|edge| edge < value) as u32 + 1,
    };
    Levels { of: values.iter().map(level).collect(), count: edges.len() + 2 }
}

/// The largest value of each bin but the last, ascending and different; of a spread sample of the values that are numbers.
pub(super) fn edges(values: impl Iterator<Item = f64> + Clone, bins: usize) -> Vec<f64> {
    let known = values.filter(|value| !value.is_nan());
    let step = known.clone().count().div_ceil(SAMPLE).max(1);
    let mut sorted: Vec<f64> = known.step_by(step).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let Some(last) = sorted.last().copied() else { return Vec::new() };
    let place = |bin: usize| (sorted.len() * bin).div_ceil(bins).clamp(1, sorted.len()) - 1;
    let mut edges: Vec<f64> = (1..bins).map(|bin| sorted[place(bin)]).collect();
    edges.dedup();
    // Nothing lies above the largest value.
    edges.retain(|edge| *edge < last);
    edges
}

/// Of codes: the frequent ones are levels of their own.
pub(super) fn of_codes(codes: &[u32], count: usize) -> Levels {
    let mut counts = vec![0u32; count];
    for code in codes.iter().filter(|code| **code != u32::MAX) {
        counts[*code as usize] += 1;
    }
    let mut order: Vec<usize> = (0..count).filter(|code| counts[*code] >= LEAST).collect();
    order.sort_by_key(|code| (std::cmp::Reverse(counts[*code]), *code));
    order.truncate(MOST_TEXTS);
    // Level 0 has no value, level 1 is that of all rare texts.
    let mut level = vec![1u32; count];
    order.iter().zip(2..).for_each(|(code, own)| level[*code] = own);
    let of = codes.iter().map(|code| level.get(*code as usize).copied().unwrap_or(0)).collect();
    Levels { of, count: order.len() + 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_have_about_the_same_number_of_rows() {
        let values: Vec<f64> = (0..1_000).rev().map(f64::from).chain([f64::NAN]).collect();
        let levels = of_numbers(&values, 4);
        let count = |level| levels.of.iter().filter(|own| **own == level).count();
        assert_eq!([0, 1, 2, 3, 4].map(count), [1, 250, 250, 250, 250]);
        assert_eq!(edges([1.0, 1.0, 1.0, 2.0].into_iter(), 4), [1.0], "equal values stay together");
        assert!(edges([1.0].into_iter(), 4).is_empty() && edges(std::iter::empty(), 4).is_empty());
        assert_eq!([0, 39, 40, 250, 1_000_000].map(bins_for), [2, 2, 2, 5, 16]);
    }

    #[test]
    fn rare_texts_are_one_level() {
        let codes = [vec![0; 5], vec![1; 4], vec![2; 6], vec![u32::MAX; 2], vec![3]].concat();
        let levels = of_codes(&codes, 4);
        assert_eq!(levels.count, 4);
        let expected = [vec![3; 5], vec![1; 4], vec![2; 6], vec![0; 2], vec![1]].concat();
        assert_eq!(levels.of, expected);
    }
}
