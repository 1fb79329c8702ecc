//! Writing out level by level: the pipeline, then within each node that is of a component.

use std::collections::{HashMap, HashSet};

use falaj_schema::pipeline::{Component, Node, NodeKind, PipelineFile, PortType};
use falaj_schema::{Code, Error};
use serde_json::{Map, Value};

use super::definition::{self, giver, output_port, references};
use super::settings::Given;
use super::{DEPTH, Expanded, Gap, Gaps, Group, NODES};
use crate::graph::is_id;
use crate::names::suggest;

/// Writes out a pipeline.
pub(super) struct Walk<'a> {
    file: &'a PipelineFile,
    given: Given,
    nodes: Vec<Node>,
    groups: Vec<Group>,
    errors: Vec<Error>,
    gaps: Gaps,
    givers: HashMap<(String, String), (String, String)>,
    /// The components that the walk is within.
    way: Vec<&'a str>,
    too_large: bool,
}

/// One level of a pipeline: its own nodes, or those of a component where it is used.
struct Level<'a> {
    /// What the ids of its nodes begin with.
    prefix: String,
    nodes: &'a [Node],
    /// What references name here.
    names: HashMap<&'a str, Named<'a>>,
    /// What was given to settings of its nodes from outside, by node.
    given: HashMap<&'a str, Vec<Gift<'a>>>,
    disabled: bool,
}

/// What a name of a level stands for.
enum Named<'a> {
    /// What enters the component: the node that gives it, or where it is told that none does.
    Input(Result<String, String>, PortType),
    Node(&'a Node),
}

/// A value that a setting is given from outside, and by whom.
struct Gift<'a> {
    param: &'a str,
    value: Value,
    by: (String, String),
}

/// Why a reference leads nowhere: this is wrong with it, or that is told at a node.
type Lost = Gap;

impl<'a> Walk<'a> {
    pub(super) fn new(file: &'a PipelineFile, given: Given) -> Self {
        let (nodes, groups, errors, gaps, givers, way) = Default::default();
        Self { file, given, nodes, groups, errors, gaps, givers, way, too_large: false }
    }

    pub(super) fn expanded(mut self) -> Expanded {
        let file = self.file;
        self.errors.extend(definition::check_exposed(&file.components, &file.parameters, &file.nodes));
        let (prefix, names, given) = Default::default();
        self.level(Level { prefix, nodes: &file.nodes, names, given, disabled: false });
        self.close_gaps();
        let mut pipeline = PipelineFile::new(&file.name, self.nodes);
        pipeline.description.clone_from(&file.description);
        pipeline.falaj_pipeline = pipeline.format();
        Expanded { pipeline, groups: self.groups, errors: self.errors, gaps: self.gaps, givers: self.givers }
    }

    fn level(&mut self, mut level: Level<'a>) {
        let mut twins = HashSet::new();
        for (position, node) in level.nodes.iter().enumerate() {
            match level.names.get(node.id.as_str()) {
                None => drop(level.names.insert(&node.id, Named::Node(node))),
                // Two nodes that do something themselves are told apart where they are connected.
                Some(Named::Node(first)) if first.component().is_none() && node.component().is_none() => {}
                Some(Named::Node(_)) => drop(twins.insert(position)),
                // Told with the names of the component.
                Some(Named::Input(..)) => {}
            }
        }
        for (position, node) in level.nodes.iter().enumerate() {
            let id = format!("{}{}", level.prefix, node.id);
            let twin = twins.contains(&position);
            if twin {
                self.errors.push(Error::new(Code::NodeTwice).node(&id));
            }
            match node.component() {
                None => self.leaf(&level, node, id),
                Some(_) if twin => {}
                Some(name) => self.group(&level, node, id, name),
            }
        }
    }

    /// A node that does something itself.
    fn leaf(&mut self, level: &Level<'a>, node: &'a Node, id: String) {
        if node.id.contains('/') && !node.id.ends_with('/') {
            // It could be one within a component; all else about names is told where nodes are connected.
            self.errors.push(Error::new(Code::NameInvalid).node(&id).with("name", &node.id));
        }
        if !self.has_room(&level.prefix, DEPTH) {
            return;
        }
        let params = self.settings(level, node, &id, |walk, param, by| {
            walk.givers.insert((id.clone(), param.to_owned()), by);
        });
        let ports = NodeKind::parse(&node.kind).map_or(&[][..], NodeKind::inputs);
        let mut inputs = node.inputs.clone();
        for (port, source) in &mut inputs {
            match self.resolve(level, source) {
                Ok(found) => *source = found,
                Err(gap) => {
                    *source = format!("{}{source}", level.prefix);
                    // A port that there is not is told as that.
                    if ports.iter().any(|(name, _)| name == port) {
                        self.gaps.insert((id.clone(), port.clone()), gap);
                    }
                }
            }
        }
        let disabled = node.disabled || level.disabled;
        let (kind, pinned) = (node.kind.clone(), node.pinned.clone());
        self.nodes.push(Node { id, kind, params, inputs, disabled, pinned });
    }

