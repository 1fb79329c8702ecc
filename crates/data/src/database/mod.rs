//! Tables in databases: what there is, the first rows, and reading them in whole.
//!
//! The database chooses columns and rows (push-down): only what is asked for leaves it. It is read in one read-only
//! snapshot, so a table that changes meanwhile is read as it was at one moment.

mod builders;
mod postgres;
mod postgres_error;
mod postgres_types;
mod query;
mod sqlite;
mod sqlite_types;
mod tls;

pub use postgres::{Postgres, Tls};
pub use query::{Query, TableName, What};

use std::path::{Path, PathBuf};

use falaj_schema::Result;
use falaj_schema::dataset::Column;

use crate::import::Imported;
use crate::table::Progress;

/// A database that can be read.
#[derive(Debug, Clone, PartialEq)]
pub enum Database {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Postgres),
}

/// A table or view of a database.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name.
    pub name: TableName,
    /// True for a view.
    pub view: bool,
    /// Number of rows, as the database estimates it; of SQLite it is counted.
    pub rows: Option<u64>,
    /// Size on the database's disk in bytes, where it says so.
    pub bytes: Option<u64>,
}

/// The first rows of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstRows {
    /// The columns that an import would make; of SQLite with the types of the rows looked at.
    pub columns: Vec<Column>,
    /// Columns of types that can't be read, with those.
    pub left_out: Vec<(String, String)>,
    /// Cells as text; `None` where there is no value.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Database {
    /// Connects, and gives the name and version of what answers, such as `PostgreSQL 15.14`.
    ///
    /// Errors: `source_unreachable`, `source_credentials`, `source_missing`, `source_tls`, those of opening a file.
    pub fn check(&self) -> Result<String> {
        match self {
            Self::Sqlite(path) => sqlite::check(path),
            Self::Postgres(server) => postgres::check(server),
        }
    }

    /// The tables and views that can be read, by name. Errors: as [`Self::check`].
    pub fn tables(&self) -> Result<Vec<Found>> {
        match self {
            Self::Sqlite(path) => sqlite::tables(path),
            Self::Postgres(server) => postgres::tables(server),
        }
    }

    /// At most `limit` rows of a query. Errors: as [`Self::check`], `source_query`.
    pub fn first_rows(&self, query: &Query, limit: u32) -> Result<FirstRows> {
        match self {
            Self::Sqlite(path) => sqlite::first_rows(path, query, limit),
            Self::Postgres(server) => postgres::first_rows(server, query, limit),
        }
    }

    /// Reads a query in whole into the Parquet file `out`; rows of warnings are rows of the result, counted from 1.
    ///
    /// Errors: as [`Self::check`], `source_query`, `source_lost` (the connection broke: nothing stays), `no_rows`,
    /// `column_type`, `column_twice`, `disk_full`, `io`, `cancelled`.
    pub fn import(&self, query: &Query, out: &Path, progress: Progress) -> Result<Imported> {
        match self {
            Self::Sqlite(path) => sqlite::import(path, query, out, progress),
            Self::Postgres(server) => postgres::import(server, query, out, progress),
        }
    }
}
