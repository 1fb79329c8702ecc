//! Watched folders.

use falaj_schema::dataset::ImportRequest;
use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::{Code, Error, Millis, Result};
use rusqlite::{OptionalExtension, Row};

use crate::sql::{from_text, to_text};
use crate::{Store, now};

const COLUMNS: &str = "name, request, created, actor, lang, seen, read, last_error FROM watched";

/// A watched folder as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// Name of the dataset.
    pub name: String,
    /// How the folder is read.
    pub request: ImportRequest,
    /// When it was registered.
    pub created: Millis,
    /// Who registered it.
    pub actor: String,
    /// The language of the warnings that are kept with the versions.
    pub lang: Lang,
    /// What the folder held when it was last read.
    pub seen: Option<String>,
    /// When it was last read.
    pub read: Option<Millis>,
    /// Why the last reading came to nothing.
    pub last_error: Option<Error>,
}

impl Store {
    /// Registers a folder for the dataset `name`, in place of the one that was watched for it.
    pub fn watched_put(&self, name: &str, request: &ImportRequest, actor: &str, lang: Lang) -> Result<Watched> {
        crate::check_name(name)?;
        let text = to_text(request)?;
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO watched (name, request, created, actor, lang) VALUES (?1, ?2, ?3, ?4, ?5)",
                (name, &text, now(), actor, lang.tag()),
            )?;
            Ok(())
        })?;
        self.watched_find(name)
    }

    /// The watched folders, by name.
    pub fn watched(&self) -> Result<Vec<Watched>> {
        let sql = format!("SELECT {COLUMNS} ORDER BY name");
        self.read(|c| c.prepare(&sql)?.query_map([], read)?.collect())
    }

    /// The folder that is watched for a dataset, or `watch_missing`.
    pub fn watched_find(&self, name: &str) -> Result<Watched> {
        let sql = format!("SELECT {COLUMNS} WHERE name = ?1");
        let found = self.read(|c| c.query_row(&sql, [name], read).optional())?;
        found.ok_or_else(|| Error::new(Code::WatchMissing).with("name", name))
    }

    /// Stops to watch the folder of a dataset.
    pub fn watched_remove(&self, name: &str) -> Result<()> {
        self.write(|tx| tx.execute("DELETE FROM watched WHERE name = ?1", [name]).map(|_| ()))
    }

    /// Keeps what came of reading a folder: what it held, unless it is to be read again, and what went wrong.
    pub fn watched_read(&self, name: &str, seen: Option<&str>, error: Option<&Error>) -> Result<()> {
        // The text is made anew from code and values in whatever language it is shown.
        let error = error.map(|error| to_text(&error.to_wire(Lang::En))).transpose()?;
        self.write(|tx| {
            tx.execute(
                "UPDATE watched SET seen = ?2, read = ?3, last_error = ?4 WHERE name = ?1",
                (name, seen, now(), &error),
            )?;
            Ok(())
        })
    }
}

fn read(row: &Row) -> rusqlite::Result<Watched> {
    let error: Option<String> = row.get(7)?;
    let error = error.map(|text| from_text::<WireError>(&text)).transpose()?;
    Ok(Watched {
        name: row.get(0)?,
        request: from_text(row.get_ref(1)?.as_str()?)?,
        created: row.get(2)?,
        actor: row.get(3)?,
        lang: Lang::from_tag(row.get_ref(4)?.as_str()?),
        seen: row.get(5)?,
        read: row.get(6)?,
        last_error: error.map(Error::from),
    })
}
