//! `falaj-serve`: one model package answered over the Open Inference Protocol (V2, REST), and the supervisor that keeps
//! such a server up.
//!
//! [`cli`] reads the command line; [`server`] checks the model and opens the port; [`routes`] lists the paths; [`infer`]
//! answers the two that ask the model. [`supervise`] keeps a server up and changes its version without closing the port.

pub mod app;
pub mod body;
pub mod cli;
pub mod column;
pub mod datatype;
pub mod describe;
pub mod flat;
pub mod gate;
pub mod infer;
pub mod listen;
pub mod metrics;
pub mod model;
pub mod refusal;
pub mod report;
pub mod request;
pub mod response;
pub mod routes;
pub mod server;
pub mod shutdown;
pub mod supervise;
