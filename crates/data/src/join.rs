//! Adding columns of a second table, row by row of the first.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{BooleanChunked, Column as PlColumn, DataFrame, IdxCa, IdxSize, PolarsError, PolarsResult};

use crate::parquet::{Batch, Source, TableWriter};
use crate::table::{Progress, Table, data_type, tell};

mod index;
mod joining;

use index::{Index, read_keys};
pub(crate) use joining::Joining;

/// Which rows a join gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum JoinKind {
    /// Every row of the left table, with the columns of the right one where a row matches.
    #[default]
    Left,
    /// Rows of the left table that a right row matches, with its columns.
    Inner,
    /// Those rows, without any column of the right table.
    Semi,
    /// Rows of the left table that no right row matches, without any column of the right table.
    Anti,
    /// Every row of the left table, then those of the right table that no left row matches, in their order; these have
    /// their keys in the left table's key columns.
    Full,
}

impl JoinKind {
    /// True if columns of the right table are added.
    pub fn adds_columns(self) -> bool {
        !matches!(self, Self::Semi | Self::Anti)
    }
}

/// How to join; every field has a default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JoinOptions {
    /// Which rows come out; [`JoinKind::Left`] by default.
    pub kind: JoinKind,
    /// Columns of the right table to add; all but its keys by default.
    pub columns: Option<Vec<String>>,
    /// Put behind the name of an added column that the left table has, too; `_right` by default.
    pub suffix: Option<String>,
    /// What becomes of several right rows with the same key; [`Several::Refuse`] by default.
    pub several: Several,
}

/// What becomes of several right rows with the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Several {
    /// They are an error.
    #[default]
    Refuse,
    /// The first of them counts.
    First,
    /// The left row comes out with each of them, in their order.
    All,
}

/// A joined table.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The table that was written.
    pub table: Table,
    /// Rows of the left table that no right row matches.
    pub unmatched: u64,
}

/// Writes every row of `left` once, in order, with the columns of the row of `right` whose keys are the same, or only
/// some rows, as the [`JoinKind`] says; several times, if all of [`Several`] right rows are asked for. Rows without a key
/// match nothing. The right table is held in memory. Several right rows with the same keys do no harm where no columns are
/// added.
///
/// Errors: `keys_twice` (with an `example` of a key that several right rows have, and the `count` of rows too many),
/// `param_invalid` (no keys, or not as many left as right), `column_missing`, `column_type` (keys of different types),
/// `column_twice` (a key, or the suffix does not help), those of reading and writing, `cancelled`.
pub fn join(
    left: &Path,
    right: &Path,
    left_on: &[String],
    right_on: &[String],
    options: &JoinOptions,
    out: &Path,
    progress: Progress,
) -> Result<Joined> {
    let source = Source::open(left)?;
    let joining = Joining::new(&source.columns(), right, left_on, right_on, options)?;
    let (other, exact, columns) = (joining.other(), joining.exact(), joining.columns());
    let full = options.kind == JoinKind::Full;
    let right_keys = joining.keys()?;
    let index = joining.index(&right_keys)?;
    // Only rows that no left row matches need them again.
    let right_keys = full.then_some(right_keys);
    let right_rows = whole(other, joining.added())?;
    let positions = source.positions(None)?;
    let mut writer = TableWriter::create(out, columns.to_vec())?;
    let mut unmatched = 0;
    let mut used = vec![false; if full { other.rows() } else { 0 }];
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let keys = read_keys(&frame.select(left_on).map_err(internal)?, exact)?;
        let first = index.matches(&keys, frame.height());
        unmatched += first.iter().filter(|row| row.is_none()).count() as u64;
        let (frame, matches) = every(frame, first, &index).map_err(internal)?;
        matches.iter().flatten().filter(|_| full).for_each(|row| used[*row as usize] = true);
        let (frame, matches) = chosen(frame, matches, options.kind).map_err(internal)?;
        writer.write(&widen(&frame, &right_rows, matches, columns).map_err(internal)?)?;
    }
    if let Some(keys) = right_keys {
        let rest: Vec<Option<IdxSize>> =
            used.iter().enumerate().filter(|(_, used)| !**used).map(|(row, _)| Some(row as IdxSize)).collect();
        writer.write(&right_only(&keys, left_on, &right_rows, rest, columns).map_err(internal)?)?;
    }
    Ok(Joined { table: writer.finish()?, unmatched })
}

