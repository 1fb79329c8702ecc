//! The names of a file's columns as they stand in it. The reader keeps them in a table, in which two of the same name are
//! one.

use std::io::{Read, Seek, SeekFrom};

use polars::prelude::{PolarsResult, polars_bail, polars_err};
use polars_arrow::io::ipc::format::ipc::planus::ReadAsRoot;
use polars_arrow::io::ipc::format::ipc::{FooterRef, MessageHeaderRef, MessageRef, SchemaRef};

/// Length and magic number at the end of a file.
const END: usize = 10;
/// Bytes that the description of columns may have.
const LARGEST: u64 = 256 << 20;

/// Names of the columns of a file with a footer.
pub(super) fn of_file(file: &mut (impl Read + Seek)) -> PolarsResult<Vec<String>> {
    let length = file.seek(SeekFrom::End(0))?;
    if length < 2 * END as u64 {
        polars_bail!(ComputeError: "too short for a footer");
    }
    file.seek(SeekFrom::End(-(END as i64)))?;
    let mut end = [0; END];
    file.read_exact(&mut end)?;
    if !end.ends_with(b"ARROW1") {
        polars_bail!(ComputeError: "the footer is missing");
    }
    let size = u64::from(u32::from_le_bytes([end[0], end[1], end[2], end[3]]));
    let start = length.checked_sub(END as u64 + size);
    let start = start.ok_or_else(|| polars_err!(ComputeError: "the footer is longer than the file"))?;
    file.seek(SeekFrom::Start(start))?;
    let footer = bytes(file, size)?;
    let footer = FooterRef::read_as_root(&footer).map_err(|error| polars_err!(ComputeError: "{error:?}"))?;
    match footer.schema()? {
        Some(schema) => names(schema),
        None => polars_bail!(ComputeError: "the footer names no columns"),
    }
}

/// Names of the columns of a stream.
pub(super) fn of_stream(file: &mut (impl Read + Seek)) -> PolarsResult<Vec<String>> {
    file.seek(SeekFrom::Start(0))?;
    let mut word = [0; 4];
    file.read_exact(&mut word)?;
    if word == [0xFF; 4] {
        file.read_exact(&mut word)?;
    }
    let message = bytes(file, u64::from(u32::from_le_bytes(word)))?;
    let message = MessageRef::read_as_root(&message).map_err(|error| polars_err!(ComputeError: "{error:?}"))?;
    match message.header()? {
        Some(MessageHeaderRef::Schema(schema)) => names(schema),
        _ => polars_bail!(ComputeError: "the stream does not begin with its columns"),
    }
}

fn bytes(file: &mut impl Read, length: u64) -> PolarsResult<Vec<u8>> {
    if length > LARGEST {
        polars_bail!(ComputeError: "the description of columns has {length} bytes");
    }
    let mut found = Vec::new();
    file.take(length).read_to_end(&mut found)?;
    Ok(found)
}

fn names(schema: SchemaRef) -> PolarsResult<Vec<String>> {
    let fields = schema.fields()?.ok_or_else(|| polars_err!(ComputeError: "no columns"))?;
    fields.iter().map(|field| Ok(field?.name()?.unwrap_or_default().to_owned())).collect()
}
