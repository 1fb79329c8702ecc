//! Numbers and booleans: fill what is missing, then scale.

use serde::{Deserialize, Serialize};

use super::{Impute, Scale};

/// What becomes of numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberStep {
    /// Stands in for a missing value.
    pub fill: f64,
    /// How values are scaled; none when they are all the same and only their being missing tells something.
    pub scaling: Option<Scaling>,
    /// Smallest value of training.
    pub min: f64,
    /// Largest value of training.
    pub max: f64,
    /// Median of training; of booleans the more frequent one.
    pub typical: f64,
    /// Bounds that values are held between before they are scaled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clip: Option<Clip>,
}

/// Bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// What is less becomes this.
    pub low: f64,
    /// What is greater becomes this.
    pub high: f64,
}

impl NumberStep {
    /// The number that is scaled: what stands in for a missing one, held between the bounds.
    pub fn known(&self, value: f64) -> f64 {
        let value = if value.is_finite() { value } else { self.fill };
        match self.clip {
            Some(clip) => value.max(clip.low).min(clip.high),
            None => value,
        }
    }
}

/// A linear scale: (value − shift) · factor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scaling {
    /// Taken from the value.
    pub shift: f64,
    /// Multiplies the rest.
    pub factor: f64,
}

impl Scaling {
    /// Leaves values as they are.
    pub const IDENTITY: Self = Self { shift: 0.0, factor: 1.0 };

    /// The scaled value, held where a few layers can't make it infinite.
    pub fn apply(self, value: f64) -> f32 {
        ((value - self.shift) * self.factor).clamp(-1e18, 1e18) as f32
    }
}

/// What a column of numbers is like, missing values left out.
pub(crate) struct Summary {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) mean: f64,
    /// Standard deviation, n in the denominator.
    pub(crate) sd: f64,
    pub(crate) median: f64,
    /// Of the most frequent values the least.
    mode: f64,
    quartiles: [f64; 2],
}

/// The quantile `q` of sorted values by linear interpolation; `values` is not empty.
pub(super) fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q.clamp(0.0, 1.0) * (sorted.len() - 1) as f64;
    let below = sorted[place.floor() as usize];
    let above = sorted[place.ceil() as usize];
    below + (above - below) * place.fract()
}

/// The most frequent of sorted values, the least of several.
fn mode(sorted: &[f64]) -> f64 {
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.fold((0, f64::NAN), |best, run| if run.len() > best.0 { (run.len(), run[0]) } else { best }).1
}

/// Summarises `values`, which are finite and reordered by this; none if there are no values.
pub(crate) fn summarise(values: &mut [f64]) -> Option<Summary> {
    let count = values.len() as f64;
    let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.iter() {
        (min, max) = (min.min(*value), max.max(*value));
    }
    if values.is_empty() {
        return None;
    }
    // Around the smallest value, so that large values of small spread (years, time stamps) lose nothing.
    let mean = values.iter().map(|value| value - min).sum::<f64>() / count + min;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
    let median = median(values);
    values.sort_unstable_by(f64::total_cmp);
    let quartiles = [quantile(values, 0.25), quantile(values, 0.75)];
    Some(Summary { min, max, mean, sd: variance.sqrt(), median, mode: mode(values), quartiles })
}

fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    match below.iter().copied().max_by(f64::total_cmp) {
        Some(lower) if even => lower + (upper - lower) / 2.0,
        _ => upper,
    }
}

impl Summary {
    pub(super) fn fill(&self, impute: Impute) -> f64 {
        match impute {
            Impute::Median => self.median,
            Impute::Mean => self.mean,
            Impute::Mode => self.mode,
            Impute::Constant(value) => value,
            // The order of the rows is not known here; see where it is fitted.
            Impute::Last => self.median,
        }
    }

    /// None when all values are the same.
    pub(super) fn scaling(&self, scale: Scale) -> Option<Scaling> {
        let [lower, upper] = self.quartiles;
        let scaling = match scale {
            Scale::Robust if upper > lower => Scaling { shift: self.median, factor: 1.0 / (upper - lower) },
            Scale::Robust => Scaling { shift: self.mean, factor: 1.0 / self.sd },
            Scale::Standard => Scaling { shift: self.mean, factor: 1.0 / self.sd },
            Scale::MinMax => Scaling { shift: self.min, factor: 1.0 / (self.max - self.min) },
            Scale::None => Scaling::IDENTITY,
        };
        // A spread too small or too large for its reciprocal can't be learnt from either.
        (self.max > self.min && scaling.factor.is_finite() && scaling.factor > 0.0).then_some(scaling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_of_few_numbers() {
        let summary = summarise(&mut [4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!((summary.min, summary.max, summary.mean, summary.median), (1.0, 4.0, 2.5, 2.5));
        assert_eq!(summary.sd, 1.25f64.sqrt());
        let scaling = summary.scaling(Scale::MinMax).unwrap();
        assert_eq!((scaling.apply(1.0), scaling.apply(4.0)), (0.0, 1.0));
    }

    #[test]
    fn quartiles_and_mode() {
        // numpy.quantile([1, 2, 2, 3, 10], [.25, .75]) is [2, 3].
        let summary = summarise(&mut [10.0, 2.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!((summary.mode, summary.quartiles), (2.0, [2.0, 3.0]));
        let scaling = summary.scaling(Scale::Robust).unwrap();
        assert_eq!((scaling.apply(2.0), scaling.apply(10.0)), (0.0, 8.0));
        let flat = summarise(&mut [1.0, 2.0, 2.0, 2.0, 3.0]).unwrap();
        assert_eq!(flat.scaling(Scale::Robust), flat.scaling(Scale::Standard));
    }

    #[test]
    fn equal_numbers_have_no_scale() {
        let summary = summarise(&mut [7.1, 7.1, 7.1]).unwrap();
        assert_eq!((summary.median, summary.scaling(Scale::Standard)), (7.1, None));
    }
}
