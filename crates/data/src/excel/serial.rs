//! Dates as Excel stores them: days since the beginning of 1900 or of 1904, with the time of day as a fraction.

use crate::calendar::{DAY, days_from_civil};

/// The last day that Excel knows, 9999-12-31, in days from 1970-01-01.
const LAST: i64 = 2_932_896;
const MILLI: i64 = 1_000;

/// What a number with the format of a date says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Moment {
    /// Days from 1970-01-01.
    Date(i64),
    /// Microseconds from 1970-01-01.
    Datetime(i64),
    /// Microseconds from midnight of no day: there is no day 0 in 1900.
    Clock(i64),
    /// No date that exists.
    None,
}

/// What `serial` says in the date system that begins in 1904, or in the usual one.
pub(super) fn moment(serial: f64, from_1904: bool) -> Moment {
    if !serial.is_finite() || !(0.0..3e6).contains(&serial) {
        return Moment::None;
    }
    // Excel's clock has milliseconds; the last digits of the fraction say nothing.
    let millis = (serial * 86_400_000.0).round() as i64;
    let (day, time) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000) * MILLI);
    let days = match (from_1904, day) {
        (true, 0) if time > 0 => return Moment::Clock(time),
        (true, _) => days_from_civil(1904, 1, 1) + day,
        // Excel shows day 0 as 1900-01-00: it is midnight, if anything.
        (false, 0) => return Moment::Clock(time),
        // Excel takes 1900 for a leap year and shows 1900-02-29.
        (false, 60) => return Moment::None,
        (false, 1..60) => days_from_civil(1899, 12, 31) + day,
        (false, _) => days_from_civil(1899, 12, 30) + day,
    };
    match time {
        _ if days > LAST => Moment::None,
        0 => Moment::Date(days),
        _ => Moment::Datetime(days * DAY + time),
    }
}

/// Microseconds of a number of days, as a stop watch would show them.
pub(super) fn duration(serial: f64) -> Option<i64> {
    let millis = (serial * 86_400_000.0).round();
    (millis.is_finite() && millis.abs() < 1e14).then_some(millis as i64 * MILLI)
}

/// `HH:MM:SS` of microseconds, however many hours these are.
pub(super) fn clock_text(micros: i64) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let (seconds, fraction) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    let text = format!("{sign}{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if fraction == 0 { text } else { format!("{text}.{}", format!("{fraction:06}").trim_end_matches('0')) }
}

/// Microseconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT10H30M00S`.
pub(super) fn iso_duration(text: &str) -> Option<i64> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let rest = rest.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let mut micros = 0i64;
    for (part, units) in [(days, [("D", 86_400.0)].as_slice()), (time, &[("H", 3_600.0), ("M", 60.0), ("S", 1.0)])] {
        let mut rest = part;
        for (unit, seconds) in units {
            let Some((number, behind)) = rest.split_once(unit) else { continue };
            let number: f64 = number.parse().ok()?;
            micros = micros.checked_add((number * seconds * 1e6).round() as i64)?;
            rest = behind;
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(if negative { -micros } else { micros })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{date_text, datetime_text};

    fn text(serial: f64, from_1904: bool) -> String {
        match moment(serial, from_1904) {
            Moment::Date(days) => date_text(days),
            Moment::Datetime(micros) => datetime_text(micros),
            Moment::Clock(micros) => clock_text(micros),
            Moment::None => "-".to_owned(),
        }
    }

    #[test]
    fn days_of_1900_that_are_none_are_no_dates() {
        for (serial, expected) in [
            (0.0, "00:00:00"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "-"),
            (60.5, "-"),
            (61.0, "1900-03-01"),
            (25_569.0, "1970-01-01"),
            (45_352.0, "2024-03-01"),
            (0.4375, "10:30:00"),
            (45_352.437_5, "2024-03-01T10:30:00"),
            (44_484.791_666_666_7, "2021-10-15T19:00:00"),
            (45_351.999_999_999, "2024-03-01"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "-"),
            (-1.0, "-"),
            (f64::NAN, "-"),
        ] {
            assert_eq!(text(serial, false), expected, "{serial}");
        }
    }

    #[test]
    fn the_other_system_begins_in_1904() {
        for (serial, expected) in
            [(0.0, "1904-01-01"), (60.0, "1904-03-01"), (0.25, "06:00:00"), (43_890.0, "2024-03-01"), (-3.0, "-")]
        {
            assert_eq!(text(serial, true), expected, "{serial}");
        }
    }

    #[test]
    fn durations_may_be_longer_than_a_day() {
        assert_eq!(duration(1.5).map(clock_text).as_deref(), Some("36:00:00"));
        assert_eq!(iso_duration("PT10H30M00S").map(clock_text).as_deref(), Some("10:30:00"));
        assert_eq!(iso_duration("P1DT1H").map(clock_text).as_deref(), Some("25:00:00"));
        assert_eq!(iso_duration("PT00H00M01.5S").map(clock_text).as_deref(), Some("00:00:01.5"));
        assert_eq!((iso_duration("10:30"), iso_duration("P1Y")), (None, None));
    }
}
