//! Reading runs.

use falaj_schema::run::{NodeRun, Run, RunStatus, RunSummary, Series};
use falaj_schema::{Code, Error, Result};
use rusqlite::Row;

use crate::sql::from_text;
use crate::{Store, now};

pub(crate) const SUMMARY: &str = "id, name, pipeline, status, started, ended, progress, actor, metrics, params, error";

impl Store {
    /// Runs, newest first, of one pipeline or all; and how many there are.
    pub fn runs(&self, pipeline: Option<&str>, limit: u32) -> Result<(Vec<RunSummary>, u64)> {
        self.read(|c| {
            let sql = format!(
                "SELECT {SUMMARY} FROM runs WHERE ?1 IS NULL OR pipeline = ?1 ORDER BY started DESC, id DESC LIMIT ?2"
            );
            let runs =
                c.prepare_cached(&sql)?.query_map((pipeline, limit), summary)?.collect::<rusqlite::Result<_>>()?;
            let total: i64 =
                c.query_row("SELECT count(*) FROM runs WHERE ?1 IS NULL OR pipeline = ?1", [pipeline], |row| {
                    row.get(0)
                })?;
            Ok((runs, total as u64))
        })
    }

    /// The id of the run with this id, beginning of an id, or name.
    pub fn run_id(&self, reference: &str) -> Result<String> {
        let missing = || Error::new(Code::RunMissing).with("id", reference);
        if reference.is_empty() {
            return Err(missing());
        }
        let pattern = format!("{}*", reference.replace(['*', '?', '['], ""));
        let found: Vec<String> = self.read(|c| {
            c.prepare("SELECT id FROM runs WHERE name = ?1 OR id = ?1 OR id GLOB ?2 ORDER BY name = ?1 OR id = ?1 DESC LIMIT 2")?
                .query_map((reference, &pattern), |row| row.get(0))?
                .collect()
        })?;
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [first, _] if first == reference || self.run_summary(first)?.name == reference => Ok(first.clone()),
            _ => Err(missing()),
        }
    }

    /// What a table shows of the run with this id.
    pub fn run_summary(&self, id: &str) -> Result<RunSummary> {
        self.read(|c| c.query_row(&format!("SELECT {SUMMARY} FROM runs WHERE id = ?1"), [id], summary))
    }

    /// Everything known of the run with this id.
    pub fn run(&self, id: &str) -> Result<Run> {
        let summary = self.run_summary(id)?;
        self.read(|c| {
            let nodes = c
                .prepare("SELECT data FROM run_nodes WHERE run = ?1 ORDER BY pos")?
                .query_map([id], |row| from_text::<NodeRun>(row.get_ref(0)?.as_str()?))?
                .collect::<rusqlite::Result<_>>()?;
            c.query_row("SELECT file, inputs, models, evaluation FROM runs WHERE id = ?1", [id], |row| {
                Ok(Run {
                    summary,
                    file: from_text(row.get_ref(0)?.as_str()?)?,
                    nodes,
                    inputs: from_text(row.get_ref(1)?.as_str()?)?,
                    models: from_text(row.get_ref(2)?.as_str()?)?,
                    evaluation: text_or_null(row, 3)?,
                })
            })
        })
    }

    /// True when a process works on the run and that process is this one.
    pub fn run_is_ours(&self, id: &str) -> Result<bool> {
        let own = self.owner()?;
        self.read(|c| {
            c.query_row("SELECT owner = ?2 AND status = 'running' FROM runs WHERE id = ?1", (id, own), |row| row.get(0))
        })
    }

    /// The curves of a run, or that of one metric.
    pub fn series(&self, id: &str, metric: Option<&str>) -> Result<Vec<Series>> {
        self.read(|c| {
            let mut statement = c.prepare_cached(
                "SELECT node, metric, step, value, time FROM metrics
                 WHERE run = ?1 AND (?2 IS NULL OR metric = ?2) ORDER BY node, metric, step",
            )?;
            let mut rows = statement.query((id, metric))?;
            let mut series: Vec<Series> = Vec::new();
            while let Some(row) = rows.next()? {
                let (node, metric): (String, String) = (row.get(0)?, row.get(1)?);
                if series.last().is_none_or(|s| s.node != node || s.metric != metric) {
                    let run = id.to_owned();
                    series.push(Series { run, node, metric, steps: vec![], values: vec![], times: vec![] });
                }
                if let Some(last) = series.last_mut() {
                    last.steps.push(row.get::<_, i64>(2)? as u64);
                    last.values.push(row.get(3)?);
                    last.times.push(row.get(4)?);
                }
            }
            Ok(series)
        })
    }

    /// How many runs are at work.
    pub fn runs_at_work(&self) -> Result<u64> {
        self.read(|c| c.query_row("SELECT count(*) FROM runs WHERE status = 'running'", [], |r| r.get::<_, i64>(0)))
            .map(|n| n as u64)
    }
}

/// Reads the columns of [`SUMMARY`].
pub(crate) fn summary(row: &Row) -> rusqlite::Result<RunSummary> {
    let started: i64 = row.get(4)?;
    let ended: Option<i64> = row.get(5)?;
    let status: RunStatus = from_text(&format!("\"{}\"", row.get_ref(3)?.as_str()?))?;
    Ok(RunSummary {
        id: row.get(0)?,
        name: row.get(1)?,
        pipeline: row.get(2)?,
        status,
        started,
        // A clock that was set back must not give a negative time.
        seconds: (ended.unwrap_or_else(now) - started).max(0) as f64 / 1000.0,
        progress: row.get(6)?,
        actor: row.get(7)?,
        metrics: from_text(row.get_ref(8)?.as_str()?)?,
        params: from_text(row.get_ref(9)?.as_str()?)?,
        error: text_or_null(row, 10)?,
    })
}

fn text_or_null<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|text| from_text(&text)).transpose()
}
