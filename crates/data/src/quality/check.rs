//! Checking all rules of a suite in as few ways through the table as memory allows.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

use falaj_schema::quality::{QualityCheck, QualityRule};
use falaj_schema::{Code, Error, Millis, Result};

use super::bits::Bits;
use super::gather::Gathered;
use super::judge::Failing;
use super::measure::{Finish, Measured, finish, repeated_rows};
use super::other::{Others, Shelf};
use super::pass::{Pass, part_of};
use super::plan::{Facts, Plan, Step, plan};
use super::query;
use super::view::View;
use crate::parquet::{Batch, Source};
use crate::table::{Progress, tell};

/// Bytes that values of whole columns may take at once; what needs more is gathered in further ways through the table.
const BUDGET: usize = 1 << 30;

/// How the rules of a suite came out, before anybody words it.
pub struct Checked {
    /// Rows of the table.
    pub rows: u64,
    pub(super) measured: Vec<Measured>,
    pub(super) columns: Vec<Vec<String>>,
}

/// Checks the table in the Parquet file `path`. `others` tells where other datasets are, and `now` when rules about the
/// age of values look at them. What is wrong with a rule breaks that rule alone.
///
/// Errors: those of opening, `parquet_damaged`, `cancelled`.
pub fn check(path: &Path, rules: &[QualityRule], others: Others, now: Millis, progress: Progress) -> Result<Checked> {
    check_within(path, rules, others, now, BUDGET, progress)
}

/// [`check`] with values of whole columns in at most `budget` bytes at once, or those of one.
pub(super) fn check_within(
    path: &Path,
    rules: &[QualityRule],
    others: Others,
    now: Millis,
    budget: usize,
    progress: Progress,
) -> Result<Checked> {
    let source = Source::open(path)?;
    let columns = source.columns();
    let facts = Facts { columns: &columns, rows: source.rows() as u64, now };
    let plan = plan(rules, &facts, Shelf::new(others));
    tell(progress, 0.0)?;
    let mut measured: Vec<Option<Measured>> = rules.iter().map(|_| None).collect();
    let waves = waves(&plan, source.rows(), budget);
    let queries: Vec<usize> = (0..rules.len()).filter(|at| matches!(plan.steps[*at], Step::Query)).collect();
    let part = |at: usize| at as f64 / (waves.len() + queries.len()) as f64;
    for (number, gathers) in waves.iter().enumerate() {
        let judges = number == 0 && !plan.judges.is_empty();
        let pass = Pass { source: &source, plan: &plan, judges, gathers: gathers.clone(), all_rows: false };
        let passed = pass.run(&part_of(progress, part(number), part(number + 1)))?;
        judged(rules, &plan, passed.verdicts, &mut measured);
        let gathered = gathers.iter().copied().zip(passed.gathered).collect();
        finished(rules, &plan, gathered, &mut measured, &|| tell(progress, part(number + 1)))?;
    }
    for (number, &at) in queries.iter().enumerate() {
        let QualityCheck::Sql { query } = &rules[at].check else { continue };
        let from = waves.len() + number;
        let found = query::measure(path, query, source.rows() as u64, &part_of(progress, part(from), part(from + 1)));
        measured[at] = Some(alone(found)?);
    }
    for (step, measured) in plan.steps.iter().zip(&mut measured) {
        if let (Step::Whole(_, Finish::Unique { shown }), Some(measured)) = (step, measured) {
            name_rows(&source, &plan.kinds, shown, &mut measured.first)?;
        }
    }
    let measured = measured.into_iter().zip(&plan.steps).map(|(measured, step)| match (measured, step) {
        (Some(measured), _) => measured,
        (None, Step::Known(known)) => (**known).clone(),
        (None, _) => Measured::broken(Error::new(Code::Internal).detail("a rule has no result")),
    });
    tell(progress, 1.0)?;
    Ok(Checked { rows: source.rows() as u64, measured: measured.collect(), columns: plan.columns })
}

/// What is wrong with a rule breaks that rule alone; only being told to stop ends the whole.
fn alone(found: Result<Measured>) -> Result<Measured> {
    match found {
        Err(error) if error.code == Code::Cancelled => Err(error),
        found => Ok(found.unwrap_or_else(Measured::broken)),
    }
}

/// What is gathered in each way through the table; rows are judged in the first.
fn waves(plan: &Plan, rows: usize, budget: usize) -> Vec<Vec<usize>> {
    let mut waves = vec![Vec::new()];
    let mut taken = 0usize;
    for (number, gather) in plan.gathers.iter().enumerate() {
        let bytes = gather.bytes_of_row().saturating_mul(rows);
        let full = taken > 0 && taken.saturating_add(bytes) > budget;
        if full {
            waves.push(Vec::new());
            taken = 0;
        }
        taken += bytes;
        if let Some(last) = waves.last_mut() {
            last.push(number);
        }
    }
    waves
}

