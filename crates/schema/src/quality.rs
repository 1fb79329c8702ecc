//! Data quality: suites of rules over a dataset, as they stand in their readable JSON files, and what checking them gives.
//!
//! A suite is the file `quality/NAME.json` of the workspace: `{"falaj":"quality/1","name","dataset","rules":[…]}`.

mod calls;
mod file;
mod form;
mod names;
mod result;

use schemars::JsonSchema;
use ts_rs::TS;

use crate::contract;
use crate::dataset::ColumnType;

pub use calls::*;
pub use file::{parse, to_text};
pub use result::*;

/// The format this build writes, and the newest it reads.
pub const FORMAT: u32 = 1;

contract! {
    /// Rules that a dataset is held to.
    #[serde(deny_unknown_fields)]
    pub struct QualitySuite {
        /// What the file is and in which format: `quality/1`; see [`FORMAT`].
        pub falaj: String,
        /// Name in the workspace, and of the file without ending.
        pub name: String,
        /// Dataset that it is meant for, by name; another one can be checked with it all the same.
        pub dataset: String,
        /// What it is for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[ts(optional, as = "Option<String>")]
        pub description: String,
        /// The rules, in the order in which they are shown.
        pub rules: Vec<QualityRule>,
    }

    /// What a rule that does not hold means.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "lowercase")]
    pub enum Severity {
        /// The suite does not pass.
        #[default]
        Error,
        /// It is told, and the suite passes.
        Warn,
    }

    /// A value in a rule: numbers and yes/no as they are, dates, moments and times of day as ISO 8601 text.
    #[serde(untagged)]
    pub enum Scalar {
        /// True or false.
        Boolean(bool),
        /// A whole number.
        Integer(i64),
        /// A number.
        Real(f64),
        /// Text, a date (`2013-01-31`), a moment (`2013-01-31T08:00:00`, UTC) or a time of day (`08:00`).
        Text(String),
    }

    /// A column that a table is to have.
    #[serde(deny_unknown_fields)]
    pub struct ExpectedColumn {
        /// Name.
        pub name: String,
        /// Type of its values; any by default.
        #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub kind: Option<ColumnType>,
    }

    /// A number that says something about a whole column. Missing values take no part.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Statistic {
        /// Arithmetic mean.
        Mean,
        /// The quantile 0.5.
        Median,
        /// Standard deviation, n − 1.
        Sd,
        /// Sum.
        Sum,
        /// Smallest value; also of dates, moments and times of day.
        Min,
        /// Largest value; also of dates, moments and times of day.
        Max,
        /// A quantile, by linear interpolation.
        Quantile,
    }

    /// How two values are compared.
    #[derive(Copy, Eq)]
    pub enum CompareOp {
        /// Less.
        #[serde(rename = "<")]
        Less,
        /// Less or equal.
        #[serde(rename = "<=")]
        AtMost,
        /// Equal.
        #[serde(rename = "=")]
        Equal,
        /// Not equal.
        #[serde(rename = "!=")]
        NotEqual,
        /// Greater or equal.
        #[serde(rename = ">=")]
        AtLeast,
        /// Greater.
        #[serde(rename = ">")]
        Greater,
    }

    /// How the distance between two distributions is measured.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum Distance {
        /// Population stability index: 0 for equal distributions; above 0.2 they are usually called different.
        Psi,
        /// Two-sample Kolmogorov–Smirnov statistic, 0 to 1; numbers and moments only.
        Ks,
    }

    /// A value and its share.
    #[serde(deny_unknown_fields)]
    pub struct ValueShare {
        /// The value as text.
        pub value: String,
        /// Share of the values, 0 to 1.
        pub share: f64,
    }

    /// What a distribution is compared with.
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    pub enum Reference {
        /// The column of the same name in another dataset or version, `name` or `name@version`.
        Dataset(String),
        /// Shares of the values.
        Values(Vec<ValueShare>),
        /// Shares of the numbers between edges, for example between quantiles; numbers beyond the ends count to the first
        /// and the last. Moments are milliseconds since the epoch.
        Bins {
            /// Rising edges, one more than there are shares.
            edges: Vec<f64>,
            /// Share between each edge and the next, 0 to 1.
            shares: Vec<f64>,
        },
    }

    /// What a rule checks, with the parameters that it needs. Row-wise checks leave out rows without a value, save
    /// `not_missing`; the others look at the table as a whole.
    #[serde(tag = "check", rename_all = "snake_case", deny_unknown_fields)]
    pub enum QualityCheck {
        /// The table has these columns.
        Columns {
            /// The columns.
            columns: Vec<ExpectedColumn>,
            /// Others may be there.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            others: bool,
            /// They stand in this order.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            ordered: bool,
        },
        /// The column has one of these types.
        Type {
            /// Column.
            column: String,
            /// Allowed types.
            types: Vec<ColumnType>,
        },
        /// The column has a value in every row (row-wise).
        NotMissing {
            /// Column.
            column: String,
        },
        /// The values lie between bounds (row-wise). One bound may be left out.
        Range {
            /// Column of numbers, dates, moments or times of day.
            column: String,
            /// Least value.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            min: Option<Scalar>,
            /// Greatest value.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            max: Option<Scalar>,
            /// The least value itself is not allowed.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            strict_min: bool,
            /// The greatest value itself is not allowed.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            strict_max: bool,
        },
        /// The values are among these, or not among them (row-wise).
        Values {
            /// Column.
            column: String,
            /// The set.
            values: Vec<Scalar>,
            /// The set is what is not allowed.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            forbidden: bool,
        },
        /// The texts match a regular expression (row-wise). It may match anywhere; `^` and `$` bind it to the ends.
        Pattern {
            /// Column of text.
            column: String,
            /// Regular expression, in the syntax of the Rust crate regex (no look-around, no back-references).
            pattern: String,
            /// A match is what is not allowed.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            forbidden: bool,
        },
        /// The texts have so many characters, counted as Unicode code points (row-wise).
        Length {
            /// Column of text.
            column: String,
            /// Least number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            min: Option<u64>,
            /// Greatest number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            max: Option<u64>,
        },
        /// No two rows have the same values in these columns together (row-wise). Rows that lack one of them are left out.
        Unique {
            /// The columns.
            columns: Vec<String>,
        },
        /// The table has so many rows.
        RowCount {
            /// Least number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            min: Option<u64>,
            /// Greatest number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            max: Option<u64>,
        },
        /// The column has so many different values.
        DistinctCount {
            /// Column.
            column: String,
            /// Least number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            min: Option<f64>,
            /// Greatest number.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            max: Option<f64>,
            /// The numbers are shares of the values that are there, 0 to 1.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            share: bool,
        },
        /// A statistic of the column lies between bounds.
        Statistic {
            /// Column of numbers; for `min` and `max` also of dates, moments or times of day.
            column: String,
            /// Which.
            statistic: Statistic,
            /// Which quantile, 0 to 1; with `quantile` only.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            quantile: Option<f64>,
            /// Least value.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            min: Option<Scalar>,
            /// Greatest value.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            max: Option<Scalar>,
        },
        /// The newest moment of the column is not too old.
        Freshness {
            /// Column of dates or moments.
            column: String,
            /// How many hours old it may be.
            hours: f64,
            /// As seen from this moment (UTC); from now by default.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            at: Option<String>,
        },
        /// The values are there in a column of another dataset (row-wise).
        References {
            /// Column.
            column: String,
            /// The other dataset, `name` or `name@version`.
            dataset: String,
            /// Its column.
            key: String,
        },
        /// The values never fall from one row to the next (row-wise; rows without a value are passed over).
        Ordered {
            /// Column.
            column: String,
            /// They never rise.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            descending: bool,
            /// They are never equal either.
            #[serde(default, skip_serializing_if = "is_false")]
            #[ts(optional, as = "Option<bool>")]
            strict: bool,
        },
        /// The value of one column compares so with that of another in the same row (row-wise).
        Compare {
            /// Left column.
            column: String,
            /// How.
            op: CompareOp,
            /// Right column.
            other: String,
        },
        /// The distribution of the column is near to another one.
        Distribution {
            /// Column.
            column: String,
            /// How the distance is measured.
            method: Distance,
            /// Greatest distance.
            max: f64,
            /// What it is compared with.
            against: Reference,
        },
        /// An expression is true in every row (row-wise). It sees one row at a time; where it is null, the row is left out.
        Expression {
            /// In Falaj's expression language over the columns, for example `arr_delay < 60 or cancelled`; names with
            /// spaces stand in backticks or double quotation marks.
            expression: String,
        },
        /// A query for what must not be there gives no row. It may look at many rows together.
        Sql {
            /// One SELECT over the table `data`, for example
            /// `SELECT carrier, SUM(fare) FROM data GROUP BY carrier HAVING SUM(fare) < 0`.
            query: String,
        },
    }
}

