//! What a join of two tables will be, worked out before any row is read; and the join as a part of a query.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    Column as PlColumn, DataFrame, DataType, Expr, IdxCa, IntoLazy, JoinArgs, JoinType, LazyFrame, MaintainOrderJoin,
    NULL, lit,
};

use super::index::Index;
use super::{JoinKind, JoinOptions, Several, internal, whole};
use crate::parquet::Source;
use crate::table::{data_type, is_number, position, repeated};
use crate::transform::{Place, exact};

/// A join that can be done: its keys are there and fit, and the names of its columns are different.
pub(crate) struct Joining {
    other: Source,
    kind: JoinKind,
    several: Several,
    /// Keys of the left table.
    left_on: Vec<(String, ColumnType)>,
    /// Positions of keys of the right table.
    right_keys: Vec<usize>,
    /// Of each pair of keys: whether both are integers, which are compared exactly.
    exact: Vec<bool>,
    /// Positions of columns of the right table that are added.
    added: Vec<usize>,
    columns: Vec<Column>,
}

impl JoinKind {
    /// Where in a chain it can be done.
    pub fn place(self) -> Place {
        match self {
            Self::Left | Self::Inner => Place::Anywhere,
            Self::Semi | Self::Anti | Self::Full => Place::Alone,
        }
    }
}

impl JoinOptions {
    /// True if there may not be as many rows as in the left table.
    pub(crate) fn changes_rows(&self) -> bool {
        self.kind != JoinKind::Left || self.several == Several::All
    }
}

impl Joining {
    /// Errors: those of [`super::join`], save those of its rows.
    pub(crate) fn new(
        left: &[Column],
        right: &Path,
        left_on: &[String],
        right_on: &[String],
        options: &JoinOptions,
    ) -> Result<Self> {
        if left_on.is_empty() || left_on.len() != right_on.len() {
            let error =
                Error::new(Code::ParamInvalid).param("right_on").with("value", format!("[{}]", right_on.join(", ")));
            return Err(error.with("allowed", left_on.len().max(1)));
        }
        if let Some(name) = repeated(left_on).or(repeated(right_on)) {
            return Err(Error::new(Code::ColumnTwice).param("right_on").column(name));
        }
        let other = Source::open(right)?;
        let left_keys = left_on.iter().map(|name| position(left, name)).collect::<Result<Vec<_>>>()?;
        let right_keys = other.positions(Some(right_on))?;
        let exact = check_types(left, &left_keys, &other.columns(), &right_keys)?;
        let added = match options.kind.adds_columns() {
            true => added_columns(&other, &right_keys, options)?,
            false => Vec::new(),
        };
        let columns = joined_columns(left, &other, &added, options.suffix.as_deref().unwrap_or("_right"))?;
        let left_on = left_keys.iter().map(|at| (left[*at].name.clone(), left[*at].kind)).collect();
        let several = if options.kind.adds_columns() { options.several } else { Several::First };
        Ok(Self { other, kind: options.kind, several, left_on, right_keys, exact, added, columns })
    }

