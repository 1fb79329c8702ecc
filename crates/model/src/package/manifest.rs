//! `model.json`.

use falaj_schema::model::{Evaluation, Lineage, PackageFile, Signature};
use falaj_schema::{Code, Error, Millis, Result};
use serde::{Deserialize, Serialize};

use super::Draft;
use crate::architecture::Architecture;
use crate::prep::Preprocessing;
use crate::target::Target;

/// The format this build writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// Everything known of a model but its weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the format; see [`FORMAT`].
    pub falaj_model: u32,
    /// Name of the model.
    pub name: String,
    /// When it was made.
    pub created: Millis,
    /// Program that made it, with its version.
    pub producer: String,
    /// What it takes and gives.
    pub signature: Signature,
    /// Fitted preprocessing.
    pub preprocessing: Preprocessing,
    /// Fitted target.
    pub target: Target,
    /// Shape of the network.
    pub architecture: Architecture,
    /// Trainable numbers.
    pub parameters: u64,
    /// How good it is.
    pub evaluation: Option<Evaluation>,
    /// Where it comes from.
    pub lineage: Lineage,
    /// The other files of the package.
    pub files: Vec<PackageFile>,
}

impl Manifest {
    pub(super) fn new(draft: &Draft) -> Self {
        Self {
            falaj_model: FORMAT,
            name: draft.name.to_owned(),
            created: draft.created,
            producer: concat!("falaj ", env!("CARGO_PKG_VERSION")).to_owned(),
            signature: draft.preprocessing.signature(draft.target),
            preprocessing: draft.preprocessing.clone(),
            target: draft.target.clone(),
            architecture: draft.architecture.clone(),
            parameters: draft.architecture.parameters(),
            evaluation: draft.evaluation.cloned(),
            lineage: draft.lineage.clone(),
            files: Vec::new(),
        }
    }

    /// Reads the format's version before anything else, since a newer one may have any shape.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Format {
            falaj_model: u32,
        }
        let damaged = |e: serde_json::Error| Error::new(Code::ModelDamaged).detail(e);
        let Format { falaj_model } = serde_json::from_slice(bytes).map_err(damaged)?;
        if falaj_model > FORMAT {
            return Err(Error::new(Code::ModelNewer).with("found", falaj_model).with("known", FORMAT));
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }
}
