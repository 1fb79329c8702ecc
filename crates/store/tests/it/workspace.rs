use std::collections::BTreeMap;

use falaj_schema::Code;
use falaj_schema::dataset::{Dataset, DatasetOrigin, ImportRequest};
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{NodeRun, NodeStatus, RunStatus};
use falaj_store::{NewRun, RunEnd, Store};

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init(&dir.path().join("ws"), "Test").unwrap();
    (dir, store)
}

fn begin(store: &Store) -> String {
    let file = PipelineFile::new("P", vec![]);
    let node = |id: &str, status| NodeRun {
        id: id.into(),
        kind: "source".into(),
        status,
        seconds: 0.0,
        within: None,
        rows: None,
        error: None,
        gate: None,
        warnings: Vec::new(),
    };
    let nodes = [node("a", NodeStatus::Done), node("b", NodeStatus::Running), node("c", NodeStatus::Waiting)];
    let new = NewRun { pipeline: "p", file: &file, params: &Default::default(), nodes: &nodes, actor: "me" };
    store.run_begin(&new).unwrap()
}

#[test]
fn a_newer_database_is_refused_with_both_versions() {
    let (dir, store) = store();
    let database = store.database().to_owned();
    drop(store);
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(&dir.path().join("ws")).err().unwrap();
    assert_eq!(error.code, Code::WorkspaceNewer);
    assert_eq!(
        (error.params["found"].as_str(), error.params["known"].as_str()),
        ("99", falaj_store::DATABASE.to_string().as_str())
    );
    let version: u32 = connection.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    assert_eq!(version, 99, "the database is left as it was");
}

fn dataset(name: &str, origin: Option<DatasetOrigin>) -> Dataset {
    Dataset {
        id: String::new(),
        name: name.into(),
        version: 0,
        rows: 1,
        columns: vec![],
        digest: "ab".into(),
        bytes: 1,
        source: "somewhere".into(),
        created: 0,
        actor: "me".into(),
        warnings: vec![],
        origin,
    }
}

#[test]
fn a_dataset_keeps_how_it_was_read() {
    let (_dir, store) = store();
    let types = BTreeMap::from([("id".to_owned(), falaj_schema::dataset::ColumnType::Text)]);
    let origin = DatasetOrigin::File(ImportRequest {
        path: "/data/sales".into(),
        sheet: Some("2".into()),
        union: Some(true),
        types: Some(types),
        ..ImportRequest::default()
    });
    let added = store.dataset_add(dataset("sales", Some(origin.clone()))).unwrap();
    assert_eq!(added.origin.as_ref(), Some(&origin));
    assert_eq!(store.dataset_find("sales").unwrap(), added);
    store.dataset_add(dataset("sales", None)).unwrap();
    let versions = store.dataset_versions("sales").unwrap();
    assert_eq!(versions.into_iter().map(|version| version.origin).collect::<Vec<_>>(), [None, Some(origin)]);
}

#[test]
fn datasets_of_older_workspaces_have_no_origin() {
    let (dir, store) = store();
    store.dataset_add(dataset("old", None)).unwrap();
    let database = store.database().to_owned();
    drop(store);
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection
        .execute_batch(
            "DROP INDEX node_results_reset; ALTER TABLE node_results DROP COLUMN reset;
             ALTER TABLE node_results DROP COLUMN inputs; DROP TABLE pipeline_bases; DROP TABLE pipeline_versions; DROP TABLE pipeline_texts;
             DROP TABLE watched; DROP TABLE quality_points; DROP TABLE quality_checks;
             ALTER TABLE datasets DROP COLUMN origin; PRAGMA user_version = 3",
        )
        .unwrap();
    drop(connection);
    let store = Store::open(&dir.path().join("ws")).unwrap();
    assert_eq!(store.dataset_find("old").unwrap().origin, None);
}

#[test]
fn a_damaged_database_is_named() {
    let (dir, store) = store();
    let database = store.database().to_owned();
    drop(store);
    std::fs::write(&database, b"not a database, but long enough to be taken for one at first glance").unwrap();
    let error = Store::open(&dir.path().join("ws")).err().unwrap();
    assert_eq!(error.code, Code::WorkspaceDamaged);
}

