//! How good answers are. Every metric is defined as in scikit-learn; one that is not defined on the rows is none.

mod classes;
mod curves;
mod numbers;

use std::collections::BTreeMap;

use falaj_schema::model::{Evaluation, Task};
use falaj_schema::{Code, Error, Result};

use crate::predictor::Answers;

pub use curves::{average_precision, roc_auc};

/// Probability from which the positive class is predicted.
pub const THRESHOLD: f64 = 0.5;

/// Evaluates `answers` for the rows of `part` against `truth`: class indices, or numbers in the unit of the target.
///
/// # Errors
/// [`Code::NoRows`]; [`Code::Internal`] when there are not as many answers as truths, or a class is out of range.
pub fn evaluate(task: Task, part: &str, answers: &Answers, truth: &[f64]) -> Result<Evaluation> {
    if truth.is_empty() {
        return Err(Error::new(Code::NoRows));
    }
    let mut evaluation = empty(task, part, truth.len());
    match answers {
        Answers::Numbers(numbers) => {
            check(numbers.len() == truth.len())?;
            numbers::evaluate(&mut evaluation, numbers, truth);
        }
        Answers::Classes { labels, probabilities, classes } => {
            let known = truth.iter().all(|class| *class >= 0.0 && (*class as usize) < labels.len());
            check(known && classes.len() == truth.len() && probabilities.len() == truth.len() * labels.len())?;
            let truth: Vec<usize> = truth.iter().map(|class| *class as usize).collect();
            evaluation.classes = labels.clone();
            evaluation.confusion = classes::confusion(labels.len(), &truth, classes);
            match task {
                Task::Binary => classes::binary(&mut evaluation, probabilities, &truth),
                Task::Multiclass | Task::Regression => classes::multiclass(&mut evaluation, probabilities, &truth),
            }
        }
    }
    Ok(evaluation)
}

fn check(fits: bool) -> Result<()> {
    if fits { Ok(()) } else { Err(Error::new(Code::Internal).detail("answers and truths do not fit")) }
}

fn empty(task: Task, part: &str, rows: usize) -> Evaluation {
    Evaluation {
        task,
        part: part.to_owned(),
        rows: rows as u64,
        classes: Vec::new(),
        metrics: BTreeMap::new(),
        confusion: Vec::new(),
        roc: Vec::new(),
        pr: Vec::new(),
        threshold: None,
        residuals: None,
    }
}

fn put(evaluation: &mut Evaluation, name: &str, value: Option<f64>) {
    evaluation.metrics.insert(name.to_owned(), value.filter(|value| value.is_finite()));
}
