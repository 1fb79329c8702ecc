//! Running a query of Polars in its streaming engine into one of Falaj's files.

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;

use super::batches::internal;
use super::compile::exact;
use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, Table, data_type, tell};

/// How often somebody is asked whether to go on while nothing comes.
const PAUSE: Duration = Duration::from_millis(100);

/// A table as a query. Errors: those of opening, `parquet_damaged`.
pub(crate) fn scan(path: &Path) -> Result<(LazyFrame, Vec<Column>, u64)> {
    let source = Source::open(path)?;
    let columns = source.columns();
    // A name of a file is no pattern.
    let args = ScanArgsParquet { glob: false, ..ScanArgsParquet::default() };
    let place = PlRefPath::try_from_path(path).map_err(internal)?;
    let scanned = LazyFrame::scan_parquet(place, args).map_err(internal)?;
    let own = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind)));
    Ok((scanned.select(own.collect::<Vec<_>>()), columns, source.rows() as u64))
}

/// Writes what the query gives, as the columns `columns`, which it has in this order. `expected` rows are about what
/// comes out, for the progress.
pub(super) fn write(
    query: LazyFrame,
    columns: Vec<Column>,
    out: &Path,
    expected: u64,
    progress: Progress,
) -> Result<Table> {
    let own = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind)));
    let query = query.select(own.collect::<Vec<_>>());
    let mut writer = TableWriter::create(out, columns)?;
    run(
        query,
        |frame| {
            writer.write(&frame)?;
            tell(progress, writer.rows() as f64 / expected.max(1) as f64)
        },
        progress,
    )?;
    writer.finish()
}

/// Hands on what the query gives, in order, batch by batch.
pub(crate) fn run(query: LazyFrame, mut take: impl FnMut(DataFrame) -> Result<()>, progress: Progress) -> Result<()> {
    tell(progress, 0.0)?;
    let (send, receive) = sync_channel::<DataFrame>(1);
    // Nobody receives any more once the work is cancelled or has failed; the engine then stops at its next batch.
    let hand_on = PlanCallback::new(move |frame: DataFrame| Ok(send.send(frame).is_err()));
    let query = query.sink_batches(hand_on, true, None).map_err(internal)?;
    let engine = std::thread::Builder::new().name("query".to_owned());
    let thread = engine
        .spawn(move || query.collect_with_engine(Engine::Streaming).map(|_| ()))
        .map_err(|error| Error::new(Code::Internal).detail(error))?;
    loop {
        match receive.recv_timeout(PAUSE) {
            Ok(frame) => take(frame)?,
            Err(RecvTimeoutError::Timeout) => tell(progress, 0.0)?,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let panicked = |_| Error::new(Code::Internal).detail("the query engine stopped");
    thread.join().map_err(panicked)?.map_err(internal)
}
