//! Node and npm packages.

use std::process::Command;

use crate::shell::{Outcome, run, step, version};
use crate::tree;

/// The oldest Node that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Says how to get Node when it is missing or too old; installing it is the person's choice.
pub fn ensure() -> Outcome {
    let how = format!(
        "Falaj's interface is built with Node {}.{} or newer. Get it from https://nodejs.org or with a version manager \
         such as fnm or nvm, then try again",
        OLDEST.0, OLDEST.1
    );
    let Some(text) = version("node") else { return Err(format!("Node is not installed. {how}")) };
    if !new_enough(&text) {
        return Err(format!("Node {} is too old. {how}", text.trim_start_matches('v')));
    }
    version(npm_program()).map(|_| ()).ok_or_else(|| format!("npm, which comes with Node, is not installed. {how}"))
}

fn new_enough(text: &str) -> bool {
    let mut numbers = text.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= OLDEST
}

/// npm in `folder` of the repository.
pub fn npm(folder: &str) -> Command {
    tool(npm_program(), folder)
}

/// A program of the folder's own `node_modules`.
pub fn npx(folder: &str, program: &str) -> Command {
    let mut command = tool(if cfg!(windows) { "npx.cmd" } else { "npx" }, folder);
    command.args(["--no-install", program]);
    command
}

fn tool(program: &str, folder: &str) -> Command {
    let mut command = Command::new(program);
    // The tests use the system's browser; npm packages need not fetch one.
    command.current_dir(tree::at(folder)).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

fn npm_program() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Installs the locked npm packages of `folder`, unless that very lock file was installed before.
pub fn install(folder: &str) -> Outcome {
    let lock = tree::at(folder).join("package-lock.json");
    let Ok(wanted) = std::fs::read(&lock) else { return Ok(()) };
    // npm keeps no copy of the lock file that tells whether it is the same; ours is written last.
    let stamp = tree::at(folder).join("node_modules/.falaj-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step(&format!("Install the npm packages of {folder}"), "its package-lock.json is new or has changed");
    run(npm(folder).args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]))?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn versions_compare_by_number() {
        assert!(new_enough("v20.19.0"));
        assert!(new_enough("v100.0.0"));
        assert!(!new_enough("v20.9.0"));
        assert!(!new_enough("v18.20.4"));
        assert!(!new_enough(""));
    }
}
