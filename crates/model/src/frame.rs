//! A table in memory, column by column: what preprocessing is fitted on and applied to.

use falaj_schema::dataset::ColumnType;

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// Number of rows; every column has so many values.
    pub rows: usize,
    /// The columns, each with a name of its own.
    pub columns: Vec<Series>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Name.
    pub name: String,
    /// Type of its values.
    pub kind: ColumnType,
    /// The values.
    pub values: Values,
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Integer, real or boolean (0 and 1). NaN is missing.
    Number(Vec<f64>),
    /// Text, each different value once; [`Values::NO_TEXT`] is missing.
    Text {
        /// The different values.
        dictionary: Vec<String>,
        /// Position in `dictionary` of each row's value.
        codes: Vec<u32>,
    },
    /// Date and datetime: microseconds since the Unix epoch (UTC). Time: microseconds since midnight.
    /// [`Values::NO_TIME`] is missing.
    Time(Vec<i64>),
}

impl Values {
    /// The code of a missing text.
    pub const NO_TEXT: u32 = u32::MAX;
    /// The value of a missing moment.
    pub const NO_TIME: i64 = i64::MIN;

    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) => values.len(),
            Self::Text { codes, .. } => codes.len(),
            Self::Time(values) => values.len(),
        }
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True when the value of `row` is missing. A number that is not finite counts as missing.
    pub fn is_missing(&self, row: usize) -> bool {
        match self {
            Self::Number(values) => !values[row].is_finite(),
            Self::Text { codes, .. } => codes[row] == Self::NO_TEXT,
            Self::Time(values) => values[row] == Self::NO_TIME,
        }
    }

    /// Number of missing values.
    pub fn missing(&self) -> usize {
        (0..self.len()).filter(|row| self.is_missing(*row)).count()
    }

    /// True when no row has a value.
    pub fn all_missing(&self) -> bool {
        (0..self.len()).all(|row| self.is_missing(row))
    }
}

impl Frame {
    /// A copy of some rows.
    pub fn part(&self, rows: std::ops::Range<usize>) -> Frame {
        let columns = self.columns.iter().map(|series| {
            let values = match &series.values {
                Values::Number(values) => Values::Number(values[rows.clone()].to_vec()),
                Values::Text { dictionary, codes } => {
                    Values::Text { dictionary: dictionary.clone(), codes: codes[rows.clone()].to_vec() }
                }
                Values::Time(values) => Values::Time(values[rows.clone()].to_vec()),
            };
            Series { name: series.name.clone(), kind: series.kind, values }
        });
        Frame { rows: rows.len(), columns: columns.collect() }
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Series> {
        self.columns.iter().find(|series| series.name == name)
    }
}
