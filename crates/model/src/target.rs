//! The target: which task it asks for, and how its values become numbers.

use std::collections::HashMap;

use falaj_schema::dataset::ColumnType;
use falaj_schema::model::Task;
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::frame::{Series, Values};
use crate::prep::number_text;

/// Most classes that can be told apart.
pub const MAX_CLASSES: usize = 1000;

/// A fitted target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Name of the column.
    pub name: String,
    /// Type of its values.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// What kind of answer.
    pub task: Task,
    /// Class labels in order; empty for regression. Of two classes the second is "positive".
    pub classes: Vec<String>,
    /// Regression: mean of training, which standardised 0 stands for.
    pub mean: f64,
    /// Regression: standard deviation of training, which standardised 1 is away from the mean.
    pub sd: f64,
}

impl Target {
    /// Fits to the values of `series`; missing ones are left out.
    ///
    /// Text and booleans are classes; so are numbers of at most two different values. Other numbers ask for regression.
    /// `task` forces classification (binary or multiclass, by the number of classes found) or regression.
    /// Classes are in the order of numbers, or of text by code points; `false` comes before `true`.
    ///
    /// # Errors
    /// - [`Code::NoRows`]: there is no value at all.
    /// - [`Code::TargetOneClass`]: all values are the same (`value`).
    /// - [`Code::TargetClasses`]: more than 1,000 classes, or more than two where binary is forced (`classes`, `limit`).
    /// - [`Code::ColumnType`]: a moment, or text for regression (`found`, `expected`).
    pub fn fit(series: &Series, task: Option<Task>) -> Result<Self> {
        let labels = Labels::of(series, task)?;
        let regression = match (&labels, task) {
            (_, Some(task)) => task == Task::Regression,
            (Labels::Numbers(_), None) if series.kind != ColumnType::Boolean => labels.len() > 2,
            _ => false,
        };
        let error = |code| Error::new(code).column(&series.name);
        if regression {
            return regression_target(series);
        }
        let limit = if task == Some(Task::Binary) { 2 } else { MAX_CLASSES };
        let classes = labels.classes(series.kind);
        match classes.len() {
            0 => Err(error(Code::NoRows)),
            1 => Err(error(Code::TargetOneClass).with("value", &classes[0])),
            2 => Ok(Self::new(series, Task::Binary, classes)),
            count if count <= limit => Ok(Self::new(series, Task::Multiclass, classes)),
            _ => Err(error(Code::TargetClasses).with("classes", labels.count(series)).with("limit", limit)),
        }
    }

    fn new(series: &Series, task: Task, classes: Vec<String>) -> Self {
        Self { name: series.name.clone(), kind: series.kind, task, classes, mean: 0.0, sd: 1.0 }
    }

    /// Class indices, or standardised numbers.
    ///
    /// # Errors
    /// [`Code::InputInvalid`] with the row, for a missing value (`problem` = `missing`) or a class that `fit` has not
    /// seen (`problem` = `class`, with `value`); [`Code::ColumnType`] when the column is of another type.
    pub fn encode(&self, series: &Series) -> Result<Vec<f32>> {
        match self.task {
            Task::Regression => self.encode_numbers(series),
            Task::Binary | Task::Multiclass => self.encode_classes(series),
        }
    }

    fn encode_numbers(&self, series: &Series) -> Result<Vec<f32>> {
        let Values::Number(values) = &series.values else { return Err(self.wrong_type(series)) };
        let encode = |(row, value): (usize, &f64)| match value.is_finite() {
            true => Ok(((value - self.mean) / self.sd) as f32),
            false => Err(self.refused(series, row, "missing")),
        };
        values.iter().enumerate().map(encode).collect()
    }

    fn encode_classes(&self, series: &Series) -> Result<Vec<f32>> {
        let known: HashMap<&str, f32> =
            self.classes.iter().enumerate().map(|(class, label)| (label.as_str(), class as f32)).collect();
        let class = |label: &str| known.get(label).copied();
        let found: Vec<Option<f32>> = match &series.values {
            Values::Text { dictionary, codes } => {
                let lookup: Vec<_> = dictionary.iter().map(|label| class(label)).collect();
                codes.iter().map(|code| lookup.get(*code as usize).copied().flatten()).collect()
            }
            Values::Number(values) => {
                let mut lookup: HashMap<u64, Option<f32>> = HashMap::new();
                let mut find = |value: f64| {
                    *lookup.entry(value.to_bits()).or_insert_with(|| class(&number_label(series.kind, value)))
                };
                values.iter().map(|value| find(*value)).collect()
            }
            Values::Time(_) => return Err(self.wrong_type(series)),
        };
        let checked = found.into_iter().enumerate().map(|(row, class)| {
            let problem = if series.values.is_missing(row) { "missing" } else { "class" };
            class.ok_or_else(|| self.refused(series, row, problem))
        });
        checked.collect()
    }

