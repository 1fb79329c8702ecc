//! The training process: started, listened to, stopped.
//!
//! It is a process of its own so that running out of memory, or a crash in native code, ends one node and not Falaj.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use falaj_schema::spec::{RunnerEvent, TrainSpec};
use falaj_schema::{Code, Error, Result};
use falaj_store::files::{io_error, write_whole};

use crate::cancel::Cancel;

/// How long the runner has to stop when it is asked, before it is killed.
const GRACE: Duration = Duration::from_secs(5);
/// How often a request to stop is looked for.
const LOOK: Duration = Duration::from_millis(50);
/// Lines of its log that are kept for an error.
const LAST_LINES: usize = 20;

/// Runs `program` on `spec`, whose file is written into `folder`, and hands its events to `take` until it is done.
///
/// Errors: what the runner says in its `failed` event; `cancelled`; `runner_died` with `how` = `signal` or `exit`, its
/// `number`, and the last lines of its log as detail; an error of `take`, which stops the runner.
pub fn run(
    program: &Path,
    spec: &TrainSpec,
    folder: &Path,
    cancel: &Cancel,
    take: &mut dyn FnMut(&RunnerEvent) -> Result<()>,
) -> Result<()> {
    let path = folder.join("spec.json");
    let text = serde_json::to_vec(spec).map_err(|e| Error::new(Code::Internal).detail(e))?;
    write_whole(&path, &text)?;
    let mut runner = Runner::start(program, &path)?;
    let mut end = None;
    let heard = runner.listen(cancel, &mut |event| {
        take(&event)?;
        if matches!(event, RunnerEvent::Done { .. } | RunnerEvent::Failed { .. }) {
            end = Some(event);
        }
        Ok(())
    });
    if heard.is_err() {
        runner.kill();
    }
    let (status, log) = runner.wait()?;
    heard?;
    match end {
        // A result that is whole counts, also when the request to stop came a moment too late.
        Some(RunnerEvent::Done { .. }) if status.success() => Ok(()),
        _ if cancel.asked() => Err(Error::new(Code::Cancelled)),
        Some(RunnerEvent::Failed { error }) => Err(error.into()),
        _ => Err(died(status, log)),
    }
}

/// A child process that does not outlive this value.
struct Runner {
    child: Child,
    // Kept open: its end tells the runner that we are gone.
    control: Option<ChildStdin>,
    events: Receiver<RunnerEvent>,
    log: JoinHandle<VecDeque<String>>,
    stopping: Option<Instant>,
}

impl Runner {
    fn start(program: &Path, spec: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("run")
            .arg(spec)
            .env("FALAJ_RUNNER_PARENT", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| io_error(program, &e))?;
        let piped = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (control, Some(out), Some(err)) = piped else {
            return Err(Error::new(Code::Internal).detail("the runner's pipes are not there"));
        };
        let (sender, events) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                // A line that is no event (a library that prints) is none of ours.
                let Ok(event) = serde_json::from_str(&line) else { continue };
                if sender.send(event).is_err() {
                    break;
                }
            }
        });
        let log = std::thread::spawn(move || last_lines(err));
        Ok(Self { child, control, events, log, stopping: None })
    }

    // Until it closes its output.
    fn listen(&mut self, cancel: &Cancel, take: &mut dyn FnMut(RunnerEvent) -> Result<()>) -> Result<()> {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(event) => take(event)?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            match self.stopping {
                None if cancel.asked() => self.ask_to_stop(),
                Some(since) if since.elapsed() > GRACE => self.kill(),
                _ => {}
            }
        }
    }

    fn ask_to_stop(&mut self) {
        self.stopping = Some(Instant::now());
        if let Some(control) = &mut self.control {
            // A runner that does not read any more is killed after the time of grace.
            let _ = control.write_all(b"{\"control\":\"cancel\"}\n").and_then(|()| control.flush());
        }
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
    }

    // Its exit, and the last lines of its log. One that closed its output but does not end is killed.
    fn wait(mut self) -> Result<(ExitStatus, String)> {
        let since = Instant::now();
        let fail = |e: std::io::Error| Error::new(Code::Io).detail(e);
        let status = loop {
            if let Some(status) = self.child.try_wait().map_err(fail)? {
                break status;
            }
            if since.elapsed() > GRACE {
                self.kill();
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        drop(self.control.take());
        let log = std::mem::replace(&mut self.log, std::thread::spawn(VecDeque::new));
        let lines = log.join().unwrap_or_default();
        Ok((status, Vec::from(lines).join("\n")))
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.kill();
            let _ = self.child.wait();
        }
    }
}

