use std::fs::read;
use std::path::Path;

use falaj_schema::model::Task;
use falaj_schema::spec::RunnerEvent;
use falaj_schema::{Code, Error};
use falaj_train::{Cancel, train};

use crate::support::{Rows, curve, device_is_here, mlp, run, spec};

fn data(folder: &Path) {
    let rows = Rows::random(1500, 3, &[4], 5, |x, c| f32::from(x[0] + x[1] * c[0] as f32 > 0.0));
    rows.write(&folder.join("prepared.safetensors"));
}

#[test]
fn the_same_spec_gives_the_same_bits_on_any_number_of_threads() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    data(folder.path());
    let weights = |seed: u64, threads: u32| {
        let mut spec = spec(folder.path(), Task::Binary, 2, mlp(&[16, 8], 0.2));
        (spec.training.seed, spec.training.threads, spec.training.epochs) = (seed, threads, 3);
        spec.training.batch_size = 600;
        run(&spec).unwrap();
        read(folder.path().join("out/weights.safetensors")).unwrap()
    };
    let first = weights(1, 2);
    assert_eq!(first, weights(1, 2));
    assert_eq!(first, weights(1, 1));
    assert_eq!(first, weights(1, 3));
    assert_ne!(first, weights(2, 2));
}

#[test]
fn stops_early_when_validation_stops_improving() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // Targets are noise, so that there is nothing to learn for validation.
    let noise = |x: &[f32], _: &[u32]| f32::from((x[0] * 1e4).rem_euclid(2.0) > 1.0);
    Rows::random(500, 3, &[], 5, noise).write(&folder.path().join("prepared.safetensors"));
    let mut spec = spec(folder.path(), Task::Binary, 2, mlp(&[32], 0.0));
    (spec.training.epochs, spec.training.patience) = (200, 3);
    let events = run(&spec).unwrap();
    let valid = curve(&events, "valid_loss");
    let Some(RunnerEvent::Done { best_epoch, epochs, early_stopped: true }) = events.last() else {
        panic!("{:?}", events.last())
    };
    assert_eq!((*epochs as usize, *epochs), (valid.len(), best_epoch + 3));
    let best = valid[*best_epoch as usize - 1];
    assert!(valid.iter().all(|loss| *loss >= best));
}

#[test]
fn training_that_diverges_names_epoch_and_rate_and_writes_nothing() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    data(folder.path());
    let mut spec = spec(folder.path(), Task::Regression, 1, mlp(&[16, 8], 0.0));
    spec.training.learning_rate = 1e20;
    let error = run(&spec).unwrap_err();
    assert_eq!(error.code, Code::LossNotFinite);
    assert_eq!(error.params["epoch"], "1");
    assert!(error.params.contains_key("learning_rate"));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_cancelled_training_writes_nothing() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    data(folder.path());
    let cancel = Cancel::default();
    let mut epochs = 0;
    let result = train(&spec(folder.path(), Task::Binary, 2, mlp(&[16], 0.0)), &cancel, &mut |event| {
        epochs += usize::from(matches!(event, RunnerEvent::Metric { .. }));
        if epochs == 4 {
            cancel.request();
        }
    });
    assert_eq!(result.map_err(|error| error.code), Err(Code::Cancelled));
    assert_eq!(epochs, 4);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn data_that_does_not_fit_is_refused() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prepared.safetensors");
    let code = |task, classes| run(&spec(folder.path(), task, classes, mlp(&[4], 0.0))).map_err(|e: Error| e.code);
    assert_eq!(code(Task::Binary, 2), Err(Code::FileMissing));
    let mut rows = Rows::random(50, 2, &[3], 1, |_, _| 2.0);
    rows.write(&path);
    assert_eq!(code(Task::Binary, 2), Err(Code::ModelDamaged));
    assert!(code(Task::Multiclass, 3).is_ok());
    rows.codes[0] = 3;
    rows.write(&path);
    assert_eq!(code(Task::Multiclass, 3), Err(Code::ModelDamaged));
    (rows.codes[0], rows.numeric[0]) = (0, f32::NAN);
    rows.write(&path);
    assert_eq!(code(Task::Multiclass, 3), Err(Code::ModelDamaged));
    Rows::random(0, 2, &[3], 1, |_, _| 2.0).write(&path);
    assert_eq!(code(Task::Multiclass, 3), Err(Code::SplitEmpty));
}
