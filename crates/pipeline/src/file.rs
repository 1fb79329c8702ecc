//! Pipeline files: reading them with the place of every mistake, writing them so that they diff well.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::pipeline::{
    Component, ComponentInput, ComponentOutput, Exposed, FORMAT, Node, NodeKind, PipelineFile, PortType,
};
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
    #[serde(default)]
    parameters: Vec<ExposedText>,
    nodes: Vec<NodeText>,
    #[serde(default)]
    components: BTreeMap<String, ComponentText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExposedText {
    name: String,
    of: String,
    title: Option<String>,
    help: Option<String>,
}

/// A component as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComponentText {
    version: u32,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    inputs: Vec<InputText>,
    #[serde(default)]
    outputs: Vec<OutputText>,
    #[serde(default)]
    parameters: Vec<ExposedText>,
    nodes: Vec<NodeText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputText {
    name: String,
    port: PortType,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutputText {
    name: String,
    of: String,
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
    pinned: Option<String>,
}

/// Reads the pipeline file at `path`.
///
/// Errors: `file_missing` and other input errors; `json_invalid` with line (`row`), `position` and the lines `around`, the
/// `first` of them counted from 1 and without their first `skip` characters; `pipeline_newer`.
pub fn read(path: &Path) -> Result<PipelineFile> {
    let bytes = std::fs::read(path).map_err(|e| io_error(path, &e))?;
    parse(&bytes).map_err(|e| with_lines(e, &bytes).file(path))
}

/// So many lines before and after the place of an error are shown, and so many characters of each.
const AROUND: u64 = 5;
const WIDE: usize = 160;

/// Adds the text around the place of an error, for people to see it.
fn with_lines(error: Error, content: &[u8]) -> Error {
    let Some(row) = error.place.row.filter(|_| error.code == Code::JsonInvalid) else { return error };
    let content = String::from_utf8_lossy(content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content));
    let first = row.saturating_sub(AROUND).max(1);
    let lines: Vec<&str> = content.lines().skip(first as usize - 1).take(2 * AROUND as usize + 1).collect();
    // The parser counts bytes.
    let bytes = error.params.get("position").and_then(|text| text.parse::<usize>().ok()).unwrap_or(0);
    let wrong = lines.get((row - first) as usize).copied().unwrap_or_default();
    let position = wrong.char_indices().take_while(|(at, _)| *at < bytes).count();
    let skip = if position > WIDE - 20 { position - WIDE / 2 } else { 0 };
    let around: Vec<String> = lines.iter().map(|line| line.chars().skip(skip).take(WIDE).collect()).collect();
    error.with("position", position).with("around", around.join("\n")).with("first", first).with("skip", skip)
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
    Ok(PipelineFile {
        falaj_pipeline: text.falaj_pipeline,
        name: text.name,
        description: text.description,
        parameters: text.parameters.into_iter().map(exposed).collect(),
        nodes: text.nodes.into_iter().map(node).collect(),
        components: text.components.into_iter().map(|(name, text)| (name, text.into())).collect(),
    })
}

fn exposed(ExposedText { name, of, title, help }: ExposedText) -> Exposed {
    Exposed { name, of, title, help }
}

fn node(NodeText { id, kind, params, inputs, disabled, pinned }: NodeText) -> Node {
    Node { id, kind, params, inputs, disabled, pinned }
}

impl From<ComponentText> for Component {
    fn from(text: ComponentText) -> Self {
        let inputs = text.inputs.into_iter().map(|InputText { name, port }| ComponentInput { name, port });
        let outputs = text.outputs.into_iter().map(|OutputText { name, of }| ComponentOutput { name, of });
        Self {
            version: text.version,
            title: text.title,
            description: text.description,
            inputs: inputs.collect(),
            outputs: outputs.collect(),
            parameters: text.parameters.into_iter().map(exposed).collect(),
            nodes: text.nodes.into_iter().map(node).collect(),
        }
    }
}

pub(crate) fn invalid(e: &serde_json::Error) -> Error {
    // serde_json ends every message with the place, which has fields of its own here.
    let text = e.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default().to_owned();
    Error::new(Code::JsonInvalid).row(e.line() as u64).with("position", e.column()).with("reason", reason).detail(text)
}

