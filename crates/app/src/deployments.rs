//! Deployments: what the workspace knows of them, and where their target says they stand.

use falaj_deploy::local::{self, LocalSpec, LocalState};
use falaj_pipeline::programs::sibling;
use falaj_schema::deployment::*;
use falaj_schema::model::{AskRequest, AskResponse, ModelVersion};
use falaj_schema::{Caller, Code, Error, Result};
use serde_json::{Map, Value};

use crate::App;

/// Lines of a log that are sent at once.
const MAX_LINES: u32 = 5000;

impl App {
    /// Deploys a model version. A deployment of the name that is running changes to the version while it answers.
    pub(crate) fn deploy(&self, caller: &Caller, request: &DeployRequest) -> Result<Deployment> {
        let model = self.store().model_find(&request.model)?;
        let target = request.target.as_deref().unwrap_or("local");
        if target != "local" {
            return Err(Error::new(Code::TargetMissing).with("name", target).with("known", "local"));
        }
        let strategy = request.strategy.as_deref().unwrap_or("rolling");
        if strategy != "rolling" {
            return Err(setting("strategy", strategy, "rolling"));
        }
        let name = request.name.clone().unwrap_or_else(|| model.name.clone());
        falaj_store::check_name(&name)?;
        let folder = self.store().deployment_folder(&name);
        let existing = self.store().deployment(&name)?.map(|kept| self.current(kept));
        let replaces = existing.as_ref().is_some_and(|d| d.status == DeploymentStatus::Ready);
        let mut spec = self.spec(&model, &request.set)?;
        if !replaces && spec.port.is_none() {
            // The address stays the same over stopping and deploying again, if it is still free.
            spec.port = existing.as_ref().and_then(|d| d.url.rsplit(':').next()?.parse().ok()).filter(|p| is_free(*p));
        }
        let state = if replaces {
            local::replace(&folder, &spec)?
        } else {
            local::create(&sibling("falaj-serve")?, &folder, &spec)?
        };
        let deployment = Deployment {
            name,
            status: state.status,
            url: state.url.clone(),
            target: target.to_owned(),
            strategy: strategy.to_owned(),
            versions: vec![VersionWeight { model: model.name, version: model.version, weight: 100 }],
            created: existing.map_or_else(falaj_store::now, |d| d.created),
            actor: caller.actor.clone(),
            restarts: 0,
            pid: None,
            requests: 0,
            error: None,
        };
        self.store().deployment_keep(&deployment)?;
        Ok(self.current(deployment))
    }

    fn spec(&self, model: &ModelVersion, set: &Map<String, Value>) -> Result<LocalSpec> {
        if let Some(unknown) = set.keys().find(|key| !matches!(key.as_str(), "port" | "host")) {
            return Err(setting(unknown, &set[unknown].to_string(), "port, host"));
        }
        let port = match set.get("port") {
            None | Some(Value::Null) => None,
            Some(value) => {
                let port = value.as_u64().and_then(|port| u16::try_from(port).ok()).filter(|port| *port > 0);
                Some(port.ok_or_else(|| setting("port", &value.to_string(), "1 … 65535"))?)
            }
        };
        Ok(LocalSpec {
            model_dir: self.store().model_path(model),
            name: model.name.clone(),
            version: model.version.to_string(),
            host: set.get("host").and_then(Value::as_str).unwrap_or("127.0.0.1").to_owned(),
            port,
        })
    }

    /// The deployments by name, as they stand now.
    pub(crate) fn deployments(&self) -> Result<Vec<Deployment>> {
        Ok(self.store().deployments()?.into_iter().map(|kept| self.current(kept)).collect())
    }

    /// Where each deployment stands, without asking its server anything.
    pub(crate) fn deployment_states(&self) -> Result<Vec<DeploymentStatus>> {
        Ok(self.store().deployments()?.into_iter().map(|kept| self.standing(kept).status).collect())
    }

    /// One deployment as it stands now.
    pub(crate) fn deployment(&self, name: &str) -> Result<Deployment> {
        self.store().deployment_find(name).map(|kept| self.current(kept))
    }

