//! One of several rows with the same keys.

use std::path::Path;

use falaj_schema::dataset::Column;
use falaj_schema::{Error, Result};
use polars::prelude::BooleanChunked;
use serde::{Deserialize, Serialize};

use super::batches::{find, internal, row_wise};
use super::{Leaving, Transformed, certain, entering, input, keys};
use crate::table::{Progress, schema};

/// Which of several rows is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The first.
    First,
    /// The last.
    Last,
    /// None of them: only rows whose keys stand once stay.
    None,
}

/// Keeps one of several rows with the same keys; nulls are the same as each other. The order of rows stays. The keys of
/// all rows are held in memory as numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deduplicate {
    /// The columns that have to be the same; all of them when empty.
    pub keys: Vec<String>,
    /// Which row is kept.
    pub keep: Keep,
}

impl Deduplicate {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let errors: Vec<Error> = self.keys.iter().filter_map(|name| find(table, name, "keys").err()).collect();
        if errors.is_empty() { Ok(Some(table.to_vec())) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = certain(self.columns(&[&schema(path)?]))?;
        let keys = match self.keys.is_empty() {
            true => columns.iter().map(|column| column.name.clone()).collect(),
            false => self.keys.clone(),
        };
        let (groups, count) = keys::groups(path, &keys, progress)?;
        let kept = self.kept(&groups, count);
        let table = row_wise(path, columns, out, &|done| progress(0.3 + 0.7 * done), |frame, offset| {
            let keep: BooleanChunked = kept[offset..offset + frame.height()].iter().map(|kept| Some(*kept)).collect();
            frame.filter(&keep).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    fn kept(&self, groups: &[u32], count: usize) -> Vec<bool> {
        let mut rows = vec![0u32; count];
        groups.iter().for_each(|group| rows[*group as usize] += 1);
        let mut seen = vec![0u32; count];
        let keep = |group: &u32| {
            let (seen, rows) = (&mut seen[*group as usize], rows[*group as usize]);
            *seen += 1;
            match self.keep {
                Keep::First => *seen == 1,
                Keep::Last => *seen == rows,
                Keep::None => rows == 1,
            }
        };
        groups.iter().map(keep).collect()
    }
}
