//! The last lines that a deployment's server wrote.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use falaj_schema::Result;
use falaj_schema::deployment::LogsResponse;
use falaj_schema::server::LOG_FILE;

use crate::files;

/// Most bytes of a log that are looked at: 2 MiB.
const MOST: u64 = 2 << 20;

/// The last `limit` lines of the log in `state_dir`, and of the one before it when there are not enough. A server that has
/// written nothing yet has no lines.
///
/// # Errors
/// [`falaj_schema::Code::DeploymentMissing`] (`name`); those of reading.
pub fn logs(state_dir: &Path, limit: usize) -> Result<LogsResponse> {
    files::spec(state_dir)?;
    let path = state_dir.join(LOG_FILE);
    let mut lines = VecDeque::new();
    let mut more = false;
    for file in [path.clone(), state_dir.join(format!("{LOG_FILE}.1"))] {
        let (text, cut) = tail(&file)?;
        more |= cut;
        let mut older = text.lines().rev();
        while lines.len() < limit
            && let Some(line) = older.next()
        {
            lines.push_front(line.to_owned());
        }
        more |= older.next().is_some();
        // Between a file that was cut and the one before it, lines are missing.
        if cut {
            break;
        }
    }
    Ok(LogsResponse { lines: lines.into(), more, path: path.display().to_string() })
}

/// The end of a file, from the beginning of a line on, and whether something stands before it.
fn tail(path: &Path) -> Result<(String, bool)> {
    let read = || {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let begin = length.saturating_sub(MOST);
        file.seek(SeekFrom::Start(begin))?;
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes)?;
        Ok((bytes, begin > 0))
    };
    let (bytes, cut) = match read() {
        Ok(found) => found,
        Err(error) if ErrorKind::NotFound == std::io::Error::kind(&error) => return Ok((String::new(), false)),
        Err(error) => return Err(files::io_error(error, path)),
    };
    let whole = if cut { bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1) } else { 0 };
    Ok((String::from_utf8_lossy(&bytes[whole..]).into_owned(), cut))
}

#[cfg(test)]
mod tests {
    use falaj_schema::Code;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let spec = r#"{"model":"m","name":"m","version":"1","host":"127.0.0.1","port":1,"generation":1}"#;
        for (name, text) in files.iter().chain(&[("spec.json", spec)]) {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn the_newest_lines_come_last_and_older_ones_from_the_file_before() {
        let folder = folder(&[("server.log.1", "a\nb\n"), ("server.log", "c\nd\n")]);
        for (limit, lines, more) in [
            (1, &["d"][..], true),
            (2, &["c", "d"], true),
            (3, &["b", "c", "d"], true),
            (4, &["a", "b", "c", "d"], false),
            (9, &["a", "b", "c", "d"], false),
        ] {
            let found = logs(folder.path(), limit).unwrap();
            assert_eq!(
                (found.lines.iter().map(String::as_str).collect::<Vec<_>>(), found.more),
                (lines.to_vec(), more)
            );
        }
    }

    #[test]
    fn no_log_has_no_lines_and_no_deployment_none_either() {
        let found = logs(folder(&[]).path(), 5).unwrap();
        assert_eq!((found.lines.len(), found.more), (0, false));
        let error = logs(tempfile::tempdir().unwrap().path(), 5).unwrap_err();
        assert_eq!(error.code, Code::DeploymentMissing);
    }

    #[test]
    fn of_a_long_log_the_end_is_read_in_whole_lines() {
        let line = "x".repeat(1023);
        let text = format!("{line}\n").repeat(2050) + "last \u{fffd}\n";
        let found = logs(folder(&[("server.log", &text), ("server.log.1", "old\n")]).path(), 5000).unwrap();
        assert!(found.more && found.lines.len() < 2050 && found.lines.iter().all(|line| *line != "old"));
        assert_eq!((found.lines[0].len(), found.lines.last().unwrap().as_str()), (1023, "last \u{fffd}"));
    }
}
