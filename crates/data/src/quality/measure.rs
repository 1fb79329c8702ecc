//! From what was seen of the rows to how a rule came out.

use std::collections::HashMap;
use std::sync::Arc;

use falaj_schema::dataset::{ColumnType, TopValue};
use falaj_schema::quality::{Distance, Observed, QualityRule, RuleStatus, Scalar, Statistic};
use falaj_schema::{Code, Error, Result};

use super::bits::Bits;
use super::distance::{
    kolmogorov_smirnov, ks_of_shares, open_shares, psi, psi_of_numbers, quantile, shares_of, side_by_side,
};
use super::gather::{Gathered, Moments};
use super::judge::{FIRST_ROWS, Failing, Verdict};
use super::value::{Value, int_text, scalar};

/// Failing texts that a result tells of.
const TEXTS: usize = 10;

/// How a rule came out, before anybody words it.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub(super) status: RuleStatus,
    pub(super) checked: u64,
    pub(super) failed: u64,
    pub(super) first: Vec<Failing>,
    pub(super) observed: Observed,
    pub(super) error: Option<Error>,
}

impl Default for Measured {
    fn default() -> Self {
        Self {
            status: RuleStatus::Passed,
            checked: 0,
            failed: 0,
            first: Vec::new(),
            observed: Observed::default(),
            error: None,
        }
    }
}

/// How what was gathered of whole columns becomes a result.
pub(super) enum Finish {
    /// No value twice; with the columns to show beside failing rows.
    Unique { shown: Vec<usize> },
    /// So many different values.
    Distinct { min: Option<f64>, max: Option<f64>, share: bool },
    /// A statistic between bounds.
    Statistic { statistic: Statistic, quantile: Option<f64>, bounds: (Option<f64>, Option<f64>) },
    /// The newest moment, seen from a moment (microseconds).
    Fresh { seen: i64, hours: f64 },
    /// A distance.
    Distribution { method: Distance, max: f64, target: Target },
}

/// What a distribution is compared with.
pub(super) enum Target {
    /// A column of another table: sorted numbers, or counts.
    Gathered { reference: Arc<Gathered>, whole: bool },
    /// Shares of values.
    Values(HashMap<String, f64>),
    /// Shares between edges.
    Bins { edges: Vec<f64>, shares: Vec<f64> },
}

impl Finish {
    /// What it would have been given of a table without rows.
    pub(super) fn of_nothing(&self) -> Gathered {
        match self {
            Self::Unique { .. } => Gathered::Narrow(Vec::new(), Bits::default()),
            Self::Distinct { .. } => Gathered::Distinct { sorted: Vec::new(), waiting: Vec::new(), values: 0 },
            Self::Statistic { .. } | Self::Fresh { .. } => Gathered::Moments(Moments::default()),
            Self::Distribution { .. } => Gathered::Numbers(Vec::new()),
        }
    }
}

impl Target {
    /// True if it is about numbers, whose cumulative distribution means something.
    pub(super) fn has_order(&self) -> bool {
        match self {
            Self::Gathered { reference, .. } => matches!(**reference, Gathered::Numbers(_)),
            Self::Values(_) => false,
            Self::Bins { .. } => true,
        }
    }
}

impl Measured {
    /// Of a rule that can't be checked.
    pub(super) fn broken(error: Error) -> Self {
        Self { status: RuleStatus::Broken, error: Some(error), ..Self::default() }
    }

    /// Of a rule about the whole, from what was measured.
    pub(super) fn whole(holds: bool, checked: u64, value: Scalar) -> Self {
        let status = if holds { RuleStatus::Passed } else { RuleStatus::Failed };
        let observed = Observed { value: Some(value), ..Observed::default() };
        Self { status, checked, observed, ..Self::default() }
    }

    /// Of a row-wise rule, from all batches together.
    pub(super) fn of_rows(rule: &QualityRule, kind: Option<ColumnType>, verdict: Verdict) -> Self {
        let mut measured = Self::of_counts(rule, verdict.checked, verdict.failed);
        measured.first = verdict.first;
        measured.first.sort_by_key(|failing| failing.row);
        measured.first.truncate(FIRST_ROWS);
        let mut texts: Vec<(String, u64)> = verdict.texts.into_iter().collect();
        texts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        texts.truncate(TEXTS);
        measured.observed.values = texts.into_iter().map(|(value, count)| TopValue { value, count }).collect();
        if let (Some((low, high)), Some(kind)) = (verdict.span, kind) {
            measured.observed.min = Some(scalar(kind, &low));
            measured.observed.max = Some(scalar(kind, &high));
        }
        measured
    }

