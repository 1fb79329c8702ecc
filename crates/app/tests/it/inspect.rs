use falaj_schema::{Code, Command, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};
use crate::editor::{short, with_table};

fn import(bench: &Bench, csv: &str) {
    let path = bench.file("t.csv", csv);
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
}

fn look(bench: &Bench, command: Command, body: Value) -> Value {
    bench.call(Role::Viewer, command, body).unwrap()
}

#[test]
fn versions_stand_beside_each_other() {
    let bench = bench();
    import(&bench, "a,gone,kind\n1,x,1\n2,y,2\n3,z,3\n");
    import(&bench, "a,kind,fresh\n11,one,5\n12,two,\n");
    let versions = look(&bench, Command::data_versions, json!({ "name": "t" }))["versions"].clone();
    assert_eq!((&versions[0]["version"], &versions[1]["version"]), (&json!(2), &json!(1)));
    let compared = look(&bench, Command::data_compare, json!({ "from": "t@1", "to": "t" }));
    assert_eq!((&compared["from"]["rows"], &compared["to"]["rows"]), (&json!(3), &json!(2)));
    let fates: Vec<_> = compared["columns"].as_array().unwrap().iter().map(|c| (&c["name"], &c["fate"])).collect();
    let expected = [("a", "kept"), ("kind", "retyped"), ("fresh", "added"), ("gone", "removed")];
    assert_eq!(fates.iter().map(|(n, f)| (n.as_str().unwrap(), f.as_str().unwrap())).collect::<Vec<_>>(), expected);
    assert_eq!(compared["columns"][0]["shift"], json!(1.0));
    assert_eq!(compared["columns"][2]["to"]["missing"], json!(0.5));
    assert_eq!(compared["columns"][1]["shift"], json!(null));
    let missing = bench.call(Role::Viewer, Command::data_compare, json!({ "from": "t@9", "to": "t" })).unwrap_err();
    assert_eq!(missing.code, Code::DatasetMissing);
}

#[test]
fn a_dataset_knows_the_pipelines_that_read_it() {
    let bench = bench();
    import(&bench, "a,b\n1,x\n2,y\n");
    let body = json!({ "data": "t@1", "predict": "b" });
    let made = bench.call(Role::Owner, Command::pipeline_new, body).unwrap()["pipeline"].clone();
    let uses = look(&bench, Command::data_uses, json!({ "name": "t" }));
    assert_eq!(uses["pipelines"][0]["id"], made["id"]);
    assert_eq!(uses["pipelines"][0]["version"], json!(1));
    assert_eq!(uses["models"], json!([]));
}

#[test]
fn a_file_that_went_is_told_of() {
    let bench = bench();
    import(&bench, "a,b\n1,x\n2,y\n");
    assert_eq!(look(&bench, Command::workspace_check, json!({}))["troubles"], json!([]));
    let digest = look(&bench, Command::data_show, json!({ "name": "t" }))["dataset"]["digest"].clone();
    let digest = digest.as_str().unwrap();
    let file = bench.folder().join("ws/.falaj/artifacts").join(&digest[..2]).join(&digest[2..]);
    std::fs::write(&file, "short").unwrap();
    let troubles = look(&bench, Command::workspace_check, json!({}))["troubles"].clone();
    assert_eq!((&troubles[0]["name"], &troubles[0]["error"]["code"]), (&json!("t"), &json!("parquet_damaged")));
    std::fs::remove_file(&file).unwrap();
    let troubles = look(&bench, Command::workspace_check, json!({}))["troubles"].clone();
    assert_eq!(troubles[0]["error"]["code"], json!("file_missing"));
}

#[test]
fn relations_are_kept_and_previews_need_the_right_to_import() {
    let bench = bench();
    import(&bench, "a,b\n1,2\n2,4\n3,7\n");
    let first = look(&bench, Command::data_relations, json!({ "name": "t", "column": "a" }));
    assert_eq!(first["relations"][0]["b"], json!("b"));
    let jobs = bench.jobs("job-relate");
    assert_eq!(first, look(&bench, Command::data_relations, json!({ "name": "t", "column": "a" })));
    assert_eq!(bench.jobs("job-relate"), jobs, "the second answer took no work");
    let path = bench.file("u.csv", "a;b\n1;2\n");
    let refused = bench.call(Role::Viewer, Command::data_preview, json!({ "path": path })).unwrap_err();
    assert_eq!(refused.code, Code::NotPermitted);
    let shown = bench.call(Role::Analyst, Command::data_preview, json!({ "path": path })).unwrap();
    assert_eq!((&shown["delimiter"], &shown["rows"][0][1]), (&json!(";"), &json!("2")));
}

#[test]
fn a_report_on_a_part_names_the_command_that_looks_at_that_part() {
    let bench = with_table();
    let editor = short(&bench);
    editor.run(json!({})).unwrap();
    let report = |more: Value| {
        let mut body = json!({ "file": editor.file(), "node": "split", "output": bench.folder().join("r.html") });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        bench.call(Role::Analyst, Command::pipeline_report, body).unwrap();
        std::fs::read_to_string(bench.folder().join("r.html")).unwrap()
    };
    assert!(report(json!({ "part": "test" })).contains(" split --part test --json"));
    // Without one it is the first, as the command has it.
    assert!(report(json!({})).contains(" split --json"));
}
