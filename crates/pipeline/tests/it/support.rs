//! A workspace with a small dataset, a pipeline over it, and a journal that remembers.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::Path;

use falaj_pipeline::{Cancel, Journal, Outcome, Progress, RunOf, execute, expand_with, plan};
use falaj_schema::Result;
use falaj_schema::dataset::Dataset;
use falaj_schema::message::Lang;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{NodeRun, NodeStatus};
use falaj_store::Store;
use serde_json::{Value, json};

pub struct Workspace {
    pub store: Store,
    // Removed when dropped.
    _folder: tempfile::TempDir,
}

impl Workspace {
    /// With the dataset `shop`: 600 rows whose `spend` follows from `age` and `branch`.
    pub fn new() -> Self {
        runner();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::init(&folder.path().join("w"), "w").unwrap();
        let workspace = Self { store, _folder: folder };
        workspace.import_text("shop", &shop());
        workspace.import_text("branches", "branch,city\nnorth,Abu Dhabi\nsouth,Al Ain\n");
        workspace
    }

    pub fn import_text(&self, name: &str, csv: &str) -> Dataset {
        let scratch = self.store.artifacts().scratch().unwrap();
        let path = scratch.path().join("data.csv");
        std::fs::write(&path, csv).unwrap();
        self.import(name, &path)
    }

    pub fn import(&self, name: &str, path: &Path) -> Dataset {
        let scratch = self.store.artifacts().scratch().unwrap();
        let out = scratch.path().join("table.parquet");
        let imported = falaj_data::import(path, &Default::default(), &out, &|_| true).unwrap();
        let artifact = self.store.artifacts().adopt(&out).unwrap();
        let dataset = Dataset {
            id: String::new(),
            name: name.into(),
            version: 0,
            rows: imported.rows,
            columns: imported.columns,
            digest: artifact.digest,
            bytes: artifact.bytes,
            source: String::new(),
            created: 0,
            actor: "test".into(),
            warnings: imported.warnings,
            origin: None,
        };
        self.store.dataset_add(dataset).unwrap()
    }

    pub fn run(&self, pipeline: &PipelineFile, settings: Value) -> (Outcome, Notes) {
        let notes = Notes::default();
        let outcome = self.run_with(pipeline, settings, &Cancel::default(), &notes);
        (outcome, notes)
    }

    pub fn run_with(&self, file: &PipelineFile, settings: Value, cancel: &Cancel, journal: &dyn Journal) -> Outcome {
        let expanded = expand_with(file, settings.as_object().unwrap()).unwrap();
        let plan = plan(expanded, &self.store, None).unwrap();
        let of = RunOf { run: "run".into(), pipeline: "shop".into(), actor: "test".into(), lang: Lang::En };
        execute(&self.store, &plan, &of, cancel, journal)
    }
}

/// Fails early and clearly when the training program has not been built.
fn runner() {
    assert!(
        falaj_pipeline::programs::sibling("falaj-runner").is_ok(),
        "falaj-runner is not beside the tests: build it first with `cargo build -p falaj-train`"
    );
}

fn shop() -> String {
    let mut csv = String::from("age,branch,visit,spend\n");
    let mut state = 7u32;
    for row in 0..600 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let age = 18 + (state >> 16) % 60;
        let branch = if state >> 31 == 0 { "north" } else { "south" };
        let spend = age * 2 + if branch == "north" { 60 } else { 0 } + (state >> 8) % 9;
        let (day, hour) = (1 + row / 24 % 28, row % 24);
        writeln!(csv, "{age},{branch},2024-01-{day:02}T{hour:02}:00:00,{spend}").unwrap();
    }
    csv
}

/// Predicts whether `spend` is above 140.
pub fn pipeline() -> PipelineFile {
    let file = json!({
        "falaj_pipeline": 1,
        "name": "Shop",
        "nodes": [
            {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
            {"id": "branches", "kind": "source", "params": {"dataset": "branches"}},
            {"id": "join", "kind": "join", "params": {"left_on": ["branch"], "right_on": ["branch"]},
             "inputs": {"left": "shop", "right": "branches"}},
            {"id": "big", "kind": "label", "params": {"column": "spend", "above": 140, "name": "big"}, "inputs": {"table": "join"}},
            {"id": "select", "kind": "select", "params": {"drop": ["visit"]}, "inputs": {"table": "big"}},
            {"id": "split", "kind": "split", "params": {"stratify": "big"}, "inputs": {"table": "select"}},
            {"id": "prepare", "kind": "prepare", "params": {"target": "big"}, "inputs": {"parts": "split"}},
            {"id": "train", "kind": "train_mlp", "params": {"hidden": [16], "epochs": 30, "batch_size": 32, "learning_rate": 0.01},
             "inputs": {"prepared": "prepare"}},
            {"id": "evaluate", "kind": "evaluate", "inputs": {"model": "train"}},
            {"id": "register", "kind": "register", "params": {"name": "shop-big"}, "inputs": {"metrics": "evaluate"}}
        ]
    });
    serde_json::from_value(file).unwrap()
}

/// The status of each node, by id.
pub fn statuses(outcome: &Outcome) -> Vec<(&str, NodeStatus)> {
    outcome.nodes.iter().map(|node| (node.id.as_str(), node.status)).collect()
}

pub fn status(outcome: &Outcome, id: &str) -> NodeStatus {
    outcome.nodes.iter().find(|node| node.id == id).unwrap().status
}

/// Node, metric, step and value.
pub type Told = (String, String, u64, Option<f64>);

/// Remembers what it is told.
#[derive(Default)]
pub struct Notes {
    pub nodes: RefCell<Vec<(String, NodeStatus)>>,
    pub metrics: RefCell<Vec<Told>>,
    pub progress: RefCell<Vec<Progress>>,
}

impl Journal for Notes {
    fn node(&self, node: &NodeRun) -> Result<()> {
        self.nodes.borrow_mut().push((node.id.clone(), node.status));
        Ok(())
    }

    fn metric(&self, node: &str, metric: &str, step: u64, value: Option<f64>, _: falaj_schema::Millis) -> Result<()> {
        self.metrics.borrow_mut().push((node.into(), metric.into(), step, value));
        Ok(())
    }

    fn progress(&self, _: &NodeRun, progress: &Progress) {
        self.progress.borrow_mut().push(progress.clone());
    }
}
