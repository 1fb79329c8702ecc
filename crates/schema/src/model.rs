//! Trained models: signature, evaluation, registry entries, predictions.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::dataset::{ColumnType, Histogram};
use crate::{Millis, contract};

contract! {
    /// What kind of answer a model gives.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Task {
        /// One of two classes.
        Binary,
        /// One of three or more classes.
        Multiclass,
        /// A number.
        Regression,
    }

    /// One input of a model.
    pub struct Field {
        /// Name of the column.
        pub name: String,
        /// Type of its values.
        #[serde(rename = "type")]
        pub kind: ColumnType,
        /// May be left out or null: missing values were seen in training or are imputed.
        pub optional: bool,
        /// Smallest value in training (numbers).
        pub min: Option<f64>,
        /// Largest value in training (numbers).
        pub max: Option<f64>,
        /// The values known from training (categories), most frequent first; at most 500.
        pub values: Vec<String>,
        /// A typical value: the median or the most frequent one.
        #[ts(type = "unknown")]
        pub example: Value,
    }

    /// What a model takes and gives.
    pub struct Signature {
        /// What kind of answer.
        pub task: Task,
        /// Name of what is predicted.
        pub target: String,
        /// The inputs in order.
        pub inputs: Vec<Field>,
        /// Class labels in the order of the probabilities; empty for regression. For two classes the second is "positive".
        pub classes: Vec<String>,
    }

    /// A model's quality on rows it has not been trained on.
    pub struct Evaluation {
        /// What kind of answer.
        pub task: Task,
        /// Which part: `test`.
        pub part: String,
        /// Number of rows.
        pub rows: u64,
        /// Class labels; empty for regression.
        pub classes: Vec<String>,
        /// Metrics by name; `null` where one is not defined on this part. Binary: `roc_auc`, `pr_auc`, `log_loss`,
        /// `accuracy`, `precision`, `recall`, `f1`. Several classes: `log_loss`, `accuracy`, `f1_macro`,
        /// `roc_auc_ovr`. Regression: `rmse`, `mae`, `r2`.
        pub metrics: BTreeMap<String, Option<f64>>,
        /// Rows counted by true class (outer) and predicted class (inner).
        pub confusion: Vec<Vec<u64>>,
        /// ROC curve of the positive class: false positive rate, true positive rate; at most 200 points.
        pub roc: Vec<[f64; 2]>,
        /// Precision-recall curve of the positive class: recall, precision; at most 200 points.
        pub pr: Vec<[f64; 2]>,
        /// Probability from which the positive class is predicted.
        pub threshold: Option<f64>,
        /// Regression: residuals (true − predicted).
        pub residuals: Option<Histogram>,
    }

    /// Where a model version comes from.
    pub struct Lineage {
        /// Run that made it.
        pub run: String,
        /// Pipeline that ran.
        pub pipeline: String,
        /// SHA-256 of the pipeline file as it ran.
        pub pipeline_digest: String,
        /// Datasets it was made from.
        pub datasets: Vec<crate::run::RunInput>,
    }

    /// A file of a model package.
    pub struct PackageFile {
        /// Name in the package.
        pub name: String,
        /// Size in bytes.
        pub bytes: u64,
        /// SHA-256, hexadecimal.
        pub digest: String,
    }

    /// One version of a model.
    pub struct ModelVersion {
        /// Name of the model.
        pub name: String,
        /// Counts from 1 for each name.
        pub version: u32,
        /// Other names of this version; `latest` is the newest.
        pub aliases: Vec<String>,
        /// Metrics on the test part.
        pub metrics: BTreeMap<String, Option<f64>>,
        /// SHA-256 over the package's files (names, sizes and digests), hexadecimal.
        pub digest: String,
        /// Size of the package in bytes.
        pub bytes: u64,
        /// What it takes and gives.
        pub signature: Signature,
        /// Architecture in words for people who know: `linear`, `mlp 128-64`.
        pub architecture: String,
        /// Trainable numbers.
        pub parameters: u64,
        /// When it was registered.
        pub created: Millis,
        /// Who registered it.
        pub actor: String,
        /// Where it comes from.
        pub lineage: Lineage,
    }

    /// A model with its versions.
    pub struct Model {
        /// Name.
        pub name: String,
        /// Newest first.
        pub versions: Vec<ModelVersion>,
    }

    /// The models of the workspace.
    pub struct ModelList {
        /// By name.
        pub models: Vec<Model>,
    }

    /// Names a model version: `name@3`, `name@latest`, or `name` for the newest.
    pub struct ModelRef {
        /// Name and version.
        pub model: String,
    }

    /// A model version with its evaluation and files.
    pub struct ModelResponse {
        /// The version.
        pub model: ModelVersion,
        /// How good it is.
        pub evaluation: Option<Evaluation>,
        /// What is in its package.
        pub files: Vec<PackageFile>,
        /// Folder of the package.
        pub path: String,
        /// The model card, Markdown.
        pub card: String,
    }

    /// Asks for predictions for a file.
    pub struct PredictRequest {
        /// `name@version`.
        pub model: String,
        /// Path of a CSV or Parquet file with the model's input columns.
        pub input: String,
        /// Path of the CSV or Parquet file to write; by default a new file in the workspace's folder `predictions`.
        #[serde(default)]
        #[ts(optional)]
        pub output: Option<String>,
        /// Columns of the input file to write beside the predictions, such as an id: as the file has them.
        #[serde(default)]
        #[ts(optional, as = "Option<Vec<String>>")]
        pub columns: Vec<String>,
        /// Writes the model's inputs beside the predictions, behind `columns`.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub with_inputs: bool,
        /// Refuses to write where a file is already (`file_exists`); by default it is replaced.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub keep: bool,
    }

    /// What was predicted.
    pub struct PredictionFile {
        /// Path of the file.
        pub path: String,
        /// Rows in it, in the order of the input.
        pub rows: u64,
        /// Its columns.
        pub columns: Vec<String>,
        /// What was noticed: values unknown from training, outside its range, missing.
        pub warnings: Vec<crate::dataset::Warning>,
        /// How long it took.
        pub seconds: f64,
    }

    /// Predictions for a file.
    pub struct PredictResponse {
        /// What was predicted.
        pub prediction: PredictionFile,
    }

    /// Something unusual about an input, compared with training.
    pub struct Note {
        /// What: `missing`, `unknown` or `range`; the key of its message in the catalogue is `note-<code>`.
        pub code: String,
        /// The sentence in the caller's language.
        pub message: String,
        /// Values for the message's placeholders: `column`.
        #[serde(default)]
        pub params: BTreeMap<String, String>,
    }

    /// One answer of a model.
    pub struct Prediction {
        /// The class label or the number.
        #[ts(type = "string | number")]
        pub prediction: Value,
        /// Probability of each class by its label; empty for regression.
        pub probabilities: BTreeMap<String, f64>,
        /// Inputs that are unknown from training, outside its range or missing.
        pub notes: Vec<Note>,
    }

    /// Asks a deployment for predictions.
    pub struct AskRequest {
        /// Name of the deployment.
        pub name: String,
        /// Rows: input name → value. What is left out is missing.
        #[schemars(with = "Vec<BTreeMap<String, Value>>")]
        #[ts(type = "Record<string, unknown>[]")]
        pub rows: Vec<Map<String, Value>>,
    }

    /// Answers of a deployment.
    pub struct AskResponse {
        /// One for each row, in order.
        pub predictions: Vec<Prediction>,
        /// Version that answered.
        pub version: String,
        /// How long the server took, milliseconds.
        pub milliseconds: f64,
    }
}
