//! Training on NVIDIA's graphics cards: a step is a few matrix products and kernels (`kernels.cu`) over buffers that stay
//! on the card. Why not candle's operations: `docs/decisions/0013-cuda-training.md`.

mod back;
mod batch;
mod engine;
mod kernels;

use candle_core::cuda::cudarc::cublas::{result::CublasError, sys::cublasStatus_t};
use candle_core::cuda::cudarc::driver::{CudaSlice, DriverError, sys::CUresult};
use candle_core::cuda::{CudaDevice, CudaError, WrapErr};
use falaj_model::prepared::{Part, Prepared};
use falaj_schema::Result;

use self::batch::{DeviceRows, Pick};
use self::engine::Engine;
use crate::loss::Loss;
use crate::network::Network;
use crate::random::Dropout;
use crate::trainer::{AdamW, Trainer, tensor_error};

/// A network in training on a graphics card.
pub struct CudaTrainer {
    engine: Engine,
    train: DeviceRows,
    valid: DeviceRows,
    /// The rows of the step.
    listed: CudaSlice<u32>,
    /// A new sum of losses begins with the next step.
    fresh: bool,
}

impl CudaTrainer {
    /// Trains `network` on `data`, in batches of at most `batch` rows, from `initial` weights.
    pub fn new(
        network: Network,
        loss: Loss,
        adam: AdamW,
        data: &Prepared,
        initial: &[f32],
        batch: usize,
        device: &CudaDevice,
    ) -> Result<Self> {
        let (train, valid) = (data.part(Part::Train)?, data.part(Part::Valid)?);
        let stream = device.cuda_stream();
        let build = || {
            let train = DeviceRows::new(&stream, train)?;
            let valid = DeviceRows::new(&stream, valid)?;
            let listed = stream.alloc_zeros(batch.max(1)).w()?;
            let engine = Engine::new(network, loss, adam, initial, batch, valid.rows, device)?;
            Ok(Self { engine, train, valid, listed, fresh: true })
        };
        build().map_err(tensor_error)
    }

    /// The gradient of the mean loss of `rows` of the training part, and that loss: for comparison with other ways.
    pub fn gradient(&mut self, rows: &[u32], dropout: &Dropout) -> Result<(f64, Vec<f32>)> {
        self.reset_loss();
        self.derive(rows, dropout).map_err(tensor_error)?;
        let loss = self.loss_sum()? / rows.len() as f64;
        Ok((loss, self.engine.gradient().map_err(tensor_error)?))
    }

    /// What the network gives for the rows of a part, row after row.
    pub fn outputs(&mut self, part: Part) -> Result<Vec<f32>> {
        let rows = if part == Part::Train { &self.train } else { &self.valid };
        self.engine.outputs(rows).map_err(tensor_error)
    }

    fn derive(&mut self, rows: &[u32], dropout: &Dropout) -> candle_core::Result<()> {
        if self.fresh {
            self.engine.forget_losses()?;
            self.fresh = false;
        }
        self.engine.list(rows, &mut self.listed)?;
        self.engine.derive(&self.train, &Pick::listed(&self.listed, rows.len()), dropout)
    }
}

impl Trainer for CudaTrainer {
    fn step(&mut self, rows: &[u32], dropout: &Dropout) -> Result<()> {
        self.derive(rows, dropout).and_then(|()| self.engine.update()).map_err(tensor_error)
    }

    fn loss_sum(&mut self) -> Result<f64> {
        if self.fresh { Ok(0.0) } else { self.engine.losses().map_err(tensor_error) }
    }

    fn reset_loss(&mut self) {
        self.fresh = true;
    }

    fn mean_loss(&mut self, part: Part) -> Result<f64> {
        let rows = if part == Part::Train { &self.train } else { &self.valid };
        self.engine.mean_loss(rows).map_err(tensor_error)
    }

    fn weights(&self) -> Result<Vec<f32>> {
        self.engine.weights().map_err(tensor_error)
    }
}

/// Whether a device ran out of memory.
pub(crate) fn lacks_memory(error: &candle_core::Error) -> bool {
    use candle_core::Error;
    const MEMORY: CUresult = CUresult::CUDA_ERROR_OUT_OF_MEMORY;
    match error {
        Error::WithBacktrace { inner, .. } | Error::WithPath { inner, .. } | Error::Context { inner, .. } => {
            lacks_memory(inner)
        }
        Error::Cuda(cause) => matches!(
            cause.downcast_ref(),
            Some(
                CudaError::Cuda(DriverError(MEMORY))
                    | CudaError::Load { cuda: DriverError(MEMORY), .. }
                    | CudaError::Cublas(CublasError(cublasStatus_t::CUBLAS_STATUS_ALLOC_FAILED))
            )
        ),
        _ => false,
    }
}
