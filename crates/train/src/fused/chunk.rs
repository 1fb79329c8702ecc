//! Forward and backward pass over some rows of a batch, on one thread, in buffers that stay.

use falaj_model::prepared::PartRows;

use super::matrix::{Matrix, product, product_panels};
use super::panels::LayerPanels;
use super::rowwise::{add_bias, bias_relu, column_sums, dot_rows, outer, through_relu, weighted_row_sum};
use crate::loss::Loss;
use crate::network::{Layer, Network};
use crate::random::Dropout;

/// Which rows of a part a chunk works on.
#[derive(Clone, Copy)]
pub enum Rows<'a> {
    /// These, in this order.
    Listed(&'a [u32]),
    /// So many from this one on.
    From(usize, usize),
}

impl Rows<'_> {
    fn len(self) -> usize {
        match self {
            Self::Listed(rows) => rows.len(),
            Self::From(_, rows) => rows,
        }
    }

    fn for_each(self, mut visit: impl FnMut(usize, usize)) {
        match self {
            Self::Listed(rows) => rows.iter().enumerate().for_each(|(i, row)| visit(i, *row as usize)),
            Self::From(first, rows) => (0..rows).for_each(|i| visit(i, first + i)),
        }
    }
}

/// Buffers for some rows of a batch, and what was computed for them.
pub struct Chunk {
    rows: usize,
    codes: Vec<u32>,
    target: Vec<f32>,
    /// Input of the first layer, [rows, inputs].
    input: Vec<f32>,
    /// Outputs of each hidden layer, [rows, outputs].
    hidden: Vec<Vec<f32>>,
    /// Outputs of the last layer, then the loss's derivative by them.
    output: Vec<f32>,
    /// The loss's derivative by the outputs of each hidden layer.
    slopes: Vec<Vec<f32>>,
    /// The loss's derivative by the embedded part of the input, [rows, embedded width].
    embedded_slope: Vec<f32>,
    /// The loss's derivative by the dense layers' parameters.
    pub gradient: Vec<f32>,
    /// Sum of the rows' losses.
    pub loss: f64,
}

impl Chunk {
    /// Buffers for at most `rows` rows.
    pub fn new(network: &Network, rows: usize) -> Self {
        let hidden: Vec<Vec<f32>> = network
            .layers
            .split_last()
            .map_or(&[][..], |(_, hidden)| hidden)
            .iter()
            .map(|l| vec![0.0; rows * l.outputs])
            .collect();
        let inputs = network.layers.first().map_or(0, |layer| layer.inputs);
        Self {
            rows: 0,
            codes: vec![0; rows * network.tables.len()],
            target: vec![0.0; rows],
            input: vec![0.0; rows * inputs],
            slopes: hidden.clone(),
            hidden,
            output: vec![0.0; rows * network.outputs()],
            embedded_slope: vec![0.0; rows * (inputs - network.numeric)],
            gradient: vec![0.0; network.parameters - network.embedded()],
            loss: 0.0,
        }
    }

    /// Takes `rows` of `part` in: numbers and embeddings side by side.
    pub fn load(&mut self, network: &Network, weights: &[f32], part: PartRows, rows: Rows) {
        self.rows = rows.len();
        let (numbers, categories) = (network.numeric, network.tables.len());
        let inputs = network.layers.first().map_or(0, |layer| layer.inputs);
        rows.for_each(|i, row| {
            self.target[i] = part.target[row];
            copy(&mut self.input[i * inputs..][..numbers], &part.numeric[row * numbers..][..numbers]);
            copy(&mut self.codes[i * categories..][..categories], &part.codes[row * categories..][..categories]);
        });
        if network.additive {
            return;
        }
        let mut start = numbers;
        for (index, table) in network.tables.iter().enumerate() {
            let codes = self.codes.iter().skip(index).step_by(categories).take(self.rows);
            for (input, code) in self.input.chunks_exact_mut(inputs).zip(codes) {
                copy(&mut input[start..start + table.width], embedding(weights, table, *code));
            }
            start += table.width;
        }
    }

    /// From the input to the output. `first` is the first row's place in the batch.
    pub fn forward(
        &mut self,
        network: &Network,
        weights: &[f32],
        panels: &[LayerPanels],
        dropout: &Dropout,
        first: usize,
    ) {
        let rows = self.rows;
        let last = network.layers.len() - 1;
        for (j, layer) in network.layers.iter().enumerate() {
            let (before, after) = self.hidden.split_at_mut(j);
            let input = before.last().unwrap_or(&self.input);
            let output = after.first_mut().unwrap_or(&mut self.output);
            let output = &mut output[..rows * layer.outputs];
            apply(layer, weights, &panels[j], input, output, rows);
            let bias = &weights[layer.bias.clone()];
            if j < last {
                bias_relu(output, bias, dropout.mask(j), first);
            } else {
                add_bias(output, bias);
            }
        }
        if network.additive {
            self.add_embeddings(network, weights);
        }
    }

