//! Histograms whose edges are numbers that people would choose.

use std::collections::BTreeMap;

use falaj_schema::dataset::{Body, Histogram};

use super::figures::total;
use crate::calendar::{DAY, SECOND};

/// Bins that a histogram has at most.
const MOST: usize = 40;
/// How many times as wide as its middle a range is for its tails to hide the rest.
const LONG_TAILS: f64 = 3.0;

/// Of different integers in ascending order with their counts: bins are whole numbers wide, and one wide if they are few.
pub(super) fn of_integers(sorted: &[(i64, u64)]) -> Option<Histogram> {
    let (min, max) = (sorted.first()?.0, sorted.last()?.0);
    let range = max as f64 - min as f64 + 1.0;
    let step = nice_step(range / MOST as f64, true);
    let values = sorted.iter().map(|(value, count)| (*value as f64, *count));
    // The last bin reaches past the largest integer, so that every bin holds as many integers.
    Some(count(values, step, min as f64, max as f64 + 1.0))
}

/// Of different finite numbers in ascending order with their counts.
pub(super) fn of_reals(sorted: &[(f64, u64)]) -> Option<Histogram> {
    let (min, max) = (sorted.first()?.0, sorted.last()?.0);
    if min == max {
        let half = if min == 0.0 { 0.5 } else { min.abs() * 0.5 };
        let edges = vec![min - half, min + half];
        // Half of the smallest number there is is nothing, twice the largest no number: no bin around them can be written.
        let drawn = edges[0] < edges[1] && edges.iter().all(|edge| edge.is_finite());
        return drawn.then(|| Histogram { edges, counts: vec![total(sorted)] });
    }
    let step = nice_step((max - min) / MOST as f64, false);
    if !(step > 0.0 && step.is_finite() && min + step > min && max - step < max) {
        // The numbers are so close, or so far apart, that nice edges can't be written down.
        return Some(Histogram { edges: vec![min, max], counts: vec![total(sorted)] });
    }
    Some(count(sorted.iter().copied(), step, min, max))
}

/// The middle of numbers in ascending order with their counts, drawn by `draw`, where the whole range is many times as wide
/// as what lies between the 1st and the 99th percentile.
pub(super) fn body(
    sorted: &[(f64, u64)],
    quantiles: &BTreeMap<String, f64>,
    draw: impl FnOnce(&[(f64, u64)]) -> Option<Histogram>,
) -> Option<Body> {
    let (min, max) = (sorted.first()?.0, sorted.last()?.0);
    let (p1, p99) = (*quantiles.get("0.01")?, *quantiles.get("0.99")?);
    let middle = p99 - p1;
    if !(middle > 0.0 && (max - min) / middle > LONG_TAILS) {
        return None;
    }
    let (low, high) = (min.max(p1 - middle / 4.0), max.min(p99 + middle / 4.0));
    let from = sorted.partition_point(|(value, _)| *value < low);
    let to = sorted.partition_point(|(value, _)| *value <= high);
    let histogram = draw(&sorted[from..to])?;
    Some(Body { histogram, below: total(&sorted[..from]), above: total(&sorted[to..]) })
}

/// Of different moments in ascending order with their counts, in microseconds; edges are milliseconds. `smallest` is the
/// least useful width.
pub(super) fn of_times(sorted: &[(i64, u64)], smallest: i64) -> Option<Histogram> {
    let (min, max) = (sorted.first()?.0, sorted.last()?.0);
    let wanted = (max.saturating_sub(min) / MOST as i64).max(1);
    let step = time_step(wanted.max(smallest));
    let values = sorted.iter().map(|(value, count)| (*value as f64, *count));
    let mut histogram = count(values, step as f64, min as f64, max as f64 + if min == max { 1.0 } else { 0.0 });
    histogram.edges.iter_mut().for_each(|edge| *edge /= 1_000.0);
    Some(histogram)
}

/// Counts values in ascending order into bins of width `step`, whose edges are multiples of it, from `low` to `high`.
fn count(values: impl Iterator<Item = (f64, u64)>, mut step: f64, low: f64, high: f64) -> Histogram {
    let (mut first, mut last) = ((low / step).floor(), (high / step).ceil());
    while last - first > MOST as f64 {
        // Edges on multiples of the step can cost a bin more than the range needs.
        step = nice_step(step * 1.01, step >= 1.0 && step.fract() == 0.0);
        (first, last) = ((low / step).floor(), (high / step).ceil());
    }
    let bins = ((last - first) as usize).max(1);
    let edges: Vec<f64> = (0..=bins).map(|bin| tidy((first + bin as f64) * step, step)).collect();
    let mut counts = vec![0; bins];
    let mut bin = 0;
    for (value, count) in values {
        while bin + 1 < bins && value >= edges[bin + 1] {
            bin += 1;
        }
        counts[bin] += count;
    }
    Histogram { edges, counts }
}

