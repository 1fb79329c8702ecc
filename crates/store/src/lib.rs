//! The workspace on disk: SQLite metadata and content-addressed artifacts.
//!
//! ```text
//! WORKSPACE/
//!   pipelines/NAME.json       pipelines, made to be kept in git; NAME.layout.json where their nodes stand
//!   components/NAME/1.json    versions of components that pipelines use, likewise; `removed.json` beside them keeps the
//!                             newest number there was, where some were removed
//!   quality/*.json            suites of quality rules, likewise
//!   models/NAME/VERSION/      model packages
//!   .falaj/metadata.db        metadata (SQLite, WAL)
//!   .falaj/artifacts/ab/…     files by the SHA-256 of their content
//!   .falaj/deployments/NAME/  state of local deployments
//!   .falaj/owners/ID.lock     held by a process as long as it lives
//!   .falaj/locks/             held while a pipeline's file is written
//!   .falaj/tmp/               files in the making; on the same file system, so that a rename finishes them
//! ```
//! Several processes may work on one workspace: SQLite serialises their writes, and a lock file tells whose runs died.

mod artifacts;
mod audit;
mod cache;
mod components;
mod datasets;
mod deployments;
pub mod files;
mod filter;
mod migrate;
mod models;
mod open;
mod owner;
mod pipelines;
mod quality;
mod run_list;
mod run_query;
mod run_values;
mod run_writes;
mod runs;
mod sources;
mod sql;
mod watched;

pub use artifacts::{Artifact, Artifacts};
pub use cache::{Kept, Reset};
pub use models::{NewModel, check_name};
pub use open::Store;
pub use pipelines::{NewVersion, NewestVersion, PipelineLock, PipelineTexts};
pub use quality::read_suite;
pub use run_writes::{NewRun, RunEnd};
pub use watched::Watched;

/// Version of the database that this build writes.
pub const DATABASE: u32 = migrate::MIGRATIONS.len() as u32;

/// Milliseconds since the epoch.
pub fn now() -> falaj_schema::Millis {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| d.as_millis() as i64)
}
