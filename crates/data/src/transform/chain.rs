//! Operations one after the other, done in one go: rows flow through all of them, columns that nobody asks for are not even
//! read, and only the last table is written.

use std::path::{Path, PathBuf};

use falaj_schema::dataset::{Column, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, Expr, LazyFrame};

use super::batches::internal;
use super::compile::exact;
use super::streaming::{self, Gauge, Reading};
use super::{Operation, certain};
use crate::join::{JoinOptions, Joining};
use crate::rows::cell_texts;
use crate::select::check_names;
use crate::table::{Progress, Table, data_type, polars_schema, position};

/// Rows of a second table that are joined at once without anybody waiting for it.
const QUICK_ROWS: u64 = 1_000_000;

/// A link of a chain: what is done with the table before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// An operation on one table.
    Operation(Operation),
    /// Keeps these columns, in this order.
    Select(Vec<String>),
    /// Adds columns of a second table, which is on disk.
    Join {
        /// The second table.
        right: PathBuf,
        /// Keys of the table before it.
        left_on: Vec<String>,
        /// Keys of the second table.
        right_on: Vec<String>,
        /// How to join.
        options: JoinOptions,
    },
}

/// Where in a chain something can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In none: it has to see its table more than once, or tells more than a table.
    Alone,
    /// Only at the end: it may refuse a row, whether anybody asks for the column or not.
    End,
    /// Anywhere.
    Anywhere,
}

/// What a chain made.
#[derive(Debug, Clone, PartialEq)]
pub struct Chained {
    /// The table of the last link, which was written.
    pub table: Table,
    /// Of each link: the rows and columns of its table.
    pub tables: Vec<Table>,
    /// Of each link: what was noticed.
    pub warnings: Vec<Vec<Warning>>,
}

impl Link {
    /// Where it can be done, given the columns that enter.
    pub fn place(&self, entering: &[Column]) -> Place {
        match self {
            Self::Operation(operation) => operation.place(entering),
            Self::Select(_) => Place::Anywhere,
            Self::Join { options, .. } => options.kind.place(),
        }
    }

    /// The columns that leave it. Errors: those of the operation.
    pub fn columns(&self, entering: &[Column]) -> Result<Vec<Column>> {
        match self {
            Self::Operation(operation) => certain(operation.columns(&[entering])),
            Self::Select(names) => {
                check_names(names)?;
                names.iter().map(|name| position(entering, name).map(|at| entering[at].clone())).collect()
            }
            Self::Join { right, left_on, right_on, options } => {
                Ok(Joining::new(entering, right, left_on, right_on, options)?.columns().to_vec())
            }
        }
    }

    /// Whether its first rows can be had without all rows before it, and without much of a second table.
    ///
    /// Errors: those of opening the second table.
    pub fn is_quick(&self) -> Result<bool> {
        Ok(match self {
            Self::Operation(operation) => !matches!(operation, Operation::Sort(_) | Operation::Aggregate(_)),
            Self::Select(_) => true,
            Self::Join { right, .. } => crate::table::row_count(right)? <= QUICK_ROWS,
        })
    }

    fn changes_rows(&self) -> bool {
        match self {
            Self::Operation(operation) => operation.changes_rows(),
            Self::Select(_) => false,
            Self::Join { options, .. } => options.changes_rows(),
        }
    }

    /// What it makes of a query that gives the columns `entering`, and the columns that leave it.
    fn follow(&self, query: LazyFrame, entering: &[Column]) -> Result<(LazyFrame, Vec<Column>)> {
        match self {
            Self::Operation(operation) => {
                let columns = self.columns(entering)?;
                Ok((operation.query(query, entering)?, columns))
            }
            Self::Select(names) => {
                let columns = self.columns(entering)?;
                Ok((query.select(names.iter().map(|name| exact(name)).collect::<Vec<_>>()), columns))
            }
            Self::Join { right, left_on, right_on, options } => {
                let joining = Joining::new(entering, right, left_on, right_on, options)?;
                Ok((joining.query(query)?, joining.columns().to_vec()))
            }
        }
    }

    fn warnings(&self, entering: &[Column]) -> Vec<Warning> {
        match self {
            Self::Operation(operation) => operation.known_warnings(entering),
            _ => Vec::new(),
        }
    }
}

