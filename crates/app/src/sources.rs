//! Registered sources: what they hold, and importing from them.

use std::path::PathBuf;
use std::time::Instant;

use falaj_data::{Bucket, Database, ImportOptions, Postgres, Query, TableName, Tls, What};
use falaj_schema::dataset::{Dataset, DatasetOrigin};
use falaj_schema::source::*;
use falaj_schema::{Caller, Code, Error, Result};

use crate::{App, secrets};

/// Rows of a preview, unless asked otherwise, and at most.
const SHOWN: u32 = 20;
const MOST_SHOWN: u32 = 200;
/// Share of the work of an import that copying an object is.
const COPY: f64 = 0.5;

impl App {
    pub(crate) fn source_add(&self, caller: &Caller, request: &AddSourceRequest) -> Result<Source> {
        falaj_store::check_name(&request.name)?;
        let place = with_whole_path(request.place.clone());
        // The keyring first: a source whose password could not be kept would be of no use.
        if let Some(password) = &request.password {
            secrets::keep(&self.store().workspace()?.id, &request.name, password)?;
        }
        self.store().source_put(&request.name, &place, &caller.actor)
    }

    pub(crate) fn source_remove(&self, name: &str) -> Result<Source> {
        let source = self.store().source_find(name)?;
        secrets::forget(&self.store().workspace()?.id, name)?;
        self.store().source_remove(name)?;
        Ok(source)
    }

    pub(crate) fn source_check(&self, name: &str) -> Result<SourceCheck> {
        let opened = self.opened(&self.store().source_find(name)?)?;
        let began = Instant::now();
        let product = match &opened {
            Opened::Database(database) => database.check()?,
            Opened::Bucket(bucket) => bucket.check().map(|()| "S3".to_owned())?,
        };
        Ok(SourceCheck { product, milliseconds: began.elapsed().as_millis() as u64 })
    }

    pub(crate) fn source_tables(&self, name: &str) -> Result<SourceTables> {
        let tables = match self.opened(&self.store().source_find(name)?)? {
            Opened::Database(database) => database.tables()?.into_iter().map(table).collect(),
            Opened::Bucket(bucket) => bucket.objects()?.into_iter().map(object).collect(),
        };
        Ok(SourceTables { tables })
    }

    pub(crate) fn source_preview(&self, request: &SourcePreviewRequest) -> Result<SourcePreview> {
        let read = &request.read;
        let limit = request.limit.unwrap_or(SHOWN).clamp(1, MOST_SHOWN);
        match self.opened(&self.store().source_find(&read.source)?)? {
            Opened::Database(database) => {
                let found = database.first_rows(&query(read)?, limit)?;
                let left_out = found.left_out.into_iter().map(|(name, kind)| LeftOut { name, kind }).collect();
                Ok(SourcePreview { columns: found.columns, left_out, rows: found.rows })
            }
            Opened::Bucket(bucket) => {
                let scratch = self.store().artifacts().scratch()?;
                let copy = bucket.copy_head(key(read)?, scratch.path())?;
                let found = falaj_data::preview(&copy, &ImportOptions::default())?;
                let rows = found.rows.into_iter().take(limit as usize).collect();
                Ok(SourcePreview { columns: found.columns, left_out: Vec::new(), rows })
            }
        }
    }

    pub(crate) fn source_import(&self, caller: &Caller, request: &SourceImportRequest) -> Result<Dataset> {
        let source = self.store().source_find(&request.read.source)?;
        let name = request.name.clone().or_else(|| named_after(&source, &request.read)).unwrap_or_default();
        falaj_store::check_name(&name)?;
        let made = self.read_source(caller, &name, &request.read)?;
        let origin = SourceImportRequest { name: Some(name), ..request.clone() };
        self.store().dataset_add(Dataset { origin: Some(DatasetOrigin::Source(origin)), ..made })
    }

