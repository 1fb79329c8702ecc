use candle_core::Device;
use falaj_model::architecture::{Architecture, outputs};
use falaj_model::prepared::{Part, Prepared};
use falaj_schema::model::Task;
use falaj_schema::spec::ModelSpec;
use falaj_train::fused::Engine;
use falaj_train::graph::GraphTrainer;
use falaj_train::loss::Loss;
use falaj_train::network::Network;
use falaj_train::random::{Dropout, DropoutKeys};
use falaj_train::trainer::AdamW;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::support::{Rows, mlp};

pub const ADAM: AdamW = AdamW { learning_rate: 0.01, weight_decay: 0.1 };

/// A network with its data, and a batch.
pub struct Case {
    pub data: Prepared,
    #[cfg(feature = "cuda")]
    pub architecture: Architecture,
    pub network: Network,
    pub loss: Loss,
    pub weights: Vec<f32>,
    pub rows: Vec<u32>,
    pub dropout: Dropout,
}

fn case(task: Task, classes: u32, model: ModelSpec, numbers: usize, cardinalities: &[u32]) -> Case {
    let folder = tempfile::tempdir().unwrap();
    let target = |x: &[f32], c: &[u32]| match task {
        Task::Regression => x.iter().sum::<f32>() + c.iter().sum::<u32>() as f32 * 0.1,
        _ => ((x.iter().sum::<f32>() * 10.0).abs() as u32 + c.iter().sum::<u32>()) as f32 % classes as f32,
    };
    let target = |x: &[f32], c: &[u32]| if task == Task::Regression { target(x, c) } else { target(x, c).floor() };
    let data = Rows::random(900, numbers, cardinalities, 11, target).prepared(folder.path());
    let architecture = Architecture::new(model, numbers as u32, cardinalities.to_vec(), outputs(task, classes));
    let network = Network::new(&architecture);
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let weights = (0..network.parameters).map(|_| rng.random_range(-0.5..0.5)).collect();
    let dropout = DropoutKeys::new(1).next(network.dropout, network.layers.len() - 1);
    // Out of order, some twice, and enough for three chunks, the last not full.
    let rows = (0..600).map(|i| (i * 7) % 500).collect();
    Case {
        data,
        #[cfg(feature = "cuda")]
        architecture,
        network,
        loss: Loss::of(task),
        weights,
        rows,
        dropout,
    }
}

/// Every kind of task, network and input.
pub fn cases() -> Vec<Case> {
    vec![
        case(Task::Binary, 2, mlp(&[12, 7], 0.0), 3, &[4, 9]),
        case(Task::Binary, 2, mlp(&[12, 7], 0.3), 3, &[4, 9]),
        case(Task::Multiclass, 4, mlp(&[9], 0.2), 5, &[3]),
        case(Task::Regression, 1, mlp(&[21, 18, 5], 0.0), 0, &[4, 5]),
        case(Task::Binary, 2, mlp(&[33], 0.0), 17, &[]),
        case(Task::Multiclass, 3, ModelSpec::Linear {}, 4, &[5, 2]),
        case(Task::Binary, 2, ModelSpec::Linear {}, 0, &[5]),
        case(Task::Regression, 1, ModelSpec::Linear {}, 18, &[]),
    ]
}

impl Case {
    /// Training of it on the processor.
    pub fn engine(&self) -> Engine {
        Engine::new(self.network.clone(), self.loss, ADAM, self.rows.len())
    }

    fn mean_loss(&self, engine: &mut Engine, weights: &[f32]) -> f64 {
        let part = self.data.part(Part::Train).unwrap();
        engine.gradient(weights, part, &self.rows, &self.dropout).0 / self.rows.len() as f64
    }
}

#[test]
fn the_fused_gradient_is_candles() {
    for case in cases() {
        let part = case.data.part(Part::Train).unwrap();
        let (sum, fused) = case.engine().gradient(&case.weights, part, &case.rows, &case.dropout);
        let graph =
            GraphTrainer::new(case.network.clone(), case.loss, ADAM, &case.data, &case.weights, &Device::Cpu).unwrap();
        let (loss, derived) = graph.gradient(&case.rows, &case.dropout).unwrap();
        assert!((sum / case.rows.len() as f64 - loss).abs() < 1e-5 * loss.abs().max(1.0), "{sum} {loss}");
        for (block, (a, b)) in case
            .network
            .blocks
            .iter()
            .flat_map(|b| b.range.clone().map(move |i| (b, i)))
            .map(|(b, i)| (b, (fused[i], derived[i])))
        {
            assert!((a - b).abs() < 1e-4 * b.abs().max(0.1), "{}: {a} {b}", block.name);
        }
    }
}

#[test]
fn the_fused_gradient_is_the_slope_of_the_loss() {
    for case in cases() {
        let mut engine = case.engine();
        let part = case.data.part(Part::Train).unwrap();
        let (_, gradient) = engine.gradient(&case.weights, part, &case.rows, &case.dropout);
        // Along the gradient the loss falls by |gradient|² a unit; a ReLU's kink may lie in a single weight's way.
        let length: f64 = gradient.iter().map(|g| f64::from(*g).powi(2)).sum();
        let h = 1e-3 / length.sqrt();
        let at = |engine: &mut Engine, step: f64| {
            let moved: Vec<f32> =
                case.weights.iter().zip(&gradient).map(|(w, g)| w + (step * f64::from(*g)) as f32).collect();
            case.mean_loss(engine, &moved)
        };
        let slope = (at(&mut engine, h) - at(&mut engine, -h)) / (2.0 * h);
        assert!((slope / length - 1.0).abs() < 0.02, "{slope} {length}");
    }
}
