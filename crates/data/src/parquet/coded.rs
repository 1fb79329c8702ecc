//! Columns as they were written: by a dictionary of their different values, and for each row its place in it. Who looks at
//! each value in the same way looks at the few different ones instead.

use std::io::Cursor;

use falaj_schema::dataset::ColumnType;
use polars::prelude::*;
use polars_parquet::parquet::encoding::Encoding;
use polars_parquet::parquet::encoding::hybrid_rle::{HybridRleChunk, HybridRleDecoder};
use polars_parquet::parquet::page::{DataPage, split_buffer};
use polars_parquet::read::{BasicDecompressor, ColumnChunkMetadata, PageReader, PhysicalType};

use super::pages::is_flat;
use crate::table::data_type;

/// A column of one row group.
pub(crate) struct Coded {
    /// The values that occur; some may stand there twice.
    pub(crate) values: Column,
    /// Of each row the place of its value; the number of values where it has none.
    pub(crate) codes: Vec<u32>,
    /// Rows without a value.
    pub(crate) missing: usize,
}

/// True if a column of this type of a file is of Falaj's type as it stands.
pub(super) fn is_own(kind: &ArrowDataType) -> bool {
    use ArrowDataType as A;
    matches!(
        kind,
        A::Int64
            | A::Float64
            | A::Utf8
            | A::LargeUtf8
            | A::Utf8View
            | A::Date32
            | A::Timestamp(ArrowTimeUnit::Microsecond, None)
            | A::Time64(ArrowTimeUnit::Nanosecond)
    )
}

/// Reads a column chunk from its bytes, its codes into `room`; none if a part of it was not written by a dictionary. What
/// is damaged is none, too: the usual reader tells what is wrong with it.
pub(super) fn read(
    chunk: &ColumnChunkMetadata,
    bytes: Vec<u8>,
    name: &str,
    kind: ColumnType,
    rows: usize,
    mut room: Vec<u32>,
) -> PolarsResult<Option<Coded>> {
    let levels = chunk.descriptor().descriptor.max_def_level;
    if !is_flat(chunk) || levels > 1 {
        return Ok(None);
    }
    let largest = bytes.len().max(1 << 10);
    let pages = PageReader::new(Cursor::new(bytes.into()), chunk, Vec::new(), largest);
    let mut pages = BasicDecompressor::new(pages, Vec::new());
    let Some(dictionary) = pages.read_dict_page().map_err(PolarsError::from)? else { return Ok(None) };
    let physical = chunk.descriptor().descriptor.primitive_type.physical_type;
    let Some(values) = values(&dictionary.buffer, dictionary.num_values, physical, name, kind)? else {
        return Ok(None);
    };
    room.clear();
    let mut coded = Coded { values, codes: room, missing: 0 };
    while let Some(page) = pages.next() {
        let page = page.and_then(|page| page.decompress(&mut pages)).map_err(PolarsError::from)?;
        if !matches!(page.encoding(), Encoding::RleDictionary | Encoding::PlainDictionary) {
            return Ok(None);
        }
        coded.add(&page, levels == 1, rows)?;
        pages.reuse_page_buffer(page);
    }
    let known = coded.values.len() as u32;
    // All are looked at, which is quicker than to stop at the first.
    let largest = coded.codes.iter().fold(0, |largest, code| (*code).max(largest));
    let sound = coded.codes.len() == rows && largest <= known;
    Ok(sound.then_some(coded))
}

impl Coded {
    fn add(&mut self, page: &DataPage, optional: bool, rows: usize) -> PolarsResult<()> {
        let count = page.num_values();
        polars_ensure!(self.codes.len() + count <= rows, ComputeError: "more values than rows");
        let parts = split_buffer(page).map_err(PolarsError::from)?;
        let some = if optional { present(parts.def, count)? } else { None };
        let held = some.as_ref().map_or(count, |some| some.iter().filter(|level| **level == 1).count());
        let (width, packed) = match parts.values.split_first() {
            Some((width, packed)) => (u32::from(*width), packed),
            None if held == 0 => (0, parts.values),
            None => polars_bail!(ComputeError: "a page without values"),
        };
        polars_ensure!(width <= 32, ComputeError: "a code of {} bits", width);
        let codes = HybridRleDecoder::new(packed, width, held);
        let Some(some) = some else { return unpack(codes, &mut self.codes) };
        let mut own = Vec::with_capacity(held);
        unpack(codes, &mut own)?;
        let none = self.values.len() as u32;
        self.missing += count - held;
        // Without branches: which rows have a value follows no pattern.
        let mut next = 0;
        self.codes.extend(some.iter().map(|level| {
            let code = own.get(next).copied().unwrap_or(none);
            next += usize::from(*level == 1);
            if *level == 1 { code } else { none }
        }));
        Ok(())
    }
}

