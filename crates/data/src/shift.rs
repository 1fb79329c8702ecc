//! How far the distribution of a column moved from one table to another.

use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};

use crate::parallel;
use crate::parquet::Source;
use crate::profile::counts::{Counts, Limits};
use crate::profile::hash::MISSING;
use crate::profile::keys::Keys;
use crate::profile::scan::internal;
use crate::table::{Progress, position, tell};

/// Columns that are in memory at once: of each, both tables' values with their counts.
const BLOCK: usize = 4;

/// How far each of `columns` moved from the Parquet file `from` to `to`, 0 to 1; both have them with the same type.
///
/// Numbers and moments: the largest distance between the two cumulative distributions (two-sample Kolmogorov–Smirnov
/// statistic; of more than 3.6 million different values, between those of bins). Text and yes/no: the total variation
/// distance between the shares of the values. None where a side has no value, or text in which most rows have a value of their
/// own, or more than 3.6 million different ones. Errors: those of opening, `parquet_damaged`, `column_missing`, `cancelled`.
pub fn shifts(from: &Path, to: &Path, columns: &[String], progress: Progress) -> Result<Vec<Option<f64>>> {
    let (old, new) = (Source::open(from)?, Source::open(to)?);
    let (old_places, new_places) = (places(&old, columns, from)?, places(&new, columns, to)?);
    let mut found = Vec::with_capacity(columns.len());
    for (old_block, new_block) in old_places.chunks(BLOCK).zip(new_places.chunks(BLOCK)) {
        let told = |half: f64| {
            let done = found.len() as f64 + old_block.len() as f64 * half;
            tell(progress, done / columns.len() as f64)
        };
        let before = read(&old, old_block, &|done| told(done / 2.0))?;
        let after = read(&new, new_block, &|done| told(0.5 + done / 2.0))?;
        found.extend(before.iter().zip(&after).map(|(a, b)| shift(a, b)));
    }
    tell(progress, 1.0)?;
    Ok(found)
}

fn places(source: &Source, names: &[String], path: &Path) -> Result<Vec<(usize, ColumnType)>> {
    let columns: Vec<Column> = source.columns();
    let place = |name: &String| position(&columns, name).map(|at| (at, columns[at].kind));
    names.iter().map(place).collect::<Result<_>>().map_err(|error| error.file(path))
}

/// The values of a column, each with its count.
struct Distribution {
    kind: ColumnType,
    /// By key; of text by hash, none when there are too many.
    counts: Option<Counts>,
}

impl Distribution {
    fn extend(&mut self, keys: &Keys) {
        let text = self.kind == ColumnType::Text;
        let values = if text { &keys.hashes } else { &keys.keys };
        for (value, _) in values.iter().zip(&keys.hashes).filter(|(_, hash)| **hash != MISSING) {
            let Some(counts) = &mut self.counts else { return };
            counts.add(*value, 1);
            if counts.is_full() {
                match text {
                    true => self.counts = None,
                    false => counts.coarsen(),
                }
            }
        }
    }

    /// In ascending order.
    fn sorted(&self) -> Option<Vec<(u64, u64)>> {
        let sorted = self.counts.as_ref()?.sorted();
        (!sorted.is_empty()).then_some(sorted)
    }
}

fn read(
    source: &Source,
    places: &[(usize, ColumnType)],
    told: &dyn Fn(f64) -> Result<()>,
) -> Result<Vec<Distribution>> {
    let positions: Vec<usize> = places.iter().map(|(at, _)| *at).collect();
    let begin =
        |(_, kind): &(usize, ColumnType)| Distribution { kind: *kind, counts: Some(Counts::new(Limits::USUAL)) };
    let mut all: Vec<Distribution> = places.iter().map(begin).collect();
    for batch in source.batches() {
        told(batch.offset as f64 / source.rows().max(1) as f64)?;
        let frame = source.read(&positions, batch)?;
        let items: Vec<_> = all.iter_mut().zip(frame.columns()).collect();
        parallel::each(items.into_iter(), Keys::default, |keys, (distribution, column)| {
            keys.read(column, distribution.kind).map_err(internal)?;
            distribution.extend(keys);
            Ok(())
        })?;
    }
    Ok(all)
}

fn shift(a: &Distribution, b: &Distribution) -> Option<f64> {
    let (old, new) = (a.sorted()?, b.sorted()?);
    match a.kind {
        ColumnType::Text => {
            // Values that most rows have for themselves are new in any version: that says nothing.
            let own = |sorted: &[(u64, u64)]| sorted.len() as u64 * 2 > total(sorted);
            if own(&old) || own(&new) { None } else { Some(variation(&old, &new)) }
        }
        ColumnType::Boolean => Some(variation(&old, &new)),
        _ => Some(distance(&old, &new)),
    }
}

fn total(sorted: &[(u64, u64)]) -> u64 {
    sorted.iter().map(|(_, count)| count).sum()
}

/// Total variation distance between shares.
fn variation(a: &[(u64, u64)], b: &[(u64, u64)]) -> f64 {
    let (all_a, all_b) = (total(a) as f64, total(b) as f64);
    let share = |value: &u64| match b.binary_search_by_key(value, |(other, _)| *other) {
        Ok(at) => b[at].1 as f64 / all_b,
        Err(_) => 0.0,
    };
    let shared: f64 = a.iter().map(|(value, count)| (*count as f64 / all_a).min(share(value))).sum();
    // Shares add up to one but for rounding.
    if shared > 1.0 - 1e-12 { 0.0 } else { 1.0 - shared }
}

/// The largest distance between two cumulative distributions.
fn distance(a: &[(u64, u64)], b: &[(u64, u64)]) -> f64 {
    let (all_a, all_b) = (total(a) as f64, total(b) as f64);
    let (mut i, mut j, mut passed_a, mut passed_b, mut most) = (0, 0, 0, 0, 0.0f64);
    while i < a.len() && j < b.len() {
        let value = a[i].0.min(b[j].0);
        if a[i].0 == value {
            passed_a += a[i].1;
            i += 1;
        }
        if b[j].0 == value {
            passed_b += b[j].1;
            j += 1;
        }
        most = most.max((passed_a as f64 / all_a - passed_b as f64 / all_b).abs());
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_as_far_apart_as_they_look() {
        let numbers = |low: u64, high: u64| (low..high).map(|value| (value, 3)).collect::<Vec<_>>();
        assert_eq!(distance(&numbers(0, 100), &numbers(0, 100)), 0.0);
        assert_eq!(distance(&numbers(0, 100), &numbers(100, 200)), 1.0);
        assert_eq!(distance(&numbers(0, 100), &numbers(50, 150)), 0.5);
        assert_eq!(variation(&[(1, 3), (2, 1)], &[(1, 1), (3, 3)]), 0.75);
        assert_eq!(variation(&[(1, 3), (2, 1)], &[(1, 3), (2, 1)]), 0.0);
    }
}
