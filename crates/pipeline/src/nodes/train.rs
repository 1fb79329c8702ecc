//! `train_linear` and `train_mlp`: training in a process of its own.

use falaj_model::architecture::Architecture;
use falaj_schema::event::Step;
use falaj_schema::model::Task;
use falaj_schema::spec::{ModelSpec, RunnerEvent, TrainSpec, TrainingSpec};
use falaj_schema::{Code, Error, Result};
use falaj_store::files::io_error;

use super::Bench;
use crate::journal::Journal;
use crate::output::{Model, Point, Prepared};
use crate::params::{TrainLinear, TrainMlp, Training};
use crate::{programs, runner};

/// What to train and how.
pub(super) struct Recipe {
    model: ModelSpec,
    training: TrainingSpec,
}

impl From<&TrainLinear> for Recipe {
    fn from(linear: &TrainLinear) -> Self {
        Self { model: ModelSpec::Linear {}, training: training(&linear.training) }
    }
}

impl From<&TrainMlp> for Recipe {
    fn from(mlp: &TrainMlp) -> Self {
        let model = ModelSpec::Mlp { hidden: mlp.hidden.clone(), dropout: mlp.dropout, embedding: mlp.embedding };
        Self { model, training: training(&mlp.training) }
    }
}

fn training(params: &Training) -> TrainingSpec {
    TrainingSpec {
        epochs: params.epochs,
        batch_size: params.batch_size,
        learning_rate: params.learning_rate,
        weight_decay: params.weight_decay,
        patience: params.patience,
        seed: params.seed,
        threads: params.threads,
    }
}

pub(super) fn work(
    node: &str,
    recipe: Recipe,
    prepared: &Prepared,
    bench: &Bench,
    journal: &dyn Journal,
) -> Result<Model> {
    let program = programs::sibling("falaj-runner")?;
    let output = bench.path("trained");
    std::fs::create_dir(&output).map_err(|e| io_error(&output, &e))?;
    let spec = TrainSpec {
        falaj_spec: 1,
        data: bench.store.artifacts().path(&prepared.file).display().to_string(),
        output: output.display().to_string(),
        task: prepared.task,
        classes: match prepared.task {
            Task::Regression => 1,
            _ => prepared.classes.len() as u32,
        },
        model: recipe.model,
        training: recipe.training,
    };
    let mut curve = Vec::new();
    let mut end = (0, 0);
    runner::run(&program, &spec, bench.folder, bench.cancel, &mut |event| match event {
        RunnerEvent::Metric { name, step, value } => {
            let point = Point { metric: name.clone(), step: *step, value: *value, time: falaj_store::now() };
            journal.metric(node, name, *step, *value, point.time)?;
            curve.push(point);
            Ok(())
        }
        RunnerEvent::Progress { epoch, epochs } => {
            bench.tell(epoch / f64::from((*epochs).max(1)), Some(epoch_step(*epoch, *epochs)));
            Ok(())
        }
        RunnerEvent::Done { best_epoch, epochs, .. } => {
            end = (*best_epoch, *epochs);
            Ok(())
        }
        RunnerEvent::Started { .. } | RunnerEvent::Failed { .. } => Ok(()),
    })?;
    let shape = output.join("architecture.json");
    let text = std::fs::read(&shape).map_err(|e| io_error(&shape, &e))?;
    let architecture: Architecture = serde_json::from_slice(&text).map_err(|e| Error::new(Code::Internal).detail(e))?;
    let weights = bench.keep(&output.join("weights.safetensors"))?;
    Ok(Model { prepared: prepared.clone(), architecture, weights, best_epoch: end.0, epochs: end.1, curve })
}

// The epoch at work, counted from 1.
fn epoch_step(done: f64, epochs: u32) -> Step {
    let current = (done.floor() as u64 + 1).min(u64::from(epochs));
    Step { key: "epoch".to_owned(), current, total: Some(u64::from(epochs)) }
}
