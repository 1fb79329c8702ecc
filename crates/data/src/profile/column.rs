//! The profile of a column, from all that was read of it.

use std::collections::BTreeMap;

use falaj_schema::dataset::{
    Column, ColumnProfile, ColumnType, ErrorUnit, Estimate, NumberProfile, Semantic, TopValue,
};

use super::counts::{integer_of_key, real_of_key};
use super::figures::{Moments, between, entropy, fences, quantiles, top_values, total};
use super::numbers::Found;
use super::semantic::Facts;
use super::words::Texts;
use super::{histogram, pii, semantic, times};
use crate::calendar::{DAY, SECOND};
use crate::render::{cut_text, real_text, time_of_kind};

/// Characters of a text that a profile shows.
const SHOWN: usize = 200;

/// A profile in which nothing is known yet.
pub(super) fn unknown(name: &str, kind: ColumnType) -> ColumnProfile {
    ColumnProfile {
        name: name.to_owned(),
        kind,
        semantic: Semantic::Constant,
        missing: 0,
        distinct: 0,
        distinct_share: 0.0,
        min: None,
        max: None,
        mean: None,
        sd: None,
        quantiles: BTreeMap::new(),
        histogram: None,
        body: None,
        top: Vec::new(),
        top_share: None,
        entropy: None,
        pii: Vec::new(),
        correlation: None,
        numbers: None,
        text: None,
        times: None,
        memory: 0,
        estimated: Vec::new(),
    }
}

/// Of numbers, moments and yes/no.
pub(super) fn of_numbers(column: &Column, mut found: Found, rows: u64) -> ColumnProfile {
    let mut profile = unknown(&column.name, column.kind);
    profile.missing = found.missing;
    profile.distinct = found.distinct;
    profile.estimated = std::mem::take(&mut found.estimated);
    if found.sums.is_none() {
        let infinite = found.infinite.into_iter();
        profile.entropy = entropy(found.sorted.iter().map(|(_, count)| *count).chain(infinite));
    }
    match column.kind {
        ColumnType::Real => reals(&mut profile, &found),
        ColumnType::Integer => integers(&mut profile, &found),
        ColumnType::Boolean => booleans(&mut profile, &found),
        _ => moments(&mut profile, &found),
    }
    finish(profile, None, rows, 0)
}

/// Of text.
pub(super) fn of_texts(column: &Column, found: Texts, rows: u64) -> ColumnProfile {
    let mut profile = unknown(&column.name, column.kind);
    profile.missing = found.missing;
    profile.distinct = found.distinct;
    let (min, max) = found.ends.as_ref().map(|(low, high)| (shown(low), shown(high))).unzip();
    (profile.min, profile.max) = (min, max);
    profile.top = found.top.iter().map(|(text, count)| TopValue { value: shown(text), count: *count }).collect();
    profile.entropy = found.counts.and_then(|mut counts| {
        // Sums are rounded in the same order, whatever that of the rows.
        counts.sort_unstable();
        entropy(counts.into_iter())
    });
    profile.pii = pii::of_text(&found.sampled);
    profile.text = found.forms.describe(found.distinct);
    profile.estimated = found.estimated;
    let facts = Facts::of(&column.name, &found.sampled, found.distinct);
    finish(profile, Some(&facts), rows, found.long)
}

/// What is the same for every type. `long` are the bytes of texts that stand beside their views.
fn finish(mut profile: ColumnProfile, facts: Option<&Facts>, rows: u64, long: u64) -> ColumnProfile {
    let present = rows - profile.missing;
    // An estimate may be more than is possible.
    profile.distinct = profile.distinct.min(present);
    if present > 0 {
        profile.distinct_share = profile.distinct as f64 / present as f64;
        profile.top_share = profile.top.first().map(|top| top.count as f64 / present as f64);
    }
    let bits = match profile.kind {
        ColumnType::Boolean => 1,
        ColumnType::Date => 32,
        ColumnType::Text => 128,
        _ => 64,
    };
    let validity = if profile.missing > 0 { rows.div_ceil(8) } else { 0 };
    profile.memory = (rows * bits).div_ceil(8) + long + validity;
    profile.semantic = semantic::guess(&profile, facts, rows);
    profile
}

fn shown(text: &str) -> String {
    cut_text(text, SHOWN)
}

