//! Runs: one execution of a pipeline, with the state of its nodes, its metrics and its curves.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::dataset::Warning;
use crate::error::WireError;
use crate::{Millis, contract};

contract! {
    /// Where a run stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum RunStatus {
        /// At work.
        Running,
        /// Ended well.
        Done,
        /// Ended with an error.
        Failed,
        /// Ended on request.
        Cancelled,
    }

    /// Where a node of a run stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum NodeStatus {
        /// Not begun.
        Waiting,
        /// At work.
        Running,
        /// Ended well.
        Done,
        /// The result of an earlier run was valid and is used.
        Cached,
        /// Ended with an error.
        Failed,
        /// Not begun, since a node before it did not end well or the run was cancelled.
        Skipped,
        /// Ended on request, or was not to begin.
        Cancelled,
    }

    /// One node of a run.
    pub struct NodeRun {
        /// Id in the pipeline.
        pub id: String,
        /// Kind in the pipeline.
        pub kind: String,
        /// Where it stands.
        pub status: NodeStatus,
        /// How long it took.
        pub seconds: f64,
        /// Id of the node with which it was worked on together, where its own table was not written; the time is told
        /// there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub within: Option<String>,
        /// Rows of its output, where it has rows.
        pub rows: Option<u64>,
        /// Why it failed.
        pub error: Option<WireError>,
        /// What a gate found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub gate: Option<crate::quality::GateResult>,
        /// What was noticed.
        #[serde(default)]
        pub warnings: Vec<Warning>,
    }

    /// What a table row of runs shows.
    pub struct RunSummary {
        /// Identity.
        pub id: String,
        /// Name shown to people: the pipeline and a number.
        pub name: String,
        /// Id of the pipeline.
        pub pipeline: String,
        /// Where it stands.
        pub status: RunStatus,
        /// When it began.
        pub started: Millis,
        /// How long it took, or has taken so far.
        pub seconds: f64,
        /// Share of the work done, 0 to 1, while it runs.
        pub progress: f64,
        /// Who started it.
        pub actor: String,
        /// Final metrics on the test part; none before evaluation. `null` where a metric is not defined.
        pub metrics: BTreeMap<String, Option<f64>>,
        /// The settings of its nodes, keyed `node.param`.
        #[schemars(with = "BTreeMap<String, Value>")]
        #[ts(type = "Record<string, unknown>")]
        pub params: Map<String, Value>,
        /// Why it failed.
        pub error: Option<WireError>,
    }

    /// A model version that a run registered.
    pub struct RegisteredModel {
        /// Name.
        pub name: String,
        /// Version.
        pub version: u32,
    }

    /// A dataset version that a run read.
    pub struct RunInput {
        /// Name.
        pub dataset: String,
        /// Version.
        pub version: u32,
        /// SHA-256 of its content.
        pub digest: String,
    }

    /// Everything known of a run.
    pub struct Run {
        /// What the table shows.
        #[serde(flatten)]
        #[ts(flatten)]
        pub summary: RunSummary,
        /// The pipeline as it ran.
        pub file: crate::pipeline::PipelineFile,
        /// Its nodes in the order of work.
        pub nodes: Vec<NodeRun>,
        /// What it read.
        pub inputs: Vec<RunInput>,
        /// What it registered.
        pub models: Vec<RegisteredModel>,
        /// Its evaluation, once there is one.
        pub evaluation: Option<crate::model::Evaluation>,
    }

    /// A curve: one metric over the steps of training.
    pub struct Series {
        /// Id of the run.
        pub run: String,
        /// Node that reported it.
        pub node: String,
        /// Metric, for example `train_loss`.
        pub metric: String,
        /// Steps (epochs), rising.
        pub steps: Vec<u64>,
        /// Values; `null` where not a number.
        pub values: Vec<Option<f64>>,
        /// When each was reported.
        pub times: Vec<Millis>,
    }

    /// Asks for runs. What is left out narrows nothing; everything given must hold.
    #[derive(Default)]
    #[serde(default)]
    #[ts(optional_fields)]
    pub struct RunsRequest {
        /// Only runs of this pipeline.
        pub pipeline: Option<String>,
        /// Only runs of one of these pipelines.
        #[ts(optional, as = "Option<Vec<String>>")]
        pub pipelines: Vec<String>,
        /// Only these runs, by id.
        #[ts(optional, as = "Option<Vec<String>>")]
        pub ids: Vec<String>,
        /// Only runs that stand in one of these states.
        #[ts(optional, as = "Option<Vec<RunStatus>>")]
        pub status: Vec<RunStatus>,
        /// Only runs with this text in their name, pipeline or starter; capital and small letters are the same.
        pub text: Option<String>,
        /// Only runs that began at this time or later.
        pub since: Option<Millis>,
        /// Only runs that began before this time.
        pub until: Option<Millis>,
        /// Only runs for which this holds, for example
        /// `metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01`.
        pub filter: Option<String>,
        /// What to sort by: `name`, `pipeline`, `status`, `started`, `seconds`, `actor`, or as in the filter
        /// `metrics.NAME`, `params.NODE.PARAM` or `data.DATASET`; by default newest first. Runs without the value
        /// come last in both directions.
        pub sort: Option<String>,
        /// Largest first.
        #[ts(optional, as = "Option<bool>")]
        pub descending: bool,
        /// Sort by pipeline first, so that its runs stand together.
        #[ts(optional, as = "Option<bool>")]
        pub group: bool,
        /// Say between what the metrics of the matching runs lie.
        #[ts(optional, as = "Option<bool>")]
        pub ranges: bool,
        /// How many of the matching runs to leave out.
        pub offset: Option<u64>,
        /// At most so many; 1,000 by default.
        pub limit: Option<u32>,
    }

    /// A page of runs.
    pub struct RunList {
        /// The runs, in the order asked for.
        pub runs: Vec<RunSummary>,
        /// How many match.
        pub matching: u64,
        /// How many there are in all.
        pub total: u64,
        /// When the newest of all began: what begins later is not in the answer. 0 while there is none.
        pub newest: Millis,
        /// What runs are known to have.
        pub known: RunFields,
        /// How many match of each pipeline, in the order of the runs; empty unless they were asked for in groups.
        pub groups: Vec<GroupCount>,
        /// Between what the metrics of the matching runs lie, by pipeline: those of one learn from the same data.
        pub ranges: Vec<MetricRange>,
    }

    /// How many runs of a pipeline match.
    pub struct GroupCount {
        /// Id of the pipeline.
        pub pipeline: String,
        /// How many match.
        pub matching: u64,
    }

    /// Between what a metric lies.
    pub struct MetricRange {
        /// Pipeline whose runs these are.
        pub pipeline: String,
        /// Metric.
        pub metric: String,
        /// Smallest value.
        pub least: f64,
        /// Largest value.
        pub most: f64,
    }

    /// What the runs of a workspace have, whether they match or not; each by name.
    #[derive(Default)]
    pub struct RunFields {
        /// Final metrics.
        pub metrics: Vec<String>,
        /// Settings, `node.param`.
        pub params: Vec<String>,
        /// Datasets that were read.
        pub data: Vec<String>,
        /// Pipelines that ran.
        pub pipelines: Vec<String>,
    }

    /// Names a run: its id, an unambiguous beginning of it, or its name.
    pub struct RunRef {
        /// Id, beginning of an id, or name.
        pub id: String,
    }

    /// Asks to cancel a run, or one node of it.
    pub struct CancelRunRequest {
        /// Id, beginning of an id, or name.
        pub id: String,
        /// The node, with those within it where it is of a component; what needs it is skipped, and the rest goes on.
        #[serde(default)]
        #[ts(optional)]
        pub node: Option<String>,
    }

    /// A run.
    pub struct RunResponse {
        /// The run.
        pub run: Run,
    }

    /// Names long work that is not a run.
    pub struct JobRef {
        /// Identity from its events.
        pub job: String,
    }

    /// Names several runs.
    pub struct RunRefs {
        /// Ids, beginnings of ids, or names.
        pub ids: Vec<String>,
    }

    /// Asks for curves.
    pub struct SeriesRequest {
        /// Ids, beginnings of ids, or names.
        pub ids: Vec<String>,
        /// Only the curves of this metric.
        #[serde(default)]
        #[ts(optional)]
        pub metric: Option<String>,
    }

    /// Curves of several runs.
    pub struct SeriesResponse {
        /// One for each run, node and metric.
        pub series: Vec<Series>,
    }

    /// One row of a comparison.
    pub struct Difference {
        /// What is compared: a metric, a parameter `node.param`, or a dataset.
        pub key: String,
        /// The value in each run, in the order asked for; `null` where a run has none.
        #[ts(type = "unknown[]")]
        pub values: Vec<Value>,
        /// True unless all values are equal.
        pub differs: bool,
    }

    /// Several runs beside each other.
    pub struct CompareResponse {
        /// The runs, in the order asked for.
        pub runs: Vec<RunSummary>,
        /// Final metrics.
        pub metrics: Vec<Difference>,
        /// Settings.
        pub params: Vec<Difference>,
        /// Dataset versions.
        pub data: Vec<Difference>,
    }
}
