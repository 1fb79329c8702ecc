//! Other names and other types.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_expr::Value;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, LazyFrame};
use serde::{Deserialize, Serialize};

use super::batches::{find, internal, row_wise};
use super::chain::with;
use super::compile::{compile, evaluate, exact};
use super::{Leaving, Transformed, certain, entering, input};
use crate::import::warning;
use crate::table::Progress;

/// Gives columns other names; their order and the rows stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rename {
    /// Name → new name. Two columns may change names.
    pub names: BTreeMap<String, String>,
}

impl Rename {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut errors: Vec<Error> = self.names.keys().filter_map(|name| find(table, name, "names").err()).collect();
        let mut columns: Vec<Column> = Vec::with_capacity(table.len());
        let mut taken = std::collections::HashSet::new();
        for column in table {
            let name = self.names.get(&column.name).unwrap_or(&column.name).clone();
            if name.is_empty() {
                errors.push(Error::new(Code::NameInvalid).param("names").with("name", &name));
            } else if !taken.insert(name.clone()) {
                errors.push(Error::new(Code::ColumnTwice).param("names").column(&name));
            }
            columns.push(Column { name, kind: column.kind });
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&crate::table::schema(path)?]))?;
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let table = row_wise(path, columns, out, progress, |frame, _| {
            let renamed = frame.columns().iter().zip(&names);
            let renamed = renamed.map(|(values, name)| values.clone().with_name(name.as_str().into())).collect();
            DataFrame::new(frame.height(), renamed).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> Result<LazyFrame> {
        let named =
            |column: &Column| exact(&column.name).alias(self.names.get(&column.name).unwrap_or(&column.name).as_str());
        Ok(query.select(columns.iter().map(named).collect::<Vec<_>>()))
    }
}

/// What happens to a cell that can't be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnFailure {
    /// It is an error.
    Error,
    /// It has no value then; a warning says how many there were.
    Null,
}

/// Gives columns other types, as the functions `integer()`, `real()` … of expressions convert.
///
/// Errors: `cast_failed` with column, row and value of the first cell that can't be converted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cast {
    /// Column → new type; times of day can only become text.
    pub columns: BTreeMap<String, ColumnType>,
    /// What happens to a cell that can't be converted.
    pub on_failure: OnFailure,
}

impl Cast {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let mut columns = entering(tables, 0).to_vec();
        let mut errors = Vec::new();
        for (name, kind) in &self.columns {
            match columns.iter_mut().find(|column| column.name == *name) {
                Some(column) if can_become(column.kind, *kind) => column.kind = *kind,
                Some(column) => {
                    let error = Error::new(Code::ColumnType).param("columns").column(name);
                    errors.push(error.with("found", column.kind.as_str()).with("expected", sources(*kind)));
                }
                None => errors.extend(find(entering(tables, 0), name, "columns").err()),
            }
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let before = crate::table::schema(path)?;
        let after = certain(self.columns(&[&before]))?;
        let changed: Vec<usize> = (0..before.len()).filter(|at| before[*at].kind != after[*at].kind).collect();
        let conversions = changed.iter().map(|at| conversion(&before, *at, after[*at].kind));
        let conversions = conversions.collect::<Result<Vec<_>>>()?;
        let mut lost = vec![(0u64, Vec::new()); changed.len()];
        let table = row_wise(path, after.clone(), out, progress, |mut frame, offset| {
            let converted = evaluate(&frame, &conversions, &before, offset)?;
            for ((at, values), lost) in changed.iter().zip(converted).zip(&mut lost) {
                let original = &frame.columns()[*at];
                let refused = newly_missing(original, &values).map_err(internal)?;
                if let (Some(row), OnFailure::Error) = (refused.first(), self.on_failure) {
                    return Err(failed(original, *row, offset, &after[*at]));
                }
                lost.0 += refused.len() as u64;
                lost.1.extend(refused.iter().take(20 - lost.1.len().min(20)).map(|row| (offset + row + 1) as u64));
                frame.replace_column(*at, values.with_name(original.name().clone())).map_err(internal)?;
            }
            Ok(frame)
        })?;
        let told = changed.iter().zip(lost).filter(|(_, (count, _))| *count > 0);
        let warnings = told.map(|(at, (count, rows))| {
            let params = [("column", before[*at].name.as_str()), ("count", &count.to_string())];
            warning("cast_lost", &params, rows)
        });
        let warnings = warnings.collect();
        Ok(Transformed { table, warnings })
    }

    /// True if every value can be converted.
    pub(super) fn is_total(&self, columns: &[Column]) -> bool {
        let from = |name: &String| columns.iter().find(|column| column.name == *name).map(|column| column.kind);
        self.columns.iter().all(|(name, to)| from(name).is_some_and(|from| always_becomes(from, *to)))
    }

    /// What it makes of a query that gives the columns `before`.
    pub(super) fn query(&self, query: LazyFrame, before: &[Column]) -> Result<LazyFrame> {
        let after = certain(self.columns(&[before]))?;
        let changed = (0..before.len()).filter(|at| before[*at].kind != after[*at].kind);
        let made = changed.map(|at| {
            let conversion = conversion(before, at, after[at].kind)?;
            Ok(compile(&conversion, before).alias(before[at].name.as_str()))
        });
        Ok(with(query, made.collect::<Result<Vec<_>>>()?))
    }
}

/// Types that can become `kind`, as a message lists them.
fn sources(kind: ColumnType) -> String {
    use ColumnType::*;
    let all = [Integer, Real, Text, Boolean, Date, Datetime, Time];
    let names: Vec<_> = all.into_iter().filter(|from| can_become(*from, kind)).map(ColumnType::as_str).collect();
    names.join(", ")
}

fn can_become(from: ColumnType, to: ColumnType) -> bool {
    use ColumnType::*;
    match to {
        Text => true,
        Integer | Real | Boolean => matches!(from, Integer | Real | Boolean | Text),
        Date | Datetime => matches!(from, Date | Datetime | Text),
        Time => from == Time,
    }
}

fn always_becomes(from: ColumnType, to: ColumnType) -> bool {
    use ColumnType::*;
    from == to
        || to == Text
        || matches!((from, to), (Integer, Real) | (Boolean, Integer | Real) | (Date, Datetime) | (Datetime, Date))
}

fn conversion(columns: &[Column], at: usize, kind: ColumnType) -> Result<falaj_expr::Typed> {
    let text = format!("try_{}({})", kind.as_str(), falaj_expr::column_text(&columns[at].name));
    falaj_expr::check(&falaj_expr::parse(&text)?, columns)
}

/// Rows that had a value and have none any more.
fn newly_missing(
    before: &polars::prelude::Column,
    after: &polars::prelude::Column,
) -> polars::prelude::PolarsResult<Vec<usize>> {
    if after.null_count() == before.null_count() {
        return Ok(Vec::new());
    }
    let before = super::values::Reader::new(before)?;
    let missing = after.is_null();
    let rows = missing.iter().enumerate().filter(|(_, missing)| *missing == Some(true)).map(|(row, _)| row);
    Ok(rows.filter(|row| !before.value(*row).is_null()).collect())
}

fn failed(values: &polars::prelude::Column, row: usize, offset: usize, column: &Column) -> Error {
    let reader = super::values::Reader::new(values).ok();
    let value = reader.as_ref().map_or(Value::Null, |reader| reader.value(row));
    let error = Error::new(Code::CastFailed).column(&column.name).row((offset + row + 1) as u64);
    error.with("value", value.to_text().unwrap_or_default()).with("expected", column.kind.as_str())
}
