//! What is refused, and why. Everything behind this may rely on it.

use std::ops::RangeInclusive;

use falaj_schema::chart::{ChartAxis, ChartBody, ChartBox, ChartGroup, ChartMark, ChartSeries, ChartSpec};
use falaj_schema::{Code, Error, Result};

const WIDTHS: RangeInclusive<u32> = 200..=4_000;
const HEIGHTS: RangeInclusive<u32> = 120..=4_000;
const SCALES: RangeInclusive<f64> = 0.5..=4.0;
/// Pixels of a PNG: what a machine with little memory draws in a moment.
const MOST_PIXELS: f64 = 64e6;
const MOST_POINTS: usize = 1_000_000;
const MOST_SERIES: usize = 32;
const MOST_BINS: usize = 5_000;
const MOST_CLASSES: usize = 60;
const MOST_BARS: usize = 200;
const MOST_MARKS: usize = 12;
const MOST_TICKS: usize = 100;
const LONGEST_TEXT: usize = 500;
const MOST_DASHES: usize = 8;
const DASHES: RangeInclusive<f64> = 0.5..=100.0;

fn invalid(problem: &str, found: impl std::fmt::Display) -> Error {
    Error::new(Code::ChartInvalid).with("problem", problem).with("found", found)
}

/// The chart has no value to draw.
pub fn empty(spec: &ChartSpec) -> Error {
    Error::new(Code::ChartEmpty).with("title", &spec.title)
}

/// The size leaves no room for what is drawn.
pub fn too_small(spec: &ChartSpec) -> Error {
    invalid("size", format!("{} × {}", spec.width, spec.height))
}

fn at_most(count: usize, most: usize) -> Result<()> {
    if count > most { Err(invalid("many", format!("{count} > {most}"))) } else { Ok(()) }
}

fn same(one: usize, other: usize) -> Result<()> {
    if one == other { Ok(()) } else { Err(invalid("lengths", format!("{one} ≠ {other}"))) }
}

fn text(text: &str) -> Result<()> {
    let length = text.chars().count();
    if length > LONGEST_TEXT { Err(invalid("text", format!("{length} > {LONGEST_TEXT}"))) } else { Ok(()) }
}

/// A PNG so many times as large can be made.
pub fn scale(spec: &ChartSpec, scale: f64) -> Result<()> {
    let pixels = f64::from(spec.width) * f64::from(spec.height) * scale * scale;
    // Also false for what is no number.
    match SCALES.contains(&scale) && pixels <= MOST_PIXELS {
        true => Ok(()),
        false => Err(invalid("size", format!("{} × {} × {scale}", spec.width, spec.height))),
    }
}

/// The chart can be drawn as it is described.
pub fn spec(spec: &ChartSpec) -> Result<()> {
    if !WIDTHS.contains(&spec.width) || !HEIGHTS.contains(&spec.height) {
        return Err(invalid("size", format!("{} × {}", spec.width, spec.height)));
    }
    text(&spec.title)?;
    text(&spec.subtitle)?;
    axis(&spec.x)?;
    axis(&spec.y)?;
    let values = match &spec.body {
        ChartBody::Lines { series, thresholds } => {
            marks(thresholds)?;
            lines(series, Places::Rising)?
        }
        ChartBody::Unit { series, level, .. } => {
            if level.is_some_and(|level| !(0.0..=1.0).contains(&level)) {
                return Err(invalid("axis", format!("{level:?}")));
            }
            lines(series, Places::Unit)?
        }
        ChartBody::Histogram { edges, counts, marks: named } => {
            marks(named)?;
            histogram(edges, counts)?
        }
        ChartBody::Confusion { classes, counts } => confusion(classes, counts)?,
        ChartBody::Bars { labels, values } => {
            at_most(labels.len(), MOST_BARS)?;
            same(labels.len(), values.len())?;
            labels.iter().try_for_each(|label| text(label))?;
            values.iter().flatten().filter(|value| value.is_finite()).count()
        }
        ChartBody::Groups { labels, series, .. } => {
            at_most(labels.len(), MOST_BARS)?;
            labels.iter().try_for_each(|label| text(label))?;
            groups(series, labels.len())?
        }
        ChartBody::Stacks { edges, series } => {
            rising(edges)?;
            at_most(edges.len(), MOST_BINS + 1)?;
            groups(series, edges.len().saturating_sub(1))?
        }
        ChartBody::Points { series } => lines(series, Places::Any)?,
        ChartBody::Boxes { boxes } => {
            at_most(boxes.len(), MOST_BARS)?;
            boxes.iter().try_for_each(ordered)?;
            boxes.len()
        }
    };
    if values == 0 { Err(empty(spec)) } else { Ok(()) }
}

