//! What colours mean, in a column at the right of a plot.

use falaj_schema::Result;

use crate::canvas::Anchor;
use crate::fonts;
use crate::sheet::{PAD, Plot, ROW, SMALL, Sheet};

/// Side of the square before a name, with the gap after it.
const MARK: f64 = 9.0;
const GAP: f64 = 15.0;
/// Gap between the plot and the column.
const AWAY: f64 = 16.0;

/// The room that the column takes at the right of a plot; none where a single series needs no name.
pub fn room(sheet: &Sheet, names: &[(&str, u8)]) -> f64 {
    if names.len() < 2 {
        return 8.0;
    }
    widest(names).min(sheet.width() * 0.3) + GAP + AWAY
}

fn widest(names: &[(&str, u8)]) -> f64 {
    names.iter().map(|(name, _)| fonts::width(name, SMALL, false)).fold(0.0, f64::max)
}

/// Writes the names beside the plot, from its top; those without room are counted.
pub fn draw(sheet: &Sheet, plot: &Plot, names: &[(&str, u8)]) -> Result<()> {
    if names.len() < 2 {
        return Ok(());
    }
    let room = widest(names).min(sheet.width() * 0.3) + 1.0;
    let fits = (((sheet.height() - PAD - plot.top) / ROW) as usize).max(1);
    let shown = if names.len() > fits { fits - 1 } else { names.len() };
    let left = plot.right + AWAY;
    for (row, (name, color)) in names.iter().take(shown).enumerate() {
        let middle = plot.top + ROW * (row as f64 + 0.5);
        let ink = sheet.colors.series[usize::from(*color)];
        sheet.canvas.rect((left, middle - MARK / 2.0), (left + MARK, middle + MARK / 2.0), ink)?;
        sheet.name((left + GAP, middle + 4.0), name, room, Anchor::Start)?;
    }
    if shown < names.len() {
        let at = (left, plot.top + ROW * (shown as f64 + 0.5) + 4.0);
        sheet.note(at, &format!("+{}", names.len() - shown), Anchor::Start)?;
    }
    Ok(())
}