/// One thing that is to hold.
#[derive(Debug, Clone, PartialEq, JsonSchema, TS)]
pub struct QualityRule {
    /// Unique in the suite; how commands and results name it.
    pub id: String,
    /// What is checked.
    #[serde(flatten)]
    #[ts(flatten)]
    pub check: QualityCheck,
    /// What it means when it does not hold; `error` by default.
    #[serde(default)]
    #[ts(optional, as = "Option<Severity>")]
    pub severity: Severity,
    /// Condition in Falaj's expression language: only such rows are checked (row-wise checks only).
    #[serde(rename = "where", default)]
    #[ts(optional)]
    pub condition: Option<String>,
    /// Least share of the checked rows for which it must hold, above 0 to 1; 1 by default (row-wise checks only).
    #[serde(default = "form::all")]
    #[ts(optional, as = "Option<f64>")]
    pub mostly: f64,
    /// Why it is there, for people.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl QualitySuite {
    /// A suite without rules, in this build's format.
    pub fn new(name: impl Into<String>, dataset: impl Into<String>) -> Self {
        Self {
            falaj: format!("quality/{FORMAT}"),
            name: name.into(),
            dataset: dataset.into(),
            description: String::new(),
            rules: Vec::new(),
        }
    }

    /// Refuses what a newer Falaj wrote, and what is no suite. Errors: `suite_newer`, `suite_invalid`.
    pub fn check_format(&self) -> crate::Result<()> {
        file::check_format(&self.falaj)
    }
}

impl QualityRule {
    /// A rule of severity `error` for all rows.
    pub fn new(id: impl Into<String>, check: QualityCheck) -> Self {
        Self { id: id.into(), check, severity: Severity::Error, condition: None, mostly: 1.0, note: String::new() }
    }
}
