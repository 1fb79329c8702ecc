//! Reading columns batch by batch, each value once: what it adds to its column and to its row.

use std::sync::{Mutex, PoisonError};

use falaj_schema::dataset::{Column, ColumnProfile, ColumnType, TopValue};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, PolarsError, PolarsResult};

use super::Bounds;
use super::coded::Tallies;
use super::column::{of_numbers, of_texts};
use super::keys::Keys;
use super::numbers::Numbers;
use super::picked::{Chosen, Picked, Picker};
use super::rows::{Part, Rows};
use super::words::Words;
use crate::parallel;
use crate::parquet::{Batch, Coded, Source};

/// Values of a column that its profile shows.
const SHOWN: usize = 10;

pub(crate) fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

/// A column being read.
pub(super) struct Reading {
    at: usize,
    column: Column,
    gathered: Gathered,
    /// A sum over the rows that columns with the same values in the same rows have in common.
    sign: u64,
    picker: Option<Picker>,
}

enum Gathered {
    Numbers(Numbers),
    Words(Words),
}

/// A column that was read.
pub(super) struct Read {
    pub(super) profile: ColumnProfile,
    pub(super) sign: u64,
    pub(super) picked: Option<Picked>,
    /// Rows of the table.
    pub(super) rows: u64,
    /// The most frequent values, more of them than the profile has.
    pub(super) top: Vec<TopValue>,
}

impl Reading {
    /// Begins with the column at position `at`; `pick` asks for its values in the chosen rows.
    pub(super) fn begin(at: usize, column: &Column, bounds: &Bounds, pick: bool) -> Self {
        let gathered = match column.kind {
            ColumnType::Text => Gathered::Words(Words::new(bounds.room)),
            kind => Gathered::Numbers(Numbers::new(kind, bounds.limits)),
        };
        let picker = pick.then(|| Picker::new(column.kind));
        Self { at, column: column.clone(), gathered, sign: 0, picker }
    }

    fn extend(
        &mut self,
        values: &PlColumn,
        offset: usize,
        chosen: Option<&[u32]>,
        room: &mut Room,
    ) -> PolarsResult<()> {
        let keys = &mut room.keys;
        keys.read(values, self.column.kind)?;
        match &mut self.gathered {
            Gathered::Numbers(numbers) => numbers.extend(&keys.keys, &keys.hashes),
            Gathered::Words(words) => words.extend(values, &keys.hashes)?,
        }
        room.part.add(self.at, &keys.hashes, keys.missing > 0);
        for (row, hash) in keys.hashes.iter().enumerate() {
            // Odd factors, another one for each row.
            let factor = 2 * (offset + row) as u64 + 1;
            self.sign = self.sign.wrapping_add(hash.wrapping_mul(factor));
        }
        if let Some(picker) = &mut self.picker {
            picker.extend(keys, chosen);
        }
        Ok(())
    }

    fn extend_coded(
        &mut self,
        coded: &Coded,
        offset: usize,
        chosen: Option<&[u32]>,
        room: &mut Room,
    ) -> PolarsResult<()> {
        let tallies = &mut room.tallies;
        tallies.read(coded, self.at, offset, self.column.kind, &mut room.part)?;
        match &mut self.gathered {
            Gathered::Numbers(numbers) => numbers.extend_counted(tallies.counted()),
            Gathered::Words(words) => {
                words.extend_counted(&coded.values, &tallies.keys.hashes, tallies.counts(), coded.missing as u64)?;
            }
        }
        self.sign = self.sign.wrapping_add(tallies.sign());
        if let Some(picker) = &mut self.picker {
            tallies.rows(coded, &mut room.keys);
            picker.extend(&room.keys, chosen);
        }
        Ok(())
    }

    /// The profile of the column, of `rows` rows.
    pub(super) fn finish(self, rows: u64) -> Read {
        let mut profile = match self.gathered {
            Gathered::Numbers(numbers) => of_numbers(&self.column, numbers.finish(), rows),
            Gathered::Words(words) => of_texts(&self.column, words.finish(), rows),
        };
        let top = profile.top.clone();
        profile.top.truncate(SHOWN);
        Read { profile, sign: self.sign, picked: self.picker.map(Picker::finish), rows, top }
    }
}

