//! The work of each kind of node.

mod bench;
pub(crate) mod chain;
mod evaluate;
mod export;
mod frames;
mod join;
mod label;
mod operation;
pub(crate) mod predict;
pub mod prepare;
mod quality;
mod register;
mod report;
mod select;
mod split;
mod train;
mod trained;

use falaj_schema::{Code, Error, Result};

pub(crate) use bench::Bench;
pub use frames::frame;
pub use predict::{answer_columns, answer_schema, package};

use crate::execute::RunOf;
use crate::journal::Journal;
use crate::output::{Metrics, Model, Output, Parts, Prepared, Table};
use crate::params::Params;
use crate::plan::{Plan, PlannedNode};

/// Does the work of `node`, given the outputs that it reads in the order of its ports.
pub(crate) fn work(
    node: &PlannedNode,
    inputs: &[&Output],
    bench: &Bench,
    plan: &Plan,
    of: &RunOf,
    journal: &dyn Journal,
) -> Result<Output> {
    match &node.params {
        Params::Source(_) => source(node),
        Params::Join(join) => join::work(join, table(inputs, 0)?, table(inputs, 1)?, bench).map(Output::Table),
        Params::Label(label) => label::work(label, table(inputs, 0)?, bench).map(Output::Table),
        Params::Select(select) => select::work(select, table(inputs, 0)?, bench).map(Output::Table),
        Params::Quality(_) => quality::work(node, inputs, bench, plan, of),
        Params::Operation(operation) => {
            let tables = (0..inputs.len()).map(|port| table(inputs, port)).collect::<Result<Vec<_>>>()?;
            operation::work(operation, &tables, bench).map(Output::Table)
        }
        Params::Split(split) => split::work(split, table(inputs, 0)?, bench).map(Output::Parts),
        Params::Prepare(prepare) => prepare::work(prepare, parts(inputs)?, bench).map(Output::Prepared),
        Params::TrainLinear(linear) => {
            train::work(&node.id, linear.into(), prepared(inputs)?, bench, journal).map(Output::Model)
        }
        Params::TrainMlp(mlp) => {
            train::work(&node.id, mlp.into(), prepared(inputs)?, bench, journal).map(Output::Model)
        }
        Params::Evaluate(evaluate) => evaluate::work(evaluate, model(inputs)?, bench).map(Output::Metrics),
        Params::Register(register) => {
            register::work(register, metrics(inputs)?, bench, plan, of).map(Output::Registered)
        }
        Params::Predict(predict) => {
            let trained = inputs.get(1).map(|_| model(&inputs[1..])).transpose()?;
            predict::work(predict, table(inputs, 0)?, (node.model.as_ref(), trained), bench).map(Output::Table)
        }
        Params::Export(export) => export::work(export, table(inputs, 0)?, bench).map(Output::File),
        Params::Report(report) => report::work(report, table(inputs, 0)?, bench).map(Output::Report),
    }
}

// A dataset is in the artifact folder already.
fn source(node: &PlannedNode) -> Result<Output> {
    let dataset = node.dataset.as_ref().ok_or_else(|| wrong("dataset"))?;
    let table = Table {
        file: dataset.digest.clone(),
        rows: dataset.rows,
        columns: dataset.columns.clone(),
        warnings: Vec::new(),
    };
    Ok(Output::Table(table))
}

// A checked plan connects only outputs of the right type.
fn wrong(expected: &str) -> Error {
    Error::new(Code::Internal).detail(format!("a node's input is no {expected}"))
}

fn table<'a>(inputs: &[&'a Output], port: usize) -> Result<&'a Table> {
    match inputs.get(port) {
        Some(Output::Table(table)) => Ok(table),
        Some(Output::Passed(passed)) => Ok(&passed.table),
        _ => Err(wrong("table")),
    }
}

fn parts<'a>(inputs: &[&'a Output]) -> Result<&'a Parts> {
    match inputs {
        [Output::Parts(parts)] => Ok(parts),
        _ => Err(wrong("divided table")),
    }
}

fn prepared<'a>(inputs: &[&'a Output]) -> Result<&'a Prepared> {
    match inputs {
        [Output::Prepared(prepared)] => Ok(prepared),
        _ => Err(wrong("prepared data")),
    }
}

fn model<'a>(inputs: &[&'a Output]) -> Result<&'a Model> {
    match inputs {
        [Output::Model(model)] => Ok(model),
        _ => Err(wrong("model")),
    }
}

fn metrics<'a>(inputs: &[&'a Output]) -> Result<&'a Metrics> {
    match inputs {
        [Output::Metrics(metrics)] => Ok(metrics),
        _ => Err(wrong("evaluated model")),
    }
}

/// Takes a table that was written to `path` into the workspace.
fn keep_table(bench: &Bench, path: &std::path::Path, table: falaj_data::Table) -> Result<Table> {
    Ok(Table { file: bench.keep(path)?, rows: table.rows, columns: table.columns, warnings: Vec::new() })
}
