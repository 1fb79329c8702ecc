//! Columns that follow from the rows around each row.

mod frames;

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    Column as PlColumn, DataFrame, Float64Chunked, IdxCa, IdxSize, Int64Chunked, IntoColumn, NewChunkedArray,
};
use serde::{Deserialize, Serialize};

use super::batches::{add, find, internal, invalid, row_wise, typed};
use super::keys::{groups, order, span, whole};
use super::values::Reader;
use super::{Leaving, Transformed, certain, entering, input};
use crate::table::{Progress, schema};

/// What a column of a window holds. "Before" is by the order of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowFunction {
    /// The value so many rows before.
    Lag,
    /// The value so many rows after; looks into the future.
    Lead,
    /// The number of the row in its group, from 1.
    RowNumber,
    /// Its rank by the order; rows that are equal share the least.
    Rank,
    /// Its rank without gaps.
    DenseRank,
    /// The sum of all values up to the row.
    CumulativeSum,
    /// Values in the frame.
    Count,
    /// Their sum; null where there are none.
    Sum,
    /// Their mean.
    Mean,
    /// Their least.
    Min,
    /// Their greatest.
    Max,
    /// Their standard deviation, n − 1.
    Sd,
}

impl WindowFunction {
    fn needs_column(self) -> bool {
        !matches!(self, Self::RowNumber | Self::Rank | Self::DenseRank)
    }

    fn kind(self, column: Option<ColumnType>) -> ColumnType {
        match self {
            Self::Lag | Self::Lead | Self::Min | Self::Max | Self::CumulativeSum | Self::Sum => {
                column.unwrap_or(ColumnType::Integer)
            }
            Self::RowNumber | Self::Rank | Self::DenseRank | Self::Count => ColumnType::Integer,
            Self::Mean | Self::Sd => ColumnType::Real,
        }
    }
}

/// Which rows around a row count; never one behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// So many rows, the row itself the last.
    Rows(u32),
    /// Rows up to the row itself whose time, the first column of the order, is less than this span before its own: `2h`,
    /// `7d`. A row without a time has no frame.
    Span(String),
}

/// A column that is added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub function: WindowFunction,
    /// The column that it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Rows before or after, for `lag` and `lead`; 1 by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Which rows count; all up to the row by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// Leaves the row itself out, so that nothing of it is told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_current: bool,
}

/// Adds columns that follow from the rows around each; rows and their order stay. Within a group rows are in the order of
/// `order_by`, those that are equal in the order of the file, those without a value last. Missing values do not count.
/// Groups, order and the columns that are looked at are held in memory.
///
/// Errors: `column_missing`, `column_type`, `column_twice`, `param_invalid` at `columns` (`lead` unless `future` is set).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Rows with the same values here are one group; all rows are one when empty.
    pub by: Vec<String>,
    /// The order within a group, ascending; that of the file when empty.
    pub order_by: Vec<String>,
    /// What is added.
    pub columns: Vec<WindowColumn>,
    /// Allows what looks at later rows.
    pub future: bool,
}

const NUMBERS: [ColumnType; 2] = [ColumnType::Integer, ColumnType::Real];

