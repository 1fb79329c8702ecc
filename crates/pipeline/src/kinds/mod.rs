//! What each kind of node takes, for the forms of an editor: the same names, bounds, choices and defaults as the parsers of
//! [`crate::params`], which tests hold together.

mod columns;
mod deliver;
mod learning;
mod rows;
mod spec;

use falaj_schema::editor::{InputSpec, KindGroup, KindSpec, NodeKinds, ParamSpec};
use falaj_schema::pipeline::NodeKind;

/// Every kind, in the order of the flow.
pub fn all() -> NodeKinds {
    NodeKinds { kinds: NodeKind::ALL.map(kind).into() }
}

/// A kind with its ports and settings.
pub fn kind(kind: NodeKind) -> KindSpec {
    let needed = kind.inputs().len() - kind.optional_inputs();
    let inputs = kind.inputs().iter().enumerate().map(|(at, (name, port))| InputSpec {
        name: (*name).to_owned(),
        port: *port,
        optional: at >= needed,
    });
    KindSpec {
        kind: kind.as_str().to_owned(),
        group: group(kind),
        inputs: inputs.collect(),
        output: kind.output(),
        params: params(kind),
    }
}

/// The settings of a kind, in the order in which they are written.
pub fn params(kind: NodeKind) -> Vec<ParamSpec> {
    match kind {
        NodeKind::Source => rows::source(),
        NodeKind::Join => rows::join(),
        NodeKind::Label => columns::label(),
        NodeKind::Select => columns::select(),
        NodeKind::Quality => rows::quality(),
        NodeKind::Rename => columns::rename(),
        NodeKind::Cast => columns::cast(),
        NodeKind::Filter => rows::filter(),
        NodeKind::Derive => columns::derive(),
        NodeKind::Union => rows::union(),
        NodeKind::AsofJoin => rows::asof_join(),
        NodeKind::Aggregate => rows::aggregate(),
        NodeKind::Window => columns::window(),
        NodeKind::Pivot => rows::pivot(),
        NodeKind::Unpivot => rows::unpivot(),
        NodeKind::Sort => rows::sort(),
        NodeKind::Sample => rows::sample(),
        NodeKind::Deduplicate => rows::deduplicate(),
        NodeKind::Clip => columns::clip(),
        NodeKind::Bin => columns::bin(),
        NodeKind::CleanText => columns::clean_text(),
        NodeKind::HashText => columns::hash_text(),
        NodeKind::DateParts => columns::date_parts(),
        NodeKind::Sql => rows::sql(),
        NodeKind::Split => learning::split(),
        NodeKind::Prepare => learning::prepare(),
        NodeKind::TrainLinear => learning::train_linear(),
        NodeKind::TrainMlp => learning::train_mlp(),
        NodeKind::Evaluate => learning::evaluate(),
        NodeKind::Register => learning::register(),
        NodeKind::Predict => deliver::predict(),
        NodeKind::Export => deliver::export(),
        NodeKind::Report => deliver::report(),
    }
}

fn group(kind: NodeKind) -> KindGroup {
    use NodeKind::*;
    match kind {
        Source => KindGroup::Sources,
        Join | AsofJoin | Union | Aggregate | Pivot | Sql => KindGroup::Combine,
        Quality | Filter | Deduplicate | Clip | CleanText | Cast => KindGroup::Clean,
        Label | Select | Rename | Derive | Window | Unpivot | Sort | Bin | HashText | DateParts => KindGroup::Shape,
        Sample | Split | Prepare => KindGroup::Prepare,
        TrainLinear | TrainMlp => KindGroup::Learn,
        Evaluate | Report => KindGroup::Judge,
        Register | Predict | Export => KindGroup::Deliver,
    }
}

#[cfg(test)]
mod tests;
