//! Questions to a deployment's server.

use std::time::Duration;

use falaj_schema::message::Lang;
use falaj_schema::model::{AskResponse, Prediction};
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::http;

const ANSWER: Duration = Duration::from_secs(60);
const STATISTICS: Duration = Duration::from_secs(2);

#[derive(Serialize)]
struct Question<'a> {
    rows: &'a [Map<String, Value>],
}

#[derive(Deserialize)]
struct Answer {
    model_version: String,
    predictions: Vec<Prediction>,
    milliseconds: f64,
}

/// Asks the server at `url` (without `/v2`) for predictions of its model `name`, with notes in `lang`.
///
/// # Errors
/// [`Code::InputInvalid`] with column and row for values that can't be used; those of the connection, see
/// [`Code::DeploymentStopped`] and [`Code::NotReady`].
pub fn ask(url: &str, name: &str, rows: &[Map<String, Value>], lang: Lang) -> Result<AskResponse> {
    let body = serde_json::to_vec(&Question { rows });
    let body = body.map_err(|error| Error::new(Code::Internal).detail(error))?;
    let url = format!("{url}/v2/models/{}/rows", http::segment(name));
    let answer: Answer = http::call(&url, Some((&body, lang)), ANSWER).map_err(|error| named(error, name))?;
    let Answer { predictions, model_version: version, milliseconds } = answer;
    Ok(AskResponse { predictions, version, milliseconds })
}

#[derive(Deserialize)]
struct Statistics {
    model_stats: Vec<ModelStatistics>,
}

#[derive(Deserialize)]
struct ModelStatistics {
    execution_count: u64,
}

/// Requests that the server at `url` has answered since it started.
pub fn requests(url: &str, name: &str) -> Result<u64> {
    let url = format!("{url}/v2/models/{}/stats", http::segment(name));
    let statistics: Statistics = http::call(&url, None, STATISTICS).map_err(|error| named(error, name))?;
    Ok(statistics.model_stats.iter().map(|model| model.execution_count).sum())
}

// A refused connection knows no names: whoever knows the deployment's puts it in place of the model's.
fn named(error: Error, model: &str) -> Error {
    match error.code {
        Code::DeploymentStopped | Code::ModelMissing => error.with("name", model).with("model", model),
        _ => error,
    }
}
