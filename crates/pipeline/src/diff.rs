//! What differs between two pipelines: their nodes, settings and connections, whatever their order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use falaj_schema::editor::{ChangeCounts, NodeDiff, PipelineDiff, ValueDiff};
use falaj_schema::pipeline::{Node, PipelineFile};
use serde_json::{Map, Value};

/// What differs between `from` and `to`; nodes are the same ones if they have the same id.
pub fn diff(from: &PipelineFile, to: &PipelineFile) -> PipelineDiff {
    let (before, after) = (by_id(from), by_id(to));
    let only = |own: &PipelineFile, other: &HashMap<&str, &Node>| -> Vec<String> {
        let lacking = own.nodes.iter().filter(|node| !other.contains_key(node.id.as_str()));
        lacking.map(|node| node.id.clone()).collect()
    };
    let (added, removed) = (only(to, &before), only(from, &after));
    let both = to.nodes.iter().filter_map(|node| Some((*before.get(node.id.as_str())?, node)));
    let changed: Vec<NodeDiff> = both.filter_map(|(before, after)| node(before, after)).collect();
    let about = [("name", &from.name, &to.name), ("description", &from.description, &to.description)];
    let about = about.into_iter().filter_map(|(name, from, to)| value(name, text(from), text(to))).collect();
    let counts =
        ChangeCounts { added: added.len() as u32, removed: removed.len() as u32, changed: changed.len() as u32 };
    PipelineDiff { added, removed, changed, about, components: Vec::new(), counts }
}

fn by_id(pipeline: &PipelineFile) -> HashMap<&str, &Node> {
    pipeline.nodes.iter().map(|node| (node.id.as_str(), node)).collect()
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

fn node(before: &Node, after: &Node) -> Option<NodeDiff> {
    let kind = value("kind", text(&before.kind), text(&after.kind));
    let params = params(&before.params, &after.params);
    let inputs = inputs(&before.inputs, &after.inputs);
    let disabled = (before.disabled != after.disabled).then_some(after.disabled);
    let differs = kind.is_some() || !params.is_empty() || !inputs.is_empty() || disabled.is_some();
    differs.then(|| NodeDiff { node: after.id.clone(), kind, params, inputs, disabled })
}

fn params(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<ValueDiff> {
    // A setting that is null is one that is left out.
    let given = |params: &Map<String, Value>, name: &str| params.get(name).filter(|value| !value.is_null()).cloned();
    let new = after.keys().filter(|name| !before.contains_key(*name));
    before.keys().chain(new).filter_map(|name| value(name, given(before, name), given(after, name))).collect()
}

fn inputs(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<ValueDiff> {
    let ports: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let given = |inputs: &BTreeMap<String, String>, port: &str| inputs.get(port).map(|id| id.clone().into());
    ports.into_iter().filter_map(|port| value(port, given(before, port), given(after, port))).collect()
}

fn value(name: &str, from: Option<Value>, to: Option<Value>) -> Option<ValueDiff> {
    (from != to).then(|| ValueDiff { name: name.to_owned(), from, to })
}

#[cfg(test)]
mod tests;
