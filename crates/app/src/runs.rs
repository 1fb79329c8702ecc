//! Runs: starting, cancelling and comparing them.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use falaj_pipeline::expand::is_within;
use falaj_pipeline::names::suggest;
use falaj_pipeline::{Journal, Outcome, Plan, Progress, RunOf, execute};
use falaj_schema::event::{Event, Topic};
use falaj_schema::run::*;
use falaj_schema::workspace::Counts;
use falaj_schema::{Caller, Code, Error, Millis, Result};
use falaj_store::{NewRun, RunEnd};
use serde_json::{Value, json};

use crate::App;

/// How often the progress of a run is written down; events are sent with every report.
const KEEP_PROGRESS: Duration = Duration::from_millis(500);

impl App {
    /// Begins a run of `plan` on a thread of its own.
    pub(crate) fn start(&self, pipeline: &str, plan: Plan, caller: &Caller) -> Result<(String, JoinHandle<()>)> {
        let (mut nodes, params) = (plan.waiting(), plan.settings());
        nodes.extend(plan.skipped());
        let run = self.store().run_begin(&NewRun {
            pipeline,
            file: &plan.pipeline,
            params: &params,
            nodes: &nodes,
            actor: &caller.actor,
        })?;
        let name = self.store().run_summary(&run)?.name;
        let cancel = self.running().begin(&run);
        let of =
            RunOf { run: run.clone(), pipeline: pipeline.to_owned(), actor: caller.actor.clone(), lang: caller.lang };
        let app = self.clone();
        let work = move || {
            let diary = Diary::new(&app, &of.run, name);
            diary.tell(RunStatus::Running, 0.0, None);
            let outcome = execute(app.store(), &plan, &of, &cancel, &diary);
            app.finish(&of, &outcome, &diary);
            app.running().end(&of.run);
        };
        let thread = std::thread::Builder::new().name("run".to_owned()).spawn(work);
        match thread {
            Ok(thread) => Ok((run, thread)),
            Err(e) => {
                self.running().end(&run);
                Err(crate::internal(e))
            }
        }
    }

    fn finish(&self, of: &RunOf, outcome: &Outcome, diary: &Diary) {
        let error = outcome.error.as_ref().map(|error| error.to_wire(of.lang));
        let end = RunEnd {
            status: outcome.status,
            metrics: &outcome.metrics,
            evaluation: outcome.evaluation.as_ref(),
            inputs: &outcome.inputs,
            models: &outcome.models,
            error: error.as_ref(),
        };
        if let Err(error) = self.store().run_end(&of.run, &end) {
            // The run stays "running" until this process ends and is then marked failed: its lock is the truth.
            eprintln!("the end of run {} could not be written: {error}", of.run);
        }
        diary.tell(outcome.status, 1.0, None);
        self.sink().emit(Event::Stale { topics: vec![Topic::Runs, Topic::Models, Topic::Pipelines, Topic::Workspace] });
    }

    /// Cancels a run that this process works on, or one node of it.
    ///
    /// Errors: `run_over`; `node_missing`, `node_over`.
    pub(crate) fn cancel(&self, reference: &str, node: Option<&str>) -> Result<Run> {
        let id = self.store().run_id(reference)?;
        let heard = match node {
            None => self.running().cancel(&id),
            Some(node) => self.open_nodes(&id, node)?.iter().all(|node| self.running().cancel_node(&id, node)),
        };
        if !heard {
            return Err(Error::new(Code::RunOver).with("id", reference));
        }
        self.store().run(&id)
    }

    /// The ids of the nodes of a run that `node` means and that are not over.
    fn open_nodes(&self, run: &str, node: &str) -> Result<Vec<String>> {
        let run = self.store().run(run)?;
        let meant: Vec<&NodeRun> = run.nodes.iter().filter(|one| is_within(&one.id, node)).collect();
        if meant.is_empty() {
            let known = run.nodes.iter().map(|one| one.id.as_str());
            return Err(suggest(Error::new(Code::NodeMissing), node, known));
        }
        let open = meant.into_iter().filter(|one| matches!(one.status, NodeStatus::Waiting | NodeStatus::Running));
        let open: Vec<String> = open.map(|one| one.id.clone()).collect();
        match open.is_empty() {
            true => Err(Error::new(Code::NodeOver).node(node).with("id", &run.summary.name)),
            false => Ok(open),
        }
    }

