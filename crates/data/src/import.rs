//! Importing a file: what it is, and the reader for it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use falaj_schema::dataset::{Column, Warning};
use falaj_schema::message::{self, Lang};
use falaj_schema::{Code, Error, Result};

use crate::disk;
use crate::table::Progress;
use crate::{csv, parquet};

/// How to read a file; every field has a default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportOptions {
    /// CSV: the field delimiter, one ASCII character or `tab`; detected among `, ; tab |` by default.
    pub delimiter: Option<String>,
    /// CSV: the text encoding by its WHATWG label; UTF-8, or UTF-16 with a byte order mark, by default.
    pub encoding: Option<String>,
    /// CSV: words that mean "no value" besides the empty field; only `NA` by default. A field of spaces only counts as
    /// empty. `NaN` in a column of numbers is stored as missing, too.
    pub missing: Option<Vec<String>>,
    /// CSV: `Some(false)` when the first line is a row; the columns are then `column_1`, `column_2` and so on.
    pub header: Option<bool>,
}

/// What was imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Number of rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What was noticed; rows are lines of a CSV file (the header is line 1) or rows of a Parquet file.
    pub warnings: Vec<Warning>,
}

/// At most so many rows are named in a warning.
pub(crate) const WARNING_ROWS: usize = 20;

/// Imports a CSV, TSV or Parquet file into the Parquet file `out`.
///
/// Column types of CSV are inferred from all rows: integer, real, boolean, date, datetime (ISO 8601), time, else text.
/// A value that does not fit the others widens the type of its column (integer to real to text) and leaves a warning.
/// Whole numbers with leading zeros or more than 64 bits are text, because a number would lose what they say.
///
/// Errors: `file_missing`, `file_is_folder`, `file_empty`, `access_denied`, `format_unknown`, `bad_request`
/// (delimiter), `encoding_unknown`, `csv_delimiter`, `csv_encoding`, `csv_header`, `csv_ragged`, `csv_quote`,
/// `csv_line_too_long`, `parquet_damaged`, `no_rows`, `column_type`, `disk_full`, `io`, `cancelled`.
pub fn import(path: &Path, options: &ImportOptions, out: &Path, progress: Progress) -> Result<Imported> {
    match format_of(path, options)? {
        Format::Parquet => parquet::import::import(path, out, progress),
        Format::Csv => csv::import::import(path, options, out, progress),
    }
}

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Csv,
    Parquet,
}

/// What the first bytes of other files say that they are.
const KNOWN: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xd0\xcf\x11\xe0", "excel"),
    (b"SQLite format 3\0", "sqlite"),
    (b"ARROW1", "arrow"),
    (b"%PDF", "pdf"),
];

/// Tells a file's format by its content, and where that is open by its ending.
pub(crate) fn format_of(path: &Path, options: &ImportOptions) -> Result<Format> {
    let head = head(path)?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if head.starts_with(b"PAR1") {
        return Ok(Format::Parquet);
    }
    if matches!(ending.as_str(), "parquet" | "pq") {
        return Err(Error::new(Code::ParquetDamaged).file(path));
    }
    let unknown = |found: &str| Err(Error::new(Code::FormatUnknown).file(path).with("found", found));
    if let Some((_, name)) = KNOWN.iter().find(|(magic, _)| head.starts_with(magic)) {
        let excel = *name == "zip" && ending.starts_with("xls");
        return unknown(if excel { "excel" } else { name });
    }
    if csv::encoding::is_binary(&head, options.encoding.as_deref()) {
        return unknown(if ending.is_empty() { "binary" } else { &ending });
    }
    let text = matches!(ending.as_str(), "csv" | "tsv" | "tab" | "txt" | "dat" | "");
    match head.trim_ascii_start().first() {
        Some(b'{' | b'[') if !text => unknown("json"),
        Some(b'<') if !text => unknown("xml"),
        _ => Ok(Format::Csv),
    }
}

fn head(path: &Path) -> Result<Vec<u8>> {
    let file: File = disk::open(path)?;
    let mut head = Vec::new();
    file.take(8 << 10).read_to_end(&mut head).map_err(|error| disk::io_error(&error, path))?;
    Ok(head)
}

/// A warning whose message is in English; [`warning_text`] gives it in another language.
pub(crate) fn warning(code: &str, params: &[(&str, &str)], rows: Vec<u64>) -> Warning {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut warning = Warning { code: code.to_owned(), message: String::new(), rows, params };
    warning.message = warning_text(&warning, Lang::En);
    warning
}

/// The message of a warning in `lang`: `warning-<code>` of the catalogue with dashes for underscores.
pub fn warning_text(warning: &Warning, lang: Lang) -> String {
    let key = format!("warning-{}", warning.code.replace('_', "-"));
    let args: Vec<(&str, &str)> = warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    message::text(lang, &key, &args)
}
