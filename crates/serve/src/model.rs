//! The model that is served, as the handlers see it.

use std::path::Path;

use falaj_model::frame::Frame;
use falaj_model::package::Package;
use falaj_model::predictor::{Answers, Predictor};
use falaj_schema::Result;
use falaj_schema::message::Lang;
use falaj_schema::model::{Prediction, Signature};

use crate::describe::probability;
use crate::response::{Output, OutputValues};

/// Version of a package that nobody gave one.
pub const VERSION: &str = "1";

/// A model package that was checked and loaded.
pub struct Served {
    name: String,
    predictor: Predictor,
}

impl Served {
    /// Loads the package in `folder`, after its files were compared with their digests.
    pub fn load(folder: &Path) -> Result<Self> {
        let package = Package::read(folder)?;
        let name = package.manifest.name.clone();
        Ok(Self { name, predictor: Predictor::from_package(package)? })
    }

    /// The name that the package has for itself.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the model takes and gives.
    pub fn signature(&self) -> &Signature {
        self.predictor.signature()
    }

    /// The outputs of the protocol for every row.
    pub fn outputs(&self, frame: &Frame) -> Result<Vec<Output>> {
        let output = |name: String, values| Output { name, values };
        let prediction = |values| output("prediction".to_owned(), values);
        let predictions = self.predictor.predict(frame, false)?;
        let (labels, probabilities, classes) = match predictions.answers {
            Answers::Numbers(numbers) => return Ok(vec![prediction(OutputValues::Numbers(numbers))]),
            Answers::Classes { labels, probabilities, classes } => (labels, probabilities, classes),
        };
        let label = |class: &u32| labels[*class as usize].clone();
        let mut outputs = vec![prediction(OutputValues::Texts(classes.iter().map(label).collect()))];
        for (position, label) in labels.iter().enumerate() {
            let column = probabilities.iter().skip(position).step_by(labels.len()).copied().collect();
            outputs.push(output(probability(label), OutputValues::Numbers(column)));
        }
        Ok(outputs)
    }

    /// The answer for every row, with what is unusual about it in `lang`.
    pub fn predictions(&self, frame: &Frame, lang: Lang) -> Result<Vec<Prediction>> {
        let predictions = self.predictor.predict(frame, true)?;
        Ok((0..frame.rows).map(|row| predictions.to_prediction(row, lang)).collect())
    }
}
