//! Reading a SQLite file: never written to, and in one snapshot.

use std::path::Path;
use std::time::Duration;

use falaj_schema::dataset::{Column, Warning};
use falaj_schema::{Code, Error, Result};
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, Connection, ErrorCode, OpenFlags, Statement};

use super::builders::{BATCH, Rows};
use super::query::{Query, TableName, quoted};
use super::sqlite_types::{Fate, Seen, convert};
use super::{FirstRows, Found};
use crate::disk;
use crate::import::{Imported, warning};
use crate::parquet::TableWriter;
use crate::table::{Progress, tell};

/// How long another program may keep the file locked.
const BUSY: Duration = Duration::from_secs(5);
/// Share of the work that finding the types is.
const FIRST_PASS: f64 = 0.4;

pub(super) fn check(path: &Path) -> Result<String> {
    let connection = open(path)?;
    // A file is read only when something in it is asked for.
    count(&connection, path, "SELECT count(*) FROM sqlite_schema")?;
    Ok(format!("SQLite {}", rusqlite::version()))
}

pub(super) fn tables(path: &Path) -> Result<Vec<Found>> {
    let connection = open(path)?;
    let sql = "SELECT name, type = 'view' FROM sqlite_schema \
               WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    let mut statement = connection.prepare(sql).map_err(|error| failed(path, &error))?;
    let named = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)));
    let named: Vec<(String, bool)> = named.and_then(Iterator::collect).map_err(|error| failed(path, &error))?;
    let found = named.into_iter().map(|(table, view)| {
        // The largest row id costs nothing to find and is the number of rows where none was deleted.
        let sql = format!("SELECT max(_rowid_) FROM {}", quoted(&table));
        let rows = if view { None } else { count(&connection, path, &sql).ok() };
        Found { name: TableName { schema: None, table }, view, rows, bytes: None }
    });
    Ok(found.collect())
}

pub(super) fn first_rows(path: &Path, query: &Query, limit: u32) -> Result<FirstRows> {
    let connection = open(path)?;
    let sql = format!("SELECT * FROM ({}) LIMIT {limit}", query.plain()?);
    let mut statement = prepare(&connection, path, query, &sql)?;
    let (columns, kept, left_out, _) = types(&mut statement, path, &|_| Ok(()))?;
    let mut rows = Vec::new();
    let mut read = statement.query([]).map_err(|error| failed(path, &error))?;
    while let Some(row) = read.next().map_err(|error| failed(path, &error))? {
        let cells = kept.iter().map(|at| row.get_ref(*at).map(text));
        rows.push(cells.collect::<rusqlite::Result<_>>().map_err(|error| failed(path, &error))?);
    }
    Ok(FirstRows { columns, left_out, rows })
}

pub(super) fn import(path: &Path, query: &Query, out: &Path, progress: Progress) -> Result<Imported> {
    let connection = open(path)?;
    tell(progress, 0.0)?;
    // Both passes see the same rows.
    connection.execute_batch("BEGIN").map_err(|error| failed(path, &error))?;
    let sql = query.plain()?;
    let mut statement = prepare(&connection, path, query, &sql)?;
    let total = count(&connection, path, &format!("SELECT count(*) FROM ({sql})"))?.max(1) as f64;
    let done = |rows: u64| FIRST_PASS * (rows as f64 / total);
    let (columns, kept, left_out, mut warnings) = types(&mut statement, path, &|rows| tell(progress, done(rows)))?;
    if columns.is_empty() {
        return Err(no_column(path, &left_out));
    }
    let mut rows = Rows::new(TableWriter::create(out, columns.clone())?, &columns);
    let mut read = statement.query([]).map_err(|error| failed(path, &error))?;
    let mut scratch = String::new();
    while let Some(row) = read.next().map_err(|error| failed(path, &error))? {
        for (at, (column, from)) in columns.iter().zip(&kept).enumerate() {
            let value = row.get_ref(*from).map_err(|error| failed(path, &error))?;
            let Some(value) = convert(column.kind, value, &mut scratch) else {
                return Err(Error::new(Code::SourceText).file(path).column(&column.name).row(rows.count() + 1));
            };
            rows.add(at, &value)?;
        }
        if rows.end_row()? {
            tell(progress, FIRST_PASS + (1.0 - FIRST_PASS) * (rows.count() as f64 / total))?;
        }
    }
    if rows.count() == 0 {
        return Err(Error::new(Code::NoRows).file(path));
    }
    let (count, noticed) = rows.finish()?;
    warnings.extend(noticed);
    tell(progress, 1.0)?;
    Ok(Imported { rows: count, columns, warnings })
}

