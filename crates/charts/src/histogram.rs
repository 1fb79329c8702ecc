//! Histograms.

use falaj_schema::Result;
use falaj_schema::chart::ChartMark;

use crate::canvas::{Anchor, Pen};
use crate::check;
use crate::fonts;
use crate::scale::{Scale, ticks};
use crate::sheet::{Plot, SMALL, Sheet, Tick, gutter};

const DASHED: &[f64] = &[3.0, 2.0];
const MARK_ROW: f64 = 13.0;

pub fn draw(sheet: &Sheet, edges: &[f64], counts: &[u64], marks: &[ChartMark]) -> Result<()> {
    let spec = sheet.spec;
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return Err(check::empty(spec)) };
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    // Counts begin at zero, which has no logarithm: one more of each is taken.
    let raise = |count: f64| if spec.y.log { (count + 1.0).log10() } else { count };
    let up_ticks = levels(sheet, most);
    let raised: Vec<Tick> = up_ticks.iter().map(|(at, label)| (raise(*at), label.clone())).collect();
    let plot = sheet.plot(gutter(&up_ticks), 8.0, MARK_ROW * marks.len() as f64)?;
    let x = Scale::new((*first, *last), (plot.left, plot.right), false);
    let y = Scale::new((0.0, raise(most)), (plot.bottom, plot.top), false);
    // What the axis measures stands above the names of the marks.
    let head = Plot { top: plot.top - MARK_ROW * marks.len() as f64, ..plot };
    sheet.y_axis(&head, &y, &raised)?;
    for (edge, count) in edges.windows(2).zip(counts).filter(|(_, count)| **count > 0) {
        let top = y.at(raise(*count as f64)).min(plot.bottom - 1.0);
        let (from, to) = (x.at(edge[0]) + 0.5, x.at(edge[1]) - 0.5);
        sheet.canvas.rect((from, top), (to.max(from + 0.6), plot.bottom), sheet.colors.bar)?;
    }
    let wide = ((plot.right - plot.left) / 60.0).clamp(2.0, 10.0);
    sheet.x_axis(&plot, &x, &sheet.ticks(&spec.x, &ticks(*first, *last, wide)))?;
    for (row, mark) in marks.iter().enumerate() {
        mark_of(sheet, &plot, x.at(mark.at), row, marks.len(), mark)?;
    }
    Ok(())
}

fn levels(sheet: &Sheet, most: f64) -> Vec<Tick> {
    let round: Vec<f64> = match sheet.spec.y.log {
        true => {
            std::iter::once(0.0).chain((0..20).map(|power| 10f64.powi(power)).take_while(|at| *at <= most)).collect()
        }
        // Counts are whole.
        false => ticks(0.0, most, 4.0).into_iter().filter(|at| at.fract() == 0.0).collect(),
    };
    sheet.ticks(&sheet.spec.y, &round)
}

fn mark_of(sheet: &Sheet, plot: &Plot, x: f64, row: usize, rows: usize, mark: &ChartMark) -> Result<()> {
    if !(plot.left..=plot.right).contains(&x) {
        return Ok(());
    }
    let top = plot.top - MARK_ROW * (rows - row) as f64;
    let pen = Pen { dash: if mark.dashed { DASHED } else { &[] }, ..Pen::new(sheet.colors.ink, 1.25) };
    sheet.canvas.line(&[(x, top), (x, plot.bottom)], &pen)?;
    let fits = x + 5.0 + fonts::width(&mark.label, SMALL, false) <= plot.right;
    let (at, anchor) = if fits { (x + 5.0, Anchor::Start) } else { (x - 5.0, Anchor::End) };
    sheet.name((at, top + 9.0), &mark.label, sheet.width() * 0.6, anchor)
}