/// The text of a pipeline file: indented, nodes in their order, parameters in the order of their declaration.
pub fn to_text(pipeline: &PipelineFile) -> Result<String> {
    let mut ordered = pipeline.clone();
    ordered.falaj_pipeline = pipeline.format();
    order_settings(&mut ordered.nodes, &pipeline.components);
    for component in ordered.components.values_mut() {
        order_settings(&mut component.nodes, &pipeline.components);
    }
    let mut text = serde_json::to_string_pretty(&ordered).map_err(|e| Error::new(Code::Internal).detail(e))?;
    text.push('\n');
    Ok(text)
}

/// Puts the settings of nodes in order: those that are known as they are declared, then others by name, so that the same
/// content gives the same text.
pub(crate) fn order_settings(nodes: &mut [Node], components: &BTreeMap<String, Component>) {
    for node in nodes {
        let of = node.component().and_then(|name| components.get(name));
        let declared: Vec<&str> = match of {
            Some(component) => component.parameters.iter().map(|exposed| exposed.name.as_str()).collect(),
            None => NodeKind::parse(&node.kind).map_or(&[][..], params::names).to_vec(),
        };
        let place = |name: &str| declared.iter().position(|known| *known == name).unwrap_or(declared.len());
        let mut entries: Vec<_> = std::mem::take(&mut node.params).into_iter().collect();
        entries.sort_by(|(a, _), (b, _)| (place(a), a).cmp(&(place(b), b)));
        node.params = entries.into_iter().collect::<Map<String, Value>>();
    }
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
    fn a_mistake_is_shown_with_the_lines_around_it() {
        let folder = tempfile::tempdir().unwrap();
        let broken = |text: &str| {
            let path = folder.path().join("p.json");
            std::fs::write(&path, text).unwrap();
            let params = read(&path).unwrap_err().params;
            ["around", "first", "skip", "position"].map(|name| params[name].clone())
        };
        let lines = "\n".repeat(9);
        let [around, first, skip, position] = broken(&format!("\u{feff}{lines}{{\"name\": \"مطار\",,}}\n\n"));
        assert_eq!((around.as_str(), first.as_str(), skip.as_str()), ("\n\n\n\n\n{\"name\": \"مطار\",,}\n", "5", "0"));
        assert_eq!(position, "17", "characters, not bytes");
        let long = format!("{{\"name\": \"{}\",,}}", "x".repeat(5_000));
        let [around, _, skip, position] = broken(&long);
        assert_eq!((around.len(), skip, position), (81, "4933".to_owned(), "5013".to_owned()));
    }

    #[test]
    fn a_newer_format_is_refused_whatever_its_shape() {
        let e = error("{\"falaj_pipeline\": 7, \"steps\": []}");
        assert_eq!((e.code, e.params["found"].as_str()), (Code::PipelineNewer, "7"));
    }

    #[test]
    fn components_are_written_in_order_and_read_back() {
        let text = r#"{"falaj_pipeline":1,"name":"x","parameters":[{"name":"p","of":"u.b"}],
            "nodes":[{"id":"u","kind":"component:c","params":{"z":0,"a":1,"b":2},"inputs":{}}],
            "components":{"c":{"version":0,"title":"C","parameters":[{"name":"b","of":"s.seed"},{"name":"a","of":"s.method"}],
            "nodes":[{"id":"s","kind":"split","params":{"seed":1,"method":"random"}}]}}}"#;
        let written = to_text(&parse(text.as_bytes()).unwrap()).unwrap();
        let place = |word: &str| written.find(&format!("\"{word}\":")).unwrap();
        assert!(["b", "a", "z", "components", "method", "seed"].map(place).is_sorted(), "{written}");
        assert!(written.contains("\"falaj_pipeline\": 3"));
        assert_eq!(to_text(&parse(written.as_bytes()).unwrap()).unwrap(), written);
        let e = error(&text.replace("\"title\"", "\"tilte\""));
        assert!(e.params["reason"].contains("tilte"), "{:?}", e.params);
        let plain = r#"{"falaj_pipeline":3,"name":"x","nodes":[]}"#;
        assert!(to_text(&parse(plain.as_bytes()).unwrap()).unwrap().contains("\"falaj_pipeline\": 1"));
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
