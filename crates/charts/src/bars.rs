//! Bars with names: how much each column matters, how many of each kind.

use falaj_schema::Result;

use crate::canvas::{Anchor, Pen};
use crate::check;
use crate::fonts;
use crate::scale::{Scale, compact, extent};
use crate::sheet::{PAD, ROW, SMALL, Sheet};

/// Most height that a bar with its gap takes.
const STEP: f64 = 24.0;
/// Less than this is not read.
const LEAST: f64 = 9.0;

pub fn draw(sheet: &Sheet, labels: &[String], values: &[Option<f64>]) -> Result<()> {
    let known = values.iter().flatten().copied().filter(|value| value.is_finite());
    let Some((low, high)) = extent(known.chain(std::iter::once(0.0))) else { return Err(check::empty(sheet.spec)) };
    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
    let names = widest(&mut labels.iter().map(|text| fonts::width(text, SMALL, false))).min(sheet.width() * 0.35);
    let written = |value: &Option<f64>| value.filter(|value| value.is_finite()).map_or("–".to_owned(), compact);
    let numbers = widest(&mut values.iter().map(|value| fonts::width(&written(value), SMALL, false)));
    let title = sheet.axis_title(&sheet.spec.x);
    let top = sheet.top + 10.0 + if title.is_empty() { 0.0 } else { ROW };
    let (left, right) = (PAD + names + 12.0, sheet.width() - PAD - numbers - 12.0);
    let step = ((sheet.height() - PAD - top) / labels.len() as f64).min(STEP);
    if right - left < ROW || step < LEAST {
        return Err(check::too_small(sheet.spec));
    }
    let x = Scale::new((low, high), (left, right), false);
    let bottom = top + step * labels.len() as f64;
    sheet.note((left, top - 8.0), &title, Anchor::Start)?;
    for (row, (label, value)) in labels.iter().zip(values).enumerate() {
        let middle = top + step * (row as f64 + 0.5);
        let (zero, end) = (x.at(0.0), x.at(value.filter(|value| value.is_finite()).unwrap_or(0.0)));
        let half = step * 0.3;
        sheet.canvas.rect((zero.min(end), middle - half), (zero.max(end), middle + half), sheet.colors.bar)?;
        sheet.name((PAD + names, middle + 4.0), label, names + 1.0, Anchor::End)?;
        sheet.note((sheet.width() - PAD, middle + 4.0), &written(value), Anchor::End)?;
    }
    sheet.canvas.line(&[(x.at(0.0), top), (x.at(0.0), bottom)], &Pen::new(sheet.colors.axis, 1.0))
}
