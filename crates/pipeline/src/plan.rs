//! From a pipeline to work: the order of the nodes, and a key for each that stands for everything that goes into it.

use falaj_schema::dataset::Dataset;
use falaj_schema::message::{Lang, error_text};
use falaj_schema::model::ModelVersion;
use falaj_schema::pipeline::{NodeKind, PipelineFile};
use falaj_schema::quality::{QualityCheck, QualityRule, QualitySuite, to_text};
use falaj_schema::run::{NodeRun, NodeStatus, RunInput};
use falaj_schema::{Code, Error, Result};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::check::{Catalogue, Checked, Gate, check_expanded};
use crate::expand::Expanded;
use crate::graph::connect;
use crate::params::{Params, Predict};

/// The nodes to work on, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The pipeline as it runs, without components.
    pub pipeline: PipelineFile,
    /// Each after those it reads from.
    pub nodes: Vec<PlannedNode>,
    /// Id and kind of each node that is switched off, or needs one that is, or is not needed where results are pinned.
    pub off: Vec<(String, String)>,
}

/// One node of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedNode {
    /// Id in the pipeline.
    pub id: String,
    /// What it does.
    pub kind: NodeKind,
    /// Its settings.
    pub params: Params,
    /// For each input port of its kind, the position in the plan of the node that feeds it.
    pub inputs: Vec<usize>,
    /// The dataset that a source reads.
    pub dataset: Option<Dataset>,
    /// The model of the registry that it predicts with.
    pub model: Option<ModelVersion>,
    /// The suite that a gate checks with.
    pub suite: Option<QualitySuite>,
    /// Whether its result is pinned; its key is that of the result then.
    pub pinned: bool,
    /// The dataset versions that its result is made from, near or far, each once.
    pub datasets: Vec<RunInput>,
    /// SHA-256 over everything that its result depends on, hexadecimal.
    pub key: String,
    /// The same for what it gives to others: a gate gives what it was given.
    pub gives: String,
}

/// Makes the plan for a pipeline, or for what node `to` needs; otherwise everything that is wrong.
pub fn plan(expanded: Expanded, catalogue: &dyn Catalogue, to: Option<&str>) -> Result<Plan, Vec<Error>> {
    let (expanded, resting) = match to {
        Some(id) => (needed(expanded, id)?, Vec::new()),
        None => without_resting(expanded),
    };
    let checked = check_expanded(expanded, catalogue);
    if !checked.errors.is_empty() {
        return Err(checked.errors);
    }
    let mut plan = arrange(checked).map_err(|error| vec![error])?;
    plan.off.extend(resting);
    Ok(plan)
}

// The pipeline without the nodes that only pinned results would need, and those.
fn without_resting(expanded: Expanded) -> (Expanded, Vec<(String, String)>) {
    let nodes = &expanded.pipeline.nodes;
    if nodes.iter().all(|node| node.pinned.is_none()) {
        return (expanded, Vec::new());
    }
    let resting = connect(&expanded).0.resting(&expanded.pipeline);
    let left = nodes.iter().zip(&resting).filter(|(_, rests)| **rests);
    let left = left.map(|(node, _)| (node.id.clone(), node.kind.clone())).collect();
    let keep: Vec<bool> = resting.into_iter().map(|rests| !rests).collect();
    (expanded.keep(&keep), left)
}

// The pipeline without the nodes that what `id` means does not need.
fn needed(expanded: Expanded, id: &str) -> Result<Expanded, Vec<Error>> {
    let positions = expanded.targets(id).ok_or_else(|| vec![expanded.unknown(id)])?;
    if positions.is_empty() {
        // A component that gives nothing, or can't be written out.
        let wrong = expanded.wrong_with(id);
        return Err(if wrong.is_empty() { vec![expanded.unknown(id)] } else { wrong });
    }
    let graph = connect(&expanded).0;
    if let Some(off) = positions.iter().find_map(|position| graph.off[*position]) {
        return Err(vec![Error::new(Code::NodeDisabled).node(id).with("by", expanded.switch(off))]);
    }
    let needed = graph.needed_by(&positions);
    Ok(expanded.keep(&needed))
}

