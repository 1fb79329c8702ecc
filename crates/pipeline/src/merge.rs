//! Bringing two changes of a pipeline together: node by node, and within a node setting by setting.

use std::collections::{BTreeMap, BTreeSet};

use falaj_schema::editor::{CanvasNote, ComponentLayout, PipelineLayout, Prefer};
use falaj_schema::pipeline::{COMPONENT, Component, Node, PipelineFile};
use serde_json::{Map, Value};

use crate::layout::Document;

/// Both changes together, or the names of the nodes (and of what else) that both changed in different ways; within components
/// they are called `component:NAME/NODE`.
///
/// With `prefer` one side counts where they contradict each other. Two places of a node are no contradiction worth a
/// question: it stands where `mine` has it.
pub fn merge(
    base: &Document,
    mine: &Document,
    theirs: &Document,
    prefer: Option<Prefer>,
) -> Result<Document, Vec<String>> {
    let mut sides = Sides { prefer, contradicting: BTreeSet::new() };
    let pipeline = sides.pipeline(&base.pipeline, &mine.pipeline, &theirs.pipeline);
    let layout = sides.layout(&base.layout, &mine.layout, &theirs.layout, &pipeline);
    match sides.contradicting.is_empty() {
        true => Ok(Document { pipeline, layout }),
        false => Err(sides.contradicting.into_iter().collect()),
    }
}

/// What both changed in different ways if it is not known what they had in common: everything that differs.
pub fn differing(mine: &PipelineFile, theirs: &PipelineFile) -> Vec<String> {
    let diff = crate::diff(theirs, mine);
    let changed = diff.changed.into_iter().map(|node| node.node);
    let about = diff.about.into_iter().map(|value| value.name);
    let components = diff.components.into_iter().map(|component| format!("{COMPONENT}{}", component.name));
    diff.added.into_iter().chain(diff.removed).chain(changed).chain(about).chain(components).collect()
}

struct Sides {
    prefer: Option<Prefer>,
    contradicting: BTreeSet<String>,
}

impl Sides {
    /// The value of whoever changed it; `name` stands for it where both did.
    fn value<T: PartialEq + Clone>(&mut self, name: &str, base: &T, mine: &T, theirs: &T) -> T {
        if mine == theirs || theirs == base {
            return mine.clone();
        }
        if mine == base {
            return theirs.clone();
        }
        match self.prefer {
            Some(Prefer::Theirs) => return theirs.clone(),
            Some(Prefer::Mine) => {}
            None => {
                self.contradicting.insert(name.to_owned());
            }
        }
        mine.clone()
    }

    fn pipeline(&mut self, base: &PipelineFile, mine: &PipelineFile, theirs: &PipelineFile) -> PipelineFile {
        let parameters = [&base.parameters, &mine.parameters, &theirs.parameters];
        PipelineFile {
            falaj_pipeline: mine.falaj_pipeline,
            name: self.value("name", &base.name, &mine.name, &theirs.name),
            description: self.value("description", &base.description, &mine.description, &theirs.description),
            parameters: self.list("parameters", parameters, |exposed| &exposed.name),
            nodes: self.nodes("", [&base.nodes, &mine.nodes, &theirs.nodes]),
            components: self.components(base, mine, theirs),
        }
    }

    fn nodes(&mut self, prefix: &str, [base, mine, theirs]: [&[Node]; 3]) -> Vec<Node> {
        let [old, own, other] = [base, mine, theirs].map(by_id);
        let order = order(ids(base), ids(mine), ids(theirs));
        let merged = order.into_iter().map(|id| {
            let label = format!("{prefix}{id}");
            self.node(&label, old.get(id).copied(), own.get(id).copied(), other.get(id).copied())
        });
        merged.flatten().collect()
    }

