//! Arguments of `falaj runs`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum RunsVerb {
    /// List runs, newest first
    #[command(after_help = "Examples:
  falaj runs list --where 'metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01'
  falaj runs list --pipeline flights-late --status failed --sort started --desc --limit 20
  falaj runs list --where 'data.flights = 2 and not status = cancelled' --sort metrics.log_loss")]
    List(RunsFilter),
    /// Show one run
    Show {
        /// Id, beginning of an id, or name
        id: String,
    },
    /// Show runs beside each other
    #[command(after_help = "Example:\n  falaj runs compare flights-late-1 flights-late-2")]
    Compare {
        /// Ids, beginnings of ids, or names
        #[arg(required = true, num_args = 2..)]
        ids: Vec<String>,
    },
    /// Print the curves of runs
    Series {
        /// Ids, beginnings of ids, or names
        #[arg(required = true)]
        ids: Vec<String>,
        /// Only the curves of this metric, for example valid_loss
        #[arg(long)]
        metric: Option<String>,
    },
    /// Draw a curve of one or more runs as a picture
    #[command(after_help = "Examples:
  falaj runs chart flights-late-1 flights-late-2 -o loss.svg
  falaj runs chart flights-late-2 --metric valid_loss --log --theme dark -o loss.png")]
    Chart(ChartArgs),
    /// Cancel a run that this process works on (over `falaj serve` or in Studio), or one node of it
    Cancel {
        /// Id, beginning of an id, or name
        id: String,
        /// Only this node, and what needs it; the rest goes on
        #[arg(long, value_name = "NODE")]
        node: Option<String>,
    },
}

#[derive(Args)]
pub struct ChartArgs {
    /// Ids, beginnings of ids, or names
    #[arg(required = true, value_name = "RUN")]
    pub ids: Vec<String>,
    /// The curve: train_loss, valid_loss…
    #[arg(long, default_value = "train_loss")]
    pub metric: String,
    /// SVG or PNG file to write, as its ending says
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Logarithmic values
    #[arg(long)]
    pub log: bool,
    /// On what it stands
    #[arg(long, default_value = "light")]
    pub theme: ThemeArg,
    /// Width in pixels
    #[arg(long, default_value_t = 800)]
    pub width: u32,
    /// Height in pixels
    #[arg(long, default_value_t = 450)]
    pub height: u32,
    /// PNG: pixels of the file for each pixel of the chart, 0.5 to 4
    #[arg(long, default_value_t = 2.0)]
    pub scale: f64,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ThemeArg {
    /// Dark on white
    Light,
    /// Light on dark
    Dark,
}

#[derive(Args)]
pub struct RunsFilter {
    /// Only runs of this pipeline; may be given several times
    #[arg(long)]
    pub pipeline: Vec<String>,
    /// Only runs in this state; may be given several times
    #[arg(long, value_enum)]
    pub status: Vec<StatusArg>,
    /// Only runs with this text in their name, pipeline or starter
    #[arg(long)]
    pub text: Option<String>,
    /// Only runs for which this holds: metrics.NAME, params.NODE.PARAM, data.DATASET, name, pipeline, status, started,
    /// seconds or actor, compared by = != < <= > >= ~ in, joined by and, or, not and brackets
    #[arg(long = "where", value_name = "FILTER")]
    pub filter: Option<String>,
    /// Sort by one of these [default: newest first]; runs without it come last
    #[arg(long, value_name = "FIELD")]
    pub sort: Option<String>,
    /// Sort from the largest to the smallest
    #[arg(long, requires = "sort")]
    pub desc: bool,
    /// Leave out so many of the first
    #[arg(long, default_value_t = 0)]
    pub offset: u64,
    /// At most so many
    #[arg(long, default_value_t = 1000)]
    pub limit: u32,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum StatusArg {
    /// At work
    Running,
    /// Ended well
    Done,
    /// Ended with an error
    Failed,
    /// Ended on request
    Cancelled,
}
