//! The lists of a table's files.

use std::io::Read;
use std::path::Path;

use falaj_schema::Result;

use super::Place;
use super::metadata::SnapshotOf;
use crate::disk;
use crate::lake::avro::{Container, Fault, Value};
use crate::lake::{Kind, damaged, unsupported};

/// An entry of a file that is no longer part of the table.
const DELETED: i64 = 2;
/// Lists of files with data; others list what is deleted.
const DATA: i64 = 0;

/// A file of the table.
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) rows: Option<u64>,
    /// The values by which the table is cut up.
    pub(super) partition: Value,
}

/// The files of a snapshot, each with the number of how the table was cut up when it was written.
/// Errors: `table_damaged`, `table_unsupported`.
pub(super) fn entries(snapshot: &SnapshotOf, place: &Place) -> Result<Vec<(i64, Entry)>> {
    let mut entries = Vec::new();
    for named in lists(snapshot, place)? {
        let path = place.of(&named)?;
        let list = read(&path)?;
        let spec = list.header("partition-spec-id").and_then(|id| id.parse().ok()).unwrap_or_default();
        for record in &list.records {
            if record.field("status").integer() == Some(DELETED) {
                continue;
            }
            let file = record.field("data_file");
            check(file, place)?;
            let named = file.field("file_path").text();
            entries.push((
                spec,
                Entry {
                    path: named.ok_or_else(|| damaged(Kind::Iceberg, &path, "manifest"))?.to_owned(),
                    rows: file.field("record_count").integer().and_then(|rows| u64::try_from(rows).ok()),
                    partition: file.field("partition").clone(),
                },
            ));
        }
    }
    Ok(entries)
}

/// The lists that a snapshot is made of.
fn lists(snapshot: &SnapshotOf, place: &Place) -> Result<Vec<String>> {
    let Some(list) = &snapshot.manifest_list else { return Ok(snapshot.manifests.clone().unwrap_or_default()) };
    let path = place.of(list)?;
    let path_of = |record: &Value| record.field("manifest_path").text().map(str::to_owned);
    let records = read(&path)?.records;
    records.iter().map(|record| path_of(record).ok_or_else(|| damaged(Kind::Iceberg, &path, "manifest"))).collect()
}

/// Refuses what can't be read as it is meant.
fn check(file: &Value, place: &Place) -> Result<()> {
    let refuse = |feature: &str| Err(unsupported(Kind::Iceberg, place.root, feature));
    let format = file.field("file_format").text().unwrap_or("PARQUET").to_ascii_uppercase();
    match file.field("content").integer().unwrap_or(DATA) {
        DATA if format == "PARQUET" => {}
        DATA => return refuse(&format),
        1 if format == "PUFFIN" => return refuse("deletion vectors"),
        1 => return refuse("position deletes"),
        _ => return refuse("equality deletes"),
    }
    if file.field("key_metadata").is_null() { Ok(()) } else { refuse("encryption") }
}

fn read(path: &Path) -> Result<Container> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => damaged(Kind::Iceberg, path, "file"),
        _ => disk::io_error(&error, path),
    };
    let mut content = Vec::new();
    std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut content)).map_err(failed)?;
    Container::read(&content).map_err(|fault| match fault {
        Fault::Damaged(what) => damaged(Kind::Iceberg, path, "manifest").detail(what),
        Fault::Codec(codec) => unsupported(Kind::Iceberg, path, &format!("Avro with {codec}")),
    })
}
