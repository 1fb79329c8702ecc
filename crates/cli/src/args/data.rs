//! Arguments of `falaj data`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::runs::TableChartArgs;

#[derive(Subcommand)]
pub enum DataVerb {
    /// Import a file or folder as a new version of a dataset
    ///
    /// Reads CSV, TSV, JSON, NDJSON (these also packed with gzip or zstd), Parquet, Arrow IPC and Feather, Excel and
    /// OpenDocument files, and folders of files of one format; folders called KEY=VALUE become columns. Of the folder of a
    /// Delta Lake or Iceberg table it reads what the table is at one version.
    #[command(
        disable_version_flag = true,
        after_help = "Examples:
  falaj data import flights.csv
  falaj data import sales.csv --name sales --delimiter ';' --encoding windows-1256
  falaj data import budget.xlsx --sheet 2 --header-row 3
  falaj data import events.ndjson.gz --type id=text --type amount=real --lenient
  falaj data import lake/trips --union
  falaj data import lake/sales --version 12"
    )]
    Import {
        /// File or folder
        path: PathBuf,
        /// Name in the workspace [default: the file's name without ending]
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        reading: FileArgs,
    },
    /// Read again what a dataset was imported from, in the same way
    ///
    /// Makes a new version and says what changed in it; nothing if the content is the same.
    #[command(after_help = "Example:\n  falaj data reimport flights")]
    Reimport {
        /// NAME or NAME@VERSION
        name: String,
    },
    /// Import a folder, and again whenever its files have changed
    ///
    /// Folders are watched while Studio or `falaj serve` runs; what came meanwhile is read at the start. A change becomes one
    /// new version once nothing has changed for a few seconds. Hidden files and those called .part or .tmp are left out.
    #[command(
        disable_version_flag = true,
        after_help = "Examples:
  falaj data watch inbox/orders
  falaj data watch inbox/orders --name orders --delimiter ';' --union
  falaj data watched
  falaj data unwatch orders"
    )]
    Watch {
        /// Folder
        path: PathBuf,
        /// Name in the workspace [default: the folder's name]
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        reading: FileArgs,
    },
    /// Stop to watch the folder of a dataset
    Unwatch {
        /// Name of the dataset
        name: String,
    },
    /// List the watched folders
    Watched,
    /// Look at the beginning of a file or folder, as an import would read it
    #[command(
        disable_version_flag = true,
        after_help = "Examples:
  falaj data preview sales.csv --delimiter ';'
  falaj data preview budget.xlsx --sheet Costs
  falaj data preview lake/sales"
    )]
    Preview {
        /// File or folder
        path: PathBuf,
        #[command(flatten)]
        reading: FileArgs,
    },
    /// List the datasets
    List,
    /// Show one dataset and its columns
    #[command(after_help = "Examples:\n  falaj data show flights\n  falaj data show flights@1")]
    Show {
        /// NAME or NAME@VERSION
        name: String,
    },
    /// Show what is known of each column, and what the columns tell of a target
    #[command(after_help = "Examples:
  falaj data profile flights
  falaj data profile flights --target arr_delay --json")]
    Profile {
        /// NAME or NAME@VERSION
        name: String,
        /// Column to compare the others with
        #[arg(long, value_name = "COL")]
        target: Option<String>,
    },
    /// Show rows of a dataset
    Rows {
        /// NAME or NAME@VERSION
        name: String,
        /// First row, counted from 0
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many rows, at most 1,000
        #[arg(long, default_value_t = 20)]
        limit: u32,
        /// Only these columns, with commas between them
        #[arg(long, value_name = "COL", value_delimiter = ',')]
        columns: Vec<String>,
    },
    /// List every version of a dataset, newest first
    Versions {
        /// Name of the dataset
        name: String,
    },
    /// Compare two dataset versions column by column
    #[command(after_help = "Example:\n  falaj data compare flights@1 flights@2")]
    Compare {
        /// The one compared with: NAME or NAME@VERSION
        from: String,
        /// The other one: NAME or NAME@VERSION
        to: String,
    },
    /// Show how columns go together
    #[command(after_help = "Examples:
  falaj data relations flights
  falaj data relations flights --column arr_delay
  falaj data relations penguins --column species --method ratio")]
    Relations {
        /// NAME or NAME@VERSION
        name: String,
        /// Relate this column to all others [default: the strongest pairs]
        #[arg(long, value_name = "COL")]
        column: Option<String>,
        /// How it is measured
        #[arg(long, value_name = "M", default_value = "pearson")]
        method: MethodArg,
    },
    /// Show how each column goes with each other one
    #[command(after_help = "Examples:
  falaj data matrix penguins --method mixed
  falaj data matrix flights --columns dep_delay,arr_delay,distance --method spearman --json")]
    Matrix {
        /// NAME or NAME@VERSION
        name: String,
        /// Only these columns, at most 60, with commas between them [default: the first 60 that can be related]
        #[arg(long, value_name = "COL", value_delimiter = ',')]
        columns: Vec<String>,
        /// How it is measured
        #[arg(long, value_name = "M", default_value = "pearson")]
        method: MethodArg,
    },
    /// Write a report on a dataset as one HTML file, with aggregates only
    #[command(after_help = "Examples:
  falaj data report flights -o flights.html --target arr_delay
  falaj data report flights -o flights-ar.html --lang ar")]
    Report {
        /// NAME or NAME@VERSION
        name: String,
        /// HTML file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Column to compare the others with
        #[arg(long, value_name = "COL")]
        target: Option<String>,
    },
    /// Draw a chart of a dataset, or print its values
    #[command(after_help = "Examples:
  falaj data chart penguins --x species --y body_mass_g -o mass.svg
  falaj data chart penguins --x flipper_length_mm --y body_mass_g --color species -o birds.png
  falaj data chart penguins --x body_mass_g --bins 20")]
    Chart {
        /// NAME or NAME@VERSION
        name: String,
        #[command(flatten)]
        chart: Box<TableChartArgs>,
    },
    /// Show the pipelines that read a dataset and the models made from it
    Uses {
        /// Name of the dataset
        name: String,
    },
    /// List what could stand at a place of an expression over the columns of a dataset
    #[command(after_help = "Example:\n  falaj data complete flights 'coalesce(arr_d'")]
    Complete {
        /// Dataset: NAME or NAME@VERSION
        name: String,
        /// The expression as far as it is written
        expression: String,
        /// Where the cursor stands, in characters [default: at the end]
        #[arg(long, value_name = "N")]
        cursor: Option<u64>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum MethodArg {
    /// Pearson's correlation of numbers, −1 to 1
    Pearson,
    /// Spearman's correlation of ranks, −1 to 1
    Spearman,
    /// Cramér's V of categories, 0 to 1
    Cramer,
    /// Correlation ratio of categories and numbers, 0 to 1
    Ratio,
    /// For each pair what suits it
    Mixed,
}

/// How a file is read.
#[derive(Args)]
pub struct FileArgs {
    /// CSV: field delimiter, one character or `tab` [default: detected]
    #[arg(long)]
    pub delimiter: Option<String>,
    /// CSV and JSON: text encoding, for example windows-1256 [default: utf-8]
    #[arg(long)]
    pub encoding: Option<String>,
    /// A word that means "no value"; may be given several times [default: the empty field and NA; in JSON none]
    #[arg(long, value_name = "WORD")]
    pub missing: Vec<String>,
    /// CSV and Excel: the first line is a row, not the names of the columns
    #[arg(long)]
    pub no_header: bool,
    /// Excel: the sheet, by its name or number [default: the first one with cells]
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// Excel: the row that names the columns, counted from 1 [default: the first one with cells]
    #[arg(long, value_name = "ROW")]
    pub header_row: Option<u32>,
    /// Folders: take the columns of all files where these differ [default: files that differ are an error]
    #[arg(long)]
    pub union: bool,
    /// Delta Lake and Iceberg: number of the version, or id, branch or tag of the snapshot [default: the newest]
    #[arg(long = "version", value_name = "VERSION")]
    pub table_version: Option<String>,
    /// Another type for a column: integer, real, text, boolean, date, datetime or time; may be given several times
    #[arg(long = "type", value_name = "COLUMN=TYPE")]
    pub types: Vec<String>,
    /// Take values that do not have the type given with --type as missing [default: the first one is an error]
    #[arg(long)]
    pub lenient: bool,
}
