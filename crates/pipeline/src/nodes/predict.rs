//! `predict`: adds what a model answers for each row.

use std::collections::HashSet;

use falaj_data::{Extracted, OutColumn, append};
use falaj_model::package::Package;
use falaj_model::predictor::{Answers, Predictor};
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::model::{ModelVersion, Signature, Task};
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

use super::{Bench, frames, keep_table, trained};
use crate::columns::fits;
use crate::output::{Model, Table};
use crate::params::Predict;

/// The columns that a model's answers become: the answer under `name`, and for classes `probability_CLASS` if asked.
pub fn answer_schema(signature: &Signature, name: &str, probabilities: bool) -> Vec<Column> {
    let column = |name: String, kind| Column { name, kind };
    let real = ColumnType::Real;
    if signature.task == Task::Regression {
        return vec![column(name.to_owned(), real)];
    }
    let mut columns = vec![column(name.to_owned(), ColumnType::Text)];
    if probabilities {
        columns.extend(signature.classes.iter().map(|class| column(format!("probability_{class}"), real)));
    }
    columns
}

/// The answers as columns, in the order of [`answer_schema`].
pub fn answer_columns(answers: Answers, probabilities: bool) -> Vec<OutColumn> {
    match answers {
        Answers::Numbers(values) => vec![OutColumn::Number(values)],
        Answers::Classes { labels, probabilities: all, classes } => {
            let answer = classes.iter().map(|class| labels[*class as usize].clone()).collect();
            let of = |class: usize| all.iter().skip(class).step_by(labels.len()).copied().collect();
            let asked = if probabilities { labels.len() } else { 0 };
            let rest = (0..asked).map(|class| OutColumn::Number(of(class)));
            std::iter::once(OutColumn::Text(answer)).chain(rest).collect()
        }
    }
}

/// The package of a model version, verified against what the registry knows of it.
pub fn package(store: &Store, version: &ModelVersion) -> Result<Package> {
    let folder = store.model_path(version);
    let package = Package::read(&folder)?;
    if package.contents.digest != version.digest {
        return Err(Error::new(Code::ModelDamaged).file(&folder).detail("the digest is not the registered one"));
    }
    Ok(package)
}

/// The columns that are added.
pub(crate) fn added(predict: &Predict, signature: &Signature) -> Vec<Column> {
    answer_schema(signature, &predict.name, predict.probabilities)
}

/// What of the table's columns does not fit the model, and which added column is there already.
pub(crate) fn misfits(predict: &Predict, signature: &Signature, entering: &[Column]) -> Vec<Error> {
    let mut errors = fits(signature, entering);
    let taken: HashSet<&str> = entering.iter().map(|column| column.name.as_str()).collect();
    let twice = added(predict, signature).into_iter().find(|column| taken.contains(column.name.as_str()));
    errors.extend(twice.map(|column| Error::new(Code::ColumnTwice).column(column.name).param("name")));
    errors
}

/// Predicts with the registered model `version`, or with one that was trained in this pipeline.
pub(super) fn work(
    predict: &Predict,
    table: &Table,
    (version, model): (Option<&ModelVersion>, Option<&Model>),
    bench: &Bench,
) -> Result<Table> {
    let predictor = match (version, model) {
        (Some(version), _) => Predictor::from_package(package(bench.store, version)?)?,
        (None, Some(model)) => trained::predictor(model, bench)?,
        (None, None) => return Err(super::wrong("model")),
    };
    let signature = predictor.signature();
    if let Some(error) = misfits(predict, signature, &table.columns).into_iter().next() {
        return Err(error);
    }
    let inputs: Vec<String> = signature.inputs.iter().map(|field| field.name.clone()).collect();
    let (added, out) = (added(predict, signature), bench.path("predicted.parquet"));
    let progress = bench.whole("predict");
    let make = |given: Extracted| {
        let answers = predictor.predict(&frames::frame(given), false)?.answers;
        Ok(answer_columns(answers, predict.probabilities))
    };
    let made = append(&table.path(bench.store), &inputs, &added, &out, &progress, make)?;
    keep_table(bench, &out, made)
}
