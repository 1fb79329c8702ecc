//! What the process tells its caller: one JSON line when it listens, one when it can't.

use std::io::Write;

use falaj_schema::Error;
use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use serde::{Deserialize, Serialize};

/// The line on standard output of a server that answers from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ready {
    /// True.
    pub ready: bool,
    /// Base address, without `/v2`.
    pub url: String,
    /// Name of the model.
    pub name: String,
    /// Version.
    pub version: String,
    /// Process id.
    pub pid: u32,
}

/// The line on standard error of a process that ends with an error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// Why.
    pub error: WireError,
}

/// Writes the line of a server that is ready. A closed output is no reason to fail.
pub fn ready(ready: &Ready) {
    line(&mut std::io::stdout().lock(), ready);
}

/// Writes the line of an error.
pub fn failure(error: &Error) {
    line(&mut std::io::stderr().lock(), &Failure { error: error.to_wire(Lang::En) });
}

fn line(out: &mut impl Write, value: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }
}