fn judged(
    rules: &[QualityRule],
    plan: &Plan,
    verdicts: Vec<Result<super::judge::Verdict>>,
    measured: &mut [Option<Measured>],
) {
    let mut verdicts: Vec<_> = verdicts.into_iter().map(Some).collect();
    for (at, step) in plan.steps.iter().enumerate() {
        let Step::Judge(number) = step else { continue };
        let Some(verdict) = verdicts.get_mut(*number).and_then(Option::take) else { continue };
        let kind = plan.judges[*number].column.map(|position| plan.kinds[position]);
        measured[at] = Some(match verdict {
            Ok(verdict) => Measured::of_rows(&rules[at], kind, verdict),
            Err(error) => Measured::broken(error),
        });
    }
}

/// Rules of what was gathered, on all processors: sorting takes its time.
fn finished(
    rules: &[QualityRule],
    plan: &Plan,
    gathered: Vec<(usize, Option<Gathered>)>,
    measured: &mut [Option<Measured>],
    go_on: &dyn Fn() -> Result<()>,
) -> Result<()> {
    let mut of_gather: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, step) in plan.steps.iter().enumerate() {
        if let Step::Whole(number, _) = step {
            of_gather.entry(*number).or_default().push(at);
        }
    }
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(gathered.len());
    let queue = Mutex::new(gathered.into_iter());
    let (of_gather, queue) = (&of_gather, &queue);
    std::thread::scope(|scope| {
        let (sender, receiver) = channel();
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((number, gathered)) = next(queue) {
                    let gathered = gathered.map(Gathered::finish);
                    let rules_of = of_gather.get(&number).map_or(&[][..], Vec::as_slice);
                    let found = rules_of.iter().map(|at| (*at, finish_one(&rules[*at], *at, plan, gathered.as_ref())));
                    if sender.send(found.collect::<Vec<_>>()).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        while let Ok(found) = receiver.recv() {
            found.into_iter().for_each(|(at, result)| measured[at] = Some(result));
            if let Err(error) = go_on() {
                drop(receiver);
                return Err(error);
            }
        }
        Ok(())
    })
}

type Queue = Mutex<std::vec::IntoIter<(usize, Option<Gathered>)>>;

fn next(queue: &Queue) -> Option<(usize, Option<Gathered>)> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).next()
}

fn finish_one(rule: &QualityRule, at: usize, plan: &Plan, gathered: Option<&Gathered>) -> Measured {
    let internal = || Measured::broken(Error::new(Code::Internal).detail("a rule has no column"));
    let Some(Step::Whole(number, how)) = plan.steps.get(at) else { return internal() };
    let Some(position) = plan.gathers[*number].columns().first().copied() else { return internal() };
    match gathered {
        Some(gathered) => finish(rule, plan.kinds[position], how, gathered),
        None => finish(rule, plan.kinds[position], how, &how.of_nothing()),
    }
}

/// Reads what stands in failing rows of which only the numbers are known.
fn name_rows(
    source: &Source,
    kinds: &[falaj_schema::dataset::ColumnType],
    shown: &[usize],
    failing: &mut [Failing],
) -> Result<()> {
    let mut positions = shown.to_vec();
    positions.sort_unstable();
    positions.dedup();
    for one in failing {
        let offset = one.row as usize - 1;
        let view = View::new(source.read(&positions, Batch { offset, rows: 1 })?, offset, &positions, kinds);
        one.values = view.texts(0, shown)?;
    }
    Ok(())
}

/// The rows that fail a rule. Errors: `rule_not_rows`, why the rule can't be checked, those of [`check`].
pub(super) fn failing(
    source: &Source,
    rule: &QualityRule,
    others: Others,
    now: Millis,
    progress: Progress,
) -> Result<Bits> {
    if !rule.check.is_row_wise() {
        return Err(Error::new(Code::RuleNotRows).rule(&rule.id));
    }
    let columns = source.columns();
    let facts = Facts { columns: &columns, rows: source.rows() as u64, now };
    let plan = plan(std::slice::from_ref(rule), &facts, Shelf::new(others));
    let (judges, gathers) = (!plan.judges.is_empty(), (0..plan.gathers.len()).collect());
    let pass = |judges, gathers| Pass { source, plan: &plan, judges, gathers, all_rows: true };
    match plan.steps.first() {
        Some(Step::Known(measured)) => match &measured.error {
            Some(error) => Err(error.clone().rule(&rule.id)),
            None => Err(Error::new(Code::RuleNotRows).rule(&rule.id)),
        },
        _ => {
            let passed = pass(judges, gathers).run(progress)?;
            if let Some(verdict) = passed.verdicts.into_iter().next() {
                return Ok(verdict.map_err(|error| error.rule(&rule.id))?.bits.unwrap_or_default());
            }
            match passed.gathered.into_iter().next().flatten().map(Gathered::finish) {
                Some(Gathered::Failed(error)) => Err(error.rule(&rule.id)),
                Some(gathered) => Ok(repeated_rows(&gathered, source.rows())),
                None => Ok(Bits::none(source.rows())),
            }
        }
    }
}
