use falaj_schema::model::Task;
use falaj_schema::spec::ModelSpec;
use safetensors::SafeTensors;

use crate::support::{Rows, curve, device_is_here, mlp, run, spec};

#[test]
fn an_mlp_learns_what_no_linear_model_can() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Rows::random(2000, 2, &[], 1, |x, _| f32::from(x[0] * x[1] > 0.0))
        .write(&folder.path().join("prepared.safetensors"));
    let last = |model| {
        let events = run(&spec(folder.path(), Task::Binary, 2, model)).unwrap();
        *curve(&events, "valid_loss").last().unwrap()
    };
    let (deep, flat) = (last(mlp(&[32, 16], 0.0)), last(ModelSpec::Linear {}));
    assert!(deep < 0.1, "{deep}");
    assert!(flat > 0.6, "{flat}");
}

#[test]
fn embeddings_learn_what_categories_hide() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // A parity of two codes: neither code alone says anything.
    Rows::random(2000, 0, &[6, 9], 2, |_, c| ((c[0] + c[1]) % 2) as f32)
        .write(&folder.path().join("prepared.safetensors"));
    let events = run(&spec(folder.path(), Task::Binary, 2, mlp(&[32], 0.1))).unwrap();
    let last = *curve(&events, "valid_loss").last().unwrap();
    assert!(last < 0.1, "{last}");
}

#[test]
fn linear_regression_finds_the_coefficients() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let rows = Rows::random(2000, 2, &[3], 3, |x, c| 0.5 * x[0] - 0.25 * x[1] + c[0] as f32);
    rows.write(&folder.path().join("prepared.safetensors"));
    let spec = spec(folder.path(), Task::Regression, 1, ModelSpec::Linear {});
    let events = run(&spec).unwrap();
    assert!(*curve(&events, "valid_loss").last().unwrap() < 1e-3);
    let bytes = std::fs::read(folder.path().join("out/weights.safetensors")).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let numbers = |name: &str| -> Vec<f32> {
        let chunks =
            file.tensor(name).unwrap().data().chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap()));
        chunks.collect()
    };
    let (slope, shift, codes) = (numbers("layer.0.weight"), numbers("layer.0.bias")[0], numbers("embed.0.weight"));
    assert!((slope[0] - 0.5).abs() < 0.02 && (slope[1] + 0.25).abs() < 0.02, "{slope:?}");
    for (code, weight) in codes.iter().enumerate() {
        assert!((weight + shift - code as f32).abs() < 0.02, "{codes:?} {shift}");
    }
    assert_eq!(file.tensor("embed.0.weight").unwrap().shape(), [3, 1]);
}

#[test]
fn softmax_regression_separates_three_classes() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let class = |x: &[f32], _: &[u32]| {
        if x[0] > 0.5 {
            2.0
        } else if x[0] + x[1] > 0.0 {
            1.0
        } else {
            0.0
        }
    };
    Rows::random(3000, 2, &[], 4, class).write(&folder.path().join("prepared.safetensors"));
    for model in [ModelSpec::Linear {}, mlp(&[16], 0.0)] {
        let mut spec = spec(folder.path(), Task::Multiclass, 3, model);
        spec.training.learning_rate = 0.05;
        let events = run(&spec).unwrap();
        let last = *curve(&events, "valid_loss").last().unwrap();
        assert!(last < 0.35, "{last}");
    }
}
