//! Numbers by the bin that they lie in.

use serde::{Deserialize, Serialize};

use super::number::{quantile, summarise};
use super::{BinMethod, Bins};
use crate::frame::Values;

/// Bins of a number: an input of 0 or 1 for each; all 0 for a missing number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BinStep {
    /// Where bins begin, ascending; what is less than the first lies in a bin of its own.
    pub edges: Vec<f64>,
    /// Smallest value of training.
    pub min: f64,
    /// Largest value of training.
    pub max: f64,
    /// Median of training.
    pub typical: f64,
}

impl BinStep {
    /// Fits to `values`, of which those that are not finite are missing; none if all others are the same.
    pub(super) fn fit(values: &[f64], bins: &Bins) -> Option<Self> {
        let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        let summary = summarise(&mut finite)?;
        finite.sort_unstable_by(f64::total_cmp);
        let count = bins.count.max(2);
        let share = |at: u32| f64::from(at) / f64::from(count);
        let edge = |at: u32| match bins.method {
            BinMethod::EqualWidth => summary.min + (summary.max - summary.min) * share(at),
            BinMethod::Quantiles => quantile(&finite, share(at)),
        };
        let mut edges: Vec<f64> = (1..count).map(edge).collect();
        edges.dedup();
        // A bin below the least value would be empty.
        edges.retain(|edge| *edge > summary.min);
        if edges.is_empty() {
            return None;
        }
        Some(Self { edges, min: summary.min, max: summary.max, typical: summary.median })
    }

    /// Number of inputs.
    pub(super) fn width(&self) -> usize {
        self.edges.len() + 1
    }

    /// The input that is 1.
    pub(super) fn encode(&self, values: &Values, row: usize) -> Option<(usize, f32)> {
        match values {
            Values::Number(values) if values[row].is_finite() => {
                Some((self.edges.partition_point(|edge| *edge <= values[row]), 1.0))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(values: &[f64], count: u32, method: BinMethod) -> Option<Vec<f64>> {
        let bins = Bins { columns: Vec::new(), count, method };
        BinStep::fit(values, &bins).map(|step| step.edges)
    }

    #[test]
    fn edges_by_width_and_by_quantiles() {
        let values = [0.0, 1.0, 2.0, 3.0, 100.0, f64::NAN];
        assert_eq!(fit(&values, 4, BinMethod::EqualWidth), Some(vec![25.0, 50.0, 75.0]));
        // numpy.quantile([0, 1, 2, 3, 100], [.25, .5, .75]).
        assert_eq!(fit(&values, 4, BinMethod::Quantiles), Some(vec![1.0, 2.0, 3.0]));
        // Equal values make fewer bins.
        assert_eq!(fit(&[0.0, 0.0, 0.0, 0.0, 1.0], 4, BinMethod::Quantiles), None);
        assert_eq!(fit(&[0.0, 0.0, 1.0, 1.0], 4, BinMethod::Quantiles), Some(vec![0.5, 1.0]));
        assert_eq!(fit(&[f64::NAN], 4, BinMethod::Quantiles), None);
    }
}
