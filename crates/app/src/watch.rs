//! Changes that other processes make: a second window, the command line, a text editor on a pipeline file.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use falaj_schema::event::{Event, Sink, Topic};
use falaj_store::Store;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// Watches for as long as it is held.
pub(crate) type Watching = Arc<Mutex<RecommendedWatcher>>;

/// Waits this long for more changes before telling of them together.
const SETTLE: Duration = Duration::from_millis(150);

/// Tells `sink` of changes until what it gives is dropped. Where the system can't watch, nothing is told and screens read
/// afresh only after what they do themselves.
pub(crate) fn watch(store: Store, sink: Arc<dyn Sink>) -> Option<Watching> {
    let (sender, changes) = channel();
    let made = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && !event.kind.is_access()
        {
            let _ = sender.send(event.paths);
        }
    });
    let mut watcher = made.ok()?;
    let database = store.database().parent().map(Path::to_owned).unwrap_or_default();
    // The folder of the workspace itself tells of those in it that come into being.
    for folder in [database, store.pipelines(), store.root().to_owned()] {
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    }
    late_folders(&store).iter().for_each(|folder| folder.watch(&mut watcher));
    let watching = Arc::new(Mutex::new(watcher));
    // It ends when the watcher is dropped, which holds the other end of the channel.
    let held = Arc::downgrade(&watching);
    std::thread::Builder::new().name("watch".to_owned()).spawn(move || tell(&store, &sink, &changes, &held)).ok()?;
    Some(watching)
}

/// A folder that a workspace does not have until something is kept in it.
struct Late {
    path: PathBuf,
    mode: RecursiveMode,
}

fn late_folders(store: &Store) -> [Late; 2] {
    [
        Late { path: store.quality(), mode: RecursiveMode::NonRecursive },
        Late { path: store.components(), mode: RecursiveMode::Recursive },
    ]
}

impl Late {
    fn watch(&self, watcher: &mut RecommendedWatcher) {
        if self.path.is_dir() {
            let _ = watcher.watch(&self.path, self.mode);
        }
    }
}

/// Begins to watch folders that came into being, or came back.
fn watch_new(store: &Store, paths: &[PathBuf], watching: &Weak<Mutex<RecommendedWatcher>>) {
    for folder in late_folders(store).iter().filter(|folder| paths.contains(&folder.path)) {
        if let Some(watching) = watching.upgrade() {
            folder.watch(&mut watching.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }
}

fn tell(
    store: &Store,
    sink: &Arc<dyn Sink>,
    changes: &Receiver<Vec<PathBuf>>,
    watching: &Weak<Mutex<RecommendedWatcher>>,
) {
    let mut seen = store.data_version().ok();
    while let Ok(mut paths) = changes.recv() {
        loop {
            match changes.recv_timeout(SETTLE) {
                Ok(more) => paths.extend(more),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        // Before it is told of: what comes into the folder after this is told of by itself.
        watch_new(store, &paths, watching);
        let mut topics = Vec::new();
        if paths.iter().any(|path| path.starts_with(store.pipelines()) || path.starts_with(store.components())) {
            topics.push(Topic::Pipelines);
        }
        if paths.iter().any(|path| path.starts_with(store.quality())) {
            // A gate of a pipeline reads them too.
            topics.extend([Topic::Quality, Topic::Pipelines]);
        }
        // The number changes with the commits of other connections only; our own are told as they happen.
        let now = store.data_version().ok();
        if now != seen {
            seen = now;
            use Topic::*;
            topics.extend([Workspace, Datasets, Sources, Watched, Quality, Runs, Models, Deployments, Audit]);
        }
        if !topics.is_empty() {
            sink.emit(Event::Stale { topics });
        }
    }
}
