//! Pipelines by the program: made, compared, brought back.

use serde_json::{Value, json};

use crate::workspace::{Bench, program};

fn with_pipeline() -> (Bench, String) {
    let bench = Bench::empty();
    let file = bench.write("t.csv", "a,b\n1,2\n3,4\n5,6\n");
    bench.call(&["data", "import", &file, "--name", "t"]).ok();
    let made = bench.call(&["pipeline", "create", "Two steps"]).ok();
    let path = made["path"].as_str().unwrap().to_owned();
    assert_eq!((made["id"].as_str(), made["version"].as_u64()), (Some("two-steps"), Some(1)));
    (bench, path)
}

fn pipeline(by: &str) -> String {
    let nodes = json!([
        { "id": "t", "kind": "source", "params": { "dataset": "t" } },
        { "id": "sorted", "kind": "sort", "params": { "by": [by] }, "inputs": { "table": "t" } },
    ]);
    json!({ "falaj_pipeline": 1, "name": "Two steps", "nodes": nodes }).to_string()
}

#[test]
fn what_differs_is_told_for_files_and_versions() {
    let (bench, path) = with_pipeline();
    std::fs::write(&path, pipeline("a")).unwrap();
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    std::fs::write(&path, pipeline("b")).unwrap();
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    let versions = bench.call(&["pipeline", "history", "two-steps"]).ok()["versions"].clone();
    let told: Vec<_> = versions.as_array().unwrap().iter().map(|one| (&one["version"], &one["nodes"])).collect();
    assert_eq!(told, [(&json!(3), &json!(2)), (&json!(2), &json!(2)), (&json!(1), &json!(0))]);
    let diff = bench.call(&["pipeline", "diff", "two-steps@2", "two-steps"]).ok();
    assert_eq!(diff["changed"][0]["params"], json!([{ "name": "by", "from": ["a"], "to": ["b"] }]));
    let other = bench.write("other.json", pipeline("b"));
    assert_eq!(bench.call(&["pipeline", "diff", &path, &other]).ok()["counts"]["changed"], 0);
    assert_eq!(bench.call(&["pipeline", "diff", "two-steps@9", &path]).refused(), (2, "version_missing"));
    assert_eq!(bench.call(&["pipeline", "diff", "nobody", &path]).refused(), (2, "pipeline_missing"));
}

#[test]
fn a_version_is_brought_back() {
    let (bench, path) = with_pipeline();
    std::fs::write(&path, pipeline("a")).unwrap();
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    // Even over a file that can't be read any more.
    std::fs::write(&path, "{").unwrap();
    assert_eq!(bench.call(&["pipeline", "validate", "two-steps"]).refused(), (3, "json_invalid"));
    let saved = bench.call(&["pipeline", "restore", "two-steps", "2"]).ok();
    assert_eq!(saved["document"]["pipeline"]["nodes"][1]["params"]["by"], json!(["a"]));
    bench.call(&["pipeline", "restore", "two-steps", "1"]).ok();
    assert_eq!(bench.call(&["pipeline", "show", "two-steps"]).ok()["pipeline"]["nodes"], json!([]));
    assert_eq!(bench.call(&["pipeline", "restore", "two-steps", "77"]).refused(), (2, "version_missing"));
}

#[test]
fn rows_of_a_node_are_shown_once_it_ran() {
    let (bench, path) = with_pipeline();
    std::fs::write(&path, pipeline("a")).unwrap();
    let rows = ["pipeline", "rows", "two-steps", "sorted", "--limit", "1", "--offset", "1"];
    assert_eq!(bench.call(&rows).refused(), (3, "rows_missing"));
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    let found = bench.call(&rows).ok();
    assert_eq!((&found["rows"], &found["total"]), (&json!([["3", "4"]]), &json!(3)));
}

#[test]
fn a_result_is_pinned_and_others_are_set_aside() {
    let (bench, path) = with_pipeline();
    std::fs::write(&path, pipeline("a")).unwrap();
    assert_eq!(bench.call(&["pipeline", "pin", "two-steps", "sorted"]).refused().1, "rows_missing");
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    assert_eq!(bench.call(&["pipeline", "pin", "two-steps", "sortet"]).refused().1, "node_missing");
    let saved = bench.call(&["pipeline", "pin", "two-steps", "sorted"]).ok();
    assert_eq!(saved["document"]["findings"]["lights"]["sorted"], "pinned");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"a\"", "\"b\"")).unwrap();
    let opened = bench.call(&["pipeline", "run", "two-steps"]).ok();
    assert_eq!(opened["run"]["nodes"][0]["status"], "cached", "it is not sorted anew");
    assert_eq!(bench.call(&["pipeline", "reset", "two-steps", "--node", "sorted"]).refused().1, "node_pinned");
    bench.call(&["pipeline", "pin", "two-steps", "sorted", "--off"]).ok();
    assert!(!std::fs::read_to_string(&path).unwrap().contains("pinned"));
    bench.call(&["pipeline", "run", "two-steps"]).ok();
    let reset = bench.call(&["pipeline", "reset", "two-steps"]).ok();
    assert_eq!(reset["results"], 2);
    let at = reset["at"].to_string();
    assert_eq!(bench.call(&["pipeline", "reset", "two-steps", "--undo", &at]).ok()["results"], 2);
    assert_eq!(bench.call(&["pipeline", "reset", "two-steps", "--node", "nobody"]).refused().1, "node_missing");
}

#[test]
fn every_kind_is_listed_with_its_settings() {
    let bench = Bench::empty();
    let kinds = bench.call(&["pipeline", "kinds"]).ok()["kinds"].clone();
    let kinds = kinds.as_array().unwrap();
    assert_eq!(kinds.len(), 33);
    let params = |kind: &str| kinds.iter().find(|one| one["kind"] == kind).unwrap()["params"].clone();
    let dropout: Value = params("train_mlp")[1].clone();
    assert_eq!(
        (&dropout["name"], &dropout["takes"]["max"], &dropout["default"]),
        (&json!("dropout"), &json!(0.95), &json!(0.1))
    );
}

#[test]
fn people_read_what_differs_line_by_line() {
    let (bench, path) = with_pipeline();
    let (one, other) = (bench.write("one.json", pipeline("a")), bench.write("other.json", pipeline("b")));
    let said = |args: &[&str]| {
        let mut command = program(&bench.path(""));
        let output = command.args(args).arg("--workspace").arg(bench.workspace()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said(&["pipeline", "diff", &one, &other]), "~ sorted\n    by: [\"a\"] → [\"b\"]\n");
    let added = said(&["pipeline", "diff", &path, &one]);
    assert_eq!(added, "+ t\n+ sorted\n");
    assert_eq!(said(&["pipeline", "diff", &one, &one]), "Nothing differs\n");
    let history = said(&["pipeline", "history", "two-steps"]);
    assert!(history.contains("UTC") && history.lines().count() == 2, "{history}");
}
