//! Histograms of several groups, one upon the other.

use falaj_schema::Result;
use falaj_schema::chart::ChartGroup;

use crate::check;
use crate::key;
use crate::scale::{Scale, ticks};
use crate::sheet::Sheet;
use crate::sheet::gutter;

pub fn draw(sheet: &Sheet, edges: &[f64], series: &[ChartGroup]) -> Result<()> {
    let spec = sheet.spec;
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return Err(check::empty(spec)) };
    let count = |one: &ChartGroup, bin: usize| one.values[bin].filter(|value| value.is_finite()).unwrap_or(0.0);
    let sums = (0..edges.len() - 1).map(|bin| series.iter().map(|one| count(one, bin)).sum::<f64>());
    let most = sums.fold(1.0, f64::max);
    let levels: Vec<f64> = ticks(0.0, most, 4.0).into_iter().filter(|at| at.fract() == 0.0).collect();
    let up = sheet.ticks(&spec.y, &levels);
    let keys: Vec<(&str, u8)> = series.iter().map(|one| (one.label.as_str(), one.color)).collect();
    let plot = sheet.plot(gutter(&up), key::room(sheet, &keys), 0.0)?;
    let x = Scale::new((*first, *last), (plot.left, plot.right), false);
    let y = Scale::new((0.0, most), (plot.bottom, plot.top), false);
    sheet.y_axis(&plot, &y, &up)?;
    for (bin, edge) in edges.windows(2).enumerate() {
        let (from, to) = (x.at(edge[0]) + 0.5, x.at(edge[1]) - 0.5);
        let mut sum = 0.0;
        for one in series.iter().filter(|one| count(one, bin) > 0.0) {
            let bottom = y.at(sum);
            sum += count(one, bin);
            let ink = sheet.colors.series[usize::from(one.color)];
            sheet.canvas.rect((from, y.at(sum)), (to.max(from + 0.6), bottom), ink)?;
        }
    }
    let wide = ((plot.right - plot.left) / 60.0).clamp(2.0, 10.0);
    sheet.x_axis(&plot, &x, &sheet.ticks(&spec.x, &ticks(*first, *last, wide)))?;
    key::draw(sheet, &plot, &keys)
}
