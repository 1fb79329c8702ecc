//! From files to one table: the way that all formats share.
//!
//! An import examines every file (what columns there are, and which types hold all values), settles the columns of the
//! table, then converts every file into it. Formats of text are read twice for that, formats with types once.

mod blend;
mod drift;
mod examine;
mod files;
mod frames;
mod hive;
mod notes;
mod opened;
mod sample;
mod sink;
mod stamp;

use falaj_schema::Result;
use falaj_schema::dataset::{ColumnType, Warning};

pub(crate) use blend::{Blend, MOST_COLUMNS, Origins, Plan};
pub(crate) use examine::{examine, founds};
pub use files::is_unfinished;
pub(crate) use files::{Input, Part};
pub(crate) use frames::{Fit, Said, typed};
pub(crate) use hive::percent_decoded;
pub(crate) use notes::Notes;
pub(crate) use opened::Opened;
pub(crate) use sample::{Sample, misfit, most, sample};
pub(crate) use sink::{Place, Sink, convert};
pub(crate) use stamp::Stamps;

use crate::infer::{Cell, Tally};

/// Told which share of a pass over one file is done; fails with `cancelled` when the caller wants no more.
pub(crate) type Tick<'a> = &'a mut dyn FnMut(f64) -> Result<()>;

/// The rows of one file of text, one after the other.
pub(crate) trait Rows {
    /// Goes to the next row; `false` at the end.
    fn advance(&mut self) -> Result<bool>;

    /// Line or row of the file, counted from 1.
    fn row(&self) -> u64;

    /// Number of columns known so far; it may grow with every row.
    fn width(&self) -> usize;

    /// The value in the column at `at`; `None` where there is none.
    fn cell(&self, at: usize) -> Option<Cell<'_>>;

    /// Share of the file that was read.
    fn done(&self) -> f64;
}

/// What is known of a column's type.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// What its values look like.
    Seen(Box<Tally>),
    /// What the file says.
    Said(ColumnType),
}

/// A column that was found in a file.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) name: String,
    /// Where it stands among the file's columns.
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// What was found in a file.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) columns: Vec<Found>,
    /// Number of rows, where it is known before they are converted.
    pub(crate) rows: Option<u64>,
    pub(crate) warnings: Vec<Warning>,
}
