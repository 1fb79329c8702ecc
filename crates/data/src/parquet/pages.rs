//! A look at the headers of a file's pages before they are read: the reader believes the numbers of values in them, and
//! a damaged one makes it ask for more memory than there is, which ends the process.

use std::io::Cursor;
use std::ops::Range;

use polars::prelude::{PolarsError, PolarsResult, polars_bail};
use polars_parquet::read::{ColumnChunkMetadata, PageReader, RowGroupMetadata};
use polars_parquet::write::CompressedPage;

/// Fails if pages of the row group hold other numbers of values than rows. Nested columns are not read and not checked.
pub(super) fn check(
    group: &RowGroupMetadata,
    mut bytes: impl FnMut(Range<u64>) -> PolarsResult<Vec<u8>>,
) -> PolarsResult<()> {
    for chunk in group.parquet_columns().iter().filter(|chunk| is_flat(chunk)) {
        let content = bytes(chunk.byte_range())?;
        let largest = content.len().max(1 << 10);
        let mut values = 0usize;
        for page in PageReader::new(Cursor::new(content.into()), chunk, Vec::new(), largest) {
            if let CompressedPage::Data(page) = page.map_err(PolarsError::from)? {
                values = values.saturating_add(page.num_values());
            }
        }
        if values != group.num_rows() {
            polars_bail!(ComputeError: "pages hold {} values for {} rows", values, group.num_rows());
        }
    }
    Ok(())
}

/// True for a column that has one value in every row.
pub(super) fn is_flat(chunk: &ColumnChunkMetadata) -> bool {
    chunk.descriptor().descriptor.max_rep_level == 0
}
