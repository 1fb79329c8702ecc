//! The types of a table's columns, and values that its lists of files have for them.

use falaj_schema::dataset::ColumnType;
use serde_json::Value as Json;

use super::metadata::SchemaOf;
use crate::calendar::{date_text, datetime_text};
use crate::lake::avro::Value;
use crate::lake::{Field, Schema};

/// The columns that can be read, and those that can't.
pub(super) fn read(schema: &SchemaOf) -> Schema {
    let mut found = Schema::default();
    for field in &schema.fields {
        let Some(kind) = column_type(&field.kind) else {
            let name = field.kind.as_str().or(field.kind["type"].as_str()).unwrap_or("?");
            found.left_out.push((field.name.clone(), name.to_owned()));
            continue;
        };
        if field.kind == "unknown" {
            found.nothing.push(field.name.clone());
        }
        let before = field.initial_default.as_ref().and_then(json_text);
        found.fields.push(Field { name: field.name.clone(), kind, id: Some(field.id), before });
    }
    found
}

pub(super) fn column_type(kind: &Json) -> Option<ColumnType> {
    Some(match kind.as_str()? {
        "int" | "long" => ColumnType::Integer,
        "float" | "double" => ColumnType::Real,
        decimal if decimal.starts_with("decimal") => ColumnType::Real,
        // What never has a value has no type of its own.
        "string" | "unknown" => ColumnType::Text,
        "boolean" => ColumnType::Boolean,
        "date" => ColumnType::Date,
        "timestamp" | "timestamptz" | "timestamp_ns" | "timestamptz_ns" => ColumnType::Datetime,
        "time" => ColumnType::Time,
        _ => return None,
    })
}

/// A default as text.
fn json_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(_) | Json::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A value by which the table is cut up, as text; the outer `None` where that is not known of its type.
pub(super) fn partition_text(kind: &Json, value: &Value) -> Option<Option<String>> {
    let text = match (kind.as_str()?, value) {
        (_, Value::Null) => return Some(None),
        ("date", Value::Integer(days)) => date_text(*days),
        ("timestamp" | "timestamptz", Value::Integer(micros)) => datetime_text(*micros),
        ("int" | "long", Value::Integer(number)) => number.to_string(),
        ("float" | "double", Value::Real(number)) => number.to_string(),
        ("string", Value::Text(text)) => text.clone(),
        ("boolean", Value::Boolean(yes)) => yes.to_string(),
        _ => return None,
    };
    Some(Some(text))
}
