//! The thread that looks at watched folders while a host runs.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Weak;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use falaj_store::Watched;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::held;
use crate::{App, Inner};

/// A folder is read when nothing in it has changed for this long: then whoever wrote to it has finished.
const QUIET: Duration = Duration::from_secs(3);
/// How often folders that wait for quiet are looked at.
const LOOK: Duration = Duration::from_millis(250);
/// How often all are looked at, for drives that tell of no changes.
const POLL: Duration = Duration::from_secs(30);

/// What the thread is told.
enum Note {
    /// Something changed at these places.
    Changed(Vec<PathBuf>),
    /// The list of folders may have changed.
    List,
    /// The host closes.
    End,
}

/// The thread, until this is dropped.
pub(crate) struct Folders(Sender<Note>);

impl Folders {
    /// Starts to look at the folders of a workspace, at first for what came while nobody did.
    pub(crate) fn start(app: &App) -> Option<Self> {
        let (sender, notes) = channel();
        let events = sender.clone();
        let made = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let Ok(event) = event
                && !event.kind.is_access()
            {
                let _ = events.send(Note::Changed(event.paths));
            }
        });
        let mut seer = Seer {
            app: std::sync::Arc::downgrade(&app.inner),
            database: app.store().database().parent().map(Path::to_owned).unwrap_or_default(),
            // Where the system can't watch, looking now and then has to do.
            watcher: made.ok(),
            told: HashSet::new(),
            folders: Vec::new(),
            list: true,
            waiting: HashMap::new(),
        };
        // The command line and other windows register folders, too.
        if let Some(watcher) = &mut seer.watcher {
            let _ = watcher.watch(&seer.database, RecursiveMode::NonRecursive);
        }
        std::thread::Builder::new().name("folders".to_owned()).spawn(move || seer.run(&notes)).ok()?;
        Some(Self(sender))
    }

    /// Tells that the list of folders has changed.
    pub(crate) fn look(&self) {
        let _ = self.0.send(Note::List);
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        let _ = self.0.send(Note::End);
    }
}

/// A folder that may have changed.
struct Waiting {
    /// What it held when it was last looked at, and since when.
    held: Option<String>,
    since: Instant,
}

struct Seer {
    /// Weak, so that a workspace is closed when its host has closed it.
    app: Weak<Inner>,
    database: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Folders of whose changes the system tells.
    told: HashSet<PathBuf>,
    /// The folders as they are registered.
    folders: Vec<Watched>,
    /// True when the list may be another one now.
    list: bool,
    waiting: HashMap<String, Waiting>,
}

impl Seer {
    fn run(mut self, notes: &Receiver<Note>) {
        let (mut poll, mut look) = (Instant::now(), Instant::now());
        loop {
            let Some(inner) = self.app.upgrade() else { return };
            let app = App { inner };
            let now = Instant::now();
            if now >= poll {
                poll = now + POLL;
                self.refresh(&app);
                self.folders.clone().into_iter().for_each(|folder| self.wait_for(folder.name));
            }
            if now >= look {
                look = now + LOOK;
                if std::mem::take(&mut self.list) {
                    self.refresh(&app);
                }
                self.settle(&app);
            }
            drop(app);
            let idle = self.waiting.is_empty() && !self.list;
            match notes.recv_timeout(if idle { poll.saturating_duration_since(Instant::now()) } else { LOOK }) {
                Ok(Note::Changed(paths)) => self.changed(&paths),
                Ok(Note::List) => self.list = true,
                Ok(Note::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Takes the list of folders anew; one that was not in it before is looked at.
    fn refresh(&mut self, app: &App) {
        let Ok(folders) = app.store().watched() else { return };
        let paths: HashSet<PathBuf> = folders.iter().map(|folder| PathBuf::from(&folder.request.path)).collect();
        if let Some(watcher) = &mut self.watcher {
            for gone in self.told.difference(&paths) {
                let _ = watcher.unwatch(gone);
            }
            self.told.retain(|path| paths.contains(path));
            for path in paths {
                // One that is not there yet, or not at the moment, is tried again.
                if !self.told.contains(&path) && watcher.watch(&path, RecursiveMode::Recursive).is_ok() {
                    self.told.insert(path);
                }
            }
        }
        self.waiting.retain(|name, _| folders.iter().any(|folder| folder.name == *name));
        let known = |folder: &Watched| self.folders.iter().any(|known| known.name == folder.name);
        let new: Vec<String> = folders.iter().filter(|f| !known(f)).map(|folder| folder.name.clone()).collect();
        self.folders = folders;
        new.into_iter().for_each(|name| self.wait_for(name));
    }

    fn changed(&mut self, paths: &[PathBuf]) {
        self.list |= paths.iter().any(|path| path.starts_with(&self.database));
        let meant = |folder: &&Watched| paths.iter().any(|path| path.starts_with(&folder.request.path));
        let names: Vec<String> = self.folders.iter().filter(meant).map(|folder| folder.name.clone()).collect();
        names.into_iter().for_each(|name| self.wait_for(name));
    }

    fn wait_for(&mut self, name: String) {
        self.waiting.entry(name).or_insert_with(|| Waiting { held: None, since: Instant::now() });
    }

    /// Reads the folders in which nothing has changed for a while, if they are not as they were when they were last read.
    fn settle(&mut self, app: &App) {
        if self.waiting.is_empty() {
            return;
        }
        for folder in app.store().watched().unwrap_or_default() {
            let Some(waiting) = self.waiting.get_mut(&folder.name) else { continue };
            let now = held(Path::new(&folder.request.path));
            let held = match &now {
                Ok(held) => held.clone(),
                Err(error) => error.code.as_str().to_owned(),
            };
            if waiting.held.as_ref() != Some(&held) {
                *waiting = Waiting { held: Some(held), since: Instant::now() };
                // What is as it was when it was read needs no patience.
                if now.is_ok() && waiting.held == folder.seen {
                    self.waiting.remove(&folder.name);
                }
                continue;
            }
            if waiting.since.elapsed() < QUIET {
                continue;
            }
            self.waiting.remove(&folder.name);
            if folder.seen.as_ref() != Some(&held) {
                app.read_watched(&folder, &held);
            }
        }
    }
}
