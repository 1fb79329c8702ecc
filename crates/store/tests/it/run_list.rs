//! Finding, sorting and paging runs.

use std::collections::BTreeMap;

use falaj_schema::Code;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{RunInput, RunStatus, RunsRequest};
use falaj_store::{NewRun, RunEnd, Store};
use serde_json::{Map, Value, json};

struct Made<'a> {
    pipeline: &'a str,
    params: Value,
    metrics: &'a [(&'a str, Option<f64>)],
    version: u32,
    status: RunStatus,
}

impl Default for Made<'_> {
    fn default() -> Self {
        Self { pipeline: "p", params: json!({}), metrics: &[], version: 1, status: RunStatus::Done }
    }
}

fn make(store: &Store, made: &Made) -> String {
    let file = PipelineFile::new("P", vec![]);
    let params: Map<String, Value> = made.params.as_object().cloned().unwrap_or_default();
    let id = store
        .run_begin(&NewRun { pipeline: made.pipeline, file: &file, params: &params, nodes: &[], actor: "me" })
        .unwrap();
    if made.status != RunStatus::Running {
        let metrics: BTreeMap<String, Option<f64>> = made.metrics.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
        let inputs = [RunInput { dataset: "flights".into(), version: made.version, digest: String::new() }];
        let end = RunEnd {
            status: made.status,
            metrics: &metrics,
            evaluation: None,
            inputs: &inputs,
            models: &[],
            error: None,
        };
        store.run_end(&id, &end).unwrap();
    }
    id
}

/// Four runs of two pipelines: p-1 (0.7), p-2 (0.8), q-1 (no metric), p-3 (running).
fn four() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init(&dir.path().join("ws"), "Test").unwrap();
    let params = |rate: f64| json!({ "train.learning_rate": rate, "train.hidden": [64, 32], "split.shuffle": true });
    make(&store, &Made { params: params(0.01), metrics: &[("roc_auc", Some(0.7))], ..Made::default() });
    make(&store, &Made { params: params(0.001), metrics: &[("roc_auc", Some(0.8))], version: 2, ..Made::default() });
    make(
        &store,
        &Made {
            pipeline: "q",
            params: json!({ "fit.learning_rate": "auto" }),
            metrics: &[("roc_auc", None), ("rmse", Some(3.0))],
            status: RunStatus::Failed,
            ..Made::default()
        },
    );
    make(&store, &Made { params: json!({ "train.epochs": 3 }), status: RunStatus::Running, ..Made::default() });
    (dir, store)
}

