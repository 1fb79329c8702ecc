//! `export`: writes a table to a file of the workspace, where people and other programs find it.

use falaj_schema::Result;
use falaj_store::files::io_error;

use super::Bench;
use crate::output::{File, Table};
use crate::params::Export;

pub(super) fn work(export: &Export, table: &Table, bench: &Bench) -> Result<File> {
    let path = File::path_of(bench.store, &export.file);
    let folder = path.parent().unwrap_or(&path);
    std::fs::create_dir_all(folder).map_err(|e| io_error(folder, &e))?;
    let progress = bench.whole("export");
    falaj_data::export(&table.path(bench.store), &path, &progress)?;
    File::found(bench.store, &export.file, table.rows)
}
