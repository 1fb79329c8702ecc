//! Pipeline files: reading them with the place of every mistake, writing them so that they diff well.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::pipeline::{FORMAT, Node, NodeKind, PipelineFile};
use falaj_schema::{Code, Error, Result};
use falaj_store::files::{io_error, write_whole};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::params;

// The same shapes as the contract's, refusing what they don't know: a misspelt `inputs` must not be ignored, and
// lost when the file is written again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    falaj_pipeline: u32,
    name: String,
    #[serde(default)]
    description: String,
    nodes: Vec<NodeText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeText {
    id: String,
    kind: String,
    #[serde(default)]
    params: Map<String, Value>,
    #[serde(default)]
    inputs: BTreeMap<String, String>,
    #[serde(default)]
    disabled: bool,
}

/// Reads the pipeline file at `path`.
///
/// Errors: `file_missing` and other input errors; `json_invalid` with line (`row`) and `position`; `pipeline_newer`.
pub fn read(path: &Path) -> Result<PipelineFile> {
    let bytes = std::fs::read(path).map_err(|e| io_error(path, &e))?;
    parse(&bytes).map_err(|e| e.file(path))
}

/// Reads a pipeline from the content of its file; a byte order mark is skipped.
pub fn parse(content: &[u8]) -> Result<PipelineFile> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    // The version first: a newer format may have another shape.
    let value: Value = serde_json::from_slice(content).map_err(|e| invalid(&e))?;
    let version = value.get("falaj_pipeline").and_then(Value::as_u64).unwrap_or(0);
    if version > u64::from(FORMAT) {
        return Err(Error::new(Code::PipelineNewer).with("found", version).with("known", FORMAT));
    }
    let text: FileText = serde_json::from_slice(content).map_err(|e| invalid(&e))?;
    let node = |NodeText { id, kind, params, inputs, disabled }| Node { id, kind, params, inputs, disabled };
    let nodes = text.nodes.into_iter().map(node);
    Ok(PipelineFile {
        falaj_pipeline: text.falaj_pipeline,
        name: text.name,
        description: text.description,
        nodes: nodes.collect(),
    })
}

fn invalid(e: &serde_json::Error) -> Error {
    // serde_json ends every message with the place, which has fields of its own here.
    let text = e.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default().to_owned();
    Error::new(Code::JsonInvalid).row(e.line() as u64).with("position", e.column()).with("reason", reason).detail(text)
}

/// The text of a pipeline file: indented, nodes in their order, parameters in the order of the kind's declaration.
pub fn to_text(pipeline: &PipelineFile) -> Result<String> {
    let mut ordered = pipeline.clone();
    ordered.falaj_pipeline = pipeline.format();
    for node in &mut ordered.nodes {
        node.params = in_order(&node.kind, &node.params);
    }
    let mut text = serde_json::to_string_pretty(&ordered).map_err(|e| Error::new(Code::Internal).detail(e))?;
    text.push('\n');
    Ok(text)
}

// Known parameters in declared order, then unknown ones by name: the same content gives the same text.
fn in_order(kind: &str, params: &Map<String, Value>) -> Map<String, Value> {
    let declared = NodeKind::parse(kind).map_or(&[][..], params::names);
    let mut entries: Vec<_> = params.iter().collect();
    entries.sort_by_key(|(name, _)| (declared.iter().position(|d| d == name).unwrap_or(declared.len()), *name));
    entries.into_iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Writes a pipeline file, whole or not at all.
pub fn write(path: &Path, pipeline: &PipelineFile) -> Result<()> {
    write_whole(path, to_text(pipeline)?.as_bytes())
}

/// SHA-256 of the pipeline's text, hexadecimal.
pub fn digest(pipeline: &PipelineFile) -> Result<String> {
    Ok(hex::encode(Sha256::digest(to_text(pipeline)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> Error {
        parse(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        let e = error("{\n  \"falaj_pipeline\": 1,\n  \"name\": \"x\",,\n}");
        assert_eq!((e.code, e.place.row), (Code::JsonInvalid, Some(3)));
        assert_eq!(e.params["position"], "15");
        let e = error(
            "{\"falaj_pipeline\": 1, \"name\": \"x\", \"nodes\": [{\"id\": \"a\", \"kind\": \"source\", \"input\": {}}]}",
        );
        assert!(e.params["reason"].contains("input"), "{:?}", e.params);
        assert_eq!(error("{}").code, Code::JsonInvalid);
    }

    #[test]
    fn a_newer_format_is_refused_whatever_its_shape() {
        let e = error("{\"falaj_pipeline\": 7, \"steps\": []}");
        assert_eq!((e.code, e.params["found"].as_str()), (Code::PipelineNewer, "7"));
    }

    #[test]
    fn writing_is_stable_and_reads_back() {
        let text = r#"{"falaj_pipeline":1,"name":"x","nodes":[{"id":"s","kind":"split",
            "params":{"seed":1,"zz":0,"method":"random"},"inputs":{"table":"t"}}]}"#;
        let pipeline = parse(text.as_bytes()).unwrap();
        let written = to_text(&pipeline).unwrap();
        let order: Vec<_> =
            ["method", "seed", "zz"].iter().map(|k| written.find(&format!("\"{k}\"")).unwrap()).collect();
        assert!(order.is_sorted(), "{written}");
        assert_eq!(to_text(&parse(written.as_bytes()).unwrap()).unwrap(), written);
    }
}
