//! The text of a file as far as it is needed, and where in the file it stands.

use std::io::Read;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use falaj_schema::{Code, Error, Result};

use super::parser::Wrong;
use crate::text::{Source, encoding, read_error};

/// Bytes that are read at once.
const PIECE: usize = 256 << 10;

/// A piece of the file's text.
pub(super) struct Buffer {
    source: Source,
    path: PathBuf,
    encoding: String,
    bytes: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    /// Line of the first byte, counted from 1, and the characters before it in that line.
    line: u64,
    column: u64,
}

impl Buffer {
    /// Reads `source`; `path` and `encoding` are for errors.
    pub(super) fn new(source: Source, path: &Path, encoding: &'static Encoding) -> Self {
        let (path, encoding) = (path.to_owned(), encoding.name().to_lowercase());
        Self { source, path, encoding, bytes: Vec::new(), start: 0, filled: 0, ended: false, line: 1, column: 0 }
    }

    /// The text that is there.
    pub(super) fn text(&self) -> &[u8] {
        &self.bytes[self.start..self.filled]
    }

    /// True if nothing follows the text.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Reads more text behind that which is there, as much again at least. Errors: those of reading.
    pub(super) fn more(&mut self) -> Result<()> {
        let kept = self.filled - self.start;
        self.bytes.copy_within(self.start..self.filled, 0);
        (self.start, self.filled) = (0, kept);
        self.bytes.resize(kept + kept.max(PIECE), 0);
        while self.filled < self.bytes.len() && !self.ended {
            match self.source.read(&mut self.bytes[self.filled..]) {
                Ok(0) => self.ended = true,
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(read_error(&error, &self.path, &self.encoding)),
            }
        }
        Ok(())
    }

    /// Goes on behind `length` bytes. Errors: `csv_encoding` if they are no text.
    pub(super) fn take(&mut self, length: usize) -> Result<()> {
        let taken = &self.bytes[self.start..self.start + length];
        if let Err(error) = std::str::from_utf8(taken) {
            let (line, _) = self.place(error.valid_up_to());
            let error = Error::new(Code::CsvEncoding).file(&self.path).row(line).with("encoding", &self.encoding);
            return Err(error.with("probable", encoding::guess(self.text())));
        }
        let (line, character) = self.place(length);
        (self.line, self.column) = (line, character - 1);
        self.start += length;
        Ok(())
    }

    /// Line and character, both counted from 1, of the byte at `at`.
    pub(super) fn place(&self, at: usize) -> (u64, u64) {
        let text = &self.text()[..at.min(self.text().len())];
        let characters = |text: &[u8]| text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
        match memchr::memrchr(b'\n', text) {
            Some(end) => {
                let lines = memchr::memchr_iter(b'\n', text).count() as u64;
                (self.line + lines, characters(&text[end + 1..]) + 1)
            }
            None => (self.line, self.column + characters(text) + 1),
        }
    }

    /// The error that something is wrong at a byte.
    pub(super) fn wrong(&self, at: usize, wrong: Wrong) -> Error {
        let (line, character) = self.place(at);
        // Text in another encoding looks like wrong JSON where its letters are no UTF-8.
        let before = &self.text()[..(at + 1).min(self.text().len())];
        if let Err(error) = std::str::from_utf8(before)
            && error.error_len().is_some()
        {
            let (line, _) = self.place(error.valid_up_to());
            let error = Error::new(Code::CsvEncoding).file(&self.path).row(line).with("encoding", &self.encoding);
            return error.with("probable", encoding::guess(self.text()));
        }
        let error = Error::new(Code::JsonSyntax).file(&self.path).row(line);
        error.with("position", character).with("reason", wrong.as_str())
    }

    /// An error in this file, at a byte.
    pub(super) fn error(&self, code: Code, at: usize) -> Error {
        Error::new(code).file(&self.path).row(self.place(at).0)
    }

    /// Counts the bytes of the file that have been read.
    pub(super) fn counter(&self) -> std::sync::Arc<std::sync::atomic::AtomicU64> {
        self.source.counter()
    }
}
