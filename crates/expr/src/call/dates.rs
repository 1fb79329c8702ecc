//! Functions of dates, moments and times of day.

use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;

use crate::calendar::{DAY, SECOND, civil_from_days, days_from_civil, days_in_month};
use crate::functions::Function;
use crate::holidays::is_holiday_uae;
use crate::value::Value;

const HOUR: i64 = 3_600 * SECOND;
const MINUTE: i64 = 60 * SECOND;
/// 2022-01-01, when the weekend moved from Friday and Saturday to Saturday and Sunday.
const WEEKEND_MOVED: i64 = 18_993;
/// Days of the years 0 to 9999, beyond which text can't write a date.
const DAYS: std::ops::RangeInclusive<i64> = -719_528..=2_932_896;

pub(super) fn call<'a>(function: Function, arguments: &[Value<'a>]) -> Value<'a> {
    let number = || match arguments.get(1) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let first = &arguments[0];
    let found = match function {
        Function::Hour => first.micros().map(|micros| micros.rem_euclid(DAY) / HOUR),
        Function::Minute => first.micros().map(|micros| micros.rem_euclid(HOUR) / MINUTE),
        Function::DaysBetween => days(first).zip(arguments.get(1).and_then(days)).map(|(from, to)| to - from),
        Function::HoursBetween => {
            let both = first.micros().zip(arguments.get(1).and_then(Value::micros));
            return both.map_or(Value::Null, |(from, to)| Value::real((to as f64 - from as f64) / HOUR as f64));
        }
        Function::AddDays => return number().map_or(Value::Null, |count| moved(first, |days| days.checked_add(count))),
        Function::AddMonths => {
            return number().map_or(Value::Null, |count| moved(first, |days| add_months(days, count)));
        }
        Function::Truncate => return truncate(first, arguments.get(1)),
        Function::IsWeekendUae => return days(first).map_or(Value::Null, |days| Value::Boolean(is_weekend_uae(days))),
        Function::IsHolidayUae => {
            return days(first).and_then(is_holiday_uae).map_or(Value::Null, Value::Boolean);
        }
        _ => days(first).and_then(|days| part(function, days)),
    };
    found.map_or(Value::Null, Value::Integer)
}

fn days(value: &Value) -> Option<i64> {
    value.days().filter(|days| DAYS.contains(days))
}

/// What a function of one date or moment that gives an integer makes of it, for many at once: of microseconds since
/// 1970-01-01. None for other functions.
pub fn part_of_moment(function: Function) -> Option<impl Fn(i64) -> Option<i64>> {
    use Function::*;
    let known = matches!(
        function,
        Hour | Minute | Year | Month | Day | Weekday | Week | Quarter | DayOfYear | HijriYear | HijriMonth | HijriDay
    );
    known.then_some(move |micros: i64| match function {
        Hour => Some(micros.rem_euclid(DAY) / HOUR),
        Minute => Some(micros.rem_euclid(HOUR) / MINUTE),
        _ => Some(micros.div_euclid(DAY)).filter(|days| DAYS.contains(days)).and_then(|days| part(function, days)),
    })
}

fn part(function: Function, days: i64) -> Option<i64> {
    if function == Function::Weekday {
        return Some(weekday(days));
    }
    let (year, month, day) = civil_from_days(days);
    Some(match function {
        Function::Year => year,
        Function::Month => month,
        Function::Day => day,
        Function::Week => iso_week(days),
        Function::Quarter => (month + 2) / 3,
        Function::DayOfYear => days - days_from_civil(year, 1, 1) + 1,
        Function::HijriYear => hijri(days)?.0,
        Function::HijriMonth => hijri(days)?.1,
        Function::HijriDay => hijri(days)?.2,
        _ => return None,
    })
}

/// Monday 1 to Sunday 7. 1 January 1970 was a Thursday.
fn weekday(days: i64) -> i64 {
    (days + 3).rem_euclid(7) + 1
}

/// The week of ISO 8601, 1 to 53: that of the year in which its Thursday lies.
pub fn iso_week(days: i64) -> i64 {
    let thursday = days + 4 - weekday(days);
    let (year, ..) = civil_from_days(thursday);
    (thursday - days_from_civil(year, 1, 1)) / 7 + 1
}

