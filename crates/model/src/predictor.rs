//! From rows to answers: the one path that batch scoring, evaluation and serving share.

use std::path::Path;

use falaj_schema::message::Lang;
use falaj_schema::model::{Prediction, Signature, Task};
use falaj_schema::{Code, Error, Result};
use serde_json::Value;

use crate::architecture::Architecture;
use crate::frame::Frame;
use crate::network::Network;
use crate::package::Package;
use crate::prep::{Encoded, Note, Preprocessing};
use crate::target::Target;

/// A model ready to answer.
pub struct Predictor {
    signature: Signature,
    preprocessing: Preprocessing,
    target: Target,
    network: Network,
}

/// Answers for some rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Predictions {
    /// Number of rows.
    pub rows: usize,
    /// What was answered.
    pub answers: Answers,
    /// What is unusual about each row; empty unless it was asked for.
    pub notes: Vec<Vec<Note>>,
}

/// The answers themselves.
#[derive(Debug, Clone, PartialEq)]
pub enum Answers {
    /// Of classification.
    Classes {
        /// Labels in the order of the probabilities.
        labels: Vec<String>,
        /// Row-major [rows, labels].
        probabilities: Vec<f64>,
        /// The most probable class of each row; of two classes the second from a probability of ½.
        classes: Vec<u32>,
    },
    /// Of regression, in the unit of the target.
    Numbers(Vec<f64>),
}

impl Predictor {
    /// Loads and verifies the model package in the folder `path`.
    pub fn load(path: &Path) -> Result<Self> {
        Self::from_package(Package::read(path)?)
    }

    /// A predictor of a package that was read.
    pub fn from_package(package: Package) -> Result<Self> {
        let Package { manifest, weights, .. } = package;
        let file = Path::new(crate::package::WEIGHTS);
        let network = Network::from_bytes(&manifest.architecture, &weights).map_err(|e| e.file(file))?;
        let predictor = Self::new(manifest.preprocessing, manifest.target, network).map_err(|e| e.file(file))?;
        Ok(Self { signature: manifest.signature, ..predictor })
    }

    /// A predictor of parts, for evaluation before there is a package. Refuses parts that don't fit each other
    /// ([`Code::ModelDamaged`]).
    pub fn new(preprocessing: Preprocessing, target: Target, network: Network) -> Result<Self> {
        let Architecture { numeric, cardinalities, outputs, .. } = network.architecture();
        let expected = crate::architecture::outputs(target.task, target.classes.len() as u32);
        let fits =
            *numeric as usize == preprocessing.numeric_width() && *cardinalities == preprocessing.cardinalities();
        let classes = match target.task {
            Task::Binary => target.classes.len() == 2,
            Task::Multiclass => target.classes.len() > 2,
            Task::Regression => target.classes.is_empty(),
        };
        if !fits || !classes || *outputs != expected {
            return Err(Error::new(Code::ModelDamaged).detail("network and preprocessing do not fit"));
        }
        Ok(Self { signature: preprocessing.signature(&target), preprocessing, target, network })
    }

    /// What the model takes and gives.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The fitted preprocessing.
    pub fn preprocessing(&self) -> &Preprocessing {
        &self.preprocessing
    }

    /// The fitted target.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Answers for every row of `frame`; `notes` asks what is unusual about each, which takes longer.
    pub fn predict(&self, frame: &Frame, notes: bool) -> Result<Predictions> {
        let encoded = self.preprocessing.apply(frame)?;
        let notes = if notes { self.preprocessing.notes(frame)? } else { Vec::new() };
        Ok(Predictions { notes, ..self.predict_encoded(&encoded)? })
    }

    /// [`Self::predict`] without notes, `step` rows at a time; `between` hears the share that is done, and ends the work
    /// with its error.
    pub fn predict_in_steps(
        &self,
        frame: &Frame,
        step: usize,
        mut between: impl FnMut(f64) -> Result<()>,
    ) -> Result<Predictions> {
        let mut all = self.predict(&frame.part(0..step.min(frame.rows)), false)?;
        while all.rows < frame.rows {
            between(all.rows as f64 / frame.rows as f64)?;
            let next = all.rows..frame.rows.min(all.rows + step);
            all.append(self.predict(&frame.part(next), false)?);
        }
        Ok(all)
    }

    /// Answers for rows that are encoded already, such as a part of a prepared file.
    pub fn predict_encoded(&self, encoded: &Encoded) -> Result<Predictions> {
        let logits = self.network.logits(encoded)?;
        let answers = answers(&self.target, &logits);
        Ok(Predictions { rows: encoded.rows, answers, notes: Vec::new() })
    }
}

