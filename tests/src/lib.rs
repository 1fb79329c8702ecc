//! What tests across crates share: where the repository is, and what Cargo knows of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The repository's root.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&own).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// `cargo metadata` of the workspace, with every dependency resolved, of other systems too. Those are not there after a first
/// build, so Cargo fetches what it lacks; with all of it there, nothing is asked of the network.
///
/// # Panics
///
/// When Cargo fails; a test can't go on without it.
pub fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root());
    let out = command.output().expect("cargo can be started");
    assert!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("cargo metadata writes JSON")
}

/// The text files of the repository that belong to it: tracked, or new and not ignored. Paths are relative to the root.
///
/// # Panics
///
/// When git fails.
pub fn source_files() -> Vec<PathBuf> {
    let mut command = Command::new("git");
    command.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let out = command.output().expect("git can be started");
    assert!(out.status.success(), "git ls-files: {}", String::from_utf8_lossy(&out.stderr));
    let names = out.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let paths = names.map(|name| PathBuf::from(String::from_utf8_lossy(name).into_owned()));
    paths.filter(|path| root().join(path).is_file()).collect()
}
