//! The form of texts: how long they are, and what patterns of letters and digits they follow.

use std::collections::BTreeMap;

use falaj_schema::dataset::{TextProfile, TextShape};

use super::counts::{Counts, Limits};
use super::histogram;

/// Texts longer than this follow no pattern that a reader could see.
const LONGEST: usize = 40;
/// Different patterns up to which they are counted; beyond, the texts have no form in common.
const MOST: usize = 1_000;
/// Patterns that are told.
const TOLD: usize = 5;
/// Share of the rows that these have to cover.
const LEAST: f64 = 0.9;
/// Lengths are few or need not be exact.
const LENGTHS: Limits = Limits { exact: 16_383, bins: 8_191 };

/// What is known of the forms of texts.
pub(super) struct Forms {
    rows: u64,
    chars: u64,
    shortest: u64,
    longest: u64,
    lengths: Counts,
    blank: u64,
    /// None when there are too many.
    patterns: Option<BTreeMap<String, u64>>,
    /// The pattern of the text before, kept for its memory.
    pattern: String,
}

impl Default for Forms {
    fn default() -> Self {
        Self {
            rows: 0,
            chars: 0,
            shortest: u64::MAX,
            longest: 0,
            lengths: Counts::new(LENGTHS),
            blank: 0,
            patterns: Some(BTreeMap::new()),
            pattern: String::new(),
        }
    }
}

impl Forms {
    /// Adds `count` occurrences of a text of so many characters, of which `text` is at least the beginning.
    pub(super) fn add(&mut self, text: &str, chars: usize, count: u64) {
        let length = chars as u64;
        self.rows += count;
        self.chars += length * count;
        self.shortest = self.shortest.min(length);
        self.longest = self.longest.max(length);
        self.lengths.add(length, count);
        if self.lengths.is_full() {
            self.lengths.coarsen();
        }
        if chars <= LONGEST && text.trim().is_empty() {
            self.blank += count;
        }
        let Some(patterns) = &mut self.patterns else { return };
        if chars > LONGEST {
            return;
        }
        self.pattern.clear();
        self.pattern.extend(text.chars().map(kind_of));
        if let Some(known) = patterns.get_mut(&self.pattern) {
            *known += count;
        } else if patterns.len() < MOST {
            patterns.insert(self.pattern.clone(), count);
        } else {
            self.patterns = None;
        }
    }

    /// What is told of so many different texts; none without any.
    pub(super) fn describe(&self, distinct: u64) -> Option<TextProfile> {
        let lengths: Vec<(i64, u64)> =
            self.lengths.sorted().into_iter().map(|(length, count)| (length as i64, count)).collect();
        Some(TextProfile {
            shortest: self.shortest,
            longest: self.longest,
            mean_length: self.chars as f64 / self.rows as f64,
            lengths: histogram::of_integers(&lengths)?,
            blank: self.blank,
            shapes: self.shapes(distinct),
        })
    }

    fn shapes(&self, distinct: u64) -> Vec<TextShape> {
        let Some(patterns) = &self.patterns else { return Vec::new() };
        let mut all: Vec<(&String, u64)> = patterns.iter().map(|(pattern, count)| (pattern, *count)).collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all.truncate(TOLD);
        let rows = self.rows as f64;
        let covered: u64 = all.iter().map(|(_, count)| count).sum();
        // As many forms as there are texts are no form.
        if (covered as f64) < LEAST * rows || all.len() as u64 * 2 > distinct {
            return Vec::new();
        }
        let shape = |(pattern, count): (&String, u64)| TextShape {
            pattern: pattern.clone(),
            count,
            share: count as f64 / rows,
        };
        all.into_iter().map(shape).collect()
    }
}

/// What a character is in a pattern.
fn kind_of(c: char) -> char {
    match c {
        _ if c.is_numeric() => '9',
        _ if c.is_uppercase() => 'A',
        _ if c.is_lowercase() => 'a',
        _ if c.is_alphabetic() => 'ء',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(texts: &[(&str, u64)]) -> Vec<(String, u64)> {
        let mut forms = Forms::default();
        texts.iter().for_each(|(text, count)| forms.add(text, text.chars().count(), *count));
        forms
            .describe(texts.len() as u64)
            .unwrap()
            .shapes
            .into_iter()
            .map(|shape| (shape.pattern, shape.count))
            .collect()
    }

    #[test]
    fn patterns_are_told_where_few_hold_for_most() {
        assert_eq!(shapes(&[("A-1234", 2), ("B-9876", 1)]), [("A-9999".to_owned(), 3)]);
        let tails = [("N123UA", 5), ("N12345", 2), ("N999AA", 3), ("N77777", 1)];
        assert_eq!(shapes(&tails), [("A999AA".to_owned(), 8), ("A99999".to_owned(), 3)]);
        assert_eq!(shapes(&[("دبي ١٢", 1), ("جدة 13", 1)]), [("ءءء 99".to_owned(), 2)]);
        assert_eq!(shapes(&[("male", 5), ("female", 4)]), [], "each text has a form of its own");
        let names = ["Dubai", "Abu Dhabi", "Sharjah", "Ajman", "Al Ain", "Fujairah", "Umm al-Quwain", "Khor Fakkan"];
        assert_eq!(shapes(&names.map(|name| (name, 1))), []);
    }

    #[test]
    fn lengths_are_in_characters() {
        let mut forms = Forms::default();
        for (text, count) in [("مرحبا", 2), ("hi", 1), ("   ", 3), ("", 1)] {
            forms.add(text, text.chars().count(), count);
        }
        let found = forms.describe(4).unwrap();
        assert_eq!((found.shortest, found.longest, found.blank), (0, 5, 4));
        assert!((found.mean_length - 21.0 / 7.0).abs() < 1e-12);
        assert_eq!(found.lengths.counts, [1, 0, 1, 3, 0, 2]);
        assert_eq!(Forms::default().describe(0), None);
    }
}
