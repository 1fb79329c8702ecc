//! The training loop: epochs, batches, curves, early stopping.

use std::time::{Duration, Instant};

use falaj_model::prepared::Part;
use falaj_schema::spec::{RunnerEvent, TrainingSpec};
use falaj_schema::{Code, Error, Result};

use crate::Cancel;
use crate::random::{DropoutKeys, Order};
use crate::trainer::Trainer;

/// Progress is told so often.
const TICK: Duration = Duration::from_millis(200);

/// Receives what happens while training.
pub type Events<'a> = &'a mut (dyn FnMut(RunnerEvent) + Send);

/// How many rows each part has.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Rows to train on.
    pub train: usize,
    /// Rows that decide when to stop; 0 trains all epochs and keeps the last weights.
    pub valid: usize,
    /// Hidden layers that dropout applies to.
    pub hidden: usize,
    /// Share of hidden units dropped.
    pub dropout: f32,
}

/// What training gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The weights of the best epoch, flat.
    pub weights: Vec<f32>,
    /// Epoch whose weights were kept, counted from 1.
    pub best_epoch: u32,
    /// Epochs trained.
    pub epochs: u32,
    /// It stopped before the last epoch.
    pub early_stopped: bool,
}

struct Best {
    loss: f64,
    epoch: u32,
    weights: Vec<f32>,
}

/// Trains until the last epoch, until the validation loss stops falling, or until cancelled.
pub fn fit(
    trainer: &mut dyn Trainer,
    spec: &TrainingSpec,
    sizes: Sizes,
    cancel: &Cancel,
    events: Events,
) -> Result<Fitted> {
    let mut order = Order::new(sizes.train, spec.seed);
    let mut dropout = DropoutKeys::new(spec.seed);
    let mut best = Best { loss: f64::INFINITY, epoch: 0, weights: Vec::new() };
    let mut told = Instant::now();
    for epoch in 1..=spec.epochs {
        trainer.reset_loss();
        let mut seen = 0;
        for rows in order.next_epoch().chunks(spec.batch_size as usize) {
            cancel.check()?;
            trainer.step(rows, &dropout.next(sizes.dropout, sizes.hidden))?;
            seen += rows.len();
            if told.elapsed() >= TICK {
                told = Instant::now();
                finite(trainer.loss_sum()?, epoch, spec)?;
                let done = f64::from(epoch - 1) + seen as f64 / sizes.train as f64;
                events(RunnerEvent::Progress { epoch: done, epochs: spec.epochs });
            }
        }
        let train_loss = finite(trainer.loss_sum()? / sizes.train as f64, epoch, spec)?;
        events(metric("train_loss", epoch, train_loss));
        if sizes.valid > 0 {
            let loss = finite(trainer.mean_loss(Part::Valid)?, epoch, spec)?;
            events(metric("valid_loss", epoch, loss));
            if loss < best.loss {
                best = Best { loss, epoch, weights: trainer.weights()? };
            }
            let waited = epoch - best.epoch;
            if spec.patience > 0 && waited >= spec.patience && epoch < spec.epochs {
                return Ok(fitted(best, epoch, true));
            }
        }
    }
    if sizes.valid == 0 {
        best = Best { loss: f64::NAN, epoch: spec.epochs, weights: trainer.weights()? };
    }
    events(RunnerEvent::Progress { epoch: f64::from(spec.epochs), epochs: spec.epochs });
    Ok(fitted(best, spec.epochs, false))
}

fn fitted(best: Best, epochs: u32, early_stopped: bool) -> Fitted {
    Fitted { weights: best.weights, best_epoch: best.epoch, epochs, early_stopped }
}

fn metric(name: &str, epoch: u32, value: f64) -> RunnerEvent {
    RunnerEvent::Metric { name: name.into(), step: u64::from(epoch), value: Some(value) }
}

fn finite(loss: f64, epoch: u32, spec: &TrainingSpec) -> Result<f64> {
    if loss.is_finite() {
        return Ok(loss);
    }
    Err(Error::new(Code::LossNotFinite).with("epoch", epoch).with("learning_rate", spec.learning_rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Dropout;

    /// Gives the validation losses it was told, and the number of the epoch as weights.
    struct Scripted {
        losses: Vec<f64>,
        epoch: usize,
    }

    impl Trainer for Scripted {
        fn step(&mut self, _: &[u32], _: &Dropout) -> Result<()> {
            Ok(())
        }
        fn loss_sum(&mut self) -> Result<f64> {
            Ok(1.0)
        }
        fn reset_loss(&mut self) {}
        fn mean_loss(&mut self, _: Part) -> Result<f64> {
            self.epoch += 1;
            Ok(self.losses[self.epoch - 1])
        }
        fn weights(&self) -> Result<Vec<f32>> {
            Ok(vec![self.epoch as f32])
        }
    }

    fn run(losses: &[f64], patience: u32) -> Result<Fitted> {
        let epochs = losses.len() as u32;
        let spec = TrainingSpec {
            epochs,
            batch_size: 2,
            learning_rate: 0.5,
            weight_decay: 0.0,
            patience,
            seed: 1,
            threads: 1,
        };
        let sizes = Sizes { train: 5, valid: 1, hidden: 0, dropout: 0.0 };
        let mut trainer = Scripted { losses: losses.to_vec(), epoch: 0 };
        fit(&mut trainer, &spec, sizes, &Cancel::default(), &mut |_| {})
    }

    #[test]
    fn stops_after_patience_and_keeps_the_best() {
        let fitted = run(&[3.0, 2.0, 2.5, 2.0, 1.0], 2).unwrap();
        assert_eq!(fitted, Fitted { weights: vec![2.0], best_epoch: 2, epochs: 4, early_stopped: true });
        let fitted = run(&[3.0, 2.0, 2.5, 2.0, 1.0], 0).unwrap();
        assert_eq!(fitted, Fitted { weights: vec![5.0], best_epoch: 5, epochs: 5, early_stopped: false });
        let fitted = run(&[1.0, 2.0, 3.0], 2).unwrap();
        assert_eq!(fitted, Fitted { weights: vec![1.0], best_epoch: 1, epochs: 3, early_stopped: false });
    }

    #[test]
    fn a_loss_that_is_not_a_number_names_epoch_and_rate() {
        let error = run(&[3.0, f64::NAN], 0).unwrap_err();
        assert_eq!(error.code, Code::LossNotFinite);
        assert_eq!((error.params["epoch"].as_str(), error.params["learning_rate"].as_str()), ("2", "0.5"));
    }
}
