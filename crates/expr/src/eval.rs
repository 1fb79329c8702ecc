//! Working an expression out for one row. This is what every other way of working it out must equal.

use std::cmp::Ordering;

use falaj_schema::dataset::ColumnType;
use falaj_schema::error::Span;
use falaj_schema::{Code, Error};

use crate::ast::Operator;
use crate::call::call;
use crate::failure;
use crate::pattern::like;
use crate::typed::{Node, Typed};
use crate::value::Value;

/// A value that a strict conversion refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The value as text.
    pub value: String,
    /// What it was to become.
    pub to: ColumnType,
    /// Where the conversion stands in the text.
    pub span: Span,
}

impl Refused {
    /// As an error; the caller adds the row. Code: `expr_value`.
    pub fn into_error(self) -> Error {
        let error = failure::at(Code::ExprValue, self.span);
        error.with("value", self.value).with("expected", self.to.as_str())
    }
}

/// The value of `expr` for a row; `column` gives the value of the column at a position.
///
/// Nulls follow SQL: an operator or function with a null argument gives null, except that `and` is false beside a false,
/// `or` is true beside a true, and `is null`, `coalesce`, `min`, `max`, `clip` and the choices say what they do with
/// it. What is not chosen is not worked out, so that it can't be refused.
///
/// Numbers: an integer result beyond 64 bits, a division by zero and a real result that is not finite are null.
pub fn eval<'a>(expr: &'a Typed, column: &dyn Fn(usize) -> Value<'a>) -> Result<Value<'a>, Refused> {
    let all = |parts: &'a [Typed]| parts.iter().map(|part| eval(part, column)).collect::<Result<Vec<_>, _>>();
    Ok(match &expr.node {
        Node::Literal(value) => value.clone(),
        Node::Column(at) => match column(*at) {
            Value::Real(value) => Value::real(value),
            value => value,
        },
        Node::And(left, right) => match eval(left, column)? {
            Value::Boolean(false) => Value::Boolean(false),
            left => and(left, eval(right, column)?),
        },
        Node::Or(left, right) => match eval(left, column)? {
            Value::Boolean(true) => Value::Boolean(true),
            left => or(left, eval(right, column)?),
        },
        Node::Choice(branches, otherwise) => {
            for (when, then) in branches {
                if eval(when, column)? == Value::Boolean(true) {
                    return eval(then, column);
                }
            }
            eval(otherwise, column)?
        }
        Node::Call(crate::functions::Function::Coalesce, arguments, _) => {
            for argument in arguments {
                match eval(argument, column)? {
                    Value::Null => {}
                    value => return Ok(value),
                }
            }
            Value::Null
        }
        Node::ToReal(of) | Node::ToDatetime(of) | Node::Negate(of) | Node::Not(of) | Node::IsNull(of) => {
            let value = [eval(of, column)?];
            combine(expr, &value)?
        }
        Node::Arithmetic(_, left, right) | Node::Compare(_, left, right) => {
            let values = [eval(left, column)?, eval(right, column)?];
            combine(expr, &values)?
        }
        Node::In(parts) | Node::Call(_, parts, _) => combine(expr, &all(parts)?)?,
        Node::Between(parts) => combine(expr, &all(&parts[..])?)?,
        Node::Like(parts) => combine(expr, &all(&parts[..])?)?,
    })
}

/// The value of a part whose parts have these values. Choices, `and`, `or` and `coalesce` take all of them as worked out.
pub fn combine<'a>(expr: &Typed, values: &[Value<'a>]) -> Result<Value<'a>, Refused> {
    let value = |at: usize| values.get(at).unwrap_or(&Value::Null);
    Ok(match &expr.node {
        Node::Literal(literal) => literal.clone(),
        Node::Column(_) => value(0).clone(),
        Node::ToReal(_) => value(0).number().map_or(Value::Null, Value::real),
        Node::ToDatetime(_) => value(0).micros().map_or(Value::Null, Value::Datetime),
        Node::Negate(_) => match value(0) {
            Value::Integer(number) => number.checked_neg().map_or(Value::Null, Value::Integer),
            Value::Real(number) => Value::real(-number),
            _ => Value::Null,
        },
        Node::Arithmetic(operator, ..) => arithmetic(*operator, value(0), value(1)),
        Node::Compare(operator, ..) => compare(*operator, value(0), value(1)),
        Node::And(..) => and(value(0).clone(), value(1).clone()),
        Node::Or(..) => or(value(0).clone(), value(1).clone()),
        Node::Not(_) => match value(0) {
            Value::Boolean(truth) => Value::Boolean(!truth),
            _ => Value::Null,
        },
        Node::IsNull(_) => Value::Boolean(value(0).is_null()),
        Node::In(_) => is_in(value(0), values.get(1..).unwrap_or_default()),
        Node::Between(_) => {
            let above = compare(Operator::GreaterEqual, value(0), value(1));
            and(above, compare(Operator::LessEqual, value(0), value(2)))
        }
        Node::Like(_) => match (value(0), value(1)) {
            (Value::Text(text), Value::Text(pattern)) => Value::Boolean(like(text, pattern)),
            _ => Value::Null,
        },
        Node::Choice(..) => {
            let mut rest = values;
            while let [when, then, more @ ..] = rest {
                if *when == Value::Boolean(true) {
                    return Ok(then.clone());
                }
                rest = more;
            }
            rest.first().cloned().unwrap_or_default()
        }
        Node::Call(function, _, pattern) => {
            call(*function, values, pattern.as_deref()).map_err(|(value, to)| Refused { value, to, span: expr.span })?
        }
    })
}

