//! A workbook with the sheet that is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::Dimensions;
use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::inspect::SheetSize;
use falaj_schema::{Code, Error, Result};

use super::book::Book;
use super::header::{Asked, Header, find, region_name};
use super::odd::Odd;
use super::rows::{RawRows, SheetRows};
use crate::disk;
use crate::import::{ImportOptions, warning};
use crate::infer::{Looks, Tally, looks};
use crate::reading::{Findings, Found, Kind, Place, Sample, Sink, Tick, convert, examine, sample};

/// Cells that are counted to find the size of a sheet that does not say it.
const COUNTED: usize = 100_000;
/// Merged cells are listed at the end of a sheet; for a preview they are not looked for in a file of more bytes.
const QUICK_BYTES: u64 = 16 << 20;

/// A workbook, ready to be read as often as needed.
pub(crate) struct Workbook {
    path: PathBuf,
    book: Book,
    sheet: String,
    header: Header,
    merged: Vec<Dimensions>,
    missing: Vec<String>,
    types: BTreeMap<String, ColumnType>,
    /// True if nothing was said of the header.
    guessed: bool,
    height: u64,
}

impl Workbook {
    /// Opens `path` and finds the sheet and its header. Errors: those of opening a file, `excel_protected`,
    /// `excel_damaged`, `sheet_missing`, `sheet_header`, `no_rows`.
    pub(crate) fn open(path: &Path, options: &ImportOptions) -> Result<Self> {
        Self::open_with(path, options, u64::MAX)
    }

    /// [`Self::open`] for a look at the beginning.
    pub(crate) fn open_quick(path: &Path, options: &ImportOptions) -> Result<Self> {
        Self::open_with(path, options, QUICK_BYTES)
    }

    fn open_with(path: &Path, options: &ImportOptions, merged_to: u64) -> Result<Self> {
        let mut book = Book::open(path)?;
        let sheet = choose(&mut book, options.sheet.as_deref(), path)?;
        let bytes = path.metadata().map_err(|error| disk::io_error(&error, path))?.len();
        let merged = if bytes <= merged_to { book.merged(&sheet) } else { Vec::new() };
        let asked = Asked { header: options.header != Some(false), row: options.header_row };
        let rows = RawRows::new(book.cells(&sheet, path)?);
        let header = find(rows, &merged, asked).map_err(|error| error.file(path).with("sheet", &sheet))?;
        let height = book.extent(&sheet).map_or(0, |(rows, _)| rows);
        let missing = options.missing.clone().unwrap_or_else(|| vec!["NA".to_owned()]);
        let guessed = options.header.is_none() && options.header_row.is_none();
        let (path, types) = (path.to_owned(), options.types.clone());
        Ok(Self { path, book, sheet, header, merged, missing, types, guessed, height })
    }

    /// The name of the sheet that is read.
    pub(crate) fn sheet(&self) -> &str {
        &self.sheet
    }

    /// All sheets with their sizes.
    pub(crate) fn sheets(&mut self) -> Result<Vec<SheetSize>> {
        let names = self.book.sheets();
        let size = |name: String| -> Result<SheetSize> {
            let size = match self.book.extent(&name) {
                Some(size) => Some(size),
                None => measure(&mut self.book, &name, &self.path)?,
            };
            Ok(SheetSize { name, rows: size.map(|size| size.0), columns: size.map(|size| size.1) })
        };
        names.into_iter().map(size).collect()
    }