    fn of_counts(rule: &QualityRule, checked: u64, failed: u64) -> Self {
        // Both are rounded once, so that 19 of 20 are 0.95 exactly as it is written.
        let share = (checked > 0).then(|| (checked - failed) as f64 / checked as f64);
        let holds = share.is_none_or(|share| share >= rule.mostly);
        let status = if holds { RuleStatus::Passed } else { RuleStatus::Failed };
        let observed = Observed { share, ..Observed::default() };
        Self { status, checked, failed, observed, ..Self::default() }
    }
}

/// The result of a rule about whole columns. Of failing rows only the numbers are known; their texts are read later.
pub(super) fn finish(rule: &QualityRule, kind: ColumnType, finish: &Finish, gathered: &Gathered) -> Measured {
    let measured = match (finish, gathered) {
        (_, Gathered::Failed(error)) => Err(error.clone()),
        (Finish::Unique { .. }, Gathered::Narrow(keys, rows)) => Ok(unique(rule, keys, rows)),
        (Finish::Unique { .. }, Gathered::Wide(keys, rows)) => Ok(unique(rule, keys, rows)),
        (Finish::Distinct { min, max, share }, Gathered::Distinct { sorted, values, .. }) => {
            Ok(distinct(*min, *max, *share, sorted.len() as u64, *values))
        }
        (Finish::Statistic { statistic, quantile, bounds }, gathered) => {
            statistic_of(kind, *statistic, *quantile, *bounds, gathered)
        }
        (Finish::Fresh { seen, hours }, Gathered::Moments(moments)) => fresh(kind, *seen, *hours, moments),
        (Finish::Distribution { method, max, target }, gathered) => distribution(*method, *max, target, gathered),
        _ => Err(Error::new(Code::Internal).detail("a rule got something else than it asked for")),
    };
    let column = rule.check.columns().first().copied().unwrap_or_default();
    measured.unwrap_or_else(|error| Measured::broken(error.column(column)))
}

fn unique<T: Ord + Copy>(rule: &QualityRule, keys: &[T], rows: &Bits) -> Measured {
    let (repeated, failed) = repeated(keys);
    let mut measured = Measured::of_counts(rule, keys.len() as u64, failed);
    if failed > 0 {
        let failing = rows.ones().zip(keys).filter(|(_, key)| repeated.binary_search(key).is_ok());
        let named = failing.take(FIRST_ROWS).map(|(row, _)| Failing { row: row as u64 + 1, values: Vec::new() });
        measured.first = named.collect();
    }
    measured
}

/// The rows whose key another row has too.
pub(super) fn repeated_rows(gathered: &Gathered, len: usize) -> Bits {
    fn of<T: Ord + Copy>(keys: &[T], rows: &Bits, len: usize) -> Bits {
        let (repeated, _) = repeated(keys);
        let mut failing = Bits::none(len);
        let rows = rows.ones().zip(keys).filter(|(_, key)| repeated.binary_search(key).is_ok());
        rows.for_each(|(row, _)| failing.set(row));
        failing
    }
    match gathered {
        Gathered::Narrow(keys, rows) => of(keys, rows, len),
        Gathered::Wide(keys, rows) => of(keys, rows, len),
        _ => Bits::none(len),
    }
}

/// Keys that occur more than once, rising, and how many rows have one of them.
fn repeated<T: Ord + Copy>(keys: &[T]) -> (Vec<T>, u64) {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let runs = || sorted.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
    (runs().map(|run| run[0]).collect(), runs().map(|run| run.len() as u64).sum())
}

fn distinct(min: Option<f64>, max: Option<f64>, share: bool, different: u64, values: u64) -> Measured {
    let measured = if share { different as f64 / values.max(1) as f64 } else { different as f64 };
    let value = if share { Scalar::Real(measured) } else { Scalar::Integer(different as i64) };
    Measured::whole(is_between(measured, (min, max)), values, value)
}

