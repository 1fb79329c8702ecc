//! Changes that other processes make: a second window, the command line, a text editor on a pipeline file.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use falaj_schema::event::{Event, Sink, Topic};
use falaj_store::Store;
use notify::{RecursiveMode, Watcher};

/// Waits this long for more changes before telling of them together.
const SETTLE: Duration = Duration::from_millis(150);

/// Tells `sink` of changes until what it gives is dropped. Where the system can't watch, nothing is told and screens read
/// afresh only after what they do themselves.
pub(crate) fn watch(store: Store, sink: Arc<dyn Sink>) -> Option<notify::RecommendedWatcher> {
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
    for folder in [database, store.pipelines()] {
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    }
    // A workspace has no such folders until something is kept in them.
    let _ = watcher.watch(&store.quality(), RecursiveMode::NonRecursive);
    let _ = watcher.watch(&store.components(), RecursiveMode::Recursive);
    // It ends when the watcher is dropped, which holds the other end of the channel.
    std::thread::Builder::new().name("watch".to_owned()).spawn(move || tell(&store, &sink, &changes)).ok()?;
    Some(watcher)
}

fn tell(store: &Store, sink: &Arc<dyn Sink>, changes: &Receiver<Vec<std::path::PathBuf>>) {
    let mut seen = store.data_version().ok();
    while let Ok(mut paths) = changes.recv() {
        loop {
            match changes.recv_timeout(SETTLE) {
                Ok(more) => paths.extend(more),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
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
