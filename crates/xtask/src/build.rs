//! Building the interface and the programs.

use crate::node;
use crate::shell::{Outcome, cargo, run, step};
use crate::tree;

/// What the interface is made from.
const UI_SOURCES: [&str; 8] = [
    "ui/src",
    "ui/static",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "assets/messages",
];

/// Builds `ui/dist` when something it is made from has changed.
pub fn ui() -> Outcome {
    // Not index.html: the desktop shell's build puts a page of that name there when there is none.
    let built = tree::newest(&tree::at("ui/dist/assets"));
    let changed = UI_SOURCES.iter().filter_map(|path| tree::newest(&tree::at(path))).max();
    if built.is_some() && built >= changed {
        return Ok(());
    }
    step("Build the interface", "ui/dist is missing or older than its sources");
    run(node::npm("ui").args(["run", "build"]))
}

/// Builds every program and every test of the workspace.
///
/// The whole workspace, so that `run` and `test` build each dependency with the same features, once.
pub fn programs() -> Outcome {
    let first = if tree::program("falaj").exists() { "" } else { "; the first time takes 10 to 20 minutes" };
    step("Build the programs", &format!("falaj, falaj-runner, falaj-serve, falaj-studio{first}"));
    run(cargo("build").args(["--workspace", "--bins"]))
}

/// Builds the tests beside the programs.
pub fn tests() -> Outcome {
    step("Build the programs and the tests", "the first time takes 10 to 20 minutes");
    run(cargo("build").args(["--workspace", "--all-targets"]))
}
