//! One HTTP request to a server on this machine; all that `headless` needs of HTTP.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::shell::Outcome;

/// Posts `body` to `url` (`http://host:port/path`) and gives the response's JSON.
pub fn post(url: &str, body: &Value) -> Outcome<Value> {
    let address = url.strip_prefix("http://").ok_or_else(|| format!("{url} is not an http address"))?;
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let response = exchange(host, path, &body.to_string()).map_err(|e| format!("{url}: {e}"))?;
    let (head, content) = response.split_once("\r\n\r\n").unwrap_or((&response, ""));
    let status = head.lines().next().unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        return Err(format!("{url}: {status}\n{content}"));
    }
    serde_json::from_str(content).map_err(|e| format!("{url}: {e}"))
}

// HTTP/1.0: the answer comes in one piece and ends with the connection.
fn exchange(host: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let length = body.len();
    write!(
        stream,
        "POST /{path} HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    Ok(response)
}
