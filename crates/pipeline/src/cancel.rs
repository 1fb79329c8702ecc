//! Asking work to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use falaj_schema::{Code, Error, Result};

/// A request to stop, shared between who asks and who works. Clones are the same request.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once it was asked.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// `cancelled` once it was asked.
    pub fn check(&self) -> Result<()> {
        if self.asked() { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
    }
}
