//! `falaj-runner`: one training in a process of its own.
//!
//! Reads a spec, writes events as JSON lines on standard output and logs on standard error. Control lines come on
//! standard input.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::exit;

use falaj_model::whole_file;
use falaj_schema::error::Exit;
use falaj_schema::message::Lang;
use falaj_schema::spec::{RunnerEvent, TrainSpec};
use falaj_schema::{Code, Error, Result};
use falaj_train::device::KIND;
use falaj_train::{Cancel, train};

// Keeps freed memory for the next step instead of giving it back to the system page by page.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
Trains a model as a spec says.

Usage: falaj-runner run SPEC.json
       falaj-runner --help | --version

Events are written to standard output, one JSON document a line. A line {\"control\":\"cancel\"} on standard input cancels;
with FALAJ_RUNNER_PARENT=1 the end of standard input does so too.

Exit status: 0 done, 1 failed, 2 usage, 3 refused, 130 cancelled.
";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run", spec] => exit(run(Path::new(spec))),
        ["--help" | "-h" | "help"] => print!("{HELP}"),
        ["--version" | "-V"] => println!("falaj-runner {} ({KIND})", env!("CARGO_PKG_VERSION")),
        _ => {
            eprint!("{HELP}");
            exit(Exit::Usage as i32);
        }
    }
}

fn run(path: &Path) -> i32 {
    let cancel = Cancel::default();
    let mut emit = emitter(cancel.clone());
    let result = read(path).and_then(|spec| {
        listen(cancel.clone());
        train(&spec, &cancel, &mut emit)
    });
    match result {
        Ok(()) => 0,
        Err(error) => {
            let wire = error.to_wire(Lang::En);
            eprintln!(
                "falaj-runner: {}{}",
                wire.message,
                wire.detail.as_deref().map(|d| format!(" ({d})")).unwrap_or_default()
            );
            emit(RunnerEvent::Failed { error: wire });
            error.code.exit() as i32
        }
    }
}

fn read(path: &Path) -> Result<TrainSpec> {
    let bytes = whole_file::read(path)?;
    serde_json::from_slice(&bytes).map_err(|e| Error::new(Code::JsonInvalid).file(path).row(e.line() as u64).detail(e))
}

/// Writes events to standard output. When nobody reads them any more, training is pointless.
fn emitter(cancel: Cancel) -> impl FnMut(RunnerEvent) + Send {
    move |event| {
        let mut out = std::io::stdout().lock();
        let line = serde_json::to_string(&event).map_err(std::io::Error::other);
        if line.and_then(|line| writeln!(out, "{line}").and_then(|()| out.flush())).is_err() {
            cancel.request();
        }
    }
}

/// Obeys control lines on a thread of its own.
fn listen(cancel: Cancel) {
    let owned = std::env::var("FALAJ_RUNNER_PARENT").is_ok_and(|value| value == "1");
    if !owned && std::io::stdin().is_terminal() {
        return;
    }
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(std::result::Result::ok) {
            match serde_json::from_str::<Control>(&line) {
                Ok(Control { control: Action::Cancel }) => cancel.request(),
                Err(error) => eprintln!("falaj-runner: control line ignored: {error}"),
            }
        }
        if owned {
            cancel.request();
        }
    });
}

#[derive(serde::Deserialize)]
struct Control {
    control: Action,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    Cancel,
}
