//! Running a plan: node after node, taking results of earlier runs where they still hold.

use std::collections::BTreeMap;

use falaj_schema::dataset::Column;
use falaj_schema::event::Step;
use falaj_schema::message::Lang;
use falaj_schema::model::Evaluation;
use falaj_schema::run::{NodeRun, NodeStatus, RegisteredModel, RunInput, RunStatus};
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

use crate::cancel::Cancel;
use crate::clock::Clock;
use crate::journal::{Journal, Progress};
use crate::nodes::{self, Bench};
use crate::output::{Output, at_hand, pinned};
use crate::plan::{Plan, PlannedNode};

mod together;
mod wanted;

pub(crate) use together::TOGETHER;

/// Whose run it is: what goes into the lineage of models.
#[derive(Debug, Clone, PartialEq)]
pub struct RunOf {
    /// Id of the run.
    pub run: String,
    /// Id of the pipeline.
    pub pipeline: String,
    /// Who runs it.
    pub actor: String,
    /// Language of the messages in what is kept.
    pub lang: Lang,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// `done`, `failed` or `cancelled`.
    pub status: RunStatus,
    /// The nodes in order.
    pub nodes: Vec<NodeRun>,
    /// The last evaluation.
    pub evaluation: Option<Evaluation>,
    /// Its metrics; empty without an evaluation.
    pub metrics: BTreeMap<String, Option<f64>>,
    /// What was read.
    pub inputs: Vec<RunInput>,
    /// What was registered.
    pub models: Vec<RegisteredModel>,
    /// The first failure.
    pub error: Option<Error>,
}

/// Runs `plan` in the workspace `store`, telling `journal` of it, until it ends or `cancel` asks to stop.
///
/// Nodes that only hand rows on to one other are worked on together with it, and only the last table is written.
///
/// A node that fails, or that is asked to stop alone, takes those with it that read from it; the others still run. The
/// results of nodes that ended well are kept, whatever becomes of the run.
pub fn execute(store: &Store, plan: &Plan, of: &RunOf, cancel: &Cancel, journal: &dyn Journal) -> Outcome {
    let mut execution = Execution::new(store, plan, of, cancel, journal);
    for node in 0..plan.nodes.len() {
        if let Err(error) = execution.visit(node) {
            execution.stop(error);
            break;
        }
    }
    execution.outcome()
}

struct Execution<'a> {
    store: &'a Store,
    plan: &'a Plan,
    of: &'a RunOf,
    cancel: &'a Cancel,
    journal: &'a dyn Journal,
    clock: Clock,
    states: Vec<NodeRun>,
    outputs: Vec<Option<Output>>,
    /// Of each node: whether another reads its table in this run, or nobody ever does.
    wanted: Vec<bool>,
    /// Of each node: whether there is work to do.
    works: Vec<bool>,
    /// Of each node that waits to be worked on together with the one that reads from it: the columns of its table.
    waiting: Vec<Option<Vec<Column>>>,
    error: Option<Error>,
}

impl<'a> Execution<'a> {
    fn new(store: &'a Store, plan: &'a Plan, of: &'a RunOf, cancel: &'a Cancel, journal: &'a dyn Journal) -> Self {
        let (works, wanted) = wanted::look(store, plan);
        // Only to tell how long it will take; what is wrong with the database is told where a node needs it.
        let usual = |node: usize| store.usual_seconds(plan.nodes[node].kind.as_str()).ok().flatten();
        let clock = Clock::new((0..plan.nodes.len()).map(|node| (plan.nodes[node].kind, usual(node), works[node])));
        let (outputs, waiting) = plan.nodes.iter().map(|_| (None, None)).unzip();
        let states = plan.waiting();
        Self { store, plan, of, cancel, journal, clock, states, outputs, wanted, works, waiting, error: None }
    }

