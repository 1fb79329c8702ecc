//! The nearest earlier or later row of a second table, for each row.

use std::path::Path;

use falaj_expr::Value;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, IdxCa, IdxSize, PlHashMap};
use serde::{Deserialize, Serialize};

use super::batches::{find, internal, invalid, row_wise, typed};
use super::keys::{span, whole, write_key};
use super::values::Reader;
use super::{Leaving, Transformed, certain, entering, input};
use crate::table::{Progress, schema};

/// Where the nearest row is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// At the same time or before; the only one that never looks into the future.
    Backward,
    /// At the same time or after.
    Forward,
    /// On either side; before wins where both are as near.
    Nearest,
}

/// Writes every row of the first table once, in order, with the columns of that row of the second whose time is nearest,
/// among those whose keys are the same. Of several rows of the second table at the same time the last one in the file
/// counts, looking forward the first. Rows without a time or a key match nothing. The second table is held in memory.
///
/// Errors: `column_missing`, `column_type`, `column_twice` (a name that the suffix does not make new), `param_invalid`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsofJoin {
    /// Time (or number) of the first table.
    pub left_on: String,
    /// Time (or number) of the second table.
    pub right_on: String,
    /// Keys of the first table.
    pub left_by: Vec<String>,
    /// Keys of the second table, as many.
    pub right_by: Vec<String>,
    /// Where the nearest row is looked for.
    pub direction: Direction,
    /// How far away it may be, that far included: a number, or of times a span such as `15m`, `2h` or `7d`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<String>,
    /// Columns to add; all but keys and time by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// Put behind the name of an added column that the first table has.
    pub suffix: String,
}

const TIMES: [ColumnType; 4] = [ColumnType::Date, ColumnType::Datetime, ColumnType::Integer, ColumnType::Real];

impl AsofJoin {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let (left, right) = (entering(tables, 0), entering(tables, 1));
        let mut errors = Vec::new();
        let mut note = |result: Result<()>| errors.extend(result.err());
        note(self.check_times(left, right));
        if self.left_by.len() != self.right_by.len() {
            note(Err(invalid("right_by", self.right_by.join(", "), self.left_by.join(", "))));
        }
        for (a, b) in self.left_by.iter().zip(&self.right_by) {
            note(check_keys(left, a, right, b));
        }
        let mut columns = left.to_vec();
        for column in self.added(right) {
            note(column.and_then(|column| {
                let mut name = column.name.clone();
                if columns.iter().any(|own| own.name == name) {
                    name.push_str(&self.suffix);
                }
                super::batches::add(&mut columns, &name, column.kind, "suffix")
            }));
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    fn check_times(&self, left: &[Column], right: &[Column]) -> Result<()> {
        let a = typed(left, &self.left_on, &TIMES, "left_on")?;
        let b = typed(right, &self.right_on, &TIMES, "right_on")?;
        let number = |kind| matches!(kind, ColumnType::Integer | ColumnType::Real);
        if number(a.kind) != number(b.kind) {
            let error = Error::new(Code::ColumnType).param("right_on").column(&b.name);
            return Err(error.with("found", b.kind.as_str()).with("expected", a.kind.as_str()));
        }
        self.distance(a.kind).map(|_| ())
    }

    /// The tolerance in the unit of the times: microseconds, or what numbers count.
    fn distance(&self, kind: ColumnType) -> Result<Option<f64>> {
        let Some(text) = &self.tolerance else { return Ok(None) };
        let number = matches!(kind, ColumnType::Integer | ColumnType::Real);
        let parsed = match number {
            true => text.trim().parse::<f64>().ok().filter(|number| *number >= 0.0),
            false => span(text).map(|micros| micros as f64),
        };
        let allowed = if number { "5" } else { "15m, 2h, 7d" };
        parsed.map(Some).ok_or_else(|| invalid("tolerance", text, allowed))
    }

    /// The columns of the second table that are added.
    fn added<'a>(&'a self, right: &'a [Column]) -> Vec<Result<&'a Column>> {
        match &self.columns {
            Some(names) => names.iter().map(|name| find(right, name, "columns")).collect(),
            None => {
                let key = |column: &&Column| column.name == self.right_on || self.right_by.contains(&column.name);
                right.iter().filter(|column| !key(column)).map(Ok).collect()
            }
        }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let (left, right) = (input(inputs, 0)?, input(inputs, 1)?);
        let (own, other) = (schema(left)?, schema(right)?);
        let columns = certain(self.columns(&[&own, &other]))?;
        let distance = self.distance(find(&own, &self.left_on, "left_on")?.kind)?;
        let names: Vec<String> = self
            .added(&other)
            .into_iter()
            .map(|column| column.map(|column| column.name.clone()))
            .collect::<Result<_>>()?;
        let second = Second::read(right, &self.right_on, &self.right_by)?;
        let values = whole(right, &names)?;
        let table = row_wise(left, columns.clone(), out, progress, |frame, _| {
            let rows = self.matches(&frame, &second, distance)?;
            let taken = match values.width() {
                0 => DataFrame::empty(),
                _ => values.take(&rows.into_iter().collect::<IdxCa>()).map_err(internal)?,
            };
            let named = taken.columns().iter().zip(&columns[own.len()..]);
            let added: Vec<PlColumn> =
                named.map(|(values, column)| values.clone().with_name(column.name.as_str().into())).collect();
            frame.hstack(&added).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    fn matches(&self, frame: &DataFrame, second: &Second, distance: Option<f64>) -> Result<Vec<Option<IdxSize>>> {
        let times = Reader::new(frame.column(&self.left_on).map_err(internal)?).map_err(internal)?;
        let keys = readers(frame, &self.left_by)?;
        let mut key = Vec::new();
        let find = |row: usize| {
            let time = time_of(&times.value(row))?;
            let rows = second.groups.get(group_key(&keys, row, &mut key)?)?;
            nearest(rows, time, self.direction, distance)
        };
        Ok((0..frame.height()).map(find).collect())
    }
}

fn check_keys(left: &[Column], a: &str, right: &[Column], b: &str) -> Result<()> {
    let (a, b) = (find(left, a, "left_by")?, find(right, b, "right_by")?);
    if a.kind == b.kind {
        return Ok(());
    }
    let error = Error::new(Code::ColumnType).param("right_by").column(&b.name);
    Err(error.with("found", b.kind.as_str()).with("expected", a.kind.as_str()))
}

fn readers(frame: &DataFrame, names: &[String]) -> Result<Vec<Reader>> {
    names.iter().map(|name| Reader::new(frame.column(name).map_err(internal)?).map_err(internal)).collect()
}

/// A time or number that can be compared; dates count as their midnight.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Time {
    Whole(i64),
    Real(f64),
}

fn time_of(value: &Value) -> Option<Time> {
    match value {
        Value::Integer(number) => Some(Time::Whole(*number)),
        Value::Real(number) => Some(Time::Real(*number)),
        Value::Date(days) => Some(Time::Whole(i64::from(*days) * falaj_expr::calendar::DAY)),
        Value::Datetime(micros) => Some(Time::Whole(*micros)),
        _ => None,
    }
}

impl Time {
    /// As a real number beside another one that is real.
    fn beside(self, other: Time) -> Self {
        match (self, other) {
            (Self::Whole(number), Self::Real(_)) => Self::Real(number as f64),
            _ => self,
        }
    }

    fn less(self, other: Time) -> bool {
        self.beside(other) < other.beside(self)
    }

    fn distance(self, other: Time) -> f64 {
        match (self, other) {
            (Self::Whole(a), Self::Whole(b)) => a.abs_diff(b) as f64,
            (a, b) => (a.number() - b.number()).abs(),
        }
    }

    fn number(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Real(number) => number,
        }
    }
}

/// The times of the second table by key, ascending, with their rows.
struct Second {
    groups: PlHashMap<Box<[u8]>, Vec<(Time, IdxSize)>>,
}

/// The bytes of a row's keys; none if one of them is missing.
fn group_key<'a>(keys: &[Reader], row: usize, key: &'a mut Vec<u8>) -> Option<&'a [u8]> {
    key.clear();
    for reader in keys {
        let value = reader.value(row);
        if value.is_null() {
            return None;
        }
        write_key(&value, key);
    }
    Some(key.as_slice())
}

