//! Columns of other datasets, that rules compare with.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::PlHashSet;

use super::gather::{Gather, Gathered};
use super::judge::Test;
use super::value::is_moment;
use super::view::{Values, View};
use crate::parquet::Source;
use crate::table::position;

/// Tells where the table of a dataset is, named `name` or `name@version`.
pub type Others<'a> = &'a dyn Fn(&str) -> Result<PathBuf>;

/// Columns of other datasets that were read, each once.
pub(super) struct Shelf<'a> {
    others: Others<'a>,
    keys: HashMap<(String, String, ColumnType), Arc<Keys>>,
    gathered: HashMap<(String, Gather), Arc<Gathered>>,
}

/// The different values of a column.
enum Keys {
    Ints(PlHashSet<i64>),
    Reals(PlHashSet<u64>),
    Texts(HashSet<String>),
}

impl<'a> Shelf<'a> {
    pub(super) fn new(others: Others<'a>) -> Self {
        Self { others, keys: HashMap::new(), gathered: HashMap::new() }
    }

    /// The test whether a value of a column of type `kind` is in column `key` of `dataset`. Errors: `dataset_missing`,
    /// `column_missing`, `column_type`, those of reading.
    pub(super) fn holds(&mut self, dataset: &str, key: &str, kind: ColumnType) -> Result<Test> {
        let known = (dataset.to_owned(), key.to_owned(), kind);
        let keys = match self.keys.get(&known) {
            Some(keys) => keys.clone(),
            None => {
                let keys = Arc::new(self.read_keys(dataset, key, kind)?);
                self.keys.insert(known, keys.clone());
                keys
            }
        };
        Ok(match *keys {
            Keys::Ints(_) => Test::Int(Box::new(move |value| keys.has_int(value))),
            Keys::Reals(_) => Test::Real(Box::new(move |value| keys.has_real(value))),
            Keys::Texts(_) => Test::Text(Box::new(move |value| keys.has_text(value))),
        })
    }

    fn open(&self, dataset: &str, name: &str) -> Result<(Source, usize, ColumnType)> {
        let source = Source::open(&(self.others)(dataset)?)?;
        let columns: Vec<Column> = source.columns();
        let at = position(&columns, name)?;
        Ok((source, at, columns[at].kind))
    }

    fn read_keys(&self, dataset: &str, key: &str, own: ColumnType) -> Result<Keys> {
        let (source, at, kind) = self.open(dataset, key)?;
        let mut keys = keys_for(own, kind).ok_or_else(|| other_type(key, kind, own))?;
        each_batch(&source, at, |view| {
            let data = view.column(at)?.data()?;
            match (&mut keys, &data.values) {
                (Keys::Ints(set), Values::Ints(values)) => set.extend(data.present.ones().map(|row| values[row])),
                (Keys::Ints(set), Values::Reals(values)) => {
                    let whole = data.present.ones().map(|row| values[row]).filter(|value| value.fract() == 0.0);
                    set.extend(whole.map(|value| value as i64));
                }
                (Keys::Reals(set), Values::Ints(values)) => {
                    set.extend(data.present.ones().map(|row| bits(values[row] as f64)));
                }
                (Keys::Reals(set), Values::Reals(values)) => {
                    set.extend(data.present.ones().map(|row| bits(values[row])));
                }
                (Keys::Texts(set), Values::Texts(texts)) => {
                    set.extend((0..texts.different()).map(|code| texts.word(code).to_owned()));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(keys)
    }

    /// What is gathered of column `name` of `dataset` by the gatherer that `gather` gives for its position; and its type.
    /// Errors: `dataset_missing`, `column_missing`, `too_many_values`, those of reading.
    pub(super) fn gathered(
        &mut self,
        dataset: &str,
        name: &str,
        gather: impl Fn(usize) -> Gather,
    ) -> Result<(Arc<Gathered>, ColumnType)> {
        let (source, at, kind) = self.open(dataset, name)?;
        let known = (dataset.to_owned(), gather(at));
        if let Some(gathered) = self.gathered.get(&known) {
            return Ok((gathered.clone(), kind));
        }
        let mut all: Option<Gathered> = None;
        each_batch(&source, at, |view| {
            let next = known.1.of_batch(view, &[]);
            match &mut all {
                Some(all) => all.join(next),
                None => all = Some(next),
            }
            Ok(())
        })?;
        let gathered = match all.map(Gathered::finish) {
            Some(Gathered::Failed(error)) => return Err(error.column(name)),
            Some(gathered) => Arc::new(gathered),
            None => Arc::new(Gathered::Numbers(Vec::new())),
        };
        self.gathered.insert(known, gathered.clone());
        Ok((gathered, kind))
    }
}

impl Keys {
    fn has_int(&self, value: i64) -> bool {
        matches!(self, Self::Ints(set) if set.contains(&value))
    }

    fn has_real(&self, value: f64) -> bool {
        matches!(self, Self::Reals(set) if set.contains(&bits(value)))
    }

    fn has_text(&self, value: &str) -> bool {
        matches!(self, Self::Texts(set) if set.contains(value))
    }
}

fn each_batch(source: &Source, at: usize, mut look: impl FnMut(&View) -> Result<()>) -> Result<()> {
    let kinds: Vec<ColumnType> = source.columns().iter().map(|column| column.kind).collect();
    for batch in source.batches() {
        look(&View::new(source.read(&[at], batch)?, batch.offset, &[at], &kinds))?;
    }
    Ok(())
}

/// Zero has two signs.
fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

/// Keys for values of type `own` that are looked up in a column of type `other`.
fn keys_for(own: ColumnType, other: ColumnType) -> Option<Keys> {
    use ColumnType::*;
    match (own, other) {
        (Text, Text) => Some(Keys::Texts(HashSet::new())),
        (Real, Real | Integer) => Some(Keys::Reals(PlHashSet::default())),
        (Integer, Integer | Real) | (Boolean, Boolean) | (Time, Time) => Some(Keys::Ints(PlHashSet::default())),
        (own, other) if is_moment(own) && is_moment(other) => Some(Keys::Ints(PlHashSet::default())),
        _ => None,
    }
}

/// The error of a column that can't be compared with one of type `expected`.
pub(super) fn other_type(column: &str, found: ColumnType, expected: ColumnType) -> Error {
    Error::new(Code::ColumnType).column(column).with("found", found.as_str()).with("expected", expected.as_str())
}
