//! What the server says about itself and its model.

use falaj_schema::model::{Signature, Task};
use serde_json::{Value, json};

use crate::datatype::Datatype;

/// Name of the platform in the model's metadata.
pub const PLATFORM: &str = "falaj";

/// Reply of `GET /v2`.
pub fn server() -> Value {
    json!({
        "name": "falaj-serve",
        "version": env!("CARGO_PKG_VERSION"),
        "extensions": ["binary_tensor_data", "model_repository", "model_configuration", "statistics", "falaj_rows"],
    })
}

/// Reply of `GET /v2/models/M`.
pub fn metadata(name: &str, version: &str, signature: &Signature) -> Value {
    let tensor =
        |(name, datatype): (String, Datatype)| json!({ "name": name, "datatype": datatype.name(), "shape": [-1] });
    json!({
        "name": name,
        "versions": [version],
        "platform": PLATFORM,
        "inputs": inputs(signature).map(tensor).collect::<Vec<_>>(),
        "outputs": outputs(signature).into_iter().map(tensor).collect::<Vec<_>>(),
    })
}

/// Reply of `GET /v2/models/M/config`.
pub fn config(name: &str, signature: &Signature) -> Value {
    let tensor = |(name, datatype): (String, Datatype)| {
        let datatype = if datatype == Datatype::Bytes { "STRING" } else { datatype.name() };
        json!({ "name": name, "data_type": format!("TYPE_{datatype}"), "dims": [-1] })
    };
    let mut input: Vec<Value> = inputs(signature).map(tensor).collect();
    for (tensor, field) in input.iter_mut().zip(&signature.inputs) {
        tensor["optional"] = json!(field.optional);
    }
    json!({
        "name": name,
        "platform": PLATFORM,
        "backend": PLATFORM,
        // The first dimension is the rows, spelled out: the server does not batch requests.
        "max_batch_size": 0,
        "input": input,
        "output": outputs(signature).into_iter().map(tensor).collect::<Vec<_>>(),
    })
}

/// Reply of `POST /v2/repository/index`.
pub fn index(name: &str, version: &str) -> Value {
    json!([{ "name": name, "version": version, "state": "READY", "reason": "" }])
}

fn inputs(signature: &Signature) -> impl Iterator<Item = (String, Datatype)> {
    signature.inputs.iter().map(|field| (field.name.clone(), Datatype::of(field.kind)))
}

/// Names and datatypes of the outputs.
pub fn outputs(signature: &Signature) -> Vec<(String, Datatype)> {
    let prediction = if signature.task == Task::Regression { Datatype::Fp64 } else { Datatype::Bytes };
    let probability = |class: &String| (probability(class), Datatype::Fp64);
    std::iter::once(("prediction".to_owned(), prediction)).chain(signature.classes.iter().map(probability)).collect()
}

/// Name of the output with the probability of a class.
pub fn probability(class: &str) -> String {
    format!("probability_{class}")
}
