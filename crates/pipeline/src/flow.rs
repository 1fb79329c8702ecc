//! Rows of a node without a table of its own, worked out from the nearest table that is there.

use std::path::PathBuf;
use std::time::Instant;

use falaj_data::Progress;
use falaj_data::transform::{Derive, Derived, Link, Operation, Place, chain_rows, expression_preview, run_chain};
use falaj_schema::dataset::{Column, RowsResponse};
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

use crate::check::Checked;
use crate::execute::TOGETHER;
use crate::nodes::chain;
use crate::output::{Fused, Output, Table, at_hand, pinned};

/// Rows that flow from a table through the nodes behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Where the table is.
    path: PathBuf,
    /// What is done with it.
    links: Vec<Link>,
    /// The columns that come out.
    columns: Vec<Column>,
}

/// How the rows that a node gives can be had without running it; none where one of the nodes before it has to run for
/// itself. `node` is its position, `keys` are those of all nodes.
///
/// Errors: those of the database.
pub fn flow(store: &Store, checked: &Checked, keys: &[Option<String>], node: usize) -> Result<Option<Flow>> {
    // Not recursive: thousands of nodes in a row must not overflow the stack.
    let (mut way, mut at) = (Vec::new(), node);
    let mut flow = loop {
        if let Some(begin) = beginning(store, checked, keys, at)? {
            break begin;
        }
        // What is pinned gives what it once gave, and nothing else. What is wrong with a node is told where it is run.
        let goes_on = checked.pinned[at].is_none() && checked.datasets[at].is_none() && keys[at].is_some();
        let Some(first) = checked.graph.inputs[at].first().copied().flatten().filter(|_| goes_on) else {
            return Ok(None);
        };
        way.push(at);
        at = first;
    };
    for node in way.into_iter().rev() {
        if !flow.goes_through(store, checked, keys, node)? {
            return Ok(None);
        }
    }
    Ok(Some(flow))
}

/// The table of a node, or of the dataset that it reads.
fn beginning(store: &Store, checked: &Checked, keys: &[Option<String>], node: usize) -> Result<Option<Flow>> {
    if let Some(table) = table_of(store, checked, keys, node)? {
        return Ok(Some(Flow { path: table.path(store), links: Vec::new(), columns: table.columns }));
    }
    let dataset = checked.datasets[node].as_ref().filter(|_| checked.pinned[node].is_none());
    let flow = dataset.map(|dataset| {
        let (path, columns) = (store.dataset_path(dataset), dataset.columns.clone());
        Flow { path, links: Vec::new(), columns }
    });
    Ok(flow.filter(|flow| flow.path.is_file()))
}

fn table_of(store: &Store, checked: &Checked, keys: &[Option<String>], node: usize) -> Result<Option<Table>> {
    let Some(key) = &keys[node] else { return Ok(None) };
    let output = match checked.pinned[node].is_some() {
        true => pinned(store, key)?.map(|(output, _)| output),
        false => at_hand(store, key)?,
    };
    Ok(match output {
        Some(Output::Table(table)) => Some(table),
        Some(Output::Passed(passed)) => Some(passed.table),
        _ => None,
    })
}

impl Flow {
    /// Adds what a node does with the rows; false where it has to run for itself.
    fn goes_through(&mut self, store: &Store, checked: &Checked, keys: &[Option<String>], node: usize) -> Result<bool> {
        let Some(params) = &checked.params[node] else { return Ok(false) };
        if chain::place(params, &self.columns) != Place::Anywhere {
            return Ok(false);
        }
        let second = match checked.graph.inputs[node].get(1).copied().flatten() {
            Some(second) => match beginning(store, checked, keys, second)? {
                Some(table) => Some(table.path),
                None => return Ok(false),
            },
            None => None,
        };
        let Some(link) = chain::link(params, &self.columns, second) else { return Ok(false) };
        let Ok(columns) = link.columns(&self.columns) else { return Ok(false) };
        self.links.push(link);
        self.columns = columns;
        Ok(true)
    }

    /// The columns that come out.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Whether its first rows are there in a moment.
    ///
    /// Errors: those of opening a second table.
    pub fn is_quick(&self) -> Result<bool> {
        for link in &self.links {
            if !link.is_quick()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Rows as text, from `offset` on, at most `limit`.
    ///
    /// Errors: those of the nodes, `cancelled`.
    pub fn rows(&self, offset: u64, limit: u32, progress: Progress) -> Result<Vec<Vec<Option<String>>>> {
        chain_rows(&self.path, &self.links, (offset, limit), progress)
    }

    /// The first values of an expression, which may read the columns that are derived `before` it.
    ///
    /// Errors: those of the expressions and of the nodes.
    pub fn preview(&self, before: Vec<Derived>, expression: &str, limit: u32) -> Result<RowsResponse> {
        let mut links = self.links.clone();
        if !before.is_empty() {
            links.push(Link::Operation(Operation::Derive(Derive { columns: before })));
        }
        expression_preview(&self.path, &links, expression, limit)
    }

    /// Writes the table and keeps it as the result under `key`, which it has had so far without one.
    ///
    /// Errors: `read_only`, those of the nodes, `cancelled`.
    pub fn keep(&self, store: &Store, key: &str, fused: &Fused, progress: Progress) -> Result<Output> {
        store.require_writable()?;
        let (scratch, began) = (store.artifacts().scratch()?, Instant::now());
        let out = scratch.path().join("table.parquet");
        let made = run_chain(&self.path, &self.links, &out, progress)?.table;
        let file = store.artifacts().adopt(&out)?.digest;
        let table = Table { file, rows: made.rows, columns: made.columns, warnings: fused.warnings.clone() };
        let output = Output::Table(table);
        let value = serde_json::to_value(&output).map_err(|e| Error::new(Code::Internal).detail(e))?;
        // It is made from what its rows were made from.
        let inputs = store.result(key)?.map(|(_, inputs)| inputs).unwrap_or_default();
        store.remember(key, TOGETHER, &value, began.elapsed().as_secs_f64(), &inputs)?;
        Ok(output)
    }
}
