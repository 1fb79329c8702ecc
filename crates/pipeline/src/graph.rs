//! The graph of a pipeline: which node reads from which, and in what order they can work.

use std::collections::HashMap;

use falaj_schema::pipeline::{Node, NodeKind, PipelineFile, PortType};
use falaj_schema::{Code, Error};

use crate::expand::{Expanded, Gap, Gaps};
use crate::names::suggest;

/// A pipeline's nodes by their position in the file, connected.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// Kind of each node; none where it is not known.
    pub kinds: Vec<Option<NodeKind>>,
    /// For each node, the node behind each input port of its kind, in the kind's order; none where that is not sound.
    pub inputs: Vec<Vec<Option<usize>>>,
    /// Every node after those it reads from; empty when there is a cycle. Nodes that do not run are left out if they make
    /// one.
    pub order: Vec<usize>,
    /// Of each node that does not run, the node that is switched off: itself or one that it needs.
    pub off: Vec<Option<usize>>,
}

/// Connects the nodes of a pipeline, and says what is wrong with their ids, kinds and connections.
pub fn connect(expanded: &Expanded) -> (Graph, Vec<Error>) {
    let pipeline = &expanded.pipeline;
    let mut errors = Vec::new();
    let ids = index(pipeline, &mut errors);
    let off = switched_off(pipeline, &ids);
    // What is wrong with a node that does not run is no trouble.
    let mut ignored = Vec::new();
    let mut kinds = Vec::new();
    for (node, off) in pipeline.nodes.iter().zip(&off) {
        kinds.push(kind(node, if off.is_some() { &mut ignored } else { &mut errors }));
    }
    let known = Known { ids: &ids, kinds: &kinds, gaps: expanded.gaps() };
    let mut inputs = Vec::new();
    for ((node, kind), off) in pipeline.nodes.iter().zip(&kinds).zip(&off) {
        let told = if off.is_some() { &mut ignored } else { &mut errors };
        // What gives a pinned result reads nothing.
        let reads = kind.filter(|_| node.pinned.is_none());
        inputs.push(reads.map_or_else(Vec::new, |kind| ports(node, kind, &known, told)));
    }
    let order = match order(pipeline, &ids, |node| off[node].is_none()) {
        Ok(running) => order(pipeline, &ids, |_| true).unwrap_or(running),
        Err(cycle) => {
            let names: Vec<_> = cycle.iter().map(|&i| pipeline.nodes[i].id.as_str()).collect();
            errors.push(Error::new(Code::Cycle).node(names[0]).with("nodes", names.join(" → ")));
            Vec::new()
        }
    };
    (Graph { kinds, inputs, order, off }, errors)
}

/// Of each node that is switched off or needs one that is, which one that is.
fn switched_off(pipeline: &PipelineFile, ids: &HashMap<&str, usize>) -> Vec<Option<usize>> {
    let mut off = vec![None; pipeline.nodes.len()];
    let mut open: Vec<usize> = (0..off.len()).filter(|node| pipeline.nodes[*node].disabled).collect();
    if open.is_empty() {
        return off;
    }
    open.iter().for_each(|node| off[*node] = Some(*node));
    let mut readers: HashMap<usize, Vec<usize>> = HashMap::new();
    for (reader, node) in pipeline.nodes.iter().enumerate().filter(|(_, node)| node.pinned.is_none()) {
        for input in node.inputs.values().filter_map(|id| ids.get(id.as_str())) {
            readers.entry(*input).or_default().push(reader);
        }
    }
    while let Some(node) = open.pop() {
        for reader in readers.get(&node).into_iter().flatten() {
            if off[*reader].is_none() {
                off[*reader] = off[node];
                open.push(*reader);
            }
        }
    }
    off
}

impl Graph {
    /// The nodes that run, every one after those it reads from.
    pub fn running(&self) -> Vec<usize> {
        self.order.iter().copied().filter(|node| self.off[*node].is_none()).collect()
    }

    /// True for the nodes whose work nothing needs since all that reads from them gives pinned results, or rests as well.
    pub fn resting(&self, pipeline: &PipelineFile) -> Vec<bool> {
        let nodes = &pipeline.nodes;
        let mut resting = vec![false; nodes.len()];
        if nodes.iter().all(|node| node.pinned.is_none()) {
            return resting;
        }
        let mut readers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (reader, node) in nodes.iter().enumerate() {
            node.inputs.values().for_each(|input| readers.entry(input).or_default().push(reader));
        }
        for node in self.order.iter().rev() {
            let read_by = readers.get(nodes[*node].id.as_str());
            let idle = |reader: &usize| nodes[*reader].pinned.is_some() || resting[*reader];
            resting[*node] = nodes[*node].pinned.is_none() && read_by.is_some_and(|readers| readers.iter().all(idle));
        }
        resting
    }

