//! What training makes small, and its derivative.

use falaj_schema::model::Task;

/// A loss of outputs and target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Binary cross-entropy of a logit.
    Logistic,
    /// Cross-entropy of the softmax of several logits.
    Softmax,
    /// Squared error.
    Squared,
}

impl Loss {
    /// The loss that fits a kind of answer.
    pub fn of(task: Task) -> Self {
        match task {
            Task::Binary => Self::Logistic,
            Task::Multiclass => Self::Softmax,
            Task::Regression => Self::Squared,
        }
    }

    /// Sum of the losses of rows: `outputs` is [rows, target.len()]. Each output is replaced by its derivative × `scale`.
    pub fn sum_and_derive(self, outputs: &mut [f32], target: &[f32], scale: f32) -> f64 {
        match self {
            Self::Logistic => sum(outputs, target, 1, |z, y| logistic(z, y, scale)),
            Self::Squared => sum(outputs, target, 1, |z, y| squared(z, y, scale)),
            Self::Softmax => {
                let width = outputs.len().checked_div(target.len()).unwrap_or(0);
                sum(outputs, target, width, |z, y| softmax(z, y, scale))
            }
        }
    }
}

fn sum(outputs: &mut [f32], target: &[f32], width: usize, row: impl Fn(&mut [f32], f32) -> f32) -> f64 {
    outputs.chunks_exact_mut(width.max(1)).zip(target).map(|(z, y)| f64::from(row(z, *y))).sum()
}

// log(1 + e^-|z|) + max(z, 0) − z·y never overflows and keeps its digits at saturated logits.
fn logistic(z: &mut [f32], y: f32, scale: f32) -> f32 {
    let logit = z[0];
    let e = (-logit.abs()).exp();
    let probability = if logit >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) };
    z[0] = (probability - y) * scale;
    logit.max(0.0) - logit * y + e.ln_1p()
}

fn squared(z: &mut [f32], y: f32, scale: f32) -> f32 {
    let error = z[0] - y;
    z[0] = 2.0 * error * scale;
    error * error
}

fn softmax(z: &mut [f32], y: f32, scale: f32) -> f32 {
    let class = y as usize;
    let largest = z.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let chosen = z[class] - largest;
    let mut total = 0.0;
    for logit in z.iter_mut() {
        *logit = (*logit - largest).exp();
        total += *logit;
    }
    let factor = scale / total;
    z.iter_mut().for_each(|e| *e *= factor);
    z[class] -= scale;
    total.ln() - chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derivative_fits(loss: Loss, outputs: &[f32], target: &[f32]) {
        let mut derived = outputs.to_vec();
        loss.sum_and_derive(&mut derived, target, 1.0);
        let h = 1e-2;
        for i in 0..outputs.len() {
            let at = |step: f32| {
                let mut moved = outputs.to_vec();
                moved[i] += step;
                loss.sum_and_derive(&mut moved, target, 1.0)
            };
            let slope = (at(h) - at(-h)) / (2.0 * f64::from(h));
            assert!((slope - f64::from(derived[i])).abs() < 1e-3, "{loss:?} {i}: {slope} {}", derived[i]);
        }
    }

    #[test]
    fn derivatives_are_the_slopes() {
        derivative_fits(Loss::Logistic, &[0.3, -2.0, 1.5], &[1.0, 0.0, 0.0]);
        derivative_fits(Loss::Squared, &[0.3, -2.0], &[1.0, 0.5]);
        derivative_fits(Loss::Softmax, &[0.1, -0.4, 0.9, 2.0, 0.0, 1.0], &[2.0, 1.0]);
    }

    #[test]
    fn saturated_logits_stay_finite() {
        let mut outputs = [200.0, -200.0];
        let sum = Loss::Logistic.sum_and_derive(&mut outputs, &[0.0, 1.0], 1.0);
        assert_eq!(sum, 400.0);
        assert_eq!(outputs, [1.0, -1.0]);
        let mut logits = [1000.0, 0.0];
        assert_eq!(Loss::Softmax.sum_and_derive(&mut logits, &[1.0], 1.0), 1000.0);
    }
}
