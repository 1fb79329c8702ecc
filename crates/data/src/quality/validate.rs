//! What is wrong with a suite, whatever the data.

use std::collections::HashSet;

use falaj_schema::quality::{QualityCheck, QualityRule, QualitySuite, Reference, Scalar, Statistic};
use falaj_schema::{Code, Error, Result};
use polars::polars_utils::regex_cache::compile_regex;

use super::expression;
use super::value::moment;
use crate::transform::refuse_other;

/// Characters of a rule's id.
const LONGEST_ID: usize = 200;
/// How far shares may be from 1 together: they are often written rounded.
const ROUNDING: f64 = 0.01;

/// Everything that is wrong with the rules of `suite`, each error naming its rule and parameter: ids that stand twice,
/// parameters that make no sense, expressions and patterns that can't be read. Columns are looked up only by a check.
pub fn validate(suite: &QualitySuite) -> Vec<Error> {
    let mut errors = Vec::new();
    if suite.dataset.trim().is_empty() {
        errors.push(invalid("missing", "dataset"));
    }
    let mut ids = HashSet::new();
    for rule in &suite.rules {
        if rule.id.trim().is_empty() || rule.id.chars().count() > LONGEST_ID {
            errors.push(invalid("id", "id").rule(&rule.id));
        }
        if !ids.insert(rule.id.as_str()) {
            errors.push(invalid("twice", "id").rule(&rule.id));
        }
        errors.extend(of_rule(rule).into_iter().map(|error| error.rule(&rule.id)));
    }
    errors
}

/// What is wrong with one rule by itself.
pub(super) fn of_rule(rule: &QualityRule) -> Vec<Error> {
    let mut found = Vec::new();
    common(rule, &mut found);
    found.extend(parameters(&rule.check).err());
    found
}

fn invalid(problem: &str, param: &str) -> Error {
    Error::new(Code::SuiteInvalid).with("problem", problem).param(param)
}

fn value(param: &str, value: impl std::fmt::Display, allowed: &str) -> Error {
    invalid("value", param).with("value", value).with("allowed", allowed)
}

fn common(rule: &QualityRule, errors: &mut Vec<Error>) {
    if !(rule.mostly > 0.0 && rule.mostly <= 1.0) {
        errors.push(value("mostly", rule.mostly, "0 … 1"));
    }
    if !rule.check.is_row_wise() {
        if rule.condition.is_some() {
            errors.push(invalid("not_rows", "where"));
        }
        if rule.mostly != 1.0 {
            errors.push(invalid("not_rows", "mostly"));
        }
    } else if let Some(condition) = &rule.condition {
        errors.extend(expression::read(condition).err().map(|error| error.param("where")));
    }
}

/// The first thing that is wrong with a check's parameters.
fn parameters(check: &QualityCheck) -> Result<()> {
    if check.columns().iter().any(|column| column.is_empty()) {
        return Err(invalid("missing", "column"));
    }
    match check {
        QualityCheck::Columns { columns, .. } => names(columns.iter().map(|column| column.name.as_str())),
        QualityCheck::Unique { columns } => names(columns.iter().map(String::as_str)),
        QualityCheck::Type { types, .. } => some(types, "types"),
        QualityCheck::NotMissing { .. } | QualityCheck::Ordered { .. } => Ok(()),
        QualityCheck::Range { min, max, .. } => scalars(min.as_ref(), max.as_ref()),
        QualityCheck::Values { values, .. } => some(values, "values"),
        QualityCheck::Pattern { pattern, .. } => {
            compile_regex(pattern).map(|_| ()).map_err(|error| pattern_error(pattern, &error.to_string()))
        }
        QualityCheck::Length { min, max, .. } | QualityCheck::RowCount { min, max } => {
            numbers(min.map(|min| min as f64), max.map(|max| max as f64), f64::MAX)
        }
        QualityCheck::DistinctCount { min, max, share, .. } => numbers(*min, *max, if *share { 1.0 } else { f64::MAX }),
        QualityCheck::Statistic { statistic, quantile, min, max, .. } => {
            match (statistic, quantile) {
                (Statistic::Quantile, Some(q)) if (0.0..=1.0).contains(q) => {}
                (Statistic::Quantile, Some(q)) => return Err(value("quantile", q, "0 … 1")),
                (Statistic::Quantile, None) => return Err(invalid("missing", "quantile")),
                (_, Some(q)) => return Err(value("quantile", q, "–")),
                (_, None) => {}
            }
            scalars(min.as_ref(), max.as_ref())
        }
        QualityCheck::Freshness { hours, at, .. } => {
            if !(*hours > 0.0 && hours.is_finite()) {
                return Err(value("hours", hours, "> 0"));
            }
            match at {
                Some(at) => moment(at).map(|_| ()).map_err(|_| value("at", at, "2026-11-24T08:00:00")),
                None => Ok(()),
            }
        }
        QualityCheck::References { dataset, key, .. } => match (dataset.is_empty(), key.is_empty()) {
            (true, _) => Err(invalid("missing", "dataset")),
            (_, true) => Err(invalid("missing", "key")),
            _ => Ok(()),
        },
        QualityCheck::Compare { column, other, .. } if column == other => Err(invalid("column_twice", "other")),
        QualityCheck::Compare { .. } => Ok(()),
        QualityCheck::Distribution { max, against, .. } => {
            if !(*max >= 0.0 && max.is_finite()) {
                return Err(value("max", max, "≥ 0"));
            }
            reference(against)
        }
        QualityCheck::Expression { expression } => {
            expression::read(expression).map(|_| ()).map_err(|error| error.param("expression"))
        }
        QualityCheck::Sql { query } => refuse_other(query),
    }
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = HashSet::new();
    for name in names {
        if name.is_empty() {
            return Err(invalid("missing", "column"));
        }
        if !seen.insert(name) {
            return Err(invalid("column_twice", "columns").with("value", name));
        }
    }
    if seen.is_empty() { Err(invalid("missing", "columns")) } else { Ok(()) }
}

