use falaj_schema::event::{Event, Topic};
use falaj_schema::{Code, Command, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

fn import(bench: &Bench, csv: &str) {
    let path = bench.file("t.csv", csv);
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
}

fn ask(bench: &Bench, command: Command, body: Value) -> Value {
    bench.call(Role::Analyst, command, body).unwrap()
}

fn suite(max: u32) -> Value {
    json!({
        "falaj": "quality/1", "name": "small", "dataset": "t",
        "rules": [
            { "id": "b", "check": "range", "column": "b", "max": max },
            { "id": "a", "check": "not_missing", "column": "a", "severity": "warn" },
        ],
    })
}

#[test]
fn a_suite_is_saved_checked_and_remembered() {
    let bench = bench();
    import(&bench, "a,b\n1,1\n,2\n3,9\n");
    let saved = ask(&bench, Command::quality_save, json!({ "suite": suite(9) }));
    assert!(saved["path"].as_str().unwrap().ends_with("small.json"));
    let result = ask(&bench, Command::quality_check, json!({ "name": "t", "suite": "small" }));
    assert_eq!((&result["passed"], &result["version"], &result["rows"]), (&json!(true), &json!(1), &json!(3)));
    assert_eq!(result["counts"]["warn"], json!({ "passed": 0, "failed": 1, "broken": 0 }));
    assert_eq!((&result["results"][1]["status"], &result["results"][1]["rows"]), (&json!("failed"), &json!([2])));
    ask(&bench, Command::quality_save, json!({ "suite": suite(5) }));
    let result = ask(&bench, Command::quality_check, json!({ "name": "t@1", "suite": "small" }));
    assert_eq!((&result["passed"], &result["results"][0]["failed_rows"]), (&json!(false), &json!(1)));
    let past = ask(&bench, Command::quality_history, json!({ "suite": "small" }));
    assert_eq!((&past["total"], &past["checks"][0]["passed"]), (&json!(2), &json!(false)));
    assert_eq!(past["rules"][0]["points"][1]["failed_rows"], json!(1));
    assert_eq!(past["whole"]["results"], result["results"]);
    let list = ask(&bench, Command::quality_suites, json!({}))["suites"].clone();
    assert_eq!((&list[0]["name"], &list[0]["rules"], &list[0]["problem"]), (&json!("small"), &json!(2), &json!(null)));
    assert_eq!(list[0]["last"]["id"], result["id"]);
    let heard = bench.ear.heard.lock().unwrap();
    assert!(heard.iter().any(|event| matches!(event, Event::Stale { topics } if topics.contains(&Topic::Quality))));
    assert!(heard.iter().any(|event| matches!(event, Event::Job { kind, ended: true, .. } if kind == "job-quality")));
}

#[test]
fn a_rule_can_be_tried_before_it_is_saved() {
    let bench = bench();
    import(&bench, "a,b\n1,1\n,2\n3,9\n");
    let tried = ask(&bench, Command::quality_check, json!({ "name": "t", "inline": suite(5), "rules": ["b"] }));
    assert_eq!((&tried["id"], tried["results"].as_array().unwrap().len()), (&json!(""), 1));
    let rows = ask(&bench, Command::quality_rows, json!({ "name": "t", "inline": suite(5), "rule": "b", "limit": 5 }));
    assert_eq!((&rows["numbers"], &rows["rows"][0]), (&json!([3]), &json!(["3", "9"])));
    let past = ask(&bench, Command::quality_history, json!({}));
    assert_eq!(past["total"], json!(0));
    let unknown = json!({ "name": "t", "inline": suite(5), "rules": ["bb"] });
    let error = bench.call(Role::Analyst, Command::quality_check, unknown).unwrap_err();
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::RuleMissing, "b"));
    let neither = bench.call(Role::Analyst, Command::quality_check, json!({ "name": "t" })).unwrap_err();
    assert_eq!(neither.code, Code::BadRequest);
}

