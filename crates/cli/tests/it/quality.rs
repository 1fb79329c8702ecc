//! Quality rules from the command line: the shapes and exit statuses that scripts rely on.

use serde_json::{Value, json};

use crate::workspace::{Bench, program};

fn bench() -> Bench {
    let bench = Bench::empty();
    let rows: String = (1..=60).map(|n| format!("{n},{},{}\n", ["north", "south"][n % 2], n * 10)).collect();
    let file = bench.write("shop.csv", format!("id,branch,spend\n{rows}"));
    bench.call(&["data", "import", &file]).ok();
    bench
}

fn suite(bench: &Bench, name: &str, rules: Value) -> String {
    let suite = json!({ "falaj": "quality/1", "name": name, "dataset": "shop", "rules": rules });
    bench.write(&format!("{name}.json"), suite.to_string())
}

#[test]
fn what_is_suggested_is_written_and_holds() {
    let bench = bench();
    let file = bench.path("rules.json").display().to_string();
    let suggested = bench.call(&["quality", "suggest", "shop", "-o", &file]).ok();
    assert_eq!(suggested["path"], json!(file));
    let checked = bench.call(&["quality", "check", "shop", "--suite", &file]).ok();
    assert_eq!(checked["passed"], json!(true));
    let results = checked["results"].as_array().unwrap();
    assert!(results.len() > 5, "{checked}");
    for result in results {
        assert_eq!((&result["status"], &result["failed_rows"]), (&json!("passed"), &json!(0)), "{result}");
        assert!(result["rule"].is_string() && result["severity"].is_string() && result.get("column").is_some());
    }
    assert_eq!(bench.call(&["quality", "suggest", "shop", "-o", &file]).refused(), (3, "file_exists"));
}

#[test]
fn a_failing_rule_of_severity_error_ends_with_four() {
    let bench = bench();
    let rule = |severity: &str| {
        json!([
            { "id": "spend", "check": "range", "column": "spend", "severity": severity, "max": 500 },
            { "id": "branch", "check": "values", "column": "branch", "values": ["north", "south"] },
        ])
    };
    let strict = suite(&bench, "strict", rule("error"));
    let failed = bench.call(&["quality", "check", "shop", "--suite", &strict]);
    assert_eq!((failed.exit, &failed.json["passed"]), (4, &json!(false)));
    let result = &failed.json["results"][0];
    let expected =
        json!({ "rule": "spend", "column": "spend", "severity": "error", "status": "failed", "failed_rows": 10 });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&result[name], value, "{result}");
    }
    let mild = suite(&bench, "mild", rule("warn"));
    let warned = bench.call(&["quality", "check", "shop", "--suite", &mild]).ok();
    assert_eq!((&warned["passed"], &warned["results"][0]["status"]), (&json!(true), &json!("failed")));
    let broken = suite(&bench, "broken", json!([{ "id": "x", "check": "not_missing", "column": "nobody" }]));
    let broken = bench.call(&["quality", "check", "shop", "--suite", &broken]);
    assert_eq!((broken.exit, &broken.json["results"][0]["status"]), (4, &json!("broken")));
    assert_eq!(broken.json["results"][0]["error"]["code"], "column_missing");
    let only = bench.call(&["quality", "check", "shop", "--suite", &strict, "--rule", "branch"]).ok();
    assert_eq!(only["results"].as_array().unwrap().len(), 1);
}

#[test]
fn suites_of_the_workspace_have_a_history() {
    let bench = bench();
    let file = suite(&bench, "kept", json!([{ "id": "spend", "check": "range", "column": "spend", "max": 500 }]));
    bench.call(&["quality", "save", &file]).ok();
    assert_eq!(bench.call(&["quality", "list"]).ok()["suites"][0]["name"], "kept");
    assert_eq!(bench.call(&["quality", "show", "kept"]).ok()["suite"]["rules"][0]["id"], "spend");
    assert_eq!(bench.call(&["quality", "check", "shop", "--suite", "kept"]).exit, 4);
    let mut command = program(&bench.path(""));
    command.arg("--workspace").arg(bench.workspace());
    let output = command.args(["quality", "history", "kept"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().last().unwrap().trim().starts_with("spend"), "{text}");
    let past = bench.call(&["quality", "history", "kept"]).ok();
    assert_eq!((&past["total"], &past["rules"][0]["points"][0]["failed_rows"]), (&json!(1), &json!(10)));
    let rows = bench.call(&["quality", "rows", "shop", "--suite", "kept", "--rule", "spend", "--limit", "2"]).ok();
    assert_eq!((&rows["numbers"], &rows["total"]), (&json!([51, 52]), &json!(10)));
    let out = bench.path("bad.parquet").display().to_string();
    let export = ["quality", "export", "shop", "--suite", "kept", "--rule", "spend", "-o", &out, "--columns", "spend"];
    assert_eq!(bench.call(&export).ok()["export"]["rows"], json!(10));
    bench.call(&["quality", "remove", "kept"]).ok();
    assert_eq!(bench.call(&["quality", "show", "kept"]).refused(), (2, "suite_missing"));
    assert_eq!(bench.call(&["quality", "history", "kept"]).ok()["total"], json!(1));
    assert_eq!(bench.call(&["quality", "history", "ketp"]).refused(), (2, "suite_missing"));
}

#[test]
fn files_that_can_not_be_used_are_refused() {
    let bench = bench();
    let check = |content: &str| {
        let file = bench.write("suite.json", content);
        bench.call(&["quality", "check", "shop", "--suite", &file])
    };
    assert_eq!(check("{\"falaj\": \"quality/2\", \"rules\": []}").refused(), (3, "suite_newer"));
    assert_eq!(check("{\"falaj\": \"quality/1\",").refused(), (3, "json_invalid"));
    assert_eq!(check("{\"falaj_pipeline\": 1}").refused(), (3, "suite_invalid"));
    let unknown = r#"{"falaj": "quality/1", "name": "s", "dataset": "shop",
        "rules": [{"id": "r", "check": "row_count", "least": 1}]}"#;
    let refused = check(unknown);
    assert_eq!(refused.refused(), (3, "suite_invalid"));
    let place = &refused.json["error"]["where"];
    assert_eq!((&place["rule"], &place["param"]), (&json!("r"), &json!("least")));
    assert_eq!(bench.call(&["quality", "check", "shop", "--suite", "nothing"]).refused(), (2, "suite_missing"));
    assert_eq!(bench.call(&["quality", "check", "stop", "--suite", "nothing"]).refused(), (2, "dataset_missing"));
}

