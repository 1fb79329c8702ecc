//! A pipeline without its components: the nodes within them take the place of the nodes that are of them.
//!
//! Everything that checks, plans and works sees the pipeline so. An inner node is called `id/inner`. Components cost nothing
//! where they run: the keys are those of the same nodes written out.

pub(crate) mod definition;
mod level;
mod settings;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Code, Error, Result};
use serde_json::{Map, Value};

use crate::names::suggest;

pub use definition::{output_port, suggest_any};

/// How deep components may contain components.
const DEPTH: usize = 20;
/// Nodes that a pipeline with components may have when they are written out, those of components counted too.
const NODES: usize = 20_000;

/// A pipeline whose components are written out.
#[derive(Debug, Clone, PartialEq)]
pub struct Expanded {
    /// The pipeline without components.
    pub pipeline: PipelineFile,
    /// The nodes that are of a component, outer ones before those within them.
    pub groups: Vec<Group>,
    /// What is wrong with the components and how they are used.
    errors: Vec<Error>,
    /// Why an input leads nowhere, by node and port.
    gaps: Gaps,
    /// Who gave a node a setting from outside: by node and setting, both of whom gave it.
    givers: HashMap<(String, String), (String, String)>,
}

/// A node that is of a component.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its id, `outer/id` within another.
    pub id: String,
    /// Whether it is switched off, or one that it is within.
    pub disabled: bool,
    /// Positions of the nodes within it.
    pub nodes: Range<usize>,
    /// Its outputs, each with the position of the node that gives it; none where there is none.
    pub outputs: Vec<(String, Option<usize>)>,
}

/// Inputs that lead nowhere, by node and port.
pub(crate) type Gaps = HashMap<(String, String), Gap>;

/// Why an input leads nowhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Gap {
    /// This is wrong with it.
    Wrong(Error),
    /// That is told at this node, or at one that it is within.
    Told(String),
}

/// Writes out the components of `pipeline`.
pub fn expand(pipeline: &PipelineFile) -> Expanded {
    level::Walk::new(pipeline, HashMap::new()).expanded()
}

/// Writes out the components of `pipeline` with other values: keyed `node.param`, where the node may be one within a
/// component, or by the name of a parameter of the pipeline. `null` gives a setting what it has without.
///
/// Errors: `node_missing`, `parameter_unknown`, `setting_invalid`.
pub fn expand_with(pipeline: &PipelineFile, settings: &Map<String, Value>) -> Result<Expanded> {
    let given = settings::by_node(pipeline, settings)?;
    let expanded = level::Walk::new(pipeline, given.clone()).expanded();
    match settings::nodes(&given).find(|node| !expanded.has(node)) {
        Some(node) => Err(expanded.unknown(node)),
        None => Ok(expanded),
    }
}

impl Expanded {
    /// The position of the node that `reference` means: an id, `id.output` of one that is of a component, or the id of one
    /// that has a single output. Errors: `node_missing`.
    pub fn position(&self, reference: &str) -> Result<usize> {
        match self.targets(reference).as_deref() {
            Some([position]) => Ok(*position),
            _ => Err(self.unknown(reference)),
        }
    }

    /// Positions of the nodes that `reference` means: an id, `id.output` of one that is of a component, or all that its
    /// outputs come from. None where there is no such node.
    pub(crate) fn targets(&self, reference: &str) -> Option<Vec<usize>> {
        if let Some(position) = self.pipeline.nodes.iter().position(|node| node.id == reference) {
            return Some(vec![position]);
        }
        if let Some(group) = self.group(reference) {
            let mut given: Vec<usize> = group.outputs.iter().filter_map(|(_, position)| *position).collect();
            given.dedup();
            return Some(if group.outputs.is_empty() { group.nodes.clone().collect() } else { given });
        }
        let (id, output) = reference.split_once('.')?;
        let (_, position) = self.group(id)?.outputs.iter().find(|(name, _)| name == output)?;
        Some(position.iter().copied().collect())
    }

