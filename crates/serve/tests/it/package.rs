//! A small model package with weights that look random, and what its model answers.

use std::collections::HashMap;
use std::path::Path;

use falaj_model::architecture::{Architecture, TensorShape, outputs};
use falaj_model::frame::{Frame, Series, Values};
use falaj_model::package::{self, Draft, Reference};
use falaj_model::predictor::Predictor;
use falaj_model::prep::{Options, Preprocessing};
use falaj_model::target::Target;
use falaj_schema::dataset::ColumnType;
use falaj_schema::message::Lang;
use falaj_schema::model::{Lineage, Prediction};
use falaj_schema::spec::ModelSpec;
use safetensors::tensor::{Dtype, TensorView};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// A package on disk.
pub struct Known {
    folder: TempDir,
}

impl Known {
    /// A model of `labels`, or of a number when there are none; another `seed` answers otherwise.
    pub fn new(labels: &[&str], seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), labels, seed);
        Self { folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the model answers when it is asked in this process.
    pub fn answers(&self, rows: &[Map<String, Value>]) -> Vec<Prediction> {
        let predictor = Predictor::load(self.path()).unwrap();
        let frame = Frame::from_rows(predictor.signature(), rows).unwrap();
        let predictions = predictor.predict(&frame, true).unwrap();
        (0..rows.len()).map(|row| predictions.to_prediction(row, Lang::En)).collect()
    }

    /// Changes one bit of a file.
    pub fn damage(&self, file: &str) {
        let path = self.path().join(file);
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(path, bytes).unwrap();
    }
}

/// Rows for the model, with every type of column and missing values.
pub fn rows() -> Vec<Map<String, Value>> {
    let rows = json!([
        { "size": 12.5, "rooms": 3, "lift": true, "side": "north", "day": "2026-02-01" },
        { "size": 80, "rooms": 1, "lift": false, "side": "west", "day": "2026-03-20" },
        { "size": null, "rooms": 7, "lift": null, "side": null, "day": null },
        { "size": 1e3, "rooms": 2, "lift": true, "side": "قرب البحر", "day": "2020-01-01" },
        {}
    ]);
    serde_json::from_value(rows).unwrap()
}

/// Numbers from 0 to below 1 that look random (the generator of ANSI C).
fn noise(count: usize, seed: u64) -> Vec<f64> {
    let next = |x: &mut u64| {
        *x = (*x * 1_103_515_245 + 12_345) % (1 << 31);
        Some(*x as f64 / (1u64 << 31) as f64)
    };
    let mut state = seed;
    std::iter::from_fn(|| next(&mut state)).take(count).collect()
}

fn inputs() -> Frame {
    let rows = 400;
    let draw = |seed| noise(rows, seed).into_iter();
    let series = |name: &str, kind, values| Series { name: name.into(), kind, values };
    let words = ["north", "south", "east", "west"].map(str::to_owned).to_vec();
    let codes = draw(3).map(|value| (value * 4.0) as u32).collect();
    let days = draw(5).map(|value| 1_767_225_600_000_000 + (value * 90.0) as i64 * 86_400_000_000).collect();
    let size = draw(1).map(|value| if value < 0.1 { f64::NAN } else { value * 100.0 }).collect();
    let rooms = draw(4).map(|value| (value * 9.0).floor()).collect();
    let lift = draw(6).map(|value| f64::from(value > 0.7)).collect();
    Frame {
        rows,
        columns: vec![
            series("size", ColumnType::Real, Values::Number(size)),
            series("rooms", ColumnType::Integer, Values::Number(rooms)),
            series("lift", ColumnType::Boolean, Values::Number(lift)),
            series("side", ColumnType::Text, Values::Text { dictionary: words, codes }),
            series("day", ColumnType::Date, Values::Time(days)),
        ],
    }
}

fn target(rows: usize, labels: &[&str]) -> Target {
    let draws = noise(rows, 9);
    let (kind, values) = match labels {
        [] => (ColumnType::Real, Values::Number(draws)),
        labels => {
            let dictionary = labels.iter().map(|label| (*label).to_owned()).collect();
            let codes = draws.iter().map(|draw| (draw * labels.len() as f64) as u32).collect();
            (ColumnType::Text, Values::Text { dictionary, codes })
        }
    };
    Target::fit(&Series { name: "y".into(), kind, values }, None).unwrap()
}

fn weights(architecture: &Architecture, seed: u64) -> Vec<u8> {
    let fill = |(tensor, seed): (&TensorShape, u64)| -> Vec<u8> {
        let draws = noise(tensor.shape.iter().product(), seed);
        draws.iter().flat_map(|draw| ((*draw as f32 - 0.5) * 0.8).to_le_bytes()).collect()
    };
    let tensors = architecture.tensors();
    let bytes: Vec<Vec<u8>> = tensors.iter().zip(seed..).map(fill).collect();
    let views: HashMap<String, TensorView> = tensors
        .iter()
        .zip(&bytes)
        .map(|(t, bytes)| (t.name.clone(), TensorView::new(Dtype::F32, t.shape.clone(), bytes).unwrap()))
        .collect();
    safetensors::serialize(views, None).unwrap()
}

fn write(folder: &Path, labels: &[&str], seed: u64) {
    let frame = inputs();
    let preprocessing = Preprocessing::fit(&frame, &Options::default()).unwrap();
    let target = target(frame.rows, labels);
    let spec = ModelSpec::Mlp { hidden: vec![16], dropout: 0.0, embedding: 4 };
    let outputs = outputs(target.task, target.classes.len() as u32);
    let architecture =
        Architecture::new(spec, preprocessing.numeric_width() as u32, preprocessing.cardinalities(), outputs);
    let weights = weights(&architecture, seed);
    let network = falaj_model::network::Network::from_bytes(&architecture, &weights).unwrap();
    let predictor = Predictor::new(preprocessing.clone(), target.clone(), network).unwrap();
    let answers = predictor.predict(&frame, false).unwrap().answers;
    let lineage = Lineage { run: "r".into(), pipeline: "p".into(), pipeline_digest: "0".into(), datasets: vec![] };
    let draft = Draft {
        name: "homes",
        created: 1_795_478_400_000,
        preprocessing: &preprocessing,
        target: &target,
        architecture: &architecture,
        weights: &weights,
        evaluation: None,
        lineage: &lineage,
        reference: &Reference::new(&preprocessing, &frame, &answers).unwrap(),
    };
    package::write(folder, &draft).unwrap();
}