    /// What [`Target::encode`] gave, as evaluation takes it: class indices, or numbers in the target's own unit.
    pub fn truth(&self, encoded: &[f32]) -> Vec<f64> {
        encoded.iter().map(|value| f64::from(*value)).map(|value| self.number(value)).collect()
    }

    /// The number of a standardised number; a class index stays as it is.
    pub fn number(&self, standardised: f64) -> f64 {
        standardised * self.sd + self.mean
    }

    fn wrong_type(&self, series: &Series) -> Error {
        let error = Error::new(Code::ColumnType).column(&self.name);
        error.with("found", series.kind.as_str()).with("expected", self.kind.as_str())
    }

    fn refused(&self, series: &Series, row: usize, problem: &str) -> Error {
        let value = match &series.values {
            Values::Text { dictionary, codes } => dictionary.get(codes[row] as usize).cloned().unwrap_or_default(),
            Values::Number(values) => number_label(series.kind, values[row]),
            Values::Time(_) => String::new(),
        };
        let error = Error::new(Code::InputInvalid).column(&self.name).row(row as u64 + 1);
        error.with("problem", problem).with("expected", "").with("value", value)
    }
}

fn regression_target(series: &Series) -> Result<Target> {
    let error = |code| Error::new(code).column(&series.name);
    let Values::Number(values) = &series.values else {
        let found = series.kind.as_str();
        return Err(error(Code::ColumnType).with("found", found).with("expected", "real"));
    };
    let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let Some(summary) = crate::prep::summarise(&mut finite) else { return Err(error(Code::NoRows)) };
    if summary.max == summary.min || summary.sd <= 0.0 || !summary.sd.is_finite() {
        return Err(error(Code::TargetOneClass).with("value", number_text(summary.min)));
    }
    let target = Target::new(series, Task::Regression, Vec::new());
    Ok(Target { mean: summary.mean, sd: summary.sd, ..target })
}

/// The different values of a target, at most one more than can be told apart.
enum Labels<'a> {
    Texts(Vec<&'a str>),
    Numbers(Vec<f64>),
}

