//! Rows as JSON objects, as the server gets them, made into a [`Frame`].

use std::collections::HashMap;

use falaj_schema::dataset::ColumnType;
use falaj_schema::model::{Field, Signature};
use falaj_schema::{Code, Error, Result};
use serde_json::{Map, Value};

use crate::frame::{Frame, Series, Values};
use crate::moment;

impl Frame {
    /// The frame of `rows` with one column for each input of `signature`. What is left out or `null` is missing.
    ///
    /// Numbers are JSON numbers, booleans `true` and `false`, dates and times ISO 8601 text (a datetime with an offset is
    /// taken to UTC). Anything else, and a name that is not an input, is refused with [`Code::InputInvalid`], which names
    /// the column and the row (counted from 1) and has the values `problem` (`unknown`, `type` or `moment`), `expected`
    /// (a [`ColumnType`]) and `value`.
    pub fn from_rows(signature: &Signature, rows: &[Map<String, Value>]) -> Result<Self> {
        let known: HashMap<&str, ()> = signature.inputs.iter().map(|field| (field.name.as_str(), ())).collect();
        for (row, cells) in rows.iter().enumerate() {
            if let Some((name, value)) = cells.iter().find(|(name, _)| !known.contains_key(name.as_str())) {
                return Err(refused(name, row, "unknown", value));
            }
        }
        let columns = signature.inputs.iter().map(|field| column(field, rows)).collect::<Result<_>>()?;
        Ok(Self { rows: rows.len(), columns })
    }
}

fn column(field: &Field, rows: &[Map<String, Value>]) -> Result<Series> {
    let cells = rows.iter().map(|row| row.get(&field.name).filter(|value| !value.is_null()));
    let refuse = |row: usize, problem: &str, value: &Value| {
        refused(&field.name, row, problem, value).with("expected", field.kind.as_str())
    };
    let values = match field.kind {
        ColumnType::Text => text(cells).map_err(|(row, value)| refuse(row, "type", value))?,
        ColumnType::Integer | ColumnType::Real | ColumnType::Boolean => {
            let number = |(row, cell): (usize, Option<&Value>)| match cell {
                None => Ok(f64::NAN),
                Some(value) => number(field.kind, value).ok_or_else(|| refuse(row, "type", value)),
            };
            Values::Number(cells.enumerate().map(number).collect::<Result<_>>()?)
        }
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => {
            let moment = |(row, cell): (usize, Option<&Value>)| match cell {
                None => Ok(Values::NO_TIME),
                Some(value @ Value::String(text)) => {
                    moment::parse(field.kind, text).ok_or_else(|| refuse(row, "moment", value))
                }
                Some(value) => Err(refuse(row, "type", value)),
            };
            Values::Time(cells.enumerate().map(moment).collect::<Result<_>>()?)
        }
    };
    Ok(Series { name: field.name.clone(), kind: field.kind, values })
}

fn number(kind: ColumnType, value: &Value) -> Option<f64> {
    match value {
        Value::Bool(flag) if kind == ColumnType::Boolean => Some(f64::from(u8::from(*flag))),
        Value::Number(number) if kind != ColumnType::Boolean => number.as_f64().filter(|number| number.is_finite()),
        _ => None,
    }
}

fn text<'a>(cells: impl Iterator<Item = Option<&'a Value>>) -> Result<Values, (usize, &'a Value)> {
    let mut dictionary = Vec::new();
    let mut known: HashMap<&str, u32> = HashMap::new();
    let mut codes = Vec::new();
    for (row, cell) in cells.enumerate() {
        codes.push(match cell {
            None => Values::NO_TEXT,
            Some(Value::String(text)) => *known.entry(text).or_insert_with(|| {
                dictionary.push(text.clone());
                dictionary.len() as u32 - 1
            }),
            Some(value) => return Err((row, value)),
        });
    }
    Ok(Values::Text { dictionary, codes })
}

// A value may be megabytes of text: the message shows its beginning.
fn refused(column: &str, row: usize, problem: &str, value: &Value) -> Error {
    let shown: String = value.to_string().chars().take(40).collect();
    let error = Error::new(Code::InputInvalid).column(column).row(row as u64 + 1);
    error.with("problem", problem).with("expected", "").with("value", shown)
}

#[cfg(test)]
mod tests {
    use falaj_schema::model::Task;
    use serde_json::json;

    use super::*;

    fn read(rows: Value) -> Result<Frame> {
        let field = |name: &str, kind| Field {
            name: name.into(),
            kind,
            optional: true,
            min: None,
            max: None,
            values: vec![],
            example: Value::Null,
        };
        let inputs = vec![
            field("n", ColumnType::Real),
            field("t", ColumnType::Text),
            field("b", ColumnType::Boolean),
            field("d", ColumnType::Datetime),
        ];
        let signature = Signature { task: Task::Binary, target: "y".into(), inputs, classes: vec![] };
        Frame::from_rows(&signature, &serde_json::from_value::<Vec<_>>(rows).unwrap())
    }

    #[test]
    fn rows_become_columns() {
        let frame = read(json!([
            {"n": 1, "t": "x", "b": true, "d": "1970-01-01T02:00:01+02:00"},
            {"t": null},
            {"n": 2.5, "t": "x", "b": false, "d": "1970-01-02"}
        ]));
        let frame = frame.unwrap();
        let Values::Number(n) = &frame.columns[0].values else { panic!() };
        assert!((n[0], n[2]) == (1.0, 2.5) && n[1].is_nan());
        let codes = vec![0, Values::NO_TEXT, 0];
        assert_eq!(frame.columns[1].values, Values::Text { dictionary: vec!["x".into()], codes });
        assert_eq!(frame.columns[3].values, Values::Time(vec![1_000_000, Values::NO_TIME, 86_400_000_000]));
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        let refusals = [
            (json!([{}, {"n": "3"}]), "n", "type"),
            (json!([{}, {"zz": 3}]), "zz", "unknown"),
            (json!([{}, {"t": 3}]), "t", "type"),
            (json!([{}, {"b": 1}]), "b", "type"),
            (json!([{}, {"d": "yesterday"}]), "d", "moment"),
        ];
        for (rows, column, problem) in refusals {
            let error = read(rows).unwrap_err();
            assert_eq!((error.code, error.place.row), (Code::InputInvalid, Some(2)));
            assert_eq!((error.place.column.as_deref(), error.params["problem"].as_str()), (Some(column), problem));
        }
    }
}
