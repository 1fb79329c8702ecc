//! Editing pipelines: opening them, saving what was changed, their versions, and what their nodes gave.

mod diff;
pub(crate) mod explained;
mod findings;
mod looked;
mod notes;
mod reset;
mod rows;
mod save;
mod versions;

use std::path::{Path, PathBuf};

use falaj_pipeline::layout::{self, Found};
use falaj_pipeline::{Document, file};
use falaj_schema::editor::{CreatePipelineRequest, PipelineDocument, PipelineLayout};
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::PipelineTexts;
use falaj_store::files::modified;

use crate::App;
use crate::pipelines::{id_of, slug, text};

/// A pipeline as it stands in its files.
pub(crate) struct OnDisk {
    pub(crate) document: Document,
    pub(crate) texts: PipelineTexts,
    /// True where there is a layout that could not be read.
    pub(crate) layout_unreadable: bool,
}

impl App {
    /// A pipeline as an editor shows it. Where its file was changed outside Falaj, that is a version now.
    ///
    /// Errors: those of finding and reading it; of `json_invalid` the parameter `good` is the last version that could be
    /// read, if one is kept.
    pub(crate) fn open_pipeline(&self, caller: &Caller, reference: &str) -> Result<PipelineDocument> {
        let path = self.pipeline_path(reference)?;
        let _lock = self.lock_if_writable(&path)?;
        let found = self.on_disk(&path)?;
        let version = self.note_outside_change(&path, &found)?;
        self.document(caller, &path, found, version)
    }

    /// Makes an empty pipeline in the workspace, or a copy of one.
    pub(crate) fn create_pipeline(&self, caller: &Caller, request: &CreatePipelineRequest) -> Result<PipelineDocument> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(Error::new(Code::NameInvalid).with("name", name));
        }
        let mut document = match &request.from {
            Some(from) => self.on_disk(&self.pipeline_path(from)?)?.document,
            None => empty(),
        };
        name.clone_into(&mut document.pipeline.name);
        // Of two with the same name only one may find a file free.
        let _lock = self.store().pipeline_lock("")?;
        let path = self.free_file(&slug(name, ""));
        let texts = document.texts()?;
        self.write_files(&path, &texts, None)?;
        let what = request.from.as_ref().map(|_| "edit-copy");
        let version = self.keep_version(&path, &document, &texts, &caller.actor, what)?.version;
        let layout_unreadable = false;
        self.document(caller, &path, OnDisk { document, texts, layout_unreadable }, version)
    }

    /// What stands in the files of a pipeline.
    pub(crate) fn on_disk(&self, path: &Path) -> Result<OnDisk> {
        let pipeline = file::read(path).map_err(|error| match error.code {
            Code::JsonInvalid => self.with_last_good(path, error),
            _ => error,
        })?;
        let Found { layout, unreadable: layout_unreadable } = layout::read(path);
        let document = Document { pipeline, layout };
        let texts = document.texts()?;
        Ok(OnDisk { document, texts, layout_unreadable })
    }

    pub(crate) fn document(
        &self,
        caller: &Caller,
        path: &Path,
        found: OnDisk,
        version: u32,
    ) -> Result<PipelineDocument> {
        let findings = self.findings(caller, &id_of(path), &found.document.pipeline)?;
        let Document { mut pipeline, layout } = found.document;
        pipeline.falaj_pipeline = pipeline.format();
        Ok(PipelineDocument {
            id: id_of(path),
            path: text(path),
            digest: found.texts.digest,
            pipeline,
            layout,
            version,
            modified: modified(path),
            findings,
        })
    }

    /// How the history calls a pipeline: by its id if it is one of the workspace, else by its path.
    pub(crate) fn history_of(&self, path: &Path) -> String {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let own = self.store().pipelines();
        let own = own.canonicalize().unwrap_or(own);
        if whole.parent() == Some(own.as_path()) { id_of(&whole) } else { text(&whole) }
    }
}

fn empty() -> Document {
    Document { pipeline: PipelineFile::new("", Vec::new()), layout: PipelineLayout::empty() }
}

/// A name beside `path` that is free: `NAME.json.bak`, `NAME.json.2.bak` …
fn free_copy(path: &Path) -> PathBuf {
    let named = |ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    let mut copy = named(".bak");
    let mut number = 2;
    while copy.exists() {
        copy = named(&format!(".{number}.bak"));
        number += 1;
    }
    copy
}
