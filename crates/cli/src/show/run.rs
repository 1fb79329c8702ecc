//! `falaj runs show`: a run with its nodes.

use falaj_schema::message::Lang;
use serde_json::{Value, json};

use super::{cell, facts, heading, status, table};

/// A run with its nodes.
pub(super) fn run(r: &Value, lang: Lang) -> String {
    let mut out = format!("{} · {} · {} s\n\n", cell(&r["name"]), status(&r["status"], lang), cell(&r["seconds"]));
    let mut nodes = r["nodes"].clone();
    for node in nodes.as_array_mut().into_iter().flatten() {
        node["status"] = status(&node["status"], lang).into();
        if !node["within"].is_null() {
            // The time is told at the node with which it was worked on.
            node["seconds"] = Value::Null;
        }
    }
    let nodes = with_components(r, &nodes, lang);
    out += &table(&nodes, &["id", "kind", "status", "seconds", "rows"], lang);
    if r["metrics"].as_object().is_some_and(|m| !m.is_empty()) {
        out += &format!("\n\n{}", facts(&r["metrics"], lang));
    }
    for model in r["models"].as_array().into_iter().flatten() {
        out += &format!("\n{}: {}@{}", heading("model", lang), cell(&model["name"]), model["version"]);
    }
    out
}

/// The nodes with a line for each component before the first node within it: what comes of all of them.
fn with_components(run: &Value, nodes: &Value, lang: Lang) -> Value {
    let told = run["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut seen = std::collections::HashSet::new();
    let mut lines = Vec::new();
    for node in nodes.as_array().into_iter().flatten() {
        let id = node["id"].as_str().unwrap_or_default();
        for (at, _) in id.match_indices('/') {
            if seen.insert(&id[..at]) {
                lines.push(component(&id[..at], told, lang));
            }
        }
        lines.push(node.clone());
    }
    lines.into()
}

fn component(id: &str, nodes: &[Value], lang: Lang) -> Value {
    let within = |node: &&Value| node["id"].as_str().and_then(|own| own.strip_prefix(id)?.strip_prefix('/')).is_some();
    let within: Vec<&Value> = nodes.iter().filter(within).collect();
    let is = |word: &str| within.iter().any(|node| node["status"] == word);
    // As Studio tells it: between two of its nodes a component is at work as well.
    let word = match () {
        () if is("failed") => "failed",
        () if is("running") || (is("waiting") && (is("done") || is("cached"))) => "running",
        () if is("waiting") => "waiting",
        () if is("cancelled") => "cancelled",
        () if is("done") => "done",
        () if is("cached") => "cached",
        () => "skipped",
    };
    let seconds: f64 = within.iter().filter_map(|node| node["seconds"].as_f64()).sum();
    // A time is told to the millisecond; sums of such have no more.
    let seconds = (seconds * 1_000.0).round() / 1_000.0;
    json!({ "id": id, "kind": "component", "status": status(&word.into(), lang), "seconds": seconds, "rows": null })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_stands_where_it_was_taken() {
        let node =
            |id: &str, seconds: f64| json!({"id": id, "kind": "sort", "status": "done", "seconds": seconds, "rows": 3});
        let mut first = node("first", 0.0);
        first["within"] = "last".into();
        let said =
            run(&json!({"name": "r", "status": "done", "seconds": 2.5, "nodes": [first, node("last", 2.5)]}), Lang::En);
        let line =
            |id: &str| said.lines().find(|line| line.contains(id)).unwrap().split_whitespace().collect::<Vec<_>>();
        assert_eq!((line("first")[3], line("last")[3]), ("–", "2.5"));
    }

    #[test]
    fn a_component_is_told_before_the_nodes_within_it() {
        let node = |id: &str, status: &str, seconds: f64| json!({"id": id, "kind": "sort", "status": status, "seconds": seconds, "rows": 3});
        let nodes =
            [node("clean/inner/a", "done", 0.5), node("clean/b", "failed", 1.25), node("cleaner", "cached", 0.0)];
        let said = run(&json!({"name": "r", "status": "failed", "seconds": 2, "nodes": nodes}), Lang::En);
        let lines: Vec<Vec<&str>> = said.lines().skip(4).map(|line| line.split_whitespace().collect()).collect();
        let ids: Vec<&str> = lines.iter().filter_map(|line| line.first().copied()).collect();
        assert_eq!(ids, ["clean", "clean/inner", "clean/inner/a", "clean/b", "cleaner"], "{said}");
        assert_eq!((lines[0][1], lines[0][3], lines[1][3]), ("component", "1.75", "0.5"), "{said}");
    }
}
