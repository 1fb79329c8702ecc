//! Expressions that are being written, by the program.

use serde_json::{Value, json};

use crate::workspace::Bench;

#[test]
fn what_could_come_next_is_listed_for_datasets_and_nodes() {
    let bench = Bench::empty();
    let file = bench.write("t.csv", "arr_delay,arr_time\n1,2\n3,4\n");
    bench.call(&["data", "import", &file, "--name", "t"]).ok();
    let labels = |found: Value| -> Vec<String> {
        let candidates = found["candidates"].as_array().unwrap().clone();
        candidates.iter().map(|candidate| candidate["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels(bench.call(&["data", "complete", "t", "abs(arr_d"]).ok()), ["arr_delay"]);
    let begun = bench.call(&["data", "complete", "t@1", "abs(arr_d", "--cursor", "7"]).ok();
    assert_eq!((&begun["from"], &begun["to"]), (&json!(4), &json!(7)));
    assert_eq!(labels(begun), ["arr_delay", "arr_time"]);
    assert_eq!(bench.call(&["data", "complete", "gone", "a"]).refused(), (2, "dataset_missing"));

    let nodes = json!([
        { "id": "t", "kind": "source", "params": { "dataset": "t" } },
        { "id": "late", "kind": "filter", "params": { "where": "true" }, "inputs": { "table": "t" } },
    ]);
    let file = bench.write("p.json", json!({ "falaj_pipeline": 1, "name": "p", "nodes": nodes }).to_string());
    assert_eq!(labels(bench.call(&["pipeline", "complete", &file, "late", "abs(arr_d"]).ok()), ["arr_delay"]);
    assert_eq!(bench.call(&["pipeline", "complete", &file, "lat", "a"]).refused(), (2, "node_missing"));
}
