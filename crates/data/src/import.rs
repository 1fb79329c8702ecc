//! Importing a file or a folder of files as one table.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType, ImportRequest, Warning};
use falaj_schema::message::{self, Lang};
use falaj_schema::{Code, Error, Result};

use crate::lake;
use crate::reading::{Blend, Input, Opened, Origins, Part, Sink, Stamps};
use crate::table::{Progress, tell};
use crate::text;

/// How to read a file; every field has a default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportOptions {
    /// CSV: the field delimiter, one ASCII character or `tab`; detected among `, ; tab |` by default.
    pub delimiter: Option<String>,
    /// CSV and JSON: the text encoding by its WHATWG label; UTF-8, or UTF-16 with a byte order mark, by default.
    pub encoding: Option<String>,
    /// Words that mean "no value" besides the empty field; by default only `NA`, and none in JSON. A field of spaces only
    /// counts as empty. `NaN` in a column of numbers is stored as missing, too.
    pub missing: Option<Vec<String>>,
    /// CSV and Excel: `Some(false)` when the first line is a row; the columns are then `column_1`, `column_2` and so on.
    pub header: Option<bool>,
    /// Excel: the sheet, by its name or its number counted from 1; the first one with cells by default.
    pub sheet: Option<String>,
    /// Excel: the row of the sheet that names the columns, counted from 1; the first one with cells by default.
    pub header_row: Option<u32>,
    /// Folders: takes the columns of all files where these differ, missing where a file does not have them.
    pub union: bool,
    /// Delta Lake and Iceberg: the version or snapshot; the newest one by default.
    pub table_version: Option<String>,
    /// Types of columns that are not to be found but taken from here.
    pub types: BTreeMap<String, ColumnType>,
    /// Values that do not have the type asked for in `types` become missing, with a warning.
    pub lenient: bool,
}

impl From<&ImportRequest> for ImportOptions {
    fn from(request: &ImportRequest) -> Self {
        Self {
            delimiter: request.delimiter.clone(),
            encoding: request.encoding.clone(),
            missing: request.missing.clone(),
            header: request.header,
            sheet: request.sheet.clone(),
            header_row: request.header_row,
            union: request.union.unwrap_or_default(),
            table_version: request.table_version.clone(),
            types: request.types.clone().unwrap_or_default(),
            lenient: request.lenient.unwrap_or_default(),
        }
    }
}

/// What was imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Number of rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What was noticed; rows are lines of a file of text (the header of CSV is line 1), rows of a sheet, or rows of a
    /// Parquet or Arrow file.
    pub warnings: Vec<Warning>,
}

/// At most so many rows are named in a warning.
pub(crate) const WARNING_ROWS: usize = 20;
/// Share of the work that the first pass over a file of text is.
const FIRST_PASS: f64 = 0.45;

/// Imports a file, or the files of a folder one after the other, into the Parquet file `out`.
///
/// CSV, JSON (a list of objects, or one object after the other) and both packed with gzip or zstd are read as a stream,
/// Parquet and Arrow batch by batch. Of xlsx and xlsb the cells are a stream, too, but the texts that they share are kept
/// in memory; xls and ods are in memory as a whole, so these must fit. A folder has files of one format; folders in it
/// called `key=value` are columns. The folder of a Delta Lake or Iceberg table is read as its log says, at one version.
///
/// Column types of text are inferred from all rows: integer, real, boolean, date, datetime (ISO 8601), time, else text.
/// A value that does not fit the others widens the type of its column (integer to real to text) and leaves a warning.
/// Whole numbers with leading zeros or more than 64 bits are text, because a number would lose what they say. Objects in
/// JSON become columns `a.b`, lists become text.
///
/// Errors: `file_missing`, `file_empty`, `file_changed`, `access_denied`, `format_unknown`, `archive_damaged`,
/// `folder_empty`, `folder_mixed`, `files_differ`, `bad_request` (delimiter), `encoding_unknown`, `csv_delimiter`,
/// `csv_encoding`, `csv_header`, `csv_ragged`, `csv_quote`, `csv_line_too_long`, `json_syntax`, `json_shape`,
/// `json_too_long`, `parquet_damaged`, `arrow_damaged`, `excel_damaged`, `excel_protected`, `sheet_missing`,
/// `sheet_header`, `columns_many`, `column_twice`, `column_missing` and `type_misfit` (of the types asked for), `no_rows`,
/// `column_type`, `table_version`, `table_damaged`, `table_unsupported`, `disk_full`, `io`, `cancelled`.
pub fn import(path: &Path, options: &ImportOptions, out: &Path, progress: Progress) -> Result<Imported> {
    let input = Input::find(path, options, usize::MAX)?;
    let stamps = Stamps::take(&input)?;
    stamps.explain(match &input.table {
        Some(table) => lake::import(&input, table, options, out, progress, &stamps),
        None => read(&input, options, out, progress, &stamps),
    })
}

fn read(input: &Input, options: &ImportOptions, out: &Path, progress: Progress, stamps: &Stamps) -> Result<Imported> {
    let label = |part: usize| input.label(part);
    let meter = Meter::new(input, progress);
    let (blend, kept) = examine(input, options, &meter)?;
    let no_rows = || Error::new(Code::NoRows).file(&input.root);
    let empty = blend.rows() == Some(0);
    let settled = blend.settle(&input.parts, &label);
    let (plan, mut warnings, origins) = settled.map_err(|error| match error.place.file {
        Some(_) => error,
        None => error.file(&input.root),
    })?;
    if empty {
        return Err(no_rows());
    }
    let mut sink = Sink::create(out, &plan, options.lenient)?;
    let noticed = convert(input, options, &meter, kept, &origins, &mut sink)?;
    sink.complete()?;
    if sink.rows() == 0 {
        return Err(no_rows());
    }
    warnings.extend(sink.warnings(&label));
    warnings.extend(noticed);
    stamps.check()?;
    tell(progress, 1.0)?;
    let table = sink.finish()?;
    Ok(Imported { rows: table.rows, columns: table.columns, warnings })
}

