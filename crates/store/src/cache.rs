//! Results of pipeline nodes, by the key of everything that went into them.

use falaj_schema::run::RunInput;
use falaj_schema::{Millis, Result};
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::sql::{from_text, to_text};
use crate::{Store, now};

/// What is kept under a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// A result.
    Result(Value),
    /// One that was reset.
    Reset,
}

/// What became of a reset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reset {
    /// When, which names it.
    pub at: Millis,
    /// How many results were set aside.
    pub results: u64,
    /// How many seconds it took to make them.
    pub seconds: f64,
}

impl Store {
    /// What a node made earlier under `key`, unless that was reset.
    pub fn cached(&self, key: &str) -> Result<Option<Value>> {
        self.read(|c| {
            c.query_row("SELECT data FROM node_results WHERE key = ?1 AND reset IS NULL", [key], |row| {
                from_text(row.get_ref(0)?.as_str()?)
            })
            .optional()
        })
    }

    /// What a node made earlier under `key`, also where it was reset since, and the dataset versions that it was made from.
    pub fn result(&self, key: &str) -> Result<Option<(Value, Vec<RunInput>)>> {
        self.read(|c| {
            c.query_row("SELECT data, inputs FROM node_results WHERE key = ?1", [key], |row| {
                Ok((from_text(row.get_ref(0)?.as_str()?)?, from_text(row.get_ref(1)?.as_str()?)?))
            })
            .optional()
        })
    }

    /// What is kept under each of these keys; what is not there, or what this build can't read, is none.
    pub fn cached_all(&self, keys: &[Option<&str>]) -> Result<Vec<Option<Kept>>> {
        self.read(|c| {
            let mut find = c.prepare_cached("SELECT data, reset IS NULL FROM node_results WHERE key = ?1")?;
            let mut look = |key: &Option<&str>| match key {
                Some(key) => find
                    .query_row([key], |row| match row.get(1)? {
                        true => Ok(Kept::Result(from_text(row.get_ref(0)?.as_str()?)?)),
                        false => Ok(Kept::Reset),
                    })
                    .optional(),
                None => Ok(None),
            };
            keys.iter().map(&mut look).collect()
        })
    }

    /// Keeps what a node of `kind` made under `key` from `inputs`; an earlier result is replaced.
    pub fn remember(&self, key: &str, kind: &str, data: &Value, seconds: f64, inputs: &[RunInput]) -> Result<()> {
        let (data, inputs) = (to_text(data)?, to_text(&inputs)?);
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO node_results (key, kind, data, seconds, created, inputs)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (key, kind, &data, seconds, now(), &inputs),
            )?;
            Ok(())
        })
    }

    /// Sets results aside: they are made again when they are needed. Nothing is removed.
    pub fn reset(&self, keys: &[&str]) -> Result<Reset> {
        self.write(|tx| {
            let last: Option<Millis> = tx.query_row("SELECT max(reset) FROM node_results", [], |row| row.get(0))?;
            let mut reset = Reset { at: now().max(last.unwrap_or(0) + 1), results: 0, seconds: 0.0 };
            let mut set = tx.prepare_cached(
                "UPDATE node_results SET reset = ?2 WHERE key = ?1 AND reset IS NULL RETURNING seconds",
            )?;
            for key in keys {
                if let Some(seconds) = set.query_row((key, reset.at), |row| row.get::<_, f64>(0)).optional()? {
                    reset.results += 1;
                    reset.seconds += seconds;
                }
            }
            Ok(reset)
        })
    }

    /// Takes a reset back, for what has not been made again since. Gives how many results are there again.
    pub fn reset_undo(&self, at: Millis) -> Result<u64> {
        self.write(|tx| Ok(tx.execute("UPDATE node_results SET reset = NULL WHERE reset = ?1", [at])? as u64))
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
