//! Importing files and looking at datasets.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use falaj_data::{ImportOptions, Imported};
use falaj_schema::dataset::{Dataset, ImportRequest, Profile, ProfileRequest, RowsRequest, RowsResponse};
use falaj_schema::event::Event;
use falaj_schema::{Caller, Code, Error, Result};

use crate::App;

/// Most rows that one request for rows gives.
const MAX_ROWS: u32 = 1000;

static JOBS: AtomicU64 = AtomicU64::new(0);

impl App {
    /// Imports a file: into the scratch folder first, then as an artifact, then as a dataset version.
    pub(crate) fn import(&self, caller: &Caller, request: &ImportRequest) -> Result<Dataset> {
        let path = Path::new(&request.path);
        let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = request.name.clone().or_else(stem).unwrap_or_default();
        falaj_store::check_name(&name)?;
        let options = ImportOptions {
            delimiter: request.delimiter.clone(),
            encoding: request.encoding.clone(),
            missing: request.missing.clone(),
            header: request.header,
        };
        let scratch = self.store().artifacts().scratch()?;
        let out = scratch.path().join("table.parquet");
        let imported = self.job("job-import", &name, |progress| falaj_data::import(path, &options, &out, progress))?;
        self.add_dataset(caller, name, imported, &out, self.source_of(path))
    }

    /// Takes a table that was written to `out` into the workspace as a new version of the dataset `name`.
    pub(crate) fn add_dataset(
        &self,
        caller: &Caller,
        name: String,
        mut imported: Imported,
        out: &Path,
        source: String,
    ) -> Result<Dataset> {
        let artifact = self.store().artifacts().adopt(out)?;
        for warning in &mut imported.warnings {
            warning.message = falaj_data::warning_text(warning, caller.lang);
        }
        self.store().dataset_add(Dataset {
            id: String::new(),
            name,
            version: 0,
            rows: imported.rows,
            columns: imported.columns,
            digest: artifact.digest,
            bytes: artifact.bytes,
            source,
            created: 0,
            actor: caller.actor.clone(),
            warnings: imported.warnings,
        })
    }

    /// Where a file came from, for people. Of one in a temporary folder only the name says something later.
    fn source_of(&self, path: &Path) -> String {
        let whole = path.canonicalize().unwrap_or(path.to_owned());
        let passing = [std::env::temp_dir(), self.store().root().join(".falaj")];
        match whole.file_name() {
            Some(name) if passing.iter().any(|folder| whole.starts_with(folder)) => name.to_string_lossy().into_owned(),
            _ => whole.display().to_string(),
        }
    }

    /// The profile of a dataset; made once for each content and target.
    pub(crate) fn profile(&self, request: &ProfileRequest) -> Result<Profile> {
        let dataset = self.store().dataset_find(&request.name)?;
        let target = request.target.as_deref();
        let mut profile = match self.store().profile(&dataset.digest, target.unwrap_or_default())? {
            Some(kept) => kept,
            None => self.make_profile(&dataset, target)?,
        };
        profile.dataset = dataset.name;
        profile.version = dataset.version;
        Ok(profile)
    }

    fn make_profile(&self, dataset: &Dataset, target: Option<&str>) -> Result<Profile> {
        let file = self.store().dataset_path(dataset);
        let profile =
            self.job("job-profile", &dataset.name, |progress| falaj_data::profile(&file, target, progress))?;
        if self.store().writable() {
            self.store().profile_keep(&dataset.digest, target.unwrap_or_default(), &profile)?;
        }
        Ok(profile)
    }

    /// Some rows of a dataset.
    pub(crate) fn rows(&self, request: &RowsRequest) -> Result<RowsResponse> {
        if request.limit > MAX_ROWS {
            return Err(Error::new(Code::BadRequest).with("reason", format!("limit: at most {MAX_ROWS}")));
        }
        let dataset = self.store().dataset_find(&request.name)?;
        falaj_data::rows(
            &self.store().dataset_path(&dataset),
            request.offset,
            request.limit,
            request.columns.as_deref(),
        )
    }

    /// Does `work`, tells how far it is, and lets it be cancelled.
    pub(crate) fn job<T>(
        &self,
        kind: &str,
        subject: &str,
        work: impl FnOnce(&dyn Fn(f64) -> bool) -> Result<T>,
    ) -> Result<T> {
        let job = format!("job-{}", JOBS.fetch_add(1, Ordering::Relaxed));
        let tell = |progress: Option<f64>, ended: bool| {
            self.sink().emit(Event::Job {
                job: job.clone(),
                kind: kind.to_owned(),
                subject: subject.to_owned(),
                progress,
                ended,
            });
        };
        // Before it is told of, or whoever hears of it first could not cancel it.
        let cancel = self.running().begin(&job);
        tell(None, false);
        let result = work(&|progress| {
            tell(Some(progress), false);
            !cancel.asked()
        });
        self.running().end(&job);
        tell(None, true);
        result
    }
}