/// Year, month and day of the Umm al-Qura calendar, whose tables cover the years 1300 to 1600 (1882 to 2174).
pub fn hijri(days: i64) -> Option<(i64, i64, i64)> {
    // Day 1 of the count that ICU calls rata die is 1 January of year 1.
    let date = icu_calendar::Date::from_rata_die(RataDie::new(days + 719_163), Hijri::new_umm_al_qura());
    let year = i64::from(date.year().extended_year());
    let (month, day) = (i64::from(date.month().ordinal), i64::from(date.day_of_month().0));
    (1300..=1600).contains(&year).then_some((year, month, day))
}

/// Saturday and Sunday from 2022 on, Friday and Saturday before.
pub fn is_weekend_uae(days: i64) -> bool {
    let weekday = weekday(days);
    if days >= WEEKEND_MOVED { weekday >= 6 } else { weekday == 5 || weekday == 6 }
}

/// The same time of day on another day.
fn moved<'a>(value: &Value<'a>, other: impl Fn(i64) -> Option<i64>) -> Value<'a> {
    let day = days(value).and_then(other).filter(|day| DAYS.contains(day));
    match (day, value) {
        (Some(day), Value::Date(_)) => i32::try_from(day).map_or(Value::Null, Value::Date),
        (Some(day), Value::Datetime(micros)) => Value::Datetime(day * DAY + micros.rem_euclid(DAY)),
        _ => Value::Null,
    }
}

/// The same day of another month, or that month's last.
fn add_months(days: i64, count: i64) -> Option<i64> {
    let (year, month, day) = civil_from_days(days);
    let months = (year * 12 + month - 1).checked_add(count).filter(|months| (0..120_000).contains(months))?;
    let (year, month) = (months / 12, months % 12 + 1);
    Some(days_from_civil(year, month, day.min(days_in_month(year, month))))
}

/// The begin of the unit that the moment lies in; weeks begin on Monday.
fn truncate<'a>(unit: &Value<'a>, value: Option<&Value<'a>>) -> Value<'a> {
    let (Value::Text(unit), Some(value)) = (unit, value) else { return Value::Null };
    let finer = match (unit.as_ref(), value) {
        ("hour", Value::Datetime(micros)) => Some(micros - micros.rem_euclid(HOUR)),
        ("minute", Value::Datetime(micros)) => Some(micros - micros.rem_euclid(MINUTE)),
        _ => None,
    };
    if let Some(micros) = finer {
        return Value::Datetime(micros);
    }
    let Some(day) = days(value) else { return Value::Null };
    let (year, month, _) = civil_from_days(day);
    let begin = match unit.as_ref() {
        "year" => days_from_civil(year, 1, 1),
        "quarter" => days_from_civil(year, (month - 1) / 3 * 3 + 1, 1),
        "month" => days_from_civil(year, month, 1),
        "week" => day + 1 - weekday(day),
        _ => day,
    };
    match value {
        Value::Datetime(_) => Value::Datetime(begin * DAY),
        _ => i32::try_from(begin).map_or(Value::Null, Value::Date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_date;

    fn day(text: &str) -> i64 {
        parse_date(text.as_bytes()).unwrap()
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // Python's date.isocalendar().
        let cases = [("2012-12-31", 1), ("2021-01-03", 53), ("2026-11-26", 48), ("2016-01-01", 53)];
        for (text, week) in cases {
            assert_eq!(iso_week(day(text)), week, "{text}");
        }
    }

    #[test]
    fn hijri_dates_are_those_of_umm_al_qura() {
        // Published first days: 1 Ramadan 1444, 1 Muharram 1446 and 1 Ramadan 1446.
        let cases = [("2023-03-23", (1444, 9, 1)), ("2024-07-07", (1446, 1, 1)), ("2025-03-01", (1446, 9, 1))];
        for (text, date) in cases {
            assert_eq!(hijri(day(text)), Some(date), "{text}");
        }
        assert_eq!((hijri(day("1882-11-12")), hijri(day("1882-11-11"))), (Some((1300, 1, 1)), None));
        assert_eq!(hijri(day("2200-01-01")), None);
    }

    #[test]
    fn the_weekend_moved_in_2022() {
        let weekend = |text| is_weekend_uae(day(text));
        // Friday, Saturday and Sunday before and after.
        assert_eq!(["2021-12-24", "2021-12-25", "2021-12-26"].map(weekend), [true, true, false]);
        assert_eq!(["2022-01-07", "2022-01-08", "2022-01-09"].map(weekend), [false, true, true]);
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(add_months(day("2024-01-31"), 1), Some(day("2024-02-29")));
        assert_eq!(add_months(day("2024-03-31"), -13), Some(day("2023-02-28")));
        assert_eq!(add_months(day("2024-03-31"), 1_000_000), None);
    }
}
