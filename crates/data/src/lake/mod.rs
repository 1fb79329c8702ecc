//! Tables of Delta Lake and Apache Iceberg: folders of Parquet files, and a log that says which of them are the table.

mod avro;
mod delta;
mod iceberg;
mod place;
mod read;

use std::path::{Path, PathBuf};

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Millis, Result};

pub(crate) use delta::LOG as DELTA_LOG;
pub(crate) use read::{import, preview};

use crate::calendar::datetime_text;
use crate::disk;
use crate::import::{ImportOptions, warning};
use crate::reading::{Part, Plan};
use crate::table::{READABLE, position, repeated};

/// Which kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Delta,
    Iceberg,
}

impl Kind {
    /// The name on the wire and in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Delta => "delta",
            Self::Iceberg => "iceberg",
        }
    }

    /// The name that it gives itself.
    fn title(self) -> &'static str {
        match self {
            Self::Delta => "Delta Lake",
            Self::Iceberg => "Iceberg",
        }
    }
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq)]
struct Field {
    name: String,
    kind: ColumnType,
    /// What tells it in the data files; where there is none, its name does.
    id: Option<i32>,
    /// What files that were written before the column was added have for it.
    before: Option<String>,
}

/// The columns of a table by what its log says, or why there is none.
#[derive(Debug, Default)]
struct Schema {
    fields: Vec<Field>,
    /// Names and types of columns that can't be read.
    left_out: Vec<(String, String)>,
    /// Names of columns that never have a value.
    nothing: Vec<String>,
}

/// One of the files whose rows are the table's.
#[derive(Debug)]
struct DataFile {
    path: PathBuf,
    /// How messages name it.
    name: String,
    /// Number of rows, where the log says it.
    rows: Option<u64>,
    /// Values that the log has for all rows of the file: position among the fields, and the value as text.
    fixed: Vec<(usize, Option<String>)>,
}

/// A table as it was at one version.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) kind: Kind,
    /// Number of the version, or id of the snapshot.
    pub(crate) version: String,
    /// The newest there is.
    pub(crate) newest: String,
    /// When it was made.
    pub(crate) made: Option<Millis>,
    schema: Schema,
    files: Vec<DataFile>,
    /// For files without the ids of columns: the id by the name in the file.
    names: Vec<(String, i32)>,
}

/// The table whose folder `path` is, at the version asked for; none where the folder is no such table.
/// Errors: `table_version`, `table_damaged`, `table_unsupported`, those of reading files.
pub(crate) fn find(path: &Path, options: &ImportOptions) -> Result<Option<Snapshot>> {
    let asked = options.table_version.as_deref();
    let found = match delta::root(path) {
        Some(root) => Some(delta::snapshot(&root, asked)?),
        None => match iceberg::root(path) {
            Some(root) => Some(iceberg::snapshot(&root, asked)?),
            None => None,
        },
    };
    match (&found, asked) {
        // What has one state only can't be asked for another one.
        (None, Some(version)) => {
            let error = Error::new(Code::TableVersion).file(path).with("version", version);
            Err(error.with("kind", "none").with("oldest", "").with("newest", ""))
        }
        _ => Ok(found),
    }
}

impl Snapshot {
    /// The files as an import reads them. Errors: `table_damaged` where one is not there.
    pub(crate) fn parts(&self) -> Result<Vec<Part>> {
        self.files.iter().map(|file| self.part(file)).collect()
    }

    fn part(&self, file: &DataFile) -> Result<Part> {
        let metadata = file.path.metadata().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => damaged(self.kind, &file.path, "file").with("version", &self.version),
            _ => disk::io_error(&error, &file.path),
        })?;
        Ok(Part { path: file.path.clone(), name: file.name.clone(), bytes: metadata.len(), keys: Vec::new() })
    }

    /// Number of rows, where the log says it of every file.
    pub(crate) fn rows(&self) -> Option<u64> {
        self.files.iter().map(|file| file.rows).try_fold(0u64, |sum, rows| sum.checked_add(rows?))
    }

    /// The columns of the table, with the types asked for, and what is worth knowing about them.
    /// Errors: `column_type` where none can be read, `column_twice`, `column_missing` (of a type that was asked for).
    pub(crate) fn plan(&self, options: &ImportOptions) -> Result<(Plan, Vec<Warning>)> {
        let Schema { fields, left_out, nothing } = &self.schema;
        if fields.is_empty() {
            let (name, kind) = left_out.first().cloned().unwrap_or_default();
            let error = Error::new(Code::ColumnType).column(name);
            return Err(error.with("found", kind).with("expected", READABLE));
        }
        let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        if let Some(name) = repeated(&names) {
            return Err(Error::new(Code::ColumnTwice).column(name));
        }
        let kind = |field: &Field| options.types.get(&field.name).copied().unwrap_or(field.kind);
        let column = |field: &Field| Column { name: field.name.clone(), kind: kind(field) };
        let columns: Vec<Column> = fields.iter().map(column).collect();
        options.types.keys().try_for_each(|name| position(&columns, name).map(drop))?;
        let asked = fields.iter().map(|field| options.types.contains_key(&field.name)).collect();
        let mut warnings = vec![self.read_at()];
        for (column, kind) in left_out {
            warnings.push(warning("column_left_out", &[("column", column), ("type", kind)], Vec::new()));
        }
        for column in nothing {
            warnings.push(warning("column_empty", &[("column", column)], Vec::new()));
        }
        Ok((Plan { columns, asked }, warnings))
    }

    /// Says which version was read, which nothing but the log of the table knows.
    fn read_at(&self) -> Warning {
        let made = self.made.map(|made| datetime_text(made * 1_000)).unwrap_or_default();
        let made = made.get(..19).unwrap_or_default().replace('T', " ");
        let state = if self.version == self.newest { "newest" } else { "older" };
        let params = [
            ("kind", self.kind.title()),
            ("version", &self.version),
            ("made", if made.is_empty() { "?" } else { &made }),
            ("state", state),
        ];
        warning("table_version", &params, Vec::new())
    }
}

/// A table whose log can't be followed. `what` is wrong: `line`, `gap`, `empty`, `checkpoint`, `schema`, `metadata`,
/// `manifest` or `file`.
fn damaged(kind: Kind, path: &Path, what: &str) -> Error {
    let error = Error::new(Code::TableDamaged).file(path).with("kind", kind.title());
    error.with("what", what).with("version", "")
}

/// A table that uses something which can't be read.
fn unsupported(kind: Kind, path: &Path, feature: &str) -> Error {
    Error::new(Code::TableUnsupported).file(path).with("kind", kind.title()).with("feature", feature)
}

/// A version that the table does not have.
fn no_version(kind: Kind, path: &Path, asked: &str, oldest: &str, newest: &str) -> Error {
    let error = Error::new(Code::TableVersion).file(path).with("version", asked).with("kind", kind.name());
    error.with("oldest", oldest).with("newest", newest)
}

/// Where a file is that the log of a table names: below the `root` of the table if it is named so, else anywhere on
/// this machine. None for a place on another one.
fn on_this_machine(root: &Path, location: &str) -> Option<PathBuf> {
    let plain = ["file://localhost/", "file:///", "file:/"].iter().find_map(|start| location.strip_prefix(start));
    match plain {
        Some(rest) if cfg!(windows) => Some(PathBuf::from(rest)),
        Some(rest) => Some(Path::new("/").join(rest)),
        None if location.split_once("://").is_some() => None,
        None => Some(root.join(location)),
    }
}

/// How messages name a file: from the table's folder on.
fn name_below(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned()
}
