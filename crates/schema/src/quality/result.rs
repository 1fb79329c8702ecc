//! What checking a suite gives.

use super::{Scalar, Severity};
use crate::dataset::{ColumnType, TopValue};
use crate::error::WireError;
use crate::{Millis, contract};

contract! {
    /// How a rule came out.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum RuleStatus {
        /// It holds.
        Passed,
        /// It does not hold.
        Failed,
        /// It can't be checked: a column is missing or of another type, an expression can't be read. Counts as failed.
        Broken,
    }

    /// How a column differs from what a rule expects.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum ColumnProblem {
        /// It is not there.
        Missing,
        /// It is there and not expected.
        Unexpected,
        /// It has another type.
        Retyped,
        /// It stands in another place.
        Moved,
    }

    /// A column that differs from what a rule expects.
    pub struct ColumnMismatch {
        /// Name.
        pub name: String,
        /// How.
        pub problem: ColumnProblem,
        /// Type that it has.
        pub found: Option<ColumnType>,
        /// Type or types that it is to have; empty where any will do.
        pub expected: Vec<ColumnType>,
    }

    /// What was seen when a rule was checked; only what says something about its check is there.
    #[derive(Default)]
    pub struct Observed {
        /// What was measured of the whole: the number of rows or different values, the statistic, the newest moment, the
        /// distance.
        pub value: Option<Scalar>,
        /// Smallest value of the column (`range` without a condition).
        pub min: Option<Scalar>,
        /// Largest value of the column (`range` without a condition).
        pub max: Option<Scalar>,
        /// Share of the checked rows for which it holds, 0 to 1; none if no row was checked.
        pub share: Option<f64>,
        /// The texts that fail, most frequent first; at most 10.
        pub values: Vec<TopValue>,
        /// Columns that differ (`columns` and `type`); at most 100.
        pub columns: Vec<ColumnMismatch>,
    }

    /// How one rule came out.
    pub struct RuleResult {
        /// Id of the rule.
        pub rule: String,
        /// The column it is about; none for rules about the table or several columns.
        pub column: Option<String>,
        /// All columns that it looks at; of `sql` those that the query gives.
        pub columns: Vec<String>,
        /// What was checked, for example `range`.
        pub check: String,
        /// What it means when it does not hold.
        pub severity: Severity,
        /// How it came out.
        pub status: RuleStatus,
        /// Rows that were checked: those with a value that the condition lets through.
        pub checked_rows: u64,
        /// Rows for which it does not hold, or that the query of `sql` gives; 0 for other checks of the whole.
        pub failed_rows: u64,
        /// What was seen.
        pub observed: Observed,
        /// The first failing rows, counted from 1, of `sql` in what the query gives; at most 20.
        pub rows: Vec<u64>,
        /// The values of `columns` in each of these rows as text; at most 8 columns.
        pub examples: Vec<Vec<Option<String>>>,
        /// How it came out, in the caller's language.
        pub message: String,
        /// Why it can't be checked.
        pub error: Option<WireError>,
    }

    /// Rules by how they came out.
    #[derive(Copy, Eq, Default)]
    pub struct StatusCounts {
        /// Rules that hold.
        pub passed: u32,
        /// Rules that do not.
        pub failed: u32,
        /// Rules that can't be checked.
        pub broken: u32,
    }

    /// Rules by severity and by how they came out.
    #[derive(Copy, Eq, Default)]
    pub struct RuleCounts {
        /// Of severity `error`.
        pub error: StatusCounts,
        /// Of severity `warn`.
        pub warn: StatusCounts,
    }

    /// One check of a suite, in a list.
    pub struct QualityRun {
        /// Identity in the history; empty where it is not kept.
        pub id: String,
        /// Name of the suite.
        pub suite: String,
        /// Name of the dataset.
        pub dataset: String,
        /// Its version; none for a table in the middle of a pipeline.
        pub version: Option<u32>,
        /// SHA-256 of the table's file, hexadecimal.
        pub digest: String,
        /// True when every rule of severity `error` holds.
        pub passed: bool,
        /// Rules by severity and status.
        pub counts: RuleCounts,
        /// Rows of the table.
        pub rows: u64,
        /// When it was checked.
        pub created: Millis,
        /// How long it took.
        pub seconds: f64,
        /// Who checked it.
        pub actor: String,
        /// The run of a pipeline that checked it.
        pub run: Option<String>,
    }

    /// One check of a suite with the result of every rule.
    pub struct QualityResult {
        /// What the list shows.
        #[serde(flatten)]
        #[ts(flatten)]
        pub summary: QualityRun,
        /// The rules in the order of the suite.
        pub results: Vec<RuleResult>,
    }

    /// How a rule came out in one check of the history.
    pub struct RulePoint {
        /// Identity of the check.
        pub check: String,
        /// How it came out.
        pub status: RuleStatus,
        /// Rows that were checked.
        pub checked_rows: u64,
        /// Rows for which it did not hold.
        pub failed_rows: u64,
        /// What was measured of the whole, where that is a number.
        #[serde(default)]
        pub value: Option<f64>,
    }

    /// A rule over the checks of the history.
    pub struct RuleTrend {
        /// Id of the rule.
        pub rule: String,
        /// Oldest first; checks that did not have the rule are left out.
        pub points: Vec<RulePoint>,
    }

    /// What a gate of a pipeline found, on its node of the run.
    pub struct GateResult {
        /// Name of the suite.
        pub suite: String,
        /// Identity of the check in the history.
        pub check: String,
        /// Rules by severity and status.
        pub counts: RuleCounts,
        /// The rules that do not hold or can't be checked; at most 100.
        pub failing: Vec<GateNote>,
    }

    /// A rule that did not hold at a gate.
    pub struct GateNote {
        /// Id of the rule.
        pub rule: String,
        /// What that means.
        pub severity: Severity,
        /// How it came out, in the language of who started the run.
        pub message: String,
    }
}

impl StatusCounts {
    /// Counts one rule.
    pub fn add(&mut self, status: RuleStatus) {
        match status {
            RuleStatus::Passed => self.passed += 1,
            RuleStatus::Failed => self.failed += 1,
            RuleStatus::Broken => self.broken += 1,
        }
    }

    /// Rules that do not hold or can't be checked.
    pub fn bad(&self) -> u32 {
        self.failed + self.broken
    }
}

impl RuleCounts {
    /// Counts these results.
    pub fn of(results: &[RuleResult]) -> Self {
        let mut counts = Self::default();
        for result in results {
            match result.severity {
                Severity::Error => counts.error.add(result.status),
                Severity::Warn => counts.warn.add(result.status),
            }
        }
        counts
    }
}

impl RuleStatus {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Broken => "broken",
        }
    }

    /// The status of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Passed, Self::Failed, Self::Broken].into_iter().find(|status| status.as_str() == name)
    }
}
