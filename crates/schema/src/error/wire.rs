//! An error on its way between processes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Code, Error, Place};

/// An [`Error`] as it travels: on standard output under `--json`, over HTTP and to the UI.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WireError {
    /// Why it failed.
    pub code: Code,
    /// What failed, in the caller's language.
    pub message: String,
    /// What to do about it, in the caller's language.
    pub hint: String,
    /// Where it failed.
    #[serde(rename = "where")]
    pub place: Place,
    /// Values for the message's placeholders, so that a UI can render it in another language.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// What the library below said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<String>,
}

impl From<WireError> for Error {
    fn from(wire: WireError) -> Self {
        Self { code: wire.code, params: wire.params, place: Box::new(wire.place), detail: wire.detail }
    }
}
