//! From rules to what has to be looked at: expressions, row-wise judges, and what is gathered of whole columns.

use std::collections::HashMap;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::quality::{QualityCheck, QualityRule, Reference, Scalar, Statistic};
use falaj_schema::{Code, Error, Millis, Result};
use polars::polars_utils::regex_cache::compile_regex;
use polars::prelude::PlHashSet;

use super::expression::Expression;
use super::gather::Gather;
use super::judge::{Judge, Test};
use super::measure::{Finish, Measured, Target};
use super::other::{Shelf, other_type};
use super::query;
use super::shape_of_table;
use super::validate::{of_rule, pattern_error};
use super::value::{Value, bounds, is_moment, moment, number, of_kind};
use crate::table::{is_number, position};

/// Columns whose values stand beside a failing row.
pub(super) const SHOWN: usize = 8;

/// How a rule comes to its result.
pub(super) enum Step {
    /// It is known without a look at the rows.
    Known(Box<Measured>),
    /// By the judge of this number.
    Judge(usize),
    /// From what the gatherer of this number gives.
    Whole(usize, Finish),
    /// By its query.
    Query,
}

/// What has to be looked at for all rules.
pub(super) struct Plan {
    pub(super) table: Vec<Column>,
    pub(super) kinds: Vec<ColumnType>,
    /// The expressions, each once.
    pub(super) slots: Vec<Expression>,
    pub(super) judges: Vec<Judge>,
    pub(super) gathers: Vec<Gather>,
    /// One for each rule.
    pub(super) steps: Vec<Step>,
    /// For each rule the columns it looks at, by name.
    pub(super) columns: Vec<Vec<String>>,
}

/// A table as far as rules are concerned before its rows are read.
pub(super) struct Facts<'a> {
    pub(super) columns: &'a [Column],
    pub(super) rows: u64,
    pub(super) now: Millis,
}

/// Plans the rules. A rule that can't be checked is known to be broken; its mistake does not touch the others.
pub(super) fn plan(rules: &[QualityRule], facts: &Facts, shelf: Shelf) -> Plan {
    let places = facts.columns.iter().enumerate().map(|(at, column)| (column.name.as_str(), at)).collect();
    let mut planner = Planner {
        facts,
        places,
        shelf,
        slots: Vec::new(),
        known_slots: HashMap::new(),
        judges: Vec::new(),
        gathers: Vec::new(),
        known_gathers: HashMap::new(),
    };
    let mut steps = Vec::with_capacity(rules.len());
    let mut columns = Vec::with_capacity(rules.len());
    for rule in rules {
        let step = planner.step(rule).unwrap_or_else(|error| Step::Known(Box::new(Measured::broken(error))));
        columns.push(planner.columns_of(rule, &step));
        steps.push(step);
    }
    let kinds = facts.columns.iter().map(|column| column.kind).collect();
    let table = facts.columns.to_vec();
    Plan { table, kinds, slots: planner.slots, judges: planner.judges, gathers: planner.gathers, steps, columns }
}

struct Planner<'a> {
    facts: &'a Facts<'a>,
    places: HashMap<&'a str, usize>,
    shelf: Shelf<'a>,
    slots: Vec<Expression>,
    known_slots: HashMap<String, Result<usize>>,
    judges: Vec<Judge>,
    gathers: Vec<Gather>,
    known_gathers: HashMap<Gather, usize>,
}

