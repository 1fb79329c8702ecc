//! From a tensor to a column of the model's input.

use std::borrow::Cow;
use std::collections::HashMap;

use falaj_model::frame::{Series, Values};
use falaj_model::moment;
use falaj_schema::dataset::ColumnType;
use falaj_schema::model::Field;
use falaj_schema::{Code, Error};

use crate::datatype::Datatype;
use crate::flat::Flat;

/// The column of `field` from the values of a tensor of `datatype`, which fits the field.
///
/// A value that is not one of the datatype or the column is refused with [`Code::InputInvalid`], as in a row of JSON.
pub fn column(field: &Field, datatype: Datatype, values: Flat, missing: &[bool]) -> Result<Series, Error> {
    let values = match (field.kind, values) {
        (kind, Flat::Nulls(count)) => absent(kind, count),
        (ColumnType::Text, Flat::Texts(values)) => texts(&values, missing),
        (ColumnType::Date | ColumnType::Datetime | ColumnType::Time, Flat::Texts(values)) => {
            moments(field, &values, missing)?
        }
        (ColumnType::Integer | ColumnType::Real | ColumnType::Boolean, Flat::Numbers(values) | Flat::Bools(values)) => {
            numbers(field, datatype, values, missing)?
        }
        (_, other) => return Err(refused(field, 0, "type", other.kind().to_owned())),
    };
    Ok(Series { name: field.name.clone(), kind: field.kind, values })
}

/// Values that are all missing.
pub fn absent(kind: ColumnType, rows: usize) -> Values {
    match kind {
        ColumnType::Integer | ColumnType::Real | ColumnType::Boolean => Values::Number(vec![f64::NAN; rows]),
        ColumnType::Text => Values::Text { dictionary: Vec::new(), codes: vec![Values::NO_TEXT; rows] },
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => Values::Time(vec![Values::NO_TIME; rows]),
    }
}

fn numbers(field: &Field, datatype: Datatype, mut values: Vec<f64>, missing: &[bool]) -> Result<Values, Error> {
    for (row, value) in values.iter_mut().enumerate() {
        if is_missing(missing, row) {
            *value = f64::NAN;
        } else if !(value.is_nan() || value.is_finite() && datatype.holds(*value) && holds(field.kind, *value)) {
            return Err(refused(field, row, "type", value.to_string()));
        }
    }
    Ok(Values::Number(values))
}

fn holds(kind: ColumnType, value: f64) -> bool {
    kind != ColumnType::Boolean || value == 0.0 || value == 1.0
}

fn texts(values: &[Option<Cow<str>>], missing: &[bool]) -> Values {
    let mut dictionary = Vec::new();
    let mut known: HashMap<&str, u32> = HashMap::new();
    let mut codes = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        codes.push(match value {
            Some(text) if !is_missing(missing, row) => *known.entry(text).or_insert_with(|| {
                dictionary.push(text.to_string());
                dictionary.len() as u32 - 1
            }),
            _ => Values::NO_TEXT,
        });
    }
    Values::Text { dictionary, codes }
}

fn moments(field: &Field, values: &[Option<Cow<str>>], missing: &[bool]) -> Result<Values, Error> {
    let moment = |(row, value): (usize, &Option<Cow<str>>)| match value {
        Some(text) if !is_missing(missing, row) => {
            moment::parse(field.kind, text).ok_or_else(|| refused(field, row, "moment", quoted(text)))
        }
        _ => Ok(Values::NO_TIME),
    };
    Ok(Values::Time(values.iter().enumerate().map(moment).collect::<Result<_, _>>()?))
}

fn is_missing(missing: &[bool], row: usize) -> bool {
    missing.get(row).copied().unwrap_or(false)
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn refused(field: &Field, row: usize, problem: &str, value: String) -> Error {
    let shown: String = value.chars().take(40).collect();
    let expected =
        serde_json::to_value(field.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let error = Error::new(Code::InputInvalid).column(&field.name).row(row as u64 + 1);
    error.with("problem", problem).with("expected", expected).with("value", shown)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn field(kind: ColumnType) -> Field {
        Field { name: "c".into(), kind, optional: true, min: None, max: None, values: vec![], example: Value::Null }
    }

    fn texts_of(values: &[&'static str]) -> Flat<'static> {
        Flat::Texts(values.iter().map(|text| Some(Cow::Borrowed(*text))).collect())
    }

    #[test]
    fn missing_rows_are_missing() {
        let missing = [false, true];
        let series = |kind, datatype, flat| column(&field(kind), datatype, flat, &missing).unwrap().values;
        let values = [
            series(ColumnType::Real, Datatype::Fp64, Flat::Numbers(vec![1.0, 2.0])),
            series(ColumnType::Text, Datatype::Bytes, texts_of(&["a", "b"])),
            series(ColumnType::Date, Datatype::Bytes, texts_of(&["2026-01-01", "?"])),
        ];
        for values in values {
            assert!(!values.is_missing(0) && values.is_missing(1), "{values:?}");
        }
    }

    #[test]
    fn values_that_do_not_fit_name_column_and_row() {
        let cases = [
            (ColumnType::Integer, Datatype::Uint(1), Flat::Numbers(vec![1.0, 256.0])),
            (ColumnType::Real, Datatype::Fp64, Flat::Numbers(vec![1.0, f64::INFINITY])),
            (ColumnType::Boolean, Datatype::Int(8), Flat::Numbers(vec![1.0, 2.0])),
            (ColumnType::Datetime, Datatype::Bytes, texts_of(&["2026-01-01T10:00:00Z", "soon"])),
        ];
        for (kind, datatype, flat) in cases {
            let error = column(&field(kind), datatype, flat, &[]).unwrap_err();
            assert_eq!(
                (error.code, error.place.column.as_deref(), error.place.row),
                (Code::InputInvalid, Some("c"), Some(2))
            );
        }
    }

    #[test]
    fn equal_texts_share_a_code() {
        let values = column(&field(ColumnType::Text), Datatype::Bytes, texts_of(&["a", "b", "a"]), &[]).unwrap().values;
        assert_eq!(values, Values::Text { dictionary: vec!["a".into(), "b".into()], codes: vec![0, 1, 0] });
    }
}
