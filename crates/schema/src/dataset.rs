//! Datasets: tables that were imported, each version with its schema and digest.

use std::collections::BTreeMap;

pub use crate::profile::*;
use crate::source::SourceImportRequest;
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

    /// True for dates, moments and times of day.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Datetime | Self::Time)
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
        /// How it was read, so that the same place can be read again in the same way; `null` where that is not known.
        #[serde(default)]
        pub origin: Option<DatasetOrigin>,
    }

    /// Where a dataset came from and how it was read.
    #[serde(rename_all = "lowercase")]
    pub enum DatasetOrigin {
        /// A file or folder.
        File(ImportRequest),
        /// A registered source.
        Source(SourceImportRequest),
    }

    /// Asks to import a file or folder.
    #[derive(Default)]
    pub struct ImportRequest {
        /// Path of a CSV, TSV, JSON, NDJSON, Parquet, Arrow (Feather), Excel or OpenDocument file, the text formats also packed
        /// with gzip or zstd, or of a folder of such files of one format, or the folder of a Delta Lake or Iceberg table.
        pub path: String,
        /// Name in the workspace; by default the file's name without ending.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub name: Option<String>,
        /// CSV: the field delimiter, one ASCII character or `tab`; detected by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub delimiter: Option<String>,
        /// CSV and JSON: the text encoding by its WHATWG label (`utf-8`, `windows-1256`, `latin1` …); UTF-8 by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub encoding: Option<String>,
        /// Words that mean "no value", besides the empty field; by default `NA`, in JSON none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub missing: Option<Vec<String>>,
        /// CSV and Excel: false when the first line is a row, not the names of the columns; true by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub header: Option<bool>,
        /// Excel: the sheet, by its name or its number counted from 1; the first one with cells by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub sheet: Option<String>,
        /// Excel: the row of the sheet that names the columns, counted from 1; the first one with cells by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub header_row: Option<u32>,
        /// Folders: true to take the columns of all files where these differ, missing where a file does not have them; by
        /// default files that differ are an error.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub union: Option<bool>,
        /// Delta Lake and Iceberg: the number of the version or the id of the snapshot, or the name of a branch or tag; the
        /// newest by default. As text, since a snapshot's id may be larger than numbers of JSON can be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub table_version: Option<String>,
        /// Types of columns by name, where another one than the detected type is wanted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub types: Option<BTreeMap<String, ColumnType>>,
        /// True to take values that do not have the type in `types` as missing; by default the first one is an error.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub lenient: Option<bool>,
    }

    /// A column whose type changed.
    pub struct RetypedColumn {
        /// Name.
        pub name: String,
        /// Type before.
        pub from: ColumnType,
        /// Type now.
        pub to: ColumnType,
    }

    /// How a version of a dataset differs from the one before it.
    pub struct DatasetChanges {
        /// Number of rows before.
        pub rows_before: u64,
        /// Number of rows now.
        pub rows_after: u64,
        /// Columns that are new.
        pub added: Vec<Column>,
        /// Columns that are gone.
        pub removed: Vec<Column>,
        /// Columns that have another type.
        pub retyped: Vec<RetypedColumn>,
    }

    /// What reading a dataset's place again gave.
    pub struct ReimportResponse {
        /// The new version, or the newest one as it was.
        pub dataset: Dataset,
        /// How the new version differs from the newest one before; `null` if the content is the same and no version was made.
        pub changes: Option<DatasetChanges>,
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
