//! Reading and writing Parquet files.

mod coded;
mod column;
mod most;
mod pages;
mod source;
mod writer;

pub(crate) use coded::Coded;
pub(crate) use column::{Reading, cast, classify, shifted};
pub(crate) use source::{Batch, Source, type_name};
pub(crate) use writer::{TableWriter, group_rows};
