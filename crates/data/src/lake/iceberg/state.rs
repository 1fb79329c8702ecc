//! Which of the states of a table is the newest.

use std::path::{Path, PathBuf};

use falaj_schema::Result;

use crate::disk;
use crate::lake::{Kind, damaged};

/// How the name of a state ends, plain and packed.
const ENDINGS: [&str; 3] = [".metadata.json", ".gz.metadata.json", ".metadata.json.gz"];
/// Where tables without a catalogue say which state is the newest.
const HINT: &str = "version-hint.text";

/// True if a folder has states of a table in it.
pub(super) fn is_there(folder: &Path) -> bool {
    folder.join(HINT).is_file()
        || folder.read_dir().is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|e| is_state(&e.path()))))
}

fn is_state(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The number of a state: of `v3.metadata.json` and of `00003-….metadata.json` it is 3.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_string_lossy();
    let name = name.strip_prefix('v').unwrap_or(&name);
    let digits = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len());
    name[..digits].parse().ok()
}

/// The file of the newest state. A hint may be older than the state, since it is written after it, so the larger number
/// counts; only a state with another kind of name has to be named by it. Errors: `table_damaged`, those of reading.
pub(super) fn newest(folder: &Path) -> Result<PathBuf> {
    let failed = |error: std::io::Error| disk::io_error(&error, folder);
    let mut states = Vec::new();
    for entry in folder.read_dir().map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if is_state(&path) {
            states.push(path);
        }
    }
    if let Some(hinted) = hinted(folder, &states) {
        return Ok(hinted);
    }
    let modified = |path: &PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    let newest = states.into_iter().max_by_key(|path| (number(path), modified(path)));
    newest.ok_or_else(|| damaged(Kind::Iceberg, folder, "empty"))
}

fn hinted(folder: &Path, states: &[PathBuf]) -> Option<PathBuf> {
    let hint = std::fs::read_to_string(folder.join(HINT)).ok()?;
    let hint = hint.trim();
    let named = |name: &str| states.iter().find(|path| path.file_name().is_some_and(|own| own == name)).cloned();
    if hint.is_empty() || hint.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    named(hint).or_else(|| ENDINGS.iter().find_map(|ending| named(&format!("{hint}{ending}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_state_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, content: &str| std::fs::write(folder.path().join(name), content).unwrap();
        let found = || newest(folder.path()).unwrap().file_name().unwrap().to_string_lossy().into_owned();
        assert!(newest(folder.path()).is_err());
        file("00009-a.metadata.json", "{}");
        file("00010-b.gz.metadata.json", "{}");
        file("snap-1-manifest.avro", "");
        assert_eq!(found(), "00010-b.gz.metadata.json");
        file("v11.metadata.json", "{}");
        file(HINT, "10\n");
        assert_eq!(found(), "v11.metadata.json");
        file(HINT, "00009-a");
        assert_eq!(found(), "00009-a.metadata.json");
    }
}
