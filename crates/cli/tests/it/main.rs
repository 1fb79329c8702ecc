//! The command line as scripts use it: arguments in, one JSON document and an exit status out.

mod bad_input;
mod chain;
mod chart;
mod faults;
mod host;
#[cfg(unix)]
mod machine;
mod profiles;
mod quality;
mod runs;
mod shape;
mod sources;
mod workspace;
