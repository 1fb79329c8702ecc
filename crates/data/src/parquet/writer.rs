//! Writing a table as one Parquet file, row group by row group.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{DataFrame, ParquetCompression, ParquetWriter, PolarsError, StatisticsOptions};

use crate::disk::{NewFile, Output};
use crate::table::{Table, polars_schema};

/// Rows of a row group: small enough that a page of rows is read without much else.
pub(crate) const GROUP_ROWS: usize = 131_072;
/// Cells of a row group of a wide table.
const GROUP_CELLS: usize = 8 << 20;
/// Bytes that may wait to be written.
const GROUP_BYTES: usize = 128 << 20;

/// Rows of a row group of a table with that many columns.
pub(crate) fn group_rows(columns: usize) -> usize {
    (GROUP_CELLS / columns.max(1)).clamp(1_024, GROUP_ROWS)
}

/// A Parquet file being written; whole at `path` after [`TableWriter::finish`], not there otherwise.
pub(crate) struct TableWriter {
    file: NewFile,
    writer: BatchedWriter<Output>,
    columns: Vec<Column>,
    waiting: DataFrame,
    waiting_bytes: usize,
    rows: u64,
}

impl TableWriter {
    /// Begins a table of `columns` at `path`.
    pub(crate) fn create(path: &Path, columns: Vec<Column>) -> Result<Self> {
        let file = NewFile::create(path)?;
        let schema = polars_schema(&columns);
        let writer = ParquetWriter::new(file.output())
            .with_compression(ParquetCompression::Zstd(None))
            .with_statistics(StatisticsOptions::default())
            .batched(&schema)
            .map_err(|error| write_error(&file, &error))?;
        let waiting = DataFrame::empty_with_schema(&schema);
        Ok(Self { file, writer, columns, waiting, waiting_bytes: 0, rows: 0 })
    }

    /// Adds rows, whose columns must be those of the table in order.
    pub(crate) fn write(&mut self, frame: &DataFrame) -> Result<()> {
        if frame.height() == 0 {
            return Ok(());
        }
        self.rows += frame.height() as u64;
        self.waiting_bytes += frame.estimated_size();
        self.waiting.vstack_mut(frame).map_err(|error| write_error(&self.file, &error))?;
        let limit = group_rows(self.columns.len());
        while self.waiting.height() >= limit {
            let group = self.waiting.slice(0, limit);
            self.waiting = self.waiting.slice(limit as i64, usize::MAX);
            self.waiting_bytes = self.waiting.estimated_size();
            self.write_group(group)?;
        }
        if self.waiting_bytes > GROUP_BYTES { self.write_rest() } else { Ok(()) }
    }

    fn write_rest(&mut self) -> Result<()> {
        let rest = std::mem::replace(&mut self.waiting, DataFrame::empty_with_schema(&polars_schema(&self.columns)));
        self.waiting_bytes = 0;
        if rest.height() == 0 { Ok(()) } else { self.write_group(rest) }
    }

    fn write_group(&mut self, mut group: DataFrame) -> Result<()> {
        group.rechunk_mut_par();
        self.writer.write_batch(&group).map_err(|error| write_error(&self.file, &error))
    }

    /// Writes what is left and puts the file in its place.
    pub(crate) fn finish(mut self) -> Result<Table> {
        self.write_rest()?;
        self.writer.finish().map_err(|error| write_error(&self.file, &error))?;
        self.file.finish()?;
        Ok(Table { rows: self.rows, columns: self.columns })
    }

    /// Rows given so far.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }
}

fn write_error(file: &NewFile, error: &PolarsError) -> Error {
    file.failure().unwrap_or_else(|| Error::new(Code::Internal).detail(error))
}