fn axis(axis: &ChartAxis) -> Result<()> {
    text(&axis.title)?;
    text(&axis.unit)?;
    at_most(axis.ticks.len(), MOST_TICKS)?;
    for tick in &axis.ticks {
        text(&tick.label)?;
        if !tick.at.is_finite() {
            return Err(invalid("axis", &tick.label));
        }
    }
    Ok(())
}

fn marks(marks: &[ChartMark]) -> Result<()> {
    at_most(marks.len(), MOST_MARKS)?;
    for mark in marks {
        text(&mark.label)?;
        if !mark.at.is_finite() {
            return Err(invalid("axis", &mark.label));
        }
    }
    Ok(())
}

/// How the places of series are.
#[derive(Clone, Copy, PartialEq)]
enum Places {
    Rising,
    /// From 0 to 1, like the values.
    Unit,
    Any,
}

/// How many values the series of bars have, each of which has `count`.
fn groups(series: &[ChartGroup], count: usize) -> Result<usize> {
    at_most(series.len(), MOST_SERIES)?;
    for one in series {
        text(&one.label)?;
        same(one.values.len(), count)?;
        if one.color > 8 {
            return Err(invalid("colour", one.color));
        }
    }
    Ok(series.iter().flat_map(|one| &one.values).flatten().filter(|value| value.is_finite()).count())
}

/// The figures of a box rise.
fn ordered(one: &ChartBox) -> Result<()> {
    text(&one.label)?;
    let figures = [one.min, one.low, one.q1, one.median, one.q3, one.high, one.max];
    if figures.iter().any(|figure| !figure.is_finite()) || figures.windows(2).any(|pair| pair[0] > pair[1]) {
        return Err(invalid("order", &one.label));
    }
    Ok(())
}

fn rising(edges: &[f64]) -> Result<()> {
    if edges.iter().any(|edge| !edge.is_finite()) || edges.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(invalid("order", format!("{:?} … {:?}", edges.first(), edges.last())));
    }
    Ok(())
}

/// How many values the lines have.
fn lines(series: &[ChartSeries], places: Places) -> Result<usize> {
    at_most(series.len(), MOST_SERIES)?;
    at_most(series.iter().map(|one| one.x.len()).sum(), MOST_POINTS)?;
    for one in series {
        text(&one.label)?;
        same(one.x.len(), one.y.len())?;
        if one.color > 8 {
            return Err(invalid("colour", one.color));
        }
        if one.dash.len() > MOST_DASHES || one.dash.len() % 2 == 1 || !one.dash.iter().all(|part| DASHES.contains(part))
        {
            return Err(invalid("dash", &one.label));
        }
        let rising = places == Places::Rising;
        if one.x.iter().any(|x| !x.is_finite()) || rising && one.x.windows(2).any(|pair| pair[0] > pair[1]) {
            return Err(invalid("order", &one.label));
        }
        if places == Places::Unit {
            let outside = |value: &&f64| !(0.0..=1.0).contains(*value);
            if let Some(value) = one.x.iter().chain(one.y.iter().flatten()).find(outside) {
                return Err(invalid("axis", format!("{}: {value}", one.label)));
            }
        }
    }
    Ok(series.iter().flat_map(|one| &one.y).flatten().filter(|y| y.is_finite()).count())
}

fn histogram(edges: &[f64], counts: &[u64]) -> Result<usize> {
    at_most(counts.len(), MOST_BINS)?;
    if counts.is_empty() {
        return Ok(0);
    }
    same(edges.len(), counts.len() + 1)?;
    if edges.iter().any(|edge| !edge.is_finite()) || edges.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(invalid("order", format!("{} … {}", edges[0], edges[edges.len() - 1])));
    }
    Ok(counts.iter().filter(|count| **count > 0).count())
}

fn confusion(classes: &[String], counts: &[Vec<u64>]) -> Result<usize> {
    at_most(classes.len(), MOST_CLASSES)?;
    same(classes.len(), counts.len())?;
    classes.iter().try_for_each(|class| text(class))?;
    counts.iter().try_for_each(|row| same(row.len(), classes.len()))?;
    Ok(counts.iter().flatten().filter(|count| **count > 0).count())
}
