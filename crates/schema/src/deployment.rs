//! Deployments: a model version that answers requests on a target.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

use crate::{Millis, contract};

contract! {
    /// Where a deployment stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum DeploymentStatus {
        /// Its server is coming up.
        Starting,
        /// It answers.
        Ready,
        /// Its server ended and is started again.
        Restarting,
        /// Its server could not be kept up.
        Failed,
        /// Stopped on request.
        Stopped,
    }

    /// A model version's share of a deployment's requests.
    pub struct VersionWeight {
        /// Name of the model.
        pub model: String,
        /// Version.
        pub version: u32,
        /// Share in percent.
        pub weight: u32,
    }

    /// One deployment.
    pub struct Deployment {
        /// Name, unique in the workspace.
        pub name: String,
        /// Where it stands.
        pub status: DeploymentStatus,
        /// Base address of the Open Inference Protocol, without `/v2`.
        pub url: String,
        /// Where it runs: `local`.
        pub target: String,
        /// How versions are changed: `rolling`.
        pub strategy: String,
        /// What answers.
        pub versions: Vec<VersionWeight>,
        /// When it was created.
        pub created: Millis,
        /// Who created it.
        pub actor: String,
        /// Times its server was started again after it had ended by itself.
        pub restarts: u32,
        /// Process id of the server, while there is one.
        pub pid: Option<u32>,
        /// Requests answered since its server started.
        pub requests: u64,
        /// Why it failed or restarts.
        pub error: Option<crate::error::WireError>,
    }

    /// Asks for a deployment.
    pub struct DeployRequest {
        /// `name@version`.
        pub model: String,
        /// `local` by default.
        #[serde(default)]
        #[ts(optional)]
        pub target: Option<String>,
        /// Name; the model's name by default.
        #[serde(default)]
        #[ts(optional)]
        pub name: Option<String>,
        /// Only `rolling` so far: the new version takes the old one's place once it is ready.
        #[serde(default)]
        #[ts(optional)]
        pub strategy: Option<String>,
        /// Settings of the target. Local: `port` (a free one by default), `host` (127.0.0.1 by default).
        #[serde(default)]
        #[schemars(with = "BTreeMap<String, Value>")]
        #[ts(optional, as = "Option<BTreeMap<String, Value>>")]
        pub set: Map<String, Value>,
    }

    /// Names a deployment.
    pub struct DeploymentRef {
        /// Its name.
        pub name: String,
    }

    /// A deployment.
    pub struct DeploymentResponse {
        /// The deployment.
        pub deployment: Deployment,
    }

    /// The deployments of the workspace.
    pub struct DeploymentList {
        /// By name.
        pub deployments: Vec<Deployment>,
    }

    /// Requests that took no longer than a time.
    #[derive(Copy)]
    pub struct LatencyBucket {
        /// Upper bound in seconds; none for the last bucket, which counts every request.
        pub seconds: Option<f64>,
        /// Requests answered within it, those of smaller buckets included.
        pub count: u64,
    }

    /// What a deployment's server has counted since it started. It starts anew with each version and after each crash.
    pub struct ServerMetrics {
        /// When it was asked.
        pub at: Millis,
        /// When it started.
        pub started: Millis,
        /// Version that answers.
        pub version: String,
        /// Requests answered.
        pub answered: u64,
        /// Requests refused: the caller's fault.
        pub refused: u64,
        /// Requests failed: the server's fault.
        pub failed: u64,
        /// Rows predicted.
        pub rows: u64,
        /// Seconds that answered requests took, all together.
        pub seconds: f64,
        /// How long answered requests took, by rising bound.
        pub latency: Vec<LatencyBucket>,
    }

    /// The counters of a deployment.
    pub struct MetricsResponse {
        /// The counters.
        pub metrics: ServerMetrics,
    }

    /// Asks for what a deployment's server wrote.
    pub struct LogsRequest {
        /// Name of the deployment.
        pub name: String,
        /// At most so many lines, the newest; 200 by default, 5000 at most.
        #[serde(default)]
        #[ts(optional)]
        pub limit: Option<u32>,
    }

    /// What a deployment's server wrote, oldest line first.
    pub struct LogsResponse {
        /// The lines.
        pub lines: Vec<String>,
        /// True when there are older ones.
        pub more: bool,
        /// The file with the newest.
        pub path: String,
    }
}
