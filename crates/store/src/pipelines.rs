//! Versions of pipelines, and who may write their files at a time.

use std::fs::{File, OpenOptions};

use falaj_schema::editor::{ChangeCounts, PipelineVersion};
use falaj_schema::{Millis, Result};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest, Sha256};

use crate::files::io_error;
use crate::{Store, now};

/// Versions that are kept of each pipeline beside those that ran.
const KEPT: u32 = 200;

/// What was handed out or saved last is kept of each pipeline until there is so much of it, then so little.
const MOST_BASES: i64 = 400;
const FEWEST_BASES: i64 = 300;

/// The right to write a pipeline's file; it ends when this is dropped, or the process dies.
pub struct PipelineLock {
    // Held, never read: the lock goes when the file is closed.
    _lock: File,
}

/// The texts of a pipeline and its layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PipelineTexts {
    /// SHA-256 of both, hexadecimal.
    pub digest: String,
    /// Of the pipeline.
    pub text: String,
    /// Of the layout.
    pub layout: String,
}

/// A version that is to be kept.
pub struct NewVersion<'a> {
    /// Its number; a version of this number is replaced.
    pub version: u32,
    /// What it is.
    pub texts: &'a PipelineTexts,
    /// Who saved it; empty where the file was changed outside Falaj.
    pub actor: &'a str,
    /// What was done.
    pub what: Option<&'a str>,
    /// Nodes that it has.
    pub nodes: u32,
    /// What it changed of the version before.
    pub changes: ChangeCounts,
}

/// The newest version of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewestVersion {
    /// Its number.
    pub version: u32,
    /// When it was saved.
    pub saved: Millis,
    /// Who saved it.
    pub actor: String,
    /// Whether a run began from it.
    pub ran: bool,
    /// Digest of its texts.
    pub digest: String,
}

impl Store {
    /// Waits until nobody else writes the file of `pipeline`, in this process or another.
    pub fn pipeline_lock(&self, pipeline: &str) -> Result<PipelineLock> {
        self.require_writable()?;
        let folder = self.database().with_file_name("locks");
        std::fs::create_dir_all(&folder).map_err(|e| io_error(&folder, &e))?;
        // A path is no name of a file.
        let path = folder.join(format!("pipeline-{}.lock", &sha256(pipeline)[..16]));
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|e| io_error(&path, &e))?;
        lock.lock().map_err(|e| io_error(&path, &e))?;
        Ok(PipelineLock { _lock: lock })
    }

    /// The newest version of a pipeline, if one is kept.
    pub fn pipeline_newest(&self, pipeline: &str) -> Result<Option<NewestVersion>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT version, saved, actor, ran, digest FROM pipeline_versions WHERE pipeline = ?1
                 ORDER BY version DESC LIMIT 1",
            )?
            .query_row([pipeline], |row| {
                Ok(NewestVersion {
                    version: row.get(0)?,
                    saved: row.get(1)?,
                    actor: row.get(2)?,
                    ran: row.get(3)?,
                    digest: row.get(4)?,
                })
            })
            .optional()
        })
    }

    /// The versions of a pipeline, newest first.
    pub fn pipeline_versions(&self, pipeline: &str) -> Result<Vec<PipelineVersion>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT version, saved, actor, what, ran, nodes, added, removed, changed FROM pipeline_versions
                 WHERE pipeline = ?1 ORDER BY version DESC",
            )?
            .query_map([pipeline], version)?
            .collect()
        })
    }

    /// What a pipeline was in this version, if it is kept.
    pub fn pipeline_at(&self, pipeline: &str, version: u32) -> Result<Option<PipelineTexts>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT v.digest, t.content, l.content FROM pipeline_versions v
                 JOIN pipeline_texts t ON t.digest = v.text JOIN pipeline_texts l ON l.digest = v.layout
                 WHERE v.pipeline = ?1 AND v.version = ?2",
            )?
            .query_row((pipeline, version), texts)
            .optional()
        })
    }

    /// What a pipeline was when it had this digest, as long as that is kept.
    pub fn pipeline_with(&self, pipeline: &str, digest: &str) -> Result<Option<PipelineTexts>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT b.digest, t.content, l.content
                 FROM (SELECT digest, text, layout FROM pipeline_bases WHERE pipeline = ?1 AND digest = ?2
                       UNION SELECT digest, text, layout FROM pipeline_versions WHERE pipeline = ?1 AND digest = ?2) b
                 JOIN pipeline_texts t ON t.digest = b.text JOIN pipeline_texts l ON l.digest = b.layout LIMIT 1",
            )?
            .query_row((pipeline, digest), texts)
            .optional()
        })
    }

    /// The newest layouts of a pipeline, of those that are kept, in which this text stands: at most a few.
    pub fn pipeline_layouts_with(&self, pipeline: &str, text: &str) -> Result<Vec<String>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT content FROM
                   (SELECT layout, max(seen) AS seen FROM
                     (SELECT layout, seen FROM pipeline_bases WHERE pipeline = ?1
                      UNION ALL SELECT layout, saved FROM pipeline_versions WHERE pipeline = ?1)
                    GROUP BY layout)
                 JOIN pipeline_texts ON digest = layout WHERE instr(content, ?2) > 0 ORDER BY seen DESC LIMIT 8",
            )?
            .query_map((pipeline, text), |row| row.get(0))?
            .collect()
        })
    }

    /// True if a version before `version` was the same.
    pub fn pipeline_was(&self, pipeline: &str, digest: &str, version: u32) -> Result<bool> {
        self.read(|c| {
            c.query_row(
                "SELECT EXISTS (SELECT 1 FROM pipeline_versions WHERE pipeline = ?1 AND digest = ?2 AND version < ?3)",
                (pipeline, digest, version),
                |row| row.get(0),
            )
        })
    }

    /// Keeps a version, and what it is as something that changes can be based on.
    pub fn pipeline_keep(&self, pipeline: &str, new: &NewVersion) -> Result<()> {
        let digests = [sha256(&new.texts.text), sha256(&new.texts.layout)];
        self.write(|tx| {
            for (digest, content) in digests.iter().zip([&new.texts.text, &new.texts.layout]) {
                tx.execute("INSERT OR IGNORE INTO pipeline_texts (digest, content) VALUES (?1, ?2)", (digest, content))?;
            }
            let [text, layout] = &digests;
            tx.execute(
                "INSERT OR REPLACE INTO pipeline_versions
                 (pipeline, version, saved, actor, what, digest, text, layout, nodes, added, removed, changed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                params![
                    pipeline,
                    new.version,
                    now(),
                    new.actor,
                    new.what,
                    &new.texts.digest,
                    text,
                    layout,
                    new.nodes,
                    new.changes.added,
                    new.changes.removed,
                    new.changes.changed
                ],
            )?;
            tx.execute(
                "INSERT OR REPLACE INTO pipeline_bases (pipeline, digest, text, layout, seen) VALUES (?1, ?2, ?3, ?4, ?5)",
                (pipeline, &new.texts.digest, text, layout, now()),
            )?;
            forget_old(tx, pipeline)
        })
    }

    /// Notes that a run began from a version, which is kept for good then.
    pub fn pipeline_ran(&self, pipeline: &str, version: u32) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE pipeline_versions SET ran = 1 WHERE pipeline = ?1 AND version = ?2",
                (pipeline, version),
            )?;
            Ok(())
        })
    }

    /// The ids of the nodes that ended well in one of the newest `runs` runs of a pipeline.
    pub fn nodes_that_ran(&self, pipeline: &str, runs: u32) -> Result<Vec<String>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT DISTINCT id FROM run_nodes
                 WHERE run IN (SELECT id FROM runs WHERE pipeline = ?1 ORDER BY number DESC LIMIT ?2)
                 AND data ->> '$.status' IN ('done', 'cached')",
            )?
            .query_map((pipeline, runs), |row| row.get(0))?
            .collect()
        })
    }
}

