//! Answers for rows.

use falaj_model::frame::Frame;
use falaj_model::predictor::{Answers, Predictor};
use falaj_schema::message::Lang;
use falaj_schema::spec::ModelSpec;
use falaj_schema::{Code, Error};
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
fn rows_in_steps_are_answered_as_rows_at_once() {
    for classes in [&["n", "y"][..], &["a", "b", "c"]] {
        let predictor = predictor(classes, mlp());
        let whole = predictor.predict(&inputs(50), false).unwrap();
        for step in [1, 7, 50, 80] {
            let mut shares = Vec::new();
            let record = |share| {
                shares.push(share);
                Ok(())
            };
            let stepped = predictor.predict_in_steps(&inputs(50), step, record).unwrap();
            assert_eq!(stepped.rows, whole.rows);
            // A product of another size adds its terms up in another order.
            let pairs = std::iter::zip(probabilities(stepped.answers), probabilities(whole.answers.clone()));
            assert!(pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max) < 1e-6);
            assert_eq!(shares.len(), 50_usize.div_ceil(step) - 1);
            assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..1.0).contains(share)));
        }
        let stopped = predictor.predict_in_steps(&inputs(50), 10, |_| Err(Error::new(Code::Cancelled)));
        assert_eq!(stopped.unwrap_err().code, Code::Cancelled);
    }
}

#[test]
fn rows_of_a_request_are_answered_with_notes() {
    let predictor = predictor(&["n", "y"], mlp());
    let row = json!({"real": 3.5, "count": 900, "flag": true, "side": "north", "at": "1970-02-03T04:05:06"});
    let frame = Frame::from_rows(predictor.signature(), &[row.as_object().unwrap().clone()]).unwrap();
    let sent = predictor.predict(&frame, true).unwrap().to_prediction(0, Lang::En);
    assert_eq!(sent.notes.len(), 1);
    let note = &sent.notes[0];
    assert_eq!((note.code.as_str(), note.params["column"].as_str()), ("range", "count"));
    assert_eq!(note.message, "count: outside the range seen in training");
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
