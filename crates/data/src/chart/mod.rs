//! Charts of tables: what there is to draw, worked out from every row, and bounded whatever the table is.
//!
//! Rows without a value in one of the columns drawn are left out and counted. A real number that is not finite counts as no
//! value, as in every operation on tables.

mod bars;
mod bins;
mod boxes;
mod gather;
mod keys;
mod lines;
mod points;
mod read;
#[cfg(test)]
mod tests;

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::tabled::{ChartAggregate, ChartPick, TableChartKind};
use falaj_schema::{Code, Error, Result};

pub use bins::moments_between;

use crate::table::Progress;
use read::Rows;

/// Bins of a histogram unless told otherwise, and at most.
const BINS: u32 = 40;
const MOST_BINS: u32 = 200;

/// What a value, or several, are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartName {
    /// All there are: nothing is told apart.
    All,
    /// One value, as text.
    Value(String),
    /// All values that have no place of their own.
    Rest,
}

/// How the values of one group spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// How many there are.
    pub count: u64,
    /// The least.
    pub min: f64,
    /// The least within 1.5 interquartile ranges of the box.
    pub low: f64,
    /// The quartiles.
    pub quartiles: [f64; 3],
    /// The greatest within 1.5 interquartile ranges of the box.
    pub high: f64,
    /// The greatest.
    pub max: f64,
    /// How many lie outside `low` to `high`.
    pub outside: u64,
}

/// What is drawn. Places of dates, moments and times of day are milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// A value for each name, by series.
    Bars {
        /// The names.
        names: Vec<ChartName>,
        /// The values; none where there is no row.
        series: Vec<(ChartName, Vec<Option<f64>>)>,
    },
    /// Lines over places that rise.
    Lines(Vec<Run>),
    /// Points.
    Points(Vec<Run>),
    /// How often values fall between edges, by series.
    Bins {
        /// The edges, rising.
        edges: Vec<f64>,
        /// The counts.
        series: Vec<(ChartName, Vec<u64>)>,
    },
    /// How values spread, by name.
    Boxes(Vec<(ChartName, Spread)>),
}

/// Places and their values.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it is called.
    pub name: ChartName,
    /// The places.
    pub x: Vec<f64>,
    /// The values.
    pub y: Vec<f64>,
}

/// A chart of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Charted {
    /// How it is drawn.
    pub kind: TableChartKind,
    /// The column along it.
    pub x: Column,
    /// The column of values.
    pub y: Option<Column>,
    /// The column whose values have a colour each.
    pub color: Option<Column>,
    /// What became of the values of several rows.
    pub aggregate: Option<ChartAggregate>,
    /// Rows of the table.
    pub rows: u64,
    /// Rows that are left out.
    pub missing: u64,
    /// Points that are drawn of more.
    pub points: Option<u64>,
    /// Rows that quartiles and medians were estimated from, of more.
    pub sampled: Option<u64>,
    /// Intervals that places were gathered into.
    pub places: Option<u64>,
    /// Values of `x` in the rest.
    pub others: u64,
    /// Values of `color` in the rest.
    pub other_colors: u64,
    /// What is drawn.
    pub drawn: Drawn,
}

/// What was asked for, found in the table.
struct Asked {
    kind: TableChartKind,
    x: Column,
    y: Option<Column>,
    color: Option<Column>,
    aggregate: ChartAggregate,
    bins: usize,
}

/// The chart of the table at `path` that `pick` asks for.
///
/// Errors: those of opening, `column_missing`, `column_type`, `no_rows`, `no_values`, `too_many_values`, `bad_request`,
/// `cancelled`.
pub fn chart(path: &Path, pick: &ChartPick, progress: Progress) -> Result<Charted> {
    let rows = Rows::open(path)?;
    let asked = Asked::of(pick, &rows)?;
    if rows.count() == 0 {
        return Err(Error::new(Code::NoRows));
    }
    match asked.kind {
        TableChartKind::Bar => bars::draw(&rows, asked, progress),
        TableChartKind::Line => lines::draw(&rows, asked, progress),
        TableChartKind::Scatter => points::draw(&rows, asked, progress),
        TableChartKind::Histogram => bins::draw(&rows, asked, progress),
        TableChartKind::Box => boxes::draw(&rows, asked, progress),
    }
}

