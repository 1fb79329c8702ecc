//! Suites of Great Expectations (0.18 and 1): each expectation becomes a rule, or is listed with the reason why not.

use std::collections::{BTreeSet, HashMap};

use falaj_schema::quality::{LeftOutExpectation, LeftOutReason, QualityCheck, QualityRule, Scalar, Severity};
use falaj_schema::{Code, Error, Result};
use serde_json::{Map, Value};

use super::conditions::from_json;
use super::mapping;

/// Settings that say how a check is run or reported, not what it checks.
const WITHOUT_MEANING: [&str; 12] = [
    "batch_id",
    "result_format",
    "catch_exceptions",
    "include_config",
    "condition_parser",
    "auto",
    "profiler_config",
    "meta",
    "rendered_content",
    "windows",
    "severity",
    "notes",
];

/// What became of a suite.
pub(super) struct Made {
    /// Its name there; may be empty.
    pub(super) name: String,
    pub(super) rules: Vec<QualityRule>,
    /// Without messages.
    pub(super) left_out: Vec<LeftOutExpectation>,
    /// Expectations in the file.
    pub(super) expectations: u32,
}

/// Why there is no rule, with the setting or value.
pub(super) type Without = (LeftOutReason, String);

/// Reads the JSON of a suite. Errors: `json_invalid`, `suite_foreign`.
pub(super) fn read(content: &[u8]) -> Result<Made> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let suite: Value = serde_json::from_slice(content).map_err(|e| {
        let reason = e.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
        Error::new(Code::JsonInvalid).row(e.line() as u64).with("position", e.column()).with("reason", reason)
    })?;
    let Some(expectations) = suite.get("expectations").and_then(Value::as_array) else {
        return Err(Error::new(Code::SuiteForeign));
    };
    let named = ["name", "expectation_suite_name"].iter().find_map(|field| suite.get(*field)?.as_str());
    let mut made = Made {
        name: named.unwrap_or_default().to_owned(),
        rules: Vec::new(),
        left_out: Vec::new(),
        expectations: expectations.len() as u32,
    };
    let mut ids = HashMap::new();
    for (at, expectation) in expectations.iter().enumerate() {
        let kind = ["type", "expectation_type"].iter().find_map(|field| expectation.get(*field)?.as_str());
        let kind = kind.unwrap_or_default();
        let mut settings = Settings::new(expectation.get("kwargs").and_then(Value::as_object));
        match rules(kind, &mut settings) {
            Ok(checks) => {
                for (check, condition, mostly) in checks {
                    let id = free_id(&check, &mut ids);
                    let rule = QualityRule { condition, mostly, ..QualityRule::new(id, check) };
                    made.rules.push(QualityRule { severity: severity(expectation), note: note(expectation), ..rule });
                }
            }
            Err((reason, detail)) => made.left_out.push(LeftOutExpectation {
                position: at as u32 + 1,
                expectation: kind.to_owned(),
                column: settings.all.get("column").and_then(|column| column.as_str()).map(str::to_owned),
                reason,
                detail,
                message: String::new(),
            }),
        }
    }
    Ok(made)
}

type Parts = (QualityCheck, Option<String>, f64);

/// The checks of an expectation with their condition and share.
fn rules(kind: &str, settings: &mut Settings) -> Result<Vec<Parts>, Without> {
    if let Some(name) = settings.parameter() {
        return Err((LeftOutReason::Parameter, name));
    }
    let checks = mapping::checks(kind, settings)?;
    let mostly = settings.number("mostly")?.or(settings.share).unwrap_or(1.0);
    let condition = match settings.take("row_condition") {
        None => None,
        Some(Value::String(condition)) if condition.trim().is_empty() => None,
        Some(condition) => Some(from_json(condition).ok_or_else(|| {
            (LeftOutReason::Condition, condition.as_str().map_or_else(|| condition.to_string(), str::to_owned))
        })?),
    };
    let row_wise = checks.iter().all(QualityCheck::is_row_wise);
    if !row_wise && condition.is_some() {
        return Err((LeftOutReason::Setting, "row_condition".to_owned()));
    }
    if !row_wise && mostly != 1.0 {
        return Err((LeftOutReason::Setting, "mostly".to_owned()));
    }
    // A suite may ask for a share of 0, which always holds.
    if !(mostly > 0.0 && mostly <= 1.0) {
        return Err((LeftOutReason::Incomplete, format!("mostly {mostly}")));
    }
    match settings.unused() {
        Some(name) => Err((LeftOutReason::Setting, name)),
        None => Ok(checks.into_iter().map(|check| (check, condition.clone(), mostly)).collect()),
    }
}

