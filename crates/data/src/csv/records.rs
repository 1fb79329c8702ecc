//! Splits text into records of fields, by RFC 4180 with the liberties that real files take.
//!
//! A quote counts as one only where a field begins; what stands behind a closing quote belongs to the field. Records
//! end at line feeds (a carriage return before one is dropped), or at carriage returns in files that have no line
//! feeds. Lines without any character are skipped.

use std::io::Read;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use falaj_schema::{Code, Error, Result};

use crate::text::{encoding, read_error};

/// Bytes that a record may have.
pub(super) const RECORD_LIMIT: usize = 4 << 20;
const PIECE: usize = 256 << 10;

/// How fields and records end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) terminator: u8,
}

/// The fields of one record, unquoted.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Line on which it begins, counted from 1.
    pub(super) line: u64,
    text: Vec<u8>,
    /// Ends of the fields in `text`; a line feed stands between two.
    ends: Vec<usize>,
    quoted: bool,
}

impl Record {
    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The fields in order.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
        starts.zip(&self.ends).map(|(start, end)| &self.text[start..*end])
    }

    /// The field at `index`.
    pub(super) fn field(&self, index: usize) -> &[u8] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] + 1 };
        &self.text[start..self.ends[index]]
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty() && self.ends.len() == 1 && !self.quoted
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.quoted = false;
    }

    fn end_field(&mut self) {
        self.ends.push(self.text.len());
        self.text.push(b'\n');
    }
}

/// Where the scan of a record came to.
enum Scan {
    /// Its end: bytes and line feeds that it took.
    Whole { bytes: usize, lines: u64 },
    /// The end of what is there; inside quotes that opened on a line this far down.
    More { open: Option<u64> },
}

/// Scans one record at the beginning of `text`, which ends the file if `last`.
fn scan(text: &[u8], last: bool, dialect: Dialect, record: &mut Record) -> Scan {
    record.clear();
    let mut at = 0;
    let mut lines = 0;
    loop {
        if text.get(at) == Some(&b'"') {
            match scan_quoted(text, at + 1, last, record) {
                Some((next, inside)) => {
                    at = next;
                    lines += inside;
                }
                None => return Scan::More { open: Some(lines) },
            }
        }
        let rest = &text[at..];
        let end = memchr::memchr2(dialect.delimiter, dialect.terminator, rest);
        let Some(length) = end.or(last.then_some(rest.len())) else { return Scan::More { open: None } };
        let ends_record = end.is_none() || rest[length] == dialect.terminator;
        let mut run = &rest[..length];
        if ends_record && dialect.terminator == b'\n' {
            run = run.strip_suffix(b"\r").unwrap_or(run);
        }
        record.text.extend_from_slice(run);
        record.end_field();
        at += length + usize::from(end.is_some());
        if ends_record {
            record.text.pop();
            return Scan::Whole { bytes: at, lines: lines + u64::from(end.is_some()) };
        }
    }
}

/// Unquotes from behind an opening quote to behind the closing one; `None` if that is not there.
fn scan_quoted(text: &[u8], mut at: usize, last: bool, record: &mut Record) -> Option<(usize, u64)> {
    record.quoted = true;
    let mut lines = 0;
    loop {
        let length = memchr::memchr(b'"', &text[at..])?;
        let run = &text[at..at + length];
        lines += memchr::memchr_iter(b'\n', run).count() as u64;
        record.text.extend_from_slice(run);
        at += length + 1;
        match text.get(at) {
            Some(b'"') => {
                record.text.push(b'"');
                at += 1;
            }
            None if !last => return None,
            _ => return Some((at, lines)),
        }
    }
}

/// The records of a text, one after the other.
pub(super) struct Records<R> {
    source: R,
    path: PathBuf,
    encoding: String,
    dialect: Dialect,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    line: u64,
}

impl<R: Read> Records<R> {
    /// Reads `source`; `path` and `encoding` are for errors.
    pub(super) fn new(source: R, path: &Path, encoding: &'static Encoding, dialect: Dialect) -> Self {
        let (path, encoding) = (path.to_owned(), encoding.name().to_lowercase());
        Self { source, path, encoding, dialect, buffer: Vec::new(), start: 0, filled: 0, ended: false, line: 1 }
    }

