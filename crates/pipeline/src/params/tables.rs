//! Settings of the nodes that work on tables.

use falaj_schema::Error;
use falaj_schema::pipeline::{Node, NodeKind};
use serde::Serialize;

use super::reader::Reader;

/// Settings of `source`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// Dataset, `name` or `name@version`.
    pub dataset: String,
}

/// Which rows a join gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinKind {
    /// All of the left table.
    Left,
    /// Those of the left table that match.
    Inner,
    /// Those, without columns of the right table.
    Semi,
    /// Those of the left table that don't match.
    Anti,
    /// All of both tables.
    Full,
}

impl JoinKind {
    fn is_left(&self) -> bool {
        *self == Self::Left
    }
}

/// What becomes of several rows of the right table with the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Several {
    /// They are an error.
    Refuse,
    /// The first counts.
    First,
    /// All of them: a row of the left table comes out several times.
    All,
}

impl Several {
    fn is_refused(&self) -> bool {
        *self == Self::Refuse
    }
}

/// Settings of `join`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Join {
    /// Key columns of the left table.
    pub left_on: Vec<String>,
    /// Key columns of the right table, as many.
    pub right_on: Vec<String>,
    /// Columns to add from the right table; all but its keys by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// Put behind the name of an added column that the left table has already.
    pub suffix: String,
    /// Which rows come out.
    // Left out where it is the default, so that results made before there was a choice still hold.
    #[serde(skip_serializing_if = "JoinKind::is_left")]
    pub how: JoinKind,
    /// What becomes of several rows of the right table with the same key.
    #[serde(skip_serializing_if = "Several::is_refused")]
    pub several: Several,
}

/// Where a number becomes a yes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// Above this.
    Above(f64),
    /// Below this.
    Below(f64),
    /// This or more.
    AtLeast(f64),
}

/// Settings of `label`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    /// The column to predict, or from which it is made.
    pub column: String,
    /// Where its numbers become a yes; without it the values are the classes or numbers to predict.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Threshold>,
    /// Name of the column that is made.
    pub name: String,
    /// Takes the column it is made from out of the table.
    pub drop: bool,
}

/// Settings of `select`: one of two lists.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Select {
    /// The columns to keep, in this order.
    Keep(Vec<String>),
    /// The columns to leave out.
    Drop(Vec<String>),
}

/// Settings of `quality`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Suite of rules, by name.
    pub suite: String,
}

/// How rows are divided.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitMethod {
    /// By chance.
    Random,
    /// In the order of a column: the newest rows are the test part.
    Time,
}

/// Settings of `split`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Split {
    /// How.
    pub method: SplitMethod,
    /// The column whose order counts, for `time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Share of rows to train on.
    pub train: f64,
    /// Share of rows that decide when training stops.
    pub valid: f64,
    /// Share of rows to evaluate on.
    pub test: f64,
    /// Seed of the chance.
    pub seed: u64,
    /// Column whose values all parts shall hold in the same shares, for `random`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stratify: Option<String>,
}

type Parsed<T> = Result<T, Vec<Error>>;

/// The largest whole number that JSON readers everywhere keep exactly.
pub(crate) const MAX_SEED: u64 = (1 << 53) - 1;

impl Source {
    pub(super) const NAMES: &[&str] = &["dataset"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Source);
        let dataset = r.required_text("dataset");
        r.finish(Self { dataset })
    }
}

impl Join {
    pub(super) const NAMES: &[&str] = &["left_on", "right_on", "columns", "suffix", "how", "several"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Join);
        let (left_on, right_on) = (r.required_columns("left_on"), r.required_columns("right_on"));
        if !left_on.is_empty() && !right_on.is_empty() && left_on.len() != right_on.len() {
            r.invalid("right_on", right_on.join(", "), left_on.join(", "));
        }
        let columns = r.columns("columns");
        let suffix = r.text("suffix").unwrap_or_else(|| "_right".to_owned());
        let kinds = [
            ("left", JoinKind::Left),
            ("inner", JoinKind::Inner),
            ("semi", JoinKind::Semi),
            ("anti", JoinKind::Anti),
            ("full", JoinKind::Full),
        ];
        let how = r.choice("how", &kinds).unwrap_or(JoinKind::Left);
        if columns.is_some() && matches!(how, JoinKind::Semi | JoinKind::Anti) {
            r.conflict("columns", "how");
        }
        let choices = [("refuse", Several::Refuse), ("first", Several::First), ("all", Several::All)];
        let several = r.choice("several", &choices).unwrap_or(Several::Refuse);
        r.finish(Self { left_on, right_on, columns, suffix, how, several })
    }
}

