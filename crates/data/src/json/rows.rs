//! The records of a JSON file as rows of a table.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use falaj_schema::dataset::Warning;
use falaj_schema::{Code, Error, Result};

use super::buffer::Buffer;
use super::file::{Layout, RECORD_LIMIT};
use super::parser::{Halt, Parser, Step, Wrong};
use super::record::Record;
use crate::import::{WARNING_ROWS, warning};
use crate::infer::{Cell, Sort};
use crate::reading::{MOST_COLUMNS, Rows};

/// The records of a file, one after the other.
pub(crate) struct JsonRows<'a> {
    buffer: Buffer,
    place: Place,
    record: Record,
    row: u64,
    missing: &'a [Vec<u8>],
    /// Names that stood twice in a record: how often, and in which rows first.
    twice: BTreeMap<String, (u64, Vec<u64>)>,
    read: Arc<AtomicU64>,
    bytes: u64,
}

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// Before the bracket that opens the list.
    Before,
    /// Behind that bracket.
    Opened,
    /// Behind a record of the list.
    Listed,
    /// Between records that follow each other.
    Between,
    /// At the end.
    End,
}

impl<'a> JsonRows<'a> {
    pub(super) fn new(buffer: Buffer, layout: Layout, missing: &'a [Vec<u8>], bytes: u64) -> Self {
        let place = if layout == Layout::List { Place::Before } else { Place::Between };
        let read = buffer.counter();
        Self { buffer, place, record: Record::default(), row: 0, missing, twice: BTreeMap::new(), read, bytes }
    }

    /// The columns so far, in the order in which they were first seen.
    pub(crate) fn names(&self) -> &[String] {
        self.record.columns()
    }

    /// What was noticed while reading.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let warn = |(name, (count, rows)): (&String, &(u64, Vec<u64>))| {
            warning("json_key_twice", &[("column", name), ("count", &count.to_string())], rows.clone())
        };
        self.twice.iter().map(warn).collect()
    }

    /// Runs `step` on the text that is there, with more of it as long as it needs more; takes what it used.
    fn step<T>(&mut self, mut step: impl FnMut(&mut Parser, &mut Record) -> Step<T>) -> Result<T> {
        loop {
            let mut parser = Parser::new(self.buffer.text(), self.buffer.ended());
            let (result, used) = (step(&mut parser, &mut self.record), parser.at);
            match result {
                Ok(value) => {
                    self.buffer.take(used)?;
                    return Ok(value);
                }
                Err(Halt::More | Halt::Wrong(_, Wrong::Ended)) if self.buffer.text().len() >= RECORD_LIMIT => {
                    return Err(self.buffer.error(Code::JsonTooLong, 0).with("limit", RECORD_LIMIT >> 20));
                }
                Err(Halt::More) => self.buffer.more()?,
                Err(Halt::Wrong(at, wrong)) => return Err(self.buffer.wrong(at, wrong)),
                Err(Halt::Columns) => {
                    return Err(self.buffer.error(Code::ColumnsMany, 0).with("limit", MOST_COLUMNS));
                }
            }
        }
    }

    /// Goes to the next record: in front of its brace, or to the end.
    fn go_on(&mut self) -> Result<()> {
        loop {
            self.place = match self.place {
                Place::End => return Ok(()),
                Place::Between => {
                    return match self.step(|parser, _| parser.next_or_end())? {
                        Some(_) => Ok(()),
                        None => {
                            self.place = Place::End;
                            Ok(())
                        }
                    };
                }
                Place::Before => {
                    self.step(|parser, _| {
                        parser.next()?;
                        parser.at += 1;
                        Ok(())
                    })?;
                    Place::Opened
                }
                Place::Opened | Place::Listed => {
                    let first = self.place == Place::Opened;
                    if self.step(|parser, _| parser.member(b']', first))? {
                        return self.step(|parser, _| parser.next().map(drop));
                    }
                    self.step(|parser, _| match parser.next_or_end()? {
                        Some(_) => parser.wrong(Wrong::After),
                        None => Ok(()),
                    })?;
                    Place::End
                }
            };
        }
    }

    fn not_an_object(&self) -> Option<Error> {
        let what = match self.buffer.text().first()? {
            b'{' => return None,
            b'[' => "list",
            b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'N' | b'I' => "value",
            _ => return Some(self.buffer.wrong(0, Wrong::Value)),
        };
        Some(self.buffer.error(Code::JsonShape, 0).with("what", what))
    }
}

impl Rows for JsonRows<'_> {
    /// Errors: `json_syntax`, `json_shape`, `json_too_long`, `columns_many`, `csv_encoding`, those of reading.
    fn advance(&mut self) -> Result<bool> {
        self.go_on()?;
        if self.place == Place::End {
            return Ok(false);
        }
        if let Some(error) = self.not_an_object() {
            return Err(error);
        }
        self.row = self.buffer.place(0).0;
        self.step(|parser, record| record.read(parser))?;
        if self.place != Place::Between {
            self.place = Place::Listed;
        }
        for name in self.record.twice() {
            let (count, rows) = self.twice.entry(name.clone()).or_default();
            *count += 1;
            if rows.len() < WARNING_ROWS {
                rows.push(self.row);
            }
        }
        Ok(true)
    }

    fn row(&self) -> u64 {
        self.row
    }

    fn width(&self) -> usize {
        self.record.columns().len()
    }

    fn cell(&self, at: usize) -> Option<Cell<'_>> {
        let is_missing = |cell: &Cell| cell.sort == Sort::Quoted && self.missing.iter().any(|word| word == cell.text);
        self.record.cell(at).filter(|cell| !is_missing(cell))
    }

    fn done(&self) -> f64 {
        self.read.load(Ordering::Relaxed) as f64 / self.bytes as f64
    }
}