    /// Things that have names, each the one of whoever changed it; `label` stands for them.
    fn list<T: PartialEq + Clone>(&mut self, label: &str, sides: [&Vec<T>; 3], name: fn(&T) -> &String) -> Vec<T> {
        let [base, mine, theirs] = sides;
        if mine == theirs || theirs == base || mine == base {
            return self.value(label, base, mine, theirs);
        }
        let [old, own, other] = sides.map(|list| list.iter().map(|one| name(one).as_str()).collect::<Vec<_>>());
        let merged = order(old, own, other).into_iter().map(|id| {
            let [old, own, other] = sides.map(|list| list.iter().find(|one| name(one) == id));
            self.value(label, &old, &own, &other).cloned()
        });
        merged.flatten().collect()
    }

    fn components(
        &mut self,
        base: &PipelineFile,
        mine: &PipelineFile,
        theirs: &PipelineFile,
    ) -> BTreeMap<String, Component> {
        let names: BTreeSet<&String> = mine.components.keys().chain(theirs.components.keys()).collect();
        let mut components = BTreeMap::new();
        for name in names {
            let [old, own, other] = [base, mine, theirs].map(|file| file.components.get(name));
            // Who no longer needed it took it out; the other began to use it meanwhile.
            let wanted = match (own, other) {
                (Some(own), None) if uses(mine, name) && !uses(theirs, name) => Some(own.clone()),
                (None, Some(other)) if uses(theirs, name) && !uses(mine, name) => Some(other.clone()),
                _ => self.component(&format!("{COMPONENT}{name}"), old, own, other),
            };
            components.extend(wanted.map(|component| (name.clone(), component)));
        }
        components
    }

    fn component(
        &mut self,
        label: &str,
        base: Option<&Component>,
        mine: Option<&Component>,
        theirs: Option<&Component>,
    ) -> Option<Component> {
        let (Some(old), Some(own), Some(other)) = (base, mine, theirs) else {
            return self.value(label, &base, &mine, &theirs).cloned();
        };
        let parameters = [&old.parameters, &own.parameters, &other.parameters];
        Some(Component {
            version: self.value(label, &old.version, &own.version, &other.version),
            title: self.value(label, &old.title, &own.title, &other.title),
            description: self.value(label, &old.description, &own.description, &other.description),
            inputs: self.list(label, [&old.inputs, &own.inputs, &other.inputs], |input| &input.name),
            outputs: self.list(label, [&old.outputs, &own.outputs, &other.outputs], |output| &output.name),
            parameters: self.list(label, parameters, |exposed| &exposed.name),
            nodes: self.nodes(&format!("{label}/"), [&old.nodes, &own.nodes, &other.nodes]),
        })
    }

    fn node(&mut self, label: &str, base: Option<&Node>, mine: Option<&Node>, theirs: Option<&Node>) -> Option<Node> {
        let (Some(old), Some(own), Some(other)) = (base, mine, theirs) else {
            return self.value(label, &base, &mine, &theirs).cloned();
        };
        // Settings of one kind say nothing to another.
        if own.kind != other.kind && own != old && other != old {
            return Some(self.value(label, old, own, other));
        }
        Some(Node {
            id: own.id.clone(),
            kind: self.value(label, &old.kind, &own.kind, &other.kind),
            params: self.params(label, old, own, other),
            inputs: self.inputs(label, old, own, other),
            disabled: self.value(label, &old.disabled, &own.disabled, &other.disabled),
            pinned: self.value(label, &old.pinned, &own.pinned, &other.pinned),
        })
    }

    fn params(&mut self, id: &str, base: &Node, mine: &Node, theirs: &Node) -> Map<String, Value> {
        let new = theirs.params.keys().filter(|name| !mine.params.contains_key(*name));
        let mut params = Map::new();
        for name in mine.params.keys().chain(new) {
            let [old, own, other] = [base, mine, theirs].map(|node| node.params.get(name));
            if let Some(value) = self.value(id, &old, &own, &other) {
                params.insert(name.clone(), value.clone());
            }
        }
        params
    }

    fn inputs(&mut self, id: &str, base: &Node, mine: &Node, theirs: &Node) -> BTreeMap<String, String> {
        let ports: BTreeSet<&String> = mine.inputs.keys().chain(theirs.inputs.keys()).collect();
        let mut inputs = BTreeMap::new();
        for port in ports {
            let [old, own, other] = [base, mine, theirs].map(|node| node.inputs.get(port));
            if let Some(source) = self.value(id, &old, &own, &other) {
                inputs.insert(port.clone(), source.clone());
            }
        }
        inputs
    }

