//! Text brought to one form, and counts of words.

use std::path::Path;

use falaj_expr::{Cleaning, Value, hash_bytes, terms};
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Error, Result};
use polars::prelude::{Column as PlColumn, IntoColumn, LazyFrame, NamedFrom, PolarsResult, Series};
use serde::{Deserialize, Serialize};

use super::batches::{add, internal, invalid, row_wise, typed};
use super::bin::each;
use super::chain::with;
use super::compile::exact;
use super::values::Reader;
use super::{Leaving, Transformed, certain, entering, input};
use crate::table::{Progress, schema};

/// Most columns that counts of words may take.
const MOST_BUCKETS: usize = 4_096;

/// Brings text to one form, by steps that are on or off; see [`Cleaning`]. Text that is empty afterwards stays empty text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CleanText {
    /// The columns; all columns of text when empty.
    pub columns: Vec<String>,
    /// The steps.
    #[serde(flatten)]
    pub steps: Cleaning,
}

impl CleanText {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let wrong = |name: &String| typed(table, name, &[ColumnType::Text], "columns").err();
        let errors: Vec<Error> = self.columns.iter().filter_map(wrong).collect();
        if errors.is_empty() { Ok(Some(table.to_vec())) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let positions: Vec<usize> = (0..columns.len()).filter(|at| self.cleans(&columns[*at])).collect();
        let table = row_wise(path, columns, out, progress, |mut frame, _| {
            for at in &positions {
                let cleaned = clean(&frame.columns()[*at], &self.steps).map_err(internal)?;
                frame.replace_column(*at, cleaned).map_err(internal)?;
            }
            Ok(frame)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    fn cleans(&self, column: &Column) -> bool {
        column.kind == ColumnType::Text && (self.columns.is_empty() || self.columns.contains(&column.name))
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> LazyFrame {
        let made = columns.iter().filter(|column| self.cleans(column)).map(|column| {
            let steps = self.steps;
            exact(&column.name).map(move |values| clean(&values, &steps), |_, field| Ok(field.clone()))
        });
        with(query, made.collect())
    }
}

fn clean(values: &PlColumn, steps: &Cleaning) -> PolarsResult<PlColumn> {
    each(values, ColumnType::Text, |value| match value {
        Value::Text(text) => Value::owned(steps.apply(text)),
        _ => Value::Null,
    })
}

/// Adds columns `<prefix>0`, `<prefix>1` … with counts of the words of a text: each word, and each run of neighbouring
/// words up to `longest`, counts in the column that its hash tells. Missing text counts nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HashText {
    /// The column of text.
    pub column: String,
    /// Number of new columns.
    pub buckets: u32,
    /// Neighbouring words that count together.
    pub longest: u32,
    /// Begin of the new columns' names.
    pub prefix: String,
}

impl HashText {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = table.to_vec();
        let mut errors: Vec<Error> =
            typed(table, &self.column, &[ColumnType::Text], "column").err().into_iter().collect();
        if !(1..=MOST_BUCKETS).contains(&(self.buckets as usize)) {
            errors.push(invalid("buckets", self.buckets, format!("1 … {MOST_BUCKETS}")));
            return Err(errors);
        }
        for bucket in 0..self.buckets {
            errors.extend(add(&mut columns, &format!("{}{bucket}", self.prefix), ColumnType::Integer, "prefix").err());
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let table = row_wise(path, columns, out, progress, |frame, _| {
            let counts = self.counts(frame.column(&self.column).map_err(internal)?)?;
            frame.hstack(&counts).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    fn counts(&self, column: &PlColumn) -> Result<Vec<PlColumn>> {
        let buckets = self.buckets as usize;
        let mut counts = vec![vec![0i64; column.len()]; buckets];
        let reader = Reader::new(column).map_err(internal)?;
        let texts = (0..column.len()).filter_map(|row| match reader.value(row) {
            Value::Text(text) => Some((row, text)),
            _ => None,
        });
        for (row, text) in texts {
            for term in terms(&text, self.longest as usize) {
                counts[(hash_bytes(term.as_bytes(), 0) % buckets as u64) as usize][row] += 1;
            }
        }
        let named = counts.into_iter().enumerate();
        let column = |(at, values): (usize, Vec<i64>)| Series::new(format!("{}{at}", self.prefix).into(), values);
        Ok(named.map(|numbered| column(numbered).into_column()).collect())
    }
}
