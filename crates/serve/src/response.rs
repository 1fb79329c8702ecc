//! An inference response: JSON, followed by the outputs that were asked for in binary.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::datatype::{Datatype, put_text};
use crate::refusal::Refusal;
use crate::request::Wanted;

/// The header that gives the length of the JSON part of a body with binary tensors.
pub const JSON_LENGTH: HeaderName = HeaderName::from_static("inference-header-content-length");

/// One output of the model: a value for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// `prediction`, or `probability_<class>`.
    pub name: String,
    /// The values.
    pub values: OutputValues,
}

/// The values of an output.
#[derive(Debug, Clone, PartialEq)]
pub enum OutputValues {
    /// Numbers, FP64.
    Numbers(Vec<f64>),
    /// Texts, BYTES.
    Texts(Vec<String>),
}

/// What the caller wants back.
pub struct Wish {
    /// Echoed id.
    pub id: Option<String>,
    /// Top-level `binary_data_output`.
    pub binary: bool,
    /// The outputs; all when there is no list or an empty one.
    pub outputs: Option<Vec<Wanted>>,
}

#[derive(Serialize)]
struct Head<'a> {
    model_name: &'a str,
    model_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    outputs: Vec<OutputHead<'a>>,
}

#[derive(Serialize)]
struct OutputHead<'a> {
    name: &'a str,
    datatype: &'static str,
    shape: [usize; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Data<'a> {
    Numbers(&'a [f64]),
    Texts(&'a [String]),
}

/// Builds the response of `model` (name, version) with the outputs in the order they were asked for.
pub fn response(model: (&str, &str), wish: &Wish, outputs: &[Output]) -> Result<Response, Refusal> {
    let mut binary = Vec::new();
    let mut heads = Vec::new();
    for (output, in_binary) in chosen(wish, outputs)? {
        heads.push(head(output, in_binary.then_some(&mut binary)));
    }
    let head = Head { model_name: model.0, model_version: model.1, id: wish.id.as_deref(), outputs: heads };
    let mut body = serde_json::to_vec(&head).map_err(Refusal::defect)?;
    if binary.is_empty() {
        return Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response());
    }
    let length = HeaderValue::from(body.len());
    body.append(&mut binary);
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok(([(header::CONTENT_TYPE, kind), (JSON_LENGTH, length)], body).into_response())
}

// Each output to send, and whether in binary: what an output says for itself goes before what the request says.
fn chosen<'o>(wish: &Wish, outputs: &'o [Output]) -> Result<Vec<(&'o Output, bool)>, Refusal> {
    let Some(wanted) = wish.outputs.as_deref().filter(|wanted| !wanted.is_empty()) else {
        return Ok(outputs.iter().map(|output| (output, wish.binary)).collect());
    };
    let find = |wanted: &Wanted| {
        let output = outputs.iter().find(|output| output.name == wanted.name).ok_or_else(|| {
            let known: Vec<_> = outputs.iter().take(50).map(|output| output.name.as_str()).collect();
            Refusal::bad(format!("the model has no output {:?}; its outputs are {}", wanted.name, known.join(", ")))
        })?;
        Ok((output, flag(&wanted.parameters, "binary_data")?.unwrap_or(wish.binary)))
    };
    wanted.iter().map(find).collect()
}

/// A parameter that is true or false.
pub fn flag(parameters: &Map<String, Value>, name: &str) -> Result<Option<bool>, Refusal> {
    match parameters.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(other) => Err(Refusal::bad(format!("parameter {name} is {other}; it must be true or false"))),
    }
}

fn head<'o>(output: &'o Output, binary: Option<&mut Vec<u8>>) -> OutputHead<'o> {
    let (datatype, rows, data) = match &output.values {
        OutputValues::Numbers(values) => (Datatype::Fp64, values.len(), Data::Numbers(values)),
        OutputValues::Texts(values) => (Datatype::Bytes, values.len(), Data::Texts(values)),
    };
    let (parameters, data) = match binary {
        None => (None, Some(data)),
        Some(binary) => (Some(json!({ "binary_data_size": put(binary, &data) })), None),
    };
    OutputHead { name: &output.name, datatype: datatype.name(), shape: [rows], parameters, data }
}

fn put(binary: &mut Vec<u8>, data: &Data) -> usize {
    let before = binary.len();
    match data {
        Data::Numbers(values) => values.iter().for_each(|value| binary.extend_from_slice(&value.to_le_bytes())),
        Data::Texts(values) => values.iter().for_each(|text| put_text(binary, text)),
    }
    binary.len() - before
}