    // An error ends the run; the failure of a node is not one.
    fn visit(&mut self, node: usize) -> Result<()> {
        self.cancel.check()?;
        let output = result_of(self.store, &self.plan.nodes[node])?;
        let output = output.filter(|output| !output.is_fused() || !self.wanted[node]);
        match output {
            _ if self.is_cut_off(node) => self.states[node].status = NodeStatus::Skipped,
            Some(output) => {
                self.take_what_waits(node)?;
                self.reuse(node, output)?;
            }
            None if !self.is_asked(&[node]) && self.can_wait(node) => return Ok(()),
            None => return self.work_together(node),
        }
        self.end(node)
    }

    // True if a node that it reads from did not end well.
    fn is_cut_off(&self, node: usize) -> bool {
        use NodeStatus::{Cancelled, Failed, Skipped};
        let failed = |&input: &usize| matches!(self.states[input].status, Failed | Skipped | Cancelled);
        self.plan.nodes[node].inputs.iter().any(failed)
    }

    // The request to stop that work on some of the nodes heeds.
    fn request(&self, nodes: &[usize]) -> Cancel {
        self.cancel.of(nodes.iter().map(|node| self.plan.nodes[*node].id.as_str()))
    }

    fn is_asked(&self, nodes: &[usize]) -> bool {
        self.request(nodes).asked()
    }

    fn end(&mut self, node: usize) -> Result<()> {
        self.clock.tell(node, 1.0);
        self.journal.node(&self.states[node])
    }

    fn reuse(&mut self, node: usize, output: Output) -> Result<()> {
        if let Output::Model(model) = &output {
            // The run has the curves of what it uses, whoever trained it.
            for point in &model.curve {
                self.journal.metric(&self.states[node].id, &point.metric, point.step, point.value, point.time)?;
            }
        }
        self.states[node].status = NodeStatus::Cached;
        self.note(node, output);
        Ok(())
    }

    fn note(&mut self, node: usize, output: Output) {
        let state = &mut self.states[node];
        state.rows = output.rows();
        state.gate = output.gate().cloned();
        state.warnings = output.warnings().to_vec();
        for warning in &mut state.warnings {
            warning.message = falaj_data::warning_text(warning, self.of.lang);
        }
        self.outputs[node] = Some(output);
    }

    fn work(&mut self, node: usize) -> Result<()> {
        self.clock.begin(node);
        self.states[node].status = NodeStatus::Running;
        self.journal.node(&self.states[node])?;
        let result = self.make(node);
        let seconds = self.clock.seconds();
        self.states[node].seconds = seconds;
        let planned = &self.plan.nodes[node];
        let kept = result.and_then(|output| {
            self.remember(node, planned.kind.as_str(), &output, seconds)?;
            Ok(output)
        });
        match kept {
            Ok(output) => {
                self.states[node].status = NodeStatus::Done;
                self.note(node, output);
                Ok(())
            }
            // Work that failed because it was told to stop was cancelled, whatever it says.
            Err(_) if self.cancel.asked() => Err(Error::new(Code::Cancelled)),
            Err(_) if self.is_asked(&[node]) => {
                self.states[node].status = NodeStatus::Cancelled;
                Ok(())
            }
            Err(error) => {
                let error = error.node(&planned.id);
                self.states[node].status = NodeStatus::Failed;
                self.states[node].error = Some(error.to_wire(self.of.lang));
                self.error.get_or_insert(error);
                Ok(())
            }
        }
    }

    fn remember(&self, node: usize, kind: &str, output: &Output, seconds: f64) -> Result<()> {
        let value = serde_json::to_value(output).map_err(|e| Error::new(Code::Internal).detail(e))?;
        let PlannedNode { key, datasets, .. } = &self.plan.nodes[node];
        self.store.remember(key, kind, &value, seconds, datasets)
    }

