//! Public holidays of the United Arab Emirates, from a dated list: they follow the moon and the Cabinet, so that no rule
//! tells them.

use std::sync::LazyLock;

use crate::calendar::{civil_from_days, parse_date};

const LIST: &str = include_str!("../../../assets/calendars/uae-holidays.csv");

/// Days since the epoch, ascending.
static DAYS: LazyLock<Vec<i64>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#')).skip(1);
    let days = lines.filter_map(|line| line.split_once(',').and_then(|(date, _)| parse_date(date.as_bytes())));
    let mut days: Vec<i64> = days.collect();
    days.sort_unstable();
    days
});

static YEARS: LazyLock<(i64, i64)> = LazyLock::new(|| {
    let year = |day: Option<&i64>| day.map_or(0, |day| civil_from_days(*day).0);
    (year(DAYS.first()), year(DAYS.last()))
});

/// The first and the last year that the list covers.
pub fn years_covered() -> (i64, i64) {
    *YEARS
}

/// Whether a day is a public holiday; none in a year that the list does not cover.
pub fn is_holiday_uae(days: i64) -> Option<bool> {
    let (first, last) = years_covered();
    (first..=last).contains(&civil_from_days(days).0).then(|| DAYS.binary_search(&days).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        let lines = LIST.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(DAYS.len(), lines - 1, "every line is a date");
        assert!(DAYS.windows(2).all(|pair| pair[0] < pair[1]), "ascending, no day twice");
        let (first, last) = years_covered();
        for year in first..=last {
            let days = DAYS.iter().filter(|day| civil_from_days(**day).0 == year).count();
            assert!((11..=18).contains(&days), "{year}: {days} days");
        }
    }

    #[test]
    fn days_of_known_and_unknown_years() {
        let holiday = |text: &str| is_holiday_uae(parse_date(text.as_bytes()).unwrap());
        assert_eq!(holiday("2024-12-02"), Some(true));
        assert_eq!(holiday("2024-12-04"), Some(false));
        assert_eq!((holiday("2019-12-02"), holiday("2026-01-01")), (None, None));
    }
}
