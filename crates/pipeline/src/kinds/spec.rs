//! Short ways to declare a setting.

use falaj_schema::editor::{ParamSpec, ParamType};
use serde_json::Value;

/// A setting of this name that can be left out.
pub(super) fn param(name: &str, takes: ParamType) -> ParamSpec {
    let name = name.to_owned();
    ParamSpec { name, takes, required: false, default: None, one_of: None, unit: None, advanced: false }
}

/// What can follow a declaration.
pub(super) trait With: Sized {
    /// A node needs it.
    fn required(self) -> Self;
    /// What stands for it where it is left out.
    fn default_is(self, value: impl Into<Value>) -> Self;
    /// At most one of the settings with this name of a group can be given.
    fn one_of(self, group: &str) -> Self;
    /// What its numbers count.
    fn unit(self, unit: &str) -> Self;
    /// Few people change it.
    fn advanced(self) -> Self;
}

impl With for ParamSpec {
    fn required(self) -> Self {
        Self { required: true, ..self }
    }

    fn default_is(self, value: impl Into<Value>) -> Self {
        Self { default: Some(value.into()), ..self }
    }

    fn one_of(self, group: &str) -> Self {
        Self { one_of: Some(group.to_owned()), ..self }
    }

    fn unit(self, unit: &str) -> Self {
        Self { unit: Some(unit.to_owned()), ..self }
    }

    fn advanced(self) -> Self {
        Self { advanced: true, ..self }
    }
}

/// A column that enters by `port`.
pub(super) fn column(port: &str) -> ParamType {
    ParamType::Column { port: port.to_owned() }
}

/// Columns that enter by `port`.
pub(super) fn columns(port: &str) -> ParamType {
    ParamType::Columns { port: port.to_owned() }
}

/// An expression over the columns that enter by the port `table`.
pub(super) fn expression(condition: bool) -> ParamType {
    ParamType::Expression { port: "table".to_owned(), condition }
}

/// One line of text.
pub(super) fn text() -> ParamType {
    ParamType::Text { lines: false }
}

/// Yes or no.
pub(super) fn boolean() -> ParamType {
    ParamType::Boolean {}
}

/// A number between two bounds.
pub(super) fn number(min: impl Into<Option<f64>>, max: impl Into<Option<f64>>) -> ParamType {
    ParamType::Number { min: min.into(), max: max.into() }
}

/// A whole number between two bounds.
pub(super) fn integer(min: u64, max: u64) -> ParamType {
    ParamType::Integer { min, max }
}

/// One of some words.
pub(super) fn choice(choices: &[&str]) -> ParamType {
    ParamType::Choice { choices: choices.iter().map(|choice| (*choice).to_owned()).collect() }
}

/// An object, or each of a list of objects.
pub(super) fn list(fields: Vec<ParamSpec>) -> ParamType {
    ParamType::List { fields, short: None }
}

/// The seed of chance: the same one draws the same.
pub(super) fn seed() -> ParamSpec {
    param("seed", integer(0, crate::params::MAX_SEED)).default_is(42).advanced()
}

/// The steps that bring text to one form, each on or off.
pub(super) fn cleaning() -> Vec<ParamSpec> {
    const STEPS: [&str; 11] = [
        "nfkc",
        "diacritics",
        "tatweel",
        "alef",
        "ya",
        "ta_marbuta",
        "hamza",
        "digits",
        "lower",
        "punctuation",
        "spaces",
    ];
    STEPS.iter().map(|step| param(step, boolean()).default_is(false)).collect()
}
