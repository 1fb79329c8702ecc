//! What nodes make, as it is kept under their keys: facts, and the digests of the files that hold the rest.

use std::path::PathBuf;

use falaj_data::PROFILE_FORMAT;
use falaj_model::architecture::Architecture;
use falaj_schema::dataset::{Column, Profile, Warning};
use falaj_schema::model::{Evaluation, Task};
use falaj_schema::pipeline::PortType;
use falaj_schema::quality::GateResult;
use falaj_schema::run::{RegisteredModel, RunInput};
use falaj_schema::{Millis, Result};
use falaj_store::Store;
use falaj_store::files::{io_error, modified};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The output of a node.
// A run holds a dozen of them; a box would cost more than the space it saves.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Output {
    /// Of `source`, `join`, `label`, `select`.
    Table(Table),
    /// Of a node that makes a table which only the next one reads, where both were worked on together.
    Fused(Fused),
    /// Of `quality`.
    Passed(Passed),
    /// Of `split`.
    Parts(Parts),
    /// Of `prepare`.
    Prepared(Prepared),
    /// Of a training node.
    Model(Model),
    /// Of `evaluate`.
    Metrics(Metrics),
    /// Of `register`.
    Registered(RegisteredModel),
    /// Of `export`.
    File(File),
    /// Of `report`.
    Report(Reported),
}

/// A table: one Parquet file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Digest of the Parquet file.
    pub file: String,
    /// Number of rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What was noticed when it was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// A table that was never written: its rows flowed into the next node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fused {
    /// Number of rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What was noticed when they flowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// A table that a gate passed on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passed {
    /// The table.
    pub table: Table,
    /// What the gate found.
    pub gate: GateResult,
}

/// A divided table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    /// Rows that are trained on.
    pub train: Table,
    /// Rows that decide when training stops.
    pub valid: Table,
    /// Rows that are evaluated on.
    pub test: Table,
}

/// Divided rows as the network takes them, and what was fitted to make them so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// Digest of the prepared file (safetensors).
    pub file: String,
    /// Digest of what was fitted (JSON, [`crate::nodes::prepare::Fitted`]).
    pub fitted: String,
    /// The training part that it was fitted on.
    pub train: Table,
    /// What kind of answer.
    pub task: Task,
    /// Class labels; empty for regression.
    pub classes: Vec<String>,
    /// Rows of all parts.
    pub rows: u64,
}

/// A trained model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// What it was trained on.
    pub prepared: Prepared,
    /// The shape of its network.
    pub architecture: Architecture,
    /// Digest of its weights (safetensors).
    pub weights: String,
    /// Epoch whose weights were kept.
    pub best_epoch: u32,
    /// Epochs trained.
    pub epochs: u32,
    /// Its curves.
    pub curve: Vec<Point>,
}

/// One value of a curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Name of the metric.
    pub metric: String,
    /// Epoch, counted from 1.
    pub step: u64,
    /// Value; none where not a number.
    pub value: Option<f64>,
    /// When it was reported.
    pub time: Millis,
}

/// A model with its evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// The model.
    pub model: Model,
    /// How good it is.
    pub evaluation: Evaluation,
}

/// A file that was written for others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Name in the workspace's folder of outputs.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// When it was written.
    pub modified: Millis,
}

/// A table that was looked at. What was found is kept with the profiles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// The table.
    pub table: Table,
    /// The column that the others were compared with.
    pub target: Option<String>,
}

impl File {
    /// Where a file of this name is.
    pub fn path_of(store: &Store, name: &str) -> PathBuf {
        store.root().join("outputs").join(name)
    }

    /// The file of this name as it is there.
    pub(crate) fn found(store: &Store, name: &str, rows: u64) -> Result<Self> {
        let path = Self::path_of(store, name);
        let bytes = std::fs::metadata(&path).map_err(|e| io_error(&path, &e))?.len();
        Ok(Self { name: name.to_owned(), rows, bytes, modified: modified(&path) })
    }
}

impl Output {
    /// Rows, where it has rows.
    pub fn rows(&self) -> Option<u64> {
        match self {
            Self::Table(table) => Some(table.rows),
            Self::Fused(fused) => Some(fused.rows),
            Self::Passed(passed) => Some(passed.table.rows),
            Self::Parts(parts) => Some(parts.train.rows + parts.valid.rows + parts.test.rows),
            Self::Prepared(prepared) => Some(prepared.rows),
            Self::Metrics(metrics) => Some(metrics.evaluation.rows),
            Self::File(file) => Some(file.rows),
            Self::Report(report) => Some(report.table.rows),
            Self::Model(_) | Self::Registered(_) => None,
        }
    }

