//! What the training loop asks of whatever does the arithmetic.

use falaj_model::prepared::Part;
use falaj_schema::{Code, Error, Result};

use crate::random::Dropout;

/// A network in training on one device.
pub trait Trainer {
    /// One step of the optimiser on the mean loss of `rows` of the training part.
    fn step(&mut self, rows: &[u32], dropout: &Dropout) -> Result<()>;

    /// Sum of the losses of the rows stepped on since the last [`Trainer::reset_loss`].
    fn loss_sum(&mut self) -> Result<f64>;

    /// Begins a new sum of losses.
    fn reset_loss(&mut self);

    /// Mean loss over the rows of a part, nothing dropped.
    fn mean_loss(&mut self, part: Part) -> Result<f64>;

    /// The weights as one flat vector, laid out as [`crate::network::Network`] says.
    fn weights(&self) -> Result<Vec<f32>>;
}

/// What the optimiser needs; see [`falaj_schema::spec::TrainingSpec`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdamW {
    /// Step size.
    pub learning_rate: f64,
    /// Decoupled weight decay.
    pub weight_decay: f64,
}

impl AdamW {
    /// Decay of the running mean of gradients (Kingma & Ba 2015).
    pub const BETA1: f64 = 0.9;
    /// Decay of the running mean of squared gradients.
    pub const BETA2: f64 = 0.999;
    /// Keeps the division from overflowing.
    pub const EPSILON: f64 = 1e-8;
}

/// A failure of the tensor library: too little memory on the device, else a defect of ours, or a device that gave up.
pub fn tensor_error(error: candle_core::Error) -> Error {
    #[cfg(feature = "cuda")]
    if crate::cuda::lacks_memory(&error) {
        return Error::new(Code::DeviceMemory).with("device", "cuda:0").detail(error);
    }
    Error::new(Code::Internal).detail(error)
}