/// Removes what is beyond the numbers above, and texts that nothing needs any more.
fn forget_old(tx: &Transaction, pipeline: &str) -> rusqlite::Result<()> {
    let mut gone = tx.execute(
        "DELETE FROM pipeline_versions WHERE pipeline = ?1 AND ran = 0 AND version <=
           (SELECT max(version) FROM pipeline_versions WHERE pipeline = ?1) - ?2",
        (pipeline, KEPT),
    )?;
    if count_bases(tx, pipeline)? > MOST_BASES {
        gone += tx.execute(
            "DELETE FROM pipeline_bases WHERE pipeline = ?1 AND digest NOT IN
               (SELECT digest FROM pipeline_bases WHERE pipeline = ?1 ORDER BY seen DESC LIMIT ?2)",
            (pipeline, FEWEST_BASES),
        )?;
    }
    if gone > 0 {
        tx.execute(
            "DELETE FROM pipeline_texts WHERE digest NOT IN
               (SELECT text FROM pipeline_versions UNION SELECT layout FROM pipeline_versions
                UNION SELECT text FROM pipeline_bases UNION SELECT layout FROM pipeline_bases)",
            [],
        )?;
    }
    Ok(())
}

fn count_bases(c: &Connection, pipeline: &str) -> rusqlite::Result<i64> {
    c.query_row("SELECT count(*) FROM pipeline_bases WHERE pipeline = ?1", [pipeline], |row| row.get(0))
}

fn version(row: &Row) -> rusqlite::Result<PipelineVersion> {
    Ok(PipelineVersion {
        version: row.get(0)?,
        saved: row.get(1)?,
        actor: row.get(2)?,
        what: row.get(3)?,
        ran: row.get(4)?,
        nodes: row.get(5)?,
        changes: ChangeCounts { added: row.get(6)?, removed: row.get(7)?, changed: row.get(8)? },
    })
}

fn texts(row: &Row) -> rusqlite::Result<PipelineTexts> {
    Ok(PipelineTexts { digest: row.get(0)?, text: row.get(1)?, layout: row.get(2)? })
}

fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}
