//! Deployments on this machine.
//!
//! The state folder is the deployment: a detached supervisor (`falaj-serve supervise`) works from it, and any process of
//! the same user can inspect and control it. The supervisor holds the port, so the address stays the same while its
//! server is started again or changed for another version; no request is refused in a change.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use falaj_schema::deployment::DeploymentStatus as Status;
use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::server::{
    LOG_FILE, NEXT_FILE, SPEC_FILE, STATE_FILE, STOP_FILE, SUPERVISOR_LOG_FILE, ServerSpec, ServerState,
};
use falaj_schema::{Code, Error, Result};
use serde::Deserialize;

use crate::files;
use crate::launch::{self, Supervisor};

/// Where a local deployment stands.
pub type LocalState = ServerState;

/// A new deployment answers by then, or it failed.
const READY_LIMIT: Duration = Duration::from_secs(15);
/// A new version takes the old one's place by then; longer than the supervisor itself waits for it.
const REPLACE_LIMIT: Duration = Duration::from_secs(75);
/// The supervisor has ended by then; its server gets five seconds for requests under way.
const STOP_LIMIT: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(20);

/// What to deploy.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalSpec {
    /// Folder of the model package. It has to stay where it is.
    pub model_dir: PathBuf,
    /// Name of the model in the protocol's paths.
    pub name: String,
    /// Version it answers as.
    pub version: String,
    /// Address to listen on: of this machine.
    pub host: String,
    /// Port; a free one when none is given.
    pub port: Option<u16>,
}

/// Creates a deployment in `state_dir` with the `falaj-serve` at `program`, and waits until it answers. After a failure nothing of it is left.
///
/// # Errors
/// [`Code::DeploymentExists`] (`name`) when the folder has a living supervisor; [`Code::PortInUse`] (`port`, `host`);
/// [`Code::HostInvalid`] (`host`); what is wrong with the model package; [`Code::ServerDied`] (`exit`);
/// [`Code::NotReady`] (`seconds`, the log as the file); [`Code::ProgramMissing`] (`program`) when it can't be started.
pub fn create(program: &Path, state_dir: &Path, spec: &LocalSpec) -> Result<LocalState> {
    let dir = absolute(state_dir)?;
    refuse_owned(&dir)?;
    let existed = dir.exists();
    std::fs::create_dir_all(&dir).map_err(|error| files::io_error(error, &dir))?;
    let spec = server_spec(spec, spec.port.unwrap_or(0), 1)?;
    let result = files::write(&dir, SPEC_FILE, &spec).and_then(|()| start(program, &dir));
    if result.is_err() {
        if existed {
            let _ = files::remove(&dir, &[SPEC_FILE, STATE_FILE, STOP_FILE, NEXT_FILE]);
        } else {
            let _ = std::fs::remove_dir_all(&dir);
        }
    }
    result
}

/// Starts a deployment again that was stopped or whose supervisor is gone, at the address it had.
///
/// # Errors
/// As [`create`]; and [`Code::DeploymentMissing`] (`name`).
pub fn start(program: &Path, state_dir: &Path) -> Result<LocalState> {
    let dir = absolute(state_dir)?;
    files::spec(&dir)?;
    refuse_owned(&dir)?;
    files::remove(&dir, &[STOP_FILE, NEXT_FILE, STATE_FILE])?;
    let supervisor = launch::supervisor(program, &dir)?;
    let result = wait_until_ready(&dir, &supervisor);
    if result.is_err() && !supervisor.has_ended() {
        end(&dir, Some(supervisor.pid));
    }
    result
}

/// Changes a running deployment to another model version, at the same address.
///
/// The new version is started beside the old one and takes its place once it answers; requests under way are finished
/// by the version that took them. When it does not become ready, the old version goes on as if nothing had been.
///
/// # Errors
/// What kept the new version from answering; [`Code::DeploymentStopped`] (`name`) when the deployment does not run;
/// [`Code::AddressFixed`] (`url`) when the address is to be another; [`Code::NotReady`] (`seconds`).
pub fn replace(state_dir: &Path, spec: &LocalSpec) -> Result<LocalState> {
    let dir = absolute(state_dir)?;
    let current = files::spec(&dir)?;
    let stopped = || Error::new(Code::DeploymentStopped).with("name", files::name(&dir));
    if !files::is_owned(&dir) {
        return Err(stopped());
    }
    let last = files::state(&dir)?;
    let rejected = last.as_ref().and_then(|state| Some(state.rejected.as_ref()?.generation)).unwrap_or(0);
    let generation = current.generation.max(rejected) + 1;
    let next = server_spec(spec, spec.port.unwrap_or(current.port), generation)?;
    files::write(&dir, NEXT_FILE, &next)?;
    let begun = Instant::now();
    while begun.elapsed() < REPLACE_LIMIT {
        let owned = files::is_owned(&dir);
        if let Some(state) = files::state(&dir)? {
            if let Some(rejected) = state.rejected.as_ref().filter(|rejected| rejected.generation == generation) {
                return Err(rejected.error.clone().into());
            }
            if state.generation == generation && state.status == Status::Ready {
                return Ok(state);
            }
        }
        if !owned {
            files::remove(&dir, &[NEXT_FILE])?;
            return Err(stopped());
        }
        std::thread::sleep(POLL);
    }
    files::remove(&dir, &[NEXT_FILE])?;
    Err(not_ready(&dir, REPLACE_LIMIT))
}

