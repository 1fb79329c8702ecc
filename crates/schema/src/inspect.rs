//! Looking closer at datasets: versions, comparisons, relations between columns, uses; and at a file before its import.

use crate::dataset::{Column, ColumnType, Dataset};
use crate::error::WireError;
use crate::{Millis, contract};

contract! {
    /// Every version of a dataset.
    pub struct VersionList {
        /// Newest first.
        pub versions: Vec<Dataset>,
    }

    /// Asks to compare two dataset versions.
    pub struct CompareDataRequest {
        /// The one compared with, usually the older: `name` or `name@version`.
        pub from: String,
        /// The other one: `name` or `name@version`.
        pub to: String,
    }

    /// What became of a column.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum ColumnFate {
        /// In the second version only.
        Added,
        /// In the first version only.
        Removed,
        /// In both, with another type.
        Retyped,
        /// In both, with the same type.
        Kept,
    }

    /// A column in one of two versions.
    pub struct ColumnSide {
        /// Type of its values.
        #[serde(rename = "type")]
        pub kind: ColumnType,
        /// Share of the rows without a value, 0 to 1.
        pub missing: f64,
        /// Different values.
        pub distinct: u64,
        /// Smallest value as text.
        pub min: Option<String>,
        /// Largest value as text.
        pub max: Option<String>,
        /// Arithmetic mean (numbers only).
        pub mean: Option<f64>,
    }

    /// A column in two versions.
    pub struct ColumnDifference {
        /// Name.
        pub name: String,
        /// What became of it.
        pub fate: ColumnFate,
        /// In the first version.
        pub from: Option<ColumnSide>,
        /// In the second version.
        pub to: Option<ColumnSide>,
        /// How far its distribution moved, 0 (not at all) to 1. Numbers and moments: the largest distance between the two
        /// cumulative distributions (two-sample Kolmogorov–Smirnov statistic); text and yes/no: the total variation
        /// distance between the shares of the values. `null` where the types differ, a side has no value, or most rows of
        /// text have a value of their own.
        pub shift: Option<f64>,
    }

    /// Two dataset versions beside each other.
    pub struct DataComparison {
        /// The first.
        pub from: Dataset,
        /// The second.
        pub to: Dataset,
        /// Every column of either, in the order of the second, then those that only the first has.
        pub columns: Vec<ColumnDifference>,
    }

    /// How it is measured whether two columns go together.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "lowercase")]
    pub enum RelationMethod {
        /// Pearson's correlation of two columns of numbers or yes/no, −1 to 1: how well a line fits.
        #[default]
        Pearson,
        /// Spearman's correlation, −1 to 1: Pearson's of the ranks, equal values with the mean of their ranks. Dates, moments
        /// and times of day have ranks too.
        Spearman,
        /// Cramér's V of two columns of categories, 0 to 1, corrected for bias (Bergsma 2013).
        Cramer,
        /// The correlation ratio η of a column of categories and one of numbers, 0 to 1: square root of the share of the
        /// numbers' variance that lies between the categories.
        Ratio,
        /// For each pair what suits it: Spearman's correlation of two columns of numbers, Cramér's V of two of categories, η
        /// of one of each.
        Mixed,
    }

    /// Asks for relations between columns.
    pub struct RelationsRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// A column: all others are related to it. Without one, the strongest pairs are looked for.
        #[serde(default)]
        #[ts(optional)]
        pub column: Option<String>,
        /// How it is measured; Pearson's correlation by default.
        #[serde(default)]
        #[ts(optional)]
        pub method: Option<RelationMethod>,
    }

    /// Two columns that go together.
    pub struct Relation {
        /// The column asked about, or the first of the pair.
        pub a: String,
        /// The other column.
        pub b: String,
        /// How much, by the method that was asked for.
        pub r: f64,
        /// Rows that were looked at in which both have a value. Of a very long table rows spread over it are looked at: the
        /// standard error is then at most 1 divided by the square root of this.
        pub rows: u64,
    }

    /// Asks for the relations of all columns with each other.
    pub struct MatrixRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// The columns, at most 60; by default the first 60 that the method can relate.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
        /// How it is measured; Pearson's correlation by default.
        #[serde(default)]
        #[ts(optional)]
        pub method: Option<RelationMethod>,
    }

    /// The relations of columns with each other.
    pub struct MatrixResponse {
        /// How they are measured.
        pub method: RelationMethod,
        /// The columns in order.
        pub columns: Vec<String>,
        /// For each column its relation with each, by the same order; `null` where the method can't relate the two, or where
        /// one does not vary.
        pub values: Vec<Vec<Option<f64>>>,
        /// Rows that were looked at in which both have a value, by the same order.
        pub rows: Vec<Vec<u64>>,
        /// Whether every row was looked at; else rows spread over the table, and the standard error of a value is at most 1
        /// divided by the square root of its rows.
        pub complete: bool,
        /// Columns that the method could relate and that were left out, because no columns were named and there are more
        /// than 60.
        pub left_out: u64,
    }

    /// A span of time.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Span {
        /// An hour.
        Hour,
        /// A day.
        Day,
        /// A calendar month.
        Month,
        /// A calendar year.
        Year,
    }

    /// A column over the moments of another one.
    pub struct OverTime {
        /// The column of moments.
        pub column: String,
        /// How long each span is.
        pub span: Span,
        /// When each span starts.
        pub starts: Vec<Millis>,
        /// Rows of each span.
        pub rows: Vec<u64>,
        /// Mean of each span (numbers only); `null` where there is no value.
        pub means: Vec<Option<f64>>,
        /// Rows of each span without a value.
        pub missing: Vec<u64>,
    }

    /// How columns go together.
    pub struct RelationsResponse {
        /// Of a column: the others, strongest first, at most 24. Without one: pairs related by at least 0.9, strongest first,
        /// at most 200.
        pub relations: Vec<Relation>,
        /// The column over time, where the dataset has a column of moments.
        pub over_time: Option<OverTime>,
        /// False when there are too many columns to look at every pair.
        pub complete: bool,
    }

    /// A sheet of a workbook.
    pub struct SheetSize {
        /// Its name.
        pub name: String,
        /// Rows from the first one to the last one with cells; `null` where finding out would take long.
        pub rows: Option<u64>,
        /// Columns from the first one to the last one with cells; `null` where finding out would take long.
        pub columns: Option<u64>,
    }

    /// A version of a Delta Lake or Iceberg table.
    pub struct TableVersion {
        /// Number of the version or id of the snapshot.
        pub version: String,
        /// The newest that the table has.
        pub newest: String,
        /// When it was made, where that is known.
        pub made: Option<Millis>,
    }

    /// A file of a folder.
    pub struct PreviewFile {
        /// Path from the folder on.
        pub name: String,
        /// Size in bytes.
        pub bytes: u64,
    }

    /// The beginning of a file, or of the first file of a folder.
    pub struct PreviewResponse {
        /// `csv`, `json` (a list of objects), `ndjson` (one object after the other), `parquet`, `arrow`, `excel`,
        /// `delta` or `iceberg`.
        pub format: String,
        /// What the file is packed with: `gzip` or `zstd`.
        pub packing: Option<String>,
        /// Size in bytes, of all files together.
        pub bytes: u64,
        /// The columns; of text formats with the types that the rows looked at suggest.
        pub columns: Vec<Column>,
        /// The first rows as text, at most 20; `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
        /// Rows that were looked at.
        pub looked: u64,
        /// Rows in the file, where it says so (Parquet).
        pub total: Option<u64>,
        /// CSV: the delimiter, as an import takes it.
        pub delimiter: Option<String>,
        /// CSV and JSON: the text encoding by its WHATWG label.
        pub encoding: Option<String>,
        /// Excel: the sheets in order.
        pub sheets: Vec<SheetSize>,
        /// Excel: the sheet that is shown.
        pub sheet: Option<String>,
        /// Folders: the files in the order in which they are read, at most the first 1,000.
        pub files: Vec<PreviewFile>,
        /// Folders: how many files there are.
        pub file_count: Option<u64>,
        /// Delta Lake and Iceberg: which version of the table it is.
        pub table: Option<TableVersion>,
        /// Why an import would fail at one of these rows.
        pub problem: Option<WireError>,
    }

    /// A pipeline that reads a dataset.
    pub struct PipelineUse {
        /// Id of the pipeline.
        pub id: String,
        /// Name shown to people.
        pub name: String,
        /// The nodes that read it.
        pub nodes: Vec<String>,
        /// The version it names; `null` for the newest.
        pub version: Option<u32>,
    }

    /// A model version that was made from a dataset.
    pub struct ModelUse {
        /// Name of the model.
        pub name: String,
        /// Version of the model.
        pub version: u32,
        /// What it predicts.
        pub target: String,
        /// Version of the dataset.
        pub dataset_version: u32,
        /// When it was registered.
        pub created: Millis,
    }

    /// What a dataset is used for.
    pub struct DatasetUses {
        /// Pipelines that read it, by name.
        pub pipelines: Vec<PipelineUse>,
        /// Model versions made from it, newest first.
        pub models: Vec<ModelUse>,
    }
}
