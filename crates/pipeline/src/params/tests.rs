use falaj_schema::Code;
use serde_json::json;

use super::*;

fn parse(kind: &str, params: Value) -> Result<Params, Vec<Error>> {
    let Value::Object(params) = params else { panic!("parameters are an object") };
    let node = Node::new("n", kind, params, Default::default());
    Params::parse(&node, NodeKind::parse(kind).unwrap())
}

// The code and parameter of each mistake.
fn mistakes(kind: &str, params: Value) -> Vec<(Code, String)> {
    let errors = parse(kind, params).unwrap_err();
    errors.into_iter().map(|e| (e.code, e.place.param.unwrap())).collect()
}

#[test]
fn unknown_names_are_refused_with_the_nearest() {
    let errors = parse("train_mlp", json!({"epoch": 3})).unwrap_err();
    assert_eq!(errors[0].code, Code::ParamUnknown);
    assert_eq!(errors[0].params["suggestion"], "epochs");
}

#[test]
fn every_mistake_is_told_at_once() {
    let found = mistakes("train_mlp", json!({"epochs": 0, "hidden": [], "dropout": 1, "seed": "x"}));
    let names: Vec<_> = found.iter().map(|(_, param)| param.as_str()).collect();
    assert_eq!(names, ["hidden", "dropout", "epochs", "seed"]);
    assert!(found.iter().all(|(code, _)| *code == Code::ParamInvalid));
}

#[test]
fn missing_and_contradicting_parameters() {
    assert_eq!(mistakes("source", json!({})), [(Code::ParamMissing, "dataset".into())]);
    assert_eq!(mistakes("select", json!({"keep": ["a"], "drop": ["b"]})), [(Code::ParamConflict, "drop".into())]);
    assert_eq!(mistakes("select", json!({"keep": ["a", "a"]})), [(Code::ColumnTwice, "keep".into())]);
    let two = json!({"column": "x", "above": 1, "below": 2});
    assert_eq!(mistakes("label", two), [(Code::ParamConflict, "below".into())]);
    assert_eq!(mistakes("split", json!({"method": "time"})), [(Code::ParamMissing, "column".into())]);
    let uneven = json!({"left_on": ["a"], "right_on": ["a", "b"]});
    assert_eq!(mistakes("join", uneven), [(Code::ParamInvalid, "right_on".into())]);
}

#[test]
fn shares_left_out_divide_the_rest() {
    let Ok(Params::Split(split)) = parse("split", json!({"train": 0.8})) else { panic!("valid") };
    assert_eq!((split.valid, split.test), (0.1, 0.1));
    let over = json!({"train": 0.8, "valid": 0.3, "test": 0.1});
    assert_eq!(mistakes("split", over), [(Code::ParamInvalid, "test".into())]);
}

#[test]
fn canonical_settings_include_defaults() {
    let text = |params: Value| serde_json::to_string(&parse("train_linear", params).unwrap().to_map()).unwrap();
    assert_eq!(text(json!({})), text(json!({"seed": 42, "epochs": 50.0})));
    assert_ne!(text(json!({})), text(json!({"seed": 43})));
    let label = parse("label", json!({"column": "d", "above": 15, "name": "late"})).unwrap();
    assert_eq!(Value::Object(label.to_map()), json!({"column": "d", "above": 15.0, "name": "late", "drop": true}));
}
