//! What nodes gave, looked at: charts, rows that were never written, and expressions over what enters.

use falaj_schema::{Code, Command, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

/// A pipeline over 300 rows: two nodes whose rows flow into a third, and one whose expression may refuse a row.
fn shop() -> (Bench, String) {
    let bench = bench();
    let lines = (0..300).map(|n| {
        format!("{n},{},{}\n", ["دبي", "العين", "أبوظبي"][n % 3], if n == 7 { "".into() } else { (n % 10).to_string() })
    });
    let path = bench.file("t.csv", &format!("n,city,price\n{}", lines.collect::<String>()));
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
    let derive = |id: &str, from: &str, name: &str, expression: &str| {
        json!({ "id": id, "kind": "derive", "inputs": { "table": from },
            "params": { "columns": [{ "name": name, "expression": expression }] } })
    };
    let nodes = json!([
        { "id": "t", "kind": "source", "params": { "dataset": "t" } },
        { "id": "few", "kind": "filter", "params": { "where": "n >= 100" }, "inputs": { "table": "t" } },
        derive("double", "few", "double", "price * 2"),
        { "id": "sorted", "kind": "sort", "params": { "by": ["double"] }, "inputs": { "table": "double" } },
        derive("again", "sorted", "half", "double / 2"),
        { "id": "cities", "kind": "aggregate", "inputs": { "table": "again" },
            "params": { "by": ["city"], "columns": [{ "name": "rows", "function": "count" }] } },
        derive("strict", "few", "strict", "integer(city)"),
        derive("after", "strict", "after", "strict + 1"),
    ]);
    let file = bench.file("p.json", &json!({ "falaj_pipeline": 1, "name": "shop", "nodes": nodes }).to_string());
    let file = file.display().to_string();
    (bench, file)
}

fn run(bench: &Bench, file: &str, to: &str) {
    let done = bench.call(Role::Owner, Command::pipeline_run, json!({ "file": file, "to": to, "wait": true })).unwrap();
    assert_eq!(done["run"]["status"], "done", "{done}");
}

fn ask(bench: &Bench, command: Command, file: &str, node: &str, more: Value) -> falaj_schema::Result<Value> {
    let mut body = json!({ "file": file, "node": node });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    bench.call(Role::Viewer, command, body)
}

#[test]
fn rows_that_were_never_written_are_those_of_the_node_run_apart() {
    let nodes = ["few", "double", "sorted", "again"];
    let rows = |apart: bool| -> Vec<Value> {
        let (bench, file) = shop();
        match apart {
            true => nodes.iter().for_each(|node| run(&bench, &file, node)),
            false => run(&bench, &file, "cities"),
        }
        let ask = |node: &&str, offset: u64| {
            let found =
                ask(&bench, Command::pipeline_rows, &file, node, json!({ "offset": offset, "limit": 30 })).unwrap();
            assert_eq!(found["together"], !apart, "{node}");
            assert_eq!(found["total"], 200, "{node}");
            assert_eq!(found["rows"].as_array().unwrap().len(), 30.min(200 - offset as usize), "{node}");
            json!([found["rows"], found["columns"]])
        };
        nodes.iter().flat_map(|node| [ask(node, 0), ask(node, 185)]).collect()
    };
    assert_eq!(rows(false), rows(true));
}

#[test]
fn a_look_at_rows_that_were_never_written_makes_their_table() {
    let (bench, file) = shop();
    run(&bench, &file, "cities");
    let profile = ask(&bench, Command::pipeline_inspect, &file, "double", json!({})).unwrap()["profile"].clone();
    assert_eq!((&profile["rows"], &profile["columns"][3]["name"]), (&json!(200), &json!("double")));
    assert_eq!(bench.jobs("job-rows"), 1);
    let rows = ask(&bench, Command::pipeline_rows, &file, "double", json!({ "offset": 0, "limit": 1 })).unwrap();
    assert_eq!(rows["together"], false, "it has a table now");
    // What reads from it still counts as done.
    let chart = json!({ "chart": { "x": "city" } });
    ask(&bench, Command::pipeline_chart, &file, "cities", chart.clone()).unwrap();
    ask(&bench, Command::pipeline_chart, &file, "double", chart).unwrap();
    assert_eq!(bench.jobs("job-rows"), 1);
}

#[test]
fn a_chart_says_what_it_shows_and_what_it_leaves_out() {
    let (bench, file) = shop();
    run(&bench, &file, "t");
    let chart = |chart: Value| ask(&bench, Command::pipeline_chart, &file, "t", json!({ "chart": chart }));
    let bars = chart(json!({ "x": "city", "y": "price" })).unwrap()["chart"].clone();
    assert_eq!((&bars["kind"], &bars["aggregate"], &bars["missing"]), (&json!("bar"), &json!("mean"), &json!(1)));
    assert_eq!((&bars["title"], &bars["across"]["title"]), (&json!("Mean of price by city"), &json!("mean of price")));
    assert_eq!(bars["notes"], json!(["One row is left out: a value is missing or not finite"]));
    assert_eq!(bars["body"]["labels"].as_array().unwrap().len(), 3);
    // A picture can be made of it as it is.
    let spec = json!({ "title": bars["title"], "body": bars["body"], "x": bars["across"], "y": bars["up"],
        "width": 600, "height": 300 });
    bench.call(Role::Viewer, Command::charts_render, json!({ "spec": spec, "format": "svg" })).unwrap();
    let jobs = bench.jobs("job-chart");
    assert_eq!(chart(json!({ "x": "city", "y": "price" })).unwrap()["chart"], bars, "kept");
    assert_eq!(bench.jobs("job-chart"), jobs);
    let line = chart(json!({ "x": "n", "y": "price", "color": "city", "kind": "line" })).unwrap()["chart"].clone();
    assert_eq!(line["body"]["series"].as_array().unwrap().len(), 3);
    let code = |pick: Value| chart(pick).unwrap_err().code;
    assert_eq!(code(json!({ "x": "wings" })), Code::ColumnMissing);
    assert_eq!(code(json!({ "x": "city", "kind": "histogram" })), Code::ColumnType);
    assert_eq!(code(json!({ "x": "city", "size": 3 })), Code::BadRequest);
    let never = ask(&bench, Command::pipeline_chart, &file, "few", json!({ "chart": { "x": "n" } })).unwrap_err();
    assert_eq!(never.code, Code::RowsMissing);
    let data = json!({ "name": "t", "chart": { "x": "n", "bins": 5 } });
    let data = bench.call(Role::Viewer, Command::data_chart, data).unwrap()["chart"].clone();
    assert_eq!((&data["kind"], &data["rows"]), (&json!("histogram"), &json!(300)));
}

#[test]
fn a_chart_can_be_cancelled() {
    let bench = bench();
    let path = bench.table(400_000);
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
    *bench.ear.cancels.lock().unwrap() = Some(bench.app.clone());
    let body = json!({ "name": "t", "chart": { "x": "a", "y": "b", "kind": "scatter" } });
    assert_eq!(bench.call(Role::Viewer, Command::data_chart, body.clone()).unwrap_err().code, Code::Cancelled);
    *bench.ear.cancels.lock().unwrap() = None;
    bench.call(Role::Viewer, Command::data_chart, body).unwrap();
}

#[test]
fn an_expression_is_tried_on_what_enters_a_node() {
    let (bench, file) = shop();
    let ask = |node: &str, expression: &str, before: Value| {
        let of = json!({ "node": { "file": file, "node": node } });
        let body = json!({ "of": of, "expression": expression, "before": before, "limit": 2 });
        bench.call(Role::Viewer, Command::pipeline_preview_expression, body)
    };
    // Nothing has run: the rows flow from the dataset, through the filter.
    let found = ask("double", "n + price", json!([])).unwrap();
    assert_eq!(found["rows"], json!([["100", "0", "100"], ["101", "1", "102"]]));
    let found = ask("double", "twice + 1", json!([{ "name": "twice", "expression": "n * 2" }])).unwrap();
    assert_eq!(found["rows"], json!([["200", "201"], ["202", "203"]]));
    let wrong = ask("double", "twice + 1", json!([])).unwrap();
    assert_eq!(wrong["error"]["code"], "expr_unknown_name");
    // All rows have to be seen, or a row may be refused: the node before has to run.
    let missing = |node: &str| {
        let error = ask(node, "n", json!([])).unwrap_err();
        (error.code, error.place.node.unwrap_or_default())
    };
    assert_eq!(missing("again"), (Code::RowsMissing, "sorted".into()));
    assert_eq!(missing("after"), (Code::RowsMissing, "strict".into()));
    run(&bench, &file, "sorted");
    let found = ask("again", "double", json!([])).unwrap();
    assert_eq!(found["rows"], json!([["0", "0"], ["0", "0"]]));
    let error = ask("t", "n", json!([])).unwrap_err();
    assert_eq!(error.code, Code::InputMissing);
}
