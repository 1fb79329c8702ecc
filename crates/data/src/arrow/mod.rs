//! Reading Arrow IPC: files (Feather v2) and streams, one record batch after the other.

mod batches;
mod column;
mod names;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{ArrowDataType, ArrowSchema, PolarsError, PolarsResult};
use polars_arrow::io::ipc::read::{FileMetadata, StreamMetadata, read_file_metadata, read_stream_metadata};

pub(crate) use batches::Batches;

use crate::disk;
use crate::guard::guarded;
use crate::parquet::{Reading, classify, type_name};
use crate::table::repeated;

/// An Arrow file whose columns have been matched to Falaj's types.
pub(crate) struct ArrowFile {
    path: PathBuf,
    layout: Layout,
    fields: Vec<Field>,
    left_out: Vec<(String, String)>,
    zones: Vec<(String, String)>,
    nothing: Vec<String>,
    bytes: u64,
}

/// How the batches are found.
enum Layout {
    /// By the footer of a file.
    File(Box<FileMetadata>),
    /// One after the other.
    Stream,
}

/// A column that can be read.
struct Field {
    /// Index among the file's columns.
    index: usize,
    name: String,
    kind: ColumnType,
    reading: Reading,
}

impl ArrowFile {
    /// Opens `path`. Errors: those of opening a file, `arrow_damaged`, `column_twice`.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut file = BufReader::new(disk::open(path)?);
        let failed = |error: std::io::Error| disk::io_error(&error, path);
        let bytes = file.get_ref().metadata().map_err(failed)?.len();
        let mut magic = [0; 6];
        file.read_exact(&mut magic).map_err(|_| Error::new(Code::ArrowDamaged).file(path))?;
        let is_file = magic == *b"ARROW1";
        let names = guarded(|| if is_file { names::of_file(&mut file) } else { names::of_stream(&mut file) });
        let names = names.map_err(|error| damaged(&error, path))?;
        if let Some(name) = repeated(&names) {
            return Err(Error::new(Code::ColumnTwice).file(path).column(name));
        }
        let (layout, schema) = guarded(|| layout(&mut file, is_file)).map_err(|error| damaged(&error, path))?;
        let mut found = Self {
            path: path.to_owned(),
            layout,
            fields: Vec::new(),
            left_out: Vec::new(),
            zones: Vec::new(),
            nothing: Vec::new(),
            bytes,
        };
        found.sort_columns(&schema);
        Ok(found)
    }

    fn sort_columns(&mut self, schema: &ArrowSchema) {
        for (index, (name, field)) in schema.iter().enumerate() {
            let name = name.to_string();
            let Some((kind, reading)) = classify(field.dtype()) else {
                self.left_out.push((name, type_name(&format!("{:?}", field.dtype()))));
                continue;
            };
            match field.dtype() {
                ArrowDataType::Timestamp(_, Some(zone)) => self.zones.push((name.clone(), zone.to_string())),
                ArrowDataType::Null => self.nothing.push(name.clone()),
                _ => {}
            }
            self.fields.push(Field { index, name, kind, reading });
        }
    }

    /// The columns that can be read, in order.
    pub(crate) fn columns(&self) -> Vec<Column> {
        self.fields.iter().map(|field| Column { name: field.name.clone(), kind: field.kind }).collect()
    }

    /// Names and types of columns that can't be read.
    pub(crate) fn left_out(&self) -> &[(String, String)] {
        &self.left_out
    }

    /// Columns of moments and the time zones in which they are shown.
    pub(crate) fn zones(&self) -> &[(String, String)] {
        &self.zones
    }

    /// Columns of the type of nothing.
    pub(crate) fn nothing(&self) -> &[String] {
        &self.nothing
    }

    /// The rows, from the beginning, batch by batch. Errors: those of opening.
    pub(crate) fn batches(&self) -> Result<Batches<'_>> {
        Batches::open(self)
    }
}

fn layout(file: &mut BufReader<File>, is_file: bool) -> PolarsResult<(Layout, ArrowSchema)> {
    file.seek(SeekFrom::Start(0))?;
    if is_file {
        let metadata = read_file_metadata(file)?;
        let schema = (*metadata.schema).clone();
        return Ok((Layout::File(Box::new(metadata)), schema));
    }
    let StreamMetadata { schema, .. } = read_stream_metadata(file)?;
    Ok((Layout::Stream, schema))
}

fn damaged(error: &PolarsError, path: &Path) -> Error {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error {
        PolarsError::IO { error, .. } if !matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof) => {
            disk::io_error(error, path)
        }
        _ => Error::new(Code::ArrowDamaged).file(path).detail(error),
    }
}
