//! A Parquet file opened for reading, in batches of bounded size.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    ArrowDataType, Column as PlColumn, DataFrame, ParallelStrategy, ParquetReader, PolarsError, PolarsResult, SerReader,
};
use polars_parquet::read::{FileMetadata, RowGroupMetadata};

use super::coded::{self, Coded, is_own};
use super::column::{Reading, cast, classify, decimals};
use super::most::Most;
use super::pages;
use crate::disk;
use crate::guard::guarded;
use crate::table::{polars_schema, position, repeated};

/// Row groups of more bytes than this (uncompressed) are read in pieces.
const BATCH_BYTES: usize = 256 << 20;

/// A Parquet file whose columns have been matched to Falaj's types. Several threads may read from it.
pub(crate) struct Source {
    path: PathBuf,
    metadata: Arc<FileMetadata>,
    /// The row where each row group begins.
    starts: Vec<usize>,
    fields: Vec<Field>,
    left_out: Vec<(String, String)>,
    zones: Vec<(String, String)>,
    nothing: Vec<String>,
    too_large: Mutex<BTreeMap<String, u64>>,
}

struct Field {
    /// Index among the file's columns.
    index: usize,
    name: String,
    kind: ColumnType,
    reading: Reading,
    /// It is of Falaj's type as it stands in the file.
    own: bool,
}

/// Rows to read at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Batch {
    pub(crate) offset: usize,
    pub(crate) rows: usize,
}

