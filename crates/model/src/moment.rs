//! Calendar arithmetic on microseconds: ISO 8601 text to numbers and numbers to parts of the day, week and year.

use falaj_schema::dataset::ColumnType;
use jiff::civil;
use jiff::tz::TimeZone;

/// Microseconds of a day.
pub const DAY: i64 = 86_400_000_000;

/// Microseconds since the epoch (date, datetime) or midnight (time) of an ISO 8601 text; none if it is not one.
///
/// A date stands for its midnight, a datetime without an offset is UTC.
pub fn parse(kind: ColumnType, text: &str) -> Option<i64> {
    let since_epoch = |moment: civil::DateTime| Some(TimeZone::UTC.to_timestamp(moment).ok()?.as_microsecond());
    match kind {
        ColumnType::Time => {
            let time: civil::Time = text.parse().ok()?;
            let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
            Some(seconds * 1_000_000 + i64::from(time.subsec_nanosecond()) / 1000)
        }
        ColumnType::Date => since_epoch(text.parse::<civil::Date>().ok()?.to_datetime(civil::Time::midnight())),
        _ => match text.parse::<jiff::Timestamp>() {
            Ok(moment) => Some(moment.as_microsecond()),
            Err(_) => since_epoch(text.parse::<civil::DateTime>().ok()?),
        },
    }
}

/// ISO 8601 text of microseconds, the reverse of [`parse`].
pub fn format(kind: ColumnType, value: i64) -> Option<String> {
    if kind == ColumnType::Time {
        let time = civil::Time::midnight().checked_add(jiff::SignedDuration::from_micros(value)).ok()?;
        return Some(time.to_string());
    }
    let moment = TimeZone::UTC.to_datetime(jiff::Timestamp::from_microsecond(value).ok()?);
    Some(if kind == ColumnType::Date { moment.date().to_string() } else { moment.to_string() })
}

/// Day of the week, Monday 0 to Sunday 6.
pub fn weekday(micros: i64) -> u32 {
    // 1 January 1970 was a Thursday.
    (micros.div_euclid(DAY) + 3).rem_euclid(7) as u32
}

/// Hour of the day, 0 to 23.
pub fn hour(micros: i64) -> u32 {
    (micros.rem_euclid(DAY) / 3_600_000_000) as u32
}

/// Share of the day gone, 0 to below 1.
pub fn day_share(micros: i64) -> f64 {
    micros.rem_euclid(DAY) as f64 / DAY as f64
}

/// Share of a mean Gregorian year gone, 0 to below 1.
///
/// Years of 365.2425 days from 1 January 2000 stay within a day and a half of the calendar from 1900 to 2100, which is
/// enough for a season and needs no calendar.
pub fn year_share(micros: i64) -> f64 {
    let days = micros as f64 / DAY as f64 - 10_957.0;
    (days / 365.2425).rem_euclid(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_numbers_agree() {
        let cases = [
            (ColumnType::Date, "2026-11-24", 1_795_478_400_000_000),
            (ColumnType::Datetime, "2026-11-24T10:30:00", 1_795_516_200_000_000),
            (ColumnType::Time, "10:30:00.25", 37_800_250_000),
            (ColumnType::Date, "1969-12-31", -DAY),
        ];
        for (kind, text, value) in cases {
            assert_eq!(parse(kind, text), Some(value));
            assert_eq!(format(kind, value).as_deref(), Some(text));
        }
        assert_eq!(parse(ColumnType::Datetime, "2026-11-24T10:30:00Z"), Some(1_795_516_200_000_000));
        assert_eq!(parse(ColumnType::Date, "24/11/2026"), None);
    }

    #[test]
    fn parts_of_moments() {
        let moment = parse(ColumnType::Datetime, "2026-11-24T10:30:00").unwrap();
        assert_eq!((weekday(moment), hour(moment), weekday(-1), hour(-1)), (1, 10, 2, 23));
        assert_eq!(day_share(moment), 10.5 / 24.0);
        let new_year = parse(ColumnType::Date, "2013-01-01").unwrap();
        assert!(year_share(new_year) < 0.005 || year_share(new_year) > 0.995);
    }
}
