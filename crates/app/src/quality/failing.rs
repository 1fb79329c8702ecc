//! The rows that fail a rule.

use std::path::Path;

use falaj_data::quality;
use falaj_schema::quality::*;
use falaj_schema::{Caller, Code, Error, Result};

use super::{find_rule, shown};
use crate::App;

/// Most rows that one request gives.
const MAX_ROWS: u32 = 1_000;

impl App {
    /// Some rows of a dataset that fail a rule.
    pub(crate) fn failing_rows(&self, caller: &Caller, request: &FailingRowsRequest) -> Result<FailingRows> {
        if request.limit > MAX_ROWS {
            return Err(Error::new(Code::BadRequest).with("reason", format!("limit: at most {MAX_ROWS}")));
        }
        let dataset = self.store().dataset_find(&request.name)?;
        let suite = self.suite_for(caller, request.suite.as_deref(), request.inline.as_ref())?;
        let (rule, file) = (find_rule(&suite, &request.rule)?, self.store().dataset_path(&dataset));
        let (others, now, page) =
            (|name: &str| self.table_of(name), falaj_store::now(), (request.offset, request.limit));
        self.job("job-failing", &dataset.name, |progress| {
            quality::failing_rows(&file, rule, &others, now, page, request.columns.as_deref(), progress)
        })
    }

    /// Writes the rows of a dataset that fail a rule to a file.
    pub(crate) fn export_failing(&self, caller: &Caller, request: &ExportRowsRequest) -> Result<RowsExport> {
        let dataset = self.store().dataset_find(&request.name)?;
        let suite = self.suite_for(caller, request.suite.as_deref(), request.inline.as_ref())?;
        let (rule, file) = (find_rule(&suite, &request.rule)?, self.store().dataset_path(&dataset));
        let (others, now, out) = (|name: &str| self.table_of(name), falaj_store::now(), Path::new(&request.output));
        let rows = self.job("job-failing", &dataset.name, |progress| {
            quality::export(&file, rule, &others, now, request.columns.as_deref(), out, progress)
        })?;
        Ok(RowsExport { path: shown(out), rows })
    }
}
