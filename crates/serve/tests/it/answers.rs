//! What the server answers is what the model answers.

use falaj_schema::model::Prediction;
use serde_json::{Value, json};

use crate::package::{Known, rows};
use crate::program::{Server, command};

fn server(known: &Known) -> Server {
    Server::start(known.path(), &["--name", "m", "--version", "3"])
}

/// The rows as tensors in JSON.
fn tensors() -> Value {
    let rows = rows();
    let column = |name: &str, datatype: &str| {
        let data: Vec<Value> = rows.iter().map(|row| row.get(name).cloned().unwrap_or_default()).collect();
        json!({ "name": name, "datatype": datatype, "shape": [rows.len()], "data": data })
    };
    let names = [("size", "FP32"), ("rooms", "INT64"), ("lift", "BOOL"), ("side", "BYTES"), ("day", "BYTES")];
    names.iter().map(|(name, datatype)| column(name, datatype)).collect()
}

fn output<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let found = answer["outputs"].as_array().unwrap().iter().find(|output| output["name"] == name);
    found.unwrap_or_else(|| panic!("no output {name} in {answer}"))
}

fn predictions(known: &Known) -> Vec<Value> {
    known.answers(&rows()).into_iter().map(|answer| answer.prediction).collect()
}

#[test]
fn rows_are_answered_with_notes() {
    let known = Known::new(&["no", "yes"], 1);
    let server = server(&known);
    let (status, answer) = server.post("/v2/models/m/rows", &json!({ "rows": rows() }));
    assert_eq!((status, &answer["model_name"], &answer["model_version"]), (200, &json!("m"), &json!("3")));
    let got: Vec<Prediction> = serde_json::from_value(answer["predictions"].clone()).unwrap();
    assert_eq!(got, known.answers(&rows()));
    assert_eq!(got[0].notes.len(), 0);
    assert!(got[3].notes.len() >= 2, "{:?}", got[3].notes);
}

#[test]
fn tensors_are_answered_as_rows_are() {
    for labels in [&["no", "yes"][..], &["a", "b", "c"], &[]] {
        let known = Known::new(labels, 1);
        let server = server(&known);
        let (status, answer) = server.post("/v2/models/m/infer", &json!({ "id": "q7", "inputs": tensors() }));
        assert_eq!((status, &answer["id"], &answer["model_name"]), (200, &json!("q7"), &json!("m")), "{answer}");
        let prediction = output(&answer, "prediction");
        assert_eq!(prediction["datatype"], if labels.is_empty() { "FP64" } else { "BYTES" });
        assert_eq!((&prediction["data"], &prediction["shape"]), (&json!(predictions(&known)), &json!([5])));
        for label in labels {
            let probabilities: Vec<f64> = known.answers(&rows()).iter().map(|a| a.probabilities[*label]).collect();
            assert_eq!(output(&answer, &format!("probability_{label}"))["data"], json!(probabilities));
        }
    }
}

#[test]
fn nested_data_and_a_subset_of_outputs() {
    let known = Known::new(&["no", "yes"], 1);
    let inputs = json!([
        { "name": "size", "datatype": "FP64", "shape": [2, 1], "data": [[12.5], [80]] },
        { "name": "side", "datatype": "BYTES", "shape": [2, 1], "data": [["north"], [""]],
          "parameters": { "missing": [1] } }
    ]);
    let request = json!({ "inputs": inputs, "outputs": [{ "name": "probability_yes" }] });
    let (status, answer) = server(&known).post("/v2/models/m/versions/3/infer", &request);
    let rows = serde_json::from_value::<Vec<_>>(json!([{ "size": 12.5, "side": "north" }, { "size": 80 }])).unwrap();
    let expected: Vec<f64> = known.answers(&rows).iter().map(|answer| answer.probabilities["yes"]).collect();
    assert_eq!((status, answer["outputs"].as_array().unwrap().len()), (200, 1));
    assert_eq!(answer["outputs"][0]["data"], json!(expected));
}

