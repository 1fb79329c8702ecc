//! The first pass over a file of text: what the values of each column look like.

use falaj_schema::Result;

use super::{Found, Kind, Rows, Tick};
use crate::infer::Tally;

/// Fields between two reports of progress.
const STRIDE: u64 = 1 << 19;

/// Rows between two reports of progress for a table with that many columns.
pub(super) fn stride(columns: usize) -> u64 {
    (STRIDE / columns.max(1) as u64).clamp(16, 16_384)
}

/// Counts what the values of each column look like. The number of rows, and a tally for each column.
pub(crate) fn examine(rows: &mut impl Rows, part: usize, tick: Tick) -> Result<(u64, Vec<Tally>)> {
    let mut tallies: Vec<Tally> = Vec::new();
    let mut count = 0u64;
    let mut next = 0;
    while rows.advance()? {
        if rows.width() > tallies.len() {
            tallies.resize_with(rows.width(), || Tally::after(count, part));
        }
        count += 1;
        if count >= next {
            tick(rows.done())?;
            next = count + stride(tallies.len());
        }
        let row = rows.row();
        for (at, tally) in tallies.iter_mut().enumerate() {
            match rows.cell(at) {
                Some(cell) => tally.add(cell, row),
                None => tally.skip(),
            }
        }
    }
    tallies.resize_with(rows.width(), || Tally::after(count, part));
    Ok((count, tallies))
}

/// The columns of these names, in order.
pub(crate) fn founds(names: &[String], tallies: Vec<Tally>) -> Vec<Found> {
    let column = |(at, (name, tally)): (usize, (&String, Tally))| Found {
        name: name.clone(),
        at,
        kind: Kind::Seen(Box::new(tally)),
    };
    names.iter().zip(tallies).enumerate().map(column).collect()
}
