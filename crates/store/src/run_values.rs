//! The values that runs are filtered and sorted by, and what is known of them.

use std::collections::BTreeMap;

use falaj_schema::run::{RunFields, RunInput};
use rusqlite::{Connection, Transaction};
use serde_json::{Map, Value};

use crate::filter::Kind;

/// Keeps the settings of a run that begins.
pub(crate) fn keep_params(tx: &Transaction, run: &str, params: &Map<String, Value>) -> rusqlite::Result<()> {
    let values = params.iter().filter_map(|(name, value)| Some((name.as_str(), sql_value(value)?)));
    keep(tx, run, Kind::Params, values)
}

/// Keeps what a run that ends has come to and has read.
pub(crate) fn keep_results(
    tx: &Transaction,
    run: &str,
    metrics: &BTreeMap<String, Option<f64>>,
    inputs: &[RunInput],
) -> rusqlite::Result<()> {
    keep(tx, run, Kind::Metrics, metrics.iter().filter_map(|(name, value)| Some((name.as_str(), (*value)?.into()))))?;
    keep(tx, run, Kind::Data, inputs.iter().map(|input| (input.dataset.as_str(), i64::from(input.version).into())))
}

fn keep<'a>(
    tx: &Transaction,
    run: &str,
    kind: Kind,
    values: impl Iterator<Item = (&'a str, rusqlite::types::Value)>,
) -> rusqlite::Result<()> {
    let mut name_field = tx.prepare_cached("INSERT OR IGNORE INTO run_fields (kind, name) VALUES (?1, ?2)")?;
    let mut add = tx.prepare_cached(
        "INSERT OR REPLACE INTO run_values (field, run, value)
         SELECT f.id, r.seq, ?4 FROM run_fields f, runs r WHERE f.kind = ?1 AND f.name = ?2 AND r.id = ?3",
    )?;
    for (name, value) in values {
        name_field.execute((kind.as_str(), name))?;
        add.execute((kind.as_str(), name, run, value))?;
    }
    Ok(())
}

/// As SQLite's own JSON functions give it; none for null.
fn sql_value(value: &Value) -> Option<rusqlite::types::Value> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(yes) => i64::from(*yes).into(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64()?.into(),
        },
        Value::String(text) => text.clone().into(),
        Value::Array(_) | Value::Object(_) => value.to_string().into(),
    })
}

/// What runs are known to have: kind and name of each field by its number.
pub(crate) struct Known(Vec<(i64, String, String)>);

impl Known {
    pub(crate) fn read(c: &Connection) -> rusqlite::Result<Self> {
        let mut statement = c.prepare_cached("SELECT id, kind, name FROM run_fields ORDER BY name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// Names of a kind.
    pub(crate) fn names(&self, kind: Kind) -> Vec<String> {
        self.numbered(kind).map(|(_, name)| name.to_owned()).collect()
    }

    /// The fields that `name` means: that of this name, or the parameter of every node that has one of this name.
    pub(crate) fn find(&self, kind: Kind, name: &str) -> Vec<i64> {
        let exact: Vec<i64> = self.numbered(kind).filter(|(_, known)| *known == name).map(|(id, _)| id).collect();
        if !exact.is_empty() || kind != Kind::Params {
            return exact;
        }
        let of_any_node = |known: &str| known.rsplit_once('.').is_some_and(|(_, param)| param == name);
        self.numbered(kind).filter(|(_, known)| of_any_node(known)).map(|(id, _)| id).collect()
    }

    pub(crate) fn fields(&self, pipelines: Vec<String>) -> RunFields {
        let (metrics, params) = (self.names(Kind::Metrics), self.names(Kind::Params));
        RunFields { metrics, params, data: self.names(Kind::Data), pipelines }
    }

    /// Number and name of each field of a kind.
    pub(crate) fn numbered(&self, kind: Kind) -> impl Iterator<Item = (i64, &str)> {
        self.0.iter().filter(move |(_, of, _)| of == kind.as_str()).map(|(id, _, name)| (*id, name.as_str()))
    }
}
