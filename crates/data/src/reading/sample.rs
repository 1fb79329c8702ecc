//! The first rows of a file of text, with the types they suggest.

use std::collections::BTreeMap;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Error, Result};

use super::Rows;
use super::notes::{Notes, Spot};
use crate::infer::{Builder, Cell, Read, Tally};
use crate::preview::SHOWN;

/// Rows that are looked at; fewer of a wide table, which takes as long for each as a narrow one for many.
const LOOKED: u64 = 1_000;
const LOOKED_FIELDS: u64 = 200_000;

/// Rows of a table with that many columns that are looked at.
pub(crate) fn most(columns: usize) -> u64 {
    (LOOKED_FIELDS / columns.max(1) as u64).clamp(SHOWN as u64, LOOKED)
}

/// The beginning of a file.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    pub(crate) tallies: Vec<Tally>,
    pub(crate) rows: Vec<Vec<Option<String>>>,
    /// Lines or rows of the file where these stand.
    pub(crate) lines: Vec<u64>,
    pub(crate) looked: u64,
    pub(crate) problem: Option<Error>,
}

/// Looks at the first rows. Errors: those of reading the first one; what is wrong with a later one is the `problem`.
pub(crate) fn sample(rows: &mut impl Rows) -> Result<Sample> {
    let mut found = Sample::default();
    while found.looked < most(rows.width()) {
        match rows.advance() {
            Ok(true) => found.take(rows),
            Ok(false) => break,
            Err(error) if found.looked == 0 => return Err(error),
            Err(error) => {
                found.problem = Some(error);
                break;
            }
        }
    }
    found.tallies.resize_with(rows.width(), Tally::default);
    found.rows.iter_mut().for_each(|row| row.resize(rows.width(), None));
    Ok(found)
}

impl Sample {
    fn take(&mut self, rows: &impl Rows) {
        self.tallies.resize_with(rows.width(), || Tally::after(self.looked, 0));
        self.looked += 1;
        for (at, tally) in self.tallies.iter_mut().enumerate() {
            match rows.cell(at) {
                Some(cell) => tally.add(cell, rows.row()),
                None => tally.skip(),
            }
        }
        if self.rows.len() < SHOWN {
            let text = |cell: Cell| String::from_utf8_lossy(cell.text).into_owned();
            self.rows.push((0..rows.width()).map(|at| rows.cell(at).map(text)).collect());
            self.lines.push(rows.row());
        }
    }

    /// The columns of these names, with the types that hold all values looked at.
    pub(crate) fn columns(&self, names: &[String]) -> Vec<Column> {
        let pairs = names.iter().zip(&self.tallies);
        pairs.map(|(name, tally)| Column { name: name.clone(), kind: tally.kind() }).collect()
    }
}

/// The first of the rows shown that has a value which is none of the type asked for its column.
pub(crate) fn misfit(
    rows: &[Vec<Option<String>>],
    columns: &[Column],
    types: &BTreeMap<String, ColumnType>,
    line: &dyn Fn(usize) -> u64,
) -> Option<Error> {
    let asked = |(_, column): &(usize, &Column)| types.contains_key(&column.name);
    let mut found: Vec<(u64, Error)> = columns
        .iter()
        .enumerate()
        .filter(asked)
        .filter_map(|(at, column)| {
            let mut builder = Builder::new(column, rows.len(), true);
            rows.iter().enumerate().find_map(|(number, row)| {
                let text = row.get(at)?.as_deref()?;
                let spot = Spot { part: 0, row: line(number) };
                let bad = builder.add(text.as_bytes()) == Read::Bad;
                let error = bad.then(|| Notes::default().misfit(at, column, text.as_bytes(), spot).err())??;
                Some((spot.row, error))
            })
        })
        .collect();
    found.sort_by_key(|(row, _)| *row);
    found.into_iter().next().map(|(_, error)| error)
}
