//! Training through candle's own operations and derivatives: runs on any device that candle knows.

use candle_core::{Device, Tensor, Var};
use candle_nn::ops::log_softmax;
use candle_nn::optim::{AdamW as Optimiser, Optimizer, ParamsAdamW};
use falaj_model::prepared::{Part, PartRows, Prepared};
use falaj_schema::Result;

use crate::loss::Loss;
use crate::network::Network;
use crate::random::{Dropout, Mask};
use crate::trainer::{AdamW, Trainer, tensor_error};

/// Numbers that a layer gives for the rows evaluated at once: enough to keep a device busy, little of its memory.
const EVALUATE_NUMBERS: usize = 16 * 1024 * 1024;

/// A network in training on any device.
pub struct GraphTrainer {
    network: Network,
    loss: Loss,
    device: Device,
    vars: Vec<Var>,
    optimisers: [Optimiser; 2],
    train: Columns,
    valid: Columns,
    /// Sums of losses still on the device, so that steps need not wait for it.
    pending: Vec<Tensor>,
    sum: f64,
}

/// The rows of a part on the device.
struct Columns {
    rows: usize,
    numeric: Option<Tensor>,
    codes: Vec<Tensor>,
    target: Option<Tensor>,
}

/// What a forward pass is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Derive,
    Evaluate,
}

/// The rows of a batch.
struct Batch {
    numeric: Option<Tensor>,
    codes: Vec<Tensor>,
    target: Tensor,
    rows: usize,
}

impl GraphTrainer {
    /// Trains `network` on `data` from `initial` weights.
    pub fn new(
        network: Network,
        loss: Loss,
        adam: AdamW,
        data: &Prepared,
        initial: &[f32],
        device: &Device,
    ) -> Result<Self> {
        let columns = |part| {
            let rows = data.part(part)?;
            Columns::new(rows, &network, device).map_err(tensor_error)
        };
        let (train, valid) = (columns(Part::Train)?, columns(Part::Valid)?);
        let var = |block: &crate::network::Block| {
            Var::from_slice(&initial[block.range.clone()], block.shape.as_slice(), device).map_err(tensor_error)
        };
        let vars = network.blocks.iter().map(var).collect::<Result<Vec<_>>>()?;
        let optimiser = |decays: bool| {
            let chosen = network.blocks.iter().zip(&vars).filter(|(block, _)| block.decays == decays);
            let params = ParamsAdamW {
                lr: adam.learning_rate,
                beta1: AdamW::BETA1,
                beta2: AdamW::BETA2,
                eps: AdamW::EPSILON,
                weight_decay: if decays { adam.weight_decay } else { 0.0 },
            };
            Optimiser::new(chosen.map(|(_, var)| var.clone()).collect(), params).map_err(tensor_error)
        };
        let optimisers = [optimiser(true)?, optimiser(false)?];
        let device = device.clone();
        Ok(Self { network, loss, device, vars, optimisers, train, valid, pending: Vec::new(), sum: 0.0 })
    }

    /// The mean loss of `rows` of the training part, and its derivative as a flat vector.
    pub fn gradient(&self, rows: &[u32], dropout: &Dropout) -> Result<(f64, Vec<f32>)> {
        self.gradient_tensors(rows, dropout).map_err(tensor_error)
    }

    fn gradient_tensors(&self, rows: &[u32], dropout: &Dropout) -> candle_core::Result<(f64, Vec<f32>)> {
        let batch = self.train.batch(rows, &self.device)?;
        let loss = self.mean(&batch, dropout, Purpose::Derive)?;
        let grads = loss.backward()?;
        let mut flat = vec![0.0; self.network.parameters];
        for (block, var) in self.network.blocks.iter().zip(&self.vars) {
            if let Some(grad) = grads.get(var) {
                flat[block.range.clone()].copy_from_slice(&grad.flatten_all()?.to_vec1::<f32>()?);
            }
        }
        Ok((f64::from(loss.to_scalar::<f32>()?), flat))
    }

    fn var(&self, range: &std::ops::Range<usize>, purpose: Purpose) -> Option<Tensor> {
        let index = self.network.blocks.iter().position(|block| block.range == *range)?;
        let tensor = self.vars[index].as_tensor();
        // What is not derived keeps no results of the layers behind it in memory.
        Some(if purpose == Purpose::Derive { tensor.clone() } else { tensor.detach() })
    }

    fn try_step(&mut self, rows: &[u32], dropout: &Dropout) -> candle_core::Result<()> {
        let batch = self.train.batch(rows, &self.device)?;
        let loss = self.mean(&batch, dropout, Purpose::Derive)?;
        let grads = loss.backward()?;
        self.optimisers.iter_mut().try_for_each(|optimiser| optimiser.step(&grads))?;
        self.pending.push((loss.detach() * rows.len() as f64)?);
        Ok(())
    }

    fn drain(&mut self) -> candle_core::Result<f64> {
        for loss in self.pending.drain(..) {
            self.sum += f64::from(loss.to_scalar::<f32>()?);
        }
        Ok(self.sum)
    }

    fn evaluate(&self, part: &Columns) -> candle_core::Result<f64> {
        let at_once = (EVALUATE_NUMBERS / self.network.widest()).max(1);
        let mut total = 0.0;
        let mut first = 0;
        while first < part.rows {
            let batch = part.slice(first, at_once.min(part.rows - first))?;
            let loss = self.mean(&batch, &Dropout::default(), Purpose::Evaluate)?;
            total += f64::from(loss.to_scalar::<f32>()?) * batch.rows as f64;
            first += batch.rows;
        }
        Ok(total / part.rows.max(1) as f64)
    }

