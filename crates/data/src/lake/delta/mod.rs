//! Delta Lake: a folder `_delta_log` of commits, one file of JSON lines each, and checkpoints that sum them up.

mod action;
mod checkpoint;
mod log;
mod protocol;
mod schema;

use std::path::{Path, PathBuf};

use falaj_schema::Result;

use super::{DataFile, Kind, Snapshot, damaged, name_below, on_this_machine, unsupported};
use crate::reading::percent_decoded;
use action::Add;
use log::Log;

/// The folder of the log.
pub(crate) const LOG: &str = "_delta_log";

/// The folder of the table that `path` is, or is the log of.
pub(super) fn root(path: &Path) -> Option<PathBuf> {
    if path.file_name().is_some_and(|name| name == LOG) && path.is_dir() {
        return path.parent().map(Path::to_owned);
    }
    path.join(LOG).is_dir().then(|| path.to_owned())
}

/// The table at a version; the newest one unless another is asked for.
pub(super) fn snapshot(root: &Path, asked: Option<&str>) -> Result<Snapshot> {
    let log = Log::list(&root.join(LOG))?;
    let version = log.choose(root, asked)?;
    let state = log.replay(version)?;
    let meta = state.meta.as_ref().ok_or_else(|| damaged(Kind::Delta, &log.folder, "empty"))?;
    protocol::check(&state, meta, root)?;
    let schema = schema::read(meta, root)?;
    let partitions: Vec<(usize, &String)> = meta
        .partition_columns
        .iter()
        .filter_map(|name| Some((schema.fields.iter().position(|field| field.name == *name)?, name)))
        .collect();
    let mut adds: Vec<&Add> = state.adds.values().collect();
    // A table has no order of its own; this one is the same each time.
    adds.sort_by(|a, b| a.path.cmp(&b.path));
    let files = adds.into_iter().map(|add| data_file(root, add, &partitions)).collect::<Result<_>>()?;
    Ok(Snapshot {
        kind: Kind::Delta,
        version: version.to_string(),
        newest: log.newest().unwrap_or(version).to_string(),
        made: log.made(version, &state),
        schema,
        files,
        names: Vec::new(),
    })
}

fn data_file(root: &Path, add: &Add, partitions: &[(usize, &String)]) -> Result<DataFile> {
    let path = on_this_machine(root, &percent_decoded(&add.path));
    let path = path.ok_or_else(|| unsupported(Kind::Delta, root, "files outside the table").detail(&add.path))?;
    // An empty text is how the log writes "no value", whatever the type.
    let value = |name: &String| add.partition_values.get(name).cloned().flatten().filter(|value| !value.is_empty());
    Ok(DataFile {
        name: name_below(root, &path),
        path,
        rows: add.rows(),
        fixed: partitions.iter().map(|(at, name)| (*at, value(name))).collect(),
    })
}
