//! A point for each row; of too many rows some by chance, the same every time, with those at the ends of both axes.

use std::collections::BinaryHeap;

use falaj_schema::{Code, Error, Result};

use super::gather::Slots;
use super::keys::Keys;
use super::read::{Rows, Seen, lot};
use super::{Asked, Charted, Drawn, Run};
use crate::table::Progress;

/// Points that are drawn at most, beside those at the ends.
const MOST: usize = 4_000;

/// A row, by the number that chance gave it.
#[derive(Clone, Copy, PartialEq)]
struct Point {
    lot: u64,
    row: usize,
    x: f64,
    y: f64,
    color: u32,
}

impl Eq for Point {}

impl Ord for Point {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.lot, self.row).cmp(&(other.lot, other.row))
    }
}

impl PartialOrd for Point {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

pub(super) fn draw(rows: &Rows, asked: Asked, progress: Progress) -> Result<Charted> {
    let y = asked.y.clone().ok_or_else(|| Error::new(Code::Internal).detail("points without y"))?;
    let mut colors = asked.color.as_ref().map(|color| Keys::new(color.kind));
    let mut kept: BinaryHeap<Point> = BinaryHeap::with_capacity(MOST + 1);
    let mut ends = Ends::default();
    let mut by_color: Vec<u64> = Vec::new();
    let mut seen = Seen::default();
    rows.each(&asked.columns(), (0, 1), progress, |read| {
        let (across, up) = (read.numbers(&asked.x)?, read.numbers(&y)?);
        let hues = read.colors(&asked, &mut colors)?;
        by_color.resize(colors.as_ref().map_or(1, Keys::len), 0);
        for (at, ((x, y), color)) in across.into_iter().zip(up).zip(hues).enumerate() {
            if seen.lacks(x.is_nan(), y.is_nan(), color == u32::MAX) {
                continue;
            }
            let row = read.offset + at;
            let point = Point { lot: lot(row), row, x, y, color };
            by_color[color as usize] += 1;
            ends.take(point);
            if kept.len() < MOST || kept.peek().is_some_and(|last| point < *last) {
                kept.push(point);
            }
            if kept.len() > MOST {
                kept.pop();
            }
        }
        Ok(())
    })?;
    let used: u64 = by_color.iter().sum();
    if used == 0 {
        return Err(asked.nothing(&seen));
    }
    let mut points: Vec<Point> = kept.into_iter().chain(ends.0.into_iter().flatten()).collect();
    points.sort_unstable_by_key(|point| point.row);
    points.dedup_by_key(|point| point.row);
    let hues = Slots::of_colors(colors.as_ref(), &by_color);
    let mut runs: Vec<Run> =
        hues.names.iter().map(|name| Run { name: name.clone(), x: Vec::new(), y: Vec::new() }).collect();
    for point in &points {
        let run = &mut runs[hues.slot(point.color)];
        run.x.push(point.x);
        run.y.push(point.y);
    }
    let (missing, other_colors) = (rows.count() - used, hues.rest);
    let drawn = (points.len() as u64) < used;
    let points = drawn.then_some(points.len() as u64);
    Ok(Charted { missing, points, other_colors, ..asked.chart(rows, Drawn::Points(runs)) })
}

/// The points furthest to the left, right, bottom and top.
#[derive(Default)]
struct Ends([Option<Point>; 4]);

impl Ends {
    fn take(&mut self, point: Point) {
        let further = |end: usize, old: Point| match end {
            0 => point.x < old.x,
            1 => point.x > old.x,
            2 => point.y < old.y,
            _ => point.y > old.y,
        };
        for (end, place) in self.0.iter_mut().enumerate() {
            if place.is_none_or(|old| further(end, old)) {
                *place = Some(point);
            }
        }
    }
}
