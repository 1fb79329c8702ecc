//! Python environments of our own, outside the repository and the system's Python.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{Outcome, run, step};
use crate::tree;

/// The Python of an environment `name` that has what `requirements` (a file of the repository) pins; none when there is
/// no such file.
pub fn ensure(name: &str, requirements: &str) -> Outcome<Option<PathBuf>> {
    let Ok(wanted) = std::fs::read(tree::at(requirements)) else { return Ok(None) };
    let folder = tree::cache().join("python").join(name);
    let python = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    let stamp = folder.join("installed.txt");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) && python.exists() {
        return Ok(Some(python));
    }
    step(&format!("Install the Python packages of {requirements}"), "in an environment of their own");
    let system = if cfg!(windows) { "python" } else { "python3" };
    run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    run(pip.arg(tree::at(requirements)))?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(Some(python))
}
