//! Models: looking at versions and predicting for files.

use std::path::Path;
use std::time::Instant;

use falaj_data::{OutColumn, read_for_scoring, write_predictions};
use falaj_model::package::Package;
use falaj_model::predictor::{Answers, Predictor};
use falaj_pipeline::frame;
use falaj_schema::dataset::Column;
use falaj_schema::model::{ModelResponse, ModelVersion, PredictRequest, PredictionFile};
use falaj_schema::{Caller, Code, Error, Result};

use crate::App;

impl App {
    /// A model version with what its package says.
    pub(crate) fn show_model(&self, reference: &str) -> Result<ModelResponse> {
        let model = self.store().model_find(reference)?;
        let package = self.package(&model)?;
        Ok(ModelResponse {
            path: self.store().model_path(&model).display().to_string(),
            evaluation: package.manifest.evaluation,
            files: package.contents.files,
            card: package.card,
            model,
        })
    }

    /// The package of a version, verified against what the registry knows of it.
    fn package(&self, model: &ModelVersion) -> Result<Package> {
        let folder = self.store().model_path(model);
        let package = Package::read(&folder)?;
        if package.contents.digest != model.digest {
            return Err(Error::new(Code::ModelDamaged).file(&folder).detail("the digest is not the registered one"));
        }
        Ok(package)
    }

    /// Predicts for every row of a file and writes the answers to another.
    pub(crate) fn predict(&self, caller: &Caller, request: &PredictRequest) -> Result<PredictionFile> {
        let begun = Instant::now();
        let model = self.store().model_find(&request.model)?;
        let predictor = Predictor::from_package(self.package(&model)?)?;
        let (input, output) = (Path::new(&request.input), Path::new(&request.output));
        if is_same_file(input, output) {
            return Err(Error::new(Code::FileExists).file(output));
        }
        self.job("job-predict", &model.name, |progress| {
            let step = |share: f64| if progress(share) { Ok(()) } else { Err(Error::new(Code::Cancelled)) };
            let inputs = model.signature.inputs.iter();
            let expected: Vec<Column> = inputs.map(|f| Column { name: f.name.clone(), kind: f.kind }).collect();
            let frame = frame(read_for_scoring(input, &expected)?);
            step(0.3)?;
            let counts = predictor.preprocessing().note_counts(&frame)?;
            let warnings = counts.iter().map(|count| count.warning(caller.lang)).collect();
            let predictions = predictor.predict(&frame, false)?;
            drop(frame);
            step(0.8)?;
            let columns = out_columns(predictions.answers);
            write_predictions(output, &columns)?;
            Ok(PredictionFile {
                path: request.output.clone(),
                rows: predictions.rows as u64,
                columns: columns.into_iter().map(|(name, _)| name).collect(),
                warnings,
                seconds: begun.elapsed().as_secs_f64(),
            })
        })
    }
}

/// `prediction`, and for classes `probability_<class>`.
fn out_columns(answers: Answers) -> Vec<(String, OutColumn)> {
    match answers {
        Answers::Numbers(values) => vec![("prediction".to_owned(), OutColumn::Number(values))],
        Answers::Classes { labels, probabilities, classes } => {
            let predicted = classes.iter().map(|class| labels[*class as usize].clone()).collect();
            let mut columns = vec![("prediction".to_owned(), OutColumn::Text(predicted))];
            for (i, label) in labels.iter().enumerate() {
                let column = probabilities.iter().skip(i).step_by(labels.len()).copied().collect();
                columns.push((format!("probability_{label}"), OutColumn::Number(column)));
            }
            columns
        }
    }
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
