use falaj_schema::{Code, Command, Role};
use serde_json::json;

use crate::bench::bench;

#[test]
fn the_same_place_is_read_again_in_the_same_way() {
    let bench = bench();
    let path = bench.file("sales.txt", "id;gone;n\n007;x;1\n008;y;-\n");
    let body = json!({
        "path": path, "name": "sales", "delimiter": ";", "missing": ["-"], "types": { "id": "integer" },
    });
    let first = bench.call(Role::Analyst, Command::data_import, body).unwrap()["dataset"].clone();
    assert_eq!(first["origin"]["file"]["types"], json!({ "id": "integer" }));
    assert_eq!(first["origin"]["file"]["path"], json!(path.canonicalize().unwrap()));
    assert_eq!(first["columns"][0], json!({ "name": "id", "type": "integer" }));

    let again = || bench.call(Role::Analyst, Command::data_reimport, json!({ "name": "sales" })).unwrap();
    let unchanged = again();
    assert_eq!((&unchanged["changes"], &unchanged["dataset"]["version"]), (&json!(null), &json!(1)));

    bench.file("sales.txt", "id;n;fresh\n7;1.5;a\n8;-;b\n9;2;c\n");
    let changed = again();
    assert_eq!(changed["dataset"]["version"], json!(2));
    let expected = json!({
        "rows_before": 2, "rows_after": 3,
        "added": [{ "name": "fresh", "type": "text" }],
        "removed": [{ "name": "gone", "type": "text" }],
        "retyped": [{ "name": "n", "from": "integer", "to": "real" }],
    });
    assert_eq!(changed["changes"], expected);
    assert_eq!(changed["dataset"]["origin"], first["origin"]);
    assert_eq!(again()["changes"], json!(null));
    let versions = bench.call(Role::Viewer, Command::data_versions, json!({ "name": "sales" })).unwrap();
    assert_eq!(versions["versions"].as_array().unwrap().len(), 2);

    std::fs::remove_file(&path).unwrap();
    let gone = bench.call(Role::Analyst, Command::data_reimport, json!({ "name": "sales@1" })).unwrap_err();
    assert_eq!(gone.code, Code::FileMissing);
    let refused = bench.call(Role::Viewer, Command::data_reimport, json!({ "name": "sales" })).unwrap_err();
    assert_eq!(refused.code, Code::NotPermitted);
    let entries = bench.call(Role::Owner, Command::audit_list, json!({})).unwrap()["entries"].clone();
    assert_eq!((&entries[1]["command"], &entries[1]["outcome"]), (&json!("data.reimport"), &json!("file_missing")));
}
