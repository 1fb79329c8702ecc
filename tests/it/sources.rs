//! House rules for source files.

use std::path::Path;

use falaj_tests::{root, source_files};

/// Lines a source file may have; a longer one is split.
const LONGEST: usize = 500;

#[test]
fn no_source_file_is_too_long() {
    let endings = ["rs", "ts", "svelte", "js", "mjs", "css", "py"];
    let written = |path: &Path| !path.to_string_lossy().contains(".gen.");
    let files = source_files().into_iter().filter(|path| written(path));
    let long: Vec<String> = files
        .filter(|path| {
            path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending))
        })
        .filter_map(|path| {
            let lines = read(&path)?.lines().count();
            (lines > LONGEST).then(|| format!("{} ({lines} lines)", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "split these files:\n{}", long.join("\n"));
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    // Written in pieces so that this file does not match itself.
    let places = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/main")];
    report(&places, "these name a folder of one machine");
}

#[test]
fn nothing_is_left_to_do_later() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimple", "mented!(")];
    report(&marks, "do it, or write it down as a decision");
}

fn report(words: &[&str], rule: &str) {
    let mut found = Vec::new();
    for path in source_files().iter().filter(|path| !is_lock(path)) {
        let Some(text) = read(path) else { continue };
        for (number, line) in text.lines().enumerate() {
            if words.iter().any(|word| stands_alone(line, word)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// True when `word` is in `line` and not the end of a longer word or of a relative path.
fn stands_alone(line: &str, word: &str) -> bool {
    let inside = |before: char| before.is_alphanumeric() || matches!(before, '.' | '_' | '-' | '~');
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(inside))
}

fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "Cargo.lock" || name == "package-lock.json")
}

/// The text of a file; none when it is not text.
fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(root().join(path)).ok()
}