fn severity(expectation: &Value) -> Severity {
    let said = [&expectation["severity"], &expectation["kwargs"]["severity"], &expectation["meta"]["severity"]];
    match said.iter().find_map(|said| said.as_str()) {
        Some("warning" | "info") => Severity::Warn,
        _ => Severity::Error,
    }
}

fn note(expectation: &Value) -> String {
    let notes = [&expectation["description"], &expectation["notes"], &expectation["meta"]["notes"]];
    let text = |value: &&Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(lines) => Some(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")),
        Value::Object(note) => match note.get("content") {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Array(lines)) => Some(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")),
            _ => None,
        },
        _ => None,
    };
    notes.iter().find_map(text).unwrap_or_default()
}

fn free_id(check: &QualityCheck, ids: &mut HashMap<String, u32>) -> String {
    let columns: Vec<String> =
        check.columns().into_iter().take(2).map(|name| name.chars().take(80).collect()).collect();
    let id = match columns.is_empty() {
        true => check.as_str().to_owned(),
        false => format!("{}.{}", columns.join("-"), check.as_str()),
    };
    let count = ids.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 { id } else { format!("{id}-{count}") }
}

/// The settings of an expectation, and which of them were looked at.
pub(super) struct Settings<'a> {
    all: HashMap<&'a str, &'a Value>,
    used: BTreeSet<String>,
    /// The share for which a check must hold, where the expectation says it in another word than `mostly`.
    pub(super) share: Option<f64>,
}

impl<'a> Settings<'a> {
    fn new(kwargs: Option<&'a Map<String, Value>>) -> Self {
        let all = kwargs.into_iter().flatten().filter(|(_, value)| !value.is_null());
        Self { all: all.map(|(name, value)| (name.as_str(), value)).collect(), used: BTreeSet::new(), share: None }
    }

    /// A setting, unless it is null.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a Value> {
        self.used.insert(name.to_owned());
        self.all.get(name).copied()
    }

    /// A setting that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<&'a Value, Without> {
        self.take(name).ok_or_else(|| (LeftOutReason::Incomplete, name.to_owned()))
    }

    pub(super) fn text(&mut self, name: &str) -> Result<String, Without> {
        let value = self.needed(name)?;
        value.as_str().map(str::to_owned).ok_or_else(|| wrong(name, value))
    }

    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>, Without> {
        let value = self.needed(name)?;
        let list = value.as_array().ok_or_else(|| wrong(name, value))?;
        list.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(|| wrong(name, item))).collect()
    }

    pub(super) fn number(&mut self, name: &str) -> Result<Option<f64>, Without> {
        self.take(name).map(|value| value.as_f64().ok_or_else(|| wrong(name, value))).transpose()
    }

    pub(super) fn whole(&mut self, name: &str) -> Result<Option<u64>, Without> {
        let whole = |value: &Value| match value.as_f64() {
            Some(number) if number >= 0.0 && number.fract() == 0.0 => Some(number as u64),
            _ => None,
        };
        self.take(name).map(|value| whole(value).ok_or_else(|| wrong(name, value))).transpose()
    }

    pub(super) fn flag(&mut self, name: &str) -> Result<bool, Without> {
        let flag = self.take(name).map(|value| value.as_bool().ok_or_else(|| wrong(name, value)));
        Ok(flag.transpose()?.unwrap_or(false))
    }

    pub(super) fn scalar(&mut self, name: &str) -> Result<Option<Scalar>, Without> {
        self.take(name).map(|value| scalar(name, value)).transpose()
    }

    pub(super) fn scalars(&mut self, name: &str) -> Result<Vec<Scalar>, Without> {
        let value = self.needed(name)?;
        let list = value.as_array().ok_or_else(|| wrong(name, value))?;
        // A null in a set says nothing: rows without a value are left out.
        list.iter().filter(|item| !item.is_null()).map(|item| scalar(name, item)).collect()
    }

    /// A parameter of the run in place of a value.
    fn parameter(&self) -> Option<String> {
        let named = |value: &Value| value.get("$PARAMETER").and_then(Value::as_str).map(str::to_owned);
        let inside = |value: &Value| value.as_array().and_then(|items| items.iter().find_map(named));
        self.all.values().find_map(|value| named(value).or_else(|| inside(value)))
    }

    /// A setting that means something and was not looked at.
    fn unused(&self) -> Option<String> {
        let open = |name: &&&str| !self.used.contains(**name) && !WITHOUT_MEANING.contains(*name);
        self.all.keys().filter(open).min().map(|name| (*name).to_owned())
    }
}

