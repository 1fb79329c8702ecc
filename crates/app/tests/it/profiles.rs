use falaj_schema::{Code, Command, Role};
use falaj_store::Store;
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

fn import(bench: &Bench, csv: &str) {
    let path = bench.file("t.csv", csv);
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
}

/// Two hundred rows: a number, twice that, a class that goes with it, and one by chance.
fn people() -> String {
    let lines = (0..200).map(|n| {
        let (class, chance) = (if n % 50 < 25 { "low" } else { "high" }, ["x", "y", "z"][n * 7 % 13 % 3]);
        format!("{n},{},{class},{chance},user{n}@example.ae\n", n % 50 * 2)
    });
    format!("n,twice,class,<script>,mail\n{}", lines.collect::<String>())
}

#[test]
fn a_profile_of_an_older_format_is_made_anew() {
    let bench = bench();
    import(&bench, "a,b\n1,x\n2,y\n");
    let ask = || bench.call(Role::Viewer, Command::data_profile, json!({ "name": "t" })).unwrap()["profile"].clone();
    let (first, jobs) = (ask(), bench.jobs("job-profile"));
    assert_eq!(first, ask(), "kept");
    assert_eq!(bench.jobs("job-profile"), jobs);
    let store = Store::open(&bench.folder().join("ws")).unwrap();
    let digest = store.dataset_find("t").unwrap().digest;
    let mut old: Value = first.clone();
    old.as_object_mut()
        .unwrap()
        .retain(|key, _| !["format", "empty", "copies", "memory", "target"].contains(&key.as_str()));
    old["rows"] = json!(99);
    store.profile_keep(&digest, "", &serde_json::from_value(old).unwrap()).unwrap();
    let again = ask();
    assert_eq!((&again["rows"], &again["format"]), (&json!(2), &first["format"]));
    assert_eq!(bench.jobs("job-profile"), jobs + 1);
}

#[test]
fn a_target_has_its_classes_and_what_tells_of_it() {
    let bench = bench();
    import(&bench, &people());
    let body = json!({ "name": "t", "target": "class" });
    let profile = bench.call(Role::Viewer, Command::data_profile, body).unwrap()["profile"].clone();
    let target = &profile["target"];
    assert_eq!((&target["classes"], &target["rows"]), (&json!(true), &json!(200)));
    assert_eq!(target["balance"], json!([{ "value": "high", "count": 100 }, { "value": "low", "count": 100 }]));
    let told = &target["columns"][0];
    assert_eq!((&told["column"], &told["measure"], &told["suspect"]), (&json!("twice"), &json!("auc"), &json!(true)));
    assert!(told["share"].as_f64().unwrap() > 0.8 && told["score"].as_f64().unwrap() > 0.95, "{told}");
    let mail = target["columns"].as_array().unwrap().iter().find(|told| told["column"] == "mail").unwrap();
    assert!(mail["share"].as_f64().unwrap() < 0.01 && mail["suspect"] == false, "{mail}");
    // Every figure can be read back: nothing in it is no number.
    assert!(!profile.to_string().contains("NaN"));
}

#[test]
fn a_matrix_has_its_columns_on_both_sides() {
    let bench = bench();
    import(&bench, &people());
    let ask = |body: Value| bench.call(Role::Viewer, Command::data_matrix, body);
    let pearson = ask(json!({ "name": "t" })).unwrap();
    assert_eq!((&pearson["columns"], &pearson["method"]), (&json!(["n", "twice"]), &json!("pearson")));
    assert_eq!((&pearson["values"][0][0], &pearson["rows"][1][0]), (&json!(1.0), &json!(200)));
    assert_eq!(pearson["values"][0][1], pearson["values"][1][0]);
    let jobs = bench.jobs("job-relate");
    assert_eq!(ask(json!({ "name": "t" })).unwrap(), pearson);
    assert_eq!(bench.jobs("job-relate"), jobs, "the second answer took no work");
    let mixed = ask(json!({ "name": "t", "columns": ["class", "twice", "mail"], "method": "mixed" })).unwrap();
    assert!(mixed["values"][0][1].as_f64().unwrap() > 0.8, "{mixed}");
    assert_eq!(mixed["values"][2], json!([null, null, null]), "a text of its own in every row goes with nothing");
    let many: Vec<String> = (0..61).map(|n| format!("c{n}")).collect();
    assert_eq!(ask(json!({ "name": "t", "columns": many })).unwrap_err().code, Code::BadRequest);
    assert_eq!(ask(json!({ "name": "t", "columns": ["n", "n"] })).unwrap_err().code, Code::ColumnTwice);
    assert_eq!(ask(json!({ "name": "t", "columns": ["nn"] })).unwrap_err().code, Code::ColumnMissing);
    assert_eq!(ask(json!({ "name": "t", "method": "kendall" })).unwrap_err().code, Code::BadRequest);
}

#[test]
fn a_report_is_a_file_or_the_answer() {
    let bench = bench();
    import(&bench, &people());
    let ask = |body: Value| bench.call(Role::Analyst, Command::data_report, body);
    let path = bench.folder().join("report.html");
    let written = ask(json!({ "name": "t", "target": "class", "output": path, "lang": "ar" })).unwrap();
    assert_eq!((&written["path"], &written["html"]), (&json!(path), &json!(null)));
    let html = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written["bytes"], json!(html.len()));
    assert!(html.contains("dir=\"rtl\"") && html.contains("&lt;script&gt;") && !html.contains("<script"));
    assert!(!html.contains("@example.ae") && !html.contains("user1"), "no personal data");
    let told = ask(json!({ "name": "t" })).unwrap();
    assert!(told["html"].as_str().unwrap().contains("Data report on t"));
    assert_eq!((&told["path"], &told["columns"], &told["left_out"]), (&json!(null), &json!(5), &json!(0)));

    let refused = bench.call(Role::Viewer, Command::data_report, json!({ "name": "t" })).unwrap_err();
    assert_eq!(refused.code, Code::NotPermitted);
    let unknown = ask(json!({ "name": "t", "target": "clas", "output": path })).unwrap_err();
    assert_eq!((unknown.code, unknown.params["suggestion"].as_str()), (Code::ColumnMissing, "class"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), html, "what is refused writes nothing");
    let folder = bench.folder().join("folder");
    std::fs::create_dir_all(folder.join("full")).unwrap();
    assert!(ask(json!({ "name": "t", "output": folder })).is_err());
    let names = std::fs::read_dir(bench.folder()).unwrap().count();
    assert_eq!(names, 4, "t.csv, ws, report.html, folder: nothing half-written");
}
