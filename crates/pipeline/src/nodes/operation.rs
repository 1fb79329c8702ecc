//! Nodes that make a table of tables.

use std::path::{Path, PathBuf};

use falaj_data::transform::Operation;
use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::Table;

pub(super) fn work(operation: &Operation, tables: &[&Table], bench: &Bench) -> Result<Table> {
    let paths: Vec<PathBuf> = tables.iter().map(|table| table.path(bench.store)).collect();
    let inputs: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let out = bench.path("table.parquet");
    let progress = bench.whole("transform");
    let made = operation.run(&inputs, &out, &progress)?;
    let table = keep_table(bench, &out, made.table)?;
    Ok(Table { warnings: made.warnings, ..table })
}
