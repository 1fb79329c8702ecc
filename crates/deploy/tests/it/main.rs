//! Local deployments from outside, with real servers.
#![cfg(unix)]

mod local;
#[path = "../../../serve/tests/it/package.rs"]
mod package;
