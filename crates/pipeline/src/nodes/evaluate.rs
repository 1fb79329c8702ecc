//! `evaluate`: how good a model is on rows that it was not trained on.

use falaj_model::metrics;
use falaj_model::prepared::Part;
use falaj_schema::Result;

use super::{Bench, trained};
use crate::output::{Metrics, Model};
use crate::params::Evaluate;

pub(super) fn work(evaluate: &Evaluate, model: &Model, bench: &Bench) -> Result<Metrics> {
    let part = if evaluate.part == Part::Valid.as_str() { Part::Valid } else { Part::Test };
    bench.step("predict", 1, 2, 0.0, 0.7)(0.0);
    let predictor = trained::predictor(model, bench)?;
    let (answers, truth) = trained::answers(&predictor, model, part, bench)?;
    bench.cancel.check()?;
    bench.step("measure", 2, 2, 0.7, 1.0)(0.0);
    let evaluation = metrics::evaluate(model.prepared.task, part.as_str(), &answers, &truth)?;
    Ok(Metrics { model: model.clone(), evaluation })
}
