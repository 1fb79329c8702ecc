//! Looking closer at datasets, and at a file before its import.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use falaj_data::ImportOptions;
use falaj_pipeline::{expand, file};
use falaj_schema::dataset::{ColumnProfile, Dataset, ImportRequest, Profile, ProfileRequest};
use falaj_schema::inspect::*;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::workspace::{Holder, Trouble};
use falaj_schema::{Caller, Code, Error, Result};

use crate::App;

impl App {
    /// The beginning of a file, read as an import with the same options would.
    pub(crate) fn preview(&self, caller: &Caller, request: &ImportRequest) -> Result<PreviewResponse> {
        let found = falaj_data::preview(Path::new(&request.path), &ImportOptions::from(request))?;
        Ok(PreviewResponse {
            format: found.format.to_owned(),
            packing: found.packing.map(str::to_owned),
            bytes: found.bytes,
            columns: found.columns,
            rows: found.rows,
            looked: found.looked,
            total: found.total,
            delimiter: found.delimiter,
            encoding: found.encoding,
            sheets: found.sheets,
            sheet: found.sheet,
            files: found.files,
            file_count: found.file_count,
            table: found.table,
            problem: found.problem.map(|error| error.to_wire(caller.lang)),
        })
    }

    /// How the columns of a dataset go together; made once for each content and column while the program runs.
    pub(crate) fn relations(&self, request: &RelationsRequest) -> Result<RelationsResponse> {
        let dataset = self.store().dataset_find(&request.name)?;
        let file = self.store().dataset_path(&dataset);
        let (column, method) = (request.column.as_deref(), request.method.unwrap_or_default());
        let of = column.map_or(String::new(), |name| format!("column {name}"));
        let key = format!("{} {method:?} {of}", dataset.digest);
        let kept = self.relations_kept().get_or(key, || {
            let relate = |progress: falaj_data::Progress| falaj_data::relations(&file, column, method, progress);
            let found = self.job("job-relate", &dataset.name, relate)?;
            let (relations, over_time, complete) = (found.relations, found.over_time, found.complete);
            Ok(RelationsResponse { relations, over_time, complete })
        })?;
        Ok((*kept).clone())
    }

    /// How each column of a dataset goes with each other one; made once for each content, choice and method while the
    /// program runs.
    pub(crate) fn matrix(&self, request: &MatrixRequest) -> Result<MatrixResponse> {
        let dataset = self.store().dataset_find(&request.name)?;
        self.matrix_of(&dataset, request.columns.as_deref(), request.method.unwrap_or_default())
    }

    /// The same of a table, as a dataset.
    pub(crate) fn matrix_of(
        &self,
        dataset: &Dataset,
        names: Option<&[String]>,
        method: RelationMethod,
    ) -> Result<MatrixResponse> {
        let file = self.store().dataset_path(dataset);
        let key = format!("{} {method:?} {names:?}", dataset.digest);
        let kept = self.matrices_kept().get_or(key, || {
            let relate = |progress: falaj_data::Progress| falaj_data::matrix(&file, names, method, progress);
            self.job("job-relate", &dataset.name, relate)
        })?;
        Ok((*kept).clone())
    }

    /// Two dataset versions beside each other.
    pub(crate) fn compare_data(&self, request: &CompareDataRequest) -> Result<DataComparison> {
        let (from, to) = (self.store().dataset_find(&request.from)?, self.store().dataset_find(&request.to)?);
        let profile = |name: &str| self.profile(&ProfileRequest { name: name.to_owned(), target: None });
        let (old, new) = (profile(&request.from)?, profile(&request.to)?);
        let kept = kept_columns(&old, &new);
        let shifts = self.shifts_kept().get_or(format!("{} {}", from.digest, to.digest), || {
            if from.digest == to.digest {
                return Ok(vec![Some(0.0); kept.len()]);
            }
            let (a, b) = (self.store().dataset_path(&from), self.store().dataset_path(&to));
            self.job("job-compare", &to.name, |progress| falaj_data::shifts(&a, &b, &kept, progress))
        })?;
        let shifts: HashMap<&str, Option<f64>> = kept.iter().map(String::as_str).zip(shifts.iter().copied()).collect();
        let columns = differences(&old, &new, &shifts);
        Ok(DataComparison { from, to, columns })
    }

