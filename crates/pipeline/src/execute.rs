//! Running a plan: node after node, taking results of earlier runs where they still hold.

use std::collections::BTreeMap;

use falaj_schema::event::Step;
use falaj_schema::message::Lang;
use falaj_schema::model::Evaluation;
use falaj_schema::run::{NodeRun, NodeStatus, RegisteredModel, RunInput, RunStatus};
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

use crate::cancel::Cancel;
use crate::clock::Clock;
use crate::journal::Journal;
use crate::nodes::{self, Bench};
use crate::output::{Output, at_hand};
use crate::plan::{Plan, PlannedNode};

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
/// A node that fails takes those with it that read from it; the others still run. The results of nodes that ended well
/// are kept, whatever becomes of the run.
pub fn execute(store: &Store, plan: &Plan, of: &RunOf, cancel: &Cancel, journal: &dyn Journal) -> Outcome {
    let mut execution = Execution::new(store, plan, of, cancel, journal);
    for node in 0..plan.nodes.len() {
        if let Err(error) = execution.visit(node) {
            execution.stop(node, error);
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
    error: Option<Error>,
}

impl<'a> Execution<'a> {
    fn new(store: &'a Store, plan: &'a Plan, of: &'a RunOf, cancel: &'a Cancel, journal: &'a dyn Journal) -> Self {
        // Only to tell how long it will take; what is wrong with the database is told where a node needs it.
        let share = |node: &PlannedNode| {
            let usual = store.usual_seconds(node.kind.as_str()).ok().flatten();
            (node.kind, usual, at_hand(store, &node.key).is_ok_and(|output| output.is_some()))
        };
        let clock = Clock::new(plan.nodes.iter().map(share));
        let outputs = plan.nodes.iter().map(|_| None).collect();
        Self { store, plan, of, cancel, journal, clock, states: plan.waiting(), outputs, error: None }
    }

    // An error ends the run; the failure of a node is not one.
    fn visit(&mut self, node: usize) -> Result<()> {
        self.cancel.check()?;
        let failed = |&input: &usize| matches!(self.states[input].status, NodeStatus::Failed | NodeStatus::Skipped);
        if self.plan.nodes[node].inputs.iter().any(failed) {
            self.states[node].status = NodeStatus::Skipped;
        } else if let Some(output) = at_hand(self.store, &self.plan.nodes[node].key)? {
            self.reuse(node, output)?;
        } else {
            self.work(node)?;
        }
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
            let value = serde_json::to_value(&output).map_err(|e| Error::new(Code::Internal).detail(e))?;
            self.store.remember(&planned.key, planned.kind.as_str(), &value, seconds)?;
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
            Err(error) => {
                let error = error.node(&planned.id);
                self.states[node].status = NodeStatus::Failed;
                self.states[node].error = Some(error.to_wire(self.of.lang));
                self.error.get_or_insert(error);
                Ok(())
            }
        }
    }

    fn make(&mut self, node: usize) -> Result<Output> {
        let planned = &self.plan.nodes[node];
        let absent = || Error::new(Code::Internal).detail("a node runs without its inputs");
        let inputs: Option<Vec<&Output>> = planned.inputs.iter().map(|&input| self.outputs[input].as_ref()).collect();
        let inputs = inputs.ok_or_else(absent)?;
        let scratch = self.store.artifacts().scratch()?;
        let (state, clock, journal) = (&self.states[node], &mut self.clock, self.journal);
        let mut report = |done: f64, step: Option<Step>| {
            clock.tell(node, done);
            let progress =
                crate::journal::Progress { node: done, step, run: clock.done(), remaining: clock.remaining(node) };
            journal.progress(state, &progress);
        };
        let bench = Bench::new(self.store, scratch.path(), self.cancel, &mut report);
        nodes::work(planned, &inputs, &bench, self.plan, self.of, journal)
    }

    // Ends the run before node `node` is done.
    fn stop(&mut self, node: usize, error: Error) {
        let cancelled = error.code == Code::Cancelled;
        for (i, state) in self.states.iter_mut().enumerate().skip(node) {
            let begun = i == node && state.status == NodeStatus::Running;
            state.status = if begun && !cancelled { NodeStatus::Failed } else { NodeStatus::Skipped };
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
        let status = match &self.error {
            None => RunStatus::Done,
            Some(error) if error.code == Code::Cancelled => RunStatus::Cancelled,
            Some(_) => RunStatus::Failed,
        };
        let metrics = evaluation.as_ref().map(|e: &Evaluation| e.metrics.clone()).unwrap_or_default();
        Outcome {
            status,
            nodes: self.states,
            evaluation,
            metrics,
            inputs: self.plan.inputs(),
            models,
            error: self.error,
        }
    }
}

fn ended_well(state: &NodeRun) -> bool {
    matches!(state.status, NodeStatus::Done | NodeStatus::Cached)
}
