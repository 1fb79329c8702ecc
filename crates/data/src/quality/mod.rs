//! Data quality: rules checked over a table, the rows that fail them, and rules that suit a table.
//!
//! ```text
//! rules ─▶ plan ─┬▶ known at once (columns, types, number of rows)
//!                ├▶ queries   SQL, each by itself
//!                ├▶ judges   row-wise rules, batch by batch          ┐ one pass for all of them,
//!                └▶ gathers  what whole columns come to, each once   ┘ on all processors
//!                     └▶ measure ─▶ report (words)
//! ```
//! Only the columns that rules look at are read, and each batch of a column is decoded once for all of them. What needs
//! all values of a column in memory (unique, quantiles, distributions) is spread over further passes when there is much.

mod bits;
mod check;
mod distance;
mod expression;
mod failing;
mod gather;
mod judge;
mod measure;
mod other;
mod pass;
mod plan;
mod query;
mod report;
mod shape;
mod shape_of_table;
#[cfg(test)]
mod sketch;
mod suggest;
mod validate;
mod value;
mod view;

pub use check::{Checked, check};
pub use failing::{export, failing_rows};
pub use other::Others;
pub use report::{Of, report, result_of};
pub use suggest::{Suggested, suggest};
pub use validate::validate;

#[cfg(test)]
mod tests;
