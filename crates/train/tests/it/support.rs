//! Prepared files and specs for tests.

use std::io::Write;
use std::path::Path;

use falaj_model::prepared::{Part, PartRows, Prepared, write};
use falaj_schema::Result;
use falaj_schema::model::Task;
use falaj_schema::spec::{ModelSpec, RunnerEvent, TrainSpec, TrainingSpec};
use falaj_train::{Cancel, train};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Rows of `numbers` standard-ish numbers and a code for each of `cardinalities`.
pub struct Rows {
    pub numbers: usize,
    pub cardinalities: Vec<u32>,
    pub numeric: Vec<f32>,
    pub codes: Vec<u32>,
    pub target: Vec<f32>,
}

impl Rows {
    /// `rows` random rows; `target` gives each its target.
    pub fn random(
        rows: usize,
        numbers: usize,
        cardinalities: &[u32],
        seed: u64,
        target: impl Fn(&[f32], &[u32]) -> f32,
    ) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut made = Self {
            numbers,
            cardinalities: cardinalities.to_vec(),
            numeric: Vec::new(),
            codes: Vec::new(),
            target: Vec::new(),
        };
        for _ in 0..rows {
            let numeric: Vec<f32> = (0..numbers).map(|_| rng.random_range(-1.7..1.7)).collect();
            let codes: Vec<u32> = cardinalities.iter().map(|size| rng.random_range(0..*size)).collect();
            made.target.push(target(&numeric, &codes));
            made.numeric.extend(numeric);
            made.codes.extend(codes);
        }
        made
    }

    fn part(&self, first: usize, end: usize) -> PartRows<'_> {
        let categories = self.cardinalities.len();
        PartRows {
            rows: end - first,
            numeric: &self.numeric[first * self.numbers..end * self.numbers],
            codes: &self.codes[first * categories..end * categories],
            target: &self.target[first..end],
        }
    }

    /// Writes the file: the last fifth is for validation.
    pub fn write(&self, path: &Path) {
        let (all, cut) = (self.target.len(), self.target.len() * 4 / 5);
        let parts = [(Part::Train, self.part(0, cut)), (Part::Valid, self.part(cut, all))];
        write(path, &self.cardinalities, &parts).unwrap();
    }

    /// The file, written and mapped.
    pub fn prepared(&self, folder: &Path) -> Prepared {
        let path = folder.join("prepared.safetensors");
        self.write(&path);
        Prepared::open(&path).unwrap()
    }
}

/// Whether the machine has the device that this build trains on. If not, it says so past the harness, which would hold
/// back what a test that succeeds prints.
pub fn device_is_here() -> bool {
    let Err(error) = falaj_train::device::device() else { return true };
    assert_eq!(error.code, falaj_schema::Code::DeviceMissing, "{error:?}");
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    let kind = falaj_train::device::KIND;
    let _ =
        writeln!(std::io::stderr(), "SKIPPED {name}: this build trains on {kind}, and the machine has no such device");
    false
}

/// A spec for the data and output of `folder`.
pub fn spec(folder: &Path, task: Task, classes: u32, model: ModelSpec) -> TrainSpec {
    TrainSpec {
        falaj_spec: 1,
        data: folder.join("prepared.safetensors").display().to_string(),
        output: folder.join("out").display().to_string(),
        task,
        classes,
        model,
        training: TrainingSpec {
            epochs: 30,
            batch_size: 64,
            learning_rate: 0.01,
            weight_decay: 0.0,
            patience: 0,
            seed: 7,
            threads: 2,
        },
    }
}

pub fn mlp(hidden: &[u32], dropout: f64) -> ModelSpec {
    ModelSpec::Mlp { hidden: hidden.to_vec(), dropout, embedding: 8 }
}

/// Trains and gives the events.
pub fn run(spec: &TrainSpec) -> Result<Vec<RunnerEvent>> {
    let mut events = Vec::new();
    train(spec, &Cancel::default(), &mut |event| events.push(event))?;
    Ok(events)
}

/// The values of a curve.
pub fn curve(events: &[RunnerEvent], wanted: &str) -> Vec<f64> {
    let value = |event: &RunnerEvent| match event {
        RunnerEvent::Metric { name, value, .. } if name == wanted => *value,
        _ => None,
    };
    events.iter().filter_map(value).collect()
}
