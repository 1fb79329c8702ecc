//! The paths of the Open Inference Protocol and what answers them.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::describe;
use crate::infer::{infer, rows};
use crate::metrics::{Outcome, Timing};
use crate::refusal::Refusal;

/// The model, and perhaps the version, that a path names.
#[derive(Deserialize)]
struct Named {
    model: String,
    version: Option<String>,
}

type At = Result<Path<Named>, PathRejection>;
type Reply = Result<Json<Value>, Refusal>;

/// Every path.
pub fn router(app: Arc<App>) -> Router {
    let model = Router::new()
        .route("/", get(metadata))
        .route("/ready", get(model_ready))
        .route("/config", get(config))
        .route("/stats", get(statistics))
        .route("/infer", post(infer_handler))
        .route("/rows", post(rows_handler));
    Router::new()
        .route("/v2", get(async || Json(describe::server())))
        .route("/v2/", get(async || Json(describe::server())))
        .route("/v2/health/live", get(async || Json(json!({ "live": true }))))
        .route("/v2/health/ready", get(ready))
        .route("/v2/repository/index", post(index).get(index))
        .route("/v2/models/stats", get(all_statistics))
        .nest("/v2/models/{model}", model.clone())
        .nest("/v2/models/{model}/versions/{version}", model)
        .route("/metrics", get(metrics))
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .layer(map_response_with_state(app.clone(), part_at_the_end))
        .with_state(app)
}

/// A client that keeps its connection opens another one for its next request, before this one is closed under it.
async fn part_at_the_end(State(app): State<Arc<App>>, mut response: Response) -> Response {
    if !app.is_ready() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn check(app: &App, at: At) -> Result<(), Refusal> {
    let Path(named) = at.map_err(|rejection| Refusal::bad(rejection.body_text()))?;
    app.check(&named.model, named.version.as_deref())
}

async fn ready(State(app): State<Arc<App>>) -> Response {
    let status = if app.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": app.is_ready() }))).into_response()
}

async fn model_ready(State(app): State<Arc<App>>, at: At) -> Result<Response, Refusal> {
    check(&app, at)?;
    let status = if app.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    Ok((status, Json(json!({ "name": app.name, "ready": app.is_ready() }))).into_response())
}

async fn metadata(State(app): State<Arc<App>>, at: At) -> Reply {
    check(&app, at)?;
    Ok(Json(describe::metadata(&app.name, &app.version, app.model.signature())))
}

async fn config(State(app): State<Arc<App>>, at: At) -> Reply {
    check(&app, at)?;
    Ok(Json(describe::config(&app.name, app.model.signature())))
}

async fn statistics(State(app): State<Arc<App>>, at: At) -> Reply {
    check(&app, at)?;
    Ok(all_statistics(State(app)).await)
}

async fn all_statistics(State(app): State<Arc<App>>) -> Json<Value> {
    Json(json!({ "model_stats": [app.metrics.statistics(&app.name, &app.version)] }))
}

async fn index(State(app): State<Arc<App>>) -> Json<Value> {
    Json(describe::index(&app.name, &app.version))
}

async fn metrics(State(app): State<Arc<App>>) -> Response {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], app.metrics.prometheus(&app.name, &app.version)).into_response()
}

async fn infer_handler(State(app): State<Arc<App>>, at: At, headers: HeaderMap, body: Body) -> Response {
    let begun = Instant::now();
    let mut timing = Timing::default();
    let result = match check(&app, at) {
        Ok(()) => infer(&app, &headers, body, &mut timing).await,
        Err(refusal) => Err(refusal),
    };
    counted(&app, begun, timing, result)
}

async fn rows_handler(State(app): State<Arc<App>>, at: At, headers: HeaderMap, body: Body) -> Response {
    let begun = Instant::now();
    let mut timing = Timing::default();
    let result = match check(&app, at) {
        Ok(()) => rows(&app, &headers, body, &mut timing, begun).await,
        Err(refusal) => Err(refusal),
    };
    counted(&app, begun, timing, result)
}

fn counted(app: &App, begun: Instant, timing: Timing, result: Result<(usize, Response), Refusal>) -> Response {
    let (outcome, response) = match result {
        Ok((rows, response)) => (Outcome::Answered { rows }, response),
        Err(refusal) if refusal.is_callers_fault() => (Outcome::Refused, refusal.into_response()),
        Err(refusal) => {
            let detail = refusal.error.as_ref().and_then(|error| error.detail.clone()).unwrap_or_default();
            tracing::error!(detail, "request failed: {}", refusal.text);
            (Outcome::Failed, refusal.into_response())
        }
    };
    app.metrics.count(outcome, begun.elapsed(), timing);
    response
}

async fn unknown(uri: Uri) -> Refusal {
    Refusal::unknown(format!("there is nothing at {}", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Refusal {
    let text = format!("{method} is not possible at {}", uri.path());
    Refusal { status: StatusCode::METHOD_NOT_ALLOWED, text, error: None }
}