    /// Reads from a source: what a version of the dataset `name` would be made of it.
    pub(crate) fn read_source(&self, caller: &Caller, name: &str, read: &SourceRead) -> Result<Dataset> {
        let source = self.store().source_find(&read.source)?;
        let opened = self.opened(&source)?;
        let scratch = self.store().artifacts().scratch()?;
        let out = scratch.path().join("table.parquet");
        let imported = match &opened {
            Opened::Database(database) => {
                let query = query(read)?;
                self.job("job-import", name, |progress| database.import(&query, &out, progress))?
            }
            Opened::Bucket(bucket) => {
                let (key, folder) = (key(read)?, scratch.path().join("copy"));
                std::fs::create_dir(&folder).map_err(|error| crate::io_error(&folder, &error))?;
                self.job("job-import", name, |progress| {
                    let copy = bucket.copy(key, &folder, &|done| progress(done * COPY))?;
                    let read = |done: f64| progress(COPY + (1.0 - COPY) * done);
                    falaj_data::import(&copy, &ImportOptions::default(), &out, &read)
                })?
            }
        };
        self.adopt(caller, name, imported, &out, label(&source, read))
    }

    fn opened(&self, source: &Source) -> Result<Opened> {
        let secret = || secrets::find(&self.store().workspace()?.id, &source.name);
        Ok(match &source.place {
            SourcePlace::Sqlite { path } => Opened::Database(Database::Sqlite(PathBuf::from(path))),
            SourcePlace::Postgres { host, port, database, user, tls, authority } => {
                Opened::Database(Database::Postgres(Postgres {
                    host: host.clone(),
                    port: *port,
                    database: database.clone(),
                    user: user.clone(),
                    password: secret()?,
                    tls: if *tls { Tls::On(authority.as_deref().map(PathBuf::from)) } else { Tls::Off },
                }))
            }
            SourcePlace::S3 { endpoint, region, bucket, prefix, access_key } => Opened::Bucket(Bucket {
                endpoint: endpoint.clone(),
                region: region.clone(),
                bucket: bucket.clone(),
                prefix: prefix.clone(),
                access_key: access_key.clone(),
                secret_key: if access_key.is_some() { secret()? } else { None },
            }),
        })
    }
}

/// What a source's address leads to.
enum Opened {
    Database(Database),
    Bucket(Bucket),
}

fn table(found: falaj_data::Found) -> SourceTable {
    let (name, view, rows, bytes) = (found.name, found.view, found.rows, found.bytes);
    SourceTable { schema: name.schema, table: name.table, view, rows, bytes }
}

fn object(found: falaj_data::Object) -> SourceTable {
    SourceTable { schema: None, table: found.key, view: false, rows: None, bytes: Some(found.bytes) }
}

/// The object to read. A store gives objects whole, so nothing can be chosen from them there.
fn key(read: &SourceRead) -> Result<&str> {
    match (&read.table, &read.sql, &read.columns, &read.filter) {
        (Some(key), None, None, None) => Ok(key),
        _ => Err(Error::new(Code::BadRequest).with("reason", "an object is read whole: only `table` is taken")),
    }
}

/// What a dataset is called by default: as its table, or as its object without folder and ending.
fn named_after(source: &Source, read: &SourceRead) -> Option<String> {
    let table = read.table.as_deref()?;
    if !matches!(source.place, SourcePlace::S3 { .. }) {
        return Some(table.to_owned());
    }
    let file = table.rsplit('/').next().unwrap_or(table);
    Some(file.split('.').next().unwrap_or(file).to_owned())
}

/// A file is found again from any folder.
fn with_whole_path(place: SourcePlace) -> SourcePlace {
    match place {
        SourcePlace::Sqlite { path } => {
            let whole = std::path::absolute(&path).map_or(path, |whole| whole.display().to_string());
            SourcePlace::Sqlite { path: whole }
        }
        other => other,
    }
}

fn query(read: &SourceRead) -> Result<Query> {
    let what = match (&read.table, &read.sql) {
        (Some(table), None) => What::Table(TableName { schema: read.schema.clone(), table: table.clone() }),
        (None, Some(sql)) => What::Sql(sql.clone()),
        _ => return Err(Error::new(Code::BadRequest).with("reason", "one of `table` and `sql`")),
    };
    Ok(Query { what, columns: read.columns.clone(), filter: read.filter.clone() })
}

/// Where rows came from, for people.
fn label(source: &Source, read: &SourceRead) -> String {
    let what = match (&read.schema, &read.table) {
        (Some(schema), Some(table)) => format!("{schema}.{table}"),
        (None, Some(table)) => table.clone(),
        _ => "SQL".to_owned(),
    };
    format!("{}: {what}", source.name)
}
