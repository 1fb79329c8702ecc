//! Progress on standard error: bars on a terminal, plain lines elsewhere.

use std::collections::HashMap;
use std::io::IsTerminal;
use std::sync::Mutex;

use falaj_schema::event::{Event, Sink};
use falaj_schema::message::{Lang, text};
use falaj_schema::run::{NodeRun, NodeStatus};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// The sink for a command line that runs one command.
pub fn sink(lang: Lang, quiet: bool, plain: bool) -> std::sync::Arc<dyn Sink> {
    if quiet {
        std::sync::Arc::new(falaj_schema::event::NoSink)
    } else if plain || !std::io::stderr().is_terminal() {
        std::sync::Arc::new(Lines { lang })
    } else {
        std::sync::Arc::new(Bars { lang, all: MultiProgress::new(), bars: Mutex::default() })
    }
}

fn line_of(lang: Lang, node: &NodeRun) -> Option<String> {
    let key = match node.status {
        NodeStatus::Waiting => return None,
        NodeStatus::Running => "node-running",
        NodeStatus::Done if node.within.is_some() => "node-done-within",
        NodeStatus::Done => "node-done",
        NodeStatus::Cached => "node-cached",
        NodeStatus::Failed => "node-failed",
        NodeStatus::Skipped => "node-skipped",
        NodeStatus::Cancelled => "node-cancelled",
    };
    let seconds = format!("{:.1}", node.seconds);
    let last = node.within.as_deref().unwrap_or_default();
    Some(text(lang, key, &[("node", &node.id), ("seconds", &seconds), ("last", last)]))
}

/// One line for each node that begins or ends.
struct Lines {
    lang: Lang,
}

impl Sink for Lines {
    fn emit(&self, event: Event) {
        match event {
            // Nodes report their progress as further "running" events; the first is enough for a line.
            Event::Node { node, progress, step: None, .. } if node.status != NodeStatus::Running || progress == 0.0 => {
                if let Some(line) = line_of(self.lang, &node) {
                    eprintln!("{line}");
                }
            }
            Event::Metric { node, metric, step, value: Some(value), .. } => {
                let (step, value) = (step.to_string(), format!("{value:.5}"));
                let args = [("node", node.as_str()), ("metric", &metric), ("step", &step), ("value", &value)];
                eprintln!("{}", text(self.lang, "metric-line", &args));
            }
            _ => {}
        }
    }
}

/// A bar for each node or job at work.
struct Bars {
    lang: Lang,
    all: MultiProgress,
    bars: Mutex<HashMap<String, ProgressBar>>,
}

impl Bars {
    fn update(&self, id: &str, progress: Option<f64>, message: String, ended: bool) {
        let mut bars = self.bars.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let bar = bars.entry(id.to_owned()).or_insert_with(|| {
            let bar = self.all.add(ProgressBar::new(1000));
            // The template is fixed and known to be sound; the default stands in should it ever not be.
            if let Ok(style) = ProgressStyle::with_template("{bar:24} {percent:>3} % {elapsed:>4} {wide_msg}") {
                bar.set_style(style);
            }
            bar
        });
        bar.set_message(message);
        if let Some(progress) = progress {
            bar.set_position((progress * 1000.0) as u64);
        }
        if ended {
            bar.finish();
            bars.remove(id);
        }
    }
}

impl Sink for Bars {
    fn emit(&self, event: Event) {
        match event {
            Event::Node { node, progress, .. } => {
                let Some(line) = line_of(self.lang, &node) else { return };
                let ended = node.status != NodeStatus::Running;
                self.update(&node.id, Some(if ended { 1.0 } else { progress }), line, ended);
            }
            Event::Job { job, kind, subject, progress, ended } => {
                let line = text(self.lang, &kind, &[("subject", &subject)]);
                self.update(&job, progress, line, ended);
            }
            _ => {}
        }
    }
}
