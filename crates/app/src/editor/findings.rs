//! What follows from a pipeline.

use std::collections::HashSet;

use falaj_pipeline::{Standing, check, standing};
use falaj_schema::editor::Findings;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Caller, Result};

use crate::App;
use crate::pipelines::{columns, order, problem};

/// Newest runs in which a node must have ended well for its result to count as out of date.
const RUNS: u32 = 8;

impl App {
    /// What follows from a pipeline whose runs are listed under `id`.
    pub(crate) fn findings(&self, caller: &Caller, id: &str, pipeline: &PipelineFile) -> Result<Findings> {
        let checked = check(pipeline, self.store());
        let ran: HashSet<String> = self.store().nodes_that_ran(id, RUNS)?.into_iter().collect();
        let stands = standing(&checked, self.store(), &ran)?;
        let order = order(&checked);
        let problems = checked.errors.iter().map(|error| problem(error, caller.lang)).collect();
        let columns = columns(checked);
        let components = self.component_standings(pipeline)?;
        let Standing { lights, rows, results, pins } = stands;
        Ok(Findings { order, problems, columns, lights, rows, results, pins, components })
    }
}
