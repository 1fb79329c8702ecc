//! Editing pipelines: what nodes there are and what they take, where they stand on the canvas, versions of a file, and what
//! differs between two.

mod given;
mod reset;

use std::collections::BTreeMap;

pub use given::*;
pub use reset::*;
use serde_json::{Map, Value};

use crate::component::{ComponentDiff, ComponentStanding};
use crate::pipeline::{NodeColumns, PipelineFile, PortType, Problem};
use crate::{Millis, contract};

/// The format of layouts that this build writes, and the newest it reads.
pub const LAYOUT_FORMAT: u32 = 1;

contract! {
    /// The kinds of node that this build knows.
    pub struct NodeKinds {
        /// In the order of the flow.
        pub kinds: Vec<KindSpec>,
    }

    /// A kind of node: its ports and its settings.
    pub struct KindSpec {
        /// Its name in files.
        pub kind: String,
        /// The part of the palette that it stands in.
        pub group: KindGroup,
        /// Its input ports, from the top.
        pub inputs: Vec<InputSpec>,
        /// What it gives.
        pub output: PortType,
        /// Its settings, in the order in which they are written.
        pub params: Vec<ParamSpec>,
    }

    /// The parts of the palette, in the order of the flow; `group-GROUP` in the catalogue of messages.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum KindGroup {
        /// Where data comes from.
        Sources,
        /// Several tables become one, or rows become groups.
        Combine,
        /// Rules, and mending what does not hold to them.
        Clean,
        /// Other columns.
        Shape,
        /// Parts and fitted preprocessing.
        Prepare,
        /// Training.
        Learn,
        /// Evaluation.
        Judge,
        /// Where models go.
        Deliver,
    }

    /// An input port.
    pub struct InputSpec {
        /// Its name in files.
        pub name: String,
        /// What it takes.
        pub port: PortType,
        /// Whether it may be left open.
        pub optional: bool,
    }

    /// A setting of a node, or a field of one. It is called `param-KIND-NAME` in the catalogue of messages, a field
    /// `param-KIND-NAME-FIELD`, else `param-any-NAME`; its `.help` says what it does. Its choices are likewise
    /// `choice-KIND-NAME-VALUE` or `choice-any-NAME-VALUE`.
    pub struct ParamSpec {
        /// Its name in files.
        pub name: String,
        /// What it takes.
        pub takes: ParamType,
        /// Whether a node needs it; of several settings with the same `one_of`, whether it needs one of them.
        pub required: bool,
        /// What stands for it where it is left out; `null` where that is nothing, or depends on other settings.
        pub default: Option<Value>,
        /// At most one of the settings of a node with the same name here can be given; `one-of-KIND-NAME` in the catalogue.
        pub one_of: Option<String>,
        /// What its numbers count: `rows`, `epochs`, `share` …; `unit-UNIT` in the catalogue.
        pub unit: Option<String>,
        /// Whether few people change it.
        pub advanced: bool,
    }

    /// What a setting takes.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ParamType {
        /// Text; of several lines where that is usual.
        Text {
            /// Whether it usually has several lines.
            lines: bool,
        },
        /// Yes or no.
        Boolean {},
        /// A number.
        Number {
            /// The smallest that is allowed.
            min: Option<f64>,
            /// The largest that is allowed.
            max: Option<f64>,
        },
        /// A whole number.
        Integer {
            /// The smallest that is allowed.
            min: u64,
            /// The largest that is allowed.
            max: u64,
        },
        /// A list of numbers.
        Numbers {
            /// How few there can be.
            least: u32,
            /// How many there can be.
            most: u32,
            /// Whether they are whole.
            whole: bool,
            /// The smallest that is allowed.
            min: Option<f64>,
            /// The largest that is allowed.
            max: Option<f64>,
        },
        /// A list of texts.
        Texts {},
        /// One of some words.
        Choice {
            /// The words.
            choices: Vec<String>,
        },
        /// Several of some words.
        Choices {
            /// The words.
            choices: Vec<String>,
        },
        /// A column that enters.
        Column {
            /// The input port that it enters by.
            port: String,
        },
        /// Several columns that enter.
        Columns {
            /// The input port that they enter by.
            port: String,
        },
        /// An expression over the columns that enter.
        Expression {
            /// The input port that they enter by.
            port: String,
            /// Whether it has to be true or false.
            condition: bool,
        },
        /// A query in SQL over the tables that enter, each under the name of its port.
        Sql {},
        /// A dataset of the workspace, `name` or `name@version`.
        Dataset {},
        /// A suite of quality rules.
        Suite {},
        /// The name of a model in the registry; a new one makes a new model.
        Model {},
        /// A version of a model in the registry: `name` for the newest, `name@3`, or `name@` and another name of it.
        ModelVersion {},
        /// An object from columns that enter to a value each.
        Map {
            /// The input port that the columns enter by.
            port: String,
            /// What each value takes.
            value: Box<ParamType>,
        },
        /// A list of objects.
        List {
            /// What each object has.
            fields: Vec<ParamSpec>,
            /// The field that a text in place of an object stands for, where one may stand there.
            short: Option<String>,
        },
        /// An object.
        Object {
            /// What it has.
            fields: Vec<ParamSpec>,
        },
        /// One of several shapes.
        Either {
            /// The shapes; the first that a value fits counts.
            shapes: Vec<ParamType>,
        },
    }

    /// Where nodes stand, and notes beside them. It is kept apart from the pipeline, in a file of its own, so that moving a
    /// node changes nothing that runs.
    pub struct PipelineLayout {
        /// Version of the format; see [`LAYOUT_FORMAT`].
        pub falaj_layout: u32,
        /// Left upper corners by node, in pixels; a node that is not here is placed by the editor.
        #[serde(default)]
        pub nodes: BTreeMap<String, [f64; 2]>,
        /// Notes on the canvas.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub notes: Vec<CanvasNote>,
        /// The same within each component.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        #[ts(optional, as = "Option<_>")]
        pub components: BTreeMap<String, ComponentLayout>,
    }

    /// Where the nodes of a component stand, and notes beside them.
    #[derive(Default)]
    pub struct ComponentLayout {
        /// Left upper corners by node, in pixels; those of its inputs as `in:NAME`, of its outputs as `out:NAME`.
        #[serde(default)]
        pub nodes: BTreeMap<String, [f64; 2]>,
        /// Notes on the canvas.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(optional, as = "Option<_>")]
        pub notes: Vec<CanvasNote>,
    }

    /// A note on the canvas.
    pub struct CanvasNote {
        /// Unique in the layout.
        pub id: String,
        /// What it says.
        pub text: String,
        /// Left upper corner, in pixels.
        pub at: [f64; 2],
        /// Width and height, in pixels.
        pub size: [f64; 2],
        /// Who changed the text last; the host writes it, and what was written before it did has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub actor: Option<String>,
        /// When that was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub changed: Option<Millis>,
    }

    /// What the editor knows of a node that is not at work.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum NodeLight {
        /// Something is wrong with it, or with what it reads.
        NotConfigured,
        /// It can run, and never did.
        Ready,
        /// Its result is there, made by just these settings and inputs.
        Cached,
        /// It ran, and its settings or inputs have changed since.
        Stale,
        /// It is switched off, or needs a node that is.
        Disabled,
        /// It gives a result that is pinned.
        Pinned,
    }

    /// A pipeline as the editor shows it.
    pub struct PipelineDocument {
        /// Its id in the workspace, or its path.
        pub id: String,
        /// Path of the file.
        pub path: String,
        /// SHA-256 of the pipeline and its layout as they stand, hexadecimal: what the next change is based on.
        pub digest: String,
        /// The pipeline.
        pub pipeline: PipelineFile,
        /// Where its nodes stand.
        pub layout: PipelineLayout,
        /// Number of its newest version; 0 where none is kept yet.
        pub version: u32,
        /// When the file was last changed.
        pub modified: Millis,
        /// What follows from the pipeline.
        pub findings: Findings,
    }

    /// What follows from a pipeline, worked out by the host.
    ///
    /// A node of a component is told by the nodes within it, whose ids are `id/inner`.
    pub struct Findings {
        /// Ids of the nodes that run, every node after those it reads from; empty when there is a cycle.
        pub order: Vec<String>,
        /// What is wrong.
        pub problems: Vec<Problem>,
        /// The columns that leave each node, in the order of the file, then those of each `id.output` of a component.
        pub columns: Vec<NodeColumns>,
        /// Of each node how it stands; a node of a component as the worst of the nodes within it.
        pub lights: BTreeMap<String, NodeLight>,
        /// Rows of each result that is there, by node or `id.output`.
        pub rows: BTreeMap<String, u64>,
        /// Key of each result that is there and can be pinned, by node.
        pub results: BTreeMap<String, String>,
        /// Of each node whose result is pinned, whether it would give the same one if it worked now.
        pub pins: BTreeMap<String, bool>,
        /// Of each component of the file what the library has of it.
        pub components: BTreeMap<String, ComponentStanding>,
    }

    /// Asks to write a pipeline that was changed in an editor.
    pub struct SavePipelineRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The pipeline as it is now; it need not be sound.
        pub pipeline: PipelineFile,
        /// Where its nodes stand now.
        pub layout: PipelineLayout,
        /// Digest of the document that was changed. If the file is another one by now, both changes are brought together; what
        /// both changed in different ways is refused with `pipeline_changed`, and nothing is written.
        pub base: String,
        /// On a conflict, whose change counts: `mine` or `theirs`.
        #[serde(default)]
        #[ts(optional)]
        pub prefer: Option<Prefer>,
        /// What was done, for the history: the key of a message, `edit-move`, with the nodes that it concerns.
        #[serde(default)]
        #[ts(optional)]
        pub what: Option<String>,
    }

    /// Whose change counts where two contradict each other.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Prefer {
        /// The one that is being saved.
        Mine,
        /// The one that stands in the file.
        Theirs,
    }

    /// A pipeline that was saved.
    pub struct SavedPipeline {
        /// The document as it stands now.
        pub document: PipelineDocument,
        /// Whether changes made elsewhere came in: then the document differs from what was sent.
        pub merged: bool,
        /// Whether it made a new version; what one person saves within a minute is one.
        pub fresh: bool,
    }

    /// Asks for an empty pipeline.
    pub struct CreatePipelineRequest {
        /// Name shown to people; the file is named after it.
        pub name: String,
        /// A pipeline to copy: its path or id.
        #[serde(default)]
        #[ts(optional)]
        pub from: Option<String>,
    }

    /// A pipeline at some time.
    pub struct PipelineVersion {
        /// Counted from 1.
        pub version: u32,
        /// When it was last saved.
        pub saved: Millis,
        /// Who saved it; empty where the file was changed outside Falaj.
        pub actor: String,
        /// What was done, as the editor called it when it saved.
        pub what: Option<String>,
        /// Whether a run began from it; it is kept for good then.
        pub ran: bool,
        /// Nodes it had.
        pub nodes: u32,
        /// What it changed of the version before.
        pub changes: ChangeCounts,
    }

    /// How much differs.
    #[derive(Copy, Eq, Default)]
    pub struct ChangeCounts {
        /// Nodes that came in.
        pub added: u32,
        /// Nodes that went.
        pub removed: u32,
        /// Nodes with other settings, inputs or another kind.
        pub changed: u32,
    }

    /// The versions of a pipeline.
    pub struct PipelineHistory {
        /// Newest first.
        pub versions: Vec<PipelineVersion>,
    }

    /// Asks for a version of a pipeline.
    pub struct PipelineVersionRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// Its number.
        pub version: u32,
    }

    /// A version of a pipeline.
    pub struct PipelineContent {
        /// The pipeline.
        pub pipeline: PipelineFile,
        /// Where its nodes stood.
        pub layout: PipelineLayout,
    }

    /// Asks what differs between two pipelines, or versions of one.
    pub struct PipelineDiffRequest {
        /// The earlier one: path, id, or `id@version`.
        pub from: String,
        /// The later one.
        pub to: String,
    }

    /// What differs between two pipelines.
    pub struct PipelineDiff {
        /// Nodes of the second alone.
        pub added: Vec<String>,
        /// Nodes of the first alone.
        pub removed: Vec<String>,
        /// Nodes of both that differ.
        pub changed: Vec<NodeDiff>,
        /// The pipeline's name, description, parameters and the like.
        pub about: Vec<ValueDiff>,
        /// Components that differ, by name.
        pub components: Vec<ComponentDiff>,
        /// How much that is, with the nodes of components that both have.
        pub counts: ChangeCounts,
    }

    /// What differs in a node.
    pub struct NodeDiff {
        /// Its id.
        pub node: String,
        /// Its kind, where that differs.
        pub kind: Option<ValueDiff>,
        /// Its settings.
        pub params: Vec<ValueDiff>,
        /// What feeds its ports.
        pub inputs: Vec<ValueDiff>,
        /// Whether the second has it switched off, where that differs.
        pub disabled: Option<bool>,
        /// Key of the result that is pinned, where that differs.
        pub pinned: Option<ValueDiff>,
    }

    /// A value in one and in the other; `null` where it is not there.
    pub struct ValueDiff {
        /// What it is called.
        pub name: String,
        /// In the first.
        pub from: Option<Value>,
        /// In the second.
        pub to: Option<Value>,
    }
}

impl PipelineLayout {
    /// A layout in which nothing has a place yet.
    pub fn empty() -> Self {
        let (nodes, notes, components) = Default::default();
        Self { falaj_layout: LAYOUT_FORMAT, nodes, notes, components }
    }
}

/// Settings by name, as they stand in files.
pub type Settings = Map<String, Value>;