impl Label {
    pub(super) const NAMES: &[&str] = &["column", "above", "below", "at_least", "name", "drop"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Label);
        let column = r.required_text("column");
        let threshold = Self::threshold(&mut r);
        let name = r.text("name").unwrap_or_else(|| match threshold {
            Some(_) => "label".to_owned(),
            None => column.clone(),
        });
        let drop = r.boolean("drop", true);
        r.finish(Self { column, threshold, name, drop })
    }

    fn threshold(r: &mut Reader) -> Option<Threshold> {
        let mut found: Option<(&str, Threshold)> = None;
        type Make = fn(f64) -> Threshold;
        let kinds: [(&str, Make); 3] =
            [("above", Threshold::Above), ("below", Threshold::Below), ("at_least", Threshold::AtLeast)];
        for (name, make) in kinds {
            let Some(number) = r.number(name, f64::MIN..=f64::MAX) else { continue };
            match found {
                Some((other, _)) => r.conflict(name, other),
                None => found = Some((name, make(number))),
            }
        }
        found.map(|(_, threshold)| threshold)
    }
}

impl Select {
    pub(super) const NAMES: &[&str] = &["keep", "drop"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Select);
        if r.get("keep").is_some() && r.get("drop").is_some() {
            r.conflict("drop", "keep");
        }
        let select = match r.get("drop") {
            Some(_) => Self::Drop(r.required_columns("drop")),
            None => Self::Keep(r.required_columns("keep")),
        };
        r.finish(select)
    }
}

impl Quality {
    pub(super) const NAMES: &[&str] = &["suite"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Quality);
        let suite = r.required_text("suite");
        r.finish(Self { suite })
    }
}

impl Split {
    pub(super) const NAMES: &[&str] = &["method", "column", "train", "valid", "test", "seed", "stratify"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Split);
        let methods = [("random", SplitMethod::Random), ("time", SplitMethod::Time)];
        let method = r.choice("method", &methods).unwrap_or(SplitMethod::Random);
        let column = r.text("column");
        if method == SplitMethod::Time && r.get("column").is_none() {
            r.missing("column");
        }
        let stratify = r.text("stratify");
        if method == SplitMethod::Time && stratify.is_some() {
            r.conflict("stratify", "method");
        }
        let [train, valid, test] = Self::shares(&mut r);
        let seed = r.integer("seed", 0..=MAX_SEED, 42);
        // What the method does not read must not make two equal splits look different.
        let column = column.filter(|_| method == SplitMethod::Time);
        r.finish(Self { method, column, train, valid, test, seed, stratify })
    }

    // Shares that are not given divide what the given ones leave, in the proportion of the defaults.
    fn shares(r: &mut Reader) -> [f64; 3] {
        const NAMES: [&str; 3] = ["train", "valid", "test"];
        const DEFAULTS: [f64; 3] = [0.7, 0.15, 0.15];
        let given = NAMES.map(|name| r.number(name, 0.01..=0.98));
        let free: f64 = (0..3).filter(|&i| given[i].is_none()).map(|i| DEFAULTS[i]).sum();
        let rest = 1.0 - given.iter().flatten().sum::<f64>();
        let fits = if free == 0.0 { rest.abs() < 1e-6 } else { rest > 0.0 };
        if !fits {
            let last = (0..3).rfind(|&i| given[i].is_some()).map_or("train", |i| NAMES[i]);
            let sum: Vec<_> = given.iter().flatten().map(f64::to_string).collect();
            r.invalid(last, sum.join(" + "), "train + valid + test = 1");
            return DEFAULTS;
        }
        // Rounded, or 1 − 0.8 would be written as 0.19999999999999996.
        let share = |i: usize| given[i].unwrap_or_else(|| (DEFAULTS[i] / free * rest * 1e9).round() / 1e9);
        [share(0), share(1), share(2)]
    }
}
