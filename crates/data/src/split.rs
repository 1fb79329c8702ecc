//! Dividing a table into training, validation and test parts.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::BooleanChunked;

use crate::extract::{Cells, column_cells};
use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, Table, position, tell};

/// By what rows are divided.
#[derive(Debug, Clone, PartialEq)]
pub enum SplitRule {
    /// The earliest rows train, the latest test. Rows of the same time stay together.
    Time {
        /// A column of dates, moments, times or numbers.
        column: String,
    },
    /// By chance, the same for the same seed on every machine.
    Random {
        /// Where the chance begins.
        seed: u64,
    },
}

/// How to split.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitOptions {
    /// By what.
    pub rule: SplitRule,
    /// Share of the rows for training; the three are positive and sum to 1.
    pub train: f64,
    /// Share for validation.
    pub valid: f64,
    /// Share for the test.
    pub test: f64,
    /// Random split: a column whose values are to have the same shares in every part.
    pub stratify: Option<String>,
}

/// The parts that were written.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// For training.
    pub train: Table,
    /// For validation.
    pub valid: Table,
    /// For the test.
    pub test: Table,
    /// Rows left out because the time column has no value there.
    pub left_out: u64,
}

const NAMES: [&str; 3] = ["train", "valid", "test"];
/// Marks a row that belongs to no part.
const NOWHERE: u8 = 3;

/// Divides `input` into the files `out` (train, valid, test), each in the order of the input.
///
/// Errors: `param_invalid` (shares, with `value`; a stratified time split), `column_missing`, `column_type`,
/// `split_empty` (with `part` and `rows` of the table), those of reading and writing, `cancelled`.
pub fn split(input: &Path, options: &SplitOptions, out: [&Path; 3], progress: Progress) -> Result<Parts> {
    check_shares(options)?;
    let source = Source::open(input)?;
    let columns = source.columns();
    let find = |name: &str| position(&columns, name).map_err(|error| error.file(input));
    let parts = match &options.rule {
        SplitRule::Time { .. } if options.stratify.is_some() => {
            let error = Error::new(Code::ParamInvalid).param("stratify");
            return Err(error.with("value", options.stratify.as_deref().unwrap_or_default()).with("allowed", "null"));
        }
        SplitRule::Time { column } => by_time(&source, &columns[find(column)?], find(column)?, options)?,
        SplitRule::Random { seed } => {
            let groups = match &options.stratify {
                Some(name) => groups(&source, &columns[find(name)?], find(name)?)?,
                None => vec![0; source.rows()],
            };
            by_chance(&groups, *seed, options)
        }
    };
    for (part, name) in NAMES.iter().enumerate() {
        if !parts.contains(&(part as u8)) {
            return Err(Error::new(Code::SplitEmpty).with("part", name).with("rows", source.rows()));
        }
    }
    write_parts(&source, &columns, &parts, out, progress)
}

fn check_shares(options: &SplitOptions) -> Result<()> {
    let shares = [options.train, options.valid, options.test];
    let invalid = |param: &str, value: f64, allowed| {
        Err(Error::new(Code::ParamInvalid).param(param).with("value", value).with("allowed", allowed))
    };
    for (share, name) in shares.into_iter().zip(NAMES) {
        if !(share > 0.0 && share < 1.0) {
            return invalid(name, share, "0 < x < 1");
        }
    }
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-6 { invalid("train + valid + test", sum, "1") } else { Ok(()) }
}

/// Rows at which the second and the third part begin.
fn cuts(rows: usize, options: &SplitOptions) -> [usize; 2] {
    let at = |share: f64| ((rows as f64 * share).round() as usize).min(rows);
    [at(options.train), at(options.train + options.valid)]
}

fn by_time(source: &Source, column: &Column, at: usize, options: &SplitOptions) -> Result<Vec<u8>> {
    if matches!(column.kind, ColumnType::Text | ColumnType::Boolean) {
        let error = Error::new(Code::ColumnType).column(&column.name);
        return Err(error.with("expected", "time").with("found", column.kind.as_str()));
    }
    let order: Vec<Option<u64>> = match column_cells(source, at, column.kind)? {
        Cells::Time(values) => values.iter().map(|v| (*v != i64::MIN).then_some(*v as u64 ^ 1 << 63)).collect(),
        Cells::Number(values) => values.iter().map(|v| (!v.is_nan()).then(|| order_of(*v))).collect(),
        Cells::Text { codes, .. } => vec![None; codes.len()],
    };
    let mut sorted: Vec<u64> = order.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let [first, second] = cuts(sorted.len(), options).map(|cut| boundary(&sorted, cut));
    let part = |value: &Option<u64>| match value {
        None => NOWHERE,
        Some(value) => {
            u8::from(first.is_some_and(|cut| *value >= cut)) + u8::from(second.is_some_and(|cut| *value >= cut))
        }
    };
    Ok(order.iter().map(part).collect())
}

