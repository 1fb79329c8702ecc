//! Files: opening them, and writing them whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use falaj_schema::{Code, Error, Result};
use tempfile::NamedTempFile;

/// What an input or output error on `path` means.
pub(crate) fn io_error(error: &io::Error, path: &Path) -> Error {
    let failure = Error::from_io(path, error);
    match fs4::available_space(folder_of(path)) {
        Ok(free) if failure.code == Code::DiskFull => failure.with("free", free),
        _ => failure,
    }
}

/// Opens a file to read. Errors: `file_missing`, `file_is_folder`, `file_empty`, `access_denied`, `io`.
pub(crate) fn open(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(|error| io_error(&error, path))?;
    let metadata = file.metadata().map_err(|error| io_error(&error, path))?;
    if metadata.is_dir() {
        return Err(Error::new(Code::FileIsFolder).file(path));
    }
    if metadata.len() == 0 {
        return Err(Error::new(Code::FileEmpty).file(path));
    }
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file in the making. It takes its name only when [`NewFile::finish`] succeeds; dropped before, nothing stays.
pub(crate) struct NewFile {
    path: PathBuf,
    temporary: NamedTempFile,
    output: Output,
}

impl NewFile {
    /// Begins the file that is to be at `path`.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let temporary = builder().tempfile_in(folder_of(path)).map_err(|error| io_error(&error, path))?;
        let file = temporary.as_file().try_clone().map_err(|error| io_error(&error, path))?;
        let writer = Inner { writer: BufWriter::with_capacity(256 * 1024, file), failure: None };
        Ok(Self { path: path.to_owned(), temporary, output: Output(Arc::new(Mutex::new(writer))) })
    }

    /// Where to write the content; clones write to the same file.
    pub(crate) fn output(&self) -> Output {
        self.output.clone()
    }

    /// The reason why a write failed, however the library above reported it.
    pub(crate) fn failure(&self) -> Option<Error> {
        self.output.lock().failure.as_ref().map(|error| io_error(error, &self.path))
    }

    /// Puts the file in its place, on the disk for good.
    pub(crate) fn finish(self) -> Result<()> {
        let failed = |error: io::Error| io_error(&error, &self.path);
        self.output.lock().writer.flush().map_err(failed)?;
        self.temporary.as_file().sync_all().map_err(failed)?;
        self.temporary.persist(&self.path).map_err(|error| io_error(&error.error, &self.path))?;
        // The file is in its place; a folder that can't be synced (some network drives) changes nothing about that.
        #[cfg(unix)]
        let _ = File::open(folder_of(&self.path)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".falaj-").suffix(".part");
    // Temporary files are private by default; this one becomes a file like any other, so the umask decides.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// The content of a [`NewFile`]. It remembers the first error, because Parquet writers turn errors into text.
#[derive(Clone)]
pub(crate) struct Output(Arc<Mutex<Inner>>);

struct Inner {
    writer: BufWriter<File>,
    failure: Option<io::Error>,
}

impl Output {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.lock();
        let result = inner.writer.write(bytes);
        if let Err(error) = &result
            && error.kind() != ErrorKind::Interrupted
            && inner.failure.is_none()
        {
            inner.failure =
                Some(error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error));
        }
        result
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lock().writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn errors_of_the_system_have_codes() {
        let code = |number| io_error(&io::Error::from_raw_os_error(number), Path::new("/tmp/x")).code;
        assert_eq!(code(13), Code::AccessDenied);
        assert_eq!(code(28), Code::DiskFull);
        assert_eq!(code(30), Code::ReadOnly);
        assert!(io_error(&io::Error::from_raw_os_error(28), Path::new("/tmp/x")).params.contains_key("free"));
    }

    #[test]
    fn a_dropped_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let file = NewFile::create(&path).unwrap();
        file.output().write_all(b"half").unwrap();
        drop(file);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
