//! The inference server from outside: its program, over HTTP.

mod answers;
mod package;
mod program;
mod refusals;
mod start;
#[cfg(unix)]
mod supervise;