impl Planner<'_> {
    fn step(&mut self, rule: &QualityRule) -> Result<Step> {
        if let Some(error) = of_rule(rule).into_iter().next() {
            return Err(error);
        }
        let condition = rule.condition.as_deref().map(|text| self.slot(text)).transpose();
        let condition = condition.map_err(|error| error.param("where"))?;
        match &rule.check {
            QualityCheck::Columns { columns, others, ordered } => {
                Ok(known(shape_of_table::columns(columns, *others, *ordered, self.facts.columns)))
            }
            QualityCheck::Type { column, types } => {
                let (at, _) = self.column(column)?;
                Ok(known(shape_of_table::kind(&self.facts.columns[at], types)))
            }
            QualityCheck::RowCount { min, max } => {
                let rows = self.facts.rows;
                let holds = min.is_none_or(|min| rows >= min) && max.is_none_or(|max| rows <= max);
                Ok(known(Measured::whole(holds, rows, Scalar::Integer(rows as i64))))
            }
            QualityCheck::Sql { query } => query::fit(query, self.facts.columns).map(|_| Step::Query),
            QualityCheck::Unique { columns } => {
                let found = columns.iter().map(|column| self.column(column)).collect::<Result<Vec<_>>>()?;
                let wide = found.len() > 1 || found.iter().any(|(_, kind)| *kind == ColumnType::Text);
                let columns: Vec<usize> = found.into_iter().map(|(at, _)| at).collect();
                let shown = columns.iter().copied().take(SHOWN).collect();
                Ok(self.whole(Gather::Keys { columns, condition, wide }, Finish::Unique { shown }))
            }
            check if check.is_row_wise() => {
                let (column, test, shown) = self.test(check)?;
                self.judges.push(Judge { column, condition, test, shown });
                Ok(Step::Judge(self.judges.len() - 1))
            }
            check => self.of_column(check),
        }
    }

    /// The rule's column and test, and the columns to show beside failing rows.
    fn test(&mut self, check: &QualityCheck) -> Result<(Option<usize>, Test, Vec<usize>)> {
        if let QualityCheck::Expression { expression } = check {
            let slot = self.slot(expression).map_err(|error| error.param("expression"))?;
            let shown = self.slots[slot].positions.iter().copied().take(SHOWN).collect();
            return Ok((None, Test::Expression(slot), shown));
        }
        let name = check.columns().first().copied().unwrap_or_default();
        let (at, kind) = self.column(name)?;
        let one = |test: Test| Ok((Some(at), test, vec![at]));
        match check {
            QualityCheck::NotMissing { .. } => one(Test::Present),
            QualityCheck::Range { min, max, strict_min, strict_max, .. } => {
                if !is_number(kind) && !kind.is_time() {
                    return Err(wrong_type(name, kind, "integer, real, date, datetime, time"));
                }
                let bounds = bounds(kind, min.as_ref(), max.as_ref(), *strict_min, *strict_max);
                one(Test::Within(bounds.map_err(|error| error.column(name))?))
            }
            QualityCheck::Values { values, forbidden, .. } => {
                one(among(values, *forbidden, kind).map_err(|error| error.column(name))?)
            }
            QualityCheck::Pattern { pattern, forbidden, .. } => {
                self.text(name, kind)?;
                let regex = compile_regex(pattern).map_err(|error| pattern_error(pattern, &error.to_string()))?;
                let wanted = !forbidden;
                one(Test::Text(Box::new(move |text| regex.is_match(text) == wanted)))
            }
            QualityCheck::Length { min, max, .. } => {
                self.text(name, kind)?;
                let (min, max) = (min.unwrap_or(0), max.unwrap_or(u64::MAX));
                one(Test::Text(Box::new(move |text| (min..=max).contains(&(text.chars().count() as u64)))))
            }
            QualityCheck::References { dataset, key, .. } => one(self.shelf.holds(dataset, key, kind)?),
            QualityCheck::Ordered { descending, strict, .. } => {
                if kind == ColumnType::Boolean {
                    return Err(wrong_type(name, kind, "integer, real, text, date, datetime, time"));
                }
                one(Test::Ordered { descending: *descending, strict: *strict })
            }
            QualityCheck::Compare { op, other, .. } => {
                let (right, other_kind) = self.column(other)?;
                if !are_comparable(kind, other_kind) {
                    return Err(other_type(other, other_kind, kind));
                }
                Ok((Some(at), Test::Compare(*op, right), vec![at, right]))
            }
            _ => Err(Error::new(Code::Internal).detail("a row-wise check without a test")),
        }
    }

    /// Checks of one column as a whole.
    fn of_column(&mut self, check: &QualityCheck) -> Result<Step> {
        let name = check.columns().first().copied().unwrap_or_default();
        let (at, kind) = self.column(name)?;
        match check {
            QualityCheck::DistinctCount { min, max, share, .. } => {
                Ok(self.whole(Gather::Distinct(at), Finish::Distinct { min: *min, max: *max, share: *share }))
            }
            QualityCheck::Statistic { statistic, quantile, min, max, .. } => {
                let ends = matches!(statistic, Statistic::Min | Statistic::Max);
                if !(is_number(kind) || ends && kind.is_time()) {
                    return Err(wrong_type(
                        name,
                        kind,
                        if ends { "integer, real, date, datetime, time" } else { "integer, real" },
                    ));
                }
                let bounds = statistic_bounds(kind, min.as_ref(), max.as_ref()).map_err(|error| error.column(name))?;
                let finish = Finish::Statistic { statistic: *statistic, quantile: *quantile, bounds };
                let all = matches!(statistic, Statistic::Median | Statistic::Quantile);
                Ok(self.whole(if all { Gather::Numbers(at) } else { Gather::Moments(at) }, finish))
            }
            QualityCheck::Freshness { hours, at: seen, .. } => {
                if !is_moment(kind) {
                    return Err(wrong_type(name, kind, "date, datetime"));
                }
                let seen = match seen {
                    Some(text) => moment(text)?,
                    None => self.facts.now.saturating_mul(1_000),
                };
                Ok(self.whole(Gather::Moments(at), Finish::Fresh { seen, hours: *hours }))
            }
            QualityCheck::Distribution { method, max, against, .. } => {
                let by_numbers = is_number(kind) || is_moment(kind);
                let (gather, target) = self.target(name, at, by_numbers, against)?;
                if matches!(method, falaj_schema::quality::Distance::Ks) && !target.has_order() {
                    return Err(wrong_type(name, kind, "integer, real, date, datetime"));
                }
                Ok(self.whole(gather, Finish::Distribution { method: *method, max: *max, target }))
            }
            _ => Err(Error::new(Code::Internal).detail("a check without a step")),
        }
    }

    fn target(&mut self, name: &str, at: usize, by_numbers: bool, against: &Reference) -> Result<(Gather, Target)> {
        let kind = self.facts.columns[at].kind;
        match against {
            Reference::Bins { .. } if !by_numbers => Err(wrong_type(name, kind, "integer, real, date, datetime")),
            Reference::Bins { edges, shares } => {
                let scale = if is_moment(kind) { 1_000.0 } else { 1.0 };
                let edges = edges.iter().map(|edge| edge * scale).collect();
                Ok((Gather::Numbers(at), Target::Bins { edges, shares: shares.clone() }))
            }
            Reference::Values(shares) => {
                let shares = shares.iter().map(|one| (same_text(&one.value, kind), one.share)).collect();
                Ok((Gather::Counts(at), Target::Values(shares)))
            }
            Reference::Dataset(dataset) => {
                let gather = |at| if by_numbers { Gather::Numbers(at) } else { Gather::Counts(at) };
                let (reference, other) = self.shelf.gathered(dataset, name, gather)?;
                if !are_comparable(kind, other) {
                    return Err(other_type(name, other, kind));
                }
                let whole = kind == ColumnType::Integer && other == ColumnType::Integer;
                Ok((gather(at), Target::Gathered { reference, whole }))
            }
        }
    }

    fn whole(&mut self, gather: Gather, finish: Finish) -> Step {
        let next = self.gathers.len();
        let number = *self.known_gathers.entry(gather.clone()).or_insert(next);
        if number == next {
            self.gathers.push(gather);
        }
        Step::Whole(number, finish)
    }

    fn column(&self, name: &str) -> Result<(usize, ColumnType)> {
        let at = match self.places.get(name) {
            Some(at) => *at,
            None => position(self.facts.columns, name)?,
        };
        Ok((at, self.facts.columns[at].kind))
    }

    fn text(&self, name: &str, kind: ColumnType) -> Result<()> {
        if kind == ColumnType::Text { Ok(()) } else { Err(wrong_type(name, kind, "text")) }
    }

    fn slot(&mut self, text: &str) -> Result<usize> {
        if let Some(known) = self.known_slots.get(text) {
            return known.clone();
        }
        let made = self.new_slot(text);
        self.known_slots.insert(text.to_owned(), made.clone());
        made
    }

    fn new_slot(&mut self, text: &str) -> Result<usize> {
        self.slots.push(Expression::new(text, self.facts.columns)?);
        Ok(self.slots.len() - 1)
    }

    fn columns_of(&self, rule: &QualityRule, step: &Step) -> Vec<String> {
        match (&rule.check, step) {
            (QualityCheck::Sql { query }, Step::Query) => query::shown(query, self.facts.columns),
            (QualityCheck::Expression { .. }, Step::Judge(number)) => {
                let Test::Expression(slot) = self.judges[*number].test else { return Vec::new() };
                let positions = self.slots[slot].positions.iter();
                positions.map(|at| self.facts.columns[*at].name.clone()).collect()
            }
            _ => rule.check.columns().into_iter().map(str::to_owned).collect(),
        }
    }
}

