//! `cargo xtask`: sets up the machine, then runs, tests, checks and packages Falaj.
//!
//! Every step says in one line what it does and why, does nothing when all is in place, and stops with a sentence that
//! says what to do when it can't go on. It needs Rust alone; whatever else is missing it installs or names.

mod bench;
mod build;
mod check;
mod codegen;
mod count;
mod failures;
mod headless;
mod http;
mod node;
mod package;
mod python;
mod run;
mod screens;
mod setup;
mod shell;
mod system;
mod test;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
Sets up this machine, then runs, tests, checks and packages Falaj.

Usage: cargo xtask <COMMAND>

  run [--headless]       Build Falaj and open Studio on a workspace with sample data;
                         --headless: import, train, deploy and predict without a window
  test [--quick|--fresh] Build everything and run every test; the last line is the total
                         --quick: Rust and UI unit tests only
                         --fresh: also the slow tests of the set-up on a bare system
  check                  Formatting, lints, generated files, types
  codegen [--check]      Write the UI's TypeScript types from crates/schema, or check that they are fresh
  package                Release build; .tar.gz, .deb and AppImage folder in target/package
  screens [--out FOLDER] A picture of each screen with real runs in it, both languages and themes; target/screens
  bench [NAME]           Run the measurements of docs/benchmarks
  setup [--list]         Install what the other commands need; --list: print the system packages
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::desktop(),
        ["run", "--headless"] => headless::run(),
        ["test"] => test::run(test::Extent::default_for_machine()),
        ["test", "--quick"] => test::run(test::Extent::Quick),
        ["test", "--fresh"] => test::run(test::Extent::Fresh),
        ["check"] => check::run(),
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        ["package"] => package::run(),
        ["screens", words @ ..] => screens::run(words),
        ["bench", names @ ..] => bench::run(names),
        ["setup"] => setup::everything(),
        ["setup", "--list"] => setup::list(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no `cargo xtask {}`\n\n{HELP}", other.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\ncargo xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