fn arrange(mut checked: Checked) -> Result<Plan> {
    let pipeline = std::mem::replace(&mut checked.expanded.pipeline, PipelineFile::new("", Vec::new()));
    let incomplete = || Error::new(Code::Internal).detail("a checked pipeline is not complete");
    let mut position = vec![usize::MAX; pipeline.nodes.len()];
    let mut nodes: Vec<PlannedNode> = Vec::new();
    for node in checked.graph.running() {
        let kind = checked.graph.kinds[node].ok_or_else(incomplete)?;
        let params = checked.params[node].take().ok_or_else(incomplete)?;
        let sources: Option<Vec<usize>> = checked.graph.inputs[node].iter().copied().collect();
        let inputs: Vec<usize> = sources.ok_or_else(incomplete)?.into_iter().map(|source| position[source]).collect();
        let dataset = checked.datasets[node].take();
        let model = checked.models[node].take();
        let gate = checked.gates[node].take();
        let given = inputs.iter().map(|&input| nodes[input].gives.as_str());
        let pin = checked.pinned[node].take();
        let (key, gives) = match &pin {
            Some(pin) => (pin.key.clone(), pin.key.clone()),
            None => keys(kind, &params, (dataset.as_ref(), model.as_ref(), gate.as_ref()), given)?,
        };
        position[node] = nodes.len();
        let pinned = pin.is_some();
        let own = pin.map_or_else(|| dataset.as_ref().map(read).into_iter().collect(), |pin| pin.datasets);
        let datasets = each_once(inputs.iter().flat_map(|input| nodes[*input].datasets.clone()).chain(own));
        let (id, suite) = (pipeline.nodes[node].id.clone(), gate.map(|gate| gate.suite));
        nodes.push(PlannedNode { id, kind, params, inputs, dataset, model, suite, pinned, datasets, key, gives });
    }
    if nodes.is_empty() {
        return Err(Error::new(Code::PipelineEmpty));
    }
    let off = pipeline.nodes.iter().zip(&checked.graph.off).filter(|(_, off)| off.is_some());
    let off = off.map(|(node, _)| (node.id.clone(), node.kind.clone())).collect();
    Ok(Plan { pipeline, nodes, off })
}

/// The key of a node's result, and of what it gives to others, by what those give that it reads from.
pub(crate) fn keys<'a>(
    kind: NodeKind,
    params: &Params,
    (dataset, model, gate): (Option<&'a Dataset>, Option<&'a ModelVersion>, Option<&Gate>),
    inputs: impl Iterator<Item = &'a str>,
) -> Result<(String, String)> {
    let mut given: Vec<&str> = match dataset {
        Some(dataset) => vec![&dataset.digest],
        None => inputs.collect(),
    };
    // Another version by the same name is another model.
    given.extend(model.map(|model| model.digest.as_str()));
    match gate {
        Some(gate) => Ok((gate_key(gate, &given)?, given.first().map(|key| (*key).to_owned()).unwrap_or_default())),
        None => {
            let key = key(kind, params, &given);
            Ok((key.clone(), key))
        }
    }
}

// Counts up when a kind's code gives another result, or records it in another form, for the same settings and inputs. Every
// kind is in its first version.
fn code_version(_: NodeKind) -> u32 {
    1
}

fn key(kind: NodeKind, params: &Params, inputs: &[&str]) -> String {
    let params = match params {
        // A source is what it reads, not what that is called; likewise a model.
        Params::Source(_) => Map::new(),
        Params::Predict(predict) => Params::Predict(Predict { model: None, ..predict.clone() }).to_map(),
        params => params.to_map(),
    };
    let whole = json!([kind.as_str(), code_version(kind), params, inputs]);
    hex::encode(Sha256::digest(whole.to_string()))
}

