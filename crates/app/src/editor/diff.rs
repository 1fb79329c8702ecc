//! What differs between two pipelines.

use falaj_pipeline::{diff, file};
use falaj_schema::Result;
use falaj_schema::editor::{PipelineDiff, PipelineDiffRequest};
use falaj_schema::pipeline::PipelineFile;

use crate::App;

impl App {
    /// What differs between two pipelines, each given by path, id or `id@version`.
    pub(crate) fn diff_pipelines(&self, request: &PipelineDiffRequest) -> Result<PipelineDiff> {
        Ok(diff(&self.pipeline_or_version(&request.from)?, &self.pipeline_or_version(&request.to)?))
    }

    // A file may have an @ in its name, too.
    fn pipeline_or_version(&self, reference: &str) -> Result<PipelineFile> {
        let versioned = reference.rsplit_once('@').and_then(|(name, version)| Some((name, version.parse().ok()?)));
        match (self.pipeline_path(reference), versioned) {
            (Ok(path), _) => file::read(&path),
            (Err(_), Some((name, version))) => Ok(self.version_of(&self.pipeline_path(name)?, version)?.pipeline),
            (Err(error), None) => Err(error),
        }
    }
}
