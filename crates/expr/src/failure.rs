//! Errors of expressions, each with its place in the text.

use falaj_schema::error::Span;
use falaj_schema::{Code, Error};

/// An error at `span`; `at` is the first character, counted from 1, as the message says it.
pub(crate) fn at(code: Code, span: Span) -> Error {
    let mut error = Error::new(code).with("at", span.start + 1);
    error.place.span = Some(Box::new(span));
    error
}

/// Adds a `suggestion`, and `suggested` = `yes` or `no`.
pub(crate) fn suggest<'a>(error: Error, name: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let found = nearest(name, known);
    error.with("suggested", if found.is_some() { "yes" } else { "no" }).with("suggestion", found.unwrap_or_default())
}

/// The name that differs least from `word`, if it differs in no more than a third of its letters.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    let scored = names.map(|name| (edits(&word, &name.to_lowercase()), name));
    scored.filter(|(distance, _)| *distance <= limit).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
