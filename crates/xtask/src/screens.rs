//! `cargo xtask screens`: a picture of each screen of the sample workspace, of the real interface with real runs in it.

use std::path::{Path, PathBuf};

use crate::shell::{Outcome, run as run_command, step};
use crate::{build, node, setup, tree};

/// Takes the pictures into `target/screens`, or the folder after `--out`.
pub fn run(words: &[&str]) -> Outcome {
    let out = folder(words)?;
    setup::browser()?;
    build::ui()?;
    build::programs()?;
    step("Take a picture of each screen", &format!("of a workspace made for it, into {}", out.display()));
    let mut command = node::npx("tests/ui", "playwright");
    command.args(["test", "--config", "pictures/pictures.config.ts"]);
    run_command(command.env("FALAJ_BIN", tree::program("falaj")).env("FALAJ_PICTURES", out))
}

fn folder(words: &[&str]) -> Outcome<PathBuf> {
    match words {
        [] => Ok(tree::target().join("screens")),
        // As the person at the terminal means it, who may stand in another folder.
        ["--out", folder] => std::path::absolute(Path::new(folder)).map_err(|e| format!("{folder}: {e}")),
        _ => Err("usage: cargo xtask screens [--out FOLDER]".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn a_folder_is_absolute_and_other_words_are_refused() {
        assert!(folder(&["--out", "pictures"]).is_ok_and(|path| path.is_absolute() && path.ends_with("pictures")));
        assert!(folder(&[]).is_ok_and(|path| path.ends_with("screens")));
        assert!(folder(&["--out"]).is_err());
        assert!(folder(&["pictures"]).is_err());
    }
}
