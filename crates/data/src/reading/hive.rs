//! Folders named `key=value`: each is a column whose value all files in it share.

use crate::infer::{Cell, Tally};

/// How other programs write "no value" in the name of a folder.
const NOTHING: [&str; 2] = ["__HIVE_DEFAULT_PARTITION__", ""];

/// The column and value that the name of a folder says; none for an ordinary name.
pub(super) fn key_of(name: &str) -> Option<(String, Option<String>)> {
    let (key, value) = name.split_once('=')?;
    if key.is_empty() {
        return None;
    }
    let value = (!NOTHING.contains(&value)).then(|| percent_decoded(value));
    Some((percent_decoded(key), value))
}

/// Counts the value of a folder once, whatever number of rows have it.
pub(super) fn count(tally: &mut Tally, value: Option<&str>) {
    match value {
        Some(text) => tally.add(Cell::plain(text.as_bytes()), 1),
        None => tally.skip(),
    }
}

/// Without percent signs before the numbers of bytes, which stand for what a file system may not allow.
pub(crate) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|hex| bytes[at] == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_say_columns() {
        let key = |name: &str| key_of(name).map(|(key, value)| (key, value.unwrap_or_else(|| "-".into())));
        assert_eq!(key("year=2024"), Some(("year".into(), "2024".into())));
        assert_eq!(key("city=Abu%20Dhabi%2F1"), Some(("city".into(), "Abu Dhabi/1".into())));
        assert_eq!(key("day=__HIVE_DEFAULT_PARTITION__"), Some(("day".into(), "-".into())));
        assert_eq!(key("formula=a=b"), Some(("formula".into(), "a=b".into())));
        assert_eq!((key("2024"), key("=x"), key("odd=100%")), (None, None, Some(("odd".into(), "100%".into()))));
    }
}
