//! What the handlers share: the model, its name, the limits and the counters.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tokio::sync::Semaphore;

use crate::metrics::{Metrics, Timing};
use crate::model::Served;
use crate::refusal::Refusal;

/// Largest number of values (rows × inputs and outputs) in one request: 20 million, 160 MB as numbers.
const VALUES: usize = 20_000_000;
/// Most rows in one request.
const ROWS: usize = 100_000;

/// How much one request may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a body, packed or not.
    pub body: usize,
    /// Rows.
    pub rows: usize,
}

impl Limits {
    /// The limits for a model with so many inputs and outputs.
    pub fn new(body: usize, inputs: usize, outputs: usize) -> Self {
        Self { body, rows: (VALUES / (inputs + outputs).max(1)).clamp(1, ROWS) }
    }
}

/// The server's state.
pub struct App {
    /// Name of the model.
    pub name: String,
    /// Version it answers as.
    pub version: String,
    /// The model.
    pub model: Served,
    /// How much one request may ask for.
    pub limits: Limits,
    /// Counters.
    pub metrics: Metrics,
    /// Set when no new requests should come.
    pub ending: AtomicBool,
    /// As many requests compute at a time as there are processors; the others wait.
    processors: Arc<Semaphore>,
}

impl App {
    /// The state of a server of `model`.
    pub fn new(name: String, version: String, model: Served, body: usize) -> Self {
        let signature = model.signature();
        let outputs = crate::describe::outputs(signature).len();
        let limits = Limits::new(body, signature.inputs.len(), outputs);
        let processors = std::thread::available_parallelism().map_or(2, |count| count.get().max(2));
        Self {
            name,
            version,
            model,
            limits,
            metrics: Metrics::default(),
            ending: AtomicBool::new(false),
            processors: Arc::new(Semaphore::new(processors)),
        }
    }

    /// True as long as new requests are welcome.
    pub fn is_ready(&self) -> bool {
        !self.ending.load(Ordering::Relaxed)
    }

    /// Refuses a name or version that is not the model's.
    pub fn check(&self, name: &str, version: Option<&str>) -> Result<(), Refusal> {
        if name != self.name {
            return Err(Refusal::unknown(format!("there is no model {name:?}; this server has {:?}", self.name)));
        }
        match version {
            Some(version) if version != self.version => {
                let text = format!("model {name:?} has no version {version:?}; this server has {:?}", self.version);
                Err(Refusal::unknown(text))
            }
            _ => Ok(()),
        }
    }

    /// Computes away from the threads that talk to clients. A panic in `work` ends this request only.
    pub async fn compute<T: Send + 'static>(
        self: &Arc<Self>,
        timing: &mut Timing,
        work: impl FnOnce(&App) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let begun = Instant::now();
        let permit = self.processors.clone().acquire_owned().await.map_err(Refusal::defect)?;
        timing.queue = begun.elapsed();
        let app = self.clone();
        let task = tokio::task::spawn_blocking(move || {
            // A caller that has gone away leaves its work running: it keeps its place until it is done.
            let _permit = permit;
            work(&app)
        });
        task.await.map_err(Refusal::defect)?
    }
}
