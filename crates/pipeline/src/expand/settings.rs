//! Values that a pipeline is run with, by the nodes that they are for.

use std::collections::HashMap;

use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Code, Error, Result};
use serde_json::{Map, Value};

use super::definition::suggest_any;

/// Setting and value of each node by its id.
pub(super) type Given = HashMap<String, Vec<(String, Value)>>;

/// The settings by node; one without a dot is a parameter of the pipeline.
pub(super) fn by_node(pipeline: &PipelineFile, settings: &Map<String, Value>) -> Result<Given> {
    let mut given = Given::new();
    for (key, value) in settings {
        let of = if key.contains('.') { key } else { parameter(pipeline, key)? };
        let not_a_setting = || Error::new(Code::SettingInvalid).with("setting", of);
        let (node, param) = of.split_once('.').ok_or_else(not_a_setting)?;
        given.entry(node.to_owned()).or_default().push((param.to_owned(), value.clone()));
    }
    Ok(given)
}

fn parameter<'a>(pipeline: &'a PipelineFile, name: &str) -> Result<&'a str> {
    let found = pipeline.parameters.iter().find(|exposed| exposed.name == name);
    let known = || pipeline.parameters.iter().map(|exposed| exposed.name.as_str());
    let unknown = || suggest_any(Error::new(Code::ParameterUnknown), name, known());
    found.map(|exposed| exposed.of.as_str()).ok_or_else(unknown)
}

/// The ids of the nodes, in order.
pub(super) fn nodes(given: &Given) -> impl Iterator<Item = &str> {
    let mut ids: Vec<&str> = given.keys().map(String::as_str).collect();
    ids.sort_unstable();
    ids.into_iter()
}
