//! `POST /api/v1/<command>`: one command of the contract.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Code, Command, Error, Result, Role, dispatch};
use serde_json::{Value, json};

use super::Host;

/// Calls the command; it runs on a thread of its own, since commands block.
pub async fn call(State(host): State<Host>, Path(name): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let lang = lang_of(&headers);
    let caller = Caller { actor: falaj_app::user_name(), host: "http", role: Role::Owner, lang };
    let work = tokio::task::spawn_blocking(move || {
        let command = Command::parse(&name)?;
        dispatch(&host.app, &caller, command, parse(&body)?)
    });
    match work.await.unwrap_or_else(|e| Err(Error::new(Code::Internal).detail(e))) {
        Ok(response) => Json(response).into_response(),
        Err(error) => refuse(&error, lang),
    }
}

fn parse(body: &[u8]) -> Result<Value> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(body).map_err(|e| Error::new(Code::BadRequest).with("reason", e))
}

/// The error as the contract writes it, with the status that its code stands for.
pub fn refuse(error: &Error, lang: Lang) -> Response {
    let status = StatusCode::from_u16(error.code.http()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(json!({ "error": error.to_wire(lang) }))).into_response()
}

/// The language that the caller asks for.
pub fn lang_of(headers: &HeaderMap) -> Lang {
    Lang::from_tag(headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default())
}
