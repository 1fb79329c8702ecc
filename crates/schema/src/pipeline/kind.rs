//! What the kinds of node are called, take and give.

use super::{NodeKind, PortType};

impl NodeKind {
    /// Every kind, in the order of the flow.
    pub const ALL: [NodeKind; 33] = [
        Self::Source,
        Self::Join,
        Self::Label,
        Self::Select,
        Self::Quality,
        Self::Rename,
        Self::Cast,
        Self::Filter,
        Self::Derive,
        Self::Union,
        Self::AsofJoin,
        Self::Aggregate,
        Self::Window,
        Self::Pivot,
        Self::Unpivot,
        Self::Sort,
        Self::Sample,
        Self::Deduplicate,
        Self::Clip,
        Self::Bin,
        Self::CleanText,
        Self::HashText,
        Self::DateParts,
        Self::Sql,
        Self::Split,
        Self::Prepare,
        Self::TrainLinear,
        Self::TrainMlp,
        Self::Evaluate,
        Self::Register,
        Self::Predict,
        Self::Export,
        Self::Report,
    ];

    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Join => "join",
            Self::Label => "label",
            Self::Select => "select",
            Self::Quality => "quality",
            Self::Rename => "rename",
            Self::Cast => "cast",
            Self::Filter => "filter",
            Self::Derive => "derive",
            Self::Union => "union",
            Self::AsofJoin => "asof_join",
            Self::Aggregate => "aggregate",
            Self::Window => "window",
            Self::Pivot => "pivot",
            Self::Unpivot => "unpivot",
            Self::Sort => "sort",
            Self::Sample => "sample",
            Self::Deduplicate => "deduplicate",
            Self::Clip => "clip",
            Self::Bin => "bin",
            Self::CleanText => "clean_text",
            Self::HashText => "hash_text",
            Self::DateParts => "date_parts",
            Self::Sql => "sql",
            Self::Split => "split",
            Self::Prepare => "prepare",
            Self::TrainLinear => "train_linear",
            Self::TrainMlp => "train_mlp",
            Self::Evaluate => "evaluate",
            Self::Register => "register",
            Self::Predict => "predict",
            Self::Export => "export",
            Self::Report => "report",
        }
    }

    /// The kind with this name in the file.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its input ports: name and type. All must be connected, save the last [`NodeKind::optional_inputs`].
    pub fn inputs(self) -> &'static [(&'static str, PortType)] {
        use PortType::*;
        match self {
            Self::Source => &[],
            Self::Join | Self::AsofJoin => &[("left", Table), ("right", Table)],
            Self::Union => &[("top", Table), ("bottom", Table)],
            Self::Sql => &[("a", Table), ("b", Table), ("c", Table)],
            Self::Label
            | Self::Select
            | Self::Quality
            | Self::Split
            | Self::Rename
            | Self::Cast
            | Self::Filter
            | Self::Derive
            | Self::Aggregate
            | Self::Window
            | Self::Pivot
            | Self::Unpivot
            | Self::Sort
            | Self::Sample
            | Self::Deduplicate
            | Self::Clip
            | Self::Bin
            | Self::CleanText
            | Self::HashText
            | Self::DateParts
            | Self::Export
            | Self::Report => &[("table", Table)],
            Self::Predict => &[("table", Table), ("model", Model)],
            Self::Prepare => &[("parts", Parts)],
            Self::TrainLinear | Self::TrainMlp => &[("prepared", Prepared)],
            Self::Evaluate => &[("model", Model)],
            Self::Register => &[("metrics", Metrics)],
        }
    }

    /// How many of its last input ports may be left open; what stands behind an open one is open, too.
    pub fn optional_inputs(self) -> usize {
        match self {
            Self::Sql => 2,
            Self::Predict => 1,
            _ => 0,
        }
    }

    /// The type of its output.
    pub fn output(self) -> PortType {
        match self {
            Self::Source | Self::Join | Self::Label | Self::Select | Self::Quality => PortType::Table,
            Self::Rename
            | Self::Cast
            | Self::Filter
            | Self::Derive
            | Self::Union
            | Self::AsofJoin
            | Self::Aggregate
            | Self::Window
            | Self::Pivot
            | Self::Unpivot
            | Self::Sort
            | Self::Sample
            | Self::Deduplicate
            | Self::Clip
            | Self::Bin
            | Self::CleanText
            | Self::HashText
            | Self::DateParts
            | Self::Sql
            | Self::Predict => PortType::Table,
            Self::Split => PortType::Parts,
            Self::Prepare => PortType::Prepared,
            Self::TrainLinear | Self::TrainMlp => PortType::Model,
            Self::Evaluate => PortType::Metrics,
            Self::Register => PortType::Registered,
            Self::Export => PortType::File,
            Self::Report => PortType::Report,
        }
    }
}

impl PortType {
    /// The name in messages and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Parts => "parts",
            Self::Prepared => "prepared",
            Self::Model => "model",
            Self::Metrics => "metrics",
            Self::Registered => "registered",
            Self::File => "file",
            Self::Report => "report",
        }
    }
}
