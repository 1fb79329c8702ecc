//! Watched folders: registering them, and reading one that has changed.

mod listing;
mod watcher;

use std::path::Path;

use falaj_schema::dataset::{Dataset, DatasetOrigin, ImportRequest};
use falaj_schema::event::{Event, Topic};
use falaj_schema::watched::{WatchResponse, WatchedFolder, WatchedList};
use falaj_schema::{Caller, Code, Error, Result, Role};
use falaj_store::Watched;

pub(crate) use listing::held;
pub(crate) use watcher::Folders;

use crate::App;

/// Who reads a watched folder that has changed, for the record.
const HOST: &str = "watch";

impl App {
    /// Registers a folder and reads it, unless there is nothing in it yet.
    pub(crate) fn watch_folder(&self, caller: &Caller, request: &ImportRequest) -> Result<WatchResponse> {
        let path = Path::new(&request.path);
        let metadata = path.metadata().map_err(|error| crate::io_error(path, &error))?;
        if !metadata.is_dir() {
            return Err(Error::new(Code::NotAFolder).file(path));
        }
        let name = request.name.clone().unwrap_or_else(|| falaj_data::default_name(path));
        falaj_store::check_name(&name)?;
        let whole = path.canonicalize().map_err(|error| crate::io_error(path, &error))?;
        let request = ImportRequest { path: whole.display().to_string(), name: Some(name.clone()), ..request.clone() };
        // A folder that can't be read is not worth watching; an empty one may be just waiting.
        let seen = held(&whole)?;
        let dataset = match self.read_folder(caller, &name, &request) {
            Ok(dataset) => Some(dataset),
            Err(error) if error.code == Code::FolderEmpty => None,
            Err(error) => return Err(error),
        };
        self.store().watched_put(&name, &request, &caller.actor, caller.lang)?;
        self.store().watched_read(&name, Some(&seen), None)?;
        let watched = self.store().watched_find(&name)?;
        self.look_at_folders();
        Ok(WatchResponse { watched: shown(watched, caller), dataset })
    }

    pub(crate) fn unwatch_folder(&self, caller: &Caller, name: &str) -> Result<WatchResponse> {
        let watched = self.store().watched_find(name)?;
        self.store().watched_remove(name)?;
        self.look_at_folders();
        Ok(WatchResponse { watched: shown(watched, caller), dataset: self.store().dataset_find(name).ok() })
    }

    pub(crate) fn watched_folders(&self, caller: &Caller) -> Result<WatchedList> {
        let watched = self.store().watched()?.into_iter().map(|folder| shown(folder, caller)).collect();
        Ok(WatchedList { watched })
    }

    /// Reads a folder as a version of the dataset; the newest one where that has the same content.
    fn read_folder(&self, caller: &Caller, name: &str, request: &ImportRequest) -> Result<Dataset> {
        let made = self.read_in(caller, Path::new(&request.path), name, request)?;
        let origin = Some(DatasetOrigin::File(request.clone()));
        self.store().dataset_add_changed(Dataset { origin, ..made })
    }

    /// Reads a watched folder that holds `seen` now, and keeps what came of it.
    pub(crate) fn read_watched(&self, folder: &Watched, seen: &str) {
        let caller = Caller { actor: folder.actor.clone(), host: HOST, role: Role::Analyst, lang: folder.lang };
        let read =
            self.store().require_writable().and_then(|()| self.read_folder(&caller, &folder.name, &folder.request));
        let error = read.as_ref().err();
        if error.is_some_and(|error| error.code == Code::Cancelled) {
            return;
        }
        // What may be otherwise the next time although the files are the same is tried again.
        let passing = error.is_some_and(|error| {
            use Code::*;
            matches!(error.code, FileChanged | FileMissing | AccessDenied | DiskFull | Io | ReadOnly | WorkspaceBusy)
        });
        let outcome = error.map_or("ok", |error| error.code.as_str());
        let same = |known: &Error| error.is_some_and(|error| error.code == known.code);
        // A trouble that lasts is told once.
        if !passing || !folder.last_error.as_ref().is_some_and(same) {
            let _ = self.store().audit_add(&caller.actor, HOST, "data.reimport", &folder.name, outcome);
            let _ = self.store().watched_read(&folder.name, (!passing).then_some(seen), error);
            let topics = vec![Topic::Datasets, Topic::Workspace, Topic::Watched, Topic::Audit];
            self.sink().emit(Event::Stale { topics });
        }
    }
}

fn shown(watched: Watched, caller: &Caller) -> WatchedFolder {
    WatchedFolder {
        name: watched.name,
        request: watched.request,
        created: watched.created,
        actor: watched.actor,
        read: watched.read,
        last_error: watched.last_error.map(|error| error.to_wire(caller.lang)),
    }
}
