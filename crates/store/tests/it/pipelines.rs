//! Versions of pipelines.

use falaj_schema::editor::ChangeCounts;
use falaj_store::{NewVersion, PipelineTexts, Store};

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init(&dir.path().join("ws"), "Test").unwrap();
    (dir, store)
}

fn texts(number: u32) -> PipelineTexts {
    // Every second one moves nodes only.
    PipelineTexts {
        digest: format!("digest {number}"),
        text: format!("pipeline {}", number / 2),
        layout: format!("layout {number}"),
    }
}

fn keep(store: &Store, version: u32, number: u32) {
    let changes = ChangeCounts { added: 1, removed: 2, changed: 3 };
    let new = NewVersion { version, texts: &texts(number), actor: "me", what: Some("edit-move"), nodes: 4, changes };
    store.pipeline_keep("p", &new).unwrap();
}

fn texts_kept(store: &Store) -> i64 {
    let connection = rusqlite::Connection::open(store.database()).unwrap();
    connection.query_row("SELECT count(*) FROM pipeline_texts", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_version_reads_back_and_is_replaced_under_its_number() {
    let (_dir, store) = store();
    assert_eq!(store.pipeline_newest("p").unwrap(), None);
    keep(&store, 1, 0);
    keep(&store, 2, 1);
    keep(&store, 2, 3);
    assert_eq!(store.pipeline_at("p", 2).unwrap(), Some(texts(3)));
    assert_eq!(store.pipeline_at("p", 3).unwrap(), None);
    assert_eq!(store.pipeline_at("q", 2).unwrap(), None);
    // What was replaced can still be based on.
    assert_eq!(store.pipeline_with("p", "digest 1").unwrap(), Some(texts(1)));
    assert!(store.pipeline_was("p", "digest 0", 2).unwrap() && !store.pipeline_was("p", "digest 3", 2).unwrap());
    let versions = store.pipeline_versions("p").unwrap();
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        (versions[0].nodes, versions[0].changes.changed, versions[0].what.as_deref()),
        (4, 3, Some("edit-move"))
    );
}

#[test]
fn the_newest_versions_stay_and_those_that_ran() {
    let (_dir, store) = store();
    keep(&store, 1, 1);
    keep(&store, 2, 2);
    store.pipeline_ran("p", 2).unwrap();
    for version in 3..=450 {
        keep(&store, version, version);
    }
    let versions: Vec<u32> = store.pipeline_versions("p").unwrap().iter().map(|one| one.version).collect();
    assert_eq!((versions.len(), versions[0], versions[199], versions[200]), (201, 450, 251, 2));
    assert_eq!(store.pipeline_with("p", "digest 3").unwrap(), None);
    assert!(store.pipeline_at("p", 2).unwrap().is_some());
    // At most what 400 states and the versions need, each with a layout and every second with a text.
    assert!(texts_kept(&store) < 620, "{}", texts_kept(&store));
}

#[test]
fn only_one_at_a_time_writes_a_pipeline() {
    let (_dir, store) = store();
    let lock = store.pipeline_lock("p").unwrap();
    drop(store.pipeline_lock("q").unwrap());
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _lock = store.pipeline_lock("p").unwrap();
            sender.send(()).unwrap();
        });
        let soon = std::time::Duration::from_millis(150);
        assert!(receiver.recv_timeout(soon).is_err());
        drop(lock);
        receiver.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    });
}
