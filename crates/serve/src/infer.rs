//! The two ways to ask the model: tensors of the protocol, and rows as JSON objects.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use falaj_model::frame::Frame;
use falaj_schema::message::Lang;
use falaj_schema::model::Prediction;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::app::App;
use crate::body::{Packed, receive};
use crate::metrics::Timing;
use crate::refusal::Refusal;
use crate::request::{self, check_rows};
use crate::response::{JSON_LENGTH, Wish, flag, response};

/// Answers `…/infer`: the number of rows and the response.
pub async fn infer(
    app: &Arc<App>,
    headers: &HeaderMap,
    body: Body,
    timing: &mut Timing,
) -> Result<(usize, Response), Refusal> {
    let json_length = json_length(headers)?;
    let packed = receive(headers, body, app.limits.body).await?;
    let (rows, response, parts) = app.compute(timing, move |app| infer_now(app, packed, json_length)).await?;
    *timing = Timing { queue: timing.queue, ..parts };
    Ok((rows, response))
}

fn infer_now(app: &App, packed: Packed, json_length: Option<usize>) -> Result<(usize, Response, Timing), Refusal> {
    let begun = Instant::now();
    let body = packed.unpack()?;
    let (request, binary) = request::split(&body, json_length)?;
    let binary_output = flag(&request.parameters, "binary_data_output")?.unwrap_or(false);
    let wish = Wish { id: request.id, binary: binary_output, outputs: request.outputs };
    let frame = request::frame(app.model.signature(), request.inputs, binary, app.limits.rows)?;
    let input = begun.elapsed();
    let outputs = app.model.outputs(&frame)?;
    let infer = begun.elapsed() - input;
    let response = response((&app.name, &app.version), &wish, &outputs)?;
    let output = begun.elapsed() - input - infer;
    Ok((frame.rows, response, Timing { input, infer, output, ..Timing::default() }))
}

fn json_length(headers: &HeaderMap) -> Result<Option<usize>, Refusal> {
    let Some(value) = headers.get(JSON_LENGTH) else { return Ok(None) };
    match value.to_str().ok().and_then(|text| text.trim().parse().ok()) {
        Some(length) => Ok(Some(length)),
        None => Err(Refusal::bad("Inference-Header-Content-Length is not a number of bytes")),
    }
}

#[derive(Deserialize)]
struct RowsRequest {
    rows: Vec<Map<String, Value>>,
}

/// Reply of `…/rows`.
#[derive(Serialize)]
struct RowsResponse<'a> {
    model_name: &'a str,
    model_version: &'a str,
    predictions: Vec<Prediction>,
    /// From the first byte of the request to here.
    milliseconds: f64,
}

/// Answers `…/rows`: the number of rows and the response. Notes are in the language that `Accept-Language` begins with.
pub async fn rows(
    app: &Arc<App>,
    headers: &HeaderMap,
    body: Body,
    timing: &mut Timing,
    begun: Instant,
) -> Result<(usize, Response), Refusal> {
    let lang = Lang::from_tag(headers.get(header::ACCEPT_LANGUAGE).and_then(|tag| tag.to_str().ok()).unwrap_or("en"));
    let packed = receive(headers, body, app.limits.body).await?;
    let (rows, response, parts) = app.compute(timing, move |app| rows_now(app, packed, lang, begun)).await?;
    *timing = Timing { queue: timing.queue, ..parts };
    Ok((rows, response))
}

fn rows_now(
    app: &App,
    packed: Packed,
    lang: Lang,
    request_begun: Instant,
) -> Result<(usize, Response, Timing), Refusal> {
    let begun = Instant::now();
    let body = packed.unpack()?;
    let request: RowsRequest =
        serde_json::from_slice(&body).map_err(|error| Refusal::bad(format!("the request is not valid: {error}")))?;
    check_rows(request.rows.len(), app.limits.rows)?;
    let frame = Frame::from_rows(app.model.signature(), &request.rows)?;
    let input = begun.elapsed();
    let predictions = app.model.predictions(&frame, lang)?;
    let infer = begun.elapsed() - input;
    let milliseconds = request_begun.elapsed().as_secs_f64() * 1e3;
    let reply = RowsResponse { model_name: &app.name, model_version: &app.version, predictions, milliseconds };
    let json = serde_json::to_vec(&reply).map_err(Refusal::defect)?;
    let output = begun.elapsed() - input - infer;
    let response = ([(header::CONTENT_TYPE, "application/json")], json).into_response();
    Ok((frame.rows, response, Timing { input, infer, output, ..Timing::default() }))
}