    /// What was noticed when it was made.
    pub fn warnings(&self) -> &[Warning] {
        match self {
            Self::Table(table) => &table.warnings,
            Self::Fused(fused) => &fused.warnings,
            _ => &[],
        }
    }

    /// The table, if it is one; likewise the part `train`, `valid` or `test` of a divided table.
    pub fn table(&self, part: Option<&str>) -> Option<&Table> {
        match (self, part) {
            (Self::Table(table), _) => Some(table),
            (Self::Passed(passed), _) => Some(&passed.table),
            (Self::Report(report), _) => Some(&report.table),
            (Self::Parts(parts), Some("valid")) => Some(&parts.valid),
            (Self::Parts(parts), Some("test")) => Some(&parts.test),
            (Self::Parts(parts), _) => Some(&parts.train),
            _ => None,
        }
    }

    /// True for a table that was never written.
    pub fn is_fused(&self) -> bool {
        matches!(self, Self::Fused(_))
    }

    /// What a gate found.
    pub fn gate(&self) -> Option<&GateResult> {
        match self {
            Self::Passed(passed) => Some(&passed.gate),
            _ => None,
        }
    }

    /// True while everything that it refers to is still there.
    pub fn is_whole(&self, store: &Store) -> bool {
        match self {
            Self::Registered(model) => {
                let found = store.model_find(&format!("{}@{}", model.name, model.version));
                found.is_ok_and(|version| store.model_path(&version).join("model.json").is_file())
            }
            // Whoever changed it, or took it away, may want it again.
            Self::File(file) => File::found(store, &file.name, file.rows).is_ok_and(|found| found == *file),
            Self::Report(report) => {
                let target = report.target.as_deref().unwrap_or_default();
                let kept = store.profile_format(&report.table.file, target).ok().flatten();
                kept == Some(PROFILE_FORMAT) && store.artifacts().has(&report.table.file)
            }
            other => other.files().into_iter().all(|file| store.artifacts().has(file)),
        }
    }

    /// What leaves a node that gives this.
    pub fn port(&self) -> PortType {
        match self {
            Self::Table(_) | Self::Fused(_) | Self::Passed(_) => PortType::Table,
            Self::Parts(_) => PortType::Parts,
            Self::Prepared(_) => PortType::Prepared,
            Self::Model(_) => PortType::Model,
            Self::Metrics(_) => PortType::Metrics,
            Self::Registered(_) => PortType::Registered,
            Self::File(_) => PortType::File,
            Self::Report(_) => PortType::Report,
        }
    }

    fn files(&self) -> Vec<&str> {
        match self {
            Self::Table(table) => vec![&table.file],
            Self::Passed(passed) => vec![&passed.table.file],
            Self::Parts(parts) => vec![&parts.train.file, &parts.valid.file, &parts.test.file],
            Self::Prepared(prepared) => prepared.files(),
            Self::Model(model) => model.files(),
            Self::Metrics(metrics) => metrics.model.files(),
            Self::Report(report) => vec![&report.table.file],
            Self::Registered(_) | Self::Fused(_) | Self::File(_) => Vec::new(),
        }
    }
}

impl Prepared {
    fn files(&self) -> Vec<&str> {
        vec![&self.file, &self.fitted, &self.train.file]
    }
}

impl Model {
    fn files(&self) -> Vec<&str> {
        let mut files = self.prepared.files();
        files.push(&self.weights);
        files
    }
}

impl Table {
    /// Where its Parquet file is.
    pub fn path(&self, store: &Store) -> PathBuf {
        store.artifacts().path(&self.file)
    }
}

/// The kept profile of a table by its digest. What an older Falaj kept lacks figures, and counts as not there.
pub fn kept_profile(store: &Store, digest: &str, target: Option<&str>) -> Result<Option<Profile>> {
    let kept = store.profile(digest, target.unwrap_or_default())?;
    Ok(kept.filter(|kept| kept.format == PROFILE_FORMAT))
}

/// What is kept under `key` and still whole, and was not reset.
pub fn at_hand(store: &Store, key: &str) -> Result<Option<Output>> {
    Ok(store.cached(key)?.and_then(|value| read(store, value)))
}

/// The result that is pinned by its key, and the dataset versions that it was made from; likewise where it was reset.
pub fn pinned(store: &Store, key: &str) -> Result<Option<(Output, Vec<RunInput>)>> {
    let Some((value, inputs)) = store.result(key)? else { return Ok(None) };
    // Rows that flowed into another node are not there.
    let output = read(store, value).filter(|output| !output.is_fused());
    Ok(output.map(|output| (output, inputs)))
}

/// A kept result, if it is still whole. A form that this build does not know counts as not there: it is made again.
pub(crate) fn read(store: &Store, value: Value) -> Option<Output> {
    let output: Option<Output> = serde_json::from_value(value).ok();
    output.filter(|output| output.is_whole(store))
}
