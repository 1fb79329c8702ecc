use falaj_schema::event::{Event, Topic};
use falaj_schema::{Code, Command, Role};
use serde_json::json;

use crate::bench::bench;

#[test]
fn a_role_below_the_commands_is_refused_and_recorded() {
    let bench = bench();
    let body = json!({ "path": bench.table(3) });
    let error = bench.call(Role::Viewer, Command::data_import, body.clone()).unwrap_err();
    assert_eq!((error.code, error.params["role"].as_str()), (Code::NotPermitted, "analyst"));
    bench.call(Role::Analyst, Command::data_import, body).unwrap();
    let entries = bench.call(Role::Owner, Command::audit_list, json!({})).unwrap()["entries"].clone();
    assert_eq!((&entries[0]["outcome"], &entries[1]["outcome"]), (&json!("ok"), &json!("not_permitted")));
    assert_eq!(entries[0]["actor"], "mariam");
}

#[test]
fn a_change_tells_what_it_made_stale() {
    let bench = bench();
    bench.call(Role::Owner, Command::data_import, json!({ "path": bench.table(3) })).unwrap();
    let heard = bench.ear.heard.lock().unwrap();
    let stale = heard.iter().rev().find_map(|event| match event {
        Event::Stale { topics } => Some(topics.clone()),
        _ => None,
    });
    assert!(stale.unwrap().contains(&Topic::Datasets));
    let ends = heard.iter().filter(|event| matches!(event, Event::Job { ended: true, .. })).count();
    assert_eq!(ends, 1, "a job ends once");
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let bench = bench();
    *bench.ear.cancels.lock().unwrap() = Some(bench.app.clone());
    let error = bench.call(Role::Owner, Command::data_import, json!({ "path": bench.table(400_000) })).unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
    *bench.ear.cancels.lock().unwrap() = None;
    let list = bench.call(Role::Owner, Command::data_list, json!({})).unwrap();
    assert_eq!(list["datasets"], json!([]));
    let left = std::fs::read_dir(bench.folder().join("ws/.falaj/tmp")).unwrap().count();
    assert_eq!(left, 0);
}

#[test]
fn a_request_of_the_wrong_shape_says_what_is_wrong() {
    let bench = bench();
    let error = bench.call(Role::Owner, Command::data_rows, json!({ "name": "t", "limit": "many" })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.params["reason"].contains("data.rows"), "{error:?}");
    assert_eq!(Command::parse("data.shw").unwrap_err().code, Code::BadRequest);
}
