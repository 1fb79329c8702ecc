//! The crate from outside.

mod metrics;
mod package;
mod predict;
mod prep;
mod table;