/// A number whose order is that of the real number.
fn order_of(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The first value behind the cut, moved to the nearer end of the values that are the same there; `None` at the end.
fn boundary(sorted: &[u64], cut: usize) -> Option<u64> {
    let value = *sorted.get(cut)?;
    let start = sorted.partition_point(|other| *other < value);
    let end = sorted.partition_point(|other| *other <= value);
    let nearer = if start > 0 && cut - start <= end - cut { start } else { end };
    sorted.get(nearer).copied()
}

/// The group of each row: one for each value of the column, and one for rows without a value.
fn groups(source: &Source, column: &Column, at: usize) -> Result<Vec<u32>> {
    let bits: Vec<u64> = match column_cells(source, at, column.kind)? {
        Cells::Text { codes, .. } => return Ok(codes),
        Cells::Number(values) => {
            values.iter().map(|v| if v.is_nan() { u64::MAX } else { (v + 0.0).to_bits() }).collect()
        }
        Cells::Time(values) => values.iter().map(|v| *v as u64).collect(),
    };
    let mut seen = std::collections::HashMap::new();
    Ok(bits
        .into_iter()
        .map(|bits| {
            let next = seen.len() as u32;
            *seen.entry(bits).or_insert(next)
        })
        .collect())
}

/// Divides each group by chance: rows are ordered by a number that follows from the seed and the row alone.
fn by_chance(groups: &[u32], seed: u64, options: &SplitOptions) -> Vec<u8> {
    let mut order: Vec<(u32, u64, usize)> =
        groups.iter().enumerate().map(|(row, group)| (*group, scramble(seed, row as u64), row)).collect();
    order.sort_unstable();
    let mut parts = vec![0; groups.len()];
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        let [first, second] = cuts(group.len(), options);
        for (place, (_, _, row)) in group.iter().enumerate() {
            parts[*row] = u8::from(place >= first) + u8::from(place >= second);
        }
    }
    parts
}

/// SplitMix64 (Steele, Lea and Flood, 2014) of the row, begun at a place that depends on the seed.
pub(crate) fn scramble(seed: u64, row: u64) -> u64 {
    let mix = |mut z: u64| {
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    };
    mix(mix(seed.wrapping_add(0x9E37_79B9_7F4A_7C15)).wrapping_add(row.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
}

fn write_parts(
    source: &Source,
    columns: &[Column],
    parts: &[u8],
    out: [&Path; 3],
    progress: Progress,
) -> Result<Parts> {
    let internal = |error| Error::new(Code::Internal).detail(error);
    let positions = source.positions(None)?;
    let mut writers = Vec::with_capacity(3);
    for path in out {
        writers.push(TableWriter::create(path, columns.to_vec())?);
    }
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let here = &parts[batch.offset..batch.offset + batch.rows];
        for (part, writer) in writers.iter_mut().enumerate() {
            let mask: BooleanChunked = here.iter().map(|own| Some(usize::from(*own) == part)).collect();
            writer.write(&frame.filter(&mask).map_err(internal)?)?;
        }
    }
    let left_out = parts.iter().filter(|part| **part == NOWHERE).count() as u64;
    let mut tables = writers.into_iter().map(TableWriter::finish).collect::<Result<Vec<_>>>()?.into_iter();
    match (tables.next(), tables.next(), tables.next()) {
        (Some(train), Some(valid), Some(test)) => Ok(Parts { train, valid, test, left_out }),
        _ => Err(Error::new(Code::Internal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(stratify: Option<&str>) -> SplitOptions {
        let rule = SplitRule::Random { seed: 7 };
        SplitOptions { rule, train: 0.6, valid: 0.2, test: 0.2, stratify: stratify.map(str::to_owned) }
    }

    #[test]
    fn cuts_do_not_part_equal_times() {
        let sorted = [1, 1, 2, 2, 2, 2, 3, 4, 4, 5];
        assert_eq!(boundary(&sorted, 3), Some(2));
        assert_eq!(boundary(&sorted, 5), Some(3));
        assert_eq!(boundary(&sorted, 1), Some(2));
        assert_eq!(boundary(&sorted, 10), None);
        assert_eq!(boundary(&[1, 1], 1), None);
    }

    #[test]
    fn chance_is_exact_in_every_group() {
        let groups: Vec<u32> = (0..1_000).map(|row| u32::from(row % 10 == 0)).collect();
        let parts = by_chance(&groups, 7, &options(None));
        let count = |group, part| (0..1_000).filter(|row| groups[*row] == group && parts[*row] == part).count();
        assert_eq!([count(1, 0), count(1, 1), count(1, 2)], [60, 20, 20]);
        assert_eq!([count(0, 0), count(0, 1), count(0, 2)], [540, 180, 180]);
        assert_ne!(parts, by_chance(&groups, 8, &options(None)));
    }

    #[test]
    fn order_of_numbers_is_kept() {
        let values = [f64::NEG_INFINITY, -2.5, -0.0, 1e-300, 3.0, f64::INFINITY];
        assert!(values.windows(2).all(|pair| order_of(pair[0]) < order_of(pair[1])));
    }
}
