//! Small pipelines and datasets for tests.

use falaj_schema::dataset::{Column, ColumnType, Dataset};
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
    };
    let nodes = nodes.iter().map(node).collect();
    PipelineFile { falaj_pipeline: 1, name: "sketch".into(), description: String::new(), nodes }
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
