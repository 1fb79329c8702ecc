//! Tables as objects of an S3-compatible store: what there is, and copies of them to read.
//!
//! An object is copied to the disk before it is imported: formats are read more than once, and a connection that breaks
//! must not end in half a table.

mod copy;

use std::path::{Path, PathBuf};
use std::time::Duration;

use falaj_schema::{Code, Error, Result};
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{ClientOptions, ObjectMeta, ObjectStore, RetryConfig};
use tokio::runtime::Runtime;

use crate::table::Progress;

const CONNECT: Duration = Duration::from_secs(10);
/// How long a store may be silent.
const SILENT: Duration = Duration::from_secs(60);
/// More objects than this are not listed: a prefix narrows them down.
const MOST: usize = 10_000;

/// A bucket, or what begins with a prefix in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucket {
    /// Address of the store, such as `https://s3.site:9000`; that of AWS by default.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: String,
    /// Its name.
    pub bucket: String,
    /// Only objects whose keys begin with this folder.
    pub prefix: String,
    /// Access key; without one, requests are not signed.
    pub access_key: Option<String>,
    /// The secret of that key.
    pub secret_key: Option<String>,
}

/// An object that can be a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Bucket {
    /// The store and bucket as people write them.
    pub fn place(&self) -> String {
        format!("{}/{}", self.endpoint.as_deref().unwrap_or("s3.amazonaws.com").trim_end_matches('/'), self.bucket)
    }

    fn client(&self) -> Result<AmazonS3> {
        let options = ClientOptions::new().with_connect_timeout(CONNECT).with_timeout(SILENT);
        // A person waits for the answer: better to hear of a failure soon than to try for minutes.
        let retry = RetryConfig { max_retries: 2, retry_timeout: CONNECT, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_client_options(options)
            .with_retry(retry)
            .with_region(&self.region)
            .with_bucket_name(&self.bucket);
        if let Some(endpoint) = &self.endpoint {
            // Stores of one's own mostly have one name for all buckets.
            builder = builder.with_endpoint(endpoint).with_virtual_hosted_style_request(false);
            builder = builder.with_allow_http(endpoint.starts_with("http://"));
        }
        builder = match (&self.access_key, &self.secret_key) {
            (Some(key), Some(secret)) => builder.with_access_key_id(key).with_secret_access_key(secret),
            _ => builder.with_skip_signature(true),
        };
        builder.build().map_err(|error| self.failed("", &error))
    }

    /// Whether the bucket can be listed. Errors: `source_unreachable`, `source_credentials`, `source_missing`.
    pub fn check(&self) -> Result<()> {
        self.listed(1).map(|_| ())
    }

    /// The objects that are named as tables are, by key; at most 10,000. Errors: as [`Self::check`].
    pub fn objects(&self) -> Result<Vec<Object>> {
        let mut found = self.listed(MOST)?;
        found.sort_by(|a, b| a.location.cmp(&b.location));
        let tables = found.into_iter().filter(|meta| is_table(meta.location.as_ref()));
        Ok(tables.map(|meta| Object { key: meta.location.to_string(), bytes: meta.size }).collect())
    }

    fn listed(&self, most: usize) -> Result<Vec<ObjectMeta>> {
        let client = self.client()?;
        let prefix = (!self.prefix.is_empty()).then(|| Key::from(self.prefix.as_str()));
        runtime()?.block_on(async {
            let found = client.list(prefix.as_ref()).take(most).try_collect().await;
            found.map_err(|error| self.failed("", &error))
        })
    }

    /// Copies an object into `folder` under its own name: the path of the copy.
    /// Errors: as [`Self::check`], `source_lost`, `disk_full`, `io`, `cancelled`.
    pub fn copy(&self, key: &str, folder: &Path, progress: Progress) -> Result<PathBuf> {
        copy::whole(self, key, folder, progress)
    }

    /// Copies as much of an object as its first rows need, whatever its size. A text ends with a whole line; of Parquet the
    /// copy has holes.
    pub fn copy_head(&self, key: &str, folder: &Path) -> Result<PathBuf> {
        copy::head(self, key, folder)
    }

    fn missing(&self, name: &str) -> Error {
        Error::new(Code::SourceMissing).with("place", self.place()).with("name", name)
    }

    fn lost(&self, reason: &str) -> Error {
        Error::new(Code::SourceLost).with("place", self.place()).with("reason", reason)
    }

    fn failed(&self, key: &str, error: &object_store::Error) -> Error {
        use object_store::Error as E;
        let text = format!("{error} {}", reason(error));
        let place = |code| Error::new(code).with("place", self.place());
        let user = self.access_key.as_deref().unwrap_or("–");
        match error {
            E::NotFound { .. } if key.is_empty() => self.missing(&self.bucket),
            E::NotFound { .. } => self.missing(key),
            E::Unauthenticated { .. } => place(Code::SourceCredentials).with("user", user),
            // A list that is refused is an error of no kind; what the store said stands in its text.
            _ if text.contains("SignatureDoesNotMatch") || text.contains("InvalidAccessKeyId") => {
                place(Code::SourceCredentials).with("user", user)
            }
            _ if text.contains("NoSuchBucket") => self.missing(&self.bucket),
            _ if matches!(error, E::PermissionDenied { .. }) || text.contains("403 Forbidden") => {
                place(Code::SourceDenied).with("user", user).with("reason", reason(error))
            }
            _ if text.contains("certificate") => place(Code::SourceTls).with("reason", reason(error)),
            _ => place(Code::SourceUnreachable).with("reason", reason(error)),
        }
    }
}

/// The innermost cause: the outer ones say that a request failed.
fn reason(error: &object_store::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(next) = inner.source() {
        inner = next;
    }
    inner.to_string()
}

/// Endings of the files that an import reads.
const ENDINGS: [&str; 13] =
    ["csv", "tsv", "txt", "parquet", "pq", "json", "ndjson", "jsonl", "arrow", "feather", "gz", "zst", "xlsx"];

/// Whether a key ends as a table does.
fn is_table(key: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()))
}

fn runtime() -> Result<Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::new(Code::Internal).detail(error))
}
