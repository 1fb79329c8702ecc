//! Operations on tables: each takes Parquet files and makes one.
//!
//! Those that look at one row after the other go through the file batch by batch; the others run in Polars' streaming
//! engine, or keep in memory only the columns that they look at. What each does with ties, nulls and the order of rows
//! is said at its type. In every operation a real number that is not finite counts as missing.

mod aggregate;
mod asof;
mod batches;
mod bin;
mod chain;
mod clean;
mod compile;
mod date_parts;
mod deduplicate;
mod expressions;
mod keys;
mod pivot;
mod sample;
mod shape;
mod sort;
mod sql;
mod streaming;
mod union;
mod values;
mod window;

use std::path::Path;

use falaj_schema::dataset::{Column, Warning};
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};

pub use aggregate::{Aggregate, Aggregation, Measure};
pub use asof::{AsofJoin, Direction};
pub use bin::{Bin, Bounds, ClipValues};
pub use chain::{Chained, Link, Place, chain_rows, run_chain};
pub use clean::{CleanText, HashText};
pub use date_parts::{DateParts, Part};
pub use deduplicate::{Deduplicate, Keep};
pub use expressions::{Derive, Derived, Filter, expression_preview};
pub use pivot::{Pivot, Unpivot};
pub use sample::{Amount, Sample};
pub use shape::{Cast, OnFailure, Rename};
pub use sort::{Sort, SortBy};
pub use sql::{SQL_TABLES, Sql};
pub use union::{Columns, Union};
pub use window::{Frame, Window, WindowColumn, WindowFunction};

pub(crate) use compile::{evaluate, exact};
pub(crate) use sql::{refuse_other, select};
pub(crate) use streaming::{Reading, run, scan};

use crate::table::{Progress, Table};

/// A table that an operation made.
#[derive(Debug, Clone, PartialEq)]
pub struct Transformed {
    /// The table that was written.
    pub table: Table,
    /// What was noticed.
    pub warnings: Vec<Warning>,
}

/// Columns that leave an operation, or `None` where only running it tells them; otherwise everything that is wrong.
pub type Leaving = Result<Option<Vec<Column>>, Vec<Error>>;

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident($type:ty),)*) => {
        /// An operation on tables with its settings.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(untagged)]
        pub enum Operation { $($(#[$doc])* $name($type),)* }

        impl Operation {
            /// The columns that leave it, given those that enter.
            pub fn columns(&self, entering: &[&[Column]]) -> Leaving {
                match self { $(Self::$name(own) => own.columns(entering),)* }
            }

            /// Does it. Errors: those of [`Operation::columns`], of reading and writing, those said at the operation's
            /// type, and `cancelled`.
            pub fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
                match self { $(Self::$name(own) => own.run(inputs, out, progress),)* }
            }
        }
    };
}

operations! {
    /// Gives columns other names.
    Rename(Rename),
    /// Gives columns other types.
    Cast(Cast),
    /// Keeps some rows.
    Filter(Filter),
    /// Adds or replaces columns.
    Derive(Derive),
    /// Puts two tables below each other.
    Union(Union),
    /// Adds the columns of the nearest earlier or later row of a second table.
    AsofJoin(AsofJoin),
    /// Makes one row of many.
    Aggregate(Aggregate),
    /// Adds columns that follow from the rows around each.
    Window(Window),
    /// Makes columns of values.
    Pivot(Pivot),
    /// Makes rows of columns.
    Unpivot(Unpivot),
    /// Puts rows in order.
    Sort(Sort),
    /// Keeps some rows by chance.
    Sample(Sample),
    /// Keeps one of several rows with the same keys.
    Deduplicate(Deduplicate),
    /// Holds numbers between bounds.
    Clip(ClipValues),
    /// Numbers by the interval that they lie in.
    Bin(Bin),
    /// Brings text to one form.
    CleanText(CleanText),
    /// Counts of words in a fixed number of columns.
    HashText(HashText),
    /// Parts of dates and moments as columns.
    DateParts(DateParts),
    /// A query in SQL.
    Sql(Sql),
}

/// The columns that leave, for an operation that always knows them; the first thing that is wrong otherwise.
fn certain(leaving: Leaving) -> Result<Vec<Column>> {
    match leaving {
        Ok(Some(columns)) => Ok(columns),
        Ok(None) => Err(Error::new(Code::Internal).detail("the columns are not known")),
        Err(mut errors) if !errors.is_empty() => Err(errors.remove(0)),
        Err(_) => Err(Error::new(Code::Internal)),
    }
}

/// The file of input `port`.
fn input<'a>(inputs: &[&'a Path], port: usize) -> Result<&'a Path> {
    inputs.get(port).copied().ok_or_else(|| Error::new(Code::Internal).detail("an input is missing"))
}

/// The columns of input `port`; none if nothing enters there.
fn entering<'a>(entering: &[&'a [Column]], port: usize) -> &'a [Column] {
    entering.get(port).copied().unwrap_or_default()
}
