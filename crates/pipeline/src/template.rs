//! New pipelines: from what is known of a dataset and the column to predict, one that runs as it is.

mod choice;
mod others;

use falaj_schema::dataset::{ColumnProfile, ColumnType, Profile, Semantic};
use falaj_schema::model::Task;
use falaj_schema::pipeline::{Node, PipelineFile};
use falaj_schema::{Code, Error, Result};
use serde_json::{Value, json};

use crate::names::{listed, suggest};
use choice::{Size, inputs, task_of, time_column};

pub use others::{report_pipeline, scoring_pipeline};

/// The templates that train: what `auto` chooses depends on the number of rows.
const TRAINING: [&str; 3] = ["auto", "linear", "mlp"];

/// All templates.
pub const TEMPLATES: [&str; 5] = ["auto", "linear", "mlp", SCORING, REPORT];

/// Scores a dataset with a model of the registry.
pub const SCORING: &str = "batch_scoring";

/// Reports on a dataset.
pub const REPORT: &str = "quality_report";

/// From so many rows on, a perceptron usually beats a linear model.
const ENOUGH_FOR_MLP: u64 = 2000;

/// A pipeline that predicts column `predict` of the dataset `data` (`name` or `name@version`).
///
/// `profile` is the dataset's, with `predict` as its target; columns of `leave_out` are no inputs.
///
/// Errors: `template_unknown` (`known`, `suggestion`), `column_missing`, `param_invalid` if the column to predict is left
/// out, `target_one_class`, `target_classes`, `column_type` for a target that is no class and no number, `no_inputs`.
pub fn new_pipeline(
    data: &str,
    profile: &Profile,
    predict: &str,
    template: &str,
    leave_out: &[String],
) -> Result<PipelineFile> {
    if !TRAINING.contains(&template) {
        return Err(suggest(Error::new(Code::TemplateUnknown), template, TEMPLATES));
    }
    let names = || profile.columns.iter().map(|column| column.name.as_str());
    let missing = |name: &str| suggest(Error::new(Code::ColumnMissing).column(name), name, names());
    let target = profile.columns.iter().find(|column| column.name == predict).ok_or_else(|| missing(predict))?;
    if let Some(unknown) = leave_out.iter().find(|name| !names().any(|known| known == name.as_str())) {
        return Err(missing(unknown).param("leave_out"));
    }
    if leave_out.iter().any(|name| name == predict) {
        let others: Vec<&str> = names().filter(|name| *name != predict).collect();
        let error = Error::new(Code::ParamInvalid).param("leave_out").column(predict);
        return Err(error.with("value", predict).with("allowed", listed(&others)));
    }
    let task = task_of(target)?;
    let rows = profile.rows - target.missing;
    let mut inputs = inputs(profile, target);
    inputs.retain(|column| !leave_out.contains(&column.name));
    if inputs.is_empty() {
        return Err(Error::new(Code::NoInputs));
    }
    let mlp = template == "mlp" || template == "auto" && rows >= ENOUGH_FOR_MLP;
    let name = data.split('@').next().unwrap_or(data);
    let nodes = nodes(data, target, task, &inputs, time_column(profile, target), mlp, Size::of(rows));
    Ok(PipelineFile::new(format!("{name}: {predict}"), nodes))
}

fn nodes(
    data: &str,
    target: &ColumnProfile,
    task: Task,
    inputs: &[&ColumnProfile],
    time: Option<&ColumnProfile>,
    mlp: bool,
    size: Size,
) -> Vec<Node> {
    let mut keep: Vec<&str> = inputs.iter().map(|column| column.name.as_str()).collect();
    keep.push(&target.name);
    // A time column that is no input is still needed to split by.
    if let Some(time) = time.filter(|time| !keep.contains(&time.name.as_str())) {
        keep.push(&time.name);
    }
    let (kind, training) = if mlp { ("train_mlp", size.mlp()) } else { ("train_linear", size.linear()) };
    vec![
        node("source", "source", json!({ "dataset": data }), None),
        node("columns", "select", json!({ "keep": keep }), Some(("table", "source"))),
        node("target", "label", json!({ "column": target.name }), Some(("table", "columns"))),
        node("split", "split", split(target, task, time), Some(("table", "target"))),
        node("prepare", "prepare", prepare(target, task, inputs, time), Some(("parts", "split"))),
        node("train", kind, training, Some(("prepared", "prepare"))),
        node("evaluate", "evaluate", json!({}), Some(("model", "train"))),
        node("register", "register", json!({ "name": model_name(data, &target.name) }), Some(("metrics", "evaluate"))),
    ]
}

fn node(id: &str, kind: &str, params: Value, input: Option<(&str, &str)>) -> Node {
    let params = match params {
        Value::Object(params) => params,
        _ => Default::default(),
    };
    let inputs = input.map(|(port, from)| (port.to_owned(), from.to_owned()));
    Node::new(id, kind, params, inputs.into_iter().collect())
}

fn split(target: &ColumnProfile, task: Task, time: Option<&ColumnProfile>) -> Value {
    match (time, task) {
        (Some(time), _) => json!({ "method": "time", "column": time.name }),
        (None, Task::Regression) => json!({ "method": "random" }),
        (None, _) => json!({ "method": "random", "stratify": target.name }),
    }
}

fn prepare(target: &ColumnProfile, task: Task, inputs: &[&ColumnProfile], time: Option<&ColumnProfile>) -> Value {
    let mut params = json!({ "target": target.name, "task": task });
    let names = |column: &&&ColumnProfile| column.kind == ColumnType::Integer && column.semantic == Semantic::Category;
    let categories: Vec<&str> = inputs.iter().filter(names).map(|column| column.name.as_str()).collect();
    if !categories.is_empty() {
        params["categories"] = json!(categories);
    }
    if let Some(time) = time.filter(|time| !inputs.iter().any(|input| input.name == time.name)) {
        params["ignore"] = json!([time.name]);
    }
    params
}

// A name that a model can have: letters, digits and hyphens.
fn model_name(data: &str, target: &str) -> String {
    let whole = format!("{}-{target}", data.split('@').next().unwrap_or(data));
    let name: String = whole.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).take(100).collect();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    if name.is_empty() { "model".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests;
