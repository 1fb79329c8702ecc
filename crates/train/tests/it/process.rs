use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use falaj_schema::Code;
use falaj_schema::model::Task;
use falaj_schema::spec::{RunnerEvent, TrainSpec};
use falaj_train::device::KIND;

use crate::support::{Rows, device_is_here, mlp, spec};

fn prepare(folder: &Path, epochs: u32) -> PathBuf {
    Rows::random(2000, 3, &[4], 5, |x, _| f32::from(x[0] > 0.0)).write(&folder.join("prepared.safetensors"));
    let mut spec: TrainSpec = spec(folder, Task::Binary, 2, mlp(&[16], 0.0));
    spec.training.epochs = epochs;
    let path = folder.join("spec.json");
    std::fs::write(&path, serde_json::to_vec(&spec).unwrap()).unwrap();
    path
}

fn start(spec: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_falaj-runner"))
        .arg("run")
        .arg(spec)
        .env("FALAJ_RUNNER_PARENT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn next(out: &mut impl BufRead) -> Option<RunnerEvent> {
    let mut line = String::new();
    (out.read_line(&mut line).unwrap() > 0).then(|| serde_json::from_str(&line).unwrap())
}

/// The error in the last event.
fn failure(mut out: impl BufRead) -> Option<Code> {
    let mut last = None;
    while let Some(event) = next(&mut out) {
        last = Some(event);
    }
    match last? {
        RunnerEvent::Failed { error } => Some(error.code),
        _ => None,
    }
}

#[test]
fn events_are_lines_and_the_last_says_done() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(&prepare(folder.path(), 2));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut events = Vec::new();
    while let Some(event) = next(&mut out) {
        events.push(event);
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(
        matches!(&events[0], RunnerEvent::Started { device, threads: 2, .. } if device.starts_with(KIND)),
        "{events:?}"
    );
    assert!(matches!(events.last(), Some(RunnerEvent::Done { epochs: 2, .. })), "{events:?}");
    for file in ["weights.safetensors", "architecture.json"] {
        assert!(folder.path().join("out").join(file).is_file());
    }
}

#[test]
fn a_control_line_cancels() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(&prepare(folder.path(), 100_000));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    assert!(matches!(next(&mut out), Some(RunnerEvent::Started { .. })));
    let mut control = child.stdin.take().unwrap();
    writeln!(control, "nonsense\n{{\"control\":\"cancel\"}}").unwrap();
    assert_eq!(failure(out), Some(Code::Cancelled));
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(!folder.path().join("out").exists());
    drop(control);
}

#[test]
fn the_end_of_the_parent_cancels() {
    if !device_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(&prepare(folder.path(), 100_000));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    assert!(matches!(next(&mut out), Some(RunnerEvent::Started { .. })));
    drop(child.stdin.take());
    assert_eq!(failure(out), Some(Code::Cancelled));
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn bad_specs_end_with_their_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = prepare(folder.path(), 0);
    let outcome = |path: &Path| {
        let mut child = start(path);
        let code = failure(BufReader::new(child.stdout.take().unwrap()));
        (code, child.wait().unwrap().code())
    };
    assert_eq!(outcome(&path), (Some(Code::ParamInvalid), Some(3)));
    assert_eq!(outcome(&folder.path().join("none.json")), (Some(Code::FileMissing), Some(3)));
    std::fs::write(&path, "{").unwrap();
    assert_eq!(outcome(&path), (Some(Code::JsonInvalid), Some(3)));
}

#[cfg(feature = "cuda")]
#[test]
fn a_machine_without_a_graphics_card_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_falaj-runner"));
    command.arg("run").arg(prepare(folder.path(), 1)).env("CUDA_VISIBLE_DEVICES", "").stderr(Stdio::null());
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    assert_eq!(failure(BufReader::new(child.stdout.take().unwrap())), Some(Code::DeviceMissing));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
