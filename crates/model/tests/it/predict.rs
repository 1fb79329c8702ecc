//! Answers for rows.

use falaj_model::frame::Frame;
use falaj_model::predictor::{Answers, Predictor};
use falaj_schema::message::Lang;
use falaj_schema::spec::ModelSpec;
use serde_json::json;

use crate::table::{fitted, inputs, mlp, network, target};

fn predictor(labels: &[&str], spec: ModelSpec) -> Predictor {
    let preprocessing = fitted(&inputs(500));
    let target = target(500, labels);
    let network = network(&preprocessing, &target, spec);
    Predictor::new(preprocessing, target, network).unwrap()
}

fn probabilities(answers: Answers) -> Vec<f64> {
    match answers {
        Answers::Classes { probabilities, .. } => probabilities,
        Answers::Numbers(numbers) => numbers,
    }
}

#[test]
fn a_row_alone_is_answered_as_in_a_batch() {
    for labels in [&["n", "y"][..], &["a", "b", "c"], &[]] {
        for spec in [mlp(), ModelSpec::Linear {}] {
            let predictor = predictor(labels, spec);
            let frame = inputs(700);
            let encoded = predictor.preprocessing().apply(&frame).unwrap();
            let batch = probabilities(predictor.predict(&frame, false).unwrap().answers);
            let width = batch.len() / 700;
            let (d, k) = (encoded.numeric.len() / 700, encoded.codes.len() / 700);
            for row in [0, 3, 699] {
                let alone = falaj_model::prep::Encoded {
                    rows: 1,
                    numeric: encoded.numeric[row * d..][..d].to_vec(),
                    codes: encoded.codes[row * k..][..k].to_vec(),
                };
                let alone = probabilities(predictor.predict_encoded(&alone).unwrap().answers);
                let apart = alone.iter().zip(&batch[row * width..]).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                assert!(apart < 1e-6, "{apart}");
            }
        }
    }
}

#[test]
fn no_rows_have_no_answers() {
    let predictor = predictor(&["n", "y"], mlp());
    let answers = predictor.predict(&inputs(0), true).unwrap();
    assert_eq!((answers.rows, answers.notes.len()), (0, 0));
}

#[test]
fn rows_of_a_request_are_answered_with_notes() {
    let predictor = predictor(&["n", "y"], mlp());
    let row = json!({"real": 3.5, "count": 900, "flag": true, "side": "north", "at": "1970-02-03T04:05:06"});
    let frame = Frame::from_rows(predictor.signature(), &[row.as_object().unwrap().clone()]).unwrap();
    let sent = predictor.predict(&frame, true).unwrap().to_prediction(0, Lang::En);
    assert_eq!(sent.notes.len(), 1);
    assert!((sent.probabilities.values().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(sent.prediction == "y" || sent.prediction == "n");
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let preprocessing = fitted(&inputs(500));
    let two = target(500, &["n", "y"]);
    let network = network(&preprocessing, &two, mlp());
    assert!(Predictor::new(preprocessing, target(500, &["a", "b", "c"]), network).is_err());
}
