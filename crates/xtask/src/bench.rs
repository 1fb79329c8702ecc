//! `cargo xtask bench`: the measurements whose results stand in docs/benchmarks.

use std::process::Command;

use crate::shell::{Outcome, cargo, run as run_command, step};
use crate::{build, python, setup, tree};

/// Each measurement: its name and script in docs/benchmarks, and the Python packages it needs.
const ALL: [(&str, &str); 2] = [("flights", "compare_flights.py"), ("build-times", "build_times.py")];

/// Runs the named measurements; all when none is named.
pub fn run(names: &[&str]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| !ALL.iter().any(|(known, _)| known == *name)) {
        let known: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no measurement {unknown}; there are: {}", known.join(", ")));
    }
    setup::everything()?;
    build::ui()?;
    step("Build the programs with optimisation", "that is what is measured");
    run_command(cargo("build").args(["--release", "--workspace", "--bins"]))?;
    let Some(python) = python::ensure("bench", "docs/benchmarks/requirements.txt")? else {
        return Err("docs/benchmarks/requirements.txt is missing".to_owned());
    };
    for (name, script) in ALL.iter().filter(|(name, _)| names.is_empty() || names.contains(name)) {
        step(&format!("Measure: {name}"), "close what else uses the processor");
        let mut command = Command::new(&python);
        command.arg(tree::at("docs/benchmarks").join(script)).current_dir(tree::root());
        run_command(command.env("FALAJ_PROGRAMS", tree::target().join("release")))?;
    }
    Ok(())
}
