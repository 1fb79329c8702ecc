//! Importing a CSV file in two passes: the first finds the types and everything that is wrong, the second writes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::Ordering;

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;

use super::cell::{Looks, boolean, integer, looks, real};
use super::file::CsvFile;
use super::infer::Tally;
use super::records::Record;
use crate::calendar::{DAY, parse_date, parse_datetime, parse_time};
use crate::import::{ImportOptions, Imported, WARNING_ROWS, warning};
use crate::parquet::TableWriter;
use crate::parquet::group_rows;
use crate::parquet::import::not_finite;
use crate::table::{Progress, tell};

/// Share of the work that the first pass is.
const FIRST_PASS: f64 = 0.45;
/// Fields between two reports of progress.
const STRIDE: u64 = 1 << 19;
/// Bytes of fields that may wait to be written.
const BATCH_BYTES: usize = 32 << 20;

/// Imports the CSV file `path` to `out`; see [`crate::import`] for errors.
pub(crate) fn import(path: &Path, options: &ImportOptions, out: &Path, progress: Progress) -> Result<Imported> {
    let file = CsvFile::open(path, options)?;
    let tallies = examine(&file, progress)?;
    let mut columns = Vec::with_capacity(tallies.len());
    let mut warnings = header_warning(&file);
    for (name, tally) in file.header.iter().zip(&tallies) {
        let (kind, found) = tally.resolve(name);
        warnings.extend(found);
        columns.push(Column { name: name.clone(), kind });
    }
    let mut infinite = BTreeMap::new();
    let rows = convert(&file, &columns, out, progress, &mut infinite)?;
    warnings.extend(infinite.into_iter().map(|(at, (count, lines))| not_finite(&file.header[at], count, lines)));
    tell(progress, 1.0)?;
    Ok(Imported { rows, columns, warnings })
}

/// A header of numbers is most likely a first row of data.
fn header_warning(file: &CsvFile) -> Vec<Warning> {
    let numbers = file.header.iter().all(|name| matches!(looks(name.as_bytes()), Looks::Integer | Looks::Real));
    let first = file.header.first().map_or("", String::as_str);
    // Who said that there is one need not be told.
    if numbers && file.named.is_none() {
        vec![warning("header_numbers", &[("column", first)], vec![1])]
    } else {
        Vec::new()
    }
}

/// Records between two reports of progress.
fn stride(columns: usize) -> u64 {
    (STRIDE / columns.max(1) as u64).clamp(16, 16_384)
}

/// The first pass. Errors: `csv_ragged`, `no_rows` and those of reading.
fn examine(file: &CsvFile, progress: Progress) -> Result<Vec<Tally>> {
    let mut tallies = vec![Tally::default(); file.header.len()];
    let stride = stride(tallies.len());
    let mut uneven: Option<(u64, usize, u64)> = None;
    let mut rows = file.rows()?;
    let mut record = Record::default();
    let mut count = 0u64;
    while rows.records.read(&mut record)? {
        count += 1;
        if count.is_multiple_of(stride) {
            tell(progress, FIRST_PASS * rows.read.load(Ordering::Relaxed) as f64 / file.bytes as f64)?;
        }
        if record.len() != tallies.len() {
            uneven = Some(uneven.map_or((record.line, record.len(), 1), |(line, found, n)| (line, found, n + 1)));
            continue;
        }
        for (tally, field) in tallies.iter_mut().zip(record.fields()) {
            if file.is_missing(field) { tally.skip() } else { tally.add(field.trim_ascii(), record.line) }
        }
    }
    match uneven {
        Some((line, found, bad)) => Err(ragged(file, line, tallies.len(), found, bad)),
        None if count == 0 => Err(file.error(Code::NoRows)),
        None => Ok(tallies),
    }
}

/// `count` records have another number of fields than the header, the first on `line`.
pub(super) fn ragged(file: &CsvFile, line: u64, expected: usize, found: usize, count: u64) -> Error {
    let error = file.error(Code::CsvRagged).row(line).with("expected", expected);
    error.with("found", found).with("count", count)
}

/// Infinite numbers of a column: how many, and on which lines first.
type Infinite = BTreeMap<usize, (u64, Vec<u64>)>;

/// The second pass; the number of rows.
fn convert(file: &CsvFile, columns: &[Column], out: &Path, progress: Progress, infinite: &mut Infinite) -> Result<u64> {
    let mut writer = TableWriter::create(out, columns.to_vec())?;
    let (limit, stride) = (group_rows(columns.len()), stride(columns.len()));
    let mut builders = builders(columns, limit);
    let mut rows = file.rows()?;
    let mut record = Record::default();
    let (mut waiting, mut bytes, mut count) = (0, 0, 0u64);
    while rows.records.read(&mut record)? {
        count += 1;
        if count.is_multiple_of(stride) {
            let done = rows.read.load(Ordering::Relaxed) as f64 / file.bytes as f64;
            tell(progress, FIRST_PASS + (1.0 - FIRST_PASS) * done)?;
        }
        if record.len() != columns.len() {
            return Err(ragged(file, record.line, columns.len(), record.len(), 1));
        }
        for (at, (builder, field)) in builders.iter_mut().zip(record.fields()).enumerate() {
            bytes += field.len();
            let read = if file.is_missing(field) { builder.skip() } else { builder.add(field) };
            match read {
                Read::Whole => {}
                Read::Infinite => note_infinite(infinite, at, record.line),
                Read::Bad => return Err(bad_cell(file, &columns[at], field, record.line)),
            }
        }
        waiting += 1;
        if waiting == limit || bytes > BATCH_BYTES {
            writer.write(&finish(std::mem::replace(&mut builders, self::builders(columns, limit)))?)?;
            (waiting, bytes) = (0, 0);
        }
    }
    writer.write(&finish(builders)?)?;
    Ok(writer.finish()?.rows)
}