    /// The settings of a node: its own, those given from outside (told to `note`), and those it is run with.
    fn settings(
        &mut self,
        level: &Level<'a>,
        node: &Node,
        id: &str,
        mut note: impl FnMut(&mut Self, &str, (String, String)),
    ) -> Map<String, Value> {
        let mut params = node.params.clone();
        let run_with = self.given.get(id).cloned().unwrap_or_default();
        for gift in level.given.get(node.id.as_str()).into_iter().flatten() {
            params.insert(gift.param.to_owned(), gift.value.clone());
            if !run_with.iter().any(|(param, _)| param == gift.param) {
                note(self, gift.param, gift.by.clone());
            }
        }
        for (param, value) in run_with {
            match value {
                Value::Null => params.shift_remove(&param),
                value => params.insert(param, value),
            };
        }
        params
    }

    /// A node that is of a component: the nodes within it take its place.
    fn group(&mut self, level: &Level<'a>, node: &'a Node, id: String, name: &'a str) {
        let at = self.groups.len();
        let disabled = node.disabled || level.disabled;
        let start = self.nodes.len();
        self.groups.push(Group { id: id.clone(), disabled, nodes: start..start, outputs: Vec::new() });
        if !is_id(&node.id) {
            self.errors.push(Error::new(Code::NameInvalid).node(&id).with("name", &node.id));
        }
        let Some(component) = self.component(&id, name) else { return };
        let named: Vec<Error> = definition::check(&self.file.components, component);
        self.errors.extend(named.into_iter().map(|error| error.node(&id)));
        let names = self.feed(level, node, &id, component);
        let given = self.gifts(level, node, &id, component);
        self.way.push(name);
        self.level(Level { prefix: format!("{id}/"), nodes: &component.nodes, names, given, disabled });
        self.way.pop();
        self.groups[at].nodes = start..self.nodes.len();
        self.groups[at].outputs = self.outputs(&id, component, start);
    }

