//! From values to pixels, and the round values that are written along an axis. `ui/src/lib/charts/ticks.ts` does the same.

/// Maps values onto pixels.
#[derive(Clone, Copy)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    log: bool,
}

impl Scale {
    /// `low` to `high` onto `from` to `to`; logarithmic if `log`.
    pub fn new((low, high): (f64, f64), (from, to): (f64, f64), log: bool) -> Self {
        let raise = |value: f64| if log { value.log10() } else { value };
        Self { low: raise(low), high: raise(high), from, to, log }
    }

    /// Where `value` is.
    pub fn at(&self, value: f64) -> f64 {
        let value = if self.log { value.log10() } else { value };
        let span = if self.high > self.low { self.high - self.low } else { 1.0 };
        self.from + (value - self.low) / span * (self.to - self.from)
    }
}

/// Lowest and highest of the values; none if there is none.
pub fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |found, value| match found {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// A range with a little air at both ends.
pub fn airy((low, high): (f64, f64), log: bool) -> (f64, f64) {
    if log {
        let air = if high > low { (high / low).powf(0.06) } else { 2.0 };
        return (low / air, high * air);
    }
    let span = if high > low { high - low } else { high.abs() };
    let air = if span > 0.0 { span } else { 1.0 } * 0.06;
    // What is never below zero has no room there.
    let floor = if low >= 0.0 { (low - air).max(0.0) } else { low - air };
    (floor, high + air)
}

/// Round values within a range, at most about `count` of them.
pub fn ticks(low: f64, high: f64, count: f64) -> Vec<f64> {
    // Also false for what is no number.
    if !(high - low).is_finite() || high <= low {
        return vec![low];
    }
    let rough = (high - low) / count;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].iter().map(|factor| factor * power).find(|size| *size >= rough).unwrap_or(rough);
    let (first, last) = ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor());
    (0..=(last - first).max(0.0) as u32).map(|index| tidy((first + f64::from(index)) * step)).collect()
}

/// 1, 2 and 5 of each power of ten within a range, or powers alone where there are many.
pub fn log_ticks(low: f64, high: f64) -> Vec<f64> {
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let parts: &[f64] = if last - first <= 3 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let every = ((last - first) / 6).max(1);
    let powers = (first..=last).filter(|power| (power - first) % every == 0);
    let all = powers.flat_map(|power| parts.iter().map(move |part| tidy(part * 10f64.powi(power))));
    let found: Vec<f64> = all.filter(|value| (low..=high).contains(value)).collect();
    // Less than a decade: round values as on a linear axis say more.
    if found.len() < 3 { ticks(low, high, 5.0) } else { found }
}

// Twelve digits: what multiplying adds beyond them is noise.
fn tidy(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// The labels of an axis: the same decimals for all.
pub fn labels(ticks: &[f64]) -> Vec<String> {
    let most = ticks.iter().fold(0f64, |most, tick| most.max(tick.abs()));
    let decimals = ticks.iter().map(|tick| decimals_of(*tick)).max().unwrap_or(0);
    if most >= 1000.0 || decimals > 4 {
        return ticks.iter().map(|tick| compact(*tick)).collect();
    }
    ticks.iter().map(|tick| signed(format!("{tick:.decimals$}"))).collect()
}

fn decimals_of(value: f64) -> usize {
    format!("{value}").split_once('.').map_or(0, |(_, part)| part.len())
}

/// A short number: `120k`. As in the interface.
pub fn compact(value: f64) -> String {
    let size = value.abs();
    for (limit, unit) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] {
        if size >= limit {
            return signed(format!("{}{unit}", significant(value / limit)));
        }
    }
    if size != 0.0 && size < 1e-3 {
        let text = format!("{value:.2e}");
        return signed(text);
    }
    signed(significant(value))
}

/// At most three significant digits.
fn significant(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    format!("{rounded}")
}

/// A count with its thousands apart.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share as percent: whole digits by size, the unit after a thin space.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    let decimals = if value == 0.0 || value >= 99.995 { 0 } else { 2 - usize::from(value >= 10.0) };
    format!("{value:.decimals$}\u{2009}%")
}

fn signed(text: String) -> String {
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_round_values_that_the_interface_finds() {
        assert_eq!(ticks(0.0, 100.0, 4.0), [0.0, 50.0, 100.0]);
        assert_eq!(ticks(-43.0, 1301.0, 4.0), [0.0, 500.0, 1000.0]);
        assert_eq!(ticks(0.1, 0.32, 4.0), [0.1, 0.2, 0.3]);
        assert_eq!(ticks(5.0, 5.0, 4.0), [5.0]);
        assert_eq!(ticks(f64::NAN, 5.0, 4.0).len(), 1);
    }

    #[test]
    fn logarithmic_axes_have_few_labels_however_long_they_are() {
        assert_eq!(log_ticks(0.3, 4.0), [0.5, 1.0, 2.0]);
        assert_eq!(log_ticks(0.38, 0.74), [0.4, 0.5, 0.6, 0.7]);
        assert_eq!(log_ticks(1.0, 1e5), [1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0]);
        assert!(log_ticks(1e-30, 1e30).len() < 10);
    }

    #[test]
    fn labels_of_an_axis_have_the_same_decimals() {
        assert_eq!(labels(&[0.4, 0.45, 0.5]), ["0.40", "0.45", "0.50"]);
        assert_eq!(labels(&[-1.0, 0.0, 1.0]), ["−1", "0", "1"]);
        assert_eq!(labels(&[0.0, 40_000.0]), ["0", "40k"]);
        assert_eq!([compact(1234.0), compact(0.00012), compact(-2.5e6)], ["1.23k", "1.20e−4", "−2.5M"]);
        assert_eq!([count(0), count(999), count(1_234_567)], ["0", "999", "1,234,567"]);
        assert_eq!([percent(0.5), percent(0.01234), percent(1.0)], ["50.0\u{2009}%", "1.23\u{2009}%", "100\u{2009}%"]);
    }

    #[test]
    fn maps_linear_and_logarithmic() {
        assert!((Scale::new((0.0, 10.0), (100.0, 0.0), false).at(2.5) - 75.0).abs() < 1e-9);
        assert!((Scale::new((1.0, 100.0), (0.0, 10.0), true).at(10.0) - 5.0).abs() < 1e-9);
        assert!(Scale::new((3.0, 3.0), (0.0, 10.0), false).at(3.0).is_finite());
    }
}
