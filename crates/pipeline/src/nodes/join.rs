//! `join`: adds columns of a second table.

use falaj_data::JoinOptions;
use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::Table;
use crate::params::Join;

pub(super) fn work(join: &Join, left: &Table, right: &Table, bench: &Bench) -> Result<Table> {
    let options =
        JoinOptions { columns: join.columns.clone(), suffix: Some(join.suffix.clone()), ..JoinOptions::default() };
    let (left, right, out) = (left.path(bench.store), right.path(bench.store), bench.path("joined.parquet"));
    let progress = bench.whole("join");
    let joined = falaj_data::join(&left, &right, &join.left_on, &join.right_on, &options, &out, &progress)?;
    keep_table(bench, &out, joined.table)
}