/// Left rows with their first matches, as often as there are matches, if all of them count.
fn every(
    frame: DataFrame,
    first: Vec<Option<IdxSize>>,
    index: &Index,
) -> PolarsResult<(DataFrame, Vec<Option<IdxSize>>)> {
    if !index.has_several() {
        return Ok((frame, first));
    }
    let (mut left, mut right) = (Vec::with_capacity(first.len()), Vec::with_capacity(first.len()));
    for (row, found) in (0..).zip(first) {
        let mut found = found;
        loop {
            left.push(row);
            right.push(found);
            found = found.and_then(|row| index.next(row));
            if found.is_none() {
                break;
            }
        }
    }
    Ok((frame.take(&IdxCa::from_vec("".into(), left))?, right))
}

/// The rows that the kind of join gives, with their matches.
fn chosen(
    frame: DataFrame,
    matches: Vec<Option<IdxSize>>,
    kind: JoinKind,
) -> PolarsResult<(DataFrame, Vec<Option<IdxSize>>)> {
    let keep: BooleanChunked = match kind {
        JoinKind::Left | JoinKind::Full => return Ok((frame, matches)),
        JoinKind::Inner | JoinKind::Semi => matches.iter().map(|row| Some(row.is_some())).collect(),
        JoinKind::Anti => matches.iter().map(|row| Some(row.is_none())).collect(),
    };
    let kept = matches.into_iter().filter(|row| row.is_some() != (kind == JoinKind::Anti)).collect();
    Ok((frame.filter(&keep)?, kept))
}

/// Rows of the right table that no left row matches: their keys stand in the left table's key columns.
fn right_only(
    keys: &DataFrame,
    left_on: &[String],
    right: &DataFrame,
    rows: Vec<Option<IdxSize>>,
    columns: &[Column],
) -> PolarsResult<DataFrame> {
    let count = rows.len();
    let chosen: IdxCa = rows.iter().copied().collect();
    let taken = keys.take(&chosen)?;
    let own = &columns[..columns.len() - right.width()];
    let mut left = Vec::with_capacity(own.len());
    for column in own {
        let kind = data_type(column.kind);
        left.push(match left_on.iter().position(|name| *name == column.name) {
            Some(at) => taken.columns()[at].cast(&kind)?.with_name(column.name.as_str().into()),
            None => PlColumn::full_null(column.name.as_str().into(), count, &kind),
        });
    }
    widen(&DataFrame::new(count, left)?, right, rows, columns)
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

/// All rows of some columns.
fn whole(source: &Source, positions: &[usize]) -> Result<DataFrame> {
    let mut frame = source.read(positions, Batch { offset: 0, rows: source.rows() })?;
    frame.rechunk_mut_par();
    Ok(frame)
}

fn widen(
    frame: &DataFrame,
    right: &DataFrame,
    matches: Vec<Option<IdxSize>>,
    columns: &[Column],
) -> PolarsResult<DataFrame> {
    if right.width() == 0 {
        return Ok(frame.clone());
    }
    let rows: IdxCa = matches.into_iter().collect();
    let names = &columns[frame.width()..];
    let taken = right.take(&rows)?;
    let added = taken.columns().iter().zip(names);
    let added: Vec<PlColumn> =
        added.map(|(values, column)| values.clone().with_name(column.name.as_str().into())).collect();
    frame.hstack(&added)
}