    fn add_embeddings(&mut self, network: &Network, weights: &[f32]) {
        if network.tables.is_empty() {
            return;
        }
        let outputs = self.output.chunks_exact_mut(network.outputs());
        for (output, codes) in outputs.zip(self.codes.chunks_exact(network.tables.len())).take(self.rows) {
            for (table, code) in network.tables.iter().zip(codes) {
                output.iter_mut().zip(embedding(weights, table, *code)).for_each(|(sum, weight)| *sum += weight);
            }
        }
    }

    /// The loss of the outputs; afterwards the output holds the loss's derivative × `scale`.
    pub fn measure(&mut self, network: &Network, loss: Loss, scale: f32) {
        let outputs = &mut self.output[..self.rows * network.outputs()];
        self.loss = loss.sum_and_derive(outputs, &self.target[..self.rows], scale);
    }

    /// From the derivative by the output back to every parameter and to the embedded inputs.
    pub fn backward(&mut self, network: &Network, weights: &[f32], panels: &[LayerPanels], dropout: &Dropout) {
        let rows = self.rows;
        let dense = network.embedded();
        for (j, layer) in network.layers.iter().enumerate().rev() {
            let (before, after) = self.slopes.split_at_mut(j);
            let slope = &after.first().unwrap_or(&self.output)[..rows * layer.outputs];
            let input = if j == 0 { &self.input } else { &self.hidden[j - 1] };
            let input = &input[..rows * layer.inputs];
            let shifted = layer.weight.start - dense..layer.weight.end - dense;
            by_weight(layer, &mut self.gradient[shifted], slope, input, rows);
            column_sums(&mut self.gradient[layer.bias.start - dense..layer.bias.end - dense], slope);
            let weight = &weights[layer.weight.clone()];
            if let Some(back) = before.last_mut() {
                let back = &mut back[..rows * layer.inputs];
                by_input(layer, back, slope, weight, &panels[j], rows);
                through_relu(back, input, dropout.mask(j - 1).map_or(1.0, |mask| mask.scale));
            } else if !network.additive && layer.inputs > network.numeric {
                by_input(layer, &mut self.embedded_slope, slope, &weight[network.numeric..], &panels[j], rows);
            }
        }
    }

    /// Adds the derivatives by rows `cover` of embedding table `index` to `gradient`, which holds just those rows.
    pub fn scatter(&self, network: &Network, index: usize, cover: std::ops::Range<usize>, gradient: &mut [f32]) {
        let width = network.tables[index].width;
        let (slope, step, start) = if network.additive {
            (&self.output, width, 0)
        } else {
            let widths = network.tables.iter().map(|table| table.width);
            (&self.embedded_slope, widths.clone().sum(), widths.take(index).sum())
        };
        let categories = network.tables.len();
        for i in 0..self.rows {
            let code = self.codes[i * categories + index] as usize;
            if cover.contains(&code) {
                let to = &mut gradient[(code - cover.start) * width..][..width];
                let from = &slope[i * step + start..][..width];
                to.iter_mut().zip(from).for_each(|(sum, value)| *sum += value);
            }
        }
    }
}

fn embedding<'a>(weights: &'a [f32], table: &crate::network::Table, code: u32) -> &'a [f32] {
    &weights[table.weight.start + code as usize * table.width..][..table.width]
}

fn apply(layer: &Layer, weights: &[f32], panels: &LayerPanels, input: &[f32], output: &mut [f32], rows: usize) {
    if layer.inputs == 0 {
        output.fill(0.0);
    } else if layer.outputs == 1 {
        dot_rows(output, input, &weights[layer.weight.clone()]);
    } else {
        product_panels(output, Matrix::new(input, rows, layer.inputs), &panels.forward);
    }
}

fn by_weight(layer: &Layer, gradient: &mut [f32], slope: &[f32], input: &[f32], rows: usize) {
    if layer.inputs == 0 {
        return;
    }
    if layer.outputs == 1 {
        weighted_row_sum(gradient, input, slope);
    } else {
        let slope = Matrix::new(slope, rows, layer.outputs);
        product(gradient, slope.transposed(), Matrix::new(input, rows, layer.inputs));
    }
}

/// `weight` is that of the one output; layers of several read `panels`.
fn by_input(layer: &Layer, back: &mut [f32], slope: &[f32], weight: &[f32], panels: &LayerPanels, rows: usize) {
    if layer.outputs == 1 {
        outer(back, weight, &slope[..rows]);
    } else {
        product_panels(back, Matrix::new(slope, rows, layer.outputs), &panels.backward);
    }
}

// Rows are a few numbers long: a loop in place is quicker than a call of memcpy.
#[inline(always)]
fn copy<T: Copy>(to: &mut [T], from: &[T]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
}
