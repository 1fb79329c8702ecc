//! How the values of a column spread, in a box for each value of another.

use falaj_schema::Result;

use super::gather::{Groups, Slots};
use super::keys::Keys;
use super::read::{Holding, Rows, Seen};
use super::{Asked, Charted, Drawn};
use crate::table::Progress;

/// Values that have a box of their own.
const MOST: usize = 12;

pub(super) fn draw(rows: &Rows, asked: Asked, progress: Progress) -> Result<Charted> {
    let measured = asked.y.clone().unwrap_or_else(|| asked.x.clone());
    let mut names = asked.y.as_ref().map(|_| Keys::new(asked.x.kind));
    let (mut groups, mut seen) = (Groups::default(), Seen::default());
    let mut holding = Holding::of(rows, true);
    rows.each(&[&asked.x, &measured], (0, 1), progress, |read| {
        let values = read.numbers(&measured)?;
        let codes = match &mut names {
            Some(keys) => read.codes(&asked.x, keys)?,
            None => vec![0; read.rows()],
        };
        for (row, (code, value)) in codes.into_iter().zip(values).enumerate() {
            let (x, y) = if asked.y.is_some() { (code == u32::MAX, value.is_nan()) } else { (value.is_nan(), false) };
            if seen.lacks(x, y, false) {
                continue;
            }
            groups.at(code, 0).add(value, holding.takes(read.offset + row));
        }
        Ok(())
    })?;
    let used = groups.total();
    if used == 0 {
        return Err(asked.nothing(&seen));
    }
    let by_name = groups.rows(names.as_ref().map_or(1, Keys::len), false);
    let slots = match &names {
        Some(keys) => Slots::of(keys, keys.kept(&by_name, MOST), &by_name),
        None => Slots::one(),
    };
    let found = groups.placed(&slots, &Slots::one()).remove(0);
    let boxes = slots.names.iter().cloned().zip(found).filter_map(|(name, own)| Some((name, own.spread()?)));
    let drawn = Drawn::Boxes(boxes.collect());
    let (missing, others, sampled) = (rows.count() - used, slots.rest, holding.sampled());
    Ok(Charted { missing, others, sampled, ..asked.chart(rows, drawn) })
}
