//! The command line as scripts use it: arguments in, one JSON document and an exit status out.

mod bad_input;
mod chain;
mod chart;
mod expressions;
mod faults;
mod host;
#[cfg(target_os = "linux")]
mod keyring;
#[cfg(target_os = "linux")]
mod keyring_session;
#[cfg(unix)]
mod machine;
mod pipelines;
#[cfg(target_os = "linux")]
#[path = "../../../data/tests/it/postgres_server.rs"]
mod postgres_server;
mod profiles;
mod quality;
mod runs;
mod shape;
mod sources;
mod workspace;
