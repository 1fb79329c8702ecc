//! The runs and other long work at work in this process.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard};

use falaj_pipeline::Cancel;

/// Runs at work, each with the switch that ends it.
#[derive(Default)]
pub(crate) struct Running {
    runs: Mutex<HashMap<String, Cancel>>,
    ended: Condvar,
}

impl Running {
    fn runs(&self) -> MutexGuard<'_, HashMap<String, Cancel>> {
        // The map is whole whenever the lock is free, even after a panic.
        self.runs.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Adds a run.
    pub(crate) fn begin(&self, run: &str) -> Cancel {
        let cancel = Cancel::default();
        self.runs().insert(run.to_owned(), cancel.clone());
        cancel
    }

    /// Takes a run out.
    pub(crate) fn end(&self, run: &str) {
        self.runs().remove(run);
        self.ended.notify_all();
    }

    /// Asks a run to end; false if it is not at work here.
    pub(crate) fn cancel(&self, run: &str) -> bool {
        self.runs().get(run).map(Cancel::ask).is_some()
    }

    /// Asks one node of a run to end, or not to begin; false if the run is not at work here.
    pub(crate) fn cancel_node(&self, run: &str, node: &str) -> bool {
        self.runs().get(run).map(|cancel| cancel.ask_node(node)).is_some()
    }

    /// Asks every run to end; false if there was none.
    pub(crate) fn cancel_all(&self) -> bool {
        let runs = self.runs();
        runs.values().for_each(Cancel::ask);
        !runs.is_empty()
    }

    /// Waits until no run is at work.
    pub(crate) fn wait(&self) {
        let mut runs = self.runs();
        while !runs.is_empty() {
            runs = self.ended.wait(runs).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
    }
}
