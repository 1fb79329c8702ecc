//! `select`: keeps some columns.

use falaj_schema::Result;
use falaj_schema::dataset::Column;

use super::{Bench, keep_table};
use crate::output::Table;
use crate::params::Select;

/// The columns that stay of those that enter.
pub(super) fn kept(select: &Select, entering: &[Column]) -> Vec<String> {
    match select {
        Select::Keep(names) => names.clone(),
        Select::Drop(names) => {
            let rest = entering.iter().map(|column| &column.name).filter(|name| !names.contains(name));
            rest.cloned().collect()
        }
    }
}

pub(super) fn work(select: &Select, table: &Table, bench: &Bench) -> Result<Table> {
    let keep = kept(select, &table.columns);
    let (input, out) = (table.path(bench.store), bench.path("selected.parquet"));
    let progress = bench.whole("select");
    let selected = falaj_data::select(&input, &keep, &out, &progress)?;
    keep_table(bench, &out, selected)
}