    /// The node of this id that is of a component.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// What the nodes that are of components give: `id.output` and the position of the node that gives it.
    pub fn outputs(&self) -> impl Iterator<Item = (String, Option<usize>)> {
        self.groups
            .iter()
            .flat_map(|group| group.outputs.iter().map(|(name, position)| (format!("{}.{name}", group.id), *position)))
    }

    /// That there is no node `name`.
    pub fn unknown(&self, name: &str) -> Error {
        let groups = self.groups.iter().map(|group| group.id.as_str());
        let nodes = self.pipeline.nodes.iter().map(|node| node.id.as_str());
        suggest(Error::new(Code::NodeMissing), name, groups.chain(nodes))
    }

    /// The node that was switched off where the node at `position` is: it, or one that it is within.
    pub(crate) fn switch(&self, position: usize) -> &str {
        let around = self.groups.iter().find(|group| group.disabled && group.nodes.contains(&position));
        around.map_or_else(|| self.pipeline.nodes[position].id.as_str(), |group| group.id.as_str())
    }

    pub(crate) fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// What is wrong with the components, save where nothing runs; `off` is by position.
    pub(crate) fn errors(&self, off: impl Fn(usize) -> bool) -> Vec<Error> {
        let idle = |group: &Group| match group.nodes.is_empty() {
            true => group.disabled,
            false => group.nodes.clone().all(&off),
        };
        let idle: HashSet<&str> =
            self.groups.iter().filter(|group| idle(group)).map(|group| group.id.as_str()).collect();
        let counts = |error: &&Error| error.place.node.as_deref().is_none_or(|node| !idle.contains(node));
        self.errors.iter().filter(counts).cloned().collect()
    }

    /// An error told where the value that is wrong was given.
    pub(crate) fn told(&self, mut error: Error) -> Error {
        if let (Some(node), Some(param)) = (&error.place.node, &error.place.param)
            && let Some((node, param)) = self.givers.get(&(node.clone(), param.clone()))
        {
            (error.place.node, error.place.param) = (Some(node.clone()), Some(param.clone()));
        }
        error
    }

    /// Without the nodes that are not to be kept, and what is wrong with them.
    pub(crate) fn keep(mut self, keep: &[bool]) -> Self {
        let mut before = vec![0];
        before.extend(keep.iter().scan(0, |kept, keep| {
            *kept += usize::from(*keep);
            Some(*kept)
        }));
        let mut turn = keep.iter();
        self.pipeline.nodes.retain(|_| turn.next() == Some(&true));
        for group in &mut self.groups {
            group.nodes = before[group.nodes.start]..before[group.nodes.end];
            for (_, position) in &mut group.outputs {
                *position = position.filter(|at| keep[*at]).map(|at| before[at]);
            }
        }
        self.groups.retain(|group| !group.nodes.is_empty());
        let mut left: HashSet<String> = self.pipeline.nodes.iter().map(|node| node.id.clone()).collect();
        self.gaps.retain(|(node, _), _| left.contains(node));
        left.extend(self.groups.iter().map(|group| group.id.clone()));
        let told = self.gaps.values().filter_map(|gap| if let Gap::Told(id) = gap { Some(id) } else { None });
        let told: HashSet<&String> = told.collect();
        let counts =
            |node: &String| left.contains(node) || told.iter().any(|id| is_within(id, node) || is_within(node, id));
        self.errors.retain(|error| error.place.node.as_ref().is_none_or(counts));
        self
    }

    /// What is wrong with the node `id` that is of a component, and with those within it.
    pub(crate) fn wrong_with(&self, id: &str) -> Vec<Error> {
        let within = |error: &&Error| error.place.node.as_deref().is_some_and(|node| is_within(node, id));
        self.errors.iter().filter(within).cloned().collect()
    }

    fn has(&self, id: &str) -> bool {
        self.group(id).is_some() || self.pipeline.nodes.iter().any(|node| node.id == id)
    }
}

/// True for a node and for those within it.
pub fn is_within(id: &str, around: &str) -> bool {
    id.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
