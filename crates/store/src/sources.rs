//! Registered sources.

use falaj_schema::source::{Source, SourcePlace};
use falaj_schema::{Code, Error, Result};
use rusqlite::{OptionalExtension, Row};

use crate::sql::{from_text, to_text};
use crate::{Store, now};

impl Store {
    /// Registers a source, or changes the one of that name.
    pub fn source_put(&self, name: &str, place: &SourcePlace, actor: &str) -> Result<Source> {
        crate::check_name(name)?;
        let source = Source { name: name.to_owned(), place: place.clone(), created: now(), actor: actor.to_owned() };
        let text = to_text(place)?;
        self.write(|tx| {
            tx.execute(
                "INSERT INTO sources (name, place, created, actor) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (name) DO UPDATE SET place = ?2, created = ?3, actor = ?4",
                (&source.name, &text, source.created, &source.actor),
            )?;
            Ok(())
        })?;
        Ok(source)
    }

    /// The registered sources, by name.
    pub fn sources(&self) -> Result<Vec<Source>> {
        let sql = "SELECT name, place, created, actor FROM sources ORDER BY name";
        self.read(|c| c.prepare(sql)?.query_map([], read)?.collect())
    }

    /// The source of that name, or `source_unknown`.
    pub fn source_find(&self, name: &str) -> Result<Source> {
        let sql = "SELECT name, place, created, actor FROM sources WHERE name = ?1";
        match self.read(|c| c.query_row(sql, [name], read).optional())? {
            Some(source) => Ok(source),
            None => {
                let known: Vec<String> = self.sources()?.into_iter().map(|source| source.name).collect();
                let error = Error::new(Code::SourceUnknown).with("name", name);
                Err(if known.is_empty() { error } else { error.with("known", known.join(", ")) })
            }
        }
    }

    /// Forgets a source.
    pub fn source_remove(&self, name: &str) -> Result<()> {
        self.write(|tx| tx.execute("DELETE FROM sources WHERE name = ?1", [name]).map(|_| ()))
    }
}

fn read(row: &Row) -> rusqlite::Result<Source> {
    Ok(Source {
        name: row.get(0)?,
        place: from_text(row.get_ref(1)?.as_str()?)?,
        created: row.get(2)?,
        actor: row.get(3)?,
    })
}
