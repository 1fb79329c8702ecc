//! Rules about the columns of a table, for which no row is read.

use std::collections::HashMap;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::quality::{ColumnMismatch, ColumnProblem, ExpectedColumn, RuleStatus};

use super::measure::Measured;

/// Columns that a result names.
const MOST: usize = 100;

/// The table has the expected columns; `others` may be there too; they stand in that order if it is `ordered`.
pub(super) fn columns(expected: &[ExpectedColumn], others: bool, ordered: bool, table: &[Column]) -> Measured {
    let places: HashMap<&str, usize> = table.iter().enumerate().map(|(at, c)| (c.name.as_str(), at)).collect();
    let wanted: HashMap<&str, &ExpectedColumn> = expected.iter().map(|c| (c.name.as_str(), c)).collect();
    let mut found = Vec::new();
    let mut last = None;
    for column in expected {
        let Some(&at) = places.get(column.name.as_str()) else {
            found.push(mismatch(&column.name, ColumnProblem::Missing, None, column.kind));
            continue;
        };
        let kind = table[at].kind;
        if column.kind.is_some_and(|expected| expected != kind) {
            found.push(mismatch(&column.name, ColumnProblem::Retyped, Some(kind), column.kind));
        }
        if ordered && last.is_some_and(|last| at < last) {
            found.push(mismatch(&column.name, ColumnProblem::Moved, Some(kind), column.kind));
        }
        last = last.max(Some(at));
    }
    if !others {
        let more = table.iter().filter(|column| !wanted.contains_key(column.name.as_str()));
        found.extend(more.map(|c| mismatch(&c.name, ColumnProblem::Unexpected, Some(c.kind), None)));
    }
    measured(found)
}

/// The column has one of the types.
pub(super) fn kind(column: &Column, types: &[ColumnType]) -> Measured {
    let mut found = Vec::new();
    if !types.contains(&column.kind) {
        let mut wrong = mismatch(&column.name, ColumnProblem::Retyped, Some(column.kind), None);
        wrong.expected = types.to_vec();
        found.push(wrong);
    }
    measured(found)
}

fn measured(mut found: Vec<ColumnMismatch>) -> Measured {
    let status = if found.is_empty() { RuleStatus::Passed } else { RuleStatus::Failed };
    found.truncate(MOST);
    let mut measured = Measured { status, ..Measured::default() };
    measured.observed.columns = found;
    measured
}

fn mismatch(
    name: &str,
    problem: ColumnProblem,
    found: Option<ColumnType>,
    expected: Option<ColumnType>,
) -> ColumnMismatch {
    ColumnMismatch { name: name.to_owned(), problem, found, expected: expected.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(expected: &[(&str, Option<ColumnType>)], others: bool, ordered: bool) -> Vec<(String, ColumnProblem)> {
        let table = [("a", ColumnType::Integer), ("b", ColumnType::Text), ("c", ColumnType::Real)]
            .map(|(name, kind)| Column { name: name.into(), kind });
        let expected: Vec<_> =
            expected.iter().map(|(name, kind)| ExpectedColumn { name: (*name).into(), kind: *kind }).collect();
        let found = columns(&expected, others, ordered, &table);
        assert_eq!(found.status == RuleStatus::Passed, found.observed.columns.is_empty());
        found.observed.columns.into_iter().map(|c| (c.name, c.problem)).collect()
    }

    #[test]
    fn columns_are_compared_as_a_set_or_in_order() {
        use ColumnProblem::*;
        let all = [("c", None), ("a", Some(ColumnType::Integer)), ("b", None)];
        assert_eq!(problems(&all, false, false), []);
        assert_eq!(problems(&all, false, true), [("a".into(), Moved), ("b".into(), Moved)]);
        assert_eq!(problems(&[("a", None), ("c", None)], true, true), []);
        assert_eq!(problems(&[("a", None), ("c", None)], false, true), [("b".into(), Unexpected)]);
        let wrong = [("a", Some(ColumnType::Real)), ("d", None)];
        assert_eq!(problems(&wrong, true, false), [("a".into(), Retyped), ("d".into(), Missing)]);
        assert_eq!(problems(&[], true, true), []);
    }
}
