//! The beginning of a file or folder, before anybody decides to import it.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::inspect::{PreviewFile, SheetSize, TableVersion};
use falaj_schema::{Code, Error, Result};

use crate::arrow::ArrowFile;
use crate::excel::Workbook;
use crate::format::Format;
use crate::import::ImportOptions;
use crate::infer::{Cell, Tally};
use crate::json::JsonFile;
use crate::lake;
use crate::parquet::{Batch, Source};
use crate::reading::{Input, Part, misfit, sample};
use crate::rows::cell_texts;
use crate::table::position;
use crate::{csv, text};

/// Rows that are shown.
pub(crate) const SHOWN: usize = 20;
/// Files of a folder that are named, and whose format is looked at.
pub(crate) const NAMED: usize = 1_000;
const COMPARED: usize = 50;

/// The beginning of a file, or of the first file of a folder.
#[derive(Debug, Default)]
pub struct Preview {
    /// `csv`, `json`, `ndjson`, `parquet`, `arrow`, `excel`, `delta` or `iceberg`.
    pub format: &'static str,
    /// What the file is packed with: `gzip` or `zstd`.
    pub packing: Option<&'static str>,
    /// Size of all files in bytes.
    pub bytes: u64,
    /// The columns; of text with the types that the rows looked at suggest.
    pub columns: Vec<Column>,
    /// The first rows as text, at most 20. A row of CSV has as many cells as its line.
    pub rows: Vec<Vec<Option<String>>>,
    /// Lines or rows of the file where these stand, counted from 1.
    pub lines: Vec<u64>,
    /// Rows that were looked at.
    pub looked: u64,
    /// Rows in the file, where it says so.
    pub total: Option<u64>,
    /// CSV: the delimiter, as [`ImportOptions`] take it.
    pub delimiter: Option<String>,
    /// CSV and JSON: the text encoding.
    pub encoding: Option<String>,
    /// Excel: the sheets, in order.
    pub sheets: Vec<SheetSize>,
    /// Excel: the sheet that is shown.
    pub sheet: Option<String>,
    /// Folders: the files in the order in which they are read, at most 1,000.
    pub files: Vec<PreviewFile>,
    /// Folders: how many files there are.
    pub file_count: Option<u64>,
    /// Delta Lake and Iceberg: which version of the table it is.
    pub table: Option<TableVersion>,
    /// Why an import would fail at one of these rows.
    pub problem: Option<Error>,
}

/// Looks at the beginning of a file, or of the first file of a folder, read with `options` as an import would.
///
/// Errors: those of [`crate::import`] that show before the first row. What is wrong with one of the rows looked at is the
/// preview's `problem`: the rows before it can still be shown.
pub fn preview(path: &Path, options: &ImportOptions) -> Result<Preview> {
    let input = Input::find(path, options, COMPARED)?;
    if let Some(table) = &input.table {
        return lake::preview(&input, table, options);
    }
    let first = &input.parts[0];
    let mut found = match input.format {
        Format::Csv => csv::preview(&first.path, options)?,
        Format::Json => json(&first.path, options)?,
        Format::Excel => excel(&first.path, options)?,
        Format::Parquet => parquet(&first.path)?,
        Format::Arrow => arrow(&first.path)?,
    };
    if matches!(input.format, Format::Csv | Format::Json) {
        found.packing = Some(text::head(&first.path, 4)?.packing.name()).filter(|name| !name.is_empty());
    }
    found.bytes = input.bytes();
    add_keys(&mut found, first);
    if found.problem.as_ref().is_none_or(|problem| problem.code != Code::SheetHeader) {
        apply_types(&mut found, options, &first.path)?;
    }
    if input.folder {
        let file = |part: &Part| PreviewFile { name: part.name.clone(), bytes: part.bytes };
        found.files = input.parts.iter().take(NAMED).map(file).collect();
        found.file_count = Some(input.parts.len() as u64);
    }
    Ok(found)
}

