//! `quality`: a gate. Checks a table with a suite of rules, and passes it on if it holds.

use std::path::PathBuf;
use std::time::Instant;

use falaj_data::quality::{Of, check, result_of};
use falaj_schema::dataset::Dataset;
use falaj_schema::quality::{GateNote, GateResult, QualityResult, QualitySuite, RuleStatus, Severity};
use falaj_schema::{Code, Error, Result};

use super::{Bench, table, wrong};
use crate::execute::RunOf;
use crate::output::{Output, Passed, Table};
use crate::plan::{Plan, PlannedNode};

/// Rules that are told of on the node of a run.
const MOST_NOTES: usize = 100;
/// Rules that an error names.
const NAMED: usize = 10;

pub(super) fn work(node: &PlannedNode, inputs: &[&Output], bench: &Bench, plan: &Plan, of: &RunOf) -> Result<Output> {
    let table = table(inputs, 0)?;
    let suite = node.suite.as_ref().ok_or_else(|| wrong("suite"))?;
    let result = checked(suite, table, dataset_of(node, table, plan), bench, of)?;
    // Kept whatever comes of it: a failure is what people look up.
    let result = bench.store.quality_add(result)?;
    let failing = result.results.iter().filter(|rule| rule.status != RuleStatus::Passed);
    let failing: Vec<GateNote> = failing
        .map(|rule| GateNote { rule: rule.rule.clone(), severity: rule.severity, message: rule.message.clone() })
        .collect();
    if !result.summary.passed {
        return Err(refusal(suite, &result.summary.id, &failing));
    }
    let failing = failing.into_iter().take(MOST_NOTES).collect();
    let gate =
        GateResult { suite: suite.name.clone(), check: result.summary.id, counts: result.summary.counts, failing };
    Ok(Output::Passed(Passed { table: table.clone(), gate }))
}

fn checked(
    suite: &QualitySuite,
    table: &Table,
    dataset: Option<&Dataset>,
    bench: &Bench,
    of: &RunOf,
) -> Result<QualityResult> {
    let others = |name: &str| -> Result<PathBuf> {
        bench.store.dataset_find(name).map(|dataset| bench.store.dataset_path(&dataset))
    };
    let (start, progress) = (Instant::now(), bench.whole("check"));
    let checked = check(&table.path(bench.store), &suite.rules, &others, falaj_store::now(), &progress)?;
    let of_check = Of {
        dataset: dataset.map_or(&suite.dataset, |dataset| &dataset.name),
        version: dataset.map(|dataset| dataset.version),
        digest: &table.file,
        actor: &of.actor,
        run: Some(&of.run),
        seconds: start.elapsed().as_secs_f64(),
    };
    Ok(result_of(suite, &checked, &of_check, of.lang))
}

/// The dataset, where the table is the very one that a source reads.
fn dataset_of<'a>(node: &PlannedNode, table: &Table, plan: &'a Plan) -> Option<&'a Dataset> {
    let source = plan.nodes.get(*node.inputs.first()?)?.dataset.as_ref()?;
    (source.digest == table.file).then_some(source)
}

/// `check` is the id under which the result is kept.
fn refusal(suite: &QualitySuite, check: &str, failing: &[GateNote]) -> Error {
    let errors: Vec<&GateNote> = failing.iter().filter(|note| note.severity == Severity::Error).collect();
    let mut names: Vec<&str> = errors.iter().take(NAMED).map(|note| note.rule.as_str()).collect();
    if errors.len() > NAMED {
        names.push("…");
    }
    let said: Vec<&str> = errors.iter().take(NAMED).map(|note| note.message.as_str()).collect();
    Error::new(Code::QualityFailed)
        .with("suite", &suite.name)
        .with("count", errors.len())
        .with("rules", names.join(", "))
        .with("check", check)
        .detail(said.join("\n"))
}
