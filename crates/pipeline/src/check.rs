//! Checking a pipeline: everything that is wrong with it, told at once, without running it.

use std::collections::{HashMap, HashSet};

use falaj_schema::dataset::{Column, Dataset};
use falaj_schema::model::ModelVersion;
use falaj_schema::pipeline::{NodeKind, PipelineFile, PortType};
use falaj_schema::quality::{QualityCheck, QualitySuite, Reference};
use falaj_schema::run::RunInput;
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

use crate::columns::leaving;
use crate::expand::{Expanded, expand};
use crate::graph::{Graph, connect};
use crate::names::suggest;
use crate::nodes::predict::{added, misfits};
use crate::output::{self, Output};
use crate::params::{Params, Predict};

/// Where a pipeline's datasets are looked up.
pub trait Catalogue {
    /// The dataset `name` or `name@version`; `dataset_missing` if there is none.
    fn dataset(&self, reference: &str) -> Result<Dataset>;

    /// The names of all datasets.
    fn names(&self) -> Vec<String>;

    /// The model `name`, `name@version` or `name@alias` of the registry; `model_missing` if there is none.
    fn model(&self, reference: &str) -> Result<ModelVersion>;

    /// The suite of quality rules of this name; `suite_missing` if there is none, or why it can't be read.
    fn suite(&self, name: &str) -> Result<QualitySuite>;

    /// The result that is pinned by its key, if it is there and whole.
    fn pinned(&self, key: &str) -> Result<Option<Pinned>>;
}

/// A result that is pinned.
#[derive(Debug, Clone, PartialEq)]
pub struct Pinned {
    /// Its key.
    pub key: String,
    /// What it is.
    pub port: PortType,
    /// Its columns, where it is a table.
    pub columns: Option<Vec<Column>>,
    /// The dataset versions that it was made from.
    pub datasets: Vec<RunInput>,
}

impl Catalogue for Store {
    fn dataset(&self, reference: &str) -> Result<Dataset> {
        self.dataset_find(reference)
    }

    fn names(&self) -> Vec<String> {
        // Only for a suggestion: the lookup itself tells what is wrong with the database.
        self.datasets().unwrap_or_default().into_iter().map(|dataset| dataset.name).collect()
    }

    fn model(&self, reference: &str) -> Result<ModelVersion> {
        self.model_find(reference)
    }

    fn suite(&self, name: &str) -> Result<QualitySuite> {
        Self::suite(self, name).map(|(suite, _)| suite)
    }

    fn pinned(&self, key: &str) -> Result<Option<Pinned>> {
        let pinned = |(output, datasets): (Output, Vec<RunInput>)| {
            let (port, table) = (output.port(), output.table(None).filter(|_| output.port() == PortType::Table));
            Pinned { key: key.to_owned(), port, columns: table.map(|table| table.columns.clone()), datasets }
        };
        Ok(output::pinned(self, key)?.map(pinned))
    }
}

/// A pipeline that was checked. Vectors are by the position of the node in the pipeline without components.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The pipeline without components.
    pub expanded: Expanded,
    /// How the nodes are connected, and their order.
    pub graph: Graph,
    /// Settings of each node; none where they are not sound.
    pub params: Vec<Option<Params>>,
    /// Dataset that each source node reads.
    pub datasets: Vec<Option<Dataset>>,
    /// Model of the registry that each node predicts with.
    pub models: Vec<Option<ModelVersion>>,
    /// What each gate checks.
    pub gates: Vec<Option<Gate>>,
    /// Result that is pinned at each node.
    pub pinned: Vec<Option<Pinned>>,
    /// Columns that leave each node, as far as they can be told without running it.
    pub columns: Vec<Option<Vec<Column>>>,
    /// What is wrong; the pipeline can run when this is empty.
    pub errors: Vec<Error>,
    /// The nodes with which something is wrong, even where that is told of a node of a component that gave it the value.
    pub(crate) wrong: HashSet<String>,
}

