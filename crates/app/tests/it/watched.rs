//! Watched folders, with a real folder and the system's own notes of changes.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use falaj_schema::event::{Event, Topic};
use falaj_schema::{Code, Command, Role};
use serde_json::{Value, json};

use crate::bench::{Bench, bench};

/// How long a change may take to become a version.
const PATIENCE: Duration = Duration::from_secs(40);
/// How long nothing may happen until it can be said that nothing will.
const QUIET: Duration = Duration::from_secs(6);

struct Inbox<'a> {
    bench: &'a Bench,
    folder: PathBuf,
}

impl<'a> Inbox<'a> {
    fn new(bench: &'a Bench) -> Self {
        let folder = bench.folder().join("inbox");
        std::fs::create_dir(&folder).unwrap();
        Self { bench, folder }
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn watch(&self) -> Value {
        let body = json!({ "path": self.folder, "name": "orders" });
        self.bench.call(Role::Analyst, Command::data_watch, body).unwrap()
    }

    fn versions(&self) -> Vec<Value> {
        let found = self.bench.call(Role::Viewer, Command::data_versions, json!({ "name": "orders" }));
        found.map_or(Vec::new(), |found| found["versions"].as_array().unwrap().clone())
    }

    fn watched(&self) -> Value {
        self.bench.call(Role::Viewer, Command::data_watched, json!({})).unwrap()["watched"][0].clone()
    }

    /// Waits until the newest version has that many rows.
    fn rows(&self, rows: u64) {
        until(|| self.versions().first().is_some_and(|newest| newest["rows"] == rows), &|| {
            format!("{:?}", self.watched())
        });
    }
}

#[track_caller]
fn until(mut done: impl FnMut() -> bool, said: &dyn Fn() -> String) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < PATIENCE, "{}", said());
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn what_comes_into_a_folder_becomes_a_version() {
    let bench = bench();
    let inbox = Inbox::new(&bench);
    bench.app.watch();
    let registered = inbox.watch();
    assert_eq!((&registered["dataset"], &registered["watched"]["last_error"]), (&json!(null), &json!(null)));

    inbox.write("a.csv", "id,x\n1,a\n");
    inbox.rows(1);
    // Several files that come together are one change; what is not finished is none of it.
    for name in ["b.csv", "c.csv", "d.csv"] {
        inbox.write(name, "id,x\n2,b\n");
    }
    inbox.write("e.csv.part", "id,x\n3");
    inbox.write(".f.csv", "id");
    inbox.rows(4);
    assert_eq!(inbox.versions().len(), 2);
    std::fs::rename(inbox.folder.join("e.csv.part"), inbox.write("e.csv", "id,x\n3,c\n")).unwrap();
    inbox.write("e.csv", "id,x\n3,c\n");
    inbox.rows(5);
    assert_eq!(inbox.versions()[0]["origin"]["file"]["path"], json!(inbox.folder.canonicalize().unwrap()));

    // A file that is as it was makes no version.
    inbox.write("a.csv", "id,x\n1,a\n");
    std::thread::sleep(QUIET);
    assert_eq!(inbox.versions().len(), 3);
    let heard = bench.ear.heard.lock().unwrap();
    assert!(heard.iter().any(|event| matches!(event, Event::Stale { topics } if topics.contains(&Topic::Watched))));
}

#[test]
fn a_file_that_is_still_written_waits() {
    let bench = bench();
    let inbox = Inbox::new(&bench);
    let path = inbox.write("a.csv", "id\n1\n");
    assert_eq!(inbox.watch()["dataset"]["rows"], json!(1));
    bench.app.watch();
    for number in 2..12 {
        let mut text = std::fs::read_to_string(&path).unwrap();
        text += &format!("{number}\n");
        std::fs::write(&path, text).unwrap();
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(inbox.versions().len(), 1);
    }
    inbox.rows(11);
    assert_eq!(inbox.versions().len(), 2);
}

