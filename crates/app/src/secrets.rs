//! Passwords of sources, in the operating system's keyring: never in the database, a file or a log.
//!
//! Servers and scripts have no keyring. There a password comes from the environment: `FALAJ_PASSWORD_` and the source's
//! name in capitals, with `_` for everything but letters and digits.

use falaj_schema::{Code, Error, Result};
use keyring::Entry;

/// What the keyring lists entries under.
const SERVICE: &str = "Falaj";

/// The password of a source of a workspace, if there is one. Errors: `keyring` where the keyring refuses.
pub(crate) fn find(workspace: &str, source: &str) -> Result<Option<String>> {
    if let Ok(password) = std::env::var(variable(source)) {
        return Ok(Some(password));
    }
    let Ok(entry) = entry(workspace, source) else {
        // Without a keyring there is no password in it; a server that asks for one says so.
        return Ok(None);
    };
    match entry.get_password() {
        Ok(password) => Ok(Some(password)),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(refused(source, &error)),
    }
}

/// Keeps a password. Errors: `keyring`.
pub(crate) fn keep(workspace: &str, source: &str, password: &str) -> Result<()> {
    let kept = entry(workspace, source).and_then(|entry| entry.set_password(password));
    kept.map_err(|error| refused(source, &error))
}

/// Forgets a password, if there is one. Errors: `keyring`.
pub(crate) fn forget(workspace: &str, source: &str) -> Result<()> {
    let Ok(entry) = entry(workspace, source) else { return Ok(()) };
    match entry.delete_credential() {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(refused(source, &error)),
    }
}

fn entry(workspace: &str, source: &str) -> keyring::Result<Entry> {
    Entry::new(SERVICE, &format!("{workspace}/{source}"))
}

fn variable(source: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    format!("FALAJ_PASSWORD_{}", source.chars().map(plain).collect::<String>())
}

fn refused(source: &str, error: &keyring::Error) -> Error {
    // Why there is none is told where the store was set up.
    let reason = match (error, Entry::store_status()) {
        (keyring::Error::NoDefaultStore, Err(status)) => status.to_string(),
        _ => error.to_string(),
    };
    Error::new(Code::Keyring).with("reason", reason).with("variable", variable(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_named_after_the_source() {
        assert_eq!(variable("Ops lake-2"), "FALAJ_PASSWORD_OPS_LAKE_2");
    }
}
