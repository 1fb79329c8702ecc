//! The canonical text of an expression: one space around operators, lower-case words, no bracket that changes nothing.

use std::fmt::{self, Display, Formatter};

use crate::ast::{Expr, Kind, NOT, PREDICATE, SIGN};
use crate::lexer::{begins_name, continues_name};
use crate::parser::KEYWORDS;
use crate::value::Value;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Literal(value) => literal(value, f),
            Kind::Column(name) => f.write_str(&column_text(name)),
            Kind::Negate(of) => write!(f, "-{}", Bound(of, SIGN)),
            Kind::Not(of) => write!(f, "not {}", Bound(of, NOT)),
            Kind::Binary(operator, left, right) => {
                let strength = operator.strength();
                let from_right = *operator == crate::ast::Operator::Power;
                let (a, b) = (strength + u8::from(from_right), strength + u8::from(!from_right));
                write!(f, "{} {} {}", Bound(left, a), operator.as_str(), Bound(right, b))
            }
            Kind::IsNull { of, negated } => {
                write!(f, "{} is {}null", Bound(of, PREDICATE), if *negated { "not " } else { "" })
            }
            Kind::In { of, list, negated } => {
                write!(f, "{}{} in ({})", Bound(of, PREDICATE), not(*negated), Listed(list))
            }
            Kind::Between { of, low, high, negated } => {
                let (low, high) = (Bound(low, PREDICATE + 1), Bound(high, PREDICATE + 1));
                write!(f, "{}{} between {low} and {high}", Bound(of, PREDICATE), not(*negated))
            }
            Kind::Like { of, pattern, negated } => {
                write!(f, "{}{} like {}", Bound(of, PREDICATE), not(*negated), Bound(pattern, PREDICATE + 1))
            }
            Kind::Choice { branches, otherwise, short } => choice(branches, otherwise.as_deref(), *short, f),
            Kind::Call { name, arguments, .. } => write!(f, "{name}({})", Listed(arguments)),
        }
    }
}

/// The name of a column as it is written in an expression: bare where it can be, else in backticks.
pub fn column_text(name: &str) -> String {
    let bare = name.chars().next().is_some_and(begins_name)
        && name.chars().all(continues_name)
        && !KEYWORDS.contains(&name.to_lowercase().as_str());
    if bare { name.to_owned() } else { format!("`{}`", name.replace('`', "``")) }
}

fn not(negated: bool) -> &'static str {
    if negated { " not" } else { "" }
}

fn literal(value: &Value, f: &mut Formatter) -> fmt::Result {
    match value {
        Value::Null => f.write_str("null"),
        Value::Text(text) => write!(f, "'{}'", text.replace('\'', "''")),
        Value::Date(_) => write!(f, "date '{}'", value.to_text().unwrap_or_default()),
        Value::Datetime(_) => write!(f, "datetime '{}'", value.to_text().unwrap_or_default()),
        Value::Real(number) => {
            let text = value.to_text().unwrap_or_default();
            // A point keeps a real number from being read as a whole one.
            write!(f, "{text}{}", if number.fract() == 0.0 && !text.contains('e') { ".0" } else { "" })
        }
        _ => f.write_str(&value.to_text().unwrap_or_default()),
    }
}

fn choice(branches: &[(Expr, Expr)], otherwise: Option<&Expr>, short: bool, f: &mut Formatter) -> fmt::Result {
    if let ([(when, then)], true) = (branches, short) {
        write!(f, "if({when}, {then}")?;
        return match otherwise {
            Some(otherwise) => write!(f, ", {otherwise})"),
            None => f.write_str(")"),
        };
    }
    f.write_str("case")?;
    for (when, then) in branches {
        write!(f, " when {when} then {then}")?;
    }
    if let Some(otherwise) = otherwise {
        write!(f, " else {otherwise}")?;
    }
    f.write_str(" end")
}

impl Expr {
    fn strength(&self) -> u8 {
        match &self.kind {
            Kind::Binary(operator, ..) => operator.strength(),
            Kind::Not(_) => NOT,
            Kind::Negate(_) => SIGN,
            Kind::IsNull { .. } | Kind::In { .. } | Kind::Between { .. } | Kind::Like { .. } => PREDICATE,
            Kind::Literal(_) | Kind::Column(_) | Kind::Choice { .. } | Kind::Call { .. } => u8::MAX,
        }
    }
}

/// A part in brackets if it binds less strongly than is needed.
struct Bound<'a>(&'a Expr, u8);

impl Display for Bound<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.strength() < self.1 { write!(f, "({})", self.0) } else { write!(f, "{}", self.0) }
    }
}

struct Listed<'a>(&'a [Expr]);

impl Display for Listed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            write!(f, "{}{part}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
