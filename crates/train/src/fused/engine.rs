//! A whole step over plain slices: rows of the batch are divided into chunks of fixed size, and gradients are summed in
//! the chunks' order, so that the result does not depend on the number of threads.

use falaj_model::prepared::PartRows;
use rayon::prelude::*;

use super::chunk::{Chunk, Rows};
use super::panels::{self, LayerPanels};
use super::update::{Segment, StepSizes, sum};
use crate::loss::Loss;
use crate::network::Network;
use crate::random::Dropout;
use crate::trainer::AdamW;

/// Most rows in a chunk: few enough that a chunk's activations stay in the second-level cache.
const CHUNK_ROWS: usize = 256;
/// Most chunks in a batch, which bounds the memory of their gradients; a larger batch gets larger chunks.
const MOST_CHUNKS: usize = 16;
/// Parameters that one task of the update takes.
const SEGMENT: usize = 16 * 1024;
/// Gradients are summed in blocks of this size, which fit on the stack and in the first-level cache.
const BLOCK: usize = 1024;

/// Which parameters a task of the update takes.
enum Piece {
    Dense { start: usize, end: usize, decays: bool },
    Embedding { table: usize, first: usize, end: usize },
}

impl Piece {
    fn len(&self, network: &Network) -> usize {
        match self {
            Self::Dense { start, end, .. } => end - start,
            Self::Embedding { table, first, end } => (end - first) * network.tables[*table].width,
        }
    }
}

/// Buffers and optimiser state for training one network.
pub struct Engine {
    network: Network,
    loss: Loss,
    adam: AdamW,
    steps: u64,
    chunk_rows: usize,
    chunks: Vec<Chunk>,
    panels: Vec<LayerPanels>,
    mean: Vec<f32>,
    square: Vec<f32>,
    /// Gradient of the embedding tables.
    embedded: Vec<f32>,
    pieces: Vec<Piece>,
}

impl Engine {
    /// For batches of at most `batch` rows.
    pub fn new(network: Network, loss: Loss, adam: AdamW, batch: usize) -> Self {
        let chunk_rows = CHUNK_ROWS.max(batch.div_ceil(MOST_CHUNKS)).min(batch.max(1));
        let chunks = (0..batch.div_ceil(chunk_rows)).map(|_| Chunk::new(&network, chunk_rows)).collect();
        Self {
            loss,
            adam,
            steps: 0,
            chunk_rows,
            chunks,
            panels: network.layers.iter().map(|_| LayerPanels::default()).collect(),
            mean: vec![0.0; network.parameters],
            square: vec![0.0; network.parameters],
            embedded: vec![0.0; network.embedded()],
            pieces: pieces(&network),
            network,
        }
    }

    /// The network in training.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// One step on `rows` of `part`; gives the sum of their losses.
    pub fn step(&mut self, weights: &mut [f32], part: PartRows, rows: &[u32], dropout: &Dropout) -> f64 {
        let loss = self.derive(weights, part, rows, dropout);
        self.update(weights, rows.len());
        loss
    }

    fn derive(&mut self, weights: &[f32], part: PartRows, rows: &[u32], dropout: &Dropout) -> f64 {
        panels::fill(&mut self.panels, &self.network, weights, true);
        let (network, panels, loss, size) = (&self.network, &self.panels, self.loss, self.chunk_rows);
        let scale = 1.0 / rows.len() as f32;
        let used = rows.len().div_ceil(size);
        self.chunks[..used].par_iter_mut().zip(rows.par_chunks(size)).with_max_len(1).enumerate().for_each(
            |(i, (chunk, rows))| {
                chunk.load(network, weights, part, Rows::Listed(rows));
                chunk.forward(network, weights, panels, dropout, i * size);
                chunk.measure(network, loss, scale);
                chunk.backward(network, weights, panels, dropout);
            },
        );
        self.chunks[..used].iter().map(|chunk| chunk.loss).sum()
    }

