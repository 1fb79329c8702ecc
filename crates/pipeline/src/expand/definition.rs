//! What stands in the definition of a component, or of a pipeline: who gives its outputs, and whether its names hold.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use falaj_schema::pipeline::{Component, Exposed, Node, NodeKind, PortType};
use falaj_schema::{Code, Error, Result};

use super::{DEPTH, NODES};
use crate::graph::is_id;
use crate::names::suggest;
use crate::params;

/// The components of a pipeline, by name.
pub(crate) type Components = BTreeMap<String, Component>;

/// [`suggest`], where there may be nothing to suggest from.
pub fn suggest_any<'a>(error: Error, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let known: Vec<&str> = known.into_iter().collect();
    let none = known.is_empty();
    let error = suggest(error, name, known);
    if none { error.with("suggested", "none") } else { error }
}

/// The components within a component, near or far, by name. Errors: `component_missing`, `component_loop`.
pub(crate) fn within<'a>(components: &'a Components, name: &str) -> Result<Vec<&'a str>> {
    let (name, _) = components.get_key_value(name).ok_or_else(|| missing(components, name))?;
    let mut found = BTreeSet::new();
    let mut way = Vec::new();
    visit(components, name, &mut way, &mut found)?;
    found.remove(name.as_str());
    Ok(found.into_iter().collect())
}

fn visit<'a>(
    components: &'a Components,
    name: &'a str,
    way: &mut Vec<&'a str>,
    found: &mut BTreeSet<&'a str>,
) -> Result<()> {
    if let Some(begin) = way.iter().position(|one| *one == name) {
        return Err(in_a_loop(&way[begin..], name));
    }
    if way.len() == DEPTH {
        return Err(Error::new(Code::PipelineTooLarge).with("nodes", NODES).with("depth", DEPTH));
    }
    if !found.insert(name) {
        return Ok(());
    }
    way.push(name);
    for inner in components[name].nodes.iter().filter_map(Node::component) {
        let (inner, _) = components.get_key_value(inner).ok_or_else(|| missing(components, inner))?;
        visit(components, inner, way, found)?;
    }
    way.pop();
    Ok(())
}

/// That there is no component `name`.
pub(super) fn missing(components: &Components, name: &str) -> Error {
    suggest_any(Error::new(Code::ComponentMissing), name, components.keys().map(String::as_str))
}

/// That a component contains itself; `way` leads from it to where it stands again.
pub(super) fn in_a_loop(way: &[&str], name: &str) -> Error {
    let way = [way, &[name]].concat().join(" → ");
    Error::new(Code::ComponentLoop).with("name", name).with("way", way)
}

/// The node that gives an output, with the id that it has seen from the component: `inner`, `id/inner` …
pub(super) fn giver<'a>(
    components: &'a Components,
    component: &'a Component,
    output: &str,
) -> Option<(String, &'a Node)> {
    let mut of = &component.outputs.iter().find(|one| one.name == output)?.of;
    let mut component = component;
    let mut id = String::new();
    for _ in 0..=DEPTH {
        let (node, output) = of.split_once('.').map_or((of.as_str(), None), |(node, output)| (node, Some(output)));
        let node = component.nodes.iter().find(|one| one.id == node)?;
        id.push_str(&node.id);
        let Some(output) = output else {
            return node.component().is_none().then_some((id, node));
        };
        component = components.get(node.component()?)?;
        of = &component.outputs.iter().find(|one| one.name == output)?.of;
        id.push('/');
    }
    // A component that contains itself, which is told.
    None
}

/// What an output of a component gives, as far as that can be told.
pub fn output_port(components: &Components, component: &Component, output: &str) -> Option<PortType> {
    let (_, node) = giver(components, component, output)?;
    NodeKind::parse(&node.kind).map(NodeKind::output)
}

