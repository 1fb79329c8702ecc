//! `select`: keeps some columns.

use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::Table;
use crate::params::Select;

pub(super) fn work(select: &Select, table: &Table, bench: &Bench) -> Result<Table> {
    let keep = match select {
        Select::Keep(names) => names.clone(),
        Select::Drop(names) => {
            let rest = table.columns.iter().map(|column| &column.name).filter(|name| !names.contains(name));
            rest.cloned().collect()
        }
    };
    let (input, out) = (table.path(bench.store), bench.path("selected.parquet"));
    let progress = bench.whole("select");
    let selected = falaj_data::select(&input, &keep, &out, &progress)?;
    keep_table(bench, &out, selected)
}
