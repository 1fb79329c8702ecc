//! The settings of nodes: typed, with defaults and ranges, by kind.

mod deliver;
mod learning;
mod operations;
mod reader;
mod tables;

use falaj_data::transform::Operation;
use falaj_schema::Error;
use falaj_schema::pipeline::{Node, NodeKind};
use serde::Serialize;
use serde_json::{Map, Value};

pub use deliver::{Export, Predict, Report};
pub use learning::{Categorical, TaskName};
pub use learning::{Evaluate, Imputation, Prepare, Register, Scaling, TrainLinear, TrainMlp, Training};
pub(crate) use tables::MAX_SEED;
pub use tables::{Join, JoinKind, Label, Quality, Select, Several, Source, Split, SplitMethod, Threshold};

/// The settings of one node.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Params {
    /// Of a `source`.
    Source(Source),
    /// Of a `join`.
    Join(Join),
    /// Of a `label`.
    Label(Label),
    /// Of a `select`.
    Select(Select),
    /// Of a `quality`.
    Quality(Quality),
    /// Of the other nodes that make a table of tables.
    Operation(Operation),
    /// Of a `split`.
    Split(Split),
    /// Of a `prepare`.
    Prepare(Prepare),
    /// Of a `train_linear`.
    TrainLinear(TrainLinear),
    /// Of a `train_mlp`.
    TrainMlp(TrainMlp),
    /// Of an `evaluate`.
    Evaluate(Evaluate),
    /// Of a `register`.
    Register(Register),
    /// Of a `predict`.
    Predict(Predict),
    /// Of an `export`.
    Export(Export),
    /// Of a `report`.
    Report(Report),
}

impl Params {
    /// Reads the settings of a node of `kind`; everything that is wrong with them otherwise.
    pub fn parse(node: &Node, kind: NodeKind) -> Result<Self, Vec<Error>> {
        match kind {
            NodeKind::Source => Source::parse(node).map(Self::Source),
            NodeKind::Join => Join::parse(node).map(Self::Join),
            NodeKind::Label => Label::parse(node).map(Self::Label),
            NodeKind::Select => Select::parse(node).map(Self::Select),
            NodeKind::Quality => Quality::parse(node).map(Self::Quality),
            NodeKind::Split => Split::parse(node).map(Self::Split),
            NodeKind::Prepare => Prepare::parse(node).map(Self::Prepare),
            NodeKind::TrainLinear => TrainLinear::parse(node).map(Self::TrainLinear),
            NodeKind::TrainMlp => TrainMlp::parse(node).map(Self::TrainMlp),
            NodeKind::Evaluate => Evaluate::parse(node).map(Self::Evaluate),
            NodeKind::Register => Register::parse(node).map(Self::Register),
            NodeKind::Predict => Predict::parse(node).map(Self::Predict),
            NodeKind::Export => Export::parse(node).map(Self::Export),
            NodeKind::Report => Report::parse(node).map(Self::Report),
            kind => operations::parse(node, kind).map(Self::Operation),
        }
    }

    /// Every setting with its value, defaults included; fields in declared order, so that equal settings are equal text.
    pub fn to_map(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            // These structs have only string keys and finite numbers, which always serialise.
            _ => Map::new(),
        }
    }
}

/// The names of a kind's parameters, in the order in which they are written.
pub fn names(kind: NodeKind) -> &'static [&'static str] {
    match kind {
        NodeKind::Source => Source::NAMES,
        NodeKind::Join => Join::NAMES,
        NodeKind::Label => Label::NAMES,
        NodeKind::Select => Select::NAMES,
        NodeKind::Quality => Quality::NAMES,
        NodeKind::Split => Split::NAMES,
        NodeKind::Prepare => Prepare::NAMES,
        NodeKind::TrainLinear => TrainLinear::NAMES,
        NodeKind::TrainMlp => TrainMlp::NAMES,
        NodeKind::Evaluate => Evaluate::NAMES,
        NodeKind::Register => Register::NAMES,
        NodeKind::Predict => Predict::NAMES,
        NodeKind::Export => Export::NAMES,
        NodeKind::Report => Report::NAMES,
        kind => operations::names(kind),
    }
}

#[cfg(test)]
mod tests;
