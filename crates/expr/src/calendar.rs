//! Days, microseconds and ISO 8601 text in the proleptic Gregorian calendar.

/// Microseconds of a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds of a day.
pub const DAY: i64 = 86_400 * SECOND;

/// Days from 1970-01-01 to a date. After Howard Hinnant, "chrono-compatible low-level date algorithms".
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days from 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

fn digits(bytes: &[u8]) -> Option<i64> {
    bytes.iter().try_fold(0i64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

/// Days of a month, 1 to 12.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of `YYYY-MM-DD`.
pub fn parse_date(text: &[u8]) -> Option<i64> {
    if text.len() != 10 || text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(&text[..4])?, digits(&text[5..7])?, digits(&text[8..])?);
    ((1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month))
        .then(|| days_from_civil(year, month, day))
}

/// Microseconds since midnight of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`; further digits are cut off.
pub fn parse_time(text: &[u8]) -> Option<i64> {
    if text.len() < 5 || text[2] != b':' {
        return None;
    }
    let (hour, minute) = (digits(&text[..2])?, digits(&text[3..5])?);
    let (second, fraction) = match &text[5..] {
        [] => (0, 0),
        [b':', a, b] => (digits(&[*a, *b])?, 0),
        [b':', a, b, b'.' | b',', fraction @ ..] => (digits(&[*a, *b])?, parse_fraction(fraction)?),
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 60).then(|| ((hour * 60 + minute) * 60 + second) * SECOND + fraction)
}

fn parse_fraction(text: &[u8]) -> Option<i64> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    digits(text)?;
    let mut micros = [b'0'; 6];
    for (to, from) in micros.iter_mut().zip(text) {
        *to = *from;
    }
    digits(&micros)
}

/// Microseconds since the epoch of a date, `T` or a space, a time and an optional offset; without offset it is UTC.
pub fn parse_datetime(text: &[u8]) -> Option<i64> {
    if text.len() < 16 || !matches!(text[10], b'T' | b't' | b' ') {
        return None;
    }
    let days = parse_date(&text[..10])?;
    let (time, offset) = split_offset(&text[11..])?;
    Some(days * DAY + parse_time(time)? - offset)
}

/// Minutes east of UTC that a date and time says; `None` where it says nothing of it.
pub fn offset_of(text: &[u8]) -> Option<i64> {
    let (time, offset) = split_offset(text.get(11..)?)?;
    (time.len() < text.len() - 11).then_some(offset / (60 * SECOND))
}

fn split_offset(text: &[u8]) -> Option<(&[u8], i64)> {
    if let [time @ .., b'Z' | b'z'] = text {
        return Some((time, 0));
    }
    let Some(at) = text.iter().position(|byte| matches!(byte, b'+' | b'-')) else { return Some((text, 0)) };
    let sign = if text[at] == b'-' { -1 } else { 1 };
    let (hours, minutes) = match &text[at + 1..] {
        [a, b] => (digits(&[*a, *b])?, 0),
        [a, b, c, d] | [a, b, b':', c, d] => (digits(&[*a, *b])?, digits(&[*c, *d])?),
        _ => return None,
    };
    (hours < 24 && minutes < 60).then(|| (&text[..at], sign * (hours * 60 + minutes) * 60 * SECOND))
}

/// `YYYY-MM-DD` of days from 1970-01-01.
pub fn date_text(days: i64) -> String {
    let (year, month, day) = civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `HH:MM:SS`, with a fraction if there is one, of microseconds since midnight.
pub fn time_text(micros: i64) -> String {
    let (seconds, fraction) = (micros.div_euclid(SECOND), micros.rem_euclid(SECOND));
    let text = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if fraction == 0 { text } else { format!("{text}.{}", format!("{fraction:06}").trim_end_matches('0')) }
}

/// `YYYY-MM-DDTHH:MM:SS`, with a fraction if there is one, of microseconds since the epoch.
pub fn datetime_text(micros: i64) -> String {
    format!("{}T{}", date_text(micros.div_euclid(DAY)), time_text(micros.rem_euclid(DAY)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_go_there_and_back() {
        for days in [-719_528, -1, 0, 59, 11_016, 15_706, 2_932_896] {
            assert_eq!(parse_date(date_text(days).as_bytes()), Some(days));
        }
        assert_eq!(date_text(15_706), "2013-01-01");
        assert_eq!(parse_date(b"2023-02-29"), None);
        assert_eq!(parse_date(b"2024-02-29"), Some(19_782));
    }

    #[test]
    fn moments_know_offsets_and_fractions() {
        let utc = parse_datetime(b"2013-01-01T10:00:00Z").unwrap();
        assert_eq!(utc, 1_357_034_400 * SECOND);
        assert_eq!(parse_datetime(b"2013-01-01 14:00:00+04:00"), Some(utc));
        assert_eq!(parse_datetime(b"2013-01-01T06:00-0400"), Some(utc));
        assert_eq!(datetime_text(parse_datetime(b"2013-01-01T10:00:00.2500").unwrap()), "2013-01-01T10:00:00.25");
        assert_eq!(parse_datetime(b"2013-01-01T24:00:00"), None);
        assert_eq!(parse_datetime(b"2013-01-01Tabc:00"), None);
        assert_eq!(parse_time(b"23:59:60"), None);
        let offset = |text: &str| offset_of(text.as_bytes());
        assert_eq!((offset("2013-01-01T10:00:00Z"), offset("2013-01-01 14:00+04:30")), (Some(0), Some(270)));
        assert_eq!((offset("2013-01-01T10:00:00"), offset("2013-01-01")), (None, None));
    }
}