fn last_lines(log: impl Read) -> VecDeque<String> {
    let mut last = VecDeque::with_capacity(LAST_LINES + 1);
    for line in BufReader::new(log).split(b'\n').map_while(Result::ok) {
        last.push_back(String::from_utf8_lossy(&line).trim_end().to_owned());
        if last.len() > LAST_LINES {
            last.pop_front();
        }
    }
    last
}

fn died(status: ExitStatus, log: String) -> Error {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal: Option<i32> = None;
    let (how, number) = match signal {
        Some(signal) => ("signal", signal),
        None => ("exit", status.code().unwrap_or(-1)),
    };
    Error::new(Code::RunnerDied).with("how", how).with("number", number).detail(log)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use falaj_schema::model::Task;
    use falaj_schema::spec::{ModelSpec, TrainingSpec};
    use std::os::unix::fs::PermissionsExt;

    fn spec() -> TrainSpec {
        let training = TrainingSpec {
            epochs: 1,
            batch_size: 1,
            learning_rate: 0.1,
            weight_decay: 0.0,
            patience: 0,
            seed: 1,
            threads: 1,
        };
        TrainSpec {
            falaj_spec: 1,
            data: "d".into(),
            output: "o".into(),
            task: Task::Binary,
            classes: 2,
            model: ModelSpec::Linear {},
            training,
        }
    }

    // Runs a shell script in the place of the runner.
    fn run_script(script: &str, cancel: &Cancel) -> (Result<()>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("runner");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut events = 0;
        let result = run(&program, &spec(), folder.path(), cancel, &mut |_| {
            events += 1;
            Ok(())
        });
        (result, events)
    }

    const DONE: &str = r#"echo '{"event":"done","best_epoch":1,"epochs":1,"early_stopped":false}'"#;

    #[test]
    fn its_events_are_handed_on_until_it_is_done() {
        let script = format!("echo noise\necho '{{\"event\":\"progress\",\"epoch\":0.5,\"epochs\":1}}'\n{DONE}");
        assert_eq!(run_script(&script, &Cancel::default()), (Ok(()), 2));
    }

    #[test]
    fn a_runner_that_dies_is_told_with_how_and_its_last_words() {
        let (result, _) = run_script("echo 'out of luck' >&2; exit 101", &Cancel::default());
        let error = result.unwrap_err();
        assert_eq!(
            (error.code, error.params["how"].as_str(), error.params["number"].as_str()),
            (Code::RunnerDied, "exit", "101")
        );
        assert_eq!(error.detail.as_deref(), Some("out of luck"));
        let (result, _) = run_script("kill -9 $$", &Cancel::default());
        let error = result.unwrap_err();
        assert_eq!((error.params["how"].as_str(), error.params["number"].as_str()), ("signal", "9"));
        // Done and then dead is not done: what it wrote last may be missing.
        assert_eq!(run_script(&format!("{DONE}\nexit 1"), &Cancel::default()).0.unwrap_err().code, Code::RunnerDied);
    }

    #[test]
    fn a_failure_that_it_tells_is_the_error() {
        let failed = Error::new(Code::LossNotFinite).with("epoch", 3).to_wire(falaj_schema::message::Lang::En);
        let line = serde_json::to_string(&RunnerEvent::Failed { error: failed }).unwrap();
        let (result, _) = run_script(&format!("cat <<'X'\n{line}\nX\nexit 1"), &Cancel::default());
        assert_eq!(result.unwrap_err().code, Code::LossNotFinite);
    }

    #[test]
    fn it_stops_when_asked_over_its_standard_input() {
        let cancel = Cancel::default();
        cancel.ask();
        let (result, _) = run_script("read line; exit 130", &cancel);
        assert_eq!(result.unwrap_err().code, Code::Cancelled);
    }

    #[test]
    fn a_missing_program_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let result = run(&folder.path().join("no"), &spec(), folder.path(), &Cancel::default(), &mut |_| Ok(()));
        assert_eq!(result.unwrap_err().code, Code::FileMissing);
    }
}
