use candle_core::Device;
use falaj_model::architecture::Architecture;
use falaj_model::prepared::{Part, Prepared};
use falaj_schema::model::Task;
use falaj_schema::spec::TrainSpec;
use falaj_train::Cancel;
use falaj_train::fit::{Fitted, Sizes, fit};
use falaj_train::fused::{Engine, FusedTrainer};
use falaj_train::graph::GraphTrainer;
use falaj_train::loss::Loss;
use falaj_train::network::Network;
use falaj_train::random::initial_weights;
use falaj_train::trainer::{AdamW, Trainer};

use crate::support::{Rows, curve, mlp, spec};

/// A training with numbers, categories, dropout and decay.
pub struct Training {
    pub data: Prepared,
    pub network: Network,
    pub adam: AdamW,
    pub initial: Vec<f32>,
    spec: TrainSpec,
}

/// What came of it: the weights, and the losses of the epochs.
pub struct Trained {
    pub fitted: Fitted,
    pub train: Vec<f64>,
    pub valid: Vec<f64>,
}

impl Training {
    pub fn new() -> Self {
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
        Self { data, network, adam, initial, spec }
    }

    pub fn run(&self, trainer: &mut dyn Trainer) -> Trained {
        let rows = |part| self.data.part(part).unwrap().rows;
        let sizes =
            Sizes { train: rows(Part::Train), valid: rows(Part::Valid), hidden: 2, dropout: self.network.dropout };
        let mut events = Vec::new();
        let fitted = fit(trainer, &self.spec.training, sizes, &Cancel::default(), &mut |e| events.push(e)).unwrap();
        Trained { fitted, train: curve(&events, "train_loss"), valid: curve(&events, "valid_loss") }
    }

    pub fn fused(&self) -> Trained {
        let engine = Engine::new(self.network.clone(), Loss::Logistic, self.adam, 64);
        self.run(&mut FusedTrainer::new(engine, &self.data, &self.initial).unwrap())
    }

    pub fn graph(&self, device: &Device) -> Trained {
        let network = self.network.clone();
        let trainer = GraphTrainer::new(network, Loss::Logistic, self.adam, &self.data, &self.initial, device);
        self.run(&mut trainer.unwrap())
    }
}

impl Trained {
    /// Both have the same curves, and the same best epoch.
    pub fn agrees(&self, other: &Self) {
        assert_eq!((self.train.len(), self.valid.len()), (5, 5));
        for (a, b) in self.train.iter().zip(&other.train).chain(self.valid.iter().zip(&other.valid)) {
            assert!((a - b).abs() < 1e-4, "{:?} {:?}\n{:?} {:?}", self.train, other.train, self.valid, other.valid);
        }
        assert_eq!(self.fitted.best_epoch, other.fitted.best_epoch);
    }
}

#[test]
fn fused_and_candle_training_give_the_same_curves() {
    let training = Training::new();
    training.fused().agrees(&training.graph(&Device::Cpu));
}
