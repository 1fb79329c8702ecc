//! Nodes that only hand rows on are worked on together; nobody sees a difference but in time.

use falaj_pipeline::{Cancel, Outcome, RunOf, execute, expand, plan};
use falaj_schema::Code;
use falaj_schema::message::Lang;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::NodeStatus::{Cached, Done, Failed, Skipped};
use falaj_schema::run::{NodeRun, RunStatus};
use serde_json::{Value, json};

use crate::support::{Notes, Workspace, status, statuses};

fn pipeline(mut nodes: Vec<Value>) -> PipelineFile {
    nodes.insert(0, json!({"id": "shop", "kind": "source", "params": {"dataset": "shop"}}));
    nodes.insert(1, json!({"id": "branches", "kind": "source", "params": {"dataset": "branches"}}));
    serde_json::from_value(json!({"falaj_pipeline": 1, "name": "t", "nodes": nodes})).unwrap()
}

fn on(id: &str, kind: &str, from: &str, params: Value) -> Value {
    json!({"id": id, "kind": kind, "params": params, "inputs": {"table": from}})
}

fn derive(id: &str, from: &str, name: &str, expression: &str) -> Value {
    on(id, "derive", from, json!({"columns": [{"name": name, "expression": expression}]}))
}

/// Filter, derive, join, aggregate.
fn chain(least: u32) -> Vec<Value> {
    vec![
        on("old", "filter", "shop", json!({"where": format!("age >= {least}")})),
        derive("each", "old", "each", "spend / age"),
        json!({"id": "joined", "kind": "join", "params": {"left_on": ["branch"], "right_on": ["branch"]},
            "inputs": {"left": "each", "right": "branches"}}),
        on(
            "cities",
            "aggregate",
            "joined",
            json!({"by": ["city"], "columns": [
            {"name": "visits", "function": "count"}, {"name": "each", "function": "mean", "column": "each"}]}),
        ),
    ]
}

fn node<'a>(outcome: &'a Outcome, id: &str) -> &'a NodeRun {
    outcome.nodes.iter().find(|node| node.id == id).unwrap()
}

fn within(outcome: &Outcome) -> Vec<&str> {
    outcome.nodes.iter().filter(|node| node.within.is_some()).map(|node| node.id.as_str()).collect()
}

fn files(workspace: &Workspace) -> usize {
    let folders = std::fs::read_dir(workspace.store.root().join(".falaj/artifacts")).unwrap();
    folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
}

#[test]
fn only_the_last_table_is_written_and_all_are_known() {
    let workspace = Workspace::new();
    let before = files(&workspace);
    let (first, notes) = workspace.run(&pipeline(chain(40)), json!({}));
    assert_eq!(first.status, RunStatus::Done, "{:?}", first.error);
    assert_eq!(within(&first), ["old", "each", "joined"]);
    assert_eq!(files(&workspace), before + 1);
    let rows = |id| node(&first, id).rows.unwrap();
    assert!(rows("old") > 0 && rows("old") < 600);
    assert_eq!((rows("each"), rows("joined"), rows("cities")), (rows("old"), rows("old"), 2));
    // They begin and end together.
    let told: Vec<_> = notes.nodes.borrow().iter().filter(|(id, _)| id == "old").map(|(_, status)| *status).collect();
    assert_eq!(told, [falaj_schema::run::NodeStatus::Running, Done]);
    let (second, _) = workspace.run(&pipeline(chain(40)), json!({}));
    assert!(statuses(&second).iter().all(|(_, status)| *status == Cached), "{:?}", second.nodes);
    assert_eq!(node(&second, "old").rows, Some(rows("old")));
}

#[test]
fn a_table_that_was_not_written_is_made_when_it_is_wanted() {
    let workspace = Workspace::new();
    workspace.run(&pipeline(chain(40)), json!({}));
    // Another end: the nodes before it flow again.
    let mut changed = chain(40);
    changed[3]["params"]["by"] = json!(["branch"]);
    let (outcome, _) = workspace.run(&pipeline(changed), json!({}));
    assert_eq!(within(&outcome), ["old", "each", "joined"]);
    assert_eq!((status(&outcome, "old"), status(&outcome, "cities")), (Done, Done));
    // Asked for by name.
    let file = pipeline(chain(40));
    let to_each = plan(expand(&file), &workspace.store, Some("each")).unwrap();
    let of = RunOf { run: "r".into(), pipeline: "p".into(), actor: "a".into(), lang: Lang::En };
    let outcome = execute(&workspace.store, &to_each, &of, &Cancel::default(), &Notes::default());
    assert_eq!((within(&outcome), status(&outcome, "each")), (vec!["old"], Done));
    // From there the others go on.
    let (outcome, _) = workspace.run(&pipeline(chain(40)), json!({"cities.by": ["age"]}));
    assert_eq!(within(&outcome), ["joined"]);
    assert_eq!((status(&outcome, "old"), status(&outcome, "each")), (Cached, Cached));
}

