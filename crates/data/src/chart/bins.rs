//! How often values fall between edges.

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};

use super::gather::Slots;
use super::keys::Keys;
use super::read::{Rows, Seen};
use super::{Asked, ChartName, Charted, Drawn};
use crate::calendar::{DAY, SECOND};
use crate::profile::histogram::{nice_step, tidy, time_step};
use crate::table::Progress;

pub(super) fn draw(rows: &Rows, asked: Asked, progress: Progress) -> Result<Charted> {
    let Some((low, high)) = range(rows, &asked.x, progress)? else {
        let lacking = [rows.count(), 0, 0];
        return Err(asked.nothing(&Seen { lacking }));
    };
    let edges = edges(asked.x.kind, low, high, asked.bins);
    let mut colors = asked.color.as_ref().map(|color| Keys::new(color.kind));
    let mut counts: Vec<Vec<u64>> = Vec::new();
    let (mut seen, mut used) = (Seen::default(), 0);
    let columns: Vec<_> = [Some(&asked.x), asked.color.as_ref()].into_iter().flatten().collect();
    rows.each(&columns, (1, 2), progress, |read| {
        let values = read.numbers(&asked.x)?;
        let hues = read.colors(&asked, &mut colors)?;
        counts.resize_with(colors.as_ref().map_or(1, Keys::len), || vec![0; edges.len() - 1]);
        for (value, hue) in values.into_iter().zip(hues) {
            if seen.lacks(value.is_nan(), false, hue == u32::MAX) {
                continue;
            }
            used += 1;
            counts[hue as usize][bin(&edges, value)] += 1;
        }
        Ok(())
    })?;
    if used == 0 {
        return Err(asked.nothing(&seen));
    }
    let by_color: Vec<u64> = counts.iter().map(|own| own.iter().sum()).collect();
    let hues = Slots::of_colors(colors.as_ref(), &by_color);
    let mut series: Vec<(ChartName, Vec<u64>)> =
        hues.names.iter().map(|name| (name.clone(), vec![0; edges.len() - 1])).collect();
    for (hue, own) in counts.iter().enumerate() {
        series[hues.slot(hue as u32)].1.iter_mut().zip(own).for_each(|(sum, count)| *sum += count);
    }
    let missing = rows.count() - used;
    let other_colors = hues.rest;
    Ok(Charted { missing, other_colors, ..asked.chart(rows, Drawn::Bins { edges, series }) })
}

/// The least and the greatest value.
fn range(rows: &Rows, x: &Column, progress: Progress) -> Result<Option<(f64, f64)>> {
    let mut found: Option<(f64, f64)> = None;
    rows.each(&[x], (0, 2), progress, |read| {
        for value in read.numbers(x)?.into_iter().filter(|value| !value.is_nan()) {
            found = Some(found.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
        }
        Ok(())
    })?;
    Ok(found)
}

/// The bin of a value within the edges; the last one holds its upper edge.
fn bin(edges: &[f64], value: f64) -> usize {
    edges.partition_point(|edge| *edge <= value).saturating_sub(1).min(edges.len() - 2)
}

/// At most `most` bins from `low` to `high`, between numbers that people would choose.
pub(super) fn edges(kind: ColumnType, low: f64, high: f64, most: usize) -> Vec<f64> {
    let whole = kind == ColumnType::Integer;
    // The last bin reaches past the largest integer, so that every bin holds as many integers.
    let high = if whole { high + 1.0 } else { high };
    if low >= high {
        return around(kind, low);
    }
    let wanted = (high - low) / most as f64;
    let mut step = match kind {
        kind if kind.is_time() => time(kind, wanted),
        _ => nice_step(wanted, whole),
    };
    if !(step > 0.0 && step.is_finite() && low + step > low && high - step < high) {
        // The numbers are so close, or so far apart, that nice edges can't be written down.
        return vec![low, high];
    }
    let (mut first, mut last) = ((low / step).floor(), (high / step).ceil());
    // Edges on multiples of the step can cost a bin more than the range needs.
    while last - first > most as f64 && last - first > 1.0 {
        let more = if kind.is_time() { time(kind, step + 1.0) } else { nice_step(step * 1.01, whole) };
        // Around zero there are always two.
        if most == 1 || more <= step {
            return vec![low, high];
        }
        step = more;
        (first, last) = ((low / step).floor(), (high / step).ceil());
    }
    let bins = (last - first).max(1.0) as usize;
    (0..=bins).map(|bin| tidy((first + bin as f64) * step, step)).collect()
}

fn time(kind: ColumnType, millis: f64) -> f64 {
    let smallest = if kind == ColumnType::Date { DAY } else { SECOND };
    time_step(((millis * 1_000.0) as i64).max(smallest)) as f64 / 1_000.0
}

/// About `count` moments between two, in milliseconds, at places that people would choose.
pub fn moments_between(kind: ColumnType, low: f64, high: f64, count: usize) -> Vec<f64> {
    let step = time(kind, (high - low) / count.max(1) as f64);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    match (first..=last).map(|at| at as f64 * step).collect::<Vec<_>>() {
        few if few.len() < 2 && low < high => vec![low, high],
        few if few.is_empty() => vec![low],
        moments => moments,
    }
}

/// A bin around the only value.
fn around(kind: ColumnType, value: f64) -> Vec<f64> {
    if kind.is_time() {
        let step = time(kind, 0.0);
        let from = (value / step).floor() * step;
        return vec![from, from + step];
    }
    let half = if value == 0.0 { 0.5 } else { value.abs() * 0.5 };
    let (from, to) = ((value - half).max(f64::MIN), (value + half).min(f64::MAX));
    // Half of the smallest number there is is nothing.
    if from < to { vec![from, to] } else { vec![value - 1.0, value + 1.0] }
}
