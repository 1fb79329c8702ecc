//! Preprocessing: fitted once on the training part, then applied by the same code wherever rows come from.

mod apply;
mod bins;
mod category;
mod fit;
mod moment_step;
mod notes;
mod number;
mod signature;
mod target_coding;
mod text;

use falaj_expr::Cleaning;
use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};

pub use bins::BinStep;
pub(crate) use category::number_text;
pub use category::{CategoryStep, Coding, MISSING, OTHER};
pub use moment_step::MomentStep;
pub use notes::{Note, NoteCount, NoteKind};
pub(crate) use number::summarise;
pub use number::{Clip, NumberStep, Scaling};
pub use text::{TextStep, Weights};

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
    /// Numbers are held between these quantiles of training, both from 0 to 1; not at all by default.
    pub clip: Option<[f64; 2]>,
    /// Number columns that become bins.
    pub bins: Option<Bins>,
    /// Text columns that become counts of words.
    pub text: Option<Text>,
    /// [`Categorical::Target`]: a category of so many rows is drawn half of the way to the mean of all.
    pub smoothing: f64,
    /// [`Categorical::Target`]: into so many parts training is divided, so that no row's input tells its own target.
    pub folds: u32,
}

/// Which number columns become bins, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bins {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Number of bins, at least 2; fewer where values repeat.
    pub count: u32,
    /// Where they begin.
    pub method: BinMethod,
}

/// Where bins begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinMethod {
    /// At equal distances from the least to the greatest value of training.
    EqualWidth,
    /// At quantiles, so that as many values of training lie in each.
    Quantiles,
}

/// Which text columns become counts of words, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// What is counted.
    pub method: TextMethod,
    /// Number of inputs of each column: buckets, or terms at most.
    pub inputs: u32,
    /// Neighbouring words that count together, at least 1.
    pub longest: u32,
    /// How text is brought to one form before.
    #[serde(default)]
    pub cleaning: Cleaning,
}

/// What is counted of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextMethod {
    /// Words by their hash.
    Hash,
    /// The terms that most texts of training hold, weighted by how rare they are.
    TfIdf,
}

/// What stands in for a missing number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impute {
    /// The median of training.
    Median,
    /// The mean of training.
    Mean,
    /// The most frequent number of training, the least of several.
    Mode,
    /// The last number of training, in the order of its rows.
    Last,
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
    /// To median 0 and distance 1 between the quartiles; as `Standard` where the quartiles are the same.
    Robust,
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
    /// The mean of the target over the rows with the value, drawn to the mean of all where they are few.
    Target,
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
            clip: None,
            bins: None,
            text: None,
            smoothing: 10.0,
            folds: 5,
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
    /// Numbers by the bin that they lie in.
    Bins(BinStep),
    /// Free text.
    Text(TextStep),
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
            Step::Bins(step) => step.width(),
            Step::Text(step) => step.width(),
        };
        values + usize::from(self.flag)
    }

    fn categories(&self) -> Vec<&CategoryStep> {
        match &self.step {
            Step::Number(_) | Step::Bins(_) | Step::Text(_) => Vec::new(),
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
