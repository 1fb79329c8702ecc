//! The sample pipelines fit the sample data.

use std::collections::HashSet;
use std::path::PathBuf;

use falaj_pipeline::layout::{self, is_layout, path_of};
use falaj_pipeline::{file, validate};
use falaj_schema::message::{Lang, has};
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
    let (layouts, pipelines): (Vec<_>, Vec<_>) = samples("pipelines").into_iter().partition(|path| is_layout(path));
    assert!(pipelines.len() >= 3 && layouts.len() == pipelines.len());
    for path in pipelines {
        let pipeline = file::read(&path).unwrap();
        assert_eq!(validate(&pipeline, &workspace.store), [], "{}", path.display());
        assert_eq!(file::to_text(&pipeline).unwrap(), std::fs::read_to_string(&path).unwrap(), "{}", path.display());
        let text = std::fs::read_to_string(path_of(&path)).unwrap();
        let layout = layout::parse(text.as_bytes()).unwrap();
        assert_eq!(layout::to_text(&layout).unwrap(), text, "{}", path.display());
        let mut ids: HashSet<&str> = pipeline.nodes.iter().map(|node| node.id.as_str()).collect();
        assert!(layout.nodes.keys().all(|id| ids.contains(id.as_str())), "{}", path.display());
        // Their texts are keys of the catalogue.
        for note in &layout.notes {
            assert!(ids.insert(&note.id), "{}: {}", path.display(), note.id);
            assert!([Lang::En, Lang::Ar].into_iter().all(|lang| has(lang, &note.text, None)), "{}", note.text);
        }
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