    fn rows(&mut self) -> Result<SheetRows<'_>> {
        let cells = self.book.cells(&self.sheet, &self.path)?;
        Ok(SheetRows::new(cells, &self.header, &self.missing, self.height))
    }

    /// Finds out what types the columns have.
    pub(crate) fn examine(&mut self, part: usize, tick: Tick) -> Result<Findings> {
        let (result, odd, nameless) = {
            let mut rows = self.rows()?;
            let result = examine(&mut rows, part, tick);
            (result, std::mem::take(&mut rows.odd), rows.nameless().to_vec())
        };
        let (count, tallies) = result.map_err(|error| self.named(error))?;
        let mut warnings = self.header_warnings();
        if let Some(first) = nameless.first() {
            let count = nameless.len().to_string();
            warnings.push(warning("excel_errors", &[("value", first), ("count", &count)], Vec::new()));
        }
        let mut columns = Vec::new();
        for (at, name, tally) in self.named_columns(tallies, &odd) {
            let (kind, settled) = odd.settle(at, &name, tally, self.types.get(&name).copied());
            warnings.extend(odd.warnings(at, &name));
            warnings.extend(settled);
            columns.push(Found { name, at: at as usize, kind });
        }
        Ok(Findings { columns, rows: Some(count), warnings })
    }

    /// Adds the rows of the sheet to the table.
    pub(crate) fn convert(&mut self, places: &[Place], sink: &mut Sink, part: usize, tick: Tick) -> Result<()> {
        let result = convert(&mut self.rows()?, places, sink, part, tick);
        result.map_err(|error| self.named(error))
    }

    /// The first rows with the columns they have.
    pub(crate) fn sample(&mut self) -> Result<(Vec<Column>, Sample)> {
        let (result, odd) = {
            let mut rows = self.rows()?;
            let result = sample(&mut rows);
            (result, std::mem::take(&mut rows.odd))
        };
        let mut seen = result.map_err(|error| self.named(error))?;
        let named = self.named_columns(std::mem::take(&mut seen.tallies), &odd);
        let places: Vec<usize> = named.iter().map(|(at, _, _)| *at as usize).collect();
        for row in &mut seen.rows {
            *row = places.iter().map(|at| row.get_mut(*at).and_then(Option::take)).collect();
        }
        let column = |(at, name, tally): (u32, String, Tally)| {
            let kind = match odd.settle(at, &name, tally, None).0 {
                Kind::Said(kind) => kind,
                Kind::Seen(tally) => tally.kind(),
            };
            Column { name, kind }
        };
        seen.problem = seen.problem.take().map(|error| self.named(error));
        if seen.looked == 0 && seen.problem.is_none() {
            seen.problem = Some(self.named(Error::new(Code::NoRows)));
        }
        Ok((named.into_iter().map(column).collect(), seen))
    }

    /// The columns with their place in the sheet, name and tally: those of the header, or those with cells.
    fn named_columns(&self, tallies: Vec<Tally>, odd: &Odd) -> Vec<(u32, String, Tally)> {
        let mut columns = Vec::new();
        for (at, tally) in tallies.into_iter().enumerate() {
            let at = at as u32;
            let name = match &self.header.names {
                Some(names) => names.get(&at).cloned(),
                None => (tally.values() > 0 || odd.has(at)).then(|| format!("column_{}", columns.len() + 1)),
            };
            columns.extend(name.map(|name| (at, name, tally)));
        }
        columns
    }

    fn named(&self, error: Error) -> Error {
        if error.code == Code::Cancelled { error } else { error.file(&self.path).with("sheet", &self.sheet) }
    }

    fn header_warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let is_number = |name: &String| matches!(looks::looks(name.as_bytes()), Looks::Integer | Looks::Real);
        if let Some(names) = self.header.names.as_ref().filter(|names| self.guessed && names.values().all(is_number)) {
            let first = names.values().next().map_or("", String::as_str);
            warnings.push(warning("header_numbers", &[("column", first)], vec![u64::from(self.header.row) + 1]));
        }
        let below: Vec<&Dimensions> =
            self.merged.iter().filter(|region| region.start.0 >= self.header.first && region.len() > 1).collect();
        if let Some(first) = below.first() {
            let (cells, count) = (region_name(first), below.len().to_string());
            let row = u64::from(first.start.0) + 1;
            warnings.push(warning("cells_merged", &[("cells", &cells), ("count", &count)], vec![row]));
        }
        warnings
    }
}

/// The sheet asked for by name or number, or the first one with cells.
fn choose(book: &mut Book, wanted: Option<&str>, path: &Path) -> Result<String> {
    let names = book.sheets();
    if let Some(wanted) = wanted {
        let number = wanted.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = names.iter().find(|name| *name == wanted).or_else(|| names.get(number?));
        return found.cloned().ok_or_else(|| {
            let error = Error::new(Code::SheetMissing).file(path).with("sheet", wanted);
            error.with("known", names.join(", "))
        });
    }
    for name in &names {
        if book.cells(name, path)?.next(&mut Vec::new()).map_err(|error| error.file(path))?.is_some() {
            return Ok(name.clone());
        }
    }
    Err(Error::new(Code::NoRows).file(path))
}

/// The size of a sheet by its cells; `None` if there are too many to count.
fn measure(book: &mut Book, sheet: &str, path: &Path) -> Result<Option<(u64, u64)>> {
    let mut cells = book.cells(sheet, path)?;
    let (mut rows, mut columns) = (0, 0);
    let mut text = Vec::new();
    for _ in 0..COUNTED {
        text.clear();
        match cells.next(&mut text).map_err(|error| error.file(path))? {
            Some(cell) => {
                rows = rows.max(u64::from(cell.row) + 1);
                columns = columns.max(u64::from(cell.column) + 1);
            }
            None => return Ok(Some((rows, columns))),
        }
    }
    Ok(None)
}
