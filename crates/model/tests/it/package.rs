//! The package on disk.

use std::path::Path;

use falaj_model::metrics::evaluate;
use falaj_model::package::{self, Contents, Draft, Package, Reference};
use falaj_model::predictor::Predictor;
use falaj_schema::Code;
use falaj_schema::model::{Lineage, Task};
use tempfile::TempDir;

use crate::table::{architecture, fitted, inputs, mlp, network, noise, target, weights};

fn lineage() -> Lineage {
    Lineage { run: "r1".into(), pipeline: "p".into(), pipeline_digest: "00".into(), datasets: vec![] }
}

fn written() -> (TempDir, Contents) {
    let folder = tempfile::tempdir().unwrap();
    let frame = inputs(500);
    let preprocessing = fitted(&frame);
    let target = target(500, &["n", "y"]);
    let predictor =
        Predictor::new(preprocessing.clone(), target.clone(), network(&preprocessing, &target, mlp())).unwrap();
    let answers = predictor.predict(&frame, false).unwrap().answers;
    let truth: Vec<f64> = noise(500, 8).iter().map(|draw| f64::from(*draw > 0.5)).collect();
    let architecture = architecture(&preprocessing, &target, mlp());
    let draft = Draft {
        name: "delays",
        created: 1_795_478_400_000,
        preprocessing: &preprocessing,
        target: &target,
        architecture: &architecture,
        weights: &weights(&architecture),
        evaluation: Some(&evaluate(Task::Binary, "test", &answers, &truth).unwrap()),
        lineage: &lineage(),
        reference: &Reference::new(&preprocessing, &frame, &answers).unwrap(),
    };
    let contents = package::write(folder.path(), &draft).unwrap();
    (folder, contents)
}

fn refusal(folder: &Path) -> (Code, String) {
    let error = Package::read(folder).unwrap_err();
    let file = error.place.file.unwrap();
    (error.code, Path::new(&file).file_name().unwrap().to_string_lossy().into_owned())
}

#[test]
fn what_was_written_is_read() {
    let (folder, contents) = written();
    let package = Package::read(folder.path()).unwrap();
    assert_eq!(package.contents, contents);
    let names: Vec<_> = contents.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["card.md", "model.json", "reference.json", "weights.safetensors"]);
    assert_eq!(package.manifest.signature.classes, ["n", "y"]);
    assert_eq!(package.reference.inputs.len(), 5);
    assert!(package.card.contains("# delays") && package.card.contains("| roc_auc | 0."));
    let on_disk: u64 = contents.files.iter().map(|file| folder.path().join(&file.name).metadata().unwrap().len()).sum();
    assert_eq!(contents.bytes, on_disk);
}

#[test]
fn a_loaded_model_answers_as_before() {
    let (folder, _) = written();
    let loaded = Predictor::load(folder.path()).unwrap();
    let preprocessing = fitted(&inputs(500));
    let target = target(500, &["n", "y"]);
    let before =
        Predictor::new(preprocessing.clone(), target.clone(), network(&preprocessing, &target, mlp())).unwrap();
    let frame = inputs(50);
    assert_eq!(loaded.predict(&frame, false).unwrap(), before.predict(&frame, false).unwrap());
    assert_eq!(loaded.signature(), before.signature());
}

#[test]
fn one_flipped_bit_is_found_in_every_file() {
    let (folder, contents) = written();
    for file in &contents.files {
        let path = folder.path().join(&file.name);
        let whole = std::fs::read(&path).unwrap();
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        std::fs::write(&path, flipped).unwrap();
        match file.name.as_str() {
            // The manifest's own digest is part of the package's, which whoever refers to the package holds.
            "model.json" => assert!(Package::read(folder.path()).map_or(true, |read| read.contents != contents)),
            name => assert_eq!(refusal(folder.path()), (Code::ModelDamaged, name.to_owned())),
        }
        std::fs::write(&path, whole).unwrap();
    }
    std::fs::remove_file(folder.path().join("weights.safetensors")).unwrap();
    assert_eq!(refusal(folder.path()), (Code::ModelDamaged, "weights.safetensors".to_owned()));
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let (folder, _) = written();
    std::fs::write(folder.path().join("model.json"), r#"{"falaj_model": 2, "something": "else"}"#).unwrap();
    assert_eq!(refusal(folder.path()), (Code::ModelNewer, "model.json".to_owned()));
    std::fs::remove_file(folder.path().join("model.json")).unwrap();
    assert_eq!(refusal(folder.path()), (Code::FileMissing, "model.json".to_owned()));
}
