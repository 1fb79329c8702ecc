//! Apache Iceberg: a folder `metadata` of states of the table, each with the lists of its files.

mod manifest;
mod metadata;
mod schema;
mod state;

use std::path::{Path, PathBuf};

use falaj_schema::Result;

use super::{DataFile, Kind, Snapshot, name_below, on_this_machine, unsupported};
use crate::reading::percent_decoded;
use manifest::Entry;
use metadata::{Metadata, SnapshotOf};

/// The folder of the states.
const FOLDER: &str = "metadata";

/// The folder of the table that `path` is, or is the metadata of.
pub(super) fn root(path: &Path) -> Option<PathBuf> {
    if path.file_name().is_some_and(|name| name == FOLDER) && state::is_there(path) {
        return path.parent().map(Path::to_owned);
    }
    state::is_there(&path.join(FOLDER)).then(|| path.to_owned())
}

/// The table at a snapshot; the current one unless another is asked for.
pub(super) fn snapshot(root: &Path, asked: Option<&str>) -> Result<Snapshot> {
    let metadata = Metadata::read(&state::newest(&root.join(FOLDER))?)?;
    let current = metadata.current();
    let chosen = match asked {
        None => current,
        Some(asked) => Some(metadata.find(asked).ok_or_else(|| metadata.no_snapshot(root, asked))?),
    };
    let schema = metadata.schema_of(chosen.filter(|_| asked.is_some()))?;
    let id = |snapshot: Option<&SnapshotOf>| snapshot.map_or("0".to_owned(), |found| found.snapshot_id.to_string());
    let place = Place { root, location: &metadata.location };
    let files = match chosen {
        None => Vec::new(),
        Some(snapshot) => files(&metadata, schema, snapshot, &place)?,
    };
    Ok(Snapshot {
        kind: Kind::Iceberg,
        version: id(chosen),
        newest: id(current),
        made: chosen.map(|snapshot| snapshot.timestamp_ms),
        schema: schema::read(schema),
        files,
        names: metadata.names(),
    })
}

fn files(
    metadata: &Metadata,
    schema: &metadata::SchemaOf,
    snapshot: &SnapshotOf,
    place: &Place,
) -> Result<Vec<DataFile>> {
    let mut files = Vec::new();
    for (spec, entry) in manifest::entries(snapshot, place)? {
        let path = place.of(&entry.path)?;
        files.push(DataFile {
            name: name_below(place.root, &path),
            path,
            rows: entry.rows,
            fixed: fixed(metadata, schema, spec, &entry, place)?,
        });
    }
    // A table has no order of its own; this one is the same each time.
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// What the list of files says of columns that files need not have: those by whose values the table is cut up.
fn fixed(
    metadata: &Metadata,
    schema: &metadata::SchemaOf,
    spec: i64,
    entry: &Entry,
    place: &Place,
) -> Result<Vec<(usize, Option<String>)>> {
    let mut fixed = Vec::new();
    for part in metadata.spec(spec).iter().filter(|part| part.transform == "identity") {
        let fields = schema.fields.iter().filter(|field| schema::column_type(&field.kind).is_some());
        let Some((at, field)) = fields.enumerate().find(|(_, field)| field.id == part.source_id) else { continue };
        let value = entry.partition.field(&part.name);
        let value = schema::partition_text(&field.kind, value);
        let value =
            value.ok_or_else(|| unsupported(Kind::Iceberg, place.root, &format!("partitions by {}", field.kind)))?;
        fixed.push((at, value));
    }
    Ok(fixed)
}

/// Where the files of a table are: below its folder, wherever the table was when it was written.
struct Place<'a> {
    root: &'a Path,
    location: &'a str,
}

impl Place<'_> {
    /// Where a file is that the table names. Errors: `table_unsupported` for one on another machine.
    fn of(&self, named: &str) -> Result<PathBuf> {
        let location = self.location.trim_end_matches('/');
        let below = named.strip_prefix(location).and_then(|rest| rest.strip_prefix('/'));
        let here = below.map(|rest| self.root.join(rest));
        if let Some(path) = here.as_ref().filter(|path| path.exists()) {
            return Ok(path.clone());
        }
        // Some writers name files by address, with percent signs; most by path.
        let decoded = below.map(|rest| self.root.join(percent_decoded(rest))).filter(|path| path.exists());
        let elsewhere = || on_this_machine(self.root, named).filter(|path| path.exists());
        let found = decoded.or_else(elsewhere).or(here).or_else(|| on_this_machine(self.root, named));
        found.ok_or_else(|| unsupported(Kind::Iceberg, self.root, "files outside the table").detail(named))
    }
}
