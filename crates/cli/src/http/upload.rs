//! `POST /api/v1/upload?name=N`: a file for a later import, for browsers that can't name a path.

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use falaj_schema::{Code, Error, Result};
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;
use tokio_stream::StreamExt;

use super::{Host, api};

#[derive(Deserialize)]
pub struct Named {
    name: String,
}

/// Streams the body to a file of the upload folder, which goes when the server ends; answers `{"path"}`.
pub async fn upload(State(host): State<Host>, Query(named): Query<Named>, headers: HeaderMap, body: Body) -> Response {
    match receive(host.uploads.path(), &named.name, body).await {
        Ok(path) => Json(json!({ "path": path.display().to_string() })).into_response(),
        Err(error) => api::refuse(&error, api::lang_of(&headers)),
    }
}

async fn receive(folder: &Path, name: &str, body: Body) -> Result<PathBuf> {
    // Only the last part of the name is used, so that it can't lead out of the folder.
    let name = Path::new(name).file_name().and_then(|n| n.to_str()).filter(|n| !n.starts_with('.'));
    let name = name.ok_or_else(|| Error::new(Code::NameInvalid).with("name", "?"))?;
    // Each upload has a folder of its own: two of the same name do not meet.
    let own = tempfile::Builder::new().tempdir_in(folder).map_err(|e| falaj_app::io_error(folder, &e))?;
    let path = own.path().join(name);
    let fail = |e: std::io::Error| falaj_app::io_error(&path, &e);
    let mut file = tokio::fs::File::create(&path).await.map_err(fail)?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|e| Error::new(Code::Io).file(&path).detail(e))?;
        file.write_all(&chunk).await.map_err(fail)?;
    }
    file.flush().await.map_err(fail)?;
    Ok(own.keep().join(name))
}
