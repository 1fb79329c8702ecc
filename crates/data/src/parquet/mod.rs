//! Reading and writing Parquet files.

mod column;
pub(crate) mod import;
mod pages;
mod source;
mod writer;

pub(crate) use source::{Batch, Source};
pub(crate) use writer::{TableWriter, group_rows};
