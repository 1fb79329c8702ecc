//! The record batches of an Arrow file as tables in Falaj's types.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use falaj_schema::Result;
use falaj_schema::dataset::ColumnType;
use polars::prelude::{DataFrame, PolarsResult};
use polars_arrow::array::Array;
use polars_arrow::io::ipc::read::{FileReader, StreamReader, StreamState, read_stream_metadata};
use polars_arrow::record_batch::RecordBatchT;

use super::{ArrowFile, Layout, column, damaged};
use crate::disk;
use crate::guard::guarded;

/// Goes through the batches of a file.
pub(crate) struct Batches<'a> {
    file: &'a ArrowFile,
    reader: Reader,
    at: Arc<AtomicU64>,
    too_large: BTreeMap<String, u64>,
}

enum Reader {
    File(Box<FileReader<Watched>>),
    Stream(Box<StreamReader<Watched>>),
}

/// A file that tells where it is read.
struct Watched {
    file: BufReader<File>,
    at: Arc<AtomicU64>,
}

impl Read for Watched {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(into)?;
        self.at.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Current(by) => {
                self.file.seek_relative(by)?;
                self.at.load(Ordering::Relaxed).saturating_add_signed(by)
            }
            to => self.file.seek(to)?,
        };
        self.at.store(at, Ordering::Relaxed);
        Ok(at)
    }
}

impl<'a> Batches<'a> {
    pub(super) fn open(file: &'a ArrowFile) -> Result<Self> {
        let at = Arc::new(AtomicU64::new(0));
        let mut source = Watched { file: BufReader::with_capacity(1 << 20, disk::open(&file.path)?), at: at.clone() };
        let wanted: Vec<usize> = file.fields.iter().map(|field| field.index).collect();
        let reader = match &file.layout {
            Layout::File(metadata) => {
                Reader::File(Box::new(FileReader::new(source, (**metadata).clone(), Some(wanted), None)))
            }
            Layout::Stream => {
                let metadata = guarded(|| read_stream_metadata(&mut source));
                let metadata = metadata.map_err(|error| damaged(&error, &file.path))?;
                Reader::Stream(Box::new(StreamReader::new(source, metadata, Some(wanted))))
            }
        };
        Ok(Self { file, reader, at, too_large: BTreeMap::new() })
    }

    /// The next batch; `None` at the end. Errors: `arrow_damaged`, `io`.
    pub(crate) fn next(&mut self) -> Result<Option<DataFrame>> {
        guarded(|| self.read()).map_err(|error| damaged(&error, &self.file.path))
    }

    fn read(&mut self) -> PolarsResult<Option<DataFrame>> {
        let batch = match &mut self.reader {
            Reader::File(reader) => reader.next().transpose()?,
            Reader::Stream(reader) => match reader.next().transpose()? {
                Some(StreamState::Some(batch)) => Some(batch),
                // A stream may end without saying so.
                Some(StreamState::Waiting) | None => None,
            },
        };
        batch.map(|batch| self.frame(batch)).transpose()
    }

    fn frame(&mut self, batch: RecordBatchT<Box<dyn Array>>) -> PolarsResult<DataFrame> {
        let rows = batch.len();
        let mut columns = Vec::with_capacity(self.file.fields.len());
        for (field, array) in self.file.fields.iter().zip(batch.into_arrays()) {
            let missing = array.null_count();
            let column = column::column(&field.name, field.kind, &field.reading, array)?;
            let lost = column.null_count().saturating_sub(missing);
            if field.kind == ColumnType::Integer && lost > 0 {
                *self.too_large.entry(field.name.clone()).or_default() += lost as u64;
            }
            columns.push(column);
        }
        DataFrame::new(rows, columns)
    }

    /// Share of the file that was read.
    pub(crate) fn done(&self) -> f64 {
        self.at.load(Ordering::Relaxed) as f64 / self.file.bytes as f64
    }

    /// Columns of which integers beyond 64 bits with sign have been read (as missing), and how many.
    pub(crate) fn too_large(&self) -> &BTreeMap<String, u64> {
        &self.too_large
    }
}
