//! Parts of dates and moments as columns.

use std::path::Path;

use falaj_expr::{Typed, check, column_text, parse};
use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::LazyFrame;
use serde::{Deserialize, Serialize};

use super::batches::{add, internal, row_wise, typed};
use super::chain::with;
use super::compile::{compile, evaluate};
use super::expressions::holiday_warnings;
use super::{Leaving, Transformed, certain, entering, input};
use crate::table::{Progress, schema};

/// A part of a date or moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Part {
    Year,
    Quarter,
    Month,
    Week,
    Day,
    DayOfYear,
    Weekday,
    Hour,
    Minute,
    HijriYear,
    HijriMonth,
    HijriDay,
    IsWeekendUae,
    IsHolidayUae,
}

impl Part {
    /// Every part with the function of expressions that gives it, which is its name.
    pub const ALL: [(Part, &'static str); 14] = [
        (Self::Year, "year"),
        (Self::Quarter, "quarter"),
        (Self::Month, "month"),
        (Self::Week, "week"),
        (Self::Day, "day"),
        (Self::DayOfYear, "day_of_year"),
        (Self::Weekday, "weekday"),
        (Self::Hour, "hour"),
        (Self::Minute, "minute"),
        (Self::HijriYear, "hijri_year"),
        (Self::HijriMonth, "hijri_month"),
        (Self::HijriDay, "hijri_day"),
        (Self::IsWeekendUae, "is_weekend_uae"),
        (Self::IsHolidayUae, "is_holiday_uae"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }

    fn kind(self) -> ColumnType {
        match self {
            Self::IsWeekendUae | Self::IsHolidayUae => ColumnType::Boolean,
            _ => ColumnType::Integer,
        }
    }
}

/// Adds columns `<prefix>year`, `<prefix>month` … with parts of a date or moment, as the functions of expressions of the
/// same names give them; missing values stay missing. Hours and minutes are parts of moments only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateParts {
    /// The column of dates or moments.
    pub column: String,
    /// The parts, in this order.
    pub parts: Vec<Part>,
    /// Begin of the new columns' names.
    pub prefix: String,
}

impl DateParts {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = table.to_vec();
        let mut errors = Vec::new();
        match typed(table, &self.column, &[ColumnType::Date, ColumnType::Datetime], "column") {
            Err(error) => errors.push(error),
            Ok(column) if column.kind == ColumnType::Date => {
                let clock = self.parts.iter().filter(|part| matches!(part, Part::Hour | Part::Minute));
                errors.extend(clock.take(1).map(|_| {
                    let error = Error::new(Code::ColumnType).param("parts").column(&self.column);
                    error.with("found", "date").with("expected", "datetime")
                }));
            }
            Ok(_) => {}
        }
        for part in &self.parts {
            errors.extend(add(&mut columns, &format!("{}{}", self.prefix, part.name()), part.kind(), "prefix").err());
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let before = schema(path)?;
        let columns = certain(self.columns(&[&before]))?;
        let expressions = self.expressions(&before)?;
        let names: Vec<String> = columns[before.len()..].iter().map(|column| column.name.clone()).collect();
        let table = row_wise(path, columns.clone(), out, progress, |frame, offset| {
            let parts = evaluate(&frame, &expressions, &before, offset)?.into_iter().zip(&names);
            let parts: Vec<_> = parts.map(|(values, name)| values.with_name(name.as_str().into())).collect();
            frame.hstack(&parts).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: holiday_warnings(&expressions) })
    }

    fn expressions(&self, columns: &[Column]) -> Result<Vec<Typed>> {
        let expression = |part: &Part| {
            let text = format!("{}({})", part.name(), column_text(&self.column));
            parse(&text).and_then(|expr| check(&expr, columns))
        };
        self.parts.iter().map(expression).collect()
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> Result<LazyFrame> {
        let expressions = self.expressions(columns)?;
        let named = self.parts.iter().zip(&expressions);
        let made = named.map(|(part, typed)| compile(typed, columns).alias(format!("{}{}", self.prefix, part.name())));
        Ok(with(query, made.collect()))
    }

    /// What is noticed without looking at rows.
    pub(super) fn known_warnings(&self, columns: &[Column]) -> Vec<Warning> {
        self.expressions(columns).map(|expressions| holiday_warnings(&expressions)).unwrap_or_default()
    }
}
