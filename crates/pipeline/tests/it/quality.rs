//! Gates: data that does not hold to its rules goes no further.

use falaj_pipeline::Outcome;
use falaj_schema::Code;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::quality::{GateResult, parse};
use falaj_schema::run::NodeStatus::{Cached, Done, Failed, Skipped};
use falaj_schema::run::RunStatus;
use serde_json::json;

use crate::support::{Workspace, pipeline, status};

/// The pipeline as far as its split, with a gate behind the source or, with `late`, behind the join.
fn gated(late: bool) -> PipelineFile {
    let mut file = pipeline();
    file.nodes.truncate(6);
    let (input, output) = if late { ("join", "big") } else { ("shop", "join") };
    let port = if late { "table" } else { "left" };
    let gate = json!({"id": "gate", "kind": "quality", "params": {"suite": "shop"}, "inputs": {"table": input}});
    file.nodes.push(serde_json::from_value(gate).unwrap());
    if let Some(node) = file.nodes.iter_mut().find(|node| node.id == output) {
        node.inputs.insert(port.into(), "gate".into());
    }
    file
}

fn write(workspace: &Workspace, rules: &str) {
    let text = format!(r#"{{"falaj": "quality/1", "name": "shop", "dataset": "shop", "rules": [{rules}]}}"#);
    workspace.store.suite_write(&parse(text.as_bytes()).unwrap()).unwrap();
}

fn gate(outcome: &Outcome) -> Option<&GateResult> {
    outcome.nodes.iter().find(|node| node.id == "gate").unwrap().gate.as_ref()
}

const SOUND: &str = r#"{"id": "age", "check": "range", "column": "age", "min": 18}"#;
const MILD: &str =
    r#"{"id": "branch", "check": "values", "severity": "warn", "column": "branch", "values": ["north"]}"#;
const STRICT: &str = r#"{"id": "adults", "check": "range", "column": "age", "min": 21}"#;

#[test]
fn a_table_that_holds_is_passed_on_with_warnings_noted() {
    let workspace = Workspace::new();
    write(&workspace, &[SOUND, MILD].join(","));
    let (outcome, _) = workspace.run(&gated(false), json!({}));
    assert_eq!((outcome.status, status(&outcome, "split")), (RunStatus::Done, Done));
    let found = gate(&outcome).unwrap();
    assert_eq!((found.counts.error.passed, found.counts.warn.failed, found.failing.len()), (1, 1, 1));
    assert!(found.failing[0].message.contains("branch"), "{:?}", found.failing);
    let history = workspace.store.quality_history(Some("shop"), None, 10, None).unwrap();
    let check = &history.checks[0];
    assert_eq!((&check.id, check.run.as_deref(), check.version), (&found.check, Some("run"), Some(1)));
    assert_eq!(history.whole.unwrap().results.len(), 2);
}

#[test]
fn a_table_that_does_not_hold_ends_the_branch() {
    let workspace = Workspace::new();
    write(&workspace, &[SOUND, STRICT].join(","));
    let (outcome, _) = workspace.run(&gated(true), json!({}));
    let error = outcome.error.as_ref().unwrap();
    assert_eq!((error.code, error.place.node.as_deref()), (Code::QualityFailed, Some("gate")));
    assert_eq!((error.params["rules"].as_str(), error.params["count"].as_str()), ("adults", "1"));
    assert_eq!((status(&outcome, "gate"), status(&outcome, "split")), (Failed, Skipped));
    // A table in the middle of a pipeline is no version of a dataset.
    let check = &workspace.store.quality_history(Some("shop"), None, 10, None).unwrap().checks[0];
    assert_eq!((check.passed, check.version, check.counts.error.failed), (false, None, 1));
}

#[test]
fn a_gate_works_again_when_its_rules_change_and_nothing_else_does() {
    let workspace = Workspace::new();
    write(&workspace, SOUND);
    workspace.run(&gated(false), json!({}));
    let (again, _) = workspace.run(&gated(false), json!({}));
    assert_eq!((status(&again, "gate"), status(&again, "split")), (Cached, Cached));
    assert_eq!(gate(&again).unwrap().counts.error.passed, 1, "what it found is told again");
    assert_eq!(workspace.store.quality_history(Some("shop"), None, 10, None).unwrap().total, 1);
    write(&workspace, &[SOUND, MILD].join(","));
    let (changed, _) = workspace.run(&gated(false), json!({}));
    assert_eq!((status(&changed, "gate"), status(&changed, "split")), (Done, Cached));
    write(&workspace, STRICT);
    let (failed, _) = workspace.run(&gated(false), json!({}));
    assert_eq!((status(&failed, "gate"), status(&failed, "split")), (Failed, Skipped));
}

#[test]
fn what_rules_compare_with_counts_too() {
    let workspace = Workspace::new();
    let rule = r#"{"id": "known", "check": "references", "column": "branch", "dataset": "branches", "key": "branch"}"#;
    write(&workspace, rule);
    let (outcome, _) = workspace.run(&gated(false), json!({}));
    assert_eq!(status(&outcome, "gate"), Done);
    workspace.import_text("branches", "branch,city\nnorth,Abu Dhabi\n");
    let (outcome, _) = workspace.run(&gated(false), json!({}));
    assert_eq!(status(&outcome, "gate"), Failed);
}

#[test]
fn rules_about_age_are_looked_at_every_time() {
    let workspace = Workspace::new();
    write(&workspace, r#"{"id": "fresh", "check": "freshness", "column": "visit", "hours": 1e9}"#);
    workspace.run(&gated(false), json!({}));
    std::thread::sleep(std::time::Duration::from_millis(2));
    let (again, _) = workspace.run(&gated(false), json!({}));
    assert_eq!((status(&again, "gate"), status(&again, "split")), (Done, Cached));
}
