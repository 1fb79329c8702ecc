//! Finding the name that was most likely meant.

use falaj_schema::Error;

/// The candidate closest to `word`, if one is close enough to have been meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    // A third of the letters may differ; more would be guessing.
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, candidate)| candidate)
}

/// Adds `name`, the `known` names, and the `suggestion` of them with `suggested` = `yes` or `no` to an error.
pub fn suggest<'a>(error: Error, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let known: Vec<&str> = known.into_iter().collect();
    let found = nearest(name, known.iter().copied());
    error
        .with("name", name)
        .with("known", listed(&known))
        .with("suggestion", found.unwrap_or_default())
        .with("suggested", if found.is_some() { "yes" } else { "no" })
}

/// Names in one line. A table can have thousands of columns; nobody reads more than a few lines of them.
pub(crate) fn listed(names: &[&str]) -> String {
    const MOST: usize = 30;
    let more = if names.len() > MOST { ", …" } else { "" };
    names[..names.len().min(MOST)].join(", ") + more
}

// Levenshtein distance, where swapping two neighbours counts as one change (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let names = ["arr_delay", "dep_delay", "carrier"];
        assert_eq!(nearest("arr_dealy", names), Some("arr_delay"));
        assert_eq!(nearest("Carrier", names), Some("carrier"));
        assert_eq!(nearest("seats", names), None);
    }
}
