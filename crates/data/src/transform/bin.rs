//! Numbers held between bounds, and numbers by the interval that they lie in. What is fitted to the training part (bins
//! of equal counts, bounds by quantiles) belongs to the preprocessing of a model.

use std::path::Path;

use falaj_expr::Value;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Error, Result};
use polars::prelude::{ChunkApply, DataType, Field, IntoColumn, LazyFrame, PolarsResult};
use serde::{Deserialize, Serialize};

use super::batches::{add, internal, invalid, row_wise, typed};
use super::compile::exact;
use super::values::{Gatherer, Reader};
use super::{Leaving, Transformed, certain, entering, input};
use crate::table::{Progress, data_type, schema};

const NUMBERS: [ColumnType; 2] = [ColumnType::Integer, ColumnType::Real];

/// Bounds of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Its name.
    pub column: String,
    /// What is less becomes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// What is greater becomes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// Holds numbers between bounds. A column of integers stays one if its bounds are whole numbers, and becomes real
/// otherwise. Missing values stay missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClipValues {
    /// The columns with their bounds.
    pub columns: Vec<Bounds>,
}

impl Bounds {
    fn kind(&self, column: &Column) -> ColumnType {
        let whole = [self.low, self.high].into_iter().flatten().all(|bound| bound.fract() == 0.0 && bound.abs() < 9e15);
        if column.kind == ColumnType::Integer && whole { ColumnType::Integer } else { ColumnType::Real }
    }

    /// The column held between the bounds, as type `kind`.
    fn clip(&self, values: &polars::prelude::Column, kind: ColumnType) -> PolarsResult<polars::prelude::Column> {
        let (low, high) = (self.low.unwrap_or(f64::NEG_INFINITY), self.high.unwrap_or(f64::INFINITY));
        match values.dtype() {
            DataType::Float64 if kind == ColumnType::Real => {
                let held =
                    |value: Option<f64>| value.filter(|value| value.is_finite()).map(|own| own.max(low).min(high));
                Ok(values.f64()?.apply(held).into_column())
            }
            _ => each(values, kind, |value| self.apply(value, kind)),
        }
    }

    fn apply<'a>(&self, value: &Value<'a>, kind: ColumnType) -> Value<'a> {
        let (low, high) = (self.low.unwrap_or(f64::NEG_INFINITY), self.high.unwrap_or(f64::INFINITY));
        match (value, kind) {
            (Value::Integer(number), ColumnType::Integer) => {
                let low = self.low.map_or(i64::MIN, |bound| bound as i64);
                let high = self.high.map_or(i64::MAX, |bound| bound as i64);
                Value::Integer((*number).max(low).min(high))
            }
            (Value::Integer(number), _) => Value::real((*number as f64).max(low).min(high)),
            (Value::Real(number), _) => Value::real(number.max(low).min(high)),
            _ => Value::Null,
        }
    }
}

