//! What a node gave, looked at column by column, or drawn.

use falaj_pipeline::output::Output;
use falaj_schema::dataset::{Dataset, Profile, ReportResponse};
use falaj_schema::editor::{InspectNodeRequest, ReportNodeRequest};
use falaj_schema::tabled::{NodeChartRequest, TableChart};
use falaj_schema::{Caller, Result};

use super::rows::{Gave, chosen, subject};
use crate::App;

impl App {
    /// The profile of what a node gave the last time it ran with just these settings and inputs; made once for each content
    /// and target. A node whose rows flowed into the next one gets its table first.
    ///
    /// Errors: as [`App::node_rows`]; those of profiling.
    pub(crate) fn inspect_node(&self, request: &InspectNodeRequest) -> Result<Profile> {
        let (dataset, target) = self.looked_at(&request.file, &request.node, request.part.as_deref())?;
        self.profile_of(&dataset, request.target.as_deref().or(target.as_deref()))
    }

    /// The same as one HTML document.
    pub(crate) fn report_node(&self, caller: &Caller, request: &ReportNodeRequest) -> Result<ReportResponse> {
        let (dataset, target) = self.looked_at(&request.file, &request.node, request.part.as_deref())?;
        let command = command_for(request);
        let (lang, output) = (request.lang.unwrap_or(caller.lang), request.output.as_deref());
        self.report_on(&dataset, target.as_deref(), &command, lang, output)
    }

    /// A chart of it.
    ///
    /// Errors: as [`App::node_rows`]; those of [`falaj_data::chart()`].
    pub(crate) fn chart_node(&self, caller: &Caller, request: &NodeChartRequest) -> Result<TableChart> {
        let (dataset, _) = self.looked_at(&request.file, &request.node, request.part.as_deref())?;
        self.chart_of(&dataset, &request.chart, caller.lang)
    }

    /// The table that a node gave, as if it were a dataset, and the column that a report compares the others with.
    fn looked_at(&self, file: &str, node: &str, part: Option<&str>) -> Result<(Dataset, Option<String>)> {
        let given = self.given(file, node)?;
        let name = subject(&given.pipeline, node, part);
        let output = match given.result {
            Gave::Output(output) => output,
            Gave::Flow(flow, fused) => {
                self.job("job-rows", &name, |progress| flow.keep(self.store(), &given.key, &fused, progress))?
            }
        };
        let table = chosen(&output, node, part)?;
        let target = match &output {
            Output::Report(report) => report.target.clone(),
            _ => None,
        };
        let path = table.path(self.store());
        let bytes = std::fs::metadata(&path).map_err(|e| falaj_store::files::io_error(&path, &e))?.len();
        let dataset = Dataset {
            id: String::new(),
            name,
            version: 0,
            rows: table.rows,
            columns: table.columns.clone(),
            digest: table.file.clone(),
            bytes,
            source: String::new(),
            created: 0,
            actor: String::new(),
            warnings: Vec::new(),
            origin: None,
        };
        Ok((dataset, target))
    }
}

/// The command that tells of every column of what a report is on.
fn command_for(request: &ReportNodeRequest) -> String {
    let part = request.part.as_ref().map_or(String::new(), |part| format!(" --part {part}"));
    format!("falaj pipeline inspect {} {}{part} --json", request.file, request.node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_looks_at_the_part_that_the_report_is_on() {
        let told = |part: Option<&str>| {
            let (file, node, part) = ("late".to_owned(), "split".to_owned(), part.map(str::to_owned));
            command_for(&ReportNodeRequest { file, node, part, lang: None, output: None })
        };
        assert_eq!(told(Some("test")), "falaj pipeline inspect late split --part test --json");
        // Without one it is the first, as the command has it.
        assert_eq!(told(None), "falaj pipeline inspect late split --json");
    }
}
