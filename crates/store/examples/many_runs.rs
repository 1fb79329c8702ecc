//! Fills a new workspace with many runs and datasets, to measure with: their values are made by arithmetic, and no
//! training stands behind them. Everything is written through the store, as the product does it.
//!
//! ```sh
//! cargo run --release --example many_runs -- FOLDER [RUNS [DATASETS]]    # 10,000 and 200 by default
//! cargo run --release --example many_runs -- --measure FOLDER           # how long pages of its runs take
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

use falaj_schema::dataset::{Column, ColumnType, Dataset};
use falaj_schema::pipeline::{Node, PipelineFile};
use falaj_schema::run::{NodeRun, NodeStatus, RunInput, RunStatus, RunsRequest};
use falaj_store::{NewRun, RunEnd, Store, now};
use serde_json::{Map, Value, json};

const RUNS: u32 = 10_000;
const DATASETS: u32 = 200;
const EPOCHS: u32 = 12;
const PIPELINES: [&str; 3] = ["measured-late", "measured-cancelled", "measured-delay"];

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--measure", folder] => measure(&Store::open(Path::new(folder))?),
        [folder, rest @ ..] if rest.len() < 3 => {
            let count = |at: usize, usual| rest.get(at).map_or(Ok(usual), |text| text.parse::<u32>());
            fill(Path::new(folder), count(0, RUNS)?, count(1, DATASETS)?)
        }
        _ => Err("usage: many_runs FOLDER [RUNS [DATASETS]] | many_runs --measure FOLDER".into()),
    }
}

fn fill(folder: &Path, runs: u32, datasets: u32) -> Outcome {
    let store = Store::init(folder, "Measured")?;
    for number in 0..datasets {
        dataset(&store, number)?;
    }
    for number in 0..runs {
        run(&store, number)?;
        if (number + 1).is_multiple_of(1000) {
            println!("{} runs", number + 1);
        }
    }
    Ok(())
}

fn dataset(store: &Store, number: u32) -> Outcome {
    let scratch = store.artifacts().scratch()?;
    let path = scratch.path().join("table");
    std::fs::write(&path, format!("measured {number}"))?;
    let file = store.artifacts().adopt(&path)?;
    let column = |i: u32| Column { name: format!("column_{i}"), kind: ColumnType::Real };
    store.dataset_add(Dataset {
        id: String::new(),
        name: format!("measured-{number:03}"),
        version: 0,
        rows: 1000 + u64::from(number),
        columns: (0..20).map(column).collect(),
        digest: file.digest,
        bytes: file.bytes,
        source: "many_runs".into(),
        created: 0,
        actor: "many_runs".into(),
        warnings: vec![],
        origin: None,
    })?;
    Ok(())
}

/// From 0 to below 1, the same for the same number and salt.
fn share(number: u32, salt: u32) -> f64 {
    f64::from((number.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) >> 8) % 10_000) / 10_000.0
}

fn params(number: u32) -> Map<String, Value> {
    let mut params = Map::new();
    let width = [64, 128, 256, 512][number as usize % 4];
    params.insert("train.learning_rate".into(), json!(1e-4 * 100_f64.powf(share(number, 1))));
    params.insert("train.hidden".into(), json!(vec![width; 1 + number as usize % 3]));
    params.insert("train.dropout".into(), json!(f64::from(number % 5) / 10.0));
    params.insert("train.batch_size".into(), json!([256, 512, 1024][number as usize % 3]));
    params.insert("train.seed".into(), json!(number));
    for i in 0..20 {
        params.insert(format!("prepare.option_{i}"), json!(i));
    }
    params
}

fn run(store: &Store, number: u32) -> Outcome {
    let params = params(number);
    let ids = ["source", "split", "prepare", "train", "evaluate"];
    let node = |id: &&str| {
        let of_node = |(name, value): (&String, &Value)| Some((name.strip_prefix(id)?[1..].into(), value.clone()));
        Node::new(id, id, params.iter().filter_map(of_node).collect(), BTreeMap::new())
    };
    let state = |id: &&str| NodeRun {
        id: (*id).into(),
        kind: (*id).into(),
        status: NodeStatus::Done,
        seconds: 1.0,
        within: None,
        rows: None,
        error: None,
        gate: None,
        warnings: Vec::new(),
    };
    let pipeline = PIPELINES[number as usize % PIPELINES.len()];
    let mut file = PipelineFile::new(pipeline, ids.iter().map(node).collect());
    file.description = "Made to measure with".into();
    let nodes: Vec<NodeRun> = ids.iter().map(state).collect();
    let id = store.run_begin(&NewRun { pipeline, file: &file, params: &params, nodes: &nodes, actor: "many_runs" })?;
    for epoch in 1..=EPOCHS {
        let loss = 0.4 + 0.3 * share(number, 2) * (-f64::from(epoch) / 4.0).exp();
        store.run_metric(&id, "train", "train_loss", epoch.into(), Some(loss), now())?;
        store.run_metric(&id, "train", "valid_loss", epoch.into(), Some(loss * 1.05), now())?;
    }
    let failed = number.is_multiple_of(17);
    let names = ["roc_auc", "pr_auc", "log_loss", "accuracy", "precision", "recall", "f1"];
    let metric = |(i, name): (u32, &&str)| ((*name).to_owned(), Some(0.6 + 0.25 * share(number, 10 + i)));
    let metrics: BTreeMap<String, Option<f64>> =
        if failed { BTreeMap::new() } else { (0..).zip(&names).map(metric).collect() };
    let input = RunInput { dataset: "measured-000".into(), version: 1, digest: String::new() };
    store.run_end(
        &id,
        &RunEnd {
            status: if failed { RunStatus::Failed } else { RunStatus::Done },
            metrics: &metrics,
            evaluation: None,
            inputs: &[input],
            models: &[],
            error: None,
        },
    )?;
    Ok(())
}

fn measure(store: &Store) -> Outcome {
    let filter = || Some("metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01".to_owned());
    let page = || RunsRequest { limit: Some(100), ..RunsRequest::default() };
    let by_metric = || RunsRequest { sort: Some("metrics.roc_auc".into()), descending: true, ..page() };
    let asked = [
        ("newest first", page()),
        ("newest first, far down", RunsRequest { offset: Some(9_000), ..page() }),
        ("by a metric", by_metric()),
        ("by a metric, far down", RunsRequest { offset: Some(9_000), ..by_metric() }),
        ("by a parameter", RunsRequest { sort: Some("params.train.learning_rate".into()), ..page() }),
        ("filtered by a metric and a parameter", RunsRequest { filter: filter(), ..page() }),
        ("filtered, by a metric", RunsRequest { filter: filter(), ..by_metric() }),
        ("with a text in the name", RunsRequest { text: Some("99".into()), ..page() }),
        ("failed ones", RunsRequest { status: vec![RunStatus::Failed], ..page() }),
        ("grouped by pipeline, by a metric", RunsRequest { group: true, ..by_metric() }),
        ("count only", RunsRequest { limit: Some(0), filter: filter(), ..page() }),
        ("ranges of all metrics", RunsRequest { limit: Some(0), ranges: true, ..page() }),
    ];
    for (what, request) in asked {
        let mut times = Vec::new();
        let mut matching = 0;
        for _ in 0..21 {
            let start = Instant::now();
            matching = store.runs_page(&request)?.matching;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        println!("{:7.2} ms (median), {:7.2} ms (slowest)  {what}: {matching} match", times[10], times[20]);
    }
    Ok(())
}
