//! `falaj`: the command line, and the HTTP host of Studio.

mod args;
mod chart;
mod component;
mod http;
mod once;
mod pipeline;
mod progress;
mod quality;
mod request;
mod show;
mod sources;
mod table_chart;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use falaj_schema::message::Lang;
use falaj_schema::{Error, Result};
use serde_json::json;

use args::{Cli, Global, LangArg, Noun};

/// Tables are read into memory that is given back at once and asked for again: the system's allocator hands it to the kernel
/// each time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // SAFETY: `main` has just begun, so no other thread reads the environment.
    unsafe { falaj_app::set_up_engine() };
    let cli = Cli::parse();
    let lang = lang_of(&cli.global);
    let json = cli.global.json;
    match run(cli, lang) {
        Ok(exit) => exit,
        Err(error) => report(&error, lang, json),
    }
}

fn run(cli: Cli, lang: Lang) -> Result<ExitCode> {
    match &cli.noun {
        Noun::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "falaj", &mut std::io::stdout());
            Ok(ExitCode::SUCCESS)
        }
        Noun::Serve(serve) => http::serve(serve, &cli.global, lang),
        _ => once::run(&cli, lang),
    }
}

/// The language asked for, else that of the environment.
fn lang_of(global: &Global) -> Lang {
    match global.lang {
        Some(LangArg::En) => Lang::En,
        Some(LangArg::Ar) => Lang::Ar,
        None => {
            let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
            Lang::from_tag(&tag.unwrap_or_default())
        }
    }
}

/// Prints an error where scripts or people look for it, and gives the exit status that its code stands for.
fn report(error: &Error, lang: Lang, json: bool) -> ExitCode {
    let wire = error.to_wire(lang);
    if json {
        println!("{}", json!({ "error": wire }));
    } else {
        complain(&wire);
    }
    ExitCode::from(error.code.exit() as u8)
}

/// An error for people, on standard error.
fn complain(error: &falaj_schema::error::WireError) {
    eprintln!("× {}", error.message);
    if !error.hint.is_empty() {
        eprintln!("  {}", error.hint);
    }
    if let Some(detail) = &error.detail {
        eprintln!("  ({detail})");
    }
}
