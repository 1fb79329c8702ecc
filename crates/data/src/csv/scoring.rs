//! Reading a file whose columns must be those of a model.

use std::path::Path;
use std::sync::atomic::Ordering;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};

use super::file::CsvFile;
use super::records::Record;
use super::rows::ragged;
use crate::calendar::{DAY, parse_date, parse_time};
use crate::extract::{Cells, Collector, Extracted, to_columns};
use crate::format::{Format, format_of};
use crate::import::{ImportOptions, import};
use crate::infer::looks::{real, truth};
use crate::infer::moment;
use crate::parquet::Source;
use crate::table::{Progress, is_number, position, tell};

/// Rows between two reports of progress.
const STRIDE: usize = 8192;

/// Reads the `expected` columns of a file, in that order and as those types; others are ignored.
///
/// Numbers may be whole or not for both types of number; booleans are `true`, `false`, `1` or `0`; a date may stand for
/// a moment. Files other than CSV and Parquet are imported into a temporary table first.
/// Errors: those of [`crate::import`], `column_missing`, `csv_cell` (CSV), `column_type` (Parquet), `type_misfit`.
pub fn read_for_scoring(path: &Path, expected: &[Column]) -> Result<Extracted> {
    read_for_scoring_with(path, &ImportOptions::default(), expected, &|_| true)
}

/// [`read_for_scoring`] with options for CSV, telling how far it is; `cancelled` when `progress` says no.
pub fn read_for_scoring_with(
    path: &Path,
    options: &ImportOptions,
    expected: &[Column],
    progress: Progress,
) -> Result<Extracted> {
    tell(progress, 0.0)?;
    match format_of(path, options)? {
        Format::Parquet => read_parquet(path, expected),
        Format::Csv => read_csv(path, options, expected, progress),
        Format::Json | Format::Arrow | Format::Excel => {
            let types = expected.iter().map(|column| (column.name.clone(), column.kind)).collect();
            let options = ImportOptions { types, ..options.clone() };
            through_table(path, &options, progress, |table| read_parquet(table, expected))
        }
    }
}

/// Imports a file into a table that is gone after `read`. Errors name the file itself.
fn through_table<T>(
    path: &Path,
    options: &ImportOptions,
    progress: Progress,
    read: impl FnOnce(&Path) -> Result<T>,
) -> Result<T> {
    let folder = tempfile::tempdir().map_err(|error| crate::disk::io_error(&error, path))?;
    let table = folder.path().join("table.parquet");
    import(path, options, &table, progress).map_err(|error| error.file(path))?;
    read(&table).map_err(|error| error.file(path))
}

/// Columns of a file as they are copied beside predictions: text in CSV, which nothing then changes; their own type in
/// Parquet. Errors: those of [`crate::import`], `column_missing`.
pub fn columns_to_carry(path: &Path, names: &[String]) -> Result<Vec<Column>> {
    let columns = match format_of(path, &ImportOptions::default())? {
        Format::Parquet => Source::open(path)?.columns(),
        Format::Csv => text_columns(&CsvFile::open(path, &ImportOptions::default())?),
        Format::Json | Format::Arrow | Format::Excel => {
            through_table(path, &ImportOptions::default(), &|_| true, crate::table::schema)?
        }
    };
    let find = |name: &String| Ok(columns[position(&columns, name).map_err(|error| error.file(path))?].clone());
    names.iter().map(find).collect()
}

fn text_columns(file: &CsvFile) -> Vec<Column> {
    file.header.iter().map(|name| Column { name: name.clone(), kind: ColumnType::Text }).collect()
}

