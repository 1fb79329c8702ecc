//! How columns go together: by a measure of choice over all rows, and one column over time.

mod looked;
mod matrix;
mod measures;
mod over_time;

use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::Column;
use falaj_schema::inspect::{OverTime, Relation, RelationMethod};

pub use matrix::matrix;
pub(crate) use measures::pearson;

use looked::{Looked, look, suits};

use crate::parallel;
use crate::parquet::Source;
use crate::profile::picked::Chosen;
use crate::table::{Progress, position, tell};

/// Values of columns that are in memory at once: 12 bytes each.
const BLOCK_CELLS: usize = 16 << 20;
/// Values that may be in memory to look at every pair.
const PAIR_CELLS: usize = 48 << 20;
/// Multiplications that looking at every pair may take.
const PAIR_WORK: usize = 1_500_000_000;
/// Rows of one column that are looked at.
const MOST_ROWS: usize = 8 << 20;
/// Rows without which a strong pair is no finding.
const FEWEST_ROWS: usize = 10_000;
/// Relations of one column that are given.
const MOST_OF_ONE: usize = 24;
/// Pairs that are given.
const MOST_PAIRS: usize = 200;
/// Relation from which a pair is strong.
const STRONG: f64 = 0.9;

/// How columns go together.
#[derive(Debug)]
pub struct Relations {
    /// Strongest first.
    pub relations: Vec<Relation>,
    /// The column over time.
    pub over_time: Option<OverTime>,
    /// False when there were too many columns to look at every pair.
    pub complete: bool,
}

/// `column` with every other column that `method` can relate to it, and over the first column of moments; without `column`,
/// the strong pairs of all columns. Of a table of more than eight million rows, or too many for every pair, rows spread over
/// it are looked at.
///
/// Errors: those of opening, `parquet_damaged`, `column_missing`, `cancelled`.
pub fn relations(path: &Path, column: Option<&str>, method: RelationMethod, progress: Progress) -> Result<Relations> {
    let source = Source::open(path)?;
    let columns = source.columns();
    let found = match column {
        Some(name) => {
            let at = position(&columns, name).map_err(|error| error.file(path))?;
            let relations = of_one(&source, &columns, at, method, &|done| progress(0.7 * done))?;
            let over_time = over_time::over_time(&source, &columns, at, &|done| progress(0.7 + 0.3 * done))?;
            Relations { relations, over_time, complete: true }
        }
        None => strong_pairs(&source, &columns, method, progress)?,
    };
    tell(progress, 1.0)?;
    Ok(found)
}

fn of_one(
    source: &Source,
    columns: &[Column],
    at: usize,
    method: RelationMethod,
    progress: Progress,
) -> Result<Vec<Relation>> {
    let chosen = Chosen::about(MOST_ROWS, source.rows());
    let quiet: Progress = &|_| progress(0.0);
    let Some(goal) = look(source, columns, &[at], method, chosen, quiet)?.pop() else { return Ok(Vec::new()) };
    let others: Vec<usize> =
        (0..columns.len()).filter(|other| *other != at && suits(method, columns[*other].kind)).collect();
    let block = (BLOCK_CELLS / source.rows().clamp(1, MOST_ROWS)).max(1);
    let mut relations = Vec::new();
    for (done, some) in others.chunks(block).enumerate() {
        let share = |within: f64| ((done as f64 + within) * block as f64 / others.len() as f64).min(1.0);
        let looked = look(source, columns, some, method, chosen, &|within| progress(share(within)))?;
        let found = parallel::each(some.iter().zip(&looked), Vec::new, |found, (other, looked)| {
            let measured = goal.related(looked, method);
            found.extend(measured.map(|(r, rows)| (*other, relation(&columns[at], &columns[*other], r, rows))));
            Ok(())
        })?;
        relations.extend(found.into_iter().flatten());
    }
    Ok(strongest(relations, MOST_OF_ONE))
}

fn strong_pairs(source: &Source, columns: &[Column], method: RelationMethod, progress: Progress) -> Result<Relations> {
    let suited: Vec<usize> = (0..columns.len()).filter(|at| suits(method, columns[*at].kind)).collect();
    let pairs = suited.len() * suited.len().saturating_sub(1) / 2;
    let rows = source.rows().min(PAIR_CELLS / suited.len().max(1)).min(PAIR_WORK / pairs.max(1));
    if rows < source.rows().min(FEWEST_ROWS) {
        return Ok(Relations { relations: Vec::new(), over_time: None, complete: false });
    }
    let chosen = Chosen::about(rows, source.rows());
    let looked = look(source, columns, &suited, method, chosen, &|done| progress(0.3 * done))?;
    let all = each_pair(&looked, method, &|done| progress(0.3 + 0.7 * done))?;
    let strong = all.into_iter().filter(|(_, _, (r, _))| r.abs() >= STRONG);
    let relations = strong
        .map(|(i, j, (r, rows))| (i * suited.len() + j, relation(&columns[suited[i]], &columns[suited[j]], r, rows)));
    Ok(Relations { relations: strongest(relations.collect(), MOST_PAIRS), over_time: None, complete: true })
}

/// Places of two columns, how much they go together, and in how many rows both have a value.
type Pair = (usize, usize, (f64, u64));

/// The relation of every pair that has one.
fn each_pair(looked: &[Looked], method: RelationMethod, progress: Progress) -> Result<Vec<Pair>> {
    let pairs: Vec<(usize, usize)> =
        (0..looked.len()).flat_map(|i| (i + 1..looked.len()).map(move |j| (i, j))).collect();
    let rows = looked.first().map_or(0, Looked::rows);
    // About a hundred million values between two looks at whether to go on.
    let size = (100_000_000 / rows.max(1)).clamp(8, 65_536);
    let mut all = Vec::new();
    for (done, some) in pairs.chunks(size).enumerate() {
        tell(progress, (done * size) as f64 / pairs.len() as f64)?;
        let found = parallel::each(some.iter(), Vec::new, |found, (i, j)| {
            found.extend(looked[*i].related(&looked[*j], method).map(|measured| (*i, *j, measured)));
            Ok(())
        })?;
        all.extend(found.into_iter().flatten());
    }
    Ok(all)
}

fn relation(a: &Column, b: &Column, r: f64, rows: u64) -> Relation {
    Relation { a: a.name.clone(), b: b.name.clone(), r, rows }
}

/// The strongest; of equally strong ones the first, by the number before each.
fn strongest(mut relations: Vec<(usize, Relation)>, most: usize) -> Vec<Relation> {
    relations.sort_by(|(i, a), (j, b)| b.r.abs().total_cmp(&a.r.abs()).then(i.cmp(j)));
    relations.into_iter().take(most).map(|(_, relation)| relation).collect()
}
