//! Results that leave the pipeline: predictions, files, reports.

use falaj_pipeline::output::{Output, at_hand};
use falaj_pipeline::{expand, plan, validate};
use falaj_schema::Code;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{NodeStatus, RunStatus};
use serde_json::json;

use crate::support::{Workspace, pipeline, status};

fn scoring(nodes: serde_json::Value) -> PipelineFile {
    let mut all = json!([
        {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
        {"id": "branches", "kind": "source", "params": {"dataset": "branches"}},
        {"id": "join", "kind": "join", "params": {"left_on": ["branch"], "right_on": ["branch"]},
         "inputs": {"left": "shop", "right": "branches"}},
    ]);
    all.as_array_mut().unwrap().extend(nodes.as_array().unwrap().iter().cloned());
    serde_json::from_value(json!({"falaj_pipeline": 1, "name": "Scoring", "nodes": all})).unwrap()
}

fn batch() -> PipelineFile {
    scoring(json!([
        {"id": "predict", "kind": "predict", "params": {"model": "shop-big", "name": "big"}, "inputs": {"table": "join"}},
        {"id": "export", "kind": "export", "params": {"file": "2026/scores.csv"}, "inputs": {"table": "predict"}},
        {"id": "report", "kind": "report", "params": {"target": "big"}, "inputs": {"table": "predict"}}
    ]))
}

#[test]
fn a_registered_model_scores_a_table_into_a_file() {
    let workspace = Workspace::new();
    assert_eq!(validate(&batch(), &workspace.store)[0].code, Code::ModelMissing, "it is yet to be trained");
    assert_eq!(workspace.run(&pipeline(), json!({})).0.status, RunStatus::Done);
    let (outcome, _) = workspace.run(&batch(), json!({}));
    assert_eq!(outcome.error, None);
    let file = workspace.store.root().join("outputs/2026/scores.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next().unwrap(), "age,branch,visit,spend,city,big,probability_false,probability_true");
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 600);
    // It was trained on most of them.
    let right = rows.iter().filter(|row| (row[3].parse::<f64>().unwrap() > 140.0) == (row[5] == "true")).count();
    assert!(right > 540, "{right} of 600");
    for row in &rows {
        let [no, yes] = [6, 7].map(|at: usize| row[at].parse::<f64>().unwrap());
        assert!((no + yes - 1.0).abs() < 1e-6 && (yes > no) == (row[5] == "true"), "{row:?}");
    }
    // What was found is kept with the profiles.
    let made = plan_of(&workspace, "report");
    let Output::Report(report) = made else { panic!("{made:?}") };
    let profile = workspace.store.profile(&report.table.file, "big").unwrap().unwrap();
    assert_eq!((profile.rows, profile.target.is_some()), (600, true));

    let again = workspace.run(&batch(), json!({})).0;
    assert!(again.nodes.iter().all(|node| node.status == NodeStatus::Cached), "{:?}", again.nodes);
    std::fs::write(&file, "changed").unwrap();
    let mended = workspace.run(&batch(), json!({})).0;
    assert_eq!((status(&mended, "export"), status(&mended, "predict")), (NodeStatus::Done, NodeStatus::Cached));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    // Another version of the model is other work, though the file names none.
    assert_eq!(workspace.run(&pipeline(), json!({"train.seed": 9})).0.status, RunStatus::Done);
    assert_eq!(status(&workspace.run(&batch(), json!({})).0, "predict"), NodeStatus::Done);
    let pinned = workspace.run(&batch(), json!({"predict.model": "shop-big@1"})).0;
    assert_eq!(status(&pinned, "predict"), NodeStatus::Cached, "the same version by another name");
}

fn plan_of(workspace: &Workspace, node: &str) -> Output {
    let plan = plan(expand(&batch()), &workspace.store, None).unwrap();
    let planned = plan.nodes.iter().find(|planned| planned.id == node).unwrap();
    at_hand(&workspace.store, &planned.key).unwrap().unwrap()
}

#[test]
fn a_model_predicts_in_the_pipeline_that_trains_it() {
    let workspace = Workspace::new();
    let mut file = pipeline();
    let more = json!([
        {"id": "predict", "kind": "predict", "params": {"probabilities": false},
         "inputs": {"table": "join", "model": "train"}},
        {"id": "export", "kind": "export", "params": {"file": "scores.parquet"}, "inputs": {"table": "predict"}}
    ]);
    file.nodes.extend(serde_json::from_value::<Vec<_>>(more).unwrap());
    let (outcome, _) = workspace.run(&file, json!({}));
    assert_eq!(outcome.error, None);
    let rows = falaj_data::rows(&workspace.store.root().join("outputs/scores.parquet"), 0, 1, None).unwrap();
    assert_eq!(rows.columns.last().unwrap().name, "prediction");
    assert_eq!((rows.columns.len(), rows.total), (6, 600));
}

#[test]
fn what_does_not_fit_is_told_before_the_run() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&pipeline(), json!({})).0.status, RunStatus::Done);
    let told = |nodes| -> Vec<(Code, String, String)> {
        let errors = validate(&scoring(nodes), &workspace.store);
        let place = |text: Option<String>| text.unwrap_or_default();
        errors.into_iter().map(|error| (error.code, place(error.place.param), place(error.place.column))).collect()
    };
    let expected = |code, param: &str, column: &str| vec![(code, param.to_owned(), column.to_owned())];
    let node = |kind: &str, params: serde_json::Value, table: &str| json!([{"id": "x", "kind": kind, "params": params, "inputs": {"table": table}}]);
    assert_eq!(
        told(node("predict", json!({"model": "shop-big"}), "shop")),
        expected(Code::ColumnMissing, "model", "city")
    );
    assert_eq!(told(node("predict", json!({}), "join")), expected(Code::ParamMissing, "model", ""));
    let taken = json!({"model": "shop-big", "name": "city"});
    assert_eq!(told(node("predict", taken, "join")), expected(Code::ColumnTwice, "name", "city"));
    assert_eq!(
        told(node("predict", json!({"model": "shop-big@9"}), "join")),
        expected(Code::ModelMissing, "model", "")
    );
    assert_eq!(
        told(node("report", json!({"target": "ages"}), "shop")),
        expected(Code::ColumnMissing, "target", "ages")
    );
    assert_eq!(told(node("export", json!({"file": "../x.csv"}), "shop")), expected(Code::ParamInvalid, "file", ""));
    let both = json!([
        {"id": "x", "kind": "export", "params": {"file": "x.csv"}, "inputs": {"table": "shop"}},
        {"id": "y", "kind": "export", "params": {"file": "x.csv"}, "inputs": {"table": "join"}}
    ]);
    assert_eq!(told(both), expected(Code::FileTwice, "file", ""));
}