#[test]
fn suites_that_make_no_sense_are_not_saved() {
    let bench = bench();
    let refused = |suite: Value| bench.call(Role::Owner, Command::quality_save, json!({ "suite": suite })).unwrap_err();
    let mut newer = suite(1);
    newer["falaj"] = "quality/9".into();
    assert_eq!(refused(newer).code, Code::SuiteNewer);
    let mut twice = suite(1);
    twice["rules"][1]["id"] = "b".into();
    assert_eq!(
        (refused(twice.clone()).code, refused(twice).params["problem"].clone()),
        (Code::SuiteInvalid, "twice".into())
    );
    let mut wrong = suite(1);
    wrong["rules"][0] = json!({ "id": "x", "check": "expression", "expression": "a >" });
    let error = refused(wrong.clone());
    assert_eq!((error.code, error.place.rule.as_deref()), (Code::ExprSyntax, Some("x")));
    wrong["rules"][1]["mostly"] = json!(2);
    let error = refused(wrong);
    assert_eq!((error.code, error.params["count"].as_str()), (Code::SuiteInvalid, "2"));
    let mut named = suite(1);
    named["name"] = "../x".into();
    assert_eq!(refused(named).code, Code::NameInvalid);
    let mut unknown = suite(1);
    unknown["rules"][0]["mni"] = json!(1);
    let error = refused(unknown);
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.params["reason"].contains("rule `b`"), "{error:?}");
    let viewer = bench.call(Role::Viewer, Command::quality_save, json!({ "suite": suite(1) })).unwrap_err();
    assert_eq!(viewer.code, Code::NotPermitted);
    let entries = bench.call(Role::Owner, Command::audit_list, json!({})).unwrap()["entries"].clone();
    assert_eq!((&entries[0]["command"], &entries[0]["subject"]), (&json!("quality.save"), &json!("small")));
}

#[test]
fn suggested_rules_can_be_checked_and_removed() {
    let bench = bench();
    let rows: String = (0..200).map(|n| format!("{n},{}\n", ["x", "y"][n % 2])).collect();
    import(&bench, &format!("id,kind\n{rows}"));
    let found = ask(&bench, Command::quality_suggest, json!({ "name": "t" }));
    assert_eq!(found["suite"]["dataset"], "t");
    assert_eq!(found["reasons"].as_array().unwrap().len(), found["suite"]["rules"].as_array().unwrap().len());
    assert!(found["reasons"][0]["message"].as_str().unwrap().contains("columns"), "{}", found["reasons"][0]);
    let result = ask(&bench, Command::quality_check, json!({ "name": "t", "inline": found["suite"] }));
    assert_eq!(result["passed"], json!(true));
    ask(&bench, Command::quality_save, json!({ "suite": found["suite"] }));
    ask(&bench, Command::quality_remove, json!({ "suite": "t" }));
    let gone = bench.call(Role::Analyst, Command::quality_suite, json!({ "suite": "t" })).unwrap_err();
    assert_eq!(gone.code, Code::SuiteMissing);
}

#[test]
fn a_file_that_is_no_suite_is_listed_with_its_problem() {
    let bench = bench();
    std::fs::write(bench.folder().join("ws/quality/odd.json"), "{\"falaj\": \"quality/1\", \"rules\": 3}").unwrap();
    let list = ask(&bench, Command::quality_suites, json!({}))["suites"].clone();
    assert_eq!((&list[0]["name"], &list[0]["problem"]["code"]), (&json!("odd"), &json!("suite_invalid")));
    let hand = r#"{"falaj": "quality/1", "name": "x", "dataset": "t",
        "rules": [{"id": "r", "check": "pattern", "column": "a", "pattern": "("}]}"#;
    std::fs::write(bench.folder().join("ws/quality/hand.json"), hand).unwrap();
    let shown = ask(&bench, Command::quality_suite, json!({ "suite": "hand" }));
    assert_eq!((&shown["suite"]["name"], &shown["problems"][0]["code"]), (&json!("hand"), &json!("pattern_invalid")));
}

