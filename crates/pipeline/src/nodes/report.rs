//! `report`: looks at every column of a table.

use falaj_schema::Result;

use super::Bench;
use crate::output::{Reported, Table};
use crate::params::Report;

pub(super) fn work(report: &Report, table: &Table, bench: &Bench) -> Result<Reported> {
    let progress = bench.whole("profile");
    let profile = falaj_data::profile(&table.path(bench.store), report.target.as_deref(), &progress)?;
    let reported = Reported { table: table.clone(), target: report.target.clone() };
    bench.store.profile_keep(&table.file, report.target.as_deref().unwrap_or_default(), &profile)?;
    Ok(reported)
}