/// Adds what the path of the file says of all of its rows.
fn add_keys(found: &mut Preview, part: &Part) {
    for (name, value) in &part.keys {
        if let Some(at) = found.columns.iter().position(|column| column.name == *name) {
            found.columns.remove(at);
            found.rows.iter_mut().filter(|row| at < row.len()).for_each(|row| drop(row.remove(at)));
        }
        let mut tally = Tally::default();
        if let Some(text) = value {
            tally.add(Cell::plain(text.as_bytes()), 1);
        }
        found.columns.push(Column { name: name.clone(), kind: tally.kind() });
        found.rows.iter_mut().for_each(|row| row.push(value.clone()));
    }
}

/// Gives columns the types asked for. Errors: `column_missing`.
fn apply_types(found: &mut Preview, options: &ImportOptions, path: &Path) -> Result<()> {
    for (name, kind) in &options.types {
        let at = position(&found.columns, name).map_err(|error| error.file(path))?;
        found.columns[at].kind = *kind;
    }
    if found.problem.is_none() && !options.lenient {
        let line = |row: usize| found.lines.get(row).copied().unwrap_or(row as u64 + 1);
        let problem = misfit(&found.rows, &found.columns, &options.types, &line);
        found.problem = problem.map(|error| error.file(path));
    }
    Ok(())
}

fn json(path: &Path, options: &ImportOptions) -> Result<Preview> {
    let file = JsonFile::open(path, options)?;
    let mut rows = file.rows()?;
    let seen = sample(&mut rows)?;
    let problem = if seen.looked == 0 { Some(file.no_rows()) } else { None };
    Ok(Preview {
        format: file.format(),
        columns: seen.columns(rows.names()),
        rows: seen.rows,
        lines: seen.lines,
        looked: seen.looked,
        encoding: Some(file.encoding()),
        problem: seen.problem.or(problem),
        ..Preview::default()
    })
}

/// The beginning of a workbook. Where the header is wrong, the sheet is shown as it is: to name another row as the header, or
/// another sheet, a person has to see them.
fn excel(path: &Path, options: &ImportOptions) -> Result<Preview> {
    match sheet(path, options) {
        Err(problem) if problem.code == Code::SheetHeader => {
            let as_it_is = ImportOptions { header: Some(false), header_row: None, ..options.clone() };
            Ok(Preview { problem: Some(problem), ..sheet(path, &as_it_is)? })
        }
        found => found,
    }
}

fn sheet(path: &Path, options: &ImportOptions) -> Result<Preview> {
    let mut book = Workbook::open_quick(path, options)?;
    let (columns, seen) = book.sample()?;
    Ok(Preview {
        format: "excel",
        columns,
        rows: seen.rows,
        lines: seen.lines,
        looked: seen.looked,
        problem: seen.problem,
        sheets: book.sheets()?,
        sheet: Some(book.sheet().to_owned()),
        ..Preview::default()
    })
}

fn parquet(path: &Path) -> Result<Preview> {
    let source = Source::open(path)?;
    let batch = Batch { offset: 0, rows: SHOWN };
    source.check(batch)?;
    let columns = source.columns();
    let rows = cell_texts(&columns, &source.read(&source.positions(None)?, batch)?)?;
    let (looked, total) = (rows.len() as u64, Some(source.rows() as u64));
    Ok(Preview { format: "parquet", columns, looked, rows, total, ..Preview::default() })
}

fn arrow(path: &Path) -> Result<Preview> {
    let file = ArrowFile::open(path)?;
    let columns = file.columns();
    let mut batches = file.batches()?;
    let mut rows = Vec::new();
    while rows.is_empty()
        && let Some(frame) = batches.next()?
    {
        rows = cell_texts(&columns, &frame.head(Some(SHOWN)))?;
    }
    Ok(Preview { format: "arrow", columns, looked: rows.len() as u64, rows, ..Preview::default() })
}
