//! Which workspace is meant: the one named, the nearest, or the one used last.

use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};
use falaj_store::Store;

/// Workspaces that are remembered.
const REMEMBERED: usize = 12;

/// The workspace named, else the nearest at or above the current folder, else the one used last.
pub fn locate(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(path) = named {
        return Ok(path.to_owned());
    }
    let here = std::env::current_dir().unwrap_or_default();
    enclosing(&here).or_else(last_used).ok_or_else(|| Error::new(Code::WorkspaceMissing).file(here))
}

/// The nearest workspace at or above a folder.
pub fn enclosing(folder: &Path) -> Option<PathBuf> {
    Store::find(folder)
}

/// Keeps `root` as the workspace used last. Hosts that people use call it; a library must not change what they left.
pub fn remember(root: &Path) {
    let (Some(record), Ok(root)) = (record(), root.canonicalize()) else { return };
    let known = read(&record);
    if known.first() != Some(&root) {
        write(&record, &newest_first(known, root));
    }
}

/// The workspaces that were used, the last one first, whether they are still there or not: a disk may come back.
pub fn recents() -> Vec<PathBuf> {
    record().map(|record| read(&record)).unwrap_or_default()
}

/// Takes a workspace out of [`recents`].
pub fn forget(root: &Path) {
    let Some(record) = record() else { return };
    let known = read(&record);
    let left: Vec<PathBuf> = known.iter().filter(|path| *path != root).cloned().collect();
    if left.len() < known.len() {
        write(&record, &left);
    }
}

/// Where the sample workspace of this person is, or would be.
pub fn sample_folder() -> Option<PathBuf> {
    Some(person_folder()?.join("sample"))
}

/// The folder for what belongs to this person on this machine and to no workspace.
pub fn person_folder() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("ae", "Falaj", "falaj")?.data_local_dir().to_owned())
}

fn last_used() -> Option<PathBuf> {
    recents().into_iter().next().filter(|path| path.is_dir())
}

fn record() -> Option<PathBuf> {
    Some(person_folder()?.join("workspace"))
}

fn newest_first(known: Vec<PathBuf>, root: PathBuf) -> Vec<PathBuf> {
    let others = known.into_iter().filter(|path| *path != root).collect::<Vec<_>>();
    std::iter::once(root).chain(others).take(REMEMBERED).collect()
}

// One path a line.
fn read(record: &Path) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(record).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(PathBuf::from).collect()
}

fn write(record: &Path, paths: &[PathBuf]) {
    let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    // A convenience: where it can't be kept, the next call names its workspace.
    let _ = falaj_store::files::write_whole(record, lines.join("\n").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_once_and_the_oldest_goes() {
        let known: Vec<PathBuf> = (0..REMEMBERED).map(|n| PathBuf::from(format!("/w{n}"))).collect();
        let again = newest_first(known.clone(), PathBuf::from("/w3"));
        assert_eq!((again.len(), again[0].as_path()), (REMEMBERED, Path::new("/w3")));
        assert_eq!(again.iter().filter(|path| path.ends_with("w3")).count(), 1);
        let more = newest_first(known, PathBuf::from("/new"));
        assert_eq!((more.len(), more[0].as_path()), (REMEMBERED, Path::new("/new")));
        assert!(!more.contains(&PathBuf::from(format!("/w{}", REMEMBERED - 1))));
    }

    #[test]
    fn a_damaged_record_gives_what_can_be_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("workspace");
        assert!(read(&record).is_empty());
        std::fs::write(&record, "\n  /one\n\n/two words\n").expect("written");
        assert_eq!(read(&record), [PathBuf::from("/one"), PathBuf::from("/two words")]);
        std::fs::write(&record, [0xff, 0xfe, 0x00]).expect("written");
        assert!(read(&record).is_empty());
    }
}