#[test]
fn a_folder_with_something_in_it_is_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("thesis.docx"), "x").unwrap();
    assert_eq!(Store::init(dir.path(), "x").err().unwrap().code, Code::WorkspaceExists);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn runs_of_a_living_process_stay_and_those_of_a_dead_one_fail() {
    let (dir, first) = store();
    let run = begin(&first);
    let second = Store::open(&dir.path().join("ws")).unwrap();
    assert_eq!(second.run_summary(&run).unwrap().status, RunStatus::Running);
    drop(first);
    drop(second);
    let third = Store::open(&dir.path().join("ws")).unwrap();
    let run = third.run(&run).unwrap();
    assert_eq!(run.summary.status, RunStatus::Failed);
    assert_eq!(run.summary.error.unwrap().code, Code::OwnerGone);
    let states: Vec<_> = run.nodes.iter().map(|n| n.status).collect();
    assert_eq!(states, [NodeStatus::Done, NodeStatus::Failed, NodeStatus::Skipped]);
}

#[test]
fn runs_are_found_by_id_beginning_and_name() {
    let (_dir, store) = store();
    let (one, two) = (begin(&store), begin(&store));
    assert_eq!(store.run_id(&one).unwrap(), one);
    assert_eq!(store.run_id("p-2").unwrap(), two);
    assert_eq!(store.run_id("nothing").err().unwrap().code, Code::RunMissing);
    assert_eq!(store.run_id("").err().unwrap().code, Code::RunMissing);
}

#[test]
fn a_curve_comes_back_in_order_with_its_gaps() {
    let (_dir, store) = store();
    let run = begin(&store);
    for (step, value) in [(2, None), (1, Some(0.5)), (3, Some(f64::MIN_POSITIVE))] {
        store.run_metric(&run, "train", "train_loss", step, value, 7).unwrap();
    }
    let series = store.series(&run, None).unwrap();
    assert_eq!(series.len(), 1);
    assert_eq!(series[0].steps, [1, 2, 3]);
    assert_eq!(series[0].values, [Some(0.5), None, Some(f64::MIN_POSITIVE)]);
}

#[test]
fn an_ended_run_keeps_its_metrics() {
    let (_dir, store) = store();
    let run = begin(&store);
    let metrics = BTreeMap::from([("roc_auc".to_owned(), Some(0.75)), ("pr_auc".to_owned(), None)]);
    let end =
        RunEnd { status: RunStatus::Done, metrics: &metrics, evaluation: None, inputs: &[], models: &[], error: None };
    store.run_end(&run, &end).unwrap();
    let summary = store.run_summary(&run).unwrap();
    assert_eq!((summary.status, summary.metrics, summary.progress), (RunStatus::Done, metrics, 1.0));
    assert!(!store.run_is_ours(&run).unwrap());
}

#[test]
fn audit_entries_can_not_be_changed() {
    let (_dir, store) = store();
    store.audit_add("me", "cli", "data.import", "flights", "ok").unwrap();
    let connection = rusqlite::Connection::open(store.database()).unwrap();
    assert!(connection.execute("UPDATE audit SET actor = 'you'", []).is_err());
    assert!(connection.execute("DELETE FROM audit", []).is_err());
    assert_eq!(store.audit(10, 0, "").unwrap().0[0].actor, "me");
}

#[test]
fn audit_entries_are_found_by_their_words_and_page_by_page() {
    let (_dir, store) = store();
    for n in 0..5 {
        store.audit_add("مريم", "cli", "data.import", &format!("flights_{n}%"), "ok").unwrap();
    }
    store.audit_add("omar", "http", "deploy.stop", "late\\arrivals", "not_permitted").unwrap();
    let seqs = |limit, offset, find: &str| {
        let (entries, total) = store.audit(limit, offset, find).unwrap();
        (entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), total)
    };
    assert_eq!(seqs(2, 0, ""), (vec![6, 5], 6));
    assert_eq!(seqs(2, 4, " "), (vec![2, 1], 6));
    assert_eq!(seqs(9, 0, "IMPORT"), (vec![5, 4, 3, 2, 1], 5));
    assert_eq!(seqs(9, 0, "مريم").1, 5);
    assert_eq!(seqs(9, 0, "s_1%"), (vec![2], 1));
    assert_eq!(seqs(9, 0, "%"), (vec![5, 4, 3, 2, 1], 5));
    assert_eq!(seqs(9, 0, "e\\a"), (vec![6], 1));
    assert_eq!(seqs(9, 0, "nobody"), (vec![], 0));
}

#[test]
fn the_same_content_is_kept_once() {
    let (_dir, store) = store();
    let scratch = store.artifacts().scratch().unwrap();
    let put = |name: &str| {
        let path = scratch.path().join(name);
        std::fs::write(&path, "water").unwrap();
        store.artifacts().adopt(&path).unwrap()
    };
    let (one, two) = (put("a"), put("b"));
    assert_eq!(one, two);
    assert!(store.artifacts().has(&one.digest));
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
}