fn integers(profile: &mut ColumnProfile, found: &Found) {
    let sorted: Vec<(i64, u64)> = found.sorted.iter().map(|(key, count)| (integer_of_key(*key), *count)).collect();
    let numbers: Vec<(f64, u64)> = sorted.iter().map(|(value, count)| (*value as f64, *count)).collect();
    describe(profile, &numbers, found);
    profile.histogram = histogram::of_integers(&sorted);
    profile.body = histogram::body(&numbers, &profile.quantiles, |part| {
        histogram::of_integers(&part.iter().map(|(value, count)| (*value as i64, *count)).collect::<Vec<_>>())
    });
    let ends = ends(found).map(|(low, high)| [low, high].map(|key| integer_of_key(key).to_string()));
    (profile.min, profile.max) = ends.map(|[low, high]| (low, high)).unzip();
    profile.top = top_values(&found.top, |key| integer_of_key(key).to_string());
    profile.pii = pii::of_integers(found.sampled.iter().map(|(key, count)| (integer_of_key(*key), *count)));
}

fn reals(profile: &mut ColumnProfile, found: &Found) {
    let sorted: Vec<(f64, u64)> = found.sorted.iter().map(|(key, count)| (real_of_key(*key), *count)).collect();
    describe(profile, &sorted, found);
    profile.histogram = histogram::of_reals(&sorted);
    profile.body = histogram::body(&sorted, &profile.quantiles, histogram::of_reals);
    let finite = ends(found).map(|(low, high)| (real_of_key(low), real_of_key(high)));
    let [below, above] = found.infinite.map(|count| count > 0);
    let low = below.then_some(f64::NEG_INFINITY).or(finite.map(|(low, _)| low)).or(above.then_some(f64::INFINITY));
    let high = above.then_some(f64::INFINITY).or(finite.map(|(_, high)| high)).or(below.then_some(f64::NEG_INFINITY));
    (profile.min, profile.max) = (low.map(real_text), high.map(real_text));
    profile.top = top_values(&found.top, |key| real_text(real_of_key(key)));
}

/// Keys of the smallest and the largest finite value.
fn ends(found: &Found) -> Option<(u64, u64)> {
    let counted = || Some((found.sorted.first()?.0, found.sorted.last()?.0));
    found.sums.as_ref().and_then(|sums| sums.ends).or_else(counted)
}

fn describe(profile: &mut ColumnProfile, sorted: &[(f64, u64)], found: &Found) {
    let sums = found.sums.as_ref();
    let moments = sums.map_or_else(|| Moments::of(sorted), |sums| sums.moments);
    profile.mean = moments.mean();
    profile.sd = moments.sd();
    let quantiles = quantiles(sorted, between).into_iter().filter(|(_, value)| value.is_finite());
    profile.quantiles = quantiles.map(|(name, value)| (name.to_owned(), value)).collect();
    let below_zero = sorted.partition_point(|(value, _)| *value < 0.0);
    let up_to_zero = sorted.partition_point(|(value, _)| *value <= 0.0);
    profile.numbers = Some(NumberProfile {
        zeros: sums.map_or_else(|| total(&sorted[below_zero..up_to_zero]), |sums| sums.zeros),
        negatives: sums.map_or_else(|| total(&sorted[..below_zero]), |sums| sums.negatives) + found.infinite[0],
        infinite: found.infinite.iter().sum(),
        skewness: moments.skewness(),
        kurtosis: moments.kurtosis(),
        outliers: fences(sorted, &profile.quantiles, 1.5),
        far_outliers: fences(sorted, &profile.quantiles, 3.0),
    });
}

fn booleans(profile: &mut ColumnProfile, found: &Found) {
    let text = |key: u64| (integer_of_key(key) != 0).to_string();
    profile.min = found.sorted.first().map(|(key, _)| text(*key));
    profile.max = found.sorted.last().map(|(key, _)| text(*key));
    profile.top = top_values(&found.top, text);
}

fn moments(profile: &mut ColumnProfile, found: &Found) {
    let kind = profile.kind;
    let sorted: Vec<(i64, u64)> = found.sorted.iter().map(|(key, count)| (integer_of_key(*key), *count)).collect();
    let text = |key: u64| time_of_kind(kind, integer_of_key(key)).unwrap_or_default();
    let smallest = if kind == ColumnType::Date { DAY } else { SECOND };
    profile.histogram = histogram::of_times(&sorted, smallest);
    (profile.min, profile.max) = ends(found).map(|(low, high)| (text(low), text(high))).unzip();
    profile.top = top_values(&found.top, text);
    profile.times = times::describe(kind, &sorted, found.sums.as_ref().map(|sums| (sums.moments, sums.weekends)));
    // A gap lies between the middles of two bins, each of which is off by half of one.
    let off = profile.estimated.iter().find(|one| one.figure == "quantiles").map(|one| one.error * 2.0);
    profile.estimated.extend(off.map(|error| Estimate {
        figure: "largest_gap".to_owned(),
        error,
        unit: ErrorUnit::Value,
    }));
}