impl Window {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = table.to_vec();
        let mut errors: Vec<Error> = self.by.iter().filter_map(|name| find(table, name, "by").err()).collect();
        errors.extend(self.order_by.iter().filter_map(|name| find(table, name, "order_by").err()));
        for wanted in &self.columns {
            let kind = self.check(wanted, table).and_then(|kind| {
                let kind = wanted.function.kind(kind);
                add(&mut columns, &wanted.name, kind, "columns")
            });
            errors.extend(kind.err());
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    /// The type of the column that `wanted` follows from.
    fn check(&self, wanted: &WindowColumn, table: &[Column]) -> Result<Option<ColumnType>> {
        use WindowFunction::*;
        if wanted.function == Lead && !self.future {
            return Err(invalid("columns", "lead", "future = true"));
        }
        if let Some(Frame::Span(text)) = &wanted.frame {
            let span = span(text).ok_or_else(|| invalid("columns", text, "15m, 2h, 7d"));
            let first = self.order_by.first().ok_or_else(|| Error::new(Code::ParamMissing).param("order_by"));
            span.and(first)
                .and_then(|name| typed(table, name, &[ColumnType::Date, ColumnType::Datetime], "order_by"))?;
        }
        if let Some(Frame::Rows(0)) = wanted.frame {
            return Err(invalid("columns", "rows = 0", "≥ 1"));
        }
        let Some(name) = wanted.column.as_ref().filter(|_| wanted.function.needs_column()) else {
            return match wanted.function.needs_column() {
                true => Err(Error::new(Code::ParamMissing).param("columns").column(&wanted.name)),
                false => Ok(None),
            };
        };
        let column = match wanted.function {
            Sum | CumulativeSum | Mean | Sd => typed(table, name, &NUMBERS, "columns"),
            _ => find(table, name, "columns"),
        };
        column.map(|column| Some(column.kind))
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let before = schema(path)?;
        let columns = certain(self.columns(&[&before]))?;
        let order = Order::read(path, &self.by, &self.order_by, progress)?;
        let mut added = Vec::new();
        for (wanted, column) in self.columns.iter().zip(&columns[before.len()..]) {
            crate::table::tell(progress, 0.5)?;
            added.push(self.column(path, wanted, column, &order)?);
        }
        let rest = |done| progress(0.6 + 0.4 * done);
        let table = row_wise(path, columns.clone(), out, &rest, |frame, offset| {
            let here: Vec<PlColumn> = added.iter().map(|values| values.slice(offset as i64, frame.height())).collect();
            frame.hstack(&here).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// The values of an added column for all rows.
    fn column(&self, path: &Path, wanted: &WindowColumn, column: &Column, order: &Order) -> Result<PlColumn> {
        let name = column.name.as_str();
        let source = match &wanted.column {
            Some(source) if wanted.function.needs_column() => Some(whole(path, std::slice::from_ref(source))?),
            _ => None,
        };
        let values = match source {
            None => order.numbers(wanted.function),
            Some(frame) => frames::column(&frame.columns()[0], wanted, order)?,
        };
        Ok(match values {
            Values::Integers(values) => Int64Chunked::from_iter_options(name.into(), values.into_iter()).into_column(),
            Values::Reals(values) => Float64Chunked::from_iter_options(name.into(), values.into_iter()).into_column(),
            Values::Rows(rows, source) => {
                let taken = source.take(&rows.into_iter().collect::<IdxCa>()).map_err(internal)?;
                taken.columns()[0].clone().with_name(name.into())
            }
        })
    }
}

/// The values of an added column.
enum Values {
    Integers(Vec<Option<i64>>),
    Reals(Vec<Option<f64>>),
    /// The rows whose values are taken.
    Rows(Vec<Option<IdxSize>>, DataFrame),
}

/// The rows of a table in the order of a window.
struct Order {
    /// Rows, group after group.
    rows: Vec<u32>,
    /// Where each group ends in `rows`.
    ends: Vec<usize>,
    /// For each column of the order the place of each row's value among all.
    keys: Vec<Vec<Option<u64>>>,
    /// Microseconds of the first column of the order, if it holds times.
    times: Option<Vec<Option<i64>>>,
}

impl Order {
    fn read(path: &Path, by: &[String], order_by: &[String], progress: Progress) -> Result<Self> {
        let (group, count) = groups(path, by, progress)?;
        let keys = order_by.iter().map(|name| order(path, name)).collect::<Result<Vec<_>>>()?;
        let mut rows: Vec<u32> = (0..group.len() as u32).collect();
        // None is less than every value, and is to be last.
        let place = |row: &u32| {
            let row = *row as usize;
            keys.iter().map(move |key| (key[row].is_none(), key[row]))
        };
        rows.sort_by(|a, b| group[*a as usize].cmp(&group[*b as usize]).then_with(|| place(a).cmp(place(b))));
        let mut sizes = vec![0; count];
        group.iter().for_each(|group| sizes[*group as usize] += 1);
        let ends = sizes.iter().scan(0, |end, size| {
            *end += size;
            Some(*end)
        });
        let ends = ends.collect();
        let times = match order_by.first() {
            Some(name) => times(path, name)?,
            None => None,
        };
        Ok(Self { rows, ends, keys, times })
    }

    /// The rows of each group, in order.
    fn groups(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.rows[start..*end])
    }

    fn same(&self, a: u32, b: u32) -> bool {
        self.keys.iter().all(|key| key[a as usize] == key[b as usize])
    }

    /// Row numbers and ranks.
    fn numbers(&self, function: WindowFunction) -> Values {
        let mut numbers = vec![None; self.rows.len()];
        for group in self.groups() {
            let (mut rank, mut dense) = (0, 0);
            for (at, row) in group.iter().enumerate() {
                if at == 0 || !self.same(group[at - 1], *row) {
                    (rank, dense) = (at as i64 + 1, dense + 1);
                }
                numbers[*row as usize] = Some(match function {
                    WindowFunction::Rank => rank,
                    WindowFunction::DenseRank => dense,
                    _ => at as i64 + 1,
                });
            }
        }
        Values::Integers(numbers)
    }
}

/// The microseconds of a column of dates or moments.
fn times(path: &Path, name: &str) -> Result<Option<Vec<Option<i64>>>> {
    let frame = whole(path, &[name.to_owned()])?;
    let reader = Reader::new(&frame.columns()[0]).map_err(internal)?;
    if !matches!(reader, Reader::Date(_) | Reader::Datetime(_)) {
        return Ok(None);
    }
    let micros = |row| match reader.value(row) {
        falaj_expr::Value::Date(days) => Some(i64::from(days) * falaj_expr::calendar::DAY),
        falaj_expr::Value::Datetime(micros) => Some(micros),
        _ => None,
    };
    Ok(Some((0..reader.len()).map(micros).collect()))
}
