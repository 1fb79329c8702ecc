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

/// What a chart of a table shows, and where it goes.
#[derive(Args)]
pub struct TableChartArgs {
    /// Column along the chart; of boxes the groups, or without --y what is measured
    #[arg(long, value_name = "COL")]
    pub x: String,
    /// Column of values; without one, rows are counted
    #[arg(long, value_name = "COL")]
    pub y: Option<String>,
    /// How it is drawn [default: as suits the types of the columns]
    #[arg(long)]
    pub kind: Option<KindArg>,
    /// What becomes of the values of several rows [default: mean, or count without --y]
    #[arg(long, value_name = "A")]
    pub aggregate: Option<AggregateArg>,
    /// Column whose values have a colour each
    #[arg(long, value_name = "COL")]
    pub color: Option<String>,
    /// Of a histogram, how many bins at most, 1 to 200 [default: 40]
    #[arg(long, value_name = "N")]
    pub bins: Option<u32>,
    /// SVG, PNG or CSV file to write, as its ending says [default: the values are printed]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// On what it stands
    #[arg(long, default_value = "light")]
    pub theme: ThemeArg,
    /// Width in pixels
    #[arg(long, default_value_t = 800)]
    pub width: u32,
    /// Height in pixels [default: as high as it has to be]
    #[arg(long)]
    pub height: Option<u32>,
    /// PNG: pixels of the file for each pixel of the chart, 0.5 to 4
    #[arg(long, default_value_t = 2.0)]
    pub scale: f64,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum KindArg {
    /// A bar for each value
    Bar,
    /// Values over an ordered column
    Line,
    /// A point for each row
    Scatter,
    /// How often values fall between edges
    Histogram,
    /// How values spread
    Box,
}

impl KindArg {
    /// Its name in requests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Line => "line",
            Self::Scatter => "scatter",
            Self::Histogram => "histogram",
            Self::Box => "box",
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum AggregateArg {
    /// How many rows
    Count,
    /// Their sum
    Sum,
    /// Their mean
    Mean,
    /// The value in their middle
    Median,
    /// The least
    Min,
    /// The greatest
    Max,
}

impl AggregateArg {
    /// Its name in requests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
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