/// What a gate checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The suite.
    pub suite: QualitySuite,
    /// Digests of the datasets that its rules compare with.
    pub others: Vec<String>,
}

/// Checks `pipeline` against the datasets of `catalogue`.
pub fn check(pipeline: &PipelineFile, catalogue: &dyn Catalogue) -> Checked {
    check_expanded(expand(pipeline), catalogue)
}

/// Checks a pipeline without components against the datasets of `catalogue`.
pub(crate) fn check_expanded(expanded: Expanded, catalogue: &dyn Catalogue) -> Checked {
    let pipeline = &expanded.pipeline;
    let (graph, found) = connect(&expanded);
    let mut errors = expanded.errors(|node| graph.off[node].is_some());
    errors.extend(found);
    if pipeline.nodes.is_empty() && errors.is_empty() {
        errors.push(Error::new(Code::PipelineEmpty));
    }
    let mut params = Vec::new();
    for ((node, kind), off) in pipeline.nodes.iter().zip(&graph.kinds).zip(&graph.off) {
        let parsed = kind.map(|kind| Params::parse(node, kind));
        let mut note = |wrong| {
            if off.is_none() {
                errors.extend::<Vec<Error>>(wrong)
            }
        };
        params.push(parsed.and_then(|parsed| parsed.map_err(&mut note).ok()));
    }
    let count = pipeline.nodes.len();
    let (datasets, models, gates, pinned, columns) =
        (vec![None; count], vec![None; count], vec![None; count], vec![None; count], vec![None; count]);
    let wrong = HashSet::new();
    let mut checked = Checked { expanded, graph, params, datasets, models, gates, pinned, columns, errors, wrong };
    for node in checked.graph.running() {
        let told = checked.visit(node, catalogue);
        let id = &checked.expanded.pipeline.nodes[node].id;
        checked.errors.extend(told.into_iter().map(|error| error.node(id)));
    }
    let twice = checked.written_twice();
    checked.errors.extend(twice);
    checked.wrong = checked.errors.iter().filter_map(|error| error.place.node.clone()).collect();
    let resting = checked.resting();
    let mut errors = std::mem::take(&mut checked.errors);
    errors.retain(|error| error.place.node.as_ref().is_none_or(|node| !resting.contains(node)));
    checked.errors = errors.into_iter().map(|error| checked.expanded.told(error)).collect();
    checked
}

/// What is wrong with `pipeline`; it can run when this is empty.
pub fn validate(pipeline: &PipelineFile, catalogue: &dyn Catalogue) -> Vec<Error> {
    check(pipeline, catalogue).errors
}

