//! Models: looking at versions.

use falaj_model::package::Package;
use falaj_schema::model::{ModelResponse, ModelVersion};
use falaj_schema::{Code, Error, Result};

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
        let folder = self.store().model_path(model);
        let package = Package::read(&folder)?;
        if package.contents.digest != model.digest {
            return Err(Error::new(Code::ModelDamaged).file(&folder).detail("the digest is not the registered one"));
        }
        Ok(package)
    }
}
