//! Arrays of Arrow as columns in Falaj's types.

use falaj_schema::dataset::ColumnType;
use polars::prelude::{
    ArrowDataType, ArrowField, ArrowTimeUnit, Column, Float64Chunked, Int64Chunked, IntoColumn, IntoSeries,
    PolarsResult, Series, TimeUnit, polars_err,
};
use polars_arrow::array::{Array, PrimitiveArray};
use polars_arrow::types::{NativeType, i256};

use crate::parquet::{Reading, cast, shifted};

/// The column `name` of type `kind`.
pub(super) fn column(name: &str, kind: ColumnType, reading: &Reading, array: Box<dyn Array>) -> PolarsResult<Column> {
    if let Reading::Decimal(places) = reading {
        return decimals(name, &*array, *places);
    }
    if let ArrowDataType::Timestamp(unit, _) = array.dtype() {
        // Without its time zone, whose name Polars need not know: what is stored is UTC anyway.
        let unit = *unit;
        let micros = primitive::<i64>(&*array)?.iter().map(|value| value.and_then(|value| to_micros(*value, unit)));
        let micros: Int64Chunked = micros.collect();
        return Ok(named(micros.into_series(), name).into_datetime(TimeUnit::Microseconds, None).into_column());
    }
    let field = ArrowField::new(name.into(), array.dtype().clone(), true);
    cast(&Series::try_from((&field, array))?.into_column(), kind)
}

fn named(mut series: Series, name: &str) -> Series {
    series.rename(name.into());
    series
}

fn primitive<T: NativeType>(array: &dyn Array) -> PolarsResult<&PrimitiveArray<T>> {
    let found = array.as_any().downcast_ref::<PrimitiveArray<T>>();
    found.ok_or_else(|| polars_err!(ComputeError: "an array is not of the type {:?}", array.dtype()))
}

fn to_micros(value: i64, unit: ArrowTimeUnit) -> Option<i64> {
    match unit {
        ArrowTimeUnit::Second => value.checked_mul(1_000_000),
        ArrowTimeUnit::Millisecond => value.checked_mul(1_000),
        ArrowTimeUnit::Microsecond => Some(value),
        ArrowTimeUnit::Nanosecond => Some(value.div_euclid(1_000)),
    }
}

fn decimals(name: &str, array: &dyn Array, places: usize) -> PolarsResult<Column> {
    let real = |value: i128| shifted(value, places);
    let numbers: Float64Chunked = match array.dtype() {
        ArrowDataType::Decimal32(..) => {
            primitive::<i32>(array)?.iter().map(|value| value.map(|v| real(i128::from(*v)))).collect()
        }
        ArrowDataType::Decimal64(..) => {
            primitive::<i64>(array)?.iter().map(|value| value.map(|v| real(i128::from(*v)))).collect()
        }
        ArrowDataType::Decimal256(..) => {
            let small = |value: &i256| i128::try_from(*value).ok();
            primitive::<i256>(array)?.iter().map(|value| value.and_then(small).map(real)).collect()
        }
        _ => primitive::<i128>(array)?.iter().map(|value| value.map(|v| real(*v))).collect(),
    };
    Ok(named(numbers.into_series(), name).into_column())
}
