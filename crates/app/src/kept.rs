//! Answers that took work and stay true, kept while the program runs.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use falaj_schema::Result;

/// Answers that are kept.
const MOST: usize = 64;

/// The newest answers by what was asked. Keys hold digests, so that an answer never goes stale.
pub(crate) struct Kept<T>(Mutex<VecDeque<(String, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Kept<T> {
    /// The kept answer, or the one that `make` gives.
    pub(crate) fn get_or(&self, key: String, make: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        if let Some((_, known)) = self.entries().iter().find(|(other, _)| *other == key) {
            return Ok(known.clone());
        }
        // Made without the lock: another question need not wait for this one.
        let made = Arc::new(make()?);
        let mut entries = self.entries();
        entries.push_back((key, made.clone()));
        if entries.len() > MOST {
            entries.pop_front();
        }
        Ok(made)
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<(String, Arc<T>)>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
