//! The table in the making, and the second pass over a file of text.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::DataFrame;

use super::examine::stride;
use super::notes::{Notes, Spot, shown};
use super::{Plan, Rows, Tick};
use crate::infer::{Builder, Cell, Label, Read, Sort, frame};
use crate::parquet::{TableWriter, group_rows};
use crate::table::Table;

/// Bytes of fields that may wait to be written.
const BATCH_BYTES: usize = 32 << 20;
const HOUR: f64 = 3_600e6;

/// Where the values of a column of the table come from, in one of the files.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// The file's column at this position.
    At(usize),
    /// The same value in every row: what the file's path says.
    Fixed(Option<String>),
    /// Nowhere: the file does not have it.
    Missing,
}

/// The table that files are converted into.
pub(crate) struct Sink<'a> {
    plan: &'a Plan,
    writer: TableWriter,
    builders: Vec<Builder>,
    waiting: usize,
    bytes: usize,
    limit: usize,
    pub(super) notes: Notes,
}

impl<'a> Sink<'a> {
    /// Begins the table of `plan` at `out`; values that do not fit become missing if `lenient`.
    pub(crate) fn create(out: &Path, plan: &'a Plan, lenient: bool) -> Result<Self> {
        let writer = TableWriter::create(out, plan.columns.clone())?;
        let limit = group_rows(plan.columns.len());
        let builders = plan.builders(limit);
        Ok(Self { plan, writer, builders, waiting: 0, bytes: 0, limit, notes: Notes::new(lenient) })
    }

    /// The table's columns, and which types were asked for.
    pub(crate) fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Number of rows so far.
    pub(crate) fn rows(&self) -> u64 {
        self.writer.rows() + self.waiting as u64
    }

    /// Adds rows that have the table's columns already.
    pub(super) fn write(&mut self, frame: &DataFrame) -> Result<()> {
        self.writer.write(frame)
    }

    /// Adds the row at which `rows` stands.
    fn row(&mut self, rows: &impl Rows, places: &[Place], part: usize) -> Result<()> {
        let spot = Spot { part, row: rows.row() };
        for (at, place) in places.iter().enumerate() {
            let cell = match place {
                Place::At(from) => rows.cell(*from),
                Place::Fixed(text) => text.as_ref().map(|text| Cell::plain(text.as_bytes())),
                Place::Missing => None,
            };
            match cell {
                Some(cell) => self.cell(at, cell, spot)?,
                None => self.builders[at].skip(),
            }
        }
        self.waiting += 1;
        if self.waiting == self.limit || self.bytes > BATCH_BYTES { self.flush() } else { Ok(()) }
    }

    #[inline]
    fn cell(&mut self, at: usize, cell: Cell, spot: Spot) -> Result<()> {
        self.bytes += cell.text.len();
        let read = match cell.sort {
            Sort::Clock(micros) => self.clock(at, micros, cell.text),
            _ => self.builders[at].add(cell.text),
        };
        if read == Read::Whole { Ok(()) } else { self.odd(at, read, cell, spot) }
    }

    /// Adds the time that a clock shows.
    fn clock(&mut self, at: usize, micros: i64, text: &[u8]) -> Read {
        let builder = &mut self.builders[at];
        match self.plan.columns[at].kind {
            // A time of day is no moment, and of which day it might be is not known.
            ColumnType::Date | ColumnType::Datetime => {
                builder.skip();
                Read::Whole
            }
            ColumnType::Real => builder.add((micros as f64 / HOUR).to_string().as_bytes()),
            _ => builder.add(text),
        }
    }

    /// What is to become of a value that could not be taken as it is.
    fn odd(&mut self, at: usize, read: Read, cell: Cell, spot: Spot) -> Result<()> {
        let column = &self.plan.columns[at];
        match read {
            Read::Whole => Ok(()),
            Read::Infinite => {
                self.notes.infinite(at, spot);
                Ok(())
            }
            Read::Bad if self.plan.asked[at] => {
                self.builders[at].skip();
                self.notes.misfit(at, column, cell.text, spot)
            }
            Read::Bad => Err(misread(column, cell.text, spot.row)),
        }
    }

    fn flush(&mut self) -> Result<()> {
        let full = std::mem::replace(&mut self.builders, self.plan.builders(self.limit));
        (self.waiting, self.bytes) = (0, 0);
        self.writer.write(&frame(full)?)
    }

    /// What was noticed while converting.
    pub(crate) fn warnings(&self, label: Label) -> Vec<Warning> {
        self.notes.warnings(&self.plan.columns, label)
    }

    /// Writes what is left. The table is not in its place before `finish`.
    pub(crate) fn complete(&mut self) -> Result<()> {
        if self.waiting > 0 { self.flush() } else { Ok(()) }
    }

    /// Puts the table in its place.
    pub(crate) fn finish(self) -> Result<Table> {
        self.writer.finish()
    }
}

/// A value that does not have the type that was found for its column.
fn misread(column: &Column, text: &[u8], row: u64) -> Error {
    let error = Error::new(Code::CsvCell).row(row).column(&column.name);
    error.with("value", shown(text)).with("type", column.kind.as_str())
}

/// The second pass over a file of text: its rows become rows of the table.
pub(crate) fn convert(rows: &mut impl Rows, places: &[Place], sink: &mut Sink, part: usize, tick: Tick) -> Result<()> {
    let stride = stride(places.len());
    let mut count = 0u64;
    while rows.advance()? {
        if count.is_multiple_of(stride) {
            tick(rows.done())?;
        }
        count += 1;
        sink.row(rows, places, part)?;
    }
    Ok(())
}
