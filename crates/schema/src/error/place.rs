//! Where something failed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where something failed; only what is known is set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Place {
    /// Path of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Name of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Id of the pipeline's node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// Name of the node's parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub param: Option<String>,
    /// Id of the quality rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Row or line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Part of the expression or query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Box<Span>>,
}

/// A part of a text. All are counted from 0; the end is the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[ts(rename = "TextSpan")]
pub struct Span {
    /// First character (Unicode code point).
    pub start: u64,
    /// Character behind the last.
    pub end: u64,
    /// First byte of the UTF-8 text.
    pub start_byte: u64,
    /// Byte behind the last.
    pub end_byte: u64,
}
