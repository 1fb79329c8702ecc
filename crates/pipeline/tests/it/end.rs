//! From data to a registered model.

use falaj_schema::model::Task;
use falaj_schema::run::{NodeStatus, RunStatus};
use serde_json::json;

use crate::support::{Workspace, pipeline, statuses};

#[test]
fn a_pipeline_makes_a_good_model() {
    let workspace = Workspace::new();
    let (outcome, notes) = workspace.run(&pipeline(), json!({}));
    assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None));
    assert!(statuses(&outcome).iter().all(|(_, status)| *status == NodeStatus::Done), "{:?}", outcome.nodes);
    let evaluation = outcome.evaluation.unwrap();
    // 15 % of 600, rounded in each class.
    assert!(evaluation.task == Task::Binary && (88..=92).contains(&evaluation.rows), "{evaluation:?}");
    assert!(outcome.metrics["roc_auc"].unwrap() > 0.95, "{:?}", outcome.metrics);
    let inputs: Vec<_> = outcome.inputs.iter().map(|input| (input.dataset.as_str(), input.version)).collect();
    assert_eq!(inputs, [("shop", 1), ("branches", 1)]);
    // Every epoch is in the curves, and the run ends at its end.
    let metrics = notes.metrics.borrow();
    let losses: Vec<_> =
        metrics.iter().filter(|(_, name, _, _)| name == "train_loss").map(|(_, _, step, _)| *step).collect();
    assert_eq!(losses, (1..=losses.len() as u64).collect::<Vec<_>>());
    assert!(!losses.is_empty());
    assert!(notes.progress.borrow().iter().all(|progress| (0.0..=1.0).contains(&progress.run)));
}

#[test]
fn the_registered_package_tells_where_it_comes_from() {
    let workspace = Workspace::new();
    let (outcome, _) = workspace.run(&pipeline(), json!({}));
    assert_eq!((outcome.models[0].name.as_str(), outcome.models[0].version), ("shop-big", 1));
    let version = workspace.store.model_find("shop-big").unwrap();
    assert_eq!(version.metrics, outcome.metrics);
    assert_eq!((version.lineage.run.as_str(), version.lineage.pipeline.as_str()), ("run", "shop"));
    assert_eq!(version.lineage.datasets, outcome.inputs);
    assert_eq!(version.signature.target, "big");
    let inputs: Vec<_> = version.signature.inputs.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(inputs, ["age", "branch", "city"]);
    let folder = workspace.store.model_path(&version);
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, ["card.md", "model.json", "reference.json", "weights.safetensors"]);
}

#[test]
fn numbers_are_predicted_too() {
    let workspace = Workspace::new();
    let mut file = pipeline();
    file.nodes.retain(|node| !matches!(node.id.as_str(), "big"));
    for node in &mut file.nodes {
        match node.id.as_str() {
            "select" => {
                node.inputs.insert("table".into(), "join".into());
            }
            "train" => {
                node.kind = "train_linear".into();
                node.params =
                    json!({"epochs": 60, "batch_size": 16, "learning_rate": 0.02}).as_object().unwrap().clone();
            }
            _ => {}
        }
    }
    let settings = json!({"split.stratify": null, "prepare.target": "spend", "split.method": "random"});
    let (outcome, _) = workspace.run(&file, settings);
    assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None));
    assert!(outcome.metrics["r2"].unwrap() > 0.95, "{:?}", outcome.metrics);
}
