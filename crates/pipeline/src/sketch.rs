//! Small pipelines and datasets for tests.

use falaj_schema::dataset::{Column, ColumnType, Dataset};
use falaj_schema::model::ModelVersion;
use falaj_schema::pipeline::{Node, PipelineFile};
use falaj_schema::quality::{QualityCheck, QualityRule, QualitySuite};
use falaj_schema::{Code, Error, Result};

use crate::check::Catalogue;

/// A node given by id, kind and inputs (port and source).
pub(crate) type Sketch<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// A pipeline of these nodes.
pub(crate) fn pipeline(nodes: &[Sketch]) -> PipelineFile {
    let node = |(id, kind, inputs): &Sketch| Node {
        id: (*id).to_owned(),
        kind: (*kind).to_owned(),
        params: Default::default(),
        inputs: inputs.iter().map(|(port, id)| ((*port).to_owned(), (*id).to_owned())).collect(),
        disabled: false,
    };
    PipelineFile::new("sketch", nodes.iter().map(node).collect())
}

/// A dataset of these columns.
pub(crate) fn dataset(name: &str, columns: &[(&str, ColumnType)]) -> Dataset {
    let columns = columns.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind }).collect();
    Dataset {
        id: name.to_owned(),
        name: name.to_owned(),
        version: 1,
        rows: 100,
        columns,
        digest: format!("digest of {name}"),
        bytes: 0,
        source: String::new(),
        created: 0,
        actor: String::new(),
        warnings: Vec::new(),
        origin: None,
    }
}

/// Datasets in memory.
pub(crate) struct Shelf(pub Vec<Dataset>);

impl Catalogue for Shelf {
    fn dataset(&self, reference: &str) -> Result<Dataset> {
        let found = self.0.iter().find(|dataset| dataset.name == reference);
        found.cloned().ok_or_else(|| Error::new(Code::DatasetMissing).with("name", reference))
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(|dataset| dataset.name.clone()).collect()
    }

    fn model(&self, reference: &str) -> Result<ModelVersion> {
        Err(Error::new(Code::ModelMissing).with("model", reference).with("known", ""))
    }

    /// Every name that begins with "s" has a suite with one rule, about as many rows as the name is long.
    fn suite(&self, name: &str) -> Result<QualitySuite> {
        if !name.starts_with('s') {
            return Err(Error::new(Code::SuiteMissing).with("name", name));
        }
        let mut suite = QualitySuite::new(name, "d");
        let rows = QualityCheck::RowCount { min: Some(name.len() as u64), max: None };
        suite.rules.push(QualityRule::new("rows", rows));
        Ok(suite)
    }
}

/// Pipelines made by chance, small enough that two of them often concern the same nodes.
pub(crate) mod made {
    use std::collections::BTreeMap;

    use falaj_schema::editor::PipelineLayout;
    use falaj_schema::pipeline::{Node, PipelineFile};
    use proptest::prelude::*;
    use serde_json::json;

    use crate::layout::Document;

    const IDS: [&str; 4] = ["a", "b", "c", "d"];

    /// What counts of a pipeline: name, description and nodes, whatever their order.
    pub(crate) fn logic(pipeline: &PipelineFile) -> (String, String, BTreeMap<String, Node>) {
        let nodes = pipeline.nodes.iter().map(|node| (node.id.clone(), node.clone())).collect();
        (pipeline.name.clone(), pipeline.description.clone(), nodes)
    }

    fn node(id: &'static str) -> impl Strategy<Value = Node> {
        let kind = prop::sample::select(vec!["source", "select", "split"]);
        let param = (prop::sample::select(vec!["x", "y", "z"]), 0..3u8);
        let input = (prop::sample::select(vec!["table", "left"]), prop::sample::select(IDS.to_vec()));
        let params = prop::collection::vec(param, 0..3);
        let inputs = prop::collection::vec(input, 0..2);
        (kind, params, inputs, prop::bool::weighted(0.2)).prop_map(move |(kind, params, inputs, disabled)| Node {
            id: id.to_owned(),
            kind: kind.to_owned(),
            params: params.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect(),
            inputs: inputs.into_iter().map(|(port, id)| (port.to_owned(), id.to_owned())).collect(),
            disabled,
        })
    }

    pub(crate) fn pipelines() -> impl Strategy<Value = PipelineFile> {
        let ids = prop::sample::subsequence(IDS.to_vec(), 0..=IDS.len()).prop_shuffle();
        let nodes = ids.prop_flat_map(|ids| ids.into_iter().map(node).collect::<Vec<_>>());
        (0..3u8, 0..2u8, nodes).prop_map(|(name, description, nodes)| {
            let description = if description == 0 { String::new() } else { "d".to_owned() };
            PipelineFile { description, ..PipelineFile::new(format!("p{name}"), nodes) }
        })
    }

    /// A base, and two changes of it that each take some nodes of another pipeline.
    pub(crate) fn documents() -> impl Strategy<Value = (Document, Document, Document)> {
        let change = || (pipelines(), 0..16u8, any::<bool>());
        (pipelines(), change(), change()).prop_map(|(base, one, other)| {
            let document = |pipeline| Document { pipeline, layout: PipelineLayout::empty() };
            let changed = |(other, which, about): (PipelineFile, u8, bool)| {
                let mut made = base.clone();
                for (_, id) in IDS.iter().enumerate().filter(|(bit, _)| which & (1 << bit) != 0) {
                    made.nodes.retain(|node| node.id != *id);
                    made.nodes.extend(other.nodes.iter().filter(|node| node.id == *id).cloned());
                }
                if about {
                    made.name = other.name;
                }
                made
            };
            (document(base.clone()), document(changed(one)), document(changed(other)))
        })
    }
}
