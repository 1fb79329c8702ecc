//! Against a real S3 server that asks for keys: `fixtures/bucket/serve.py`. Its Python is the one with other people's
//! clients, which `cargo xtask test` installs and names in `FALAJ_PYTHON`.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use falaj_data::Bucket;
use falaj_schema::dataset::ColumnType::*;
use falaj_schema::{Code, Error};
use serde_json::Value;

use crate::{DEFAULT, Folder, ON, kinds, lines};

struct Server {
    process: Child,
    said: Value,
    folder: Folder,
}

impl Server {
    /// A server with some objects; none where there is no Python for it.
    fn start() -> Option<Self> {
        let Some(python) = std::env::var_os("FALAJ_PYTHON") else {
            // Where everything must run, this does, too.
            assert!(std::env::var_os("CI").is_none(), "FALAJ_PYTHON is not set");
            eprintln!("left out: FALAJ_PYTHON is not set");
            return None;
        };
        let folder = Folder::new();
        folder.file("in/trips/a.csv", "id,city\n1,دبي\n2,b\n");
        folder.file("in/trips/notes.md", "# no table");
        folder.file("in/empty.csv", "");
        let rows: String = (0..5_000).map(|n| format!("{n},{}\n", n * 2)).collect();
        let table = std::fs::read(folder.table("made", &format!("n,twice\n{rows}"))).unwrap();
        folder.file("in/trips/b.parquet", table);
        folder.file("in/slow.csv", format!("n,twice\n{rows}{rows}"));
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bucket/serve.py");
        let mut command = Command::new(python);
        command.arg(script).arg(folder.path("in")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        Some(Self { process, said, folder })
    }

    fn text(&self, name: &str) -> String {
        self.said[name].as_str().unwrap().to_owned()
    }

    fn bucket(&self) -> Bucket {
        Bucket {
            endpoint: Some(self.text("endpoint")),
            region: "eu-west-1".into(),
            bucket: "lake".into(),
            prefix: String::new(),
            access_key: Some(self.text("access_key")),
            secret_key: Some(self.text("secret_key")),
        }
    }

    /// Copies an object and imports it.
    fn import(&self, key: &str) -> falaj_schema::Result<(falaj_data::Imported, Vec<String>)> {
        let scratch = tempfile::tempdir().unwrap();
        let copy = self.bucket().copy(key, scratch.path(), ON)?;
        let out = self.folder.path("out.parquet");
        let imported = falaj_data::import(&copy, &DEFAULT, &out, ON)?;
        Ok((imported, lines(&out)))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends with its standard input; whatever it does, it is not left behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[track_caller]
fn refused(result: Result<impl Sized, Error>, code: Code) {
    let error = result.err().unwrap();
    assert_eq!(error.code, code, "{error:?}");
}

fn code(result: Result<impl Sized, Error>) -> Code {
    result.err().unwrap().code
}

#[test]
fn objects_are_listed_previewed_and_imported() {
    let Some(server) = Server::start() else { return };
    let bucket = server.bucket();
    bucket.check().unwrap();
    let keys = |bucket: &Bucket| bucket.objects().unwrap().into_iter().map(|object| object.key).collect::<Vec<_>>();
    assert_eq!(keys(&bucket), ["empty.csv", "slow.csv", "trips/a.csv", "trips/b.parquet"]);
    assert_eq!(keys(&Bucket { prefix: "trips".into(), ..bucket.clone() }), ["trips/a.csv", "trips/b.parquet"]);
    let found = bucket.objects().unwrap();
    assert_eq!(found[2].bytes, "id,city\n1,دبي\n2,b\n".len() as u64);

    let (imported, rows) = server.import("trips/a.csv").unwrap();
    assert_eq!((kinds(&imported.columns), rows), (vec![Integer, Text], vec!["1,دبي".into(), "2,b".into()]));
    let (imported, rows) = server.import("trips/b.parquet").unwrap();
    assert_eq!((imported.rows, rows[999].as_str()), (5_000, "999,1998"));

    for (key, first) in [("trips/a.csv", "دبي"), ("trips/b.parquet", "0")] {
        let scratch = tempfile::tempdir().unwrap();
        let copy = bucket.copy_head(key, scratch.path()).unwrap();
        let shown = falaj_data::preview(&copy, &DEFAULT).unwrap();
        assert_eq!((shown.rows[0][1].as_deref(), shown.problem), (Some(first), None), "{key}");
    }
}

#[test]
fn what_is_wrong_with_a_store_is_said() {
    let Some(server) = Server::start() else { return };
    let bucket = server.bucket();
    let wrong = Bucket { secret_key: Some("x".repeat(40)), ..bucket.clone() };
    refused(wrong.check(), Code::SourceCredentials);
    refused(wrong.objects(), Code::SourceCredentials);
    let stranger = Bucket { access_key: Some("AKIAXXXXXXXXXXXXXXXX".into()), ..bucket.clone() };
    refused(stranger.check(), Code::SourceCredentials);
    let denied = Bucket {
        access_key: Some(server.text("denied_key")),
        secret_key: Some(server.text("denied_secret")),
        ..bucket.clone()
    };
    refused(denied.check(), Code::SourceDenied);

    let elsewhere = Bucket { bucket: "nowhere".into(), ..bucket.clone() };
    let error = elsewhere.check().unwrap_err();
    assert_eq!((error.code, error.params["name"].as_str()), (Code::SourceMissing, "nowhere"));
    let error = server.import("trips/gone.csv").unwrap_err();
    assert_eq!((error.code, error.params["name"].as_str()), (Code::SourceMissing, "trips/gone.csv"));
    assert_eq!(code(server.import("empty.csv")), Code::FileEmpty);
    let empty = Bucket { bucket: "empty".into(), ..bucket.clone() };
    assert!(empty.objects().unwrap().is_empty());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nothing = Bucket { endpoint: Some(format!("http://127.0.0.1:{port}")), ..bucket };
    assert_eq!(code(nothing.check()), Code::SourceUnreachable);
}

#[test]
fn a_copy_is_cancelled_at_once_and_does_not_survive_the_server() {
    let Some(mut server) = Server::start() else { return };
    let bucket = server.bucket();
    let scratch = tempfile::tempdir().unwrap();
    let asked = Cell::new(None);
    let cancel = |done: f64| {
        if done > 0.0 && asked.get().is_none() {
            asked.set(Some(Instant::now()));
        }
        asked.get().is_none()
    };
    assert_eq!(code(bucket.copy("slow.csv", scratch.path(), &cancel)), Code::Cancelled);
    assert!(asked.get().unwrap().elapsed() < Duration::from_secs(2));

    let kill = Cell::new(Some(&mut server.process));
    let lose = |done: f64| {
        if done > 0.0
            && let Some(process) = kill.take()
        {
            process.kill().unwrap();
        }
        true
    };
    assert!(matches!(code(bucket.copy("slow.csv", scratch.path(), &lose)), Code::SourceLost | Code::SourceUnreachable));
}