    /// The columns that come out.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn other(&self) -> &Source {
        &self.other
    }

    pub(super) fn exact(&self) -> &[bool] {
        &self.exact
    }

    pub(super) fn added(&self) -> &[usize] {
        &self.added
    }

    /// The keys of the right table.
    pub(super) fn keys(&self) -> Result<DataFrame> {
        whole(&self.other, &self.right_keys)
    }

    /// The rows of the right table by their keys. Errors: `keys_twice`.
    pub(super) fn index(&self, keys: &DataFrame) -> Result<Index> {
        Index::new(keys, &self.exact, self.several)
    }

    /// What it makes of a query that gives the left table, for the kinds that a chain can have. The right table is held in
    /// memory. Errors: `keys_twice`, those of reading.
    pub(crate) fn query(&self, left: LazyFrame) -> Result<LazyFrame> {
        let keys = self.keys()?;
        // Keys that stand twice are refused here, or the first rows are taken.
        let firsts = if self.several == Several::All { None } else { Some(self.index(&keys)?.firsts()) };
        let mut right = self.right(keys)?;
        if let Some(firsts) = firsts {
            right = right.take(&IdxCa::from_vec("".into(), firsts)).map_err(internal)?;
        }
        let kind = if self.kind == JoinKind::Inner { JoinType::Inner } else { JoinType::Left };
        let args = JoinArgs { maintain_order: MaintainOrderJoin::LeftRight, ..JoinArgs::new(kind) };
        let keys = self.left_on.iter().zip(self.key_types()).map(|((name, kind), common)| key(name, *kind, common));
        let right_on = (0..self.right_keys.len()).map(|at| exact(&key_name(at)));
        let joined = left.join(right.lazy(), keys.collect::<Vec<_>>(), right_on.collect::<Vec<_>>(), args);
        Ok(joined.select(self.columns.iter().map(|column| exact(&column.name)).collect::<Vec<_>>()))
    }

    /// The type as which each pair of keys is compared.
    fn key_types(&self) -> Vec<DataType> {
        let right = self.other.columns();
        let common = |(left, at): (&(String, ColumnType), &usize)| match (left.1, right[*at].kind) {
            (a, b) if a == b => data_type(a),
            (a, _) if is_number(a) => DataType::Float64,
            _ => data_type(ColumnType::Datetime),
        };
        self.left_on.iter().zip(&self.right_keys).map(common).collect()
    }

    /// The right table with its keys under names of their own, and what is added under the names that it gets.
    fn right(&self, keys: DataFrame) -> Result<DataFrame> {
        let kinds = self.other.columns();
        let own = self.right_keys.iter().map(|at| &kinds[*at]).zip(self.key_types()).enumerate();
        let own = own.map(|(at, (column, common))| key(&column.name, column.kind, common).alias(key_name(at)));
        let keys = keys.lazy().select(own.collect::<Vec<_>>()).collect().map_err(internal)?;
        let added = whole(&self.other, &self.added)?;
        let names = &self.columns[self.columns.len() - self.added.len()..];
        let named = added.columns().iter().zip(names);
        let named = named.map(|(values, column)| values.clone().with_name(column.name.as_str().into()));
        keys.hstack(&named.collect::<Vec<PlColumn>>()).map_err(internal)
    }
}

fn key_name(at: usize) -> String {
    // No column of a table begins with this.
    format!("\u{0}key{at}")
}

fn key(name: &str, kind: ColumnType, common: DataType) -> Expr {
    let values = exact(name).cast(common);
    // Polars finds NaN equal to itself; here it is no value.
    if kind == ColumnType::Real { values.fill_nan(lit(NULL)) } else { values }
}

/// Tells of each pair of keys whether both are integers, which are compared exactly.
fn check_types(left: &[Column], left_keys: &[usize], right: &[Column], right_keys: &[usize]) -> Result<Vec<bool>> {
    let mut exact = Vec::with_capacity(left_keys.len());
    for (a, b) in left_keys.iter().zip(right_keys) {
        let (a, b) = (&left[*a], &right[*b]);
        let moment = |kind| matches!(kind, ColumnType::Date | ColumnType::Datetime);
        if a.kind != b.kind && !(is_number(a.kind) && is_number(b.kind)) && !(moment(a.kind) && moment(b.kind)) {
            let error = Error::new(Code::ColumnType).param("right_on").column(&b.name);
            return Err(error.with("expected", a.kind.as_str()).with("found", b.kind.as_str()));
        }
        exact.push(a.kind == ColumnType::Integer && b.kind == ColumnType::Integer);
    }
    Ok(exact)
}

fn added_columns(other: &Source, keys: &[usize], options: &JoinOptions) -> Result<Vec<usize>> {
    match &options.columns {
        Some(names) => other.positions(Some(names)),
        None => Ok(other.positions(None)?.into_iter().filter(|at| !keys.contains(at)).collect()),
    }
}

fn joined_columns(left: &[Column], other: &Source, added: &[usize], suffix: &str) -> Result<Vec<Column>> {
    let mut columns = left.to_vec();
    let right = other.columns();
    for at in added {
        let mut column = right[*at].clone();
        if columns.iter().any(|taken| taken.name == column.name) {
            column.name.push_str(suffix);
        }
        if columns.iter().any(|taken| taken.name == column.name) {
            return Err(Error::new(Code::ColumnTwice).param("suffix").column(column.name));
        }
        columns.push(column);
    }
    Ok(columns)
}
