//! The use cases: one method for each command of the contract.
//!
//! Roles are checked and audit entries written around every command, whoever hosts it. Long work runs on threads of its
//! own and tells what it does through events.

mod api;
mod charts;
mod components;
mod data;
mod deployments;
mod drawn;
mod editor;
mod expressions;
mod graphics;
mod hardware;
mod init;
mod inspect;
mod kept;
mod machine;
mod models;
mod pipelines;
mod place;
mod predictions;
mod quality;
mod report;
mod running;
mod runs;
mod secrets;
mod sources;
mod watch;
mod watched;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use falaj_schema::event::Sink;
use falaj_schema::inspect::{MatrixResponse, RelationsResponse};
use falaj_schema::machine::Version;
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

pub use charts::{Look, curves_of_runs};
pub use falaj_charts::{bytes as picture_bytes, decode as decode_base64};
pub use falaj_data::{moment_text, set_up_engine};
pub use falaj_store::files::{io_error, write_whole};
pub use init::init;
pub use place::{enclosing, forget, locate, person_folder, recents, remember, sample_folder};

use kept::Kept;
use running::Running;

/// An open workspace with everything that can be done in it. Clones share it.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    sink: Arc<dyn Sink>,
    running: Arc<Running>,
    machine: machine::Sampler,
    relations: Kept<RelationsResponse>,
    matrices: Kept<MatrixResponse>,
    shifts: Kept<Vec<Option<f64>>>,
    charts: Kept<falaj_data::Charted>,
    // Held, never read: watching ends with the app.
    watcher: OnceLock<Option<watch::Watching>>,
    folders: OnceLock<Option<watched::Folders>>,
}

impl App {
    /// Opens the workspace in `root`; `sink` receives its events.
    pub fn open(root: &Path, sink: Arc<dyn Sink>) -> Result<Self> {
        let store = Store::open(root)?;
        Ok(Self::with_store(store, sink))
    }

    fn with_store(store: Store, sink: Arc<dyn Sink>) -> Self {
        let machine = machine::Sampler::new();
        let (relations, matrices) = (Kept::default(), Kept::default());
        let (shifts, charts) = (Kept::default(), Kept::default());
        let (running, watcher, folders) = (Arc::default(), OnceLock::new(), OnceLock::new());
        let kept = Inner { store, sink, running, machine, relations, matrices, shifts, charts, watcher, folders };
        Self { inner: Arc::new(kept) }
    }

    /// Begins to tell of changes that other processes make in the workspace, and to read watched folders that change,
    /// until the last clone of the app is dropped.
    pub fn watch(&self) {
        self.inner.watcher.get_or_init(|| watch::watch(self.store().clone(), self.sink().clone()));
        if self.store().writable() {
            self.inner.folders.get_or_init(|| watched::Folders::start(self));
        }
    }

    /// Looks at the list of watched folders, which has changed.
    pub(crate) fn look_at_folders(&self) {
        if let Some(Some(folders)) = self.inner.folders.get() {
            folders.look();
        }
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        self.store().root()
    }

    /// Asks every run and job at work in this process to end; true if there was one.
    pub fn cancel_all(&self) -> bool {
        self.running().cancel_all()
    }

    /// [`Self::cancel_all`] for later, without keeping the workspace open until then.
    pub fn canceller(&self) -> impl Fn() -> bool + Send + use<> {
        let running = self.inner.running.clone();
        move || running.cancel_all()
    }

    /// Waits until no run is at work in this process.
    pub fn wait(&self) {
        self.running().wait();
    }

    /// What a window of this workspace is called.
    pub fn title(&self) -> String {
        let name = self.store().workspace().map(|workspace| workspace.name).unwrap_or_default();
        if name.is_empty() { "Falaj".to_owned() } else { format!("{name} · Falaj") }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn sink(&self) -> &Arc<dyn Sink> {
        &self.inner.sink
    }

    pub(crate) fn running(&self) -> &Running {
        &self.inner.running
    }

    pub(crate) fn relations_kept(&self) -> &Kept<RelationsResponse> {
        &self.inner.relations
    }

    pub(crate) fn matrices_kept(&self) -> &Kept<MatrixResponse> {
        &self.inner.matrices
    }

    pub(crate) fn shifts_kept(&self) -> &Kept<Vec<Option<f64>>> {
        &self.inner.shifts
    }

    pub(crate) fn charts_kept(&self) -> &Kept<falaj_data::Charted> {
        &self.inner.charts
    }

    pub(crate) fn machine(&self) -> &machine::Sampler {
        &self.inner.machine
    }
}

/// Which Falaj this is.
pub fn version() -> Version {
    Version {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: falaj_store::DATABASE,
        pipeline: falaj_schema::pipeline::FORMAT,
    }
}

/// Name of the person who runs this process.
pub fn user_name() -> String {
    static NAME: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let named = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
        // Services and containers have no such variable; the system still knows whose process it is.
        named.filter(|name| !name.is_empty()).or_else(login_name).unwrap_or_else(|| "unknown".to_owned())
    });
    NAME.clone()
}

fn login_name() -> Option<String> {
    let output = std::process::Command::new("id").arg("-un").output().ok().filter(|output| output.status.success())?;
    let name = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Writes a file that only its owner may read.
pub fn write_private(path: &Path, content: &[u8]) -> Result<()> {
    use std::io::Write;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |e: &std::io::Error| io_error(path, e);
    let mut temp = tempfile::NamedTempFile::new_in(folder).map_err(|e| fail(&e))?;
    temp.write_all(content).map_err(|e| fail(&e))?;
    temp.as_file().sync_all().map_err(|e| fail(&e))?;
    temp.persist(path).map_err(|e| fail(&e.error))?;
    Ok(())
}

/// A defect of Falaj itself, with what led to it.
pub(crate) fn internal(detail: impl std::fmt::Display) -> Error {
    Error::new(Code::Internal).detail(detail)
}
