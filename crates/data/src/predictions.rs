//! Writing the outcome of batch scoring.

use std::io::Write;
use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    BooleanChunked, Column as PlColumn, DataFrame, Float64Chunked, Int32Chunked, Int64Chunked, IntoColumn, IntoSeries,
    Series, StringChunked, TimeUnit,
};

use crate::calendar::DAY;
use crate::disk::{NewFile, io_error};
use crate::extract::Cells;
use crate::parquet::TableWriter;
use crate::render::{cell_text, number_text};
use crate::table::{Progress, tell};

/// Rows that are written between two looks at whether to go on.
const STEP: usize = 1 << 14;

/// A column to write.
#[derive(Debug, Clone, PartialEq)]
pub enum OutColumn {
    /// Real numbers; NaN where there is no value.
    Number(Vec<f64>),
    /// Text.
    Text(Vec<String>),
    /// A column as it was read, with its type.
    Cells(ColumnType, Cells),
}

impl OutColumn {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) | Self::Cells(_, Cells::Number(values)) => values.len(),
            Self::Text(values) => values.len(),
            Self::Cells(_, Cells::Text { codes, .. }) => codes.len(),
            Self::Cells(_, Cells::Time(values)) => values.len(),
        }
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn kind(&self) -> ColumnType {
        match self {
            Self::Number(_) => ColumnType::Real,
            Self::Text(_) => ColumnType::Text,
            Self::Cells(kind, _) => *kind,
        }
    }
}

/// Writes columns of the same length to `path`: CSV (UTF-8, comma, header) or Parquet, by the ending. Errors:
/// `format_unknown` (another ending), `column_twice`, `internal` (lengths differ), those of writing.
pub fn write_predictions(path: &Path, columns: &[(String, OutColumn)]) -> Result<()> {
    write_predictions_with(path, columns, &|_| true)
}

/// As [`write_predictions`]; `progress` is told the share that is written and answers false to end with `cancelled`, which
/// leaves no file.
pub fn write_predictions_with(path: &Path, columns: &[(String, OutColumn)], progress: Progress) -> Result<()> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut names = std::collections::HashSet::new();
    if let Some((name, _)) = columns.iter().find(|(name, _)| !names.insert(name.as_str())) {
        return Err(Error::new(Code::ColumnTwice).column(name));
    }
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    if let Some((name, _)) = columns.iter().find(|(_, column)| column.len() != rows) {
        return Err(Error::new(Code::Internal).column(name).detail("columns differ in length"));
    }
    match ending.as_str() {
        "csv" => write_csv(path, columns, rows, progress),
        "parquet" | "pq" => write_parquet(path, columns, rows, progress),
        _ => Err(Error::new(Code::FormatUnknown).file(path).with("found", ending)),
    }
}

fn write_csv(path: &Path, columns: &[(String, OutColumn)], rows: usize, progress: Progress) -> Result<()> {
    let file = NewFile::create(path)?;
    let mut output = file.output();
    let mut line = String::new();
    for (name, _) in columns {
        push_field(&mut line, name);
    }
    end_line(&mut output, &mut line).map_err(|error| io_error(&error, path))?;
    for row in 0..rows {
        if row % STEP == 0 {
            tell(progress, row as f64 / rows as f64)?;
        }
        for (_, column) in columns {
            match column {
                OutColumn::Number(values) => {
                    push_field(&mut line, &number_text(ColumnType::Real, values[row]).unwrap_or_default());
                }
                OutColumn::Text(values) => push_field(&mut line, &values[row]),
                OutColumn::Cells(kind, cells) => {
                    push_field(&mut line, &cell_text(*kind, cells, row).unwrap_or_default());
                }
            }
        }
        end_line(&mut output, &mut line).map_err(|error| io_error(&error, path))?;
    }
    file.finish()
}

/// Adds a field and the delimiter behind it, quoted where it must be.
pub(crate) fn push_field(line: &mut String, field: &str) {
    if field.contains(['"', ',', '\n', '\r']) || field.trim() != field {
        line.push('"');
        line.push_str(&field.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(field);
    }
    line.push(',');
}

/// Writes a line of fields; `line` is empty afterwards.
pub(crate) fn end_line(output: &mut impl Write, line: &mut String) -> std::io::Result<()> {
    // A line of one empty field would read as no line at all.
    if line == "," {
        *line = "\"\",".to_owned();
    }
    line.pop();
    line.push('\n');
    output.write_all(line.as_bytes())?;
    line.clear();
    Ok(())
}

fn write_parquet(path: &Path, columns: &[(String, OutColumn)], rows: usize, progress: Progress) -> Result<()> {
    let schema = columns.iter().map(|(name, column)| Column { name: name.clone(), kind: column.kind() }).collect();
    let values = columns.iter().map(|(name, column)| polars_column(name, column)).collect();
    let frame = DataFrame::new(rows, values).map_err(|error| Error::new(Code::Internal).detail(error))?;
    let mut writer = TableWriter::create(path, schema)?;
    writer.write(&frame)?;
    tell(progress, 1.0)?;
    writer.finish().map(|_| ())
}

pub(crate) fn polars_column(name: &str, column: &OutColumn) -> PlColumn {
    let series = match column {
        OutColumn::Number(values) => numbers(values),
        OutColumn::Text(values) => {
            values.iter().map(|text| Some(text.as_str())).collect::<StringChunked>().into_series()
        }
        OutColumn::Cells(kind, cells) => series(cells, *kind),
    };
    series.with_name(name.into()).into_column()
}

fn numbers(values: &[f64]) -> Series {
    values.iter().map(|value| (!value.is_nan()).then_some(*value)).collect::<Float64Chunked>().into_series()
}

fn series(cells: &Cells, kind: ColumnType) -> Series {
    let present = |micros: &i64| (*micros != i64::MIN).then_some(*micros);
    match (cells, kind) {
        (Cells::Number(values), ColumnType::Integer) => {
            let values = values.iter().map(|v| (!v.is_nan()).then_some(*v as i64));
            values.collect::<Int64Chunked>().into_series()
        }
        (Cells::Number(values), ColumnType::Boolean) => {
            values.iter().map(|v| (!v.is_nan()).then_some(*v != 0.0)).collect::<BooleanChunked>().into_series()
        }
        (Cells::Number(values), _) => numbers(values),
        (Cells::Text { dictionary, codes }, _) => {
            let texts = codes.iter().map(|code| dictionary.get(*code as usize).map(String::as_str));
            texts.collect::<StringChunked>().into_series()
        }
        (Cells::Time(values), ColumnType::Date) => {
            let days = values.iter().map(|v| present(v).map(|micros| micros.div_euclid(DAY) as i32));
            days.collect::<Int32Chunked>().into_series().into_date()
        }
        (Cells::Time(values), ColumnType::Time) => {
            let nanos = values.iter().map(|v| present(v).map(|micros| micros * 1_000));
            nanos.collect::<Int64Chunked>().into_series().into_time()
        }
        (Cells::Time(values), _) => {
            let micros = values.iter().map(present).collect::<Int64Chunked>();
            micros.into_series().into_datetime(TimeUnit::Microseconds, None)
        }
    }
}
