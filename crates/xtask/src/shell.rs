//! Starting other programs, and saying what is being done.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// What a task ends in; the error is a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// Announces a step: what is done, and why.
pub fn step(what: &str, why: &str) {
    println!("==> {what} ({why})");
}

/// A line beneath a step.
pub fn note(text: &str) {
    println!("    {text}");
}

/// A cargo command in the repository, by the cargo that started this program. Under continuous integration the lock file
/// must fit the manifests; elsewhere a person may be changing them.
pub fn cargo(verb: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(verb).current_dir(crate::tree::root());
    // What cargo told this program about itself would be passed on; build scripts that look at it (ring's does) would run
    // anew, and everything above them be compiled anew, each time a person changes between `cargo build` and `cargo xtask`.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    if is_ci() && verb != "fmt" {
        command.arg("--locked");
    }
    command
}

/// Runs `command` with its output on the terminal; an exit status other than 0 is an error.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| format!("{} can't be started: {e}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", line(command))) }
}

/// Standard output of `command`, its errors on the terminal; an exit status other than 0 is an error.
pub fn output(command: &mut Command) -> Outcome<String> {
    let out = command.stderr(Stdio::inherit()).output();
    let out = out.map_err(|e| format!("{} can't be started: {e}", name(command)))?;
    if !out.status.success() {
        return Err(format!("`{}` failed: {}", line(command), out.status));
    }
    String::from_utf8(out.stdout).map_err(|_| format!("`{}` wrote something that is not UTF-8", line(command)))
}

/// Runs `command` with its standard output both shown and kept: whether it succeeded, and what it wrote.
pub fn tee(command: &mut Command) -> Outcome<(bool, String)> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|e| format!("{} can't be started: {e}", name(command)))?;
    let mut kept = String::new();
    if let Some(stdout) = child.stdout.take() {
        for bytes in BufReader::new(stdout).split(b'\n') {
            let bytes = bytes.map_err(|e| format!("{}: {e}", name(command)))?;
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            kept.push_str(&text);
            kept.push('\n');
        }
    }
    let status = child.wait().map_err(|e| format!("{}: {e}", name(command)))?;
    Ok((status.success(), kept))
}

/// First line of what `program --version` writes; none when it is not installed.
pub fn version(program: &str) -> Option<String> {
    let out = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout);
    out.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// True under continuous integration, where nothing may be left out silently.
pub fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
