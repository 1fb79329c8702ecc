//! Settings of the nodes that bring results to people and other programs.

use falaj_schema::editor::{ParamSpec, ParamType};

use super::spec::*;

pub(super) fn predict() -> Vec<ParamSpec> {
    vec![
        // Not where a model enters.
        param("model", ParamType::ModelVersion {}).required(),
        param("name", text()).default_is("prediction"),
        param("probabilities", boolean()).default_is(true),
    ]
}

pub(super) fn export() -> Vec<ParamSpec> {
    vec![param("file", text()).required()]
}

pub(super) fn report() -> Vec<ParamSpec> {
    vec![param("target", column("table"))]
}
