//! Asking work to stop: all of it, or one node.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use falaj_schema::{Code, Error, Result};

/// A request to stop, shared between who asks and who works. Clones are the same request.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    whole: Arc<AtomicBool>,
    nodes: Arc<Mutex<HashMap<String, Arc<AtomicBool>>>>,
    /// The nodes that the work at hand is for.
    own: Vec<Arc<AtomicBool>>,
}

impl Cancel {
    /// Asks to stop.
    pub fn ask(&self) {
        self.whole.store(true, Ordering::Relaxed);
    }

    /// Asks one node to stop, or not to begin; the rest goes on.
    pub fn ask_node(&self, node: &str) {
        self.flag(node).store(true, Ordering::Relaxed);
    }

    /// The same request for the work of some nodes: it is asked as well where one of them is.
    pub fn of<'a>(&self, nodes: impl IntoIterator<Item = &'a str>) -> Self {
        let own = nodes.into_iter().map(|node| self.flag(node)).collect();
        Self { own, ..self.clone() }
    }

    /// True once it was asked.
    pub fn asked(&self) -> bool {
        self.whole.load(Ordering::Relaxed) || self.own.iter().any(|flag| flag.load(Ordering::Relaxed))
    }

    /// `cancelled` once it was asked.
    pub fn check(&self) -> Result<()> {
        if self.asked() { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
    }

    fn flag(&self, node: &str) -> Arc<AtomicBool> {
        // The map is whole whenever the lock is free, even after a panic.
        let mut nodes = self.nodes.lock().unwrap_or_else(PoisonError::into_inner);
        nodes.entry(node.to_owned()).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::Cancel;

    #[test]
    fn one_node_is_asked_and_the_others_are_not() {
        let cancel = Cancel::default();
        let (one, both) = (cancel.of(["a"]), cancel.of(["a", "b"]));
        cancel.clone().ask_node("b");
        assert_eq!([cancel.asked(), one.asked(), both.asked(), cancel.of(["b"]).asked()], [false, false, true, true]);
        cancel.ask();
        assert!(one.asked());
    }
}