    /// True for `nodes` and for every node that they read from, near or far.
    pub fn needed_by(&self, nodes: &[usize]) -> Vec<bool> {
        let mut needed = vec![false; self.kinds.len()];
        let mut open = nodes.to_vec();
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut needed[next], true) {
                open.extend(self.inputs[next].iter().flatten());
            }
        }
        needed
    }
}

/// True if nodes can be called so, within their pipeline or component. A dot would make `node.param` ambiguous.
pub(crate) fn is_id(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.chars().count() <= 100 && name.chars().all(allowed)
}

fn index<'a>(pipeline: &'a PipelineFile, errors: &mut Vec<Error>) -> HashMap<&'a str, usize> {
    let mut ids = HashMap::new();
    for (position, node) in pipeline.nodes.iter().enumerate() {
        // What stands before the last stroke is the node of a component that it is within.
        if !node.id.rsplit('/').next().is_some_and(is_id) {
            errors.push(Error::new(Code::NameInvalid).node(&node.id).with("name", &node.id));
        }
        if ids.contains_key(node.id.as_str()) {
            errors.push(Error::new(Code::NodeTwice).node(&node.id));
        } else {
            ids.insert(node.id.as_str(), position);
        }
    }
    ids
}

fn kind(node: &Node, errors: &mut Vec<Error>) -> Option<NodeKind> {
    let kind = NodeKind::parse(&node.kind);
    if kind.is_none() {
        let known = NodeKind::ALL.map(NodeKind::as_str);
        errors.push(suggest(Error::new(Code::NodeKind).node(&node.id), &node.kind, known));
    }
    kind
}

/// What is known of all nodes.
struct Known<'a> {
    ids: &'a HashMap<&'a str, usize>,
    kinds: &'a [Option<NodeKind>],
    gaps: &'a Gaps,
}

fn ports(node: &Node, kind: NodeKind, all: &Known, errors: &mut Vec<Error>) -> Vec<Option<usize>> {
    let known = || kind.inputs().iter().map(|(port, _)| *port);
    for port in node.inputs.keys().filter(|port| !known().any(|known| known == *port)) {
        let error = Error::new(Code::InputUnknown).node(&node.id).param(port).with("kind", kind.as_str());
        errors.push(suggest(error, port, known()));
    }
    let mut found = Vec::new();
    let given = |ports: &[(&str, PortType)]| ports.iter().any(|(port, _)| node.inputs.contains_key(*port));
    let needed = kind.inputs().len() - kind.optional_inputs();
    for (at, (port, expected)) in kind.inputs().iter().enumerate() {
        if at >= needed && !given(&kind.inputs()[at..]) {
            break;
        }
        let source = port_source(node, port, *expected, all);
        found.push(source.map_err(|error| errors.push(error.node(&node.id).param(*port))).unwrap_or(None));
    }
    found
}

// The node behind a port; none where that node's kind is not known, or no node can be there, which is told elsewhere.
fn port_source(node: &Node, port: &str, expected: PortType, all: &Known) -> Result<Option<usize>, Error> {
    let Some(id) = node.inputs.get(port) else {
        return Err(Error::new(Code::InputMissing).with("expected", expected.as_str()));
    };
    let Some(&source) = all.ids.get(id.as_str()) else {
        return match all.gaps.get(&(node.id.clone(), port.to_owned())) {
            Some(Gap::Wrong(error)) => Err(error.clone()),
            Some(Gap::Told(_)) | None => Ok(None),
        };
    };
    let Some(kind) = all.kinds[source] else { return Ok(None) };
    if kind.output() != expected {
        let error = Error::new(Code::InputType).with("source", id);
        return Err(error.with("expected", expected.as_str()).with("found", kind.output().as_str()));
    }
    Ok(Some(source))
}

