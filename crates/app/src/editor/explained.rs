//! Notes beside the nodes of a pipeline that a template made: what was decided, and why.

use falaj_schema::dataset::Profile;
use falaj_schema::editor::{CanvasNote, PipelineLayout};
use falaj_schema::message::{Lang, text};
use falaj_schema::pipeline::{Node, PipelineFile};
use serde_json::Value;

/// Pixels from one node to the next, as the editor places them.
const STEP: f64 = 104.0;
/// Where notes stand, above and below the row of nodes, and how large they are.
const ABOVE: f64 = -148.0;
const BELOW: f64 = 136.0;
const SIZE: [f64; 2] = [248.0, 100.0];
/// Names of columns that a note lists.
const NAMED: usize = 6;

/// A layout for a pipeline that trains a model on the table with this profile: its nodes in a row, with notes.
pub(crate) fn layout(pipeline: &PipelineFile, profile: &Profile, lang: Lang) -> PipelineLayout {
    let mut layout = PipelineLayout::empty();
    for (at, node) in pipeline.nodes.iter().enumerate() {
        layout.nodes.insert(node.id.clone(), [STEP * at as f64, 0.0]);
    }
    let notes = pipeline
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| Some((at, node, said(pipeline, node, profile, lang)?)));
    for (count, (at, node, text)) in notes.enumerate() {
        let y = if count % 2 == 0 { ABOVE } else { BELOW };
        // By turns above and below, so that each stands at its node.
        let (id, at) = (format!("why_{}", node.id), [STEP * at as f64, y]);
        layout.notes.push(CanvasNote { id, text, at, size: SIZE, actor: None, changed: None });
    }
    layout
}

fn said(pipeline: &PipelineFile, node: &Node, profile: &Profile, lang: Lang) -> Option<String> {
    let param = |name: &str| node.params.get(name);
    let word = |name: &str| param(name).and_then(Value::as_str).unwrap_or_default();
    let say = |key: &str, args: &[(&str, &str)]| Some(text(lang, key, args));
    match node.kind.as_str() {
        "select" => Some(inputs(pipeline, node, profile, lang)),
        "split" => match (word("method"), param("stratify").and_then(Value::as_str)) {
            ("time", _) => say("note-split-time", &[("column", word("column"))]),
            (_, Some(target)) => say("note-split-even", &[("target", target)]),
            _ => say("note-split-random", &[]),
        },
        "train_mlp" | "train_linear" => {
            let (rows, patience) =
                (profile.rows.to_string(), param("patience").map_or_else(String::new, Value::to_string));
            let key = if node.kind == "train_mlp" { "note-train-mlp" } else { "note-train-linear" };
            say(key, &[("rows", &rows), ("patience", &patience)])
        }
        "register" => say("note-judge", &[("model", word("name"))]),
        _ => None,
    }
}

fn inputs(pipeline: &PipelineFile, select: &Node, profile: &Profile, lang: Lang) -> String {
    let names = |value: Option<&Value>| -> Vec<String> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|name| name.as_str().map(str::to_owned)).collect()
    };
    let prepare = pipeline.nodes.iter().find(|node| node.kind == "prepare");
    let target = prepare.and_then(|node| node.params.get("target")).and_then(Value::as_str).unwrap_or_default();
    let ignored = names(prepare.and_then(|node| node.params.get("ignore")));
    let kept = names(select.params.get("keep"));
    let learnt = kept.iter().filter(|name| *name != target && !ignored.contains(name)).count().to_string();
    let inputs = text(lang, "note-inputs", &[("n", &learnt), ("target", target)]);
    let left = profile.columns.iter().map(|column| column.name.as_str()).filter(|name| !kept.iter().any(|k| k == name));
    let left: Vec<&str> = left.collect();
    if left.is_empty() {
        return inputs;
    }
    let mut named = left.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if left.len() > NAMED {
        named.push_str(" …");
    }
    text(lang, "note-inputs-left", &[("inputs", &inputs), ("names", &named)])
}

#[cfg(test)]
mod tests {
    use falaj_schema::pipeline::PipelineFile;
    use serde_json::json;

    use super::*;

    #[test]
    fn each_decision_has_its_note() {
        let column = |name: &str| {
            json!({
                "name": name, "type": "integer", "semantic": "number", "missing": 0, "distinct": 9, "memory": 0,
                "top": [], "estimated": [], "pii": [], "quantiles": {},
            })
        };
        let columns: Vec<_> = ["id", "age", "left"].map(column).into();
        let profile = json!({
            "format": 2, "dataset": "d", "version": 1, "rows": 300, "repeated": 0, "empty": 0, "copies": [], "memory": 0,
            "estimated": [], "columns": columns, "seconds": 0.1,
        });
        let profile: Profile = serde_json::from_value(profile).unwrap();
        let nodes = json!([
            {"id": "source", "kind": "source", "params": {"dataset": "d"}},
            {"id": "columns", "kind": "select", "params": {"keep": ["age", "left"]}},
            {"id": "split", "kind": "split", "params": {"method": "random", "stratify": "left"}},
            {"id": "prepare", "kind": "prepare", "params": {"target": "left"}},
            {"id": "train", "kind": "train_linear", "params": {"patience": 20}},
            {"id": "register", "kind": "register", "params": {"name": "d-left"}},
        ]);
        let pipeline = PipelineFile::new("d: left", serde_json::from_value(nodes).unwrap());
        for lang in [Lang::En, Lang::Ar] {
            let layout = layout(&pipeline, &profile, lang);
            assert_eq!(layout.nodes.len(), 6);
            let ids: Vec<&str> = layout.notes.iter().map(|note| note.id.as_str()).collect();
            assert_eq!(ids, ["why_columns", "why_split", "why_train", "why_register"]);
            let texts: Vec<&str> = layout.notes.iter().map(|note| note.text.as_str()).collect();
            assert!(texts[0].contains("id") && texts[1].contains("left") && texts[2].contains("300"), "{texts:?}");
            assert!(texts[3].contains("d-left") && texts.iter().all(|text| !text.contains("note-")), "{texts:?}");
        }
    }
}