fn and<'a>(left: Value<'a>, right: Value<'a>) -> Value<'a> {
    match (left, right) {
        (Value::Boolean(false), _) | (_, Value::Boolean(false)) => Value::Boolean(false),
        (Value::Boolean(true), Value::Boolean(true)) => Value::Boolean(true),
        _ => Value::Null,
    }
}

fn or<'a>(left: Value<'a>, right: Value<'a>) -> Value<'a> {
    match (left, right) {
        (Value::Boolean(true), _) | (_, Value::Boolean(true)) => Value::Boolean(true),
        (Value::Boolean(false), Value::Boolean(false)) => Value::Boolean(false),
        _ => Value::Null,
    }
}

/// Null if the value is null, or if it is not found and one of the others is null.
fn is_in<'a>(of: &Value<'a>, list: &[Value<'a>]) -> Value<'a> {
    list.iter().fold(Value::Boolean(false), |found, other| or(found, compare(Operator::Equal, of, other)))
}

fn arithmetic<'a>(operator: Operator, left: &Value<'a>, right: &Value<'a>) -> Value<'a> {
    match (left, right) {
        (Value::Integer(a), Value::Integer(b)) => integers(operator, *a, *b).map_or(Value::Null, Value::Integer),
        (Value::Real(a), Value::Real(b)) => Value::real(reals(operator, *a, *b)),
        _ => Value::Null,
    }
}

/// The result for two integers; none beyond 64 bits and for a division by zero. `//` rounds down, and `%` has the sign of
/// the divisor, so that `a = (a // b) * b + a % b`.
pub fn integers(operator: Operator, a: i64, b: i64) -> Option<i64> {
    match operator {
        Operator::Add => a.checked_add(b),
        Operator::Subtract => a.checked_sub(b),
        Operator::Multiply => a.checked_mul(b),
        Operator::FloorDivide => {
            let quotient = a.checked_div(b)?;
            Some(quotient - i64::from(a % b != 0 && (a < 0) != (b < 0)))
        }
        Operator::Remainder => {
            let rest = a.checked_rem(b)?;
            Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
        }
        _ => None,
    }
}

/// The result for two real numbers, which may not be finite.
pub fn reals(operator: Operator, a: f64, b: f64) -> f64 {
    match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
        Operator::FloorDivide => (a / b).floor(),
        Operator::Remainder => {
            let rest = a % b;
            if rest != 0.0 && (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
        }
        Operator::Power => a.powf(b),
        _ => f64::NAN,
    }
}

fn compare<'a>(operator: Operator, left: &Value<'a>, right: &Value<'a>) -> Value<'a> {
    let Some(order) = order(left, right) else { return Value::Null };
    Value::Boolean(match operator {
        Operator::Equal => order == Ordering::Equal,
        Operator::Different => order != Ordering::Equal,
        Operator::Less => order == Ordering::Less,
        Operator::LessEqual => order != Ordering::Greater,
        Operator::Greater => order == Ordering::Greater,
        Operator::GreaterEqual => order != Ordering::Less,
        _ => return Value::Null,
    })
}

/// The order of two values of one type: text by code points, false before true. None beside null.
pub fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(a), Value::Integer(b)) => Some(a.cmp(b)),
        (Value::Real(a), Value::Real(b)) => a.partial_cmp(b),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Boolean(a), Value::Boolean(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Datetime(a), Value::Datetime(b)) | (Value::Time(a), Value::Time(b)) => Some(a.cmp(b)),
        _ => None,
    }
}
