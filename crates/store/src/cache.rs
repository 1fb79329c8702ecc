//! Results of pipeline nodes, by the key of everything that went into them.

use falaj_schema::Result;
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::sql::{from_text, to_text};
use crate::{Store, now};

impl Store {
    /// What a node made earlier under `key`, and how many seconds it took then.
    pub fn cached(&self, key: &str) -> Result<Option<(Value, f64)>> {
        self.read(|c| {
            c.query_row("SELECT data, seconds FROM node_results WHERE key = ?1", [key], |row| {
                Ok((from_text(row.get_ref(0)?.as_str()?)?, row.get(1)?))
            })
            .optional()
        })
    }

    /// What nodes made earlier under each of these keys; one that is not there, or that this build can't read, is none.
    pub fn cached_all(&self, keys: &[Option<&str>]) -> Result<Vec<Option<Value>>> {
        self.read(|c| {
            let mut find = c.prepare_cached("SELECT data FROM node_results WHERE key = ?1")?;
            let mut look = |key: &Option<&str>| match key {
                Some(key) => find.query_row([key], |row| from_text(row.get_ref(0)?.as_str()?)).optional(),
                None => Ok(None),
            };
            keys.iter().map(&mut look).collect()
        })
    }

    /// Keeps what a node of `kind` made under `key`; an earlier result is replaced.
    pub fn remember(&self, key: &str, kind: &str, data: &Value, seconds: f64) -> Result<()> {
        let data = to_text(data)?;
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO node_results (key, kind, data, seconds, created) VALUES (?1, ?2, ?3, ?4, ?5)",
                (key, kind, &data, seconds, now()),
            )?;
            Ok(())
        })
    }

    /// Mean seconds that nodes of `kind` took, newest ten.
    pub fn usual_seconds(&self, kind: &str) -> Result<Option<f64>> {
        self.read(|c| {
            c.query_row(
                "SELECT avg(seconds) FROM (SELECT seconds FROM node_results WHERE kind = ?1 ORDER BY created DESC LIMIT 10)",
                [kind],
                |row| row.get(0),
            )
        })
    }
}
