//! The record of what was done; it only grows.

use falaj_schema::Result;
use falaj_schema::workspace::AuditEntry;

use crate::{Store, now};

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

    /// Entries, newest first, and how many there are.
    pub fn audit(&self, limit: u32) -> Result<(Vec<AuditEntry>, u64)> {
        self.read(|c| {
            let entries = c
                .prepare(
                    "SELECT seq, time, actor, host, command, subject, outcome FROM audit ORDER BY seq DESC LIMIT ?1",
                )?
                .query_map([limit], |row| {
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
            let total: i64 = c.query_row("SELECT count(*) FROM audit", [], |row| row.get(0))?;
            Ok((entries, total as u64))
        })
    }
}
