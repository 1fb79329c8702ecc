//! Rows that fail a rule: some of them to show, all of them in a file.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::quality::{FailingRows, QualityCheck, QualityRule};
use falaj_schema::{Code, Error, Millis, Result};
use polars::prelude::{BooleanChunked, Column as PlColumn, DataFrame, Int64Chunked, IntoColumn, PolarsError};

use super::bits::Bits;
use super::check::failing;
use super::other::Others;
use super::query;
use crate::export::TableFile;
use crate::parquet::{Batch, Source};
use crate::rows::cell_texts;
use crate::table::{Progress, repeated, tell};

/// Most rows that are given at once.
const MOST: u32 = 1_000;
/// Name of the column with the number of the row.
const NUMBER: &str = "row";

/// Rows of the table `path` that fail `rule`: `limit` of them, at most 1,000, from the `offset`th on; of the named columns
/// or of all.
///
/// Errors: `rule_not_rows`, `column_missing`, `column_twice`, why the rule can't be checked, those of opening,
/// `parquet_damaged`, `cancelled`.
pub fn failing_rows(
    path: &Path,
    rule: &QualityRule,
    others: Others,
    now: Millis,
    (offset, limit): (u64, u32),
    names: Option<&[String]>,
    progress: Progress,
) -> Result<FailingRows> {
    if let QualityCheck::Sql { query } = &rule.check {
        once(names)?;
        let found = query::page(path, query, (offset, limit.min(MOST) as usize), names, progress);
        return found.map_err(|error| error.rule(&rule.id));
    }
    let (source, positions) = open(path, names)?;
    let bits = failing(&source, rule, others, now, progress)?;
    let wanted: Vec<usize> = bits.ones().skip(offset as usize).take(limit.min(MOST) as usize).collect();
    let columns = chosen(&source, &positions);
    let mut rows = Vec::with_capacity(wanted.len());
    for batch in source.batches() {
        let within = |row: &&usize| (batch.offset..batch.offset + batch.rows).contains(*row);
        let here = Bits::from_rows(batch.rows, wanted.iter().filter(within).map(|row| row - batch.offset));
        if here.is_clear() {
            continue;
        }
        let frame = kept(&source, &positions, batch, &here)?;
        rows.extend(cell_texts(&columns, &frame)?);
    }
    let numbers = wanted.iter().map(|row| *row as u64 + 1).collect();
    Ok(FailingRows { columns, numbers, rows, total: bits.count() })
}

/// Writes the rows of the table `path` that fail `rule` to `out`, CSV or Parquet by its ending, whole or not at all, and
/// tells how many there are. The first column, `row`, has the number of the row, counted from 1.
///
/// Errors: as [`failing_rows`]; `format_unknown` (another ending), `column_twice` (a column called `row` is wanted), those
/// of writing.
pub fn export(
    path: &Path,
    rule: &QualityRule,
    others: Others,
    now: Millis,
    names: Option<&[String]>,
    out: &Path,
    progress: Progress,
) -> Result<u64> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "csv" | "parquet" | "pq") {
        return Err(Error::new(Code::FormatUnknown).file(out).with("found", ending));
    }
    if let QualityCheck::Sql { query } = &rule.check {
        once(names)?;
        let written = export_query(path, query, names, out, progress);
        return written.map_err(|error| error.rule(&rule.id));
    }
    let (source, positions) = open(path, names)?;
    let columns = chosen(&source, &positions);
    unnumbered(&columns)?;
    let bits = failing(&source, rule, others, now, &|done| progress(done * 0.5))?;
    let mut file = TableFile::create(out, numbered(&columns))?;
    for batch in source.batches() {
        tell(progress, 0.5 + 0.5 * batch.offset as f64 / source.rows().max(1) as f64)?;
        let here = bits.slice(batch.offset, batch.rows);
        if !here.is_clear() {
            let numbers = here.ones().map(|row| (batch.offset + row) as i64 + 1).collect();
            file.write(&with_numbers(numbers, &kept(&source, &positions, batch, &here)?)?)?;
        }
    }
    file.finish()?;
    tell(progress, 1.0)?;
    Ok(bits.count())
}

fn export_query(path: &Path, query: &str, names: Option<&[String]>, out: &Path, progress: Progress) -> Result<u64> {
    let (columns, positions) = query::chosen(path, query, names)?;
    unnumbered(&columns)?;
    let (mut file, mut rows) = (TableFile::create(out, numbered(&columns))?, 0);
    let take = |frame: DataFrame| {
        let numbers = (1..=frame.height() as i64).map(|row| rows as i64 + row).collect();
        file.write(&with_numbers(numbers, &query::only(&frame, &positions)?)?)?;
        rows += frame.height() as u64;
        Ok(())
    };
    query::each(path, query, take, progress)?;
    file.finish()?;
    tell(progress, 1.0)?;
    Ok(rows)
}

/// The number of the row needs a name of its own.
fn unnumbered(columns: &[Column]) -> Result<()> {
    match columns.iter().any(|column| column.name == NUMBER) {
        true => Err(Error::new(Code::ColumnTwice).column(NUMBER)),
        false => Ok(()),
    }
}

fn once(names: Option<&[String]>) -> Result<()> {
    match names.and_then(repeated) {
        Some(name) => Err(Error::new(Code::ColumnTwice).column(name)),
        None => Ok(()),
    }
}

fn open(path: &Path, names: Option<&[String]>) -> Result<(Source, Vec<usize>)> {
    once(names)?;
    let source = Source::open(path)?;
    let positions = source.positions(names)?;
    Ok((source, positions))
}

fn chosen(source: &Source, positions: &[usize]) -> Vec<Column> {
    let all = source.columns();
    positions.iter().map(|at| all[*at].clone()).collect()
}

fn kept(source: &Source, positions: &[usize], batch: Batch, rows: &Bits) -> Result<DataFrame> {
    let mask: BooleanChunked = (0..rows.len()).map(|row| Some(rows.get(row))).collect();
    source.read(positions, batch)?.filter(&mask).map_err(internal)
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

/// Columns behind the number of the row.
fn numbered(columns: &[Column]) -> Vec<Column> {
    let number = Column { name: NUMBER.to_owned(), kind: ColumnType::Integer };
    std::iter::once(number).chain(columns.iter().cloned()).collect()
}

/// Rows behind their numbers.
fn with_numbers(numbers: Vec<i64>, frame: &DataFrame) -> Result<DataFrame> {
    let numbers: Int64Chunked = numbers.into_iter().map(Some).collect();
    let mut all: Vec<PlColumn> = vec![numbers.with_name(NUMBER.into()).into_column()];
    all.extend(frame.columns().iter().cloned());
    DataFrame::new(frame.height(), all).map_err(internal)
}