/// Where a deployment stands. A supervisor that is gone without a word leaves it failed with [`Code::OwnerGone`].
///
/// # Errors
/// [`Code::DeploymentMissing`] (`name`) when the folder holds no deployment.
pub fn status(state_dir: &Path) -> Result<LocalState> {
    let dir = absolute(state_dir)?;
    let spec = files::spec(&dir)?;
    let owned = files::is_owned(&dir);
    let mut state = files::state(&dir)?.unwrap_or_else(|| ServerState::of(&spec));
    // Looked at again, because a supervisor may have started in between.
    if !owned && is_live(state.status) && !files::is_owned(&dir) {
        state.status = Status::Failed;
        state.pid = None;
        state.error = Some(Error::new(Code::OwnerGone).with("name", files::name(&dir)).to_wire(Lang::En));
    }
    Ok(state)
}

/// Stops a deployment and waits until its server and supervisor are gone. One that does not run stays as it is.
///
/// # Errors
/// [`Code::DeploymentMissing`] (`name`); [`Code::Io`] when it can't be ended.
pub fn stop(state_dir: &Path) -> Result<LocalState> {
    let dir = absolute(state_dir)?;
    let spec = files::spec(&dir)?;
    end(&dir, None);
    if files::is_owned(&dir) {
        return Err(Error::new(Code::Io).file(&dir).detail("the supervisor does not end"));
    }
    let mut state = files::state(&dir)?.unwrap_or_else(|| ServerState::of(&spec));
    if state.status != Status::Stopped {
        (state.status, state.pid, state.error) = (Status::Stopped, None, None);
        files::write(&dir, STATE_FILE, &state)?;
    }
    files::remove(&dir, &[STOP_FILE, NEXT_FILE])?;
    Ok(state)
}

/// Asks the supervisor to end, and kills it when it does not. `pid` is known when this process started it.
fn end(dir: &Path, pid: Option<u32>) {
    let ended = |limit: Duration| {
        let begun = Instant::now();
        while files::is_owned(dir) && begun.elapsed() < limit {
            std::thread::sleep(POLL);
        }
        !files::is_owned(dir)
    };
    let asked = std::fs::write(dir.join(STOP_FILE), b"").is_ok();
    if asked && ended(STOP_LIMIT) {
        return;
    }
    let pid = pid.or_else(|| files::state(dir).ok().flatten().map(|state| state.supervisor));
    // The lock is held, so the process of that id is the supervisor.
    if let Some(pid) = pid {
        launch::kill(pid);
        ended(STOP_LIMIT);
    }
}

fn wait_until_ready(dir: &Path, supervisor: &Supervisor) -> Result<LocalState> {
    let begun = Instant::now();
    loop {
        let over = supervisor.has_ended();
        let state = files::state(dir)?.filter(|state| state.supervisor == supervisor.pid);
        match state {
            Some(state) if state.status == Status::Ready => return Ok(state),
            Some(ServerState { status: Status::Failed, error: Some(error), .. }) => return Err(error.into()),
            _ if over => return Err(last_words(dir)),
            _ if begun.elapsed() > READY_LIMIT => return Err(not_ready(dir, READY_LIMIT)),
            _ => std::thread::sleep(POLL),
        }
    }
}

#[derive(Deserialize)]
struct Failure {
    error: WireError,
}

// What a supervisor said that ended without writing its state.
fn last_words(dir: &Path) -> Error {
    let log = std::fs::read_to_string(dir.join(SUPERVISOR_LOG_FILE)).unwrap_or_default();
    match log.lines().rev().find_map(|line| serde_json::from_str::<Failure>(line).ok()) {
        Some(failure) => failure.error.into(),
        None => Error::new(Code::ServerDied).with("exit", "").detail(log),
    }
}

fn not_ready(dir: &Path, limit: Duration) -> Error {
    Error::new(Code::NotReady).with("seconds", limit.as_secs()).file(dir.join(LOG_FILE))
}

fn refuse_owned(dir: &Path) -> Result<()> {
    if !files::is_owned(dir) {
        return Ok(());
    }
    Err(Error::new(Code::DeploymentExists).file(dir).with("name", files::name(dir)))
}

fn server_spec(spec: &LocalSpec, port: u16, generation: u64) -> Result<ServerSpec> {
    let model = absolute(&spec.model_dir)?;
    let Some(model) = model.to_str() else { return Err(Error::new(Code::Io).file(&model).detail("not UTF-8")) };
    Ok(ServerSpec {
        model: model.to_owned(),
        name: spec.name.clone(),
        version: spec.version.clone(),
        host: spec.host.clone(),
        port,
        generation,
    })
}

fn is_live(status: Status) -> bool {
    matches!(status, Status::Starting | Status::Ready | Status::Restarting)
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| files::io_error(error, path))
}
