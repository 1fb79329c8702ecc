//! The record of what was done; it only grows.

use falaj_schema::Result;
use falaj_schema::workspace::AuditEntry;

use crate::{Store, now};

const FOUND: &str = r"WHERE actor LIKE ?1 ESCAPE '\' OR host LIKE ?1 ESCAPE '\' OR command LIKE ?1 ESCAPE '\'
    OR subject LIKE ?1 ESCAPE '\' OR outcome LIKE ?1 ESCAPE '\'";

impl Store {
    /// Adds an entry; its number and time are set here.
    pub fn audit_add(&self, actor: &str, host: &str, command: &str, subject: &str, outcome: &str) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO audit (time, actor, host, command, subject, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (now(), actor, host, command, subject, outcome),
            )?;
            Ok(())
        })
    }

    /// Entries with `find` in one of their words, whatever its case: at most `limit` of them, newest first and without
    /// the `offset` newest; and how many there are.
    pub fn audit(&self, limit: u32, offset: u64, find: &str) -> Result<(Vec<AuditEntry>, u64)> {
        // What LIKE reads as a sign is meant as it stands. Its own ignoring of case ends with ASCII, which is all that
        // commands and codes have; names are found as they are written.
        let pattern = format!("%{}%", find.trim().replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"));
        self.read(|c| {
            let entries = c
                .prepare(&format!(
                    "SELECT seq, time, actor, host, command, subject, outcome FROM audit {FOUND}
                     ORDER BY seq DESC LIMIT ?2 OFFSET ?3"
                ))?
                .query_map((&pattern, limit, offset as i64), |row| {
                    Ok(AuditEntry {
                        seq: row.get::<_, i64>(0)? as u64,
                        time: row.get(1)?,
                        actor: row.get(2)?,
                        host: row.get(3)?,
                        command: row.get(4)?,
                        subject: row.get(5)?,
                        outcome: row.get(6)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let total: i64 =
                c.query_row(&format!("SELECT count(*) FROM audit {FOUND}"), [&pattern], |row| row.get(0))?;
            Ok((entries, total as u64))
        })
    }
}