#[test]
fn expectations_become_rules_or_are_listed() {
    let bench = bench();
    let path = bench.file("taxi.json", include_str!("taxi_expectations.json"));
    let body = json!({ "path": path, "dataset": "t", "preview": true });
    let seen = ask(&bench, Command::quality_import, body.clone());
    assert_eq!((&seen["path"], &seen["suite"]["name"]), (&json!(null), &json!("taxi.warning")));
    let made = ask(&bench, Command::quality_import, json!({ "path": path, "dataset": "t", "name": "taxi" }));
    assert_eq!(made["suite"]["rules"], seen["suite"]["rules"]);
    let left: Vec<_> = made["left_out"].as_array().unwrap().iter().map(|l| (&l["position"], &l["reason"])).collect();
    let expected = [
        (37, "no_counterpart"),
        (38, "parameter"),
        (39, "condition"),
        (40, "setting"),
        (41, "incomplete"),
        (42, "no_counterpart"),
    ];
    assert_eq!(left, expected.map(|(at, why)| (json!(at), json!(why))).iter().map(|(a, w)| (a, w)).collect::<Vec<_>>());
    assert!(made["left_out"][2]["message"].as_str().unwrap().contains("str.len"), "{}", made["left_out"][2]);
    assert_eq!(made["expectations"], json!(42));
    let rules = made["suite"]["rules"].as_array().unwrap();
    let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap_or_else(|| panic!("no rule {id}"));
    assert_eq!(rule("vendor.not_missing")["mostly"], json!(0.99));
    assert_eq!(rule("fare.range")["where"], json!("\"kind\" = 'card' AND \"tip\" > 0"));
    assert_eq!(rule("fare.range")["severity"], json!("warn"));
    assert_eq!(rule("dropoff-pickup.compare")["op"], json!(">="));
    assert_eq!(rule("fare.statistic-2")["quantile"], json!(0.5));
    assert_eq!(rule("kind.distinct_count")["max"], json!(2.0));
    assert_eq!(rule("expression")["expression"], json!("\"note\" IS NULL"));
    // What was imported can be checked at once.
    import(&bench, "vendor,kind,fare,tip,note\n1,card,3.5,1,\n2,cash,4,0,\n");
    let result = ask(&bench, Command::quality_check, json!({ "name": "t", "suite": "taxi" }));
    let status = |id: &str| {
        let found = result["results"].as_array().unwrap().iter().find(|one| one["rule"] == id);
        found.map(|one| one["status"].clone()).unwrap()
    };
    assert_eq!(
        (status("vendor.not_missing"), status("kind.values"), status("fare.range")),
        (json!("passed"), json!("passed"), json!("passed"))
    );
    assert_eq!(status("dropoff-pickup.compare"), json!("broken"));
    let again =
        bench.call(Role::Analyst, Command::quality_import, json!({ "path": path, "dataset": "t", "name": "taxi" }));
    assert_eq!(again.unwrap_err().code, Code::FileExists);
    let none = bench.file("none.json", "{\"rules\": []}");
    let foreign =
        bench.call(Role::Analyst, Command::quality_import, json!({ "path": none, "dataset": "t" })).unwrap_err();
    assert_eq!(foreign.code, Code::SuiteForeign);
}

#[test]
fn failing_rows_are_exported() {
    let bench = bench();
    import(&bench, "a,b\n1,1\n,2\n3,9\n");
    let out = bench.folder().join("bad.csv");
    let body = json!({ "name": "t", "inline": suite(1), "rule": "b", "output": out });
    let written = ask(&bench, Command::quality_export, body)["export"].clone();
    assert_eq!(written["rows"], json!(2));
    assert_eq!(std::fs::read_to_string(out).unwrap(), "row,a,b\n2,,2\n3,3,9\n");
}
