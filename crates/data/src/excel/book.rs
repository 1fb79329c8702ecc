//! A workbook of any of the four kinds.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use calamine::{Dimensions, Ods, OdsError, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use falaj_schema::{Code, Error, Result};

use super::cell::{Reading, content};
use super::cells::{Cells, Seen, Source};
use crate::disk;
use crate::guard::caught;

type Open = BufReader<File>;

/// A workbook, by the kind of its file.
pub(super) enum Book {
    Xlsx(Box<Xlsx<Open>>),
    Xlsb(Box<Xlsb<Open>>),
    Xls(Box<Xls<Open>>),
    Ods(Box<Ods<Open>>),
}

/// Why a workbook can't be read.
enum Failure {
    Password,
    Io(std::io::Error),
    Other(String),
}

macro_rules! failure {
    ($kind:ident) => {
        impl From<$kind> for Failure {
            fn from(error: $kind) -> Self {
                match error {
                    $kind::Password => Self::Password,
                    $kind::Io(error) => Self::Io(error),
                    error => Self::Other(error.to_string()),
                }
            }
        }
    };
}
failure!(XlsxError);
failure!(XlsbError);
failure!(XlsError);
failure!(OdsError);

impl Book {
    /// Opens `path`. Errors: those of opening a file, `excel_protected`, `excel_damaged`.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let mut magic = [0; 2];
        let mut file = disk::open(path)?;
        file.read_exact(&mut magic).map_err(|error| disk::io_error(&error, path))?;
        let packed = magic == *b"PK";
        let result = caught(|| if packed { open_packed(path) } else { open_old(path) });
        result.unwrap_or_else(|panic| Err(Failure::Other(panic))).map_err(|failure| explain(failure, path))
    }

    /// How its cells are to be understood.
    pub(super) fn reading(&self) -> Reading {
        let from_1904 = match self {
            Self::Xlsx(book) => book.has_1904_epoch(),
            Self::Xlsb(book) => book.has_1904_epoch(),
            Self::Xls(book) => book.has_1904_epoch(),
            // OpenDocument writes dates as text.
            Self::Ods(_) => false,
        };
        Reading { from_1904, open_document: matches!(self, Self::Ods(_)) }
    }

    /// Names of its sheets with cells, in order; charts and macros aside.
    pub(super) fn sheets(&self) -> Vec<String> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        let cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        cells.map(|sheet| sheet.name.clone()).collect()
    }

    /// The cells of a sheet; `path` is for errors: `excel_damaged`, those of reading.
    pub(super) fn cells(&mut self, sheet: &str, path: &Path) -> Result<Cells<'_>> {
        let reading = self.reading();
        let source = caught(move || self.source(sheet)).unwrap_or_else(|panic| Err(Failure::Other(panic)));
        Ok(Cells::new(source.map_err(|failure| explain(failure, path))?, reading))
    }

    fn source(&mut self, sheet: &str) -> Result<Source<'_>, Failure> {
        Ok(match self {
            Self::Xlsx(book) => Source::Xlsx(Box::new(book.worksheet_cells_reader(sheet)?)),
            Self::Xlsb(book) => {
                let mut reader = book.worksheet_cells_reader(sheet)?;
                Source::Xlsb(Box::new(move |reading, out| {
                    let cell = reader.next_cell().map_err(|error| error.to_string())?;
                    Ok(cell.map(|cell| {
                        let (row, column) = cell.get_position();
                        Seen { row, column, content: content(cell.get_value(), reading, out) }
                    }))
                }))
            }
            Self::Xls(book) => Source::Memory(book.worksheet_range(sheet)?, 0),
            Self::Ods(book) => Source::Memory(book.worksheet_range(sheet)?, 0),
        })
    }

    /// The end of the sheet's area by what the file says of it or by what is in memory: rows and columns from the first on.
    /// `None` where nothing is known.
    pub(super) fn extent(&mut self, sheet: &str) -> Option<(u64, u64)> {
        let end = |end: (u32, u32)| (u64::from(end.0) + 1, u64::from(end.1) + 1);
        let dimensions = match self {
            Self::Xlsx(book) => book.worksheet_cells_reader(sheet).ok()?.dimensions(),
            Self::Xlsb(book) => book.worksheet_cells_reader(sheet).ok()?.dimensions(),
            Self::Xls(book) => return book.worksheet_range(sheet).ok().map(|range| range.end().map_or((0, 0), end)),
            Self::Ods(book) => return book.worksheet_range(sheet).ok().map(|range| range.end().map_or((0, 0), end)),
        };
        // What is written where there is no area looks like a single cell.
        (dimensions != Dimensions::default()).then(|| end(dimensions.end))
    }

    /// Cells of a sheet that are merged; none where the library does not tell (xlsb, ods).
    pub(super) fn merged(&mut self, sheet: &str) -> Vec<Dimensions> {
        let found = caught(|| match self {
            Self::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
            Self::Xls(book) => book.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
            Self::Xlsb(_) | Self::Ods(_) => Vec::new(),
        });
        found.unwrap_or_default()
    }
}

fn reader(path: &Path) -> Result<Open, Failure> {
    File::open(path).map(|file| BufReader::with_capacity(256 << 10, file)).map_err(Failure::Io)
}

/// A workbook of several files in one archive.
fn open_packed(path: &Path) -> Result<Book, Failure> {
    // Which of the three it is, its members say; the ending may be another one.
    let first = match Xlsx::new(reader(path)?) {
        Ok(book) if !book.sheets_metadata().is_empty() => return Ok(Book::Xlsx(Box::new(book))),
        Ok(_) => Failure::Other("no sheets".to_owned()),
        Err(error) => error.into(),
    };
    if let Ok(book) = Xlsb::new(reader(path)?) {
        return Ok(Book::Xlsb(Box::new(book)));
    }
    match Ods::new(reader(path)?) {
        Ok(book) => Ok(Book::Ods(Box::new(book))),
        Err(OdsError::Password) => Err(Failure::Password),
        Err(_) => Err(first),
    }
}

/// A workbook in the old format, or a new one that is encrypted as a whole.
fn open_old(path: &Path) -> Result<Book, Failure> {
    if let Err(XlsxError::Password) = Xlsx::new(reader(path)?) {
        return Err(Failure::Password);
    }
    Ok(Book::Xls(Box::new(Xls::new(reader(path)?)?)))
}

fn explain(failure: Failure, path: &Path) -> Error {
    match failure {
        Failure::Password => Error::new(Code::ExcelProtected).file(path),
        Failure::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => disk::io_error(&error, path),
        Failure::Io(error) => Error::new(Code::ExcelDamaged).file(path).detail(error),
        Failure::Other(detail) => Error::new(Code::ExcelDamaged).file(path).detail(detail),
    }
}
