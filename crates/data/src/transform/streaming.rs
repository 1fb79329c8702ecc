//! Running a query of Polars in its streaming engine into one of Falaj's files.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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

/// Counts the rows that pass a place in a query, and stops the query when it is told to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gauge {
    rows: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Gauge {
    /// The same query with the place to count at its end. Filters that come later are not brought before it.
    pub(crate) fn set_into(&self, query: LazyFrame) -> LazyFrame {
        let gauge = self.clone();
        let count = move |frame: DataFrame| {
            if gauge.stop.load(Ordering::Relaxed) {
                return Err(PolarsError::ComputeError("stopped".into()));
            }
            gauge.rows.fetch_add(frame.height() as u64, Ordering::Relaxed);
            Ok(frame)
        };
        query.map(count, OptFlags::PROJECTION_PUSHDOWN | OptFlags::STREAMING, None, Some("rows"))
    }

    /// Rows so far.
    pub(crate) fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Stops the query at the next rows that pass.
    fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// A table as a query.
pub(crate) struct Scanned {
    /// The query.
    pub(crate) query: LazyFrame,
    /// The table's columns.
    pub(crate) columns: Vec<Column>,
    /// The table's rows.
    pub(crate) rows: u64,
    /// Counts what has been read of them.
    pub(crate) read: Gauge,
}

/// A table as a query. Errors: those of opening, `parquet_damaged`.
pub(crate) fn scan(path: &Path) -> Result<Scanned> {
    let source = Source::open(path)?;
    let columns = source.columns();
    // A name of a file is no pattern.
    let args = ScanArgsParquet { glob: false, ..ScanArgsParquet::default() };
    let place = PlRefPath::try_from_path(path).map_err(internal)?;
    let scanned = LazyFrame::scan_parquet(place, args).map_err(internal)?;
    let own = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind)));
    let read = Gauge::default();
    let query = read.set_into(scanned.select(own.collect::<Vec<_>>()));
    Ok(Scanned { query, columns, rows: source.rows() as u64, read })
}

/// How much of the rows that a query reads has been read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading(Vec<(Gauge, u64)>);

impl Reading {
    /// That of a table, beside others.
    pub(crate) fn and(mut self, scanned: &Scanned) -> Self {
        self.0.push((scanned.read.clone(), scanned.rows));
        self
    }

    /// That of one table.
    pub(crate) fn of(scanned: &Scanned) -> Self {
        Self::default().and(scanned)
    }

    fn share(&self) -> f64 {
        let (read, all) = self.0.iter().fold((0, 0), |(read, all), (gauge, rows)| (read + gauge.rows(), all + rows));
        read as f64 / all.max(1) as f64
    }

    fn stop(&self) {
        self.0.iter().for_each(|(gauge, _)| gauge.stop());
    }
}

/// Writes what the query gives, as the columns `columns`, which it has in this order.
pub(super) fn write(
    query: LazyFrame,
    columns: Vec<Column>,
    out: &Path,
    reading: &Reading,
    progress: Progress,
) -> Result<Table> {
    let own = columns.iter().map(|column| exact(&column.name).cast(data_type(column.kind)));
    let query = query.select(own.collect::<Vec<_>>());
    let mut writer = TableWriter::create(out, columns)?;
    run(query, |frame| writer.write(&frame), reading, progress)?;
    writer.finish()
}

/// Hands on what the query gives, in order, batch by batch.
pub(crate) fn run(
    query: LazyFrame,
    mut take: impl FnMut(DataFrame) -> Result<()>,
    reading: &Reading,
    progress: Progress,
) -> Result<()> {
    let (send, receive) = sync_channel::<DataFrame>(1);
    // Nobody receives any more once the work is cancelled or has failed; the engine then stops at its next batch.
    let hand_on = PlanCallback::new(move |frame: DataFrame| Ok(send.send(frame).is_err()));
    let query = query.sink_batches(hand_on, true, None).map_err(internal)?;
    let engine = std::thread::Builder::new().name("query".to_owned());
    let thread = engine
        .spawn(move || query.collect_with_engine(Engine::Streaming).map(|_| ()))
        .map_err(|error| Error::new(Code::Internal).detail(error))?;
    let mut receive_all = || {
        loop {
            tell(progress, reading.share())?;
            match receive.recv_timeout(PAUSE) {
                Ok(frame) => take(frame)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    };
    if let Err(error) = receive_all() {
        // It may be far from its next batch.
        reading.stop();
        return Err(error);
    }
    let panicked = |_| Error::new(Code::Internal).detail("the query engine stopped");
    thread.join().map_err(panicked)?.map_err(internal)
}
