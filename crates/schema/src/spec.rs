//! The runner's contract: the spec it is given and the events it writes, one JSON document a line.

use serde::{Deserialize, Serialize};

use crate::error::WireError;
use crate::model::Task;

/// What to train, as `falaj-runner run SPEC` reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainSpec {
    /// Version of this format.
    pub falaj_spec: u32,
    /// Prepared data: safetensors with `train.*`, `valid.*` parts; see the `model` crate's `prepared` module.
    pub data: String,
    /// Folder the result goes to: `weights.safetensors` and `architecture.json`, each written whole.
    pub output: String,
    /// What kind of answer.
    pub task: Task,
    /// Number of classes; 1 for regression.
    pub classes: u32,
    /// Which architecture.
    pub model: ModelSpec,
    /// How to train it.
    pub training: TrainingSpec,
}

/// An architecture to train.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ModelSpec {
    /// A linear map; with a sigmoid or softmax it is (multinomial) logistic regression.
    Linear {},
    /// A multi-layer perceptron with ReLU, and an embedding for each categorical input.
    Mlp {
        /// Width of each hidden layer.
        hidden: Vec<u32>,
        /// Share of hidden units dropped while training, 0 to below 1.
        dropout: f64,
        /// Upper bound of an embedding's width; a category of n values gets min(this, ⌈1.6·n^0.56⌉).
        embedding: u32,
    },
}

/// Hyperparameters of the optimiser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingSpec {
    /// Most epochs.
    pub epochs: u32,
    /// Rows in a batch.
    pub batch_size: u32,
    /// AdamW's step size.
    pub learning_rate: f64,
    /// AdamW's decoupled weight decay (Loshchilov & Hutter 2019).
    pub weight_decay: f64,
    /// Stop after so many epochs without a better validation loss; 0 never stops.
    pub patience: u32,
    /// Seed of initial weights, order of rows and dropout.
    pub seed: u64,
    /// Threads; 0 takes all processors.
    pub threads: u32,
}

/// What the runner writes on standard output, one a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum RunnerEvent {
    /// Training begins.
    Started {
        /// Device it runs on: `cpu`, `cuda:0` …
        device: String,
        /// Threads it uses.
        threads: u32,
        /// Trainable numbers.
        parameters: u64,
    },
    /// Part of an epoch is done.
    Progress {
        /// Epochs done, with a fraction.
        epoch: f64,
        /// Most epochs.
        epochs: u32,
    },
    /// A value of a curve.
    Metric {
        /// `train_loss` or `valid_loss`.
        name: String,
        /// Epoch, counted from 1.
        step: u64,
        /// Value; `null` when not a number.
        value: Option<f64>,
    },
    /// The result is written.
    Done {
        /// Epoch whose weights were kept.
        best_epoch: u32,
        /// Epochs trained.
        epochs: u32,
        /// True when it stopped before the last epoch.
        early_stopped: bool,
    },
    /// Training failed; nothing was written.
    Failed {
        /// Why.
        error: WireError,
    },
}
