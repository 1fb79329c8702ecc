//! Writing a table for others.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::DataFrame;

use crate::disk::{NewFile, io_error};
use crate::parquet::{Source, TableWriter};
use crate::predictions::{end_line, push_field};
use crate::rows::cell_texts;
use crate::table::{Progress, tell};

/// Rows that are made text at once.
const STEP: usize = 1 << 14;

/// Endings of the files that [`export`] writes.
pub const EXPORT_ENDINGS: [&str; 2] = ["csv", "parquet"];

/// Writes the table `input` to `out`, whole or not at all: CSV (UTF-8, comma, header) or Parquet, by the ending. Errors:
/// `format_unknown` (another ending), those of reading and writing, `cancelled`.
pub fn export(input: &Path, out: &Path, progress: Progress) -> Result<()> {
    let source = Source::open(input)?;
    let all: Vec<usize> = (0..source.columns().len()).collect();
    let mut file = TableFile::create(out, source.columns())?;
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        file.write(&source.read(&all, batch)?)?;
    }
    tell(progress, 1.0)?;
    file.finish()
}

/// A file in the making: CSV (UTF-8, comma, header) or Parquet, by its ending.
pub(crate) enum TableFile<'a> {
    Csv { path: &'a Path, file: NewFile, columns: Vec<Column> },
    Parquet(Box<TableWriter>),
}

impl<'a> TableFile<'a> {
    /// Begins a table of `columns`. Errors: `format_unknown`, those of writing.
    pub(crate) fn create(path: &'a Path, columns: Vec<Column>) -> Result<Self> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "csv" => {
                let file = NewFile::create(path)?;
                let mut line = String::new();
                columns.iter().for_each(|column| push_field(&mut line, &column.name));
                end_line(&mut file.output(), &mut line).map_err(|error| io_error(&error, path))?;
                Ok(Self::Csv { path, file, columns })
            }
            "parquet" | "pq" => Ok(Self::Parquet(Box::new(TableWriter::create(path, columns)?))),
            _ => Err(Error::new(Code::FormatUnknown).file(path).with("found", ending)),
        }
    }

    /// Adds rows, whose columns must be those of the table in order.
    pub(crate) fn write(&mut self, frame: &DataFrame) -> Result<()> {
        match self {
            Self::Parquet(writer) => writer.write(frame),
            Self::Csv { path, file, columns } => {
                let (mut output, mut line) = (file.output(), String::new());
                for begin in (0..frame.height()).step_by(STEP) {
                    for cells in cell_texts(columns, &frame.slice(begin as i64, STEP))? {
                        cells.iter().for_each(|cell| push_field(&mut line, cell.as_deref().unwrap_or_default()));
                        end_line(&mut output, &mut line).map_err(|error| io_error(&error, path))?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Puts the file in its place.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Csv { file, .. } => file.finish(),
            Self::Parquet(writer) => writer.finish().map(|_| ()),
        }
    }
}

#[cfg(test)]
mod tests {
    use falaj_schema::dataset::ColumnType;
    use polars::prelude::*;

    use super::*;

    #[test]
    fn a_table_is_written_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let [input, csv, parquet] = ["in.parquet", "out.csv", "out.parquet"].map(|name| folder.path().join(name));
        let count: Int64Chunked = [Some(9_007_199_254_740_993), None].into_iter().collect();
        let text: StringChunked = [Some("a, \"b\"\nج"), Some(" x")].into_iter().collect();
        let columns = vec![count.with_name("count".into()).into_column(), text.with_name("a,b".into()).into_column()];
        let kinds = [("count", ColumnType::Integer), ("a,b", ColumnType::Text)];
        let kinds = kinds.map(|(name, kind)| falaj_schema::dataset::Column { name: name.into(), kind });
        let mut writer = TableWriter::create(&input, kinds.to_vec()).unwrap();
        writer.write(&DataFrame::new(2, columns).unwrap()).unwrap();
        writer.finish().unwrap();
        export(&input, &csv, &|_| true).unwrap();
        let text = std::fs::read_to_string(&csv).unwrap();
        assert_eq!(text, "count,\"a,b\"\n9007199254740993,\"a, \"\"b\"\"\nج\"\n,\" x\"\n");
        export(&input, &parquet, &|_| true).unwrap();
        assert_eq!(crate::rows(&parquet, 0, 2, None).unwrap(), crate::rows(&input, 0, 2, None).unwrap());
        let wrong = export(&input, &folder.path().join("out.xlsx"), &|_| true).unwrap_err();
        assert_eq!((wrong.code, wrong.params["found"].as_str()), (Code::FormatUnknown, "xlsx"));
    }
}
