//! `label`: makes the column to predict.

use falaj_data::LabelRule;
use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::Table;
use crate::params::{Label, Threshold};

pub(super) fn work(label: &Label, table: &Table, bench: &Bench) -> Result<Table> {
    let rule = match label.threshold {
        Some(Threshold::Above(limit)) => LabelRule::Above(limit),
        Some(Threshold::Below(limit)) => LabelRule::Below(limit),
        Some(Threshold::AtLeast(limit)) => LabelRule::AtLeast(limit),
        None => LabelRule::AsIs,
    };
    let (input, out) = (table.path(bench.store), bench.path("labelled.parquet"));
    let progress = bench.whole("label");
    let made = falaj_data::label(&input, &label.column, rule, &label.name, label.drop, &out, &progress)?;
    keep_table(bench, &out, made.table)
}
