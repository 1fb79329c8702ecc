use falaj_schema::{Code, Command, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

fn look(bench: &Bench, command: Command, body: Value) -> Value {
    bench.call(Role::Viewer, command, body).unwrap()
}

fn with_table() -> Bench {
    let bench = bench();
    let path = bench.file("t.csv", "السعر,name\n10,x\n,y\n30,12\n");
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
    bench
}

#[test]
fn an_expression_is_tried_on_the_first_rows() {
    let bench = with_table();
    let ask = |expression: &str| {
        look(&bench, Command::pipeline_preview_expression, json!({ "of": { "data": "t" }, "expression": expression }))
    };
    let found = ask("السعر*2>30");
    assert_eq!(found["canonical"], "السعر * 2 > 30");
    assert_eq!(found["column"]["type"], "boolean");
    assert_eq!(found["rows"], json!([["10", "false"], [null, null], ["30", "true"]]));
    let wrong = ask("السعر + nam");
    assert_eq!(
        (&wrong["error"]["code"], &wrong["error"]["params"]["suggestion"]),
        (&json!("expr_unknown_name"), &json!("name"))
    );
    assert_eq!(wrong["error"]["where"]["span"], json!({"start": 8, "end": 11, "start_byte": 13, "end_byte": 16}));
    assert_eq!(wrong["canonical"], "السعر + nam");
    let refused = ask("integer(name)");
    assert_eq!((&refused["error"]["code"], &refused["error"]["where"]["row"]), (&json!("expr_value"), &json!(1)));
    let missing = json!({ "of": { "data": "gone" }, "expression": "1" });
    let error = bench.call(Role::Viewer, Command::pipeline_preview_expression, missing).unwrap_err();
    assert_eq!(error.code, Code::DatasetMissing);
}

fn labels(found: Value) -> Vec<String> {
    let candidates = found["candidates"].as_array().unwrap().clone();
    candidates.iter().map(|candidate| candidate["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn completion_knows_the_columns_of_a_dataset() {
    let bench = with_table();
    let ask = |data: &str| json!({ "of": { "data": data }, "expression": "2 * السع + 1", "cursor": 8 });
    let found = look(&bench, Command::pipeline_complete, ask("t@1"));
    assert_eq!((&found["from"], &found["to"]), (&json!(4), &json!(8)));
    assert_eq!(found["candidates"][0]["signature"], "integer");
    assert_eq!(labels(found), ["السعر"]);
    let missing = bench.call(Role::Viewer, Command::pipeline_complete, ask("tt")).unwrap_err();
    assert_eq!(missing.code, Code::DatasetMissing);
    let both = json!({ "of": { "data": "t", "node": { "file": "p", "node": "n" } }, "expression": "", "cursor": 0 });
    assert_eq!(bench.call(Role::Viewer, Command::pipeline_complete, both).unwrap_err().code, Code::BadRequest);
}

#[test]
fn completion_knows_the_columns_that_enter_a_node() {
    let bench = with_table();
    let file = bench.file(
        "p.json",
        r#"{"falaj_pipeline": 1, "name": "p", "nodes": [
            {"id": "t", "kind": "source", "params": {"dataset": "t"}},
            {"id": "more", "kind": "derive", "params": {"columns": [{"name": "السعر_الكلي", "expression": "السعر * 2"}]},
             "inputs": {"table": "t"}},
            {"id": "few", "kind": "filter", "params": {"where": "true"}, "inputs": {"table": "more"}}
        ]}"#,
    );
    let ask = |node: &str, expression: &str| {
        let cursor = expression.chars().count();
        let of = json!({ "node": { "file": file, "node": node } });
        look(&bench, Command::pipeline_complete, json!({ "of": of, "expression": expression, "cursor": cursor }))
    };
    assert_eq!(labels(ask("few", "السع")), ["السعر", "السعر_الكلي"]);
    assert_eq!(labels(ask("more", "السع")), ["السعر"]);
    let body = json!({ "of": { "node": { "file": file, "node": "gone" } }, "expression": "", "cursor": 0 });
    assert_eq!(bench.call(Role::Viewer, Command::pipeline_complete, body).unwrap_err().code, Code::NodeMissing);
    let told = look(&bench, Command::pipeline_validate, json!({ "file": file }));
    assert_eq!(told["columns"][1]["node"], "more");
    assert_eq!(told["columns"][1]["columns"][2], json!({"name": "السعر_الكلي", "type": "integer"}));
}
