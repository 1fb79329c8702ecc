//! What the columns of a Parquet or Arrow file become: Falaj's types, or nothing where there is none for them.

use falaj_schema::dataset::ColumnType;
use polars::io::parquet::read::_internal::to_deserializer;
use polars::prelude::*;

/// How a column of the file is read.
#[derive(Debug, Clone)]
pub(crate) enum Reading {
    /// As Polars reads it, then cast.
    Plain,
    /// As the numbers or bytes beneath a decimal, with this many decimal places.
    Decimal(usize),
}

/// The type of a column and how to read it; `None` if there is no type for it.
pub(crate) fn classify(kind: &ArrowDataType) -> Option<(ColumnType, Reading)> {
    use ArrowDataType as A;
    let plain = |kind| Some((kind, Reading::Plain));
    match kind {
        A::Int8 | A::Int16 | A::Int32 | A::Int64 | A::UInt8 | A::UInt16 | A::UInt32 | A::UInt64 => {
            plain(ColumnType::Integer)
        }
        A::Float32 | A::Float64 => plain(ColumnType::Real),
        // What has no value in any row has no type either.
        A::Utf8 | A::LargeUtf8 | A::Utf8View | A::Null => plain(ColumnType::Text),
        A::Dictionary(_, values, _) if matches!(**values, A::Utf8 | A::LargeUtf8 | A::Utf8View) => {
            plain(ColumnType::Text)
        }
        A::Boolean => plain(ColumnType::Boolean),
        A::Date32 => plain(ColumnType::Date),
        A::Date64 | A::Timestamp(..) => plain(ColumnType::Datetime),
        A::Time32(_) | A::Time64(_) => plain(ColumnType::Time),
        A::Decimal(_, scale) | A::Decimal32(_, scale) | A::Decimal64(_, scale) | A::Decimal256(_, scale) => {
            Some((ColumnType::Real, Reading::Decimal(*scale)))
        }
        _ => None,
    }
}

/// Casts a column as Polars read it to the type that Falaj stores. Integers beyond 64 bits become missing.
pub(crate) fn cast(column: &Column, kind: ColumnType) -> PolarsResult<Column> {
    let target = crate::table::data_type(kind);
    match column.dtype() {
        own if *own == target => Ok(column.clone()),
        // Moments are stored as UTC whatever the time zone they are shown in.
        DataType::Datetime(unit, Some(_)) => {
            let naive = column.to_physical_repr().cast(&DataType::Datetime(*unit, None))?;
            naive.cast(&target)
        }
        _ => column.cast(&target),
    }
}

/// Reads `rows` of the decimal column `name` of one row group as real numbers. `bytes` reads that part of the file.
pub(super) fn decimals(
    group: &polars_parquet::read::RowGroupMetadata,
    name: &str,
    rows: std::ops::Range<usize>,
    bytes: impl FnOnce(std::ops::Range<u64>) -> PolarsResult<Vec<u8>>,
    places: usize,
) -> PolarsResult<Column> {
    use polars_parquet::read::{Filter, PhysicalType};
    let chunk = group.columns_under_root_iter(name).and_then(|mut columns| columns.next());
    let chunk = chunk.ok_or_else(|| polars_err!(ColumnNotFound: "{}", name))?;
    let beneath = match chunk.descriptor().descriptor.primitive_type.physical_type {
        PhysicalType::Int32 => ArrowDataType::Int32,
        PhysicalType::Int64 => ArrowDataType::Int64,
        PhysicalType::FixedLenByteArray(width) => ArrowDataType::FixedSizeBinary(width),
        _ => ArrowDataType::BinaryView,
    };
    let field = ArrowField::new(name.into(), beneath, true);
    let content = bytes(chunk.byte_range())?;
    let filter = Filter::new_ranged(rows.start, rows.end);
    let (arrays, _) = to_deserializer(vec![(chunk, content.into())], field.clone(), Some(filter))?;
    let series = Series::try_from((&field, arrays))?;
    let numbers: Float64Chunked = match series.dtype() {
        DataType::Binary => series.binary()?.iter().map(|value| value.and_then(|v| big_endian(v, places))).collect(),
        _ => {
            let integers = series.cast(&DataType::Int64)?;
            integers.i64()?.iter().map(|value| value.map(|v| shifted(i128::from(v), places))).collect()
        }
    };
    Ok(numbers.with_name(name.into()).into_column())
}

/// The number of a big-endian two's complement integer with that many decimal places.
fn big_endian(bytes: &[u8], places: usize) -> Option<f64> {
    let negative = *bytes.first()? >= 0x80;
    let start = if negative { -1i128 } else { 0 };
    // Bytes beyond 128 bits only repeat the sign, unless the number is larger than a decimal of 38 digits can be.
    let (sign, rest) = bytes.split_at(bytes.len().saturating_sub(16));
    if sign.iter().any(|byte| i128::from(*byte) != start & 0xFF) {
        return None;
    }
    Some(shifted(rest.iter().fold(start, |sum, byte| sum << 8 | i128::from(*byte)), places))
}

/// An integer divided by a power of ten, rounded once.
pub(crate) fn shifted(value: i128, places: usize) -> f64 {
    const EXACT: u128 = 1 << 53;
    if value.unsigned_abs() < EXACT && places <= 22 {
        return value as f64 / 10f64.powi(places as i32);
    }
    format!("{value}e-{places}").parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_big_endian_numbers() {
        assert_eq!(big_endian(&[0x04, 0xD2], 2), Some(12.34));
        assert_eq!(big_endian(&[0xFB, 0x2E], 2), Some(-12.34));
        assert_eq!(big_endian(&[[0xFF; 18].as_slice(), &[0xFB, 0x2E]].concat(), 2), Some(-12.34));
        assert_eq!(big_endian(&[[0x01].as_slice(), &[0; 16]].concat(), 0), None);
        assert_eq!(shifted(12_345_678_901_234_567_825, 2), 123_456_789_012_345_678.25);
        assert_eq!(big_endian(&[], 0), None);
    }
}
