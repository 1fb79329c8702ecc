//! The sample pipelines fit the sample data.

use std::path::PathBuf;

use falaj_pipeline::{file, validate};
use falaj_schema::run::RunStatus;
use serde_json::json;

use crate::support::Workspace;

fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples").join(folder);
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn sample_pipelines_are_sound_and_written_as_falaj_writes_them() {
    let workspace = Workspace::new();
    for path in samples("data") {
        workspace.import(path.file_stem().unwrap().to_str().unwrap(), &path);
    }
    let pipelines = samples("pipelines");
    assert!(pipelines.len() >= 3);
    for path in pipelines {
        let pipeline = file::read(&path).unwrap();
        assert_eq!(validate(&pipeline, &workspace.store), [], "{}", path.display());
        assert_eq!(file::to_text(&pipeline).unwrap(), std::fs::read_to_string(&path).unwrap(), "{}", path.display());
    }
}

#[test]
fn penguins_are_told_apart() {
    let workspace = Workspace::new();
    for path in samples("data") {
        if path.ends_with("penguins.csv") {
            workspace.import("penguins", &path);
        }
    }
    let path = samples("pipelines").into_iter().find(|path| path.ends_with("penguins-species.json")).unwrap();
    let (outcome, _) = workspace.run(&file::read(&path).unwrap(), json!({}));
    assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None));
    assert!(outcome.metrics["accuracy"].unwrap() > 0.94, "{:?}", outcome.metrics);
}
