//! `cargo xtask test`: every layer of tests, and one total at the end.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::count::{self, Tally};
use crate::failures;
use crate::shell::{Outcome, cargo, is_ci, note, step, tee};
use crate::{build, headless, node, python, setup, tree};

/// How much to test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Rust and UI unit tests.
    Quick,
    /// All but the slow ones.
    Normal,
    /// All.
    Fresh,
}

impl Extent {
    /// Everything under continuous integration.
    pub fn default_for_machine() -> Self {
        if is_ci() { Self::Fresh } else { Self::Normal }
    }
}

/// What a part of the tests came to.
enum Ended {
    /// How many, and what failed in words.
    Ran(Tally, Vec<String>),
    /// Not run, and why.
    LeftOut(&'static str),
}

const CLIENTS: &str = "tests/clients/requirements.txt";

type Part = (&'static str, &'static str, fn(Extent) -> Outcome<Ended>);

const PARTS: [Part; 6] = [
    ("rust", "unit and integration tests of every crate, the desktop's included", rust),
    ("interface", "unit tests of ui", interface),
    ("main job", "import, train, deploy and predict by the command line, as the README says", main_job),
    ("browser", "the interface in Chromium over the HTTP host", browser),
    ("window", "the real window, driven by WebKitWebDriver", window),
    ("clients", "other people's clients against our servers", clients),
];

/// Runs the parts one after the other, goes on after a failure, and prints the total as the last line.
pub fn run(extent: Extent) -> Outcome {
    let prepared = prepare(extent);
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    if let Err(message) = &prepared {
        eprintln!("{message}");
        total = Tally::one(false);
        lines.push("the build or the set-up failed, so nothing was tested".to_owned());
    }
    let parts = if prepared.is_err() { &[][..] } else { &PARTS[..] };
    for part in parts.iter().take(if extent == Extent::Quick { 2 } else { PARTS.len() }) {
        let (tally, line, failures) = run_part(part, extent);
        total = total.plus(tally);
        lines.push(line);
        failed.extend(failures.into_iter().map(|failure| format!("failed, {}: {failure}", part.0)));
    }
    for failure in &failed {
        println!("\n{failure}");
    }
    println!();
    for line in &lines {
        println!("{line}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 { Ok(()) } else { Err("not all tests passed".to_owned()) }
}

fn prepare(extent: Extent) -> Outcome {
    if extent == Extent::Quick {
        setup::desktop()?
    } else {
        setup::everything()?
    }
    build::ui()?;
    build::tests()
}

fn run_part((name, what, part): &Part, extent: Extent) -> (Tally, String, Vec<String>) {
    step(&format!("Test: {name}"), what);
    match part(extent) {
        Ok(Ended::Ran(tally, failed)) => {
            let skipped = if tally.skipped > 0 { format!(", {} left out", tally.skipped) } else { String::new() };
            (tally, format!("{name}: {} passed, {} failed{skipped}", tally.passed, tally.failed), failed)
        }
        // Where everything must run, a part that can't is a failure.
        Ok(Ended::LeftOut(why)) => {
            let tally = if is_ci() { Tally::one(false) } else { Tally::default() };
            (tally, format!("{name}: left out, {why}"), Vec::new())
        }
        Err(message) => {
            eprintln!("{message}");
            (Tally::one(false), format!("{name}: failed, {message}"), Vec::new())
        }
    }
}

fn rust(extent: Extent) -> Outcome<Ended> {
    let mut command = cargo("test");
    command.args(["--workspace", "--all-targets", "--no-fail-fast"]);
    // For tests that let other people's clients loose on a server.
    if let (true, Some(python)) = (extent != Extent::Quick, python::ensure("clients", CLIENTS)?) {
        command.env("FALAJ_PYTHON", python);
    }
    if extent == Extent::Fresh {
        command.args(["--", "--include-ignored"]);
    }
    let (success, text) = tee(&mut command)?;
    Ok(Ended::Ran(count::cargo(&text).with_status(success), failures::cargo(&text)))
}

fn interface(_: Extent) -> Outcome<Ended> {
    let report = report("vitest")?;
    let mut command = node::npx("ui", "vitest");
    command
        .args(["run", "--reporter=default", "--reporter=json"])
        .arg(format!("--outputFile.json={}", report.display()));
    let (success, _) = tee(&mut command)?;
    let report = read(&report)?;
    Ok(Ended::Ran(count::vitest(&report).with_status(success), failures::vitest(&report)))
}

fn main_job(_: Extent) -> Outcome<Ended> {
    headless::chain().map(|()| Ended::Ran(Tally::one(true), Vec::new()))
}

fn browser(_: Extent) -> Outcome<Ended> {
    let report = report("playwright")?;
    let mut command = node::npx("tests/ui", "playwright");
    command.args(["test", "--reporter=list,json"]).env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    let (success, _) = tee(command.env("FALAJ_BIN", tree::program("falaj")))?;
    let report = read(&report)?;
    Ok(Ended::Ran(count::playwright(&report).with_status(success), failures::playwright(&report)))
}

fn window(_: Extent) -> Outcome<Ended> {
    if !cfg!(target_os = "linux") {
        return Ok(Ended::LeftOut("WebKitWebDriver is there on Linux only"));
    }
    let scripts = tree::files(&tree::at("tests/window"), |name| name.ends_with(".test.mjs"));
    if scripts.is_empty() {
        return Ok(Ended::LeftOut("there is no tests/window/*.test.mjs"));
    }
    scripts_with(&scripts, || {
        let mut command = Command::new("xvfb-run");
        command.args(["--auto-servernum", "--server-args=-screen 0 1440x900x24", "dbus-run-session", "--", "node"]);
        command.arg("--test-reporter=tap");
        command
    })
}

fn clients(_: Extent) -> Outcome<Ended> {
    let scripts = tree::files(&tree::at("tests/clients"), |name| name.starts_with("test_") && name.ends_with(".py"));
    let Some(python) = python::ensure("clients", CLIENTS)? else {
        return Ok(Ended::LeftOut("there is no tests/clients/requirements.txt"));
    };
    if scripts.is_empty() {
        return Ok(Ended::LeftOut("there is no tests/clients/test_*.py"));
    }
    scripts_with(&scripts, || Command::new(&python))
}

/// Runs each of `scripts` with the command that `start` gives. A script may write its own total as the last line.
fn scripts_with(scripts: &[std::path::PathBuf], start: impl Fn() -> Command) -> Outcome<Ended> {
    let mut total = Tally::default();
    let mut failed = Vec::new();
    for script in scripts {
        note(&script.display().to_string());
        let mut command = start();
        command.arg(script).current_dir(tree::root()).env("FALAJ_PROGRAMS", tree::programs());
        let (success, text) = tee(&mut command)?;
        let counted = count::node(&text).or_else(|| count::script(&text)).unwrap_or(Tally::one(success));
        total = total.plus(counted.with_status(success));
        failed.extend(failures::node(&text));
    }
    Ok(Ended::Ran(total, failed))
}

/// Where a part's report goes; an old one is removed so that it can't be taken for the new one.
fn report(name: &str) -> Outcome<std::path::PathBuf> {
    let folder = tree::target().join("reports");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let path = folder.join(format!("{name}.json"));
    match std::fs::remove_file(&path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {e}", path.display())),
        _ => Ok(path),
    }
}

fn read(path: &Path) -> Outcome<Value> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("no report at {}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
