//! A JSON file whose encoding and shape are known.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use falaj_schema::{Code, Error, Result};

use super::buffer::Buffer;
use super::parser::{Halt, Parser, Wrong};
use super::rows::JsonRows;
use super::shape::{Shape, shape};
use crate::disk;
use crate::format::ending;
use crate::import::ImportOptions;
use crate::text::{self, Packing, Source, encoding};

/// Bytes that a record may have.
pub(super) const RECORD_LIMIT: usize = 16 << 20;

/// How records follow each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Layout {
    /// In a list.
    List,
    /// One after the other.
    Lines,
}

/// A JSON file, ready to be read as often as needed.
pub(crate) struct JsonFile {
    path: PathBuf,
    packing: Packing,
    encoding: &'static Encoding,
    mark: usize,
    layout: Layout,
    missing: Vec<Vec<u8>>,
    bytes: u64,
}

impl JsonFile {
    /// Opens `path` and finds out how its records follow each other. Errors: those of opening, `encoding_unknown`,
    /// `archive_damaged`, `json_syntax`, `json_shape`, `csv_encoding`.
    pub(crate) fn open(path: &Path, options: &ImportOptions) -> Result<Self> {
        let wanted = options.encoding.as_deref().map(encoding::by_label).transpose()?;
        let bytes = path.metadata().map_err(|error| disk::io_error(&error, path))?.len();
        let head = text::head(path, 1 << 10)?;
        let (encoding, mark) = encoding::of_head(&head.content, wanted);
        let missing = options.missing.iter().flatten().map(|word| word.clone().into_bytes()).collect();
        let (packing, layout) = (head.packing, Layout::Lines);
        let mut file = Self { path: path.to_owned(), packing, encoding, mark, layout, missing, bytes };
        file.layout = file.find_layout()?;
        Ok(file)
    }

    fn find_layout(&self) -> Result<Layout> {
        let mut buffer = self.buffer()?;
        let (at, first) = loop {
            let mut parser = Parser::new(buffer.text(), buffer.ended());
            match parser.next_or_end() {
                Ok(first) => break (parser.at, first),
                Err(Halt::More) => buffer.more()?,
                Err(_) => return Err(buffer.wrong(parser.at, Wrong::Value)),
            }
        };
        match first {
            None => return Err(Error::new(Code::FileEmpty).file(&self.path)),
            Some(b'[') => return Ok(Layout::List),
            Some(b'{') => buffer.take(at)?,
            Some(b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                return Err(buffer.error(Code::JsonShape, at).with("what", "value"));
            }
            Some(_) => return Err(buffer.wrong(at, Wrong::Value)),
        }
        // A file that says by its ending that each line is a record may have one only, whatever is in it.
        if matches!(ending(&self.path).as_str(), "ndjson" | "jsonl") {
            return Ok(Layout::Lines);
        }
        match shape(&mut buffer, RECORD_LIMIT)? {
            Shape::Records => Ok(Layout::Lines),
            Shape::Inside(path) => {
                let error = Error::new(Code::JsonShape).file(&self.path).row(1);
                Err(error.with("what", "inside").with("path", path))
            }
        }
    }

    fn buffer(&self) -> Result<Buffer> {
        let source = Source::open(&self.path, self.packing, self.encoding, self.mark)?;
        Ok(Buffer::new(source, &self.path, self.encoding))
    }

    /// The records, from the beginning.
    pub(crate) fn rows(&self) -> Result<JsonRows<'_>> {
        Ok(JsonRows::new(self.buffer()?, self.layout, &self.missing, self.bytes))
    }

    /// `json` for a list, `ndjson` for one object after the other.
    pub(crate) fn format(&self) -> &'static str {
        match self.layout {
            Layout::List => "json",
            Layout::Lines => "ndjson",
        }
    }

    /// The label of the text encoding.
    pub(crate) fn encoding(&self) -> String {
        self.encoding.name().to_lowercase()
    }

    /// The error that there are no rows.
    pub(crate) fn no_rows(&self) -> Error {
        Error::new(Code::NoRows).file(&self.path)
    }
}
