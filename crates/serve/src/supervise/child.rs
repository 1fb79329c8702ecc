//! One server process of a supervisor.

use std::net::TcpListener;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use falaj_schema::server::ServerSpec;
use falaj_schema::{Code, Error};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};
use tokio::process::{ChildStdin, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::log::{Log, append};
use super::stop::Stop;
use crate::report::{Failure, Ready};

/// A server that is not ready by then is ended.
const START_LIMIT: Duration = Duration::from_secs(60);
/// A server that has not ended by then is killed.
const END_LIMIT: Duration = Duration::from_secs(5);
/// What is kept of standard error to explain a death.
const TAIL: usize = 4096;

/// How to start a server.
pub struct Launch<'a> {
    /// This program.
    pub program: &'a Path,
    /// What to serve.
    pub spec: &'a ServerSpec,
    /// The open port, where it can be handed down.
    pub listener: Option<&'a TcpListener>,
    /// Where standard error goes.
    pub log: &'a Arc<Mutex<Log>>,
}

/// How a start ended.
pub enum Start {
    /// It answers.
    Ready(Child),
    /// It ended without a word, or did not become ready.
    Died(Error),
    /// It said why it can't start.
    Refused(Error),
    /// The end was asked for meanwhile; it is gone.
    Stopped,
}

/// A server process.
pub struct Child {
    process: tokio::process::Child,
    /// Closing it asks the server to end, and so does the death of the supervisor.
    input: Option<ChildStdin>,
    tail: Arc<Mutex<Vec<u8>>>,
    errors: JoinHandle<()>,
}

/// Starts a server and waits until it is ready.
pub async fn start(launch: Launch<'_>, stop: &mut Stop) -> Start {
    let mut process = match command(&launch).spawn() {
        Ok(process) => process,
        Err(error) => return Start::Refused(Error::new(Code::ProgramMissing).file(launch.program).detail(error)),
    };
    let tail = Arc::new(Mutex::new(Vec::new()));
    let errors = tokio::spawn(pump(process.stderr.take(), launch.log.clone(), Some(tail.clone())));
    let (sender, ready) = oneshot::channel();
    tokio::spawn(first_line(process.stdout.take(), sender, launch.log.clone()));
    let mut child = Child { input: process.stdin.take(), process, tail, errors };
    tokio::select! {
        Ok(()) = ready => Start::Ready(child),
        status = child.process.wait() => child.explain(status).await,
        () = stop.requested() => {
            child.end().await;
            Start::Stopped
        }
        () = tokio::time::sleep(START_LIMIT) => {
            child.end().await;
            Start::Died(Error::new(Code::NotReady).with("seconds", START_LIMIT.as_secs()))
        }
    }
}

fn command(launch: &Launch) -> Command {
    let spec = launch.spec;
    let mut command = Command::new(launch.program);
    command.args(["--model", &spec.model, "--name", &spec.name, "--version", &spec.version, "--host", &spec.host]);
    command.args(["--port", &spec.port.to_string(), "--supervised"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    #[cfg(unix)]
    tie(&mut command, launch.listener);
    command
}

/// Ties the process to this one, and leaves it the listener.
#[cfg(unix)]
fn tie(command: &mut Command, listener: Option<&TcpListener>) {
    use std::os::fd::AsRawFd;
    let listener = listener.map(AsRawFd::as_raw_fd);
    if let Some(fd) = listener {
        command.args(["--listen-fd", &fd.to_string()]);
    }
    #[cfg(target_os = "linux")]
    let parent = std::process::id();
    let prepare = move || {
        // The kernel ends the server with the supervisor, even when the server does not look at its input.
        #[cfg(target_os = "linux")]
        // SAFETY: plain system calls, allowed between fork and exec.
        unsafe {
            if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGTERM) != 0 {
                return Err(std::io::Error::last_os_error());
            }
            if libc::getppid() as u32 != parent {
                return Err(std::io::Error::other("the supervisor is gone"));
            }
        }
        if let Some(fd) = listener {
            // SAFETY: as above; the flag is this process's own, the supervisor's descriptor keeps its own.
            if unsafe { libc::fcntl(fd, libc::F_SETFD, 0) } != 0 {
                return Err(std::io::Error::last_os_error());
            }
        }
        Ok(())
    };
    // SAFETY: the closure only makes system calls that are allowed between fork and exec, and allocates only on failure.
    unsafe { command.pre_exec(prepare) };
}

impl Child {
    /// Its process id, while it lives.
    pub fn pid(&self) -> Option<u32> {
        self.process.id()
    }

    /// Returns once it has ended by itself. May be dropped and asked again.
    pub async fn exit(&mut self) -> std::io::Result<ExitStatus> {
        self.process.wait().await
    }

    /// Asks it to end, and kills it when it does not.
    pub async fn end(mut self) {
        drop(self.input.take());
        #[cfg(unix)]
        if let Some(pid) = self.process.id() {
            // SAFETY: the process has not been waited for, so the id is still its own.
            unsafe { libc::kill(pid as i32, libc::SIGTERM) };
        }
        if tokio::time::timeout(END_LIMIT, self.process.wait()).await.is_err() {
            let _ = self.process.kill().await;
        }
    }

    async fn explain(&mut self, status: std::io::Result<ExitStatus>) -> Start {
        let died = self.died(status).await;
        match self.said() {
            Some(error) => Start::Refused(error),
            None => Start::Died(died),
        }
    }

    /// Why it ended by itself.
    pub async fn died(&mut self, status: std::io::Result<ExitStatus>) -> Error {
        // What it wrote last may still be on its way.
        let _ = tokio::time::timeout(Duration::from_secs(1), &mut self.errors).await;
        let exit = status.map_or_else(|error| error.to_string(), |status| status.to_string());
        Error::new(Code::ServerDied).with("exit", exit).detail(self.last_words())
    }

    /// The error it reported, if it did.
    fn said(&self) -> Option<Error> {
        let words = self.last_words();
        let failure = words.lines().rev().find_map(|line| serde_json::from_str::<Failure>(line).ok())?;
        Some(failure.error.into())
    }

    fn last_words(&self) -> String {
        String::from_utf8_lossy(&self.tail.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// Copies a stream to the log, and keeps its end.
async fn pump(stream: Option<impl AsyncRead + Unpin>, log: Arc<Mutex<Log>>, tail: Option<Arc<Mutex<Vec<u8>>>>) {
    let Some(mut stream) = stream else { return };
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
        append(&log, &buffer[..count]);
        if let Some(tail) = &tail {
            let mut tail = tail.lock().unwrap_or_else(PoisonError::into_inner);
            tail.extend_from_slice(&buffer[..count]);
            let surplus = tail.len().saturating_sub(TAIL);
            tail.drain(..surplus);
        }
    }
}

/// Waits for the line of a server that is ready, then copies the rest to the log.
async fn first_line(stream: Option<impl AsyncRead + Unpin>, sender: oneshot::Sender<()>, log: Arc<Mutex<Log>>) {
    let Some(stream) = stream else { return };
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    let read = (&mut reader).take(TAIL as u64).read_line(&mut line).await;
    if read.is_ok() && serde_json::from_str::<Ready>(&line).is_ok_and(|ready| ready.ready) {
        let _ = sender.send(());
    }
    pump(Some(reader), log, None).await;
}
