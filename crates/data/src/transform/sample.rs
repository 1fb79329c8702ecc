//! Some rows by chance.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Error, Result};
use polars::prelude::BooleanChunked;
use serde::{Deserialize, Serialize};

use super::batches::{find, internal, invalid, row_wise};
use super::{Leaving, Transformed, certain, entering, input, keys};
use crate::parquet::Source;
use crate::split::scramble;
use crate::table::{Progress, schema};

/// How many rows are kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// So many, or all if there are fewer.
    Rows(u64),
    /// This share of them, rounded to a whole number.
    Share(f64),
}

/// Keeps rows by chance, in their order. The same seed keeps the same rows of the same table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// How many.
    #[serde(flatten)]
    pub amount: Amount,
    /// Seed of the chance.
    pub seed: u64,
    /// A column whose values keep their shares: of each value the share is kept, of a number of rows its part, the
    /// largest remainders rounded up.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stratify: Option<String>,
}

impl Sample {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut errors: Vec<Error> =
            self.stratify.iter().filter_map(|name| find(table, name, "stratify").err()).collect();
        if let Amount::Share(share) = self.amount
            && !(0.0..=1.0).contains(&share)
        {
            errors.push(invalid("share", share, "0 … 1"));
        }
        if errors.is_empty() { Ok(Some(table.to_vec())) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let (groups, count) = match &self.stratify {
            Some(name) => keys::groups(path, std::slice::from_ref(name), progress)?,
            None => (vec![0; Source::open(path)?.rows()], 1),
        };
        let kept = self.kept(&groups, count);
        let table = row_wise(path, columns, out, &|done| progress(0.3 + 0.7 * done), |frame, offset| {
            let keep: BooleanChunked = kept[offset..offset + frame.height()].iter().map(|kept| Some(*kept)).collect();
            frame.filter(&keep).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// Of each group the rows whose scrambled numbers are least.
    fn kept(&self, groups: &[u32], count: usize) -> Vec<bool> {
        let mut sizes = vec![0u64; count];
        groups.iter().for_each(|group| sizes[*group as usize] += 1);
        let mut left = self.parts(&sizes);
        let mut order: Vec<(u64, u32)> =
            groups.iter().enumerate().map(|(row, _)| (scramble(self.seed, row as u64), row as u32)).collect();
        order.sort_unstable();
        let mut kept = vec![false; groups.len()];
        for (_, row) in order {
            let left = &mut left[groups[row as usize] as usize];
            kept[row as usize] = *left > 0;
            *left = left.saturating_sub(1);
        }
        kept
    }

    /// How many rows of each group are kept.
    fn parts(&self, sizes: &[u64]) -> Vec<u64> {
        let rows: u64 = sizes.iter().sum();
        let wanted = match self.amount {
            Amount::Rows(wanted) => wanted.min(rows),
            Amount::Share(share) => return sizes.iter().map(|size| (*size as f64 * share).round() as u64).collect(),
        };
        let exact = |size: u64| (u128::from(size) * u128::from(wanted), u128::from(rows.max(1)));
        let mut parts: Vec<u64> = sizes.iter().map(|size| (exact(*size).0 / exact(*size).1) as u64).collect();
        let mut rest = wanted - parts.iter().sum::<u64>();
        let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
        by_remainder.sort_by_key(|at| std::cmp::Reverse(exact(sizes[*at]).0 % exact(sizes[*at]).1));
        for at in by_remainder {
            if rest == 0 {
                break;
            }
            parts[at] += 1;
            rest -= 1;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(amount: Amount) -> Sample {
        Sample { amount, seed: 7, stratify: None }
    }

    #[test]
    fn parts_add_up() {
        assert_eq!(sample(Amount::Rows(10)).parts(&[50, 25, 25]), [5, 3, 2]);
        assert_eq!(sample(Amount::Rows(500)).parts(&[50, 25]), [50, 25]);
        assert_eq!(sample(Amount::Share(0.1)).parts(&[50, 24, 4]), [5, 2, 0]);
        assert_eq!(sample(Amount::Rows(3)).parts(&[]), Vec::<u64>::new());
    }

    #[test]
    fn chance_depends_on_the_seed_alone() {
        let groups = vec![0; 1_000];
        let kept = |seed| Sample { seed, ..sample(Amount::Rows(100)) }.kept(&groups, 1);
        assert_eq!(kept(1).iter().filter(|kept| **kept).count(), 100);
        assert_eq!(kept(1), kept(1));
        assert_ne!(kept(1), kept(2));
    }
}