    fn make(&mut self, node: usize) -> Result<Output> {
        let planned = &self.plan.nodes[node];
        let inputs: Option<Vec<&Output>> = planned.inputs.iter().map(|&input| self.outputs[input].as_ref()).collect();
        let inputs = inputs.ok_or_else(absent)?;
        let (plan, of, journal) = (self.plan, self.of, self.journal);
        let request = self.request(&[node]);
        at_work(self.store, &request, &[&self.states[node]], (&mut self.clock, node), journal, |bench| {
            nodes::work(planned, &inputs, bench, plan, of, journal)
        })
    }

    // Ends the run before all nodes are done.
    fn stop(&mut self, error: Error) {
        let cancelled = error.code == Code::Cancelled;
        let open = |state: &&mut NodeRun| matches!(state.status, NodeStatus::Waiting | NodeStatus::Running);
        for state in self.states.iter_mut().filter(open) {
            let begun = state.status == NodeStatus::Running;
            state.status = match (begun, cancelled) {
                (false, _) => NodeStatus::Skipped,
                (true, true) => NodeStatus::Cancelled,
                (true, false) => NodeStatus::Failed,
            };
            state.error = (begun && !cancelled).then(|| error.to_wire(self.of.lang));
            // The run ends in any case, and has its own error to tell.
            let _ = self.journal.node(state);
        }
        if cancelled {
            self.error = Some(error)
        } else {
            self.error.get_or_insert(error);
        }
    }

    fn outcome(self) -> Outcome {
        let mut evaluation = None;
        let mut models = Vec::new();
        for output in self.outputs.into_iter().zip(&self.states).filter(|(_, state)| ended_well(state)).map(|(o, _)| o)
        {
            match output {
                Some(Output::Metrics(metrics)) => evaluation = Some(metrics.evaluation),
                Some(Output::Registered(model)) if !models.contains(&model) => models.push(model),
                _ => {}
            }
        }
        // A run in which a node was cancelled did not do all that it was to do.
        let stopped = self.states.iter().find(|state| state.status == NodeStatus::Cancelled);
        let error = self.error.or_else(|| stopped.map(|state| Error::new(Code::Cancelled).node(&state.id)));
        let status = match &error {
            None => RunStatus::Done,
            Some(error) if error.code == Code::Cancelled => RunStatus::Cancelled,
            Some(_) => RunStatus::Failed,
        };
        let metrics = evaluation.as_ref().map(|e: &Evaluation| e.metrics.clone()).unwrap_or_default();
        Outcome { status, nodes: self.states, evaluation, metrics, inputs: self.plan.inputs(), models, error }
    }
}

/// The result of a node, where it is there.
fn result_of(store: &Store, node: &PlannedNode) -> Result<Option<Output>> {
    match node.pinned {
        // That it is there was checked; who took it away since is told.
        true => match pinned(store, &node.key)? {
            Some((output, _)) => Ok(Some(output)),
            None => Err(Error::new(Code::PinMissing).node(&node.id)),
        },
        false => at_hand(store, &node.key),
    }
}

fn ended_well(state: &NodeRun) -> bool {
    matches!(state.status, NodeStatus::Done | NodeStatus::Cached)
}

fn absent() -> Error {
    Error::new(Code::Internal).detail("a node runs without its inputs")
}

// Gives `work` a bench in a folder of its own, whose progress is that of one or more nodes.
fn at_work<T>(
    store: &Store,
    cancel: &Cancel,
    states: &[&NodeRun],
    (clock, node): (&mut Clock, usize),
    journal: &dyn Journal,
    work: impl FnOnce(&Bench) -> Result<T>,
) -> Result<T> {
    let scratch = store.artifacts().scratch()?;
    let mut report = |done: f64, step: Option<Step>| {
        clock.tell(node, done);
        let (run, remaining, node_remaining) = (clock.done(), clock.remaining(node), clock.remaining_of(node));
        let progress = Progress { node: done, node_remaining, step, run, remaining };
        states.iter().for_each(|state| journal.progress(state, &progress));
    };
    work(&Bench::new(store, scratch.path(), cancel, &mut report))
}
