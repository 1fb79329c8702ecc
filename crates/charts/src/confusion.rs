//! Confusion matrices: rows are the true classes, columns the predicted ones.

use falaj_schema::Result;

use crate::canvas::{Anchor, Ink};
use crate::check;
use crate::colour::mix;
use crate::fonts;
use crate::scale::{count, percent};
use crate::sheet::{PAD, ROW, SMALL, Sheet};

const GAP: f64 = 2.0;
/// Below this side a cell holds its count alone, and below the next nothing.
const ROOMY: f64 = 34.0;
const NARROW: f64 = 18.0;
/// Less than this is not seen.
const LEAST: f64 = 5.0;
/// A name above a narrower column would not be read.
const NAMED: f64 = 20.0;
/// A name beside a lower row would touch the next.
const LOW: f64 = 12.0;

pub fn draw(sheet: &Sheet, classes: &[String], counts: &[Vec<u64>]) -> Result<()> {
    let widest = classes.iter().map(|name| fonts::width(name, SMALL, false)).fold(0.0, f64::max);
    let left = PAD + widest.min(sheet.width() * 0.25) + 8.0;
    let truth = sheet.axis_title(&sheet.spec.y);
    let predicted = sheet.axis_title(&sheet.spec.x);
    let head = if truth.is_empty() && predicted.is_empty() { 0.0 } else { ROW };
    let top = sheet.top + 8.0 + head + ROW;
    let n = classes.len() as f64;
    let wide = ((sheet.width() - PAD - left) / n).min(120.0);
    let high = ((sheet.height() - PAD - top) / n).min(56.0);
    if wide.min(high) < LEAST {
        return Err(check::too_small(sheet.spec));
    }
    sheet.note((PAD, sheet.top + 18.0), &truth, Anchor::Start)?;
    sheet.note((left + wide * n / 2.0, sheet.top + 18.0), &predicted, Anchor::Middle)?;
    for (at, name) in classes.iter().enumerate() {
        let middle = (at as f64) + 0.5;
        if wide > NAMED {
            sheet.name((left + wide * middle, top - 6.0), name, wide - GAP, Anchor::Middle)?;
        }
        if high > LOW {
            sheet.name((left - 8.0, top + high * middle + 4.0), name, left - PAD - 8.0, Anchor::End)?;
        }
    }
    for (row, of_class) in counts.iter().enumerate() {
        let sum = of_class.iter().sum::<u64>().max(1) as f64;
        for (column, found) in of_class.iter().enumerate() {
            let share = *found as f64 / sum;
            let (x, y) = (left + wide * column as f64, top + high * row as f64);
            let color = if row == column { sheet.colors.right } else { sheet.colors.wrong };
            let color = mix(color, sheet.colors.sunken, share);
            sheet.canvas.rect((x, y), (x + wide - GAP, y + high - GAP), color)?;
            cell(sheet, (x + (wide - GAP) / 2.0, y + (high - GAP) / 2.0), (wide, high), *found, share)?;
        }
    }
    Ok(())
}

fn cell(sheet: &Sheet, (x, y): (f64, f64), (wide, high): (f64, f64), found: u64, share: f64) -> Result<()> {
    let text = count(found);
    if high < NARROW || fonts::width(&text, SMALL, true) > wide - GAP {
        return Ok(());
    }
    let ink = Ink { size: SMALL, color: sheet.colors.ink, strong: true, anchor: Anchor::Middle };
    if high < ROOMY {
        return sheet.canvas.text((x, y + 4.0), &text, &ink);
    }
    sheet.canvas.text((x, y - 3.0), &text, &ink)?;
    let soft = Ink { strong: false, color: sheet.colors.ink_2, ..ink };
    sheet.canvas.text((x, y + 12.0), &percent(share), &soft)
}
