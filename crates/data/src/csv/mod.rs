//! Reading CSV and TSV files.
//!
//! One parser serves detection, import and scoring, so that they agree on where a field ends. It reads in pieces, never
//! the whole file, and knows the line of everything it complains about.

mod delimiter;
mod file;
pub(crate) mod preview;
mod records;
mod rows;
pub(crate) mod scoring;

pub(crate) use file::CsvFile;
pub(crate) use preview::preview;
pub(crate) use rows::header_warning;
