//! Requests to servers on this machine.

use std::net::{IpAddr, UdpSocket};
use std::time::Duration;

use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::{Code, Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use ureq::http::{Response, Uri};
use ureq::{Agent, Body};

/// Largest answer: 256 MiB.
const MAX_ANSWER: u64 = 256 << 20;

#[derive(Deserialize)]
struct Refused {
    error: String,
    details: Option<WireError>,
}

/// Sends a body of JSON, for an answer in a language, or gets when there is none, and reads the answer.
///
/// # Errors
/// The server's own error when it gives one; [`Code::ModelMissing`] (404), [`Code::BadRequest`] (other 4xx) or
/// [`Code::Internal`] when it does not; [`Code::DeploymentStopped`] when nobody listens; [`Code::NotReady`] when no answer
/// comes in time; [`Code::HostInvalid`] (`host`) for an address that is not this machine's.
pub fn call<T: DeserializeOwned>(url: &str, body: Option<(&[u8], Lang)>, timeout: Duration) -> Result<T> {
    check_local(url)?;
    let agent = agent(timeout);
    let sent = match body {
        Some((body, lang)) => {
            let post = agent.post(url).header("Content-Type", "application/json");
            post.header("Accept-Language", lang.tag()).send(body)
        }
        None => agent.get(url).call(),
    };
    let bytes = answer(sent.map_err(|error| failure(error, timeout))?, timeout)?;
    serde_json::from_slice(&bytes).map_err(|error| Error::new(Code::Internal).detail(error))
}

/// Gets a text. Errors: as [`call`].
pub fn get_text(url: &str, timeout: Duration) -> Result<String> {
    check_local(url)?;
    let sent = agent(timeout).get(url).call();
    let bytes = answer(sent.map_err(|error| failure(error, timeout))?, timeout)?;
    String::from_utf8(bytes).map_err(|error| Error::new(Code::Internal).detail(error))
}

fn agent(timeout: Duration) -> Agent {
    let config = Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(2).min(timeout)))
        .timeout_global(Some(timeout));
    config.build().into()
}

fn answer(mut response: Response<Body>, timeout: Duration) -> Result<Vec<u8>> {
    let status = response.status();
    let bytes =
        response.body_mut().with_config().limit(MAX_ANSWER).read_to_vec().map_err(|error| failure(error, timeout))?;
    if status.is_success() {
        return Ok(bytes);
    }
    let code = match status.as_u16() {
        404 => Code::ModelMissing,
        400..500 => Code::BadRequest,
        _ => Code::Internal,
    };
    match serde_json::from_slice::<Refused>(&bytes) {
        Ok(Refused { details: Some(wire), .. }) => Err(wire.into()),
        Ok(Refused { error, .. }) => Err(Error::new(code).detail(error)),
        Err(_) => Err(Error::new(code).detail(status)),
    }
}

fn failure(error: ureq::Error, timeout: Duration) -> Error {
    match &error {
        ureq::Error::Timeout(_) => Error::new(Code::NotReady).with("seconds", timeout.as_secs()).detail(error),
        _ => Error::new(Code::DeploymentStopped).detail(error),
    }
}

/// Only this machine is talked to: loopback, or one of its own addresses.
fn check_local(url: &str) -> Result<()> {
    let uri: Option<Uri> = url.parse().ok();
    let host = uri.as_ref().and_then(Uri::host).unwrap_or_default();
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let local = match bare.parse::<IpAddr>() {
        // A socket can be bound to an address of this machine only. Nothing is sent.
        Ok(address) => address.is_loopback() || UdpSocket::bind((address, 0)).is_ok(),
        Err(_) => bare == "localhost",
    };
    if local { Ok(()) } else { Err(Error::new(Code::HostInvalid).with("host", host)) }
}

/// A name as a segment of a path.
pub fn segment(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_talked_to() {
        for url in ["http://127.0.0.1:1/v2", "http://[::1]:1", "http://localhost:1"] {
            assert!(check_local(url).is_ok(), "{url}");
        }
        for url in [
            "http://192.0.2.1:1",
            "http://localhost.example:1",
            "http://example.com",
            "nonsense",
            "http://localhost@192.0.2.1/",
        ] {
            assert_eq!(check_local(url).unwrap_err().code, Code::HostInvalid, "{url}");
        }
    }

    #[test]
    fn names_are_escaped() {
        assert_eq!(segment("a b/ب"), "a%20b%2F%D8%A8");
    }
}
