//! `cargo xtask check`: what can be found out without running Falaj. Quick checks first.

use crate::shell::{Outcome, cargo, run as run_command, step};
use crate::{build, codegen, node, setup};

type Check = (&'static str, fn() -> Outcome);

/// Runs every check, and fails at the end if one failed.
pub fn run() -> Outcome {
    setup::desktop()?;
    setup::browser_tests()?;
    // The programs embed the interface, so that they compile only when it is there.
    build::ui()?;
    let checks: [Check; 6] = [
        ("Formatting of Rust", || cargo_step(&["fmt", "--all", "--check"])),
        ("Formatting and lints of the interface", || run_command(node::npm("ui").args(["run", "lint"]))),
        ("Types of the interface", || run_command(node::npm("ui").args(["run", "check"]))),
        ("Types of the tests in the browser", || run_command(node::npm("tests/ui").args(["run", "check"]))),
        ("Generated types are fresh", codegen::check),
        ("Lints of Rust", || cargo_step(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        step(name, "a check");
        if let Err(message) = check() {
            eprintln!("{message}");
            failed.push(name);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("these checks failed: {}", failed.join(", "))) }
}

fn cargo_step(words: &[&str]) -> Outcome {
    run_command(cargo(words[0]).args(&words[1..]))
}
