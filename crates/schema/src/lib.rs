//! What everything in Falaj is called: datasets, pipelines, runs, models, deployments, the commands that act on them,
//! the events they emit and the errors they end in.
//!
//! This crate does no IO. Every host (desktop, HTTP, command line) and the UI's TypeScript types derive from it.

pub mod chart;
pub mod command;
pub mod component;
pub mod dataset;
pub mod deployment;
pub mod editor;
pub mod error;
pub mod event;
pub mod expression;
pub mod inspect;
pub mod machine;
pub mod message;
pub mod model;
pub mod pipeline;
pub mod profile;
pub mod quality;
pub mod run;
pub mod server;
pub mod source;
pub mod spec;
pub mod tabled;
pub mod typescript;
pub mod watched;
pub mod workspace;

pub use command::{Api, Caller, Command, Role, dispatch};
pub use error::{Code, Error, Place, Result};
pub use event::{Event, Topic};

/// Milliseconds since the Unix epoch, UTC.
pub type Millis = i64;

/// Derives every trait that a type of the contract needs.
macro_rules! contract {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        $item
    )* };
}
pub(crate) use contract;
