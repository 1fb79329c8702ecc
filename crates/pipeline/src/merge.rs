//! Bringing two changes of a pipeline together: node by node, and within a node setting by setting.

use std::collections::{BTreeMap, BTreeSet};

use falaj_schema::editor::{CanvasNote, PipelineLayout, Prefer};
use falaj_schema::pipeline::{Node, PipelineFile};
use serde_json::{Map, Value};

use crate::layout::Document;

/// Both changes together, or the names of the nodes (and of what else) that both changed in different ways.
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
    diff.added.into_iter().chain(diff.removed).chain(changed).chain(about).collect()
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
        let [old, own, other] = [base, mine, theirs].map(by_id);
        let mut nodes = Vec::new();
        for id in order(base, mine, theirs) {
            nodes.extend(self.node(id, old.get(id).copied(), own.get(id).copied(), other.get(id).copied()));
        }
        PipelineFile {
            falaj_pipeline: mine.falaj_pipeline,
            name: self.value("name", &base.name, &mine.name, &theirs.name),
            description: self.value("description", &base.description, &mine.description, &theirs.description),
            parameters: self.value("parameters", &base.parameters, &mine.parameters, &theirs.parameters),
            nodes,
            components: self.value("components", &base.components, &mine.components, &theirs.components),
        }
    }

    fn node(&mut self, id: &str, base: Option<&Node>, mine: Option<&Node>, theirs: Option<&Node>) -> Option<Node> {
        let (Some(old), Some(own), Some(other)) = (base, mine, theirs) else {
            return self.value(id, &base, &mine, &theirs).cloned();
        };
        // Settings of one kind say nothing to another.
        if own.kind != other.kind && own != old && other != old {
            return Some(self.value(id, old, own, other));
        }
        Some(Node {
            id: id.to_owned(),
            kind: self.value(id, &old.kind, &own.kind, &other.kind),
            params: self.params(id, old, own, other),
            inputs: self.inputs(id, old, own, other),
            disabled: self.value(id, &old.disabled, &own.disabled, &other.disabled),
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
        let mut places = Sides { prefer: self.prefer.or(Some(Prefer::Mine)), contradicting: BTreeSet::new() };
        for node in &pipeline.nodes {
            let [old, own, other] = [base, mine, theirs].map(|layout| layout.nodes.get(&node.id));
            if let Some(at) = places.value(&node.id, &old, &own, &other) {
                layout.nodes.insert(node.id.clone(), *at);
            }
        }
        let new = theirs.notes.iter().filter(|note| find(mine, &note.id).is_none());
        for id in mine.notes.iter().chain(new).map(|note| &note.id) {
            let [old, own, other] = [base, mine, theirs].map(|layout| find(layout, id));
            layout.notes.extend(self.value(id, &old, &own, &other).cloned());
        }
        layout
    }
}

fn by_id(pipeline: &PipelineFile) -> BTreeMap<&str, &Node> {
    pipeline.nodes.iter().map(|node| (node.id.as_str(), node)).collect()
}

fn find<'a>(layout: &'a PipelineLayout, id: &str) -> Option<&'a CanvasNote> {
    layout.notes.iter().find(|note| note.id == id)
}

/// Every id of both sides: in the order of the side that changed it, and what only the other has behind the node that it
/// stands behind there.
fn order<'a>(base: &PipelineFile, mine: &'a PipelineFile, theirs: &'a PipelineFile) -> Vec<&'a str> {
    let (own, other) = (ids(mine), ids(theirs));
    let among = |these: &[&str]| these.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
    let (old, here) = (among(&ids(base)), among(&own));
    let stayed = own.iter().filter(|id| old.contains(**id)).eq(ids(base).iter().filter(|id| here.contains(**id)));
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

fn ids(pipeline: &PipelineFile) -> Vec<&str> {
    pipeline.nodes.iter().map(|node| node.id.as_str()).collect()
}

#[cfg(test)]
mod tests;
