//! Datasets: tables that were imported, each version with its schema and digest.

use std::collections::BTreeMap;

pub use crate::profile::*;
use crate::{Millis, contract};

impl ColumnType {
    /// The name in messages and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Text => "text",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Time => "time",
        }
    }
}

contract! {
    /// The type of a column's values.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "lowercase")]
    pub enum ColumnType {
        /// Whole numbers, up to 64 bits.
        Integer,
        /// Floating-point numbers.
        Real,
        /// UTF-8 text.
        Text,
        /// True or false.
        Boolean,
        /// A calendar date.
        Date,
        /// A moment, to the microsecond; UTC unless the source says otherwise.
        Datetime,
        /// A time of day.
        Time,
    }

    /// One column of a table.
    pub struct Column {
        /// Name, unique in the table.
        pub name: String,
        /// Type of its values.
        #[serde(rename = "type")]
        pub kind: ColumnType,
    }

    /// Something worth knowing that did not stop an import.
    pub struct Warning {
        /// Stable name; also the key of its message in the catalogue (`warning-<code>`).
        pub code: String,
        /// What happened, in the caller's language.
        pub message: String,
        /// Rows it concerns, counted from 1; at most the first 20.
        pub rows: Vec<u64>,
        /// Values for the message's placeholders.
        #[serde(default)]
        pub params: BTreeMap<String, String>,
    }

    /// One version of a dataset.
    pub struct Dataset {
        /// Identity of this version.
        pub id: String,
        /// Name in the workspace.
        pub name: String,
        /// Counts from 1 for each name.
        pub version: u32,
        /// Number of rows.
        pub rows: u64,
        /// The columns in order.
        pub columns: Vec<Column>,
        /// SHA-256 of the stored Parquet file, hexadecimal.
        pub digest: String,
        /// Size of the stored Parquet file in bytes.
        pub bytes: u64,
        /// Where it was imported from.
        pub source: String,
        /// When it was imported.
        pub created: Millis,
        /// Who imported it.
        pub actor: String,
        /// What was noticed on import.
        pub warnings: Vec<Warning>,
    }

    /// Asks to import a file.
    #[derive(Default)]
    pub struct ImportRequest {
        /// Path of a CSV, TSV or Parquet file.
        pub path: String,
        /// Name in the workspace; by default the file's name without ending.
        #[serde(default)]
        #[ts(optional)]
        pub name: Option<String>,
        /// CSV: the field delimiter, one ASCII character or `tab`; detected by default.
        #[serde(default)]
        #[ts(optional)]
        pub delimiter: Option<String>,
        /// CSV: the text encoding by its WHATWG label (`utf-8`, `windows-1256`, `latin1` …); UTF-8 by default.
        #[serde(default)]
        #[ts(optional)]
        pub encoding: Option<String>,
        /// CSV: words that mean "no value", besides the empty field.
        #[serde(default)]
        #[ts(optional)]
        pub missing: Option<Vec<String>>,
        /// CSV: false when the first line is a row, not the names of the columns; true by default.
        #[serde(default)]
        #[ts(optional)]
        pub header: Option<bool>,
    }

    /// A dataset.
    pub struct DatasetResponse {
        /// The dataset version.
        pub dataset: Dataset,
    }

    /// Names a dataset, by default its newest version.
    pub struct DatasetRef {
        /// `name` or `name@version`.
        pub name: String,
    }

    /// The newest version of every dataset.
    pub struct DatasetList {
        /// By name.
        pub datasets: Vec<Dataset>,
    }

    /// Asks for rows.
    pub struct RowsRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// First row, counted from 0.
        #[serde(default)]
        pub offset: u64,
        /// How many rows, at most 1,000.
        pub limit: u32,
        /// Only these columns, in this order; all by default.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
    }

    /// Some rows of a dataset.
    pub struct RowsResponse {
        /// The columns asked for, in order.
        pub columns: Vec<Column>,
        /// Rows of cells as text; `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
        /// Rows in the whole dataset.
        pub total: u64,
    }
}
