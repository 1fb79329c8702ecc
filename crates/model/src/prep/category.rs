//! Categories: text, numbers that are names, and the weekday and hour of moments.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Categorical;
use crate::frame::Values;

/// The code of a missing value.
pub const MISSING: u32 = 0;
/// The code of a value that is rare in training or unknown from it.
pub const OTHER: u32 = 1;
const FIRST: u32 = 2;
/// Values that are few.
const FEW: usize = 4;

/// What becomes of categories. Codes are [`MISSING`], [`OTHER`], then 2 for the first of `values` and so on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryStep {
    /// The values told apart, most frequent first.
    pub values: Vec<String>,
    /// How often each occurs in training.
    pub counts: Vec<u64>,
    /// Training rows with another value.
    pub other: u64,
    /// What codes become.
    pub coding: Coding,
}

/// What codes become.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Coding {
    /// They stay codes.
    Codes,
    /// A 0/1 input for each value, and one for "other" if training has others; all 0 for anything else.
    OneHot,
    /// One input between 0 and 1.
    Ordinal {
        /// Of each value its rank in sorted order, 0 to 1.
        ranks: Vec<f64>,
        /// Of missing and other values the mean rank of training.
        fill: f64,
    },
    /// One input: the mean of the target in training, drawn to that of all rows.
    Target {
        /// Of each value.
        means: Vec<f64>,
        /// Of other values.
        other: f64,
        /// Of missing values.
        missing: f64,
        /// So many rows draw a mean half of the way.
        smoothing: f64,
        /// Parts that training is divided into, so that no row's input tells its own target.
        folds: u32,
    },
}

impl CategoryStep {
    /// Fits to the distinct `counts` of values; the `max` most frequent are told apart, ties in sorted order.
    pub(super) fn fit(mut counts: Vec<(String, u64)>, max: u32, categorical: Categorical) -> Self {
        counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let rare = counts.split_off(counts.len().min(max.max(1) as usize));
        let other = rare.iter().map(|(_, count)| count).sum();
        let (values, counts) = counts.into_iter().unzip();
        Self::new(values, counts, other, categorical)
    }

    pub(super) fn new(values: Vec<String>, counts: Vec<u64>, other: u64, categorical: Categorical) -> Self {
        let coding = match categorical {
            Categorical::Codes => Coding::Codes,
            Categorical::OneHot => Coding::OneHot,
            Categorical::Ordinal => ordinal(&values, &counts),
            // The means come with the target.
            Categorical::Target => {
                let means = vec![0.0; values.len()];
                Coding::Target { means, other: 0.0, missing: 0.0, smoothing: 0.0, folds: 0 }
            }
        };
        Self { values, counts, other, coding }
    }

    /// Number of codes.
    pub fn cardinality(&self) -> u32 {
        self.values.len() as u32 + FIRST
    }

    pub(super) fn numeric_width(&self) -> usize {
        match &self.coding {
            Coding::Codes => 0,
            Coding::OneHot => self.values.len() + usize::from(self.other > 0),
            Coding::Ordinal { .. } | Coding::Target { .. } => 1,
        }
    }

    /// The codes of `values`, one for each row. Moments have none.
    pub fn codes(&self, values: &Values) -> Vec<u32> {
        match values {
            Values::Text { dictionary, codes } => {
                let lookup = self.text_codes(dictionary);
                codes.iter().map(|code| lookup.get(*code as usize).copied().unwrap_or(MISSING)).collect()
            }
            Values::Number(numbers) => self.number_codes(numbers),
            Values::Time(moments) => vec![MISSING; moments.len()],
        }
    }

    fn text_codes(&self, texts: &[String]) -> Vec<u32> {
        // For the few values of a request a search is done sooner than a table is built.
        if texts.len() <= FEW {
            let find = |text: &String| self.values.iter().position(|value| value == text);
            return texts.iter().map(|text| find(text).map_or(OTHER, |at| at as u32 + FIRST)).collect();
        }
        let known: HashMap<&str, u32> = self.values.iter().map(String::as_str).zip(FIRST..).collect();
        texts.iter().map(|text| known.get(text.as_str()).copied().unwrap_or(OTHER)).collect()
    }

    fn number_codes(&self, numbers: &[f64]) -> Vec<u32> {
        let code = |number: &f64, find: &dyn Fn(f64) -> Option<u32>| match number.is_finite() {
            true => find(*number).unwrap_or(OTHER),
            false => MISSING,
        };
        if numbers.len() <= FEW {
            let position = |text: &str| self.values.iter().position(|value| value == text);
            let find = |number| position(&number_text(number)).map(|at| at as u32 + FIRST);
            return numbers.iter().map(|number| code(number, &find)).collect();
        }
        let parse = |(text, code): (&String, u32)| Some((key(text.parse().ok()?), code));
        let known: HashMap<u64, u32> = self.values.iter().zip(FIRST..).filter_map(parse).collect();
        numbers.iter().map(|number| code(number, &|number| known.get(&key(number)).copied())).collect()
    }

