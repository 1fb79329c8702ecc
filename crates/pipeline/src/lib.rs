//! Pipelines: reading and checking their files, planning the work, and doing it.
//!
//! ```text
//! file ──▶ expand ──▶ check ──▶ plan ──▶ execute ──▶ nodes/*     what each kind of node does
//!            │          │         │         ├──▶ journal         told of progress and curves
//!        components  columns  cache key     └──▶ store           results under their keys, files by digest
//! ```
//! A node's key is a digest of everything that its result depends on, so a result that is at hand under the key is the
//! result. Training happens in a process of its own ([`runner`]).

pub mod cancel;
pub mod check;
mod clock;
mod columns;
mod diff;
pub mod execute;
pub mod expand;
pub mod file;
mod flow;
pub mod graph;
pub mod journal;
pub mod kinds;
pub mod layout;
pub mod library;
pub mod merge;
pub mod names;
pub mod nodes;
pub mod output;
pub mod params;
pub mod plan;
pub mod programs;
pub mod runner;
mod standing;
pub mod template;

#[cfg(test)]
mod sketch;

pub use cancel::Cancel;
pub use check::{Catalogue, Checked, check, validate};
pub use diff::diff;
pub use execute::{Outcome, RunOf, execute};
pub use expand::{Expanded, expand, expand_with};
pub use flow::{Flow, flow};
pub use journal::{Journal, Progress};
pub use layout::Document;
pub use merge::merge;
pub use nodes::{answer_columns, answer_schema, frame, package};
pub use plan::{Plan, plan, refusal};
pub use standing::{Standing, keys, standing};
pub use template::{REPORT, SCORING, TEMPLATES, new_pipeline, report_pipeline, scoring_pipeline};
