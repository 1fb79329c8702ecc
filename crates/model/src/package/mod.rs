//! The model package: a folder that holds everything needed to use a model, and to know what it is.

mod card;
mod manifest;
mod reference;

use std::path::Path;

use falaj_schema::model::{Evaluation, Lineage, PackageFile};
use falaj_schema::{Code, Error, Millis, Result};
use sha2::{Digest, Sha256};

use crate::architecture::Architecture;
use crate::network::Network;
use crate::prep::Preprocessing;
use crate::target::Target;
use crate::whole_file;

pub use manifest::{FORMAT, Manifest};
pub use reference::{Bins, CategoryCount, InputReference, PredictionReference, Reference};

/// File of the [`Manifest`].
pub const MANIFEST: &str = "model.json";
/// File of the weights.
pub const WEIGHTS: &str = "weights.safetensors";
/// File of the [`Reference`].
pub const REFERENCE: &str = "reference.json";
/// File of the model card.
pub const CARD: &str = "card.md";

/// What a package is written from.
pub struct Draft<'a> {
    /// Name of the model.
    pub name: &'a str,
    /// When it was made.
    pub created: Millis,
    /// Fitted preprocessing.
    pub preprocessing: &'a Preprocessing,
    /// Fitted target.
    pub target: &'a Target,
    /// Shape of the network.
    pub architecture: &'a Architecture,
    /// Content of the trainer's `weights.safetensors`.
    pub weights: &'a [u8],
    /// How good it is.
    pub evaluation: Option<&'a Evaluation>,
    /// Where it comes from.
    pub lineage: &'a Lineage,
    /// What training looked like.
    pub reference: &'a Reference,
}

/// A package that was read and verified.
#[derive(Debug)]
pub struct Package {
    /// `model.json`.
    pub manifest: Manifest,
    /// `weights.safetensors`.
    pub weights: Vec<u8>,
    /// `reference.json`.
    pub reference: Reference,
    /// `card.md`.
    pub card: String,
    /// What it consists of.
    pub contents: Contents,
}

/// What a package consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// Its files by name, `model.json` among them.
    pub files: Vec<PackageFile>,
    /// SHA-256, hexadecimal, over the lines `name NUL bytes NUL digest` of the files by name.
    pub digest: String,
    /// Size of all files.
    pub bytes: u64,
}

/// Writes a package into `folder`, which exists and is empty. The folder is moved into place by the caller, so that
/// others see all of it or nothing.
///
/// # Errors
/// [`Code::ModelDamaged`] when the weights do not fit the architecture; errors of writing.
pub fn write(folder: &Path, draft: &Draft) -> Result<Contents> {
    Network::from_bytes(draft.architecture, draft.weights).map_err(|e| e.file(WEIGHTS))?;
    let mut manifest = Manifest::new(draft);
    let card = card::markdown(&manifest, draft.reference);
    let contents = [(CARD, card.into_bytes()), (REFERENCE, json(draft.reference)?)];
    let mut files = vec![put(folder, WEIGHTS, draft.weights)?];
    for (name, bytes) in &contents {
        files.push(put(folder, name, bytes)?);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    manifest.files = files.clone();
    // The manifest comes last: a package without one is not finished.
    files.push(put(folder, MANIFEST, &json(&manifest)?)?);
    Ok(Contents::of(files))
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<PackageFile> {
    whole_file::write(&folder.join(name), bytes)?;
    Ok(entry(name, bytes))
}

fn entry(name: &str, bytes: &[u8]) -> PackageFile {
    PackageFile { name: name.to_owned(), bytes: bytes.len() as u64, digest: hex::encode(Sha256::digest(bytes)) }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value).map_err(|e| Error::new(Code::Internal).detail(e))?;
    text.push(b'\n');
    Ok(text)
}

impl Contents {
    fn of(mut files: Vec<PackageFile>) -> Self {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let mut hash = Sha256::new();
        for file in &files {
            hash.update(format!("{}\0{}\0{}\n", file.name, file.bytes, file.digest));
        }
        let bytes = files.iter().map(|file| file.bytes).sum();
        Self { files, digest: hex::encode(hash.finalize()), bytes }
    }
}

impl Package {
    /// Reads the package in `folder` and verifies every file of it.
    ///
    /// # Errors
    /// [`Code::FileMissing`] when there is no package; [`Code::ModelNewer`] (`found`, `known`) when it is of a newer
    /// format; [`Code::ModelDamaged`] with the file whose size, digest or content does not fit.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let bytes = whole_file::read(&path)?;
        let manifest = Manifest::parse(&bytes).map_err(|e| e.file(&path))?;
        let mut files = vec![entry(MANIFEST, &bytes)];
        let mut take = |name: &str| {
            let file = manifest.files.iter().find(|file| file.name == name);
            let bytes = verified(folder, name, file)?;
            files.push(entry(name, &bytes));
            Ok::<_, Error>(bytes)
        };
        let (weights, reference, card) = (take(WEIGHTS)?, take(REFERENCE)?, take(CARD)?);
        if manifest.files.len() + 1 != files.len() {
            return Err(damaged(&path, "files listed"));
        }
        let reference = serde_json::from_slice(&reference).map_err(|e| damaged(&folder.join(REFERENCE), e))?;
        let card = String::from_utf8(card).map_err(|e| damaged(&folder.join(CARD), e))?;
        Network::from_bytes(&manifest.architecture, &weights).map_err(|e| e.file(folder.join(WEIGHTS)))?;
        Ok(Self { manifest, weights, reference, card, contents: Contents::of(files) })
    }
}

fn verified(folder: &Path, name: &str, expected: Option<&PackageFile>) -> Result<Vec<u8>> {
    let path = folder.join(name);
    let expected = expected.ok_or_else(|| damaged(&path, "not listed"))?;
    let bytes = whole_file::read(&path).map_err(|e| match e.code {
        Code::FileMissing => damaged(&path, "missing"),
        _ => e,
    })?;
    if entry(name, &bytes) == *expected { Ok(bytes) } else { Err(damaged(&path, "digest")) }
}

fn damaged(path: &Path, detail: impl std::fmt::Display) -> Error {
    Error::new(Code::ModelDamaged).file(path).detail(detail)
}
