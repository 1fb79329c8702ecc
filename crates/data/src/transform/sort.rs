//! Rows in order.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{LazyFrame, SortMultipleOptions};
use serde::{Deserialize, Serialize};

use super::batches::find;
use super::compile::exact;
use super::streaming::Reading;
use super::{Leaving, Transformed, entering, input, streaming};
use crate::table::Progress;

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SortBy {
    /// Its name.
    pub column: String,
    /// The greatest first.
    #[serde(default)]
    pub descending: bool,
}

/// Puts rows in the order of columns, the first of which counts most. Text is sorted by code points. Rows without a value
/// come last in either direction; rows that are equal keep their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sort {
    /// The columns.
    pub by: Vec<SortBy>,
}

impl Sort {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut errors: Vec<Error> = self.by.iter().filter_map(|by| find(table, &by.column, "by").err()).collect();
        if self.by.is_empty() {
            errors.push(Error::new(Code::ParamMissing).param("by"));
        }
        if errors.is_empty() { Ok(Some(table.to_vec())) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let scanned = streaming::scan(input(inputs, 0)?)?;
        super::certain(self.columns(&[&scanned.columns]))?;
        let reading = Reading::of(&scanned);
        let table = streaming::write(self.query(scanned.query), scanned.columns, out, &reading, progress)?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// What it makes of a query.
    pub(super) fn query(&self, query: LazyFrame) -> LazyFrame {
        let by: Vec<_> = self.by.iter().map(|by| exact(&by.column)).collect();
        let options = SortMultipleOptions::default()
            .with_order_descending_multi(self.by.iter().map(|by| by.descending))
            .with_nulls_last(true)
            .with_maintain_order(true);
        query.sort_by_exprs(by, options)
    }
}
