//! Datasets and their profiles.

use std::path::PathBuf;

use falaj_schema::dataset::{Dataset, Profile};
use falaj_schema::{Code, Error, Result};
use rusqlite::{OptionalExtension, Row};

use crate::sql::{from_text, to_text};
use crate::{Artifact, Store, now};

const COLUMNS: &str =
    "d.id, d.name, d.version, d.rows, d.columns, d.digest, a.bytes, d.source, d.created, d.actor, d.warnings, d.origin
    FROM datasets d JOIN artifacts a ON a.digest = d.digest";

impl Store {
    /// Adds a version of a dataset; `dataset`'s id, version and time are set here.
    pub fn dataset_add(&self, dataset: Dataset) -> Result<Dataset> {
        self.dataset_insert(dataset, false)
    }

    /// As [`Self::dataset_add`], unless the newest version has the same content: that one then, whoever added it.
    pub fn dataset_add_changed(&self, dataset: Dataset) -> Result<Dataset> {
        let made = self.dataset_insert(dataset, true)?;
        if made.version > 0 { Ok(made) } else { self.dataset_find(&made.name) }
    }

    /// Adds a version; with `changed` and the content of the newest one nothing, and the version is 0.
    fn dataset_insert(&self, mut dataset: Dataset, changed: bool) -> Result<Dataset> {
        dataset.id = uuid::Uuid::now_v7().to_string();
        dataset.created = now();
        let columns = to_text(&dataset.columns)?;
        let warnings = to_text(&dataset.warnings)?;
        let origin = dataset.origin.as_ref().map(to_text).transpose()?;
        let file = Artifact { digest: dataset.digest.clone(), bytes: dataset.bytes };
        dataset.version = self.write(|tx| {
            let newest = "SELECT digest = ?2 FROM datasets WHERE name = ?1 ORDER BY version DESC LIMIT 1";
            let same: Option<bool> =
                tx.query_row(newest, (&dataset.name, &dataset.digest), |row| row.get(0)).optional()?;
            if changed && same == Some(true) {
                return Ok(0);
            }
            record_artifact(tx, &file)?;
            let version: u32 = tx.query_row(
                "SELECT coalesce(max(version), 0) + 1 FROM datasets WHERE name = ?1",
                [&dataset.name],
                |row| row.get(0),
            )?;
            tx.execute(
                "INSERT INTO datasets
                   (id, name, version, rows, columns, digest, source, created, actor, warnings, origin)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                (
                    &dataset.id,
                    &dataset.name,
                    version,
                    dataset.rows as i64,
                    &columns,
                    &dataset.digest,
                    &dataset.source,
                    dataset.created,
                    &dataset.actor,
                    &warnings,
                    &origin,
                ),
            )?;
            Ok(version)
        })?;
        Ok(dataset)
    }

    /// The dataset `name` or `name@version`.
    pub fn dataset_find(&self, reference: &str) -> Result<Dataset> {
        let missing = || {
            let mut error = Error::new(Code::DatasetMissing).with("name", reference);
            if let Ok(list) = self.datasets() {
                let names: Vec<_> = list.into_iter().map(|d| d.name).collect();
                error = error.with("known", names.join(", "));
            }
            error
        };
        let (name, version) = match reference.rsplit_once('@') {
            Some((name, version)) => (name, Some(version.parse::<u32>().map_err(|_| missing())?)),
            None => (reference, None),
        };
        let sql = format!(
            "SELECT {COLUMNS} WHERE d.name = ?1 AND (?2 IS NULL OR d.version = ?2) ORDER BY d.version DESC LIMIT 1"
        );
        self.read(|c| c.query_row(&sql, (name, version), read).optional())?.ok_or_else(missing)
    }

    /// The newest version of every dataset, by name.
    pub fn datasets(&self) -> Result<Vec<Dataset>> {
        let sql = format!(
            "SELECT {COLUMNS} WHERE d.version = (SELECT max(version) FROM datasets n WHERE n.name = d.name) ORDER BY d.name"
        );
        self.read(|c| c.prepare(&sql)?.query_map([], read)?.collect())
    }

    /// Every version of the dataset `name`, newest first.
    pub fn dataset_versions(&self, name: &str) -> Result<Vec<Dataset>> {
        let sql = format!("SELECT {COLUMNS} WHERE d.name = ?1 ORDER BY d.version DESC");
        self.read(|c| c.prepare(&sql)?.query_map([name], read)?.collect())
    }

    /// Every version of every dataset, by name, newest first.
    pub fn all_datasets(&self) -> Result<Vec<Dataset>> {
        let sql = format!("SELECT {COLUMNS} ORDER BY d.name, d.version DESC");
        self.read(|c| c.prepare(&sql)?.query_map([], read)?.collect())
    }

    /// The Parquet file of a dataset version.
    pub fn dataset_path(&self, dataset: &Dataset) -> PathBuf {
        self.artifacts().path(&dataset.digest)
    }

    /// The kept profile of this content, if there is one.
    pub fn profile(&self, digest: &str, target: &str) -> Result<Option<Profile>> {
        self.read(|c| {
            c.query_row("SELECT data FROM profiles WHERE digest = ?1 AND target = ?2", (digest, target), |row| {
                from_text(row.get_ref(0)?.as_str()?)
            })
            .optional()
        })
    }

    /// The format of the kept profile of this content, without reading all of it.
    pub fn profile_format(&self, digest: &str, target: &str) -> Result<Option<u32>> {
        let sql = "SELECT json_extract(data, '$.format') FROM profiles WHERE digest = ?1 AND target = ?2";
        self.read(|c| c.query_row(sql, (digest, target), |row| row.get(0)).optional().map(Option::flatten))
    }

    /// Keeps the profile of this content.
    pub fn profile_keep(&self, digest: &str, target: &str, profile: &Profile) -> Result<()> {
        let data = to_text(profile)?;
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO profiles (digest, target, data) VALUES (?1, ?2, ?3)",
                (digest, target, &data),
            )?;
            Ok(())
        })
    }
}

/// Notes that a file is in the artifact folder.
pub(crate) fn record_artifact(tx: &rusqlite::Transaction, file: &Artifact) -> rusqlite::Result<()> {
    tx.execute(
        "INSERT OR IGNORE INTO artifacts (digest, bytes, created) VALUES (?1, ?2, ?3)",
        (&file.digest, file.bytes as i64, now()),
    )?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Dataset> {
    Ok(Dataset {
        id: row.get(0)?,
        name: row.get(1)?,
        version: row.get(2)?,
        rows: row.get::<_, i64>(3)? as u64,
        columns: from_text(row.get_ref(4)?.as_str()?)?,
        digest: row.get(5)?,
        bytes: row.get::<_, i64>(6)? as u64,
        source: row.get(7)?,
        created: row.get(8)?,
        actor: row.get(9)?,
        warnings: from_text(row.get_ref(10)?.as_str()?)?,
        origin: row.get_ref(11)?.as_str_or_null()?.map(from_text).transpose()?,
    })
}
