//! Metrics of classification.

use falaj_schema::model::Evaluation;

use super::curves::{Ranking, average_precision, roc_auc};
use super::{THRESHOLD, put};

/// Points that a curve keeps at most.
const POINTS: usize = 200;

/// Rows counted by true (outer) and predicted class (inner).
pub(super) fn confusion(classes: usize, truth: &[usize], predicted: &[u32]) -> Vec<Vec<u64>> {
    let mut counts = vec![vec![0; classes]; classes];
    truth.iter().zip(predicted).for_each(|(truth, predicted)| counts[*truth][*predicted as usize] += 1);
    counts
}

pub(super) fn binary(evaluation: &mut Evaluation, probabilities: &[f64], truth: &[usize]) {
    let scores: Vec<f64> = probabilities.chunks_exact(2).map(|row| row[1]).collect();
    let positive: Vec<bool> = truth.iter().map(|class| *class == 1).collect();
    let ranking = Ranking::new(&scores, &positive);
    put(evaluation, "roc_auc", roc_auc(&ranking));
    put(evaluation, "pr_auc", average_precision(&ranking));
    put(evaluation, "log_loss", Some(log_loss(2, probabilities, truth)));
    put(evaluation, "accuracy", Some(accuracy(&evaluation.confusion)));
    let class = Counts::of(&evaluation.confusion, 1);
    put(evaluation, "precision", class.precision());
    put(evaluation, "recall", class.recall());
    put(evaluation, "f1", class.f1());
    evaluation.threshold = Some(THRESHOLD);
    evaluation.roc = ranking.roc(POINTS);
    evaluation.pr = ranking.pr(POINTS);
}

pub(super) fn multiclass(evaluation: &mut Evaluation, probabilities: &[f64], truth: &[usize]) {
    let classes = evaluation.classes.len();
    put(evaluation, "log_loss", Some(log_loss(classes, probabilities, truth)));
    put(evaluation, "accuracy", Some(accuracy(&evaluation.confusion)));
    put(evaluation, "f1_macro", f1_macro(&evaluation.confusion));
    put(evaluation, "roc_auc_ovr", roc_auc_ovr(classes, probabilities, truth));
}

/// Mean negative logarithm of the true class's probability, held within the precision of a double.
fn log_loss(classes: usize, probabilities: &[f64], truth: &[usize]) -> f64 {
    let rows = probabilities.chunks_exact(classes).zip(truth);
    let losses = rows.map(|(row, class)| -row[*class].clamp(f64::EPSILON, 1.0 - f64::EPSILON).ln());
    losses.sum::<f64>() / truth.len() as f64
}

fn accuracy(confusion: &[Vec<u64>]) -> f64 {
    let right: u64 = (0..confusion.len()).map(|class| confusion[class][class]).sum();
    right as f64 / confusion.iter().flatten().sum::<u64>() as f64
}

/// Mean f1 of the classes that occur, in truth or in predictions.
fn f1_macro(confusion: &[Vec<u64>]) -> Option<f64> {
    let scores: Vec<f64> = (0..confusion.len()).filter_map(|class| Counts::of(confusion, class).f1()).collect();
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

/// Mean over the classes of the ROC area of each against the rest; none unless every class occurs in the truth.
fn roc_auc_ovr(classes: usize, probabilities: &[f64], truth: &[usize]) -> Option<f64> {
    let area = |class: usize| {
        let scores: Vec<f64> = probabilities.iter().skip(class).step_by(classes).copied().collect();
        let positive: Vec<bool> = truth.iter().map(|truth| *truth == class).collect();
        roc_auc(&Ranking::new(&scores, &positive))
    };
    let areas: Option<Vec<f64>> = (0..classes).map(area).collect();
    areas.map(|areas| areas.iter().sum::<f64>() / classes as f64)
}

/// How one class was predicted.
struct Counts {
    right: u64,
    predicted: u64,
    truth: u64,
}

impl Counts {
    fn of(confusion: &[Vec<u64>], class: usize) -> Self {
        let predicted = confusion.iter().map(|row| row[class]).sum();
        Self { right: confusion[class][class], predicted, truth: confusion[class].iter().sum() }
    }

    fn precision(&self) -> Option<f64> {
        (self.predicted > 0).then(|| self.right as f64 / self.predicted as f64)
    }

    fn recall(&self) -> Option<f64> {
        (self.truth > 0).then(|| self.right as f64 / self.truth as f64)
    }

    fn f1(&self) -> Option<f64> {
        let both = self.predicted + self.truth;
        (both > 0).then(|| 2.0 * self.right as f64 / both as f64)
    }
}
