//! Checkpoints in Parquet: a column of structs for each kind of line.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::Result;
use polars::prelude::{DataFrame, DataType, ParquetReader, PolarsError, PolarsResult, SerReader, Series};

use super::action::{Add, DeletionVector, FileFormat, Line, MetaData, Protocol, Sidecar};
use crate::disk;
use crate::guard::caught;
use crate::lake::{Kind, damaged};

/// The columns that a reader needs. What was removed stays away from a checkpoint.
const NEEDED: [&str; 4] = ["add", "metaData", "protocol", "sidecar"];

/// The lines that a checkpoint stands for. Errors: `table_damaged`, those of opening a file.
pub(super) fn lines(path: &Path) -> Result<Vec<Line>> {
    let file = disk::open(path)?;
    let read = caught(|| read(file)).unwrap_or_else(|panic| Err(PolarsError::ComputeError(panic.into())));
    read.map_err(|error| damaged(Kind::Delta, path, "checkpoint").detail(error))
}

fn read(file: std::fs::File) -> PolarsResult<Vec<Line>> {
    let mut reader = ParquetReader::new(file);
    let schema = reader.schema()?;
    let wanted = schema.iter_names().enumerate().filter(|(_, name)| NEEDED.contains(&name.as_str()));
    let wanted: Vec<usize> = wanted.map(|(at, _)| at).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let frame = reader.with_projection(Some(wanted)).finish()?;
    let mut lines = Vec::with_capacity(frame.height());
    if let Some(found) = column(&frame, "add") {
        adds(&found, &mut lines)?;
    }
    if let Some(found) = column(&frame, "metaData") {
        metas(&found, &mut lines)?;
    }
    if let Some(found) = column(&frame, "protocol") {
        protocols(&found, &mut lines)?;
    }
    if let Some(found) = column(&frame, "sidecar") {
        let paths = Texts::of(&found, "path")?;
        let present = paths.rows().filter_map(|row| paths.get(row));
        lines.extend(present.map(|path| Line { sidecar: Some(Sidecar { path }), ..Line::default() }));
    }
    Ok(lines)
}

fn column(frame: &DataFrame, name: &str) -> Option<Series> {
    Some(frame.column(name).ok()?.as_materialized_series().clone())
}

fn child(of: &Series, name: &str) -> Option<Series> {
    of.struct_().ok()?.field_by_name(name).ok()
}

fn adds(add: &Series, lines: &mut Vec<Line>) -> PolarsResult<()> {
    let (paths, stats) = (Texts::of(add, "path")?, Texts::maybe(add, "stats"));
    let values = child(add, "partitionValues");
    let vector = child(add, "deletionVector");
    let storage = vector.as_ref().and_then(|vector| Texts::maybe(vector, "storageType"));
    let place = vector.as_ref().and_then(|vector| Texts::maybe(vector, "pathOrInlineDv"));
    let offsets = vector.as_ref().and_then(|vector| child(vector, "offset")?.cast(&DataType::Int64).ok());
    for row in paths.rows() {
        let Some(path) = paths.get(row) else { continue };
        let text = |texts: &Option<Texts>| texts.as_ref().and_then(|texts| texts.get(row));
        let deletion_vector = text(&storage).map(|storage_type| DeletionVector {
            storage_type,
            path_or_inline_dv: text(&place).unwrap_or_default(),
            offset: offsets.as_ref().and_then(|offsets| offsets.i64().ok()?.get(row)),
        });
        let partition_values = values.as_ref().map_or(Ok(BTreeMap::new()), |values| map(values, row))?;
        let add = Add { path, partition_values, stats: text(&stats), deletion_vector };
        lines.push(Line { add: Some(add), ..Line::default() });
    }
    Ok(())
}

fn metas(meta: &Series, lines: &mut Vec<Line>) -> PolarsResult<()> {
    let schemas = Texts::of(meta, "schemaString")?;
    let format = child(meta, "format").and_then(|format| Texts::maybe(&format, "provider"));
    let (partitions, configuration) = (child(meta, "partitionColumns"), child(meta, "configuration"));
    for row in schemas.rows() {
        let Some(schema_string) = schemas.get(row) else { continue };
        let provider = format.as_ref().and_then(|format| format.get(row));
        let meta = MetaData {
            schema_string,
            partition_columns: partitions.as_ref().map_or(Ok(None), |found| list(found, row))?.unwrap_or_default(),
            configuration: configuration.as_ref().map_or(Ok(BTreeMap::new()), |found| map(found, row))?,
            format: provider.map(|provider| FileFormat { provider }),
        };
        lines.push(Line { meta_data: Some(meta), ..Line::default() });
    }
    Ok(())
}

fn protocols(protocol: &Series, lines: &mut Vec<Line>) -> PolarsResult<()> {
    let Some(versions) = child(protocol, "minReaderVersion") else { return Ok(()) };
    let versions = versions.cast(&DataType::Int64)?;
    let features = child(protocol, "readerFeatures");
    for (row, version) in versions.i64()?.iter().enumerate() {
        let Some(min_reader_version) = version else { continue };
        let reader_features = features.as_ref().map_or(Ok(None), |features| list(features, row))?;
        let protocol = Protocol { min_reader_version, reader_features };
        lines.push(Line { protocol: Some(protocol), ..Line::default() });
    }
    Ok(())
}

/// A field of text of a column of structs.
struct Texts(Series);

impl Texts {
    fn of(of: &Series, name: &str) -> PolarsResult<Self> {
        let field = of.struct_()?.field_by_name(name)?;
        field.str()?;
        Ok(Self(field))
    }

    fn maybe(of: &Series, name: &str) -> Option<Self> {
        Self::of(of, name).ok()
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.0.len()
    }

    fn get(&self, row: usize) -> Option<String> {
        self.0.str().ok()?.get(row).map(str::to_owned)
    }
}

/// The texts of a list.
fn list(of: &Series, row: usize) -> PolarsResult<Option<Vec<String>>> {
    let Some(found) = of.list()?.get_as_series(row) else { return Ok(None) };
    Ok(Some(found.str()?.iter().flatten().map(str::to_owned).collect()))
}

/// A map from text to text, which Parquet has as a list of pairs.
fn map(of: &Series, row: usize) -> PolarsResult<BTreeMap<String, Option<String>>> {
    let Some(found) = of.list()?.get_as_series(row) else { return Ok(BTreeMap::new()) };
    let pairs = found.struct_()?.fields_as_series();
    let [keys, values] = pairs.as_slice() else { return Ok(BTreeMap::new()) };
    if found.is_empty() {
        return Ok(BTreeMap::new());
    }
    let pairs = keys.str()?.iter().zip(values.str()?.iter());
    Ok(pairs.filter_map(|(key, value)| Some((key?.to_owned(), value.map(str::to_owned)))).collect())
}
