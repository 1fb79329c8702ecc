//! Bad input: each with its code, a message and a hint, and nothing left behind.

use serde_json::{Value, json};

use crate::workspace::Bench;

#[track_caller]
fn import_refused(bench: &Bench, args: &[&str], code: &str) -> Value {
    let mut all = vec!["data", "import"];
    all.extend(args);
    let answer = bench.call(&all);
    assert_eq!(answer.refused(), (3, code), "{}", answer.json);
    assert_eq!(bench.call(&["data", "list"]).ok()["datasets"], json!([]), "nothing is imported");
    assert!(bench.leftovers().is_empty(), "{:?}", bench.leftovers());
    answer.json["error"].clone()
}

#[test]
fn files_that_are_no_tables() {
    let bench = Bench::empty();
    import_refused(&bench, &[bench.path("nothing.csv").to_str().unwrap()], "file_missing");
    import_refused(&bench, &[bench.workspace().to_str().unwrap()], "folder_empty");
    import_refused(&bench, &[&bench.write("empty.csv", "")], "file_empty");
    import_refused(&bench, &[&bench.write("header.csv", "a,b\n")], "no_rows");
    import_refused(&bench, &[&bench.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")], "format_unknown");
    import_refused(&bench, &[&bench.write("half.csv.gz", b"\x1f\x8b\x08\0\0\0")], "archive_damaged");
    import_refused(&bench, &[&bench.write("none.xlsx", b"PK\x03\x04")], "excel_damaged");
    import_refused(&bench, &[&bench.write("none.arrow", b"ARROW1\0\0")], "arrow_damaged");
}

#[test]
fn json_that_is_no_table() {
    let bench = Bench::empty();
    let file = bench.write("broken.ndjson", "{\"a\": 1}\n{\"a\": }\n");
    let broken = import_refused(&bench, &[&file], "json_syntax");
    assert_eq!(broken["where"]["row"], 2, "{broken}");
    assert!(broken["message"].as_str().unwrap().contains("line 2, character 7"), "{broken}");
    let inside = import_refused(&bench, &[&bench.write("one.json", "{\"rows\": [{\"a\": 1}]}")], "json_shape");
    assert!(inside["hint"].as_str().unwrap().contains("jq .rows"), "{inside}");
}

#[test]
fn types_that_do_not_fit() {
    let bench = Bench::empty();
    let file = bench.write("t.csv", "id,price\n1,2.5\n2,free\n");
    let misfit = import_refused(&bench, &[&file, "--type", "price=real"], "type_misfit");
    assert_eq!((&misfit["where"]["row"], &misfit["where"]["column"]), (&json!(3), &json!("price")));
    let unknown = bench.call(&["data", "import", &file, "--type", "price=money"]);
    assert_eq!(unknown.refused(), (3, "param_invalid"));
    let lenient = bench.call(&["data", "import", &file, "--type", "price=real", "--type", "id=text", "--lenient"]).ok();
    assert_eq!(lenient["dataset"]["columns"][0]["type"], "text");
    assert_eq!(lenient["dataset"]["warnings"][0]["code"], "misfit_missing");
}

#[test]
fn csv_that_is_not_what_it_seems() {
    let bench = Bench::empty();
    let ragged = import_refused(&bench, &[&bench.write("ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n")], "csv_ragged");
    assert_eq!(ragged["where"]["row"], 3, "{ragged}");
    let file = bench.write("semicolons.csv", "a;b;c\n1;2;3\n4;5;6\n");
    let wrong = import_refused(&bench, &[&file, "--delimiter", ","], "csv_delimiter");
    assert!(wrong["hint"].as_str().unwrap().contains(';'), "{wrong}");
    import_refused(&bench, &[&bench.write("twice.csv", "a,a\n1,2\n")], "csv_header");
}

#[test]
fn encodings_are_named_and_then_read() {
    let bench = Bench::empty();
    // "name\nCafé" in Latin-1, and "name\nمحمد" in Windows-1256.
    let latin = bench.write("latin.csv", b"name,city\nCaf\xe9 Ren\xe9,Saint-\xc9tienne\nFran\xe7ois,Orl\xe9ans\n");
    let arabic =
        bench.write("arabic.csv", b"name,n\n\xe3\xcd\xe3\xcf \xc7\xe1\xe3\xe4\xd5\xe6\xd1\xed,1\n\xda\xe1\xed,2\n");
    let error = import_refused(&bench, &[&latin], "csv_encoding");
    assert!(error["hint"].as_str().unwrap().contains("windows-1252"), "{error}");
    let error = import_refused(&bench, &[&arabic], "csv_encoding");
    assert!(error["hint"].as_str().unwrap().contains("windows-1256"), "{error}");
    let answer = bench.call(&["data", "import", &arabic, "--encoding", "klingon"]);
    assert_eq!(answer.refused(), (2, "encoding_unknown"));
    bench.call(&["data", "import", &arabic, "--encoding", "windows-1256"]).ok();
    let rows = bench.call(&["data", "rows", "arabic"]).ok();
    assert_eq!(rows["rows"][0][0], "محمد المنصوري");
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let bench = Bench::empty();
    let mut text = b"a,b\n".to_vec();
    text.resize(100 << 20, b'x');
    import_refused(&bench, &[&bench.write("long.csv", text)], "csv_line_too_long");
}

#[test]
fn a_parquet_file_cut_in_half() {
    let bench = Bench::empty();
    let whole =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/samples/data/planes.parquet")).unwrap();
    import_refused(&bench, &[&bench.write("half.parquet", &whole[..whole.len() / 2])], "parquet_damaged");
}

fn table(bench: &Bench) {
    let lines: Vec<String> =
        (0..60).map(|i| format!("{i},{},{},same", i % 7, if i % 3 == 0 { "yes" } else { "no" })).collect();
    let file = bench.write("t.csv", format!("id,x,y,one\n{}\n", lines.join("\n")));
    bench.call(&["data", "import", &file]).ok();
}

fn pipeline(change: impl Fn(&mut Value)) -> String {
    let mut file = json!({
        "falaj_pipeline": 1,
        "name": "T",
        "nodes": [
            { "id": "source", "kind": "source", "params": { "dataset": "t" } },
            { "id": "columns", "kind": "select", "params": { "keep": ["x", "y", "one"] }, "inputs": { "table": "source" } },
            { "id": "split", "kind": "split", "inputs": { "table": "columns" } },
            { "id": "prepare", "kind": "prepare", "params": { "target": "y" }, "inputs": { "parts": "split" } },
            { "id": "train", "kind": "train_linear", "params": { "epochs": 3 }, "inputs": { "prepared": "prepare" } },
            { "id": "evaluate", "kind": "evaluate", "inputs": { "model": "train" } },
        ],
    });
    change(&mut file);
    file.to_string()
}

#[track_caller]
fn run_refused(bench: &Bench, change: impl Fn(&mut Value), exit: i32, code: &str) -> Value {
    let file = bench.write("p.json", pipeline(change));
    let answer = bench.call(&["pipeline", "run", &file]);
    assert_eq!(answer.refused(), (exit, code), "{}", answer.json);
    assert!(bench.leftovers().is_empty(), "{:?}", bench.leftovers());
    answer.json
}

#[test]
fn pipelines_that_can_not_run() {
    let bench = Bench::empty();
    table(&bench);
    bench.call(&["pipeline", "run", &bench.write("sound.json", pipeline(|_| {}))]).ok();
    let unknown = run_refused(&bench, |p| p["nodes"][1]["params"]["keep"][0] = json!("xx"), 3, "column_missing");
    assert_eq!(
        (&unknown["error"]["where"]["node"], &unknown["error"]["where"]["column"]),
        (&json!("columns"), &json!("xx"))
    );
    let cycle = run_refused(&bench, |p| p["nodes"][1]["inputs"]["table"] = json!("columns"), 3, "cycle");
    assert!(cycle["error"]["message"].as_str().unwrap().contains("columns"), "{cycle}");
    run_refused(&bench, |p| p["nodes"][4]["kind"] = json!("train_tree"), 3, "node_kind");
    run_refused(&bench, |p| p["nodes"][4]["params"]["epoch"] = json!(3), 3, "param_unknown");
    run_refused(&bench, |p| p["nodes"][4]["params"]["epochs"] = json!(-1), 3, "param_invalid");
    run_refused(&bench, |p| p["nodes"][0]["params"]["dataset"] = json!("u"), 2, "dataset_missing");
    run_refused(&bench, |p| p["falaj_pipeline"] = json!(99), 3, "pipeline_newer");
    let answer = bench.call(&["pipeline", "run", &bench.write("broken.json", "{\"falaj_pipeline\": 1,")]);
    assert_eq!(answer.refused(), (3, "json_invalid"));
    assert_eq!(bench.call(&["pipeline", "run", "nowhere"]).refused(), (2, "pipeline_missing"));
    let runs = bench.call(&["runs", "list"]).ok()["runs"].as_array().unwrap().len();
    assert_eq!(runs, 1, "what was refused did not begin");
}

#[test]
fn a_target_with_one_class_and_a_loss_that_runs_away() {
    let bench = Bench::empty();
    table(&bench);
    let one = run_refused(&bench, |p| p["nodes"][3]["params"]["target"] = json!("one"), 3, "target_one_class");
    assert_eq!(one["run"]["status"], "failed");
    let states: Vec<_> =
        one["run"]["nodes"].as_array().unwrap().iter().map(|n| n["status"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "done", "done", "failed", "skipped", "skipped"]);
    let away = |p: &mut Value| {
        p["nodes"][3]["params"] = json!({ "target": "x", "task": "regression" });
        p["nodes"][4]["kind"] = json!("train_mlp");
        p["nodes"][4]["params"] = json!({ "epochs": 50, "learning_rate": 1e30, "hidden": [8] });
    };
    let answer = bench.call(&["pipeline", "run", &bench.write("away.json", pipeline(away))]);
    // A learning rate that absurd may be refused before, as a value out of range.
    assert!(matches!(answer.refused(), (1, "loss_not_finite") | (3, "param_invalid")), "{}", answer.json);
}

#[test]
fn values_that_a_model_can_not_take() {
    let bench = Bench::empty();
    table(&bench);
    let file = pipeline(|p| {
        p["nodes"].as_array_mut().unwrap().push(json!({
            "id": "register", "kind": "register", "params": { "name": "t" }, "inputs": { "metrics": "evaluate" }
        }));
    });
    bench.call(&["pipeline", "run", &bench.write("r.json", file)]).ok();
    let output = bench.path("out.csv").display().to_string();
    let predict = |input: &str| bench.call(&["models", "predict", "t@1", "--input", input, "-o", &output]);
    assert_eq!(predict(&bench.write("cell.csv", "x,one\n1,same\nmany,same\n")).refused(), (3, "csv_cell"));
    assert_eq!(predict(&bench.write("less.csv", "one\nsame\n")).refused(), (3, "column_missing"));
    assert!(!bench.path("out.csv").exists());
    assert_eq!(bench.call(&["models", "show", "t@9"]).refused(), (2, "model_missing"));
    bench.call(&["deploy", "create", "t@1"]).ok();
    let asked = bench.call(&["deploy", "ask", "t", "--rows", "[{\"x\":1},{\"x\":\"many\"}]"]);
    assert_eq!(asked.refused(), (3, "input_invalid"), "{}", asked.json);
    assert_eq!(asked.json["error"]["where"]["row"], 2, "{}", asked.json);
}
