//! AdamW over slices of parameters (Loshchilov & Hutter 2019), with the sum of the chunks' gradients fused in.

use pulp::Arch;

use crate::trainer::AdamW;

/// The numbers of one step of AdamW.
#[derive(Debug, Clone, Copy)]
pub struct StepSizes {
    /// Learning rate over the bias correction of the mean.
    rate: f32,
    /// 1 / √(bias correction of the mean square).
    root: f32,
    /// What decaying parameters are multiplied by.
    keep: f32,
}

impl StepSizes {
    /// Of step `step`, counted from 1.
    pub fn new(adam: AdamW, step: u64) -> Self {
        let t = i32::try_from(step).unwrap_or(i32::MAX);
        let rate = adam.learning_rate / (1.0 - AdamW::BETA1.powi(t));
        let root = 1.0 / (1.0 - AdamW::BETA2.powi(t)).sqrt();
        let keep = 1.0 - adam.learning_rate * adam.weight_decay;
        Self { rate: rate as f32, root: root as f32, keep: keep as f32 }
    }
}

/// Some parameters with their running means.
pub struct Segment<'a> {
    /// The parameters.
    pub weights: &'a mut [f32],
    /// Running mean of gradients.
    pub mean: &'a mut [f32],
    /// Running mean of squared gradients.
    pub square: &'a mut [f32],
    /// Weight decay applies.
    pub decays: bool,
}

impl Segment<'_> {
    /// One step along `gradient`.
    pub fn update(&mut self, gradient: &[f32], sizes: StepSizes) {
        const BETA1: f32 = AdamW::BETA1 as f32;
        const BETA2: f32 = AdamW::BETA2 as f32;
        // From 64 bits: 1 − 0.999 in 32 bits is off by 5 parts in 100,000.
        const REST1: f32 = (1.0 - AdamW::BETA1) as f32;
        const REST2: f32 = (1.0 - AdamW::BETA2) as f32;
        const EPSILON: f32 = AdamW::EPSILON as f32;
        let keep = if self.decays { sizes.keep } else { 1.0 };
        Arch::new().dispatch(|| {
            let means = self.mean.iter_mut().zip(self.square.iter_mut());
            for ((weight, (mean, square)), g) in self.weights.iter_mut().zip(means).zip(gradient) {
                *mean = BETA1 * *mean + REST1 * g;
                *square = BETA2 * *square + REST2 * g * g;
                *weight = *weight * keep - sizes.rate * *mean / (square.sqrt() * sizes.root + EPSILON);
            }
        });
    }
}

/// Writes the sum of `parts` into `total`, always in their order.
pub fn sum<'a>(total: &mut [f32], mut parts: impl Iterator<Item = &'a [f32]>) {
    match parts.next() {
        Some(first) => total.copy_from_slice(first),
        None => total.fill(0.0),
    }
    for part in parts {
        Arch::new().dispatch(|| total.iter_mut().zip(part).for_each(|(sum, value)| *sum += value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_those_of_the_paper() {
        let adam = AdamW { learning_rate: 0.1, weight_decay: 0.5 };
        let (mut w, mut m, mut v) = ([1.0f32], [0.0f32], [0.0f32]);
        let (mut weight, mut mean, mut square) = (1.0f64, 0.0f64, 0.0f64);
        for (t, g) in [(1, 0.5f64), (2, -0.2), (3, 0.1)] {
            let mut segment = Segment { weights: &mut w, mean: &mut m, square: &mut v, decays: true };
            segment.update(&[g as f32], StepSizes::new(adam, t));
            mean = 0.9 * mean + 0.1 * g;
            square = 0.999 * square + 0.001 * g * g;
            let corrected = (mean / (1.0 - 0.9f64.powi(t as i32)), square / (1.0 - 0.999f64.powi(t as i32)));
            weight -= 0.1 * 0.5 * weight + 0.1 * corrected.0 / (corrected.1.sqrt() + 1e-8);
        }
        assert!((f64::from(w[0]) - weight).abs() < 1e-6, "{} {weight}", w[0]);
    }
}
