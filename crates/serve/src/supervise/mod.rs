//! Keeps one inference server up: starts it, starts it again when it dies, changes versions, ends it.
//!
//! The supervisor opens the port itself and hands it down to its servers, so the port is never free for others while a
//! server is started again, and connections made meanwhile wait instead of being refused. A new version is started
//! beside the old one on the same port, and the old one ends (its requests finished) once the new one answers. Where
//! a socket can't be handed down (not Unix), the server opens the port, and a change of version closes it for a moment.
//!
//! A current-thread runtime on the main thread: on Linux a child's death signal is tied to the thread that started it.

mod child;
mod files;
mod log;
mod stop;

use std::collections::VecDeque;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use falaj_schema::deployment::DeploymentStatus as Status;
use falaj_schema::message::Lang;
use falaj_schema::server::{LOG_FILE, Rejected, ServerSpec, ServerState};
use falaj_schema::{Code, Error, Result};

use child::{Child, Launch, Start};
use files::Folder;
use log::Log;
use stop::Stop;

/// So many deaths within [`WINDOW`] and the server is given up.
const DEATHS: usize = 5;
const WINDOW: Duration = Duration::from_secs(60);
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
const TICK: Duration = Duration::from_millis(100);
/// True where servers share the supervisor's socket.
const SHARED: bool = cfg!(unix);