fn some<T>(list: &[T], param: &str) -> Result<()> {
    if list.is_empty() { Err(invalid("missing", param)) } else { Ok(()) }
}

fn numbers(min: Option<f64>, max: Option<f64>, most: f64) -> Result<()> {
    for (param, bound) in [("min", min), ("max", max)] {
        if let Some(bound) = bound.filter(|bound| !(0.0..=most).contains(bound)) {
            return Err(value(param, bound, if most == 1.0 { "0 … 1" } else { "≥ 0" }));
        }
    }
    match (min, max) {
        (None, None) => Err(invalid("no_bound", "min")),
        (Some(min), Some(max)) if min > max => Err(invalid("crossed", "min").with("value", min).with("other", max)),
        _ => Ok(()),
    }
}

fn scalars(min: Option<&Scalar>, max: Option<&Scalar>) -> Result<()> {
    let number = |scalar: &Scalar| match scalar {
        Scalar::Integer(value) => Some(*value as f64),
        Scalar::Real(value) => Some(*value),
        _ => None,
    };
    for (param, bound) in [("min", min), ("max", max)] {
        if let Some(Scalar::Boolean(bound)) = bound {
            return Err(value(param, bound, "1.5, \"2013-01-31\""));
        }
    }
    match (min, max) {
        (None, None) => Err(invalid("no_bound", "min")),
        (Some(low), Some(high)) => {
            let crossed = match (number(low), number(high), low, high) {
                (Some(a), Some(b), ..) => a > b,
                // Times of day are no moments; whether both fit the column is told by a check.
                (None, None, Scalar::Text(a), Scalar::Text(b)) => {
                    moment(a).ok().zip(moment(b).ok()).is_some_and(|(a, b)| a > b)
                }
                _ => return Err(value("max", high, "min")),
            };
            if crossed { Err(invalid("crossed", "min").with("value", low).with("other", high)) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

fn reference(against: &Reference) -> Result<()> {
    let all = |shares: &mut dyn Iterator<Item = f64>| {
        let (mut sum, mut sound) = (0.0, true);
        for share in shares {
            sound &= (0.0..=1.0).contains(&share);
            sum += share;
        }
        if sound && (sum - 1.0f64).abs() <= ROUNDING { Ok(()) } else { Err(value("shares", sum, "1")) }
    };
    match against {
        Reference::Dataset(name) if name.is_empty() => Err(invalid("missing", "dataset")),
        Reference::Dataset(_) => Ok(()),
        Reference::Values(values) => all(&mut values.iter().map(|value| value.share)),
        Reference::Bins { edges, shares } => {
            if shares.is_empty() || edges.len() != shares.len() + 1 {
                return Err(invalid("edges", "edges"));
            }
            if !edges.windows(2).all(|pair| pair[0] < pair[1]) {
                return Err(invalid("edges", "edges"));
            }
            all(&mut shares.iter().copied())
        }
    }
}

/// The error of a regular expression that can't be read, with the character at which it fails. What the library says is
/// the pattern, a line with a caret below the place, and the reason.
pub(super) fn pattern_error(pattern: &str, said: &str) -> Error {
    let caret = said.lines().find(|line| line.contains('^') && line.trim_matches([' ', '^']).is_empty());
    // The pattern is shown four characters in.
    let at = caret.and_then(|line| line.find('^')).and_then(|at| (at + 1).checked_sub(4));
    let reason = said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let error = Error::new(Code::PatternInvalid).with("pattern", pattern).detail(reason).param("pattern");
    match at.filter(|_| !pattern.contains('\n')) {
        Some(at) => error.with("at", at.min(pattern.chars().count() + 1)),
        None => error.with("at", 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::sketch::suite;

    fn problems(rule: &str) -> Vec<(Code, String, String)> {
        let told = validate(&suite(&format!("{{\"id\": \"r\", {rule}}}"))).into_iter().map(|error| {
            assert_eq!(error.place.rule.as_deref(), Some("r"));
            let problem = error.params.get("problem").cloned().unwrap_or_default();
            (error.code, problem, error.place.param.clone().unwrap_or_default())
        });
        told.collect()
    }

    fn one(rule: &str) -> (String, String) {
        let mut found = problems(rule);
        assert_eq!(found.len(), 1, "{rule}: {found:?}");
        let (_, problem, param) = found.remove(0);
        (problem, param)
    }

    #[test]
    fn parameters_that_make_no_sense_are_told() {
        for (rule, problem, param) in [
            (r#""check": "range", "column": "a""#, "no_bound", "min"),
            (r#""check": "range", "column": "a", "min": 2, "max": 1"#, "crossed", "min"),
            (r#""check": "range", "column": "a", "min": "2014-01-01", "max": "2013-01-01""#, "crossed", "min"),
            (r#""check": "range", "column": "a", "min": true"#, "value", "min"),
            (r#""check": "range", "column": "a", "min": 1, "mostly": 0"#, "value", "mostly"),
            (r#""check": "row_count", "min": 1, "mostly": 0.5"#, "not_rows", "mostly"),
            (r#""check": "row_count", "min": 1, "where": "a > 1""#, "not_rows", "where"),
            (r#""check": "values", "column": "a", "values": []"#, "missing", "values"),
            (r#""check": "unique", "columns": ["a", "a"]"#, "column_twice", "columns"),
            (r#""check": "not_missing", "column": """#, "missing", "column"),
            (r#""check": "statistic", "column": "a", "statistic": "quantile", "min": 1"#, "missing", "quantile"),
            (r#""check": "distinct_count", "column": "a", "max": 2, "share": true"#, "value", "max"),
            (r#""check": "freshness", "column": "a", "hours": 0"#, "value", "hours"),
            (r#""check": "freshness", "column": "a", "hours": 1, "at": "noon""#, "value", "at"),
            (r#""check": "compare", "column": "a", "op": "<", "other": "a""#, "column_twice", "other"),
            (
                r#""check": "distribution", "column": "a", "method": "psi", "max": 0.1,
                   "against": {"bins": {"edges": [1, 1], "shares": [1]}}"#,
                "edges",
                "edges",
            ),
            (
                r#""check": "distribution", "column": "a", "method": "psi", "max": 0.1,
                   "against": {"values": [{"value": "x", "share": 0.5}]}"#,
                "value",
                "shares",
            ),
        ] {
            assert_eq!(one(rule), (problem.to_owned(), param.to_owned()), "{rule}");
        }
        assert_eq!(problems(r#""check": "range", "column": "a", "min": -1.5, "where": "b = 'x'""#), []);
    }

    #[test]
    fn expressions_and_patterns_are_read() {
        let rule = r#""check": "not_missing", "column": "a", "where": "b >""#;
        assert_eq!(problems(rule), [(Code::ExprSyntax, String::new(), "where".into())]);
        let rule = r#""check": "expression", "expression": "1 = 1""#;
        assert_eq!(problems(rule), [(Code::ExpressionInvalid, String::new(), "expression".into())]);
        let rule = r#""check": "sql", "query": "DELETE FROM data""#;
        assert_eq!(problems(rule), [(Code::SqlNotSelect, String::new(), "query".into())]);
        assert_eq!(problems(r#""check": "pattern", "column": "a", "pattern": "[a-""#)[0].0, Code::PatternInvalid);
    }

    #[test]
    fn a_pattern_fails_at_a_character() {
        for (pattern, at) in [("a(b", "2"), ("ab[", "3"), ("نص(", "3"), ("a{2,1}", "2"), ("x\\q", "2")] {
            let said = compile_regex(pattern).unwrap_err().to_string();
            let error = pattern_error(pattern, &said);
            assert_eq!(error.params["at"], at, "{pattern}: {said}");
        }
    }

    #[test]
    fn ids_stand_once() {
        let mut suite = QualitySuite::new("s", "");
        let rule = |id: &str| QualityRule::new(id, QualityCheck::RowCount { min: Some(1), max: None });
        suite.rules = vec![rule("a"), rule("a"), rule(" ")];
        let told: Vec<_> = validate(&suite).into_iter().map(|error| error.params["problem"].clone()).collect();
        assert_eq!(told, ["missing", "twice", "id"]);
    }
}