    /// Stops a deployment.
    pub(crate) fn stop_deployment(&self, name: &str) -> Result<Deployment> {
        let kept = self.store().deployment_find(name)?;
        local::stop(&self.store().deployment_folder(name))?;
        let stopped = self.current(kept);
        self.store().deployment_keep(&stopped)?;
        Ok(stopped)
    }

    /// Starts a deployment again that does not run, as it was.
    pub(crate) fn start_deployment(&self, name: &str) -> Result<Deployment> {
        let kept = self.store().deployment_find(name)?;
        local::start(&sibling("falaj-serve")?, &self.store().deployment_folder(name))?;
        let started = self.current(kept);
        self.store().deployment_keep(&started)?;
        Ok(started)
    }

    /// What the server of a deployment has counted.
    pub(crate) fn deployment_metrics(&self, name: &str) -> Result<ServerMetrics> {
        let deployment = self.standing(self.store().deployment_find(name)?);
        if !matches!(deployment.status, DeploymentStatus::Ready | DeploymentStatus::Restarting) {
            return Err(Error::new(Code::DeploymentStopped).with("name", name));
        }
        falaj_deploy::metrics(&deployment.url, falaj_store::now()).map_err(|error| match error.code {
            Code::DeploymentStopped => error.with("name", name),
            _ => error,
        })
    }

    /// The last lines that the server of a deployment wrote.
    pub(crate) fn deployment_logs(&self, request: &LogsRequest) -> Result<LogsResponse> {
        let limit = request.limit.unwrap_or(200);
        if limit == 0 || limit > MAX_LINES {
            return Err(Error::new(Code::BadRequest).with("reason", format!("limit: 1 to {MAX_LINES}")));
        }
        self.store().deployment_find(&request.name)?;
        falaj_deploy::logs(&self.store().deployment_folder(&request.name), limit as usize)
    }

    /// Asks a deployment for predictions.
    pub(crate) fn ask(&self, caller: &Caller, request: &AskRequest) -> Result<AskResponse> {
        let deployment = self.deployment(&request.name)?;
        if !matches!(deployment.status, DeploymentStatus::Ready | DeploymentStatus::Restarting) {
            return Err(Error::new(Code::DeploymentStopped).with("name", &request.name));
        }
        let model = deployment.versions.first().map(|version| version.model.as_str()).unwrap_or_default();
        falaj_deploy::ask(&deployment.url, model, &request.rows, caller.lang).map_err(|error| match error.code {
            // The server knows the model's name; people know the deployment's.
            Code::DeploymentStopped => error.with("name", &request.name),
            _ => error,
        })
    }

    /// What was kept, with what its target and its server say now.
    fn current(&self, kept: Deployment) -> Deployment {
        let mut standing = self.standing(kept);
        if standing.status == DeploymentStatus::Ready {
            let model = standing.versions.first().map(|version| version.model.clone()).unwrap_or_default();
            // A server too busy to tell its count still answers requests.
            standing.requests = falaj_deploy::requests(&standing.url, &model).unwrap_or(standing.requests);
        }
        standing
    }

    /// What was kept, with what its target says now.
    fn standing(&self, mut kept: Deployment) -> Deployment {
        match local::status(&self.store().deployment_folder(&kept.name)) {
            Ok(state) => apply(&mut kept, state),
            Err(error) => {
                kept.status = DeploymentStatus::Failed;
                kept.pid = None;
                kept.error = Some(error.to_wire(Default::default()));
            }
        }
        kept
    }
}

fn apply(deployment: &mut Deployment, state: LocalState) {
    deployment.status = state.status;
    if !state.url.is_empty() {
        deployment.url = state.url;
    }
    deployment.restarts = state.restarts;
    deployment.pid = state.pid;
    deployment.error = state.error;
}

fn is_free(port: u16) -> bool {
    std::net::TcpListener::bind(("127.0.0.1", port)).is_ok()
}

fn setting(param: &str, value: &str, allowed: &str) -> Error {
    Error::new(Code::ParamInvalid).node("deployment").param(param).with("value", value).with("allowed", allowed)
}
