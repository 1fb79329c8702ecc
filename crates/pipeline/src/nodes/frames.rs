//! Tables on disk made into the frames that the model crate takes.

use falaj_data::{Cells, Extracted, to_columns};
use falaj_model::frame::{Frame, Series, Values};
use falaj_schema::Result;

use super::Bench;
use crate::output::Table;

/// Reads columns of a table, in the order asked for.
pub(crate) fn read(table: &Table, columns: &[String], bench: &Bench) -> Result<Frame> {
    Ok(frame(to_columns(&table.path(bench.store), Some(columns))?))
}

/// The columns as the model crate takes them; both have the same layout, so they are moved.
pub fn frame(extracted: Extracted) -> Frame {
    let columns = extracted.columns.into_iter().map(|(column, cells)| {
        let values = match cells {
            Cells::Number(values) => Values::Number(values),
            Cells::Text { dictionary, codes } => Values::Text { dictionary, codes },
            Cells::Time(values) => Values::Time(values),
        };
        Series { name: column.name, kind: column.kind, values }
    });
    Frame { rows: extracted.rows, columns: columns.collect() }
}