#[test]
fn a_table_that_two_nodes_read_is_written() {
    let workspace = Workspace::new();
    let mut nodes = chain(40);
    nodes.push(on("sorted", "sort", "each", json!({"by": ["age"]})));
    let (outcome, _) = workspace.run(&pipeline(nodes), json!({}));
    assert_eq!(outcome.status, RunStatus::Done);
    assert_eq!(within(&outcome), ["old", "joined"]);
    // As the second table of a join it is read as a whole.
    let nodes = vec![
        on("cities", "derive", "branches", json!({"columns": [{"name": "c", "expression": "upper(city)"}]})),
        json!({"id": "joined", "kind": "join", "params": {"left_on": ["branch"], "right_on": ["branch"]},
            "inputs": {"left": "shop", "right": "cities"}}),
    ];
    let (outcome, _) = workspace.run(&pipeline(nodes), json!({}));
    assert_eq!((outcome.status, within(&outcome)), (RunStatus::Done, vec![]));
}

#[test]
fn a_refused_row_is_told_at_its_node() {
    let workspace = Workspace::new();
    workspace.import_text("shop", "age,branch,visit,spend\n30,north,x,1\n50,south,1,2\n60,north,y,3\n");
    let nodes = vec![
        on("old", "filter", "shop", json!({"where": "age > 40"})),
        derive("double", "old", "double", "age * 2"),
        derive("number", "double", "number", "integer(visit)"),
        on("sorted", "sort", "number", json!({"by": ["age"]})),
    ];
    let (outcome, _) = workspace.run(&pipeline(nodes), json!({}));
    let error = outcome.error.as_ref().unwrap();
    assert_eq!((error.code, error.place.node.as_deref(), error.place.row), (Code::ExprValue, Some("number"), Some(2)));
    let found = ["old", "double", "number", "sorted"].map(|id| status(&outcome, id));
    assert_eq!(found, [Done, Done, Failed, Skipped]);
    assert_eq!(node(&outcome, "double").rows, Some(2));
}

#[test]
fn what_an_earlier_condition_leaves_out_is_not_refused() {
    let workspace = Workspace::new();
    workspace.import_text("shop", "age,branch,visit,spend\n30,north,x,1\n50,south,1,2\n");
    let nodes = vec![
        on("numbers", "filter", "shop", json!({"where": "visit <> 'x'"})),
        on("ones", "filter", "numbers", json!({"where": "integer(visit) = 1"})),
    ];
    let (outcome, _) = workspace.run(&pipeline(nodes), json!({}));
    assert_eq!((outcome.status, node(&outcome, "ones").rows), (RunStatus::Done, Some(1)));
}

#[test]
fn equal_chains_of_one_run_share_their_work() {
    let workspace = Workspace::new();
    let nodes = vec![
        on("a", "filter", "shop", json!({"where": "age > 40"})),
        on("a2", "filter", "shop", json!({"where": "age > 40"})),
        derive("b", "a", "double", "age * 2"),
        derive("b2", "a2", "double", "age * 2"),
    ];
    let (outcome, _) = workspace.run(&pipeline(nodes), json!({}));
    assert_eq!(outcome.status, RunStatus::Done);
    let found = ["a", "a2", "b", "b2"].map(|id| (status(&outcome, id), node(&outcome, id).rows));
    let rows = node(&outcome, "b").rows;
    assert_eq!(found, [(Done, rows), (Cached, rows), (Done, rows), (Cached, rows)]);
}

#[test]
fn a_cancelled_chain_leaves_nothing_running() {
    let workspace = Workspace::new();
    let cancel = Cancel::default();
    cancel.ask();
    let outcome = workspace.run_with(&pipeline(chain(40)), json!({}), &cancel, &Notes::default());
    assert_eq!(outcome.status, RunStatus::Cancelled);
    assert!(outcome.nodes.iter().all(|node| node.status == Skipped));
}
