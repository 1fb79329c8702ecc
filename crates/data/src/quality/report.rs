//! Results of rules in words.

use falaj_schema::message::{Lang, text};
use falaj_schema::quality::{
    ColumnMismatch, ColumnProblem, CompareOp, Distance, QualityCheck, QualityResult, QualityRule, QualityRun,
    QualitySuite, RuleCounts, RuleResult, RuleStatus, Scalar, Statistic,
};

use super::check::Checked;
use super::measure::Measured;
use crate::render::real_text;

/// Values that a sentence lists.
const LISTED: usize = 8;
/// Columns that a sentence lists.
const LISTED_COLUMNS: usize = 10;
/// Characters of a query in a sentence.
const LONGEST_QUERY: usize = 120;

/// Whose check it is: what stands in the history beside its results.
#[derive(Debug, Clone)]
pub struct Of<'a> {
    /// Name of the dataset.
    pub dataset: &'a str,
    /// Its version, if it is one.
    pub version: Option<u32>,
    /// Digest of the table's file.
    pub digest: &'a str,
    /// Who checks.
    pub actor: &'a str,
    /// The run of a pipeline that checks.
    pub run: Option<&'a str>,
    /// How long it took.
    pub seconds: f64,
}

/// The result of a whole check, with sentences in `lang`; its identity and time are those of the history it goes into.
pub fn result_of(suite: &QualitySuite, checked: &Checked, of: &Of, lang: Lang) -> QualityResult {
    let results = report(suite, checked, lang);
    let counts = RuleCounts::of(&results);
    let summary = QualityRun {
        id: String::new(),
        suite: suite.name.clone(),
        dataset: of.dataset.to_owned(),
        version: of.version,
        digest: of.digest.to_owned(),
        passed: counts.error.bad() == 0,
        counts,
        rows: checked.rows,
        created: 0,
        seconds: of.seconds,
        actor: of.actor.to_owned(),
        run: of.run.map(str::to_owned),
    };
    QualityResult { summary, results }
}

/// The result of each rule of `suite`, with a sentence for people in `lang`.
pub fn report(suite: &QualitySuite, checked: &Checked, lang: Lang) -> Vec<RuleResult> {
    let columns = checked.columns.iter();
    let all = suite.rules.iter().zip(&checked.measured).zip(columns);
    all.map(|((rule, measured), columns)| result(rule, measured, columns, lang)).collect()
}

fn result(rule: &QualityRule, measured: &Measured, columns: &[String], lang: Lang) -> RuleResult {
    let error = measured.error.clone().map(|error| error.rule(&rule.id).to_wire(lang));
    let message = match &error {
        Some(error) => error.message.clone(),
        None => sentence(rule, measured, lang),
    };
    let column = match rule.check.columns().as_slice() {
        // What a query gives are no columns of the table.
        [] if matches!(rule.check, QualityCheck::Sql { .. }) => None,
        [] => columns.first().filter(|_| columns.len() == 1).cloned(),
        [column] => Some((*column).to_owned()),
        [column, ..] if matches!(rule.check, QualityCheck::Compare { .. }) => Some((*column).to_owned()),
        _ => None,
    };
    RuleResult {
        rule: rule.id.clone(),
        column,
        columns: columns.to_vec(),
        check: rule.check.as_str().to_owned(),
        severity: rule.severity,
        status: measured.status,
        checked_rows: measured.checked,
        failed_rows: measured.failed,
        observed: measured.observed.clone(),
        rows: measured.first.iter().map(|failing| failing.row).collect(),
        examples: measured.first.iter().map(|failing| failing.values.clone()).collect(),
        message,
        error,
    }
}

fn sentence(rule: &QualityRule, measured: &Measured, lang: Lang) -> String {
    let need = need(rule, lang);
    let holds = measured.status == RuleStatus::Passed;
    if !measured.observed.columns.is_empty() {
        let found = mismatches(&measured.observed.columns, lang);
        return text(lang, "quality-columns-failed", &[("need", &need), ("found", &found)]);
    }
    if let Some(value) = &measured.observed.value {
        let key = if holds { "quality-measured" } else { "quality-measured-failed" };
        return text(lang, key, &[("need", &need), ("value", &short(value))]);
    }
    if !rule.check.is_row_wise() && holds {
        return need;
    }
    let (checked, failed) = (measured.checked.to_string(), measured.failed.to_string());
    let share = percent(rule.mostly);
    let args = [("need", need.as_str()), ("checked", &checked), ("failed", &failed), ("share", &share)];
    let key = match (measured.failed, holds) {
        _ if !rule.check.is_row_wise() => "quality-query-failed",
        (0, _) if measured.checked == 0 => "quality-rows-none",
        (0, _) => "quality-rows-passed",
        (_, true) => "quality-rows-allowed",
        (_, false) if rule.mostly < 1.0 => "quality-rows-too-many",
        (_, false) => "quality-rows-failed",
    };
    text(lang, key, &args)
}

