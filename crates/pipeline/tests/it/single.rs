//! What concerns one node: it is cancelled while the rest goes on, its result is set aside, or its result is pinned.

use std::collections::HashSet;

use falaj_pipeline::{Cancel, Journal, Progress, check, expand, keys, plan, standing};
use falaj_schema::editor::NodeLight;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::NodeStatus::{Cached, Cancelled, Done, Running, Skipped};
use falaj_schema::run::{NodeRun, NodeStatus, RunStatus};
use falaj_schema::{Code, Result};
use serde_json::{Value, json};

use crate::support::{Notes, Workspace, pipeline, status, statuses};

/// Asks for a node to be cancelled when another one comes to a state.
struct Asking {
    cancel: Cancel,
    when: (&'static str, NodeStatus),
    node: &'static str,
}

impl Journal for Asking {
    fn node(&self, node: &NodeRun) -> Result<()> {
        if (node.id.as_str(), node.status) == self.when {
            self.cancel.ask_node(self.node);
        }
        Ok(())
    }

    fn metric(&self, _: &str, _: &str, _: u64, _: Option<f64>, _: falaj_schema::Millis) -> Result<()> {
        Ok(())
    }

    fn progress(&self, _: &NodeRun, _: &Progress) {}
}

fn asking(when: (&'static str, NodeStatus), node: &'static str) -> Asking {
    Asking { cancel: Cancel::default(), when, node }
}

fn of(nodes: Value) -> PipelineFile {
    serde_json::from_value(json!({"falaj_pipeline": 4, "name": "t", "nodes": nodes})).unwrap()
}

fn two_branches() -> PipelineFile {
    let filter = |id: &str, from: &str, least: u32| json!({"id": id, "kind": "filter", "params": {"where": format!("age > {least}")}, "inputs": {"table": from}});
    of(json!([
        {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
        filter("a", "shop", 30),
        filter("b", "a", 40),
        {"id": "c", "kind": "sort", "params": {"by": ["age"]}, "inputs": {"table": "b"}},
        filter("other", "shop", 50),
    ]))
}

#[test]
fn a_node_that_trains_is_cancelled_and_the_other_model_is_made() {
    let workspace = Workspace::new();
    let mut file = pipeline();
    let mut other = file.nodes[7].clone();
    other.id = "linear".into();
    other.kind = "train_linear".into();
    other.params = json!({"epochs": 2}).as_object().unwrap().clone();
    file.nodes.push(other);
    file.nodes[7].params.insert("epochs".into(), 100_000.into());
    let asking = asking(("train", Running), "train");
    let outcome = workspace.run_with(&file, json!({}), &asking.cancel, &asking);
    let found = ["train", "evaluate", "register", "linear"].map(|id| status(&outcome, id));
    assert_eq!(found, [Cancelled, Skipped, Skipped, Done]);
    let error = outcome.error.unwrap();
    assert_eq!((outcome.status, error.code), (RunStatus::Cancelled, Code::Cancelled));
    assert_eq!(error.place.node.as_deref(), Some("train"));
}

#[test]
fn a_node_that_waits_is_cancelled_with_what_needs_it() {
    let workspace = Workspace::new();
    let asking = asking(("shop", Done), "b");
    let outcome = workspace.run_with(&two_branches(), json!({}), &asking.cancel, &asking);
    let found = ["shop", "a", "b", "c", "other"].map(|id| status(&outcome, id));
    assert_eq!(found, [Done, Done, Cancelled, Skipped, Done], "a was to be worked on together with b and c");
}

#[test]
fn what_is_at_hand_is_not_cancelled() {
    let workspace = Workspace::new();
    workspace.run(&two_branches(), json!({}));
    let asking = asking(("shop", Cached), "b");
    let outcome = workspace.run_with(&two_branches(), json!({}), &asking.cancel, &asking);
    assert_eq!(outcome.status, RunStatus::Done);
    assert!(statuses(&outcome).iter().all(|(_, status)| *status == Cached));
}

#[test]
fn a_failure_is_told_rather_than_a_cancelled_node() {
    let workspace = Workspace::new();
    let mut file = two_branches();
    file.nodes[4].params.insert("where".into(), "integer(visit) > 1".into());
    let asking = asking(("shop", Done), "b");
    let outcome = workspace.run_with(&file, json!({}), &asking.cancel, &asking);
    assert_eq!((outcome.status, outcome.error.unwrap().place.node.as_deref()), (RunStatus::Failed, Some("other")));
}

#[test]
fn what_was_reset_is_made_again_and_a_reset_is_taken_back() {
    let workspace = Workspace::new();
    let file = two_branches();
    workspace.run(&file, json!({}));
    let keys = keys(&check(&file, &workspace.store)).unwrap();
    let reset = workspace.store.reset(&[keys[3].as_deref().unwrap(), "unknown"]).unwrap();
    assert_eq!(reset.results, 1);
    let light = |file: &PipelineFile| {
        let ran: HashSet<String> = ["c".to_owned()].into();
        standing(&check(file, &workspace.store), &workspace.store, &ran).unwrap().lights["c"]
    };
    assert_eq!(light(&file), NodeLight::Ready, "it is not out of date");
    assert_eq!(workspace.store.reset_undo(reset.at).unwrap(), 1);
    assert_eq!((light(&file), workspace.store.reset_undo(reset.at).unwrap()), (NodeLight::Cached, 0));
    workspace.store.reset(&[keys[3].as_deref().unwrap()]).unwrap();
    let (outcome, _) = workspace.run(&file, json!({}));
    assert_eq!(["shop", "c", "other"].map(|id| status(&outcome, id)), [Cached, Done, Cached]);
}

/// The file with the result of a node pinned that it has now.
fn pin(workspace: &Workspace, mut file: PipelineFile, at: usize) -> PipelineFile {
    let checked = check(&file, &workspace.store);
    let standing = standing(&checked, &workspace.store, &HashSet::new()).unwrap();
    file.nodes[at].pinned = Some(standing.results[&file.nodes[at].id].clone());
    file
}

#[test]
fn a_pinned_result_is_given_whatever_comes_before_it() {
    let workspace = Workspace::new();
    let (first, _) = workspace.run(&two_branches(), json!({}));
    let mut file = pin(&workspace, two_branches(), 3);
    let stands = |file: &PipelineFile| {
        let checked = check(file, &workspace.store);
        (standing(&checked, &workspace.store, &HashSet::new()).unwrap(), checked)
    };
    let (as_it_is, _) = stands(&file);
    assert_eq!((as_it_is.lights["c"], as_it_is.pins["c"]), (NodeLight::Pinned, true));
    // What comes before it is changed, then wrong: nothing needs it.
    file.nodes[2].params.insert("where".into(), "age > 45".into());
    let (changed, _) = stands(&file);
    assert_eq!((changed.lights["c"], changed.pins["c"]), (NodeLight::Pinned, false));
    file.nodes[1].params.insert("where".into(), "ages > 45".into());
    let (wrong, checked) = stands(&file);
    assert_eq!((checked.errors, wrong.lights["a"], wrong.pins["c"]), (vec![], NodeLight::NotConfigured, false));
    // A node behind it works from it.
    let json = json!({"id": "d", "kind": "filter", "params": {"where": "age > 60"}, "inputs": {"table": "c"}});
    file.nodes.push(serde_json::from_value(json).unwrap());
    let (outcome, _) = workspace.run(&file, json!({}));
    let found = statuses(&outcome);
    assert_eq!(found, [("shop", Cached), ("c", Cached), ("other", Cached), ("d", Done)], "{:?}", outcome.error);
    assert_eq!((&outcome.inputs, outcome.inputs.len()), (&first.inputs, 1), "what it was made from is known");
    // Its own work is still checked where it is asked for.
    let errors = plan(expand(&file), &workspace.store, Some("b")).unwrap_err();
    assert_eq!(errors[0].place.node.as_deref(), Some("a"));
    let left = plan(expand(&file), &workspace.store, None).unwrap().skipped();
    assert_eq!(left.iter().map(|node| node.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_pinned_result_outlives_a_reset_and_one_that_is_gone_is_told() {
    let workspace = Workspace::new();
    workspace.run(&two_branches(), json!({}));
    let mut file = pin(&workspace, two_branches(), 3);
    workspace.store.reset(&[file.nodes[3].pinned.as_deref().unwrap()]).unwrap();
    let outcome = workspace.run_with(&file, json!({}), &Cancel::default(), &Notes::default());
    assert_eq!((outcome.status, status(&outcome, "c")), (RunStatus::Done, Cached));
    let told = |file: &PipelineFile| {
        let errors = check(file, &workspace.store).errors;
        errors.iter().map(|error| (error.code, error.place.node.clone().unwrap())).collect::<Vec<_>>()
    };
    file.nodes[3].pinned = Some("0".repeat(64));
    assert_eq!(told(&file), [(Code::PinMissing, "c".to_owned())]);
    // A result of another kind of node is none of its own.
    file.nodes.push(serde_json::from_value(json!({"id": "s", "kind": "split", "inputs": {"table": "shop"}})).unwrap());
    file.nodes[3].pinned = None;
    workspace.run(&file, json!({}));
    let parts = pin(&workspace, file.clone(), 5).nodes[5].pinned.clone();
    file.nodes[3].pinned = parts;
    assert_eq!(told(&file), [(Code::PinMissing, "c".to_owned())]);
}
