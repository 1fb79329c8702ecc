//! Queries in SQL for rows that must not be there.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::quality::{FailingRows, RuleStatus};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, Expr, IntoLazy, LazyFrame, PolarsError};

use super::judge::{FIRST_ROWS, Failing};
use super::measure::Measured;
use super::plan::SHOWN;
use crate::rows::cell_texts;
use crate::table::{Progress, data_type, polars_schema, position, schema};
use crate::transform::{Reading, exact, run, scan, select};

/// What the table is called in a query.
const TABLE: &str = "data";

/// The columns that a query over a table with these columns gives. Errors: `sql_invalid` with its place where the parser
/// tells it, `sql_not_select`, `column_type`.
pub(super) fn fit(query: &str, table: &[Column]) -> Result<Vec<Column>> {
    over(query, DataFrame::empty_with_schema(&polars_schema(table)).lazy()).map(|(_, columns)| columns)
}

/// The names of its columns whose values stand beside the rows that it gives.
pub(super) fn shown(query: &str, table: &[Column]) -> Vec<String> {
    let columns = fit(query, table).unwrap_or_default();
    columns.into_iter().take(SHOWN).map(|column| column.name).collect()
}

fn over(query: &str, table: LazyFrame) -> Result<(LazyFrame, Vec<Column>)> {
    // Polars panics on some queries; such a query can't be used, which is not the end of the program.
    catch_unwind(AssertUnwindSafe(|| select(query, vec![(TABLE, table)]))).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        Err(unusable(text.unwrap_or_default()))
    })
}

fn unusable(reason: &str) -> Error {
    let first = reason.lines().next().unwrap_or_default();
    Error::new(Code::SqlInvalid).param("query").with("reason", first).with("tables", TABLE).detail(reason)
}

/// Hands on what a query over the table in `path` gives, batch by batch, in the columns that [`fit`] tells. Errors: those
/// of [`fit`] and of reading, `cancelled`.
pub(super) fn each(
    path: &Path,
    query: &str,
    take: impl FnMut(DataFrame) -> Result<()>,
    progress: Progress,
) -> Result<()> {
    let scanned = scan(path)?;
    let reading = Reading::of(&scanned);
    let (found, columns) = over(query, scanned.query)?;
    let own: Vec<Expr> = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind))).collect();
    run(found.select(own), take, &reading, progress).map_err(|error| match (error.code, &error.detail) {
        // What the engine can't do with a value; the query was understood.
        (Code::Internal, Some(detail)) => unusable(detail),
        _ => error,
    })
}

/// How a rule with this query came out for the table in `path`. Errors: those of [`each`].
pub(super) fn measure(path: &Path, query: &str, rows: u64, progress: Progress) -> Result<Measured> {
    let mut columns = fit(query, &schema(path)?)?;
    columns.truncate(SHOWN);
    let (mut failed, mut first) = (0, Vec::new());
    let take = |frame: DataFrame| {
        let room = FIRST_ROWS - first.len();
        for values in cell_texts(&columns, &frame.head(Some(room)))? {
            first.push(Failing { row: first.len() as u64 + 1, values });
        }
        failed += frame.height() as u64;
        Ok(())
    };
    each(path, query, take, progress)?;
    let status = if failed == 0 { RuleStatus::Passed } else { RuleStatus::Failed };
    Ok(Measured { status, checked: rows, failed, first, ..Measured::default() })
}

/// `limit` of the rows that a query gives, from the `offset`th on; of the named columns or of all. Errors: those of
/// [`each`], `column_missing`.
pub(super) fn page(
    path: &Path,
    query: &str,
    (offset, limit): (u64, usize),
    names: Option<&[String]>,
    progress: Progress,
) -> Result<FailingRows> {
    let (columns, positions) = chosen(path, query, names)?;
    let (mut total, mut rows, mut numbers) = (0u64, Vec::new(), Vec::new());
    let take = |frame: DataFrame| {
        let skipped = offset.saturating_sub(total).min(frame.height() as u64);
        let wanted = frame.slice(skipped as i64, limit - rows.len());
        numbers.extend((0..wanted.height() as u64).map(|row| total + skipped + row + 1));
        rows.extend(cell_texts(&columns, &only(&wanted, &positions)?)?);
        total += frame.height() as u64;
        Ok(())
    };
    each(path, query, take, progress)?;
    Ok(FailingRows { columns, numbers, rows, total })
}

/// The wanted columns of what a query gives, and their positions there. Errors: those of [`fit`], `column_missing`.
pub(super) fn chosen(path: &Path, query: &str, names: Option<&[String]>) -> Result<(Vec<Column>, Vec<usize>)> {
    let all = fit(query, &schema(path)?)?;
    let positions: Vec<usize> = match names {
        Some(names) => names.iter().map(|name| position(&all, name)).collect::<Result<_>>()?,
        None => (0..all.len()).collect(),
    };
    Ok((positions.iter().map(|at| all[*at].clone()).collect(), positions))
}

/// The columns at these positions.
pub(super) fn only(frame: &DataFrame, positions: &[usize]) -> Result<DataFrame> {
    let columns = positions.iter().map(|at| frame.columns()[*at].clone()).collect();
    DataFrame::new(frame.height(), columns).map_err(internal)
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}
