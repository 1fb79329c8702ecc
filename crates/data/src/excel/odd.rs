//! Cells that could not be taken as they are, by column.

use std::collections::BTreeMap;

use falaj_schema::dataset::{ColumnType, Warning};

use super::cell_name;
use crate::calendar::DAY;
use crate::import::{WARNING_ROWS, warning};
use crate::infer::{Looks, Tally};
use crate::reading::Kind;

/// Cells that have something in common: how many, and the first ones.
#[derive(Debug, Default, Clone)]
struct Cells {
    count: u64,
    names: Vec<String>,
    rows: Vec<u64>,
    first: String,
}

impl Cells {
    fn add(&mut self, row: u32, column: u32, what: &str) {
        self.count += 1;
        if self.count == 1 {
            what.clone_into(&mut self.first);
        }
        if self.rows.len() < WARNING_ROWS {
            self.names.push(cell_name(row, column));
            self.rows.push(u64::from(row) + 1);
        }
    }

    fn names(&self) -> String {
        let more = if self.count > self.names.len() as u64 { ", …" } else { "" };
        format!("{}{more}", self.names.join(", "))
    }
}

/// What was noticed in the columns of a sheet.
#[derive(Debug, Default)]
pub(super) struct Odd {
    errors: BTreeMap<u32, Cells>,
    no_dates: BTreeMap<u32, Cells>,
    clocks: BTreeMap<u32, Cells>,
    /// Clocks that show more than a day, or less than nothing.
    long: BTreeMap<u32, u64>,
}

impl Odd {
    /// A formula that failed.
    pub(super) fn error(&mut self, row: u32, column: u32, text: &str) {
        self.errors.entry(column).or_default().add(row, column, text);
    }

    /// A date that does not exist.
    pub(super) fn no_date(&mut self, row: u32, column: u32) {
        self.no_dates.entry(column).or_default().add(row, column, "");
    }

    /// A time without a date.
    pub(super) fn clock(&mut self, row: u32, column: u32, micros: i64) {
        self.clocks.entry(column).or_default().add(row, column, "");
        if !(0..DAY).contains(&micros) {
            *self.long.entry(column).or_default() += 1;
        }
    }

    /// True if a column has cells that hold something, but no value.
    pub(super) fn has(&self, column: u32) -> bool {
        self.errors.contains_key(&column) || self.no_dates.contains_key(&column)
    }

    /// Warnings about a column called `name`.
    pub(super) fn warnings(&self, column: u32, name: &str) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if let Some(cells) = self.errors.get(&column) {
            let (count, names) = (cells.count.to_string(), cells.names());
            let params = [("column", name), ("count", &count), ("cells", &names), ("value", &cells.first)];
            warnings.push(warning("excel_error", &params, cells.rows.clone()));
        }
        if let Some(cells) = self.no_dates.get(&column) {
            let (count, names) = (cells.count.to_string(), cells.names());
            let params = [("column", name), ("count", count.as_str()), ("cells", &names)];
            warnings.push(warning("excel_no_date", &params, cells.rows.clone()));
        }
        warnings
    }

    /// What the times without a date in a column become, and what is worth knowing about it. Beside dates they are missing:
    /// of which day they are is not known. Alone they are times of day, or hours if one of them is longer than a day.
    pub(super) fn settle(
        &self,
        column: u32,
        name: &str,
        mut tally: Tally,
        asked: Option<ColumnType>,
    ) -> (Kind, Option<Warning>) {
        let Some(cells) = self.clocks.get(&column) else { return (Kind::Seen(Box::new(tally)), None) };
        let alone = tally.values() == cells.count;
        let beside_dates = !alone && tally.only(&[Looks::Date, Looks::Datetime, Looks::Time]);
        let target = match asked {
            Some(kind) => kind,
            None if alone && self.long.contains_key(&column) => ColumnType::Real,
            None if alone => ColumnType::Time,
            None if beside_dates => ColumnType::Datetime,
            None => ColumnType::Text,
        };
        let (count, names) = (cells.count.to_string(), cells.names());
        let params = [("column", name), ("count", count.as_str()), ("cells", &names)];
        let found = match target {
            ColumnType::Real => Some(warning("excel_hours", &params, cells.rows.clone())),
            ColumnType::Time => Some(warning("excel_times", &params, cells.rows.clone())),
            ColumnType::Date | ColumnType::Datetime => Some(warning("excel_times_lost", &params, cells.rows.clone())),
            _ => None,
        };
        if beside_dates {
            tally.forget(Looks::Time);
        }
        match target {
            ColumnType::Real => (Kind::Said(ColumnType::Real), found),
            _ => (Kind::Seen(Box::new(tally)), found),
        }
    }
}
