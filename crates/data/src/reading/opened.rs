//! One file of any format, opened.

use falaj_schema::Result;
use falaj_schema::dataset::Warning;

use super::{Findings, Fit, Part, Place, Said, Sink, Tick, convert, examine, founds, typed};
use crate::arrow::ArrowFile;
use crate::csv::{self, CsvFile};
use crate::excel::Workbook;
use crate::format::Format;
use crate::import::{ImportOptions, warning};
use crate::json::JsonFile;
use crate::parquet::Source;

/// A file, ready to be read.
pub(crate) enum Opened {
    Csv(CsvFile),
    Json(JsonFile),
    Excel(Box<Workbook>),
    Parquet(Source),
    Arrow(ArrowFile),
}

impl Opened {
    /// Opens a file. Errors: those of its format that show before the first row.
    pub(crate) fn open(part: &Part, format: Format, options: &ImportOptions) -> Result<Self> {
        let path = &part.path;
        Ok(match format {
            Format::Csv => Self::Csv(CsvFile::open(path, options)?),
            Format::Json => Self::Json(JsonFile::open(path, options)?),
            Format::Excel => Self::Excel(Box::new(Workbook::open(path, options)?)),
            Format::Parquet => Self::Parquet(Source::open(path)?),
            Format::Arrow => Self::Arrow(ArrowFile::open(path)?),
        })
    }

    /// Finds out what columns there are and what types they have; reads all of a file of text.
    pub(crate) fn examine(&mut self, part: usize, tick: Tick) -> Result<Findings> {
        match self {
            Self::Csv(file) => {
                let (rows, tallies) = examine(&mut file.table_rows()?, part, tick)?;
                let warnings = csv::header_warning(file);
                Ok(Findings { columns: founds(&file.header, tallies), rows: Some(rows), warnings })
            }
            Self::Json(file) => {
                let mut found = file.rows()?;
                let (rows, tallies) = examine(&mut found, part, tick)?;
                let columns = founds(found.names(), tallies);
                Ok(Findings { columns, rows: Some(rows), warnings: found.warnings() })
            }
            Self::Excel(book) => book.examine(part, tick),
            Self::Parquet(source) => typed(
                Said {
                    columns: source.columns(),
                    left_out: source.left_out(),
                    zones: source.zones(),
                    nothing: source.nothing(),
                },
                Some(source.rows() as u64),
            ),
            Self::Arrow(file) => typed(
                Said {
                    columns: file.columns(),
                    left_out: file.left_out(),
                    zones: file.zones(),
                    nothing: file.nothing(),
                },
                None,
            ),
        }
    }

    /// Adds the file's rows to the table; what was noticed besides.
    pub(crate) fn convert(
        &mut self,
        places: &[Place],
        sink: &mut Sink,
        part: usize,
        tick: Tick,
    ) -> Result<Vec<Warning>> {
        match self {
            Self::Csv(file) => convert(&mut file.table_rows()?, places, sink, part, tick)?,
            Self::Json(file) => convert(&mut file.rows()?, places, sink, part, tick)?,
            Self::Excel(book) => book.convert(places, sink, part, tick)?,
            Self::Parquet(source) => return convert_parquet(source, places, sink, part, tick),
            Self::Arrow(file) => return convert_arrow(file, places, sink, part, tick),
        }
        Ok(Vec::new())
    }
}

fn convert_parquet(
    source: &Source,
    places: &[Place],
    sink: &mut Sink,
    part: usize,
    tick: Tick,
) -> Result<Vec<Warning>> {
    let own = source.columns();
    let fit = Fit { plan: sink.plan(), own: &own, places, part };
    let positions = source.positions(None)?;
    for batch in source.batches() {
        tick(batch.offset as f64 / source.rows() as f64)?;
        source.check(batch)?;
        fit.write(&source.read(&positions, batch)?, batch.offset, sink)?;
    }
    Ok(source.too_large().into_iter().map(|(column, count)| too_large(&column, count)).collect())
}

fn convert_arrow(file: &ArrowFile, places: &[Place], sink: &mut Sink, part: usize, tick: Tick) -> Result<Vec<Warning>> {
    let own = file.columns();
    let fit = Fit { plan: sink.plan(), own: &own, places, part };
    let mut batches = file.batches()?;
    let mut offset = 0;
    while let Some(frame) = batches.next()? {
        tick(batches.done())?;
        fit.write(&frame, offset, sink)?;
        offset += frame.height();
    }
    Ok(batches.too_large().iter().map(|(column, count)| too_large(column, *count)).collect())
}

fn too_large(column: &str, count: u64) -> Warning {
    warning("too_large", &[("column", column), ("count", &count.to_string())], Vec::new())
}
