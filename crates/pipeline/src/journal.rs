//! What a run tells while it works.

use falaj_schema::event::Step;
use falaj_schema::run::NodeRun;
use falaj_schema::{Millis, Result};

/// Takes down what happens in a run. Called from the thread that executes it.
pub trait Journal {
    /// A node began or ended: to be kept. An error ends the run.
    fn node(&self, node: &NodeRun) -> Result<()>;

    /// A value of a curve: to be kept before this returns. An error fails the node.
    fn metric(&self, node: &str, metric: &str, step: u64, value: Option<f64>, time: Millis) -> Result<()>;

    /// Work moved on: to be shown, at most some ten times a second.
    fn progress(&self, node: &NodeRun, progress: &Progress);
}

/// How far a run is.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Share of the node's work done, 0 to 1.
    pub node: f64,
    /// Seconds left for the node, once there is something to tell it from.
    pub node_remaining: Option<f64>,
    /// What the node is doing.
    pub step: Option<Step>,
    /// Share of the run's work done, 0 to 1.
    pub run: f64,
    /// Seconds left, once there is something to tell it from.
    pub remaining: Option<f64>,
}
