//! The token that the API asks for.

use std::path::Path;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use falaj_schema::{Code, Error, Result};

use super::{Host, api};

/// The token in `file`; a new one, kept there if a file is named.
pub fn token(file: Option<&Path>) -> Result<String> {
    let Some(path) = file else { return fresh() };
    match std::fs::read_to_string(path) {
        Ok(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Ok(_) => Err(Error::new(Code::FileEmpty).file(path)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let token = fresh()?;
            falaj_app::write_private(path, token.as_bytes())?;
            Ok(token)
        }
        Err(e) => Err(falaj_app::io_error(path, &e)),
    }
}

fn fresh() -> Result<String> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|e| Error::new(Code::Internal).detail(e))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Lets a request through that carries the token as `Authorization: Bearer`.
pub async fn require(State(host): State<Host>, request: Request, next: Next) -> Response {
    let given = request.headers().get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let given = given.and_then(|v| v.strip_prefix("Bearer ")).unwrap_or_default();
    if same(given.as_bytes(), host.token.as_bytes()) {
        return next.run(request).await;
    }
    api::refuse(&Error::new(Code::Unauthorized), api::lang_of(request.headers()))
}

/// Compares without telling by its time where the first difference is.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_token_is_the_same() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"", b"abc"));
        assert!(!same(b"abcd", b"abc"));
    }

    #[test]
    fn a_token_file_is_made_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("token");
        let first = token(Some(&path)).unwrap();
        assert_eq!(first.len(), 48);
        assert_eq!(token(Some(&path)).unwrap(), first);
    }
}