fn is_between(value: f64, (min, max): (Option<f64>, Option<f64>)) -> bool {
    min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max)
}

fn statistic_of(
    kind: ColumnType,
    statistic: Statistic,
    q: Option<f64>,
    bounds: (Option<f64>, Option<f64>),
    gathered: &Gathered,
) -> Result<Measured> {
    let none = || Error::new(Code::NoValues);
    let whole = kind == ColumnType::Integer;
    let (value, count) = match (gathered, statistic) {
        (Gathered::Numbers(sorted), _) => {
            let q = if statistic == Statistic::Median { 0.5 } else { q.unwrap_or(0.5) };
            let value = (!sorted.is_empty()).then(|| quantile(sorted, q)).ok_or_else(none)?;
            (Value::Real(value), sorted.len() as u64)
        }
        (Gathered::Moments(moments), _) if moments.count == 0 => return Err(none()),
        (Gathered::Moments(moments), statistic) => {
            let ends = || moments.span.clone().ok_or_else(none);
            let value = match statistic {
                Statistic::Min => ends()?.0,
                Statistic::Max => ends()?.1,
                Statistic::Sum if whole => {
                    i64::try_from(moments.total).map_or(Value::Real(moments.total as f64), Value::Int)
                }
                Statistic::Sum => Value::Real(moments.sum()),
                Statistic::Sd => Value::Real(moments.sd().ok_or_else(none)?),
                _ => Value::Real(moments.mean(whole)),
            };
            (value, moments.count)
        }
        _ => return Err(Error::new(Code::Internal).detail("a statistic got something else than it asked for")),
    };
    let number = match &value {
        Value::Int(value) => *value as f64,
        Value::Real(value) => *value,
        Value::Text(_) => f64::NAN,
    };
    Ok(Measured::whole(is_between(number, bounds), count, scalar(kind, &value)))
}

fn fresh(kind: ColumnType, seen: i64, hours: f64, moments: &Moments) -> Result<Measured> {
    const HOUR: f64 = 3_600_000_000.0;
    let Some((_, Value::Int(newest))) = &moments.span else { return Err(Error::new(Code::NoValues)) };
    let age = seen.saturating_sub(*newest) as f64;
    Ok(Measured::whole(age <= hours * HOUR, moments.count, Scalar::Text(int_text(kind, *newest))))
}

fn distribution(method: Distance, max: f64, target: &Target, gathered: &Gathered) -> Result<Measured> {
    let none = || Error::new(Code::NoValues);
    let (distance, count) = match (target, gathered) {
        (_, Gathered::Numbers(current)) if current.is_empty() => return Err(none()),
        (_, Gathered::Counts(current)) if current.is_empty() => return Err(none()),
        (Target::Bins { edges, shares }, Gathered::Numbers(current)) => {
            let own = open_shares(current, edges);
            let distance = match method {
                Distance::Psi => psi(shares, &own),
                Distance::Ks => ks_of_shares(shares, &own),
            };
            (distance, current.len() as u64)
        }
        (Target::Values(shares), Gathered::Counts(current)) => {
            let (r, c) = side_by_side(shares, &shares_of(current));
            (psi(&r, &c), current.values().sum())
        }
        (Target::Gathered { reference, whole }, current) => match (&**reference, current) {
            (Gathered::Numbers(reference), Gathered::Numbers(current)) if !reference.is_empty() => {
                let distance = match method {
                    Distance::Psi => psi_of_numbers(reference, current, *whole),
                    Distance::Ks => kolmogorov_smirnov(reference, current).ok_or_else(none)?,
                };
                (distance, current.len() as u64)
            }
            (Gathered::Counts(reference), Gathered::Counts(current)) if !reference.is_empty() => {
                let (r, c) = side_by_side(&shares_of(reference), &shares_of(current));
                (psi(&r, &c), current.values().sum())
            }
            _ => return Err(none()),
        },
        _ => return Err(Error::new(Code::Internal).detail("a distribution got something else than it asked for")),
    };
    Ok(Measured::whole(distance <= max, count, Scalar::Real(distance)))
}
