//! What differs between two pipelines: their nodes, settings and connections, whatever their order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use falaj_schema::component::{ComponentChange, ComponentDiff};
use falaj_schema::editor::{ChangeCounts, NodeDiff, PipelineDiff, ValueDiff};
use falaj_schema::pipeline::{Component, Node, PipelineFile};
use serde::Serialize;
use serde_json::{Map, Value};

/// What differs between `from` and `to`; nodes are the same ones if they have the same id, components if they have the same
/// name.
pub fn diff(from: &PipelineFile, to: &PipelineFile) -> PipelineDiff {
    let about = [
        value("name", text(&from.name), text(&to.name)),
        value("description", text(&from.description), text(&to.description)),
        value("parameters", list(&from.parameters), list(&to.parameters)),
    ];
    let mut diff = nodes(&from.nodes, &to.nodes, about.into_iter().flatten().collect());
    let names: BTreeSet<&String> = from.components.keys().chain(to.components.keys()).collect();
    let both = names.into_iter().map(|name| (name, from.components.get(name), to.components.get(name)));
    diff.components = both.filter_map(|(name, from, to)| component(name, from, to)).collect();
    for inner in diff.components.iter().filter_map(|component| component.diff.as_ref()) {
        diff.counts.added += inner.counts.added;
        diff.counts.removed += inner.counts.removed;
        diff.counts.changed += inner.counts.changed;
    }
    diff
}

fn nodes(from: &[Node], to: &[Node], about: Vec<ValueDiff>) -> PipelineDiff {
    let (before, after) = (by_id(from), by_id(to));
    let only = |own: &[Node], other: &HashMap<&str, &Node>| -> Vec<String> {
        own.iter().filter(|node| !other.contains_key(node.id.as_str())).map(|node| node.id.clone()).collect()
    };
    let (added, removed) = (only(to, &before), only(from, &after));
    let both = to.iter().filter_map(|node| Some((*before.get(node.id.as_str())?, node)));
    let changed: Vec<NodeDiff> = both.filter_map(|(before, after)| node(before, after)).collect();
    let counts =
        ChangeCounts { added: added.len() as u32, removed: removed.len() as u32, changed: changed.len() as u32 };
    PipelineDiff { added, removed, changed, about, components: Vec::new(), counts }
}

fn component(name: &str, from: Option<&Component>, to: Option<&Component>) -> Option<ComponentDiff> {
    let (change, diff) = match (from, to) {
        (Some(from), Some(to)) => (ComponentChange::Changed, Some(Box::new(within(from, to)?))),
        (None, _) => (ComponentChange::Added, None),
        (_, None) => (ComponentChange::Removed, None),
    };
    Some(ComponentDiff { name: name.to_owned(), change, diff })
}

fn within(from: &Component, to: &Component) -> Option<PipelineDiff> {
    let about = [
        value("title", text(&from.title), text(&to.title)),
        value("description", text(&from.description), text(&to.description)),
        value("version", Some(from.version.into()), Some(to.version.into())),
        value("inputs", list(&from.inputs), list(&to.inputs)),
        value("outputs", list(&from.outputs), list(&to.outputs)),
        value("parameters", list(&from.parameters), list(&to.parameters)),
    ];
    let diff = nodes(&from.nodes, &to.nodes, about.into_iter().flatten().collect());
    let differs = !diff.about.is_empty() || diff.counts != ChangeCounts::default();
    differs.then_some(diff)
}

fn by_id(nodes: &[Node]) -> HashMap<&str, &Node> {
    nodes.iter().map(|node| (node.id.as_str(), node)).collect()
}

fn list<T: Serialize>(list: &[T]) -> Option<Value> {
    serde_json::to_value(list).ok().filter(|_| !list.is_empty())
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

fn node(before: &Node, after: &Node) -> Option<NodeDiff> {
    let kind = value("kind", text(&before.kind), text(&after.kind));
    let params = params(&before.params, &after.params);
    let inputs = inputs(&before.inputs, &after.inputs);
    let disabled = (before.disabled != after.disabled).then_some(after.disabled);
    let pin = |node: &Node| node.pinned.clone().map(Value::from);
    let pinned = value("pinned", pin(before), pin(after));
    let differs = kind.is_some() || !params.is_empty() || !inputs.is_empty() || disabled.is_some() || pinned.is_some();
    differs.then(|| NodeDiff { node: after.id.clone(), kind, params, inputs, disabled, pinned })
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
