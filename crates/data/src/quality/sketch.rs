//! Small tables and suites for tests.

use std::path::PathBuf;

use falaj_schema::message::Lang;
use falaj_schema::quality::{QualitySuite, RuleResult, parse};
use falaj_schema::{Code, Error, Result};

use super::{check, report};
use crate::import::{ImportOptions, import};

/// A suite of these rules, JSON objects with commas between them.
pub(crate) fn suite(rules: &str) -> QualitySuite {
    let text = format!("{{\"falaj\": \"quality/1\", \"name\": \"s\", \"dataset\": \"t\", \"rules\": [{rules}]}}");
    parse(text.as_bytes()).unwrap()
}

/// A folder of tables.
pub(crate) struct Tables(tempfile::TempDir);

impl Tables {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(format!("{name}.parquet"))
    }

    /// Imports a CSV text as the table `name`.
    pub(crate) fn add(&self, name: &str, csv: &str) -> &Self {
        let source = self.0.path().join(format!("{name}.csv"));
        std::fs::write(&source, csv).unwrap();
        import(&source, &ImportOptions::default(), &self.path(name), &|_| true).unwrap();
        self
    }

    /// Where a dataset is, as callers tell it.
    pub(crate) fn find(&self, name: &str) -> Result<PathBuf> {
        let path = self.path(name);
        if path.is_file() { Ok(path) } else { Err(Error::new(Code::DatasetMissing).with("name", name)) }
    }

    /// Checks the table `t`, as seen on 1 January 2014.
    pub(crate) fn check(&self, suite: &QualitySuite) -> Vec<RuleResult> {
        let now = 1_388_534_400_000;
        let checked = check(&self.path("t"), &suite.rules, &|name| self.find(name), now, &|_| true).unwrap();
        report(suite, &checked, Lang::En)
    }
}
