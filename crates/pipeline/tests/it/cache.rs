//! Results of earlier runs are used where they hold, and only there.

use falaj_schema::run::NodeStatus::{Cached, Done};
use serde_json::json;

use crate::support::{Workspace, pipeline, status, statuses};

#[test]
fn a_second_run_does_nothing_again() {
    let workspace = Workspace::new();
    let (first, notes) = workspace.run(&pipeline(), json!({}));
    let (second, again) = workspace.run(&pipeline(), json!({}));
    assert!(statuses(&second).iter().all(|(_, status)| *status == Cached), "{:?}", second.nodes);
    assert_eq!((second.evaluation, second.models), (first.evaluation, first.models));
    assert_eq!(workspace.store.model_find("shop-big").unwrap().version, 1);
    assert_eq!(workspace.store.model_find("shop-big@9").unwrap_err().params["known"], "shop-big@1");
    // The run has the curves of the model it uses.
    assert_eq!(*again.metrics.borrow(), *notes.metrics.borrow());
}

#[test]
fn only_what_follows_a_change_is_done_again() {
    let workspace = Workspace::new();
    workspace.run(&pipeline(), json!({}));
    let (outcome, _) = workspace.run(&pipeline(), json!({"train.seed": 7}));
    assert_eq!((status(&outcome, "prepare"), status(&outcome, "train")), (Cached, Done));
    assert_eq!(outcome.models[0].version, 2);
    workspace.import_text("branches", "branch,city\nnorth,Dubai\nsouth,Sharjah\n");
    let (outcome, _) = workspace.run(&pipeline(), json!({}));
    assert_eq!(
        (status(&outcome, "shop"), status(&outcome, "branches"), status(&outcome, "join")),
        (Cached, Done, Done)
    );
}

#[test]
fn a_result_whose_file_is_gone_is_made_again() {
    let workspace = Workspace::new();
    let (first, _) = workspace.run(&pipeline(), json!({}));
    let version = workspace.store.model_find("shop-big").unwrap();
    std::fs::remove_dir_all(workspace.store.model_path(&version)).unwrap();
    let weights = std::fs::read_dir(workspace.store.root().join(".falaj/artifacts")).unwrap();
    for folder in weights {
        let folder = folder.unwrap().path();
        for file in std::fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            let head = std::fs::read(&file).unwrap();
            // Of all files only weights and prepared data are safetensors; those of weights name layers.
            if head.windows(12).any(|bytes| bytes == b"layer.0.bias") {
                std::fs::remove_file(file).unwrap();
            }
        }
    }
    let (second, _) = workspace.run(&pipeline(), json!({}));
    assert_eq!((status(&second, "prepare"), status(&second, "train")), (Cached, Done));
    assert_eq!(second.metrics, first.metrics);
}

#[test]
fn equal_nodes_of_one_run_share_their_work() {
    let workspace = Workspace::new();
    let mut file = pipeline();
    let mut twin = file.nodes.iter().find(|node| node.id == "train").unwrap().clone();
    twin.id = "twin".into();
    file.nodes.push(twin);
    let (outcome, _) = workspace.run(&file, json!({}));
    assert_eq!((status(&outcome, "train"), status(&outcome, "twin")), (Done, Cached));
}
