//! How the nodes of a pipeline stand that is not at work: what could run, what is there already.

use std::collections::{BTreeMap, HashSet};

use falaj_schema::Result;
use falaj_schema::editor::NodeLight;
use falaj_store::Store;
use serde_json::Value;

use crate::check::Checked;
use crate::output::Output;
use crate::plan;

/// How each node stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Of each node by its id.
    pub lights: BTreeMap<String, NodeLight>,
    /// Rows of each result that is there.
    pub rows: BTreeMap<String, u64>,
}

/// The key of each node's result, by its position in the pipeline without components; none where it or what it reads from
/// is not sound.
pub fn keys(checked: &Checked) -> Result<Vec<Option<String>>> {
    let pipeline = &checked.expanded.pipeline;
    let mut keys: Vec<Option<(String, String)>> = vec![None; pipeline.nodes.len()];
    for node in checked.graph.running() {
        let (Some(kind), Some(params)) = (checked.graph.kinds[node], &checked.params[node]) else { continue };
        let inputs = &checked.graph.inputs[node];
        let given: Option<Vec<&str>> = inputs.iter().map(|input| Some(keys[(*input)?].as_ref()?.1.as_str())).collect();
        let Some(given) = given.filter(|_| !checked.wrong.contains(&pipeline.nodes[node].id)) else { continue };
        let (dataset, model, gate) = (&checked.datasets[node], &checked.models[node], &checked.gates[node]);
        let of = (dataset.as_ref(), model.as_ref(), gate.as_ref());
        keys[node] = Some(plan::keys(kind, params, of, given.into_iter())?);
    }
    Ok(keys.into_iter().map(|own| own.map(|(key, _)| key)).collect())
}

/// How the nodes stand; `ran` are the ids of those that ended well in one of the newest runs.
pub fn standing(checked: &Checked, store: &Store, ran: &HashSet<String>) -> Result<Standing> {
    let pipeline = &checked.expanded.pipeline;
    let keys = keys(checked)?;
    let wanted: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
    let kept = store.cached_all(&wanted)?;
    let mut standing = Standing::default();
    for (at, (node, kept)) in pipeline.nodes.iter().zip(kept).enumerate() {
        let output = kept.and_then(|value: Value| serde_json::from_value::<Output>(value).ok());
        let output = output.filter(|output| output.is_whole(store));
        if let Some(rows) = output.as_ref().and_then(Output::rows) {
            standing.rows.insert(node.id.clone(), rows);
        }
        let light = match (&checked.graph.off[at], &keys[at], output) {
            (Some(_), _, _) => NodeLight::Disabled,
            (None, None, _) => NodeLight::NotConfigured,
            (None, Some(_), Some(_)) => NodeLight::Cached,
            (None, Some(_), None) if ran.contains(&node.id) => NodeLight::Stale,
            (None, Some(_), None) => NodeLight::Ready,
        };
        standing.lights.insert(node.id.clone(), light);
    }
    standing.add_groups(checked);
    Ok(standing)
}

impl Standing {
    /// Adds how the nodes stand that are of components, and the rows of what they give.
    fn add_groups(&mut self, checked: &Checked) {
        let pipeline = &checked.expanded.pipeline;
        let wrong: HashSet<&str> = checked.errors.iter().filter_map(|error| error.place.node.as_deref()).collect();
        for group in &checked.expanded.groups {
            let within = pipeline.nodes[group.nodes.clone()].iter().filter_map(|node| self.lights.get(&node.id));
            let light = match wrong.contains(group.id.as_str()) {
                true => NodeLight::NotConfigured,
                false => together(group.disabled, &within.copied().collect::<Vec<_>>()),
            };
            self.lights.insert(group.id.clone(), light);
        }
        for (output, position) in checked.expanded.outputs() {
            let rows = position.and_then(|at| self.rows.get(&pipeline.nodes[at].id).copied());
            if let Some(rows) = rows {
                self.rows.insert(output, rows);
            }
        }
    }
}

/// How a node of a component stands whose inner nodes stand so. Those that are switched off within it do not count.
fn together(disabled: bool, lights: &[NodeLight]) -> NodeLight {
    let has = |light: NodeLight| lights.contains(&light);
    match () {
        () if has(NodeLight::NotConfigured) => NodeLight::NotConfigured,
        () if disabled || !lights.is_empty() && lights.iter().all(|light| *light == NodeLight::Disabled) => {
            NodeLight::Disabled
        }
        () if has(NodeLight::Stale) => NodeLight::Stale,
        () if has(NodeLight::Ready) || lights.is_empty() => NodeLight::Ready,
        () => NodeLight::Cached,
    }
}
