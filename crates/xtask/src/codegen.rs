//! `cargo xtask codegen`: the UI's TypeScript types, written from the command contract.

use crate::shell::{Outcome, cargo, output, step};
use crate::tree;

const FILE: &str = "ui/src/lib/host/contract.gen.ts";

/// Writes the file when it differs.
pub fn write() -> Outcome {
    let fresh = generate()?;
    let path = tree::at(FILE);
    if std::fs::read_to_string(&path).is_ok_and(|current| current == fresh) {
        return Ok(());
    }
    step(&format!("Write {FILE}"), "the contract in crates/schema has changed");
    let beside = path.with_extension("ts.new");
    std::fs::write(&beside, fresh).map_err(|e| format!("{}: {e}", beside.display()))?;
    std::fs::rename(&beside, &path).map_err(|e| format!("{}: {e}", path.display()))
}

/// Fails when the file is not what the contract gives.
pub fn check() -> Outcome {
    let fresh = generate()?;
    let current = std::fs::read_to_string(tree::at(FILE)).unwrap_or_default();
    if current == fresh { Ok(()) } else { Err(format!("{FILE} is stale. Run `cargo xtask codegen` and commit it")) }
}

fn generate() -> Outcome<String> {
    let mut command = cargo("run");
    command.args(["--quiet", "--package", "falaj-schema", "--example", "contract"]);
    output(&mut command)
}
