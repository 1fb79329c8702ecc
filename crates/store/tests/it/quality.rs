//! Suites as files, and the history of their checks.

use falaj_schema::Code;
use falaj_schema::quality::*;
use falaj_store::Store;

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init(&dir.path().join("ws"), "Test").unwrap();
    (dir, store)
}

fn suite(name: &str) -> QualitySuite {
    let mut suite = QualitySuite::new(name, "t");
    suite.rules.push(QualityRule::new("rows", QualityCheck::RowCount { min: Some(1), max: None }));
    suite
}

fn rule(id: &str, status: RuleStatus, failed: u64) -> RuleResult {
    RuleResult {
        rule: id.into(),
        column: None,
        columns: Vec::new(),
        check: "expression".into(),
        severity: Severity::Error,
        status,
        checked_rows: 10,
        failed_rows: failed,
        observed: Observed::default(),
        rows: (1..=failed).collect(),
        examples: Vec::new(),
        message: "…".into(),
        error: None,
    }
}

fn result(suite: &str, results: Vec<RuleResult>) -> QualityResult {
    let counts = RuleCounts::of(&results);
    let summary = QualityRun {
        id: String::new(),
        suite: suite.into(),
        dataset: "t".into(),
        version: Some(1),
        digest: "abc".into(),
        passed: counts.error.bad() == 0,
        counts,
        rows: 10,
        created: 0,
        seconds: 0.5,
        actor: "me".into(),
        run: None,
    };
    QualityResult { summary, results }
}

#[test]
fn suites_are_files_of_the_workspace() {
    let (dir, store) = store();
    assert_eq!(store.suite("t").unwrap_err().code, Code::SuiteMissing);
    let path = store.suite_write(&suite("t")).unwrap();
    assert_eq!(store.suite("t").unwrap(), (suite("t"), path.clone()));
    assert_eq!(store.suite_files().unwrap(), [path]);
    // Elsewhere it is named by its path, and can't be removed.
    let other = dir.path().join("o.json");
    std::fs::write(&other, to_text(&suite("o")).unwrap()).unwrap();
    assert_eq!(store.suite(other.to_str().unwrap()).unwrap().0.name, "o");
    assert_eq!(store.suite_remove(other.to_str().unwrap()).unwrap_err().code, Code::SuiteMissing);
    assert_eq!(store.suite("nowhere/o.json").unwrap_err().code, Code::FileMissing);
    assert_eq!(store.suite_write(&suite("../up")).unwrap_err().code, Code::NameInvalid);
    let error = store.suite("u").unwrap_err();
    assert_eq!((error.code, error.params["known"].as_str()), (Code::SuiteMissing, "t"));
    store.suite_remove("t").unwrap();
    assert!(store.suite_files().unwrap().is_empty());
}

#[test]
fn a_copied_file_has_the_name_of_its_file() {
    let (_dir, store) = store();
    let path = store.suite_write(&suite("t")).unwrap();
    std::fs::copy(&path, store.quality().join("copy.json")).unwrap();
    assert_eq!(store.suite("copy").unwrap().0.name, "copy");
}

#[test]
fn the_newest_results_are_kept_whole_and_the_counts_of_all() {
    let (_dir, store) = store();
    let mut ids = Vec::new();
    for n in 0..25u64 {
        let status = if n % 2 == 0 { RuleStatus::Passed } else { RuleStatus::Failed };
        let kept = store.quality_add(result("s", vec![rule("a", status, n % 2), rule("b", RuleStatus::Passed, 0)]));
        ids.push(kept.unwrap().summary.id);
    }
    store.quality_add(result("other", vec![rule("a", RuleStatus::Broken, 0)])).unwrap();
    let history = store.quality_history(Some("s"), None, 10, None).unwrap();
    assert_eq!((history.total, history.checks.len()), (25, 10));
    assert_eq!(history.checks[0].id, ids[24]);
    assert_eq!(history.whole.unwrap().results.len(), 2);
    let a = &history.rules[0];
    assert_eq!((a.rule.as_str(), a.points.len()), ("a", 10));
    let last = a.points.last().unwrap();
    assert_eq!((&last.check, last.status, last.checked_rows), (&ids[24], RuleStatus::Passed, 10));
    assert_eq!((a.points[8].status, a.points[8].failed_rows), (RuleStatus::Failed, 1));
    let older = |n: usize| store.quality_history(Some("s"), None, 25, Some(&ids[n])).unwrap().whole;
    assert_eq!(older(5).unwrap().summary.id, ids[5]);
    assert_eq!(older(4), None);
    let all = store.quality_history(None, Some("t"), 100, None).unwrap();
    assert_eq!((all.total, all.rules.len()), (26, 0));
    assert_eq!(store.quality_history(None, Some("u"), 100, None).unwrap().total, 0);
    let mut foreign = result("s", vec![rule("a", RuleStatus::Failed, 9)]);
    foreign.summary.dataset = "u".to_owned();
    let foreign = store.quality_add(foreign).unwrap().summary.id;
    let last = |suite: &str, dataset: Option<&str>| store.quality_last(suite, dataset).unwrap().map(|run| run.id);
    assert_eq!(last("s", Some("t")), Some(ids[24].clone()));
    assert_eq!(last("s", None), Some(foreign));
    assert_eq!(last("nothing", None), None);
}

#[test]
fn rules_that_went_have_a_trend_of_their_own() {
    let (_dir, store) = store();
    store.quality_add(result("s", vec![rule("old", RuleStatus::Passed, 0), rule("b", RuleStatus::Passed, 0)])).unwrap();
    store.quality_add(result("s", vec![rule("b", RuleStatus::Failed, 3), rule("new", RuleStatus::Passed, 0)])).unwrap();
    let rules = store.quality_history(Some("s"), None, 10, None).unwrap().rules;
    let found: Vec<_> = rules.iter().map(|r| (r.rule.as_str(), r.points.len())).collect();
    assert_eq!(found, [("b", 2), ("new", 1), ("old", 1)]);
    assert_eq!(rules[0].points.iter().map(|p| p.failed_rows).collect::<Vec<_>>(), [0, 3]);
}
