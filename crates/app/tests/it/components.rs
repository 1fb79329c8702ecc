//! Pipelines with components: what is told of them, running them, and the library.

use falaj_schema::{Code, Command, Result, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

/// A source, rows above a bound put in order by a component, and a split.
fn pipeline() -> Value {
    json!({
        "falaj_pipeline": 3, "name": "Late",
        "parameters": [{"name": "bound", "of": "clean.bound"}],
        "nodes": [
            {"id": "t", "kind": "source", "params": {"dataset": "t"}},
            {"id": "clean", "kind": "component:clean rows", "params": {"bound": "a > 3"}, "inputs": {"rows": "t"}},
            {"id": "split", "kind": "split", "inputs": {"table": "clean.kept"}},
        ],
        "components": {"clean rows": {
            "version": 0, "title": "تنظيف", "inputs": [{"name": "rows", "port": "table"}],
            "outputs": [{"name": "kept", "of": "sorted"}],
            "parameters": [{"name": "bound", "of": "filter.where", "title": "Bound"}],
            "nodes": [
                {"id": "filter", "kind": "filter", "params": {"where": "a > 0"}, "inputs": {"table": "rows"}},
                {"id": "sorted", "kind": "sort", "params": {"by": ["b"]}, "inputs": {"table": "filter"}},
            ],
        }},
    })
}

/// A workspace with the pipeline in `late.json`.
fn with_pipeline() -> Bench {
    let bench = bench();
    let path = bench.table(40);
    bench.call(Role::Owner, Command::data_import, json!({ "path": path, "name": "t" })).unwrap();
    write(&bench, "late", &pipeline());
    bench
}

fn write(bench: &Bench, name: &str, pipeline: &Value) {
    let path = bench.app.root().join(format!("pipelines/{name}.json"));
    std::fs::write(path, serde_json::to_string(pipeline).unwrap()).unwrap();
}

fn open(bench: &Bench) -> Value {
    bench.call(Role::Viewer, Command::pipeline_open, json!({ "file": "late" })).unwrap()
}

fn run(bench: &Bench, more: Value) -> Result<Value> {
    let mut body = json!({ "file": "late", "wait": true });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Ok(bench.call(Role::Analyst, Command::pipeline_run, body)?["run"].clone())
}

fn publish(bench: &Bench, name: &str) -> Result<Value> {
    bench.call(Role::Analyst, Command::component_publish, json!({ "file": "late", "name": name }))
}

fn rows(bench: &Bench, node: &str) -> Result<Value> {
    bench.call(Role::Viewer, Command::pipeline_rows, json!({ "file": "late", "node": node, "limit": 1 }))
}

#[test]
fn findings_speak_of_the_nodes_within_and_of_what_the_component_gives() {
    let bench = with_pipeline();
    let lights = |bench: &Bench| open(bench)["findings"]["lights"].clone();
    let all = |light: &str| {
        let ids = ["clean", "clean/filter", "clean/sorted", "split", "t"];
        Value::from_iter(ids.map(|id| (id, light)))
    };
    assert_eq!(lights(&bench), all("ready"));
    let done = run(&bench, json!({})).unwrap();
    let ids: Vec<_> = done["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
    assert_eq!((done["status"].as_str(), ids), (Some("done"), vec!["t", "clean/filter", "clean/sorted", "split"]));
    let document = open(&bench);
    let findings = &document["findings"];
    assert_eq!(findings["lights"], all("cached"));
    assert_eq!((&findings["rows"]["clean/sorted"], &findings["rows"]["clean.kept"]), (&json!(36), &json!(36)));
    let last = findings["columns"].as_array().unwrap().last().unwrap();
    assert_eq!((last["node"].as_str(), last["columns"][0]["name"].as_str()), (Some("clean.kept"), Some("a")));
    assert_eq!(findings["components"], json!({"clean rows": {"newest": null, "changed": false}}));
    for node in ["clean", "clean.kept", "clean/sorted"] {
        assert_eq!(rows(&bench, node).unwrap()["total"], 36, "{node}");
    }
    assert_eq!(rows(&bench, "clean/sort").unwrap_err().params["suggestion"], "clean/sorted");

    let mut wrong = pipeline();
    wrong["nodes"][1]["params"]["bound"] = "nothing > 3".into();
    write(&bench, "late", &wrong);
    let problem = &open(&bench)["findings"]["problems"][0];
    assert_eq!((problem["node"].as_str(), problem["param"].as_str()), (Some("clean"), Some("bound")));
    assert_eq!(lights(&bench)["clean"], "not_configured");
    let view = bench.call(Role::Viewer, Command::pipeline_show, json!({ "file": "late" })).unwrap();
    assert_eq!((&view["expanded"][1]["id"], &view["order"][1]), (&json!("clean/filter"), &json!("clean/filter")));
    assert_eq!(view["expanded"][1]["params"]["where"], "nothing > 3");
    let uses = bench.call(Role::Viewer, Command::data_uses, json!({ "name": "t" })).unwrap();
    assert_eq!(uses["pipelines"][0]["nodes"], json!(["t"]));
    let complete = |node: &str| {
        let of = json!({ "node": { "file": "late", "node": node } });
        let found =
            bench.call(Role::Viewer, Command::pipeline_complete, json!({ "of": of, "expression": "", "cursor": 0 }));
        found.unwrap()["candidates"].as_array().unwrap().iter().any(|one| one["text"] == "b")
    };
    assert!(complete("clean") && complete("clean/filter"));
}

#[test]
fn a_run_takes_values_for_parameters_and_for_what_is_within() {
    let bench = with_pipeline();
    let left = |set: Value| {
        let done = run(&bench, json!({ "set": set, "to": "clean" })).unwrap();
        let nodes = done["nodes"].as_array().unwrap();
        assert_eq!((done["status"].as_str(), nodes.len()), (Some("done"), 3));
        nodes[2]["rows"].as_u64().unwrap()
    };
    assert_eq!(left(json!({})), 36);
    assert_eq!(left(json!({ "bound": "a > 9" })), 30);
    assert_eq!(left(json!({ "clean.bound": "a > 19" })), 20);
    assert_eq!(left(json!({ "clean/filter.where": "a > 29" })), 10);
    assert_eq!(left(json!({ "bound": null })), 39);
    let code = |more: Value| run(&bench, more).unwrap_err();
    assert_eq!(code(json!({ "set": { "bond": 1 } })).params["suggestion"], "bound");
    assert_eq!(code(json!({ "set": { "clean/filer.where": 1 } })).code, Code::NodeMissing);
    assert_eq!(code(json!({ "to": "clea" })).params["suggestion"], "clean");
}

#[test]
fn what_is_published_is_a_version_once_and_stays_as_it_is() {
    let bench = with_pipeline();
    assert_eq!(bench.call(Role::Viewer, Command::component_list, json!({})).unwrap()["components"], json!([]));
    let first = publish(&bench, "clean rows").unwrap();
    assert_eq!((&first["version"], &first["fresh"]), (&json!(1), &json!(true)));
    let document = &first["document"];
    assert_eq!(document["pipeline"]["components"]["clean rows"]["version"], 1);
    assert_eq!(document["findings"]["components"]["clean rows"], json!({ "newest": 1, "changed": false }));
    let history = bench.call(Role::Viewer, Command::pipeline_history, json!({ "file": "late" })).unwrap();
    assert_eq!(history["versions"][0]["what"], "edit-publish");
    let again = publish(&bench, "clean rows").unwrap();
    assert_eq!((&again["version"], &again["fresh"]), (&json!(1), &json!(false)));
    assert_eq!(again["document"]["digest"], document["digest"]);

    let path = bench.app.root().join("components/clean rows/1.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut changed = document["pipeline"].clone();
    changed["components"]["clean rows"]["nodes"][1]["params"]["by"] = json!(["a"]);
    write(&bench, "late", &changed);
    assert_eq!(open(&bench)["findings"]["components"]["clean rows"], json!({ "newest": 1, "changed": true }));
    assert_eq!(publish(&bench, "clean rows").unwrap()["version"], 2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);

    let show = |body: Value| bench.call(Role::Viewer, Command::component_show, body);
    let sorted = |found: Value| found["component"]["nodes"][1]["params"]["by"][0].clone();
    assert_eq!(sorted(show(json!({ "name": "clean rows", "version": 1 })).unwrap()), "b");
    assert_eq!(sorted(show(json!({ "name": "clean rows" })).unwrap()), "a");
    assert_eq!(show(json!({ "name": "clean rows", "version": 3 })).unwrap_err().code, Code::ComponentVersionMissing);
    assert_eq!(show(json!({ "name": "clean row" })).unwrap_err().params["suggestion"], "clean rows");
    assert_eq!(show(json!({ "name": "../pipelines" })).unwrap_err().code, Code::ComponentMissing);
    assert_eq!(publish(&bench, "gone").unwrap_err().code, Code::ComponentMissing);

    let list = bench.call(Role::Viewer, Command::component_list, json!({})).unwrap()["components"].clone();
    let one = &list[0];
    assert_eq!((one["title"].as_str(), one["version"].as_u64()), (Some("تنظيف"), Some(2)));
    assert_eq!(one["outputs"], json!([{ "name": "kept", "port": "table" }]));
    assert_eq!(one["used"], json!([{ "pipeline": "late", "version": 2 }]));
    assert_eq!(one["versions"].as_array().unwrap().len(), 2);
    let entries = bench.call(Role::Owner, Command::audit_list, json!({ "find": "component.publish" })).unwrap();
    assert_eq!(entries["entries"][0]["outcome"], "component_missing");
    assert_eq!((&entries["entries"][1]["subject"], &entries["total"]), (&json!("clean rows"), &json!(4)));
}

#[test]
fn a_file_of_the_library_that_was_broken_is_told_and_ends_nothing() {
    let bench = with_pipeline();
    publish(&bench, "clean rows").unwrap();
    let path = bench.app.root().join("components/clean rows/1.json");
    std::fs::write(&path, "{\n  \"falaj_component\": 1,,").unwrap();
    std::fs::write(path.with_file_name("note.json"), "{}").unwrap();
    let list = || bench.call(Role::Viewer, Command::component_list, json!({})).unwrap()["components"].clone();
    let problem = list()[0]["problem"].clone();
    assert_eq!((problem["code"].as_str(), &problem["where"]["row"]), (Some("json_invalid"), &json!(2)));
    assert_eq!(open(&bench)["findings"]["components"]["clean rows"], json!({ "newest": 1, "changed": false }));
    assert_eq!(publish(&bench, "clean rows").unwrap()["version"], 2);
    assert_eq!(list()[0]["versions"].as_array().unwrap().len(), 1);
    std::fs::write(&path, "{\"falaj_component\": 9}").unwrap();
    assert_eq!(list()[0]["problem"]["code"], "component_newer");
}

#[test]
fn changes_within_a_component_come_together_and_are_counted() {
    let bench = with_pipeline();
    let base = open(&bench);
    let save = |document: &Value, pipeline: Value| {
        let body = json!({
            "file": "late", "pipeline": pipeline, "layout": document["layout"], "base": document["digest"],
        });
        bench.call(Role::Analyst, Command::pipeline_save, body)
    };
    let with = |node: usize, param: &str, value: Value| {
        let mut changed = base["pipeline"].clone();
        changed["components"]["clean rows"]["nodes"][node]["params"][param] = value;
        changed
    };
    save(&base, with(0, "where", json!("a > 1"))).unwrap();
    let saved = save(&base, with(1, "by", json!(["a"]))).unwrap();
    assert_eq!(saved["merged"], true);
    let inner = &saved["document"]["pipeline"]["components"]["clean rows"]["nodes"];
    assert_eq!((&inner[0]["params"]["where"], &inner[1]["params"]["by"][0]), (&json!("a > 1"), &json!("a")));
    let error = save(&base, with(0, "where", json!("a > 2"))).unwrap_err();
    assert_eq!((error.code, error.params["nodes"].as_str()), (Code::PipelineChanged, "component:clean rows/filter"));
    let history = bench.call(Role::Viewer, Command::pipeline_history, json!({ "file": "late" })).unwrap();
    assert_eq!(history["versions"][0]["changes"], json!({ "added": 0, "removed": 0, "changed": 2 }));
    let between = json!({ "from": "late@1", "to": "late" });
    let diff = bench.call(Role::Viewer, Command::pipeline_diff, between).unwrap();
    let within = &diff["components"][0];
    assert_eq!((&within["change"], &within["diff"]["changed"][0]["node"]), (&json!("changed"), &json!("filter")));
    let mut twin = base["pipeline"].clone();
    twin["components"]["clean rows"]["nodes"][1]["id"] = "filter".into();
    assert_eq!(save(&base, twin).unwrap_err().code, Code::NodeTwice);
}

#[test]
fn what_is_removed_from_the_library_stays_in_pipelines_and_its_number_is_not_given_again() {
    let bench = with_pipeline();
    let document = publish(&bench, "clean rows").unwrap()["document"].clone();
    let mut changed = document["pipeline"].clone();
    changed["components"]["clean rows"]["nodes"][1]["params"]["by"] = json!(["a"]);
    write(&bench, "late", &changed);
    assert_eq!(publish(&bench, "clean rows").unwrap()["version"], 2);

    let remove = |role, body: Value| bench.call(role, Command::component_remove, body);
    assert_eq!(remove(Role::Viewer, json!({ "name": "clean rows" })).unwrap_err().code, Code::NotPermitted);
    let missing = remove(Role::Analyst, json!({ "name": "clean rows", "version": 7 })).unwrap_err();
    assert_eq!((missing.code, missing.params["known"].as_str()), (Code::ComponentVersionMissing, "1, 2"));
    let gone = remove(Role::Analyst, json!({ "name": "clean rows", "version": 2 })).unwrap();
    let used = json!([{ "pipeline": "late", "version": 2 }]);
    assert_eq!(gone, json!({ "name": "clean rows", "versions": [2], "used": used }));
    assert_eq!(open(&bench)["findings"]["components"]["clean rows"], json!({ "newest": 1, "changed": false }));
    assert_eq!(run(&bench, json!({})).unwrap()["status"], "done");

    // What has version 2 would else be taken for what is published now.
    assert_eq!(publish(&bench, "clean rows").unwrap()["version"], 3);
    let all = remove(Role::Analyst, json!({ "name": "clean rows" })).unwrap();
    assert_eq!((&all["versions"], &all["used"][0]["version"]), (&json!([3, 1]), &json!(3)));
    assert_eq!(bench.call(Role::Viewer, Command::component_list, json!({})).unwrap()["components"], json!([]));
    assert_eq!(remove(Role::Analyst, json!({ "name": "clean rows" })).unwrap_err().code, Code::ComponentMissing);
    assert_eq!(publish(&bench, "clean rows").unwrap()["version"], 4);
    let entries = bench.call(Role::Owner, Command::audit_list, json!({ "find": "component.remove" })).unwrap();
    assert_eq!(entries["entries"][1]["subject"], "clean rows");
}
