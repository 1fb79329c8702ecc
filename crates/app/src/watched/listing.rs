//! What a folder holds, in few words.

use std::path::Path;
use std::time::UNIX_EPOCH;

use falaj_schema::Result;

use crate::io_error;

/// How deep folders are followed.
const DEEPEST: usize = 32;

/// A text that changes whenever a file of the folder comes, goes or changes. Files that are still being written under a
/// name of their own do not count. Errors: those of reading the folder.
pub(crate) fn held(folder: &Path) -> Result<String> {
    let mut lines = Vec::new();
    walk(folder, folder, DEEPEST, &mut lines).map_err(|error| io_error(folder, &error))?;
    lines.sort();
    // FNV-1a: it has to be the same in every process, and nobody wants to deceive it.
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = lines.iter().flat_map(|line| line.as_bytes()).fold(0xcbf2_9ce4_8422_2325, mix);
    Ok(format!("{}-{hash:016x}", lines.len()))
}

fn walk(root: &Path, folder: &Path, depth: usize, lines: &mut Vec<String>) -> std::io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if falaj_data::is_unfinished(&name) {
            continue;
        }
        // A file may go between the listing and here.
        let path = entry.path();
        let Ok(metadata) = path.metadata() else { continue };
        if metadata.is_dir() {
            if depth > 0 && !path.is_symlink() {
                walk(root, &path, depth - 1, lines)?;
            }
            continue;
        }
        let modified =
            metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        let below = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        lines.push(format!("{below}\0{}\0{}\n", metadata.len(), modified.as_nanos()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_happens_to_a_file_shows() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let now = || held(folder.path()).unwrap();
        std::fs::write(path("a.csv"), "a\n1\n").unwrap();
        let first = now();
        for unfinished in ["b.csv.part", "b.tmp", ".hidden", "~$book.xlsx", "c.crdownload"] {
            std::fs::write(path(unfinished), "x").unwrap();
        }
        assert_eq!(now(), first);
        std::fs::rename(path("b.csv.part"), path("b.csv")).unwrap();
        let second = now();
        std::fs::write(path("b.csv"), "xy").unwrap();
        let third = now();
        std::fs::remove_file(path("b.csv")).unwrap();
        assert!(second != first && third != second);
        assert_eq!(now(), first);
        std::fs::create_dir(path("day=1")).unwrap();
        assert_eq!(now(), first);
        std::fs::write(path("day=1/a.csv"), "x").unwrap();
        assert!(now() != first);
        assert!(held(&path("gone")).is_err());
    }
}