#[test]
fn what_came_while_nobody_looked_is_read_at_the_start() {
    let bench = bench();
    let inbox = Inbox::new(&bench);
    inbox.write("a.csv", "id\n1\n");
    inbox.watch();
    inbox.write("b.csv", "id\n2\n");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(inbox.versions().len(), 1);
    bench.app.watch();
    inbox.rows(2);
    // A folder that another process registers is watched, too.
    let other = falaj_app::App::open(bench.app.root(), std::sync::Arc::new(falaj_schema::event::NoSink)).unwrap();
    let folder = bench.folder().join("other");
    std::fs::create_dir(&folder).unwrap();
    let body = json!({ "path": folder, "name": "other" });
    let caller = crate::bench::caller(Role::Analyst);
    falaj_schema::dispatch(&other, &caller, Command::data_watch, body).unwrap();
    std::fs::write(folder.join("a.csv"), "n\n1\n").unwrap();
    let shown = || bench.call(Role::Viewer, Command::data_show, json!({ "name": "other" }));
    until(|| shown().is_ok(), &|| "no version of what the other process watches".into());
}

#[test]
fn what_goes_wrong_is_kept_and_makes_no_version() {
    let bench = bench();
    let inbox = Inbox::new(&bench);
    inbox.write("a.csv", "id,x\n1,a\n");
    inbox.watch();
    bench.app.watch();
    inbox.write("b.csv", "id,x\n2\n");
    until(|| inbox.watched()["last_error"]["code"] == "csv_ragged", &|| format!("{:?}", inbox.watched()));
    assert_eq!(inbox.versions().len(), 1);
    let entries = bench.call(Role::Owner, Command::audit_list, json!({})).unwrap()["entries"].clone();
    assert_eq!((&entries[0]["host"], &entries[0]["outcome"]), (&json!("watch"), &json!("csv_ragged")));
    inbox.write("b.csv", "id,x\n2,b\n");
    inbox.rows(2);
    assert_eq!(inbox.watched()["last_error"], json!(null));

    // A folder that goes and comes again.
    let away = bench.folder().join("away");
    std::fs::rename(&inbox.folder, &away).unwrap();
    until(|| inbox.watched()["last_error"]["code"] == "file_missing", &|| format!("{:?}", inbox.watched()));
    std::fs::rename(&away, &inbox.folder).unwrap();
    until(|| inbox.watched()["last_error"].is_null(), &|| format!("{:?}", inbox.watched()));
    assert_eq!(inbox.versions().len(), 2);
}

#[test]
fn folders_are_listed_and_given_up() {
    let bench = bench();
    let inbox = Inbox::new(&bench);
    let call = |role, command, body: Value| bench.call(role, command, body);
    inbox.write("a.csv", "id\n1\n2,3\n");
    let body = json!({ "path": inbox.folder, "name": "orders" });
    assert_eq!(call(Role::Analyst, Command::data_watch, body.clone()).unwrap_err().code, Code::CsvRagged);
    assert_eq!(call(Role::Viewer, Command::data_watch, body).unwrap_err().code, Code::NotPermitted);
    let file = json!({ "path": inbox.folder.join("a.csv") });
    assert_eq!(call(Role::Analyst, Command::data_watch, file).unwrap_err().code, Code::NotAFolder);
    let gone = json!({ "path": Path::new("/nowhere/at/all") });
    assert_eq!(call(Role::Analyst, Command::data_watch, gone).unwrap_err().code, Code::FileMissing);
    assert_eq!(call(Role::Viewer, Command::data_watched, json!({})).unwrap(), json!({ "watched": [] }));

    inbox.write("a.csv", "id\n1\n");
    bench.app.watch();
    inbox.watch();
    assert_eq!((&inbox.watched()["name"], &inbox.watched()["actor"]), (&json!("orders"), &json!("mariam")));
    call(Role::Analyst, Command::data_unwatch, json!({ "name": "orders" })).unwrap();
    inbox.write("b.csv", "id\n2\n");
    std::thread::sleep(QUIET);
    assert_eq!((inbox.watched(), inbox.versions().len()), (json!(null), 1));
    let error = call(Role::Analyst, Command::data_unwatch, json!({ "name": "orders" })).unwrap_err();
    assert_eq!((error.code, error.params["name"].as_str()), (Code::WatchMissing, "orders"));
}
