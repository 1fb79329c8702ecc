//! One row of many.

use std::path::Path;

use falaj_expr::Typed;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;
use serde::{Deserialize, Serialize};

use super::batches::{add, find, invalid, typed};
use super::compile::{compile, exact};
use super::expressions::condition;
use super::streaming::Reading;
use super::{Leaving, Transformed, certain, entering, input, streaming};
use crate::table::{Progress, data_type};

/// What is made of the values of a group. Missing values do not count; a group without values has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Number of rows; with a column, of its values.
    Count,
    /// Number of different values.
    Distinct,
    /// Sum; null where an integer's is beyond 64 bits.
    Sum,
    /// Mean.
    Mean,
    /// Standard deviation, n − 1.
    Sd,
    /// Least.
    Min,
    /// Greatest.
    Max,
    /// Median.
    Median,
    /// Quantile by linear interpolation.
    Quantile,
    /// The first row's, in the order of the file; null if it has none.
    First,
    /// The last row's.
    Last,
    /// Share of true among the values.
    ShareTrue,
    /// The most frequent; the least of several.
    Mode,
}

/// A column of the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggregation {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub function: Measure,
    /// The column that it is made of; not needed for `count`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Only rows for which this expression is true.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Which quantile, 0 to 1, for `quantile`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<f64>,
}

/// One row for each group of rows with the same values in `by`, nulls being the same as each other; one row in all
/// without such columns. Groups are sorted by these columns, nulls last.
///
/// Errors: `column_missing`, `column_type`, `column_twice`, those of expressions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aggregate {
    /// The columns of the groups.
    pub by: Vec<String>,
    /// The columns that are made.
    pub columns: Vec<Aggregation>,
}

impl Measure {
    /// The type of the result for a column of type `kind`.
    pub(super) fn kind(self, kind: ColumnType) -> ColumnType {
        match self {
            Self::Count | Self::Distinct => ColumnType::Integer,
            Self::Mean | Self::Sd | Self::Median | Self::Quantile | Self::ShareTrue => ColumnType::Real,
            Self::Sum | Self::Min | Self::Max | Self::First | Self::Last | Self::Mode => kind,
        }
    }

    /// Types that it takes.
    pub(super) fn takes(self) -> &'static [ColumnType] {
        use ColumnType::*;
        match self {
            Self::Sum | Self::Mean | Self::Sd | Self::Median | Self::Quantile => &[Integer, Real],
            Self::ShareTrue => &[Boolean],
            _ => &[Integer, Real, Text, Boolean, Date, Datetime, Time],
        }
    }

    /// It as an expression over `values`, which is of type `kind`.
    pub(super) fn expression(self, values: Expr, kind: ColumnType, q: f64) -> Expr {
        // NaN is no value.
        let values = if kind == ColumnType::Real { values.fill_nan(lit(NULL)) } else { values };
        let real = || values.clone().cast(DataType::Float64);
        match self {
            Self::Count => values.clone().count(),
            Self::Distinct => values.clone().drop_nulls().n_unique(),
            Self::Sum => {
                let some = values.clone().count().gt(lit(0));
                let fits = match kind {
                    // The sum as a real number tells whether that of integers ran over.
                    ColumnType::Integer => {
                        let sum = real().sum();
                        some.and(sum.clone().lt(lit(9.2e18))).and(sum.gt(lit(-9.2e18)))
                    }
                    _ => some,
                };
                when(fits).then(values.clone().sum()).otherwise(lit(NULL))
            }
            Self::Mean | Self::ShareTrue => real().mean(),
            Self::Sd => real().std(1),
            Self::Min => values.clone().min(),
            Self::Max => values.clone().max(),
            Self::Median => real().median(),
            Self::Quantile => real().quantile(lit(q), QuantileMethod::Linear),
            Self::First => values.clone().first(),
            Self::Last => values.clone().last(),
            Self::Mode => values.clone().drop_nulls().mode(false).min(),
        }
    }
}

impl Aggregate {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = Vec::new();
        let mut errors = Vec::new();
        for name in &self.by {
            let found = find(table, name, "by").and_then(|column| add(&mut columns, name, column.kind, "by"));
            errors.extend(found.err());
        }
        for aggregation in &self.columns {
            let kind = aggregation.kind(table);
            errors.extend(kind.and_then(|kind| add(&mut columns, &aggregation.name, kind, "columns")).err());
        }
        if self.by.is_empty() && self.columns.is_empty() {
            errors.push(Error::new(Code::ParamMissing).param("columns"));
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let scanned = streaming::scan(input(inputs, 0)?)?;
        let columns = certain(self.columns(&[&scanned.columns]))?;
        let reading = Reading::of(&scanned);
        let grouped = self.query(scanned.query, &scanned.columns)?;
        let table = streaming::write(grouped, columns, out, &reading, progress)?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// What it makes of a query that gives the columns `table`.
    pub(super) fn query(&self, query: LazyFrame, table: &[Column]) -> Result<LazyFrame> {
        let made = self.columns.iter().map(|aggregation| aggregation.expression(table));
        let made = made.collect::<Result<Vec<_>>>()?;
        let keys: Vec<Expr> = self.by.iter().map(|name| exact(name)).collect();
        Ok(match keys.is_empty() {
            true => query.select(made),
            false => {
                let options = SortMultipleOptions::default().with_nulls_last(true).with_maintain_order(true);
                query.group_by(keys.clone()).agg(made).sort_by_exprs(keys, options)
            }
        })
    }

    /// True if no row can be refused.
    pub(super) fn is_total(&self, table: &[Column]) -> bool {
        let conditions = self.columns.iter().filter_map(|aggregation| aggregation.condition(table).ok().flatten());
        !conditions.into_iter().any(|condition| condition.can_fail())
    }
}

impl Aggregation {
    fn kind(&self, table: &[Column]) -> Result<ColumnType> {
        self.condition(table)?;
        if self.function == Measure::Quantile && !self.q.is_some_and(|q| (0.0..=1.0).contains(&q)) {
            return Err(invalid("columns", self.q.map_or("–".to_owned(), |q| q.to_string()), "q: 0 … 1"));
        }
        match &self.column {
            None if self.function == Measure::Count => Ok(ColumnType::Integer),
            None => Err(Error::new(Code::ParamMissing).param("columns").column(&self.name)),
            Some(name) => {
                let column = typed(table, name, self.function.takes(), "columns")?;
                Ok(self.function.kind(column.kind))
            }
        }
    }

    fn condition(&self, table: &[Column]) -> Result<Option<Typed>> {
        self.condition.as_ref().map(|text| condition(text, table, "columns")).transpose()
    }

    fn expression(&self, table: &[Column]) -> Result<Expr> {
        let condition = self.condition(table)?.map(|typed| compile(&typed, table));
        let made = match &self.column {
            None => match condition {
                None => len(),
                Some(condition) => condition.cast(DataType::Int64).sum(),
            },
            Some(name) => {
                let kind = find(table, name, "columns")?.kind;
                let values = match condition {
                    None => exact(name),
                    Some(condition) => exact(name).filter(condition),
                };
                self.function.expression(values, kind, self.q.unwrap_or(0.5))
            }
        };
        let kind = self.kind(table)?;
        Ok(made.cast(data_type(kind)).alias(self.name.as_str()))
    }
}