    fn update(&mut self, weights: &mut [f32], rows: usize) {
        self.steps += 1;
        let sizes = StepSizes::new(self.adam, self.steps);
        let (network, chunks) = (&self.network, &self.chunks[..rows.div_ceil(self.chunk_rows)]);
        let mut rest = (weights, &mut self.mean[..], &mut self.square[..], &mut self.embedded[..]);
        let mut tasks = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let len = piece.len(network);
            let (weights, mean, square);
            (weights, rest.0) = rest.0.split_at_mut(len);
            (mean, rest.1) = rest.1.split_at_mut(len);
            (square, rest.2) = rest.2.split_at_mut(len);
            let held = if matches!(piece, Piece::Embedding { .. }) { len } else { 0 };
            let gradient;
            (gradient, rest.3) = rest.3.split_at_mut(held);
            let decays = !matches!(piece, Piece::Dense { decays: false, .. });
            tasks.push((piece, Segment { weights, mean, square, decays }, gradient));
        }
        tasks.into_par_iter().for_each(|(piece, segment, gradient)| match piece {
            Piece::Dense { start, .. } => update_dense(network, chunks, segment, *start, sizes),
            Piece::Embedding { table, first, end } => {
                let mut segment = segment;
                gradient.fill(0.0);
                chunks.iter().for_each(|chunk| chunk.scatter(network, *table, *first..*end, gradient));
                segment.update(gradient, sizes);
            }
        });
    }

    /// Mean loss over all rows of `part`, nothing dropped.
    pub fn mean_loss(&mut self, weights: &[f32], part: PartRows) -> f64 {
        panels::fill(&mut self.panels, &self.network, weights, false);
        let (network, panels, loss, size) = (&self.network, &self.panels, self.loss, self.chunk_rows);
        let none = Dropout::default();
        let mut total = 0.0;
        let mut first = 0;
        while first < part.rows {
            let end = part.rows.min(first + size * self.chunks.len());
            let used = (end - first).div_ceil(size);
            self.chunks[..used].par_iter_mut().with_max_len(1).enumerate().for_each(|(i, chunk)| {
                let start = first + i * size;
                chunk.load(network, weights, part, Rows::From(start, size.min(end - start)));
                chunk.forward(network, weights, panels, &none, 0);
                chunk.measure(network, loss, 1.0);
            });
            total += self.chunks[..used].iter().map(|chunk| chunk.loss).sum::<f64>();
            first = end;
        }
        total / part.rows.max(1) as f64
    }

    /// The gradient of the mean loss of `rows`, and the sum of their losses: for comparison with other ways to get it.
    pub fn gradient(&mut self, weights: &[f32], part: PartRows, rows: &[u32], dropout: &Dropout) -> (f64, Vec<f32>) {
        let loss = self.derive(weights, part, rows, dropout);
        let chunks = &self.chunks[..rows.len().div_ceil(self.chunk_rows)];
        let mut gradient = vec![0.0; self.network.parameters];
        let (embedded, dense) = gradient.split_at_mut(self.network.embedded());
        sum(dense, chunks.iter().map(|chunk| &chunk.gradient[..]));
        for (i, table) in self.network.tables.iter().enumerate() {
            let gradient = &mut embedded[table.weight.clone()];
            chunks.iter().for_each(|chunk| chunk.scatter(&self.network, i, 0..table.cardinality, gradient));
        }
        (loss, gradient)
    }
}

fn update_dense(network: &Network, chunks: &[Chunk], segment: Segment, start: usize, sizes: StepSizes) {
    let mut block = [0.0; BLOCK];
    let mut at = start - network.embedded();
    let Segment { weights, mean, square, decays } = segment;
    let means = mean.chunks_mut(BLOCK).zip(square.chunks_mut(BLOCK));
    for (weights, (mean, square)) in weights.chunks_mut(BLOCK).zip(means) {
        let gradient = &mut block[..weights.len()];
        let end = at + gradient.len();
        sum(gradient, chunks.iter().map(|chunk| &chunk.gradient[at..end]));
        at = end;
        Segment { weights, mean, square, decays }.update(gradient, sizes);
    }
}

fn pieces(network: &Network) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, table) in network.tables.iter().enumerate() {
        let rows = (SEGMENT / table.width.max(1)).max(1);
        for first in (0..table.cardinality).step_by(rows) {
            pieces.push(Piece::Embedding { table: i, first, end: table.cardinality.min(first + rows) });
        }
    }
    for block in network.blocks.iter().filter(|block| block.range.start >= network.embedded()) {
        for start in block.range.clone().step_by(SEGMENT) {
            pieces.push(Piece::Dense { start, end: block.range.end.min(start + SEGMENT), decays: block.decays });
        }
    }
    pieces
}
