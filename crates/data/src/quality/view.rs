//! The columns of one batch of rows, decoded once for all the rules that look at them.

use std::cell::OnceCell;

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    Column as PlColumn, DataFrame, DataType, Float64Chunked, IntoColumn, PlHashMap, PolarsError, PolarsResult,
    StringChunked,
};

use super::bits::Bits;
use super::value::{Value, int_text};
use crate::calendar::DAY;
use crate::render::real_text;

/// A batch of rows.
pub(super) struct View {
    /// Number of its first row in the table, counted from 0.
    pub(super) offset: usize,
    /// How many rows it has.
    pub(super) rows: usize,
    columns: Vec<ColumnView>,
    // Place of each column of the table among those here; `u32::MAX` for those that are not.
    places: Vec<u32>,
}

/// A column of a batch.
pub(super) struct ColumnView {
    pub(super) kind: ColumnType,
    raw: PlColumn,
    data: OnceCell<Data>,
    span: OnceCell<Option<(Value, Value)>>,
}

/// The values of a column of a batch. Where a row has no value, something stands there that means nothing.
pub(super) struct Data {
    /// Rows with a value.
    pub(super) present: Bits,
    pub(super) values: Values,
}

pub(super) enum Values {
    Ints(Vec<i64>),
    Reals(Vec<f64>),
    Texts(Texts),
}

/// Texts, each different one found once.
pub(super) struct Texts {
    texts: StringChunked,
    /// For each row the number of its text; `u32::MAX` where there is none.
    pub(super) codes: Vec<u32>,
    first: Vec<u32>,
}

impl Texts {
    /// How many different texts there are.
    pub(super) fn different(&self) -> usize {
        self.first.len()
    }

    /// The text of a number.
    pub(super) fn word(&self, code: usize) -> &str {
        self.texts.get(self.first[code] as usize).unwrap_or_default()
    }

    /// The text of a row that has one.
    pub(super) fn at(&self, row: usize) -> &str {
        self.texts.get(row).unwrap_or_default()
    }
}

impl View {
    /// A batch of the columns at `positions` among all `kinds` of the table.
    pub(super) fn new(frame: DataFrame, offset: usize, positions: &[usize], kinds: &[ColumnType]) -> Self {
        let mut places = vec![u32::MAX; kinds.len()];
        for (place, position) in positions.iter().enumerate() {
            places[*position] = place as u32;
        }
        let columns = positions.iter().zip(frame.columns()).map(|(position, column)| ColumnView {
            kind: kinds[*position],
            raw: column.rechunk(),
            data: OnceCell::new(),
            span: OnceCell::new(),
        });
        Self { offset, rows: frame.height(), columns: columns.collect(), places }
    }

    /// The column at `position` in the table. Errors: `internal` if it was not read.
    pub(super) fn column(&self, position: usize) -> Result<&ColumnView> {
        let place = self.places.get(position).copied().unwrap_or(u32::MAX);
        self.columns.get(place as usize).ok_or_else(|| Error::new(Code::Internal).detail("a column was not read"))
    }

    /// The columns at `positions` as Polars has them, numbers that are none as missing.
    pub(super) fn frame(&self, positions: &[usize]) -> Result<DataFrame> {
        let columns = positions.iter().map(|position| Ok(without_nan(&self.column(*position)?.raw)));
        let columns = columns.collect::<Result<PolarsResult<Vec<_>>>>()?.map_err(internal)?;
        DataFrame::new(self.rows, columns).map_err(internal)
    }

    /// The texts of a row, counted from the beginning of the batch, in the columns at `positions`.
    pub(super) fn texts(&self, row: usize, positions: &[usize]) -> Result<Vec<Option<String>>> {
        positions.iter().map(|position| self.column(*position)?.text(row)).collect()
    }
}

impl ColumnView {
    /// The values, decoded at the first look.
    pub(super) fn data(&self) -> Result<&Data> {
        match self.data.get() {
            Some(data) => Ok(data),
            None => {
                let decoded = decode(&self.raw, self.kind).map_err(internal)?;
                Ok(self.data.get_or_init(|| decoded))
            }
        }
    }

    /// The smallest and largest value of numbers and times; none for text and where no row has a value.
    pub(super) fn span(&self) -> Result<Option<&(Value, Value)>> {
        let data = self.data()?;
        Ok(self.span.get_or_init(|| span(data)).as_ref())
    }