#[test]
fn mistakes_say_where_they_are() {
    let bench = bench();
    let file = bench.write("suite.json", "{\"falaj\": \"quality/1\",\n  \"rules\": [}");
    let refused = bench.call(&["quality", "check", "shop", "--suite", &file]);
    let error = &refused.json["error"];
    assert_eq!((&error["code"], &error["where"]["row"]), (&json!("json_invalid"), &json!(2)));
    assert!(error["hint"].as_str().unwrap().contains("character 13"), "{error}");
    let rules = json!([
        { "id": "column", "check": "not_missing", "column": "spent" },
        { "id": "pattern", "check": "pattern", "column": "branch", "pattern": "a(b" },
        { "id": "reference", "check": "references", "column": "branch", "dataset": "branches", "key": "branch" },
        { "id": "drift", "check": "distribution", "column": "spend", "method": "psi", "max": 0.2,
          "against": { "dataset": "shop@7" } },
        { "id": "expression", "check": "expression", "expression": "spend < lenght(branch)" },
        { "id": "where", "check": "range", "column": "spend", "min": 0, "where": "branch = 1" },
        { "id": "sql", "check": "sql", "query": "SELECT spent FROM data" },
        { "id": "sound", "check": "not_missing", "column": "spend" },
    ]);
    let file = suite(&bench, "mistakes", rules);
    let checked = bench.call(&["quality", "check", "shop", "--suite", &file]);
    assert_eq!(checked.exit, 4);
    let codes: Vec<&Value> =
        checked.json["results"].as_array().unwrap().iter().map(|one| &one["error"]["code"]).collect();
    let expected = [
        "column_missing",
        "pattern_invalid",
        "dataset_missing",
        "dataset_missing",
        "expr_unknown_name",
        "expr_type",
        "sql_invalid",
    ];
    assert_eq!(codes[..7].iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>(), expected);
    assert_eq!(checked.json["results"][7]["status"], "passed", "the others are checked all the same");
    let of = |at: usize| &checked.json["results"][at]["error"];
    assert!(of(0)["hint"].as_str().unwrap().contains("spend"), "{}", of(0));
    assert!(of(1)["message"].as_str().unwrap().contains("character 2"), "{}", of(1));
    assert_eq!(of(4)["where"]["span"]["start"], json!(8), "{}", of(4));
    assert_eq!((&of(5)["where"]["param"], &of(5)["where"]["rule"]), (&json!("where"), &json!("where")));
}

#[test]
fn suites_of_great_expectations_are_imported() {
    let bench = bench();
    let foreign = json!({ "expectation_suite_name": "shop.suite", "expectations": [
        { "expectation_type": "expect_column_values_to_be_between", "kwargs": { "column": "spend", "min_value": 0 } },
        { "expectation_type": "expect_column_values_to_be_json_parseable", "kwargs": { "column": "branch" } },
    ] });
    let file = bench.write("gx.json", foreign.to_string());
    let made = bench.call(&["quality", "import", &file, "--dataset", "shop"]).ok();
    assert_eq!(made["suite"]["rules"][0]["check"], "range");
    assert_eq!(made["left_out"][0]["expectation"], "expect_column_values_to_be_json_parseable");
    assert_eq!(bench.call(&["quality", "check", "shop", "--suite", "shop.suite"]).ok()["passed"], json!(true));
}

#[test]
fn people_read_tables_in_their_language() {
    let bench = bench();
    let file = suite(&bench, "s", json!([{ "id": "spend", "check": "range", "column": "spend", "max": 500 }]));
    for (lang, said) in [("en", "not so in 10 rows of 60"), ("ar", "10 صفوف")] {
        let mut command = program(&bench.path(""));
        command.arg("--workspace").arg(bench.workspace());
        let output = command.args(["quality", "check", "shop", "--suite", &file, "--lang", lang]).output().unwrap();
        // What is inserted into Arabic text stands between marks that keep its direction.
        let text = String::from_utf8(output.stdout).unwrap().replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains(said), "{text}");
    }
}
