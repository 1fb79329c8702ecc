//! How values spread: a box from quarter to quarter, a line for the middle, and whiskers.

use falaj_schema::Result;
use falaj_schema::chart::ChartBox;

use crate::canvas::{Anchor, Pen};
use crate::check;
use crate::fonts;
use crate::scale::{Scale, airy, extent, ticks};
use crate::sheet::{PAD, Plot, ROW, SMALL, Sheet};

/// Most height that a box with its gap takes.
const STEP: f64 = 30.0;
/// Less than this is not read.
const LEAST: f64 = 12.0;

pub fn draw(sheet: &Sheet, boxes: &[ChartBox]) -> Result<()> {
    let Some(range) = extent(boxes.iter().flat_map(|one| [one.min, one.max])) else {
        return Err(check::empty(sheet.spec));
    };
    let range = airy(range, false);
    let names = boxes.iter().map(|one| fonts::width(&one.label, SMALL, false)).fold(0.0, f64::max);
    let names = names.min(sheet.width() * 0.3);
    let plot = sheet.plot(names + 8.0, 8.0, 0.0)?;
    let step = ((plot.bottom - plot.top) / boxes.len() as f64).min(STEP);
    if plot.right - plot.left < ROW || step < LEAST {
        return Err(check::too_small(sheet.spec));
    }
    let plot = Plot { bottom: plot.top + step * boxes.len() as f64, ..plot };
    let x = Scale::new(range, (plot.left, plot.right), false);
    let wide = ((plot.right - plot.left) / 70.0).clamp(2.0, 10.0);
    let marks = sheet.ticks(&sheet.spec.x, &ticks(range.0, range.1, wide));
    for (at, _) in marks.iter().filter(|(at, _)| (range.0..=range.1).contains(at)) {
        sheet.canvas.line(&[(x.at(*at), plot.top), (x.at(*at), plot.bottom)], &Pen::new(sheet.colors.grid, 1.0))?;
    }
    for (row, one) in boxes.iter().enumerate() {
        let middle = plot.top + step * (row as f64 + 0.5);
        sheet.name((PAD + names, middle + 4.0), &one.label, names + 1.0, Anchor::End)?;
        draw_one(sheet, one, &x, middle, step * 0.3)?;
    }
    sheet.note((PAD, plot.top - 10.0), &sheet.axis_title(&sheet.spec.y), Anchor::Start)?;
    sheet.x_axis(&plot, &x, &marks)
}

fn draw_one(sheet: &Sheet, one: &ChartBox, x: &Scale, middle: f64, half: f64) -> Result<()> {
    let canvas = sheet.canvas;
    let whisker = Pen::new(sheet.colors.ink_3, 1.0);
    canvas.line(&[(x.at(one.low), middle), (x.at(one.high), middle)], &whisker)?;
    for end in [one.low, one.high] {
        canvas.line(&[(x.at(end), middle - half * 0.6), (x.at(end), middle + half * 0.6)], &whisker)?;
    }
    // A box without any width is still seen.
    let (from, to) = (x.at(one.q1), x.at(one.q3).max(x.at(one.q1) + 1.0));
    canvas.rect((from, middle - half), (to, middle + half), sheet.colors.bar)?;
    let median = x.at(one.median);
    canvas.line(&[(median, middle - half), (median, middle + half)], &Pen::new(sheet.colors.ink, 1.75))?;
    // Of what lies further out only the ends are drawn.
    for (end, whisker) in [(one.min, one.low), (one.max, one.high)] {
        if end != whisker {
            canvas.dot((x.at(end), middle), 2.0, sheet.colors.ink_3, 1.0)?;
        }
    }
    Ok(())
}
