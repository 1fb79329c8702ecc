//! Statistics of different values in ascending order, each with the number of its occurrences.

use std::collections::BTreeMap;

use falaj_schema::dataset::{Fences, TopValue};

/// The quantiles that a profile has.
pub(super) const QUANTILES: [&str; 7] = ["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"];
/// The most frequent values that are kept: so many classes of a target are told, fewer values of a column.
pub(super) const TOP: usize = 50;

/// Number of occurrences.
pub(super) fn total<T>(sorted: &[(T, u64)]) -> u64 {
    sorted.iter().map(|(_, count)| count).sum()
}

/// The values at these places, counted from 0, in ascending order.
fn at_places<T: Copy>(sorted: &[(T, u64)], places: &[u64]) -> Vec<T> {
    let mut found = Vec::with_capacity(places.len());
    let mut passed = 0;
    for (value, count) in sorted {
        passed += count;
        while places.get(found.len()).is_some_and(|place| *place < passed) {
            found.push(*value);
        }
    }
    found
}

/// The profile's quantiles, by linear interpolation: `between` gives what lies at a share of the way from one value to the
/// next. Empty where there is no value.
pub(super) fn quantiles<T: Copy, U>(sorted: &[(T, u64)], between: impl Fn(T, T, f64) -> U) -> Vec<(&'static str, U)> {
    let Some(last) = total(sorted).checked_sub(1) else { return Vec::new() };
    let places: Vec<f64> = QUANTILES.iter().map(|name| name.parse::<f64>().unwrap_or_default() * last as f64).collect();
    let wanted: Vec<u64> =
        places.iter().flat_map(|place| [place.floor() as u64, (place.floor() as u64 + 1).min(last)]).collect();
    // A quantile's second place may lie beyond the next one's first.
    let mut ascending = wanted.clone();
    ascending.sort_unstable();
    let values = at_places(sorted, &ascending);
    let value = |place: u64| values[ascending.partition_point(|other| *other < place)];
    let pairs = wanted.chunks_exact(2).map(|pair| (value(pair[0]), value(pair[1])));
    let shares = places.iter().map(|place| place - place.floor());
    QUANTILES.into_iter().zip(pairs.zip(shares)).map(|(name, ((a, b), share))| (name, between(a, b, share))).collect()
}

/// Between two numbers.
pub(super) fn between(a: f64, b: f64, share: f64) -> f64 {
    if share == 0.0 { a } else { a + (b - a) * share }
}

/// What the powers of the distances from the mean add up to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moments {
    n: f64,
    mean: f64,
    squares: f64,
    cubes: f64,
    fourths: f64,
}

impl Moments {
    /// Of different values with their counts, in two passes.
    pub(super) fn of(sorted: &[(f64, u64)]) -> Self {
        let n = total(sorted) as f64;
        if n == 0.0 {
            return Self::default();
        }
        // Divided first, so that the sum of very large numbers stays finite.
        let mean: f64 = sorted.iter().map(|(value, count)| value * (*count as f64 / n)).sum();
        let mut moments = Self { n, mean, ..Self::default() };
        for (value, count) in sorted {
            let (away, count) = (value - mean, *count as f64);
            let square = away * away;
            moments.squares += square * count;
            moments.cubes += square * away * count;
            moments.fourths += square * square * count;
        }
        moments
    }

    /// Adds `count` occurrences of a value; after Pébay, "Formulas for robust, one-pass parallel computation of covariances
    /// and arbitrary-order statistical moments" (2008).
    pub(super) fn add(&mut self, value: f64, count: u64) {
        let (a, b) = (self.n, count as f64);
        let n = a + b;
        let away = value - self.mean;
        let step = away / n;
        let square = away * step * a * b;
        self.fourths += square * step * step * (a * a - a * b + b * b) + 6.0 * step * step * b * b * self.squares
            - 4.0 * step * b * self.cubes;
        self.cubes += square * step * (a - b) - 3.0 * step * b * self.squares;
        self.squares += square;
        self.mean += step * b;
        self.n = n;
    }

    /// The mean; none without values or beyond the largest number.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.n > 0.0).then_some(self.mean).filter(|mean| mean.is_finite())
    }

    /// Standard deviation, n − 1; none for a single value.
    pub(super) fn sd(&self) -> Option<f64> {
        (self.n > 1.0).then(|| (self.squares / (self.n - 1.0)).sqrt()).filter(|sd| sd.is_finite())
    }

    /// Skewness, adjusted for the number of values (G1).
    pub(super) fn skewness(&self) -> Option<f64> {
        let (n, variance) = (self.n, self.variance()?);
        let plain = self.cubes / n / variance.powf(1.5);
        (n > 2.0).then(|| plain * (n * (n - 1.0)).sqrt() / (n - 2.0)).filter(|value| value.is_finite())
    }

    /// Excess kurtosis, adjusted for the number of values (G2).
    pub(super) fn kurtosis(&self) -> Option<f64> {
        let (n, variance) = (self.n, self.variance()?);
        let plain = self.fourths / n / (variance * variance);
        let adjusted = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * plain - 3.0 * (n - 1.0));
        (n > 3.0).then_some(adjusted).filter(|value| value.is_finite())
    }

    /// Mean square of the distances; none where rounding is all there is of them.
    fn variance(&self) -> Option<f64> {
        let variance = self.squares / self.n;
        let noise = self.mean.abs() * f64::EPSILON;
        (variance > noise * noise * 4.0).then_some(variance)
    }
}

