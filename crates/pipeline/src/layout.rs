//! Where the nodes of a pipeline stand, in a file beside it, and the digest of both together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use falaj_schema::editor::{CanvasNote, LAYOUT_FORMAT, PipelineLayout};
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Code, Error, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::file;

/// How the names of files with layouts end.
const ENDING: &str = ".layout.json";

/// A pipeline with its layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The pipeline.
    pub pipeline: PipelineFile,
    /// Where its nodes stand.
    pub layout: PipelineLayout,
}

/// A layout as it was found in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The layout; empty where none could be read.
    pub layout: PipelineLayout,
    /// True for a file that is there and can't be read, or is of a newer format.
    pub unreadable: bool,
}

/// The file of the layout of the pipeline in `path`: `NAME.layout.json` beside `NAME.json`.
pub fn path_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{ENDING}"))
}

/// True if this is the file of a layout.
pub fn is_layout(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ENDING))
}

/// Reads the layout of the pipeline in `path`. It is worth little beside the pipeline: where it can't be read, the nodes
/// are placed anew.
pub fn read(path: &Path) -> Found {
    let empty = |unreadable| Found { layout: PipelineLayout::empty(), unreadable };
    match std::fs::read(path_of(path)) {
        Ok(bytes) => parse(&bytes).map_or_else(|| empty(true), |layout| Found { layout, unreadable: false }),
        Err(e) => empty(e.kind() != std::io::ErrorKind::NotFound),
    }
}

/// Reads a layout; none if it is damaged or of a newer format.
pub fn parse(content: &[u8]) -> Option<PipelineLayout> {
    let value: Value = serde_json::from_slice(content).ok()?;
    let format = value.get("falaj_layout").and_then(Value::as_u64)?;
    if format > u64::from(LAYOUT_FORMAT) { None } else { serde_json::from_value(value).ok() }
}

/// The text of a layout file; places are kept to a hundredth of a pixel.
pub fn to_text(layout: &PipelineLayout) -> Result<String> {
    let mut rounded = layout.clone();
    rounded.falaj_layout = LAYOUT_FORMAT;
    round(&mut rounded.nodes, &mut rounded.notes);
    for within in rounded.components.values_mut() {
        round(&mut within.nodes, &mut within.notes);
    }
    let mut text = serde_json::to_string_pretty(&rounded).map_err(|e| Error::new(Code::Internal).detail(e))?;
    text.push('\n');
    Ok(text)
}

pub(crate) fn round(nodes: &mut BTreeMap<String, [f64; 2]>, notes: &mut [CanvasNote]) {
    nodes.values_mut().for_each(|at| *at = at.map(hundredths));
    for note in notes {
        note.at = note.at.map(hundredths);
        note.size = note.size.map(hundredths);
    }
}

fn hundredths(pixels: f64) -> f64 {
    let rounded = (pixels * 100.0).round() / 100.0;
    // -0.0 would be another text than 0.0.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// SHA-256 over the texts of a pipeline and its layout, hexadecimal.
pub fn digest(pipeline: &str, layout: &str) -> String {
    let mut hash = Sha256::new();
    // No text has a zero in it, so that two others can't be the same put together.
    for part in [pipeline, "\0", layout] {
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

impl Document {
    /// The texts of both files, and the digest over them.
    pub fn texts(&self) -> Result<falaj_store::PipelineTexts> {
        let (text, layout) = (file::to_text(&self.pipeline)?, to_text(&self.layout)?);
        Ok(falaj_store::PipelineTexts { digest: digest(&text, &layout), text, layout })
    }

    /// Reads what [`Document::texts`] wrote.
    pub fn from_texts(texts: &falaj_store::PipelineTexts) -> Result<Self> {
        let layout = parse(texts.layout.as_bytes()).unwrap_or_else(PipelineLayout::empty);
        Ok(Self { pipeline: file::parse(texts.text.as_bytes())?, layout })
    }
}

#[cfg(test)]
mod tests {
    use falaj_schema::editor::CanvasNote;

    use super::*;
    use crate::sketch::pipeline;

    fn layout() -> PipelineLayout {
        let mut layout = PipelineLayout::empty();
        layout.nodes.insert("a".into(), [10.004, -0.001]);
        let (at, size) = ([1.0 / 3.0, 2.0], [200.0, 80.0]);
        let (id, text) = ("n".into(), "ملاحظة\n2".into());
        layout.notes.push(CanvasNote { id, text, at, size, actor: None, changed: None });
        layout
    }

    #[test]
    fn a_document_reads_back_and_keeps_its_digest() {
        let document = Document { pipeline: pipeline(&[("a", "source", &[])]), layout: layout() };
        let texts = document.texts().unwrap();
        let again = Document::from_texts(&texts).unwrap();
        assert_eq!(again.texts().unwrap(), texts);
        assert_eq!((again.layout.nodes["a"], again.layout.notes[0].at), ([10.0, 0.0], [0.33, 2.0]));
        let moved = Document { layout: PipelineLayout::empty(), ..document };
        assert_ne!(moved.texts().unwrap().digest, texts.digest);
        assert_eq!(moved.texts().unwrap().text, texts.text);
    }

    #[test]
    fn what_is_damaged_or_newer_is_no_layout() {
        assert_eq!(parse(b"{\"falaj_layout\": 1"), None);
        assert_eq!(parse(b"{\"nodes\": {}}"), None);
        assert_eq!(parse(b"{\"falaj_layout\": 2, \"nodes\": {}}"), None);
        assert_eq!(parse(b"{\"falaj_layout\": 1}"), Some(PipelineLayout::empty()));
    }

    #[test]
    fn a_layout_stands_beside_its_pipeline() {
        let path = path_of(Path::new("pipelines/late.v2.json"));
        assert_eq!(path, Path::new("pipelines/late.v2.layout.json"));
        assert!(is_layout(&path) && !is_layout(Path::new("pipelines/layout.json")));
    }
}
