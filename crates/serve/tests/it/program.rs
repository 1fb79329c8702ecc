//! The server as a process, and requests to it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use falaj_serve::report::Ready;
use serde_json::Value;
use ureq::Agent;

/// A running server; killed when dropped.
pub struct Server {
    pub child: Child,
    pub ready: Ready,
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_falaj-serve"));
    command.args(args).env("RUST_LOG", "warn").stdin(Stdio::null());
    command
}

impl Server {
    /// Serves `package` on a free port.
    pub fn start(package: &Path, more: &[&str]) -> Self {
        let mut args = vec!["--model", package.to_str().unwrap(), "--port", "0"];
        args.extend(more);
        let mut child = command(&args).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        Self { child, ready: serde_json::from_str(&line).unwrap() }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.ready.url)
    }

    pub fn get(&self, path: &str) -> (u16, Value) {
        get(&self.url(path))
    }

    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.post_bytes(path, body.to_string().as_bytes(), &[])
    }

    pub fn post_bytes(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> (u16, Value) {
        let (status, _, bytes) = self.post_raw(path, body, headers);
        (status, json_or_null(&bytes))
    }

    /// Status, length of the JSON part as the header gives it, body.
    pub fn post_raw(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> (u16, Option<usize>, Vec<u8>) {
        let mut request = agent().post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.send(body).unwrap();
        let length = response.headers().get("inference-header-content-length");
        let length = length.map(|value| value.to_str().unwrap().parse().unwrap());
        (response.status().as_u16(), length, response.body_mut().read_to_vec().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into()
}

pub fn get(url: &str) -> (u16, Value) {
    let mut response = agent().get(url).call().unwrap();
    let mut text = String::new();
    response.body_mut().as_reader().read_to_string(&mut text).unwrap();
    (response.status().as_u16(), json_or_null(text.as_bytes()))
}

fn json_or_null(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// The error that a process wrote on standard error last.
pub fn reported(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().last().unwrap_or_default();
    serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("no error reported: {text}"))["error"].take()
}

/// Waits until `probe` gives something.
pub fn eventually<T>(what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(value) = probe() {
            return value;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "still not: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
