//! Figures as a report writes them. Digits are Latin in both languages, as everywhere in Falaj.

pub(super) use falaj_charts::count;
use falaj_schema::message::{Lang, text};

/// A whole number as it stands among values: four digits may be a year, and stay together.
fn plain(value: u64) -> String {
    if value < 10_000 { value.to_string() } else { count(value) }
}

/// A number with four decimals at most; very large and small ones with an exponent.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    let written = if size == 0.0 || (1e-3..1e9).contains(&size) {
        let whole = format!("{size:.4}");
        let (integer, decimals) = whole.split_once('.').unwrap_or((&whole, ""));
        let integer = integer.parse().map(plain).unwrap_or_default();
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { integer } else { format!("{integer}.{decimals}") }
    } else {
        format!("{size:.3e}").replace('-', "−")
    };
    if value < 0.0 { format!("−{written}") } else { written }
}

/// The text of a value that may be a number.
pub(super) fn value(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => number(value),
        _ => text.to_owned(),
    }
}

/// A date or moment as people write it.
pub(super) fn when(moment: &str) -> String {
    moment.replace('T', " ")
}

/// A share, 0 to 1, as percent.
pub(super) fn percent(share: f64) -> String {
    let value = share * 100.0;
    let decimals = if value == 0.0 || value >= 99.995 { 0 } else { 2 - usize::from(value >= 10.0) };
    // A share that is not nothing is never written as nothing.
    let said = if value > 0.0 && value < 0.005 { "< 0.01".to_owned() } else { format!("{value:.decimals$}") };
    format!("{said}\u{a0}%")
}

/// A size in bytes.
pub(super) fn bytes(lang: Lang, bytes: u64) -> String {
    let (unit, size) = match bytes {
        0..1_000_000 => ("report-kb", 1e3),
        1_000_000..1_000_000_000 => ("report-mb", 1e6),
        _ => ("report-gb", 1e9),
    };
    text(lang, unit, &[("n", &format!("{:.1}", bytes as f64 / size))])
}

/// A span of time in the largest unit that it fills.
pub(super) fn seconds(lang: Lang, seconds: f64) -> String {
    let (unit, size) = match seconds {
        _ if seconds >= 86_400.0 => ("report-days", 86_400.0),
        _ if seconds >= 3_600.0 => ("report-hours", 3_600.0),
        _ if seconds >= 60.0 => ("report-minutes", 60.0),
        _ => ("report-seconds", 1.0),
    };
    text(lang, unit, &[("n", &number(seconds / size))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_easy_to_read() {
        assert_eq!([count(0), count(999), count(1_234_567)], ["0", "999", "1,234,567"]);
        let numbers = [0.0, 3.25, -1234.5, 2013.0, 12345.0, 0.00012, 2.5e12, -3e-9].map(number);
        assert_eq!(numbers, ["0", "3.25", "−1234.5", "2013", "12,345", "1.200e−4", "2.500e12", "−3.000e−9"]);
        assert_eq!([value("1234.50"), value("2024-01-01"), value("inf")], ["1234.5", "2024-01-01", "inf"]);
        assert_eq!(
            [0.0, 1e-6, 0.01234, 0.5, 1.0].map(percent),
            ["0", "< 0.01", "1.23", "50.0", "100"].map(|n| format!("{n}\u{a0}%"))
        );
        assert_eq!(bytes(Lang::En, 12_345_678), "12.3 MB");
        assert_eq!([45.0, 90.0, 7_200.0, 1e6].map(|n| seconds(Lang::En, n)), ["45 s", "1.5 min", "2 h", "11.5741 d"]);
    }
}
