//! One value as it stands in a source.

use super::looks::{Looks, looks};
use crate::calendar::DAY;

/// What a source says of a value beyond its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sort {
    /// Nothing: the value is what it looks like.
    Plain,
    /// A string: text, unless it is a date, a moment or a time.
    Quoted,
    /// Text, whatever it looks like.
    Text,
    /// Microseconds that a clock would show, or of more than a day that a stop watch would.
    Clock(i64),
}

/// A value that is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) sort: Sort,
}

impl<'a> Cell<'a> {
    /// A value of which only the text is known.
    #[inline]
    pub(crate) fn plain(text: &'a [u8]) -> Self {
        Self { text, sort: Sort::Plain }
    }

    /// What it can be read as.
    #[inline]
    pub(crate) fn looks(self) -> Looks {
        let trimmed = self.text.trim_ascii();
        match self.sort {
            Sort::Plain if !trimmed.is_empty() => looks(trimmed),
            Sort::Clock(micros) if (0..DAY).contains(&micros) => Looks::Time,
            Sort::Text | Sort::Clock(_) => Looks::Text,
            _ if trimmed.is_empty() => Looks::Text,
            Sort::Plain | Sort::Quoted => match looks(trimmed) {
                moment @ (Looks::Date | Looks::Datetime | Looks::Time) => moment,
                _ => Looks::Text,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_digits_is_text() {
        let looks = |text: &'static str, sort| Cell { text: text.as_bytes(), sort }.looks();
        assert_eq!(looks("12", Sort::Plain), Looks::Integer);
        assert_eq!(looks("12", Sort::Quoted), Looks::Text);
        assert_eq!(looks("2024-02-29", Sort::Quoted), Looks::Date);
        assert_eq!(looks("2024-02-29", Sort::Text), Looks::Text);
        assert_eq!(looks("", Sort::Quoted), Looks::Text);
        assert_eq!(looks("36:00:00", Sort::Clock(36 * 3_600_000_000)), Looks::Text);
    }
}
