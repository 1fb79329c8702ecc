//! Settings of the nodes that make, change and choose columns.

use falaj_data::transform::Part;
use falaj_schema::editor::{ParamSpec, ParamType};
use serde_json::json;

use super::spec::*;

const TYPES: [&str; 7] = ["integer", "real", "text", "boolean", "date", "datetime", "time"];

pub(super) fn label() -> Vec<ParamSpec> {
    let threshold = |name| param(name, number(None, None)).one_of("threshold");
    vec![
        param("column", column("table")).required(),
        threshold("above"),
        threshold("below"),
        threshold("at_least"),
        param("name", text()),
        param("drop", boolean()).default_is(true),
    ]
}

pub(super) fn select() -> Vec<ParamSpec> {
    ["keep", "drop"].map(|name| param(name, columns("table")).required().one_of("columns")).into()
}

pub(super) fn rename() -> Vec<ParamSpec> {
    vec![param("names", map(text())).required()]
}

pub(super) fn cast() -> Vec<ParamSpec> {
    vec![
        param("columns", map(choice(&TYPES))).required(),
        param("on_failure", choice(&["error", "null"])).default_is("error"),
    ]
}

fn map(value: ParamType) -> ParamType {
    ParamType::Map { port: "table".to_owned(), value: Box::new(value) }
}

pub(super) fn derive() -> Vec<ParamSpec> {
    let fields = vec![param("name", text()).required(), param("expression", expression(false)).required()];
    vec![param("columns", list(fields)).required()]
}

pub(super) fn window() -> Vec<ParamSpec> {
    let functions = [
        "lag",
        "lead",
        "row_number",
        "rank",
        "dense_rank",
        "cumulative_sum",
        "count",
        "sum",
        "mean",
        "min",
        "max",
        "sd",
    ];
    let object = |field| ParamType::Object { fields: vec![field] };
    let rows = object(param("rows", integer(1, u32::MAX.into())).required().unit("rows"));
    let span = object(param("span", text()).required());
    let fields = vec![
        param("name", text()).required(),
        param("function", choice(&functions)).required(),
        param("column", column("table")),
        param("offset", integer(0, u32::MAX.into())).unit("rows"),
        param("frame", ParamType::Either { shapes: vec![rows, span] }),
        param("without_current", boolean()).default_is(false),
    ];
    vec![
        param("by", columns("table")).default_is(json!([])),
        param("order_by", columns("table")).default_is(json!([])),
        param("columns", list(fields)).required(),
        param("future", boolean()).default_is(false).advanced(),
    ]
}

pub(super) fn clip() -> Vec<ParamSpec> {
    let fields = vec![
        param("column", column("table")).required(),
        param("low", number(None, None)),
        param("high", number(None, None)),
    ];
    vec![param("columns", list(fields)).required()]
}

pub(super) fn bin() -> Vec<ParamSpec> {
    let edges = ParamType::Numbers { least: 1, most: u32::MAX, whole: false, min: None, max: None };
    vec![
        param("column", column("table")).required(),
        param("edges", edges).required(),
        param("name", text()),
        param("labels", ParamType::Texts {}),
    ]
}

pub(super) fn clean_text() -> Vec<ParamSpec> {
    let mut params = vec![param("columns", columns("table")).default_is(json!([]))];
    params.extend(cleaning());
    params
}

pub(super) fn hash_text() -> Vec<ParamSpec> {
    vec![
        param("column", column("table")).required(),
        param("buckets", integer(1, 4_096)).default_is(64).unit("columns"),
        param("longest", integer(1, 5)).default_is(1).unit("words"),
        param("prefix", text()).advanced(),
    ]
}

pub(super) fn date_parts() -> Vec<ParamSpec> {
    let choices = Part::ALL.iter().map(|(_, name)| (*name).to_owned()).collect();
    vec![
        param("column", column("table")).required(),
        param("parts", ParamType::Choices { choices }).default_is(json!(["year", "month", "day", "weekday"])),
        param("prefix", text()).advanced(),
    ]
}
