//! `split`: divides rows into training, validation and test parts.

use falaj_data::{SplitOptions, SplitRule};
use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::{Parts, Table};
use crate::params::Split;

pub(super) fn work(split: &Split, table: &Table, bench: &Bench) -> Result<Parts> {
    let rule = match &split.column {
        Some(column) => SplitRule::Time { column: column.clone() },
        None => SplitRule::Random { seed: split.seed },
    };
    let options = SplitOptions {
        rule,
        train: split.train,
        valid: split.valid,
        test: split.test,
        stratify: split.stratify.clone(),
    };
    let input = table.path(bench.store);
    let out = ["train.parquet", "valid.parquet", "test.parquet"].map(|name| bench.path(name));
    let progress = bench.whole("split");
    let parts = falaj_data::split(&input, &options, [&out[0], &out[1], &out[2]], &progress)?;
    Ok(Parts {
        train: keep_table(bench, &out[0], parts.train)?,
        valid: keep_table(bench, &out[1], parts.valid)?,
        test: keep_table(bench, &out[2], parts.test)?,
    })
}
