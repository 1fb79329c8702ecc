//! The supervisor: what it does when its server, it itself, or a new version fails.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use falaj_schema::Code;
use falaj_schema::deployment::DeploymentStatus as Status;
use falaj_schema::server::{NEXT_FILE, SPEC_FILE, STATE_FILE, STOP_FILE, ServerSpec, ServerState};
use serde_json::json;
use tempfile::TempDir;

use crate::package::Known;
use crate::program::{agent, command, eventually, get, reported};

struct Supervised {
    dir: TempDir,
    child: Child,
}

fn spec(known: &Known, version: &str, port: u16, generation: u64) -> ServerSpec {
    let model = known.path().to_str().unwrap().to_owned();
    ServerSpec { model, name: "m".into(), version: version.into(), host: "127.0.0.1".into(), port, generation }
}

fn put(dir: &Path, file: &str, spec: &ServerSpec) {
    let part = dir.join("part");
    std::fs::write(&part, serde_json::to_vec(spec).unwrap()).unwrap();
    std::fs::rename(part, dir.join(file)).unwrap();
}

impl Supervised {
    fn start(known: &Known) -> Self {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), SPEC_FILE, &spec(known, "1", 0, 1));
        let child = command(&["supervise", "--state", dir.path().to_str().unwrap()]).stderr(Stdio::null()).spawn();
        Self { dir, child: child.unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().to_owned()
    }

    fn state(&self) -> Option<ServerState> {
        serde_json::from_slice(&std::fs::read(self.path().join(STATE_FILE)).ok()?).ok()
    }

    /// Waits for a state.
    fn until(&self, what: &str, is: impl Fn(&ServerState) -> bool) -> ServerState {
        eventually(what, || self.state().filter(|state| is(state)))
    }

    fn ready(&self) -> ServerState {
        self.until("ready", |state| state.status == Status::Ready)
    }
}

impl Drop for Supervised {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn kill(pid: u32) {
    assert_eq!(unsafe { libc::kill(pid as i32, libc::SIGKILL) }, 0);
}

fn lives(pid: u32) -> bool {
    unsafe { libc::kill(pid as i32, 0) == 0 }
}

fn answers(url: &str) -> bool {
    get(&format!("{url}/v2/health/ready")).0 == 200
}

#[test]
fn a_killed_server_is_started_again_at_the_same_address() {
    let known = Known::new(&["no", "yes"], 1);
    let supervised = Supervised::start(&known);
    let before = supervised.ready();
    kill(before.pid.unwrap());
    eventually("server gone", || (!lives(before.pid.unwrap())).then_some(()));
    // The port stays open meanwhile, so the question waits for the new server.
    assert!(answers(&before.url));
    let after = supervised.until("restarted", |state| state.status == Status::Ready && state.restarts == 1);
    assert_eq!(after.url, before.url);
    assert_ne!(after.pid, before.pid);
}

#[test]
fn a_server_that_dies_again_and_again_is_given_up() {
    let known = Known::new(&["no", "yes"], 1);
    let mut supervised = Supervised::start(&known);
    for death in 0..5 {
        let state = supervised.until("ready", |state| state.status == Status::Ready && state.restarts == death);
        kill(state.pid.unwrap());
    }
    let state = supervised.until("failed", |state| state.status == Status::Failed);
    assert_eq!((state.error.unwrap().code, state.pid), (Code::ServerDied, None));
    assert_eq!(supervised.child.wait().unwrap().code(), Some(1));
}

#[test]
#[cfg(target_os = "linux")]
fn the_server_dies_with_its_supervisor() {
    let known = Known::new(&["no", "yes"], 1);
    let mut supervised = Supervised::start(&known);
    let state = supervised.ready();
    kill(state.supervisor);
    supervised.child.wait().unwrap();
    eventually("server gone", || (!lives(state.pid.unwrap())).then_some(()));
}

#[test]
fn the_stop_file_ends_both() {
    let known = Known::new(&["no", "yes"], 1);
    let mut supervised = Supervised::start(&known);
    let state = supervised.ready();
    std::fs::write(supervised.path().join(STOP_FILE), "").unwrap();
    assert_eq!(supervised.child.wait().unwrap().code(), Some(0));
    assert!(!lives(state.pid.unwrap()));
    assert_eq!(supervised.state().unwrap().status, Status::Stopped);
}

#[test]
fn a_damaged_package_fails_at_once() {
    let known = Known::new(&["no", "yes"], 1);
    known.damage("reference.json");
    let supervised = Supervised::start(&known);
    let state = supervised.until("failed", |state| state.status == Status::Failed);
    assert_eq!((state.error.unwrap().code, state.restarts), (Code::ModelDamaged, 0));
}

#[test]
fn a_folder_has_one_supervisor() {
    let known = Known::new(&["no", "yes"], 1);
    let supervised = Supervised::start(&known);
    supervised.ready();
    let second = command(&["supervise", "--state", supervised.path().to_str().unwrap()]).output().unwrap();
    assert_eq!((second.status.code(), &reported(&second)["code"]), (Some(1), &json!("deployment_exists")));
    assert_eq!(supervised.state().unwrap().status, Status::Ready);
}

#[test]
fn a_change_of_version_refuses_no_request() {
    let (old, new) = (Known::new(&["no", "yes"], 1), Known::new(&["no", "yes"], 50));
    let supervised = Supervised::start(&old);
    let before = supervised.ready();
    let over = AtomicBool::new(false);
    let versions = std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut versions = Vec::new();
            while !over.load(Ordering::Relaxed) {
                // A connection for each question: one that is kept open may be closed just as it is used.
                let url = format!("{}/v2/models/m/rows", before.url);
                let mut response = agent().post(url).send(r#"{"rows":[{}]}"#).unwrap();
                let answer: serde_json::Value =
                    serde_json::from_slice(&response.body_mut().read_to_vec().unwrap()).unwrap();
                versions.push(answer["model_version"].as_str().unwrap().to_owned());
            }
            versions
        });
        put(&supervised.path(), NEXT_FILE, &spec(&new, "2", 0, 2));
        supervised.until("changed", |state| state.generation == 2);
        eventually("old gone", || (!lives(before.pid.unwrap())).then_some(()));
        over.store(true, Ordering::Relaxed);
        asking.join().unwrap()
    });
    assert_eq!(versions.first().map(String::as_str), Some("1"));
    assert_eq!(supervised.ready().url, before.url);
    let kept: ServerSpec = serde_json::from_slice(&std::fs::read(supervised.path().join(SPEC_FILE)).unwrap()).unwrap();
    assert_eq!((kept.version.as_str(), kept.port != 0), ("2", true));
}

#[test]
fn a_version_that_can_not_start_changes_nothing() {
    let (old, new) = (Known::new(&["no", "yes"], 1), Known::new(&["no", "yes"], 50));
    new.damage("weights.safetensors");
    let supervised = Supervised::start(&old);
    let before = supervised.ready();
    put(&supervised.path(), NEXT_FILE, &spec(&new, "2", 0, 2));
    let after = supervised.until("rejected", |state| state.rejected.is_some());
    let rejected = after.rejected.unwrap();
    assert_eq!((rejected.generation, rejected.error.code), (2, Code::ModelDamaged));
    assert_eq!((after.status, after.version.as_str(), after.pid), (Status::Ready, "1", before.pid));
    assert!(answers(&before.url));
}
