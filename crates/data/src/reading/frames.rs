//! Tables that come with types: their columns brought to those of the table that is made.

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, DataType, Float64Chunked, IntoColumn, PolarsError};

use super::notes::{Notes, Spot};
use super::sink::Sink;
use super::{Findings, Found, Kind, Place, Plan};
use crate::import::warning;
use crate::infer::{Builder, Read};
use crate::rows::texts;
use crate::table::{READABLE, data_type, is_number};

/// What a file with types says of itself.
pub(crate) struct Said<'a> {
    pub(crate) columns: Vec<Column>,
    /// Names and types of columns that can't be read.
    pub(crate) left_out: &'a [(String, String)],
    /// Names of columns of moments and the time zones in which they are shown.
    pub(crate) zones: &'a [(String, String)],
    /// Names of columns that have the type of nothing.
    pub(crate) nothing: &'a [String],
}

/// The findings of a file with types. Errors: `column_type` where no column can be read.
pub(crate) fn typed(said: Said, rows: Option<u64>) -> Result<Findings> {
    if said.columns.is_empty() {
        let (name, kind) = said.left_out.first().cloned().unwrap_or_default();
        let error = Error::new(Code::ColumnType).column(name);
        return Err(error.with("found", kind).with("expected", READABLE));
    }
    let mut warnings: Vec<Warning> = Vec::new();
    for (column, kind) in said.left_out {
        warnings.push(warning("column_left_out", &[("column", column), ("type", kind)], Vec::new()));
    }
    for (column, zone) in said.zones.iter().filter(|(_, zone)| !is_utc(zone)) {
        warnings.push(warning("zone_to_utc", &[("column", column), ("zone", zone)], Vec::new()));
    }
    for column in said.nothing {
        warnings.push(warning("column_empty", &[("column", column)], Vec::new()));
    }
    let found = |(at, column): (usize, Column)| Found { name: column.name, at, kind: Kind::Said(column.kind) };
    Ok(Findings { columns: said.columns.into_iter().enumerate().map(found).collect(), rows, warnings })
}

fn is_utc(zone: &str) -> bool {
    matches!(zone.to_ascii_uppercase().as_str(), "UTC" | "Z" | "+00:00" | "-00:00" | "ETC/UTC" | "GMT" | "ETC/GMT")
}

/// How the columns of one file become those of the table.
pub(crate) struct Fit<'a> {
    pub(crate) plan: &'a Plan,
    /// The file's columns.
    pub(crate) own: &'a [Column],
    /// For each column of the table, where its values come from.
    pub(crate) places: &'a [Place],
    pub(crate) part: usize,
}

impl Fit<'_> {
    /// Adds rows of the file, which begin at row `offset` of it, to the table.
    pub(crate) fn write(&self, frame: &DataFrame, offset: usize, sink: &mut Sink) -> Result<()> {
        let fitted = self.frame(frame, offset, &mut sink.notes)?;
        sink.write(&fitted)
    }

    /// Rows of the file, which begin at row `offset` of it, with the columns of the table.
    pub(crate) fn frame(&self, frame: &DataFrame, offset: usize, notes: &mut Notes) -> Result<DataFrame> {
        let rows = frame.height();
        let mut columns = Vec::with_capacity(self.places.len());
        for (at, place) in self.places.iter().enumerate() {
            let target = &self.plan.columns[at];
            let column = match place {
                Place::At(from) => self.column(at, &self.own[*from], &frame.columns()[*from], offset, notes)?,
                Place::Fixed(value) => self.fixed(at, value.as_deref(), rows, notes)?,
                Place::Missing => PlColumn::full_null(target.name.as_str().into(), rows, &data_type(target.kind)),
            };
            // The file may have another name for it.
            columns.push(column.with_name(target.name.as_str().into()));
        }
        DataFrame::new(rows, columns).map_err(internal)
    }

    fn column(&self, at: usize, own: &Column, values: &PlColumn, offset: usize, notes: &mut Notes) -> Result<PlColumn> {
        let target = &self.plan.columns[at];
        let values = self.finite(at, values, offset, notes).map_err(internal)?;
        let is_day = |kind| matches!(kind, ColumnType::Date | ColumnType::Datetime);
        let widens = match (own.kind, target.kind) {
            (from, ColumnType::Real) => is_number(from),
            (from, ColumnType::Datetime) => is_day(from),
            _ => false,
        };
        if own.kind == target.kind {
            return Ok(values);
        }
        if widens {
            return values.cast(&data_type(target.kind)).map_err(internal);
        }
        let mut builder = Builder::new(target, values.len(), true);
        for (row, text) in texts(own.kind, &values).map_err(internal)?.into_iter().enumerate() {
            let Some(text) = text else {
                builder.skip();
                continue;
            };
            let spot = Spot { part: self.part, row: (offset + row) as u64 + 1 };
            self.add(&mut builder, at, &text, spot, notes)?;
        }
        Ok(builder.finish())
    }

    fn add(&self, builder: &mut Builder, at: usize, text: &str, spot: Spot, notes: &mut Notes) -> Result<()> {
        match builder.add(text.as_bytes()) {
            Read::Whole => Ok(()),
            Read::Infinite => {
                notes.infinite(at, spot);
                Ok(())
            }
            Read::Bad => {
                builder.skip();
                notes.misfit(at, &self.plan.columns[at], text.as_bytes(), spot)
            }
        }
    }

    /// A column with the same value in every row.
    fn fixed(&self, at: usize, value: Option<&str>, rows: usize, notes: &mut Notes) -> Result<PlColumn> {
        let target = &self.plan.columns[at];
        let mut builder = Builder::new(target, 1, self.plan.asked[at]);
        match value {
            Some(text) => self.add(&mut builder, at, text, Spot { part: self.part, row: 1 }, notes)?,
            None => builder.skip(),
        }
        Ok(builder.finish().new_from_index(0, rows))
    }

    /// Makes numbers that are not finite missing: what is no number is no value.
    fn finite(&self, at: usize, values: &PlColumn, offset: usize, notes: &mut Notes) -> Result<PlColumn, PolarsError> {
        if *values.dtype() != DataType::Float64 {
            return Ok(values.clone());
        }
        let numbers = values.f64()?;
        if numbers.iter().flatten().all(f64::is_finite) {
            return Ok(values.clone());
        }
        let infinite = numbers.iter().enumerate().filter(|(_, value)| value.is_some_and(f64::is_infinite));
        for (row, _) in infinite {
            notes.infinite(at, Spot { part: self.part, row: (offset + row) as u64 + 1 });
        }
        let finite: Float64Chunked = numbers.iter().map(|value| value.filter(|v| v.is_finite())).collect();
        Ok(finite.with_name(values.name().clone()).into_column())
    }
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}
