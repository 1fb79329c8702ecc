//! Counters of the server: for Prometheus and for the protocol's statistics.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// Upper bounds of the latency histogram, seconds.
const BOUNDS: [f64; 14] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Answered, with so many rows.
    Answered {
        /// Rows predicted.
        rows: usize,
    },
    /// The caller's fault.
    Refused,
    /// The server's fault.
    Failed,
}

/// How long the parts of a request took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Timing {
    /// Waiting for a free processor.
    pub queue: Duration,
    /// Reading the input.
    pub input: Duration,
    /// The model.
    pub infer: Duration,
    /// Writing the output.
    pub output: Duration,
}

/// What was counted since the server started.
#[derive(Debug)]
pub struct Metrics {
    started: SystemTime,
    answered: AtomicU64,
    refused: AtomicU64,
    failed: AtomicU64,
    rows: AtomicU64,
    last: AtomicU64,
    buckets: [AtomicU64; BOUNDS.len()],
    nanos: AtomicU64,
    refused_nanos: AtomicU64,
    parts: [AtomicU64; 4],
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            started: SystemTime::now(),
            answered: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            last: AtomicU64::new(0),
            buckets: [const { AtomicU64::new(0) }; BOUNDS.len()],
            nanos: AtomicU64::new(0),
            refused_nanos: AtomicU64::new(0),
            parts: [const { AtomicU64::new(0) }; 4],
        }
    }
}

impl Metrics {
    /// Counts a request that took `took` from its first byte on.
    pub fn count(&self, outcome: Outcome, took: Duration, timing: Timing) {
        let rows = match outcome {
            Outcome::Answered { rows } => rows,
            Outcome::Refused | Outcome::Failed => {
                let counter = if outcome == Outcome::Refused { &self.refused } else { &self.failed };
                counter.fetch_add(1, Relaxed);
                self.refused_nanos.fetch_add(nanos(took), Relaxed);
                return;
            }
        };
        self.answered.fetch_add(1, Relaxed);
        self.rows.fetch_add(rows as u64, Relaxed);
        self.nanos.fetch_add(nanos(took), Relaxed);
        self.last.store(since_epoch(SystemTime::now()).as_millis() as u64, Relaxed);
        if let Some(position) = BOUNDS.iter().position(|bound| took.as_secs_f64() <= *bound) {
            self.buckets[position].fetch_add(1, Relaxed);
        }
        for (total, part) in self.parts.iter().zip([timing.queue, timing.input, timing.infer, timing.output]) {
            total.fetch_add(nanos(part), Relaxed);
        }
    }

    /// The Prometheus text format, version 0.0.4.
    pub fn prometheus(&self, name: &str, version: &str) -> String {
        let model = format!("model=\"{}\",version=\"{}\"", escape(name), escape(version));
        let mut text = String::new();
        let mut family = |name: &str, kind: &str, help: &str, samples: &[(String, String)]| {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
            for (sample, value) in samples {
                let _ = writeln!(text, "{sample} {value}");
            }
        };
        let get = |counter: &AtomicU64| counter.load(Relaxed).to_string();
        let requests = |outcome: &str, counter: &AtomicU64| {
            (format!("falaj_inference_requests_total{{{model},outcome=\"{outcome}\"}}"), get(counter))
        };
        family(
            "falaj_inference_requests_total",
            "counter",
            "Inference requests by how they ended: answered, refused (the caller's fault), failed (the server's).",
            &[
                requests("answered", &self.answered),
                requests("refused", &self.refused),
                requests("failed", &self.failed),
            ],
        );
        let rows = [(format!("falaj_inference_rows_total{{{model}}}"), get(&self.rows))];
        family("falaj_inference_rows_total", "counter", "Rows predicted.", &rows);
        family(
            "falaj_inference_duration_seconds",
            "histogram",
            "Time from the first byte of an answered request to its response.",
            &self.histogram(&model),
        );
        let started = since_epoch(self.started).as_secs_f64().to_string();
        family(
            "process_start_time_seconds",
            "gauge",
            "Start of the server, seconds since the Unix epoch.",
            &[("process_start_time_seconds".to_owned(), started)],
        );
        text
    }

