//! What a table asks of its readers, and whether this one can do it.

use std::path::Path;

use falaj_schema::Result;
use serde_json::Value;

use super::action::{MetaData, State};
use crate::lake::{Kind, unsupported};

/// The newest version of the rules for readers.
const NEWEST: i64 = 3;
/// What readers may have to know; those that change how data is read are looked for below.
const KNOWN: [&str; 13] = [
    "timestampNtz",
    "v2Checkpoint",
    "vacuumProtocolCheck",
    "deletionVectors",
    "columnMapping",
    "typeWidening",
    "typeWidening-preview",
    "variantType",
    "variantType-preview",
    "variantShredding",
    "variantShredding-preview",
    "inCommitTimestamp",
    "rowTracking",
];

/// Refuses what can't be read as it is meant. A feature that is allowed in a table but not used there is no hindrance.
/// Errors: `table_unsupported`.
pub(super) fn check(state: &State, meta: &MetaData, root: &Path) -> Result<()> {
    let refuse = |feature: &str| Err(unsupported(Kind::Delta, root, feature));
    let reader = state.protocol.as_ref().map_or(1, |protocol| protocol.min_reader_version);
    if reader > NEWEST {
        return refuse(&format!("reader version {reader}"));
    }
    let features = state.protocol.as_ref().and_then(|protocol| protocol.reader_features.as_deref()).unwrap_or_default();
    if let Some(unknown) = features.iter().find(|feature| !KNOWN.contains(&feature.as_str())) {
        return refuse(unknown);
    }
    if let Some(format) = meta.format.as_ref().filter(|format| !format.provider.eq_ignore_ascii_case("parquet")) {
        return refuse(&format.provider);
    }
    let mapping = meta.configuration.get("delta.columnMapping.mode").cloned().flatten();
    if mapping.is_some_and(|mode| mode != "none") {
        return refuse("columnMapping");
    }
    if state.adds.values().any(|add| add.deletion_vector.is_some()) {
        return refuse("deletionVectors");
    }
    let schema: Value = serde_json::from_str(&meta.schema_string).unwrap_or_default();
    match used(&schema) {
        Some(feature) => refuse(feature),
        None => Ok(()),
    }
}

/// A feature that a schema uses somewhere.
fn used(schema: &Value) -> Option<&'static str> {
    match schema {
        Value::Object(fields) if fields.contains_key("delta.typeChanges") => Some("typeWidening"),
        Value::Object(fields) => {
            let of = ["type", "elementType", "keyType", "valueType"].iter().filter_map(|key| fields.get(*key));
            of.clone().any(|kind| kind == "variant").then_some("variantType").or_else(|| fields.values().find_map(used))
        }
        Value::Array(items) => items.iter().find_map(used),
        _ => None,
    }
}
