//! The first rows of a CSV file, with the types they suggest.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Result};

use super::delimiter;
use super::file::CsvFile;
use super::records::Record;
use super::rows::ragged;
use crate::import::ImportOptions;
use crate::infer::{Cell, Tally};
use crate::preview::{Preview, SHOWN};
use crate::reading::most;

pub(crate) fn preview(path: &Path, options: &ImportOptions) -> Result<Preview> {
    let file = CsvFile::open(path, options)?;
    let most = most(file.header.len());
    let tallies = vec![Tally::default(); file.header.len()];
    let mut seen = Seen { tallies, rows: Vec::new(), lines: Vec::new(), looked: 0, uneven: None };
    let mut rows = file.rows()?;
    let mut record = Record::default();
    let mut problem = None;
    while seen.looked < most {
        match rows.records.read(&mut record) {
            Ok(true) => seen.take(&file, &record),
            Ok(false) => break,
            // Text that can't be read in its first row has nothing to show.
            Err(error) if seen.looked == 0 => return Err(error),
            Err(error) => {
                problem = Some(error);
                break;
            }
        }
    }
    let uneven = seen.uneven.map(|(line, found, count)| ragged(&file, line, file.header.len(), found, count));
    let none = (seen.looked == 0).then(|| file.error(Code::NoRows));
    let columns = file.header.iter().zip(&seen.tallies);
    let columns = columns.map(|(name, tally)| Column { name: name.clone(), kind: tally.kind() }).collect();
    Ok(Preview {
        format: "csv",
        columns,
        rows: seen.rows,
        lines: seen.lines,
        looked: seen.looked,
        delimiter: Some(delimiter::name(file.delimiter())),
        encoding: Some(file.encoding()),
        problem: problem.or(uneven).or(none),
        ..Preview::default()
    })
}

/// What the rows said so far.
struct Seen {
    tallies: Vec<Tally>,
    rows: Vec<Vec<Option<String>>>,
    lines: Vec<u64>,
    looked: u64,
    /// The first line with another number of fields, that number, and how many such lines there are.
    uneven: Option<(u64, usize, u64)>,
}

impl Seen {
    fn take(&mut self, file: &CsvFile, record: &Record) {
        self.looked += 1;
        if self.rows.len() < SHOWN {
            let cell = |field: &[u8]| (!file.is_missing(field)).then(|| String::from_utf8_lossy(field).into_owned());
            self.rows.push(record.fields().map(cell).collect());
            self.lines.push(record.line);
        }
        if record.len() != self.tallies.len() {
            let (line, found, count) = self.uneven.unwrap_or((record.line, record.len(), 0));
            self.uneven = Some((line, found, count + 1));
            return;
        }
        for (tally, field) in self.tallies.iter_mut().zip(record.fields()) {
            if file.is_missing(field) { tally.skip() } else { tally.add(Cell::plain(field), record.line) }
        }
    }
}
