//! Verbs of `falaj pipeline`.

use std::path::PathBuf;

use clap::Subcommand;

use super::runs::TableChartArgs;

#[derive(Subcommand)]
pub enum PipelineVerb {
    /// Write a pipeline that runs as it is: trains a model for a column, scores a dataset, or reports on it
    #[command(after_help = "Examples:
  falaj pipeline new --data penguins --predict species -o penguins.json
  falaj pipeline new --data flights --predict arr_delay --leave-out dep_delay,air_time
  falaj pipeline new --data july --template batch_scoring --model delays@3
  falaj pipeline new --data flights --template quality_report")]
    New {
        /// Dataset: NAME or NAME@VERSION
        #[arg(long, value_name = "N")]
        data: String,
        /// Column to predict; of a report, one that the others are compared with
        #[arg(long, value_name = "COL", required_unless_present = "template")]
        predict: Option<String>,
        /// auto, linear, mlp, batch_scoring or quality_report
        #[arg(long, value_name = "T")]
        template: Option<String>,
        /// Of batch_scoring, the model that predicts: NAME or NAME@VERSION
        #[arg(long, value_name = "M")]
        model: Option<String>,
        /// Columns that the model is not to learn from
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        leave_out: Vec<String>,
        /// File to write [default: a file in the workspace]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// List the workspace's pipelines
    List,
    /// Show one pipeline
    Show {
        /// File, or name of a pipeline of the workspace
        file: String,
    },
    /// Check a pipeline without running it
    Validate {
        /// File, or name of a pipeline of the workspace
        file: String,
    },
    /// List what could stand at a place of a node's expression
    #[command(after_help = "Example:\n  falaj pipeline complete flights-late late 'coalesce(arr_d'")]
    Complete {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// Node whose expression it is
        node: String,
        /// The expression as far as it is written
        expression: String,
        /// Where the cursor stands, in characters [default: at the end]
        #[arg(long, value_name = "N")]
        cursor: Option<u64>,
    },
    /// Show the values of an expression on the first rows of a dataset, or of what enters a node
    #[command(after_help = "Examples:
  falaj pipeline preview-expression flights 'coalesce(arr_delay, 0) > 15'
  falaj pipeline preview-expression flights-late 'distance / air_time' --node late")]
    PreviewExpression {
        /// Dataset: NAME or NAME@VERSION; with --node a pipeline: file, or name of one of the workspace
        data: String,
        /// The expression
        expression: String,
        /// Node of the pipeline that the expression is written for
        #[arg(long, value_name = "NODE")]
        node: Option<String>,
        /// Rows, at most 100 [default: 20]
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Run a pipeline and wait for the end
    #[command(after_help = "Examples:
  falaj pipeline run flights-late
  falaj pipeline run flights-late.json --set train.learning_rate=0.01 --set train.hidden=[64,32]
  falaj pipeline run flights-late --set threshold=20 --set clean/filter.where='distance > 100'
  falaj pipeline run flights-late --to split")]
    Run {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// Another value for a parameter of the pipeline, or a node's setting, in this run
        #[arg(long, value_name = "[NODE.]PARAM=VALUE")]
        set: Vec<String>,
        /// Run this node and what it needs only
        #[arg(long, value_name = "NODE")]
        to: Option<String>,
        /// For scripts: plain progress lines, even on a terminal
        #[arg(long)]
        ci: bool,
    },
    /// List the kinds of node and the settings that each takes
    Kinds,
    /// Make an empty pipeline in the workspace, or a copy of one
    #[command(after_help = "Examples:
  falaj pipeline create 'Late flights'
  falaj pipeline create 'Late flights, wide' --from flights-late")]
    Create {
        /// Name shown to people; the file is named after it
        name: String,
        /// Pipeline to copy: file, or name of one of the workspace
        #[arg(long, value_name = "PIPELINE")]
        from: Option<String>,
    },
    /// List the versions of a pipeline, newest first
    History {
        /// File, or name of a pipeline of the workspace
        file: String,
    },
    /// Bring an earlier version of a pipeline back, as a new version
    #[command(after_help = "Example:\n  falaj pipeline restore flights-late 3")]
    Restore {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// Number of the version
        // `version` is what `--version` is called.
        #[arg(value_name = "VERSION")]
        number: u32,
    },
    /// Show what differs between two pipelines, or two versions of one
    #[command(after_help = "Examples:
  falaj pipeline diff flights-late@3 flights-late
  falaj pipeline diff flights-late.json other/flights-late.json")]
    Diff {
        /// The earlier one: FILE, NAME or NAME@VERSION
        from: String,
        /// The later one
        to: String,
    },
    /// Show rows of what a node gave the last time it ran as it is now
    #[command(after_help = "Example:\n  falaj pipeline rows flights-late split --part test --limit 5")]
    Rows {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node
        node: String,
        /// Of a split, the part: train, valid or test [default: train]
        #[arg(long, value_name = "PART")]
        part: Option<String>,
        /// First row, counted from 0
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
        /// Rows, at most 1000
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    /// Set aside what nodes gave, so that they work anew; nothing is removed
    #[command(after_help = "Examples:
  falaj pipeline reset flights-late --node join
  falaj pipeline reset flights-late --undo 1764248400000")]
    Reset {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node, with all that need it [default: all nodes]
        #[arg(long, value_name = "NODE")]
        node: Option<String>,
        /// Take a reset back, by the time that it answered
        #[arg(long, value_name = "AT", conflicts_with = "node")]
        undo: Option<i64>,
    },
    /// Pin the result that a node has, so that it gives that whatever its settings and inputs become
    #[command(after_help = "Example:\n  falaj pipeline pin flights-late join")]
    Pin {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node
        node: String,
        /// Unpin it
        #[arg(long)]
        off: bool,
    },
    /// Look at every column of what a node gave the last time it ran
    #[command(after_help = "Examples:
  falaj pipeline inspect flights-late join
  falaj pipeline inspect flights-late split --part test --target late")]
    Inspect {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node
        node: String,
        /// Of a split, the part: train, valid or test [default: train]
        #[arg(long, value_name = "PART")]
        part: Option<String>,
        /// Column to compare the others with
        #[arg(long, value_name = "COL")]
        target: Option<String>,
    },
    /// Draw a chart of what a node gave the last time it ran, or print its values
    #[command(after_help = "Examples:
  falaj pipeline chart flights-late --node join --x carrier --y arr_delay -o delay.svg
  falaj pipeline chart flights-late --node join --x dep_delay --y arr_delay --color origin -o delays.png
  falaj pipeline chart flights-late --node join --x hour --y arr_delay --aggregate median --kind line")]
    Chart {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node
        #[arg(long, value_name = "NODE")]
        node: String,
        /// Of a split, the part: train, valid or test [default: train]
        #[arg(long, value_name = "PART")]
        part: Option<String>,
        #[command(flatten)]
        chart: Box<TableChartArgs>,
    },
    /// Write a report on what a node gave as one HTML file, with aggregates only
    #[command(after_help = "Example:\n  falaj pipeline report flights-late join -o joined.html")]
    Report {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// The node
        node: String,
        /// HTML file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Of a split, the part: train, valid or test [default: train]
        #[arg(long, value_name = "PART")]
        part: Option<String>,
    },
}
