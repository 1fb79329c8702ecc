//! Adding columns that are worked out from others, batch by batch.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::PolarsError;

use crate::extract::{Extracted, frame_to_columns};
use crate::parquet::{Source, TableWriter};
use crate::predictions::{OutColumn, polars_column};
use crate::table::{Progress, Table, repeated, tell};

/// Writes the table `input` with the columns `added` behind its own to `out`. `make` is given the columns `read` of each
/// batch, in their order, and gives the values of the added ones.
///
/// Errors: `column_missing`, `column_twice`, those of `make`, of reading and of writing, `cancelled`.
pub fn append(
    input: &Path,
    read: &[String],
    added: &[Column],
    out: &Path,
    progress: Progress,
    mut make: impl FnMut(Extracted) -> Result<Vec<OutColumn>>,
) -> Result<Table> {
    let source = Source::open(input)?;
    let wanted = source.positions(Some(read))?;
    let columns: Vec<Column> = source.columns().into_iter().chain(added.iter().cloned()).collect();
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    if let Some(name) = repeated(&names) {
        return Err(Error::new(Code::ColumnTwice).column(name));
    }
    let all: Vec<usize> = (0..source.columns().len()).collect();
    let mut writer = TableWriter::create(out, columns)?;
    for batch in source.batches() {
        tell(progress, batch.offset as f64 / source.rows().max(1) as f64)?;
        let mut frame = source.read(&all, batch)?;
        let given = wanted.iter().map(|at| frame.columns()[*at].name().clone());
        let made = make(frame_to_columns(&frame.select(given).map_err(internal)?)?)?;
        for (column, values) in added.iter().zip(&made) {
            frame.with_column(polars_column(&column.name, values)).map_err(internal)?;
        }
        writer.write(&frame)?;
    }
    writer.finish()
}

fn internal(error: PolarsError) -> Error {
    Error::new(Code::Internal).detail(error)
}

#[cfg(test)]
mod tests {
    use falaj_schema::dataset::ColumnType;
    use polars::prelude::*;

    use super::*;
    use crate::Cells;

    #[test]
    fn columns_are_added_and_the_others_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let [input, out] = ["in.parquet", "out.parquet"].map(|name| folder.path().join(name));
        // More than a real number can tell apart, in more than one batch.
        let rows = 200_000;
        let large: Int64Chunked = (0..rows).map(|row| Some((1i64 << 60) + row)).collect();
        let text: StringChunked = (0..rows).map(|row| (row % 3 > 0).then_some("نعم")).collect();
        let columns = vec![large.with_name("large".into()).into_column(), text.with_name("text".into()).into_column()];
        let frame = DataFrame::new(rows as usize, columns).unwrap();
        let kinds = [("large", ColumnType::Integer), ("text", ColumnType::Text)];
        let kinds = kinds.map(|(name, kind)| falaj_schema::dataset::Column { name: name.into(), kind });
        let mut writer = TableWriter::create(&input, kinds.to_vec()).unwrap();
        writer.write(&frame).unwrap();
        writer.finish().unwrap();
        let known = falaj_schema::dataset::Column { name: "known".into(), kind: ColumnType::Real };
        let make = |given: Extracted| {
            let Cells::Text { codes, .. } = &given.columns[0].1 else { panic!("text was asked for") };
            Ok(vec![OutColumn::Number(codes.iter().map(|code| f64::from(u8::from(*code != u32::MAX))).collect())])
        };
        let made = append(&input, &["text".into()], std::slice::from_ref(&known), &out, &|_| true, make).unwrap();
        assert_eq!((made.rows, made.columns.len()), (200_000, 3));
        let rows = crate::rows(&out, 131_071, 2, None).unwrap().rows;
        let row = |number: i64, text: Option<&str>, known: &str| {
            vec![Some(((1i64 << 60) + number).to_string()), text.map(str::to_owned), Some(known.to_owned())]
        };
        assert_eq!(rows, [row(131_071, Some("نعم"), "1"), row(131_072, Some("نعم"), "1")]);
        let twice = append(&input, &[], &kinds[..1], &out, &|_| true, |_| Ok(vec![])).unwrap_err();
        assert_eq!(twice.code, Code::ColumnTwice);
        let cancelled = append(&input, &[], &[known], &folder.path().join("no.parquet"), &|_| false, |_| Ok(vec![]));
        assert_eq!(cancelled.unwrap_err().code, Code::Cancelled);
        assert!(!folder.path().join("no.parquet").exists());
    }
}
