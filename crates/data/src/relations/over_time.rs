//! A column over the moments of another one.

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::inspect::{OverTime, Span};
use polars::prelude::{Column as PlColumn, PolarsResult};

use crate::calendar::{DAY, civil_from_days, days_from_civil};
use crate::extract::{Cells, Collector};
use crate::parquet::{Batch, Source};
use crate::profile::scan::internal;
use crate::table::{Progress, tell};

const HOUR: i64 = DAY / 24;

/// The column at `at` over the first other column of moments that has any. All rows are read, batch by batch.
pub(super) fn over_time(
    source: &Source,
    columns: &[Column],
    at: usize,
    progress: Progress,
) -> Result<Option<OverTime>> {
    let is_moment = |kind| matches!(kind, ColumnType::Date | ColumnType::Datetime);
    let clock = columns.iter().enumerate().find(|(other, column)| *other != at && is_moment(column.kind));
    // A column of moments over moments says nothing.
    let (Some((clock, column)), false) = (clock, is_moment(columns[at].kind)) else { return Ok(None) };
    let mut ends: Option<(i64, i64)> = None;
    for batch in source.batches() {
        tell(progress, 0.3 * batch.offset as f64 / source.rows().max(1) as f64)?;
        for moment in moments(source, clock, column.kind, batch)?.into_iter().filter(|moment| *moment != i64::MIN) {
            ends = Some(ends.map_or((moment, moment), |(low, high)| (low.min(moment), high.max(moment))));
        }
    }
    let Some(mut spans) = ends.and_then(|(low, high)| Spans::between(low, high)) else { return Ok(None) };
    for batch in source.batches() {
        tell(progress, 0.3 + 0.7 * batch.offset as f64 / source.rows().max(1) as f64)?;
        let times = moments(source, clock, column.kind, batch)?;
        let frame = source.read(&[at], batch)?;
        let (missing, numbers) = values(&frame.columns()[0], columns[at].kind).map_err(internal)?;
        spans.add(&times, &missing, numbers.as_deref());
    }
    Ok(Some(spans.finish(&column.name)))
}

fn moments(source: &Source, at: usize, kind: ColumnType, batch: Batch) -> Result<Vec<i64>> {
    let frame = source.read(&[at], batch)?;
    let mut collector = Collector::new(kind);
    collector.extend(&frame.columns()[0]).map_err(internal)?;
    match collector.finish() {
        Cells::Time(micros) => Ok(micros),
        _ => Ok(Vec::new()),
    }
}

/// Whether each row has no value, and the values as numbers if they are any.
fn values(column: &PlColumn, kind: ColumnType) -> PolarsResult<(Vec<bool>, Option<Vec<f64>>)> {
    if !matches!(kind, ColumnType::Integer | ColumnType::Real | ColumnType::Boolean) {
        return Ok((column.is_null().iter().map(|missing| missing == Some(true)).collect(), None));
    }
    let mut collector = Collector::new(kind);
    collector.extend(column)?;
    let Cells::Number(values) = collector.finish() else { return Ok((Vec::new(), None)) };
    Ok((values.iter().map(|value| value.is_nan()).collect(), Some(values)))
}

/// Spans of time, one behind the other, and what falls into each.
struct Spans {
    span: Span,
    first: i64,
    rows: Vec<u64>,
    missing: Vec<u64>,
    sums: Vec<(f64, u64)>,
}

impl Spans {
    /// From one moment to another, if these can be divided.
    fn between(low: i64, high: i64) -> Option<Self> {
        let span = span_for(low, high)?;
        let first = index(span, low);
        let count = usize::try_from(index(span, high) - first).ok()? + 1;
        Some(Self { span, first, rows: vec![0; count], missing: vec![0; count], sums: vec![(0.0, 0); count] })
    }

    fn add(&mut self, micros: &[i64], missing: &[bool], numbers: Option<&[f64]>) {
        for (row, moment) in micros.iter().enumerate().filter(|(_, moment)| **moment != i64::MIN) {
            let at = (index(self.span, *moment) - self.first) as usize;
            self.rows[at] += 1;
            self.missing[at] += u64::from(missing[row]);
            if let Some(value) = numbers.map(|numbers| numbers[row]).filter(|value| value.is_finite()) {
                self.sums[at].0 += value;
                self.sums[at].1 += 1;
            }
        }
    }

    fn finish(self, column: &str) -> OverTime {
        let starts = (0..self.rows.len() as i64).map(|at| start(self.span, self.first + at)).collect();
        let means = self.sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / count as f64));
        OverTime {
            column: column.to_owned(),
            span: self.span,
            starts,
            rows: self.rows,
            means: means.collect(),
            missing: self.missing,
        }
    }
}

/// The span that divides a time into few enough parts to see and enough to say something.
fn span_for(low: i64, high: i64) -> Option<Span> {
    let days = high.saturating_sub(low) / DAY;
    let span = match days {
        0..=2 => Span::Hour,
        3..=62 => Span::Day,
        63..=1_860 => Span::Month,
        _ => Span::Year,
    };
    let parts = index(span, high) - index(span, low) + 1;
    (2..=400).contains(&parts).then_some(span)
}

/// Which span, counted from the epoch, a moment lies in.
fn index(span: Span, micros: i64) -> i64 {
    match span {
        Span::Hour => micros.div_euclid(HOUR),
        Span::Day => micros.div_euclid(DAY),
        Span::Month => {
            let (year, month, _) = civil_from_days(micros.div_euclid(DAY));
            year * 12 + month - 1
        }
        Span::Year => civil_from_days(micros.div_euclid(DAY)).0,
    }
}

/// When a span starts, in milliseconds.
fn start(span: Span, index: i64) -> i64 {
    match span {
        Span::Hour => index * HOUR / 1_000,
        Span::Day => index * DAY / 1_000,
        Span::Month => days_from_civil(index.div_euclid(12), index.rem_euclid(12) + 1, 1) * DAY / 1_000,
        Span::Year => days_from_civil(index, 1, 1) * DAY / 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_suit_the_time_they_divide() {
        for (days, span) in [(1, Span::Hour), (40, Span::Day), (364, Span::Month), (4_000, Span::Year)] {
            assert_eq!(span_for(0, days * DAY), Some(span), "{days} days");
        }
        assert_eq!(span_for(5, 5), None);
        assert_eq!(span_for(-900 * 365 * DAY, 900 * 365 * DAY), None);
    }

    #[test]
    fn months_start_on_their_first() {
        let march = days_from_civil(2013, 3, 17) * DAY;
        assert_eq!(start(Span::Month, index(Span::Month, march)), days_from_civil(2013, 3, 1) * DAY / 1_000);
        let before = days_from_civil(-1, 12, 31) * DAY;
        assert_eq!(start(Span::Month, index(Span::Month, before)), days_from_civil(-1, 12, 1) * DAY / 1_000);
    }
}
