//! Conversions from one type to another.

use falaj_schema::dataset::ColumnType;

use crate::calendar::{DAY, parse_date, parse_datetime};
use crate::value::Value;

/// Where integers end as real numbers: 2^63.
const END: f64 = 9_223_372_036_854_775_808.0;

/// The value as one of type `to`; none if it can't be one. Spaces around a text do not count.
pub(super) fn convert<'a>(value: &Value<'a>, to: ColumnType) -> Option<Value<'a>> {
    match (to, value) {
        (_, value) if value.kind() == Some(to) => Some(value.clone()),
        (ColumnType::Text, value) => value.to_text().map(Value::Text),
        (ColumnType::Integer, value) => integer(value).map(Value::Integer),
        (ColumnType::Real, Value::Text(text)) => {
            let number: f64 = text.trim().parse().ok()?;
            number.is_finite().then(|| Value::real(number))
        }
        (ColumnType::Real, value) => value.number().map(Value::real),
        (ColumnType::Boolean, Value::Text(text)) => truth(text.trim()).map(Value::Boolean),
        (ColumnType::Boolean, value) => value.number().map(|number| Value::Boolean(number != 0.0)),
        (ColumnType::Date, Value::Text(text)) => {
            let text = text.trim().as_bytes();
            let days = parse_date(text).or_else(|| parse_datetime(text).map(|micros| micros.div_euclid(DAY)))?;
            i32::try_from(days).ok().map(Value::Date)
        }
        (ColumnType::Date, value) => i32::try_from(value.days()?).ok().map(Value::Date),
        (ColumnType::Datetime, Value::Text(text)) => {
            let text = text.trim().as_bytes();
            parse_datetime(text).or_else(|| parse_date(text).map(|days| days * DAY)).map(Value::Datetime)
        }
        (ColumnType::Datetime, Value::Date(_)) => value.micros().map(Value::Datetime),
        _ => None,
    }
}

/// What stands behind the point of a real number is cut off.
fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Real(number) => (-END..END).contains(&number.trunc()).then(|| number.trunc() as i64),
        Value::Boolean(truth) => Some(i64::from(*truth)),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn truth(text: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match (is(&["true", "yes", "1", "نعم"]), is(&["false", "no", "0", "لا"])) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