    /// The text of a row.
    pub(super) fn text(&self, row: usize) -> Result<Option<String>> {
        let data = self.data()?;
        Ok(data.present.get(row).then(|| match &data.values {
            Values::Ints(values) => int_text(self.kind, values[row]),
            Values::Reals(values) => real_text(values[row]),
            Values::Texts(texts) => texts.at(row).to_owned(),
        }))
    }
}

impl Data {
    /// The value of a row that has one.
    pub(super) fn value(&self, row: usize) -> Value {
        match &self.values {
            Values::Ints(values) => Value::Int(values[row]),
            Values::Reals(values) => Value::Real(values[row]),
            Values::Texts(texts) => Value::Text(texts.at(row).to_owned()),
        }
    }
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

fn decode(column: &PlColumn, kind: ColumnType) -> PolarsResult<Data> {
    if kind == ColumnType::Real {
        let numbers = column.f64()?;
        let values: Vec<f64> = match numbers.cont_slice() {
            Ok(slice) => slice.to_vec(),
            Err(_) => numbers.iter().map(|value| value.unwrap_or(f64::NAN)).collect(),
        };
        let present = Bits::from_fn(values.len(), |row| !values[row].is_nan());
        return Ok(Data { present, values: Values::Reals(values) });
    }
    if kind == ColumnType::Text {
        let texts = texts(column.str()?);
        let present = Bits::from_fn(texts.codes.len(), |row| texts.codes[row] != u32::MAX);
        return Ok(Data { present, values: Values::Texts(texts) });
    }
    let present = present(column);
    let physical = column.to_physical_repr();
    let values: Vec<i64> = match physical.dtype() {
        DataType::Boolean => physical.bool()?.iter().map(|value| i64::from(value.unwrap_or(false))).collect(),
        DataType::Int32 => physical.i32()?.iter().map(|days| i64::from(days.unwrap_or(0)) * DAY).collect(),
        _ => {
            let whole = physical.i64()?;
            match whole.cont_slice() {
                Ok(slice) => slice.to_vec(),
                Err(_) => whole.iter().map(|value| value.unwrap_or(0)).collect(),
            }
        }
    };
    // Polars counts times of day in nanoseconds.
    let values = if kind == ColumnType::Time { values.into_iter().map(|v| v / 1_000).collect() } else { values };
    Ok(Data { present, values: Values::Ints(values) })
}

fn present(column: &PlColumn) -> Bits {
    if column.null_count() == 0 {
        return Bits::from_fn(column.len(), |_| true);
    }
    let flags = column.is_not_null();
    let mut known = flags.iter();
    Bits::from_fn(column.len(), |_| known.next().flatten().unwrap_or(false))
}

fn texts(column: &StringChunked) -> Texts {
    let texts = column.rechunk().into_owned();
    let (mut first, mut codes) = (Vec::new(), Vec::with_capacity(column.len()));
    let mut known: PlHashMap<&str, u32> = PlHashMap::default();
    for (row, text) in column.iter().enumerate() {
        let Some(text) = text else {
            codes.push(u32::MAX);
            continue;
        };
        codes.push(*known.entry(text).or_insert_with(|| {
            first.push(row as u32);
            first.len() as u32 - 1
        }));
    }
    Texts { texts, codes, first }
}

fn span(data: &Data) -> Option<(Value, Value)> {
    match &data.values {
        Values::Ints(values) => {
            let (mut low, mut high) = (i64::MAX, i64::MIN);
            if data.present.is_full() {
                values.iter().for_each(|value| (low, high) = (low.min(*value), high.max(*value)));
            } else {
                data.present.ones().for_each(|row| (low, high) = (low.min(values[row]), high.max(values[row])));
            }
            (low <= high).then_some((Value::Int(low), Value::Int(high)))
        }
        Values::Reals(values) => {
            // Comparisons with NaN, which stands where there is no value, are false.
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            values.iter().for_each(|value| {
                low = if *value < low { *value } else { low };
                high = if *value > high { *value } else { high };
            });
            (!data.present.is_clear()).then_some((Value::Real(low), Value::Real(high)))
        }
        Values::Texts(_) => None,
    }
}

/// A number that is none is no value.
fn without_nan(column: &PlColumn) -> PolarsResult<PlColumn> {
    if *column.dtype() != DataType::Float64 || !column.f64()?.iter().flatten().any(f64::is_nan) {
        return Ok(column.clone());
    }
    let known: Float64Chunked = column.f64()?.iter().map(|value| value.filter(|v| !v.is_nan())).collect();
    Ok(known.with_name(column.name().clone()).into_column())
}
