//! Models: looking at versions.

use falaj_model::package::Package;
use falaj_schema::Result;
use falaj_schema::model::{ModelResponse, ModelVersion};

use crate::App;

impl App {
    /// A model version with what its package says.
    pub(crate) fn show_model(&self, reference: &str) -> Result<ModelResponse> {
        let model = self.store().model_find(reference)?;
        let package = self.package(&model)?;
        Ok(ModelResponse {
            path: self.store().model_path(&model).display().to_string(),
            evaluation: package.manifest.evaluation,
            files: package.contents.files,
            card: package.card,
            model,
        })
    }

    /// The package of a version, verified against what the registry knows of it.
    pub(crate) fn package(&self, model: &ModelVersion) -> Result<Package> {
        falaj_pipeline::package(self.store(), model)
    }
}
