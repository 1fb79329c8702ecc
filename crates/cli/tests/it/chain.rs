//! The main job: from a file to a prediction of a deployed model, on both samples.

use serde_json::{Value, json};

use crate::workspace::Bench;

/// Runs a pipeline, deploys its model and asks for rows of a dataset; batch and server must agree to 1e-6.
fn chain(bench: &Bench, pipeline: &str, dataset: &str, rows: u32) -> Value {
    let run = bench.call(&["pipeline", "run", pipeline]).ok()["run"].clone();
    assert_eq!(run["status"], "done", "{run}");
    assert!(run["nodes"].as_array().unwrap().iter().all(|node| node["status"] == "done"), "{run}");
    let name = run["models"][0]["name"].as_str().unwrap().to_owned();
    let model = format!("{name}@{}", run["models"][0]["version"]);
    let shown = bench.call(&["models", "show", &model]).ok();
    assert_eq!(shown["model"]["metrics"], run["metrics"]);

    let inputs = rows_for(bench, &shown["model"]["signature"], dataset, rows);
    let input = bench.write("input.csv", csv(&shown["model"]["signature"], &inputs));
    let output = bench.path("predictions.csv");
    let predicted = bench.call(&["models", "predict", &model, "--input", &input, "-o", output.to_str().unwrap()]).ok();
    assert_eq!(predicted["prediction"]["rows"], rows);
    let batch = read(&std::fs::read_to_string(&output).unwrap());

    let deployed = bench.call(&["deploy", "create", &model, "--target", "local"]).ok()["deployment"].clone();
    assert_eq!(deployed["status"], "ready", "{deployed}");
    let counted = bench.call(&["deploy", "metrics", &name]).ok()["metrics"].clone();
    assert_eq!(
        (&counted["answered"], &counted["version"]),
        (&json!(0), &run["models"][0]["version"].to_string().into())
    );
    let asked = bench.call(&["deploy", "ask", &name, "--rows", &json!(inputs).to_string()]).ok();
    let answers = asked["predictions"].as_array().unwrap();
    assert_eq!(answers.len(), batch.len());
    for (answer, line) in answers.iter().zip(&batch) {
        assert_eq!(answer["prediction"].as_str().unwrap(), line["prediction"]);
        for (class, probability) in answer["probabilities"].as_object().unwrap() {
            let batch: f64 = line[&format!("probability_{class}")].parse().unwrap();
            assert!((probability.as_f64().unwrap() - batch).abs() < 1e-6, "{class}: {probability} and {batch}");
        }
    }
    let stopped = bench.call(&["deploy", "stop", &name]).ok();
    assert_eq!(stopped["deployment"]["status"], "stopped");
    assert_eq!(bench.call(&["deploy", "metrics", &name]).refused().1, "deployment_stopped");
    assert!(bench.call(&["deploy", "logs", &name, "--limit", "5"]).ok()["path"].is_string());
    let again = bench.call(&["deploy", "start", &name]).ok()["deployment"].clone();
    assert_eq!((&again["status"], &again["url"]), (&json!("ready"), &deployed["url"]));
    assert_eq!(bench.call(&["deploy", "start", &name]).refused().1, "deployment_exists");
    bench.call(&["deploy", "stop", &name]).ok();
    run
}

