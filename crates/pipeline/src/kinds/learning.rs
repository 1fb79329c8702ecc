//! Settings of the nodes that divide, prepare, train, evaluate and register.

use falaj_schema::editor::{ParamSpec, ParamType};
use serde_json::json;

use super::spec::*;

pub(super) fn split() -> Vec<ParamSpec> {
    // What is not given divides what the others leave.
    let share = |name| param(name, number(0.01, 0.98)).unit("share");
    vec![
        param("method", choice(&["random", "time"])).default_is("random"),
        param("column", column("table")),
        share("train"),
        share("valid"),
        share("test"),
        seed(),
        param("stratify", column("table")),
    ]
}

pub(super) fn prepare() -> Vec<ParamSpec> {
    let constant = ParamType::Object { fields: vec![param("constant", number(None, None)).required()] };
    let impute = ParamType::Either { shapes: vec![choice(&["median", "mean", "mode", "last"]), constant] };
    let clip = ParamType::Numbers { least: 2, most: 2, whole: false, min: Some(0.0), max: Some(1.0) };
    vec![
        param("target", column("parts")).required(),
        param("task", choice(&["binary", "multiclass", "regression"])),
        param("impute", impute).default_is("median"),
        param("scale", choice(&["standard", "minmax", "robust", "none"])).default_is("standard"),
        param("categorical", choice(&["codes", "one_hot", "ordinal", "target"])).default_is("codes"),
        param("max_categories", integer(2, 100_000)).default_is(200).unit("values").advanced(),
        param("date_parts", boolean()).default_is(true),
        param("missing_flags", boolean()).default_is(true),
        param("categories", columns("parts")).default_is(json!([])),
        param("ignore", columns("parts")).default_is(json!([])),
        param("clip", clip).unit("share").advanced(),
        param("bins", ParamType::Object { fields: bins() }).advanced(),
        param("text", ParamType::Object { fields: words() }).advanced(),
        param("smoothing", number(0.0, 1e9)).unit("rows").advanced(),
        param("folds", integer(2, 100)).unit("parts").advanced(),
    ]
}

fn bins() -> Vec<ParamSpec> {
    vec![
        param("columns", columns("parts")).required(),
        param("count", integer(2, 1_000)).required().unit("intervals"),
        param("method", choice(&["quantiles", "equal_width"])).required(),
    ]
}

fn words() -> Vec<ParamSpec> {
    vec![
        param("columns", columns("parts")).required(),
        param("method", choice(&["tf_idf", "hash"])).required(),
        param("inputs", integer(1, 65_536)).required().unit("columns"),
        param("longest", integer(1, 5)).required().unit("words"),
        param("cleaning", ParamType::Object { fields: cleaning() }),
    ]
}

pub(super) fn train_linear() -> Vec<ParamSpec> {
    training(0.01)
}

pub(super) fn train_mlp() -> Vec<ParamSpec> {
    let hidden = ParamType::Numbers { least: 1, most: 32, whole: true, min: Some(1.0), max: Some(16_384.0) };
    let mut params = vec![
        param("hidden", hidden).default_is(json!([128, 64])).unit("units"),
        param("dropout", number(0.0, 0.95)).default_is(0.1).unit("share"),
        param("embedding", integer(1, 1024)).default_is(32).unit("units").advanced(),
    ];
    params.extend(training(0.001));
    params
}

fn training(learning_rate: f64) -> Vec<ParamSpec> {
    vec![
        param("epochs", integer(1, 100_000)).default_is(50).unit("epochs"),
        param("batch_size", integer(1, 1_000_000)).default_is(256).unit("rows"),
        param("learning_rate", number(1e-8, 10.0)).default_is(learning_rate),
        param("weight_decay", number(0.0, 10.0)).default_is(1e-4).advanced(),
        param("patience", integer(0, 100_000)).default_is(5).unit("epochs"),
        seed(),
        param("threads", integer(0, 1024)).default_is(0).unit("threads").advanced(),
    ]
}

pub(super) fn evaluate() -> Vec<ParamSpec> {
    vec![param("part", choice(&["test", "valid"])).default_is("test")]
}

pub(super) fn register() -> Vec<ParamSpec> {
    vec![param("name", ParamType::Model {}).required()]
}
