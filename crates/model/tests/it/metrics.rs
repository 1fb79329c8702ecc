//! Metrics beside those of scikit-learn 1.x on the same rows.

use falaj_model::metrics::evaluate;
use falaj_model::predictor::Answers;
use falaj_schema::model::{Evaluation, Task};

use crate::table::noise;

fn compare(evaluation: &Evaluation, expected: &[(&str, f64)]) {
    assert_eq!(evaluation.metrics.len(), expected.len());
    for (name, expected) in expected {
        let value = evaluation.metrics[*name].unwrap();
        assert!((value - expected).abs() < 1e-12, "{name}: {value} instead of {expected}");
    }
}

fn classes(labels: &[&str], probabilities: Vec<f64>) -> Answers {
    let largest = |row: &[f64]| (0..row.len()).rev().max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap() as u32;
    let classes = match labels.len() {
        2 => probabilities.chunks_exact(2).map(|row| u32::from(row[1] >= 0.5)).collect(),
        count => probabilities.chunks_exact(count).map(largest).collect(),
    };
    Answers::Classes { labels: labels.iter().map(|label| (*label).to_owned()).collect(), probabilities, classes }
}

#[test]
fn two_classes_with_many_ties() {
    let draws = noise(400, 1);
    let scores: Vec<f64> = draws[..200].iter().map(|draw| (draw * 100.0).round_ties_even() / 100.0).collect();
    let truth: Vec<f64> =
        scores.iter().zip(&draws[200..]).map(|(score, draw)| f64::from(score * 0.6 + draw * 0.4 > 0.5)).collect();
    let answers = classes(&["n", "y"], scores.iter().flat_map(|score| [1.0 - score, *score]).collect());
    let evaluation = evaluate(Task::Binary, "test", &answers, &truth).unwrap();
    compare(
        &evaluation,
        &[
            ("roc_auc", 0.9244883556810162),
            ("pr_auc", 0.9209617525372111),
            ("log_loss", 0.40241731361438554),
            ("accuracy", 0.855),
            ("precision", 0.8163265306122449),
            ("recall", 0.8791208791208791),
            ("f1", 0.8465608465608465),
        ],
    );
    assert_eq!(evaluation.confusion, [[91, 18], [11, 80]]);
    assert_eq!((evaluation.roc.first(), evaluation.roc.last()), (Some(&[0.0, 0.0]), Some(&[1.0, 1.0])));
    assert_eq!((evaluation.threshold, evaluation.pr.last().map(|point| point[0])), (Some(0.5), Some(1.0)));
}

#[test]
fn three_classes() {
    let draws = noise(800, 7);
    let rows = draws[..600].chunks_exact(3).map(|row| [row[0] + 0.05, row[1] + 0.05, row[2] + 0.05]);
    let rows: Vec<[f64; 3]> = rows.map(|row| row.map(|value| value / row.iter().sum::<f64>())).collect();
    let answers = classes(&["a", "b", "c"], rows.concat());
    let Answers::Classes { classes, .. } = &answers else { unreachable!() };
    let truth = classes.iter().zip(&draws[600..]);
    let truth = truth.map(|(class, draw)| if *draw > 0.4 { f64::from(*class) } else { (draw * 1000.0).floor() % 3.0 });
    let evaluation = evaluate(Task::Multiclass, "test", &answers, &truth.collect::<Vec<_>>()).unwrap();
    compare(
        &evaluation,
        &[
            ("log_loss", 0.9386484685955597),
            ("accuracy", 0.715),
            ("f1_macro", 0.7131303897008481),
            ("roc_auc_ovr", 0.7726476190598853),
        ],
    );
    assert_eq!(evaluation.confusion, [[53, 13, 10], [9, 41, 13], [5, 7, 49]]);
}

#[test]
fn numbers() {
    let draws = noise(300, 3);
    let truth: Vec<f64> = draws[..150].iter().map(|draw| draw * 10.0).collect();
    let answers = truth.iter().zip(&draws[150..]).map(|(truth, draw)| truth + (draw - 0.5) * 3.0).collect();
    let evaluation = evaluate(Task::Regression, "test", &Answers::Numbers(answers), &truth).unwrap();
    compare(&evaluation, &[("rmse", 0.8806497717856109), ("mae", 0.750010260688141), ("r2", 0.9036415525332648)]);
    assert_eq!(evaluation.residuals.unwrap().counts.iter().sum::<u64>(), 150);
}

#[test]
fn what_is_not_defined_is_null() {
    let answers = classes(&["n", "y"], vec![0.9, 0.1, 1.0, 0.0]);
    let evaluation = evaluate(Task::Binary, "test", &answers, &[0.0, 0.0]).unwrap();
    for name in ["roc_auc", "pr_auc", "precision", "recall", "f1"] {
        assert_eq!(evaluation.metrics[name], None, "{name}");
    }
    assert_eq!(evaluation.metrics["accuracy"], Some(1.0));
    let same = evaluate(Task::Regression, "test", &Answers::Numbers(vec![1.0, 2.0]), &[3.0, 3.0]).unwrap();
    assert_eq!(same.metrics["r2"], None);
    // A certain answer that is wrong costs much, not infinitely much.
    let wrong = evaluate(Task::Binary, "test", &classes(&["n", "y"], vec![1.0, 0.0]), &[1.0]).unwrap();
    assert!((wrong.metrics["log_loss"].unwrap() - 36.043_653_389_117_15).abs() < 1e-9);
}