impl Source {
    /// Opens `path`. Errors: those of opening a file, `parquet_damaged`, `column_twice`.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut reader = ParquetReader::new(disk::open(path)?);
        let metadata = guarded(|| reader.get_metadata().cloned()).map_err(|error| damaged(&error, path))?;
        let names: Vec<String> = metadata.schema().fields().iter().map(|field| field.name().to_owned()).collect();
        if let Some(name) = repeated(&names) {
            return Err(Error::new(Code::ColumnTwice).file(path).column(name));
        }
        let schema = guarded(|| reader.schema()).map_err(|error| damaged(&error, path))?;
        if !is_plausible(&metadata) {
            return Err(Error::new(Code::ParquetDamaged).file(path));
        }
        let (mut fields, mut left_out, mut zones, mut nothing) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, (name, field)) in schema.iter().enumerate() {
            let name = name.to_string();
            let Some((kind, reading)) = classify(field.dtype()) else {
                left_out.push((name, type_name(&format!("{:?}", field.dtype()))));
                continue;
            };
            match field.dtype() {
                ArrowDataType::Timestamp(_, Some(zone)) => zones.push((name.clone(), zone.to_string())),
                ArrowDataType::Null => nothing.push(name.clone()),
                _ => {}
            }
            fields.push(Field { index, name, kind, reading, own: is_own(field.dtype()) });
        }
        let begin = |rows: &mut usize, group: &RowGroupMetadata| {
            let start = *rows;
            *rows += group.num_rows();
            Some(start)
        };
        let starts = metadata.row_groups.iter().scan(0, begin).collect();
        let too_large = Mutex::default();
        Ok(Self { path: path.to_owned(), metadata, starts, fields, left_out, zones, nothing, too_large })
    }

    /// The columns that can be read, in order.
    pub(crate) fn columns(&self) -> Vec<Column> {
        self.fields.iter().map(|field| Column { name: field.name.clone(), kind: field.kind }).collect()
    }

    /// Names and types of columns that can't be read.
    pub(crate) fn left_out(&self) -> &[(String, String)] {
        &self.left_out
    }

    /// The path of the file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The ids that the file gives columns, by their names; not all have one.
    pub(crate) fn ids(&self) -> Vec<(String, i32)> {
        let fields = self.metadata.schema().fields().iter().map(|field| field.get_field_info());
        fields.filter_map(|info| Some((info.name.to_string(), info.id?))).collect()
    }

    /// Columns of moments and the time zones in which they are shown.
    pub(crate) fn zones(&self) -> &[(String, String)] {
        &self.zones
    }

    /// Columns of the type of nothing.
    pub(crate) fn nothing(&self) -> &[String] {
        &self.nothing
    }

    /// Columns of which integers beyond 64 bits with sign have been read (as missing), and how many.
    pub(crate) fn too_large(&self) -> BTreeMap<String, u64> {
        self.too_large.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.metadata.num_rows
    }

    /// Positions of the named columns; all of them for `None`. Errors: `column_missing`.
    pub(crate) fn positions(&self, names: Option<&[String]>) -> Result<Vec<usize>> {
        let Some(names) = names else { return Ok((0..self.fields.len()).collect()) };
        let columns = self.columns();
        names.iter().map(|name| position(&columns, name).map_err(|error| error.file(&self.path))).collect()
    }

    /// Where the first row group stands in the file.
    pub(crate) fn first_group(&self) -> Option<std::ops::Range<u64>> {
        let chunks = self.metadata.row_groups.first()?.parquet_columns().iter().map(|chunk| chunk.byte_range());
        chunks.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end))
    }

    /// Batches that cover all rows and end where row groups end.
    pub(crate) fn batches(&self) -> Vec<Batch> {
        let mut batches = Vec::new();
        let mut offset = 0;
        for group in &self.metadata.row_groups {
            let pieces = group.total_byte_size().div_ceil(BATCH_BYTES).clamp(1, group.num_rows().max(1));
            let size = group.num_rows().div_ceil(pieces).max(1);
            for start in (0..group.num_rows()).step_by(size) {
                batches.push(Batch { offset: offset + start, rows: size.min(group.num_rows() - start) });
            }
            offset += group.num_rows();
        }
        batches
    }

    /// Reads rows of the columns at `positions`. Errors: `parquet_damaged`, `io`.
    pub(crate) fn read(&self, positions: &[usize], batch: Batch) -> Result<DataFrame> {
        guarded(|| self.read_fields(positions, batch)).map_err(|error| damaged(&error, &self.path))
    }

    /// Bytes in the file of the column at `position` in a batch; 0 where the batch is no whole row group.
    pub(crate) fn bytes(&self, position: usize, batch: Batch) -> u64 {
        let group = self.whole_group(batch);
        let chunk = group.and_then(|group| group.columns_under_root_iter(&self.fields[position].name)?.next());
        chunk.map_or(0, |chunk| chunk.compressed_size().unsigned_abs())
    }

    /// How many different values the column at `position` has at most.
    pub(crate) fn most_values(&self, position: usize) -> usize {
        let name = &self.fields[position].name;
        let mut most = Most::default();
        for group in &self.metadata.row_groups {
            let chunk = group.columns_under_root_iter(name).and_then(|mut chunks| chunks.next());
            most.add(chunk, group.num_rows(), &self.metadata.footer_buf);
        }
        most.values()
    }

    /// The column at `position` by the dictionary it was written with; none if it was not, or if the batch is no whole row
    /// group. Codes go into `room`, whose memory is used again.
    pub(crate) fn coded(&self, position: usize, batch: Batch, room: Vec<u32>) -> Result<Option<Coded>> {
        let field = &self.fields[position];
        let Some(group) = self.whole_group(batch).filter(|_| field.own) else { return Ok(None) };
        let chunk = group.columns_under_root_iter(&field.name).and_then(|mut chunks| chunks.next());
        // Without a dictionary nothing is read here.
        let Some(chunk) = chunk.filter(|chunk| chunk.dictionary_page_offset().is_some()) else { return Ok(None) };
        let read = || {
            let bytes = read_range(&mut File::open(&self.path)?, chunk.byte_range())?;
            coded::read(chunk, bytes, &field.name, field.kind, batch.rows, room)
        };
        match guarded(read) {
            Ok(found) => Ok(found),
            Err(error @ PolarsError::IO { .. }) => Err(damaged(&error, &self.path)),
            // The usual reader tells what is wrong.
            Err(_) => Ok(None),
        }
    }

    /// Checks what `batch` will read of a file that is not our own. Errors: `parquet_damaged`, `io`.
    pub(crate) fn check(&self, batch: Batch) -> Result<()> {
        let check = || {
            let mut file = File::open(&self.path)?;
            let mut start = 0;
            for group in &self.metadata.row_groups {
                if (batch.offset..batch.offset + batch.rows).contains(&start) {
                    pages::check(group, |range| Ok(read_range(&mut file, range)?))?;
                }
                start += group.num_rows();
            }
            Ok(())
        };
        guarded(check).map_err(|error| damaged(&error, &self.path))
    }

    fn read_fields(&self, positions: &[usize], batch: Batch) -> PolarsResult<DataFrame> {
        let rows = batch.rows.min(self.rows().saturating_sub(batch.offset));
        if rows == 0 || positions.is_empty() {
            let columns: Vec<Column> = self.columns();
            let chosen: Vec<Column> = positions.iter().map(|at| columns[*at].clone()).collect();
            return Ok(DataFrame::empty_with_schema(&polars_schema(&chosen)));
        }
        let batch = Batch { rows, ..batch };
        let plain = self.read_plain(positions, batch)?;
        let columns = positions
            .iter()
            .map(|at| {
                let field = &self.fields[*at];
                match field.reading {
                    Reading::Plain => self.read_cast(plain.column(&field.name)?, field.kind),
                    Reading::Decimal(places) => self.read_decimals(&field.name, places, batch),
                }
            })
            .collect::<PolarsResult<Vec<_>>>()?;
        DataFrame::new(rows, columns)
    }

    fn read_cast(&self, column: &PlColumn, kind: ColumnType) -> PolarsResult<PlColumn> {
        let own = cast(column, kind)?;
        let lost = own.null_count().saturating_sub(column.null_count());
        if kind == ColumnType::Integer && lost > 0 {
            let mut too_large = self.too_large.lock().unwrap_or_else(PoisonError::into_inner);
            *too_large.entry(column.name().to_string()).or_default() += lost as u64;
        }
        Ok(own)
    }

    fn read_plain(&self, positions: &[usize], batch: Batch) -> PolarsResult<DataFrame> {
        let mut projection: Vec<usize> = positions
            .iter()
            .map(|at| &self.fields[*at])
            .filter(|field| matches!(field.reading, Reading::Plain))
            .map(|field| field.index)
            .collect();
        projection.sort_unstable();
        projection.dedup();
        if projection.is_empty() {
            return Ok(DataFrame::empty());
        }
        let mut reader = ParquetReader::new(File::open(&self.path)?);
        let (metadata, start) = self.metadata_of(batch);
        reader.set_metadata(metadata);
        reader
            .with_projection(Some(projection))
            .with_slice(Some((batch.offset - start, batch.rows)))
            .read_parallel(ParallelStrategy::Columns)
            .finish()
    }

    /// The row group that is this batch and no more.
    fn whole_group(&self, batch: Batch) -> Option<&RowGroupMetadata> {
        // The last one that begins there: those before it have no rows.
        let at = self.starts.partition_point(|start| *start <= batch.offset).checked_sub(1)?;
        let group = &self.metadata.row_groups[at];
        (self.starts[at] == batch.offset && group.num_rows() == batch.rows).then_some(group)
    }

    /// Metadata of the row groups that a batch lies in, and the row where they start. Polars unpacks the first pages of every
    /// row group before the rows it is to read: a file of a thousand groups would be unpacked five hundred times over.
    fn metadata_of(&self, batch: Batch) -> (Arc<FileMetadata>, usize) {
        let groups = &self.metadata.row_groups;
        let (mut first, mut start) = (0, 0);
        while first < groups.len() && start + groups[first].num_rows() <= batch.offset {
            start += groups[first].num_rows();
            first += 1;
        }
        let (mut last, mut end) = (first, start);
        while last < groups.len() && end < batch.offset + batch.rows {
            end += groups[last].num_rows();
            last += 1;
        }
        if last - first == groups.len() {
            return (self.metadata.clone(), 0);
        }
        let whole = &self.metadata;
        let part = FileMetadata {
            version: whole.version,
            num_rows: end - start,
            max_row_group_height: whole.max_row_group_height,
            created_by: whole.created_by.clone(),
            row_groups: groups[first..last].to_vec(),
            key_value_metadata: whole.key_value_metadata.clone(),
            schema_descr: whole.schema_descr.clone(),
            column_orders: whole.column_orders.clone(),
            footer_buf: whole.footer_buf.clone(),
        };
        (Arc::new(part), start)
    }

    fn read_decimals(&self, name: &str, places: usize, batch: Batch) -> PolarsResult<PlColumn> {
        let mut file = File::open(&self.path)?;
        let mut whole: Option<PlColumn> = None;
        let mut start = 0;
        for group in &self.metadata.row_groups {
            let end = start + group.num_rows();
            let (from, to) = (batch.offset.max(start), (batch.offset + batch.rows).min(end));
            if from < to {
                let rows = from - start..to - start;
                let part = decimals(group, name, rows, |range| Ok(read_range(&mut file, range)?), places)?;
                match &mut whole {
                    Some(column) => {
                        column.append(&part)?;
                    }
                    None => whole = Some(part),
                }
            }
            start = end;
        }
        whole.ok_or_else(|| PolarsError::OutOfBounds("no rows".into()))
    }
}