/// How columns of these types are usually drawn.
pub fn usual_chart(x: ColumnType, y: Option<ColumnType>) -> TableChartKind {
    let named = matches!(x, ColumnType::Text | ColumnType::Boolean);
    match y {
        _ if named => TableChartKind::Bar,
        None => TableChartKind::Histogram,
        Some(_) if x.is_time() => TableChartKind::Line,
        Some(ColumnType::Boolean) => TableChartKind::Line,
        Some(_) => TableChartKind::Scatter,
    }
}

const NUMBERS: &[ColumnType] = &[ColumnType::Integer, ColumnType::Real];
const MEASURES: &[ColumnType] = &[ColumnType::Integer, ColumnType::Real, ColumnType::Boolean];
const ORDERED: &[ColumnType] =
    &[ColumnType::Integer, ColumnType::Real, ColumnType::Date, ColumnType::Datetime, ColumnType::Time];

impl Asked {
    fn of(pick: &ChartPick, rows: &Rows) -> Result<Self> {
        let find = |name: &Option<String>| name.as_deref().map(|name| rows.column(name)).transpose();
        let (x, y, color) = (rows.column(&pick.x)?, find(&pick.y)?, find(&pick.color)?);
        let kind = pick.kind.unwrap_or_else(|| usual_chart(x.kind, y.as_ref().map(|y| y.kind)));
        let usual = if y.is_some() { ChartAggregate::Mean } else { ChartAggregate::Count };
        let aggregate = pick.aggregate.unwrap_or(usual);
        let bins = pick.bins.unwrap_or(BINS);
        if !(1..=MOST_BINS).contains(&bins) {
            return Err(refused(&format!("bins: 1 to {MOST_BINS}")));
        }
        let asked = Self { kind, x, y, color, aggregate, bins: bins as usize };
        asked.check()?;
        Ok(asked)
    }

    fn check(&self) -> Result<()> {
        let y = || self.y.as_ref().ok_or_else(|| refused("y: a column is needed"));
        match self.kind {
            TableChartKind::Bar | TableChartKind::Line => {
                if self.kind == TableChartKind::Line {
                    of_type(&self.x, ORDERED)?;
                }
                if self.aggregate != ChartAggregate::Count {
                    of_type(y()?, MEASURES)?;
                }
                Ok(())
            }
            TableChartKind::Scatter => of_type(&self.x, ORDERED).and_then(|()| of_type(y()?, NUMBERS)),
            TableChartKind::Histogram => of_type(&self.x, ORDERED),
            TableChartKind::Box => of_type(self.y.as_ref().unwrap_or(&self.x), NUMBERS),
        }
    }

    /// The columns that are read.
    fn columns(&self) -> Vec<&Column> {
        [Some(&self.x), self.y.as_ref(), self.color.as_ref()].into_iter().flatten().collect()
    }

    /// The chart before anything is drawn.
    fn chart(self, rows: &Rows, drawn: Drawn) -> Charted {
        let aggregated = matches!(self.kind, TableChartKind::Bar | TableChartKind::Line);
        Charted {
            kind: self.kind,
            x: self.x,
            y: self.y,
            color: self.color,
            aggregate: aggregated.then_some(self.aggregate),
            rows: rows.count(),
            missing: 0,
            points: None,
            sampled: None,
            places: None,
            others: 0,
            other_colors: 0,
            drawn,
        }
    }

    /// That no row has a value in each of the columns; named is the one that lacks most.
    fn nothing(&self, seen: &read::Seen) -> Error {
        let columns = [Some(&self.x), self.y.as_ref(), self.color.as_ref()];
        let lacking = columns.into_iter().zip(seen.lacking).filter_map(|(column, lacks)| Some((column?, lacks)));
        // Of several that lack as many, the first.
        let most = lacking.reduce(|most, one| if one.1 > most.1 { one } else { most });
        Error::new(Code::NoValues).column(most.map_or(self.x.name.as_str(), |(column, _)| column.name.as_str()))
    }
}

fn refused(reason: &str) -> Error {
    Error::new(Code::BadRequest).with("reason", reason)
}

fn of_type(column: &Column, allowed: &[ColumnType]) -> Result<()> {
    if allowed.contains(&column.kind) {
        return Ok(());
    }
    let names: Vec<_> = allowed.iter().map(|kind| kind.as_str()).collect();
    let error = Error::new(Code::ColumnType).column(&column.name).with("found", column.kind.as_str());
    Err(error.with("expected", names.join(", ")))
}
