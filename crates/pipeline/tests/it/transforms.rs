//! Operations on tables as nodes: checked before, done, kept and found again.

use falaj_pipeline::{check, validate};
use falaj_schema::Code;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::run::{NodeStatus, RunStatus};
use serde_json::{Value, json};

use crate::support::{Workspace, statuses};

fn pipeline(nodes: Value) -> PipelineFile {
    serde_json::from_value(json!({"falaj_pipeline": 1, "name": "t", "nodes": nodes})).unwrap()
}

/// A source, and one node of a kind on it.
fn on_shop(kind: &str, params: Value) -> PipelineFile {
    pipeline(json!([
        {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
        {"id": "made", "kind": kind, "params": params, "inputs": {"table": "shop"}}
    ]))
}

#[test]
fn every_operation_runs_and_gives_the_columns_that_were_told() {
    let workspace = Workspace::new();
    for (kind, params) in [
        ("rename", json!({"names": {"age": "العمر"}})),
        ("cast", json!({"columns": {"age": "real"}})),
        ("filter", json!({"where": "age > 30 and branch = 'north'"})),
        ("derive", json!({"columns": [{"name": "young", "expression": "age < 30"}]})),
        ("aggregate", json!({"by": ["branch"], "columns": [{"name": "m", "function": "mean", "column": "spend"}]})),
        (
            "window",
            json!({"by": ["branch"], "order_by": ["visit"], "columns": [{"name": "b", "function": "lag", "column": "spend"}]}),
        ),
        ("pivot", json!({"by": ["age"], "column": "branch", "values": "spend", "names": ["north", "south"]})),
        ("unpivot", json!({"keep": ["branch"], "columns": ["age", "spend"]})),
        ("sort", json!({"by": ["branch", {"column": "age", "descending": true}]})),
        ("sample", json!({"share": 0.25, "stratify": "branch"})),
        ("deduplicate", json!({"keys": ["branch"]})),
        ("clip", json!({"columns": [{"column": "age", "low": 20, "high": 60}]})),
        ("bin", json!({"column": "age", "edges": [30, 50]})),
        ("clean_text", json!({"columns": ["branch"], "lower": true})),
        ("hash_text", json!({"column": "branch", "buckets": 4})),
        ("date_parts", json!({"column": "visit", "parts": ["hour", "is_weekend_uae", "hijri_month"]})),
        ("sql", json!({"query": "SELECT branch, COUNT(*) AS n FROM a GROUP BY branch ORDER BY branch"})),
    ] {
        let mut file = on_shop(kind, params);
        if kind == "sql" {
            file.nodes[1].inputs = [("a".to_owned(), "shop".to_owned())].into();
        }
        let told = check(&file, &workspace.store);
        assert_eq!(told.errors, [], "{kind}");
        let (outcome, _) = workspace.run(&file, json!({}));
        assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None), "{kind}");
        let (again, _) = workspace.run(&file, json!({}));
        assert_eq!(statuses(&again)[1], ("made", NodeStatus::Cached), "{kind}");
        assert!(told.columns[1].is_some(), "{kind}");
    }
}

#[test]
fn two_tables_enter_a_node() {
    let workspace = Workspace::new();
    for (kind, params, ports) in [
        ("union", json!({"columns": "any"}), ["top", "bottom"]),
        ("join", json!({"left_on": ["branch"], "right_on": ["branch"], "how": "anti"}), ["left", "right"]),
        ("sql", json!({"query": "SELECT city FROM a JOIN b ON a.branch = b.branch"}), ["a", "b"]),
    ] {
        let file = pipeline(json!([
            {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
            {"id": "branches", "kind": "source", "params": {"dataset": "branches"}},
            {"id": "made", "kind": kind, "params": params, "inputs": {ports[0]: "shop", ports[1]: "branches"}}
        ]));
        assert_eq!(validate(&file, &workspace.store), [], "{kind}");
        let (outcome, _) = workspace.run(&file, json!({}));
        assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None), "{kind}");
    }
}

