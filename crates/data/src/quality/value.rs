//! Values of rules in the form that columns have.

use falaj_schema::dataset::ColumnType;
use falaj_schema::quality::Scalar;
use falaj_schema::{Code, Error, Result};

use crate::calendar::{DAY, parse_date, parse_datetime, parse_time};
use crate::render::time_of_kind;

/// A value as columns hold it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Integers; yes/no as 1 and 0; dates, moments and times of day in microseconds.
    Int(i64),
    /// Real numbers.
    Real(f64),
    /// Text.
    Text(String),
}

/// Between what numbers or moments are to lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bounds {
    /// Both ends are allowed.
    Int { low: i64, high: i64 },
    /// With the ends that are not allowed.
    Real { low: f64, high: f64, above: bool, below: bool },
}

/// True for dates and moments.
pub(super) fn is_moment(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Date | ColumnType::Datetime)
}

fn unfit(scalar: &Scalar, kind: ColumnType) -> Error {
    Error::new(Code::RuleValue).with("value", scalar).with("expected", kind.as_str())
}

/// Microseconds of a date, moment or time of day.
fn micros(scalar: &Scalar, kind: ColumnType) -> Result<i64> {
    let Scalar::Text(text) = scalar else { return Err(unfit(scalar, kind)) };
    let bytes = text.trim().as_bytes();
    let found = match kind {
        ColumnType::Time => parse_time(bytes),
        _ => parse_date(bytes).map(|days| days * DAY).or_else(|| parse_datetime(bytes)),
    };
    found.ok_or_else(|| unfit(scalar, kind))
}

/// Microseconds of a moment, or of the beginning of a date.
pub(super) fn moment(text: &str) -> Result<i64> {
    micros(&Scalar::Text(text.to_owned()), ColumnType::Datetime)
}

/// A value of a rule in the form of a column of type `kind`. Errors: `rule_value`.
pub(super) fn of_kind(scalar: &Scalar, kind: ColumnType) -> Result<Value> {
    match (kind, scalar) {
        (ColumnType::Integer, Scalar::Integer(value)) => Ok(Value::Int(*value)),
        (ColumnType::Integer, Scalar::Real(value)) if value.fract() == 0.0 && value.abs() < 9.2e18 => {
            Ok(Value::Int(*value as i64))
        }
        (ColumnType::Real, Scalar::Integer(value)) => Ok(Value::Real(*value as f64)),
        (ColumnType::Real, Scalar::Real(value)) => Ok(Value::Real(*value)),
        (ColumnType::Boolean, Scalar::Boolean(value)) => Ok(Value::Int(i64::from(*value))),
        (ColumnType::Text, Scalar::Text(value)) => Ok(Value::Text(value.clone())),
        (kind, scalar) if kind.is_time() => micros(scalar, kind).map(Value::Int),
        _ => Err(unfit(scalar, kind)),
    }
}

/// The number of a bound. Errors: `rule_value`.
pub(super) fn number(scalar: &Scalar, kind: ColumnType) -> Result<f64> {
    match scalar {
        Scalar::Integer(value) => Ok(*value as f64),
        Scalar::Real(value) => Ok(*value),
        _ => Err(unfit(scalar, kind)),
    }
}

/// The bounds of a column of numbers or times. Errors: `rule_value`.
pub(super) fn bounds(
    kind: ColumnType,
    min: Option<&Scalar>,
    max: Option<&Scalar>,
    above: bool,
    below: bool,
) -> Result<Bounds> {
    match kind {
        ColumnType::Real => {
            let low = min.map_or(Ok(f64::NEG_INFINITY), |min| number(min, kind))?;
            let high = max.map_or(Ok(f64::INFINITY), |max| number(max, kind))?;
            Ok(Bounds::Real { low, high, above: above && min.is_some(), below: below && max.is_some() })
        }
        _ => {
            let low = min.map_or(Ok(i64::MIN), |min| least(min, kind, above))?;
            let high = max.map_or(Ok(i64::MAX), |max| greatest(max, kind, below))?;
            Ok(Bounds::Int { low, high })
        }
    }
}

