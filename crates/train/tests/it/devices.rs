use candle_core::Device;
use falaj_model::architecture::Architecture;
use falaj_model::prepared::Part;
use falaj_schema::model::Task;
use falaj_train::Cancel;
use falaj_train::fit::{Fitted, Sizes, fit};
use falaj_train::fused::{Engine, FusedTrainer};
use falaj_train::graph::GraphTrainer;
use falaj_train::loss::Loss;
use falaj_train::network::Network;
use falaj_train::random::initial_weights;
use falaj_train::trainer::{AdamW, Trainer};

use crate::support::{Rows, curve, mlp, spec};

#[test]
fn fused_and_candle_training_give_the_same_curves() {
    let folder = tempfile::tempdir().unwrap();
    let rows = Rows::random(3000, 4, &[5, 30], 8, |x, c| f32::from(x[0] * x[1] + c[0] as f32 * 0.2 > 0.5));
    let data = rows.prepared(folder.path());
    let mut spec = spec(folder.path(), Task::Binary, 2, mlp(&[24, 12], 0.1));
    spec.training.epochs = 5;
    spec.training.weight_decay = 0.05;
    let architecture = Architecture::new(spec.model.clone(), 4, vec![5, 30], 1);
    let network = Network::new(&architecture);
    let adam = AdamW { learning_rate: spec.training.learning_rate, weight_decay: spec.training.weight_decay };
    let initial = initial_weights(&network, 7);
    let sizes = Sizes {
        train: data.part(Part::Train).unwrap().rows,
        valid: data.part(Part::Valid).unwrap().rows,
        hidden: 2,
        dropout: network.dropout,
    };
    let trained = |trainer: &mut dyn Trainer| -> (Fitted, Vec<f64>, Vec<f64>) {
        let mut events = Vec::new();
        let fitted = fit(trainer, &spec.training, sizes, &Cancel::default(), &mut |e| events.push(e)).unwrap();
        (fitted, curve(&events, "train_loss"), curve(&events, "valid_loss"))
    };
    let engine = Engine::new(network.clone(), Loss::Logistic, adam, 64);
    let fused = trained(&mut FusedTrainer::new(engine, &data, &initial).unwrap());
    let graph = trained(&mut GraphTrainer::new(network, Loss::Logistic, adam, &data, &initial, &Device::Cpu).unwrap());
    let pairs = fused.1.iter().zip(&graph.1).chain(fused.2.iter().zip(&graph.2));
    for (a, b) in pairs {
        assert!((a - b).abs() < 1e-4, "{:?} {:?}", fused.1, graph.1);
    }
    assert_eq!(fused.1.len(), 5);
    assert_eq!(fused.0.best_epoch, graph.0.best_epoch);
}