/// What is wrong with the names in a component.
pub(crate) fn check(components: &Components, component: &Component) -> Vec<Error> {
    let mut errors = Vec::new();
    let inputs = || component.inputs.iter().map(|input| input.name.as_str());
    let nodes: HashSet<&str> = component.nodes.iter().map(|node| node.id.as_str()).collect();
    unique(inputs(), &mut errors);
    errors.extend(inputs().filter(|name| nodes.contains(name)).map(twice));
    unique(component.outputs.iter().map(|output| output.name.as_str()), &mut errors);
    let known = references(components, &component.nodes);
    for output in component.outputs.iter().filter(|output| !known.contains(&output.of)) {
        let hidden = output.of.split_once('.').and_then(|(id, _)| component.nodes.iter().find(|node| node.id == id));
        // Where the component behind it is missing, that is told there.
        if hidden.and_then(Node::component).is_none_or(|name| components.contains_key(name)) {
            let error = Error::new(Code::ExposedMissing).with("exposed", &output.name);
            errors.push(suggest_any(error, &output.of, known.iter().map(String::as_str)));
        }
    }
    errors.extend(check_exposed(components, &component.parameters, &component.nodes));
    errors
}

/// What is wrong with settings that are exposed of these nodes.
pub(super) fn check_exposed(components: &Components, exposed: &[Exposed], nodes: &[Node]) -> Vec<Error> {
    let mut errors = Vec::new();
    unique(exposed.iter().map(|one| one.name.as_str()), &mut errors);
    for one in exposed.iter().filter(|one| !leads_somewhere(components, &one.of, nodes)) {
        let known: Vec<String> = nodes.iter().flat_map(|node| settings(components, node)).collect();
        let error = Error::new(Code::ExposedMissing).param(&one.name).with("exposed", &one.name);
        errors.push(suggest_any(error, &one.of, known.iter().map(String::as_str)));
    }
    errors
}

fn leads_somewhere(components: &Components, of: &str, nodes: &[Node]) -> bool {
    let Some((id, param)) = of.split_once('.') else { return false };
    let Some(node) = nodes.iter().find(|node| node.id == id) else { return false };
    match (node.component(), NodeKind::parse(&node.kind)) {
        // Where the component is missing, or the kind, that is told there.
        (Some(name), _) => components.get(name).is_none_or(|one| one.parameters.iter().any(|own| own.name == param)),
        (None, Some(kind)) => params::names(kind).contains(&param),
        (None, None) => true,
    }
}

/// `node.param` for each setting of a node.
fn settings(components: &Components, node: &Node) -> Vec<String> {
    let named = |name: &str| format!("{}.{name}", node.id);
    match (node.component(), NodeKind::parse(&node.kind)) {
        (Some(name), _) => {
            let of = components.get(name).map_or(&[][..], |component| &component.parameters);
            of.iter().map(|exposed| named(&exposed.name)).collect()
        }
        (None, Some(kind)) => params::names(kind).iter().map(|name| named(name)).collect(),
        (None, None) => Vec::new(),
    }
}

/// What can be read of these nodes: ids, and `id.output` of those that are of a component.
pub(super) fn references(components: &Components, nodes: &[Node]) -> Vec<String> {
    let of = |node: &Node| match node.component() {
        None => vec![node.id.clone()],
        Some(name) => {
            let outputs = components.get(name).map_or(&[][..], |component| &component.outputs);
            outputs.iter().map(|output| format!("{}.{}", node.id, output.name)).collect()
        }
    };
    nodes.iter().flat_map(of).collect()
}

fn unique<'a>(names: impl Iterator<Item = &'a str>, errors: &mut Vec<Error>) {
    let mut seen = HashSet::new();
    for name in names {
        if !is_id(name) {
            errors.push(Error::new(Code::NameInvalid).with("name", name));
        }
        if !seen.insert(name) {
            errors.push(twice(name));
        }
    }
}

fn twice(name: &str) -> Error {
    Error::new(Code::NameTwice).with("name", name)
}