impl Checked {
    // Works out the columns that leave a node whose inputs have been visited.
    fn visit(&mut self, node: usize, catalogue: &dyn Catalogue) -> Vec<Error> {
        if let Some(key) = &self.expanded.pipeline.nodes[node].pinned {
            let found = catalogue.pinned(key).map_err(|error| vec![error]);
            let gives = self.graph.kinds[node].map(NodeKind::output);
            return match found.map(|found| found.filter(|found| Some(found.port) == gives)) {
                Err(errors) => errors,
                Ok(None) => vec![Error::new(Code::PinMissing)],
                Ok(Some(found)) => {
                    self.columns[node].clone_from(&found.columns);
                    self.pinned[node] = Some(found);
                    Vec::new()
                }
            };
        }
        let Some(params) = &self.params[node] else { return Vec::new() };
        match params {
            Params::Source(source) => match find(catalogue, &source.dataset) {
                Ok(dataset) => {
                    self.columns[node] = Some(dataset.columns.clone());
                    self.datasets[node] = Some(dataset);
                    Vec::new()
                }
                Err(error) => vec![error.param("dataset")],
            },
            Params::Quality(quality) => {
                let entering = self.graph.inputs[node].first().copied().flatten();
                self.columns[node] = entering.and_then(|input| self.columns[input].clone());
                match gate(catalogue, &quality.suite) {
                    Ok(gate) => {
                        self.gates[node] = Some(gate);
                        Vec::new()
                    }
                    Err(error) => vec![error.param("suite")],
                }
            }
            Params::Register(register) => falaj_store::check_name(&register.name)
                .map_err(|error| vec![error.param("name")])
                .err()
                .unwrap_or_default(),
            Params::Predict(Predict { model: Some(model), .. }) => match catalogue.model(model) {
                Ok(found) => {
                    let told = self.predicted(node, &found);
                    self.models[node] = Some(found);
                    told
                }
                Err(error) => vec![error.param("model")],
            },
            // What a model answers that is yet to be trained is known when it is.
            Params::Predict(_) => Vec::new(),
            params => {
                let inputs = &self.graph.inputs[node];
                let entering: Option<Vec<&[Column]>> =
                    inputs.iter().map(|input| input.and_then(|input| self.columns[input].as_deref())).collect();
                // What an unsound node would give is not known; its own error says enough.
                let Some(entering) = entering else { return Vec::new() };
                let (columns, errors) = leaving(params, &entering);
                self.columns[node] = columns.filter(|_| errors.is_empty());
                errors
            }
        }
    }
}

impl Checked {
    // Ids of the nodes that nothing needs since results are pinned: what is wrong with them is no trouble.
    fn resting(&self) -> HashSet<String> {
        let nodes = &self.expanded.pipeline.nodes;
        let resting = self.graph.resting(&self.expanded.pipeline);
        nodes.iter().zip(resting).filter(|(_, rests)| *rests).map(|(node, _)| node.id.clone()).collect()
    }

    // Works out the columns behind a prediction.
    fn predicted(&mut self, node: usize, model: &ModelVersion) -> Vec<Error> {
        let entering = self.graph.inputs[node].first().copied().flatten();
        let entering = entering.and_then(|input| self.columns[input].clone());
        let (Some(Params::Predict(predict)), Some(mut columns)) = (&self.params[node], entering) else {
            return Vec::new();
        };
        let errors = misfits(predict, &model.signature, &columns);
        columns.extend(added(predict, &model.signature));
        self.columns[node] = Some(columns).filter(|_| errors.is_empty());
        errors
    }

    // Files that more than one node writes.
    fn written_twice(&self) -> Vec<Error> {
        let mut writers: HashMap<&str, &str> = HashMap::new();
        let mut errors = Vec::new();
        for node in self.graph.running() {
            let Some(Params::Export(export)) = &self.params[node] else { continue };
            let id = &self.expanded.pipeline.nodes[node].id;
            if let Some(other) = writers.insert(&export.file, id) {
                let error = Error::new(Code::FileTwice).node(id).param("file");
                errors.push(error.with("file", &export.file).with("other", other));
            }
        }
        errors
    }
}

fn gate(catalogue: &dyn Catalogue, name: &str) -> Result<Gate> {
    let suite = catalogue.suite(name)?;
    let named = suite.rules.iter().filter_map(|rule| match &rule.check {
        QualityCheck::References { dataset, .. } => Some(dataset),
        QualityCheck::Distribution { against: Reference::Dataset(dataset), .. } => Some(dataset),
        _ => None,
    });
    // One that is not there breaks its rule, which the run tells.
    let others = named.map(|dataset| catalogue.dataset(dataset).map_or_else(|_| String::new(), |found| found.digest));
    let others = others.collect();
    Ok(Gate { suite, others })
}

fn find(catalogue: &dyn Catalogue, reference: &str) -> Result<Dataset> {
    catalogue.dataset(reference).map_err(|error| match error.code {
        Code::DatasetMissing => {
            let names = catalogue.names();
            suggest(error, reference, names.iter().map(String::as_str))
        }
        _ => error,
    })
}

#[cfg(test)]
mod tests;
