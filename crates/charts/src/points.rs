//! Points in any order.

use falaj_schema::Result;
use falaj_schema::chart::ChartSeries;

use crate::check;
use crate::key;
use crate::scale::{Scale, extent, ticks};
use crate::sheet::{Sheet, gutter};

/// Radius of a point; of many, less.
const RADIUS: f64 = 2.5;
const MANY: usize = 800;

pub fn draw(sheet: &Sheet, series: &[ChartSeries]) -> Result<()> {
    let spec = sheet.spec;
    let known = |one: &ChartSeries| -> Vec<(f64, f64)> {
        let pairs = one.x.iter().zip(&one.y);
        pairs.filter_map(|(x, y)| Some((*x, y.filter(|y| y.is_finite())?))).collect()
    };
    let all: Vec<Vec<(f64, f64)>> = series.iter().map(known).collect();
    let each = || all.iter().flatten().copied();
    let (Some(along), Some(up)) = (extent(each().map(|(x, _)| x)), extent(each().map(|(_, y)| y))) else {
        return Err(check::empty(spec));
    };
    // A single value stands in the middle.
    let wide = |(low, high): (f64, f64)| if low < high { (low, high) } else { (low - 0.5, low + 0.5) };
    let (along, up) = (wide(along), wide(up));
    let up_ticks = sheet.ticks(&spec.y, &ticks(up.0, up.1, (sheet.height() / 60.0).max(3.0)));
    let keys: Vec<(&str, u8)> = series.iter().map(|one| (one.label.as_str(), one.color)).collect();
    let plot = sheet.plot(gutter(&up_ticks), key::room(sheet, &keys), 0.0)?;
    let x = Scale::new(along, (plot.left + 6.0, plot.right - 6.0), false);
    let y = Scale::new(up, (plot.bottom - 6.0, plot.top + 6.0), false);
    sheet.y_axis(&plot, &y, &up_ticks)?;
    let many = all.iter().map(Vec::len).sum::<usize>() > MANY;
    let radius = if many { RADIUS * 0.7 } else { RADIUS };
    for (one, points) in series.iter().zip(&all) {
        let ink = sheet.colors.series[usize::from(one.color)];
        for (px, py) in points {
            sheet.canvas.dot((x.at(*px), y.at(*py)), radius, ink, 0.55)?;
        }
    }
    let wide = ((plot.right - plot.left) / 70.0).clamp(2.0, 10.0);
    sheet.x_axis(&plot, &x, &sheet.ticks(&spec.x, &ticks(along.0, along.1, wide)))?;
    key::draw(sheet, &plot, &keys)
}
