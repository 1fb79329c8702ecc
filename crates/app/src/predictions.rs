//! Predicting for every row of a file.

use std::path::{Path, PathBuf};
use std::time::Instant;

use falaj_data::{Cells, ImportOptions, OutColumn, columns_to_carry, read_for_scoring_with, write_predictions_with};
use falaj_model::predictor::Predictor;
use falaj_pipeline::{answer_columns, answer_schema, frame};
use falaj_schema::dataset::Column;
use falaj_schema::model::{ModelVersion, PredictRequest, PredictionFile, Signature};
use falaj_schema::{Caller, Code, Error, Result};

use crate::App;

/// The column with the answers.
const ANSWER: &str = "prediction";
/// Rows that are predicted between two looks at whether to go on.
const STEP: usize = 1 << 15;
/// Shares of the work that reading and predicting are done by.
const READ: f64 = 0.5;
const PREDICTED: f64 = 0.9;

impl App {
    /// Predicts for every row of a file and writes the answers to another.
    pub(crate) fn predict(&self, caller: &Caller, request: &PredictRequest) -> Result<PredictionFile> {
        let begun = Instant::now();
        let model = self.store().model_find(&request.model)?;
        let predictor = Predictor::from_package(self.package(&model)?)?;
        let input = Path::new(&request.input);
        let output = match &request.output {
            Some(path) => PathBuf::from(path),
            None => self.new_output(&model, input)?,
        };
        if is_same_file(input, &output) || (request.keep && output.exists()) {
            return Err(Error::new(Code::FileExists).file(output));
        }
        self.job("job-predict", &model.name, |progress| {
            let step = |share: f64| if progress(share) { Ok(()) } else { Err(Error::new(Code::Cancelled)) };
            let (expected, beside) = wanted(&model.signature, request, input)?;
            let reading = |share: f64| progress(READ * share);
            let mut read = read_for_scoring_with(input, &ImportOptions::default(), &expected, &reading)?;
            let mut columns: Vec<(String, OutColumn)> = beside.iter().map(|at| carried(&read.columns[*at])).collect();
            read.columns.truncate(model.signature.inputs.len());
            let frame = frame(read);
            let counts = predictor.preprocessing().note_counts(&frame)?;
            let warnings = counts.iter().map(|count| count.warning(caller.lang)).collect();
            let within = |share: f64| step(READ + (PREDICTED - READ) * share);
            let predictions = predictor.predict_in_steps(&frame, STEP, within)?;
            drop(frame);
            step(PREDICTED)?;
            let names = out_names(predictor.signature());
            columns.extend(names.into_iter().zip(answer_columns(predictions.answers, true)));
            if request.output.is_none() {
                let folder = output.parent().unwrap_or(Path::new("."));
                std::fs::create_dir_all(folder).map_err(|error| falaj_store::files::io_error(folder, &error))?;
            }
            let writing = |share: f64| progress(PREDICTED + (1.0 - PREDICTED) * share);
            write_predictions_with(&output, &columns, &writing)?;
            Ok(PredictionFile {
                path: output.display().to_string(),
                rows: predictions.rows as u64,
                columns: columns.into_iter().map(|(name, _)| name).collect(),
                warnings,
                seconds: begun.elapsed().as_secs_f64(),
            })
        })
    }

    /// A file of the workspace that is not there yet, named after the model and the input, of the input's kind.
    fn new_output(&self, model: &ModelVersion, input: &Path) -> Result<PathBuf> {
        self.store().require_writable()?;
        let folder = self.store().root().join("predictions");
        let stem = input.file_stem().unwrap_or_default().to_string_lossy();
        let ending = match input.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
            Some("parquet" | "pq") => "parquet",
            _ => "csv",
        };
        let named = |number: u32| match number {
            1 => folder.join(format!("{}-v{}-{stem}.{ending}", model.name, model.version)),
            _ => folder.join(format!("{}-v{}-{stem}-{number}.{ending}", model.name, model.version)),
        };
        let free = (1..10_000).map(named).find(|path| !path.exists());
        free.ok_or_else(|| Error::new(Code::FileExists).file(named(1)))
    }
}

/// The columns to read, the model's inputs first, and which of them to write beside the predictions, in their order.
fn wanted(signature: &Signature, request: &PredictRequest, input: &Path) -> Result<(Vec<Column>, Vec<usize>)> {
    let mut columns: Vec<Column> =
        signature.inputs.iter().map(|field| Column { name: field.name.clone(), kind: field.kind }).collect();
    let inputs = columns.len();
    let own = request.columns.iter().filter(|name| !(request.with_inputs && is_input(signature, name)));
    let own: Vec<String> = own.cloned().collect();
    // Copied as the file has them, even where the model takes them as another type.
    columns.extend(columns_to_carry(input, &own)?);
    let mut beside: Vec<usize> = (inputs..columns.len()).collect();
    if request.with_inputs {
        beside.extend(0..inputs);
    }
    // Said before the work, not after it.
    let mut names: Vec<&str> = beside.iter().map(|at| columns[*at].name.as_str()).collect();
    let out = out_names(signature);
    names.extend(out.iter().map(String::as_str));
    let mut seen = std::collections::HashSet::new();
    match names.iter().find(|name| !seen.insert(**name)) {
        Some(twice) => Err(Error::new(Code::ColumnTwice).column(*twice).file(input)),
        None => Ok((columns, beside)),
    }
}

fn is_input(signature: &Signature, name: &str) -> bool {
    signature.inputs.iter().any(|field| field.name == name)
}

fn carried((column, cells): &(Column, Cells)) -> (String, OutColumn) {
    (column.name.clone(), OutColumn::Cells(column.kind, cells.clone()))
}

fn out_names(signature: &Signature) -> Vec<String> {
    answer_schema(signature, ANSWER, true).into_iter().map(|column| column.name).collect()
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
