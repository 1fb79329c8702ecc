//! The model registry: packages in folders, their versions in the database.

use std::fs;
use std::path::{Path, PathBuf};

use falaj_schema::model::{Lineage, Model, ModelVersion, Signature};
use falaj_schema::{Code, Error, Result};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

use crate::files::{io_error, sync_folder};
use crate::sql::from_text;
use crate::{Store, now};

/// A model that is registered.
pub struct NewModel {
    /// Name of the model.
    pub name: String,
    /// SHA-256 over the package.
    pub digest: String,
    /// Size of the package in bytes.
    pub bytes: u64,
    /// Metrics on the test part.
    pub metrics: BTreeMap<String, Option<f64>>,
    /// What it takes and gives.
    pub signature: Signature,
    /// Architecture in words.
    pub architecture: String,
    /// Trainable numbers.
    pub parameters: u64,
    /// Who registers it.
    pub actor: String,
    /// Where it comes from.
    pub lineage: Lineage,
}

impl Store {
    /// Registers the finished package in `folder` (made in the artifacts' scratch folder) as the next version, by moving
    /// it. A package with the digest of an existing version is that version, and no new one is made.
    pub fn model_register(&self, new: NewModel, folder: &Path) -> Result<ModelVersion> {
        let existing: Option<ModelVersion> = self.read(|c| {
            c.query_row("SELECT data FROM models WHERE name = ?1 AND digest = ?2", (&new.name, &new.digest), |row| {
                from_text(row.get_ref(0)?.as_str()?)
            })
            .optional()
        })?;
        if let Some(version) = existing {
            return Ok(version);
        }
        let parent = self.root().join("models").join(&new.name);
        fs::create_dir_all(&parent).map_err(|e| io_error(&parent, &e))?;
        let mut moved = None;
        let registered = self.insert_model(new, folder, &parent, &mut moved);
        if let (Err(_), Some(path)) = (&registered, moved) {
            // The version was not recorded, so its folder must not stay.
            let _ = fs::remove_dir_all(path);
        }
        registered
    }

    // The folder is moved inside the transaction: the version number is ours by then, and a failed move rolls it back.
    fn insert_model(
        &self,
        new: NewModel,
        folder: &Path,
        parent: &Path,
        moved: &mut Option<PathBuf>,
    ) -> Result<ModelVersion> {
        let mut move_error = None;
        let result = self.write(|tx| {
            let version: u32 =
                tx.query_row("SELECT coalesce(max(version), 0) + 1 FROM models WHERE name = ?1", [&new.name], |row| {
                    row.get(0)
                })?;
            let model = model_version(&new, version);
            let data =
                serde_json::to_string(&model).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))?;
            tx.execute(
                "INSERT INTO models (name, version, digest, data, created) VALUES (?1, ?2, ?3, ?4, ?5)",
                (&new.name, version, &new.digest, &data, model.created),
            )?;
            let target = parent.join(version.to_string());
            if let Err(e) = fs::rename(folder, &target) {
                move_error = Some(io_error(&target, &e));
                return Err(rusqlite::Error::ExecuteReturnedResults);
            }
            sync_folder(parent);
            *moved = Some(target);
            Ok(model)
        });
        result.map_err(|e| move_error.unwrap_or(e))
    }

    /// Every model with its versions, newest first.
    pub fn models(&self) -> Result<Vec<Model>> {
        let versions: Vec<ModelVersion> = self.read(|c| {
            c.prepare("SELECT data FROM models ORDER BY name, version DESC")?
                .query_map([], |row| from_text(row.get_ref(0)?.as_str()?))?
                .collect()
        })?;
        let mut models: Vec<Model> = Vec::new();
        for mut version in versions {
            if models.last().is_none_or(|m| m.name != version.name) {
                version.aliases.push("latest".to_owned());
                models.push(Model { name: version.name.clone(), versions: vec![] });
            }
            if let Some(model) = models.last_mut() {
                model.versions.push(version);
            }
        }
        Ok(models)
    }

    /// The version `name@version`, `name@latest` or `name`.
    pub fn model_find(&self, reference: &str) -> Result<ModelVersion> {
        let (name, version) = reference.rsplit_once('@').unwrap_or((reference, "latest"));
        let models = self.models()?;
        let model = models.iter().find(|m| m.name == name);
        let version = model.and_then(|m| {
            m.versions.iter().find(|v| v.version.to_string() == version || v.aliases.iter().any(|a| a == version))
        });
        version.cloned().ok_or_else(|| {
            // Of a model that is there, its versions help; of another, the models.
            let known: Vec<String> = match model {
                Some(m) => m.versions.iter().map(|v| format!("{name}@{}", v.version)).collect(),
                None => models.iter().map(|m| m.name.clone()).collect(),
            };
            Error::new(Code::ModelMissing).with("model", reference).with("known", known.join(", "))
        })
    }

    /// The folder of a version's package.
    pub fn model_path(&self, version: &ModelVersion) -> PathBuf {
        self.root().join("models").join(&version.name).join(version.version.to_string())
    }
}

fn model_version(new: &NewModel, version: u32) -> ModelVersion {
    ModelVersion {
        name: new.name.clone(),
        version,
        aliases: vec![],
        metrics: new.metrics.clone(),
        digest: new.digest.clone(),
        bytes: new.bytes,
        signature: new.signature.clone(),
        architecture: new.architecture.clone(),
        parameters: new.parameters,
        created: now(),
        actor: new.actor.clone(),
        lineage: new.lineage.clone(),
    }
}

/// Refuses a name that can't be a folder and a part of `name@version` on every system.
pub fn check_name(name: &str) -> Result<()> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let sound = !name.is_empty()
        && name.chars().count() <= 100
        && name.chars().all(allowed)
        && name.starts_with(|c: char| c.is_alphanumeric())
        && !name.ends_with(['.', ' ']);
    if sound { Ok(()) } else { Err(Error::new(Code::NameInvalid).with("name", name)) }
}