/// The fences at `times` distances of the quartiles, and what lies beyond; none where the quartiles are equal.
pub(super) fn fences(sorted: &[(f64, u64)], quantiles: &BTreeMap<String, f64>, times: f64) -> Option<Fences> {
    let (lower, upper) = (quantiles.get("0.25")?, quantiles.get("0.75")?);
    let reach = (upper - lower) * times;
    let (low, high) = (lower - reach, upper + reach);
    if !(reach > 0.0 && low.is_finite() && high.is_finite()) {
        return None;
    }
    let below = sorted.partition_point(|(value, _)| *value < low);
    let above = sorted.partition_point(|(value, _)| *value <= high);
    Some(Fences { low, high, below: total(&sorted[..below]), above: total(&sorted[above..]) })
}

/// The most frequent of different values; among equally frequent ones the first. `values` are in the order of preference.
pub(super) fn most_frequent<T>(values: impl Iterator<Item = (T, u64)>) -> Vec<(T, u64)> {
    let mut top: Vec<(T, u64)> = Vec::with_capacity(TOP + 1);
    for (value, count) in values {
        if top.len() < TOP || count > top[top.len() - 1].1 {
            let place = top.partition_point(|(_, other)| *other >= count);
            top.insert(place, (value, count));
            top.truncate(TOP);
        }
    }
    top
}

/// The values as text.
pub(super) fn top_values<T: Copy>(top: &[(T, u64)], text: impl Fn(T) -> String) -> Vec<TopValue> {
    top.iter().map(|(value, count)| TopValue { value: text(*value), count: *count }).collect()
}

/// Shannon entropy of frequencies, in nats; none without any.
pub(super) fn entropy(counts: impl Iterator<Item = u64> + Clone) -> Option<f64> {
    let all = counts.clone().sum::<u64>() as f64;
    let part = |count: u64| {
        let share = count as f64 / all;
        -share * share.ln()
    };
    // A share of one gives minus zero.
    (all > 0.0).then(|| counts.filter(|count| *count > 0).map(part).sum::<f64>() + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values are those of scipy: `skew(x, bias=False)`, `kurtosis(x, bias=False)` of [2, 8, 0, 4, 1, 9, 9, 0].
    #[test]
    fn moments_are_those_of_scipy() {
        let values = [2.0, 8.0, 0.0, 4.0, 1.0, 9.0, 9.0, 0.0];
        let sorted = [(0.0, 2), (1.0, 1), (2.0, 1), (4.0, 1), (8.0, 1), (9.0, 2)];
        let mut streamed = Moments::default();
        values.iter().for_each(|value| streamed.add(*value, 1));
        let mut weighted = Moments::default();
        sorted.iter().for_each(|(value, count)| weighted.add(*value, *count));
        for moments in [Moments::of(&sorted), streamed, weighted] {
            assert!((moments.mean().unwrap() - 4.125).abs() < 1e-12);
            assert!((moments.sd().unwrap() - 3.979_860_011_895_608_5).abs() < 1e-12, "{:?}", moments.sd());
            assert!((moments.skewness().unwrap() - 0.330_582_180_407_970_7).abs() < 1e-12, "{:?}", moments.skewness());
            assert!((moments.kurtosis().unwrap() + 2.098_602_258_096_087).abs() < 1e-12, "{:?}", moments.kurtosis());
        }
    }

    #[test]
    fn what_does_not_vary_has_no_form() {
        let same = Moments::of(&[(0.1, 7)]);
        assert_eq!((same.skewness(), same.kurtosis()), (None, None));
        let two = Moments::of(&[(1.0, 1), (2.0, 1)]);
        assert_eq!((two.skewness(), two.kurtosis()), (None, None));
        let none = Moments::of(&[]);
        assert_eq!((none.mean(), none.sd()), (None, None));
        assert_eq!(Moments::of(&[(3.0, 1)]).sd(), None);
        let huge = Moments::of(&[(-1.7e308, 1), (1.7e308, 2)]);
        assert!(huge.mean().is_some() && huge.sd().is_none() && huge.kurtosis().is_none());
    }

    #[test]
    fn quantiles_lie_between_values() {
        let found =
            quantiles(&[(1.0, 2), (2.0, 1), (3.0, 1), (4.0, 1), (5.0, 1), (5.5, 1), (6.0, 1), (9.0, 1)], between);
        let values: Vec<f64> = found.iter().map(|(_, value)| *value).collect();
        // numpy.quantile of the same nine numbers.
        let expected = [1.0, 1.0, 2.0, 4.0, 5.5, 7.8, 8.76];
        assert!(values.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{values:?}");
        assert_eq!(quantiles(&[(3.0, 1)], between).iter().map(|(_, value)| *value).collect::<Vec<_>>(), [3.0; 7]);
        assert!(quantiles::<f64, f64>(&[], between).is_empty());
    }

    #[test]
    fn frequent_values_come_first_and_of_equals_the_first() {
        assert_eq!(most_frequent([(1, 2), (2, 1), (3, 2), (4, 1)].into_iter()), [(1, 2), (3, 2), (2, 1), (4, 1)]);
        let many = most_frequent((0..30).map(|value| (value, value)));
        assert_eq!((many[0], many[29], many.len()), ((29, 29), (0, 0), 30));
        assert_eq!(most_frequent((0..300).map(|value| (value, value)))[TOP - 1..], [(250, 250)]);
    }

    #[test]
    fn entropy_is_in_nats() {
        assert!((entropy([1, 1, 1, 1].into_iter()).unwrap() - 4f64.ln()).abs() < 1e-12);
        // scipy.stats.entropy([3, 1]) = 0.5623351446188083.
        assert!((entropy([3, 1].into_iter()).unwrap() - 0.562_335_144_618_808_3).abs() < 1e-12);
        assert_eq!((entropy([5].into_iter()), entropy(std::iter::empty())), (Some(0.0), None));
    }
}