fn note_infinite(infinite: &mut Infinite, at: usize, line: u64) {
    let (count, lines) = infinite.entry(at).or_default();
    *count += 1;
    if lines.len() < WARNING_ROWS {
        lines.push(line);
    }
}

/// A cell that does not fit its column.
pub(super) fn bad_cell(file: &CsvFile, column: &Column, field: &[u8], line: u64) -> Error {
    let value: String = String::from_utf8_lossy(field).chars().take(60).collect();
    let error = file.error(Code::CsvCell).row(line).column(&column.name);
    error.with("value", value).with("type", column.kind.as_str())
}

/// How a field was read.
enum Read {
    Whole,
    Infinite,
    Bad,
}

/// The values of one column in the making.
enum Builder {
    Integer(PrimitiveChunkedBuilder<Int64Type>),
    Real(PrimitiveChunkedBuilder<Float64Type>),
    Text(StringChunkedBuilder),
    Boolean(BooleanChunkedBuilder),
    Date(PrimitiveChunkedBuilder<Int32Type>),
    Datetime(PrimitiveChunkedBuilder<Int64Type>),
    Time(PrimitiveChunkedBuilder<Int64Type>),
}

fn builders(columns: &[Column], capacity: usize) -> Vec<Builder> {
    let capacity = capacity.min(8_192);
    let builder = |column: &Column| {
        let name = column.name.as_str().into();
        match column.kind {
            ColumnType::Integer => Builder::Integer(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Real => Builder::Real(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Text => Builder::Text(StringChunkedBuilder::new(name, capacity)),
            ColumnType::Boolean => Builder::Boolean(BooleanChunkedBuilder::new(name, capacity)),
            ColumnType::Date => Builder::Date(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Datetime => Builder::Datetime(PrimitiveChunkedBuilder::new(name, capacity)),
            ColumnType::Time => Builder::Time(PrimitiveChunkedBuilder::new(name, capacity)),
        }
    };
    columns.iter().map(builder).collect()
}

impl Builder {
    fn skip(&mut self) -> Read {
        match self {
            Self::Integer(builder) | Self::Datetime(builder) | Self::Time(builder) => builder.append_null(),
            Self::Real(builder) => builder.append_null(),
            Self::Text(builder) => builder.append_null(),
            Self::Boolean(builder) => builder.append_null(),
            Self::Date(builder) => builder.append_null(),
        }
        Read::Whole
    }

    fn add(&mut self, field: &[u8]) -> Read {
        let trimmed = field.trim_ascii();
        match self {
            Self::Integer(builder) => append(builder, integer(trimmed)),
            Self::Real(builder) => match real(trimmed) {
                Some(value) if value.is_finite() => append(builder, Some(value)),
                Some(value) => {
                    builder.append_null();
                    if value.is_nan() { Read::Whole } else { Read::Infinite }
                }
                None => Read::Bad,
            },
            Self::Text(builder) => match std::str::from_utf8(field) {
                Ok(text) => {
                    builder.append_value(text);
                    Read::Whole
                }
                Err(_) => Read::Bad,
            },
            Self::Boolean(builder) => append(builder, boolean(trimmed)),
            Self::Date(builder) => append(builder, parse_date(trimmed).map(|days| days as i32)),
            Self::Datetime(builder) => append(builder, moment(trimmed)),
            Self::Time(builder) => append(builder, parse_time(trimmed).map(|micros| micros * 1_000)),
        }
    }

    fn finish(self) -> polars::prelude::Column {
        let series = match self {
            Self::Integer(builder) => builder.finish().into_series(),
            Self::Real(builder) => builder.finish().into_series(),
            Self::Text(builder) => builder.finish().into_series(),
            Self::Boolean(builder) => builder.finish().into_series(),
            Self::Date(builder) => builder.finish().into_series().into_date(),
            Self::Datetime(builder) => builder.finish().into_series().into_datetime(TimeUnit::Microseconds, None),
            Self::Time(builder) => builder.finish().into_series().into_time(),
        };
        series.into_column()
    }
}

/// Microseconds since the epoch of a moment, or of the midnight at which a date begins.
pub(crate) fn moment(field: &[u8]) -> Option<i64> {
    parse_datetime(field).or_else(|| parse_date(field).map(|days| days * DAY))
}

fn append<N, T: PolarsDataType>(builder: &mut impl ChunkedBuilder<N, T>, value: Option<N>) -> Read {
    let Some(value) = value else { return Read::Bad };
    builder.append_value(value);
    Read::Whole
}

fn finish(builders: Vec<Builder>) -> Result<DataFrame> {
    let columns = builders.into_iter().map(Builder::finish).collect();
    DataFrame::new_infer_height(columns).map_err(|error| Error::new(Code::Internal).detail(error))
}