/// The columns that can be read, where they stand, those that can't, and what was noticed.
type Types = (Vec<Column>, Vec<usize>, Vec<(String, String)>, Vec<Warning>);

fn types(statement: &mut Statement, path: &Path, told: &dyn Fn(u64) -> Result<()>) -> Result<Types> {
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    if let Some(name) = crate::table::repeated(&names) {
        return Err(Error::new(Code::ColumnTwice).file(path).column(name));
    }
    let mut seen: Vec<Seen> = statement.columns().map(|column| Seen::declared(column.decl_type())).collect();
    let mut rows = statement.query([]).map_err(|error| failed(path, &error))?;
    let mut count = 0u64;
    while let Some(row) = rows.next().map_err(|error| failed(path, &error))? {
        for (at, seen) in seen.iter_mut().enumerate() {
            seen.add(row.get_ref(at).map_err(|error| failed(path, &error))?);
        }
        count += 1;
        if count.is_multiple_of(BATCH as u64) {
            told(count)?;
        }
    }
    let (mut columns, mut kept, mut left_out, mut warnings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, (name, seen)) in names.into_iter().zip(&seen).enumerate() {
        match seen.resolve(&name) {
            Fate::Kept(kind, noticed) => {
                warnings.extend(noticed);
                columns.push(Column { name, kind });
                kept.push(at);
            }
            Fate::LeftOut => {
                warnings.push(warning("column_left_out", &[("column", &name), ("type", "blob")], Vec::new()));
                left_out.push((name, "blob".to_owned()));
            }
        }
    }
    Ok((columns, kept, left_out, warnings))
}

fn no_column(path: &Path, left_out: &[(String, String)]) -> Error {
    let (name, kind) = left_out.first().cloned().unwrap_or_default();
    Error::new(Code::ColumnType).file(path).column(name).with("found", kind).with("expected", crate::table::READABLE)
}

fn text(value: rusqlite::types::ValueRef) -> Option<String> {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null | ValueRef::Blob(_) => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(crate::render::real_text(number)),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
    }
}

fn open(path: &Path) -> Result<Connection> {
    // Says plainly that a file is missing, empty or a folder.
    disk::open(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| failed(path, &error))?;
    connection.busy_timeout(BUSY).map_err(|error| failed(path, &error))?;
    Ok(connection)
}

fn prepare<'a>(connection: &'a Connection, path: &Path, query: &Query, sql: &str) -> Result<Statement<'a>> {
    let failed = |error: rusqlite::Error| refused(path, query, sql, &error);
    let not_taken = |reason: &str| {
        let error = Error::new(Code::SourceQuery).file(path).with("query", query.label());
        error.with("reason", reason).with("near", "")
    };
    let mut statements = Batch::new(connection, sql);
    let Some(statement) = statements.next().map_err(failed)? else { return Err(not_taken("no statement")) };
    // What follows the first one would be passed over.
    if statements.next().map_err(failed)?.is_some() {
        return Err(not_taken("more than one statement"));
    }
    // A query is put within a SELECT, but a function that it calls could still write.
    if statement.readonly() { Ok(statement) } else { Err(not_taken("it writes")) }
}

fn count(connection: &Connection, path: &Path, sql: &str) -> Result<u64> {
    let counted: rusqlite::Result<Option<i64>> = connection.query_row(sql, [], |row| row.get(0));
    let counted = counted.map_err(|error| failed(path, &error))?;
    Ok(counted.unwrap_or_default().max(0) as u64)
}

/// A statement that the database does not take: its own words, which name what is wrong.
fn refused(path: &Path, query: &Query, sql: &str, error: &rusqlite::Error) -> Error {
    match error {
        rusqlite::Error::SqlInputError { msg, offset, .. } => {
            let error = Error::new(Code::SourceQuery).file(path).with("query", query.label()).with("reason", msg);
            // Where it stands in what the person wrote is told where that is known.
            let place = usize::try_from(*offset)
                .ok()
                .and_then(|at| sql.get(at..))
                .map(|rest| rest.chars().take(20).collect::<String>());
            error.with("near", place.unwrap_or_default())
        }
        other => failed(path, other),
    }
}

fn lost(path: &Path, error: &rusqlite::Error) -> Error {
    Error::new(Code::SourceLost).with("place", path.display()).with("reason", error)
}

fn failed(path: &Path, error: &rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::new(Code::FormatUnknown).file(path).with("found", "sqlite-locked"),
        Some(ErrorCode::DatabaseCorrupt) => Error::new(Code::SourceDamaged).file(path).detail(error),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::new(Code::SourceBusy).file(path),
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => lost(path, error),
        _ => Error::new(Code::SourceQuery)
            .file(path)
            .with("query", "")
            .with("reason", error.to_string())
            .with("near", ""),
    }
}
