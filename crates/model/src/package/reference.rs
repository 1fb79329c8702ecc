//! `reference.json`: what inputs and answers looked like in training, for drift to be measured against.

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Values};
use crate::predictor::Answers;
use crate::prep::{CategoryStep, ColumnStep, OTHER, Preprocessing, Step};

/// Bins that numbers are counted in.
const BINS: usize = 20;

/// What training looked like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Rows that are described.
    pub rows: u64,
    /// One for each input, in the order of the signature.
    pub inputs: Vec<InputReference>,
    /// The answers for these rows.
    pub prediction: PredictionReference,
}

/// What an input looked like. Numbers and moments have `bins`, categories and booleans `categories`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputReference {
    /// Name.
    pub name: String,
    /// Type of its values.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// Share of rows without a value, 0 to 1.
    pub missing: f64,
    /// Distribution of numbers; moments in milliseconds since the epoch (or midnight).
    pub bins: Option<Bins>,
    /// Counts of categories, most frequent first.
    pub categories: Vec<CategoryCount>,
    /// Rows with a category that is not listed.
    pub other: u64,
}

/// Counts of values between edges at quantiles of training: bins hold about as many values each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bins {
    /// Edges, one more than there are counts; the first and last are the extremes.
    pub edges: Vec<f64>,
    /// Values in each bin; a bin includes its lower edge, the last one both.
    pub counts: Vec<u64>,
}

/// How often a value occurs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// The value as text.
    pub value: String,
    /// How often it occurs.
    pub count: u64,
}

/// What answers looked like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PredictionReference {
    /// Of classification.
    Classes {
        /// How often each class was answered, in the order of the classes.
        counts: Vec<CategoryCount>,
        /// Mean probability of each class.
        mean_probability: Vec<f64>,
        /// Probability of the positive class, where there are two.
        positive: Option<Bins>,
    },
    /// Of regression.
    Numbers {
        /// Distribution of the answers.
        bins: Bins,
    },
}

impl Reference {
    /// Describes `frame` (the training part) and the `answers` that the model gives for it.
    ///
    /// # Errors
    /// [`Code::NoRows`]; [`Code::ColumnMissing`] when an input is not in the frame.
    pub fn new(preprocessing: &Preprocessing, frame: &Frame, answers: &Answers) -> Result<Self> {
        if frame.rows == 0 {
            return Err(Error::new(Code::NoRows));
        }
        let input = |step: &ColumnStep| {
            let series = frame.column(&step.name);
            let series = series.ok_or_else(|| Error::new(Code::ColumnMissing).column(&step.name))?;
            Ok(input(step, &series.values))
        };
        let inputs = preprocessing.columns.iter().map(input).collect::<Result<_>>()?;
        Ok(Self { rows: frame.rows as u64, inputs, prediction: prediction(answers)? })
    }
}

fn input(step: &ColumnStep, values: &Values) -> InputReference {
    let missing = values.missing() as f64 / values.len() as f64;
    let mut input = InputReference {
        name: step.name.clone(),
        kind: step.kind,
        missing,
        bins: None,
        categories: Vec::new(),
        other: 0,
    };
    match (&step.step, values) {
        (Step::Category(category), values) => (input.categories, input.other) = categories(category, values),
        (_, Values::Number(values)) if step.kind == ColumnType::Boolean => input.categories = booleans(values),
        (_, Values::Number(values)) => input.bins = Bins::of(values.iter().copied()),
        (_, Values::Time(values)) => {
            let known = values.iter().filter(|value| **value != Values::NO_TIME);
            input.bins = Bins::of(known.map(|value| *value as f64 / 1000.0));
        }
        (_, Values::Text { .. }) => {}
    }
    input
}

fn categories(step: &CategoryStep, values: &Values) -> (Vec<CategoryCount>, u64) {
    let mut counts = vec![0u64; step.cardinality() as usize];
    step.codes(values).into_iter().for_each(|code| counts[code as usize] += 1);
    let other = counts[OTHER as usize];
    let known = step.values.iter().zip(counts.split_off(OTHER as usize + 1));
    (known.map(|(value, count)| CategoryCount { value: value.clone(), count }).collect(), other)
}

fn booleans(values: &[f64]) -> Vec<CategoryCount> {
    let count = |wanted: f64| values.iter().filter(|value| **value == wanted).count() as u64;
    let entry = |(value, wanted): (&str, f64)| CategoryCount { value: value.to_owned(), count: count(wanted) };
    [("false", 0.0), ("true", 1.0)].map(entry).to_vec()
}

fn prediction(answers: &Answers) -> Result<PredictionReference> {
    match answers {
        Answers::Numbers(numbers) => {
            let bins = Bins::of(numbers.iter().copied()).ok_or_else(|| Error::new(Code::NoRows))?;
            Ok(PredictionReference::Numbers { bins })
        }
        Answers::Classes { labels, probabilities, classes } => {
            let count = |class: u32| classes.iter().filter(|answered| **answered == class).count() as u64;
            let counts = labels.iter().zip(0..);
            let counts = counts.map(|(label, class)| CategoryCount { value: label.clone(), count: count(class) });
            let of_class = |class: usize| probabilities.iter().skip(class).step_by(labels.len()).copied();
            let mean = |class: usize| of_class(class).sum::<f64>() / classes.len().max(1) as f64;
            Ok(PredictionReference::Classes {
                counts: counts.collect(),
                mean_probability: (0..labels.len()).map(mean).collect(),
                positive: if labels.len() == 2 { Bins::of(of_class(1)) } else { None },
            })
        }
    }
}

impl Bins {
    /// Bins of the finite `values`; none if there are none.
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let mut edges: Vec<f64> = (0..=BINS).map(|bin| sorted[last * bin / BINS]).collect();
        edges.dedup();
        if edges.len() == 1 {
            edges.push(edges[0]);
        }
        let mut bins = Self { counts: vec![0; edges.len() - 1], edges };
        sorted.into_iter().for_each(|value| bins.count(value));
        Some(bins)
    }

    fn count(&mut self, value: f64) {
        let inner = &self.edges[1..self.edges.len() - 1];
        self.counts[inner.partition_point(|edge| *edge <= value)] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_hold_equal_shares_and_every_value() {
        let bins = Bins::of((0..1000).map(f64::from)).unwrap();
        assert_eq!((bins.counts.len(), bins.counts.iter().sum::<u64>()), (20, 1000));
        assert!(bins.counts.iter().all(|count| (45..=55).contains(count)));
    }

    #[test]
    fn repeated_values_share_a_bin() {
        let bins = Bins::of([3.0, 3.0, 3.0, f64::NAN].into_iter()).unwrap();
        assert_eq!((bins.edges, bins.counts), (vec![3.0, 3.0], vec![3]));
        let bins = Bins::of([0.0, 0.0, 0.0, 1.0].into_iter()).unwrap();
        assert_eq!((bins.edges, bins.counts), (vec![0.0, 1.0], vec![4]));
    }
}
