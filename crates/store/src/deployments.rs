//! What is deployed; where it stands is known by its target.

use falaj_schema::deployment::Deployment;
use falaj_schema::{Code, Error, Result};
use rusqlite::OptionalExtension;

use crate::Store;
use crate::sql::{from_text, to_text};

impl Store {
    /// Keeps a deployment as it is now.
    pub fn deployment_keep(&self, deployment: &Deployment) -> Result<()> {
        let data = to_text(deployment)?;
        self.write(|tx| {
            tx.execute(
                "INSERT INTO deployments (name, data, created) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET data = excluded.data",
                (&deployment.name, &data, deployment.created),
            )?;
            Ok(())
        })
    }

    /// Every deployment as it was kept last, by name.
    pub fn deployments(&self) -> Result<Vec<Deployment>> {
        self.read(|c| {
            c.prepare("SELECT data FROM deployments ORDER BY name")?
                .query_map([], |row| from_text(row.get_ref(0)?.as_str()?))?
                .collect()
        })
    }

    /// The deployment of this name, if there is one.
    pub fn deployment(&self, name: &str) -> Result<Option<Deployment>> {
        self.read(|c| {
            c.query_row("SELECT data FROM deployments WHERE name = ?1", [name], |row| {
                from_text(row.get_ref(0)?.as_str()?)
            })
            .optional()
        })
    }

    /// The deployment of this name.
    pub fn deployment_find(&self, name: &str) -> Result<Deployment> {
        self.deployment(name)?.ok_or_else(|| Error::new(Code::DeploymentMissing).with("name", name))
    }
}
