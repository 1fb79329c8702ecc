//! The requests of the verbs of sources.

use falaj_schema::source::{POSTGRES_PORT, S3_REGION};
use falaj_schema::{Code, Command, Error, Result};
use serde_json::{Value, json};

use crate::args::{AddSource, ReadArgs, SourcesVerb};
use crate::request::{given, text};

pub fn request(verb: &SourcesVerb) -> Result<(Command, Value)> {
    Ok(match verb {
        SourcesVerb::Add(add) => (Command::sources_add, added(add)?),
        SourcesVerb::List => (Command::sources_list, json!({})),
        SourcesVerb::Check { name } => (Command::sources_check, json!({ "name": name })),
        SourcesVerb::Tables { name } => (Command::sources_tables, json!({ "name": name })),
        SourcesVerb::Preview { read, limit } => {
            (Command::sources_preview, json!({ "read": what(read), "limit": limit }))
        }
        SourcesVerb::Import { read, name } => (Command::sources_import, json!({ "read": what(read), "name": name })),
        SourcesVerb::Remove { name } => (Command::sources_remove, json!({ "name": name })),
    })
}

fn what(read: &ReadArgs) -> Value {
    json!({
        "source": read.source, "schema": read.schema, "table": read.table, "sql": read.sql,
        "columns": given(&read.columns), "filter": read.filter,
    })
}

fn added(add: &AddSource) -> Result<Value> {
    let place = match (&add.place.sqlite, &add.place.postgres, &add.place.s3) {
        (Some(path), ..) => json!({ "kind": "sqlite", "path": text(path) }),
        (_, _, Some(place)) => {
            let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
            let region = add.region.as_deref().unwrap_or(S3_REGION);
            json!({
                "kind": "s3", "endpoint": add.endpoint, "region": region, "bucket": bucket, "prefix": prefix,
                "access_key": add.access_key,
            })
        }
        (_, Some(address), _) => {
            let (user, host, port, database) = parts(address).ok_or_else(|| bad_address(address))?;
            let authority = add.authority.as_deref().map(text);
            json!({
                "kind": "postgres", "host": host, "port": port, "database": database, "user": user,
                "tls": add.tls, "authority": authority,
            })
        }
        // The parser lets only one of the two through.
        (None, None, None) => return Err(bad_address("")),
    };
    Ok(json!({ "name": add.name, "place": place, "password": password(add)? }))
}

/// A password is read, never given as an argument, which every program of the machine could see.
fn password(add: &AddSource) -> Result<Option<String>> {
    if !add.ask_password {
        return Ok(None);
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| Error::new(Code::Io).detail(error))?;
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// User, host, port and database of `USER@HOST[:PORT]/DATABASE`; an IPv6 address stands in brackets.
fn parts(address: &str) -> Option<(&str, &str, u16, &str)> {
    let address = address.trim_start_matches("postgresql://").trim_start_matches("postgres://");
    let (user, rest) = address.split_once('@')?;
    let (server, database) = rest.rsplit_once('/')?;
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().ok()?),
        _ => (server, POSTGRES_PORT),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let whole = !user.is_empty() && !user.contains(':') && !host.is_empty() && !database.is_empty();
    whole.then_some((user, host, port, database))
}

fn bad_address(address: &str) -> Error {
    let reason = format!("`{address}` is not USER@HOST[:PORT]/DATABASE; a password is no part of it");
    Error::new(Code::BadRequest).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_parts() {
        assert_eq!(parts("me@db.site/ops"), Some(("me", "db.site", 5432, "ops")));
        assert_eq!(parts("postgres://me@10.0.0.1:6000/ops"), Some(("me", "10.0.0.1", 6000, "ops")));
        assert_eq!(parts("me@[::1]:6000/ops"), Some(("me", "::1", 6000, "ops")));
        assert_eq!(parts("me@[::1]/ops"), Some(("me", "::1", 5432, "ops")));
        assert_eq!(parts("me@/run/postgresql/ops"), Some(("me", "/run/postgresql", 5432, "ops")));
        for bad in ["db.site/ops", "me@db.site", "me:secret@db.site/ops", "me@db.site:x/ops", "@db/ops"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