#[track_caller]
fn names(store: &Store, request: RunsRequest) -> String {
    let page = store.runs_page(&request).unwrap();
    page.runs.iter().map(|run| run.name.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn filtered(store: &Store, filter: &str) -> String {
    let request = RunsRequest { filter: Some(filter.into()), sort: Some("name".into()), ..RunsRequest::default() };
    names(store, request)
}

#[test]
fn filters_find_what_holds() {
    let (_dir, store) = four();
    for (filter, found) in [
        ("", "p-1 p-2 p-3 q-1"),
        ("metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01", "p-2"),
        ("metrics.roc_auc >= 0.7", "p-1 p-2"),
        ("metrics.roc_auc", "p-1 p-2"),
        ("not metrics.roc_auc", "p-3 q-1"),
        ("metrics.rmse = 3 or metrics.roc_auc = 0.8", "p-2 q-1"),
        ("metrics.roc_auc != 0.8", "p-1"),
        // The parameter of whatever node has it; a text is above no number.
        ("params.learning_rate > 0", "p-1 p-2"),
        ("params.learning_rate = auto", "q-1"),
        ("params.learning_rate in (auto, 0.01)", "p-1 q-1"),
        ("params.train.hidden = [64, 32]", "p-1 p-2"),
        ("params.train.hidden ~ 64", "p-1 p-2"),
        ("params.split.shuffle = true", "p-1 p-2"),
        ("data.flights = 2", "p-2"),
        ("status in (failed, running)", "p-3 q-1"),
        ("pipeline = q", "q-1"),
        ("name ~ 'P-'", "p-1 p-2 p-3"),
        ("actor != me", ""),
        ("seconds < 3600", "p-1 p-2 p-3 q-1"),
        ("started >= 2020-01-01 and started < 2020-01-02", ""),
        ("started != 2020-01-01", "p-1 p-2 p-3 q-1"),
        ("name = \"'; DROP TABLE runs; --\"", ""),
    ] {
        assert_eq!(filtered(&store, filter), found, "{filter}");
    }
    assert_eq!(store.runs_page(&RunsRequest::default()).unwrap().total, 4);
}

#[test]
fn today_is_the_day_of_this_machine() {
    let (_dir, store) = four();
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    let [today, tomorrow] = ["date('now', 'localtime')", "date('now', 'localtime', '+1 day')"]
        .map(|sql| connection.query_row(&format!("SELECT {sql}"), [], |row| row.get::<_, String>(0)).unwrap());
    // Midnight may pass between the runs and here.
    assert_eq!(filtered(&store, &format!("started <= {today}")), "p-1 p-2 p-3 q-1");
    assert_eq!(filtered(&store, &format!("started >= {tomorrow}")), "");
}

#[test]
fn a_field_that_no_run_has_is_named_with_those_there_are() {
    let (_dir, store) = four();
    for (filter, known) in [("metrics.roc > 1", "metrics.roc_auc"), ("params.train.rate = 1", "params.train.")] {
        let error =
            store.runs_page(&RunsRequest { filter: Some(filter.into()), ..RunsRequest::default() }).unwrap_err();
        assert_eq!(error.code, Code::FilterField);
        assert!(error.params["known"].contains(known), "{error:?}");
    }
    for sort in ["metrics.nothing", "colour", "metrics.a b", ""] {
        let asked = store.runs_page(&RunsRequest { sort: Some(sort.into()), ..RunsRequest::default() });
        assert_eq!(asked.err().map(|e| e.code), (!sort.is_empty()).then_some(Code::FilterField), "{sort}");
    }
    // Before the first run nothing is known, and nothing is wrong.
    let dir = tempfile::tempdir().unwrap();
    let empty = Store::init(&dir.path().join("ws"), "Test").unwrap();
    assert_eq!(filtered(&empty, "metrics.roc_auc > 0.7"), "");
    assert_eq!(names(&empty, RunsRequest { sort: Some("metrics.roc_auc".into()), ..RunsRequest::default() }), "");
}

#[test]
fn sorting_leaves_what_has_no_value_to_the_end_in_both_directions() {
    let (_dir, store) = four();
    for (sort, descending, found) in [
        ("metrics.roc_auc", false, "p-1 p-2 p-3 q-1"),
        ("metrics.roc_auc", true, "p-2 p-1 p-3 q-1"),
        ("params.train.learning_rate", false, "p-2 p-1 p-3 q-1"),
        ("params.learning_rate", true, "q-1 p-1 p-2 p-3"),
        ("name", true, "q-1 p-3 p-2 p-1"),
        ("status", false, "p-2 p-1 q-1 p-3"),
        ("started", false, "p-1 p-2 q-1 p-3"),
        ("data.flights", true, "p-2 q-1 p-1 p-3"),
    ] {
        let request = RunsRequest { sort: Some(sort.into()), descending, ..RunsRequest::default() };
        assert_eq!(names(&store, request), found, "{sort} {descending}");
    }
    let grouped = RunsRequest { group: true, sort: Some("metrics.roc_auc".into()), ..RunsRequest::default() };
    assert_eq!(names(&store, grouped.clone()), "p-1 p-2 p-3 q-1");
    let groups = store.runs_page(&RunsRequest { status: vec![RunStatus::Done], ..grouped }).unwrap().groups;
    assert_eq!(groups.iter().map(|g| (g.pipeline.as_str(), g.matching)).collect::<Vec<_>>(), [("p", 2)]);
    assert_eq!(names(&store, RunsRequest::default()), "p-3 q-1 p-2 p-1");
}

#[test]
fn everything_asked_for_narrows_together() {
    let (_dir, store) = four();
    let all = store.runs_page(&RunsRequest::default()).unwrap();
    let ids = all.runs.iter().map(|run| run.id.clone()).collect::<Vec<_>>();
    let p = || RunsRequest { pipelines: vec!["p".into(), "none".into()], ..RunsRequest::default() };
    assert_eq!(names(&store, p()), "p-3 p-2 p-1");
    assert_eq!(names(&store, RunsRequest { status: vec![RunStatus::Done], ..p() }), "p-2 p-1");
    assert_eq!(names(&store, RunsRequest { text: Some(" P-3 ".into()), ..p() }), "p-3");
    assert_eq!(names(&store, RunsRequest { pipeline: Some("q".into()), ..p() }), "");
    assert_eq!(names(&store, RunsRequest { since: Some(all.runs[0].started + 1), ..p() }), "");
    assert_eq!(names(&store, RunsRequest { until: Some(all.runs[3].started), ..p() }), "");
    assert_eq!(
        names(&store, RunsRequest { ids: vec![ids[1].clone(), ids[3].clone()], ..RunsRequest::default() }),
        "q-1 p-1"
    );
    let page = store.runs_page(&RunsRequest { limit: Some(0), ..p() }).unwrap();
    assert_eq!((page.runs.len(), page.matching, page.total), (0, 3, 4));
    assert_eq!(page.known.metrics, ["rmse", "roc_auc"]);
    assert_eq!(page.known.pipelines, ["p", "q"]);
    assert_eq!(page.known.data, ["flights"]);
    assert!(page.known.params.contains(&"train.hidden".to_owned()));
}

#[test]
fn ranges_are_those_of_the_matching_runs_of_each_pipeline() {
    let (_dir, store) = four();
    let ask = |filter: &str| {
        let request = RunsRequest { ranges: true, filter: Some(filter.into()), limit: Some(0), ..Default::default() };
        let found = store.runs_page(&request).unwrap().ranges;
        found.into_iter().map(|r| format!("{} {} {} {}", r.pipeline, r.metric, r.least, r.most)).collect::<Vec<_>>()
    };
    assert_eq!(ask(""), ["p roc_auc 0.7 0.8", "q rmse 3 3"]);
    assert_eq!(ask("metrics.roc_auc > 0.74"), ["p roc_auc 0.8 0.8"]);
    assert_eq!(ask("status = cancelled"), [""; 0]);
}

#[test]
fn pages_of_ten_thousand_runs_hold_each_matching_run_once_and_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init(&dir.path().join("ws"), "Test").unwrap();
    let score = |i: u32| (!i.is_multiple_of(9)).then(|| f64::from(i * 7919 % 10_000) / 10_000.0);
    for i in 0..10_000 {
        let params = json!({ "train.learning_rate": f64::from(i % 10) / 100.0, "train.seed": i });
        make(&store, &Made { params, metrics: &[("roc_auc", score(i))], ..Made::default() });
    }
    let request = RunsRequest {
        filter: Some("metrics.roc_auc > 0.5 and params.train.learning_rate < 0.05".into()),
        sort: Some("metrics.roc_auc".into()),
        descending: true,
        limit: Some(100),
        ..RunsRequest::default()
    };
    let mut expected: Vec<f64> =
        (0..10_000).filter(|i| i % 10 < 5).filter_map(score).filter(|score| *score > 0.5).collect();
    expected.sort_by(|a, b| b.total_cmp(a));
    let mut found = Vec::new();
    loop {
        let page = store.runs_page(&RunsRequest { offset: Some(found.len() as u64), ..request.clone() }).unwrap();
        assert_eq!((page.matching, page.total), (expected.len() as u64, 10_000));
        if page.runs.is_empty() {
            break;
        }
        found.extend(page.runs.iter().map(|run| run.metrics["roc_auc"].unwrap()));
    }
    assert_eq!(found, expected);
}

#[test]
fn runs_of_an_older_database_are_found_after_it_is_brought_up_to_date() {
    let (dir, store) = four();
    let database = store.database().to_owned();
    drop(store);
    let connection = rusqlite::Connection::open(&database).unwrap();
    let before =
        "DROP INDEX node_results_reset; ALTER TABLE node_results DROP COLUMN reset;
        ALTER TABLE node_results DROP COLUMN inputs; DROP TABLE pipeline_bases; DROP TABLE pipeline_versions; DROP TABLE pipeline_texts; DROP TABLE watched;
        DROP TABLE quality_points; DROP TABLE quality_checks; DROP TABLE sources;
        DROP INDEX runs_overview; DROP TABLE run_values; DROP TABLE run_fields; DROP INDEX runs_by_seq;
        ALTER TABLE runs DROP COLUMN seq; ALTER TABLE datasets DROP COLUMN origin; PRAGMA user_version = 1;";
    connection.execute_batch(before).unwrap();
    drop(connection);
    let store = Store::open(&dir.path().join("ws")).unwrap();
    for (filter, found) in [
        ("metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01", "p-2"),
        ("params.train.hidden = [64,32] and params.split.shuffle = true", "p-1 p-2"),
        ("data.flights = 2", "p-2"),
        ("not metrics.roc_auc", "p-3 q-1"),
    ] {
        assert_eq!(filtered(&store, filter), found, "{filter}");
    }
    make(&store, &Made { metrics: &[("roc_auc", Some(0.9))], ..Made::default() });
    assert_eq!(filtered(&store, "metrics.roc_auc > 0.74"), "p-2 p-4");
}
