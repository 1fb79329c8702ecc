//! The first rows of a CSV file, with the types they suggest.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};

use super::delimiter;
use super::file::CsvFile;
use super::import::ragged;
use super::infer::Tally;
use super::records::Record;
use crate::import::ImportOptions;
use crate::preview::{Preview, SHOWN};

/// Rows that are looked at; fewer of a wide table, which takes as long for each as a narrow one for many.
const LOOKED: usize = 1_000;
const LOOKED_FIELDS: usize = 200_000;

pub(crate) fn preview(path: &Path, options: &ImportOptions) -> Result<Preview> {
    let file = CsvFile::open(path, options)?;
    let most = (LOOKED_FIELDS / file.header.len().max(1)).clamp(SHOWN, LOOKED) as u64;
    let mut seen =
        Seen { tallies: vec![Tally::default(); file.header.len()], rows: Vec::new(), looked: 0, uneven: None };
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
    let kinds = file.header.iter().zip(&seen.tallies).map(|(name, tally)| tally.resolve(name).0);
    Ok(Preview {
        format: "csv",
        bytes: file.bytes,
        columns: file.header.iter().zip(kinds).map(|(name, kind)| Column { name: name.clone(), kind }).collect(),
        rows: seen.rows,
        looked: seen.looked,
        total: None,
        delimiter: Some(delimiter::name(file.delimiter())),
        encoding: Some(file.encoding()),
        problem: first(problem, uneven, none),
    })
}

fn first(a: Option<Error>, b: Option<Error>, c: Option<Error>) -> Option<Error> {
    a.or(b).or(c)
}

/// What the rows said so far.
struct Seen {
    tallies: Vec<Tally>,
    rows: Vec<Vec<Option<String>>>,
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
        }
        if record.len() != self.tallies.len() {
            let (line, found, count) = self.uneven.unwrap_or((record.line, record.len(), 0));
            self.uneven = Some((line, found, count + 1));
            return;
        }
        for (tally, field) in self.tallies.iter_mut().zip(record.fields()) {
            if file.is_missing(field) { tally.skip() } else { tally.add(field.trim_ascii(), record.line) }
        }
    }
}
