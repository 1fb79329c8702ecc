//! Arguments of `falaj data`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum DataVerb {
    /// Import a CSV or Parquet file as a new version of a dataset
    #[command(after_help = "Examples:
  falaj data import flights.csv
  falaj data import sales.csv --name sales --delimiter ';' --encoding windows-1256")]
    Import {
        /// CSV, TSV or Parquet file
        path: PathBuf,
        /// Name in the workspace [default: the file's name without ending]
        #[arg(long)]
        name: Option<String>,
        /// CSV: field delimiter, one character or `tab` [default: detected]
        #[arg(long)]
        delimiter: Option<String>,
        /// CSV: text encoding, for example windows-1256 [default: utf-8]
        #[arg(long)]
        encoding: Option<String>,
        /// CSV: a word that means "no value"; may be given several times [default: the empty field and NA]
        #[arg(long, value_name = "WORD")]
        missing: Vec<String>,
        /// CSV: the first line is a row, not the names of the columns
        #[arg(long)]
        no_header: bool,
    },
    /// Look at the beginning of a file, as an import would read it
    #[command(after_help = "Example:\n  falaj data preview sales.csv --delimiter ';'")]
    Preview {
        /// CSV, TSV or Parquet file
        path: PathBuf,
        /// CSV: field delimiter, one character or `tab` [default: detected]
        #[arg(long)]
        delimiter: Option<String>,
        /// CSV: text encoding, for example windows-1256 [default: utf-8]
        #[arg(long)]
        encoding: Option<String>,
        /// CSV: a word that means "no value"; may be given several times [default: the empty field and NA]
        #[arg(long, value_name = "WORD")]
        missing: Vec<String>,
        /// CSV: the first line is a row, not the names of the columns
        #[arg(long)]
        no_header: bool,
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
    /// Show the pipelines that read a dataset and the models made from it
    Uses {
        /// Name of the dataset
        name: String,
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
