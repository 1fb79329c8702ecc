//! Arguments of `falaj quality`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum QualityVerb {
    /// List the workspace's suites of rules
    List,
    /// Show one suite and its rules
    #[command(after_help = "Example:\n  falaj quality show flights")]
    Show {
        /// Name of a suite of the workspace, or a file
        suite: String,
    },
    /// Suggest rules that suit a dataset; all of them hold for it now
    #[command(after_help = "Examples:
  falaj quality suggest flights -o flights-rules.json
  falaj quality suggest flights --columns dep_delay,carrier")]
    Suggest {
        /// NAME or NAME@VERSION
        name: String,
        /// Only rules about these columns, with commas between them
        #[arg(long, value_name = "COL", value_delimiter = ',')]
        columns: Vec<String>,
        /// File to write the suite to; one that is there is not overwritten
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Check a dataset with a suite; ends with 4 when a rule of severity error fails
    #[command(after_help = "Examples:
  falaj quality check flights --suite flights
  falaj quality check flights@2 --suite flights-rules.json --rule carrier.values")]
    Check {
        /// NAME or NAME@VERSION
        name: String,
        /// Name of a suite of the workspace, or a file
        #[arg(long, value_name = "SUITE")]
        suite: String,
        /// Only this rule; may be given several times
        #[arg(long, value_name = "ID")]
        rule: Vec<String>,
    },
    /// Keep the suite in a file in the workspace; one of the same name is replaced
    #[command(after_help = "Example:\n  falaj quality save flights-rules.json")]
    Save {
        /// File of a suite
        file: PathBuf,
    },
    /// Remove a suite from the workspace; its history stays
    Remove {
        /// Name of the suite
        suite: String,
    },
    /// Show how a suite came out before, newest first
    #[command(after_help = "Examples:
  falaj quality history flights
  falaj quality history --dataset flights --limit 100")]
    History {
        /// Name of the suite [default: all suites]
        suite: Option<String>,
        /// Only checks of this dataset
        #[arg(long, value_name = "N")]
        dataset: Option<String>,
        /// At most so many checks
        #[arg(long, default_value_t = 30)]
        limit: u32,
        /// Give the results of this check whole, by its id [default: the newest]
        #[arg(long, value_name = "ID")]
        check: Option<String>,
    },
    /// Show the rows that fail a rule
    #[command(after_help = "Example:\n  falaj quality rows flights --suite flights --rule dep_delay.range")]
    Rows {
        /// NAME or NAME@VERSION
        name: String,
        /// Name of a suite of the workspace, or a file
        #[arg(long, value_name = "SUITE")]
        suite: String,
        /// Id of the rule
        #[arg(long, value_name = "ID")]
        rule: String,
        /// Leave out so many of the failing rows
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// How many rows, at most 1,000
        #[arg(long, default_value_t = 20)]
        limit: u32,
        /// Only these columns, with commas between them
        #[arg(long, value_name = "COL", value_delimiter = ',')]
        columns: Vec<String>,
    },
    /// Write the rows that fail a rule to a file
    #[command(after_help = "Example:
  falaj quality export flights --suite flights --rule dep_delay.range -o late.csv")]
    Export {
        /// NAME or NAME@VERSION
        name: String,
        /// Name of a suite of the workspace, or a file
        #[arg(long, value_name = "SUITE")]
        suite: String,
        /// Id of the rule
        #[arg(long, value_name = "ID")]
        rule: String,
        /// CSV or Parquet file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Only these columns, with commas between them
        #[arg(long, value_name = "COL", value_delimiter = ',')]
        columns: Vec<String>,
    },
    /// Make a suite of a suite of Great Expectations; what has no rule is listed with the reason
    #[command(after_help = "Examples:
  falaj quality import expectations/taxi.json --dataset taxi
  falaj quality import taxi.json --dataset taxi --preview")]
    Import {
        /// JSON file of a suite of Great Expectations 0.18 or 1
        file: PathBuf,
        /// Dataset that the suite is meant for
        #[arg(long, value_name = "N")]
        dataset: String,
        /// Name of the new suite [default: that in the file]
        #[arg(long)]
        name: Option<String>,
        /// Look only: keep nothing
        #[arg(long)]
        preview: bool,
    },
}
