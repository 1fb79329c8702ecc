use falaj_schema::dataset::ColumnType;
use falaj_schema::pipeline::Node;
use serde_json::{Value, json};

use super::*;
use crate::sketch::{Shelf, dataset};

fn shelf() -> Shelf {
    use ColumnType::*;
    Shelf(vec![
        dataset("flights", &[("arr_delay", Real), ("carrier", Text), ("year", Integer), ("time", Datetime)]),
        dataset("planes", &[("carrier", Text), ("year", Integer), ("seats", Integer)]),
    ])
}

fn node(id: &str, kind: &str, params: Value, inputs: Value) -> Node {
    serde_json::from_value(json!({"id": id, "kind": kind, "params": params, "inputs": inputs})).unwrap()
}

// A sound pipeline, with the settings of one node replaced.
fn with(id: &str, params: Value) -> Vec<Error> {
    let mut nodes = vec![
        node("flights", "source", json!({"dataset": "flights"}), json!({})),
        node("planes", "source", json!({"dataset": "planes"}), json!({})),
        node(
            "join",
            "join",
            json!({"left_on": ["carrier"], "right_on": ["carrier"]}),
            json!({"left": "flights", "right": "planes"}),
        ),
        node("label", "label", json!({"column": "arr_delay", "above": 15, "name": "late"}), json!({"table": "join"})),
        node("select", "select", json!({"keep": ["late", "carrier", "year_right", "time"]}), json!({"table": "label"})),
        node("split", "split", json!({"method": "time", "column": "time"}), json!({"table": "select"})),
        node("prepare", "prepare", json!({"target": "late"}), json!({"parts": "split"})),
        node("train", "train_linear", json!({}), json!({"prepared": "prepare"})),
    ];
    if let Some(node) = nodes.iter_mut().find(|node| node.id == id) {
        node.params = serde_json::from_value(params).unwrap();
    }
    let pipeline = PipelineFile::new("p", nodes);
    validate(&pipeline, &shelf())
}

#[test]
fn nothing_is_wrong_with_what_is_switched_off() {
    let mut nodes = vec![
        node("flights", "source", json!({"dataset": "flights"}), json!({})),
        node("select", "select", json!({"keep": ["nothing"]}), json!({"table": "flights"})),
        node("split", "split", json!({"sed": 1}), json!({"table": "select"})),
    ];
    let checked = |nodes: &[Node]| {
        let nodes = nodes.to_vec();
        check(&PipelineFile::new("p", nodes), &shelf())
    };
    assert_eq!(checked(&nodes).errors.len(), 2);
    nodes[1].disabled = true;
    let checked = checked(&nodes);
    assert_eq!((checked.errors.as_slice(), checked.graph.running()), ([].as_slice(), vec![0]));
    assert!(checked.columns[0].is_some() && checked.columns[1].is_none());
}

fn one(id: &str, params: Value) -> (Code, String, String) {
    let errors = with(id, params);
    assert_eq!(errors.len(), 1, "{errors:?}");
    let place = &errors[0].place;
    assert_eq!(place.node.as_deref(), Some(id));
    (errors[0].code, place.param.clone().unwrap(), place.column.clone().unwrap_or_default())
}

#[test]
fn a_sound_pipeline_has_no_problems() {
    assert_eq!(with("", json!({})), []);
}

#[test]
fn columns_are_followed_through_the_graph() {
    let missing = |param: &str, column: &str| (Code::ColumnMissing, param.to_owned(), column.to_owned());
    let wrong_type = |param: &str, column: &str| (Code::ColumnType, param.to_owned(), column.to_owned());
    assert_eq!(one("select", json!({"keep": ["late", "time", "arr_delay"]})), missing("keep", "arr_delay"));
    assert_eq!(one("prepare", json!({"target": "late", "ignore": ["seats"]})), missing("ignore", "seats"));
    assert_eq!(one("label", json!({"column": "carrier", "above": 1, "name": "late"})), wrong_type("above", "carrier"));
    assert_eq!(one("split", json!({"method": "time", "column": "carrier"})), wrong_type("column", "carrier"));
    assert_eq!(one("join", json!({"left_on": ["year"], "right_on": ["carrier"]})), wrong_type("right_on", "carrier"));
    let twice = (Code::ColumnTwice, "name".to_owned(), "carrier".to_owned());
    assert_eq!(one("label", json!({"column": "arr_delay", "above": 1, "name": "carrier"})), twice);
}

#[test]
fn the_nearest_column_is_suggested() {
    let errors = with("label", json!({"column": "arr_dealy", "above": 15, "name": "late"}));
    // One problem: what comes after the unsound node can't be told.
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].params["suggestion"].as_str(), errors[0].params["suggested"].as_str()), ("arr_delay", "yes"));
}

#[test]
fn an_unknown_dataset_is_told_with_the_nearest() {
    let errors = with("flights", json!({"dataset": "flihgts"}));
    assert_eq!((errors[0].code, errors[0].params["suggestion"].as_str()), (Code::DatasetMissing, "flights"));
}

#[test]
fn nothing_left_to_learn_from() {
    let ignore = json!({"target": "late", "ignore": ["carrier", "year_right", "time"]});
    assert_eq!(one("prepare", ignore).0, Code::NoInputs);
}
