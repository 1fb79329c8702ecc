//! Importing and previewing a table that has a log.

use falaj_schema::inspect::{PreviewFile, TableVersion};
use falaj_schema::{Code, Error, Result};

use super::Snapshot;
use crate::import::{ImportOptions, Imported, Meter, in_file, named};
use crate::parquet::{Batch, Source};
use crate::preview::{NAMED, Preview, SHOWN};
use crate::reading::{Fit, Input, Notes, Opened, Plan, Sink, Stamps};
use crate::rows::cell_texts;
use crate::table::{Progress, tell};

/// Converts the files of the table into the Parquet file `out`.
pub(crate) fn import(
    input: &Input,
    table: &Snapshot,
    options: &ImportOptions,
    out: &std::path::Path,
    progress: Progress,
    stamps: &Stamps,
) -> Result<Imported> {
    let no_rows = || Error::new(Code::NoRows).file(&input.root);
    let label = |part: usize| input.label(part);
    let (plan, mut warnings) = table.plan(options).map_err(|error| error.file(&input.root))?;
    if input.parts.is_empty() {
        return Err(no_rows());
    }
    let meter = Meter::new(input, progress);
    let mut sink = Sink::create(out, &plan, options.lenient)?;
    for (at, part) in input.parts.iter().enumerate() {
        let mut convert = || {
            let source = Source::open(&part.path)?;
            let places = table.places(&source, at)?;
            Opened::Parquet(source).convert(&places, &mut sink, at, &mut |done| meter.second(at, done))
        };
        let noticed = convert().map_err(|error| named(error, &part.path))?;
        warnings.extend(noticed.into_iter().map(|warning| in_file(warning, input.label(at))));
    }
    sink.complete()?;
    if sink.rows() == 0 {
        return Err(no_rows());
    }
    warnings.extend(sink.warnings(&label));
    stamps.check()?;
    tell(progress, 1.0)?;
    let made = sink.finish()?;
    Ok(Imported { rows: made.rows, columns: made.columns, warnings })
}

/// The beginning of the table, and which version of it.
pub(crate) fn preview(input: &Input, table: &Snapshot, options: &ImportOptions) -> Result<Preview> {
    let (plan, _) = table.plan(options).map_err(|error| error.file(&input.root))?;
    let shown = first_rows(input, table, &plan, options.lenient);
    let (rows, problem) = match shown {
        Ok(rows) if rows.is_empty() => (rows, Some(Error::new(Code::NoRows).file(&input.root))),
        Ok(rows) => (rows, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let file = |part: &crate::reading::Part| PreviewFile { name: part.name.clone(), bytes: part.bytes };
    Ok(Preview {
        format: table.kind.name(),
        bytes: input.bytes(),
        columns: plan.columns,
        looked: rows.len() as u64,
        rows,
        total: table.rows(),
        files: input.parts.iter().take(NAMED).map(file).collect(),
        file_count: Some(input.parts.len() as u64),
        table: Some(TableVersion { version: table.version.clone(), newest: table.newest.clone(), made: table.made }),
        problem,
        ..Preview::default()
    })
}

/// The first rows, of as many files as it takes to have some.
fn first_rows(input: &Input, table: &Snapshot, plan: &Plan, lenient: bool) -> Result<Vec<Vec<Option<String>>>> {
    for (at, part) in input.parts.iter().enumerate() {
        let read = || {
            let source = Source::open(&part.path)?;
            let batch = Batch { offset: 0, rows: SHOWN };
            let places = table.places(&source, at)?;
            source.check(batch)?;
            let own = source.columns();
            let frame = source.read(&source.positions(None)?, batch)?;
            let fit = Fit { plan, own: &own, places: &places, part: at };
            cell_texts(&plan.columns, &fit.frame(&frame, 0, &mut Notes::new(lenient))?)
        };
        let rows = read().map_err(|error| named(error, &part.path))?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}