// Depth first in the order of the file, so that what belongs together works together. A cycle is given as its nodes, the
// first one again at the end.
fn order(
    pipeline: &PipelineFile,
    ids: &HashMap<&str, usize>,
    counts: impl Fn(usize) -> bool,
) -> Result<Vec<usize>, Vec<usize>> {
    let reading = |node: usize| Some(&pipeline.nodes[node]).filter(|node| node.pinned.is_none());
    let sources = |node: usize| {
        reading(node).into_iter().flat_map(|node| node.inputs.values()).filter_map(|id| ids.get(id.as_str()).copied())
    };
    let reads = |node: usize| sources(node).filter(|source| counts(*source));
    let mut order = Vec::new();
    let mut done = vec![false; pipeline.nodes.len()];
    for start in (0..pipeline.nodes.len()).filter(|node| counts(*node)) {
        // The way from `start` to the node at hand, each with the inputs still to be visited. Not recursive: a pipeline
        // of many thousand nodes in a row must not overflow the stack.
        let mut way = vec![(start, reads(start).collect::<Vec<_>>())];
        while let Some((node, open)) = way.last_mut() {
            let node = *node;
            let next = if done[node] { None } else { open.pop() };
            match next {
                Some(next) if done[next] => {}
                Some(next) => {
                    if let Some(at) = way.iter().position(|(n, _)| *n == next) {
                        // Reading runs against the flow; the cycle is told in the direction of the flow.
                        let mut cycle: Vec<_> = way[at..].iter().map(|(n, _)| *n).collect();
                        cycle.push(next);
                        cycle.reverse();
                        return Err(cycle);
                    }
                    let mut inputs: Vec<_> = reads(next).collect();
                    inputs.reverse();
                    way.push((next, inputs));
                }
                None => {
                    if !std::mem::replace(&mut done[node], true) {
                        order.push(node);
                    }
                    way.pop();
                }
            }
        }
    }
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::expand;
    use crate::sketch::{Sketch, pipeline};

    fn told(edges: &[Sketch]) -> Vec<(Code, String)> {
        let (_, errors) = connect(&expand(&pipeline(edges)));
        errors.into_iter().map(|e| (e.code, e.place.node.unwrap_or_default())).collect()
    }

    #[test]
    fn sound_pipelines_are_put_in_order() {
        let file = pipeline(&[
            ("split", "split", &[("table", "join")]),
            ("join", "join", &[("left", "a"), ("right", "b")]),
            ("b", "source", &[]),
            ("a", "source", &[]),
        ]);
        let (graph, errors) = connect(&expand(&file));
        assert_eq!(errors, []);
        assert_eq!(graph.order, [3, 2, 1, 0]);
        assert_eq!(graph.inputs[1], [Some(3), Some(2)]);
        assert_eq!(graph.needed_by(&[1]), [false, true, true, true]);
    }

    #[test]
    fn a_cycle_names_its_nodes_in_the_order_of_the_flow() {
        let file = pipeline(&[
            ("s", "source", &[]),
            ("a", "select", &[("table", "c")]),
            ("b", "select", &[("table", "a")]),
            ("c", "select", &[("table", "b")]),
        ]);
        let (graph, errors) = connect(&expand(&file));
        assert_eq!(errors[0].code, Code::Cycle);
        assert_eq!(errors[0].params["nodes"], "a → b → c → a");
        assert!(graph.order.is_empty());
    }

    #[test]
    fn a_node_that_is_switched_off_takes_those_with_it_that_need_it() {
        let mut file = pipeline(&[
            ("s", "source", &[]),
            ("a", "sauce", &[("table", "b")]),
            ("b", "select", &[("table", "a"), ("tabel", "nobody")]),
            ("c", "select", &[("table", "s")]),
        ]);
        file.nodes[1].disabled = true;
        let (graph, errors) = connect(&expand(&file));
        assert_eq!(errors, [], "neither the cycle nor what is unknown runs");
        assert_eq!(graph.off, [None, Some(1), Some(1), None]);
        assert_eq!(graph.order, [0, 3]);
        file.nodes[1].inputs.clear();
        assert_eq!(connect(&expand(&file)).0.order, [0, 1, 2, 3]);
        file.nodes[1].id = "s".into();
        assert_eq!(connect(&expand(&file)).1[0].code, Code::NodeTwice);
    }

    #[test]
    fn wrong_connections_are_told() {
        let found = told(&[
            ("s", "sauce", &[]),
            ("s", "source", &[]),
            ("x.y", "source", &[]),
            ("a", "select", &[]),
            ("b", "select", &[("table", "nobody")]),
            ("c", "select", &[("table", "a"), ("tabel", "a")]),
            ("d", "prepare", &[("parts", "a")]),
        ]);
        let expected = [
            (Code::NodeTwice, "s"),
            (Code::NameInvalid, "x.y"),
            (Code::NodeKind, "s"),
            (Code::InputMissing, "a"),
            (Code::NodeMissing, "b"),
            (Code::InputUnknown, "c"),
            (Code::InputType, "d"),
        ];
        assert_eq!(found, expected.map(|(code, node)| (code, node.to_owned())));
    }
}
