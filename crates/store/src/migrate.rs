//! Dated migrations; the database's `user_version` counts how many it has seen.

use std::path::Path;

use falaj_schema::{Code, Error, Result};
use rusqlite::{Connection, TransactionBehavior};

use crate::sql::sql_error;

/// Name and SQL of each migration, oldest first. Released ones never change.
pub(crate) const MIGRATIONS: &[(&str, &str)] = &[
    ("2026-11-24_0900_first", include_str!("../migrations/2026-11-24_0900_first.sql")),
    ("2026-11-24_1500_run_values", include_str!("../migrations/2026-11-24_1500_run_values.sql")),
    ("2026-11-26_2000_sources", include_str!("../migrations/2026-11-26_2000_sources.sql")),
    ("2026-11-26_2200_dataset_origin", include_str!("../migrations/2026-11-26_2200_dataset_origin.sql")),
    ("2026-11-27_0900_quality", include_str!("../migrations/2026-11-27_0900_quality.sql")),
    ("2026-11-27_1000_watched", include_str!("../migrations/2026-11-27_1000_watched.sql")),
    ("2026-11-27_1400_pipeline_versions", include_str!("../migrations/2026-11-27_1400_pipeline_versions.sql")),
    ("2026-11-27_1800_results", include_str!("../migrations/2026-11-27_1800_results.sql")),
];

/// Brings the database to this build's version; refuses one from a newer build.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let fail = |e| sql_error(path, e);
    if version(connection).map_err(fail)? as usize == MIGRATIONS.len() {
        return Ok(());
    }
    // Two processes may come here at once: the second waits for the first and then finds nothing to do.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
    let found = version(&tx).map_err(fail)?;
    refuse_newer(found, path)?;
    for (_, sql) in &MIGRATIONS[found as usize..] {
        tx.execute_batch(sql).map_err(fail)?;
    }
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as u32).map_err(fail)?;
    tx.commit().map_err(fail)
}

/// The error for a database of a newer build, naming both versions.
pub(crate) fn refuse_newer(found: u32, path: &Path) -> Result<()> {
    if found as usize <= MIGRATIONS.len() {
        return Ok(());
    }
    Err(Error::new(Code::WorkspaceNewer).file(path).with("found", found).with("known", MIGRATIONS.len()))
}

pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}
