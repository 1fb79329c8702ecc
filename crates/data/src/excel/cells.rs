//! The cells of one sheet, row by row.

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Range, XlsxCellReader, XlsxError};
use falaj_schema::{Code, Error, Result};

use super::cell::{Content, Reading, borrowed, content};
use crate::guard::caught;

/// Gives the next cell, empty ones too.
pub(super) type Next<'a> = dyn FnMut(Reading, &mut Vec<u8>) -> Result<Option<Seen>, String> + 'a;

/// Where the cells come from.
pub(super) enum Source<'a> {
    Xlsx(Box<XlsxCellReader<'a, BufReader<File>>>),
    /// The reader of xlsb, whose type the library does not name.
    Xlsb(Box<Next<'a>>),
    /// A sheet in memory, and how many of its cells were given.
    Memory(Range<Data>, usize),
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// Row and column, counted from 0.
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) content: Content,
}

/// The cells of a sheet that are not empty, row by row and from left to right.
pub(super) struct Cells<'a> {
    source: Source<'a>,
    reading: Reading,
    /// Errors of formulas whose cell the reader does not say.
    pub(super) nameless: Vec<String>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(source: Source<'a>, reading: Reading) -> Self {
        Self { source, reading, nameless: Vec::new() }
    }

    /// The next cell, whose text is added to `out`; `None` at the end. Errors: `excel_damaged`.
    pub(super) fn next(&mut self, out: &mut Vec<u8>) -> Result<Option<Seen>> {
        loop {
            let found = caught(|| self.read(out)).unwrap_or_else(Err);
            match found.map_err(|detail| Error::new(Code::ExcelDamaged).detail(detail))? {
                Some(Seen { content: Content::Empty, .. }) => {}
                found => return Ok(found),
            }
        }
    }

    fn read(&mut self, out: &mut Vec<u8>) -> Result<Option<Seen>, String> {
        let reading = self.reading;
        let found = match &mut self.source {
            Source::Xlsx(reader) => match reader.next_cell() {
                Ok(cell) => cell.map(|cell| (cell.get_position(), content(cell.get_value(), reading, out))),
                // Newer Excels know errors that the library does not; the reader goes on behind such a cell.
                Err(XlsxError::CellError(text)) => {
                    self.nameless.push(text);
                    return Ok(Some(Seen { row: 0, column: 0, content: Content::Empty }));
                }
                Err(error) => return Err(error.to_string()),
            },
            Source::Xlsb(next) => return next(reading, out),
            Source::Memory(range, given) => {
                in_memory(range, given).map(|(position, data)| (position, content(&borrowed(data), reading, out)))
            }
        };
        Ok(found.map(|((row, column), content)| Seen { row, column, content }))
    }
}

/// The next cell of a sheet in memory that is not empty.
fn in_memory<'r>(range: &'r Range<Data>, given: &mut usize) -> Option<((u32, u32), &'r Data)> {
    let (start, (height, width)) = (range.start()?, range.get_size());
    while *given < height * width {
        let (row, column) = (*given / width, *given % width);
        *given += 1;
        match range.get((row, column)) {
            None | Some(Data::Empty) => {}
            Some(data) => return Some(((start.0 + row as u32, start.1 + column as u32), data)),
        }
    }
    None
}
