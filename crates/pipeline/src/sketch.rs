//! Small pipelines and datasets for tests.

use falaj_schema::dataset::{Column, ColumnType, Dataset};
use falaj_schema::model::ModelVersion;
use falaj_schema::pipeline::{Node, PipelineFile, PortType};
use falaj_schema::quality::{QualityCheck, QualityRule, QualitySuite};
use falaj_schema::{Code, Error, Result};

use crate::check::{Catalogue, Pinned};

/// A node given by id, kind and inputs (port and source).
pub(crate) type Sketch<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// A pipeline of these nodes.
pub(crate) fn pipeline(nodes: &[Sketch]) -> PipelineFile {
    let node = |(id, kind, inputs): &Sketch| {
        let inputs = inputs.iter().map(|(port, id)| ((*port).to_owned(), (*id).to_owned())).collect();
        Node::new(id, kind, Default::default(), inputs)
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

    /// Every key that begins with "p" has a table with one column.
    fn pinned(&self, key: &str) -> Result<Option<Pinned>> {
        let columns = Some(vec![Column { name: "x".into(), kind: ColumnType::Real }]);
        let pinned = Pinned { key: key.to_owned(), port: PortType::Table, columns, datasets: Vec::new() };
        Ok(key.starts_with('p').then_some(pinned))
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
    use falaj_schema::editor::PipelineLayout;
    use falaj_schema::pipeline::{Component, Exposed, Node, PipelineFile};
    use proptest::prelude::*;
    use serde_json::json;

    use crate::layout::Document;

    const IDS: [&str; 4] = ["a", "b", "c", "d"];

    const COMPONENTS: [&str; 2] = ["k", "l"];

    /// What counts of a pipeline: all but the order of what has a name.
    pub(crate) fn logic(pipeline: &PipelineFile) -> PipelineFile {
        let mut sorted = pipeline.clone();
        sorted.parameters.sort_by(|a, b| a.name.cmp(&b.name));
        sorted.nodes.sort_by(|a, b| a.id.cmp(&b.id));
        for component in sorted.components.values_mut() {
            component.parameters.sort_by(|a, b| a.name.cmp(&b.name));
            component.nodes.sort_by(|a, b| a.id.cmp(&b.id));
        }
        sorted
    }

    fn node(id: &'static str) -> impl Strategy<Value = Node> {
        let kind = prop::sample::select(vec!["source", "select", "split"]);
        let param = (prop::sample::select(vec!["x", "y", "z"]), 0..3u8);
        let input = (prop::sample::select(vec!["table", "left"]), prop::sample::select(IDS.to_vec()));
        let params = prop::collection::vec(param, 0..3);
        let inputs = prop::collection::vec(input, 0..2);
        let pinned = prop::option::weighted(0.2, prop::sample::select(vec!["p1".to_owned(), "p2".to_owned()]));
        let parts = (kind, params, inputs, prop::bool::weighted(0.2), pinned);
        parts.prop_map(move |(kind, params, inputs, disabled, pinned)| Node {
            id: id.to_owned(),
            kind: kind.to_owned(),
            params: params.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect(),
            inputs: inputs.into_iter().map(|(port, id)| (port.to_owned(), id.to_owned())).collect(),
            disabled,
            pinned,
        })
    }

    fn nodes() -> impl Strategy<Value = Vec<Node>> {
        let ids = prop::sample::subsequence(IDS.to_vec(), 0..=IDS.len()).prop_shuffle();
        ids.prop_flat_map(|ids| ids.into_iter().map(node).collect::<Vec<_>>())
    }

    fn parameters() -> impl Strategy<Value = Vec<Exposed>> {
        let names = prop::sample::subsequence(vec!["p", "q"], 0..=2);
        (names, prop::sample::select(vec!["a.x", "b.y"])).prop_map(|(names, of)| {
            let exposed = |name: &str| Exposed { name: name.into(), of: of.into(), title: None, help: None };
            names.into_iter().map(exposed).collect()
        })
    }

    fn component() -> impl Strategy<Value = Component> {
        (0..2u32, 0..2u8, parameters(), nodes()).prop_map(|(version, title, parameters, nodes)| Component {
            version,
            title: format!("t{title}"),
            description: String::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            parameters,
            nodes,
        })
    }

    pub(crate) fn pipelines() -> impl Strategy<Value = PipelineFile> {
        let names = prop::sample::subsequence(COMPONENTS.to_vec(), 0..=COMPONENTS.len());
        let named = |name: &'static str| component().prop_map(move |component| (name.to_owned(), component));
        let components = names.prop_flat_map(move |names| names.into_iter().map(named).collect::<Vec<_>>());
        (0..3u8, 0..2u8, parameters(), nodes(), components).prop_map(
            |(name, description, parameters, nodes, components)| {
                let description = if description == 0 { String::new() } else { "d".to_owned() };
                let components = components.into_iter().collect();
                PipelineFile { description, parameters, components, ..PipelineFile::new(format!("p{name}"), nodes) }
            },
        )
    }

    /// Puts nodes of `other` in the place of some.
    fn exchange(nodes: &mut Vec<Node>, other: &[Node], which: u16) {
        for (_, id) in IDS.iter().enumerate().filter(|(bit, _)| which & (1 << bit) != 0) {
            nodes.retain(|node| node.id != *id);
            nodes.extend(other.iter().filter(|node| node.id == *id).cloned());
        }
    }

    /// A base, and two changes of it that each take some nodes of another pipeline.
    pub(crate) fn documents() -> impl Strategy<Value = (Document, Document, Document)> {
        let change = || (pipelines(), any::<u16>(), any::<bool>());
        (pipelines(), change(), change()).prop_map(|(base, one, other)| {
            let document = |pipeline| Document { pipeline, layout: PipelineLayout::empty() };
            let changed = |(other, which, about): (PipelineFile, u16, bool)| {
                let mut made = base.clone();
                exchange(&mut made.nodes, &other.nodes, which);
                for (bit, name) in COMPONENTS.iter().enumerate() {
                    match (which >> (4 + 5 * bit), made.components.get_mut(*name), other.components.get(*name)) {
                        // Some nodes of the other, the whole other, or none of it.
                        (which, Some(own), Some(other)) if which & 16 == 0 => {
                            exchange(&mut own.nodes, &other.nodes, which);
                            own.parameters = other.parameters.clone();
                        }
                        (which, _, Some(other)) if which & 8 == 0 => {
                            made.components.insert((*name).to_owned(), other.clone());
                        }
                        (which, _, None) if which & 7 == 0 => drop(made.components.remove(*name)),
                        _ => {}
                    }
                }
                if about {
                    made.name = other.name;
                    made.parameters = other.parameters;
                }
                made
            };
            (document(base.clone()), document(changed(one)), document(changed(other)))
        })
    }
}
