//! Finds the field delimiter by which one divides the first records most evenly.

use std::path::Path;

use falaj_schema::{Code, Error, Result};

use super::records::{Dialect, Record, Records};

/// Tried when none is given, the likeliest first.
const USUAL: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Never assumed, only named in the hint, with the number of fields that makes them probable.
const UNUSUAL: [(u8, usize); 6] = [(b'^', 2), (b'~', 2), (0x01, 2), (0x1F, 2), (b':', 3), (b' ', 3)];
const RECORDS: usize = 200;

/// How well a delimiter divides a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    delimiter: u8,
    /// Fields of the header.
    fields: usize,
    /// Share of the other records that have as many.
    even: f64,
}

impl Fit {
    fn is_good(self) -> bool {
        self.fields >= 2 && self.even >= 0.9
    }
}

/// The delimiter as given: one ASCII character, or a name for the tab. Errors: `bad_request`.
pub(super) fn given(text: &str) -> Result<u8> {
    match text.as_bytes() {
        b"tab" | b"Tab" | b"TAB" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err(Error::new(Code::BadRequest).param("delimiter").with("value", text)),
    }
}

/// The delimiter of the file that begins with `sample`. `whole` is true if the sample is all of it.
/// Errors: `csv_delimiter` if the given one, or each of the usual ones, is worse than another.
pub(super) fn detect(sample: &[u8], whole: bool, terminator: u8, chosen: Option<u8>, path: &Path) -> Result<u8> {
    let fit = |delimiter| measure(sample, whole, Dialect { delimiter, terminator });
    let best =
        USUAL.iter().map(|delimiter| fit(*delimiter)).filter(|fit| fit.fields >= 2).fold(None::<Fit>, |best, fit| {
            match best {
                Some(best) if rank(best) >= rank(fit) => Some(best),
                _ => Some(fit),
            }
        });
    if let Some(chosen) = chosen {
        let own = fit(chosen);
        let better = best.filter(|best| best.is_good() && best.delimiter != chosen);
        return match better {
            Some(better) if own.fields < 2 || (own.even < 0.5 && better.even >= 0.95) => {
                Err(wrong(path, Some(chosen), better.delimiter))
            }
            _ => Ok(chosen),
        };
    }
    if let Some(best) = best {
        return Ok(best.delimiter);
    }
    let unusual = UNUSUAL.iter().map(|(delimiter, fields)| (fit(*delimiter), *fields));
    match unusual.filter(|(fit, fields)| fit.is_good() && fit.fields >= *fields).map(|(fit, _)| fit).next() {
        Some(fit) => Err(wrong(path, None, fit.delimiter)),
        None => Ok(b','),
    }
}

fn rank(fit: Fit) -> (bool, usize, u64) {
    (fit.even >= 0.9, if fit.even >= 0.9 { fit.fields } else { 0 }, (fit.even * 1e6) as u64)
}

fn wrong(path: &Path, given: Option<u8>, probable: u8) -> Error {
    let tried = given.map_or_else(|| ", ; tab |".to_owned(), name);
    Error::new(Code::CsvDelimiter).file(path).with("delimiter", tried).with("probable", name(probable))
}

/// How a delimiter is written in messages and given on the command line.
pub(super) fn name(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "tab".to_owned(),
        b' ' => "space".to_owned(),
        0x01 | 0x1F => format!("U+{delimiter:04X}"),
        _ => char::from(delimiter).to_string(),
    }
}

fn measure(sample: &[u8], whole: bool, dialect: Dialect) -> Fit {
    let mut counts = Vec::new();
    let mut records = Records::new(sample, Path::new(""), encoding_rs::UTF_8, dialect);
    let mut record = Record::default();
    // Errors (an open quote at the end of the sample, bad text) end the sample here and are reported when it is read.
    while counts.len() < RECORDS && records.read(&mut record).unwrap_or(false) {
        counts.push(record.len());
    }
    if !whole && counts.len() > 1 && counts.len() < RECORDS {
        counts.pop();
    }
    let fields = counts.first().copied().unwrap_or(0);
    let others = &counts[counts.len().min(1)..];
    let even = others.iter().filter(|count| **count == fields).count();
    let even = if others.is_empty() { 1.0 } else { even as f64 / others.len() as f64 };
    Fit { delimiter: dialect.delimiter, fields, even }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, chosen: Option<u8>) -> Result<u8> {
        detect(text.as_bytes(), true, b'\n', chosen, Path::new("x.csv"))
    }

    #[test]
    fn finds_the_usual_ones() {
        assert_eq!(found("a,b\n1,2\n", None).unwrap(), b',');
        assert_eq!(found("a;b;c\n1,5;2,5;3\n1;2;3\n", None).unwrap(), b';');
        assert_eq!(found("a\tb\nx, y\tz\n", None).unwrap(), b'\t');
        assert_eq!(found("a|b\n\"1|1\"|2\n", None).unwrap(), b'|');
        assert_eq!(found("name\nJohn Smith\n", None).unwrap(), b',');
    }

    #[test]
    fn names_the_probable_one() {
        let error = found("a;b\n1;2\n", Some(b',')).unwrap_err();
        assert_eq!((error.code, error.params["probable"].as_str()), (Code::CsvDelimiter, ";"));
        let error = found("a:b:c\n1:2:3\n", None).unwrap_err();
        assert_eq!((error.params["delimiter"].as_str(), error.params["probable"].as_str()), (", ; tab |", ":"));
        assert_eq!(found("a\tb\n1\t2\n", Some(b';')).unwrap_err().params["probable"], "tab");
        assert_eq!(found("one\n1\n", Some(b';')).unwrap(), b';');
    }

    #[test]
    fn takes_one_character_or_tab() {
        assert_eq!(given("tab").unwrap(), b'\t');
        assert_eq!(given(";").unwrap(), b';');
        assert_eq!(given("؛").unwrap_err().code, Code::BadRequest);
        assert_eq!(given("").unwrap_err().code, Code::BadRequest);
    }
}
