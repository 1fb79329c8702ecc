//! Libraries panic on some damaged files; that is a damaged file, not the end of the program.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::prelude::{PolarsError, PolarsResult};

/// Runs `work`; what it said where it panicked.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        text.unwrap_or("the reader panicked").to_owned()
    })
}

/// The same of a reader of Polars, whose panic is an error like its others.
pub(crate) fn guarded<T>(read: impl FnOnce() -> PolarsResult<T>) -> PolarsResult<T> {
    caught(read).unwrap_or_else(|panic| Err(PolarsError::ComputeError(panic.into())))
}
