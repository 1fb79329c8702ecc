//! Starting a supervisor that outlives this process.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use falaj_schema::server::SUPERVISOR_LOG_FILE;
use falaj_schema::{Code, Error, Result};

use crate::files::io_error;

/// A supervisor that this process started.
pub struct Supervisor {
    /// Its process id.
    pub pid: u32,
    ended: Arc<AtomicBool>,
}

impl Supervisor {
    /// True once it is gone.
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }
}

/// Starts the supervisor of `dir` in a session of its own, with its output in the folder.
pub fn supervisor(program: &Path, dir: &Path) -> Result<Supervisor> {
    let path = dir.join(SUPERVISOR_LOG_FILE);
    let log = File::create(&path).map_err(|error| io_error(error, &path))?;
    let second = log.try_clone().map_err(|error| io_error(error, &path))?;
    let mut command = Command::new(program);
    command.arg("supervise").arg("--state").arg(dir).current_dir(dir);
    command.stdin(Stdio::null()).stdout(log).stderr(second);
    detach(&mut command);
    let failed = |error| Error::new(Code::ProgramMissing).with("program", "falaj-serve").file(program).detail(error);
    let mut child = command.spawn().map_err(failed)?;
    let pid = child.id();
    let ended = Arc::new(AtomicBool::new(false));
    let flag = ended.clone();
    // Whoever starts a process has to take note of its end, or it stays a zombie.
    let waiting = std::thread::Builder::new().name(format!("supervisor {pid}")).spawn(move || {
        let _ = child.wait();
        flag.store(true, Ordering::Release);
    });
    waiting.map_err(|error| Error::new(Code::Internal).detail(error))?;
    Ok(Supervisor { pid, ended })
}

#[cfg(unix)]
fn detach(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    let new_session = || {
        // SAFETY: setsid is a plain system call, allowed between fork and exec. It can't fail in a new process.
        unsafe { libc::setsid() };
        Ok(())
    };
    // SAFETY: the closure makes one system call that is allowed there.
    unsafe { command.pre_exec(new_session) };
}

#[cfg(windows)]
fn detach(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const DETACHED_PROCESS: u32 = 0x8;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    command.creation_flags(DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn detach(_: &mut Command) {}

/// Ends a supervisor at once; its server goes with it.
#[cfg(unix)]
pub fn kill(pid: u32) {
    if let Ok(pid) = i32::try_from(pid) {
        // SAFETY: a signal to a process by its id; the caller has checked that it lives.
        unsafe { libc::kill(pid, libc::SIGKILL) };
    }
}

/// Ends a supervisor at once; its server goes with it.
#[cfg(not(unix))]
pub fn kill(pid: u32) {
    let _ = Command::new("taskkill").args(["/F", "/PID", &pid.to_string()]).status();
}
