//! Preprocessing: fitted once on the training part, then applied by the same code wherever rows come from.

mod apply;
mod category;
mod fit;
mod moment_step;
mod notes;
mod number;
mod signature;

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};

pub(crate) use category::number_text;
pub use category::{CategoryStep, Coding, MISSING, OTHER};
pub use moment_step::MomentStep;
pub use notes::{Note, NoteCount, NoteKind};
pub(crate) use number::summarise;
pub use number::{NumberStep, Scaling};

use crate::frame::{Frame, Series};

/// How to fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// What stands in for a missing number.
    pub numeric: Impute,
    /// How numbers are scaled.
    pub scale: Scale,
    /// How categories become numbers.
    pub categorical: Categorical,
    /// Most values of a category that are told apart; rarer ones become "other".
    pub max_categories: u32,
    /// Takes moments apart into season, weekday and hour; otherwise they are one number.
    pub date_parts: bool,
    /// Adds an input that says "was missing" for each column with missing values in training.
    pub missing_flags: bool,
    /// Number columns whose values are names of categories.
    pub categorical_integers: Vec<String>,
}

/// What stands in for a missing number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impute {
    /// The median of training.
    Median,
    /// The mean of training.
    Mean,
    /// This number.
    Constant(f64),
}

/// How numbers are scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// To mean 0 and standard deviation 1.
    Standard,
    /// To 0 at the smallest and 1 at the largest value of training.
    MinMax,
    /// Not at all.
    None,
}

/// How categories become numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Categorical {
    /// A code for each value, for an embedding.
    Codes,
    /// A 0/1 input for each value.
    OneHot,
    /// The rank of the value in sorted order, from 0 to 1.
    Ordinal,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            numeric: Impute::Median,
            scale: Scale::Standard,
            categorical: Categorical::Codes,
            max_categories: 200,
            date_parts: true,
            missing_flags: true,
            categorical_integers: Vec::new(),
        }
    }
}

/// Fitted preprocessing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preprocessing {
    /// Rows it was fitted on.
    pub rows: u64,
    /// What is done with each input, in order.
    pub columns: Vec<ColumnStep>,
    /// Columns that are not used, since nothing can be learnt from them.
    pub dropped: Vec<DroppedColumn>,
}

/// What is done with one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnStep {
    /// Name.
    pub name: String,
    /// Type of its values.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// Missing values in training.
    pub missing: u64,
    /// Adds an input that is 1 where the value is missing.
    pub flag: bool,
    /// What becomes of its values.
    pub step: Step,
}

/// What becomes of a column's values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Numbers and booleans.
    Number(NumberStep),
    /// Text, and numbers that are names.
    Category(CategoryStep),
    /// Dates, moments and times of day.
    Moment(MomentStep),
}

/// A column that is not used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DroppedColumn {
    /// Name.
    pub name: String,
    /// Why.
    pub reason: DropReason,
}

/// Why a column is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The same value in every row.
    Constant,
    /// No value in any row.
    Empty,
    /// Text that is different in every row.
    Identifier,
}

/// Rows ready for a network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Encoded {
    /// Number of rows.
    pub rows: usize,
    /// Numeric inputs, row-major [rows, [`Preprocessing::numeric_width`]].
    pub numeric: Vec<f32>,
    /// Codes of categorical inputs, row-major [rows, number of [`Preprocessing::cardinalities`]].
    pub codes: Vec<u32>,
}

impl ColumnStep {
    fn numeric_width(&self) -> usize {
        let values = match &self.step {
            Step::Number(step) => usize::from(step.scaling.is_some()),
            Step::Category(step) => step.numeric_width(),
            Step::Moment(step) => step.numeric_width(),
        };
        values + usize::from(self.flag)
    }

    fn categories(&self) -> Vec<&CategoryStep> {
        match &self.step {
            Step::Number(_) => Vec::new(),
            Step::Category(step) => vec![step],
            Step::Moment(step) => step.weekday.iter().chain(&step.hour).collect(),
        }
    }

    fn cardinalities(&self) -> impl Iterator<Item = u32> {
        self.categories().into_iter().filter(|step| step.coding == Coding::Codes).map(CategoryStep::cardinality)
    }
}

impl Preprocessing {
    /// Numeric inputs of an encoded row.
    pub fn numeric_width(&self) -> usize {
        self.columns.iter().map(ColumnStep::numeric_width).sum()
    }

    /// Number of codes of each categorical input of an encoded row.
    pub fn cardinalities(&self) -> Vec<u32> {
        self.columns.iter().flat_map(ColumnStep::cardinalities).collect()
    }

    /// Each step beside its column of `frame`.
    ///
    /// A column that is not there is [`Code::ColumnMissing`], one of a type that can't be taken for the one of training
    /// [`Code::ColumnType`] (with `found` and `expected`). A column without any value fits every type.
    fn matched<'a>(&'a self, frame: &'a Frame) -> Result<Vec<(&'a ColumnStep, &'a Series)>> {
        let find = |step: &'a ColumnStep| {
            let missing = || Error::new(Code::ColumnMissing).column(&step.name);
            let series = frame.column(&step.name).ok_or_else(missing)?;
            if series.values.len() != frame.rows {
                return Err(Error::new(Code::Internal).column(&step.name).detail("column and frame differ in length"));
            }
            check_type(step, series).map(|()| (step, series))
        };
        self.columns.iter().map(find).collect()
    }
}

fn check_type(step: &ColumnStep, series: &Series) -> Result<()> {
    use ColumnType::{Date, Datetime, Integer, Real};
    let alike = |kind| match kind {
        Integer | Real => Integer,
        Date | Datetime => Datetime,
        other => other,
    };
    if alike(step.kind) == alike(series.kind) || series.values.all_missing() {
        return Ok(());
    }
    let error = Error::new(Code::ColumnType).column(&step.name);
    Err(error.with("found", series.kind.as_str()).with("expected", step.kind.as_str()))
}