    fn histogram(&self, model: &str) -> Vec<(String, String)> {
        let bucket = |bound: &str| format!("falaj_inference_duration_seconds_bucket{{{model},le=\"{bound}\"}}");
        let mut sum = 0;
        let mut samples = Vec::new();
        for (bound, count) in BOUNDS.iter().zip(&self.buckets) {
            sum += count.load(Relaxed);
            samples.push((bucket(&bound.to_string()), sum.to_string()));
        }
        // Requests that end meanwhile may be in one counter and not yet in another; the total is never below its parts.
        let count = self.answered.load(Relaxed).max(sum).to_string();
        let seconds = self.nanos.load(Relaxed) as f64 / 1e9;
        samples.push((bucket("+Inf"), count.clone()));
        samples.push((format!("falaj_inference_duration_seconds_sum{{{model}}}"), seconds.to_string()));
        samples.push((format!("falaj_inference_duration_seconds_count{{{model}}}"), count));
        samples
    }

    /// One entry of the protocol's statistics.
    pub fn statistics(&self, name: &str, version: &str) -> Value {
        let get = |counter: &AtomicU64| counter.load(Relaxed);
        let answered = get(&self.answered);
        let part = |position: usize| json!({ "count": answered, "ns": get(&self.parts[position]) });
        json!({
            "name": name,
            "version": version,
            "last_inference": get(&self.last),
            "inference_count": get(&self.rows),
            "execution_count": answered,
            "inference_stats": {
                "success": { "count": answered, "ns": get(&self.nanos) },
                "fail": { "count": get(&self.refused) + get(&self.failed), "ns": get(&self.refused_nanos) },
                "queue": part(0),
                "compute_input": part(1),
                "compute_infer": part(2),
                "compute_output": part(3),
            },
        })
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

fn since_epoch(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn escape(label: &str) -> String {
    label.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_cumulative_and_labels_escaped() {
        let metrics = Metrics::default();
        for millis in [2, 2, 30_000] {
            metrics.count(Outcome::Answered { rows: 5 }, Duration::from_millis(millis), Timing::default());
        }
        metrics.count(Outcome::Refused, Duration::from_millis(1), Timing::default());
        let text = metrics.prometheus("a\"b", "1");
        let has = |line: &str| assert!(text.lines().any(|l| l == line), "{line} not in\n{text}");
        has(r#"falaj_inference_requests_total{model="a\"b",version="1",outcome="refused"} 1"#);
        has(r#"falaj_inference_rows_total{model="a\"b",version="1"} 15"#);
        has(r#"falaj_inference_duration_seconds_bucket{model="a\"b",version="1",le="0.001"} 0"#);
        has(r#"falaj_inference_duration_seconds_bucket{model="a\"b",version="1",le="0.0025"} 2"#);
        has(r#"falaj_inference_duration_seconds_bucket{model="a\"b",version="1",le="10"} 2"#);
        has(r#"falaj_inference_duration_seconds_bucket{model="a\"b",version="1",le="+Inf"} 3"#);
        assert!(text.ends_with('\n'));
    }

    #[test]
    fn statistics_count_requests_and_rows() {
        let metrics = Metrics::default();
        metrics.count(Outcome::Answered { rows: 5 }, Duration::from_millis(1), Timing::default());
        metrics.count(Outcome::Failed, Duration::from_millis(1), Timing::default());
        let statistics = metrics.statistics("m", "1");
        assert_eq!((&statistics["inference_count"], &statistics["execution_count"]), (&json!(5), &json!(1)));
        assert_eq!(statistics["inference_stats"]["fail"]["count"], 1);
    }
}
