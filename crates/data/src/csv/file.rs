//! A CSV file whose encoding, delimiter and header are known.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use encoding_rs::Encoding;
use falaj_schema::{Code, Error, Result};

use super::delimiter;
use super::records::{Dialect, Record, Records};
use crate::disk;
use crate::import::ImportOptions;
use crate::text::{self, Packing, Source, encoding};

const SAMPLE: u64 = 256 << 10;

/// A CSV file, ready to be read as often as needed.
pub(crate) struct CsvFile {
    path: PathBuf,
    packing: Packing,
    encoding: &'static Encoding,
    mark: usize,
    dialect: Dialect,
    missing: Vec<Vec<u8>>,
    /// What was said of the header; by default there is one.
    pub(super) named: Option<bool>,
    /// Names of the columns.
    pub(crate) header: Vec<String>,
    /// Size of the file in bytes.
    pub(super) bytes: u64,
}

/// The records behind the header.
pub(super) struct Rows {
    pub(super) records: Records<Source>,
    /// Bytes of the file read so far.
    pub(super) read: Arc<AtomicU64>,
}

impl CsvFile {
    /// Opens `path` and reads its header. Errors: those of opening, `encoding_unknown`, `bad_request`, `csv_encoding`,
    /// `csv_delimiter`, `csv_header`, `csv_line_too_long`, `csv_quote`, `file_empty`, `archive_damaged`.
    pub(crate) fn open(path: &Path, options: &ImportOptions) -> Result<Self> {
        let wanted = options.encoding.as_deref().map(encoding::by_label).transpose()?;
        let chosen = options.delimiter.as_deref().map(delimiter::given).transpose()?;
        let bytes = path.metadata().map_err(|error| disk::io_error(&error, path))?.len();
        let head = text::head(path, 1 << 10)?;
        let (packing, head) = (head.packing, head.content);
        let (encoding, mark) = encoding::of_head(&head, wanted);
        if let (None, 0, Some(wide)) = (wanted, mark, encoding::utf_16_without_mark(&head)) {
            let probable = wide.name().to_lowercase();
            let error = Error::new(Code::CsvEncoding).file(path).row(1);
            return Err(error.with("encoding", "utf-8").with("probable", probable));
        }
        let dialect = dialect(path, Source::open(path, packing, encoding, mark)?, chosen)?;
        let words = options.missing.clone().unwrap_or_else(|| vec!["NA".to_owned()]);
        let missing = words.into_iter().map(String::into_bytes).collect();
        let named = options.header;
        let mut file =
            Self { path: path.to_owned(), packing, encoding, mark, dialect, missing, named, header: Vec::new(), bytes };
        file.header = file.read_header()?;
        Ok(file)
    }

    /// The records behind the header, from the beginning.
    pub(super) fn rows(&self) -> Result<Rows> {
        let mut rows = self.start()?;
        if self.has_header() {
            rows.records.read(&mut Record::default())?;
        }
        Ok(rows)
    }

    /// The delimiter.
    pub(super) fn delimiter(&self) -> u8 {
        self.dialect.delimiter
    }

    /// The label of the text encoding.
    pub(super) fn encoding(&self) -> String {
        self.encoding.name().to_lowercase()
    }

    fn has_header(&self) -> bool {
        self.named != Some(false)
    }

    /// True for a field that means "no value".
    pub(super) fn is_missing(&self, field: &[u8]) -> bool {
        let field = field.trim_ascii();
        field.is_empty() || self.missing.iter().any(|word| word == field)
    }

    /// An error in this file.
    pub(super) fn error(&self, code: Code) -> Error {
        Error::new(code).file(&self.path)
    }

    fn start(&self) -> Result<Rows> {
        let source = Source::open(&self.path, self.packing, self.encoding, self.mark)?;
        let read = source.counter();
        Ok(Rows { records: Records::new(source, &self.path, self.encoding, self.dialect), read })
    }

    fn read_header(&self) -> Result<Vec<String>> {
        let mut record = Record::default();
        if !self.start()?.records.read(&mut record)? {
            return Err(self.error(Code::FileEmpty));
        }
        if !self.has_header() {
            return Ok((1..=record.len()).map(|number| format!("column_{number}")).collect());
        }
        let mut names: Vec<String> = Vec::with_capacity(record.len());
        let mut seen = std::collections::HashSet::new();
        for (index, field) in record.fields().enumerate() {
            let name = String::from_utf8_lossy(field).trim().to_owned();
            let position = index + 1;
            let bad =
                |reason| self.error(Code::CsvHeader).row(record.line).with("position", position).with("reason", reason);
            if name.is_empty() {
                return Err(bad("empty"));
            }
            if !seen.insert(name.clone()) {
                return Err(bad("duplicate").column(name));
            }
            names.push(name);
        }
        Ok(names)
    }
}

fn dialect(path: &Path, source: Source, chosen: Option<u8>) -> Result<Dialect> {
    let mut sample = Vec::new();
    // Text that can't be decoded is reported with its line when the records are read.
    let ended = source.take(SAMPLE).read_to_end(&mut sample).is_err();
    let whole = ended || (sample.len() as u64) < SAMPLE;
    let terminator = match (memchr::memchr(b'\n', &sample), memchr::memchr(b'\r', &sample)) {
        (None, Some(_)) => b'\r',
        _ => b'\n',
    };
    let delimiter = delimiter::detect(&sample, whole, terminator, chosen, path)?;
    Ok(Dialect { delimiter, terminator })
}