/// What a gate finds depends on the rules, on the data that they compare with, and on the time where they ask for an age.
fn gate_key(gate: &Gate, inputs: &[&str]) -> Result<String> {
    let asks_for_now = |rule: &QualityRule| matches!(&rule.check, QualityCheck::Freshness { at: None, .. });
    let now = gate.suite.rules.iter().any(asks_for_now).then(falaj_store::now);
    let kind = NodeKind::Quality;
    let whole = json!([kind.as_str(), code_version(kind), to_text(&gate.suite)?, gate.others, now, inputs]);
    Ok(hex::encode(Sha256::digest(whole.to_string())))
}

impl Plan {
    /// The nodes to work on as they stand before any work.
    pub fn waiting(&self) -> Vec<NodeRun> {
        self.nodes.iter().map(|node| state(&node.id, node.kind.as_str(), NodeStatus::Waiting)).collect()
    }

    /// The nodes that are left out since one is switched off.
    pub fn skipped(&self) -> Vec<NodeRun> {
        self.off.iter().map(|(id, kind)| state(id, kind, NodeStatus::Skipped)).collect()
    }

    /// The dataset versions that its results are made from, each once.
    pub fn inputs(&self) -> Vec<RunInput> {
        each_once(self.nodes.iter().flat_map(|node| node.datasets.clone()))
    }

    /// Every setting of its nodes with defaults, keyed `node.param`.
    pub fn settings(&self) -> Map<String, Value> {
        let entries = self.nodes.iter().flat_map(|node| {
            node.params.to_map().into_iter().map(move |(name, value)| (format!("{}.{name}", node.id), value))
        });
        entries.collect()
    }
}

fn read(dataset: &Dataset) -> RunInput {
    RunInput { dataset: dataset.name.clone(), version: dataset.version, digest: dataset.digest.clone() }
}

fn each_once(all: impl Iterator<Item = RunInput>) -> Vec<RunInput> {
    let mut once: Vec<RunInput> = Vec::new();
    for input in all {
        if !once.contains(&input) {
            once.push(input);
        }
    }
    once
}

fn state(id: &str, kind: &str, status: NodeStatus) -> NodeRun {
    NodeRun {
        id: id.to_owned(),
        kind: kind.to_owned(),
        status,
        seconds: 0.0,
        within: None,
        rows: None,
        error: None,
        gate: None,
        warnings: Vec::new(),
    }
}

