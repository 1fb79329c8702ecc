//! Who wrote the notes of a pipeline.

use falaj_schema::{Command, Role};
use serde_json::json;

use crate::editor::{short, with_table};

#[test]
fn notes_are_signed_by_whoever_changes_their_text() {
    let bench = with_table();
    let mut editor = short(&bench);
    let note = json!({ "id": "note", "text": "why", "at": [10.0, 20.0], "size": [240.0, 96.0] });
    editor.document["layout"]["notes"] = json!([note]);
    editor.save();
    let signed = editor.document["layout"]["notes"][0].clone();
    assert_eq!(signed["actor"], "mariam");
    assert!(signed["changed"].as_i64().unwrap() > 0);
    // Moved by an editor that does not know of it.
    editor.document["layout"]["notes"] =
        json!([{ "id": "note", "text": "why", "at": [30.0, 20.0], "size": [240.0, 96.0] }]);
    editor.save();
    let moved = &editor.document["layout"]["notes"][0];
    assert_eq!((&moved["at"][0], &moved["changed"]), (&json!(30.0), &signed["changed"]));
}

#[test]
fn a_note_of_before_there_were_names_stays_as_it_is_until_it_is_changed() {
    let bench = with_table();
    let mut editor = short(&bench);
    let note = json!({ "id": "note", "text": "why", "at": [10.0, 20.0], "size": [240.0, 96.0] });
    let layout = json!({ "falaj_layout": 1, "nodes": editor.document["layout"]["nodes"], "notes": [note] });
    let path = editor.path().with_extension("layout.json");
    std::fs::write(&path, serde_json::to_string_pretty(&layout).unwrap() + "\n").unwrap();
    let before = std::fs::read(&path).unwrap();
    let opened = bench.call(Role::Viewer, Command::pipeline_open, json!({ "file": editor.file() })).unwrap();
    editor.document = opened;
    editor.document["pipeline"]["name"] = "Renamed".into();
    editor.save();
    assert_eq!(std::fs::read(&path).unwrap(), before);
    editor.document["layout"]["notes"][0]["text"] = "why not".into();
    editor.save();
    assert_eq!(editor.document["layout"]["notes"][0]["actor"], "mariam");
}
