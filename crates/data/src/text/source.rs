//! The bytes of a file as UTF-8, unpacked and transcoded on the way where needed, without a copy on disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use falaj_schema::Result;

use super::{Packing, read_error};
use crate::disk;

/// A text file as a stream of UTF-8. UTF-8 itself is passed on unchecked; the records check it.
pub(crate) struct Source {
    content: Box<dyn Read + Send>,
    decoding: Option<Decoding>,
    read: Arc<AtomicU64>,
}

/// Counts the bytes that are read.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(into)?;
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

struct Decoding {
    decoder: Decoder,
    raw: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    text: Vec<u8>,
    given: usize,
    line: u64,
}

/// Bytes that are nothing in the encoding they were read in.
#[derive(Debug)]
pub(super) struct Malformed {
    /// Line, counted from 1.
    pub(super) line: u64,
}

impl std::fmt::Display for Malformed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "malformed text in line {}", self.line)
    }
}

impl std::error::Error for Malformed {}

impl Source {
    /// Opens `path`, packed in `packing`, in `encoding`, after `skip` bytes of byte order mark.
    pub(crate) fn open(path: &Path, packing: Packing, encoding: &'static Encoding, skip: usize) -> Result<Self> {
        let failed = |error: io::Error| read_error(&error, path, encoding.name());
        let read = Arc::new(AtomicU64::new(0));
        let mut content = packing.unpack(Counted { file: disk::open(path)?, read: read.clone() }).map_err(failed)?;
        content.read_exact(&mut vec![0; skip]).map_err(failed)?;
        let decoding = (encoding != UTF_8).then(|| Decoding {
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; 64 << 10],
            start: 0,
            filled: 0,
            ended: false,
            text: Vec::new(),
            given: 0,
            line: 1,
        });
        Ok(Self { content, decoding, read })
    }

    /// Counts the bytes of the file that have been read.
    pub(crate) fn counter(&self) -> Arc<AtomicU64> {
        self.read.clone()
    }
}

impl Read for Source {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(decoding) = &mut self.decoding else { return self.content.read(into) };
        while decoding.given == decoding.text.len() {
            if decoding.start == decoding.filled && !decoding.ended {
                decoding.filled = self.content.read(&mut decoding.raw)?;
                decoding.start = 0;
                decoding.ended = decoding.filled == 0;
            }
            if !decoding.decode()? {
                return Ok(0);
            }
        }
        let length = into.len().min(decoding.text.len() - decoding.given);
        into[..length].copy_from_slice(&decoding.text[decoding.given..decoding.given + length]);
        decoding.given += length;
        Ok(length)
    }
}

impl Decoding {
    /// Decodes what is there; `false` at the end of the text.
    fn decode(&mut self) -> io::Result<bool> {
        self.text.resize(256 << 10, 0);
        let raw = &self.raw[self.start..self.filled];
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, self.ended);
        self.text.truncate(written);
        self.given = 0;
        self.start += read;
        self.line += memchr::memchr_iter(b'\n', &self.text).count() as u64;
        match result {
            DecoderResult::Malformed(..) => Err(io::Error::other(Malformed { line: self.line })),
            DecoderResult::OutputFull => Ok(true),
            DecoderResult::InputEmpty => Ok(!self.ended || written > 0),
        }
    }
}
