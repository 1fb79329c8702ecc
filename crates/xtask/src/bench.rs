//! `cargo xtask bench`: the measurements whose results stand in docs/benchmarks.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{Outcome, cargo, run as run_command, step};
use crate::{build, python, setup, tree};

/// A measurement.
struct Measurement {
    name: &'static str,
    /// In docs/benchmarks; writes its result beside itself.
    script: &'static str,
    /// The Python environment it runs in, and the file in docs/benchmarks that lists what is in it.
    packages: (&'static str, &'static str),
    /// An example program that it uses.
    example: Option<&'static str>,
}

const ALL: &[Measurement] = &[
    Measurement {
        name: "flights",
        script: "compare_flights.py",
        packages: ("bench", "requirements.txt"),
        example: None,
    },
    Measurement {
        name: "build-times",
        script: "build_times.py",
        packages: ("bench", "requirements.txt"),
        example: None,
    },
    Measurement { name: "large", script: "large.py", packages: ("bench", "requirements.txt"), example: None },
    // The peers of these pin other versions of the packages that the others measure.
    Measurement {
        name: "profile",
        script: "profiling.py",
        packages: ("bench-profile", "profile-requirements.txt"),
        example: None,
    },
    Measurement {
        name: "studio",
        script: "studio.py",
        packages: ("bench-studio", "studio-requirements.txt"),
        example: Some("many_runs"),
    },
    Measurement {
        name: "transforms",
        script: "transforms.py",
        packages: ("bench-transforms", "transforms-requirements.txt"),
        example: None,
    },
    Measurement {
        name: "quality",
        script: "quality.py",
        packages: ("bench-quality", "quality-requirements.txt"),
        example: None,
    },
    Measurement { name: "editor", script: "editor.py", packages: ("bench", "requirements.txt"), example: None },
];

/// Runs the named measurements; all when none is named.
pub fn run(names: &[&str]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| !ALL.iter().any(|known| known.name == **name)) {
        let known: Vec<&str> = ALL.iter().map(|known| known.name).collect();
        return Err(format!("there is no measurement {unknown}; there are: {}", known.join(", ")));
    }
    let wanted: Vec<&Measurement> = ALL.iter().filter(|one| names.is_empty() || names.contains(&one.name)).collect();
    setup::everything()?;
    build::ui()?;
    step("Build the programs with optimisation", "that is what is measured");
    let examples = wanted.iter().filter_map(|one| one.example).flat_map(|name| ["--example", name]);
    run_command(cargo("build").args(["--release", "--workspace", "--bins"]).args(examples))?;
    for one in wanted {
        let python = environment(one)?;
        step(&format!("Measure: {}", one.name), "close what else uses the processor");
        let mut command = Command::new(python);
        command.arg(tree::at("docs/benchmarks").join(one.script)).current_dir(tree::root());
        run_command(command.env("FALAJ_PROGRAMS", tree::target().join("release")))?;
    }
    Ok(())
}

/// The Python that a measurement runs in.
fn environment(one: &Measurement) -> Outcome<PathBuf> {
    let (name, file) = one.packages;
    let file = format!("docs/benchmarks/{file}");
    python::ensure(name, &file)?.ok_or_else(|| format!("{file} is missing"))
}
