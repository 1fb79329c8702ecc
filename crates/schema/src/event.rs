//! Events: what every host streams while something changes.

use crate::run::{NodeRun, RunStatus};
use crate::{Millis, contract};

contract! {
    /// What a command reads or makes stale; a screen asks again for what it shows of a stale topic.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "lowercase")]
    pub enum Topic {
        /// The workspace itself.
        Workspace,
        /// Datasets and their profiles.
        Datasets,
        /// Suites of quality rules and the history of their checks.
        Quality,
        /// Registered sources.
        Sources,
        /// Watched folders.
        Watched,
        /// Pipeline files.
        Pipelines,
        /// Runs, their nodes and metrics.
        Runs,
        /// Models and versions.
        Models,
        /// Deployments.
        Deployments,
        /// Audit entries.
        Audit,
        /// The machine.
        Machine,
    }

    /// Something happened.
    // Events are made, sent and dropped one at a time; a box would cost more than the space it saves.
    #[allow(clippy::large_enum_variant)]
    #[serde(tag = "event", rename_all = "snake_case")]
    pub enum Event {
        /// What was read of these topics is out of date.
        Stale {
            /// The topics.
            topics: Vec<Topic>,
        },
        /// A run began, moved on or ended.
        Run {
            /// Id of the run.
            run: String,
            /// Name of the run.
            name: String,
            /// Where it stands.
            status: RunStatus,
            /// Share of the work done, 0 to 1.
            progress: f64,
            /// Seconds left by what is known so far.
            remaining: Option<f64>,
        },
        /// A node of a run began, moved on or ended.
        Node {
            /// Id of the run.
            run: String,
            /// The node.
            node: NodeRun,
            /// Share of the node's work done, 0 to 1.
            progress: f64,
            /// What it is doing, for the log: a key of the catalogue (`step-…`) with its count.
            step: Option<Step>,
            /// Seconds left for the node, once there is something to tell it from.
            remaining: Option<f64>,
        },
        /// A run reported a value of a curve.
        Metric {
            /// Id of the run.
            run: String,
            /// Node that reported it.
            node: String,
            /// Metric.
            metric: String,
            /// Step (epoch).
            step: u64,
            /// Value; `null` where not a number.
            value: Option<f64>,
            /// When.
            time: Millis,
        },
        /// Long work that is not a run moved on.
        Job {
            /// Identity of the job.
            job: String,
            /// What it does: a key of the catalogue (`job-import`, `job-profile`, `job-quality` …).
            kind: String,
            /// What it works on.
            subject: String,
            /// Share done, 0 to 1; `null` when not known.
            progress: Option<f64>,
            /// True with the last event.
            ended: bool,
        },
    }

    /// Where a node's work stands.
    pub struct Step {
        /// Key of the catalogue: `epoch`, `read`, `fit`, `encode`.
        pub key: String,
        /// Number of this step, counted from 1.
        pub current: u64,
        /// Number of steps, if known.
        pub total: Option<u64>,
    }
}

/// Receives events; hosts fan them out.
pub trait Sink: Send + Sync {
    /// Takes one event. Must not block.
    fn emit(&self, event: Event);
}

/// A sink that drops everything.
pub struct NoSink;

impl Sink for NoSink {
    fn emit(&self, _: Event) {}
}
