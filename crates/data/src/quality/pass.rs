//! One way through the table for many rules: batches are looked at on all processors and put together in their order.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use falaj_schema::{Code, Error, Result};

use super::bits::Bits;
use super::expression::{Truth, evaluate_all};
use super::gather::{Gathered, larger, smaller};
use super::judge::{FIRST_ROWS, Failing, Test, Verdict, Wanted, add_texts, is_disordered, judge};
use super::plan::Plan;
use super::value::Value;
use super::view::View;
use crate::parquet::{Batch, Source};
use crate::table::{Progress, tell};

/// Most batches that are in memory at once.
const MOST_WORKERS: usize = 8;

/// What one way through the table is to give.
pub(super) struct Pass<'a> {
    pub(super) source: &'a Source,
    pub(super) plan: &'a Plan,
    /// Whether rows are judged in it.
    pub(super) judges: bool,
    /// Numbers of what is gathered in it.
    pub(super) gathers: Vec<usize>,
    /// Whether all failing rows are wanted, not only the first.
    pub(super) all_rows: bool,
}

/// What it gave.
pub(super) struct Passed {
    /// For each judge what all batches say; an error that only its rule has.
    pub(super) verdicts: Vec<Result<Verdict>>,
    /// In the order of [`Pass::gathers`], still to be finished; none for a table without rows.
    pub(super) gathered: Vec<Option<Gathered>>,
}

struct Looked {
    verdicts: Vec<Result<Verdict>>,
    gathered: Vec<Gathered>,
    rows: usize,
}

impl Pass<'_> {
    /// Goes through the table. Errors: those of reading, `cancelled`.
    pub(super) fn run(&self, progress: &dyn Fn(f64) -> bool) -> Result<Passed> {
        let batches = self.source.batches();
        let positions = self.positions();
        let mut joined = Joined::new(self);
        if positions.is_empty() || batches.is_empty() {
            return Ok(joined.passed());
        }
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS).min(batches.len());
        let found: Vec<AtomicUsize> = (0..joined.verdicts.len()).map(|_| AtomicUsize::new(0)).collect();
        let shared = Shared { next: AtomicUsize::new(0), stop: AtomicBool::new(false), found: &found };
        let (sender, receiver) = sync_channel::<(usize, Result<Looked>)>(workers);
        let outcome = std::thread::scope(|scope| {
            for _ in 0..workers {
                let sender = sender.clone();
                let (batches, positions, shared) = (&batches, &positions, &shared);
                scope.spawn(move || self.work(batches, positions, shared, &sender));
            }
            drop(sender);
            let mut waiting = BTreeMap::new();
            let mut done = 0;
            while done < batches.len() {
                let told = receiver.recv().map_err(|_| Error::new(Code::Internal).detail("a thread ended early"));
                let step = told.and_then(|(at, looked)| {
                    waiting.insert(at, looked?);
                    while let Some(looked) = waiting.remove(&done) {
                        joined.add(looked, &found);
                        done += 1;
                    }
                    tell(progress, done as f64 / batches.len() as f64)
                });
                if let Err(error) = step {
                    shared.stop.store(true, Ordering::Relaxed);
                    // Whoever waits to hand something over goes on, and sees that it is over.
                    drop(receiver);
                    return Err(error);
                }
            }
            Ok(())
        });
        outcome.map(|()| joined.passed())
    }

    /// Positions of the columns to read, rising.
    fn positions(&self) -> Vec<usize> {
        let mut positions = Vec::new();
        if self.judges {
            for judge in &self.plan.judges {
                positions.extend(judge.column);
                positions.extend(&judge.shown);
                if let Test::Compare(_, other) = judge.test {
                    positions.push(other);
                }
            }
        }
        positions.extend(self.gathers.iter().flat_map(|number| self.plan.gathers[*number].columns()));
        for (slot, wanted) in self.plan.slots.iter().zip(self.slots()) {
            if wanted {
                positions.extend(&slot.positions);
            }
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// Which expressions are needed.
    fn slots(&self) -> Vec<bool> {
        let mut needed = vec![false; self.plan.slots.len()];
        if self.judges {
            for judge in &self.plan.judges {
                let own = if let Test::Expression(slot) = judge.test { Some(slot) } else { None };
                own.into_iter().chain(judge.condition).for_each(|slot| needed[slot] = true);
            }
        }
        let conditions = self.gathers.iter().filter_map(|number| self.plan.gathers[*number].condition());
        conditions.for_each(|slot| needed[slot] = true);
        needed
    }

    fn work(
        &self,
        batches: &[Batch],
        positions: &[usize],
        shared: &Shared,
        sender: &SyncSender<(usize, Result<Looked>)>,
    ) {
        let slots = self.slots();
        while !shared.stop.load(Ordering::Relaxed) {
            let at = shared.next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(at) else { return };
            // A defect that shows in one batch ends the work, not the program.
            let look = || self.look(*batch, positions, &slots, shared);
            let looked = catch_unwind(AssertUnwindSafe(look))
                .unwrap_or_else(|_| Err(Error::new(Code::Internal).detail("a look at rows panicked")));
            let failed = looked.is_err();
            if sender.send((at, looked)).is_err() || failed {
                return;
            }
        }
    }

    fn look(&self, batch: Batch, positions: &[usize], needed: &[bool], shared: &Shared) -> Result<Looked> {
        let view = View::new(self.source.read(positions, batch)?, batch.offset, positions, &self.plan.kinds);
        let slots = self.expressions(&view, needed);
        let mut verdicts = Vec::new();
        if self.judges {
            verdicts.reserve(self.plan.judges.len());
            for (at, one) in self.plan.judges.iter().enumerate() {
                if at % 64 == 0 && shared.stop.load(Ordering::Relaxed) {
                    return Err(Error::new(Code::Cancelled));
                }
                let first = FIRST_ROWS.saturating_sub(shared.found[at].load(Ordering::Relaxed));
                verdicts.push(judge(one, &view, &slots, Wanted { first, bits: self.all_rows }));
            }
        }
        let gathered = self.gathers.iter().map(|number| self.plan.gathers[*number].of_batch(&view, &slots)).collect();
        Ok(Looked { verdicts, gathered, rows: view.rows })
    }

    fn expressions(&self, view: &View, needed: &[bool]) -> Vec<Option<Result<Truth>>> {
        let wanted = self.plan.slots.iter().zip(needed).filter(|(_, needed)| **needed);
        let wanted: Vec<_> = wanted.map(|(slot, _)| slot).collect();
        let mut truths = evaluate_all(view, &self.plan.table, &wanted).into_iter();
        needed.iter().map(|needed| if *needed { truths.next() } else { None }).collect()
    }
}

/// What the threads share.
struct Shared<'a> {
    /// Number of the next batch.
    next: AtomicUsize,
    /// Set when nobody wants more.
    stop: AtomicBool,
    /// For each judge how many failing rows are named already.
    found: &'a [AtomicUsize],
}

