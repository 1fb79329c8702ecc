//! Using a model that was trained in this pipeline.

use falaj_model::network::Network;
use falaj_model::predictor::{Answers, Predictor};
use falaj_model::prep::Encoded;
use falaj_model::prepared::{Part, Prepared};
use falaj_schema::Result;

use super::Bench;
use super::prepare::Fitted;
use crate::output::Model;

/// The model, ready to answer.
pub(super) fn predictor(model: &Model, bench: &Bench) -> Result<Predictor> {
    let Fitted { preprocessing, target } = Fitted::read(bench.store, &model.prepared)?;
    let weights = bench.store.artifacts().path(&model.weights);
    Predictor::new(preprocessing, target, Network::load(&model.architecture, &weights)?)
}

/// Answers for the rows of a part, and the truth: class indices, or numbers in the target's unit.
pub(super) fn answers(predictor: &Predictor, model: &Model, part: Part, bench: &Bench) -> Result<(Answers, Vec<f64>)> {
    let prepared = Prepared::open(&bench.store.artifacts().path(&model.prepared.file))?;
    let rows = prepared.part(part)?;
    let encoded = Encoded { rows: rows.rows, numeric: rows.numeric.to_vec(), codes: rows.codes.to_vec() };
    let answers = predictor.predict_encoded(&encoded)?.answers;
    let truth = rows.target.iter().map(|value| match &answers {
        Answers::Numbers(_) => predictor.target().number(f64::from(*value)),
        Answers::Classes { .. } => f64::from(*value),
    });
    let truth = truth.collect();
    Ok((answers, truth))
}
