//! Where models answer requests: so far this machine, as a supervised `falaj-serve` process.
//!
//! [`local`] creates, changes, inspects and stops a deployment, whose whole state is one folder; [`ask`](mod@ask) talks to
//! its server. The folder's files are declared in `falaj_schema::server`.

pub mod ask;
mod files;
mod http;
mod launch;
pub mod local;
mod logs;
mod metrics;

pub use ask::{ask, requests};
pub use logs::logs;
pub use metrics::metrics;
