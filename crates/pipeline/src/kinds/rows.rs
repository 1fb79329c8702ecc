//! Settings of the nodes that bring tables in, put them together, or choose and arrange rows.

use falaj_schema::editor::{ParamSpec, ParamType};
use serde_json::json;

use super::spec::*;
use crate::params::MAX_SEED;

/// What is made of the values of a group, without quantiles, which need one more number.
const MEASURES: [&str; 12] =
    ["sum", "count", "distinct", "mean", "sd", "min", "max", "median", "first", "last", "share_true", "mode"];

pub(super) fn source() -> Vec<ParamSpec> {
    vec![param("dataset", ParamType::Dataset {}).required()]
}

pub(super) fn quality() -> Vec<ParamSpec> {
    vec![param("suite", ParamType::Suite {}).required()]
}

pub(super) fn join() -> Vec<ParamSpec> {
    vec![
        param("left_on", columns("left")).required(),
        param("right_on", columns("right")).required(),
        param("columns", columns("right")),
        suffix(),
        param("how", choice(&["left", "inner", "semi", "anti", "full"])).default_is("left"),
        param("several", choice(&["refuse", "first", "all"])).default_is("refuse"),
    ]
}

pub(super) fn asof_join() -> Vec<ParamSpec> {
    vec![
        param("left_on", column("left")).required(),
        param("right_on", column("right")).required(),
        param("left_by", columns("left")).default_is(json!([])),
        param("right_by", columns("right")).default_is(json!([])),
        param("direction", choice(&["backward", "forward", "nearest"])).default_is("backward"),
        param("tolerance", ParamType::Either { shapes: vec![text(), number(None, None)] }),
        param("columns", columns("right")),
        suffix(),
    ]
}

fn suffix() -> ParamSpec {
    param("suffix", text()).default_is("_right").advanced()
}

pub(super) fn union() -> Vec<ParamSpec> {
    vec![param("columns", choice(&["same", "any"])).default_is("same")]
}

pub(super) fn sql() -> Vec<ParamSpec> {
    vec![param("query", ParamType::Sql {}).required()]
}

pub(super) fn filter() -> Vec<ParamSpec> {
    vec![param("where", expression(true)).required()]
}

pub(super) fn aggregate() -> Vec<ParamSpec> {
    let functions = [&MEASURES[..], &["quantile"]].concat();
    let fields = vec![
        param("name", text()).required(),
        param("function", choice(&functions)).required(),
        param("column", column("table")),
        param("where", expression(true)).advanced(),
        param("q", number(0.0, 1.0)).advanced(),
    ];
    vec![param("by", columns("table")).default_is(json!([])), param("columns", list(fields)).required()]
}

pub(super) fn pivot() -> Vec<ParamSpec> {
    vec![
        param("by", columns("table")).required(),
        param("column", column("table")).required(),
        param("values", column("table")).required(),
        param("function", choice(&MEASURES)).default_is("sum"),
        param("names", ParamType::Texts {}),
        param("limit", integer(1, 10_000)).default_is(1_000).unit("columns").advanced(),
    ]
}

pub(super) fn unpivot() -> Vec<ParamSpec> {
    vec![
        param("keep", columns("table")).default_is(json!([])),
        param("columns", columns("table")).default_is(json!([])),
        param("name", text()).default_is("name"),
        param("value", text()).default_is("value"),
    ]
}

pub(super) fn sort() -> Vec<ParamSpec> {
    let fields = vec![param("column", column("table")).required(), param("descending", boolean()).default_is(false)];
    vec![param("by", ParamType::List { fields, short: Some("column".to_owned()) }).required()]
}

pub(super) fn sample() -> Vec<ParamSpec> {
    vec![
        param("rows", integer(0, MAX_SEED)).required().one_of("amount").unit("rows"),
        param("share", number(0.0, 1.0)).required().one_of("amount").unit("share"),
        seed(),
        param("stratify", column("table")),
    ]
}

pub(super) fn deduplicate() -> Vec<ParamSpec> {
    vec![
        param("keys", columns("table")).default_is(json!([])),
        param("keep", choice(&["first", "last", "none"])).default_is("first"),
    ]
}
