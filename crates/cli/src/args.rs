//! What the command line takes: nouns in the order of the flow, each with its verbs.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod component;
mod data;
mod pipeline;
mod quality;
mod runs;
mod sources;

pub use component::ComponentVerb;
pub use data::{DataVerb, FileArgs};
pub use pipeline::PipelineVerb;
pub use quality::QualityVerb;
pub use runs::{ChartArgs, RunsFilter, RunsVerb, TableChartArgs, ThemeArg};
pub use sources::{AddSource, ReadArgs, SourcesVerb};

/// Falaj: data to models in use, on your own machines.
#[derive(Parser)]
#[command(name = "falaj", version, max_term_width = 100, after_help = EXAMPLES, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub noun: Noun,
}

const EXAMPLES: &str = "\
Examples:
  falaj workspace init demo --sample
  falaj --workspace demo pipeline run flights-late
  falaj --workspace demo models list --json
  falaj --workspace demo deploy create flights-late@1 --target local

Exit codes:
  0 done · 1 failed · 2 wrong usage · 3 input refused (data, file, signature)
  4 a gate or policy said no · 5 not permitted · 130 cancelled";

#[derive(Args)]
pub struct Global {
    /// Workspace folder [default: the nearest at or above the current folder, else the one used last]
    #[arg(long, global = true, value_name = "DIR", env = "FALAJ_WORKSPACE")]
    pub workspace: Option<PathBuf>,
    /// Print one JSON document on standard output, and nothing else there
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of messages [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// Print no progress
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// Arabic
    Ar,
}

#[derive(Subcommand)]
pub enum Noun {
    /// Make a workspace, or look at one
    #[command(subcommand)]
    Workspace(WorkspaceVerb),
    /// Import tables and look at them
    #[command(subcommand)]
    Data(DataVerb),
    /// Hold datasets to rules
    #[command(subcommand)]
    Quality(QualityVerb),
    /// Read tables of databases and object stores
    #[command(subcommand)]
    Sources(SourcesVerb),
    /// Make, check and run pipelines
    #[command(subcommand)]
    Pipeline(PipelineVerb),
    /// Look at the library of components, and publish to it
    #[command(subcommand)]
    Component(ComponentVerb),
    /// Look at runs and compare them
    #[command(subcommand)]
    Runs(RunsVerb),
    /// Cancel long work that is not a run
    #[command(subcommand)]
    Jobs(JobsVerb),
    /// Look at models and predict with them
    #[command(subcommand)]
    Models(ModelsVerb),
    /// Deploy models
    #[command(subcommand)]
    Deploy(DeployVerb),
    /// See who did what
    #[command(subcommand)]
    Audit(AuditVerb),
    /// Show this machine's processors, memory and disk
    Machine {
        #[command(subcommand)]
        verb: Option<MachineVerb>,
    },
    /// Serve Studio and the API over HTTP
    ///
    /// Prints the address once, with a token that the API asks for. Studio is at /, the API at /api/v1, its OpenAPI
    /// document at /api/v1/openapi.json.
    #[command(after_help = "Examples:\n  falaj serve\n  falaj serve --port 8080 --token-file token.txt")]
    Serve(ServeArgs),
    /// Print a completion script for a shell
    #[command(after_help = "Example:\n  falaj completions bash > /etc/bash_completion.d/falaj")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the version
    Version,
}

#[derive(Subcommand)]
pub enum WorkspaceVerb {
    /// Make a workspace in a new or empty folder
    #[command(after_help = "Examples:\n  falaj workspace init team\n  falaj workspace init demo --sample")]
    Init {
        /// Folder of the new workspace
        dir: PathBuf,
        /// Put the sample data and pipelines in: flights from New York 2013, and penguins
        #[arg(long)]
        sample: bool,
        /// Name shown to people [default: the folder's name]
        #[arg(long)]
        name: Option<String>,
    },
    /// Show the workspace and what is in it
    Info,
    /// Look for files of datasets and models that are missing or damaged
    Check,
}

#[derive(Subcommand)]
pub enum JobsVerb {
    /// Cancel an import, profile or prediction that this process works on (over `falaj serve` or in Studio)
    Cancel {
        /// Identity from the job's events
        job: String,
    },
}

#[derive(Subcommand)]
pub enum ModelsVerb {
    /// List models and their versions
    List,
    /// Show one model version
    Show {
        /// NAME@VERSION
        model: String,
    },
    /// Predict for every row of a file
    #[command(after_help = "Examples:
  falaj models predict flights-late@1 --input new.parquet -o predictions.csv
  falaj models predict flights-late@1 --input new.csv --columns flight_id,origin")]
    Predict {
        /// NAME@VERSION
        model: String,
        /// CSV or Parquet file with the model's inputs
        #[arg(long, value_name = "FILE")]
        input: PathBuf,
        /// CSV or Parquet file to write [default: a new one in the workspace's folder predictions]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Columns of the input file to write beside the predictions, such as an id
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        columns: Vec<String>,
        /// Write the model's inputs beside the predictions
        #[arg(long)]
        with_inputs: bool,
    },
}

#[derive(Subcommand)]
pub enum DeployVerb {
    /// Deploy a model version
    #[command(after_help = "Examples:
  falaj deploy create flights-late@1 --target local
  falaj deploy create flights-late@2 --target local --name delays --set port=8200")]
    Create {
        /// NAME@VERSION
        model: String,
        /// Where to
        #[arg(long, default_value = "local")]
        target: String,
        /// Name of the deployment [default: the model's name]
        #[arg(long)]
        name: Option<String>,
        /// How a new version takes over: rolling
        #[arg(long, default_value = "rolling")]
        strategy: String,
        /// Setting of the target, for example port=8200
        #[arg(long, value_name = "KEY=VALUE")]
        set: Vec<String>,
    },
    /// List deployments
    List,
    /// Show one deployment
    Status {
        /// Name of the deployment
        name: String,
    },
    /// Stop a deployment
    Stop {
        /// Name of the deployment
        name: String,
    },
    /// Start a deployment again that was stopped or failed
    Start {
        /// Name of the deployment
        name: String,
    },
    /// Show what a deployment's server has counted
    Metrics {
        /// Name of the deployment
        name: String,
    },
    /// Print the last lines that a deployment's server wrote
    Logs {
        /// Name of the deployment
        name: String,
        /// At most so many lines
        #[arg(long, default_value_t = 200)]
        limit: u32,
    },
    /// Ask a deployment for predictions
    #[command(after_help = "Example:\n  falaj deploy ask flights-late --rows '[{\"carrier\":\"UA\",\"hour\":8}]'")]
    Ask {
        /// Name of the deployment
        name: String,
        /// JSON list of rows, or @FILE to read it from a file
        #[arg(long)]
        rows: String,
    },
}

#[derive(Subcommand)]
pub enum MachineVerb {
    /// Show what the machine is made of, and the programs that work on it
    Hardware,
}

#[derive(Subcommand)]
pub enum AuditVerb {
    /// List what was done, newest first
    List {
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u32,
        /// Leave out so many of the newest
        #[arg(long, default_value_t = 0)]
        offset: u64,
        /// Only entries with this text in them
        #[arg(long, value_name = "TEXT")]
        find: Option<String>,
    },
}

#[derive(Args)]
pub struct ServeArgs {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Port; 0 takes a free one
    #[arg(long, default_value_t = 8155)]
    pub port: u16,
    /// File with the token; made if it is not there [default: a new token each time]
    #[arg(long, value_name = "F")]
    pub token_file: Option<PathBuf>,
}
