//! How far one distribution is from another.

use std::collections::HashMap;

/// Share that stands for none: the logarithm of zero is none.
const NONE: f64 = 1e-4;
/// Different numbers of the reference from which on they are put into bins.
const FEW: usize = 20;

/// The quantile `q` (0 to 1) by linear interpolation between the values beside it; `sorted` is not empty.
pub(super) fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let share = place - below as f64;
    if share == 0.0 { sorted[below] } else { sorted[below] + (sorted[above] - sorted[below]) * share }
}

/// The two-sample Kolmogorov–Smirnov statistic of sorted numbers; none if there are none on one side.
pub(super) fn kolmogorov_smirnov(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let (mut i, mut j, mut most) = (0, 0, 0.0f64);
    while i < a.len() && j < b.len() {
        let value = a[i].min(b[j]);
        i += a[i..].iter().take_while(|other| **other <= value).count();
        j += b[j..].iter().take_while(|other| **other <= value).count();
        most = most.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    Some(most)
}

/// Population stability index of shares: Σ (r − c) · ln(r / c). Shares of zero are replaced as Evidently 0.7 does.
pub(super) fn psi(reference: &[f64], current: &[f64]) -> f64 {
    let (reference, current) = (without_zeros(reference), without_zeros(current));
    reference.iter().zip(&current).map(|(r, c)| (r - c) * (r / c).ln()).sum()
}

fn without_zeros(shares: &[f64]) -> Vec<f64> {
    let least = shares.iter().copied().filter(|share| *share > 0.0).fold(f64::INFINITY, f64::min);
    let stand_in = if least <= NONE { least / 1e6 } else { NONE };
    shares.iter().map(|share| if *share == 0.0 { stand_in } else { *share }).collect()
}

/// Population stability index of sorted numbers, neither of them empty. Up to 20 different numbers in the reference are a
/// bin each; otherwise bins of equal width lie over both together, as many as Sturges' rule gives. `whole`: both hold
/// whole numbers, for which a bin is at least one wide.
pub(super) fn psi_of_numbers(reference: &[f64], current: &[f64], whole: bool) -> f64 {
    if different(reference) <= FEW {
        let (mut r, mut c) = (Vec::new(), Vec::new());
        let mut values: Vec<f64> = reference.iter().chain(current).copied().collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        for value in values {
            let count = |sorted: &[f64]| {
                let from = sorted.partition_point(|other| *other < value);
                sorted[from..].partition_point(|other| *other <= value) as f64
            };
            r.push(count(reference) / reference.len() as f64);
            c.push(count(current) / current.len() as f64);
        }
        return psi(&r, &c);
    }
    let edges = sturges(reference, current, whole);
    psi(&shares(reference, &edges), &shares(current, &edges))
}

fn different(sorted: &[f64]) -> usize {
    sorted.chunk_by(|a, b| a == b).count()
}

/// Edges of bins of equal width, as NumPy's `histogram_bin_edges(…, "sturges")`.
fn sturges(a: &[f64], b: &[f64], whole: bool) -> Vec<f64> {
    let low = a.first().copied().unwrap_or(0.0).min(b.first().copied().unwrap_or(0.0));
    let high = a.last().copied().unwrap_or(0.0).max(b.last().copied().unwrap_or(0.0));
    let width = (high - low) / (((a.len() + b.len()) as f64).log2() + 1.0);
    let width = if whole { width.max(1.0) } else { width };
    let bins = if width > 0.0 { ((high - low) / width).ceil().max(1.0) } else { 1.0 };
    let step = (high - low) / bins;
    let mut edges: Vec<f64> = (0..bins as usize).map(|bin| low + bin as f64 * step).collect();
    edges.push(high);
    edges
}

/// Shares of sorted numbers between edges; the last bin includes its upper edge.
fn shares(sorted: &[f64], edges: &[f64]) -> Vec<f64> {
    let below = |edge: f64| sorted.partition_point(|value| *value < edge);
    let last = edges.len() - 1;
    let ends = edges.iter().enumerate().map(|(at, edge)| if at == last { sorted.len() } else { below(*edge) });
    let ends: Vec<usize> = ends.collect();
    ends.windows(2).map(|pair| (pair[1] - pair[0]) as f64 / sorted.len() as f64).collect()
}

/// Shares of sorted numbers between edges that reach to both sides without end.
pub(super) fn open_shares(sorted: &[f64], edges: &[f64]) -> Vec<f64> {
    let inner = &edges[1..edges.len() - 1];
    let mut ends = vec![0];
    ends.extend(inner.iter().map(|edge| sorted.partition_point(|value| value < edge)));
    ends.push(sorted.len());
    ends.windows(2).map(|pair| (pair[1] - pair[0]) as f64 / sorted.len() as f64).collect()
}

/// Two-sample Kolmogorov–Smirnov statistic of shares in the same bins: what is known of it at their edges.
pub(super) fn ks_of_shares(reference: &[f64], current: &[f64]) -> f64 {
    let (mut apart, mut most) = (0.0f64, 0.0f64);
    for (r, c) in reference.iter().zip(current) {
        apart += r - c;
        most = most.max(apart.abs());
    }
    most
}

/// Shares of both, value by value.
pub(super) fn side_by_side(reference: &HashMap<String, f64>, current: &HashMap<String, f64>) -> (Vec<f64>, Vec<f64>) {
    let mut values: Vec<&String> = reference.keys().chain(current.keys()).collect();
    values.sort_unstable();
    values.dedup();
    let of = |shares: &HashMap<String, f64>| values.iter().map(|v| shares.get(*v).copied().unwrap_or(0.0)).collect();
    (of(reference), of(current))
}

/// Shares of counts.
pub(super) fn shares_of(counts: &HashMap<String, u64>) -> HashMap<String, f64> {
    let all: u64 = counts.values().sum();
    counts.iter().map(|(value, count)| (value.clone(), *count as f64 / all.max(1) as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} is not {b}");
    }

    /// Expected values are those of Evidently 0.7.23 for the same data: numbers in bins, then each value a bin.
    #[test]
    fn stability_index_is_that_of_evidently() {
        let a: Vec<f64> = (0..1_500).map(|i| f64::from((i * 7_919) % 1_000) / 100.0).collect();
        let b: Vec<f64> = (0..1_500i64).map(|i| ((i * 104_729) % 1_000) as f64 / 80.0 + 0.5).collect();
        let sorted = |values: &[f64]| {
            let mut values = values.to_vec();
            values.sort_unstable_by(f64::total_cmp);
            values
        };
        close(psi_of_numbers(&sorted(&a), &sorted(&b), false), 1.690298880922421);
        let shares = |values: Vec<String>| {
            let mut counts = HashMap::new();
            values.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
            shares_of(&counts)
        };
        let texts = |values: &[f64]| shares(values.iter().map(f64::to_string).collect());
        let (r, c) = side_by_side(&texts(&a), &texts(&b));
        close(psi(&r, &c), 3.5053981171984905);
        let letters = |word: &str| shares(word.chars().map(|c| c.to_string()).collect());
        let (r, c) = side_by_side(&letters("aabbbcccc"), &letters("aaabbbccd"));
        close(psi(&r, &c), 0.9776181621836492);
    }

    #[test]
    fn equal_distributions_are_not_apart() {
        let numbers: Vec<f64> = (0..500).map(f64::from).collect();
        assert_eq!(psi_of_numbers(&numbers, &numbers, true), 0.0);
        let few: Vec<f64> = (0..50).map(|n| f64::from(n / 10)).collect();
        assert_eq!(psi_of_numbers(&few, &few, true), 0.0);
        assert_eq!(psi_of_numbers(&[3.0], &[3.0], true), 0.0);
        assert_eq!(ks_of_shares(&[0.25, 0.75], &[0.25, 0.75]), 0.0);
        close(ks_of_shares(&[0.5, 0.5], &[0.1, 0.9]), 0.4);
    }

    #[test]
    fn numbers_beyond_the_ends_count_to_the_outer_bins() {
        let sorted = [-5.0, 0.0, 0.5, 1.0, 2.0, 99.0];
        assert_eq!(open_shares(&sorted, &[0.0, 1.0, 2.0]), [0.5, 0.5]);
        assert_eq!(open_shares(&sorted, &[0.0, 1.0]), [1.0]);
    }
}
