//! Starting and ending.

use std::net::{TcpListener, TcpStream};

use serde_json::json;

use crate::package::Known;
use crate::program::{Server, command, reported};

#[test]
fn a_damaged_package_is_not_served() {
    let known = Known::new(&["no", "yes"], 1);
    known.damage("weights.safetensors");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let args = ["--model", known.path().to_str().unwrap(), "--port", &port.to_string()];
    let output = command(&args).output().unwrap();
    assert_eq!((output.status.code(), &reported(&output)["code"]), (Some(1), &json!("model_damaged")));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn a_taken_port_is_named() {
    let known = Known::new(&["no", "yes"], 1);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let args = ["--model", known.path().to_str().unwrap(), "--port", &port.to_string()];
    let output = command(&args).output().unwrap();
    let error = reported(&output);
    assert_eq!((output.status.code(), &error["code"]), (Some(1), &json!("port_in_use")));
    assert_eq!(error["params"]["port"], json!(port.to_string()));
}

#[test]
fn wrong_usage_ends_with_2() {
    for args in [&["--model"][..], &["--port", "1"], &["supervise"], &["--no-such-flag"], &[]] {
        assert_eq!(command(args).output().unwrap().status.code(), Some(2), "{args:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_cleanly() {
    let known = Known::new(&["no", "yes"], 1);
    let mut server = Server::start(known.path(), &[]);
    let (status, _) = server.post("/v2/models/homes/rows", &json!({ "rows": [{}] }));
    assert_eq!(status, 200);
    unsafe { libc::kill(server.child.id() as i32, libc::SIGTERM) };
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}
