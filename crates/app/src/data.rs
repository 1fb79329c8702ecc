//! Importing files and looking at datasets.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use falaj_data::{ImportOptions, Imported};
use falaj_pipeline::output::kept_profile;
use falaj_schema::dataset::{
    Column, Dataset, DatasetChanges, DatasetOrigin, ImportRequest, Profile, ProfileRequest, ReimportResponse,
    RetypedColumn, RowsRequest, RowsResponse,
};
use falaj_schema::event::Event;
use falaj_schema::{Caller, Code, Error, Result};

use crate::App;

/// Most rows that one request for rows gives.
const MAX_ROWS: u32 = 1000;

static JOBS: AtomicU64 = AtomicU64::new(0);

impl App {
    /// Imports a file or folder: into the scratch folder first, then as an artifact, then as a dataset version.
    pub(crate) fn import(&self, caller: &Caller, request: &ImportRequest) -> Result<Dataset> {
        let path = Path::new(&request.path);
        let name = request.name.clone().unwrap_or_else(|| falaj_data::default_name(path));
        falaj_store::check_name(&name)?;
        // The origin is read again from wherever the next process stands.
        let whole = path.canonicalize().unwrap_or(path.to_owned());
        let origin = ImportRequest { path: whole.display().to_string(), name: Some(name.clone()), ..request.clone() };
        let made = self.read_in(caller, path, &name, request)?;
        // What lies among the workspace's own files goes with them.
        let stays = !whole.starts_with(self.store().root().join(".falaj"));
        self.store().dataset_add(Dataset { origin: stays.then_some(DatasetOrigin::File(origin)), ..made })
    }

    /// Reads again what a dataset was imported from; a new version unless the content is that of the newest.
    pub(crate) fn reimport(&self, caller: &Caller, reference: &str) -> Result<ReimportResponse> {
        let meant = self.store().dataset_find(reference)?;
        let newest = self.store().dataset_find(&meant.name)?;
        let origin = meant.origin.ok_or_else(|| Error::new(Code::OriginUnknown).with("name", reference))?;
        let made = match &origin {
            DatasetOrigin::File(request) => self.read_in(caller, Path::new(&request.path), &meant.name, request)?,
            DatasetOrigin::Source(request) => self.read_source(caller, &meant.name, &request.read)?,
        };
        if made.digest == newest.digest {
            return Ok(ReimportResponse { dataset: newest, changes: None });
        }
        let changes = changes(&newest, &made);
        let dataset = self.store().dataset_add(Dataset { origin: Some(origin), ..made })?;
        Ok(ReimportResponse { dataset, changes: Some(changes) })
    }

    /// Reads a file or folder in as an artifact: what a version of the dataset `name` would be made of it.
    pub(crate) fn read_in(&self, caller: &Caller, path: &Path, name: &str, request: &ImportRequest) -> Result<Dataset> {
        let options = ImportOptions::from(request);
        let scratch = self.store().artifacts().scratch()?;
        let out = scratch.path().join("table.parquet");
        let imported = self.job("job-import", name, |progress| falaj_data::import(path, &options, &out, progress))?;
        self.adopt(caller, name, imported, &out, self.source_of(path))
    }

    /// Takes a table that was written to `out` in as an artifact: what a version of the dataset `name` would be of it.
    pub(crate) fn adopt(
        &self,
        caller: &Caller,
        name: &str,
        mut imported: Imported,
        out: &Path,
        source: String,
    ) -> Result<Dataset> {
        let artifact = self.store().artifacts().adopt(out)?;
        for warning in &mut imported.warnings {
            warning.message = falaj_data::warning_text(warning, caller.lang);
        }
        Ok(Dataset {
            id: String::new(),
            name: name.to_owned(),
            version: 0,
            rows: imported.rows,
            columns: imported.columns,
            digest: artifact.digest,
            bytes: artifact.bytes,
            source,
            created: 0,
            actor: caller.actor.clone(),
            warnings: imported.warnings,
            origin: None,
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
        self.profile_of(&self.store().dataset_find(&request.name)?, request.target.as_deref())
    }

    /// The profile of a table, as a dataset.
    pub(crate) fn profile_of(&self, dataset: &Dataset, target: Option<&str>) -> Result<Profile> {
        let mut profile = match kept_profile(self.store(), &dataset.digest, target)? {
            Some(kept) => kept,
            None => self.make_profile(dataset, target)?,
        };
        profile.dataset.clone_from(&dataset.name);
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

/// How `after` differs from `before`.
fn changes(before: &Dataset, after: &Dataset) -> DatasetChanges {
    let lacks = |columns: &[Column], name: &str| columns.iter().all(|column| column.name != name);
    let only_in = |here: &Dataset, there: &Dataset| {
        here.columns.iter().filter(|column| lacks(&there.columns, &column.name)).cloned().collect()
    };
    let retyped = after.columns.iter().filter_map(|column| {
        let earlier = before.columns.iter().find(|earlier| earlier.name == column.name)?;
        let changed = earlier.kind != column.kind;
        changed.then(|| RetypedColumn { name: column.name.clone(), from: earlier.kind, to: column.kind })
    });
    DatasetChanges {
        rows_before: before.rows,
        rows_after: after.rows,
        added: only_in(after, before),
        removed: only_in(before, after),
        retyped: retyped.collect(),
    }
}
