//! Curves on the unit square: ROC, precision over recall, calibration.

use falaj_schema::Result;
use falaj_schema::chart::ChartSeries;

use crate::canvas::{Anchor, Pen};
use crate::dash::Point;
use crate::fonts;
use crate::lines::WIDTH;
use crate::scale::Scale;
use crate::sheet::{PAD, Plot, ROW, SMALL, Sheet, Tick};
use crate::thin::thin;

const GUESS: &[f64] = &[3.0, 3.0];
/// Length of the piece of line before a name, with the gap after it.
const KEY: f64 = 28.0;

pub fn draw(sheet: &Sheet, series: &[ChartSeries], diagonal: bool, level: Option<f64>) -> Result<()> {
    let marks: Vec<Tick> = [(0.0, "0"), (0.5, "0.5"), (1.0, "1")].map(|(at, label)| (at, label.to_owned())).into();
    let widest = series.iter().map(|one| fonts::width(&one.label, SMALL, false)).fold(0.0, f64::max);
    // The curves meet at their ends, so that their names stand beside the square; one alone is named by the title.
    let named = series.len() > 1;
    let room = if named { widest.min(sheet.width() * 0.4) } else { 0.0 };
    let whole = sheet.plot(26.0, if named { room + KEY + 16.0 } else { 4.0 }, 0.0)?;
    let side = (whole.right - whole.left).min(whole.bottom - whole.top);
    let plot = Plot { right: whole.left + side, bottom: whole.top + side, ..whole };
    let x = Scale::new((0.0, 1.0), (plot.left, plot.right), false);
    let y = Scale::new((0.0, 1.0), (plot.bottom, plot.top), false);
    sheet.y_axis(&plot, &y, &marks)?;
    sheet.x_axis(&plot, &x, &marks)?;
    let guess = Pen { dash: GUESS, ..Pen::new(sheet.colors.axis, 1.0) };
    if diagonal {
        sheet.canvas.line(&[(x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0))], &guess)?;
    }
    if let Some(level) = level {
        sheet.canvas.line(&[(plot.left, y.at(level)), (plot.right, y.at(level))], &guess)?;
    }
    for one in series {
        let color = sheet.colors.series[usize::from(one.color)];
        let known = one.x.iter().zip(&one.y).filter_map(|(px, py)| py.map(|py| (x.at(*px), y.at(py))));
        let line: Vec<Point> = known.collect();
        sheet.canvas.line(&thin(&line), &Pen { dash: &one.dash, ..Pen::new(color, WIDTH) })?;
    }
    if !named {
        return Ok(());
    }
    // The last drawn, which is the best, is named first.
    for (row, one) in series.iter().rev().enumerate() {
        let (left, at) = (plot.right + 16.0, plot.top + ROW * (row as f64 + 0.5));
        if at > sheet.height() - PAD {
            break;
        }
        let color = sheet.colors.series[usize::from(one.color)];
        sheet.canvas.line(&[(left, at), (left + 22.0, at)], &Pen { dash: &one.dash, ..Pen::new(color, WIDTH) })?;
        sheet.canvas.marker((left + 11.0, at), one.marker, color)?;
        sheet.name((left + KEY, at + 4.0), &one.label, room, Anchor::Start)?;
    }
    Ok(())
}