#[test]
fn mistakes_stand_at_their_parameter_with_their_place() {
    let workspace = Workspace::new();
    for (kind, params, code, param) in [
        ("filter", json!({"where": "age >"}), Code::ExprSyntax, "where"),
        ("filter", json!({"where": "agee > 3"}), Code::ExprUnknownName, "where"),
        ("filter", json!({"where": "age"}), Code::ExprType, "where"),
        ("filter", json!({}), Code::ParamMissing, "where"),
        ("derive", json!({"columns": "x"}), Code::ParamInvalid, "columns"),
        ("derive", json!({"columns": [{"name": "x", "expression": "abs()"}]}), Code::ExprArguments, "columns"),
        ("aggregate", json!({"by": ["brunch"], "columns": []}), Code::ColumnMissing, "by"),
        ("aggregate", json!({"columns": [{"name": "m", "function": "avg"}]}), Code::ParamInvalid, "columns"),
        (
            "window",
            json!({"columns": [{"name": "m", "function": "lead", "column": "age"}]}),
            Code::ParamInvalid,
            "columns",
        ),
        ("sort", json!({"by": [1]}), Code::ParamInvalid, "by"),
        ("sample", json!({"rows": 5, "share": 0.5}), Code::ParamConflict, "share"),
        ("bin", json!({"column": "branch", "edges": [1]}), Code::ColumnType, "column"),
        ("rename", json!({"names": {"age": "spend"}}), Code::ColumnTwice, "names"),
        ("date_parts", json!({"column": "visit", "parts": ["century"]}), Code::ParamInvalid, "parts"),
        ("cast", json!({"columns": {"visit": "integer"}}), Code::ColumnType, "columns"),
    ] {
        let errors = validate(&on_shop(kind, params.clone()), &workspace.store);
        assert_eq!(errors.len(), 1, "{kind} {params}: {errors:?}");
        let place = &errors[0].place;
        assert_eq!((errors[0].code, place.param.as_deref(), place.node.as_deref()), (code, Some(param), Some("made")));
        assert_eq!(place.span.is_some(), code.as_str().starts_with("expr_"), "{kind} {params}");
    }
}

#[test]
fn what_only_running_tells_is_checked_when_it_runs() {
    let workspace = Workspace::new();
    let nodes = |column: &str| {
        pipeline(json!([
            {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
            {"id": "pivot", "kind": "pivot", "params": {"by": ["age"], "column": "branch", "values": "spend"},
             "inputs": {"table": "shop"}},
            {"id": "filter", "kind": "filter", "params": {"where": format!("{column} > 0")}, "inputs": {"table": "pivot"}}
        ]))
    };
    let told = check(&nodes("north"), &workspace.store);
    assert_eq!((told.errors, told.columns[1].is_none()), (Vec::new(), true));
    assert_eq!(workspace.run(&nodes("north"), json!({})).0.status, RunStatus::Done);
    let (outcome, _) = workspace.run(&nodes("west"), json!({}));
    let error = outcome.error.unwrap();
    assert_eq!((error.code, error.place.node.as_deref()), (Code::ExprUnknownName, Some("filter")));
}

#[test]
fn ports_of_a_query_are_filled_in_order() {
    let workspace = Workspace::new();
    let with = |inputs: Value| {
        pipeline(json!([
            {"id": "shop", "kind": "source", "params": {"dataset": "shop"}},
            {"id": "made", "kind": "sql", "params": {"query": "SELECT * FROM a"}, "inputs": inputs}
        ]))
    };
    let errors = validate(&with(json!({"a": "shop", "c": "shop"})), &workspace.store);
    assert_eq!((errors[0].code, errors[0].place.param.as_deref()), (Code::InputMissing, Some("b")));
    let errors = validate(&with(json!({})), &workspace.store);
    assert_eq!((errors[0].code, errors[0].place.param.as_deref()), (Code::InputMissing, Some("a")));
    assert_eq!(validate(&with(json!({"a": "shop", "b": "shop"})), &workspace.store), []);
}

#[test]
fn warnings_reach_the_run_and_stay_with_the_result() {
    let workspace = Workspace::new();
    let file = on_shop("cast", json!({"columns": {"branch": "integer"}, "on_failure": "null"}));
    for _ in 0..2 {
        let (outcome, _) = workspace.run(&file, json!({}));
        let warning = &outcome.nodes[1].warnings[0];
        assert_eq!((warning.code.as_str(), warning.params["count"].as_str()), ("cast_lost", "600"));
        assert!(warning.message.contains("branch"));
    }
}

#[test]
fn a_model_is_trained_with_every_kind_of_preparation() {
    let workspace = Workspace::new();
    let file = crate::support::pipeline();
    let settings = json!({
        "prepare.categorical": "target", "prepare.scale": "robust", "prepare.impute": "mode",
        "prepare.clip": [0.01, 0.99], "prepare.bins": {"columns": ["age"], "count": 8, "method": "quantiles"},
        "prepare.text": {"columns": ["city"], "method": "tf_idf", "inputs": 20, "longest": 2}
    });
    let (outcome, _) = workspace.run(&file, settings);
    assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None));
    assert!(outcome.metrics["roc_auc"].unwrap() > 0.9, "{:?}", outcome.metrics);
}
