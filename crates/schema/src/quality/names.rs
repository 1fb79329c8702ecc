//! Names of checks, comparisons and statistics, as they stand in files.

use super::{CompareOp, QualityCheck, Scalar, Statistic};

impl QualityCheck {
    /// The name in the file.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Columns { .. } => "columns",
            Self::Type { .. } => "type",
            Self::NotMissing { .. } => "not_missing",
            Self::Range { .. } => "range",
            Self::Values { .. } => "values",
            Self::Pattern { .. } => "pattern",
            Self::Length { .. } => "length",
            Self::Unique { .. } => "unique",
            Self::RowCount { .. } => "row_count",
            Self::DistinctCount { .. } => "distinct_count",
            Self::Statistic { .. } => "statistic",
            Self::Freshness { .. } => "freshness",
            Self::References { .. } => "references",
            Self::Ordered { .. } => "ordered",
            Self::Compare { .. } => "compare",
            Self::Distribution { .. } => "distribution",
            Self::Expression { .. } => "expression",
            Self::Sql { .. } => "sql",
        }
    }

    /// True for checks that hold or fail row by row; only these take `where` and `mostly`. They have failing rows, as has
    /// `sql`, whose failing rows are what the query gives.
    pub fn is_row_wise(&self) -> bool {
        matches!(
            self,
            Self::NotMissing { .. }
                | Self::Range { .. }
                | Self::Values { .. }
                | Self::Pattern { .. }
                | Self::Length { .. }
                | Self::Unique { .. }
                | Self::References { .. }
                | Self::Ordered { .. }
                | Self::Compare { .. }
                | Self::Expression { .. }
        )
    }

    /// The columns that it names, the one that it is about first.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Columns { .. } | Self::RowCount { .. } | Self::Expression { .. } | Self::Sql { .. } => Vec::new(),
            Self::Unique { columns } => columns.iter().map(String::as_str).collect(),
            Self::Compare { column, other, .. } => vec![column, other],
            Self::Type { column, .. }
            | Self::NotMissing { column }
            | Self::Range { column, .. }
            | Self::Values { column, .. }
            | Self::Pattern { column, .. }
            | Self::Length { column, .. }
            | Self::DistinctCount { column, .. }
            | Self::Statistic { column, .. }
            | Self::Freshness { column, .. }
            | Self::References { column, .. }
            | Self::Ordered { column, .. }
            | Self::Distribution { column, .. } => vec![column],
        }
    }
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Real(value) => value.fmt(f),
            Self::Text(value) => f.write_str(value),
        }
    }
}

impl CompareOp {
    /// The sign in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::AtLeast => ">=",
            Self::Greater => ">",
        }
    }
}

impl Statistic {
    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Sd => "sd",
            Self::Sum => "sum",
            Self::Min => "min",
            Self::Max => "max",
            Self::Quantile => "quantile",
        }
    }
}
