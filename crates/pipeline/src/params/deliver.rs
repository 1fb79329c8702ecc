//! Settings of the nodes that bring results to people and other programs.

use std::path::{Component, Path};

use falaj_data::EXPORT_ENDINGS;
use falaj_schema::Error;
use falaj_schema::pipeline::{Node, NodeKind};
use serde::Serialize;

use super::reader::Reader;

/// Settings of `predict`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Predict {
    /// Model of the registry, `name` or `name@version`; none where a model enters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Name of the column with the answers.
    pub name: String,
    /// Whether each class gets a column with its probability.
    pub probabilities: bool,
}

/// Settings of `export`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Export {
    /// Name of the file in the workspace's folder of outputs; folders in it are divided by `/`.
    pub file: String,
}

/// Settings of `report`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// A column to compare the others with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

impl Predict {
    pub(super) const NAMES: &[&str] = &["model", "name", "probabilities"];

    pub(super) fn parse(node: &Node) -> Result<Self, Vec<Error>> {
        let mut r = Reader::new(node, NodeKind::Predict);
        let model = r.text("model");
        match (&model, node.inputs.contains_key("model")) {
            (Some(_), true) => r.conflict("model", "model"),
            (None, false) => r.missing("model"),
            _ => {}
        }
        let name = r.text("name").unwrap_or_else(|| "prediction".to_owned());
        let probabilities = r.boolean("probabilities", true);
        r.finish(Self { model, name, probabilities })
    }
}

impl Export {
    pub(super) const NAMES: &[&str] = &["file"];

    pub(super) fn parse(node: &Node) -> Result<Self, Vec<Error>> {
        let mut r = Reader::new(node, NodeKind::Export);
        let file = r.required_text("file");
        if !file.is_empty() && !is_inside(&file) {
            let examples = EXPORT_ENDINGS.map(|ending| format!("NAME.{ending}"));
            r.invalid("file", format_args!("\"{file}\""), examples.join(", "));
        }
        r.finish(Self { file })
    }
}

/// True for a name that leads to no other folder, on any system, and has a known ending.
fn is_inside(file: &str) -> bool {
    let path = Path::new(file);
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let sound = |part: &str| {
        let strange = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
        !part.contains(strange) && !part.starts_with(['.', ' ']) && !part.ends_with(['.', ' ']) && !part.is_empty()
    };
    EXPORT_ENDINGS.contains(&ending.as_str())
        && file.split('/').all(sound)
        && path.components().all(|part| matches!(part, Component::Normal(_)))
        && file.len() <= 200
}

impl Report {
    pub(super) const NAMES: &[&str] = &["target"];

    pub(super) fn parse(node: &Node) -> Result<Self, Vec<Error>> {
        let mut r = Reader::new(node, NodeKind::Report);
        let target = r.text("target");
        r.finish(Self { target })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_in_their_folder() {
        for sound in ["scores.csv", "2026/نتائج.parquet", "a b/c-d.e.csv"] {
            assert!(is_inside(sound), "{sound}");
        }
        for wrong in
            ["", "scores", "scores.xlsx", "/tmp/a.csv", "../a.csv", "a/../b.csv", "a//b.csv", "C:\\a.csv", ".csv"]
        {
            assert!(!is_inside(wrong), "{wrong}");
        }
    }
}
