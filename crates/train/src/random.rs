//! Everything random in training, from one seed: initial weights, the order of rows, dropout.

use rand::seq::SliceRandom;
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::network::Network;

/// What a stream of random numbers is for; streams of one seed are independent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Weights = 0,
    Order = 1,
    Dropout = 2,
}

fn generator(seed: u64, stream: Stream) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(stream as u64);
    rng
}

/// Spread of a fresh embedding: small beside standardised numbers, so that rare categories begin as "nothing special".
const EMBEDDING_SPREAD: f32 = 0.1;

/// Initial weights: He uniform before a ReLU (He et al. 2015), 1/√inputs for the last layer, zero biases.
///
/// A linear model begins at zero: its loss is convex, so there is no symmetry to break.
pub fn initial_weights(network: &Network, seed: u64) -> Vec<f32> {
    let mut weights = vec![0.0; network.parameters];
    if network.additive {
        return weights;
    }
    let mut rng = generator(seed, Stream::Weights);
    let mut fill = |range: std::ops::Range<usize>, bound: f32| {
        weights[range].fill_with(|| bound * (2.0 * rng.random::<f32>() - 1.0));
    };
    for table in &network.tables {
        fill(table.weight.clone(), EMBEDDING_SPREAD);
    }
    for (j, layer) in network.layers.iter().enumerate() {
        let gain: f32 = if j + 1 < network.layers.len() { 6.0 } else { 1.0 };
        fill(layer.weight.clone(), (gain / layer.inputs.max(1) as f32).sqrt());
    }
    weights
}

/// The order in which rows are visited, new for each epoch.
pub struct Order {
    rows: Vec<u32>,
    rng: ChaCha8Rng,
}

impl Order {
    /// Orders of `rows` rows; the same for the same seed.
    pub fn new(rows: usize, seed: u64) -> Self {
        Self { rows: (0..rows as u32).collect(), rng: generator(seed, Stream::Order) }
    }

    /// The rows of the next epoch, shuffled.
    pub fn next_epoch(&mut self) -> &[u32] {
        self.rows.shuffle(&mut self.rng);
        &self.rows
    }
}

/// Draws the dropout of each step.
pub struct DropoutKeys {
    rng: ChaCha8Rng,
}

impl DropoutKeys {
    /// Keys that are the same for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { rng: generator(seed, Stream::Dropout) }
    }

    /// The dropout of the next step for a network of `layers` hidden layers.
    pub fn next(&mut self, share: f32, layers: usize) -> Dropout {
        let keys = if share > 0.0 { (0..layers).map(|_| self.rng.next_u32()).collect() } else { Vec::new() };
        Dropout { share, keys }
    }
}

/// The dropout of one step: which hidden units are dropped is a function of this, so that neither threads nor devices
/// change it.
#[derive(Debug, Clone, Default)]
pub struct Dropout {
    share: f32,
    keys: Vec<u32>,
}

/// The dropout of one hidden layer in one step.
#[derive(Debug, Clone, Copy)]
pub struct Mask {
    pub(crate) key: u32,
    /// Units whose mixed bits lie below are dropped.
    pub(crate) threshold: u32,
    /// What kept units are multiplied by, so that their expected sum stays as it was.
    pub scale: f32,
}

impl Dropout {
    /// The mask of hidden layer `layer`; none when nothing is dropped.
    pub fn mask(&self, layer: usize) -> Option<Mask> {
        let key = *self.keys.get(layer)?;
        let threshold = (f64::from(self.share) * 2f64.powi(32)) as u32;
        Some(Mask { key, threshold, scale: 1.0 / (1.0 - self.share) })
    }
}

impl Mask {
    /// The factor of unit `index` = row · width + unit, rows counted from the start of the batch: 0 or `scale`.
    ///
    /// A counter-based generator (Ellis' "lowbias32" mixer): it vectorises, and any unit can be asked for alone.
    #[inline(always)]
    pub fn factor(&self, index: u32) -> f32 {
        let mut x = index ^ self.key;
        x = (x ^ (x >> 16)).wrapping_mul(0x7feb_352d);
        x = (x ^ (x >> 15)).wrapping_mul(0x846c_a68b);
        x ^= x >> 16;
        // A mask of bits: a branch that nobody can foresee would cost more than all the rest.
        let kept = u32::from(x >= self.threshold).wrapping_neg();
        f32::from_bits(self.scale.to_bits() & kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_epoch_visits_each_row_once_in_a_new_order() {
        let mut order = Order::new(100, 1);
        let first = order.next_epoch().to_vec();
        let second = order.next_epoch().to_vec();
        assert_ne!(first, second);
        let mut sorted = second.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        assert_eq!(first, Order::new(100, 1).next_epoch());
        assert_ne!(first, Order::new(100, 2).next_epoch());
    }

    #[test]
    fn dropout_drops_its_share_and_keeps_the_mean() {
        let mask = DropoutKeys::new(3).next(0.25, 1).mask(0).unwrap();
        let factors: Vec<f32> = (0..40_000).map(|i| mask.factor(i)).collect();
        let dropped = factors.iter().filter(|f| **f == 0.0).count();
        assert!((9_700..10_300).contains(&dropped), "{dropped}");
        let mean = factors.iter().sum::<f32>() / 40_000.0;
        assert!((mean - 1.0).abs() < 0.01, "{mean}");
        // Neighbouring units do not agree more often than chance: 0.75² + 0.25² = 0.625.
        let agree = factors.windows(2).filter(|pair| pair[0] == pair[1]).count();
        assert!((24_500..25_500).contains(&agree), "{agree}");
        assert!(DropoutKeys::new(3).next(0.0, 1).mask(0).is_none());
    }
}
