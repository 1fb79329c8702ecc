//! How columns go together: correlations over all rows, and one column over time.

use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::inspect::{OverTime, Relation, Span};

use crate::calendar::{DAY, civil_from_days, days_from_civil};
use crate::parquet::Source;
use crate::profile::sorted::correlation;
use crate::profile::values::{Values, read_values};
use crate::table::{Progress, position, tell};

/// Numbers that are in memory at once.
const BLOCK_CELLS: usize = 4 << 20;
/// Numbers that may be in memory to look at every pair.
const PAIR_CELLS: usize = 64 << 20;
/// Multiplications that looking at every pair may take.
const PAIR_WORK: usize = 1_500_000_000;
/// Relations of one column that are given.
const MOST_OF_ONE: usize = 24;
/// Pairs that are given.
const MOST_PAIRS: usize = 200;
/// Correlation from which a pair is strong.
const STRONG: f64 = 0.9;
const HOUR: i64 = DAY / 24;

/// How columns go together.
#[derive(Debug)]
pub struct Relations {
    /// Strongest first.
    pub relations: Vec<Relation>,
    /// The column over time.
    pub over_time: Option<OverTime>,
    /// False when there were too many numbers to look at every pair.
    pub complete: bool,
}

/// Pearson's correlation of `column` with every other column of numbers or yes/no, and the column over the first column of
/// moments; without `column`, the strong pairs of all columns.
///
/// Errors: those of opening, `parquet_damaged`, `column_missing`, `cancelled`.
pub fn relations(path: &Path, column: Option<&str>, progress: Progress) -> Result<Relations> {
    let source = Source::open(path)?;
    let columns = source.columns();
    match column {
        Some(name) => of_one(&source, &columns, position(&columns, name).map_err(|error| error.file(path))?, progress),
        None => strong_pairs(&source, &columns, progress),
    }
}

fn is_numeric(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Integer | ColumnType::Real | ColumnType::Boolean)
}

fn numeric(columns: &[Column]) -> Vec<(usize, ColumnType)> {
    columns.iter().map(|column| column.kind).enumerate().filter(|(_, kind)| is_numeric(*kind)).collect()
}

fn of_one(source: &Source, columns: &[Column], at: usize, progress: Progress) -> Result<Relations> {
    let Some(goal) = read_values(source, &[(at, columns[at].kind)])?.pop() else {
        return Ok(Relations { relations: Vec::new(), over_time: None, complete: true });
    };
    let numbers = goal.numbers();
    let mut relations = Vec::new();
    if let Some(numbers) = &numbers {
        let mut others = numeric(columns);
        others.retain(|(other, _)| *other != at);
        for block in others.chunks((BLOCK_CELLS / source.rows().max(1)).max(1)) {
            for ((other, _), values) in block.iter().zip(read_values(source, block)?) {
                tell(progress, *other as f64 / columns.len() as f64)?;
                let found = values.numbers().and_then(|own| correlation(numbers, &own));
                relations.extend(found.map(|(r, rows)| relation(&columns[at], &columns[*other], r, rows)));
            }
        }
    }
    strongest(&mut relations, MOST_OF_ONE);
    let over_time = over_time(source, columns, at, &goal, numbers.as_deref())?;
    tell(progress, 1.0)?;
    Ok(Relations { relations, over_time, complete: true })
}

fn strong_pairs(source: &Source, columns: &[Column], progress: Progress) -> Result<Relations> {
    let numeric = numeric(columns);
    let (count, rows) = (numeric.len(), source.rows());
    let work = (count * count.saturating_sub(1) / 2).saturating_mul(rows);
    if count.saturating_mul(rows) > PAIR_CELLS || work > PAIR_WORK {
        return Ok(Relations { relations: Vec::new(), over_time: None, complete: false });
    }
    let all: Vec<Vec<f64>> = read_values(source, &numeric)?.iter().filter_map(Values::numbers).collect();
    let mut relations = Vec::new();
    for (i, a) in all.iter().enumerate() {
        tell(progress, i as f64 / count.max(1) as f64)?;
        for (j, b) in all.iter().enumerate().skip(i + 1) {
            let found = correlation(a, b).filter(|(r, _)| r.abs() >= STRONG);
            let pair = |(r, rows)| relation(&columns[numeric[i].0], &columns[numeric[j].0], r, rows);
            relations.extend(found.map(pair));
        }
    }
    strongest(&mut relations, MOST_PAIRS);
    tell(progress, 1.0)?;
    Ok(Relations { relations, over_time: None, complete: true })
}

fn relation(a: &Column, b: &Column, r: f64, rows: u64) -> Relation {
    Relation { a: a.name.clone(), b: b.name.clone(), r, rows }
}

fn strongest(relations: &mut Vec<Relation>, most: usize) {
    relations.sort_by(|a, b| b.r.abs().total_cmp(&a.r.abs()));
    relations.truncate(most);
}

/// The column at `at` over the first other column of moments that has any.
fn over_time(
    source: &Source,
    columns: &[Column],
    at: usize,
    goal: &Values,
    numbers: Option<&[f64]>,
) -> Result<Option<OverTime>> {
    let moments = columns
        .iter()
        .enumerate()
        .find(|(other, column)| *other != at && matches!(column.kind, ColumnType::Date | ColumnType::Datetime));
    let Some((clock, column)) = moments else { return Ok(None) };
    // A column of moments over moments says nothing.
    if matches!(columns[at].kind, ColumnType::Date | ColumnType::Datetime) {
        return Ok(None);
    }
    match read_values(source, &[(clock, column.kind)])?.pop() {
        Some(Values::Time(micros)) => Ok(spans(&column.name, &micros, &goal.present(), numbers)),
        _ => Ok(None),
    }
}

fn spans(column: &str, micros: &[i64], present: &[bool], numbers: Option<&[f64]>) -> Option<OverTime> {
    let known = || micros.iter().copied().filter(|moment| *moment != i64::MIN);
    let (low, high) = (known().min()?, known().max()?);
    let span = span_for(low, high)?;
    let first = index(span, low);
    let count = usize::try_from(index(span, high) - first).ok()? + 1;
    let mut rows = vec![0u64; count];
    let mut missing = vec![0u64; count];
    let mut sums = vec![(0.0, 0u64); count];
    for (row, moment) in micros.iter().enumerate().filter(|(_, moment)| **moment != i64::MIN) {
        let at = (index(span, *moment) - first) as usize;
        rows[at] += 1;
        missing[at] += u64::from(!present[row]);
        if let Some(value) = numbers.map(|numbers| numbers[row]).filter(|value| value.is_finite()) {
            sums[at].0 += value;
            sums[at].1 += 1;
        }
    }
    let starts = (0..count as i64).map(|at| start(span, first + at)).collect();
    let means = sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / count as f64));
    Some(OverTime { column: column.to_owned(), span, starts, rows, means: means.collect(), missing })
}

/// The span that divides a time into few enough parts to see and enough to say something.
fn span_for(low: i64, high: i64) -> Option<Span> {
    let days = (high - low) / DAY;
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
