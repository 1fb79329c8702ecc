//! The files of a log, and following them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use falaj_schema::{Millis, Result};

use super::action::{Line, State};
use super::checkpoint;
use crate::disk;
use crate::lake::{Kind, damaged, no_version};

/// Digits of a version in the name of a file.
const DIGITS: usize = 20;

/// Parts of a checkpoint that was written in several, by their number.
type Pieces = BTreeMap<u64, PathBuf>;

/// What stands in the folder of a log. The listing says all that `_last_checkpoint` could, which only saves listing.
#[derive(Debug)]
pub(super) struct Log {
    pub(super) folder: PathBuf,
    commits: BTreeMap<u64, PathBuf>,
    /// The files of each complete checkpoint.
    checkpoints: BTreeMap<u64, Vec<PathBuf>>,
}

enum Name {
    Commit(u64),
    /// A checkpoint in one file.
    Whole(u64),
    /// Version, number of the piece, how many there are.
    Piece(u64, u64, u64),
    Other,
}

impl Log {
    /// Lists a folder. Errors: those of reading it.
    pub(super) fn list(folder: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| disk::io_error(&error, folder);
        let (mut commits, mut checkpoints) = (BTreeMap::new(), BTreeMap::new());
        let mut pieces: BTreeMap<(u64, u64), Pieces> = BTreeMap::new();
        for entry in folder.read_dir().map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            match name(&path) {
                Name::Commit(version) => drop(commits.insert(version, path)),
                Name::Whole(version) => drop(checkpoints.insert(version, vec![path])),
                Name::Piece(version, number, count) => {
                    pieces.entry((version, count)).or_default().insert(number, path);
                }
                Name::Other => {}
            }
        }
        // Pieces are written one after the other: a checkpoint that lacks one is not there.
        for ((version, count), found) in pieces {
            if (1..=count).eq(found.keys().copied()) {
                checkpoints.entry(version).or_insert_with(|| found.into_values().collect());
            }
        }
        Ok(Self { folder: folder.to_owned(), commits, checkpoints })
    }

    /// The newest version.
    pub(super) fn newest(&self) -> Option<u64> {
        self.commits.keys().chain(self.checkpoints.keys()).max().copied()
    }

    /// The oldest version that can be put together.
    fn oldest(&self) -> Option<u64> {
        let first = self.commits.contains_key(&0).then_some(0);
        first.or_else(|| self.checkpoints.keys().next().copied())
    }

    /// The version to read. Errors: `table_version`, `table_damaged` where there is none.
    pub(super) fn choose(&self, root: &Path, asked: Option<&str>) -> Result<u64> {
        let newest = self.newest().ok_or_else(|| damaged(Kind::Delta, &self.folder, "empty"))?;
        let Some(asked) = asked else { return Ok(newest) };
        let oldest = self.oldest().unwrap_or(newest);
        let version = asked.trim().parse().ok().filter(|version| (oldest..=newest).contains(version));
        version.ok_or_else(|| no_version(Kind::Delta, root, asked, &oldest.to_string(), &newest.to_string()))
    }

    /// The table at a version. Errors: `table_damaged`, those of reading files.
    pub(super) fn replay(&self, version: u64) -> Result<State> {
        let mut state = State::default();
        let checkpoint = self.checkpoints.range(..=version).next_back();
        for path in checkpoint.map_or([].as_slice(), |(_, paths)| paths) {
            self.take_checkpoint(path, &mut state)?;
        }
        let next = checkpoint.map_or(0, |(version, _)| version + 1);
        for number in next..=version {
            let Some(path) = self.commits.get(&number) else {
                return Err(damaged(Kind::Delta, &self.folder, "gap").with("version", number));
            };
            each_line(path, &mut |line| state.apply(line))?;
        }
        Ok(state)
    }

    fn take_checkpoint(&self, path: &Path, state: &mut State) -> Result<()> {
        let mut sidecars = Vec::new();
        let mut take = |mut line: Line| match line.sidecar.take() {
            Some(sidecar) => sidecars.push(sidecar.path),
            None => state.apply(line),
        };
        if path.extension().is_some_and(|ending| ending == "json") {
            each_line(path, &mut take)?;
        } else {
            checkpoint::lines(path)?.into_iter().for_each(&mut take);
        }
        for name in sidecars {
            // By its name, or by a path from the log's folder on.
            let name = Path::new(&name).file_name().unwrap_or_default().to_owned();
            for line in checkpoint::lines(&self.folder.join("_sidecars").join(name))? {
                state.apply(line);
            }
        }
        Ok(())
    }

    /// When a version was made: as its commit says, or when its file was written.
    pub(super) fn made(&self, version: u64, state: &State) -> Option<Millis> {
        let path = self.commits.get(&version);
        if path.is_some() && state.made.is_some() {
            return state.made;
        }
        let path = path.or_else(|| self.checkpoints.get(&version)?.first())?;
        let written = path.metadata().and_then(|metadata| metadata.modified()).ok()?;
        Some(written.duration_since(std::time::UNIX_EPOCH).ok()?.as_millis() as Millis)
    }
}

fn name(path: &Path) -> Name {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let parts: Vec<&str> = name.split('.').collect();
    let number = |digits: &str| digits.parse::<u64>().ok();
    let Some(version) = parts.first().filter(|digits| digits.len() == DIGITS).and_then(|digits| number(digits)) else {
        return Name::Other;
    };
    match parts[1..] {
        ["json"] => Name::Commit(version),
        ["checkpoint", "parquet"] | ["checkpoint", _, "parquet" | "json"] => Name::Whole(version),
        ["checkpoint", at, count, "parquet"] => match (number(at), number(count)) {
            (Some(at), Some(count)) => Name::Piece(version, at, count),
            _ => Name::Other,
        },
        _ => Name::Other,
    }
}

/// Reads a file of JSON lines. Errors: `table_damaged` with the line, those of reading.
fn each_line(path: &Path, take: &mut dyn FnMut(Line)) -> Result<()> {
    let lines = BufReader::new(disk::open(path)?).split(b'\n');
    for (number, line) in lines.enumerate() {
        let line = line.map_err(|error| disk::io_error(&error, path))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let read = serde_json::from_slice(&line);
        take(read.map_err(|error| damaged(Kind::Delta, path, "line").row(number as u64 + 1).detail(error))?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checkpoints_in_pieces_count_when_they_are_complete() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| std::fs::write(folder.path().join(name), "{}").unwrap();
        let v = |version: u64| format!("{version:020}");
        file(&format!("{}.json", v(12)));
        file(&format!("{}.checkpoint.0000000001.0000000002.parquet", v(10)));
        file(&format!("{}.checkpoint.0000000001.0000000002.parquet", v(11)));
        file(&format!("{}.checkpoint.0000000002.0000000002.parquet", v(11)));
        file(&format!("{}.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json", v(5)));
        file(&format!("{}.{}.compacted.json", v(4), v(6)));
        for other in ["_last_checkpoint", "12.json", ".00000000000000000012.json.crc"] {
            file(other);
        }
        let log = Log::list(folder.path()).unwrap();
        assert_eq!(log.commits.keys().collect::<Vec<_>>(), [&12]);
        assert_eq!(log.checkpoints.iter().map(|(v, files)| (*v, files.len())).collect::<Vec<_>>(), [(5, 1), (11, 2)]);
        assert_eq!((log.oldest(), log.newest()), (Some(5), Some(12)));
    }
}
