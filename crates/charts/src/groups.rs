//! Bars of several series with names: one upon the other, or beside each other.

use falaj_schema::Result;
use falaj_schema::chart::ChartGroup;

use crate::canvas::{Anchor, Pen};
use crate::check;
use crate::fonts;
use crate::key;
use crate::scale::{Scale, extent, ticks};
use crate::sheet::{PAD, Plot, ROW, SMALL, Sheet};

/// Most height that a name takes, with its gap.
const STEP: f64 = 24.0;
/// Most height that a bar takes where several stand beside each other.
const BAR: f64 = 8.0;
/// Less than this for a name is not read.
const LEAST: f64 = 9.0;

/// From where to where each bar of a name reaches, by series.
fn reaches(series: &[ChartGroup], at: usize, stacked: bool) -> Vec<Option<(f64, f64)>> {
    let (mut above, mut below) = (0.0, 0.0);
    let reach = |one: &ChartGroup| {
        let value = one.values[at].filter(|value| value.is_finite())?;
        if !stacked {
            return Some((0.0, value));
        }
        // What is below zero grows to the other side.
        let end = if value < 0.0 { &mut below } else { &mut above };
        let from = *end;
        *end += value;
        Some((from, *end))
    };
    series.iter().map(reach).collect()
}

pub fn draw(sheet: &Sheet, labels: &[String], series: &[ChartGroup], stacked: bool) -> Result<()> {
    let bars: Vec<_> = (0..labels.len()).map(|at| reaches(series, at, stacked)).collect();
    let ends = bars.iter().flatten().flatten().flat_map(|(from, to)| [*from, *to]);
    let Some((low, high)) = extent(ends.chain(std::iter::once(0.0))) else { return Err(check::empty(sheet.spec)) };
    let keys: Vec<(&str, u8)> = series.iter().map(|one| (one.label.as_str(), one.color)).collect();
    let names = labels.iter().map(|text| fonts::width(text, SMALL, false)).fold(0.0, f64::max);
    let names = names.min(sheet.width() * 0.3);
    let plot = sheet.plot(names + 8.0, key::room(sheet, &keys), 0.0)?;
    let side = if stacked { 1.0 } else { series.len() as f64 };
    let step = ((plot.bottom - plot.top) / labels.len() as f64).min(STEP.max(side * BAR + 8.0));
    if plot.right - plot.left < ROW || step < LEAST {
        return Err(check::too_small(sheet.spec));
    }
    let plot = Plot { bottom: plot.top + step * labels.len() as f64, ..plot };
    let x = Scale::new((low, high), (plot.left, plot.right), false);
    let wide = ((plot.right - plot.left) / 70.0).clamp(2.0, 10.0);
    let marks = sheet.ticks(&sheet.spec.x, &ticks(low, high, wide));
    for (at, _) in marks.iter().filter(|(at, _)| (low..=high).contains(at)) {
        sheet.canvas.line(&[(x.at(*at), plot.top), (x.at(*at), plot.bottom)], &Pen::new(sheet.colors.grid, 1.0))?;
    }
    let thick = step * if stacked { 0.6 } else { 0.72 } / side;
    for (row, (label, bars)) in labels.iter().zip(&bars).enumerate() {
        let middle = plot.top + step * (row as f64 + 0.5);
        let mut top = middle - thick * side / 2.0;
        for (one, bar) in series.iter().zip(bars) {
            if let Some((from, to)) = bar {
                let (from, to) = (x.at(*from), x.at(*to));
                let ink = sheet.colors.series[usize::from(one.color)];
                sheet.canvas.rect((from.min(to), top), (from.max(to), top + thick), ink)?;
            }
            top += if stacked { 0.0 } else { thick };
        }
        sheet.name((PAD + names, middle + 4.0), label, names + 1.0, Anchor::End)?;
    }
    sheet.note((PAD, plot.top - 10.0), &sheet.axis_title(&sheet.spec.y), Anchor::Start)?;
    sheet.x_axis(&plot, &x, &marks)?;
    let zero = x.at(0.0);
    sheet.canvas.line(&[(zero, plot.top), (zero, plot.bottom)], &Pen::new(sheet.colors.axis, 1.0))?;
    key::draw(sheet, &plot, &keys)
}