/// What to tell who asked to run a pipeline with these errors: the error if there is one, else that there are several.
pub fn refusal(mut errors: Vec<Error>, lang: Lang) -> Error {
    match errors.len() {
        0 => Error::new(Code::Internal).detail("refused without a reason"),
        1 => errors.remove(0),
        count => {
            let first = &errors[0];
            let mut error = Error::new(Code::PipelineInvalid)
                .with("count", count)
                .with("first", error_text(lang, first).message)
                .with("first_code", first.code.as_str());
            error.place = first.place.clone();
            error
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::{expand, expand_with};
    use crate::sketch::{Shelf, dataset, pipeline};
    use falaj_schema::dataset::ColumnType;

    fn shelf() -> Shelf {
        Shelf(vec![dataset("d", &[("x", ColumnType::Real), ("y", ColumnType::Boolean)])])
    }

    fn sound() -> PipelineFile {
        let mut file = pipeline(&[
            ("source", "source", &[]),
            ("split", "split", &[("table", "source")]),
            ("prepare", "prepare", &[("parts", "split")]),
            ("train", "train_mlp", &[("prepared", "prepare")]),
            ("linear", "train_linear", &[("prepared", "prepare")]),
        ]);
        file.nodes[0].params.insert("dataset".into(), "d".into());
        file.nodes[2].params.insert("target".into(), "y".into());
        file
    }

    fn plan(file: &PipelineFile, catalogue: &Shelf, to: Option<&str>) -> Result<Plan, Vec<Error>> {
        super::plan(expand(file), catalogue, to)
    }

    fn keys(file: &PipelineFile) -> Vec<String> {
        keys_with(file, json!({}))
    }

    fn keys_with(file: &PipelineFile, settings: Value) -> Vec<String> {
        let expanded = expand_with(file, settings.as_object().unwrap()).unwrap();
        super::plan(expanded, &shelf(), None).unwrap().nodes.into_iter().map(|node| node.key).collect()
    }

    #[test]
    fn a_change_gives_new_keys_from_there_on() {
        let mut file = sound();
        let before = keys(&file);
        file.nodes[3].params.insert("epochs".into(), 3.into());
        let changed: Vec<_> = keys(&file).iter().zip(&before).map(|(a, b)| a != b).collect();
        assert_eq!(changed, [false, false, false, true, false]);
        assert_eq!(keys_with(&sound(), json!({"train.epochs": 3})), keys(&file));
        assert_eq!(keys_with(&file, json!({"train.epochs": null})), before);
        let seeded = keys_with(&file, json!({"train.epochs": null, "split.seed": 1}));
        assert_eq!(seeded.iter().zip(&before).filter(|(a, b)| a == b).count(), 1);
    }

    #[test]
    fn defaults_written_out_are_the_same_work() {
        assert_eq!(keys_with(&sound(), json!({"split.method": "random"})), keys(&sound()));
    }

    #[test]
    fn other_data_under_the_same_name_is_other_work() {
        let mut shelf = shelf();
        let before = plan(&sound(), &shelf, None).unwrap();
        shelf.0[0].digest = "changed".into();
        assert_ne!(plan(&sound(), &shelf, None).unwrap().nodes[0].key, before.nodes[0].key);
    }

    #[test]
    fn to_leaves_out_what_a_node_does_not_need() {
        let mut file = sound();
        file.nodes[3].params.insert("wrong".into(), 1.into());
        let plan = |to| plan(&file, &shelf(), Some(to));
        let ids: Vec<_> = plan("linear").unwrap().nodes.into_iter().map(|node| node.id).collect();
        assert_eq!(ids, ["source", "split", "prepare", "linear"]);
        assert_eq!(plan("train").unwrap_err()[0].code, Code::ParamUnknown);
        let errors = plan("prepair").unwrap_err();
        assert_eq!((errors[0].code, errors[0].params["suggestion"].as_str()), (Code::NodeMissing, "prepare"));
    }

    #[test]
    fn a_gate_has_a_key_of_its_own_and_gives_what_it_was_given() {
        let before = keys(&sound());
        let gated = |suite: &str| {
            let mut file = sound();
            let gate = pipeline(&[("gate", "quality", &[("table", "source")])]).nodes.remove(0);
            file.nodes.insert(1, gate);
            file.nodes[1].params.insert("suite".into(), suite.into());
            file.nodes[2].inputs.insert("table".into(), "gate".into());
            keys(&file)
        };
        let (one, other) = (gated("s1"), gated("s22"));
        assert_ne!(one[1], other[1], "another content of the suite is another check");
        assert_eq!([&one[..1], &one[2..]].concat(), before, "what comes after it is the same work");
        let mut file = sound();
        file.nodes.push(pipeline(&[("gate", "quality", &[("table", "source")])]).nodes.remove(0));
        file.nodes[5].params.insert("suite".into(), "none".into());
        let errors = plan(&file, &shelf(), None).unwrap_err();
        assert_eq!((errors[0].code, errors[0].place.param.as_deref()), (Code::SuiteMissing, Some("suite")));
    }

    #[test]
    fn what_is_switched_off_is_left_out_and_the_rest_is_the_same_work() {
        let mut file = sound();
        let before = keys(&file);
        file.nodes[3].disabled = true;
        file.nodes[3].params.insert("wrong".into(), 1.into());
        let whole = plan(&file, &shelf(), None).unwrap();
        let left: Vec<_> = whole.nodes.iter().map(|node| node.key.clone()).collect();
        assert_eq!(left, [&before[..3], &before[4..]].concat());
        assert_eq!(whole.off, [("train".to_owned(), "train_mlp".to_owned())]);
        let errors = plan(&file, &shelf(), Some("train")).unwrap_err();
        assert_eq!((errors[0].code, errors[0].params["by"].as_str()), (Code::NodeDisabled, "train"));
        file.nodes[0].disabled = true;
        assert_eq!(plan(&file, &shelf(), None).unwrap_err()[0].code, Code::PipelineEmpty);
    }
}
