//! What the log says, line by line, and what it comes to.

use std::collections::{BTreeMap, HashMap};

use falaj_schema::Millis;
use serde::Deserialize;
use serde_json::Value;

/// One line of the log; of what is not here, a reader needs nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    pub(super) add: Option<Add>,
    pub(super) remove: Option<Remove>,
    pub(super) meta_data: Option<MetaData>,
    pub(super) protocol: Option<Protocol>,
    pub(super) sidecar: Option<Sidecar>,
    pub(super) commit_info: Option<Value>,
}

/// A file that is part of the table from here on.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Add {
    /// A URI, relative to the table's folder or absolute.
    pub(super) path: String,
    #[serde(default)]
    pub(super) partition_values: BTreeMap<String, Option<String>>,
    pub(super) stats: Option<String>,
    pub(super) deletion_vector: Option<DeletionVector>,
}

impl Add {
    /// Number of rows, where the statistics say it.
    pub(super) fn rows(&self) -> Option<u64> {
        let stats: Value = serde_json::from_str(self.stats.as_deref()?).ok()?;
        stats["numRecords"].as_u64()
    }
}

/// A file that is no longer part of the table.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Remove {
    pub(super) path: String,
    pub(super) deletion_vector: Option<DeletionVector>,
}

/// Rows of a file that are not part of the table.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeletionVector {
    pub(super) storage_type: String,
    pub(super) path_or_inline_dv: String,
    pub(super) offset: Option<i64>,
}

/// What the table is.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MetaData {
    pub(super) schema_string: String,
    #[serde(default)]
    pub(super) partition_columns: Vec<String>,
    #[serde(default)]
    pub(super) configuration: BTreeMap<String, Option<String>>,
    pub(super) format: Option<FileFormat>,
}

#[derive(Debug, Deserialize)]
pub(super) struct FileFormat {
    pub(super) provider: String,
}

/// What a reader has to know.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Protocol {
    pub(super) min_reader_version: i64,
    pub(super) reader_features: Option<Vec<String>>,
}

/// A file with more of a checkpoint.
#[derive(Debug, Deserialize)]
pub(super) struct Sidecar {
    pub(super) path: String,
}

/// The table after some of the log.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The files by path and deletion vector, which together are what the log adds and removes.
    pub(super) adds: HashMap<(String, String), Add>,
    pub(super) protocol: Option<Protocol>,
    pub(super) meta: Option<MetaData>,
    /// When the last commit was made, as it says itself.
    pub(super) made: Option<Millis>,
}

impl State {
    pub(super) fn apply(&mut self, line: Line) {
        if let Some(add) = line.add {
            self.adds.insert((add.path.clone(), id(add.deletion_vector.as_ref())), add);
        }
        if let Some(remove) = line.remove {
            self.adds.remove(&(remove.path, id(remove.deletion_vector.as_ref())));
        }
        self.meta = line.meta_data.or(self.meta.take());
        self.protocol = line.protocol.or(self.protocol.take());
        if let Some(info) = line.commit_info {
            self.made = info["inCommitTimestamp"].as_i64().or(info["timestamp"].as_i64());
        }
    }
}

fn id(vector: Option<&DeletionVector>) -> String {
    vector.map_or(String::new(), |vector| {
        format!("{}{}@{}", vector.storage_type, vector.path_or_inline_dv, vector.offset.unwrap_or(-1))
    })
}
