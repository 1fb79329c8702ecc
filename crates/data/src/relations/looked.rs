//! Columns as the measures need them.

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::inspect::RelationMethod;

use super::measures::{Coded, Measured, cramer, pearson, ratio, spearman};
use crate::parallel;
use crate::parquet::Source;
use crate::profile::picked::{Chosen, Picked, pick};
use crate::table::Progress;

/// Different texts up to which they are categories; at least two rows for each.
const MOST_CATEGORIES: usize = 1_000;
/// Different integers up to which they may be categories.
const FEW: usize = 12;

/// The values of a column in the rows that are looked at, in the forms that the method needs.
pub(super) struct Looked {
    kind: ColumnType,
    numbers: Vec<f64>,
    codes: Vec<u32>,
    /// Different values.
    count: usize,
    /// Rows with a value.
    present: usize,
}

/// Whether columns of this type can be related by `method`, with others of the right type.
pub(super) fn suits(method: RelationMethod, kind: ColumnType) -> bool {
    use ColumnType::{Boolean, Date, Datetime, Integer, Real, Text, Time};
    match method {
        RelationMethod::Pearson => matches!(kind, Integer | Real | Boolean),
        RelationMethod::Spearman => !matches!(kind, Text),
        RelationMethod::Cramer => matches!(kind, Text | Boolean | Integer),
        RelationMethod::Ratio => !matches!(kind, Date | Datetime | Time),
        RelationMethod::Mixed => true,
    }
}

/// Reads columns, named by position, in the chosen rows.
pub(super) fn look(
    source: &Source,
    columns: &[Column],
    positions: &[usize],
    method: RelationMethod,
    chosen: Chosen,
    progress: Progress,
) -> Result<Vec<Looked>> {
    let named: Vec<(usize, ColumnType)> = positions.iter().map(|at| (*at, columns[*at].kind)).collect();
    let picked = pick(source, &named, chosen, progress)?;
    let items: Vec<(usize, Picked)> = picked.into_iter().enumerate().collect();
    let found = parallel::each(items.into_iter(), Vec::new, |found, (place, picked)| {
        found.push((place, Looked::of(named[place].1, picked, method)));
        Ok(())
    })?;
    let mut all: Vec<(usize, Looked)> = found.into_iter().flatten().collect();
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, looked)| looked).collect())
}

impl Looked {
    fn of(kind: ColumnType, picked: Picked, method: RelationMethod) -> Self {
        let coded = method != RelationMethod::Pearson;
        let (codes, count) = if coded { picked.coded() } else { (Vec::new(), 0) };
        let present = codes.iter().filter(|code| **code != u32::MAX).count();
        // Ranks and categories need no numbers.
        let numbers = match picked {
            Picked::Numbers(values) if !matches!(method, RelationMethod::Spearman | RelationMethod::Cramer) => values,
            _ => Vec::new(),
        };
        Self { kind, numbers, codes, count, present }
    }

    /// Rows that are looked at.
    pub(super) fn rows(&self) -> usize {
        self.numbers.len().max(self.codes.len())
    }

    fn coded(&self) -> Coded<'_> {
        Coded { codes: &self.codes, count: self.count }
    }

    /// Few values that stand for kinds. Integers may, where there are few; in a mixture of measures they are numbers.
    fn is_category(&self, method: RelationMethod) -> bool {
        match self.kind {
            ColumnType::Boolean => true,
            ColumnType::Text => self.count <= MOST_CATEGORIES && self.count * 2 <= self.present,
            ColumnType::Integer => method != RelationMethod::Mixed && self.count <= FEW,
            _ => false,
        }
    }

    fn is_number(&self, method: RelationMethod) -> bool {
        matches!(self.kind, ColumnType::Integer | ColumnType::Real) && !self.is_category(method)
    }

    /// Whether `method` can relate it to any column, now that its values are known.
    pub(super) fn suits(&self, method: RelationMethod) -> bool {
        match method {
            RelationMethod::Pearson | RelationMethod::Spearman => suits(method, self.kind),
            RelationMethod::Cramer => self.is_category(method),
            RelationMethod::Ratio => self.is_category(method) || self.is_number(method),
            RelationMethod::Mixed => self.kind != ColumnType::Text || self.is_category(method),
        }
    }

    /// How much two columns go together; none where the method can't relate them.
    pub(super) fn related(&self, other: &Self, method: RelationMethod) -> Measured {
        let categories = [self, other].map(|one| one.is_category(method));
        match (method, categories) {
            _ if !(suits(method, self.kind) && suits(method, other.kind)) => None,
            (RelationMethod::Pearson, _) => pearson(&self.numbers, &other.numbers),
            (RelationMethod::Spearman, _) => spearman(self.coded(), other.coded()),
            (RelationMethod::Cramer | RelationMethod::Mixed, [true, true]) => cramer(self.coded(), other.coded()),
            (RelationMethod::Ratio | RelationMethod::Mixed, [true, false]) if other.is_ordered(method) => {
                ratio(self.coded(), &other.numbers)
            }
            (RelationMethod::Ratio | RelationMethod::Mixed, [false, true]) if self.is_ordered(method) => {
                ratio(other.coded(), &self.numbers)
            }
            (RelationMethod::Mixed, [false, false]) if self.is_ordered(method) && other.is_ordered(method) => {
                spearman(self.coded(), other.coded())
            }
            _ => None,
        }
    }

    /// Numbers, and in a mixture of measures moments too.
    fn is_ordered(&self, method: RelationMethod) -> bool {
        self.is_number(method) || method == RelationMethod::Mixed && self.kind != ColumnType::Text
    }
}