/// The least whole value that is allowed.
fn least(scalar: &Scalar, kind: ColumnType, above: bool) -> Result<i64> {
    let strictly = i64::from(above);
    match scalar {
        Scalar::Integer(value) if kind == ColumnType::Integer => Ok(value.saturating_add(strictly)),
        Scalar::Real(value) if kind == ColumnType::Integer => {
            Ok(if above { (value.floor() as i64).saturating_add(1) } else { value.ceil() as i64 })
        }
        _ if kind.is_time() => Ok(micros(scalar, kind)?.saturating_add(strictly)),
        _ => Err(unfit(scalar, kind)),
    }
}

/// The greatest whole value that is allowed.
fn greatest(scalar: &Scalar, kind: ColumnType, below: bool) -> Result<i64> {
    let strictly = i64::from(below);
    match scalar {
        Scalar::Integer(value) if kind == ColumnType::Integer => Ok(value.saturating_sub(strictly)),
        Scalar::Real(value) if kind == ColumnType::Integer => {
            Ok(if below { (value.ceil() as i64).saturating_sub(1) } else { value.floor() as i64 })
        }
        _ if kind.is_time() => Ok(micros(scalar, kind)?.saturating_sub(strictly)),
        _ => Err(unfit(scalar, kind)),
    }
}

/// The text of a whole value of a column of type `kind`.
pub(super) fn int_text(kind: ColumnType, value: i64) -> String {
    match kind {
        ColumnType::Boolean => (value != 0).to_string(),
        kind if kind.is_time() => time_of_kind(kind, value).unwrap_or_default(),
        _ => value.to_string(),
    }
}

/// A value of a column of type `kind` as results tell it.
pub(super) fn scalar(kind: ColumnType, value: &Value) -> Scalar {
    match value {
        Value::Int(value) if kind == ColumnType::Integer => Scalar::Integer(*value),
        Value::Int(value) if kind == ColumnType::Boolean => Scalar::Boolean(*value != 0),
        Value::Int(value) => Scalar::Text(int_text(kind, *value)),
        Value::Real(value) => Scalar::Real(*value),
        Value::Text(value) => Scalar::Text(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int_bounds(min: Scalar, max: Scalar, strict: bool) -> (i64, i64) {
        match bounds(ColumnType::Integer, Some(&min), Some(&max), strict, strict).unwrap() {
            Bounds::Int { low, high } => (low, high),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn whole_bounds_are_exact() {
        assert_eq!(int_bounds(Scalar::Integer(1), Scalar::Integer(5), false), (1, 5));
        assert_eq!(int_bounds(Scalar::Integer(1), Scalar::Integer(5), true), (2, 4));
        assert_eq!(int_bounds(Scalar::Real(1.5), Scalar::Real(4.5), false), (2, 4));
        assert_eq!(int_bounds(Scalar::Real(1.5), Scalar::Real(4.5), true), (2, 4));
        assert_eq!(int_bounds(Scalar::Real(2.0), Scalar::Real(4.0), true), (3, 3));
        assert_eq!(int_bounds(Scalar::Real(-1e300), Scalar::Real(1e300), false), (i64::MIN, i64::MAX));
        let big = 9_007_199_254_740_993;
        assert_eq!(int_bounds(Scalar::Integer(big), Scalar::Integer(big), false), (big, big));
    }

    #[test]
    fn values_that_do_not_fit_their_column_are_refused() {
        let text = |text: &str| Scalar::Text(text.to_owned());
        assert_eq!(of_kind(&text("2013-01-02"), ColumnType::Date).unwrap(), Value::Int(15_707 * DAY));
        assert_eq!(of_kind(&Scalar::Real(2.0), ColumnType::Integer).unwrap(), Value::Int(2));
        for (scalar, kind) in [
            (text("x"), ColumnType::Integer),
            (Scalar::Integer(1), ColumnType::Text),
            (Scalar::Real(1.5), ColumnType::Integer),
            (text("2013-02-30"), ColumnType::Date),
            (Scalar::Integer(1), ColumnType::Boolean),
        ] {
            assert_eq!(of_kind(&scalar, kind).unwrap_err().code, Code::RuleValue, "{scalar:?} {kind:?}");
        }
    }
}
