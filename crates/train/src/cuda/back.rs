//! The way back: losses, their derivatives, and the gradient of every parameter.

use candle_core::Result;
use candle_core::cuda::WrapErr;
use candle_core::cuda::cudarc::driver::{CudaSlice, CudaViewMut, LaunchConfig, PushKernelArg};

use super::batch::{DeviceRows, Pick};
use super::engine::Engine;
use super::kernels::{Kernels, Side, over, tall};
use crate::loss::Loss;
use crate::network::Layer;
use crate::random::Dropout;

/// Blocks that sum losses.
pub(super) const LOSS_BLOCKS: usize = 256;
/// Lots of rows that columns are summed in.
pub(super) const LOTS: usize = 64;
/// Rows that make a lot worth it.
const LOT_ROWS: usize = 1024;

impl Engine {
    /// Adds the losses of the rows that just went forward, and leaves their derivatives × scale in the outputs' place.
    pub(super) fn measure(&mut self, part: &DeviceRows, pick: &Pick, scale: f32, evaluates: bool) -> Result<()> {
        let width = self.network.outputs() as u32;
        let kind = match self.loss {
            Loss::Logistic => 0u32,
            Loss::Softmax => 1,
            Loss::Squared => 2,
        };
        let blocks = pick.count().div_ceil(256).clamp(1, LOSS_BLOCKS) as u32;
        let config = |blocks| LaunchConfig { grid_dim: (blocks, 1, 1), block_dim: (256, 1, 1), shared_mem_bytes: 0 };
        let last = self.network.layers.len();
        let mut launch = self.kernels.stream.launch_builder(&self.kernels.losses);
        launch.arg(&mut self.values[last]).arg(&part.target);
        pick.push(&mut launch);
        launch.arg(&width).arg(&kind).arg(&scale).arg(&mut self.block_losses);
        // SAFETY: the outputs hold count × width numbers; targets are classes below the width, as `check` has seen to.
        unsafe { launch.launch(config(blocks)) }.w()?;
        let total = if evaluates { &mut self.evaluated } else { &mut self.stepped };
        let mut launch = self.kernels.stream.launch_builder(&self.kernels.add_up);
        launch.arg(total).arg(&self.block_losses).arg(&blocks);
        // SAFETY: there are `blocks` sums.
        unsafe { launch.launch(config(1)) }.w()?;
        Ok(())
    }

    /// Carries the derivatives of `count` rows back through every layer.
    pub(super) fn backward(&mut self, count: usize, dropout: &Dropout) -> Result<()> {
        let layers = self.network.layers.len();
        for j in (0..layers).rev() {
            let Layer { inputs, outputs, weight, bias } = self.network.layers[j].clone();
            let [even, odd] = &mut self.deltas;
            let (from, to) = if j % 2 == 0 { (odd, even) } else { (even, odd) };
            let delta = if j + 1 == layers { &self.values[layers] } else { &*from };
            if !weight.is_empty() {
                let mut gradient = self.gradient.slice_mut(weight.clone());
                let (left, right) = ((delta, Side::turned(outputs)), (&self.values[j], Side::plain(inputs)));
                self.kernels.product(left, right, &mut gradient, [outputs, count, inputs])?;
            }
            let mut gradient = self.gradient.slice_mut(bias);
            column_sums(&self.kernels, &mut gradient, delta, &mut self.lots, [count, outputs])?;
            // Of the first layer's inputs only the embeddings, which follow the numbers, are learnt.
            let skip = if j == 0 { self.network.numeric } else { 0 };
            if skip == inputs || (j == 0 && self.network.additive) {
                continue;
            }
            let part = self.weights.slice(weight.start + skip..weight.end);
            let wanted = inputs - skip;
            self.kernels.product(
                (delta, Side::plain(outputs)),
                (&part, Side::plain(inputs)),
                to,
                [count, outputs, wanted],
            )?;
            if j > 0 {
                let (many, scale) = ((count * inputs) as u64, dropout.mask(j - 1).map_or(1.0, |mask| mask.scale));
                let mut launch = self.kernels.stream.launch_builder(&self.kernels.through_relu);
                launch.arg(to).arg(&self.values[j]).arg(&many).arg(&scale);
                // SAFETY: both hold count × inputs numbers.
                unsafe { launch.launch(over(count * inputs)) }.w()?;
            }
        }
        self.scatter(count)
    }

    // The gradient of every embedding, from the derivatives of the first layer's inputs (of the outputs, where added).
    fn scatter(&mut self, count: usize) -> Result<()> {
        let tables = &self.tables;
        if tables.count == 0 {
            return Ok(());
        }
        let first = &self.network.layers[0];
        let (delta, stride) = match self.network.additive {
            true => (&self.values[1], first.outputs as u32),
            false => (&self.deltas[0], (first.inputs - self.network.numeric) as u32),
        };
        let rows = count as u32;
        let mut launch = self.kernels.stream.launch_builder(&self.kernels.scatter);
        launch.arg(&mut self.gradient).arg(delta).arg(&stride).arg(&self.taken).arg(&rows);
        launch.arg(&tables.owner).arg(&tables.own_code).arg(&tables.start).arg(&tables.width).arg(&tables.column);
        // SAFETY: a block for each code of every table and 32 of its columns; derivatives are count × stride numbers.
        unsafe { launch.launch(tall(tables.codes, tables.widest.div_ceil(32))) }.w()?;
        Ok(())
    }
}

// The sums of the columns of `x`, [rows, width]: of many rows in lots, which are then summed.
fn column_sums(
    kernels: &Kernels,
    sums: &mut CudaViewMut<f32>,
    x: &CudaSlice<f32>,
    lots: &mut CudaSlice<f32>,
    [rows, width]: [usize; 2],
) -> Result<()> {
    let many = (rows / LOT_ROWS).clamp(1, LOTS);
    let blocks = width.div_ceil(32);
    let (rows, wide, summed) = (rows as u32, width as u32, many as u32);
    let mut launch = kernels.stream.launch_builder(&kernels.column_sums);
    if many == 1 {
        launch.arg(sums).arg(x).arg(&rows).arg(&wide);
        // SAFETY: `x` holds rows × width numbers, `sums` as many as it is wide.
        unsafe { launch.launch(tall(blocks, 1)) }.w()?;
        return Ok(());
    }
    launch.arg(&mut *lots).arg(x).arg(&rows).arg(&wide);
    // SAFETY: as above; there is room for LOTS sums of the widest layer.
    unsafe { launch.launch(tall(blocks, many)) }.w()?;
    let mut launch = kernels.stream.launch_builder(&kernels.column_sums);
    launch.arg(sums).arg(&*lots).arg(&summed).arg(&wide);
    // SAFETY: as above.
    unsafe { launch.launch(tall(blocks, 1)) }.w()?;
    Ok(())
}
