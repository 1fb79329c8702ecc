//! The rows of a sheet as rows of a table.

use falaj_schema::{Code, Error, Result};

use super::cell::Content;
use super::cell_name;
use super::cells::{Cells, Seen};
use super::header::Header;
use super::odd::Odd;
use crate::infer::{Cell, Sort};
use crate::reading::Rows;

/// A cell of the row read last.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) column: u32,
    pub(super) content: Content,
    start: usize,
    end: usize,
}

/// A sheet, row by row, as it is.
pub(super) struct RawRows<'a> {
    cells: Cells<'a>,
    /// The first cell of the next row, and its text.
    next: Option<(Seen, Vec<u8>)>,
    ended: bool,
    text: Vec<u8>,
    placed: Vec<Placed>,
    pub(super) row: u32,
}

impl<'a> RawRows<'a> {
    pub(super) fn new(cells: Cells<'a>) -> Self {
        Self { cells, next: None, ended: false, text: Vec::new(), placed: Vec::new(), row: 0 }
    }

    /// Goes to the next row with a cell in it; `false` at the end. Errors: `excel_damaged`.
    pub(super) fn advance(&mut self) -> Result<bool> {
        self.text.clear();
        self.placed.clear();
        if let Some((seen, text)) = self.next.take() {
            self.text.extend_from_slice(&text);
            self.place(seen, 0);
        }
        while !self.ended {
            let start = self.text.len();
            let Some(seen) = self.cells.next(&mut self.text)? else {
                self.ended = true;
                break;
            };
            if !self.placed.is_empty() && seen.row != self.row {
                let text = self.text.split_off(start);
                self.next = Some((seen, text));
                break;
            }
            self.place(seen, start);
        }
        Ok(!self.placed.is_empty())
    }

    fn place(&mut self, seen: Seen, start: usize) {
        self.row = seen.row;
        self.placed.push(Placed { column: seen.column, content: seen.content, start, end: self.text.len() });
    }

    /// The cells of the row.
    pub(super) fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// The text of a cell of the row; of a failed formula what Excel shows.
    pub(super) fn text(&self, cell: &Placed) -> String {
        match &cell.content {
            Content::Error(text) => text.clone(),
            _ => String::from_utf8_lossy(&self.text[cell.start..cell.end]).into_owned(),
        }
    }

    /// Errors of formulas whose cell is not known.
    pub(super) fn nameless(&self) -> &[String] {
        &self.cells.nameless
    }
}

/// The rows below the header. A column is known by where it stands in the sheet, counted from 0.
pub(super) struct SheetRows<'a> {
    raw: RawRows<'a>,
    header: &'a Header,
    missing: &'a [String],
    /// Positions in the row's cells by column.
    places: Vec<Option<usize>>,
    /// What could not be taken as it is.
    pub(super) odd: Odd,
    /// Rows of the sheet, as far as known.
    height: u64,
}

impl<'a> SheetRows<'a> {
    pub(super) fn new(cells: Cells<'a>, header: &'a Header, missing: &'a [String], height: u64) -> Self {
        let places = vec![None; header.width()];
        Self { raw: RawRows::new(cells), header, missing, places, odd: Odd::default(), height }
    }

    /// Errors of formulas whose cell is not known.
    pub(super) fn nameless(&self) -> &[String] {
        self.raw.nameless()
    }

    /// Sorts the cells of the row into columns.
    fn sort(&mut self) -> Result<()> {
        self.places.fill(None);
        let row = self.raw.row;
        for (at, cell) in self.raw.placed().iter().enumerate() {
            let column = cell.column as usize;
            if !self.header.has(cell.column) {
                return Err(nameless(self.header, row, cell.column));
            }
            if self.places.len() <= column {
                self.places.resize(column + 1, None);
            }
            match &cell.content {
                Content::Empty => {}
                Content::Error(text) => self.odd.error(row, cell.column, text),
                Content::NoDate => self.odd.no_date(row, cell.column),
                Content::Value(sort) => {
                    if let Sort::Clock(micros) = sort {
                        self.odd.clock(row, cell.column, *micros);
                    }
                    self.places[column] = Some(at);
                }
            }
        }
        Ok(())
    }
}

/// A cell stands in a column without a name.
fn nameless(header: &Header, row: u32, column: u32) -> Error {
    let error = Error::new(Code::SheetHeader).row(u64::from(row) + 1).with("reason", "empty");
    error.with("cell", cell_name(header.row, column)).with("found", cell_name(row, column))
}

impl Rows for SheetRows<'_> {
    /// Errors: `excel_damaged`, `sheet_header`.
    fn advance(&mut self) -> Result<bool> {
        while self.raw.advance()? {
            if self.raw.row >= self.header.first {
                self.sort()?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn row(&self) -> u64 {
        u64::from(self.raw.row) + 1
    }

    fn width(&self) -> usize {
        self.places.len()
    }

    fn cell(&self, at: usize) -> Option<Cell<'_>> {
        let placed = &self.raw.placed[self.places.get(at).copied().flatten()?];
        let Content::Value(sort) = placed.content else { return None };
        let text = &self.raw.text[placed.start..placed.end];
        let is_missing = sort == Sort::Text && self.missing.iter().any(|word| word.as_bytes() == text.trim_ascii());
        (!is_missing).then_some(Cell { text, sort })
    }

    fn done(&self) -> f64 {
        f64::from(self.raw.row) / self.height.max(1) as f64
    }
}
