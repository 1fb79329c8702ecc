//! Free text as counts of words.

use std::collections::HashMap;

use falaj_expr::{Cleaning, hash_bytes, terms};
use serde::{Deserialize, Serialize};

use super::{Text, TextMethod};
use crate::frame::Values;

/// What becomes of free text: numbers whose squares add up to 1; all 0 without a known word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStep {
    /// How text is brought to one form before.
    pub cleaning: Cleaning,
    /// Neighbouring words that count together.
    pub longest: u32,
    /// What is counted.
    pub weights: Weights,
}

/// What is counted of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Weights {
    /// Terms by their hash, in so many buckets.
    Hash {
        /// Number of buckets.
        buckets: u32,
    },
    /// Terms of training.
    TfIdf {
        /// The terms, those in most texts first.
        terms: Vec<String>,
        /// The weight of each: 1 + ln((1 + texts) / (1 + texts with it)).
        idf: Vec<f64>,
    },
}

impl TextStep {
    /// Fits to the texts of `values`; none if there is no text, or no word in any.
    pub(super) fn fit(values: &Values, options: &Text) -> Option<Self> {
        let Values::Text { dictionary, codes } = values else { return None };
        let weights = match options.method {
            TextMethod::Hash => Weights::Hash { buckets: options.inputs.max(1) },
            TextMethod::TfIdf => tf_idf(dictionary, codes, options)?,
        };
        Some(Self { cleaning: options.cleaning, longest: options.longest, weights })
    }

    /// Number of inputs.
    pub(super) fn width(&self) -> usize {
        match &self.weights {
            Weights::Hash { buckets } => *buckets as usize,
            Weights::TfIdf { terms, .. } => terms.len(),
        }
    }

    /// Gives the inputs of a text that are not 0, ascending.
    pub(super) fn encoder(&self) -> impl Fn(&str) -> Vec<(usize, f32)> {
        let known: HashMap<&str, usize> = match &self.weights {
            Weights::TfIdf { terms, .. } => terms.iter().enumerate().map(|(at, term)| (term.as_str(), at)).collect(),
            Weights::Hash { .. } => HashMap::new(),
        };
        move |text| self.encode(text, &known)
    }

    fn encode(&self, text: &str, known: &HashMap<&str, usize>) -> Vec<(usize, f32)> {
        let mut weights: HashMap<usize, f64> = HashMap::new();
        for term in terms(&self.cleaning.apply(text), self.longest as usize) {
            let found = match &self.weights {
                Weights::Hash { buckets } => {
                    Some(((hash_bytes(term.as_bytes(), 0) % u64::from(*buckets)) as usize, 1.0))
                }
                Weights::TfIdf { idf, .. } => known.get(term.as_str()).map(|at| (*at, idf[*at])),
            };
            if let Some((at, weight)) = found {
                *weights.entry(at).or_default() += weight;
            }
        }
        let mut sorted: Vec<(usize, f64)> = weights.into_iter().collect();
        sorted.sort_unstable_by_key(|(at, _)| *at);
        let length = sorted.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        sorted.into_iter().map(|(at, weight)| (at, (weight / length) as f32)).collect()
    }
}

fn tf_idf(dictionary: &[String], codes: &[u32], options: &Text) -> Option<Weights> {
    let mut rows = vec![0u64; dictionary.len()];
    codes.iter().filter(|code| **code != Values::NO_TEXT).for_each(|code| rows[*code as usize] += 1);
    let mut texts: HashMap<String, u64> = HashMap::new();
    for (text, rows) in dictionary.iter().zip(&rows).filter(|(_, rows)| **rows > 0) {
        let mut own = terms(&options.cleaning.apply(text), options.longest as usize);
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|term| *texts.entry(term).or_default() += rows);
    }
    let mut counted: Vec<(String, u64)> = texts.into_iter().collect();
    counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counted.truncate(options.inputs as usize);
    let all = rows.iter().sum::<u64>() as f64;
    let idf = counted.iter().map(|(_, count)| 1.0 + ((1.0 + all) / (1.0 + *count as f64)).ln()).collect();
    let terms: Vec<String> = counted.into_iter().map(|(term, _)| term).collect();
    (!terms.is_empty()).then_some(Weights::TfIdf { terms, idf })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(method: TextMethod, inputs: u32) -> Text {
        Text { columns: Vec::new(), method, inputs, longest: 1, cleaning: Cleaning::ALL }
    }

    #[test]
    fn weights_are_those_of_scikit_learn() {
        // TfidfVectorizer().fit_transform(["a1 b1 b1", "a1 c1"]): a1 is in both texts.
        let dictionary = ["a1 b1 b1", "A1, c1!"].map(str::to_owned).to_vec();
        let values = Values::Text { dictionary, codes: vec![0, 1] };
        let step = TextStep::fit(&values, &options(TextMethod::TfIdf, 10)).unwrap();
        assert!(matches!(&step.weights, Weights::TfIdf { terms, .. } if *terms == ["a1", "b1", "c1"]));
        let found = step.encoder()("a1 b1 b1");
        let expected = [(0, 0.335_175), (1, 0.942_156)];
        assert!(found.iter().zip(expected).all(|(a, b)| a.0 == b.0 && (a.1 - b.1 as f32).abs() < 1e-5), "{found:?}");
        assert_eq!(step.encoder()("unknown"), []);
    }

    #[test]
    fn hashes_need_no_vocabulary() {
        let values = Values::Text { dictionary: vec!["x".to_owned()], codes: vec![0] };
        let step = TextStep::fit(&values, &options(TextMethod::Hash, 4)).unwrap();
        assert_eq!(step.width(), 4);
        assert_eq!(step.encoder()("سيارة"), step.encoder()("سيّارة"));
        let squares: f32 = step.encoder()("a b c a").iter().map(|(_, weight)| weight * weight).sum();
        assert!((squares - 1.0).abs() < 1e-6);
    }
}