/// Removes the rounding error of a multiple of a step below one, so that 0.30000000000000004 becomes 0.3.
pub(crate) fn tidy(edge: f64, step: f64) -> f64 {
    let places = (2.0 - step.log10()).ceil();
    if step >= 1.0 || places > 15.0 {
        return edge;
    }
    let scale = 10f64.powf(places);
    (edge * scale).round() / scale
}

/// The least 1, 2, 2.5 or 5 times a power of ten that is not below `least`; without 2.5 and parts if `whole`.
pub(crate) fn nice_step(least: f64, whole: bool) -> f64 {
    let least = if whole { least.max(1.0) } else { least };
    let power = 10f64.powf(least.log10().floor());
    let factors: &[f64] = if whole && power < 10.0 { &[1.0, 2.0, 5.0, 10.0] } else { &[1.0, 2.0, 2.5, 5.0, 10.0] };
    let found = factors.iter().map(|factor| factor * power).find(|step| *step >= least * (1.0 - 1e-12));
    found.unwrap_or(10.0 * power)
}

/// The least usual span of time that is not below `least` microseconds.
pub(crate) fn time_step(least: i64) -> i64 {
    const MINUTE: i64 = 60 * SECOND;
    const HOUR: i64 = 60 * MINUTE;
    let spans = [1, 5, 15, 30].map(|n| n * SECOND).into_iter();
    let spans = spans.chain([1, 5, 15, 30].map(|n| n * MINUTE)).chain([1, 3, 6, 12].map(|n| n * HOUR));
    let mut spans = spans.chain([1, 2, 7, 14, 28, 56, 91, 182, 365].map(|n| n * DAY));
    spans.find(|span| *span >= least).unwrap_or_else(|| (least / (365 * DAY) + 1) * 365 * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once<T: Copy>(values: &[T]) -> Vec<(T, u64)> {
        values.iter().map(|value| (*value, 1)).collect()
    }

    #[test]
    fn few_integers_have_a_bin_each() {
        let histogram = of_integers(&[(1, 2), (2, 1), (4, 1)]).unwrap();
        assert_eq!(histogram.edges, [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(histogram.counts, [2, 1, 0, 1]);
    }

    #[test]
    fn edges_are_nice_and_hold_everything() {
        let reals: Vec<f64> = (0..1_000).map(|n| f64::from(n) * 0.0137 - 3.3).collect();
        let histogram = of_reals(&once(&reals)).unwrap();
        assert_eq!(histogram.edges[..3], [-3.5, -3.0, -2.5]);
        assert_eq!(histogram.counts.iter().sum::<u64>(), 1_000);
        let delays: Vec<i64> = (-43..=1_301).collect();
        let histogram = of_integers(&once(&delays)).unwrap();
        assert_eq!(histogram.edges[1] - histogram.edges[0], 50.0);
        assert_eq!(histogram.counts.iter().sum::<u64>(), 1_345);
        let extremes = of_integers(&once(&[i64::MIN, 0, i64::MAX])).unwrap();
        assert_eq!(extremes.counts.iter().sum::<u64>(), 3);
        assert!(extremes.counts.len() <= MOST);
    }

    #[test]
    fn odd_numbers_do_not_break_it() {
        assert_eq!(of_reals(&[(2.0, 2)]).unwrap().counts, [2]);
        assert_eq!(of_reals(&once(&[-1e308, 1e308])).unwrap().counts.iter().sum::<u64>(), 2);
        assert_eq!(of_reals(&once(&[1.0, 1.0 + f64::EPSILON])).unwrap().counts.iter().sum::<u64>(), 2);
        assert_eq!(of_reals(&[]), None);
        assert_eq!(of_reals(&[(f64::MAX, 3)]), None);
    }

    #[test]
    fn long_tails_are_left_out_of_the_body() {
        let mut values: Vec<(f64, u64)> = (0..100).map(|n| (f64::from(n), 10)).collect();
        let quantiles: BTreeMap<String, f64> = [("0.01".to_owned(), 0.0), ("0.99".to_owned(), 98.0)].into();
        assert_eq!(body(&values, &quantiles, of_reals), None);
        values.extend([(5_000.0, 1), (90_000.0, 1)]);
        let found = body(&values, &quantiles, of_reals).unwrap();
        assert_eq!((found.below, found.above, found.histogram.counts.iter().sum::<u64>()), (0, 2, 1_000));
        assert!(found.histogram.edges.last().is_some_and(|edge| *edge <= 130.0));
    }

    #[test]
    fn moments_are_milliseconds() {
        let year: Vec<i64> = (0..365).map(|day| (15_706 + day) * DAY).collect();
        let histogram = of_times(&once(&year), DAY).unwrap();
        assert!(histogram.counts.len() <= MOST);
        assert_eq!(histogram.edges[1] - histogram.edges[0], 14.0 * 86_400_000.0);
        assert_eq!(histogram.counts.iter().sum::<u64>(), 365);
        assert_eq!(of_times(&once(&[5 * DAY]), DAY).unwrap().counts, [1]);
    }
}