    /// The component `name` for the node `id`, if there is one that can be written out there.
    fn component(&mut self, id: &str, name: &'a str) -> Option<&'a Component> {
        let Some(component) = self.file.components.get(name) else {
            self.errors.push(definition::missing(&self.file.components, name).node(id));
            return None;
        };
        if let Some(begin) = self.way.iter().position(|one| *one == name) {
            self.errors.push(definition::in_a_loop(&self.way[begin..], name).node(id));
            return None;
        }
        if let Err(error) = falaj_store::check_name(name) {
            self.errors.push(error.node(id));
        }
        self.has_room(id, DEPTH - 1).then_some(component)
    }

    /// Whether more fits in, at most so deep; says so once where it does not.
    fn has_room(&mut self, id: &str, depth: usize) -> bool {
        // What has no components may be as long as it likes.
        let fits = self.groups.is_empty() || self.way.len() <= depth && self.nodes.len() + self.groups.len() <= NODES;
        if !fits && !std::mem::replace(&mut self.too_large, true) {
            let error = Error::new(Code::PipelineTooLarge).with("nodes", NODES).with("depth", DEPTH);
            self.errors.push(error.node(id.trim_end_matches('/')));
        }
        fits && !self.too_large
    }

    /// What enters a component, by the names of its inputs.
    fn feed(
        &mut self,
        level: &Level<'a>,
        node: &'a Node,
        id: &str,
        component: &'a Component,
    ) -> HashMap<&'a str, Named<'a>> {
        let known = || component.inputs.iter().map(|input| input.name.as_str());
        for port in node.inputs.keys().filter(|port| !known().any(|known| known == *port)) {
            let error = Error::new(Code::InputUnknown).node(id).param(port).with("kind", &node.kind);
            self.errors.push(suggest(error, port, known()));
        }
        let mut names = HashMap::new();
        for input in &component.inputs {
            let fed = self.source(level, node, &input.name, input.port).map_err(|gap| match gap {
                Gap::Told(at) => at,
                Gap::Wrong(error) => {
                    self.errors.push(error.node(id).param(&input.name));
                    id.to_owned()
                }
            });
            names.entry(input.name.as_str()).or_insert(Named::Input(fed, input.port));
        }
        names
    }

    /// The node behind an input of a node that is of a component.
    fn source(&self, level: &Level<'a>, node: &Node, input: &str, expected: PortType) -> Result<String, Lost> {
        let Some(reference) = node.inputs.get(input) else {
            return Err(Gap::Wrong(Error::new(Code::InputMissing).with("expected", expected.as_str())));
        };
        let source = self.resolve(level, reference)?;
        match self.port(level, reference) {
            Some(found) if found != expected => {
                let error = Error::new(Code::InputType).with("source", reference).with("expected", expected.as_str());
                Err(Gap::Wrong(error.with("found", found.as_str())))
            }
            _ => Ok(source),
        }
    }

    /// The id of the node that a reference means.
    fn resolve(&self, level: &Level<'a>, reference: &str) -> Result<String, Lost> {
        match level.names.get(reference) {
            Some(Named::Input(fed, _)) => return fed.clone().map_err(Gap::Told),
            Some(Named::Node(node)) if node.component().is_none() => return Ok(format!("{}{reference}", level.prefix)),
            _ => {}
        }
        let Some((node, name, output)) = level.output(reference) else {
            return Err(Gap::Wrong(self.nowhere(level, reference)));
        };
        let id = format!("{}{}", level.prefix, node.id);
        let Some(component) = self.file.components.get(name) else { return Err(Gap::Told(id)) };
        if !component.outputs.iter().any(|one| one.name == output) {
            return Err(Gap::Wrong(self.nowhere(level, reference)));
        }
        let found = giver(&self.file.components, component, output);
        found.map(|(inner, _)| format!("{id}/{inner}")).ok_or(Gap::Told(id))
    }

    fn port(&self, level: &Level<'a>, reference: &str) -> Option<PortType> {
        match level.names.get(reference) {
            Some(Named::Input(_, port)) => Some(*port),
            Some(Named::Node(node)) => NodeKind::parse(&node.kind).map(NodeKind::output),
            None => {
                let (_, name, output) = level.output(reference)?;
                output_port(&self.file.components, self.file.components.get(name)?, output)
            }
        }
    }

    fn nowhere(&self, level: &Level<'a>, reference: &str) -> Error {
        let inputs = level.names.iter().filter(|(_, named)| matches!(named, Named::Input(..)));
        let mut known: Vec<String> = inputs.map(|(name, _)| (*name).to_owned()).collect();
        known.sort_unstable();
        known.extend(references(&self.file.components, level.nodes));
        let error = suggest(Error::new(Code::NodeMissing), reference, known.iter().map(String::as_str));
        // Whoever names a node that is of a component most likely means the first that it gives.
        match known.iter().find(|one| one.split_once('.').is_some_and(|(id, _)| id == reference)) {
            Some(first) => error.with("suggested", "yes").with("suggestion", first),
            None => error,
        }
    }

    /// The settings of a node that is of a component, by the nodes within it that they are for.
    fn gifts(
        &mut self,
        level: &Level<'a>,
        node: &'a Node,
        id: &str,
        component: &'a Component,
    ) -> HashMap<&'a str, Vec<Gift<'a>>> {
        let mut from = HashMap::new();
        let params = self.settings(level, node, id, |_, param, by| {
            from.insert(param.to_owned(), by);
        });
        let known = || component.parameters.iter().map(|exposed| exposed.name.as_str());
        for name in params.keys().filter(|name| !known().any(|known| known == *name)) {
            let error = Error::new(Code::ParamUnknown).node(id).param(name).with("kind", &node.kind);
            self.errors.push(suggest(error, name, known()));
        }
        let mut gifts: HashMap<&str, Vec<Gift>> = HashMap::new();
        for exposed in &component.parameters {
            let value = params.get(&exposed.name).filter(|value| !value.is_null());
            let (Some(value), Some((inner, param))) = (value, exposed.of.split_once('.')) else { continue };
            let own = || (id.to_owned(), exposed.name.clone());
            let by = from.get(&exposed.name).cloned().unwrap_or_else(own);
            gifts.entry(inner).or_default().push(Gift { param, value: value.clone(), by });
        }
        gifts
    }

    fn outputs(&self, id: &str, component: &Component, start: usize) -> Vec<(String, Option<usize>)> {
        let position = |output: &str| {
            let (inner, _) = giver(&self.file.components, component, output)?;
            let wanted = format!("{id}/{inner}");
            self.nodes[start..].iter().position(|node| node.id == wanted).map(|at| start + at)
        };
        component.outputs.iter().map(|output| (output.name.clone(), position(&output.name))).collect()
    }

    /// Inputs that lead to a node of a component that could not be written out.
    fn close_gaps(&mut self) {
        let ids: HashSet<&str> = self.nodes.iter().map(|node| node.id.as_str()).collect();
        for node in &self.nodes {
            for (port, source) in node.inputs.iter().filter(|(_, source)| !ids.contains(source.as_str())) {
                let told = || Gap::Told(source.clone());
                self.gaps.entry((node.id.clone(), port.clone())).or_insert_with(told);
            }
        }
    }
}

impl<'a> Level<'a> {
    /// Node, component and output of `id.output`.
    fn output<'r>(&self, reference: &'r str) -> Option<(&'a Node, &'a str, &'r str)> {
        let (id, output) = reference.split_once('.')?;
        match self.names.get(id)? {
            Named::Node(node) => Some((*node, node.component()?, output)),
            Named::Input(..) => None,
        }
    }
}