/// What the batches gave so far, in their order.
struct Joined<'a> {
    pass: &'a Pass<'a>,
    verdicts: Vec<Result<Verdict>>,
    // The last value that an ordered column had.
    last: Vec<Option<Value>>,
    gathered: Vec<Option<Gathered>>,
}

impl<'a> Joined<'a> {
    fn new(pass: &'a Pass<'a>) -> Self {
        let judges = if pass.judges { pass.plan.judges.len() } else { 0 };
        let begun = || Verdict { bits: pass.all_rows.then(Bits::default), ..Verdict::default() };
        Self {
            pass,
            verdicts: (0..judges).map(|_| Ok(begun())).collect(),
            last: vec![None; judges],
            gathered: pass.gathers.iter().map(|_| None).collect(),
        }
    }

    fn add(&mut self, looked: Looked, found: &[AtomicUsize]) {
        for (at, next) in looked.verdicts.into_iter().enumerate() {
            let all = std::mem::replace(&mut self.verdicts[at], Ok(Verdict::default()));
            self.verdicts[at] = match (all, next) {
                (Ok(all), Ok(next)) => Ok(self.join(at, all, next, looked.rows)),
                (Err(error), _) | (_, Err(error)) => Err(error),
            };
            if let Ok(all) = &self.verdicts[at] {
                found[at].store(all.first.len().min(FIRST_ROWS), Ordering::Relaxed);
            }
        }
        for (all, next) in self.gathered.iter_mut().zip(looked.gathered) {
            match all {
                Some(all) => all.join(next),
                None => *all = Some(next),
            }
        }
    }

    fn join(&mut self, at: usize, mut all: Verdict, mut next: Verdict, rows: usize) -> Verdict {
        if let (Test::Ordered { descending, strict }, Some(edge)) = (&self.pass.plan.judges[at].test, next.edge.take())
        {
            let (row, value) = edge.first;
            let falls = self.last[at].as_ref().is_some_and(|last| is_disordered(last, &value, *descending, *strict));
            if falls {
                next.failed += 1;
                let number = (edge.offset + row) as u64 + 1;
                next.first.insert(0, Failing { row: number, values: edge.first_texts });
                if let Some(bits) = &mut next.bits {
                    bits.set(row);
                }
            }
            self.last[at] = Some(edge.last);
        }
        all.checked += next.checked;
        all.failed += next.failed;
        let room = FIRST_ROWS.saturating_sub(all.first.len());
        all.first.extend(next.first.into_iter().take(room));
        add_texts(&mut all.texts, next.texts);
        all.span = match (all.span, next.span) {
            (Some((a, b)), Some((c, d))) => Some((smaller(a, c), larger(b, d))),
            (mine, theirs) => mine.or(theirs),
        };
        if let Some(bits) = &mut all.bits {
            bits.append(&next.bits.unwrap_or_else(|| Bits::none(rows)));
        }
        all
    }

    fn passed(self) -> Passed {
        Passed { verdicts: self.verdicts, gathered: self.gathered }
    }
}

/// As [`Progress`], for the part of the work from share `from` to share `to`.
pub(super) fn part_of<'a>(progress: Progress<'a>, from: f64, to: f64) -> impl Fn(f64) -> bool + 'a {
    move |done| progress(from + (to - from) * done)
}
