//! The workspace: a folder that holds everything of one team's work.

use crate::{Millis, contract};

contract! {
    /// Nothing is asked for.
    #[derive(Default)]
    pub struct Nothing {}

    /// A workspace.
    pub struct Workspace {
        /// Its folder.
        pub path: String,
        /// Identity.
        pub id: String,
        /// Name shown to people.
        pub name: String,
        /// Version of its database.
        pub version: u32,
        /// When it was made.
        pub created: Millis,
        /// False when nothing can be written to it.
        pub writable: bool,
    }

    /// How many things of each kind there are.
    pub struct Counts {
        /// Datasets, not counting versions.
        pub datasets: u64,
        /// Pipelines.
        pub pipelines: u64,
        /// Pipelines whose newest run failed.
        pub pipelines_failed: u64,
        /// Runs.
        pub runs: u64,
        /// Runs at work.
        pub runs_running: u64,
        /// Models, not counting versions.
        pub models: u64,
        /// Deployments that are not stopped.
        pub deployments: u64,
        /// Deployments that are not ready and not stopped.
        pub deployments_unhealthy: u64,
    }

    /// A workspace and what is in it.
    pub struct WorkspaceResponse {
        /// The workspace.
        pub workspace: Workspace,
        /// What is in it.
        pub counts: Counts,
    }

    /// What a file belongs to.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Holder {
        /// A dataset version.
        Dataset,
        /// A model version.
        Model,
    }

    /// A file of the workspace that is missing or not as it was written.
    pub struct Trouble {
        /// What it belongs to.
        pub kind: Holder,
        /// Its name.
        pub name: String,
        /// Its version.
        pub version: u32,
        /// What is wrong.
        pub error: crate::error::WireError,
    }

    /// Whether the workspace's files are where they should be.
    pub struct CheckResponse {
        /// What is wrong; empty when all is well. Sizes are looked at, not the whole content.
        pub troubles: Vec<Trouble>,
    }

    /// What happened to the workspace, for the record.
    pub struct AuditEntry {
        /// Counts from 1.
        pub seq: u64,
        /// When.
        pub time: Millis,
        /// Who.
        pub actor: String,
        /// From where: `desktop`, `http` or `cli`.
        pub host: String,
        /// Command.
        pub command: String,
        /// What it acted on.
        pub subject: String,
        /// `ok` or the error's code.
        pub outcome: String,
    }

    /// Asks for audit entries.
    #[derive(Default)]
    pub struct AuditRequest {
        /// At most so many, newest first; 100 by default.
        #[serde(default)]
        #[ts(optional)]
        pub limit: Option<u32>,
        /// Leaves out so many of the newest; 0 by default.
        #[serde(default)]
        #[ts(optional, as = "Option<u64>")]
        pub offset: u64,
        /// Only entries with this text in any of their words, whatever its case.
        #[serde(default)]
        #[ts(optional)]
        pub find: Option<String>,
    }

    /// Audit entries, newest first.
    pub struct AuditList {
        /// The entries.
        pub entries: Vec<AuditEntry>,
        /// How many there are in all that have the text.
        pub total: u64,
    }
}