    fn layout(
        &mut self,
        base: &PipelineLayout,
        mine: &PipelineLayout,
        theirs: &PipelineLayout,
        pipeline: &PipelineFile,
    ) -> PipelineLayout {
        let mut layout = PipelineLayout::empty();
        let places = [&base.nodes, &mine.nodes, &theirs.nodes];
        layout.nodes = self.places(places, pipeline.nodes.iter().map(|node| node.id.clone()));
        layout.notes = self.notes([&base.notes, &mine.notes, &theirs.notes]);
        let none = ComponentLayout::default();
        for (name, component) in &pipeline.components {
            let sides = [base, mine, theirs].map(|layout| layout.components.get(name).unwrap_or(&none));
            let nodes = component.nodes.iter().map(|node| node.id.clone());
            let inputs = component.inputs.iter().map(|input| format!("in:{}", input.name));
            let outputs = component.outputs.iter().map(|output| format!("out:{}", output.name));
            let nodes = self.places(sides.map(|side| &side.nodes), nodes.chain(inputs).chain(outputs));
            let notes = self.notes(sides.map(|side| &side.notes));
            if !nodes.is_empty() || !notes.is_empty() {
                layout.components.insert(name.clone(), ComponentLayout { nodes, notes });
            }
        }
        layout
    }

    /// Where these nodes stand.
    fn places(&self, sides: [&Places; 3], ids: impl Iterator<Item = String>) -> Places {
        let mut places = Sides { prefer: self.prefer.or(Some(Prefer::Mine)), contradicting: BTreeSet::new() };
        let place = |id: String| {
            let [old, own, other] = sides.map(|side| side.get(&id));
            let at = *places.value(&id, &old, &own, &other)?;
            Some((id, at))
        };
        ids.filter_map(place).collect()
    }

    fn notes(&mut self, sides: [&Vec<CanvasNote>; 3]) -> Vec<CanvasNote> {
        let [_, mine, theirs] = sides;
        let new = theirs.iter().filter(|note| find(mine, &note.id).is_none());
        let merged = mine.iter().chain(new).map(|note| {
            let [old, own, other] = sides.map(|side| find(side, &note.id));
            self.value(&note.id, &old, &own, &other).cloned()
        });
        merged.flatten().collect()
    }
}

/// Places by node.
type Places = BTreeMap<String, [f64; 2]>;

fn by_id(nodes: &[Node]) -> BTreeMap<&str, &Node> {
    nodes.iter().map(|node| (node.id.as_str(), node)).collect()
}

fn find<'a>(notes: &'a [CanvasNote], id: &str) -> Option<&'a CanvasNote> {
    notes.iter().find(|note| note.id == id)
}

/// Whether a node of a pipeline, or of a component of it, is of this component.
fn uses(file: &PipelineFile, name: &str) -> bool {
    let within = file.components.values().flat_map(|component| &component.nodes);
    file.nodes.iter().chain(within).any(|node| node.component() == Some(name))
}

/// Every id of both sides: in the order of the side that changed it, and what only the other has behind the node that it
/// stands behind there.
fn order<'a>(base: Vec<&str>, own: Vec<&'a str>, other: Vec<&'a str>) -> Vec<&'a str> {
    let among = |these: &[&str]| these.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
    let (old, here) = (among(&base), among(&own));
    let stayed = own.iter().filter(|id| old.contains(**id)).eq(base.iter().filter(|id| here.contains(**id)));
    let (mut whole, rest) = if stayed { (other, own) } else { (own, other) };
    let known = among(&whole);
    let mut before: Option<&str> = None;
    for id in rest {
        if !known.contains(id) {
            let at = before.and_then(|before| whole.iter().position(|one| *one == before)).map_or(0, |at| at + 1);
            whole.insert(at, id);
        }
        before = Some(id);
    }
    whole
}

fn ids(nodes: &[Node]) -> Vec<&str> {
    nodes.iter().map(|node| node.id.as_str()).collect()
}

#[cfg(test)]
mod tests;