impl<'a> Labels<'a> {
    fn of(series: &'a Series, task: Option<Task>) -> Result<Self> {
        match &series.values {
            Values::Text { dictionary, codes } => {
                let mut used = vec![false; dictionary.len()];
                codes.iter().filter(|code| **code != Values::NO_TEXT).for_each(|code| used[*code as usize] = true);
                let texts = dictionary.iter().zip(used).filter(|(_, used)| *used);
                let mut texts: Vec<_> = texts.map(|(text, _)| text.as_str()).collect();
                texts.sort_unstable();
                Ok(Self::Texts(texts))
            }
            Values::Number(values) => Ok(Self::Numbers(distinct(values))),
            Values::Time(_) => {
                let expected = if task == Some(Task::Regression) { "real" } else { "text" };
                let found = series.kind.as_str();
                let error = Error::new(Code::ColumnType).column(&series.name);
                Err(error.with("found", found).with("expected", expected))
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }

    fn classes(&self, kind: ColumnType) -> Vec<String> {
        match self {
            Self::Texts(texts) => texts.iter().map(|text| (*text).to_owned()).collect(),
            Self::Numbers(numbers) => numbers.iter().map(|number| number_label(kind, *number)).collect(),
        }
    }

    // Collecting numbers stops early; the message wants to know how many there are.
    fn count(&self, series: &Series) -> usize {
        match (self, &series.values) {
            (Self::Numbers(_), Values::Number(values)) => {
                let bits = values.iter().filter(|value| value.is_finite()).map(|value| (value + 0.0).to_bits());
                bits.collect::<std::collections::HashSet<_>>().len()
            }
            _ => self.len(),
        }
    }
}

fn distinct(values: &[f64]) -> Vec<f64> {
    let mut seen = std::collections::HashSet::new();
    let mut found = Vec::new();
    for value in values.iter().filter(|value| value.is_finite()).map(|value| value + 0.0) {
        if found.len() > MAX_CLASSES {
            break;
        }
        if seen.insert(value.to_bits()) {
            found.push(value);
        }
    }
    found.sort_by(f64::total_cmp);
    found
}

fn number_label(kind: ColumnType, value: f64) -> String {
    match kind {
        ColumnType::Boolean => if value == 0.0 { "false" } else { "true" }.to_owned(),
        _ => number_text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(kind: ColumnType, values: &[f64]) -> Series {
        Series { name: "y".into(), kind, values: Values::Number(values.to_vec()) }
    }

    fn texts(words: &[&str]) -> Series {
        let dictionary = words.iter().map(|word| (*word).to_owned()).collect();
        let values = Values::Text { dictionary, codes: (0..words.len() as u32).collect() };
        Series { name: "y".into(), kind: ColumnType::Text, values }
    }

    fn refusal(series: &Series, task: Option<Task>) -> Code {
        Target::fit(series, task).unwrap_err().code
    }

    #[test]
    fn the_task_follows_the_values() {
        let fit =
            |series: &Series, task| Target::fit(series, task).map(|target| (target.task, target.classes)).unwrap();
        let label = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
        assert_eq!(fit(&texts(&["no", "yes"]), None), (Task::Binary, label(&["no", "yes"])));
        assert_eq!(fit(&texts(&["c", "a", "b"]), None), (Task::Multiclass, label(&["a", "b", "c"])));
        let boolean = numbers(ColumnType::Boolean, &[1.0, 0.0]);
        assert_eq!(fit(&boolean, None), (Task::Binary, label(&["false", "true"])));
        let few = numbers(ColumnType::Integer, &[10.0, 9.0, f64::NAN]);
        assert_eq!(fit(&few, None), (Task::Binary, label(&["9", "10"])));
        let many = numbers(ColumnType::Integer, &[3.0, 10.0, 9.0]);
        assert_eq!(fit(&many, None), (Task::Regression, vec![]));
        assert_eq!(fit(&many, Some(Task::Multiclass)), (Task::Multiclass, label(&["3", "9", "10"])));
    }

    #[test]
    fn numbers_are_standardised_and_come_back() {
        let series = numbers(ColumnType::Real, &[1.0, 2.0, 3.0]);
        let target = Target::fit(&series, None).unwrap();
        let encoded = target.encode(&series).unwrap();
        assert_eq!((target.mean, encoded[1]), (2.0, 0.0));
        assert!((target.number(f64::from(encoded[2])) - 3.0).abs() < 1e-6);
    }

    #[test]
    fn classes_become_indices() {
        let target = Target::fit(&texts(&["b", "a"]), None).unwrap();
        assert_eq!(target.encode(&texts(&["b", "a"])).unwrap(), [1.0, 0.0]);
        let error = target.encode(&texts(&["a", "x"])).unwrap_err();
        assert_eq!((error.code, error.place.row), (Code::InputInvalid, Some(2)));
        assert_eq!((error.params["problem"].as_str(), error.params["value"].as_str()), ("class", "x"));
    }

    #[test]
    fn unusable_targets_are_refused() {
        assert_eq!(refusal(&texts(&["a"]), None), Code::TargetOneClass);
        assert_eq!(refusal(&texts(&[]), None), Code::NoRows);
        assert_eq!(refusal(&texts(&["a", "b", "c"]), Some(Task::Binary)), Code::TargetClasses);
        assert_eq!(refusal(&texts(&["a", "b"]), Some(Task::Regression)), Code::ColumnType);
        let many: Vec<f64> = (0..1500).map(f64::from).collect();
        let error = Target::fit(&numbers(ColumnType::Integer, &many), Some(Task::Multiclass)).unwrap_err();
        assert_eq!((error.code, error.params["classes"].as_str()), (Code::TargetClasses, "1500"));
        let moments = Series { name: "y".into(), kind: ColumnType::Date, values: Values::Time(vec![1, 2]) };
        assert_eq!(refusal(&moments, None), Code::ColumnType);
    }
}
