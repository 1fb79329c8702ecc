//! A bar for each value of a column.

use falaj_schema::Result;
use falaj_schema::tabled::ChartAggregate;

use super::gather::{Groups, Slots};
use super::keys::Keys;
use super::read::{Holding, Rows, Seen};
use super::{Asked, Charted, Drawn};
use crate::table::Progress;

/// Values that have a bar of their own.
const MOST: usize = 20;

pub(super) fn draw(rows: &Rows, asked: Asked, progress: Progress) -> Result<Charted> {
    let (mut places, mut colors) = (Keys::new(asked.x.kind), asked.color.as_ref().map(|color| Keys::new(color.kind)));
    let (mut groups, mut seen) = (Groups::default(), Seen::default());
    let mut holding = Holding::of(rows, asked.aggregate == ChartAggregate::Median);
    rows.each(&asked.columns(), (0, 1), progress, |read| {
        let codes = read.codes(&asked.x, &mut places)?;
        let values = read.measured(asked.y.as_ref())?;
        let hues = read.colors(&asked, &mut colors)?;
        for (row, ((code, value), hue)) in codes.into_iter().zip(values).zip(hues).enumerate() {
            if seen.lacks(code == u32::MAX, value.is_nan(), hue == u32::MAX) {
                continue;
            }
            groups.at(code, hue).add(value, holding.takes(read.offset + row));
        }
        Ok(())
    })?;
    let used = groups.total();
    if used == 0 {
        return Err(asked.nothing(&seen));
    }
    let by_place = groups.rows(places.len(), false);
    let hues = groups.rows(colors.as_ref().map_or(1, Keys::len), true);
    let hues = Slots::of_colors(colors.as_ref(), &hues);
    let mut kept = places.kept(&by_place, MOST);
    if !places.ordered() {
        by_value(&mut kept, &places, &groups, &by_place, asked.aggregate);
    }
    let slots = Slots::of(&places, kept, &by_place);
    let found = groups.placed(&slots, &hues);
    let value = |gathered: &super::gather::Gathered| gathered.value(asked.aggregate);
    let series = hues.names.iter().cloned().zip(found.iter().map(|own| own.iter().map(value).collect())).collect();
    let (others, other_colors) = (slots.rest, hues.rest);
    let drawn = Drawn::Bars { names: slots.names, series };
    let missing = rows.count() - used;
    let sampled = holding.sampled();
    Ok(Charted { missing, others, other_colors, sampled, ..asked.chart(rows, drawn) })
}

/// Names have no order: the longest bar comes first.
fn by_value(kept: &mut [u32], places: &Keys, groups: &Groups, rows: &[u64], aggregate: ChartAggregate) {
    let slots = Slots::of(places, kept.to_vec(), rows);
    let whole = groups.placed(&slots, &Slots::one()).remove(0);
    let value = |code: u32| whole[slots.slot(code)].value(aggregate).unwrap_or(f64::NEG_INFINITY);
    kept.sort_by(|a, b| value(*b).total_cmp(&value(*a)).then_with(|| places.compare(*a, *b)));
}