/// What a rule asks for, as a sentence.
fn need(rule: &QualityRule, lang: Lang) -> String {
    let said = what(&rule.check, lang);
    match &rule.condition {
        Some(condition) => text(lang, "quality-need-where", &[("need", &said), ("condition", condition)]),
        None => said,
    }
}

fn what(check: &QualityCheck, lang: Lang) -> String {
    let say = |key: &str, args: &[(&str, &str)]| text(lang, &format!("quality-need-{key}"), args);
    let column = check.columns().first().copied().unwrap_or_default();
    let of = |range: &str| [("column", column.to_owned()), ("range", range.to_owned())];
    let say_of = |key: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(key, &args)
    };
    match check {
        QualityCheck::Columns { .. } => say("columns", &[]),
        QualityCheck::Type { types, .. } => {
            let types = types.iter().map(|kind| kind.as_str().to_owned());
            say("type", &[("column", column), ("types", &listed(types, LISTED))])
        }
        QualityCheck::NotMissing { .. } => say("not-missing", &[("column", column)]),
        QualityCheck::Range { min, max, strict_min, strict_max, .. } => {
            say_of("range", &of(&range(min.as_ref(), max.as_ref(), *strict_min, *strict_max)))
        }
        QualityCheck::Values { values, forbidden, .. } => {
            let key = if *forbidden { "values-forbidden" } else { "values" };
            say(key, &[("column", column), ("values", &listed(values.iter().map(Scalar::to_string), LISTED))])
        }
        QualityCheck::Pattern { pattern, forbidden, .. } => {
            let key = if *forbidden { "pattern-forbidden" } else { "pattern" };
            say(key, &[("column", column), ("pattern", pattern)])
        }
        QualityCheck::Length { min, max, .. } => say_of("length", &of(&numbers(min.map(real), max.map(real)))),
        QualityCheck::Unique { columns } => {
            say("unique", &[("columns", &listed(columns.iter().cloned(), LISTED_COLUMNS))])
        }
        QualityCheck::RowCount { min, max } => say("row-count", &[("range", &numbers(min.map(real), max.map(real)))]),
        QualityCheck::DistinctCount { min, max, share, .. } => {
            let key = if *share { "distinct-share" } else { "distinct-count" };
            say_of(key, &of(&numbers(*min, *max)))
        }
        QualityCheck::Statistic { statistic, quantile, min, max, .. } => {
            let key = format!("statistic-{}", statistic.as_str());
            let quantile = quantile.filter(|_| *statistic == Statistic::Quantile).map(real_text).unwrap_or_default();
            let range = range(min.as_ref(), max.as_ref(), false, false);
            say(&key, &[("column", column), ("range", &range), ("quantile", &quantile)])
        }
        QualityCheck::Freshness { hours, .. } => say("freshness", &[("column", column), ("hours", &real_text(*hours))]),
        QualityCheck::References { dataset, key, .. } => {
            say("references", &[("column", column), ("dataset", dataset), ("key", key)])
        }
        QualityCheck::Ordered { descending, strict, .. } => {
            let key = match (descending, strict) {
                (false, false) => "ordered",
                (false, true) => "ordered-strict",
                (true, false) => "ordered-descending",
                (true, true) => "ordered-descending-strict",
            };
            say(key, &[("column", column)])
        }
        QualityCheck::Compare { op, other, .. } => {
            say("compare", &[("column", column), ("op", sign(*op)), ("other", other)])
        }
        QualityCheck::Distribution { method, max, .. } => {
            let method = if *method == Distance::Psi { "PSI" } else { "KS" };
            say("distribution", &[("column", column), ("method", method), ("max", &real_text(*max))])
        }
        QualityCheck::Expression { expression } => say("expression", &[("expression", expression)]),
        QualityCheck::Sql { query } => say("sql", &[("query", &in_one_line(query))]),
    }
}

