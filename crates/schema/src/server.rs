//! The contract of a supervised inference server: the files in its state folder.
//!
//! `falaj-serve supervise --state DIR` owns the folder while it holds [`LOCK_FILE`]; whoever controls it writes
//! [`SPEC_FILE`] before it starts, then only [`NEXT_FILE`] and [`STOP_FILE`]. Every file is written whole.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::deployment::DeploymentStatus;
use crate::error::WireError;

/// What is served: a [`ServerSpec`] that has been ready once, or the first one.
pub const SPEC_FILE: &str = "spec.json";
/// What is to be served instead: a [`ServerSpec`] of a higher generation. The supervisor takes it away.
pub const NEXT_FILE: &str = "next.json";
/// Where the server stands: a [`ServerState`].
pub const STATE_FILE: &str = "state.json";
/// Asks the supervisor to end.
pub const STOP_FILE: &str = "stop";
/// Locked (exclusively) as long as the supervisor lives.
pub const LOCK_FILE: &str = "lock";
/// What the server wrote on standard error; older lines in `server.log.1`.
pub const LOG_FILE: &str = "server.log";
/// What the supervisor itself wrote.
pub const SUPERVISOR_LOG_FILE: &str = "supervisor.log";

/// What a supervised server serves, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerSpec {
    /// Folder of the model package.
    pub model: String,
    /// Name of the model in the protocol's paths.
    pub name: String,
    /// Version it answers as.
    pub version: String,
    /// Address to listen on.
    pub host: String,
    /// Port; 0 lets the system choose one, which the supervisor then writes down here.
    pub port: u16,
    /// Counts up with each change.
    pub generation: u64,
}

/// Where a supervised server stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServerState {
    /// Where it stands.
    pub status: DeploymentStatus,
    /// Process id of the supervisor.
    pub supervisor: u32,
    /// Process id of the server, while there is one.
    pub pid: Option<u32>,
    /// Times the server was started again after it had ended by itself.
    pub restarts: u32,
    /// Base address, without `/v2`; empty until the port is known.
    pub url: String,
    /// Name of the model.
    pub name: String,
    /// Version that answers.
    pub version: String,
    /// Generation of the spec that is served.
    pub generation: u64,
    /// Why it failed or restarts.
    pub error: Option<WireError>,
    /// The last change that was not made, because its server did not become ready.
    pub rejected: Option<Rejected>,
    /// When the state changed.
    pub updated: Millis,
}

impl ServerState {
    /// The state of a server that has not been started: stopped, with no processes.
    pub fn of(spec: &ServerSpec) -> ServerState {
        ServerState {
            status: DeploymentStatus::Stopped,
            supervisor: 0,
            pid: None,
            restarts: 0,
            url: String::new(),
            name: spec.name.clone(),
            version: spec.version.clone(),
            generation: spec.generation,
            error: None,
            rejected: None,
            updated: 0,
        }
    }
}

/// A change that was not made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// Generation of its spec.
    pub generation: u64,
    /// Why.
    pub error: WireError,
}