    /// Reads the next record; `false` at the end.
    /// Errors: `csv_line_too_long`, `csv_quote`, `csv_encoding`, those of reading.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool> {
        loop {
            if self.start == self.filled && self.ended {
                return Ok(false);
            }
            match scan(&self.buffer[self.start..self.filled], self.ended, self.dialect, record) {
                Scan::Whole { bytes, lines } => {
                    record.line = self.line;
                    let from = self.start;
                    self.start += bytes;
                    self.line += lines;
                    if !record.is_blank() {
                        self.check(record, from)?;
                        return Ok(true);
                    }
                }
                Scan::More { open } => self.more(open)?,
            }
        }
    }

    fn check(&self, record: &Record, from: usize) -> Result<()> {
        if record.text.is_ascii() {
            return Ok(());
        }
        let Err(error) = std::str::from_utf8(&record.text) else { return Ok(()) };
        let before = &record.text[..error.valid_up_to()];
        let inside =
            memchr::memchr_iter(b'\n', before).count() - record.ends.iter().filter(|end| **end < before.len()).count();
        let line = record.line + inside as u64;
        Err(self.bad_encoding(line).with("probable", encoding::guess(&self.buffer[from..self.filled])))
    }

    fn bad_encoding(&self, line: u64) -> Error {
        Error::new(Code::CsvEncoding).file(&self.path).row(line).with("encoding", &self.encoding)
    }

    /// Reads more text behind the record that has begun.
    fn more(&mut self, open: Option<u64>) -> Result<()> {
        let begun = self.filled - self.start;
        if let (Some(lines), true) = (open, self.ended || begun >= RECORD_LIMIT) {
            return Err(Error::new(Code::CsvQuote).file(&self.path).row(self.line + lines));
        }
        if begun >= RECORD_LIMIT {
            let error = Error::new(Code::CsvLineTooLong).file(&self.path).row(self.line);
            return Err(error.with("limit", RECORD_LIMIT >> 20));
        }
        self.buffer.copy_within(self.start..self.filled, 0);
        (self.start, self.filled) = (0, begun);
        self.buffer.resize(begun + PIECE, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[begun..]) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                result => break result.map_err(|error| read_error(&error, &self.path, &self.encoding))?,
            }
        };
        self.filled += read;
        self.ended = read == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Dialect = Dialect { delimiter: b',', terminator: b'\n' };

    fn all(text: &[u8]) -> Result<Vec<(u64, Vec<String>)>> {
        let mut records = Records::new(text, Path::new("x.csv"), encoding_rs::UTF_8, COMMA);
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.read(&mut record)? {
            let fields = record.fields().map(|field| String::from_utf8(field.to_vec()).unwrap());
            found.push((record.line, fields.collect()));
        }
        Ok(found)
    }

    #[test]
    fn quotes_hide_delimiters_and_line_ends() {
        let found = all(b"a,b\r\n\"x,\"\"y\"\"\nz\",5\" disk\n\n1,\n\"\",\"q\"").unwrap();
        let expected: [(u64, [&str; 2]); 4] =
            [(1, ["a", "b"]), (2, ["x,\"y\"\nz", "5\" disk"]), (5, ["1", ""]), (6, ["", "q"])];
        let expected: Vec<_> = expected.map(|(line, row)| (line, row.map(str::to_owned).to_vec())).to_vec();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_open_quote_names_the_line_where_it_opened() {
        let error = all(b"a,b\n1,2\n3,\"4\n5,6\n").unwrap_err();
        assert_eq!((error.code, error.place.row), (Code::CsvQuote, Some(3)));
    }

    #[test]
    fn text_that_is_not_utf_8_names_its_line() {
        let error = all(b"a,b\n\"x\ny\",2\n\"p\nJos\xe9\",3\n").unwrap_err();
        assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(5)));
        assert_eq!(error.params["probable"], "windows-1252");
    }

    #[test]
    fn invalid_bytes_do_not_join_across_fields() {
        assert_eq!(all(b"a,b\n\xc3,\xa9\n").unwrap_err().code, Code::CsvEncoding);
    }

    #[test]
    fn records_may_span_pieces() {
        let long = "x".repeat(PIECE * 2);
        let found = all(format!("a,b\n\"{long}\",2\n3,4").as_bytes()).unwrap();
        assert_eq!(found[1].1[0].len(), long.len());
        assert_eq!(found[2], (3, vec!["3".to_owned(), "4".to_owned()]));
    }
}
