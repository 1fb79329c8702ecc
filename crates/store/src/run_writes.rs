//! What a run writes while it works.

use falaj_schema::error::{Code, WireError};
use falaj_schema::message::Lang;
use falaj_schema::model::Evaluation;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{NodeRun, RegisteredModel, RunInput, RunStatus};
use falaj_schema::{Error, Millis, Result};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use crate::sql::to_text;
use crate::{Store, now, run_values};

/// A run that begins.
pub struct NewRun<'a> {
    /// Id of the pipeline.
    pub pipeline: &'a str,
    /// The pipeline as it runs.
    pub file: &'a PipelineFile,
    /// Settings of its nodes, keyed `node.param`.
    pub params: &'a Map<String, Value>,
    /// Its nodes in the order of work, all waiting.
    pub nodes: &'a [NodeRun],
    /// Who starts it.
    pub actor: &'a str,
}

/// How a run ended.
pub struct RunEnd<'a> {
    /// `Done`, `Failed` or `Cancelled`.
    pub status: RunStatus,
    /// Final metrics.
    pub metrics: &'a BTreeMap<String, Option<f64>>,
    /// The evaluation, if there is one.
    pub evaluation: Option<&'a Evaluation>,
    /// What it read.
    pub inputs: &'a [RunInput],
    /// What it registered.
    pub models: &'a [RegisteredModel],
    /// Why it failed.
    pub error: Option<&'a WireError>,
}

impl Store {
    /// Begins a run and gives its id. This process owns it: should it die, the run is marked failed.
    pub fn run_begin(&self, new: &NewRun) -> Result<String> {
        let id = uuid::Uuid::now_v7().simple().to_string();
        let owner = self.owner()?.to_owned();
        let (params, file) = (to_text(new.params)?, to_text(new.file)?);
        let nodes: Vec<_> = new.nodes.iter().map(to_text).collect::<Result<_>>()?;
        self.write(|tx| {
            let number: u32 = tx.query_row(
                "SELECT coalesce(max(number), 0) + 1 FROM runs WHERE pipeline = ?1",
                [new.pipeline],
                |row| row.get(0),
            )?;
            tx.execute(
                "INSERT INTO runs (id, name, pipeline, number, status, started, actor, owner, params, file, seq)
                 VALUES (?1, ?2, ?3, ?4, 'running', ?5, ?6, ?7, ?8, ?9, (SELECT coalesce(max(seq), 0) + 1 FROM runs))",
                (
                    &id,
                    format!("{}-{number}", new.pipeline),
                    new.pipeline,
                    number,
                    now(),
                    new.actor,
                    &owner,
                    &params,
                    &file,
                ),
            )?;
            run_values::keep_params(tx, &id, new.params)?;
            for (pos, (node, data)) in new.nodes.iter().zip(&nodes).enumerate() {
                tx.execute(
                    "INSERT INTO run_nodes (run, pos, id, data) VALUES (?1, ?2, ?3, ?4)",
                    (&id, pos as i64, &node.id, data),
                )?;
            }
            Ok(())
        })?;
        Ok(id)
    }

    /// Keeps the state of a node.
    pub fn run_node(&self, run: &str, node: &NodeRun) -> Result<()> {
        let data = to_text(node)?;
        self.write(|tx| {
            tx.execute("UPDATE run_nodes SET data = ?3 WHERE run = ?1 AND id = ?2", (run, &node.id, &data))?;
            Ok(())
        })
    }

    /// Keeps how much of a run is done, 0 to 1.
    pub fn run_progress(&self, run: &str, progress: f64) -> Result<()> {
        self.write(|tx| {
            tx.execute("UPDATE runs SET progress = ?2 WHERE id = ?1", (run, progress))?;
            Ok(())
        })
    }

    /// Keeps one value of a curve.
    pub fn run_metric(
        &self,
        run: &str,
        node: &str,
        metric: &str,
        step: u64,
        value: Option<f64>,
        time: Millis,
    ) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO metrics (run, node, metric, step, value, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (run, node, metric, step as i64, value, time),
            )?;
            Ok(())
        })
    }

    /// Ends a run.
    pub fn run_end(&self, run: &str, end: &RunEnd) -> Result<()> {
        let status = to_text(&end.status)?.replace('"', "");
        let (metrics, inputs, models) = (to_text(end.metrics)?, to_text(end.inputs)?, to_text(end.models)?);
        let evaluation = end.evaluation.map(to_text).transpose()?;
        let error = end.error.map(to_text).transpose()?;
        self.write(|tx| {
            tx.execute(
                "UPDATE runs SET status = ?2, ended = ?3, metrics = ?4, evaluation = ?5, inputs = ?6, models = ?7,
                   error = ?8, progress = CASE ?2 WHEN 'done' THEN 1 ELSE progress END WHERE id = ?1",
                (run, &status, now(), &metrics, &evaluation, &inputs, &models, &error),
            )?;
            run_values::keep_results(tx, run, end.metrics, end.inputs)
        })
    }

    /// Marks runs failed whose process is gone: their nodes at work failed, those not begun are skipped.
    pub(crate) fn fail_orphans(&self) -> Result<()> {
        let at_work: Vec<(String, String)> = self.read(|c| {
            c.prepare("SELECT id, owner FROM runs WHERE status = 'running'")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })?;
        let error = to_text(&Error::new(Code::OwnerGone).to_wire(Lang::En))?;
        for (run, _) in at_work.iter().filter(|(_, owner)| self.owner_is_gone(owner)) {
            self.write(|tx| {
                tx.execute(
                    "UPDATE runs SET status = 'failed', ended = ?2, error = ?3 WHERE id = ?1 AND status = 'running'",
                    (run, now(), &error),
                )?;
                tx.execute(
                    "UPDATE run_nodes SET data = json_set(data,
                       '$.status', CASE json_extract(data, '$.status') WHEN 'running' THEN 'failed' ELSE 'skipped' END,
                       '$.error', CASE json_extract(data, '$.status') WHEN 'running' THEN json(?2) END)
                     WHERE run = ?1 AND json_extract(data, '$.status') IN ('running', 'waiting')",
                    (run, &error),
                )?;
                Ok(())
            })?;
        }
        Ok(())
    }
}
