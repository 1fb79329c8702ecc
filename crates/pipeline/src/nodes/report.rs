//! `report`: looks at every column of a table.

use falaj_schema::Result;

use super::Bench;
use crate::output::{Reported, Table, kept_profile};
use crate::params::Report;

pub(super) fn work(report: &Report, table: &Table, bench: &Bench) -> Result<Reported> {
    let target = report.target.as_deref();
    // A dataset may have been looked at before.
    if kept_profile(bench.store, &table.file, target)?.is_none() {
        let progress = bench.whole("profile");
        let profile = falaj_data::profile(&table.path(bench.store), target, &progress)?;
        bench.store.profile_keep(&table.file, target.unwrap_or_default(), &profile)?;
    }
    Ok(Reported { table: table.clone(), target: report.target.clone() })
}
