//! Groups of rows with the same keys, and the order of rows.

use std::path::Path;

use falaj_expr::Value;
use falaj_schema::Result;
use polars::prelude::{Column as PlColumn, DataFrame, PlHashMap, PlIndexSet};

use super::batches::internal;
use super::values::Reader;
use crate::parquet::Source;
use crate::table::{Progress, tell};

/// Writes a value as bytes that are equal for equal values; nulls are equal to each other.
pub(super) fn write_key(value: &Value, key: &mut Vec<u8>) {
    let mut number = |tag: u8, bits: u64| {
        key.push(tag);
        key.extend_from_slice(&bits.to_le_bytes());
    };
    match value {
        Value::Null => key.push(0),
        Value::Integer(value) => number(1, *value as u64),
        Value::Real(value) => number(2, value.to_bits()),
        Value::Boolean(value) => number(3, u64::from(*value)),
        Value::Date(value) => number(4, *value as u64),
        Value::Datetime(value) => number(5, *value as u64),
        Value::Time(value) => number(6, *value as u64),
        Value::Text(text) => {
            number(7, text.len() as u64);
            key.extend_from_slice(text.as_bytes());
        }
    }
}

/// Numbers for groups of rows, in the order of their first row.
#[derive(Default)]
pub(super) struct Groups {
    known: PlHashMap<Box<[u8]>, u32>,
}

impl Groups {
    /// The group of each row by all columns of `keys`; `rows` of them, all in one group without keys.
    pub(super) fn of(&mut self, keys: &[&PlColumn], rows: usize) -> Result<Vec<u32>> {
        let readers = keys.iter().map(|column| Reader::new(column)).collect::<Result<Vec<_>, _>>().map_err(internal)?;
        let mut key = Vec::new();
        let mut groups = Vec::with_capacity(rows);
        for row in 0..rows {
            key.clear();
            readers.iter().for_each(|reader| write_key(&reader.value(row), &mut key));
            let next = self.known.len() as u32;
            groups.push(match self.known.get(key.as_slice()) {
                Some(group) => *group,
                None => *self.known.entry(key.as_slice().into()).or_insert(next),
            });
        }
        Ok(groups)
    }

    /// Number of groups so far.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }
}

/// The group of each row of a table, and the number of groups.
pub(super) fn groups(path: &Path, keys: &[String], progress: Progress) -> Result<(Vec<u32>, usize)> {
    let source = Source::open(path)?;
    let positions = source.positions(Some(keys))?;
    let mut groups = Groups::default();
    let mut all = Vec::with_capacity(source.rows());
    if keys.is_empty() {
        return Ok((vec![0; source.rows()], usize::from(source.rows() > 0)));
    }
    for batch in source.batches() {
        tell(progress, 0.3 * batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let columns: Vec<&PlColumn> = frame.columns().iter().collect();
        all.extend(groups.of(&columns, frame.height())?);
    }
    Ok((all, groups.len()))
}

/// One column of a table as numbers that are in the order of its values; none where there is no value.
pub(super) fn order(path: &Path, column: &str) -> Result<Vec<Option<u64>>> {
    let frame = whole(path, &[column.to_owned()])?;
    order_of(&frame.columns()[0])
}

/// The values of a column as numbers that are in their order.
pub(super) fn order_of(column: &PlColumn) -> Result<Vec<Option<u64>>> {
    let reader = Reader::new(column).map_err(internal)?;
    let rows = 0..reader.len();
    if let Reader::Text(texts) = &reader {
        let mut different: PlIndexSet<&str> = texts.iter().flatten().collect();
        different.sort_unstable();
        return Ok(texts.iter().map(|text| different.get_index_of(text?).map(|at| at as u64)).collect());
    }
    Ok(rows.map(|row| number_of(&reader.value(row))).collect())
}

fn number_of(value: &Value) -> Option<u64> {
    let signed = |value: i64| value as u64 ^ 1 << 63;
    match value {
        Value::Null | Value::Text(_) => None,
        Value::Integer(value) | Value::Datetime(value) | Value::Time(value) => Some(signed(*value)),
        Value::Date(value) => Some(signed(i64::from(*value))),
        Value::Boolean(value) => Some(u64::from(*value)),
        Value::Real(value) => {
            let bits = value.to_bits();
            Some(if bits >> 63 == 1 { !bits } else { bits | 1 << 63 })
        }
    }
}

/// All rows of some columns.
pub(super) fn whole(path: &Path, names: &[String]) -> Result<DataFrame> {
    let source = Source::open(path)?;
    let positions = source.positions(Some(names))?;
    let mut frame = source.read(&positions, crate::parquet::Batch { offset: 0, rows: source.rows() })?;
    frame.rechunk_mut_par();
    Ok(frame)
}

/// Microseconds of a span such as `90s`, `15m`, `2h`, `7d` or `1w`.
pub(super) fn span(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit = text.chars().next_back()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        _ => return None,
    };
    let count: i64 = text[..text.len() - unit.len_utf8()].trim().parse().ok().filter(|count| *count > 0)?;
    count.checked_mul(seconds * 1_000_000)
}