    fn mean(&self, batch: &Batch, dropout: &Dropout, purpose: Purpose) -> candle_core::Result<Tensor> {
        let output = self.forward(batch, dropout, purpose)?;
        match self.loss {
            Loss::Logistic => {
                let logit = output.squeeze(1)?;
                let softplus = (logit.abs()?.neg()?.exp()? + 1.0)?.log()?;
                ((logit.relu()? - (logit * &batch.target)?)? + softplus)?.mean_all()
            }
            Loss::Softmax => {
                let classes = batch.target.to_dtype(candle_core::DType::U32)?.unsqueeze(1)?;
                log_softmax(&output, 1)?.gather(&classes, 1)?.mean_all()?.neg()
            }
            Loss::Squared => (output.squeeze(1)? - &batch.target)?.sqr()?.mean_all(),
        }
    }

    fn forward(&self, batch: &Batch, dropout: &Dropout, purpose: Purpose) -> candle_core::Result<Tensor> {
        let mut embedded = Vec::new();
        for (table, codes) in self.network.tables.iter().zip(&batch.codes) {
            if let Some(weight) = self.var(&table.weight, purpose) {
                embedded.push(weight.embedding(codes)?);
            }
        }
        let mut parts: Vec<&Tensor> = batch.numeric.iter().collect();
        if !self.network.additive {
            parts.extend(&embedded);
        }
        let mut x = if parts.is_empty() { None } else { Some(Tensor::cat(&parts, 1)?) };
        let last = self.network.layers.len() - 1;
        for (j, layer) in self.network.layers.iter().enumerate() {
            let weighted = match (x, self.var(&layer.weight, purpose)) {
                (Some(x), Some(weight)) => x.matmul(&weight.t()?)?,
                _ => Tensor::zeros((batch.rows, layer.outputs), candle_core::DType::F32, &self.device)?,
            };
            let biased = match self.var(&layer.bias, purpose) {
                Some(bias) => weighted.broadcast_add(&bias)?,
                None => weighted,
            };
            let active = if j < last { biased.relu()? } else { biased };
            x = Some(match dropout.mask(j).filter(|_| j < last) {
                Some(mask) => (&active * self.factors(mask, batch.rows, layer.outputs)?)?,
                None => active,
            });
        }
        let output = x.ok_or_else(|| candle_core::Error::Msg("no layers".into()))?;
        if !self.network.additive {
            return Ok(output);
        }
        embedded.iter().try_fold(output, |sum, part| sum + part)
    }

    fn factors(&self, mask: Mask, rows: usize, width: usize) -> candle_core::Result<Tensor> {
        let factors = (0..(rows * width) as u32).map(|index| mask.factor(index)).collect();
        Tensor::from_vec(factors, (rows, width), &self.device)
    }
}

impl Columns {
    fn new(part: PartRows, network: &Network, device: &Device) -> candle_core::Result<Self> {
        let tables = network.tables.len();
        let column = |i: usize| part.codes.iter().skip(i).step_by(tables).copied().collect::<Vec<u32>>();
        let numeric = match network.numeric * part.rows {
            0 => None,
            _ => Some(Tensor::from_slice(part.numeric, (part.rows, network.numeric), device)?),
        };
        let codes = match part.rows {
            0 => Vec::new(),
            rows => {
                (0..tables).map(|i| Tensor::from_vec(column(i), rows, device)).collect::<candle_core::Result<_>>()?
            }
        };
        let target = match part.rows {
            0 => None,
            rows => Some(Tensor::from_slice(part.target, rows, device)?),
        };
        Ok(Self { rows: part.rows, numeric, codes, target })
    }

    fn batch(&self, rows: &[u32], device: &Device) -> candle_core::Result<Batch> {
        let index = Tensor::from_slice(rows, rows.len(), device)?;
        self.map(rows.len(), |tensor| tensor.index_select(&index, 0))
    }

    fn slice(&self, first: usize, rows: usize) -> candle_core::Result<Batch> {
        self.map(rows, |tensor| tensor.narrow(0, first, rows))
    }

    fn map(&self, rows: usize, take: impl Fn(&Tensor) -> candle_core::Result<Tensor>) -> candle_core::Result<Batch> {
        let target = self.target.as_ref().ok_or_else(|| candle_core::Error::Msg("a part without rows".into()))?;
        Ok(Batch {
            numeric: self.numeric.as_ref().map(&take).transpose()?,
            codes: self.codes.iter().map(&take).collect::<candle_core::Result<_>>()?,
            target: take(target)?,
            rows,
        })
    }
}

impl Trainer for GraphTrainer {
    fn step(&mut self, rows: &[u32], dropout: &Dropout) -> Result<()> {
        self.try_step(rows, dropout).map_err(tensor_error)
    }

    fn loss_sum(&mut self) -> Result<f64> {
        self.drain().map_err(tensor_error)
    }

    fn reset_loss(&mut self) {
        self.pending.clear();
        self.sum = 0.0;
    }

    fn mean_loss(&mut self, part: Part) -> Result<f64> {
        let columns = if part == Part::Train { &self.train } else { &self.valid };
        self.evaluate(columns).map_err(tensor_error)
    }

    fn weights(&self) -> Result<Vec<f32>> {
        let mut flat = vec![0.0; self.network.parameters];
        for (block, var) in self.network.blocks.iter().zip(&self.vars) {
            let numbers = var.flatten_all().and_then(|flat| flat.to_vec1::<f32>()).map_err(tensor_error)?;
            flat[block.range.clone()].copy_from_slice(&numbers);
        }
        Ok(flat)
    }
}
