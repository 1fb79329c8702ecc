//! What went wrong with a PostgreSQL server.

use falaj_schema::{Code, Error};
use tokio_postgres::error::{ErrorPosition, SqlState};

use super::postgres::{Postgres, Tls};
use super::query::Query;

/// What an error of a server means, `query` being at work.
pub(super) fn failed(server: &Postgres, query: Option<&Query>, error: &tokio_postgres::Error) -> Error {
    let place = |code| Error::new(code).with("place", server.place());
    let Some(said) = error.as_db_error() else { return unsaid(server, error) };
    let state = said.code();
    if [&SqlState::INVALID_PASSWORD, &SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(&state) {
        return place(Code::SourceCredentials).with("user", &server.user);
    }
    if *state == SqlState::INVALID_CATALOG_NAME {
        return place(Code::SourceMissing).with("name", &server.database);
    }
    if [&SqlState::UNDEFINED_TABLE, &SqlState::INVALID_SCHEMA_NAME].contains(&state)
        && query.is_none_or(|q| q.is_table())
    {
        return place(Code::SourceMissing).with("name", query.map(Query::label).unwrap_or_default());
    }
    if *state == SqlState::INSUFFICIENT_PRIVILEGE {
        return place(Code::SourceDenied).with("user", &server.user).with("reason", said.message());
    }
    // Class 57: shut down, cancelled or crashed; class 08: the connection.
    if state.code().starts_with("57P") || state.code().starts_with("08") {
        return place(Code::SourceLost).with("reason", said.message());
    }
    let near = match said.position() {
        Some(ErrorPosition::Internal { position, query }) => near(query, *position),
        // Only what a person wrote can be wrong in a query.
        Some(ErrorPosition::Original(position)) => {
            query.and_then(|query| query.plain().ok()).map_or(String::new(), |sql| near(&sql, *position))
        }
        None => String::new(),
    };
    let error = place(Code::SourceQuery).with("query", query.map(Query::label).unwrap_or_default());
    error.with("reason", said.message()).with("near", near)
}

fn near(sql: &str, position: u32) -> String {
    sql.chars().skip(position.saturating_sub(1) as usize).take(20).collect()
}

/// An error of the connection itself.
fn unsaid(server: &Postgres, error: &tokio_postgres::Error) -> Error {
    use std::error::Error as _;
    let mut reason = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        reason = inner.to_string();
        source = inner.source();
    }
    let text = error.to_string();
    let code = if text.contains("TLS") {
        Code::SourceTls
    } else if error.is_closed() || text.contains("communicating") {
        Code::SourceLost
    } else if reason.contains("password") {
        return Error::new(Code::SourceCredentials).with("place", server.place()).with("user", &server.user);
    } else {
        Code::SourceUnreachable
    };
    let error = Error::new(code).with("place", server.place()).with("reason", reason);
    if matches!(server.tls, Tls::Off) { error } else { error.with("tls", "yes") }
}