    /// The number that a code of an ordinal or target coding becomes.
    pub(super) fn rank(&self, code: u32) -> f32 {
        match &self.coding {
            Coding::Ordinal { ranks, fill } => {
                code.checked_sub(FIRST).and_then(|at| ranks.get(at as usize)).copied().unwrap_or(*fill) as f32
            }
            Coding::Target { means, other, missing, .. } => {
                let mean = match code {
                    MISSING => *missing,
                    OTHER => *other,
                    code => means.get((code - FIRST) as usize).copied().unwrap_or(*other),
                };
                mean as f32
            }
            Coding::Codes | Coding::OneHot => 0.0,
        }
    }

    /// The input that a one-hot code sets to 1, counted from the step's first.
    pub(super) fn hot(&self, code: u32) -> Option<usize> {
        match code {
            MISSING => None,
            OTHER => (self.other > 0).then_some(self.values.len()),
            code => Some((code - FIRST) as usize).filter(|at| *at < self.values.len()),
        }
    }
}

/// How often each value occurs. Values of count 0 (a dictionary may hold more than the rows use) are left out.
pub(super) fn count(values: &Values) -> Vec<(String, u64)> {
    match values {
        Values::Text { dictionary, codes } => {
            let mut counts = vec![0u64; dictionary.len()];
            for code in codes.iter().filter(|code| **code != Values::NO_TEXT) {
                counts[*code as usize] += 1;
            }
            dictionary.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect()
        }
        Values::Number(numbers) => {
            let mut counts: HashMap<u64, u64> = HashMap::new();
            for number in numbers.iter().filter(|number| number.is_finite()) {
                *counts.entry(key(*number)).or_default() += 1;
            }
            counts.into_iter().map(|(key, count)| (number_text(f64::from_bits(key)), count)).collect()
        }
        Values::Time(_) => Vec::new(),
    }
}

/// A number as text, whole numbers without a fraction: the shortest text that reads back as the same number.
pub(crate) fn number_text(number: f64) -> String {
    (number + 0.0).to_string()
}

// Negative zero is zero.
fn key(number: f64) -> u64 {
    (number + 0.0).to_bits()
}

fn ordinal(values: &[String], counts: &[u64]) -> Coding {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let numbers: Option<Vec<f64>> = values.iter().map(|text| text.parse().ok()).collect();
    match numbers {
        Some(numbers) => order.sort_by(|a, b| numbers[*a].total_cmp(&numbers[*b])),
        None => order.sort_by_key(|at| &values[*at]),
    }
    let last = values.len().saturating_sub(1).max(1) as f64;
    let mut ranks = vec![0.0; values.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank as f64 / last;
    }
    let total = counts.iter().sum::<u64>().max(1) as f64;
    let fill = ranks.iter().zip(counts).map(|(rank, count)| rank * *count as f64 / total).sum();
    Coding::Ordinal { ranks, fill }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &[&str]) -> Values {
        let dictionary = words.iter().map(|word| (*word).to_owned()).collect();
        Values::Text { dictionary, codes: (0..words.len() as u32).chain([Values::NO_TEXT]).collect() }
    }

    #[test]
    fn rare_unknown_and_missing_values_have_codes_of_their_own() {
        let counts = vec![("b".into(), 5), ("a".into(), 5), ("z".into(), 1), ("c".into(), 9)];
        let step = CategoryStep::fit(counts, 3, Categorical::Codes);
        assert_eq!((&step.values[..], step.other), (&["c", "a", "b"].map(String::from)[..], 1));
        assert_eq!(step.codes(&text(&["a", "z", "new", "c"])), [3, OTHER, OTHER, 2, MISSING]);
        let many = text(&["a", "z", "new", "c", "b", "d"]);
        assert_eq!(step.codes(&many), [3, OTHER, OTHER, 2, 4, OTHER, MISSING]);
    }

    #[test]
    fn numbers_as_names() {
        let numbers = Values::Number(vec![10.0, 9.0, 9.0, f64::NAN]);
        let step = CategoryStep::fit(count(&numbers), 10, Categorical::Ordinal);
        assert_eq!(step.values, ["9", "10"]);
        assert_eq!(step.codes(&numbers), [3, 2, 2, MISSING]);
        let many = Values::Number(vec![10.0, 9.0, 9.0, f64::NAN, 8.0, 10.0]);
        assert_eq!(step.codes(&many), [3, 2, 2, MISSING, OTHER, 3]);
        assert_eq!((step.rank(2), step.rank(3), step.rank(MISSING)), (0.0, 1.0, 1.0 / 3.0));
    }
}
