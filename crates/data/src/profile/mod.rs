//! What is known of a table: statistics of every column from all rows, and of the table as a whole.
//!
//! Columns are read in blocks, batch by batch, every value once, and counted by value. Memory has a bound whatever the
//! number of rows (about 1 GB): a column of more than 3.6 million different numbers is then counted in bins, and the
//! number of different values and the most frequent ones are estimated; text likewise from about a million texts or
//! 64 MiB. Figures that are estimated stand in the profile's `estimated` with their errors; all others are exact.
//!
//! What a target has to do with other columns is computed on up to a million rows, spread over the table.

mod coded;
mod column;
mod copies;
pub(crate) mod counts;
mod distinct;
mod figures;
mod forms;
mod frequent;
mod geo;
pub(crate) mod hash;
pub(crate) mod histogram;
pub(crate) mod keys;
mod money;
mod names;
mod numbers;
pub(crate) mod picked;
mod pii;
mod repeats;
mod rows;
mod sampled;
pub(crate) mod scan;
mod semantic;
mod target;
mod times;
mod words;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Instant;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType, Profile};

use self::counts::Limits;
use self::picked::Chosen;
use self::rows::Rows;
use self::scan::{Read, Reading};
use self::target::Goal;
use self::words::Room;
use crate::parquet::Source;
use crate::table::{Progress, position, tell};

/// Which figures a profile has; kept profiles of another format have to be made anew.
pub const PROFILE_FORMAT: u32 = 2;

/// How much memory a profile may take.
pub(crate) struct Bounds {
    /// Of columns of numbers.
    pub(crate) limits: Limits,
    /// Of columns of text.
    pub(crate) room: Room,
    /// Bytes of all columns that are read at once.
    pub(crate) block: usize,
    /// Rows that are looked at together with the target.
    pub(crate) picked: usize,
}

impl Bounds {
    pub(crate) const USUAL: Self = Self { limits: Limits::USUAL, room: Room::USUAL, block: 512 << 20, picked: 1 << 20 };

    /// Columns in their order, in blocks that can be read at once.
    fn blocks<'a>(
        &self,
        source: &Source,
        columns: &'a [(usize, ColumnType)],
        target: bool,
    ) -> Vec<&'a [(usize, ColumnType)]> {
        let picked = if target { source.rows().min(self.picked).saturating_mul(8) } else { 0 };
        // A value that is counted takes 16 bytes in a table that is at least a quarter full, a text about as much again.
        let counted = |at| source.most_values(at).saturating_mul(64).clamp(1 << 16, 128 << 20);
        let (mut blocks, mut begin, mut taken) = (Vec::new(), 0, 0);
        for (place, (at, _)) in columns.iter().enumerate() {
            let needed = counted(*at) + picked;
            if place > begin && taken + needed > self.block {
                blocks.push(&columns[begin..place]);
                (begin, taken) = (place, 0);
            }
            taken += needed;
        }
        if begin < columns.len() {
            blocks.push(&columns[begin..]);
        }
        blocks
    }
}

/// Profiles the Parquet file `path`; `target` names a column to compare the others with. The profile's `dataset` and
/// `version` are left for the caller to fill in.
///
/// Missing values are counted apart and take part in nothing else. Whether a column is known before the target is, no data
/// can tell: a column that gives the target away is named as a suspect, no more. Errors: those of opening,
/// `parquet_damaged`, `column_missing`, `cancelled`.
pub fn profile(path: &Path, target: Option<&str>, progress: Progress) -> Result<Profile> {
    profile_within(path, target, &Bounds::USUAL, progress)
}

fn profile_within(path: &Path, target: Option<&str>, bounds: &Bounds, progress: Progress) -> Result<Profile> {
    let start = Instant::now();
    let source = Source::open(path)?;
    let columns = source.columns();
    let at = target.map(|name| position(&columns, name)).transpose().map_err(|error| error.file(path))?;
    let kinds: Vec<(usize, ColumnType)> = columns.iter().map(|column| column.kind).enumerate().collect();
    let blocks = bounds.blocks(&source, &kinds, at.is_some());
    let mut rows = Rows::new(source.rows());
    // Rows that are too many to keep a hash of each are read once more.
    let shares = if rows.is_whole() { [0.0, 0.05, 0.95, 1.0] } else { [0.0, 0.05, 0.6, 1.0] };
    let within = |part: usize, done: f64| tell(progress, shares[part] + (shares[part + 1] - shares[part]) * done);

    let mut goal = match at {
        Some(at) => Some(Goal::read(&source, at, &columns[at], bounds, &|done| within(0, done))?),
        None => None,
    };
    let mut read = Vec::with_capacity(columns.len());
    for (place, block) in blocks.iter().enumerate() {
        let told = |row: usize| {
            let share = block.len() as f64 * row as f64 / source.rows().max(1) as f64;
            within(1, (block[0].0 as f64 + share) / columns.len() as f64)
        };
        let rows = (&mut rows, place + 1 == blocks.len());
        let found = block_of(&source, &columns, block, bounds, goal.as_mut(), rows, &told)?;
        read.extend(found);
    }
    let copies = copies::find(&read);
    let empty = rows.empty();
    let (repeated, estimate) = rows.repeated(&source, &kinds, &|done| within(2, done).is_ok())?;
    let mut profiles: Vec<_> = read.into_iter().map(|(profile, _)| profile).collect();
    geo::mark_pairs(&mut profiles);
    tell(progress, 1.0)?;
    Ok(Profile {
        format: PROFILE_FORMAT,
        dataset: String::new(),
        version: 0,
        rows: source.rows() as u64,
        repeated,
        empty,
        copies,
        memory: profiles.iter().map(|column| column.memory).sum(),
        estimated: estimate.into_iter().collect(),
        columns: profiles,
        target: goal.map(Goal::finish),
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// Reads some columns and compares them with the target: their profiles, each with its sign.
fn block_of(
    source: &Source,
    columns: &[Column],
    block: &[(usize, ColumnType)],
    bounds: &Bounds,
    goal: Option<&mut Goal>,
    rows: (&mut Rows, bool),
    told: &dyn Fn(usize) -> Result<()>,
) -> Result<Vec<copies::Signed>> {
    let chosen = Chosen::about(bounds.picked, source.rows());
    let begin = |(at, _): &(usize, ColumnType)| {
        let pick = goal.as_ref().is_some_and(|goal| goal.at() != *at);
        Reading::begin(*at, &columns[*at], bounds, pick)
    };
    let readings = block.iter().map(begin).collect();
    let mut read = scan::read(source, readings, rows, chosen, told)?;
    if let Some(goal) = goal {
        goal.compare(&mut read)?;
    }
    Ok(read.into_iter().map(|Read { profile, sign, .. }| (profile, sign)).collect())
}