/// Supervises the server of the state folder `dir` until it is told to stop or has to give up.
///
/// # Errors
/// [`Code::DeploymentExists`] when the folder has a living supervisor; what is wrong with `spec.json`; and what made the
/// server fail for good, which is also in `state.json`.
pub fn run(dir: &Path) -> Result<()> {
    let folder = Folder::lock(dir)?;
    let spec = folder.spec()?;
    let failed = |error: std::io::Error| Error::new(Code::Internal).detail(error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let program = std::env::current_exe().map_err(failed)?;
    runtime.block_on(async {
        let stop = Stop::watch(&folder);
        let log = Arc::new(Mutex::new(Log::open(folder.path(LOG_FILE))));
        let supervisor = Supervisor {
            state: ServerState { status: Status::Starting, supervisor: std::process::id(), ..ServerState::of(&spec) },
            folder,
            program,
            spec,
            listener: None,
            deaths: VecDeque::new(),
            log,
            stop,
        };
        supervisor.run().await
    })
}

struct Supervisor {
    folder: Folder,
    program: PathBuf,
    spec: ServerSpec,
    /// Held open as long as the supervisor lives.
    listener: Option<TcpListener>,
    state: ServerState,
    deaths: VecDeque<Instant>,
    log: Arc<Mutex<Log>>,
    stop: Stop,
}

/// Why a server is not watched any more.
enum Watched {
    Stop,
    Died(Error),
    Next(ServerSpec),
}

impl Supervisor {
    async fn run(mut self) -> Result<()> {
        self.save();
        let result = match self.open_port() {
            Ok(()) => self.keep_up().await,
            Err(error) => Err(error),
        };
        self.state.pid = None;
        match &result {
            Ok(()) => self.state.status = Status::Stopped,
            Err(error) => {
                self.state.status = Status::Failed;
                self.state.error = Some(error.to_wire(Lang::En));
            }
        }
        self.save();
        result
    }

    fn open_port(&mut self) -> Result<()> {
        let listener = crate::listen::bind(&self.spec.host, self.spec.port)?;
        if self.spec.port == 0 {
            let address = listener.local_addr().map_err(|error| Error::new(Code::Io).detail(error))?;
            self.spec.port = address.port();
            // The address stays the same when the deployment is started again.
            self.folder.save_spec(&self.spec)?;
        }
        self.state.url = crate::listen::url(&self.spec.host, self.spec.port);
        self.listener = SHARED.then_some(listener);
        Ok(())
    }

    /// Until stopped (`Ok`) or given up.
    async fn keep_up(&mut self) -> Result<()> {
        loop {
            let error = match self.start(&self.spec.clone()).await {
                Start::Ready(child) => match self.attend(child).await {
                    Some(error) => error,
                    None => return Ok(()),
                },
                Start::Died(error) => error,
                // It said itself what is wrong, and it would say so again.
                Start::Refused(error) => return Err(error),
                Start::Stopped => return Ok(()),
            };
            if self.pause_after(error).await?.is_stop() {
                return Ok(());
            }
        }
    }

    /// Attends a server that is ready, and its successors, until one dies (its error) or the end is asked for (none).
    async fn attend(&mut self, mut child: Child) -> Option<Error> {
        self.ready(&child);
        loop {
            child = match self.watch(&mut child).await {
                Watched::Stop => {
                    child.end().await;
                    return None;
                }
                Watched::Died(error) => return Some(error),
                Watched::Next(next) if SHARED => self.swap(child, next).await?,
                Watched::Next(next) => match self.change(child, next).await {
                    Ok(child) => child,
                    Err(error) => return error,
                },
            }
        }
    }

    async fn watch(&mut self, child: &mut Child) -> Watched {
        loop {
            tokio::select! {
                () = self.stop.requested() => return Watched::Stop,
                exit = child.exit() => return Watched::Died(child.died(exit).await),
                () = tokio::time::sleep(TICK) => {}
            }
            if let Some(next) = self.next() {
                return Watched::Next(next);
            }
        }
    }

    // A change that can be tried; others are noted as rejected.
    fn next(&mut self) -> Option<ServerSpec> {
        let mut next = self.folder.take_next()?;
        if next.port == 0 {
            next.port = self.spec.port;
        }
        if next.port == self.spec.port && next.host == self.spec.host {
            return Some(next);
        }
        self.reject(&next, Error::new(Code::AddressFixed).with("url", &self.state.url));
        None
    }

    /// The new version beside the old one; which of them goes on. None when the end was asked for meanwhile.
    async fn swap(&mut self, old: Child, next: ServerSpec) -> Option<Child> {
        match self.start(&next).await {
            Start::Ready(new) => {
                self.accept(next, &new);
                old.end().await;
                Some(new)
            }
            Start::Died(error) | Start::Refused(error) => {
                self.reject(&next, error);
                Some(old)
            }
            Start::Stopped => {
                old.end().await;
                None
            }
        }
    }

    /// The new version after the old one. On `Err` no server is left: with the error, or none when stopped.
    async fn change(&mut self, old: Child, next: ServerSpec) -> Result<Child, Option<Error>> {
        old.end().await;
        match self.start(&next).await {
            Start::Ready(new) => {
                self.accept(next, &new);
                Ok(new)
            }
            Start::Died(error) | Start::Refused(error) => {
                self.reject(&next, error.clone());
                // The version before is started again by whoever keeps it up.
                Err(Some(error))
            }
            Start::Stopped => Err(None),
        }
    }

    async fn start(&mut self, spec: &ServerSpec) -> Start {
        let launch = Launch { program: &self.program, spec, listener: self.listener.as_ref(), log: &self.log };
        match child::start(launch, &mut self.stop).await {
            Start::Died(error) if error.code == Code::NotReady => Start::Died(error.file(self.folder.path(LOG_FILE))),
            start => start,
        }
    }

    fn ready(&mut self, child: &Child) {
        self.state.status = Status::Ready;
        self.state.pid = child.pid();
        self.state.error = None;
        self.state.name.clone_from(&self.spec.name);
        self.state.version.clone_from(&self.spec.version);
        self.state.generation = self.spec.generation;
        self.save();
    }

    fn accept(&mut self, next: ServerSpec, child: &Child) {
        self.spec = next;
        if let Err(error) = self.folder.save_spec(&self.spec) {
            self.note(&format!("spec.json could not be written: {error}"));
        }
        self.deaths.clear();
        self.ready(child);
    }

    fn reject(&mut self, next: &ServerSpec, error: Error) {
        self.note(&format!("generation {} was rejected: {error}", next.generation));
        self.state.rejected = Some(Rejected { generation: next.generation, error: error.to_wire(Lang::En) });
        self.save();
    }

    /// Waits before the next start; gives up (`Err`) when there were too many deaths.
    async fn pause_after(&mut self, error: Error) -> Result<Pause> {
        let now = Instant::now();
        self.deaths.retain(|death| now.duration_since(*death) < WINDOW);
        self.deaths.push_back(now);
        self.note(&format!("the server ended by itself: {error}"));
        if self.deaths.len() >= DEATHS {
            return Err(error);
        }
        self.state.status = Status::Restarting;
        self.state.pid = None;
        self.state.restarts += 1;
        self.state.error = Some(error.to_wire(Lang::En));
        self.save();
        let pause = FIRST_PAUSE * 2u32.pow(self.deaths.len() as u32 - 1);
        tokio::select! {
            () = self.stop.requested() => Ok(Pause::Stop),
            () = tokio::time::sleep(pause.min(LONGEST_PAUSE)) => Ok(Pause::Over),
        }
    }

    fn save(&mut self) {
        self.state.updated = files::now();
        if let Err(error) = self.folder.save_state(&self.state) {
            self.note(&format!("state.json could not be written: {error}"));
        }
    }

    fn note(&self, text: &str) {
        log::append(&self.log, format!("supervisor: {text}\n").as_bytes());
    }
}

enum Pause {
    Over,
    Stop,
}

impl Pause {
    fn is_stop(&self) -> bool {
        matches!(self, Self::Stop)
    }
}
