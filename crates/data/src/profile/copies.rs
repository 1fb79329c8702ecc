//! Columns that are copies of each other.

use std::collections::BTreeMap;

use falaj_schema::dataset::ColumnProfile;

/// A column with the sum over its rows that copies have in common.
pub(super) type Signed = (ColumnProfile, u64);

/// Groups of columns with the same values in the same rows, by their signs of 64 bits and as many values: among a thousand
/// columns, two different ones are taken for copies with a chance of one in 10^13. Columns of one value are left out.
pub(super) fn find(columns: &[Signed]) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    for (at, (column, sign)) in columns.iter().enumerate().filter(|(_, (column, _))| column.distinct > 1) {
        groups.entry((*sign, column.missing)).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups.into_iter().map(|group| group.into_iter().map(|at| columns[at].0.name.clone()).collect()).collect()
}
