//! A whole step on the device: rows are gathered, layers applied, derivatives carried back, parameters updated.

use std::sync::Arc;

use candle_core::Result;
use candle_core::cuda::cudarc::driver::{CudaSlice, CudaStream, PushKernelArg};
use candle_core::cuda::{CudaDevice, WrapErr};

use super::back::{LOSS_BLOCKS, LOTS};
use super::batch::{DeviceRows, Pick, Tables, upload};
use super::kernels::{Kernels, Side, over};
use crate::loss::Loss;
use crate::network::{Layer, Network};
use crate::random::{Dropout, Mask};
use crate::trainer::AdamW;

/// Numbers that a layer gives for the rows evaluated at once: enough to keep a device busy, little of its memory.
const EVALUATE_NUMBERS: usize = 4 * 1024 * 1024;

/// Parameters, optimiser state and buffers of one network.
pub(super) struct Engine {
    pub(super) network: Network,
    pub(super) loss: Loss,
    adam: AdamW,
    steps: u64,
    pub(super) kernels: Kernels,
    pub(super) tables: Tables,
    capacity: usize,
    pub(super) weights: CudaSlice<f32>,
    pub(super) gradient: CudaSlice<f32>,
    mean: CudaSlice<f32>,
    square: CudaSlice<f32>,
    /// 1 for each parameter that decays.
    decays: CudaSlice<u8>,
    /// What goes into each layer, and what comes out of the last.
    pub(super) values: Vec<CudaSlice<f32>>,
    /// Derivatives on the way back, of two neighbouring layers.
    pub(super) deltas: [CudaSlice<f32>; 2],
    pub(super) taken: CudaSlice<u32>,
    pub(super) lots: CudaSlice<f32>,
    pub(super) block_losses: CudaSlice<f64>,
    pub(super) stepped: CudaSlice<f64>,
    pub(super) evaluated: CudaSlice<f64>,
}

impl Engine {
    /// For steps of at most `batch` rows, and a part of `valid` rows to evaluate.
    pub fn new(
        network: Network,
        loss: Loss,
        adam: AdamW,
        initial: &[f32],
        batch: usize,
        valid: usize,
        device: &CudaDevice,
    ) -> Result<Self> {
        let kernels = Kernels::new(device)?;
        let stream = kernels.stream.clone();
        let widest = network.widest();
        let capacity = batch.max(valid.min(EVALUATE_NUMBERS / widest)).max(1);
        let zeros = |count: usize| stream.alloc_zeros::<f32>(count.max(1)).w();
        let widths = [network.layers[0].inputs].into_iter().chain(network.layers.iter().map(|layer| layer.outputs));
        let mut decays = vec![0; network.parameters];
        for block in network.blocks.iter().filter(|block| block.decays) {
            decays[block.range.clone()].fill(1);
        }
        Ok(Self {
            tables: Tables::new(&stream, &network)?,
            weights: upload(&stream, initial)?,
            gradient: zeros(network.parameters)?,
            mean: zeros(network.parameters)?,
            square: zeros(network.parameters)?,
            decays: upload(&stream, &decays)?,
            values: widths.map(|width| zeros(capacity * width)).collect::<Result<_>>()?,
            deltas: [zeros(batch * widest)?, zeros(batch * widest)?],
            taken: stream.alloc_zeros((capacity * network.tables.len()).max(1)).w()?,
            lots: zeros(LOTS * widest)?,
            block_losses: stream.alloc_zeros(LOSS_BLOCKS).w()?,
            stepped: stream.alloc_zeros(1).w()?,
            evaluated: stream.alloc_zeros(1).w()?,
            steps: 0,
            capacity,
            network,
            loss,
            adam,
            kernels,
        })
    }

    fn stream(&self) -> &Arc<CudaStream> {
        &self.kernels.stream
    }

    /// Copies the numbers of a step's rows to the device.
    pub fn list(&self, rows: &[u32], listed: &mut CudaSlice<u32>) -> Result<()> {
        self.stream().memcpy_htod(rows, listed).w()
    }

    /// The gradient of the mean loss of the picked rows; the losses are added to those stepped on.
    pub fn derive(&mut self, part: &DeviceRows, pick: &Pick, dropout: &Dropout) -> Result<()> {
        self.forward(part, pick, dropout)?;
        self.measure(part, pick, 1.0 / pick.count() as f32, false)?;
        self.backward(pick.count(), dropout)
    }

    /// One step of AdamW along the gradient.
    pub fn update(&mut self) -> Result<()> {
        self.steps += 1;
        let t = i32::try_from(self.steps).unwrap_or(i32::MAX);
        let count = self.network.parameters as u64;
        let (beta1, rest1) = (AdamW::BETA1 as f32, (1.0 - AdamW::BETA1) as f32);
        let (beta2, rest2) = (AdamW::BETA2 as f32, (1.0 - AdamW::BETA2) as f32);
        let rate = (self.adam.learning_rate / (1.0 - AdamW::BETA1.powi(t))) as f32;
        let root = (1.0 / (1.0 - AdamW::BETA2.powi(t)).sqrt()) as f32;
        let keep = (1.0 - self.adam.learning_rate * self.adam.weight_decay) as f32;
        let epsilon = AdamW::EPSILON as f32;
        let mut launch = self.kernels.stream.launch_builder(&self.kernels.update);
        launch.arg(&mut self.weights).arg(&mut self.mean).arg(&mut self.square).arg(&self.gradient).arg(&self.decays);
        launch.arg(&count).arg(&beta1).arg(&rest1).arg(&beta2).arg(&rest2);
        launch.arg(&rate).arg(&root).arg(&keep).arg(&epsilon);
        // SAFETY: the five buffers hold `count` parameters each.
        unsafe { launch.launch(over(self.network.parameters)) }.w()?;
        Ok(())
    }

