//! What a pipeline was: its versions.

use std::path::Path;

use falaj_pipeline::{Document, diff};
use falaj_schema::editor::{ChangeCounts, PipelineContent, PipelineHistory};
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::{NewVersion, NewestVersion, PipelineLock, PipelineTexts};

use super::OnDisk;
use crate::App;
use crate::pipelines::id_of;

/// What one person saves again within this time takes the place of what they saved before, in milliseconds.
const TOGETHER: i64 = 60_000;

/// A version that was kept.
pub(crate) struct Kept {
    pub(crate) version: u32,
    /// Whether it is a new one.
    pub(crate) fresh: bool,
}

impl App {
    /// The versions of a pipeline, newest first.
    pub(crate) fn pipeline_versions(&self, reference: &str) -> Result<PipelineHistory> {
        let path = self.pipeline_path(reference)?;
        Ok(PipelineHistory { versions: self.store().pipeline_versions(&self.history_of(&path))? })
    }

    /// One version of a pipeline. Errors: `version_missing`.
    pub(crate) fn pipeline_at(&self, reference: &str, version: u32) -> Result<PipelineContent> {
        let path = self.pipeline_path(reference)?;
        let Document { pipeline, layout } = self.version_of(&path, version)?;
        Ok(PipelineContent { pipeline, layout })
    }

    pub(crate) fn version_of(&self, path: &Path, version: u32) -> Result<Document> {
        let kept = self.store().pipeline_at(&self.history_of(path), version)?;
        let missing = || Error::new(Code::VersionMissing).with("name", id_of(path)).with("version", version);
        Document::from_texts(&kept.ok_or_else(missing)?)
    }

    /// Keeps what was just written as a version: the newest again if it is still the same sitting.
    pub(crate) fn keep_version(
        &self,
        path: &Path,
        document: &Document,
        texts: &PipelineTexts,
        actor: &str,
        what: Option<&str>,
    ) -> Result<Kept> {
        let key = self.history_of(path);
        let newest = self.store().pipeline_newest(&key)?;
        let replaces = match &newest {
            Some(newest) => self.is_same_sitting(&key, newest, texts, actor)?,
            None => false,
        };
        let version = newest.map_or(0, |newest| newest.version) + u32::from(!replaces);
        let before = self.store().pipeline_at(&key, version.saturating_sub(1))?;
        let changes = match before {
            Some(before) => diff(&Document::from_texts(&before)?.pipeline, &document.pipeline).counts,
            None => ChangeCounts { added: document.pipeline.nodes.len() as u32, ..ChangeCounts::default() },
        };
        let nodes = document.pipeline.nodes.len() as u32;
        self.store().pipeline_keep(&key, &NewVersion { version, texts, actor, what, nodes, changes })?;
        Ok(Kept { version, fresh: !replaces })
    }

    /// Keeps a pipeline that was just written as the work of `caller`.
    pub(crate) fn keep_first_version(&self, caller: &Caller, path: &Path) -> Result<()> {
        let found = self.on_disk(path)?;
        self.keep_version(path, &found.document, &found.texts, &caller.actor, None).map(drop)
    }

    // Who goes back to an earlier version, or changes something that ran, may want what was between once more.
    fn is_same_sitting(&self, key: &str, newest: &NewestVersion, texts: &PipelineTexts, actor: &str) -> Result<bool> {
        let since = falaj_store::now() - newest.saved;
        let same = newest.actor == actor && !newest.ran && (0..TOGETHER).contains(&since);
        Ok(same && !self.store().pipeline_was(key, &texts.digest, newest.version)?)
    }

    /// The version that a pipeline's files are; a new one if they were changed outside Falaj.
    pub(crate) fn note_outside_change(&self, path: &Path, found: &OnDisk) -> Result<u32> {
        let newest = self.store().pipeline_newest(&self.history_of(path))?;
        match newest {
            Some(newest) if newest.digest == found.texts.digest || !self.store().writable() => Ok(newest.version),
            None if !self.store().writable() => Ok(0),
            _ => Ok(self.keep_version(path, &found.document, &found.texts, "", None)?.version),
        }
    }

    /// The pipeline that a run begins from, and its version.
    pub(crate) fn version_to_run(&self, path: &Path) -> Result<(PipelineFile, u32)> {
        let _lock = self.lock_if_writable(path)?;
        let found = self.on_disk(path)?;
        let version = self.note_outside_change(path, &found)?;
        Ok((found.document.pipeline, version))
    }

    /// Keeps others from writing the files of a pipeline, where anybody can.
    pub(crate) fn lock_if_writable(&self, path: &Path) -> Result<Option<PipelineLock>> {
        let writable = self.store().writable();
        writable.then(|| self.store().pipeline_lock(&self.history_of(path))).transpose()
    }

    /// Names the newest version in an error about a file that can't be read.
    pub(crate) fn with_last_good(&self, path: &Path, error: Error) -> Error {
        match self.store().pipeline_newest(&self.history_of(path)) {
            Ok(Some(newest)) => error.with("good", newest.version),
            _ => error,
        }
    }
}
