//! What can't be answered is refused with a reason, and the server goes on.

use std::io::Write;

use serde_json::{Value, json};

use crate::package::Known;
use crate::program::Server;

fn tensor(name: &str, datatype: &str, shape: Value, data: Value) -> Value {
    json!({ "name": name, "datatype": datatype, "shape": shape, "data": data })
}

fn infer(inputs: Value) -> String {
    json!({ "inputs": inputs }).to_string()
}

#[test]
fn malformed_requests() {
    let known = Known::new(&["no", "yes"], 1);
    let server = Server::start(known.path(), &[]);
    let size = |data: Value| tensor("size", "FP64", json!([1]), data);
    let cases = [
        ("".to_owned(), "not valid"),
        ("{nonsense".to_owned(), "not valid"),
        ("[]".to_owned(), "not valid"),
        (infer(json!([])), "no inputs"),
        (infer(json!([tensor("zz", "FP64", json!([1]), json!([1]))])), "no input \"zz\""),
        (infer(json!([size(json!([1])), size(json!([1]))])), "twice"),
        (infer(json!([size(json!([1, 2]))])), "does not fit 2 values"),
        (infer(json!([size(json!(["a"]))])), "data is texts"),
        (infer(json!([size(json!([1, "a"]))])), "mixes"),
        (infer(json!([tensor("size", "FP64", json!([-1]), json!([1]))])), "shape"),
        (infer(json!([tensor("size", "FP64", json!([1, 2]), json!([1, 2]))])), "shape"),
        (infer(json!([tensor("size", "FP64", json!([0]), json!([]))])), "no rows"),
        (infer(json!([tensor("size", "FP65", json!([1]), json!([1]))])), "FP65"),
        (infer(json!([tensor("size", "BYTES", json!([1]), json!(["1"]))])), "takes FP64"),
        (infer(json!([tensor("side", "INT64", json!([1]), json!([1]))])), "takes BYTES"),
        (json!({ "inputs": [size(json!([1]))], "outputs": [{ "name": "zz" }] }).to_string(), "no output \"zz\""),
        (
            json!({ "inputs": [size(json!([1]))], "parameters": { "binary_data_output": 1 } }).to_string(),
            "true or false",
        ),
        (format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)), "not valid"),
    ];
    for (body, text) in cases {
        let (status, answer) = server.post_bytes("/v2/models/homes/infer", body.as_bytes(), &[]);
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(status == 400 && error.contains(text), "{}: {status} {error}", &body[..body.len().min(100)]);
    }
    assert_eq!(server.get("/v2/health/ready").0, 200);
}

#[test]
fn bad_values_name_column_and_row() {
    let known = Known::new(&["no", "yes"], 1);
    let server = Server::start(known.path(), &[]);
    let whole = tensor("rooms", "UINT8", json!([2]), json!([1, 256]));
    let day = tensor("day", "BYTES", json!([2]), json!(["2026-01-01", "soon"]));
    let cases = [
        ("infer", json!({ "inputs": [whole] }), "rooms"),
        ("infer", json!({ "inputs": [day] }), "day"),
        ("rows", json!({ "rows": [{}, { "size": "big" }] }), "size"),
        ("rows", json!({ "rows": [{}, { "zz": 1 }] }), "zz"),
    ];
    for (verb, body, column) in cases {
        let (status, answer) = server.post(&format!("/v2/models/homes/{verb}"), &body);
        let details = &answer["details"];
        assert_eq!((status, &details["code"]), (400, &json!("input_invalid")), "{answer}");
        assert_eq!((&details["where"]["column"], &details["where"]["row"]), (&json!(column), &json!(2)));
    }
}

#[test]
fn bad_binary() {
    let known = Known::new(&["no", "yes"], 1);
    let server = Server::start(known.path(), &[]);
    let head = |datatype: &str, name: &str, size: usize| {
        json!({ "inputs": [{ "name": name, "datatype": datatype, "shape": [1],
                             "parameters": { "binary_data_size": size } }] })
        .to_string()
    };
    let cases: [(String, &[u8], &str); 5] = [
        (head("FP64", "size", 8), &[0; 4], "only 4 bytes"),
        (head("FP64", "size", 4), &[0; 4], "whole number"),
        (head("FP64", "size", 8), &[0; 9], "follow"),
        (head("BYTES", "side", 6), &[200, 0, 0, 0, b'a', b'b'], "announced"),
        (head("BYTES", "side", 5), &[1, 0, 0, 0, 0xff], "UTF-8"),
    ];
    for (head, tail, text) in cases {
        let length = head.len().to_string();
        let body = [head.as_bytes(), tail].concat();
        let headers = [("Inference-Header-Content-Length", length.as_str())];
        let (status, answer) = server.post_bytes("/v2/models/homes/infer", &body, &headers);
        assert!(status == 400 && answer["error"].as_str().unwrap().contains(text), "{text}: {status} {answer}");
    }
    for length in ["999999", "-1", "x"] {
        let headers = [("Inference-Header-Content-Length", length)];
        assert_eq!(server.post_bytes("/v2/models/homes/infer", b"{}", &headers).0, 400, "{length}");
    }
}

#[test]
fn too_large_requests() {
    let known = Known::new(&["no", "yes"], 1);
    let server = Server::start(known.path(), &["--max-body", "2000"]);
    let many = json!({ "rows": vec![json!({ "size": 1 }); 1000] }).to_string();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(many.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    assert!(packed.len() < 2000);
    for (body, headers) in [(many.as_bytes(), &[][..]), (&packed, &[("Content-Encoding", "gzip")][..])] {
        let (status, answer) = server.post_bytes("/v2/models/homes/rows", body, headers);
        assert!(status == 413 && answer["error"].as_str().unwrap().contains("2000 bytes"), "{status} {answer}");
    }
    let roomy = Server::start(known.path(), &[]);
    let rows = 100_001;
    let body = json!({ "rows": vec![json!({}); rows] });
    let (status, answer) = roomy.post("/v2/models/homes/rows", &body);
    assert!(status == 413 && answer["error"].as_str().unwrap().contains("at most 100000"), "{status} {answer}");
}

#[test]
fn unknown_things() {
    let known = Known::new(&["no", "yes"], 1);
    let server = Server::start(known.path(), &["--version", "3"]);
    for path in ["/v2/models/other", "/v2/models/homes/versions/4", "/v2/models/homes/versions/4/ready", "/nothing"] {
        let (status, answer) = server.get(path);
        assert!(status == 404 && answer["error"].is_string(), "{path}: {status} {answer}");
    }
    assert_eq!(server.post("/v2/models/other/infer", &json!({ "inputs": [] })).0, 404);
    assert_eq!(server.get("/v2/models/homes/infer").0, 405);
    let packed = server.post_bytes("/v2/models/homes/infer", b"{}", &[("Content-Encoding", "br")]);
    assert_eq!(packed.0, 415);
}
