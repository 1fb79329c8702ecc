//! How a request ends that is not answered: a status and `{"error": text}`, as the protocol wants it.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use falaj_schema::message::Lang;
use falaj_schema::{Code, Error};
use serde_json::{Map, Value, json};

/// Why a request is not answered.
#[derive(Debug)]
pub struct Refusal {
    /// HTTP status.
    pub status: StatusCode,
    /// What the caller reads.
    pub text: String,
    /// The error of Falaj behind it, when there is one; sent as `details`.
    pub error: Option<Error>,
}

impl Refusal {
    /// The request does not follow the protocol.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, text: text.into(), error: None }
    }

    /// There is nothing of that name.
    pub fn unknown(text: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, text: text.into(), error: None }
    }

    /// The request is larger than the server takes.
    pub fn too_large(text: impl Into<String>) -> Self {
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, text: text.into(), error: None }
    }

    /// A defect of the server.
    pub fn defect(detail: impl std::fmt::Display) -> Self {
        Error::new(Code::Internal).detail(detail).into()
    }

    /// True when the caller can mend it.
    pub fn is_callers_fault(&self) -> bool {
        self.status.is_client_error()
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        // The protocol knows 400 and 404; what is wrong with a value is 400 here, where commands answer 422.
        let status = match error.code.http() {
            500.. => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        };
        Self { status, text: error.to_string(), error: Some(error) }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = Map::from_iter([("error".to_owned(), Value::from(self.text))]);
        if let Some(error) = self.error {
            body.insert("details".to_owned(), json!(error.to_wire(Lang::En)));
        }
        let body = Value::Object(body).to_string();
        (self.status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
    }
}
