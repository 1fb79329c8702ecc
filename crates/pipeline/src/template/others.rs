//! Templates that train nothing: scoring a table with a model of the registry, and a report on a table.

use falaj_schema::model::ModelVersion;
use falaj_schema::pipeline::PipelineFile;
use serde_json::{Map, json};

use super::node;

/// Scores the dataset `data` (`name` or `name@version`) with a model into a file of the workspace, whenever it runs with the
/// newest version of both.
pub fn scoring_pipeline(data: &str, model: &ModelVersion) -> PipelineFile {
    let name = data.split('@').next().unwrap_or(data);
    let file = format!("{name}-{}.csv", model.name).replace(' ', "-");
    let nodes = vec![
        node("source", "source", json!({ "dataset": data }), None),
        node("predict", "predict", json!({ "model": model.name }), Some(("table", "source"))),
        node("scores", "export", json!({ "file": file }), Some(("table", "predict"))),
    ];
    PipelineFile::new(format!("{name}: {}", model.name), nodes)
}

/// Checks the dataset `data` with a suite of quality rules, if there is one, and reports on it; `target` is a column that the
/// others are compared with.
pub fn report_pipeline(data: &str, suite: Option<&str>, target: Option<&str>) -> PipelineFile {
    let name = data.split('@').next().unwrap_or(data);
    let mut nodes = vec![node("source", "source", json!({ "dataset": data }), None)];
    if let Some(suite) = suite {
        nodes.push(node("check", "quality", json!({ "suite": suite }), Some(("table", "source"))));
    }
    let settings: Map<_, _> = target.map(|target| ("target".to_owned(), json!(target))).into_iter().collect();
    // Beside the gate, not behind it: what is wrong with a table is best seen in a report on it.
    nodes.push(node("report", "report", settings.into(), Some(("table", "source"))));
    PipelineFile::new(name, nodes)
}
