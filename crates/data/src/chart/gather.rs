//! What the rows of a group come to.

use falaj_schema::tabled::ChartAggregate;
use polars::prelude::PlHashMap;

use super::keys::Keys;
use super::{ChartName, Spread};

/// Colours that are told apart, beside the grey of the rest.
pub(super) const COLORS: usize = 7;

/// The values of a group, in short.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    pub(super) count: u64,
    sum: f64,
    min: f64,
    max: f64,
    /// The values themselves, or some of them by chance, where they are asked for.
    values: Vec<f64>,
}

impl Default for Gathered {
    fn default() -> Self {
        Self { count: 0, sum: 0.0, min: f64::INFINITY, max: f64::NEG_INFINITY, values: Vec::new() }
    }
}

impl Gathered {
    pub(super) fn add(&mut self, value: f64, hold: bool) {
        self.count += 1;
        self.sum += value;
        self.min = self.min.min(value);
        self.max = self.max.max(value);
        if hold {
            self.values.push(value);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        self.values.extend_from_slice(&other.values);
    }

    /// What the values come to; none without any, and where it is no finite number.
    pub(super) fn value(&self, aggregate: ChartAggregate) -> Option<f64> {
        if self.count == 0 {
            return None;
        }
        let value = match aggregate {
            ChartAggregate::Count => self.count as f64,
            ChartAggregate::Sum => self.sum,
            ChartAggregate::Mean => self.sum / self.count as f64,
            ChartAggregate::Min => self.min,
            ChartAggregate::Max => self.max,
            ChartAggregate::Median => quantile(&sorted(&self.values), 0.5)?,
        };
        value.is_finite().then_some(value)
    }

    /// How the values spread; none where none are held.
    pub(super) fn spread(&self) -> Option<Spread> {
        let values = sorted(&self.values);
        let quartiles = [quantile(&values, 0.25)?, quantile(&values, 0.5)?, quantile(&values, 0.75)?];
        let reach = 1.5 * (quartiles[2] - quartiles[0]);
        let (from, to) = (quartiles[0] - reach, quartiles[2] + reach);
        let inside: Vec<f64> = values.iter().copied().filter(|value| (from..=to).contains(value)).collect();
        // The box itself is always inside.
        let low = inside.first().copied().unwrap_or(quartiles[0]).min(quartiles[0]);
        let high = inside.last().copied().unwrap_or(quartiles[2]).max(quartiles[2]);
        let share = (values.len() - inside.len()) as f64 / values.len() as f64;
        let outside = (share * self.count as f64).round() as u64;
        Some(Spread { count: self.count, min: self.min, low, quartiles, high, max: self.max, outside })
    }
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The value below which this share of sorted values lies, between two of them as far as need be (Hyndman and Fan's type 7).
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share * last as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    let part = place.fract();
    // Written so that two large numbers of different sign do not overflow.
    Some(below * (1.0 - part) + above * part)
}

/// Groups by place and colour.
#[derive(Default)]
pub(super) struct Groups {
    all: PlHashMap<(u32, u32), Gathered>,
}

impl Groups {
    pub(super) fn at(&mut self, place: u32, color: u32) -> &mut Gathered {
        self.all.entry((place, color)).or_default()
    }

    /// Rows of each place, of `count` places; of each colour if `color`.
    pub(super) fn rows(&self, count: usize, color: bool) -> Vec<u64> {
        let mut rows = vec![0; count];
        for ((place, own), gathered) in &self.all {
            rows[if color { *own } else { *place } as usize] += gathered.count;
        }
        rows
    }

    /// Rows in all.
    pub(super) fn total(&self) -> u64 {
        self.all.values().map(|gathered| gathered.count).sum()
    }

    /// The groups by their new places and colours: those that have none come together in the last.
    pub(super) fn placed(&self, places: &Slots, colors: &Slots) -> Vec<Vec<Gathered>> {
        let mut found = vec![vec![Gathered::default(); places.len()]; colors.len()];
        // In one order, so that sums of numbers come out the same every time.
        let mut groups: Vec<(&(u32, u32), &Gathered)> = self.all.iter().collect();
        groups.sort_unstable_by_key(|(key, _)| **key);
        for ((place, color), gathered) in groups {
            found[colors.slot(*color)][places.slot(*place)].merge(gathered);
        }
        found
    }
}

/// Where values stand in a chart.
pub(super) struct Slots {
    kept: Vec<u32>,
    slots: PlHashMap<u32, usize>,
    /// How many values stand together behind those kept.
    pub(super) rest: u64,
    pub(super) names: Vec<ChartName>,
}

impl Slots {
    /// One for all.
    pub(super) fn one() -> Self {
        Self { kept: Vec::new(), slots: PlHashMap::default(), rest: 0, names: vec![ChartName::All] }
    }

    /// Those of `keys` that are `kept`, and one for the rest if there is one; `rows` are the rows of each.
    pub(super) fn of(keys: &Keys, kept: Vec<u32>, rows: &[u64]) -> Self {
        let rest = rows.iter().filter(|rows| **rows > 0).count() - kept.len();
        let slots = kept.iter().enumerate().map(|(slot, code)| (*code, slot)).collect();
        let mut names: Vec<ChartName> = kept.iter().map(|code| ChartName::Value(keys.text(*code))).collect();
        names.extend((rest > 0).then_some(ChartName::Rest));
        Self { kept, slots, rest: rest as u64, names }
    }

    /// Those of colours: the most frequent ones have one each.
    pub(super) fn of_colors(keys: Option<&Keys>, rows: &[u64]) -> Self {
        keys.map_or_else(Self::one, |keys| Self::of(keys, keys.kept(rows, COLORS), rows))
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn slot(&self, code: u32) -> usize {
        self.slots.get(&code).copied().unwrap_or(self.kept.len())
    }
}
