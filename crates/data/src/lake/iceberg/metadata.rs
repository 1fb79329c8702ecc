//! One state of a table.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use falaj_schema::{Error, Millis, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::disk;
use crate::lake::{Kind, damaged, no_version, unsupported};
use crate::text::Packing;

/// The newest version of the format that is known.
const NEWEST: i64 = 3;
/// Where a table says what the columns of foreign files are.
const MAPPING: &str = "schema.name-mapping.default";

/// What a state says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) location: String,
    #[serde(default)]
    schemas: Vec<SchemaOf>,
    /// Of tables of old that know one schema only.
    schema: Option<SchemaOf>,
    current_schema_id: Option<i64>,
    #[serde(default)]
    partition_specs: Vec<Spec>,
    partition_spec: Option<Vec<PartitionOf>>,
    current_snapshot_id: Option<i64>,
    #[serde(default)]
    snapshots: Vec<SnapshotOf>,
    #[serde(default)]
    refs: BTreeMap<String, Reference>,
    #[serde(default)]
    properties: BTreeMap<String, String>,
    #[serde(default)]
    encryption_keys: Vec<Value>,
    #[serde(skip)]
    path: PathBuf,
}

/// The columns.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SchemaOf {
    schema_id: Option<i64>,
    pub(super) fields: Vec<FieldOf>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FieldOf {
    pub(super) id: i32,
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Value,
    /// What rows have that were written before the column was added.
    pub(super) initial_default: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Spec {
    spec_id: i64,
    fields: Vec<PartitionOf>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PartitionOf {
    #[serde(default)]
    pub(super) source_id: i32,
    pub(super) name: String,
    pub(super) transform: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SnapshotOf {
    pub(super) snapshot_id: i64,
    pub(super) timestamp_ms: Millis,
    pub(super) manifest_list: Option<String>,
    pub(super) manifests: Option<Vec<String>>,
    schema_id: Option<i64>,
}

/// A branch or tag.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Reference {
    snapshot_id: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Mapped {
    field_id: Option<i32>,
    names: Vec<String>,
}

impl Metadata {
    /// Reads a state. Errors: `table_damaged`, `table_unsupported`, those of reading files.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| disk::io_error(&error, path);
        let mut content = Vec::new();
        disk::open(path)?.read_to_end(&mut content).map_err(failed)?;
        let wrong = |error: &dyn std::fmt::Display| damaged(Kind::Iceberg, path, "metadata").detail(error);
        let packing = Packing::of(&content);
        let mut text = Vec::new();
        let mut unpacked = packing.unpack(std::io::Cursor::new(content)).map_err(|error| wrong(&error))?;
        unpacked.read_to_end(&mut text).map_err(|error| wrong(&error))?;
        // A newer format may have another shape altogether, so its version is looked at first.
        let json: Value = serde_json::from_slice(&text).map_err(|error| wrong(&error))?;
        let version = json["format-version"].as_i64().unwrap_or(1);
        if version > NEWEST {
            return Err(unsupported(Kind::Iceberg, path, &format!("format version {version}")));
        }
        let mut metadata: Self = serde_json::from_value(json).map_err(|error| wrong(&error))?;
        if !metadata.encryption_keys.is_empty() {
            return Err(unsupported(Kind::Iceberg, path, "encryption"));
        }
        path.clone_into(&mut metadata.path);
        Ok(metadata)
    }

    /// The snapshot that is the table now; none where nothing was ever written.
    pub(super) fn current(&self) -> Option<&SnapshotOf> {
        self.by_id(self.current_snapshot_id?)
    }

    fn by_id(&self, id: i64) -> Option<&SnapshotOf> {
        self.snapshots.iter().find(|snapshot| snapshot.snapshot_id == id)
    }

    /// The snapshot of an id, or of a branch or tag.
    pub(super) fn find(&self, asked: &str) -> Option<&SnapshotOf> {
        let asked = asked.trim();
        let id = asked.parse().ok().or_else(|| self.refs.get(asked).map(|reference| reference.snapshot_id));
        self.by_id(id?)
    }

    pub(super) fn no_snapshot(&self, root: &Path, asked: &str) -> Error {
        let mut known: Vec<&SnapshotOf> = self.snapshots.iter().collect();
        known.sort_by_key(|snapshot| snapshot.timestamp_ms);
        let id = |snapshot: Option<&&SnapshotOf>| snapshot.map_or(String::new(), |found| found.snapshot_id.to_string());
        let error = no_version(Kind::Iceberg, root, asked, &id(known.first()), &id(known.last()));
        error.detail(known.iter().map(|found| found.snapshot_id.to_string()).collect::<Vec<_>>().join("\n"))
    }

    /// The columns of a snapshot; of the table now for `None`. Errors: `table_damaged`.
    pub(super) fn schema_of(&self, snapshot: Option<&SnapshotOf>) -> Result<&SchemaOf> {
        let id = snapshot.and_then(|snapshot| snapshot.schema_id).or(self.current_schema_id);
        let by_id = self.schemas.iter().find(|schema| schema.schema_id == id);
        by_id.or(self.schema.as_ref()).ok_or_else(|| damaged(Kind::Iceberg, &self.path, "schema"))
    }

    /// How the table was cut up under that number.
    pub(super) fn spec(&self, id: i64) -> &[PartitionOf] {
        let found = self.partition_specs.iter().find(|spec| spec.spec_id == id).map(|spec| spec.fields.as_slice());
        found.or(self.partition_spec.as_deref()).unwrap_or_default()
    }

    /// For files without the ids of columns: the id by the name in the file.
    pub(super) fn names(&self) -> Vec<(String, i32)> {
        let text = self.properties.get(MAPPING).map_or("[]", String::as_str);
        let mapped: Vec<Mapped> = serde_json::from_str(text).unwrap_or_default();
        let pairs = mapped.into_iter().filter_map(|one| Some((one.field_id?, one.names)));
        pairs.flat_map(|(id, names)| names.into_iter().map(move |name| (name, id))).collect()
    }
}