/// Reads all rows of some columns, the `last` ones or not; `tell` is told the place of each batch before it is read.
pub(super) fn read(
    source: &Source,
    mut readings: Vec<Reading>,
    (rows, last): (&mut Rows, bool),
    chosen: Chosen,
    tell: &dyn Fn(usize) -> Result<()>,
) -> Result<Vec<Read>> {
    let rooms = Rooms::default();
    let picks = readings.iter().any(|reading| reading.picker.is_some());
    for batch in source.batches() {
        tell(batch.offset)?;
        let chosen = if picks { chosen.among(batch.offset, batch.rows) } else { None };
        let (mut used, left) = extend_coded(&mut readings, source, batch, chosen.as_deref(), &rooms)?;
        if !left.is_empty() {
            let positions: Vec<usize> = left.iter().map(|reading| reading.at).collect();
            let frame = source.read(&positions, batch)?;
            used.extend(extend(left, frame.columns(), batch, chosen.as_deref(), &rooms)?);
        }
        rows.add(batch.offset, &used.iter().map(|room| &room.part).collect::<Vec<_>>(), last);
        rooms.give(used);
    }
    tell(source.rows())?;
    finish(readings, source.rows() as u64)
}

/// What a thread works in; its memory is used again for the next batch.
#[derive(Default)]
struct Room {
    tallies: Tallies,
    keys: Keys,
    codes: Vec<u32>,
    part: Part,
}

/// Rooms that nobody is in.
#[derive(Default)]
struct Rooms(Mutex<Vec<Room>>);

impl Rooms {
    /// A room for a batch of so many rows.
    fn take(&self, rows: usize) -> Room {
        let room = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        Room { part: room.part.renewed(rows), ..room }
    }

    fn give(&self, rooms: Vec<Room>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(rooms);
    }
}

/// Reads what was written by dictionaries; tells which columns were not.
fn extend_coded<'a>(
    readings: &'a mut [Reading],
    source: &Source,
    batch: Batch,
    chosen: Option<&[u32]>,
    rooms: &Rooms,
) -> Result<(Vec<Room>, Vec<&'a mut Reading>)> {
    let begin = || (rooms.take(batch.rows), Vec::new());
    // The largest first: then no thread is left with one while the others have nothing more to do.
    let mut readings: Vec<&mut Reading> = readings.iter_mut().collect();
    readings.sort_by_cached_key(|reading| std::cmp::Reverse(source.bytes(reading.at, batch)));
    let states = parallel::each(readings.into_iter(), begin, |(room, left), reading| {
        match source.coded(reading.at, batch, std::mem::take(&mut room.codes))? {
            Some(coded) => {
                reading.extend_coded(&coded, batch.offset, chosen, room).map_err(internal)?;
                room.codes = coded.codes;
            }
            None => left.push(reading),
        }
        Ok(())
    })?;
    let (used, left): (Vec<Room>, Vec<Vec<&mut Reading>>) = states.into_iter().unzip();
    let mut left: Vec<&mut Reading> = left.into_iter().flatten().collect();
    // Polars reads columns in their order.
    left.sort_by_key(|reading| reading.at);
    Ok((used, left))
}

fn extend(
    readings: Vec<&mut Reading>,
    columns: &[PlColumn],
    batch: Batch,
    chosen: Option<&[u32]>,
    rooms: &Rooms,
) -> Result<Vec<Room>> {
    let items: Vec<(&mut Reading, &PlColumn)> = readings.into_iter().zip(columns).collect();
    parallel::each(
        items.into_iter(),
        || rooms.take(batch.rows),
        |room, (reading, column)| reading.extend(column, batch.offset, chosen, room).map_err(internal),
    )
}

/// Finishes columns on all processors, in their order.
fn finish(readings: Vec<Reading>, rows: u64) -> Result<Vec<Read>> {
    let items: Vec<(usize, Reading)> = readings.into_iter().enumerate().collect();
    let found = parallel::each(items.into_iter(), Vec::new, |found, (place, reading)| {
        found.push((place, reading.finish(rows)));
        Ok(())
    })?;
    let mut all: Vec<(usize, Read)> = found.into_iter().flatten().collect();
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, read)| read).collect())
}