/// What `logits`, row-major [rows, outputs], mean for `target`.
pub fn answers(target: &Target, logits: &[f32]) -> Answers {
    let probabilities: Vec<f64> = match target.task {
        Task::Regression => {
            return Answers::Numbers(logits.iter().map(|logit| target.number(f64::from(*logit))).collect());
        }
        Task::Binary => {
            logits.iter().flat_map(|logit| [sigmoid(-f64::from(*logit)), sigmoid(f64::from(*logit))]).collect()
        }
        Task::Multiclass => logits.chunks_exact(target.classes.len()).flat_map(softmax).collect(),
    };
    let classes = probabilities.chunks_exact(target.classes.len()).map(most_probable).collect();
    Answers::Classes { labels: target.classes.clone(), probabilities, classes }
}

fn sigmoid(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

fn softmax(logits: &[f32]) -> impl Iterator<Item = f64> + use<> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f64> = logits.iter().map(|logit| f64::from(logit - largest).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(move |power| power / sum)
}

// The first of several; of two the second, so that ½ is "positive", as the threshold says.
fn most_probable(probabilities: &[f64]) -> u32 {
    if let [_, positive] = probabilities {
        return u32::from(*positive >= 0.5);
    }
    let mut best = 0;
    for (class, probability) in probabilities.iter().enumerate() {
        if *probability > probabilities[best] {
            best = class;
        }
    }
    best as u32
}

impl Predictions {
    /// Adds the answers for the rows behind these, of the same model.
    fn append(&mut self, more: Predictions) {
        self.rows += more.rows;
        self.notes.extend(more.notes);
        match (&mut self.answers, more.answers) {
            (Answers::Numbers(numbers), Answers::Numbers(more)) => numbers.extend(more),
            (
                Answers::Classes { probabilities, classes, .. },
                Answers::Classes { probabilities: more, classes: more_classes, .. },
            ) => {
                probabilities.extend(more);
                classes.extend(more_classes);
            }
            _ => unreachable!("one model gives one kind of answer"),
        }
    }

    /// The answer for `row`, as it is sent, with its notes in `lang`.
    pub fn to_prediction(&self, row: usize, lang: Lang) -> Prediction {
        let notes = self.notes.get(row).into_iter().flatten().map(|note| note.to_wire(lang)).collect();
        match &self.answers {
            Answers::Numbers(numbers) => {
                Prediction { prediction: Value::from(numbers[row]), probabilities: Default::default(), notes }
            }
            Answers::Classes { labels, probabilities, classes } => {
                let row_of = &probabilities[row * labels.len()..][..labels.len()];
                Prediction {
                    prediction: Value::from(labels[classes[row] as usize].as_str()),
                    probabilities: labels.iter().cloned().zip(row_of.iter().copied()).collect(),
                    notes,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use falaj_schema::dataset::ColumnType;

    use super::*;

    fn target(task: Task, classes: &[&str]) -> Target {
        let classes = classes.iter().map(|class| (*class).to_owned()).collect();
        Target { name: "y".into(), kind: ColumnType::Text, task, classes, mean: 10.0, sd: 2.0 }
    }

    #[test]
    fn logits_become_probabilities_and_numbers() {
        let Answers::Classes { probabilities, classes, .. } =
            answers(&target(Task::Binary, &["n", "y"]), &[0.0, -800.0])
        else {
            panic!()
        };
        assert_eq!((&probabilities[..], &classes[..]), (&[0.5, 0.5, 1.0, 0.0][..], &[1, 0][..]));
        let Answers::Classes { probabilities, classes, .. } =
            answers(&target(Task::Multiclass, &["a", "b", "c"]), &[900.0, 900.0, 900.0, 0.0, 2f32.ln(), 0.0])
        else {
            panic!()
        };
        assert_eq!(classes, [0, 1]);
        assert!((probabilities[0] - 1.0 / 3.0).abs() < 1e-12 && (probabilities[4] - 0.5).abs() < 1e-7);
        assert_eq!(answers(&target(Task::Regression, &[]), &[1.5]), Answers::Numbers(vec![13.0]));
    }

    #[test]
    fn an_answer_as_it_is_sent() {
        let answers = answers(&target(Task::Binary, &["n", "y"]), &[0.0]);
        let sent = Predictions { rows: 1, answers, notes: vec![] }.to_prediction(0, Lang::En);
        assert_eq!((sent.prediction, sent.probabilities["y"]), (Value::from("y"), 0.5));
    }
}
