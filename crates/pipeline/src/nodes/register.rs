//! `register`: makes the model's package and puts it into the registry as a new version.

use falaj_model::package::{self, Contents, Draft, Reference};
use falaj_model::prepared::Part;
use falaj_schema::Result;
use falaj_schema::model::Lineage;
use falaj_schema::run::RegisteredModel;
use falaj_store::NewModel;
use falaj_store::files::io_error;

use super::{Bench, frames, trained};
use crate::execute::RunOf;
use crate::file;
use crate::output::{Metrics, Model};
use crate::params::Register;
use crate::plan::Plan;

pub(super) fn work(
    register: &Register,
    metrics: &Metrics,
    bench: &Bench,
    plan: &Plan,
    of: &RunOf,
) -> Result<RegisteredModel> {
    let model = &metrics.model;
    let folder = bench.path("package");
    std::fs::create_dir(&folder).map_err(|e| io_error(&folder, &e))?;
    let lineage = Lineage {
        run: of.run.clone(),
        pipeline: of.pipeline.clone(),
        pipeline_digest: file::digest(&plan.pipeline)?,
        datasets: plan.inputs(),
    };
    let predictor = trained::predictor(model, bench)?;
    bench.step("reference", 1, 2, 0.0, 0.8)(0.0);
    let reference = reference(&predictor, model, bench)?;
    bench.cancel.check()?;
    bench.step("package", 2, 2, 0.8, 1.0)(0.0);
    let weights = bench.store.artifacts().path(&model.weights);
    let weights = std::fs::read(&weights).map_err(|e| io_error(&weights, &e))?;
    let draft = Draft {
        name: &register.name,
        created: falaj_store::now(),
        preprocessing: predictor.preprocessing(),
        target: predictor.target(),
        architecture: &model.architecture,
        weights: &weights,
        evaluation: Some(&metrics.evaluation),
        lineage: &lineage,
        reference: &reference,
    };
    let Contents { digest, bytes, .. } = package::write(&folder, &draft)?;
    let new = NewModel {
        name: register.name.clone(),
        digest,
        bytes,
        metrics: metrics.evaluation.metrics.clone(),
        signature: predictor.signature().clone(),
        architecture: model.architecture.describe(),
        parameters: model.architecture.parameters(),
        actor: of.actor.clone(),
        lineage,
    };
    let version = bench.store.model_register(new, &folder)?;
    Ok(RegisteredModel { name: version.name, version: version.version })
}

// What training looked like: its inputs as they were, and the answers for them.
fn reference(predictor: &falaj_model::predictor::Predictor, model: &Model, bench: &Bench) -> Result<Reference> {
    let (answers, _) = trained::answers(predictor, model, Part::Train, bench)?;
    let preprocessing = predictor.preprocessing();
    let used: Vec<String> = preprocessing.columns.iter().map(|step| step.name.clone()).collect();
    let frame = frames::read(&model.prepared.train, &used, bench)?;
    Reference::new(preprocessing, &frame, &answers)
}
