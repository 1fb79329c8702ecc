//! What is known of dates, moments and times of day besides their distribution.

use std::collections::BTreeMap;

use falaj_schema::dataset::{ColumnType, TimeGap, TimeProfile};

use super::figures::{Moments, quantiles, total};
use crate::calendar::{DAY, SECOND};
use crate::render::time_of_kind;

/// 2022-01-01, from which on the weekend of the United Arab Emirates is Saturday and Sunday.
const CHANGE: i64 = 18_993;

/// Whether a moment falls on a weekend as in the United Arab Emirates: Friday and Saturday until the end of 2021, Saturday
/// and Sunday since.
pub(super) fn is_weekend(micros: i64) -> bool {
    let days = micros.div_euclid(DAY);
    // Day 0 was a Thursday; Monday is 0.
    let weekday = (days + 3).rem_euclid(7);
    if days >= CHANGE { matches!(weekday, 5 | 6) } else { matches!(weekday, 4 | 5) }
}

/// Of different moments in ascending order with their counts, in microseconds. `moments` and `weekends` are given where the
/// values are the middles of bins, whose distances say little.
pub(super) fn describe(kind: ColumnType, sorted: &[(i64, u64)], binned: Option<(Moments, u64)>) -> Option<TimeProfile> {
    let first = sorted.first()?.0;
    let text = |micros: i64| time_of_kind(kind, micros).unwrap_or_default();
    let (moments, weekends) = binned.unwrap_or_else(|| {
        let values: Vec<(f64, u64)> = sorted.iter().map(|(value, count)| (*value as f64, *count)).collect();
        let weekends = sorted.iter().filter(|(value, _)| is_weekend(*value)).map(|(_, count)| count).sum();
        (Moments::of(&values), weekends)
    });
    let quantiles: BTreeMap<String, String> =
        quantiles(sorted, between).into_iter().map(|(name, micros)| (name.to_owned(), text(micros))).collect();
    let clock = kind == ColumnType::Time;
    let steps = if binned.is_some() || clock { None } else { Steps::of(sorted) };
    let largest = if clock { None } else { largest(sorted) };
    let rows = total(sorted) as f64;
    Some(TimeProfile {
        mean: moments.mean().map(|mean| text((mean.round() as i64).max(first))),
        sd_seconds: moments.sd().map(|sd| sd / SECOND as f64),
        quantiles,
        step: steps.as_ref().map(|steps| seconds(steps.usual)),
        regular: steps.as_ref().map(|steps| steps.regular),
        gaps: steps.as_ref().map(|steps| steps.longer),
        largest_gap: largest.map(|(from, to)| TimeGap {
            from: text(from),
            to: text(to),
            seconds: seconds(to.saturating_sub(from)),
        }),
        weekend: (!clock).then(|| weekends as f64 / rows),
    })
}

fn between(a: i64, b: i64, share: f64) -> i64 {
    a.saturating_add((b.saturating_sub(a) as f64 * share).round() as i64)
}

fn seconds(micros: i64) -> f64 {
    micros as f64 / SECOND as f64
}

/// The distances between neighbours.
struct Steps {
    /// The middle one, in microseconds; of two, the shorter.
    usual: i64,
    regular: f64,
    longer: u64,
}

impl Steps {
    fn of(sorted: &[(i64, u64)]) -> Option<Self> {
        let mut steps: Vec<i64> = sorted.windows(2).map(|pair| pair[1].0.saturating_sub(pair[0].0)).collect();
        let middle = steps.len().checked_sub(1)? / 2;
        let usual = *steps.select_nth_unstable(middle).1;
        let same = steps.iter().filter(|step| **step == usual).count();
        let longer = steps.iter().filter(|step| **step > usual.saturating_add(usual / 2)).count();
        Some(Self { usual, regular: same as f64 / steps.len() as f64, longer: longer as u64 })
    }
}

/// The ends of the longest distance between neighbours; the first of several.
fn largest(sorted: &[(i64, u64)]) -> Option<(i64, i64)> {
    let pairs = sorted.windows(2).map(|pair| (pair[0].0, pair[1].0)).rev();
    pairs.max_by_key(|(from, to)| to.saturating_sub(*from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{days_from_civil, parse_datetime};

    fn day(year: i64, month: i64, day: i64) -> i64 {
        days_from_civil(year, month, day) * DAY
    }

    #[test]
    fn weekends_changed_with_2022() {
        // Calendars say: 2021-12-31 was a Friday, 2022-01-02 a Sunday; 1969-12-26 was a Friday.
        for (moment, weekend) in [
            (day(2021, 12, 30), false),
            (day(2021, 12, 31), true),
            (day(2022, 1, 1), true),
            (day(2022, 1, 2), true),
            (day(2022, 1, 3), false),
            (day(2021, 12, 26), false),
            (day(2022, 1, 7), false),
            (day(1969, 12, 26), true),
            (day(1969, 12, 28), false),
            (parse_datetime(b"2024-06-08T23:59:59").unwrap(), true),
        ] {
            assert_eq!(is_weekend(moment), weekend, "{moment}");
        }
    }

    #[test]
    fn steps_and_gaps_are_found() {
        let hours: Vec<(i64, u64)> = (0..48)
            .filter(|hour| !(20..25).contains(hour))
            .map(|hour| (day(2024, 1, 1) + hour * DAY / 24, 2))
            .collect();
        let found = describe(ColumnType::Datetime, &hours, None).unwrap();
        assert_eq!((found.step, found.gaps), (Some(3_600.0), Some(1)));
        assert!((found.regular.unwrap() - 41.0 / 42.0).abs() < 1e-12);
        let gap = found.largest_gap.unwrap();
        assert_eq!((gap.from.as_str(), gap.to.as_str()), ("2024-01-01T19:00:00", "2024-01-02T01:00:00"));
        assert_eq!(gap.seconds, 6.0 * 3_600.0);
        assert_eq!(found.weekend, Some(0.0));
    }

    #[test]
    fn months_are_regular_enough_to_have_no_gaps() {
        let months: Vec<(i64, u64)> = (0..24).map(|n| (day(2023 + n / 12, n % 12 + 1, 1), 1)).collect();
        let found = describe(ColumnType::Date, &months, None).unwrap();
        assert_eq!((found.step, found.gaps), (Some(31.0 * 86_400.0), Some(0)));
        // Days since the epoch: mean 19,707.42, median 19,707.5.
        assert_eq!(found.mean.as_deref(), Some("2023-12-16"));
        assert_eq!(found.quantiles["0.5"], "2023-12-16");
    }

    #[test]
    fn one_moment_has_no_steps() {
        let found = describe(ColumnType::Date, &[(day(2024, 2, 3), 5)], None).unwrap();
        assert_eq!((found.step, found.gaps, found.largest_gap), (None, None, None));
        assert_eq!((found.mean.as_deref(), found.sd_seconds), (Some("2024-02-03"), Some(0.0)));
        assert_eq!(found.weekend, Some(1.0));
        assert_eq!(describe(ColumnType::Date, &[], None), None);
        let far = describe(ColumnType::Datetime, &[(i64::MIN + 1, 1), (i64::MAX, 1)], None).unwrap();
        assert_eq!(far.gaps, Some(0));
    }
}
