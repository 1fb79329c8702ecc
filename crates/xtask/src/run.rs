//! `cargo xtask run`: Studio on the sample workspace.

use std::process::Command;

use crate::shell::{Outcome, note, run, step};
use crate::{build, setup, tree};

/// Sets up, builds, makes the sample workspace if there is none, and opens it.
pub fn desktop() -> Outcome {
    setup::desktop()?;
    build::ui()?;
    build::programs()?;
    let folder = tree::data().join("sample");
    make_sample(&folder)?;
    step("Open Falaj Studio", &format!("on {}", folder.display()));
    if cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_none()
        && std::env::var_os("WAYLAND_DISPLAY").is_none()
    {
        note("this machine has no display; the same work without a window: cargo xtask run --headless");
    }
    run(Command::new(tree::program("falaj-studio")).arg("--workspace").arg(&folder))
}

/// Makes a workspace with the sample data in `folder`, unless there is one.
pub fn make_sample(folder: &std::path::Path) -> Outcome {
    let has_content = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if has_content {
        return Ok(());
    }
    step("Make a workspace with the sample data", &format!("in {}", folder.display()));
    run(Command::new(tree::program("falaj")).args(["workspace", "init"]).arg(folder).arg("--sample"))
}
