//! Pipelines: a graph of typed steps in a readable JSON file.

mod kind;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::dataset::Column;
use crate::error::{Code, Place};
use crate::{Millis, contract};

/// The newest format that this build knows. A file has the oldest one that can say what is in it; see
/// [`PipelineFile::format`].
pub const FORMAT: u32 = 4;

/// How the kinds of nodes begin that are of a component; its name follows.
pub const COMPONENT: &str = "component:";

contract! {
    /// A pipeline as it stands in its file.
    pub struct PipelineFile {
        /// Version of the format; see [`FORMAT`].
        pub falaj_pipeline: u32,
        /// Name shown to people.
        pub name: String,
        /// What it is for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub description: String,
        /// Settings that people choose when they run it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(optional, as = "Option<_>")]
        pub parameters: Vec<Exposed>,
        /// The steps, in any order.
        pub nodes: Vec<Node>,
        /// The components that nodes are of, by name; flat, whoever uses them.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        #[ts(optional, as = "Option<_>")]
        pub components: BTreeMap<String, Component>,
    }

    /// A setting of an inner node that is set from outside.
    pub struct Exposed {
        /// Unique in its list; the same characters as in ids of nodes.
        pub name: String,
        /// `node.param`, a node of the same level; where that is of a component, one of its parameters.
        pub of: String,
        /// What people read; else what the setting itself is called.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub title: Option<String>,
        /// What it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub help: Option<String>,
    }

    /// A part of a pipeline with ports and settings of its own.
    pub struct Component {
        /// Its number in the library; 0 where it was never published.
        pub version: u32,
        /// Name shown to people.
        pub title: String,
        /// What it is for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub description: String,
        /// What enters; all have to be fed. A name here is referred to like the id of a node, and none has both.
        #[serde(default)]
        pub inputs: Vec<ComponentInput>,
        /// What it gives.
        #[serde(default)]
        pub outputs: Vec<ComponentOutput>,
        /// Its settings.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(optional, as = "Option<_>")]
        pub parameters: Vec<Exposed>,
        /// The steps, in any order.
        pub nodes: Vec<Node>,
    }

    /// What enters a component.
    pub struct ComponentInput {
        /// Unique among inputs and nodes.
        pub name: String,
        /// What it takes.
        pub port: PortType,
    }

    /// What a component gives.
    pub struct ComponentOutput {
        /// Unique among outputs.
        pub name: String,
        /// The inner node that gives it: its id, or `id.output` where that is of a component.
        pub of: String,
    }

    /// One step of a pipeline.
    pub struct Node {
        /// Unique in the pipeline.
        pub id: String,
        /// What it does; see [`NodeKind`], or `component:NAME`.
        pub kind: String,
        /// Its settings; what is left out has its default.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        #[schemars(with = "BTreeMap<String, Value>")]
        #[ts(type = "Record<string, unknown>")]
        pub params: Map<String, Value>,
        /// Input port → what feeds it: the id of a node, `id.output` of one that is of a component, or within a component
        /// the name of one of its inputs.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub inputs: BTreeMap<String, String>,
        /// Switched off: neither it nor what needs it runs.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<_>")]
        pub disabled: bool,
        /// Key of the result that it gives, whatever its settings and inputs are: its result is pinned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub pinned: Option<String>,
    }

    /// The kinds of node.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum NodeKind {
        /// Reads a dataset of the workspace.
        Source,
        /// Adds columns of a second table, matched by key columns (left join).
        Join,
        /// Makes the column to predict, by a threshold or as it is; rows without it are left out.
        Label,
        /// Keeps the named columns.
        Select,
        /// Checks a table with a suite of quality rules, and passes it on if it holds.
        Quality,
        /// Gives columns other names.
        Rename,
        /// Gives columns other types.
        Cast,
        /// Keeps the rows for which an expression is true.
        Filter,
        /// Adds or replaces columns by expressions.
        Derive,
        /// Puts two tables below each other.
        Union,
        /// Adds columns of the nearest earlier or later row of a second table.
        AsofJoin,
        /// Makes one row of each group.
        Aggregate,
        /// Adds columns that follow from the rows around each.
        Window,
        /// Makes columns of values.
        Pivot,
        /// Makes rows of columns.
        Unpivot,
        /// Puts rows in order.
        Sort,
        /// Keeps some rows by chance.
        Sample,
        /// Keeps one of several rows with the same keys.
        Deduplicate,
        /// Holds numbers between bounds.
        Clip,
        /// Numbers by the interval that they lie in.
        Bin,
        /// Brings text to one form.
        CleanText,
        /// Counts words in a fixed number of columns.
        HashText,
        /// Adds parts of dates and moments.
        DateParts,
        /// Asks in SQL.
        Sql,
        /// Divides rows into training, validation and test parts.
        Split,
        /// Fits the preprocessing on the training part and applies it to all parts.
        Prepare,
        /// Trains a linear or logistic regression.
        TrainLinear,
        /// Trains a multi-layer perceptron with embeddings for categories.
        TrainMlp,
        /// Evaluates a model on the test part.
        Evaluate,
        /// Puts the model into the registry as a new version.
        Register,
        /// Adds what a model predicts for each row.
        Predict,
        /// Writes a table to a file of the workspace.
        Export,
        /// Looks at every column of a table.
        Report,
    }

    /// What flows between nodes.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PortType {
        /// A table.
        Table,
        /// A table divided into training, validation and test parts.
        Parts,
        /// Parts with their fitted preprocessing applied.
        Prepared,
        /// A trained model.
        Model,
        /// A model with its evaluation.
        Metrics,
        /// A registered model version.
        Registered,
        /// A file outside the artifacts.
        File,
        /// What is known of a table.
        Report,
    }

    /// One thing that is wrong with a pipeline.
    pub struct Problem {
        /// What kind of problem.
        pub code: Code,
        /// The node, if it is one node's problem.
        pub node: Option<String>,
        /// The parameter or input port, if it is one's problem.
        pub param: Option<String>,
        /// What is wrong, in the caller's language.
        pub message: String,
        /// What to do, in the caller's language.
        pub hint: String,
        /// Values for the message's placeholders.
        pub params: BTreeMap<String, String>,
        /// Where, as in an error.
        #[serde(rename = "where")]
        pub place: Place,
    }

    /// The columns that leave a node.
    pub struct NodeColumns {
        /// Id of the node.
        pub node: String,
        /// The columns in order; `null` where they are known only after running, or the node is not sound.
        pub columns: Option<Vec<Column>>,
    }

    /// A pipeline file of the workspace, in a list.
    pub struct PipelineSummary {
        /// The file's name without ending; how commands refer to it.
        pub id: String,
        /// Name shown to people.
        pub name: String,
        /// What it is for.
        pub description: String,
        /// Path of the file.
        pub path: String,
        /// Number of nodes.
        pub nodes: u32,
        /// Number of problems; 0 means that it can run.
        pub problems: u32,
        /// When the file was last changed.
        pub modified: Millis,
        /// Its newest runs, newest first; at most 12.
        pub runs: Vec<crate::run::RunSummary>,
    }

    /// The pipelines of the workspace.
    pub struct PipelineList {
        /// By name.
        pub pipelines: Vec<PipelineSummary>,
    }

    /// Names a pipeline: the path of its file, or its id in the workspace.
    pub struct PipelineRef {
        /// Path or id.
        pub file: String,
    }

    /// A pipeline with everything a screen needs to draw it.
    pub struct PipelineView {
        /// Its id in the workspace, or its path.
        pub id: String,
        /// Path of the file.
        pub path: String,
        /// The file's content.
        pub pipeline: PipelineFile,
        /// The nodes that run, with those within components in the place of the nodes that are of them.
        pub expanded: Vec<Node>,
        /// Ids of those, every node after those it reads from; empty when there is a cycle.
        pub order: Vec<String>,
        /// What is wrong with it.
        pub problems: Vec<Problem>,
    }

    /// Asks for a new pipeline.
    pub struct NewPipelineRequest {
        /// Dataset it reads, `name` or `name@version`.
        pub data: String,
        /// Column it predicts; of a report, one that the others are compared with. Needed by the templates that train.
        #[serde(default)]
        #[ts(optional, as = "Option<_>")]
        pub predict: String,
        /// Of `batch_scoring`, the model of the registry that predicts: `name` or `name@version`.
        #[serde(default)]
        #[ts(optional)]
        pub model: Option<String>,
        /// `auto`, `linear` or `mlp`, which train a model for the column; `batch_scoring` predicts with one that is there,
        /// and `quality_report` checks and reports. `auto` by default.
        #[serde(default)]
        #[ts(optional)]
        pub template: Option<String>,
        /// Columns that the model is not to learn from, such as those that are known only once the answer is.
        #[serde(default)]
        #[ts(optional)]
        pub leave_out: Option<Vec<String>>,
        /// Path of the file to write; by default a file in the workspace named after the dataset and the column.
        #[serde(default)]
        #[ts(optional)]
        pub output: Option<String>,
    }

    /// A pipeline that was just made.
    pub struct NewPipeline {
        /// Path of its file.
        pub path: String,
        /// Its id in the workspace, if the file is in it.
        pub id: String,
        /// Number of nodes.
        pub nodes: u32,
    }

    /// A new pipeline.
    pub struct NewPipelineResponse {
        /// The pipeline.
        pub pipeline: NewPipeline,
    }

    /// The outcome of a check.
    pub struct ValidateResponse {
        /// True when there are no problems.
        pub valid: bool,
        /// What is wrong.
        pub problems: Vec<Problem>,
        /// The columns that leave each node, in the order of the file.
        pub columns: Vec<NodeColumns>,
    }

    /// Asks to run a pipeline.
    pub struct RunRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// Values that replace those of the file for this run, keyed `node.param`, or by the name of a parameter of the
        /// pipeline.
        #[serde(default)]
        #[schemars(with = "BTreeMap<String, Value>")]
        #[ts(optional, as = "Option<BTreeMap<String, Value>>")]
        pub set: Map<String, Value>,
        /// Run this node and what it needs, not the rest.
        #[serde(default)]
        #[ts(optional)]
        pub to: Option<String>,
        /// Wait for the end before answering; otherwise answer as soon as the run has started.
        #[serde(default)]
        #[ts(optional, as = "Option<_>")]
        pub wait: bool,
    }
}

