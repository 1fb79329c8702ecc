//! Adding columns of a second table, row by row of the first.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    BooleanChunked, Column as PlColumn, DataFrame, IdxCa, IdxSize, PlHashMap, PolarsError, PolarsResult,
};

use crate::extract::{Cells, frame_to_columns};
use crate::parquet::{Batch, Source, TableWriter};
use crate::render::cell_text;
use crate::table::{Progress, Table, data_type, tell};

mod joining;

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
    /// Take the first of several right rows with the same key instead of refusing them.
    pub keep_first: bool,
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
/// some rows, as the [`JoinKind`] says. Rows without a key match nothing. The right table is held in memory. Several right
/// rows with the same keys do no harm where no columns are added.
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
    let index = joining.index()?;
    let right_rows = whole(other, joining.added())?;
    let positions = source.positions(None)?;
    let mut writer = TableWriter::create(out, columns.to_vec())?;
    let mut unmatched = 0;
    let mut used = vec![false; if options.kind == JoinKind::Full { other.rows() } else { 0 }];
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let keys = read_keys(&frame.select(left_on).map_err(internal)?, exact)?;
        let matches = matches(&keys, frame.height(), &index);
        unmatched += matches.iter().filter(|row| row.is_none()).count() as u64;
        for row in matches.iter().flatten().filter(|_| options.kind == JoinKind::Full) {
            used[*row as usize] = true;
        }
        let (frame, matches) = chosen(frame, matches, options.kind).map_err(internal)?;
        writer.write(&widen(&frame, &right_rows, matches, columns).map_err(internal)?)?;
    }
    if options.kind == JoinKind::Full {
        let rest: Vec<Option<IdxSize>> =
            used.iter().enumerate().filter(|(_, used)| !**used).map(|(row, _)| Some(row as IdxSize)).collect();
        let keys = whole(other, joining.right_keys())?;
        writer.write(&right_only(&keys, left_on, &right_rows, rest, columns).map_err(internal)?)?;
    }
    Ok(Joined { table: writer.finish()?, unmatched })
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

/// Key → row of the right table.
type Index = PlHashMap<Box<[u8]>, IdxSize>;

fn index(other: &Source, at: &[usize], exact: &[bool], keep_first: bool) -> Result<Index> {
    let keys = read_keys(&whole(other, at)?, exact)?;
    let mut index = Index::default();
    let mut key = Vec::new();
    let mut again: Option<(usize, u64)> = None;
    for row in 0..other.rows() {
        if !write_key(&keys, row, &mut key) {
            continue;
        }
        if index.contains_key(key.as_slice()) {
            again = Some(again.map_or((row, 1), |(first, count)| (first, count + 1)));
        } else {
            index.insert(key.as_slice().into(), row as IdxSize);
        }
    }
    match again {
        Some((row, count)) if !keep_first => {
            let columns = other.columns();
            let names: Vec<&str> = at.iter().map(|at| columns[*at].name.as_str()).collect();
            let example: Vec<String> = keys.iter().filter_map(|key| key.text(row)).collect();
            let error = Error::new(Code::KeysTwice).param("right_on").column(names.join(", "));
            Err(error.with("example", example.join(", ")).with("count", count))
        }
        _ => Ok(index),
    }
}

/// The right row of each left row.
fn matches(keys: &[Key], rows: usize, index: &Index) -> Vec<Option<IdxSize>> {
    let mut key = Vec::new();
    (0..rows)
        .map(|row| if write_key(keys, row, &mut key) { index.get(key.as_slice()).copied() } else { None })
        .collect()
}

/// The values of a key column.
enum Key {
    /// Not as real numbers: identifiers may need all 64 bits.
    Integer(Vec<Option<i64>>),
    Other(ColumnType, Cells),
}

fn read_keys(frame: &DataFrame, exact: &[bool]) -> Result<Vec<Key>> {
    let mut keys = Vec::with_capacity(exact.len());
    let extracted = frame_to_columns(frame)?.columns.into_iter();
    for (((column, cells), values), exact) in extracted.zip(frame.columns()).zip(exact) {
        keys.push(match exact {
            true => Key::Integer(values.i64().map_err(internal)?.iter().collect()),
            false => Key::Other(column.kind, cells),
        });
    }
    Ok(keys)
}

impl Key {
    fn text(&self, row: usize) -> Option<String> {
        match self {
            Self::Integer(values) => values[row].map(|value| value.to_string()),
            Self::Other(kind, cells) => cell_text(*kind, cells, row),
        }
    }

    /// Writes a value as bytes that are equal for equal values; `false` if it is missing.
    fn write(&self, row: usize, key: &mut Vec<u8>) -> bool {
        match self {
            Self::Integer(values) => {
                key.extend_from_slice(&values[row].unwrap_or_default().to_le_bytes());
                values[row].is_some()
            }
            Self::Other(_, Cells::Number(values)) => {
                // Adding zero makes negative zero equal to zero.
                key.extend_from_slice(&(values[row] + 0.0).to_le_bytes());
                !values[row].is_nan()
            }
            Self::Other(_, Cells::Text { dictionary, codes }) => {
                dictionary.get(codes[row] as usize).is_some_and(|text| {
                    key.extend_from_slice(&(text.len() as u64).to_le_bytes());
                    key.extend_from_slice(text.as_bytes());
                    true
                })
            }
            Self::Other(_, Cells::Time(values)) => {
                key.extend_from_slice(&values[row].to_le_bytes());
                values[row] != i64::MIN
            }
        }
    }
}

/// Writes the key of a row; `false` if a part of it is missing.
fn write_key(keys: &[Key], row: usize, key: &mut Vec<u8>) -> bool {
    key.clear();
    keys.iter().all(|part| part.write(row, key))
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
