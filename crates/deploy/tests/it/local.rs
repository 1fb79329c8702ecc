//! Deployments on this machine.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use falaj_deploy::local::{self, LocalSpec, LocalState};
use falaj_deploy::{ask, logs, metrics, requests};
use falaj_schema::Code;
use falaj_schema::deployment::DeploymentStatus as Status;
use falaj_schema::message::Lang;
use serde_json::json;
use tempfile::TempDir;

use crate::package::{Known, rows};

/// The server program, which is built with the tests as an example.
fn program() -> PathBuf {
    let deps = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    deps.parent().unwrap().join("examples").join("falaj-serve")
}

fn spec(known: &Known, version: &str, port: Option<u16>) -> LocalSpec {
    LocalSpec {
        model_dir: known.path().to_owned(),
        name: "homes".into(),
        version: version.into(),
        host: "127.0.0.1".into(),
        port,
    }
}

/// A deployment that is stopped when the test is over, however it ends.
struct Deployed {
    _root: TempDir,
    dir: PathBuf,
    state: LocalState,
}

impl Deployed {
    fn new(known: &Known) -> Self {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("homes");
        let state = local::create(&program(), &dir, &spec(known, "1", None)).unwrap();
        Self { _root: root, dir, state }
    }
}

impl Drop for Deployed {
    fn drop(&mut self) {
        let _ = local::stop(&self.dir);
    }
}

fn eventually(what: &str, mut probe: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !probe() {
        assert!(begun.elapsed() < Duration::from_secs(30), "still not: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn lives(pid: u32) -> bool {
    unsafe { libc::kill(pid as i32, 0) == 0 }
}

fn refused(dir: &Path, spec: &LocalSpec) -> Code {
    local::create(&program(), dir, spec).unwrap_err().code
}

#[test]
fn a_deployment_answers_until_it_is_stopped() {
    let known = Known::new(&["no", "yes"], 1);
    let deployed = Deployed::new(&known);
    let state = local::status(&deployed.dir).unwrap();
    assert_eq!((state.status, &state.url, state.restarts), (Status::Ready, &deployed.state.url, 0));

    let answer = ask(&state.url, "homes", &rows(), Lang::En).unwrap();
    assert_eq!((answer.predictions, answer.version.as_str()), (known.answers(&rows()), "1"));
    assert_eq!(requests(&state.url, "homes").unwrap(), 1);
    let counted = metrics(&state.url, 7).unwrap();
    assert_eq!((counted.answered, counted.failed, counted.rows), (1, 0, rows().len() as u64));
    assert_eq!((counted.version.as_str(), counted.latency.last().map(|last| last.count)), ("1", Some(1)));
    assert!(logs(&deployed.dir, 10).unwrap().path.ends_with("server.log"));

    let wrong = serde_json::from_value::<Vec<_>>(json!([{}, { "size": "big" }])).unwrap();
    let error = ask(&state.url, "homes", &wrong, Lang::En).unwrap_err();
    assert_eq!(
        (error.code, error.place.column.as_deref(), error.place.row),
        (Code::InputInvalid, Some("size"), Some(2))
    );
    assert_eq!(ask(&state.url, "other", &rows(), Lang::En).unwrap_err().code, Code::ModelMissing);

    assert_eq!(refused(&deployed.dir, &spec(&known, "1", None)), Code::DeploymentExists);

    assert_eq!(local::stop(&deployed.dir).unwrap().status, Status::Stopped);
    assert!(!lives(state.pid.unwrap()));
    assert_eq!(ask(&state.url, "homes", &rows(), Lang::En).unwrap_err().code, Code::DeploymentStopped);
    assert_eq!(local::stop(&deployed.dir).unwrap().status, Status::Stopped);

    let again = local::start(&program(), &deployed.dir).unwrap();
    assert_eq!((again.status, again.url), (Status::Ready, state.url));
}

#[test]
fn what_can_not_be_deployed_leaves_nothing() {
    let known = Known::new(&["no", "yes"], 1);
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("homes");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    assert_eq!(refused(&dir, &spec(&known, "1", Some(port))), Code::PortInUse);
    let foreign = LocalSpec { host: "192.0.2.1".into(), ..spec(&known, "1", None) };
    assert_eq!(refused(&dir, &foreign), Code::HostInvalid);
    let gone = LocalSpec { model_dir: root.path().join("nowhere"), ..spec(&known, "1", None) };
    assert_eq!(refused(&dir, &gone), Code::FileMissing);
    known.damage("weights.safetensors");
    assert_eq!(refused(&dir, &spec(&known, "1", None)), Code::ModelDamaged);
    let nowhere = local::create(&root.path().join("no-program"), &dir, &spec(&known, "1", None));
    assert_eq!(nowhere.unwrap_err().code, Code::ProgramMissing);
    assert!(!dir.exists());
    assert_eq!(local::status(&dir).unwrap_err().code, Code::DeploymentMissing);
    assert_eq!(local::stop(&dir).unwrap_err().code, Code::DeploymentMissing);
}

#[test]
fn another_version_takes_the_place_at_the_same_address() {
    let (old, new) = (Known::new(&["no", "yes"], 1), Known::new(&["no", "yes"], 50));
    let deployed = Deployed::new(&old);
    let state = local::replace(&deployed.dir, &spec(&new, "2", None)).unwrap();
    assert_eq!((&state.url, state.version.as_str()), (&deployed.state.url, "2"));
    let answer = ask(&state.url, "homes", &rows(), Lang::En).unwrap();
    assert_ne!(new.answers(&rows()), old.answers(&rows()));
    assert_eq!((answer.predictions, answer.version.as_str()), (new.answers(&rows()), "2"));

    old.damage("weights.safetensors");
    let error = local::replace(&deployed.dir, &spec(&old, "3", None)).unwrap_err();
    assert_eq!(error.code, Code::ModelDamaged);
    let moved = local::replace(&deployed.dir, &spec(&new, "4", Some(1))).unwrap_err();
    assert_eq!((moved.code, &moved.params["url"]), (Code::AddressFixed, &state.url));
    assert_eq!(ask(&state.url, "homes", &rows(), Lang::En).unwrap().version, "2");

    local::stop(&deployed.dir).unwrap();
    assert_eq!(local::replace(&deployed.dir, &spec(&new, "4", None)).unwrap_err().code, Code::DeploymentStopped);
}

#[test]
fn a_supervisor_that_is_gone_is_noticed() {
    let known = Known::new(&["no", "yes"], 1);
    let deployed = Deployed::new(&known);
    assert_eq!(unsafe { libc::kill(deployed.state.supervisor as i32, libc::SIGKILL) }, 0);
    eventually("noticed", || local::status(&deployed.dir).unwrap().status == Status::Failed);
    let state = local::status(&deployed.dir).unwrap();
    assert_eq!((state.error.unwrap().code, state.pid), (Code::OwnerGone, None));
    eventually("server gone", || !lives(deployed.state.pid.unwrap()));
    let again = local::start(&program(), &deployed.dir).unwrap();
    assert_eq!((again.status, &again.url), (Status::Ready, &deployed.state.url));
}

#[test]
fn a_supervisor_that_hangs_is_killed() {
    let known = Known::new(&["no", "yes"], 1);
    let deployed = Deployed::new(&known);
    assert_eq!(unsafe { libc::kill(deployed.state.supervisor as i32, libc::SIGSTOP) }, 0);
    assert_eq!(local::stop(&deployed.dir).unwrap().status, Status::Stopped);
    eventually("server gone", || !lives(deployed.state.pid.unwrap()));
}
