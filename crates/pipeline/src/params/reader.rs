//! Reads parameters out of a node's JSON, noting every mistake instead of stopping at the first.

use std::ops::RangeInclusive;

use falaj_schema::pipeline::{Node, NodeKind};
use falaj_schema::{Code, Error};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::names::suggest;

/// Reads one node's parameters. Getters give the default where a value is missing or wrong; the mistake is kept.
pub(super) struct Reader<'a> {
    node: &'a str,
    params: &'a Map<String, Value>,
    errors: Vec<Error>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(node: &'a Node, kind: NodeKind) -> Self {
        let mut reader = Self { node: &node.id, params: &node.params, errors: Vec::new() };
        let known = super::names(kind);
        for name in node.params.keys().filter(|name| !known.contains(&name.as_str())) {
            let error = Error::new(Code::ParamUnknown).node(&node.id).param(name).with("kind", kind.as_str());
            reader.errors.push(suggest(error, name, known.iter().copied()));
        }
        reader
    }

    pub(super) fn finish<T>(self, params: T) -> Result<T, Vec<Error>> {
        if self.errors.is_empty() { Ok(params) } else { Err(self.errors) }
    }

    /// The value, unless it is missing or null.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.params.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn missing(&mut self, name: &str) {
        self.errors.push(Error::new(Code::ParamMissing).node(self.node).param(name));
    }

    pub(super) fn invalid(&mut self, name: &str, value: impl std::fmt::Display, allowed: impl std::fmt::Display) {
        let error = Error::new(Code::ParamInvalid).node(self.node).param(name);
        self.errors.push(error.with("value", value).with("allowed", allowed));
    }

    /// Notes that `name` and `other` can't stand together.
    pub(super) fn conflict(&mut self, name: &str, other: &str) {
        self.errors.push(Error::new(Code::ParamConflict).node(self.node).param(name).with("other", other));
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        match value.as_str().map(str::trim) {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => {
                self.invalid(name, value, "\"…\"");
                None
            }
        }
    }

    pub(super) fn required_text(&mut self, name: &str) -> String {
        if self.get(name).is_none() {
            self.missing(name);
        }
        self.text(name).unwrap_or_default()
    }

    /// A value of a shape of its own, shown by an `example`.
    pub(super) fn shaped<T: DeserializeOwned>(&mut self, name: &str, example: &str) -> Option<T> {
        let value = self.get(name)?;
        match T::deserialize(value) {
            Ok(shaped) => Some(shaped),
            Err(reason) => {
                let error = Error::new(Code::ParamInvalid).node(self.node).param(name).detail(reason);
                self.errors.push(error.with("value", shortened(value)).with("allowed", example));
                None
            }
        }
    }

    /// Like [`Reader::shaped`], noting that it is missing.
    pub(super) fn required_shape<T: DeserializeOwned>(&mut self, name: &str, example: &str) -> Option<T> {
        if self.get(name).is_none() {
            self.missing(name);
        }
        self.shaped(name, example)
    }

    pub(super) fn boolean(&mut self, name: &str, default: bool) -> bool {
        match self.get(name) {
            None => default,
            Some(Value::Bool(value)) => *value,
            Some(other) => {
                self.invalid(name, other, "true, false");
                default
            }
        }
    }

    pub(super) fn number(&mut self, name: &str, range: RangeInclusive<f64>) -> Option<f64> {
        let value = self.get(name)?;
        let number = value.as_f64().filter(|number| range.contains(number));
        if number.is_none() {
            self.invalid(name, value, shown(*range.start(), *range.end()));
        }
        number
    }

    pub(super) fn integer<T: TryFrom<u64>>(&mut self, name: &str, range: RangeInclusive<u64>, default: T) -> T {
        let Some(value) = self.get(name) else { return default };
        // 20.0 is what some JSON writers make of 20.
        let whole =
            value.as_u64().or_else(|| value.as_f64().filter(|f| f.fract() == 0.0 && *f >= 0.0).map(|f| f as u64));
        match whole.filter(|whole| range.contains(whole)).and_then(|whole| T::try_from(whole).ok()) {
            Some(whole) => whole,
            None => {
                self.invalid(name, value, format!("{} … {}", range.start(), range.end()));
                default
            }
        }
    }

    /// One of `choices`, the first by default.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.get(name)?;
        let found = value.as_str().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        if found.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            self.invalid(name, value, names.join(", "));
        }
        found.map(|(_, choice)| *choice)
    }

    /// A list of different names, if there is one.
    pub(super) fn columns(&mut self, name: &str) -> Option<Vec<String>> {
        let value = self.get(name)?;
        let list: Option<Vec<String>> =
            value.as_array().and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
        let Some(list) = list else {
            self.invalid(name, value, "[\"…\", \"…\"]");
            return None;
        };
        if let Some(twice) = list.iter().enumerate().find_map(|(i, item)| list[..i].contains(item).then_some(item)) {
            let error = Error::new(Code::ColumnTwice).node(self.node).param(name).column(twice);
            self.errors.push(error);
            return None;
        }
        Some(list)
    }

    pub(super) fn required_columns(&mut self, name: &str) -> Vec<String> {
        match self.get(name) {
            Some(Value::Array(items)) if items.is_empty() => {
                self.missing(name);
                Vec::new()
            }
            Some(_) => self.columns(name).unwrap_or_default(),
            None => {
                self.missing(name);
                Vec::new()
            }
        }
    }
}

// A list of thousand columns would be the whole message.
fn shortened(value: &Value) -> String {
    const MOST: usize = 200;
    let text = value.to_string();
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST).chain(['…']).collect() }
}

fn shown(low: f64, high: f64) -> String {
    match (low.is_finite() && low != f64::MIN, high.is_finite() && high != f64::MAX) {
        (true, true) => format!("{low} … {high}"),
        (true, false) => format!("≥ {low}"),
        _ => "1.5".to_owned(),
    }
}
