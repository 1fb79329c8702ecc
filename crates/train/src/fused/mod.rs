//! Training on processors: a step of forward pass, backward pass and AdamW over plain slices, run as one in-place
//! operation on the candle tensor that holds the parameters. Why: `docs/decisions/0005-cpu-training.md`.

mod chunk;
mod engine;
mod kernel;
mod lanes;
mod matrix;
mod panels;
mod rowwise;
mod update;

use std::cell::{Cell, RefCell};

use candle_core::{CpuStorage, Device, InplaceOp1, Layout, Storage, Tensor};
use falaj_model::prepared::{Part, PartRows, Prepared};
use falaj_schema::Result;

pub use engine::Engine;

use crate::random::Dropout;
use crate::trainer::{Trainer, tensor_error};

/// A network in training on processors.
pub struct FusedTrainer<'a> {
    engine: Engine,
    data: &'a Prepared,
    weights: Tensor,
    loss: f64,
}

impl<'a> FusedTrainer<'a> {
    /// Trains `engine`'s network on `data`, from `initial` weights.
    pub fn new(engine: Engine, data: &'a Prepared, initial: &[f32]) -> Result<Self> {
        let weights = Tensor::from_slice(initial, initial.len(), &Device::Cpu).map_err(tensor_error)?;
        Ok(Self { engine, data, weights, loss: 0.0 })
    }
}

impl Trainer for FusedTrainer<'_> {
    fn step(&mut self, rows: &[u32], dropout: &Dropout) -> Result<()> {
        let part = self.data.part(Part::Train)?;
        let step = Step { engine: RefCell::new(&mut self.engine), part, rows, dropout, loss: Cell::new(0.0) };
        self.weights.inplace_op1(&step).map_err(tensor_error)?;
        self.loss += step.loss.get();
        Ok(())
    }

    fn loss_sum(&mut self) -> Result<f64> {
        Ok(self.loss)
    }

    fn reset_loss(&mut self) {
        self.loss = 0.0;
    }

    fn mean_loss(&mut self, part: Part) -> Result<f64> {
        let rows = self.data.part(part)?;
        let (storage, layout) = self.weights.storage_and_layout();
        let Storage::Cpu(storage) = &*storage else { return Err(tensor_error(not_here())) };
        let weights = storage.as_slice::<f32>().map_err(tensor_error)?;
        Ok(self.engine.mean_loss(contiguous(weights, layout).map_err(tensor_error)?, rows))
    }

    fn weights(&self) -> Result<Vec<f32>> {
        self.weights.to_vec1().map_err(tensor_error)
    }
}

/// One step of training, as an operation on the tensor of parameters.
struct Step<'a> {
    engine: RefCell<&'a mut Engine>,
    part: PartRows<'a>,
    rows: &'a [u32],
    dropout: &'a Dropout,
    loss: Cell<f64>,
}

impl InplaceOp1 for Step<'_> {
    fn name(&self) -> &'static str {
        "train-step"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> candle_core::Result<()> {
        let CpuStorage::F32(weights) = storage else { return Err(not_here()) };
        let (start, end) = layout.contiguous_offsets().ok_or_else(not_here)?;
        let loss = self.engine.borrow_mut().step(&mut weights[start..end], self.part, self.rows, self.dropout);
        self.loss.set(loss);
        Ok(())
    }
}

fn contiguous<'a>(weights: &'a [f32], layout: &Layout) -> candle_core::Result<&'a [f32]> {
    let (start, end) = layout.contiguous_offsets().ok_or_else(not_here)?;
    Ok(&weights[start..end])
}

fn not_here() -> candle_core::Error {
    candle_core::Error::Msg("parameters are not contiguous 32-bit floats in memory".into())
}