fn scalar(name: &str, value: &Value) -> Result<Scalar, Without> {
    match value {
        Value::Bool(value) => Ok(Scalar::Boolean(*value)),
        Value::String(text) => Ok(Scalar::Text(text.clone())),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Ok(Scalar::Integer(whole)),
            (None, Some(real)) => Ok(Scalar::Real(real)),
            _ => Err(wrong(name, value)),
        },
        _ => Err(wrong(name, value)),
    }
}

pub(super) fn wrong(name: &str, value: &Value) -> Without {
    let text: String = value.to_string().chars().take(100).collect();
    (LeftOutReason::Incomplete, format!("{name} {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_value(suite: Value) -> Made {
        read(suite.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn suites_of_version_one_are_read() {
        let made = read_value(json!({
            "name": "one", "id": "6f", "notes": null, "meta": { "great_expectations_version": "1.6.0" },
            "expectations": [
                { "type": "expect_column_values_to_be_between", "id": "1", "severity": "info",
                  "kwargs": { "column": "a", "min_value": 1, "max_value": null, "strict_max": false },
                  "description": "Ages are positive" },
                { "type": "expect_column_values_to_be_between", "kwargs": { "column": "a", "max_value": 9 } },
                { "type": "unexpected_rows_expectation",
                  "kwargs": { "unexpected_rows_query": "SELECT * FROM {batch} WHERE a < 0" } },
                { "type": "unexpected_rows_expectation", "kwargs": { "unexpected_rows_query": "SELECT * FROM orders" } },
            ],
        }));
        let ids: Vec<_> = made.rules.iter().map(|rule| (rule.id.as_str(), rule.severity, rule.note.as_str())).collect();
        let expected = [
            ("a.range", Severity::Warn, "Ages are positive"),
            ("a.range-2", Severity::Error, ""),
            ("sql", Severity::Error, ""),
        ];
        assert_eq!((made.name.as_str(), ids), ("one", expected.to_vec()));
        let query = "SELECT * FROM data WHERE a < 0".to_owned();
        assert_eq!(made.rules[2].check, QualityCheck::Sql { query });
        assert_eq!((made.left_out.len(), made.left_out[0].reason), (1, LeftOutReason::Incomplete));
    }

    #[test]
    fn nothing_is_dropped_silently() {
        let odd = |kwargs: Value| {
            let expectation = json!({ "expectation_type": "expect_column_values_to_be_unique", "kwargs": kwargs });
            let made = read_value(json!({ "expectations": [expectation] }));
            assert_eq!(made.rules.len() + made.left_out.len(), 1);
            made.left_out.first().map(|one| (one.reason, one.detail.clone()))
        };
        assert_eq!(odd(json!({ "column": "a", "result_format": "BASIC", "catch_exceptions": true })), None);
        let (reason, detail) = odd(json!({ "column": "a", "window": 3 })).unwrap();
        assert_eq!((reason, detail.as_str()), (LeftOutReason::Setting, "window"));
        assert_eq!(odd(json!({})).unwrap().0, LeftOutReason::Incomplete);
        assert_eq!(odd(json!({ "column": 3 })).unwrap().0, LeftOutReason::Incomplete);
        assert_eq!(odd(json!({ "column": "a", "mostly": 0 })).unwrap().0, LeftOutReason::Incomplete);
        let made = read_value(json!({ "expectations": [3, { "kwargs": {} }] }));
        assert_eq!(made.left_out.len(), 2);
    }
}
