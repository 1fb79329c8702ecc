//! Days and moments in a filter, in the time of this machine.

/// A stretch of time: `2026-11-24` is a day, `2026-11-24T08:30` a minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// Its beginning, as SQLite reads it.
    pub(crate) start: String,
    /// Its length as a modifier of SQLite's date functions.
    pub(crate) length: &'static str,
}

/// Reads `YYYY-MM-DD`, optionally with `THH:MM` or `THH:MM:SS`.
pub(crate) fn span(text: &str) -> Option<Span> {
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let [year, month, date] = numbers(day, '-')?.try_into().ok()?;
    let real = day.len() == 10 && year > 0 && (1..=12).contains(&month) && (1..=last_day(year, month)).contains(&date);
    let length = match time {
        None => "+1 day",
        Some(time) => match numbers(time, ':')?.as_slice() {
            [hour, minute] if time.len() == 5 && *hour < 24 && *minute < 60 => "+1 minute",
            [hour, minute, second] if time.len() == 8 && *hour < 24 && *minute < 60 && *second < 60 => "+1 second",
            _ => return None,
        },
    };
    real.then(|| Span { start: text.replace(' ', "T"), length })
}

fn numbers(text: &str, between: char) -> Option<Vec<u32>> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?;
    text.split(between).map(digits).collect()
}

fn last_day(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn days_and_moments_are_read_and_what_is_none_is_not() {
        for (text, length) in [
            ("2026-11-24", "+1 day"),
            ("2024-02-29", "+1 day"),
            ("2026-11-24T08:30", "+1 minute"),
            ("2026-11-24 08:30:59", "+1 second"),
        ] {
            assert_eq!(span(text).map(|s| s.length), Some(length), "{text}");
        }
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-11-24T",
            "2026-11-24T24:00",
            "2026-1-1",
            "26-11-24",
            "2026-11-+4",
            "2026-11-24T8:30",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