impl ClipValues {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let mut columns = entering(tables, 0).to_vec();
        let mut errors = Vec::new();
        for bounds in &self.columns {
            if let (Some(low), Some(high)) = (bounds.low, bounds.high)
                && low > high
            {
                errors.push(invalid("columns", format!("low {low}, high {high}"), "low ≤ high").column(&bounds.column));
            }
            match typed(entering(tables, 0), &bounds.column, &NUMBERS, "columns") {
                Ok(column) => {
                    let kind = bounds.kind(column);
                    columns.iter_mut().filter(|own| own.name == bounds.column).for_each(|own| own.kind = kind);
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let table = row_wise(path, columns.clone(), out, progress, |mut frame, _| {
            for bounds in &self.columns {
                let Some(at) = columns.iter().position(|column| column.name == bounds.column) else { continue };
                let kind = columns[at].kind;
                let clipped = bounds.clip(&frame.columns()[at], kind).map_err(internal)?;
                frame.replace_column(at, clipped).map_err(internal)?;
            }
            Ok(frame)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> Result<LazyFrame> {
        let after = certain(self.columns(&[columns]))?;
        let made = self.columns.iter().filter_map(|bounds| {
            let kind = after.iter().find(|column| column.name == bounds.column)?.kind;
            let own = bounds.clone();
            Some(
                exact(&bounds.column)
                    .map(move |values| own.clip(&values, kind), move |_, field| Ok(typed_as(field, kind))),
            )
        });
        // One after the other: a column may stand there twice.
        Ok(made.fold(query, |query, made| query.with_columns([made])))
    }
}

fn typed_as(field: &Field, kind: ColumnType) -> Field {
    Field::new(field.name().clone(), data_type(kind))
}

/// A column of type `kind`, made of each value of another.
pub(super) fn each(
    column: &polars::prelude::Column,
    kind: ColumnType,
    work: impl for<'a> Fn(&Value<'a>) -> Value<'a>,
) -> PolarsResult<polars::prelude::Column> {
    let reader = Reader::new(column)?;
    let mut gathered = Gatherer::new(kind, column.len());
    (0..column.len()).for_each(|row| gathered.push(work(&reader.value(row))));
    gathered.finish(column.name())
}

/// Adds the interval of each number as a column of integers, the last one: 0 for what is less than the first edge, then
/// 1 from the first edge (included) to the second (excluded), and so on; missing values stay missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// The column of numbers.
    pub column: String,
    /// Where intervals begin, ascending.
    pub edges: Vec<f64>,
    /// Name of the new column.
    pub name: String,
    /// Texts for the intervals, one more than there are edges; the column is text then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
}

impl Bin {
    fn kind(&self) -> ColumnType {
        if self.labels.is_some() { ColumnType::Text } else { ColumnType::Integer }
    }

    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = table.to_vec();
        let mut errors: Vec<Error> = typed(table, &self.column, &NUMBERS, "column").err().into_iter().collect();
        errors.extend(add(&mut columns, &self.name, self.kind(), "name").err());
        if self.edges.is_empty() || self.edges.windows(2).any(|pair| pair[0] >= pair[1]) {
            let edges: Vec<_> = self.edges.iter().map(f64::to_string).collect();
            errors.push(invalid("edges", format!("[{}]", edges.join(", ")), "[0, 10, 20]"));
        }
        if let Some(labels) = &self.labels
            && labels.len() != self.edges.len() + 1
        {
            errors.push(invalid("labels", labels.len(), self.edges.len() + 1));
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let table = row_wise(path, columns, out, progress, |frame, _| {
            let numbered = self.number(frame.column(&self.column).map_err(internal)?).map_err(internal)?;
            frame.hstack(&[numbered.with_name(self.name.as_str().into())]).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// What it makes of a query.
    pub(super) fn query(&self, query: LazyFrame) -> LazyFrame {
        let (own, kind) = (self.clone(), self.kind());
        let made =
            exact(&self.column).map(move |values| own.number(&values), move |_, field| Ok(typed_as(field, kind)));
        query.with_columns([made.alias(self.name.as_str())])
    }

    fn number(&self, column: &polars::prelude::Column) -> PolarsResult<polars::prelude::Column> {
        let reader = Reader::new(column)?;
        let mut gathered = Gatherer::new(self.kind(), column.len());
        for row in 0..column.len() {
            let number = match reader.value(row) {
                Value::Integer(number) => Some(number as f64),
                Value::Real(number) => Some(number),
                _ => None,
            };
            let bin = number.map(|number| self.edges.partition_point(|edge| *edge <= number));
            gathered.push(match (bin, &self.labels) {
                (None, _) => Value::Null,
                (Some(bin), None) => Value::Integer(bin as i64),
                (Some(bin), Some(labels)) => labels.get(bin).map_or(Value::Null, |label| Value::text(label)),
            });
        }
        gathered.finish(column.name())
    }
}