/// Rows of a dataset with the columns that the signature names; others are left out.
fn rows_for(bench: &Bench, signature: &Value, dataset: &str, rows: u32) -> Vec<Value> {
    let found = bench.call(&["data", "rows", dataset, "--limit", &rows.to_string()]).ok();
    let names: Vec<&str> = found["columns"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
    let fields = signature["inputs"].as_array().unwrap();
    let row = |cells: &Value| {
        let mut row = serde_json::Map::new();
        for field in fields {
            let name = field["name"].as_str().unwrap();
            let Some(at) = names.iter().position(|n| *n == name) else { continue };
            let Some(text) = cells[at].as_str() else { continue };
            row.insert(name.to_owned(), typed(text, field["type"].as_str().unwrap()));
        }
        Value::Object(row)
    };
    found["rows"].as_array().unwrap().iter().map(row).collect()
}

fn typed(text: &str, kind: &str) -> Value {
    match kind {
        "integer" => json!(text.parse::<i64>().unwrap()),
        "real" => json!(text.parse::<f64>().unwrap()),
        "boolean" => json!(text == "true"),
        _ => json!(text),
    }
}

fn csv(signature: &Value, rows: &[Value]) -> String {
    let names: Vec<&str> =
        signature["inputs"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        other => other.to_string(),
    };
    let line = |row: &Value| names.iter().map(|name| cell(&row[*name])).collect::<Vec<_>>().join(",");
    std::iter::once(names.join(",")).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n") + "\n"
}

// Predictions have no cell with a comma or a quotation mark in them here.
fn read(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|line| header.iter().map(|h| (*h).to_owned()).zip(line.split(',').map(str::to_owned)).collect()).collect()
}

#[test]
fn flights_from_file_to_prediction() {
    let bench = Bench::sample();
    let run = chain(&bench, "flights-late", "flights", 200);
    let auc = run["metrics"]["roc_auc"].as_f64().unwrap();
    assert!(auc > 0.65, "a model of flight delays with ROC AUC {auc} has learned nothing");
    let series = bench.call(&["runs", "series", run["id"].as_str().unwrap()]).ok();
    assert!(series["series"].as_array().unwrap().iter().any(|s| s["metric"] == "valid_loss"));
}

#[test]
fn penguins_from_file_to_prediction_and_from_the_cache_again() {
    let bench = Bench::sample();
    let run = chain(&bench, "penguins-species", "penguins", 50);
    assert!(run["metrics"]["accuracy"].as_f64().unwrap() > 0.9, "{run}");

    let again = bench.call(&["pipeline", "run", "penguins-species"]).ok()["run"].clone();
    assert!(again["nodes"].as_array().unwrap().iter().all(|node| node["status"] == "cached"), "{again}");
    assert_eq!(again["metrics"], run["metrics"]);
    assert_eq!(again["models"], run["models"], "the same content makes no new version");

    let other = bench.call(&["pipeline", "run", "penguins-species", "--set", "train.epochs=2"]).ok()["run"].clone();
    let status =
        |id: &str| other["nodes"].as_array().unwrap().iter().find(|n| n["id"] == id).unwrap()["status"].clone();
    assert_eq!((status("split"), status("train")), (json!("cached"), json!("done")));
    let ids = [&run, &other].map(|run| run["name"].as_str().unwrap());
    let compared = bench.call(&["runs", "compare", ids[0], ids[1]]).ok();
    let differing: Vec<_> = compared["params"].as_array().unwrap().iter().filter(|p| p["differs"] == true).collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert_eq!(differing[0]["key"], "train.epochs");
}

