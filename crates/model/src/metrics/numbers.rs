//! Metrics of regression.

use falaj_schema::dataset::Histogram;
use falaj_schema::model::Evaluation;

use super::put;

/// Bins of the histogram of residuals.
const BINS: usize = 40;

pub(super) fn evaluate(evaluation: &mut Evaluation, predicted: &[f64], truth: &[f64]) {
    let residuals: Vec<f64> = truth.iter().zip(predicted).map(|(truth, predicted)| truth - predicted).collect();
    let count = truth.len() as f64;
    let squares: f64 = residuals.iter().map(|residual| residual * residual).sum();
    put(evaluation, "rmse", Some((squares / count).sqrt()));
    put(evaluation, "mae", Some(residuals.iter().map(|residual| residual.abs()).sum::<f64>() / count));
    put(evaluation, "r2", r2(squares, truth));
    evaluation.residuals = histogram(&residuals);
}

/// Share of the truth's variance that is explained; none when the truth does not vary.
fn r2(squares: f64, truth: &[f64]) -> Option<f64> {
    let mean = truth.iter().sum::<f64>() / truth.len() as f64;
    let total: f64 = truth.iter().map(|value| (value - mean).powi(2)).sum();
    (total > 0.0).then(|| 1.0 - squares / total)
}

/// Counts between the 1st and 99th percentile in equal bins; what lies outside is counted in the outermost bins, whose
/// edges reach to the extremes.
fn histogram(values: &[f64]) -> Option<Histogram> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let (min, max) = (*sorted.first()?, *sorted.last()?);
    let last = sorted.len() - 1;
    let (low, high) = (sorted[last / 100], sorted[last - last / 100]);
    if low == high {
        return Some(Histogram { edges: vec![min, max], counts: vec![sorted.len() as u64] });
    }
    let step = (high - low) / BINS as f64;
    let mut edges: Vec<f64> = (0..=BINS).map(|bin| low + step * bin as f64).collect();
    (edges[0], edges[BINS]) = (min, max);
    let mut counts = vec![0; BINS];
    for value in &sorted {
        // The largest value belongs to the last bin.
        let bin = edges[1..BINS].partition_point(|edge| edge <= value);
        counts[bin] += 1;
    }
    Some(Histogram { edges, counts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_residual_is_counted_once() {
        let mut values: Vec<f64> = (0..1000).map(|value| f64::from(value) / 100.0).collect();
        values.push(1e6);
        let histogram = histogram(&values).unwrap();
        assert_eq!(histogram.edges.len(), histogram.counts.len() + 1);
        assert_eq!(histogram.counts.iter().sum::<u64>(), 1001);
        assert!(histogram.counts.iter().all(|count| *count < 60));
        assert_eq!(histogram.edges.last(), Some(&1e6));
    }
}
