//! The HTTP host: the same commands, behind a token, with events.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use serde_json::{Value, json};

use crate::workspace::Bench;

/// A serving program; ended when it goes.
struct Host {
    child: Child,
    address: String,
    token: String,
}

impl Host {
    fn start(bench: &Bench) -> Self {
        let mut child = bench.command(&["serve", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let address = ready["url"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { child, address, token: ready["token"].as_str().unwrap().to_owned() }
    }

    /// One request on a connection of its own: status and body.
    fn request(&self, method: &str, path: &str, token: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn call(&self, command: &str, body: Value) -> (u16, Value) {
        let (status, text) =
            self.request("POST", &format!("/api/v1/{command}"), &self.token, body.to_string().as_bytes());
        (status, serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}")))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_api_asks_for_the_token_and_answers_as_the_command_line_does() {
    let bench = Bench::empty();
    let host = Host::start(&bench);
    let (status, body) = host.request("POST", "/api/v1/data.list", "wrong", b"{}");
    assert_eq!(status, 401);
    assert!(body.contains("unauthorized"), "{body}");
    let (status, body) = host.request("POST", "/api/v1/upload?name=t.csv", &host.token, b"a,b\n1,2\n3,4\n");
    assert_eq!(status, 200, "{body}");
    let path = serde_json::from_str::<Value>(&body).unwrap()["path"].clone();
    let (status, imported) = host.call("data.import", json!({ "path": path }));
    assert_eq!((status, &imported["dataset"]["name"]), (200, &json!("t")), "{imported}");
    assert_eq!(host.call("data.list", json!({})).1, bench.call(&["data", "list"]).ok());
    let (status, missing) = host.call("data.show", json!({ "name": "u" }));
    assert_eq!((status, &missing["error"]["code"]), (404, &json!("dataset_missing")));
    assert_eq!(host.call("data.shw", json!({})).0, 400);
    assert_eq!(host.call("data.show", json!({ "nam": "t" })).1["error"]["code"], "bad_request");
    let (status, document) = host.request("GET", "/api/v1/openapi.json", "", b"");
    assert!(status == 200 && document.contains("/api/v1/pipeline.run"));
    let (status, _) = host.request("POST", "/api/v1/upload?name=..%2F..%2Fx", &host.token, b"x");
    assert!(status == 200 || status == 422);
    assert!(!bench.path("x").exists(), "an upload got out of its folder");
}

#[test]
fn charts_are_drawn_for_whoever_describes_them() {
    let bench = Bench::empty();
    let host = Host::start(&bench);
    let spec = |y: Value| {
        json!({
            "title": "خسارة التدريب", "lang": "ar", "width": 480, "height": 280,
            "body": { "kind": "lines", "series": [{ "label": "a", "color": 1, "x": [1, 2, 3], "y": y }] },
        })
    };
    let (status, svg) = host.call("charts.render", json!({ "format": "svg", "spec": spec(json!([3, null, 1])) }));
    assert_eq!((status, &svg["width"]), (200, &json!(480)), "{svg}");
    assert!(svg["text"].as_str().unwrap().starts_with("<svg ") && svg.get("base64").is_none());
    let (status, png) =
        host.call("charts.render", json!({ "format": "png", "spec": spec(json!([3, 2, 1])), "scale": 1 }));
    assert_eq!(status, 200, "{png}");
    // The first bytes of every PNG, in base64.
    assert!(png["base64"].as_str().unwrap().starts_with("iVBORw0KGgo"));
    let (status, refused) =
        host.call("charts.render", json!({ "format": "svg", "spec": spec(json!([null, null, null])) }));
    assert_eq!((status, &refused["error"]["code"]), (422, &json!("chart_empty")));
    let (_, refused) = host.call("charts.render", json!({ "format": "svg", "spec": spec(json!([1])) }));
    assert_eq!(refused["error"]["code"], "chart_invalid");
    let mut odd = spec(json!([1, 2, 3]));
    odd["subtitel"] = json!("x");
    assert_eq!(host.call("charts.render", json!({ "format": "svg", "spec": odd })).1["error"]["code"], "bad_request");
}

#[test]
fn events_tell_what_other_processes_do() {
    let bench = Bench::empty();
    let host = Host::start(&bench);
    let mut stream = TcpStream::connect(&host.address).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
    write!(stream, "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n", host.token).unwrap();
    let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap()).filter(|line| line.starts_with("data:"));
    assert!(lines.next().unwrap().contains("\"stale\""), "the first event asks for a fresh look");
    bench.call(&["data", "import", &bench.write("t.csv", "a,b\n1,2\n3,4\n")]).ok();
    let heard = lines.find(|line| line.contains("\"datasets\"")).unwrap();
    assert!(heard.contains("\"stale\""), "{heard}");
}
