//! Studio's pages, built into the program.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

// Debug builds read the folder while they run, so that a change of the UI needs no build of the host.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../ui/dist"]
#[allow_missing = true]
struct Pages;

/// The file of this path; Studio's one page for everything that is no file.
pub async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let (name, status) = match (path, Pages::get(path)) {
        ("", _) => ("index.html", StatusCode::OK),
        (_, Some(_)) => (path, StatusCode::OK),
        (_, None) => return (StatusCode::NOT_FOUND, "not found").into_response(),
    };
    let Some(file) = Pages::get(name) else {
        return (StatusCode::NOT_FOUND, "Studio's pages are not built in: run `npm run build` in ui").into_response();
    };
    // Built files carry a digest in their name and never change; the page itself names them.
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let kind = file.metadata.mimetype().to_owned();
    (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache.to_owned())], file.data).into_response()
}

/// Headers that keep other pages and other origins out.
pub async fn protect(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
             connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
