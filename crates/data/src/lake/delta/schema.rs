//! The columns of a table by its log.

use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::ColumnType;
use serde::Deserialize;
use serde_json::Value;

use super::action::MetaData;
use crate::lake::{Field, Kind, Schema, damaged};

#[derive(Deserialize)]
struct Struct {
    fields: Vec<StructField>,
}

#[derive(Deserialize)]
struct StructField {
    name: String,
    #[serde(rename = "type")]
    kind: Value,
}

/// The columns. Errors: `table_damaged`.
pub(super) fn read(meta: &MetaData, root: &Path) -> Result<Schema> {
    let read: Struct = serde_json::from_str(&meta.schema_string)
        .map_err(|error| damaged(Kind::Delta, &root.join(super::LOG), "schema").detail(error))?;
    let mut schema = Schema::default();
    for field in read.fields {
        match column_type(&field.kind) {
            Some(kind) => {
                if field.kind == "void" {
                    schema.nothing.push(field.name.clone());
                }
                schema.fields.push(Field { name: field.name, kind, id: None, before: None });
            }
            None => schema.left_out.push((field.name, type_name(&field.kind))),
        }
    }
    Ok(schema)
}

fn column_type(kind: &Value) -> Option<ColumnType> {
    Some(match kind.as_str()? {
        "byte" | "short" | "integer" | "long" => ColumnType::Integer,
        "float" | "double" => ColumnType::Real,
        decimal if decimal.starts_with("decimal") => ColumnType::Real,
        // What never has a value has no type of its own.
        "string" | "void" => ColumnType::Text,
        "boolean" => ColumnType::Boolean,
        "date" => ColumnType::Date,
        "timestamp" | "timestamp_ntz" => ColumnType::Datetime,
        _ => return None,
    })
}

/// The name of a type, of nested ones the outermost.
fn type_name(kind: &Value) -> String {
    kind.as_str().or(kind["type"].as_str()).unwrap_or("?").to_owned()
}