/// A query as it stands in a sentence.
fn in_one_line(query: &str) -> String {
    let line = query.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > LONGEST_QUERY {
        true => line.chars().take(LONGEST_QUERY).chain(['…']).collect(),
        false => line,
    }
}

fn real(number: u64) -> f64 {
    number as f64
}

fn numbers(min: Option<f64>, max: Option<f64>) -> String {
    range(min.map(Scalar::Real).as_ref(), max.map(Scalar::Real).as_ref(), false, false)
}

/// Bounds in signs that every language reads.
fn range(min: Option<&Scalar>, max: Option<&Scalar>, above: bool, below: bool) -> String {
    let (from, to) = (if above { ">" } else { "≥" }, if below { "<" } else { "≤" });
    match (min, max) {
        (Some(min), Some(max)) if min == max => short(min),
        (Some(min), Some(max)) if !above && !below => format!("{} … {}", short(min), short(max)),
        (Some(min), Some(max)) => format!("{from} {} … {to} {}", short(min), short(max)),
        (Some(min), None) => format!("{from} {}", short(min)),
        (None, Some(max)) => format!("{to} {}", short(max)),
        (None, None) => "…".to_owned(),
    }
}

/// A value as people read it: six significant digits are enough.
fn short(value: &Scalar) -> String {
    match value {
        Scalar::Real(number) if number.is_finite() && number.fract() != 0.0 => {
            let places = (5 - number.abs().log10().floor() as i32).clamp(0, 300);
            let scale = 10f64.powi(places);
            let near = (number * scale).round() / scale;
            real_text(if near.is_finite() { near } else { *number })
        }
        Scalar::Real(number) => real_text(*number),
        other => other.to_string(),
    }
}

fn sign(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Less => "<",
        CompareOp::AtMost => "≤",
        CompareOp::Equal => "=",
        CompareOp::NotEqual => "≠",
        CompareOp::AtLeast => "≥",
        CompareOp::Greater => ">",
    }
}

fn percent(share: f64) -> String {
    short(&Scalar::Real(share * 100.0))
}

fn listed(values: impl Iterator<Item = String>, most: usize) -> String {
    let mut values: Vec<String> = values.take(most + 1).collect();
    if values.len() > most {
        values[most] = "…".to_owned();
    }
    values.join(", ")
}

fn mismatches(columns: &[ColumnMismatch], lang: Lang) -> String {
    let kinds = [
        (ColumnProblem::Missing, "quality-columns-missing"),
        (ColumnProblem::Unexpected, "quality-columns-unexpected"),
        (ColumnProblem::Retyped, "quality-columns-retyped"),
        (ColumnProblem::Moved, "quality-columns-moved"),
    ];
    let said = kinds.iter().filter_map(|(problem, key)| {
        let names: Vec<String> = columns.iter().filter(|c| c.problem == *problem).map(named).collect();
        let columns = listed(names.into_iter(), LISTED_COLUMNS);
        (!columns.is_empty()).then(|| text(lang, key, &[("columns", &columns)]))
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// Name of a column, with the type that it has where that is what is wrong.
fn named(column: &ColumnMismatch) -> String {
    match (column.problem, column.found) {
        (ColumnProblem::Retyped, Some(found)) => format!("{} ({})", column.name, found.as_str()),
        _ => column.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_written_in_signs() {
        let n = |value: f64| Some(Scalar::Real(value));
        let written = |min: Option<Scalar>, max: Option<Scalar>, a, b| range(min.as_ref(), max.as_ref(), a, b);
        assert_eq!(written(n(0.0), n(100.0), false, false), "0 … 100");
        assert_eq!(written(n(0.0), n(100.0), true, false), "> 0 … ≤ 100");
        assert_eq!(written(None, n(1.5), false, true), "< 1.5");
        assert_eq!(written(Some(Scalar::Text("2013-01-01".into())), None, false, false), "≥ 2013-01-01");
        assert_eq!(written(n(3.0), n(3.0), false, false), "3");
        assert_eq!(short(&Scalar::Real(12.639070999)), "12.6391");
        assert_eq!(short(&Scalar::Real(1_234_567.8)), "1234568");
        assert_eq!(short(&Scalar::Real(0.000123456789)), "0.000123457");
        assert_eq!(percent(0.95), "95");
    }
}
