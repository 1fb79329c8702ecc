//! Nodes that are worked on together: rows flow through all of them, and only the table of the last is written.

use std::path::{Path, PathBuf};

use falaj_data::transform::{Link, Place, run_chain};
use falaj_schema::Result;
use falaj_schema::dataset::Column;

use super::{Bench, join, keep_table, select};
use crate::output::{Fused, Output, Table};
use crate::params::Params;

/// Where in a chain a node with these settings can stand, given the columns that enter it.
pub(crate) fn place(params: &Params, entering: &[Column]) -> Place {
    match params {
        Params::Select(_) => Place::Anywhere,
        Params::Join(own) => join::kind(own).place(),
        Params::Operation(operation) => operation.place(entering),
        _ => Place::Alone,
    }
}

/// A node as a link of a chain; `right` is where a second table that it reads is.
pub(crate) fn link(params: &Params, entering: &[Column], right: Option<PathBuf>) -> Option<Link> {
    match params {
        Params::Select(own) => Some(Link::Select(select::kept(own, entering))),
        Params::Join(own) => {
            let (left_on, right_on) = (own.left_on.clone(), own.right_on.clone());
            Some(Link::Join { right: right?, left_on, right_on, options: join::options(own) })
        }
        Params::Operation(operation) => Some(Link::Operation(operation.clone())),
        _ => None,
    }
}

/// What the links make of the table in `path`: of each but the last the facts, of the last its table.
pub(crate) fn work(path: &Path, links: &[Link], bench: &Bench) -> Result<Vec<Output>> {
    let out = bench.path("table.parquet");
    let progress = bench.whole("transform");
    let mut made = run_chain(path, links, &out, &progress)?;
    let last = keep_table(bench, &out, made.table)?;
    let warnings = made.warnings.pop().unwrap_or_default();
    made.tables.pop();
    let passed = made.tables.into_iter().zip(made.warnings);
    let facts =
        passed.map(|(table, warnings)| Output::Fused(Fused { rows: table.rows, columns: table.columns, warnings }));
    Ok(facts.chain([Output::Table(Table { warnings, ..last })]).collect())
}
