//! The relations of all columns with each other.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::inspect::{MatrixResponse, RelationMethod};
use falaj_schema::{Code, Error, Result};

use super::looked::{Looked, look, suits};
use super::{PAIR_CELLS, each_pair};
use crate::parquet::Source;
use crate::profile::picked::Chosen;
use crate::table::{Progress, position, repeated, tell};

/// Columns of a matrix.
const MOST: usize = 60;
/// Rows that are looked at, however few the columns.
const MOST_ROWS: usize = 8 << 20;
/// Rows of all pairs together.
const WORK: usize = 4_000_000_000;

/// Relates the named columns, or the first sixty that `method` can relate, with each other. Of a long table, rows spread over
/// it are looked at: then the response is not `complete`.
///
/// Errors: those of opening, `parquet_damaged`, `column_missing`, `column_twice`, `bad_request` for more than 60 names,
/// `cancelled`.
pub fn matrix(
    path: &Path,
    names: Option<&[String]>,
    method: RelationMethod,
    progress: Progress,
) -> Result<MatrixResponse> {
    let source = Source::open(path)?;
    let columns = source.columns();
    let candidates: Vec<usize> = match names {
        Some(names) => named(&columns, names).map_err(|error| error.file(path))?,
        None => (0..columns.len()).filter(|at| suits(method, columns[*at].kind)).collect(),
    };
    let wide = candidates.len().clamp(1, MOST);
    let rows = MOST_ROWS.min(PAIR_CELLS / wide).min(WORK / (wide * wide));
    let chosen = Chosen::about(rows, source.rows());
    let reading: Progress = &|done| progress(0.4 * done);
    let (positions, looked, left_out) =
        fitting(&source, &columns, &candidates, names.is_some(), method, chosen, reading)?;
    let found = each_pair(&looked, method, &|done| progress(0.4 + 0.6 * done))?;
    let size = positions.len();
    let mut values = vec![vec![None; size]; size];
    let mut counts = vec![vec![0; size]; size];
    let own = looked.iter().enumerate().filter_map(|(i, one)| Some((i, i, one.related(one, method)?)));
    for (i, j, (value, rows)) in own.chain(found) {
        (values[i][j], values[j][i]) = (Some(value), Some(value));
        (counts[i][j], counts[j][i]) = (rows, rows);
    }
    tell(progress, 1.0)?;
    Ok(MatrixResponse {
        method,
        columns: positions.iter().map(|at| columns[*at].name.clone()).collect(),
        values,
        rows: counts,
        complete: chosen.is_all(),
        left_out,
    })
}

fn named(columns: &[Column], names: &[String]) -> Result<Vec<usize>> {
    if names.len() > MOST {
        return Err(Error::new(Code::BadRequest).with("reason", format!("columns: at most {MOST}")));
    }
    if let Some(twice) = repeated(names) {
        return Err(Error::new(Code::ColumnTwice).column(twice));
    }
    names.iter().map(|name| position(columns, name)).collect()
}

/// Positions and values of the columns, and how many candidates were not looked at. Columns that nobody named are left away
/// where their values show that the method can't relate them.
fn fitting(
    source: &Source,
    columns: &[Column],
    candidates: &[usize],
    named: bool,
    method: RelationMethod,
    chosen: Chosen,
    progress: Progress,
) -> Result<(Vec<usize>, Vec<Looked>, u64)> {
    let mut found = Vec::new();
    let mut seen = 0;
    while seen < candidates.len() && found.len() < MOST {
        let block = &candidates[seen..candidates.len().min(seen + MOST - found.len())];
        let share = |done: f64| (seen as f64 + done * block.len() as f64) / candidates.len() as f64;
        let looked = look(source, columns, block, method, chosen, &|done| progress(share(done)))?;
        let pairs = block.iter().copied().zip(looked);
        found.extend(pairs.filter(|(_, looked)| named || looked.suits(method)));
        seen += block.len();
    }
    let (positions, looked) = found.into_iter().unzip();
    Ok((positions, looked, (candidates.len() - seen) as u64))
}
