//! The direction of dependency. Prose alone erodes; these tests read the manifests and the resolved graph.

use std::collections::{BTreeMap, BTreeSet};

use falaj_tests::metadata;
use serde_json::Value;

/// Each crate of the workspace, in the order of the layers, and the crates of the workspace it may use.
const ALLOWED: [(&str, &[&str]); 15] = [
    ("falaj-schema", &[]),
    ("falaj-expr", &["falaj-schema"]),
    ("falaj-store", &["falaj-schema"]),
    ("falaj-data", &["falaj-schema", "falaj-expr"]),
    ("falaj-model", &["falaj-schema", "falaj-expr"]),
    ("falaj-train", &["falaj-schema", "falaj-model"]),
    ("falaj-serve", &["falaj-schema", "falaj-model"]),
    ("falaj-pipeline", &["falaj-schema", "falaj-expr", "falaj-store", "falaj-data", "falaj-model", "falaj-train"]),
    ("falaj-deploy", &["falaj-schema"]),
    ("falaj-charts", &["falaj-schema"]),
    (
        "falaj-app",
        &[
            "falaj-schema",
            "falaj-expr",
            "falaj-store",
            "falaj-data",
            "falaj-model",
            "falaj-pipeline",
            "falaj-deploy",
            "falaj-charts",
        ],
    ),
    ("falaj-cli", &["falaj-schema", "falaj-app"]),
    ("falaj-studio", &["falaj-schema", "falaj-app"]),
    ("falaj-tests", &["falaj-schema"]),
    ("xtask", &[]),
];

/// What must never appear beneath a crate, however far down: the start of a package's name, and why.
const FORBIDDEN: [(&str, &[&str], &str); 11] = [
    ("falaj-schema", &["polars", "candle", "rusqlite", "tokio"], "the contract does no IO and no work"),
    ("falaj-expr", &["polars", "candle", "rusqlite", "tokio"], "an expression is worked out where rows are served"),
    ("falaj-store", &["polars", "candle"], "the store keeps things and does not compute"),
    ("falaj-data", &["candle"], "data does not know what a model is"),
    ("falaj-model", &["polars", "rusqlite"], "a model is served where there is no table engine and no workspace"),
    ("falaj-train", &["polars", "rusqlite"], "the runner reads prepared data and knows no workspace"),
    ("falaj-serve", &["polars", "rusqlite"], "the inference server stays small"),
    ("falaj-deploy", &["polars", "candle"], "deploying starts a server and does not compute"),
    ("falaj-charts", &["polars", "candle", "rusqlite", "tokio"], "a picture is made from its description alone"),
    ("falaj-cli", &["tauri", "wry"], "the command line runs where there is no web view"),
    ("falaj-app", &["tauri", "wry", "axum", "clap"], "the use cases know no host"),
];

/// Names only: package id → name, and package id → (dependency id, whether it is for tests only).
struct Graph {
    names: BTreeMap<String, String>,
    edges: BTreeMap<String, Vec<(String, bool)>>,
}

impl Graph {
    fn read() -> Self {
        let metadata = metadata();
        let packages = metadata["packages"].as_array().expect("packages");
        let names = packages.iter().map(|package| (text(&package["id"]), text(&package["name"]))).collect();
        let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
        let edges = nodes.iter().map(|node| (text(&node["id"]), dependencies(node))).collect();
        Self { names, edges }
    }

    fn id(&self, name: &str) -> Option<&String> {
        self.names.iter().find(|(_, found)| *found == name).map(|(id, _)| id)
    }

    /// Names of the workspace's crates that `id` uses directly.
    fn siblings(&self, id: &str, tests: bool) -> BTreeSet<&str> {
        let direct = self.edges[id].iter().filter(|(_, only_tests)| *only_tests == tests);
        direct.map(|(to, _)| self.names[to].as_str()).filter(|name| layer(name).is_some()).collect()
    }

    /// Every package beneath `id`, tests aside, with the path that leads there.
    fn beneath<'a>(&'a self, id: &'a String) -> BTreeMap<&'a String, Vec<&'a str>> {
        let mut found = BTreeMap::from([(id, vec![self.names[id].as_str()])]);
        let mut open = vec![id];
        while let Some(from) = open.pop() {
            for (to, _) in self.edges[from].iter().filter(|(_, only_tests)| !only_tests) {
                if !found.contains_key(to) {
                    let mut path = found[from].clone();
                    path.push(&self.names[to]);
                    found.insert(to, path);
                    open.push(to);
                }
            }
        }
        found
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn dependencies(node: &Value) -> Vec<(String, bool)> {
    let deps = node["deps"].as_array().into_iter().flatten();
    deps.map(|dep| {
        let kinds = dep["dep_kinds"].as_array().map(Vec::as_slice).unwrap_or_default();
        (text(&dep["pkg"]), kinds.iter().all(|kind| kind["kind"] == "dev"))
    })
    .collect()
}

fn layer(name: &str) -> Option<usize> {
    ALLOWED.iter().position(|(known, _)| *known == name)
}

#[test]
fn every_arrow_between_crates_is_allowed() {
    let graph = Graph::read();
    let mut wrong = Vec::new();
    for (name, allowed) in ALLOWED {
        let id = graph.id(name).unwrap_or_else(|| panic!("{name} is not in the workspace any more: update the table"));
        for used in graph.siblings(id, false) {
            if !allowed.contains(&used) {
                wrong.push(format!("{name} uses {used}"));
            }
        }
        // Tests may look at any crate further down, never up.
        for used in graph.siblings(id, true) {
            if layer(used) >= layer(name) && used != name {
                wrong.push(format!("tests of {name} use {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "an arrow points the wrong way, see ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

#[test]
fn every_crate_has_its_place() {
    let metadata = metadata();
    let members: BTreeSet<String> =
        metadata["workspace_members"].as_array().expect("members").iter().map(text).collect();
    let graph = Graph::read();
    let unknown: Vec<&String> =
        members.iter().map(|id| &graph.names[id]).filter(|name| layer(name).is_none()).collect();
    assert!(unknown.is_empty(), "say in tests/it/direction.rs what these may use: {unknown:?}");
}

#[test]
fn nothing_forbidden_is_beneath_a_crate() {
    let graph = Graph::read();
    let mut wrong = Vec::new();
    for (name, forbidden, why) in FORBIDDEN {
        let id = graph.id(name).expect("a crate of the workspace");
        for (found, path) in graph.beneath(id) {
            let package = &graph.names[found];
            if forbidden.iter().any(|start| package == start || package.starts_with(&format!("{start}-"))) {
                wrong.push(format!("{} ({why})", path.join(" → ")));
            }
        }
    }
    assert!(wrong.is_empty(), "forbidden dependencies:\n{}", wrong.join("\n"));
}

#[test]
fn the_forbidden_would_be_found() {
    // Guards the two tests above against a graph that is read wrongly and therefore empty.
    let graph = Graph::read();
    let beneath = graph.beneath(graph.id("falaj-data").expect("falaj-data"));
    assert!(beneath.keys().any(|id| graph.names[*id] == "polars"));
    assert!(graph.siblings(graph.id("falaj-app").expect("falaj-app"), false).contains("falaj-store"));
}
