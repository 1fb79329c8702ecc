//! The command line of `falaj-serve`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use falaj_schema::Result;

use crate::server::Options;
use crate::{report, server, supervise};

/// Largest request by default: 32 MiB.
const MAX_BODY: usize = 32 << 20;

/// Serves one Falaj model over the Open Inference Protocol (V2, REST).
#[derive(Parser)]
#[command(name = "falaj-serve", disable_version_flag = true)]
#[command(arg_required_else_help = true, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Verb>,
    #[command(flatten)]
    serve: Option<Serve>,
}

#[derive(Subcommand)]
enum Verb {
    /// Keep the server of a state folder up: spec.json says what to serve, state.json where it stands.
    Supervise {
        /// The state folder.
        #[arg(long, value_name = "DIR")]
        state: PathBuf,
    },
    /// Print the version of this program; `--version` is the model's.
    Version,
}

#[derive(Args)]
struct Serve {
    /// Folder of the model package.
    #[arg(long, value_name = "DIR")]
    model: PathBuf,
    /// Port to listen on; 0 takes any free one.
    #[arg(long, value_name = "P")]
    port: u16,
    /// Address to listen on.
    #[arg(long, value_name = "H", default_value = "127.0.0.1")]
    host: String,
    /// Name of the model in the protocol's paths; the package's by default.
    #[arg(long, value_name = "N")]
    name: Option<String>,
    /// Version the model answers as; 1 by default.
    #[arg(long, value_name = "V")]
    version: Option<String>,
    /// Largest request in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_BODY)]
    max_body: usize,
    /// Number of an open listener to use instead of opening the port.
    #[arg(long, hide = true)]
    listen_fd: Option<i32>,
    /// End when standard input ends.
    #[arg(long, hide = true)]
    supervised: bool,
}

/// Runs the program: 0 when told to end, 1 with one JSON line on standard error when it can't go on, 2 for wrong usage.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    log_to_stderr();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    match (cli.command, cli.serve) {
        (Some(Verb::Supervise { state }), _) => supervise::run(&state),
        (Some(Verb::Version), _) => {
            println!("falaj-serve {}", env!("CARGO_PKG_VERSION"));
            Ok(())
        }
        (None, Some(serve)) => server::run(Options {
            model: serve.model,
            name: serve.name,
            version: serve.version,
            host: serve.host,
            port: serve.port,
            max_body: serve.max_body,
            listen_fd: serve.listen_fd,
            supervised: serve.supervised,
        }),
        (None, None) => Err(falaj_schema::Error::new(falaj_schema::Code::BadRequest)),
    }
}

fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let layer = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false);
    // Fails only when the process has a log already.
    let _ = layer.try_init();
}
