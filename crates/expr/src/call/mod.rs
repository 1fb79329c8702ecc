//! What the functions do.

mod convert;
mod dates;
mod numbers;
mod text;

use std::cmp::Ordering;

use falaj_schema::dataset::ColumnType;

pub use dates::{hijri, is_weekend_uae, iso_week, part_of_moment};

use crate::eval::order;
use crate::functions::{Function, Strictness};
use crate::hash::hash_value;
use crate::pattern::Regex;
use crate::value::Value;

/// What a conversion refuses: the value as text, and what it was to become.
pub(crate) type NotConverted = (String, ColumnType);

/// The value of a function for these arguments.
pub(crate) fn call<'a>(
    function: Function,
    arguments: &[Value<'a>],
    pattern: Option<&Regex>,
) -> Result<Value<'a>, NotConverted> {
    if !function.takes_null() && arguments.iter().any(Value::is_null) {
        return Ok(Value::Null);
    }
    Ok(match function {
        Function::Coalesce => arguments.iter().find(|value| !value.is_null()).cloned().unwrap_or_default(),
        Function::Min => extreme(arguments, Ordering::Less),
        Function::Max => extreme(arguments, Ordering::Greater),
        Function::Clip => clip(arguments),
        Function::Convert(to, strictness) => match convert::convert(&arguments[0], to) {
            Some(value) => value,
            None if strictness == Strictness::Try => Value::Null,
            None => return Err((arguments[0].to_text().unwrap_or_default().into_owned(), to)),
        },
        Function::Hash => Value::Integer(hash_value(&arguments[0], 0)),
        Function::RegexMatch | Function::RegexExtract => {
            let group = match arguments.get(2) {
                Some(Value::Integer(group)) => *group,
                _ => 0,
            };
            match (pattern, &arguments[0]) {
                (Some(pattern), Value::Text(text)) if function == Function::RegexMatch => {
                    Value::Boolean(pattern.is_match(text))
                }
                (Some(pattern), Value::Text(text)) => text::extract(text, pattern, group),
                _ => Value::Null,
            }
        }
        _ => match arguments.first() {
            Some(Value::Text(_)) if is_truncate(function) => dates::call(function, arguments),
            Some(Value::Text(_)) => text::call(function, arguments),
            Some(Value::Date(_) | Value::Datetime(_) | Value::Time(_)) if function != Function::Concat => {
                dates::call(function, arguments)
            }
            _ if function == Function::Concat => text::call(function, arguments),
            _ => numbers::call(function, arguments),
        },
    })
}

fn is_truncate(function: Function) -> bool {
    function == Function::Truncate
}

/// The least or greatest argument that is a value.
fn extreme<'a>(arguments: &[Value<'a>], side: Ordering) -> Value<'a> {
    let values = arguments.iter().filter(|value| !value.is_null());
    values.fold(Value::Null, |best, value| match order(value, &best) {
        None => value.clone(),
        Some(found) if found == side => value.clone(),
        Some(_) => best,
    })
}

/// The first argument, raised to the second, then lowered to the third; a null bound bounds nothing.
fn clip<'a>(arguments: &[Value<'a>]) -> Value<'a> {
    let [value, low, high] = arguments else { return Value::Null };
    let raised = if order(value, low) == Some(Ordering::Less) { low } else { value };
    let lowered = if order(raised, high) == Some(Ordering::Greater) { high } else { raised };
    lowered.clone()
}
