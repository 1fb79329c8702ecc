//! Keeping some columns of a table.

use std::path::Path;

use falaj_schema::{Code, Error, Result};

use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, Table, repeated, tell};

/// Writes the columns `keep` of the table `input`, in that order, to `out`.
/// Errors: `column_missing`, `column_twice`, `param_invalid` (no column), those of reading and writing, `cancelled`.
pub fn select(input: &Path, keep: &[String], out: &Path, progress: Progress) -> Result<Table> {
    check_names(keep)?;
    let source = Source::open(input)?;
    let positions = source.positions(Some(keep))?;
    let columns = source.columns();
    let columns = positions.iter().map(|at| columns[*at].clone()).collect();
    let mut writer = TableWriter::create(out, columns)?;
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        writer.write(&source.read(&positions, batch)?)?;
    }
    writer.finish()
}

/// Refuses no column, and one twice.
pub(crate) fn check_names(keep: &[String]) -> Result<()> {
    if keep.is_empty() {
        return Err(Error::new(Code::ParamInvalid).param("columns").with("value", "[]").with("allowed", "≥ 1"));
    }
    match repeated(keep) {
        Some(name) => Err(Error::new(Code::ColumnTwice).column(name)),
        None => Ok(()),
    }
}