fn read_parquet(path: &Path, expected: &[Column]) -> Result<Extracted> {
    let source = Source::open(path)?;
    let columns = source.columns();
    for column in expected {
        let found = &columns[position(&columns, &column.name).map_err(|error| error.file(path))?];
        if !fits(found.kind, column.kind) {
            let error = Error::new(Code::ColumnType).file(path).column(&column.name);
            return Err(error.with("expected", column.kind.as_str()).with("found", found.kind.as_str()));
        }
    }
    source.batches().into_iter().try_for_each(|batch| source.check(batch))?;
    let names: Vec<String> = expected.iter().map(|column| column.name.clone()).collect();
    let mut extracted = to_columns(path, Some(&names))?;
    if extracted.rows == 0 {
        return Err(Error::new(Code::NoRows).file(path));
    }
    for ((column, cells), wanted) in extracted.columns.iter_mut().zip(expected) {
        column.kind = wanted.kind;
        if let Cells::Number(numbers) = cells {
            numbers.iter_mut().filter(|value| value.is_infinite()).for_each(|value| *value = f64::NAN);
        }
    }
    Ok(extracted)
}

fn fits(found: ColumnType, wanted: ColumnType) -> bool {
    let numeric = |kind| is_number(kind) || kind == ColumnType::Boolean;
    let moment = |kind| matches!(kind, ColumnType::Date | ColumnType::Datetime);
    found == wanted || (numeric(found) && numeric(wanted)) || (moment(found) && moment(wanted))
}

fn read_csv(path: &Path, options: &ImportOptions, expected: &[Column], progress: Progress) -> Result<Extracted> {
    let file = CsvFile::open(path, options)?;
    let header = text_columns(&file);
    let places = expected
        .iter()
        .map(|column| position(&header, &column.name).map_err(|error| error.file(path)))
        .collect::<Result<Vec<_>>>()?;
    let mut collectors: Vec<Collector> = expected.iter().map(|column| Collector::new(column.kind)).collect();
    let mut rows = file.rows()?;
    let mut record = Record::default();
    let mut count = 0;
    while rows.records.read(&mut record)? {
        if record.len() != header.len() {
            return Err(ragged(&file, record.line, header.len(), record.len(), 1));
        }
        count += 1;
        if count % STRIDE == 0 {
            tell(progress, rows.read.load(Ordering::Relaxed) as f64 / file.bytes as f64)?;
        }
        for ((column, place), collector) in expected.iter().zip(&places).zip(&mut collectors) {
            let field = record.field(*place);
            if file.is_missing(field) {
                collector.push_missing();
            } else if !push(collector, column.kind, field) {
                return Err(bad_cell(&file, column, field, record.line));
            }
        }
    }
    if count == 0 {
        return Err(file.error(Code::NoRows));
    }
    let columns = expected.iter().cloned().zip(collectors.into_iter().map(Collector::finish)).collect();
    Ok(Extracted { rows: count, columns })
}

/// Adds a field as a value of type `kind`; `false` if it is none.
fn push(collector: &mut Collector, kind: ColumnType, field: &[u8]) -> bool {
    let trimmed = field.trim_ascii();
    match kind {
        ColumnType::Text => std::str::from_utf8(field).is_ok_and(|text| collector.push_text(text)),
        ColumnType::Integer | ColumnType::Real => {
            real(trimmed).is_some_and(|value| collector.push_number(if value.is_finite() { value } else { f64::NAN }))
        }
        ColumnType::Boolean => truth(trimmed).is_some_and(|value| collector.push_number(f64::from(u8::from(value)))),
        ColumnType::Date => parse_date(trimmed)
            .or_else(|| moment(trimmed).map(|micros| micros.div_euclid(DAY)))
            .is_some_and(|days| collector.push_time(days * DAY)),
        ColumnType::Datetime => moment(trimmed).is_some_and(|micros| collector.push_time(micros)),
        ColumnType::Time => parse_time(trimmed).is_some_and(|micros| collector.push_time(micros)),
    }
}

/// A cell that does not fit its column.
fn bad_cell(file: &CsvFile, column: &Column, field: &[u8], line: u64) -> Error {
    let value: String = String::from_utf8_lossy(field).chars().take(60).collect();
    let error = file.error(Code::CsvCell).row(line).column(&column.name);
    error.with("value", value).with("type", column.kind.as_str())
}
