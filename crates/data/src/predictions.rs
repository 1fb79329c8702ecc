//! Writing the outcome of batch scoring.

use std::io::Write;
use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    BooleanChunked, Column as PlColumn, DataFrame, Float64Chunked, Int32Chunked, Int64Chunked, IntoColumn, IntoSeries,
    StringChunked, TimeUnit,
};

use crate::calendar::DAY;
use crate::disk::{NewFile, io_error};
use crate::extract::Cells;
use crate::parquet::TableWriter;
use crate::render::cell_text;

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

/// Writes columns of the same length to `path`: CSV (UTF-8, comma, header) or Parquet, by the ending.
/// Errors: `format_unknown` (another ending), `column_twice`, `internal` (lengths differ), those of writing.
pub fn write_predictions(path: &Path, columns: Vec<(String, OutColumn)>) -> Result<()> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut names = std::collections::HashSet::new();
    if let Some((name, _)) = columns.iter().find(|(name, _)| !names.insert(name.as_str())) {
        return Err(Error::new(Code::ColumnTwice).column(name));
    }
    let columns: Vec<(Column, Cells)> = columns.into_iter().map(|(name, column)| cells(name, column)).collect();
    let rows = columns.first().map_or(0, |(_, cells)| length(cells));
    if let Some((column, _)) = columns.iter().find(|(_, cells)| length(cells) != rows) {
        return Err(Error::new(Code::Internal).column(&column.name).detail("columns differ in length"));
    }
    match ending.as_str() {
        "csv" => write_csv(path, &columns, rows),
        "parquet" | "pq" => write_parquet(path, columns, rows),
        _ => Err(Error::new(Code::FormatUnknown).file(path).with("found", ending)),
    }
}

fn cells(name: String, column: OutColumn) -> (Column, Cells) {
    let (kind, cells) = match column {
        OutColumn::Number(values) => (ColumnType::Real, Cells::Number(values)),
        OutColumn::Text(values) => {
            let codes = (0..values.len() as u32).collect();
            (ColumnType::Text, Cells::Text { dictionary: values, codes })
        }
        OutColumn::Cells(kind, cells) => (kind, cells),
    };
    (Column { name, kind }, cells)
}

fn length(cells: &Cells) -> usize {
    match cells {
        Cells::Number(values) => values.len(),
        Cells::Text { codes, .. } => codes.len(),
        Cells::Time(values) => values.len(),
    }
}

fn write_csv(path: &Path, columns: &[(Column, Cells)], rows: usize) -> Result<()> {
    let file = NewFile::create(path)?;
    let mut output = file.output();
    let mut line = String::new();
    for (column, _) in columns {
        push_field(&mut line, &column.name);
    }
    end_line(&mut output, &mut line).map_err(|error| io_error(&error, path))?;
    for row in 0..rows {
        for (column, cells) in columns {
            push_field(&mut line, &cell_text(column.kind, cells, row).unwrap_or_default());
        }
        end_line(&mut output, &mut line).map_err(|error| io_error(&error, path))?;
    }
    file.finish()
}

/// Adds a field and the delimiter behind it, quoted where it must be.
fn push_field(line: &mut String, field: &str) {
    if field.contains(['"', ',', '\n', '\r']) || field.trim() != field {
        line.push('"');
        line.push_str(&field.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(field);
    }
    line.push(',');
}

fn end_line(output: &mut impl Write, line: &mut String) -> std::io::Result<()> {
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

fn write_parquet(path: &Path, columns: Vec<(Column, Cells)>, rows: usize) -> Result<()> {
    let schema: Vec<Column> = columns.iter().map(|(column, _)| column.clone()).collect();
    let values = columns.into_iter().map(|(column, cells)| polars_column(&column, cells)).collect();
    let frame = DataFrame::new(rows, values).map_err(|error| Error::new(Code::Internal).detail(error))?;
    let mut writer = TableWriter::create(path, schema)?;
    writer.write(&frame)?;
    writer.finish().map(|_| ())
}

fn polars_column(column: &Column, cells: Cells) -> PlColumn {
    let present = |micros: &i64| (*micros != i64::MIN).then_some(*micros);
    let series = match (cells, column.kind) {
        (Cells::Number(values), ColumnType::Integer) => {
            let values = values.iter().map(|v| (!v.is_nan()).then_some(*v as i64));
            values.collect::<Int64Chunked>().into_series()
        }
        (Cells::Number(values), ColumnType::Boolean) => {
            values.iter().map(|v| (!v.is_nan()).then_some(*v != 0.0)).collect::<BooleanChunked>().into_series()
        }
        (Cells::Number(values), _) => {
            values.iter().map(|v| (!v.is_nan()).then_some(*v)).collect::<Float64Chunked>().into_series()
        }
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
    };
    series.with_name(column.name.as_str().into()).into_column()
}