fn known(measured: Measured) -> Step {
    Step::Known(Box::new(measured))
}

fn wrong_type(column: &str, found: ColumnType, expected: &str) -> Error {
    Error::new(Code::ColumnType).column(column).with("found", found.as_str()).with("expected", expected)
}

/// True if values of these types can be compared with each other.
fn are_comparable(a: ColumnType, b: ColumnType) -> bool {
    a == b || is_number(a) && is_number(b) || is_moment(a) && is_moment(b)
}

fn among(values: &[Scalar], forbidden: bool, kind: ColumnType) -> Result<Test> {
    let values = values.iter().map(|value| of_kind(value, kind)).collect::<Result<Vec<Value>>>()?;
    let wanted = !forbidden;
    Ok(match kind {
        ColumnType::Real => {
            let set: PlHashSet<u64> = values
                .iter()
                .filter_map(|value| if let Value::Real(value) = value { Some((value + 0.0).to_bits()) } else { None })
                .collect();
            Test::Real(Box::new(move |value| set.contains(&(value + 0.0).to_bits()) == wanted))
        }
        ColumnType::Text => {
            let set: std::collections::HashSet<String> = values
                .into_iter()
                .filter_map(|value| if let Value::Text(value) = value { Some(value) } else { None })
                .collect();
            Test::Text(Box::new(move |value| set.contains(value) == wanted))
        }
        _ => {
            let set: PlHashSet<i64> = values
                .iter()
                .filter_map(|value| if let Value::Int(value) = value { Some(*value) } else { None })
                .collect();
            Test::Int(Box::new(move |value| set.contains(&value) == wanted))
        }
    })
}

/// Bounds of a statistic; of times in microseconds.
fn statistic_bounds(
    kind: ColumnType,
    min: Option<&Scalar>,
    max: Option<&Scalar>,
) -> Result<(Option<f64>, Option<f64>)> {
    let bound = |scalar: &Scalar| match of_kind(scalar, kind) {
        Ok(Value::Int(micros)) if kind.is_time() => Ok(micros as f64),
        Err(error) if kind.is_time() => Err(error),
        _ => number(scalar, kind),
    };
    Ok((min.map(bound).transpose()?, max.map(bound).transpose()?))
}

/// The text that a value has when it is read from a column of this type: 1 and 1.0 are one number.
fn same_text(text: &str, kind: ColumnType) -> String {
    match (kind, text.trim().parse::<f64>()) {
        (ColumnType::Real, Ok(number)) => crate::render::real_text(number),
        _ => text.to_owned(),
    }
}
