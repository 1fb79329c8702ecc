//! Trains linear models and multi-layer perceptrons on prepared data.
//!
//! [`train`] is what `falaj-runner` does: read a [`TrainSpec`], map the prepared file, train, write the weights. On
//! processors the arithmetic is [`fused`]; on NVIDIA's graphics cards it is `cuda`; on other devices it goes through
//! candle's own operations ([`graph`]). All give the same curves.

pub mod check;
#[cfg(feature = "cuda")]
pub mod cuda;
pub mod device;
pub mod fit;
pub mod fused;
pub mod graph;
pub mod loss;
pub mod network;
pub mod output;
pub mod random;
pub mod trainer;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use candle_core::Device;
use falaj_model::architecture::Architecture;
use falaj_model::prepared::{Part, Prepared};
use falaj_schema::spec::{RunnerEvent, TrainSpec};
use falaj_schema::{Code, Error, Result};

use crate::fit::{Events, Fitted, Sizes};
use crate::loss::Loss;
use crate::network::Network;
use crate::trainer::{AdamW, Trainer};

/// A request to stop that any thread may make.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks to stop.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// An error once stopping was asked for.
    pub fn check(&self) -> Result<()> {
        if self.0.load(Ordering::Relaxed) { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
    }
}

/// Trains as `spec` says and writes `architecture.json` and `weights.safetensors` into its output folder.
///
/// Events go to `events` in order, [`RunnerEvent::Done`] last; on an error nothing is written and no event tells of it.
pub fn train(spec: &TrainSpec, cancel: &Cancel, events: Events) -> Result<()> {
    check::spec(spec)?;
    let data = Prepared::open(Path::new(&spec.data))?;
    let architecture = check::data(spec, &data)?;
    let network = Network::new(&architecture);
    let device = device::device().map_err(|error| with_batch(error, spec))?;
    let threads = threads(spec.training.threads);
    let started = RunnerEvent::Started {
        device: device::name(&device).into(),
        threads: threads as u32,
        parameters: network.parameters as u64,
    };
    events(started);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|i| format!("train-{i}"))
        .build()
        .map_err(|e| Error::new(Code::Internal).detail(e))?;
    // The loop itself runs on a thread of the pool: otherwise each step would wake the pool from outside.
    let fitted = pool.install(|| run(spec, &network, &data, &device, cancel, events));
    let mut fitted = fitted.map_err(|error| with_batch(error, spec))?;
    output::settle_unused(&network, &mut fitted.weights, data.part(Part::Train)?);
    cancel.check()?;
    finish(spec, &architecture, &network, fitted, events)
}

fn run(
    spec: &TrainSpec,
    network: &Network,
    data: &Prepared,
    device: &Device,
    cancel: &Cancel,
    events: Events,
) -> Result<Fitted> {
    let (train, valid) = (data.part(Part::Train)?.rows, data.part(Part::Valid)?.rows);
    let sizes = Sizes { train, valid, hidden: network.layers.len() - 1, dropout: network.dropout };
    let mut trainer = trainer(spec, network, data, device)?;
    fit::fit(trainer.as_mut(), &spec.training, sizes, cancel, events)
}

fn trainer<'a>(
    spec: &TrainSpec,
    network: &Network,
    data: &'a Prepared,
    device: &Device,
) -> Result<Box<dyn Trainer + 'a>> {
    let training = &spec.training;
    let adam = AdamW { learning_rate: training.learning_rate, weight_decay: training.weight_decay };
    let initial = random::initial_weights(network, training.seed);
    let (network, loss) = (network.clone(), Loss::of(spec.task));
    let batch = data.part(Part::Train)?.rows.min(training.batch_size as usize);
    #[cfg(feature = "cuda")]
    if let Device::Cuda(device) = device {
        return Ok(Box::new(cuda::CudaTrainer::new(network, loss, adam, data, &initial, batch, device)?));
    }
    if !device.is_cpu() {
        return Ok(Box::new(graph::GraphTrainer::new(network, loss, adam, data, &initial, device)?));
    }
    let engine = fused::Engine::new(network, loss, adam, batch);
    Ok(Box::new(fused::FusedTrainer::new(engine, data, &initial)?))
}

fn finish(
    spec: &TrainSpec,
    architecture: &Architecture,
    network: &Network,
    fitted: Fitted,
    events: Events,
) -> Result<()> {
    let Fitted { weights, best_epoch, epochs, early_stopped } = fitted;
    output::write(Path::new(&spec.output), architecture, network, &weights)?;
    events(RunnerEvent::Done { best_epoch, epochs, early_stopped });
    Ok(())
}

// What uses up a device's memory is named where it is known.
fn with_batch(error: Error, spec: &TrainSpec) -> Error {
    match error.code {
        Code::DeviceMemory => error.with("batch_size", spec.training.batch_size),
        _ => error,
    }
}

fn threads(wanted: u32) -> usize {
    match wanted {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        wanted => wanted as usize,
    }
}