/// Examines every file. Where there is one only, it stays open for the second pass.
fn examine<'a>(input: &Input, options: &'a ImportOptions, meter: &Meter) -> Result<(Blend<'a>, Option<Opened>)> {
    let mut blend = Blend::new(options);
    let mut kept = None;
    for (at, part) in input.parts.iter().enumerate() {
        let mut opened = Opened::open(part, input.format, options).map_err(|error| text::blame(error, &part.path))?;
        let findings = opened.examine(at, &mut |done| meter.first(at, done));
        blend.add(part, findings.map_err(|error| named(error, &part.path))?, &|part| input.label(part))?;
        kept = (input.parts.len() == 1).then_some(opened);
    }
    Ok((blend, kept))
}

/// Converts every file, the first one as it was kept open; what was noticed in them.
fn convert(
    input: &Input,
    options: &ImportOptions,
    meter: &Meter,
    mut kept: Option<Opened>,
    origins: &Origins,
    sink: &mut Sink,
) -> Result<Vec<Warning>> {
    let mut warnings = Vec::new();
    let count = sink.plan().columns.len();
    for (at, part) in input.parts.iter().enumerate() {
        let mut opened = match kept.take() {
            Some(opened) => opened,
            None => Opened::open(part, input.format, options)?,
        };
        let found = opened.convert(&origins.places(at, count), sink, at, &mut |done| meter.second(at, done));
        let found = found.map_err(|error| named(error, &part.path))?;
        warnings.extend(found.into_iter().map(|warning| in_file(warning, input.label(at))));
    }
    Ok(warnings)
}

/// Names the file in an error that does not, and the archive where that is what is wrong.
pub(crate) fn named(error: Error, path: &Path) -> Error {
    let error = text::blame(error, path);
    if error.place.file.is_none() && error.code != Code::Cancelled { error.file(path) } else { error }
}

/// Reports how much of all files is done.
pub(crate) struct Meter<'a> {
    progress: Progress<'a>,
    /// Share of the work that is the first pass.
    share: f64,
    /// For each file, the bytes before it, and its own.
    spans: Vec<(u64, u64)>,
    total: u64,
}

impl<'a> Meter<'a> {
    pub(crate) fn new(input: &Input, progress: Progress<'a>) -> Self {
        let mut total = 0;
        let span = |part: &Part| {
            let before = total;
            total += part.bytes;
            (before, part.bytes)
        };
        let spans = input.parts.iter().map(span).collect();
        let share = if input.format.is_text() { FIRST_PASS } else { 0.0 };
        Self { progress, share, spans, total: total.max(1) }
    }

    fn done(&self, part: usize, done: f64) -> f64 {
        let (before, own) = self.spans[part];
        (before as f64 + own as f64 * done.clamp(0.0, 1.0)) / self.total as f64
    }

    fn first(&self, part: usize, done: f64) -> Result<()> {
        tell(self.progress, self.share * self.done(part, done))
    }

    /// Reports how much of the pass that converts is done, by the file at `part`.
    pub(crate) fn second(&self, part: usize, done: f64) -> Result<()> {
        tell(self.progress, self.share + (1.0 - self.share) * self.done(part, done))
    }
}

/// A warning whose message is in English; [`warning_text`] gives it in another language.
pub(crate) fn warning(code: &str, params: &[(&str, &str)], rows: Vec<u64>) -> Warning {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut warning = Warning { code: code.to_owned(), message: String::new(), rows, params };
    warning.message = warning_text(&warning, Lang::En);
    warning
}

/// The warning with the file that its rows are of, where several are read.
pub(crate) fn in_file(mut warning: Warning, file: Option<String>) -> Warning {
    if let Some(file) = file {
        warning.params.insert("file".to_owned(), file);
        warning.message = warning_text(&warning, Lang::En);
    }
    warning
}

/// Warns that a column has infinite numbers, which were stored as missing.
pub(crate) fn not_finite(column: &str, count: u64, rows: Vec<u64>) -> Warning {
    warning("not_finite", &[("column", column), ("count", &count.to_string())], rows)
}

/// The message of a warning in `lang`: `warning-<code>` of the catalogue with dashes for underscores, behind the name of
/// the file if it is about one of several.
pub fn warning_text(warning: &Warning, lang: Lang) -> String {
    let key = format!("warning-{}", warning.code.replace('_', "-"));
    let args: Vec<(&str, &str)> = warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let text = message::text(lang, &key, &args);
    match warning.params.get("file") {
        Some(file) => message::text(lang, "warning-in-file", &[("file", file), ("text", &text)]),
        None => text,
    }
}

/// The name that a dataset gets by default: that of the file without its endings, or of the folder.
pub fn default_name(path: &Path) -> String {
    let Some(name) = path.file_name().map(Path::new) else { return String::new() };
    if path.is_dir() {
        return name.to_string_lossy().into_owned();
    }
    let packed =
        name.extension().is_some_and(|e| ["gz", "gzip", "zst", "zstd"].iter().any(|p| e.eq_ignore_ascii_case(p)));
    let inner = if packed { Path::new(name.file_stem().unwrap_or_default()) } else { name };
    inner.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