/// False if the numbers of rows contradict each other: a reader that believes them asks for all memory there is.
fn is_plausible(metadata: &FileMetadata) -> bool {
    let groups = &metadata.row_groups;
    let rows = groups.iter().try_fold(0usize, |sum, group| sum.checked_add(group.num_rows()));
    let even = groups.iter().all(|group| {
        let columns = group.parquet_columns().iter();
        let mut flat = columns.filter(|column| pages::is_flat(column));
        flat.all(|column| usize::try_from(column.num_values()) == Ok(group.num_rows()))
    });
    rows == Some(metadata.num_rows) && even
}

fn read_range(file: &mut File, range: std::ops::Range<u64>) -> std::io::Result<Vec<u8>> {
    let length = range.end.saturating_sub(range.start);
    // A damaged length is not believed.
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(file.metadata()?.len())).unwrap_or_default());
    file.seek(SeekFrom::Start(range.start))?;
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn damaged(error: &PolarsError, path: &Path) -> Error {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error {
        PolarsError::IO { error, .. } if !matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof) => {
            disk::io_error(error, path)
        }
        _ => Error::new(Code::ParquetDamaged).file(path).detail(error),
    }
}

/// The outermost name of an Arrow type: `LargeList(Field …)` becomes `LargeList`.
pub(crate) fn type_name(debug: &str) -> String {
    debug.split(['(', ' ', '{']).next().unwrap_or(debug).to_owned()
}
