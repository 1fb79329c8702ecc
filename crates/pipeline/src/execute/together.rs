//! Nodes that only hand rows on, worked on together with the node that they are for.

use falaj_data::transform::{Link, Place};
use falaj_schema::dataset::Column;
use falaj_schema::run::{NodeRun, NodeStatus};
use falaj_schema::{Code, Error, Result};

use super::{Execution, absent, at_work, result_of};
use crate::nodes::chain;
use crate::output::Output;

/// Under this kind the time of several nodes is kept: it is not the usual time of any of them.
pub(crate) const TOGETHER: &str = "chain";

impl Execution<'_> {
    /// True if the node is to be worked on together with the one that reads from it; it waits then.
    pub(super) fn can_wait(&mut self, node: usize) -> bool {
        let Some(leaving) = self.leaving(node) else { return false };
        let mut readers = self.plan.nodes.iter().enumerate().filter(|(_, other)| other.inputs.contains(&node));
        let (Some((at, reader)), None) = (readers.next(), readers.next()) else { return false };
        let once = reader.inputs.iter().filter(|input| **input == node).count() == 1;
        let follows = once && reader.inputs.first() == Some(&node) && self.works[at];
        if !follows || chain::place(&reader.params, &leaving) == Place::Alone {
            return false;
        }
        self.waiting[node] = Some(leaving);
        true
    }

    // The columns that leave a node, if other nodes can follow it without its table. What is wrong with it is told when it
    // works alone.
    fn leaving(&self, node: usize) -> Option<Vec<Column>> {
        let entering = self.entering(node)?;
        if chain::place(&self.plan.nodes[node].params, &entering) != Place::Anywhere {
            return None;
        }
        self.link(node, &entering)?.columns(&entering).ok()
    }

    // The columns of the table that a node reads first.
    fn entering(&self, node: usize) -> Option<Vec<Column>> {
        let input = *self.plan.nodes[node].inputs.first()?;
        match &self.waiting[input] {
            Some(columns) => Some(columns.clone()),
            None => self.outputs[input].as_ref()?.table(None).map(|table| table.columns.clone()),
        }
    }

    fn link(&self, node: usize, entering: &[Column]) -> Option<Link> {
        let planned = &self.plan.nodes[node];
        let right = planned.inputs.get(1).and_then(|input| self.outputs[*input].as_ref()?.table(None));
        chain::link(&planned.params, entering, right.map(|table| table.path(self.store)))
    }

    /// Works on a node and on those that wait for it.
    pub(super) fn work_together(&mut self, node: usize) -> Result<()> {
        let mut nodes = vec![node];
        while let Some(input) = self.plan.nodes[nodes[0]].inputs.first().filter(|input| self.waiting[**input].is_some())
        {
            nodes.insert(0, *input);
        }
        if nodes.len() == 1 || self.is_asked(&nodes) {
            return self.work_apart(&nodes);
        }
        for input in &nodes[..nodes.len() - 1] {
            self.clock.merge(*input, node);
        }
        self.clock.begin(node);
        for own in &nodes {
            self.states[*own].status = NodeStatus::Running;
            self.journal.node(&self.states[*own])?;
        }
        match self.make_together(&nodes) {
            Ok(outputs) => self.keep_together(&nodes, outputs),
            Err(_) if self.cancel.asked() => Err(Error::new(Code::Cancelled)),
            // One after the other: that tells which failed, and at which row, or does what was not asked to stop.
            Err(_) => self.work_apart(&nodes),
        }
    }

    fn make_together(&mut self, nodes: &[usize]) -> Result<Vec<Output>> {
        let (first, last) = (nodes[0], nodes[nodes.len() - 1]);
        let source = self.plan.nodes[first].inputs.first().and_then(|input| self.outputs[*input].as_ref()?.table(None));
        let path = source.ok_or_else(absent)?.path(self.store);
        let links: Option<Vec<Link>> = nodes.iter().map(|node| self.link(*node, &self.entering(*node)?)).collect();
        let links = links.ok_or_else(absent)?;
        let request = self.request(nodes);
        let clock = (&mut self.clock, last);
        let states: Vec<&NodeRun> = nodes.iter().map(|node| &self.states[*node]).collect();
        at_work(self.store, &request, &states, clock, self.journal, |bench| chain::work(&path, &links, bench))
    }

    fn keep_together(&mut self, nodes: &[usize], outputs: Vec<Output>) -> Result<()> {
        let (last, seconds) = (nodes[nodes.len() - 1], self.clock.seconds());
        for (node, output) in nodes.iter().zip(outputs) {
            let state = &mut self.states[*node];
            state.status = NodeStatus::Done;
            if *node == last {
                state.seconds = seconds;
            } else {
                state.within = Some(self.plan.nodes[last].id.clone());
            }
            self.remember(*node, TOGETHER, &output, self.states[*node].seconds)?;
            self.waiting[*node] = None;
            self.note(*node, output);
            self.end(*node)?;
        }
        Ok(())
    }

    fn work_apart(&mut self, nodes: &[usize]) -> Result<()> {
        for node in nodes {
            self.waiting[*node] = None;
            self.cancel.check()?;
            match () {
                () if self.is_cut_off(*node) => self.states[*node].status = NodeStatus::Skipped,
                () if self.is_asked(&[*node]) => self.states[*node].status = NodeStatus::Cancelled,
                () => self.work(*node)?,
            }
            self.end(*node)?;
        }
        Ok(())
    }

    /// Ends the nodes that wait for one whose result is at hand after all (another node of the run made it): what they
    /// would have handed on is known, too.
    pub(super) fn take_what_waits(&mut self, node: usize) -> Result<()> {
        for input in self.plan.nodes[node].inputs.clone() {
            if self.waiting[input].take().is_none() {
                continue;
            }
            self.take_what_waits(input)?;
            match result_of(self.store, &self.plan.nodes[input])? {
                Some(output) => self.reuse(input, output)?,
                None => self.work(input)?,
            }
            self.end(input)?;
        }
        Ok(())
    }
}
