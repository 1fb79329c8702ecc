//! How many different values a column can have at most, by what stands at the end of a file: nothing is read for it.

use std::ops::RangeInclusive;

use polars_parquet::parquet::statistics::Statistics;
use polars_parquet::read::{ColumnChunkMetadata, PhysicalType};

/// Bytes of a column chunk from which on its dictionary may have been given up for the rest of it.
const GIVEN_UP: usize = 1 << 20;

/// What is known of the values of a column, chunk after chunk.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Most {
    /// Values of all chunks, if those of each are others.
    values: usize,
    /// Where all values lie that are whole numbers; none where that is not known.
    within: Option<RangeInclusive<i64>>,
    begun: bool,
}

impl Most {
    /// Adds a chunk of so many rows; `footer` is the end of its file.
    pub(super) fn add(&mut self, chunk: Option<&ColumnChunkMetadata>, rows: usize, footer: &[u8]) {
        let within = chunk.and_then(|chunk| range(chunk.statistics(footer)?.ok()?));
        self.extend(chunk.and_then(in_dictionary).unwrap_or(rows).min(rows), within);
    }

    fn extend(&mut self, values: usize, within: Option<RangeInclusive<i64>>) {
        self.values += values;
        let both = |a: RangeInclusive<i64>, b: RangeInclusive<i64>| *a.start().min(b.start())..=*a.end().max(b.end());
        self.within = if self.begun { self.within.take().zip(within).map(|(a, b)| both(a, b)) } else { within };
        self.begun = true;
    }

    pub(super) fn values(&self) -> usize {
        let between = self.within.as_ref().map(|range| i128::from(*range.end()) - i128::from(*range.start()) + 1);
        between.and_then(|between| usize::try_from(between).ok()).unwrap_or(usize::MAX).min(self.values)
    }
}

/// The values of a chunk with a dictionary, as far as its size tells: each stands in it whole.
fn in_dictionary(chunk: &ColumnChunkMetadata) -> Option<usize> {
    chunk.dictionary_page_offset()?;
    let bytes = usize::try_from(chunk.uncompressed_size()).ok().filter(|bytes| *bytes < GIVEN_UP)?;
    match chunk.physical_type() {
        PhysicalType::Int64 | PhysicalType::Double => Some(bytes / 8),
        PhysicalType::Int32 | PhysicalType::Float => Some(bytes / 4),
        // Before each text stands its length.
        PhysicalType::ByteArray => Some(bytes / 4),
        _ => None,
    }
}

fn range(statistics: Statistics) -> Option<RangeInclusive<i64>> {
    let range = match statistics {
        Statistics::Int32(found) => i64::from(found.min_value?)..=i64::from(found.max_value?),
        Statistics::Int64(found) => found.min_value?..=found.max_value?,
        _ => return None,
    };
    // Numbers without a sign may stand in another order.
    (range.start() <= range.end()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_bound_counts_where_all_chunks_have_it() {
        let most = |chunks: &[(usize, Option<RangeInclusive<i64>>)]| {
            let mut most = Most::default();
            chunks.iter().cloned().for_each(|(values, within)| most.extend(values, within));
            most.values()
        };
        assert_eq!(most(&[]), 0);
        assert_eq!(most(&[(100, Some(1..=12)), (100, Some(3..=20))]), 20);
        assert_eq!(most(&[(5, Some(1..=12)), (6, Some(3..=20))]), 11);
        assert_eq!(most(&[(100, Some(1..=12)), (100, None)]), 200);
        assert_eq!(most(&[(100, None), (100, Some(1..=12))]), 200);
        assert_eq!(most(&[(100, Some(i64::MIN..=i64::MAX))]), 100);
    }
}
