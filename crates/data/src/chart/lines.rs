//! Lines over an ordered column.

use std::collections::BTreeMap;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::tabled::ChartAggregate;
use polars::prelude::PlHashSet;

use super::gather::{Gathered, Slots};
use super::keys::Keys;
use super::read::{Holding, Rows, Seen};
use super::{Asked, Charted, Drawn, Run};
use crate::profile::histogram::{nice_step, time_step};
use crate::table::Progress;

/// Places that a line has at most; of more, several come together.
const MOST: usize = 400;
/// About so many intervals there are then.
const INTERVALS: f64 = 200.0;

pub(super) fn draw(rows: &Rows, asked: Asked, progress: Progress) -> Result<Charted> {
    let step = step(rows, &asked.x, progress)?;
    let mut colors = asked.color.as_ref().map(|color| Keys::new(color.kind));
    let mut lines: BTreeMap<u32, BTreeMap<Place, Gathered>> = BTreeMap::new();
    let mut seen = Seen::default();
    let mut holding = Holding::of(rows, asked.aggregate == ChartAggregate::Median);
    let mut used = 0;
    rows.each(&asked.columns(), (1, 2), progress, |read| {
        let (places, values) = (read.numbers(&asked.x)?, read.measured(asked.y.as_ref())?);
        let hues = read.colors(&asked, &mut colors)?;
        for (row, ((at, value), hue)) in places.into_iter().zip(values).zip(hues).enumerate() {
            if seen.lacks(at.is_nan(), value.is_nan(), hue == u32::MAX) {
                continue;
            }
            let at = step.map_or(at, |step| (at / step).floor() * step);
            used += 1;
            let hold = holding.takes(read.offset + row);
            lines.entry(hue).or_default().entry(Place(at + 0.0)).or_default().add(value, hold);
        }
        Ok(())
    })?;
    if used == 0 {
        return Err(asked.nothing(&seen));
    }
    let mut by_color = vec![0; colors.as_ref().map_or(1, Keys::len)];
    for (hue, line) in &lines {
        by_color[*hue as usize] = line.values().map(|gathered| gathered.count).sum();
    }
    let hues = Slots::of_colors(colors.as_ref(), &by_color);
    let mut drawn: Vec<BTreeMap<Place, Gathered>> = vec![BTreeMap::new(); hues.len()];
    for (hue, line) in lines {
        let own = &mut drawn[hues.slot(hue)];
        line.into_iter().for_each(|(at, gathered)| own.entry(at).or_default().merge(&gathered));
    }
    let places: std::collections::BTreeSet<Place> = drawn.iter().flat_map(BTreeMap::keys).copied().collect();
    let runs = hues.names.iter().cloned().zip(drawn).map(|(name, line)| {
        let known = line.iter().filter_map(|(at, gathered)| Some((at.0, gathered.value(asked.aggregate)?)));
        let (x, y) = known.unzip();
        Run { name, x, y }
    });
    let drawn = Drawn::Lines(runs.collect());
    let (missing, sampled) = (rows.count() - used, holding.sampled());
    let places = step.map(|_| places.len() as u64);
    Ok(Charted { missing, sampled, places, other_colors: hues.rest, ..asked.chart(rows, drawn) })
}

/// A place that has an order.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place(f64);

impl Eq for Place {}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How wide the intervals are that places are gathered into; none where each is a place of its own.
fn step(rows: &Rows, x: &Column, progress: Progress) -> Result<Option<f64>> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut known: PlHashSet<u64> = PlHashSet::default();
    rows.each(&[x], (0, 2), progress, |read| {
        for at in read.numbers(x)?.into_iter().filter(|at| !at.is_nan()) {
            (low, high) = (low.min(at), high.max(at));
            if known.len() <= MOST {
                known.insert((at + 0.0).to_bits());
            }
        }
        Ok(())
    })?;
    if known.len() <= MOST {
        return Ok(None);
    }
    // Half of each, since their difference can be beyond all numbers.
    let wide = (high / INTERVALS - low / INTERVALS).max(f64::MIN_POSITIVE);
    let step = match x.kind {
        kind if kind.is_time() => time_step((wide * 1_000.0) as i64) as f64 / 1_000.0,
        kind => nice_step(wide, kind == ColumnType::Integer),
    };
    Ok((step.is_finite() && step > 0.0).then_some(step))
}
