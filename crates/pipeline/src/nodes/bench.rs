//! What a node at work has at hand.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use falaj_schema::Result;
use falaj_schema::event::Step;
use falaj_store::Store;

use crate::cancel::Cancel;

/// Progress is told at most so often.
const PAUSE: Duration = Duration::from_millis(100);

/// The place where one node works: a folder for files in the making, and somebody to tell of progress.
pub(crate) struct Bench<'a> {
    /// The workspace.
    pub(crate) store: &'a Store,
    /// A folder of its own for files in the making, removed afterwards.
    pub(crate) folder: &'a Path,
    /// Asks to stop.
    pub(crate) cancel: &'a Cancel,
    report: RefCell<&'a mut dyn FnMut(f64, Option<Step>)>,
    told: Cell<Option<Instant>>,
}

impl<'a> Bench<'a> {
    pub(crate) fn new(
        store: &'a Store,
        folder: &'a Path,
        cancel: &'a Cancel,
        report: &'a mut dyn FnMut(f64, Option<Step>),
    ) -> Self {
        Self { store, folder, cancel, report: RefCell::new(report), told: Cell::new(None) }
    }

    /// Tells that share `done` of the node's work is done.
    pub(crate) fn tell(&self, done: f64, step: Option<Step>) {
        if self.told.get().is_some_and(|told| told.elapsed() < PAUSE) {
            return;
        }
        (self.report.borrow_mut())(done, step);
        self.told.set(Some(Instant::now()));
    }

    /// Begins step `key`, number `current` of `total`, which leads from share `from` to share `to` of the node's work.
    /// What is given takes the step's own progress and answers `false` when the work is to stop.
    pub(crate) fn step(&self, key: &str, current: u64, total: u64, from: f64, to: f64) -> impl Fn(f64) -> bool {
        self.told.set(None);
        let step = Step { key: key.to_owned(), current, total: Some(total) };
        move |done| {
            self.tell(from + (to - from) * done, Some(step.clone()));
            !self.cancel.asked()
        }
    }

    /// The same for a node of a single step.
    pub(crate) fn whole(&self, key: &str) -> impl Fn(f64) -> bool {
        self.step(key, 1, 1, 0.0, 1.0)
    }

    /// A path for a file in the making.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Takes a finished file into the workspace and gives its digest.
    pub(crate) fn keep(&self, path: &Path) -> Result<String> {
        self.cancel.check()?;
        Ok(self.store.artifacts().adopt(path)?.digest)
    }
}
