//! Saving what was changed in an editor, together with what was changed elsewhere meanwhile.

use std::collections::HashSet;
use std::path::Path;

use falaj_pipeline::layout::path_of;
use falaj_pipeline::{Document, merge};
use falaj_schema::editor::{Prefer, SavePipelineRequest, SavedPipeline};
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::PipelineTexts;
use falaj_store::files::{io_error, write_whole};

use super::notes::signed;
use super::versions::Kept;
use super::{OnDisk, free_copy};
use crate::App;

impl App {
    /// Writes a pipeline and its layout: whole, or with nothing changed.
    ///
    /// Errors: `node_twice`; `pipeline_changed` with the `nodes` that were changed elsewhere in another way; those of
    /// reading and writing.
    pub(crate) fn save_pipeline(&self, caller: &Caller, request: SavePipelineRequest) -> Result<SavedPipeline> {
        refuse_twins(&request.pipeline)?;
        let path = self.pipeline_path(&request.file)?;
        let _lock = self.store().pipeline_lock(&self.history_of(&path))?;
        let mine = Document { pipeline: request.pipeline, layout: request.layout };
        let found = match self.on_disk(&path) {
            Ok(found) => Some(found),
            // What can't be read holds nothing that could be brought together; a copy of it stays. It has to have been a
            // pipeline, or any file at all could be written over.
            Err(error) if error.params.contains_key("good") && request.prefer == Some(Prefer::Mine) => None,
            Err(error) => return Err(error),
        };
        let (document, merged) = match &found {
            Some(found) => self.bring_together(caller, &path, mine, found, &request.base, request.prefer)?,
            None => (signed(mine, None, caller, &|text| self.layouts_with(&path, text))?, false),
        };
        let texts = document.texts()?;
        // Read back, since what is written has an order and a precision of its own.
        let document = Document::from_texts(&texts)?;
        let unchanged = found.as_ref().is_some_and(|found| found.texts == texts);
        let kept = if unchanged {
            let version = self.store().pipeline_newest(&self.history_of(&path))?.map_or(0, |newest| newest.version);
            Kept { version, fresh: false }
        } else {
            self.write_files(&path, &texts, found.as_ref())?;
            self.keep_version(&path, &document, &texts, &caller.actor, request.what.as_deref())?
        };
        let written = OnDisk { document, texts, layout_unreadable: false };
        let document = self.document(caller, &path, written, kept.version)?;
        Ok(SavedPipeline { document, merged, fresh: kept.fresh })
    }

    /// What is to stand in the file, and whether something of what was changed elsewhere is in it.
    fn bring_together(
        &self,
        caller: &Caller,
        path: &Path,
        mine: Document,
        found: &OnDisk,
        base: &str,
        prefer: Option<Prefer>,
    ) -> Result<(Document, bool)> {
        self.note_outside_change(path, found)?;
        if found.texts.digest == base {
            let earlier = |text: &str| self.layouts_with(path, text);
            return Ok((signed(mine, Some(&found.document), caller, &earlier)?, false));
        }
        let theirs = &found.document;
        let base = self.store().pipeline_with(&self.history_of(path), base)?;
        let base = base.map(|texts| Document::from_texts(&texts)).transpose()?;
        let before = Some(base.as_ref().unwrap_or(theirs));
        let mine = signed(mine, before, caller, &|text| self.layouts_with(path, text))?;
        let changed = |nodes: Vec<String>| Error::new(Code::PipelineChanged).file(path).with("nodes", nodes.join(", "));
        let together = match base {
            Some(base) => merge(&base, &mine, theirs, prefer).map_err(changed)?,
            None => match prefer {
                Some(Prefer::Mine) => mine.clone(),
                Some(Prefer::Theirs) => theirs.clone(),
                None => match falaj_pipeline::merge::differing(&mine.pipeline, &theirs.pipeline) {
                    nodes if nodes.is_empty() => mine.clone(),
                    nodes => return Err(changed(nodes)),
                },
            },
        };
        let merged = together.texts()?.digest != mine.texts()?.digest;
        Ok((together, merged))
    }

    /// Writes those of the two files whose texts differ from what was `found` there. What could not be read is kept beside.
    pub(crate) fn write_files(&self, path: &Path, texts: &PipelineTexts, found: Option<&OnDisk>) -> Result<()> {
        let layout = path_of(path);
        if found.is_none_or(|found| found.texts.layout != texts.layout) {
            if found.is_none_or(|found| found.layout_unreadable) {
                keep_aside(&layout)?;
            }
            write_whole(&layout, texts.layout.as_bytes())?;
        }
        if found.is_none_or(|found| found.texts.text != texts.text) {
            if found.is_none() {
                keep_aside(path)?;
            }
            write_whole(path, texts.text.as_bytes())?;
        }
        Ok(())
    }
}

/// Copies a file under another name, if it is there.
fn keep_aside(path: &Path) -> Result<()> {
    match std::fs::read(path) {
        Ok(content) => write_whole(&free_copy(path), &content),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(io_error(path, &e)),
    }
}

/// Two nodes with one id could not be told apart again.
fn refuse_twins(pipeline: &PipelineFile) -> Result<()> {
    let within = pipeline.components.values().map(|component| &component.nodes);
    for nodes in within.chain([&pipeline.nodes]) {
        let mut seen = HashSet::new();
        if let Some(twin) = nodes.iter().find(|node| !seen.insert(node.id.as_str())) {
            return Err(Error::new(Code::NodeTwice).node(&twin.id));
        }
    }
    Ok(())
}
