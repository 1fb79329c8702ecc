//! The signature of a model: what fitted preprocessing takes and its target gives.

use falaj_schema::dataset::ColumnType;
use falaj_schema::model::{Field, Signature};
use serde_json::Value;

use super::{ColumnStep, Preprocessing, Step};
use crate::moment;
use crate::target::Target;

/// Known values that a signature lists.
const KNOWN_VALUES: usize = 500;

impl Preprocessing {
    /// What the model takes and gives. Every input is optional: what is missing is imputed or has a code of its own.
    pub fn signature(&self, target: &Target) -> Signature {
        Signature {
            task: target.task,
            target: target.name.clone(),
            inputs: self.columns.iter().map(field).collect(),
            classes: target.classes.clone(),
        }
    }
}

fn field(step: &ColumnStep) -> Field {
    let mut field = Field {
        name: step.name.clone(),
        kind: step.kind,
        optional: true,
        min: None,
        max: None,
        values: Vec::new(),
        example: Value::Null,
    };
    match &step.step {
        Step::Number(number) if step.kind == ColumnType::Boolean => field.example = Value::Bool(number.typical != 0.0),
        Step::Number(number) => {
            (field.min, field.max) = (Some(number.min), Some(number.max));
            field.example = example_number(step.kind, number.typical);
        }
        Step::Bins(bins) => {
            (field.min, field.max) = (Some(bins.min), Some(bins.max));
            field.example = example_number(step.kind, bins.typical);
        }
        Step::Text(_) => field.example = Value::String(String::new()),
        Step::Category(category) => {
            field.values = category.values.iter().take(KNOWN_VALUES).cloned().collect();
            field.example = example_category(step.kind, category.values.first());
        }
        Step::Moment(moment) => {
            field.example = moment::format(step.kind, moment.typical).map_or(Value::Null, Value::String);
        }
    }
    field
}

fn example_category(kind: ColumnType, first: Option<&String>) -> Value {
    match (first, first.and_then(|text| text.parse().ok())) {
        (Some(text), _) if kind == ColumnType::Text => Value::String(text.clone()),
        (Some(_), Some(number)) => example_number(kind, number),
        _ => Value::Null,
    }
}

fn example_number(kind: ColumnType, number: f64) -> Value {
    match kind {
        ColumnType::Integer => Value::from(number.round() as i64),
        _ => Value::from(number),
    }
}
