//! Training on a graphics card, beside the same on the processor.

use std::time::Instant;

use candle_core::Device;
use falaj_model::architecture::Architecture;
use falaj_model::network::Network as Trained;
use falaj_model::prepared::Part;
use falaj_schema::model::Task;
use falaj_schema::{Code, Error};
use falaj_train::cuda::CudaTrainer;
use falaj_train::device::device;
use falaj_train::graph::GraphTrainer;
use falaj_train::loss::Loss;
use falaj_train::network::Network;
use falaj_train::random::{DropoutKeys, initial_weights};
use falaj_train::trainer::Trainer;
use falaj_train::{Cancel, train};

use crate::devices::Training;
use crate::gradients::{ADAM, Case, cases};
use crate::support::{Rows, device_is_here, mlp, run, spec};

fn trainer(case: &Case) -> CudaTrainer {
    let device = device().unwrap();
    let card = device.as_cuda_device().unwrap();
    let network = case.network.clone();
    CudaTrainer::new(network, case.loss, ADAM, &case.data, &case.weights, case.rows.len(), card).unwrap()
}

#[test]
fn the_gradient_is_the_processors() {
    if !device_is_here() {
        return;
    }
    for (number, case) in cases().iter().enumerate() {
        let part = case.data.part(Part::Train).unwrap();
        let (sum, expected) = case.engine().gradient(&case.weights, part, &case.rows, &case.dropout);
        let expected_loss = sum / case.rows.len() as f64;
        let (loss, gradient) = trainer(case).gradient(&case.rows, &case.dropout).unwrap();
        assert!((loss - expected_loss).abs() < 1e-5 * loss.abs().max(1.0), "case {number}: {loss} {expected_loss}");
        for block in &case.network.blocks {
            for i in block.range.clone() {
                let (a, b) = (gradient[i], expected[i]);
                assert!((a - b).abs() < 1e-4 * b.abs().max(0.1), "case {number}, {} {i}: {a} {b}", block.name);
            }
        }
    }
}

#[test]
fn candles_gradient_is_the_same_on_the_card() {
    if !device_is_here() {
        return;
    }
    let here = device().unwrap();
    for case in cases() {
        let graph = |device: &Device| {
            let trainer = GraphTrainer::new(case.network.clone(), case.loss, ADAM, &case.data, &case.weights, device);
            trainer.unwrap().gradient(&case.rows, &case.dropout).unwrap()
        };
        let ((loss, gradient), (expected_loss, expected)) = (graph(&here), graph(&Device::Cpu));
        assert!((loss - expected_loss).abs() < 1e-5 * loss.abs().max(1.0), "{loss} {expected_loss}");
        let far = gradient.iter().zip(&expected).find(|(a, b)| (*a - *b).abs() > 1e-4 * b.abs().max(0.1));
        assert_eq!(far, None);
    }
}

#[test]
fn the_curves_are_the_processors() {
    if !device_is_here() {
        return;
    }
    let training = Training::new();
    let here = device().unwrap();
    let card = here.as_cuda_device().unwrap();
    let on_card = || {
        let network = training.network.clone();
        let (adam, data, initial) = (training.adam, &training.data, &training.initial);
        training.run(&mut CudaTrainer::new(network, Loss::Logistic, adam, data, initial, 64, card).unwrap())
    };
    let first = on_card();
    first.agrees(&training.fused());
    first.agrees(&training.graph(&here));
    assert_eq!(first.fitted, on_card().fitted, "the same spec gives the same bits on a card");
}

#[test]
fn what_it_gives_is_what_the_written_model_gives_on_the_processor() {
    if !device_is_here() {
        return;
    }
    for (number, case) in cases().iter().enumerate() {
        let mut on_card = trainer(case);
        for _ in 0..20 {
            on_card.step(&case.rows, &case.dropout).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        falaj_train::output::write(folder.path(), &case.architecture, &case.network, &on_card.weights().unwrap())
            .unwrap();
        let model = Trained::load(&case.architecture, &folder.path().join("weights.safetensors")).unwrap();
        for part in [Part::Train, Part::Valid] {
            let expected = model.logits(&case.data.part(part).unwrap().to_encoded()).unwrap();
            let outputs = on_card.outputs(part).unwrap();
            assert_eq!(outputs.len(), expected.len());
            let far = outputs.iter().zip(&expected).find(|(a, b)| (*a - *b).abs() > 1e-4 * b.abs().max(1.0));
            assert_eq!(far, None, "case {number}");
            let loss = on_card.mean_loss(part).unwrap();
            let rows = case.data.part(part).unwrap();
            let here = case.engine().mean_loss(&on_card.weights().unwrap(), rows);
            assert!((loss - here).abs() < 1e-5 * here.max(1.0), "case {number}: {loss} {here}");
        }
    }
}

#[test]
#[ignore = "slow: takes all memory of the graphics card"]
fn too_little_memory_is_told_with_the_batch() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Rows::random(20_000, 2, &[3], 1, |x, _| f32::from(x[0] > 0.0)).write(&folder.path().join("prepared.safetensors"));
    let mut spec = spec(folder.path(), Task::Binary, 2, mlp(&[2048, 2048], 0.0));
    (spec.training.epochs, spec.training.batch_size) = (1, 16_000);
    let here = device().unwrap();
    let mut held = Vec::new();
    for size in [256 << 20, 16 << 20] {
        while let Ok(tensor) = candle_core::Tensor::zeros(size, candle_core::DType::U8, &here) {
            held.push(tensor);
        }
    }
    let error: Error = train(&spec, &Cancel::default(), &mut |_| {}).unwrap_err();
    assert_eq!(error.code, Code::DeviceMemory, "{error:?}");
    assert_eq!((error.params["device"].as_str(), error.params["batch_size"].as_str()), ("cuda:0", "16000"));
    assert!(!folder.path().join("out").exists());
    drop(held);
    here.synchronize().unwrap();
    run(&spec).expect("what others free can be used");
}

#[test]
#[ignore = "slow: a measurement, for docs/decisions/0013-cuda-training.md"]
fn steps_of_this_and_of_candles_operations() {
    if !device_is_here() {
        return;
    }
    let here = device().unwrap();
    let card = here.as_cuda_device().unwrap();
    let cardinalities = [7, 12, 24, 60, 120, 200];
    let folder = tempfile::tempdir().unwrap();
    let data = Rows::random(100_000, 16, &cardinalities, 1, |x, _| f32::from(x[0] > 0.0)).prepared(folder.path());
    let architecture = Architecture::new(mlp(&[128, 64], 0.1), 16, cardinalities.to_vec(), 1);
    let network = Network::new(&architecture);
    let initial = initial_weights(&network, 1);
    for batch in [1024, 65_536] {
        let rows: Vec<u32> = (0..batch as u32).collect();
        let dropout = DropoutKeys::new(1).next(0.1, 2);
        let pace = |trainer: &mut dyn Trainer| {
            let mut steps = |count| {
                (0..count).for_each(|_| trainer.step(&rows, &dropout).unwrap());
                trainer.loss_sum().unwrap();
            };
            steps(5);
            let begun = Instant::now();
            steps(50);
            begun.elapsed() / 50
        };
        let ours = CudaTrainer::new(network.clone(), Loss::Logistic, ADAM, &data, &initial, batch, card);
        let candles = GraphTrainer::new(network.clone(), Loss::Logistic, ADAM, &data, &initial, &here);
        eprintln!("batch {batch}: {:?} a step, candle {:?}", pace(&mut ours.unwrap()), pace(&mut candles.unwrap()));
    }
}
