//! What fails takes with it what depends on it, and nothing else.

use falaj_pipeline::{Cancel, Journal, Progress};
use falaj_schema::run::NodeStatus::{Cancelled, Done, Failed, Skipped};
use falaj_schema::run::{NodeRun, RunStatus};
use falaj_schema::{Code, Millis, Result};
use serde_json::json;

use crate::support::{Workspace, pipeline, status};

#[test]
fn the_rest_goes_on_when_a_branch_fails() {
    let workspace = Workspace::new();
    let mut file = pipeline();
    for (id, kind, input, params) in [
        ("none", "label", ("table", "join"), json!({"column": "spend", "above": 1e9, "name": "none"})),
        ("none_split", "split", ("table", "none"), json!({})),
        ("none_prepare", "prepare", ("parts", "none_split"), json!({"target": "none"})),
        ("none_train", "train_linear", ("prepared", "none_prepare"), json!({})),
    ] {
        let node = json!({"id": id, "kind": kind, "params": params, "inputs": {input.0: input.1}});
        // At the front, so that the failure comes first.
        file.nodes.insert(0, serde_json::from_value(node).unwrap());
    }
    let (outcome, _) = workspace.run(&file, json!({}));
    assert_eq!(outcome.status, RunStatus::Failed);
    let error = outcome.error.as_ref().unwrap();
    assert_eq!((error.code, error.place.node.as_deref()), (Code::TargetOneClass, Some("none_prepare")));
    assert_eq!((status(&outcome, "none_prepare"), status(&outcome, "none_train")), (Failed, Skipped));
    assert_eq!(status(&outcome, "register"), Done);
    assert_eq!(outcome.models.len(), 1);
}

#[test]
fn keys_that_occur_twice_are_told_with_an_example() {
    let workspace = Workspace::new();
    workspace.import_text("branches", "branch,city\nnorth,Abu Dhabi\nsouth,Al Ain\nsouth,Dubai\n");
    let (outcome, _) = workspace.run(&pipeline(), json!({}));
    let error = outcome.error.unwrap();
    assert_eq!((error.code, error.place.node.as_deref()), (Code::KeysTwice, Some("join")));
    assert_eq!(error.place.column.as_deref(), Some("branch"));
    assert!(error.params["example"].contains("south"), "{:?}", error.params);
}

// Does something at the first value of a curve.
struct AtFirstMetric<F: Fn()>(F);

impl<F: Fn()> Journal for AtFirstMetric<F> {
    fn node(&self, _: &NodeRun) -> Result<()> {
        Ok(())
    }

    fn metric(&self, _: &str, _: &str, _: u64, _: Option<f64>, _: Millis) -> Result<()> {
        (self.0)();
        Ok(())
    }

    fn progress(&self, _: &NodeRun, _: &Progress) {}
}

#[test]
fn a_cancelled_run_keeps_what_it_has_done() {
    let workspace = Workspace::new();
    let cancel = Cancel::default();
    let journal = AtFirstMetric(|| cancel.ask());
    let long = json!({"train.epochs": 100_000, "train.patience": 0});
    let outcome = workspace.run_with(&pipeline(), long.clone(), &cancel, &journal);
    assert_eq!((outcome.status, outcome.error.unwrap().code), (RunStatus::Cancelled, Code::Cancelled));
    let states: Vec<_> = outcome.nodes.iter().map(|node| (node.id.as_str(), node.status)).collect();
    assert_eq!(states[6..], [("prepare", Done), ("train", Cancelled), ("evaluate", Skipped), ("register", Skipped)]);
    // Nothing half-made is left behind, and nothing of the training is taken for a result.
    assert_eq!(std::fs::read_dir(workspace.store.root().join(".falaj/tmp")).unwrap().count(), 0);
    let cancel = Cancel::default();
    let outcome = workspace.run_with(&pipeline(), long, &cancel, &AtFirstMetric(|| cancel.ask()));
    assert_eq!(outcome.status, RunStatus::Cancelled);
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_runner_fails_its_node() {
    let workspace = Workspace::new();
    // The runner is the child of this process whose spec lies in this workspace.
    let kill = || {
        let own = workspace.store.root().display().to_string();
        for entry in std::fs::read_dir("/proc").unwrap().flatten() {
            let line = std::fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default();
            if line.contains("falaj-runner") && line.contains(&own) {
                let pid = entry.file_name().into_string().unwrap();
                std::process::Command::new("kill").args(["-9", &pid]).status().unwrap();
            }
        }
    };
    let settings = json!({"train.epochs": 100_000, "train.patience": 0});
    let outcome = workspace.run_with(&pipeline(), settings, &Cancel::default(), &AtFirstMetric(kill));
    let error = outcome.error.as_ref().unwrap();
    assert_eq!((error.code, error.params["number"].as_str()), (Code::RunnerDied, "9"));
    assert_eq!((status(&outcome, "train"), status(&outcome, "evaluate")), (Failed, Skipped));
}