/// Does the links one after the other on the table at `path` and writes the last one's table to `out`. Each has to be at a
/// place where it can be; the result is the same as that of one after the other with files between them.
///
/// Errors: those of the links. Which row was refused, and by which link, is told only by doing one after the other.
pub fn run_chain(path: &Path, links: &[Link], out: &Path, progress: Progress) -> Result<Chained> {
    let scanned = streaming::scan(path)?;
    let reading = Reading::of(&scanned);
    let (mut query, mut columns) = (scanned.query, scanned.columns);
    // Rows are counted where their number changes.
    let mut counts: Vec<Option<Gauge>> = Vec::with_capacity(links.len());
    let (mut tables, mut warnings) = (Vec::new(), Vec::new());
    for link in links {
        let (next, leaving) = link.follow(query, &columns)?;
        query = next;
        warnings.push(link.warnings(&columns));
        let count = if link.changes_rows() {
            let gauge = Gauge::default();
            query = gauge.set_into(query);
            Some(gauge)
        } else {
            counts.last().cloned().flatten()
        };
        counts.push(count);
        tables.push(leaving.clone());
        columns = leaving;
    }
    let table = streaming::write(query, columns, out, &reading, progress)?;
    let rows = |count: Option<Gauge>| count.map_or(scanned.rows, |gauge| gauge.rows());
    let tables = counts.into_iter().zip(tables).map(|(count, columns)| Table { rows: rows(count), columns });
    Ok(Chained { table, tables: tables.collect(), warnings })
}

/// Rows of what the links make of the table at `path`, from `offset` on, at most `limit`; no table is written.
///
/// Errors: those of the links, `cancelled`.
pub(crate) fn chain_frame(
    path: &Path,
    links: &[Link],
    (offset, limit): (u64, u32),
    progress: Progress,
) -> Result<(DataFrame, Vec<Column>)> {
    let scanned = streaming::scan(path)?;
    let reading = Reading::of(&scanned);
    let (mut query, mut columns) = (scanned.query, scanned.columns);
    for link in links {
        (query, columns) = link.follow(query, &columns)?;
    }
    let own = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind)));
    let query = query.select(own.collect::<Vec<_>>()).slice(offset as i64, limit);
    let mut whole = DataFrame::empty_with_schema(&polars_schema(&columns));
    let take = |frame: DataFrame| whole.vstack_mut(&frame).map(|_| ()).map_err(internal);
    streaming::run(query, take, &reading, progress)?;
    whole.rechunk_mut();
    Ok((whole, columns))
}

/// The same as text.
///
/// Errors: as [`run_chain`].
pub fn chain_rows(
    path: &Path,
    links: &[Link],
    window: (u64, u32),
    progress: Progress,
) -> Result<Vec<Vec<Option<String>>>> {
    let (frame, columns) = chain_frame(path, links, window, progress)?;
    cell_texts(&columns, &frame)
}

impl Operation {
    /// Where in a chain it can be done.
    pub fn place(&self, entering: &[Column]) -> Place {
        let unless_refusing = |total| if total { Place::Anywhere } else { Place::End };
        match self {
            Self::Rename(_)
            | Self::Clip(_)
            | Self::Bin(_)
            | Self::CleanText(_)
            | Self::DateParts(_)
            | Self::Sort(_) => Place::Anywhere,
            Self::Filter(own) => unless_refusing(own.is_total(entering)),
            Self::Derive(own) => unless_refusing(own.is_total(entering)),
            Self::Aggregate(own) => unless_refusing(own.is_total(entering)),
            Self::Cast(own) if own.is_total(entering) => Place::Anywhere,
            _ => Place::Alone,
        }
    }

    fn changes_rows(&self) -> bool {
        matches!(self, Self::Filter(_) | Self::Aggregate(_))
    }

    fn query(&self, query: LazyFrame, entering: &[Column]) -> Result<LazyFrame> {
        match self {
            Self::Rename(own) => own.query(query, entering),
            Self::Cast(own) => own.query(query, entering),
            Self::Filter(own) => own.query(query, entering),
            Self::Derive(own) => own.query(query, entering),
            Self::Aggregate(own) => own.query(query, entering),
            Self::Sort(own) => Ok(own.query(query)),
            Self::Clip(own) => own.query(query, entering),
            Self::Bin(own) => Ok(own.query(query)),
            Self::CleanText(own) => Ok(own.query(query, entering)),
            Self::DateParts(own) => own.query(query, entering),
            _ => Err(Error::new(Code::Internal).detail("no link of a chain")),
        }
    }

    fn known_warnings(&self, entering: &[Column]) -> Vec<Warning> {
        match self {
            Self::Filter(own) => own.known_warnings(entering),
            Self::Derive(own) => own.known_warnings(entering),
            Self::DateParts(own) => own.known_warnings(entering),
            _ => Vec::new(),
        }
    }
}

/// `query` with some of its columns replaced or added.
pub(super) fn with(query: LazyFrame, made: Vec<Expr>) -> LazyFrame {
    if made.is_empty() { query } else { query.with_columns(made) }
}