impl Second {
    fn read(path: &Path, on: &str, by: &[String]) -> Result<Self> {
        let mut names = vec![on.to_owned()];
        names.extend(by.iter().filter(|name| *name != on).cloned());
        let frame = whole(path, &names)?;
        let times = Reader::new(frame.column(on).map_err(internal)?).map_err(internal)?;
        let keys = readers(&frame, by)?;
        let mut groups: PlHashMap<Box<[u8]>, Vec<(Time, IdxSize)>> = PlHashMap::default();
        let mut key = Vec::new();
        for row in 0..frame.height() {
            let (Some(time), Some(key)) = (time_of(&times.value(row)), group_key(&keys, row, &mut key)) else {
                continue;
            };
            match groups.get_mut(key) {
                Some(rows) => rows.push((time, row as IdxSize)),
                None => drop(groups.insert(key.into(), vec![(time, row as IdxSize)])),
            }
        }
        let order = |a: &(Time, IdxSize), b: &(Time, IdxSize)| {
            a.0.partial_cmp(&b.0).unwrap_or(std::cmp::Ordering::Equal).then(a.1.cmp(&b.1))
        };
        groups.values_mut().for_each(|rows| rows.sort_unstable_by(order));
        Ok(Self { groups })
    }
}

fn nearest(rows: &[(Time, IdxSize)], time: Time, direction: Direction, distance: Option<f64>) -> Option<IdxSize> {
    // The first row behind `time`, and the first that is not before it.
    let behind = rows.partition_point(|(own, _)| !time.less(*own));
    let begin = rows.partition_point(|(own, _)| own.less(time));
    let near = |row: &&(Time, IdxSize)| distance.is_none_or(|most| row.0.distance(time) <= most);
    let before = behind.checked_sub(1).and_then(|at| rows.get(at)).filter(near);
    let after = rows.get(begin).filter(near);
    let found = match direction {
        Direction::Backward => before,
        Direction::Forward => after,
        Direction::Nearest => match (before, after) {
            (Some(a), Some(b)) if b.0.distance(time) < a.0.distance(time) => Some(b),
            (Some(a), _) => Some(a),
            (None, b) => b,
        },
    };
    found.map(|(_, row)| *row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_row_by_direction_and_tolerance() {
        let rows: Vec<(Time, IdxSize)> =
            [(1, 0), (3, 1), (3, 2), (8, 3)].map(|(time, row)| (Time::Whole(time), row)).to_vec();
        let find = |time, direction, most| nearest(&rows, Time::Whole(time), direction, most);
        use Direction::*;
        assert_eq!([0, 1, 3, 5, 9].map(|time| find(time, Backward, None)), [None, Some(0), Some(2), Some(2), Some(3)]);
        assert_eq!([0, 1, 3, 5, 9].map(|time| find(time, Forward, None)), [Some(0), Some(0), Some(1), Some(3), None]);
        // 2 is as near to 1 as to 3, 5 is nearer to 3, 6 nearer to 8.
        assert_eq!([2, 5, 6].map(|time| find(time, Nearest, None)), [Some(0), Some(2), Some(3)]);
        assert_eq!([5, 6].map(|time| find(time, Backward, Some(2.0))), [Some(2), None]);
    }
}
