//! What is noticed while values are converted.

use std::collections::BTreeMap;

use falaj_schema::dataset::{Column, Warning};
use falaj_schema::{Code, Error, Result};

use crate::import::{WARNING_ROWS, in_file, not_finite, warning};
use crate::infer::Label;

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    /// Number of the file among those that are read.
    pub(crate) part: usize,
    /// Line or row of it, counted from 1.
    pub(crate) row: u64,
}

/// Values of one column that have something in common: how many, and the rows of the first ones in one file.
#[derive(Debug, Clone)]
struct Counted {
    count: u64,
    part: usize,
    rows: Vec<u64>,
    first: String,
}

/// What was noticed so far, by the position of the column.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// True if values that do not fit the type asked for become missing.
    lenient: bool,
    infinite: BTreeMap<usize, Counted>,
    misfits: BTreeMap<usize, Counted>,
}

impl Notes {
    pub(crate) fn new(lenient: bool) -> Self {
        Self { lenient, ..Self::default() }
    }

    /// Notes an infinite number, which was stored as missing.
    pub(crate) fn infinite(&mut self, at: usize, spot: Spot) {
        count(&mut self.infinite, at, spot, "");
    }

    /// Notes a value that is none of the type asked for. Errors: `type_misfit`, unless such values may become missing.
    pub(crate) fn misfit(&mut self, at: usize, column: &Column, text: &[u8], spot: Spot) -> Result<()> {
        let value = shown(text);
        if !self.lenient {
            let error = Error::new(Code::TypeMisfit).row(spot.row).column(&column.name);
            return Err(error.with("value", value).with("type", column.kind.as_str()));
        }
        count(&mut self.misfits, at, spot, &value);
        Ok(())
    }

    /// The warnings about `columns`.
    pub(crate) fn warnings(&self, columns: &[Column], label: Label) -> Vec<Warning> {
        let infinite = self.infinite.iter().map(|(at, found)| {
            in_file(not_finite(&columns[*at].name, found.count, found.rows.clone()), label(found.part))
        });
        let misfits = self.misfits.iter().map(|(at, found)| {
            let column = &columns[*at];
            let count = found.count.to_string();
            let params = [
                ("column", column.name.as_str()),
                ("type", column.kind.as_str()),
                ("value", &found.first),
                ("count", &count),
            ];
            in_file(warning("misfit_missing", &params, found.rows.clone()), label(found.part))
        });
        infinite.chain(misfits).collect()
    }
}

fn count(noted: &mut BTreeMap<usize, Counted>, at: usize, spot: Spot, value: &str) {
    let found = noted.entry(at).or_insert_with(|| Counted {
        count: 0,
        part: spot.part,
        rows: Vec::new(),
        first: value.to_owned(),
    });
    found.count += 1;
    if found.part == spot.part && found.rows.len() < WARNING_ROWS {
        found.rows.push(spot.row);
    }
}

/// The beginning of a value, for a message.
pub(crate) fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(60).collect()
}