    /// The pipelines that read a dataset, whichever version, and the models made from it.
    pub(crate) fn uses(&self, reference: &str) -> Result<DatasetUses> {
        let name = self.store().dataset_find(reference)?.name;
        let mut pipelines = Vec::new();
        for path in self.pipeline_files()? {
            // A file that can't be read is a problem of the list of pipelines, not of this dataset.
            let Ok(pipeline) = file::read(&path) else { continue };
            // Components read datasets, too, and settings from outside say which.
            pipelines.extend(pipeline_use(&path, expand(&pipeline).pipeline, &name));
        }
        pipelines.sort_by(|a, b| a.name.cmp(&b.name));
        let versions = self.store().models()?.into_iter().flat_map(|model| model.versions);
        let mut models: Vec<ModelUse> = versions
            .filter_map(|model| {
                let read = model.lineage.datasets.iter().find(|input| input.dataset == name)?;
                Some(ModelUse {
                    dataset_version: read.version,
                    name: model.name,
                    version: model.version,
                    target: model.signature.target,
                    created: model.created,
                })
            })
            .collect();
        models.sort_by_key(|model| std::cmp::Reverse(model.created));
        Ok(DatasetUses { pipelines, models })
    }

    /// Files of dataset and model versions that are gone or have another size.
    pub(crate) fn troubles(&self, caller: &Caller) -> Result<Vec<Trouble>> {
        let datasets = self.store().all_datasets()?.into_iter().filter_map(|dataset| {
            let error = self.dataset_trouble(&dataset)?.to_wire(caller.lang);
            Some(Trouble { kind: Holder::Dataset, name: dataset.name, version: dataset.version, error })
        });
        let models = self.store().models()?.into_iter().flat_map(|model| model.versions);
        let models = models.filter_map(|model| {
            let folder = self.store().model_path(&model);
            let error = (!folder.is_dir()).then(|| Error::new(Code::ModelDamaged).file(&folder))?;
            Some(Trouble {
                kind: Holder::Model,
                name: model.name,
                version: model.version,
                error: error.to_wire(caller.lang),
            })
        });
        Ok(datasets.chain(models).collect())
    }

    fn dataset_trouble(&self, dataset: &Dataset) -> Option<Error> {
        let path = self.store().dataset_path(dataset);
        match path.metadata() {
            Ok(found) if found.len() == dataset.bytes => None,
            Ok(_) => Some(Error::new(Code::ParquetDamaged).file(&path)),
            Err(error) => Some(crate::io_error(&path, &error)),
        }
    }
}

fn pipeline_use(path: &Path, pipeline: PipelineFile, dataset: &str) -> Option<PipelineUse> {
    let mut nodes = Vec::new();
    let mut version = None;
    for node in pipeline.nodes.iter().filter(|node| node.kind == "source") {
        let Some(reference) = node.params.get("dataset").and_then(|value| value.as_str()) else { continue };
        let (name, number) = match reference.rsplit_once('@') {
            Some((name, number)) => (name, number.parse().ok()),
            None => (reference, None),
        };
        if name == dataset {
            nodes.push(node.id.clone());
            version = version.or(number);
        }
    }
    let id = path.file_stem()?.to_string_lossy().into_owned();
    (!nodes.is_empty()).then_some(PipelineUse { id, name: pipeline.name, nodes, version })
}

/// Names of the columns that both have with the same type.
fn kept_columns(old: &Profile, new: &Profile) -> Vec<String> {
    let known: HashSet<_> = old.columns.iter().map(|column| (column.name.as_str(), column.kind)).collect();
    let both = new.columns.iter().filter(|column| known.contains(&(column.name.as_str(), column.kind)));
    both.map(|column| column.name.clone()).collect()
}

fn differences(old: &Profile, new: &Profile, shifts: &HashMap<&str, Option<f64>>) -> Vec<ColumnDifference> {
    let before: HashMap<&str, &ColumnProfile> =
        old.columns.iter().map(|column| (column.name.as_str(), column)).collect();
    let now: HashSet<&str> = new.columns.iter().map(|column| column.name.as_str()).collect();
    let present = new.columns.iter().map(|column| {
        let earlier = before.get(column.name.as_str());
        let fate = match earlier {
            None => ColumnFate::Added,
            Some(earlier) if earlier.kind != column.kind => ColumnFate::Retyped,
            Some(_) => ColumnFate::Kept,
        };
        ColumnDifference {
            name: column.name.clone(),
            fate,
            from: earlier.map(|earlier| side(earlier, old.rows)),
            to: Some(side(column, new.rows)),
            shift: shifts.get(column.name.as_str()).copied().flatten(),
        }
    });
    let gone = old.columns.iter().filter(|column| !now.contains(column.name.as_str()));
    let gone = gone.map(|column| ColumnDifference {
        name: column.name.clone(),
        fate: ColumnFate::Removed,
        from: Some(side(column, old.rows)),
        to: None,
        shift: None,
    });
    present.chain(gone).collect()
}

fn side(column: &ColumnProfile, rows: u64) -> ColumnSide {
    ColumnSide {
        kind: column.kind,
        missing: column.missing as f64 / rows.max(1) as f64,
        distinct: column.distinct,
        min: column.min.clone(),
        max: column.max.clone(),
        mean: column.mean,
    }
}
