//! How the nodes of a pipeline stand that is not at work: what could run, what is there already.

use std::collections::{BTreeMap, HashSet};

use falaj_schema::Result;
use falaj_schema::editor::NodeLight;
use falaj_store::{Kept, Store};

use crate::check::{Checked, check_expanded};
use crate::output::{self, Output};
use crate::plan;

/// How each node stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Of each node by its id.
    pub lights: BTreeMap<String, NodeLight>,
    /// Rows of each result that is there.
    pub rows: BTreeMap<String, u64>,
    /// Key of each result that is there and can be pinned.
    pub results: BTreeMap<String, String>,
    /// Of each node whose result is pinned, whether it would give the same one if it worked now.
    pub pins: BTreeMap<String, bool>,
}

/// The key of each node's result, by its position in the pipeline without components; none where it or what it reads from
/// is not sound. That of a pinned result is its own.
pub fn keys(checked: &Checked) -> Result<Vec<Option<String>>> {
    let pins = |node: usize| checked.pinned[node].as_ref().map(|pin| pin.key.as_str());
    keys_with(checked, pins)
}

/// The same where other nodes read what is pinned, given by position.
fn keys_with<'a>(checked: &Checked, pinned: impl Fn(usize) -> Option<&'a str>) -> Result<Vec<Option<String>>> {
    let pipeline = &checked.expanded.pipeline;
    let mut keys: Vec<Option<String>> = vec![None; pipeline.nodes.len()];
    let mut gives: Vec<Option<String>> = vec![None; pipeline.nodes.len()];
    for node in checked.graph.running() {
        let pin = pinned(node).map(str::to_owned);
        gives[node].clone_from(&pin);
        if checked.pinned[node].is_some() {
            keys[node] = pin;
            continue;
        }
        let (Some(kind), Some(params)) = (checked.graph.kinds[node], &checked.params[node]) else { continue };
        let inputs = &checked.graph.inputs[node];
        let given: Option<Vec<&str>> = inputs.iter().map(|input| gives[(*input)?].as_deref()).collect();
        let Some(given) = given.filter(|_| !checked.wrong.contains(&pipeline.nodes[node].id)) else { continue };
        let (dataset, model, gate) = (&checked.datasets[node], &checked.models[node], &checked.gates[node]);
        let of = (dataset.as_ref(), model.as_ref(), gate.as_ref());
        let (key, given) = plan::keys(kind, params, of, given.into_iter())?;
        keys[node] = Some(key);
        gives[node].get_or_insert(given);
    }
    Ok(keys)
}

/// How the nodes stand; `ran` are the ids of those that ended well in one of the newest runs.
pub fn standing(checked: &Checked, store: &Store, ran: &HashSet<String>) -> Result<Standing> {
    let pipeline = &checked.expanded.pipeline;
    let keys = keys(checked)?;
    let wanted: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
    let kept = store.cached_all(&wanted)?;
    let mut standing = Standing { pins: pins(checked, store)?, ..Standing::default() };
    for (at, (node, kept)) in pipeline.nodes.iter().zip(kept).enumerate() {
        let is_pinned = checked.pinned[at].is_some();
        let is_reset = matches!(kept, Some(Kept::Reset));
        let output = match kept {
            _ if is_pinned => output::pinned(store, keys[at].as_deref().unwrap_or_default())?.map(|(output, _)| output),
            Some(Kept::Result(value)) => output::read(store, value),
            Some(Kept::Reset) | None => None,
        };
        if let Some(rows) = output.as_ref().and_then(Output::rows) {
            standing.rows.insert(node.id.clone(), rows);
        }
        if let (Some(key), Some(_)) = (&keys[at], output.as_ref().filter(|output| !output.is_fused())) {
            standing.results.insert(node.id.clone(), key.clone());
        }
        let light = match (&checked.graph.off[at], &keys[at], output) {
            (Some(_), _, _) => NodeLight::Disabled,
            (None, None, _) => NodeLight::NotConfigured,
            (None, Some(_), Some(_)) if is_pinned => NodeLight::Pinned,
            (None, Some(_), Some(_)) => NodeLight::Cached,
            (None, Some(_), None) if ran.contains(&node.id) && !is_reset => NodeLight::Stale,
            (None, Some(_), None) => NodeLight::Ready,
        };
        standing.lights.insert(node.id.clone(), light);
    }
    standing.add_groups(checked);
    Ok(standing)
}

/// Of each node whose result is pinned, whether it would give the same one if it worked now.
fn pins(checked: &Checked, store: &Store) -> Result<BTreeMap<String, bool>> {
    if checked.pinned.iter().all(Option::is_none) {
        return Ok(BTreeMap::new());
    }
    let mut plain = checked.expanded.clone();
    plain.pipeline.nodes.iter_mut().for_each(|node| node.pinned = None);
    let own = keys_with(&check_expanded(plain, store), |node| Some(checked.pinned[node].as_ref()?.key.as_str()))?;
    let nodes = checked.expanded.pipeline.nodes.iter().zip(&checked.pinned).zip(own);
    let pins = nodes.filter_map(|((node, pin), own)| Some((node.id.clone(), own.as_ref() == Some(&pin.as_ref()?.key))));
    Ok(pins.collect())
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
