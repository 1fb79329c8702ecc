//! How far the distribution of a column moved from one table to another.

use std::collections::HashMap;
use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};

use crate::parquet::Source;
use crate::profile::values::{Values, read_values};
use crate::table::{Progress, position, tell};

/// Values that are in memory at once.
const BLOCK_CELLS: usize = 4 << 20;

/// How far each of `columns` moved from the Parquet file `from` to `to`, 0 to 1; both have them with the same type.
///
/// Numbers and moments: the largest distance between the two cumulative distributions (two-sample Kolmogorov–Smirnov
/// statistic). Text and yes/no: the total variation distance between the shares of the values. None where a side has no
/// value, or text in which most rows have a value of their own. Errors: those of opening, `parquet_damaged`, `column_missing`, `cancelled`.
pub fn shifts(from: &Path, to: &Path, columns: &[String], progress: Progress) -> Result<Vec<Option<f64>>> {
    let (old, new) = (Source::open(from)?, Source::open(to)?);
    let (old_places, new_places) = (places(&old, columns, from)?, places(&new, columns, to)?);
    let size = (BLOCK_CELLS / old.rows().max(new.rows()).max(1)).max(1);
    let mut found = Vec::with_capacity(columns.len());
    for (old_block, new_block) in old_places.chunks(size).zip(new_places.chunks(size)) {
        tell(progress, found.len() as f64 / columns.len() as f64)?;
        let pairs = read_values(&old, old_block)?.into_iter().zip(read_values(&new, new_block)?);
        found.extend(pairs.map(|(a, b)| shift(a, b)));
    }
    tell(progress, 1.0)?;
    Ok(found)
}

fn places(source: &Source, names: &[String], path: &Path) -> Result<Vec<(usize, ColumnType)>> {
    let columns: Vec<Column> = source.columns();
    let place = |name: &String| position(&columns, name).map(|at| (at, columns[at].kind));
    names.iter().map(place).collect::<Result<_>>().map_err(|error| error.file(path))
}

fn shift(a: Values, b: Values) -> Option<f64> {
    match (a, b) {
        (Values::Text { dictionary, codes }, Values::Text { dictionary: others, codes: other_codes }) => {
            variation(&shares(&dictionary, &codes)?, &shares(&others, &other_codes)?)
        }
        (Values::Boolean(a), Values::Boolean(b)) => Some((truth(&a)? - truth(&b)?).abs()),
        (Values::Time(a), Values::Time(b)) => distance(moments(a), moments(b)),
        (a, b) => distance(a.numbers()?, b.numbers()?),
    }
}

fn moments(micros: Vec<i64>) -> Vec<f64> {
    micros.into_iter().map(|micros| if micros == i64::MIN { f64::NAN } else { micros as f64 }).collect()
}

/// Share of the values that are true.
fn truth(values: &[Option<bool>]) -> Option<f64> {
    let known: Vec<bool> = values.iter().copied().flatten().collect();
    (!known.is_empty()).then(|| known.iter().filter(|value| **value).count() as f64 / known.len() as f64)
}

fn shares<'a>(dictionary: &'a [String], codes: &[u32]) -> Option<HashMap<&'a str, f64>> {
    let mut counts = vec![0u64; dictionary.len()];
    for code in codes {
        if let Some(count) = counts.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let all: u64 = counts.iter().sum();
    // Values that most rows have for themselves are new in any version: that says nothing.
    if dictionary.len() as u64 * 2 > all {
        return None;
    }
    let share = |(word, count): (&'a String, u64)| (word.as_str(), count as f64 / all as f64);
    (all > 0).then(|| dictionary.iter().zip(counts).map(share).collect())
}

fn variation(a: &HashMap<&str, f64>, b: &HashMap<&str, f64>) -> Option<f64> {
    let shared: f64 = a.iter().map(|(word, share)| share.min(b.get(word).copied().unwrap_or(0.0))).sum();
    // Shares add up to one but for rounding.
    Some(if shared > 1.0 - 1e-12 { 0.0 } else { 1.0 - shared })
}

/// The largest distance between two cumulative distributions.
fn distance(a: Vec<f64>, b: Vec<f64>) -> Option<f64> {
    let sorted = |values: Vec<f64>| {
        let mut known: Vec<f64> = values.into_iter().filter(|value| !value.is_nan()).map(|value| value + 0.0).collect();
        known.sort_unstable_by(f64::total_cmp);
        known
    };
    distance_of_sorted(&sorted(a), &sorted(b))
}

/// The same of sorted numbers; none if there are none on one side.
pub(crate) fn distance_of_sorted(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let (mut i, mut j, mut most) = (0, 0, 0.0f64);
    while i < a.len() && j < b.len() {
        let value = a[i].min(b[j]);
        i += a[i..].iter().take_while(|other| **other <= value).count();
        j += b[j..].iter().take_while(|other| **other <= value).count();
        most = most.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    Some(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_as_far_apart_as_they_look() {
        let numbers = |low: i32, high: i32| (low..high).map(f64::from).collect::<Vec<_>>();
        assert_eq!(distance(numbers(0, 100), numbers(0, 100)), Some(0.0));
        assert_eq!(distance(numbers(0, 100), numbers(100, 200)), Some(1.0));
        assert_eq!(distance(numbers(0, 100), numbers(50, 150)), Some(0.5));
        assert_eq!(distance(vec![f64::NAN], numbers(0, 3)), None);
        let a = HashMap::from([("x", 0.75), ("y", 0.25)]);
        let b = HashMap::from([("x", 0.25), ("z", 0.75)]);
        assert_eq!(variation(&a, &b), Some(0.75));
        assert_eq!(variation(&a, &a), Some(0.0));
        assert_eq!(truth(&[Some(true), None, Some(false)]), Some(0.5));
    }
}
