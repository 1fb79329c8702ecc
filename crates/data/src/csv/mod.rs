//! Reading CSV and TSV files.
//!
//! One parser serves detection, import and scoring, so that they agree on where a field ends. It reads in pieces, never
//! the whole file, and knows the line of everything it complains about.

mod cell;
mod delimiter;
pub(crate) mod encoding;
mod file;
pub(crate) mod import;
pub(crate) mod infer;
pub(crate) mod preview;
mod records;
pub(crate) mod scoring;
mod source;
