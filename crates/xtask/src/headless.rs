//! `cargo xtask run --headless`: the main job without a window, on the flights sample.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::shell::{Outcome, note, output, run as run_command, step};
use crate::{build, http, setup, tree};

const DEPLOYMENT: &str = "flights-headless";

/// Import, train, deploy, predict; then stops the deployment and removes the workspace.
pub fn run() -> Outcome {
    setup::desktop()?;
    build::ui()?;
    build::programs()?;
    chain()
}

/// The job itself, with programs that are built.
pub fn chain() -> Outcome {
    let workspace = Workspace::make()?;
    let model = workspace.train()?;
    step("Deploy the model", "falaj-serve answers on this machine");
    let made = workspace.json(&["deploy", "create", &model, "--target", "local", "--name", DEPLOYMENT])?;
    let outcome = text(&made, "/deployment/url").and_then(|url| workspace.predict(&model, &url));
    step("Stop the deployment", "the job is done");
    workspace.json(&["deploy", "stop", DEPLOYMENT])?;
    outcome
}

/// A workspace of the sample that goes when it is done with.
struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    fn make() -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("falaj-headless-{}", std::process::id()));
        step("Make a workspace with the sample data", &format!("in {}, removed at the end", folder.display()));
        run_command(Command::new(falaj()).args(["workspace", "init"]).arg(&folder).arg("--sample"))?;
        Ok(Self { folder })
    }

    /// Runs the flights pipeline; the registered model as `name@version`.
    fn train(&self) -> Outcome<String> {
        step("Run the pipeline flights-late", "joins, splits, trains and evaluates a model for late arrivals");
        let answer = self.json(&["pipeline", "run", "flights-late"])?;
        for (name, value) in answer.pointer("/run/metrics").and_then(Value::as_object).into_iter().flatten() {
            note(&format!("{name}: {value}"));
        }
        let name = text(&answer, "/run/models/0/name")?;
        let version = answer.pointer("/run/models/0/version").and_then(Value::as_u64).unwrap_or(1);
        Ok(format!("{name}@{version}"))
    }

    /// Asks the deployment at `url` about a flight with typical values.
    fn predict(&self, model: &str, url: &str) -> Outcome {
        step("Ask for a prediction", &format!("the Open Inference Protocol at {url}"));
        let shown = self.json(&["models", "show", model])?;
        let inputs = find(&shown, "inputs").and_then(Value::as_array).ok_or("the model has no signature")?;
        let body = json!({ "inputs": inputs.iter().map(tensor).collect::<Vec<_>>() });
        let name = model.split('@').next().unwrap_or(model);
        let answer = http::post(&format!("{url}/v2/models/{name}/infer"), &body)?;
        let outputs = answer.get("outputs").and_then(Value::as_array).filter(|outputs| !outputs.is_empty());
        for output in outputs.ok_or_else(|| format!("no outputs in {answer}"))? {
            note(&format!("{}: {}", output["name"].as_str().unwrap_or("?"), output["data"]));
        }
        Ok(())
    }

    /// The JSON that a command of this workspace writes.
    fn json(&self, words: &[&str]) -> Outcome<Value> {
        let written = output(Command::new(falaj()).arg("--workspace").arg(&self.folder).arg("--json").args(words))?;
        serde_json::from_str(&written).map_err(|e| format!("falaj {}: {e}", words.join(" ")))
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // What can't be removed from the temporary folder, the system removes.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// One input with its typical value, as the protocol writes it.
fn tensor(field: &Value) -> Value {
    let datatype = match field["type"].as_str().unwrap_or_default() {
        "integer" => "INT64",
        "real" => "FP64",
        "boolean" => "BOOL",
        _ => "BYTES",
    };
    json!({ "name": field["name"], "shape": [1], "datatype": datatype, "data": [field["example"]] })
}

fn falaj() -> PathBuf {
    tree::program("falaj")
}

fn text(value: &Value, pointer: &str) -> Outcome<String> {
    let found = value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    found.ok_or_else(|| format!("no {pointer} in {value}"))
}

/// The first value under `key`, at any depth.
fn find<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(map) => map.get(key).or_else(|| map.values().find_map(|inner| find(inner, key))),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, key)),
        _ => None,
    }
}