    /// Runs beside each other.
    pub(crate) fn compare(&self, references: &[String]) -> Result<CompareResponse> {
        let mut runs = Vec::new();
        for reference in references {
            runs.push(self.store().run(&self.store().run_id(reference)?)?);
        }
        let metrics = lines(&runs, |run| run.summary.metrics.iter().map(|(k, v)| (k.clone(), json!(v))).collect());
        let params = lines(&runs, |run| run.summary.params.iter().map(|(k, v)| (k.clone(), v.clone())).collect());
        let data =
            lines(&runs, |run| run.inputs.iter().map(|input| (input.dataset.clone(), json!(input.version))).collect());
        Ok(CompareResponse { runs: runs.into_iter().map(|run| run.summary).collect(), metrics, params, data })
    }

    /// How many things of each kind there are.
    pub(crate) fn counts(&self) -> Result<Counts> {
        let (pipelines, pipelines_failed) = self.pipeline_counts()?;
        use falaj_schema::deployment::DeploymentStatus::{Ready, Stopped};
        let deployments = self.deployment_states()?;
        let at_work = deployments.iter().filter(|status| **status != Stopped);
        Ok(Counts {
            datasets: self.store().datasets()?.len() as u64,
            pipelines,
            pipelines_failed,
            runs: self.store().runs(None, 0)?.1,
            runs_running: self.store().runs_at_work()?,
            models: self.store().models()?.len() as u64,
            deployments: at_work.clone().count() as u64,
            deployments_unhealthy: at_work.filter(|status| **status != Ready).count() as u64,
        })
    }
}

/// One line for every key that any run has.
fn lines(runs: &[Run], entries: impl Fn(&Run) -> Vec<(String, Value)>) -> Vec<Difference> {
    let tables: Vec<std::collections::BTreeMap<String, Value>> =
        runs.iter().map(|run| entries(run).into_iter().collect()).collect();
    let keys: BTreeSet<&String> = tables.iter().flat_map(|table| table.keys()).collect();
    let line = |key: &String| {
        let values: Vec<Value> = tables.iter().map(|table| table.get(key).cloned().unwrap_or_default()).collect();
        Difference { key: key.clone(), differs: values.windows(2).any(|pair| pair[0] != pair[1]), values }
    };
    keys.into_iter().map(line).collect()
}

/// Takes down what happens in a run, and tells of it.
struct Diary<'a> {
    app: &'a App,
    run: String,
    name: String,
    kept: Mutex<Instant>,
}

impl<'a> Diary<'a> {
    fn new(app: &'a App, run: &str, name: String) -> Self {
        Self { app, run: run.to_owned(), name, kept: Mutex::new(Instant::now()) }
    }

    fn tell(&self, status: RunStatus, progress: f64, remaining: Option<f64>) {
        let (run, name) = (self.run.clone(), self.name.clone());
        self.app.sink().emit(Event::Run { run, name, status, progress, remaining });
    }

    fn keep_now_and_then(&self, progress: f64) {
        let mut kept = self.kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if kept.elapsed() >= KEEP_PROGRESS {
            *kept = Instant::now();
            // Shown to other processes only; the next report writes it again.
            let _ = self.app.store().run_progress(&self.run, progress);
        }
    }
}

impl Journal for Diary<'_> {
    fn node(&self, node: &NodeRun) -> Result<()> {
        self.app.store().run_node(&self.run, node)?;
        let progress = if node.status == NodeStatus::Running { 0.0 } else { 1.0 };
        let (run, node) = (self.run.clone(), node.clone());
        self.app.sink().emit(Event::Node { run, node, progress, step: None, remaining: None });
        Ok(())
    }

    fn metric(&self, node: &str, metric: &str, step: u64, value: Option<f64>, time: Millis) -> Result<()> {
        self.app.store().run_metric(&self.run, node, metric, step, value, time)?;
        let (run, node, metric) = (self.run.clone(), node.to_owned(), metric.to_owned());
        self.app.sink().emit(Event::Metric { run, node, metric, step, value, time });
        Ok(())
    }

    fn progress(&self, node: &NodeRun, progress: &Progress) {
        self.keep_now_and_then(progress.run);
        let (run, step) = (self.run.clone(), progress.step.clone());
        let remaining = progress.node_remaining;
        self.app.sink().emit(Event::Node { run, node: node.clone(), progress: progress.node, step, remaining });
        self.tell(RunStatus::Running, progress.run, progress.remaining);
    }
}
