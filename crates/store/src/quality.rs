//! Suites of quality rules, which are files of the workspace, and the history of their checks.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use falaj_schema::quality::{
    QualityHistory, QualityResult, QualityRun, QualitySuite, RulePoint, RuleResult, RuleStatus, RuleTrend, Scalar,
    parse, to_text,
};
use falaj_schema::{Code, Error, Result};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::files::{io_error, sync_folder, write_whole};
use crate::sql::{from_text, to_text as json};
use crate::{Store, check_name, now};

/// Checks of a suite and dataset whose results are kept whole.
const WHOLE: u32 = 20;

impl Store {
    /// The folder of suite files.
    pub fn quality(&self) -> PathBuf {
        self.root().join("quality")
    }

    /// The files of the folder of suites, by name.
    pub fn suite_files(&self) -> Result<Vec<PathBuf>> {
        let folder = self.quality();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(io_error(&folder, &e)),
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|e| e == "json") && path.is_file());
        files.sort();
        Ok(files)
    }

    /// The file of a suite: of the workspace by its name, or any file by its path.
    /// Errors: `suite_missing` with the `known` ones, `file_missing`, `file_is_folder`.
    pub fn suite_path(&self, reference: &str) -> Result<PathBuf> {
        let path = Path::new(reference);
        if check_name(reference).is_ok() {
            let own = self.quality().join(format!("{reference}.json"));
            if own.is_file() {
                return Ok(own);
            }
        }
        if path.is_file() {
            return Ok(path.to_owned());
        }
        if path.is_dir() && reference.contains(['/', '\\']) {
            return Err(Error::new(Code::FileIsFolder).file(path));
        }
        if reference.ends_with(".json") || reference.contains(['/', '\\']) {
            return Err(Error::new(Code::FileMissing).file(path));
        }
        let known: Vec<String> = self.suite_files()?.iter().map(|path| stem(path)).collect();
        Err(Error::new(Code::SuiteMissing).with("name", reference).with("known", known.join(", ")))
    }

    /// Reads a suite, by name or path. In the workspace the name of the file is that of the suite.
    /// Errors: those of [`Store::suite_path`] and of reading.
    pub fn suite(&self, reference: &str) -> Result<(QualitySuite, PathBuf)> {
        let path = self.suite_path(reference)?;
        let mut suite = read_suite(&path)?;
        if path.parent() == Some(self.quality().as_path()) {
            suite.name = stem(&path);
        }
        Ok((suite, path))
    }

    /// Writes a suite into the workspace, whole or not at all. Errors: `name_invalid`, those of writing.
    pub fn suite_write(&self, suite: &QualitySuite) -> Result<PathBuf> {
        check_name(&suite.name)?;
        self.require_writable()?;
        let path = self.quality().join(format!("{}.json", suite.name));
        write_whole(&path, to_text(suite)?.as_bytes())?;
        Ok(path)
    }

    /// Removes a suite's file from the workspace; its history stays. Errors: `suite_missing`.
    pub fn suite_remove(&self, name: &str) -> Result<()> {
        self.require_writable()?;
        let path = self.suite_path(name)?;
        if path.parent() != Some(self.quality().as_path()) {
            // A file elsewhere is not ours to remove.
            return Err(Error::new(Code::SuiteMissing).with("name", name));
        }
        fs::remove_file(&path).map_err(|e| io_error(&path, &e))?;
        sync_folder(&self.quality());
        Ok(())
    }

    /// Adds a check to the history; its identity and time are set here. Of older ones only the counts are kept.
    pub fn quality_add(&self, mut result: QualityResult) -> Result<QualityResult> {
        result.summary.id = uuid::Uuid::now_v7().to_string();
        result.summary.created = now();
        let (summary, results) = (json(&result.summary)?, json(&result.results)?);
        self.write(|tx| {
            let run = &result.summary;
            let seq: i64 =
                tx.query_row("SELECT coalesce(max(seq), 0) + 1 FROM quality_checks", [], |row| row.get(0))?;
            tx.execute(
                "INSERT INTO quality_checks (id, seq, suite, dataset, created, passed, summary, results)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![&run.id, seq, &run.suite, &run.dataset, run.created, run.passed, &summary, &results],
            )?;
            keep_points(tx, seq, &result.results)?;
            tx.execute(
                "UPDATE quality_checks SET results = NULL WHERE suite = ?1 AND dataset = ?2 AND results IS NOT NULL
                 AND seq NOT IN (SELECT seq FROM quality_checks WHERE suite = ?1 AND dataset = ?2
                                 ORDER BY seq DESC LIMIT ?3)",
                (&run.suite, &run.dataset, WHOLE),
            )?;
            Ok(())
        })?;
        Ok(result)
    }

    /// The newest check of a dataset, or of any without one, with a suite, if there is one.
    pub fn quality_last(&self, suite: &str, dataset: Option<&str>) -> Result<Option<QualityRun>> {
        self.read(|c| {
            c.query_row(
                "SELECT summary FROM quality_checks WHERE suite = ?1 AND (?2 IS NULL OR dataset = ?2)
                 ORDER BY seq DESC LIMIT 1",
                (suite, dataset),
                summary,
            )
            .optional()
        })
    }

    /// The newest `limit` checks of a suite (of all without one) and dataset; the trend of each rule over them if a suite
    /// is named; and the results of check `whole`, by default of the newest, as long as they are kept.
    pub fn quality_history(
        &self,
        suite: Option<&str>,
        dataset: Option<&str>,
        limit: u32,
        whole: Option<&str>,
    ) -> Result<QualityHistory> {
        const WHERE: &str = "WHERE (?1 IS NULL OR suite = ?1) AND (?2 IS NULL OR dataset = ?2)";
        self.read(|c| {
            let total: i64 =
                c.query_row(&format!("SELECT count(*) FROM quality_checks {WHERE}"), (suite, dataset), |r| r.get(0))?;
            let found: Vec<(i64, QualityRun)> = c
                .prepare(&format!("SELECT summary, seq FROM quality_checks {WHERE} ORDER BY seq DESC LIMIT ?3"))?
                .query_map((suite, dataset, limit), |row| Ok((row.get(1)?, summary(row)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let rules = if suite.is_some() { trends(c, &found)? } else { Vec::new() };
            let wanted = whole.or_else(|| found.first().map(|(_, run)| run.id.as_str()));
            let whole = wanted.map(|id| results(c, id)).transpose()?.flatten();
            let checks = found.into_iter().map(|(_, run)| run).collect();
            Ok(QualityHistory { checks, total: total as u64, rules, whole })
        })
    }
}

/// Reads the suite in a file. Errors: `file_missing` and other input errors, those of [`parse`].
pub fn read_suite(path: &Path) -> Result<QualitySuite> {
    let bytes = fs::read(path).map_err(|e| io_error(path, &e))?;
    parse(&bytes).map_err(|e| e.file(path))
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn keep_points(tx: &Transaction, seq: i64, results: &[RuleResult]) -> rusqlite::Result<()> {
    let mut add = tx.prepare_cached(
        "INSERT INTO quality_points (seq, pos, rule, status, checked, failed, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (pos, result) in results.iter().enumerate() {
        let (checked, failed) = (result.checked_rows as i64, result.failed_rows as i64);
        let value = result.observed.value.as_ref().and_then(number);
        add.execute((seq, pos as i64, &result.rule, result.status.as_str(), checked, failed, value))?;
    }
    Ok(())
}

fn number(value: &Scalar) -> Option<f64> {
    match value {
        Scalar::Integer(whole) => Some(*whole as f64),
        Scalar::Real(real) => Some(*real).filter(|real| real.is_finite()),
        Scalar::Boolean(_) | Scalar::Text(_) => None,
    }
}

fn summary(row: &Row) -> rusqlite::Result<QualityRun> {
    from_text(row.get_ref(0)?.as_str()?)
}

/// Rules in the order of the newest check, then those that only older ones have; points oldest first.
fn trends(c: &Connection, checks: &[(i64, QualityRun)]) -> rusqlite::Result<Vec<RuleTrend>> {
    let mut trends: Vec<RuleTrend> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut select = c.prepare_cached(
        "SELECT rule, status, checked, failed, value FROM quality_points WHERE seq = ?1 ORDER BY pos",
    )?;
    for (seq, run) in checks {
        let mut rows = select.query([seq])?;
        while let Some(row) = rows.next()? {
            let rule: String = row.get(0)?;
            let point = RulePoint {
                check: run.id.clone(),
                status: RuleStatus::parse(row.get_ref(1)?.as_str()?).unwrap_or(RuleStatus::Broken),
                checked_rows: row.get::<_, i64>(2)? as u64,
                failed_rows: row.get::<_, i64>(3)? as u64,
                value: row.get(4)?,
            };
            let place = *places.entry(rule).or_insert_with_key(|rule| {
                trends.push(RuleTrend { rule: rule.clone(), points: Vec::new() });
                trends.len() - 1
            });
            trends[place].points.push(point);
        }
    }
    trends.iter_mut().for_each(|trend| trend.points.reverse());
    Ok(trends)
}

fn results(c: &Connection, id: &str) -> rusqlite::Result<Option<QualityResult>> {
    let found = c
        .query_row("SELECT summary, results FROM quality_checks WHERE id = ?1", [id], |row| {
            Ok((summary(row)?, row.get::<_, Option<String>>(1)?))
        })
        .optional()?;
    match found {
        Some((summary, Some(results))) => Ok(Some(QualityResult { summary, results: from_text(&results)? })),
        _ => Ok(None),
    }
}