#[test]
fn binary_both_ways() {
    let known = Known::new(&["no", "yes"], 1);
    let mut binary: Vec<u8> = [12.5f32, f32::NAN].iter().flat_map(|value| value.to_le_bytes()).collect();
    binary.extend([1, 0]);
    for text in ["north", "غرب"] {
        binary.extend((text.len() as u32).to_le_bytes());
        binary.extend(text.as_bytes());
    }
    let tensor = |name: &str, datatype: &str, size: usize| json!({ "name": name, "datatype": datatype, "shape": [2], "parameters": { "binary_data_size": size } });
    let inputs = [tensor("size", "FP32", 8), tensor("lift", "BOOL", 2), tensor("side", "BYTES", 19)];
    let head = json!({ "inputs": inputs, "parameters": { "binary_data_output": true } }).to_string();
    let body = [head.as_bytes(), &binary].concat();
    let length = head.len().to_string();
    let headers = [("Inference-Header-Content-Length", length.as_str())];
    let (status, json_length, answer) = server(&known).post_raw("/v2/models/m/infer", &body, &headers);
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));

    let (head, mut tail) = answer.split_at(json_length.unwrap());
    let rows = json!([{ "size": 12.5, "lift": true, "side": "north" }, { "lift": false, "side": "غرب" }]);
    let expected = known.answers(&serde_json::from_value::<Vec<_>>(rows).unwrap());
    for output in serde_json::from_slice::<Value>(head).unwrap()["outputs"].as_array().unwrap() {
        let size = output["parameters"]["binary_data_size"].as_u64().unwrap() as usize;
        let (raw, rest) = tail.split_at(size);
        tail = rest;
        for (row, answer) in expected.iter().enumerate() {
            let name = output["name"].as_str().unwrap();
            match name.strip_prefix("probability_") {
                Some(class) => assert_eq!(raw[row * 8..][..8], answer.probabilities[class].to_le_bytes(), "{name}"),
                None => assert!(String::from_utf8_lossy(raw).contains(answer.prediction.as_str().unwrap())),
            }
        }
    }
    assert!(tail.is_empty());
}

#[test]
fn the_server_describes_itself() {
    let known = Known::new(&["no", "yes"], 1);
    let server = server(&known);
    assert_eq!(server.get("/v2").1["extensions"][0], "binary_tensor_data");
    assert_eq!(server.get("/v2/health/live"), (200, json!({ "live": true })));
    assert_eq!(server.get("/v2/health/ready"), (200, json!({ "ready": true })));
    assert_eq!(server.get("/v2/models/m/versions/3/ready"), (200, json!({ "name": "m", "ready": true })));
    let (_, metadata) = server.get("/v2/models/m");
    assert_eq!((&metadata["name"], &metadata["versions"]), (&json!("m"), &json!(["3"])));
    assert_eq!(metadata["inputs"][1], json!({ "name": "rooms", "datatype": "INT64", "shape": [-1] }));
    assert_eq!(metadata["outputs"][2], json!({ "name": "probability_yes", "datatype": "FP64", "shape": [-1] }));
    assert_eq!(server.get("/v2/models/m/config").1["input"][3]["data_type"], "TYPE_STRING");
    assert_eq!(server.post("/v2/repository/index", &json!({})).1[0]["state"], "READY");
}

#[test]
fn requests_and_rows_are_counted() {
    let known = Known::new(&["no", "yes"], 1);
    let server = server(&known);
    server.post("/v2/models/m/rows", &json!({ "rows": rows() }));
    server.post("/v2/models/m/infer", &json!({ "inputs": tensors() }));
    server.post("/v2/models/m/infer", &json!({}));
    let statistics = &server.get("/v2/models/m/stats").1["model_stats"][0];
    assert_eq!((&statistics["execution_count"], &statistics["inference_count"]), (&json!(2), &json!(10)));
    let mut response = crate::program::agent().get(server.url("/metrics")).call().unwrap();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    let text = response.body_mut().read_to_string().unwrap();
    assert!(kind.starts_with("text/plain; version=0.0.4"));
    assert!(
        text.contains("outcome=\"refused\"} 1\n")
            && text.contains("falaj_inference_rows_total{model=\"m\",version=\"3\"} 10\n")
    );
}

#[test]
fn many_callers_at_once_get_their_own_answers() {
    let known = Known::new(&["no", "yes"], 1);
    let server = server(&known);
    let rows = rows();
    let expected = known.answers(&rows);
    std::thread::scope(|scope| {
        for caller in 0..8 {
            let (server, rows, expected) = (&server, &rows, &expected);
            scope.spawn(move || {
                for turn in 0..25 {
                    let row = (caller + turn) % rows.len();
                    let (status, answer) = server.post("/v2/models/m/rows", &json!({ "rows": [rows[row]] }));
                    assert_eq!((status, &answer["predictions"][0]), (200, &json!(expected[row])));
                }
            });
        }
    });
}

#[test]
fn the_program_tells_its_own_version_beside_the_models() {
    let output = command(&["version"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), concat!("falaj-serve ", env!("CARGO_PKG_VERSION"), "\n"));
}