    /// Mean loss over all rows of `part`, nothing dropped.
    pub fn mean_loss(&mut self, part: &DeviceRows) -> Result<f64> {
        self.kernels.stream.memset_zeros(&mut self.evaluated).w()?;
        for first in (0..part.rows).step_by(self.capacity) {
            let pick = Pick::from(first, self.capacity.min(part.rows - first));
            self.forward(part, &pick, &Dropout::default())?;
            self.measure(part, &pick, 1.0, true)?;
        }
        Ok(self.stream().clone_dtoh(&self.evaluated).w()?[0] / part.rows.max(1) as f64)
    }

    /// What the network gives for all rows of `part`.
    pub fn outputs(&mut self, part: &DeviceRows) -> Result<Vec<f32>> {
        let mut outputs = Vec::new();
        for first in (0..part.rows).step_by(self.capacity) {
            let count = self.capacity.min(part.rows - first);
            self.forward(part, &Pick::from(first, count), &Dropout::default())?;
            let given = self.values[self.network.layers.len()].slice(..count * self.network.outputs());
            outputs.extend(self.stream().clone_dtoh(&given).w()?);
        }
        Ok(outputs)
    }

    /// Sum of the losses of the rows stepped on since they were last forgotten.
    pub fn losses(&self) -> Result<f64> {
        Ok(self.stream().clone_dtoh(&self.stepped).w()?[0])
    }

    pub fn forget_losses(&mut self) -> Result<()> {
        self.kernels.stream.memset_zeros(&mut self.stepped).w()
    }

    pub fn weights(&self) -> Result<Vec<f32>> {
        self.stream().clone_dtoh(&self.weights).w()
    }

    pub fn gradient(&self) -> Result<Vec<f32>> {
        self.stream().clone_dtoh(&self.gradient).w()
    }

    fn forward(&mut self, part: &DeviceRows, pick: &Pick, dropout: &Dropout) -> Result<()> {
        self.gather(part, pick)?;
        let count = pick.count();
        let last = self.network.layers.len() - 1;
        for j in 0..=last {
            let Layer { inputs, outputs, weight, bias } = &self.network.layers[j];
            let (before, after) = self.values.split_at_mut(j + 1);
            let (x, y) = (&before[j], &mut after[0]);
            if weight.is_empty() {
                self.kernels.stream.memset_zeros(y).w()?;
            } else {
                let w = self.weights.slice(weight.clone());
                self.kernels.product(
                    (x, Side::plain(*inputs)),
                    (&w, Side::turned(*inputs)),
                    y,
                    [count, *inputs, *outputs],
                )?;
            }
            let none = Mask { key: 0, threshold: 0, scale: 1.0 };
            let mask = dropout.mask(j).filter(|_| j < last);
            let Mask { key, threshold, scale } = mask.unwrap_or(none);
            let (rows, width, hidden) = (count as u32, *outputs as u32, u32::from(j < last));
            let (drops, bias) = (u32::from(mask.is_some()), self.weights.slice(bias.clone()));
            let mut launch = self.kernels.stream.launch_builder(&self.kernels.activate);
            launch.arg(y).arg(&bias).arg(&rows).arg(&width).arg(&hidden).arg(&drops);
            launch.arg(&key).arg(&threshold).arg(&scale);
            // SAFETY: the layer's output holds rows × width numbers, the bias as many as it is wide.
            unsafe { launch.launch(over(count * outputs)) }.w()?;
        }
        if self.network.additive { self.add_embedded(count) } else { Ok(()) }
    }

    fn gather(&mut self, part: &DeviceRows, pick: &Pick) -> Result<()> {
        let tables = &self.tables;
        if tables.count > 0 {
            let many = tables.count as u32;
            let mut launch = self.kernels.stream.launch_builder(&self.kernels.take_codes);
            launch.arg(&mut self.taken).arg(&part.codes);
            pick.push(&mut launch);
            launch.arg(&many);
            // SAFETY: the rows are rows of the part, and there is room for `capacity` of them.
            unsafe { launch.launch(over(pick.count() * tables.count)) }.w()?;
        }
        let inputs = self.network.layers[0].inputs;
        if inputs > 0 {
            let (numbers, all) = (self.network.numeric as u32, inputs as u32);
            let mut launch = self.kernels.stream.launch_builder(&self.kernels.take_inputs);
            launch.arg(&mut self.values[0]).arg(&part.numeric).arg(&self.taken).arg(&self.weights);
            pick.push(&mut launch);
            launch.arg(&numbers).arg(&all);
            launch.arg(&tables.column_table).arg(&tables.column_place).arg(&tables.start).arg(&tables.width);
            // SAFETY: as above; codes lie below their table's cardinality, which `check` has seen to.
            unsafe { launch.launch(over(pick.count() * inputs)) }.w()?;
        }
        Ok(())
    }

    fn add_embedded(&mut self, count: usize) -> Result<()> {
        let (rows, tables, outputs) = (count as u32, self.tables.count as u32, self.network.outputs());
        if tables == 0 {
            return Ok(());
        }
        let width = outputs as u32;
        let mut launch = self.kernels.stream.launch_builder(&self.kernels.add_embedded);
        launch.arg(&mut self.values[1]).arg(&self.taken).arg(&self.weights).arg(&rows).arg(&width).arg(&tables);
        launch.arg(&self.tables.start);
        // SAFETY: a linear model's tables are as wide as its outputs, which `values[1]` holds for each row.
        unsafe { launch.launch(over(count * outputs)) }.w()?;
        Ok(())
    }
}
