//! The records of a CSV file as rows of a table.

use std::sync::atomic::Ordering;

use falaj_schema::dataset::Warning;
use falaj_schema::{Code, Error, Result};

use super::file::{CsvFile, Rows as Behind};
use super::records::Record;
use crate::import::warning;
use crate::infer::Cell;
use crate::infer::looks::{Looks, looks};
use crate::reading::Rows;

/// The rows of a file. Records with another number of fields than the header are skipped and counted; at the end they are
/// an error, so that it can say how many there are.
pub(crate) struct CsvRows<'a> {
    file: &'a CsvFile,
    behind: Behind,
    record: Record,
    /// The first line with another number of fields, that number, and how many such lines there are.
    uneven: Option<(u64, usize, u64)>,
}

impl CsvFile {
    /// The rows behind the header, from the beginning.
    pub(crate) fn table_rows(&self) -> Result<CsvRows<'_>> {
        Ok(CsvRows { file: self, behind: self.rows()?, record: Record::default(), uneven: None })
    }
}

impl Rows for CsvRows<'_> {
    /// Errors: `csv_ragged`, those of reading.
    fn advance(&mut self) -> Result<bool> {
        loop {
            if !self.behind.records.read(&mut self.record)? {
                return match self.uneven {
                    Some((line, found, count)) => Err(ragged(self.file, line, self.width(), found, count)),
                    None => Ok(false),
                };
            }
            if self.record.len() == self.width() {
                return Ok(true);
            }
            let (line, found, count) = self.uneven.unwrap_or((self.record.line, self.record.len(), 0));
            self.uneven = Some((line, found, count + 1));
        }
    }

    fn row(&self) -> u64 {
        self.record.line
    }

    fn width(&self) -> usize {
        self.file.header.len()
    }

    #[inline]
    fn cell(&self, at: usize) -> Option<Cell<'_>> {
        let field = self.record.field(at);
        (!self.file.is_missing(field)).then(|| Cell::plain(field))
    }

    fn done(&self) -> f64 {
        self.behind.read.load(Ordering::Relaxed) as f64 / self.file.bytes as f64
    }
}

/// `count` records have another number of fields than the header, the first on `line`.
pub(super) fn ragged(file: &CsvFile, line: u64, expected: usize, found: usize, count: u64) -> Error {
    let error = file.error(Code::CsvRagged).row(line).with("expected", expected);
    error.with("found", found).with("count", count)
}

/// A header of numbers is most likely a first row of data.
pub(crate) fn header_warning(file: &CsvFile) -> Vec<Warning> {
    let numbers = file.header.iter().all(|name| matches!(looks(name.as_bytes()), Looks::Integer | Looks::Real));
    let first = file.header.first().map_or("", String::as_str);
    // Who said that there is one need not be told.
    if numbers && file.named.is_none() {
        vec![warning("header_numbers", &[("column", first)], vec![1])]
    } else {
        Vec::new()
    }
}