#[test]
fn predictions_carry_what_they_belong_to() {
    let bench = Bench::sample();
    bench.call(&["pipeline", "run", "penguins-species"]).ok();
    let header = "id,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year,note";
    let input = bench
        .write("new.csv", format!("{header}\n007,Torgersen,39.10,18.7,181,3750,male,2007,\"a, b\"\n008,Mars,,,,,,,\n"));
    let predict = |more: &[&str]| {
        let outcome = bench.call(&[&["models", "predict", "penguins-species", "--input", &input], more].concat());
        outcome.ok()["prediction"].clone()
    };
    let columns =
        |prediction: &Value| -> Vec<String> { serde_json::from_value(prediction["columns"].clone()).unwrap() };
    let text = |prediction: &Value| std::fs::read_to_string(prediction["path"].as_str().unwrap()).unwrap();

    let plain = predict(&[]);
    assert!(plain["path"].as_str().unwrap().ends_with("/predictions/penguins-species-v1-new.csv"), "{plain}");
    assert!(columns(&plain)[0] == "prediction" && columns(&plain).len() == 4);
    let warnings = plain["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|w| w["code"] == "input-unknown" && w["params"]["column"] == "island"), "{plain}");

    let named = predict(&["--columns", "note,id"]);
    assert!(named["path"].as_str().unwrap().ends_with("-new-2.csv"), "a second file beside the first: {named}");
    assert_eq!(columns(&named)[..3], ["note", "id", "prediction"]);
    assert!(text(&named).lines().nth(1).unwrap().starts_with("\"a, b\",007,"), "{}", text(&named));

    let whole = predict(&["--columns", "id,island", "--with-inputs"]);
    let inputs = bench.call(&["models", "show", "penguins-species"]).ok()["model"]["signature"]["inputs"].clone();
    let inputs: Vec<&str> = inputs.as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap()).collect();
    assert_eq!(columns(&whole)[..inputs.len() + 2], [&["id"], &inputs[..], &["prediction"]].concat());
    assert!(text(&whole).lines().nth(2).unwrap().starts_with("008,"));

    let refused = bench.call(&["models", "predict", "penguins-species", "--input", &input, "--columns", "idd"]);
    assert_eq!(refused.refused(), (3, "column_missing"));
    let twice = bench.call(&["models", "predict", "penguins-species", "--input", &input, "--columns", "id,id"]);
    assert_eq!(twice.refused(), (3, "column_twice"));
    let clash = bench.write("clash.csv", std::fs::read_to_string(&input).unwrap().replace("note", "prediction"));
    let clash = bench.call(&["models", "predict", "penguins-species", "--input", &clash, "--columns", "prediction"]);
    assert_eq!(clash.refused(), (3, "column_twice"));
}

#[test]
fn a_new_pipeline_runs_as_it_is() {
    let bench = Bench::sample();
    for (data, column, template) in
        [("penguins", "sex", "auto"), ("penguins", "body_mass_g", "linear"), ("penguins", "island", "mlp")]
    {
        let file = bench.path(&format!("{column}.json")).display().to_string();
        let made = bench
            .call(&["pipeline", "new", "--data", data, "--predict", column, "--template", template, "-o", &file])
            .ok();
        assert_eq!(made["pipeline"]["path"], file.as_str());
        assert_eq!(bench.call(&["pipeline", "validate", &file]).ok()["valid"], true);
        let run = bench.call(&["pipeline", "run", &file]).ok()["run"].clone();
        assert_eq!(run["status"], "done", "{run}");
        assert!(!run["metrics"].as_object().unwrap().is_empty());
    }
    let again = bench.call(&[
        "pipeline",
        "new",
        "--data",
        "penguins",
        "--predict",
        "sex",
        "-o",
        &bench.path("sex.json").display().to_string(),
    ]);
    assert_eq!(again.refused(), (3, "file_exists"));
}

#[test]
fn a_new_pipeline_leaves_columns_out() {
    let bench = Bench::sample();
    let new = |left_out: &str| {
        bench.call(&["pipeline", "new", "--data", "penguins", "--predict", "species", "--leave-out", left_out])
    };
    let made = new("bill_length_mm,island").ok();
    let shown = bench.call(&["pipeline", "show", made["pipeline"]["id"].as_str().unwrap()]).ok();
    let nodes = shown["pipeline"]["nodes"].as_array().unwrap();
    let keep = nodes.iter().find(|node| node["id"] == "columns").unwrap()["params"]["keep"].as_array().unwrap();
    let has = |name: &str| keep.iter().any(|column| column == name);
    assert!(has("species") && has("bill_depth_mm") && !has("bill_length_mm") && !has("island"), "{keep:?}");
    assert_eq!(new("bill_lenght_mm").refused(), (3, "column_missing"));
    assert_eq!(new("island,species").refused(), (3, "param_invalid"));
}