impl PipelineFile {
    /// A pipeline of these nodes.
    pub fn new(name: impl Into<String>, nodes: Vec<Node>) -> Self {
        let (description, parameters, components) = Default::default();
        Self { falaj_pipeline: 1, name: name.into(), description, parameters, nodes, components }
    }

    /// The oldest format that can say what is in it: 3 where there are components or parameters, 2 where a node is
    /// switched off, else 1.
    pub fn format(&self) -> u32 {
        let mut inner = self.components.values().flat_map(|component| &component.nodes);
        match self {
            _ if self.nodes.iter().chain(&mut inner).any(|node| node.pinned.is_some()) => 4,
            _ if !self.components.is_empty() || !self.parameters.is_empty() => 3,
            _ if self.nodes.iter().any(|node| node.disabled) => 2,
            _ => 1,
        }
    }
}

impl Node {
    /// A node that is switched on and has no result pinned.
    pub fn new(id: &str, kind: &str, params: Map<String, Value>, inputs: BTreeMap<String, String>) -> Self {
        Self { id: id.to_owned(), kind: kind.to_owned(), params, inputs, disabled: false, pinned: None }
    }

    /// The name of the component that it is of.
    pub fn component(&self) -> Option<&str> {
        self.kind.strip_prefix(COMPONENT)
    }
}