/// Adds all that a decoder gives.
fn unpack(packed: HybridRleDecoder, into: &mut Vec<u32>) -> PolarsResult<()> {
    let expected = into.len() + packed.len();
    for chunk in packed.into_chunk_iter() {
        match chunk.map_err(PolarsError::from)? {
            HybridRleChunk::Rle(code, length) => into.resize(into.len() + length, code),
            HybridRleChunk::Bitpacked(codes) => codes.collect_into(into),
        }
    }
    polars_ensure!(into.len() == expected, ComputeError: "a page that ends early");
    Ok(())
}

/// Of each row whether it has a value, by the levels of a page; none if all have.
fn present(levels: &[u8], count: usize) -> PolarsResult<Option<Vec<u32>>> {
    let mut first = HybridRleDecoder::new(levels, 1, count);
    if let Some(HybridRleChunk::Rle(1, length)) = first.next_chunk().map_err(PolarsError::from)?
        && length >= count
    {
        return Ok(None);
    }
    let mut some = Vec::with_capacity(count);
    unpack(HybridRleDecoder::new(levels, 1, count), &mut some)?;
    Ok(Some(some))
}

/// The values of a dictionary; none for types that are not Falaj's own, and for text that is no text.
fn values(
    bytes: &[u8],
    count: usize,
    physical: PhysicalType,
    name: &str,
    kind: ColumnType,
) -> PolarsResult<Option<Column>> {
    let target = data_type(kind);
    let series = match (physical, kind) {
        (PhysicalType::Int64, ColumnType::Integer | ColumnType::Datetime | ColumnType::Time) => {
            Series::new(name.into(), plain(bytes, i64::from_le_bytes))
        }
        (PhysicalType::Int32, ColumnType::Date) => Series::new(name.into(), plain(bytes, i32::from_le_bytes)),
        (PhysicalType::Double, ColumnType::Real) => Series::new(name.into(), plain(bytes, f64::from_le_bytes)),
        (PhysicalType::ByteArray, ColumnType::Text) => match texts(bytes, count) {
            Some(texts) => Series::new(name.into(), texts),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    if series.len() != count {
        return Ok(None);
    }
    Ok(Some(series.cast(&target)?.into_column()))
}

fn plain<T, const WIDTH: usize>(bytes: &[u8], read: impl Fn([u8; WIDTH]) -> T) -> Vec<T> {
    let (whole, _) = bytes.as_chunks::<WIDTH>();
    whole.iter().map(|value| read(*value)).collect()
}

fn texts(mut bytes: &[u8], count: usize) -> Option<Vec<&str>> {
    // A damaged count is not believed.
    let mut texts = Vec::with_capacity(count.min(bytes.len() / 4));
    for _ in 0..count {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        texts.push(std::str::from_utf8(text).ok()?);
        bytes = rest;
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parquet::{Batch, Source};

    /// Columns of every type, in which few values occur often; of some, one row in `gaps` has none.
    fn frame(rows: usize, gaps: usize) -> DataFrame {
        let some = |row: usize| gaps == 0 || row % gaps != 3;
        let integers: Int64Chunked = (0..rows).map(|row| some(row).then_some((row * 7 % 50) as i64 - 20)).collect();
        let reals: Float64Chunked = (0..rows)
            .map(|row| some(row).then_some(if row % 9 == 4 { f64::NAN } else { (row % 11) as f64 / 4.0 }))
            .collect();
        let words = ["", "دبي", "a long text that no view holds in itself", "x"];
        let texts: StringChunked = (0..rows).map(|row| some(row).then_some(words[row % 4])).collect();
        let of = |values: Int64Chunked, name: &str, kind: ColumnType| {
            values.cast(&data_type(kind)).unwrap().with_name(name.into()).into_column()
        };
        let days: Int32Chunked = (0..rows).map(|row| some(row).then_some(row as i32 % 30 + 19_000)).collect();
        let columns = vec![
            of(integers.clone(), "integer", ColumnType::Integer),
            reals.with_name("real".into()).into_column(),
            texts.with_name("text".into()).into_column(),
            days.cast(&DataType::Date).unwrap().with_name("date".into()).into_column(),
            of(integers.clone() * 3_600_000_000i64, "moment", ColumnType::Datetime),
            of((integers + 20) * 1_000_000, "time", ColumnType::Time),
        ];
        DataFrame::new(rows, columns).unwrap()
    }

    #[test]
    fn codes_stand_for_what_the_usual_reader_reads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        for gaps in [0, 5, 1_000] {
            let mut written = frame(40_000, gaps);
            let file = std::fs::File::create(&path).unwrap();
            ParquetWriter::new(file).with_row_group_size(Some(20_000)).finish(&mut written).unwrap();
            let source = Source::open(&path).unwrap();
            for (position, column) in source.columns().iter().enumerate() {
                for batch in source.batches() {
                    let Some(coded) = source.coded(position, batch, Vec::new()).unwrap() else {
                        // Polars writes real numbers without a dictionary.
                        assert_eq!(column.kind, ColumnType::Real);
                        continue;
                    };
                    let usual = source.read(&[position], batch).unwrap();
                    let none = coded.values.len() as u32;
                    let codes: IdxCa = coded.codes.iter().map(|code| (*code < none).then_some(*code)).collect();
                    let expanded = coded.values.take(&codes).unwrap();
                    assert!(expanded.equals_missing(&usual.columns()[0]), "{}, gaps {gaps}", column.name);
                    assert_eq!(coded.missing, usual.columns()[0].null_count());
                }
                let all = source.read(&[position], Batch { offset: 0, rows: 40_000 }).unwrap();
                let different = all.columns()[0].drop_nulls().n_unique().unwrap();
                let most = source.most_values(position);
                assert!(most >= different, "{}: {most} of {different}", column.name);
                // Whole numbers lie close together here, and texts are few.
                assert!(most < 12_000 || column.kind == ColumnType::Real, "{}: {most}", column.name);
            }
            // A part of a row group is no whole one.
            assert!(source.coded(0, Batch { offset: 0, rows: 10 }, Vec::new()).unwrap().is_none());
            assert!(source.coded(0, Batch { offset: 10, rows: 20_000 }, Vec::new()).unwrap().is_none());
        }
    }

    #[test]
    fn what_was_not_written_by_a_dictionary_is_left_to_the_usual_reader() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        let file = std::fs::File::create(&path).unwrap();
        let different: Float64Chunked = (0..50_000).map(|row| Some(f64::from(row).sqrt())).collect();
        let truths: BooleanChunked = (0..50_000).map(|row| Some(row % 3 == 0)).collect();
        let columns = vec![
            different.with_name("a".into()).into_column(),
            truths.with_name("b".into()).into_column(),
            Series::new("c".into(), vec![1i32; 50_000]).into_column(),
        ];
        ParquetWriter::new(file).finish(&mut DataFrame::new(50_000, columns).unwrap()).unwrap();
        let source = Source::open(&path).unwrap();
        let batch = source.batches()[0];
        for position in 0..3 {
            assert!(source.coded(position, batch, Vec::new()).unwrap().is_none(), "column {position}");
        }
    }

    #[test]
    fn damaged_chunks_are_left_to_the_usual_reader() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        let file = std::fs::File::create(&path).unwrap();
        ParquetWriter::new(file)
            .with_compression(ParquetCompression::Uncompressed)
            .finish(&mut frame(5_000, 7))
            .unwrap();
        let whole = std::fs::read(&path).unwrap();
        let end = Source::open(&path).unwrap().first_group().unwrap().end as usize;
        for at in (4..end).step_by(37) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x5A;
            std::fs::write(&path, bytes).unwrap();
            let Ok(source) = Source::open(&path) else { continue };
            for position in 0..6 {
                // Whatever comes out, every code stands for a value or for none.
                if let Some(coded) = source.coded(position, Batch { offset: 0, rows: 5_000 }, Vec::new()).unwrap() {
                    assert!(coded.codes.iter().all(|code| *code as usize <= coded.values.len()));
                }
            }
        }
    }
}
