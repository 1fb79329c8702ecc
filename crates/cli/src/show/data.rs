//! Datasets as people read them in a terminal.

use falaj_schema::Command;
use falaj_schema::message::{Lang, text};
use serde_json::Value;

use super::{cell, grid, heading, table};

pub(super) fn dataset(d: &Value, lang: Lang) -> String {
    let mut out = format!("{} v{} · {} {}", cell(&d["name"]), d["version"], d["rows"], heading("rows", lang));
    out += "\n\n";
    out += &table(&d["columns"], &["name", "type"], lang);
    warned(&mut out, d);
    out
}

fn warned(out: &mut String, d: &Value) {
    for warning in d["warnings"].as_array().into_iter().flatten() {
        *out += &format!("\n! {}", cell(&warning["message"]));
    }
}

pub(super) fn reimported(response: &Value, lang: Lang) -> String {
    let (d, changes) = (&response["dataset"], &response["changes"]);
    let version = d["version"].to_string();
    if changes.is_null() {
        return text(lang, "reimport-unchanged", &[("name", &cell(&d["name"])), ("version", &version)]);
    }
    let (before, after) = (changes["rows_before"].to_string(), changes["rows_after"].to_string());
    let name = cell(&d["name"]);
    let args = [("name", name.as_str()), ("version", &version), ("before", &before), ("after", &after)];
    let mut out = text(lang, "reimport-changed", &args);
    for fate in ["added", "removed", "retyped"] {
        for column in changes[fate].as_array().into_iter().flatten() {
            let kinds = match fate {
                "retyped" => format!("{} → {}", cell(&column["from"]), cell(&column["to"])),
                _ => cell(&column["type"]),
            };
            out += &format!("\n  {}: {} ({kinds})", text(lang, &format!("fate-{fate}"), &[]), cell(&column["name"]));
        }
    }
    warned(&mut out, d);
    out
}

/// What is watched now, or is no longer.
pub(super) fn watching(command: Command, response: &Value, lang: Lang) -> String {
    let folder = &response["watched"];
    let (name, path) = (cell(&folder["name"]), cell(&folder["request"]["path"]));
    let key = if command == Command::data_watch { "watch-begun" } else { "watch-ended" };
    let said = text(lang, key, &[("name", &name), ("path", &path)]);
    match &response["dataset"] {
        Value::Null => said,
        found => format!("{said}\n\n{}", dataset(found, lang)),
    }
}

pub(super) fn watched(response: &Value, lang: Lang) -> String {
    let mut list = response["watched"].clone();
    for folder in list.as_array_mut().into_iter().flatten() {
        folder["path"] = folder["request"]["path"].clone();
        folder["problem"] = folder["last_error"]["message"].clone();
    }
    table(&list, &["name", "path", "actor", "problem"], lang)
}

pub(super) fn datasets(response: &Value, lang: Lang) -> String {
    let mut list = response["datasets"].clone();
    for d in list.as_array_mut().into_iter().flatten() {
        d["columns"] = d["columns"].as_array().map_or(0, Vec::len).into();
    }
    table(&list, &["name", "version", "rows", "columns", "bytes", "source"], lang)
}

pub(crate) fn rows(response: &Value) -> String {
    let names = response["columns"].as_array().into_iter().flatten().map(|c| cell(&c["name"])).collect();
    let rows = response["rows"].as_array().cloned().unwrap_or_default();
    grid(names, rows.iter().map(|row| row.as_array().into_iter().flatten().map(cell).collect()))
}

pub(super) fn preview(response: &Value, lang: Lang) -> String {
    let mut out = rows(response);
    if response["sheets"].as_array().is_some_and(|sheets| !sheets.is_empty()) {
        out += &format!("\n\n{}", table(&response["sheets"], &["name", "rows", "columns"], lang));
    }
    let at = &response["table"];
    if !at.is_null() {
        let (version, newest) = (cell(&at["version"]), cell(&at["newest"]));
        let files = response["file_count"].to_string();
        out += &format!(
            "\n\n{}",
            text(lang, "table-at", &[("version", &version), ("newest", &newest), ("files", &files)])
        );
    }
    let problem = &response["problem"];
    if !problem.is_null() {
        out += &format!("\n\n× {}\n  {}", cell(&problem["message"]), cell(&problem["hint"]));
    }
    out
}

pub(super) fn comparison(response: &Value, lang: Lang) -> String {
    let mut list = response["columns"].clone();
    for column in list.as_array_mut().into_iter().flatten() {
        let fate = column["fate"].as_str().unwrap_or_default();
        column["fate"] = text(lang, &format!("fate-{fate}"), &[]).into();
        for side in ["from", "to"] {
            let (kind, missing) = (column[side]["type"].clone(), column[side]["missing"].clone());
            column[format!("type_{side}")] = kind;
            column[format!("missing_{side}")] = missing;
        }
    }
    let keys = ["name", "fate", "type_from", "type_to", "missing_from", "missing_to", "shift"];
    let side = |side: &str| format!("{} v{}", cell(&response[side]["name"]), response[side]["version"]);
    let rows = |side: &str| format!("{} {}", response[side]["rows"], heading("rows", lang));
    let head = format!("{} · {}  →  {} · {}", side("from"), rows("from"), side("to"), rows("to"));
    format!("{head}\n\n{}", table(&list, &keys, lang))
}

pub(super) fn uses(response: &Value, lang: Lang) -> String {
    let pipelines = table(&response["pipelines"], &["id", "name", "nodes"], lang);
    let models = table(&response["models"], &["name", "version", "target", "dataset_version"], lang);
    format!("{}\n\n{pipelines}\n\n{}\n\n{models}", heading("pipelines", lang), heading("models", lang))
}
