//! What is asked about data quality, and what is answered.

use super::{QualityRun, QualitySuite, RuleTrend};
use crate::dataset::Column;
use crate::error::WireError;
use crate::quality::QualityResult;
use crate::{Millis, contract};

contract! {
    /// A suite of the workspace, in a list.
    pub struct SuiteSummary {
        /// Name; how commands refer to it.
        pub name: String,
        /// Dataset that it is meant for; empty where the file can't be read.
        pub dataset: String,
        /// What it is for.
        pub description: String,
        /// Number of rules.
        pub rules: u32,
        /// Path of the file.
        pub path: String,
        /// When the file was last changed.
        pub modified: Millis,
        /// Why the file can't be used.
        pub problem: Option<WireError>,
        /// The newest check with it.
        pub last: Option<QualityRun>,
    }

    /// The suites of the workspace.
    pub struct SuiteList {
        /// By name.
        pub suites: Vec<SuiteSummary>,
    }

    /// Names a suite: its name in the workspace, or the path of its file.
    pub struct SuiteRef {
        /// Name or path.
        pub suite: String,
    }

    /// A suite.
    pub struct SuiteResponse {
        /// The suite.
        pub suite: QualitySuite,
        /// Path of its file.
        pub path: String,
        /// What is wrong with its rules, whatever the data.
        pub problems: Vec<WireError>,
    }

    /// Asks to keep a suite in the workspace; one of the same name is replaced.
    pub struct SaveSuiteRequest {
        /// The whole suite.
        pub suite: QualitySuite,
    }

    /// Asks for rules that suit a dataset.
    pub struct SuggestRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// Only rules about these columns; all by default.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
    }

    /// Why a rule is suggested.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum SuggestReason {
        /// The columns and types that are there now.
        Schema,
        /// The number of rows that are there now.
        RowCount,
        /// No value is missing.
        NothingMissing,
        /// Few values are missing.
        FewMissing,
        /// Every value stands there once, and tells rows apart.
        TellsApart,
        /// The smallest and largest number, with a margin.
        Span,
        /// No number is negative.
        NotNegative,
        /// Few different values.
        FewValues,
        /// The same value in every row.
        Constant,
        /// All texts look like this kind of personal data.
        Personal,
        /// All texts are built alike.
        Shape,
        /// The values never fall.
        Rising,
    }

    /// Why one of the suggested rules is there.
    pub struct Suggestion {
        /// Id of the rule.
        pub rule: String,
        /// Why.
        pub reason: SuggestReason,
        /// Why, in the caller's language.
        pub message: String,
    }

    /// Rules that suit a dataset.
    pub struct SuggestResponse {
        /// A suite of them, not kept anywhere.
        pub suite: QualitySuite,
        /// One for each rule, in the same order.
        pub reasons: Vec<Suggestion>,
    }

    /// Asks to check a dataset with a suite: one that is named, or one that is given.
    pub struct CheckQualityRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// Name of a suite of the workspace, or path of its file.
        #[serde(default)]
        #[ts(optional)]
        pub suite: Option<String>,
        /// A suite that need not be saved; what comes of it is not kept.
        #[serde(default)]
        #[ts(optional)]
        pub inline: Option<QualitySuite>,
        /// Only these rules, by id; what comes of a part is not kept.
        #[serde(default)]
        #[ts(optional)]
        pub rules: Option<Vec<String>>,
    }

    /// Asks for the history of a suite.
    pub struct QualityHistoryRequest {
        /// Name of the suite; all suites by default, then without trends.
        #[serde(default)]
        #[ts(optional)]
        pub suite: Option<String>,
        /// Only checks of this dataset, by name.
        #[serde(default)]
        #[ts(optional)]
        pub dataset: Option<String>,
        /// At most so many checks, newest first; 30 by default.
        #[serde(default)]
        #[ts(optional)]
        pub limit: Option<u32>,
        /// The check whose results are wanted whole, by id; the newest by default.
        #[serde(default)]
        #[ts(optional)]
        pub check: Option<String>,
    }

    /// The history of a suite.
    pub struct QualityHistory {
        /// Newest first.
        pub checks: Vec<QualityRun>,
        /// How many there are in all.
        pub total: u64,
        /// Each rule over these checks, in the order of the newest check.
        pub rules: Vec<RuleTrend>,
        /// The check asked for, as long as its results are kept whole: the newest 20 of a suite and dataset are.
        pub whole: Option<QualityResult>,
    }

    /// Asks for the rows that fail a rule.
    pub struct FailingRowsRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// Name of a suite of the workspace, or path of its file.
        #[serde(default)]
        #[ts(optional)]
        pub suite: Option<String>,
        /// A suite that need not be saved.
        #[serde(default)]
        #[ts(optional)]
        pub inline: Option<QualitySuite>,
        /// Id of the rule.
        pub rule: String,
        /// How many of the failing rows to leave out.
        #[serde(default)]
        pub offset: u64,
        /// How many rows, at most 1,000.
        pub limit: u32,
        /// Only these columns, in this order; all by default.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
    }

    /// Rows that fail a rule.
    pub struct FailingRows {
        /// The columns asked for, in order.
        pub columns: Vec<Column>,
        /// Number of each row in the dataset, counted from 1; of `sql` in what the query gives.
        pub numbers: Vec<u64>,
        /// Rows of cells as text; `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
        /// Failing rows in all.
        pub total: u64,
    }

    /// Asks to write the rows that fail a rule to a file.
    pub struct ExportRowsRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// Name of a suite of the workspace, or path of its file.
        #[serde(default)]
        #[ts(optional)]
        pub suite: Option<String>,
        /// A suite that need not be saved.
        #[serde(default)]
        #[ts(optional)]
        pub inline: Option<QualitySuite>,
        /// Id of the rule.
        pub rule: String,
        /// CSV or Parquet file to write, as its ending says; the number of the row is its first column, `row`.
        pub output: String,
        /// Only these columns, in this order; all by default.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
    }

    /// A file of failing rows that was written.
    pub struct RowsExport {
        /// Path of the file.
        pub path: String,
        /// Rows that it holds.
        pub rows: u64,
    }

    /// A file of failing rows.
    pub struct RowsExportResponse {
        /// The file.
        pub export: RowsExport,
    }

    /// Asks to make a suite of a suite of Great Expectations.
    pub struct ImportSuiteRequest {
        /// Path of its JSON file (Great Expectations 0.18 or 1).
        pub path: String,
        /// Dataset that the suite is meant for.
        pub dataset: String,
        /// Name of the new suite; by default that in the file.
        #[serde(default)]
        #[ts(optional)]
        pub name: Option<String>,
        /// Look only: nothing is kept.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub preview: bool,
    }

    /// Why an expectation has no rule.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum LeftOutReason {
        /// No rule says the same.
        NoCounterpart,
        /// It has a setting that no rule has; see `detail`.
        Setting,
        /// Its condition is not a plain comparison; see `detail`.
        Condition,
        /// It takes a value from a parameter of the run.
        Parameter,
        /// It lacks a setting, or one has a value that makes no sense; see `detail`.
        Incomplete,
    }

    /// An expectation without a rule.
    pub struct LeftOutExpectation {
        /// Where it stands in the file, counted from 1.
        pub position: u32,
        /// Its type there.
        pub expectation: String,
        /// Its column, if it has one.
        pub column: Option<String>,
        /// Why.
        pub reason: LeftOutReason,
        /// The setting or condition.
        pub detail: String,
        /// Why, in the caller's language.
        pub message: String,
    }

    /// A suite that was made of another one.
    pub struct ImportSuiteResponse {
        /// The suite.
        pub suite: QualitySuite,
        /// Path of its file; none for a preview.
        pub path: Option<String>,
        /// Expectations in the file.
        pub expectations: u32,
        /// Expectations without a rule.
        pub left_out: Vec<LeftOutExpectation>,
    }
}

impl SuggestReason {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::RowCount => "row_count",
            Self::NothingMissing => "nothing_missing",
            Self::FewMissing => "few_missing",
            Self::TellsApart => "tells_apart",
            Self::Span => "span",
            Self::NotNegative => "not_negative",
            Self::FewValues => "few_values",
            Self::Constant => "constant",
            Self::Personal => "personal",
            Self::Shape => "shape",
            Self::Rising => "rising",
        }
    }
}

impl LeftOutReason {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoCounterpart => "no_counterpart",
            Self::Setting => "setting",
            Self::Condition => "condition",
            Self::Parameter => "parameter",
            Self::Incomplete => "incomplete",
        }
    }
}
