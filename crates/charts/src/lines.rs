//! Line charts.

use falaj_schema::Result;
use falaj_schema::chart::{ChartMark, ChartSeries};

use crate::canvas::{Anchor, Pen};
use crate::check;
use crate::dash::Point;
use crate::ends::spread;
use crate::fonts;
use crate::scale::{Scale, airy, extent, log_ticks, ticks};
use crate::sheet::{Plot, SMALL, Sheet, gutter};
use crate::thin::thin;

/// Width of a line.
pub const WIDTH: f64 = 1.75;
/// Distance between names.
const GAP: f64 = 14.0;
/// Gap between the plot and names, with the marker in it.
const STEP: f64 = 20.0;
/// A line of at most so many points shows each.
const FEW: usize = 12;

const THRESHOLD: &[f64] = &[4.0, 3.0];

/// A name at the right of the plot.
struct Name<'s> {
    text: &'s str,
    /// Where its line ends.
    end: Point,
    /// Drawn before the name, if it is a line's.
    key: Option<&'s ChartSeries>,
}

pub fn draw(sheet: &Sheet, series: &[ChartSeries], thresholds: &[ChartMark]) -> Result<()> {
    let spec = sheet.spec;
    let lines: Vec<Vec<Vec<Point>>> = series.iter().map(|one| stretches(one, spec.x.log, spec.y.log)).collect();
    let all = || lines.iter().flatten().flatten().copied();
    let levels = thresholds.iter().map(|mark| mark.at).filter(|at| !spec.y.log || *at > 0.0);
    let (Some(along), Some(up)) = (extent(all().map(|(x, _)| x)), extent(all().map(|(_, y)| y).chain(levels))) else {
        return Err(check::empty(spec));
    };
    let up = airy(up, spec.y.log);
    let round = if spec.y.log { log_ticks(up.0, up.1) } else { ticks(up.0, up.1, (sheet.height() / 60.0).max(3.0)) };
    let up_ticks = sheet.ticks(&spec.y, &round);
    let named = series.iter().filter(|one| !one.faint).map(|one| one.label.as_str());
    let widest = named.chain(thresholds.iter().map(|mark| mark.label.as_str()));
    let widest = widest.map(|text| fonts::width(text, SMALL, false)).fold(0.0, f64::max);
    let room = if widest > 0.0 { widest.min(sheet.width() * 0.3) + STEP } else { 0.0 };
    let plot = sheet.plot(gutter(&up_ticks), room, 0.0)?;
    let x = Scale::new(along, (plot.left, plot.right), spec.x.log);
    let y = Scale::new(up, (plot.bottom, plot.top), spec.y.log);
    let whole = all().all(|(x, _)| x.fract() == 0.0);
    let round = if spec.x.log { log_ticks(along.0, along.1) } else { ticks(along.0, along.1, plot_count(&plot)) };
    let round: Vec<f64> = round.into_iter().filter(|at| !whole || at.fract() == 0.0).collect();
    sheet.y_axis(&plot, &y, &up_ticks)?;
    sheet.x_axis(&plot, &x, &sheet.ticks(&spec.x, &round))?;
    let mut names = Vec::new();
    for mark in thresholds.iter().filter(|mark| !spec.y.log || mark.at > 0.0) {
        let end = (plot.right, y.at(mark.at));
        let pen = Pen { dash: if mark.dashed { THRESHOLD } else { &[] }, ..Pen::new(sheet.colors.ink_3, 1.0) };
        sheet.canvas.line(&[(plot.left, end.1), end], &pen)?;
        names.push(Name { text: &mark.label, end, key: None });
    }
    for (one, line) in series.iter().zip(&lines) {
        let line: Vec<Vec<Point>> =
            line.iter().map(|part| part.iter().map(|(px, py)| (x.at(*px), y.at(*py))).collect()).collect();
        line_of(sheet, one, &line)?;
        if let Some(end) = line.last().and_then(|part| part.last()).filter(|_| !one.faint) {
            names.push(Name { text: &one.label, end: *end, key: Some(one) });
        }
    }
    name_ends(sheet, &plot, names, room - STEP)
}

fn plot_count(plot: &Plot) -> f64 {
    ((plot.right - plot.left) / 70.0).clamp(2.0, 10.0)
}

/// The parts of a line between its gaps.
fn stretches(series: &ChartSeries, log_x: bool, log_y: bool) -> Vec<Vec<Point>> {
    let known = |x: f64, y: Option<f64>| {
        let y = y.filter(|y| y.is_finite() && (!log_y || *y > 0.0))?;
        (!log_x || x > 0.0).then_some((x, y))
    };
    let mut parts = vec![Vec::new()];
    for (x, y) in series.x.iter().zip(&series.y) {
        match known(*x, *y) {
            Some(point) => parts.last_mut().expect("it begins with one").push(point),
            None => parts.push(Vec::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn line_of(sheet: &Sheet, series: &ChartSeries, parts: &[Vec<Point>]) -> Result<()> {
    let color = sheet.colors.series[usize::from(series.color)];
    let pen = match series.faint {
        true => Pen { color, width: 1.0, opacity: 0.25, dash: &[] },
        false => Pen { dash: &series.dash, ..Pen::new(color, WIDTH) },
    };
    let few = parts.iter().map(Vec::len).sum::<usize>() <= FEW;
    for part in parts {
        sheet.canvas.line(&thin(part), &pen)?;
        // A point alone between gaps would not be seen.
        let marked = if few || part.len() == 1 { part.as_slice() } else { &[] };
        for at in marked.iter().filter(|_| !series.faint) {
            sheet.canvas.marker(*at, series.marker, color)?;
        }
    }
    match parts.last().and_then(|part| part.last()).filter(|_| !series.faint) {
        Some(end) => sheet.canvas.marker(*end, series.marker, color),
        None => Ok(()),
    }
}

/// Writes each name as near to its end as the others let it; the last drawn are named first where there is no room for all.
fn name_ends(sheet: &Sheet, plot: &Plot, mut names: Vec<Name>, room: f64) -> Result<()> {
    let fits = ((plot.bottom - plot.top) / GAP).floor() as usize + 1;
    let left_out = names.len().saturating_sub(fits);
    names.drain(..left_out);
    let wanted: Vec<f64> = names.iter().map(|name| name.end.1).collect();
    for (name, at) in names.iter().zip(spread(&wanted, GAP, plot.top, plot.bottom)) {
        let x = plot.right + if name.key.is_some() { STEP } else { 6.0 };
        if let Some(key) = name.key {
            let color = sheet.colors.series[usize::from(key.color)];
            // A line that ends early is led to its name; a name that moved a little is plain by its marker.
            if name.end.0 < plot.right - 1.0 {
                let from = (name.end.0 + 5.0, name.end.1);
                let pen = Pen { opacity: 0.5, ..Pen::new(sheet.colors.axis, 1.0) };
                sheet.canvas.line(&[from, (plot.right + 5.0, at)], &pen)?;
            }
            sheet.canvas.marker((x - 8.0, at), key.marker, color)?;
        }
        sheet.name((x, at + 4.0), name.text, room, Anchor::Start)?;
    }
    if left_out > 0 {
        sheet.note((sheet.width() - crate::sheet::PAD, plot.bottom + 15.0), &format!("+{left_out}"), Anchor::End)?;
    }
    Ok(())
}
