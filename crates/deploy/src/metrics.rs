//! What a deployment's server has counted, from its Prometheus page.

use std::time::Duration;

use falaj_schema::deployment::{LatencyBucket, ServerMetrics};
use falaj_schema::{Code, Error, Millis, Result};

use crate::http;

const ANSWER: Duration = Duration::from_secs(2);
const REQUESTS: &str = "falaj_inference_requests_total";
const DURATION: &str = "falaj_inference_duration_seconds";

/// Asks the server at `url` (without `/v2`) for its counters; `at` is the time now.
///
/// # Errors
/// [`Code::Internal`] when the page is not one of `falaj-serve`; those of the connection, see [`Code::DeploymentStopped`]
/// and [`Code::NotReady`].
pub fn metrics(url: &str, at: Millis) -> Result<ServerMetrics> {
    parse(&http::get_text(&format!("{url}/metrics"), ANSWER)?, at)
}

fn parse(page: &str, at: Millis) -> Result<ServerMetrics> {
    let samples: Vec<Sample> = page.lines().filter_map(Sample::parse).collect();
    let find = |name: &str, label: Option<(&str, &str)>| {
        let fits = |sample: &&Sample| {
            sample.name == name && label.is_none_or(|(key, value)| sample.label(key).as_deref() == Some(value))
        };
        let missing = || Error::new(Code::Internal).detail(format!("the server's counters lack {name} {label:?}"));
        samples.iter().find(fits).ok_or_else(missing)
    };
    let requests = |outcome| Ok::<_, Error>(find(REQUESTS, Some(("outcome", outcome)))?.value as u64);
    let buckets = samples.iter().filter(|sample| sample.name.strip_prefix(DURATION) == Some("_bucket"));
    Ok(ServerMetrics {
        at,
        started: (find("process_start_time_seconds", None)?.value * 1000.0) as Millis,
        version: find(REQUESTS, None)?.label("version").unwrap_or_default(),
        answered: requests("answered")?,
        refused: requests("refused")?,
        failed: requests("failed")?,
        rows: find("falaj_inference_rows_total", None)?.value as u64,
        seconds: find(&format!("{DURATION}_sum"), None)?.value,
        latency: buckets
            .map(|sample| {
                let bound = sample.label("le").and_then(|le| le.parse::<f64>().ok()).filter(|le| le.is_finite());
                LatencyBucket { seconds: bound, count: sample.value as u64 }
            })
            .collect(),
    })
}

/// A line of the Prometheus text format: `name{label="value",…} number`.
struct Sample<'a> {
    name: &'a str,
    labels: &'a str,
    value: f64,
}

impl<'a> Sample<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        if line.starts_with('#') {
            return None;
        }
        let (head, value) = line.rsplit_once(' ')?;
        let (name, labels) = match head.split_once('{') {
            Some((name, rest)) => (name, rest.strip_suffix('}')?),
            None => (head, ""),
        };
        Some(Self { name, labels, value: value.parse().ok()? })
    }

    fn label(&self, name: &str) -> Option<String> {
        let mut rest = self.labels;
        while !rest.is_empty() {
            let (key, after) = rest.split_once("=\"")?;
            let (value, left) = quoted(after)?;
            if key == name {
                return Some(value);
            }
            rest = left.trim_start_matches(',');
        }
        None
    }
}

/// What stands before the closing quotation mark, without its escapes, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Some((value, &text[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => value.push('\n'),
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"# HELP falaj_inference_requests_total Inference requests.
# TYPE falaj_inference_requests_total counter
falaj_inference_requests_total{model="a, \"b}\\",version="13",outcome="answered"} 7
falaj_inference_requests_total{model="a, \"b}\\",version="13",outcome="refused"} 2
falaj_inference_requests_total{model="a, \"b}\\",version="13",outcome="failed"} 1
falaj_inference_rows_total{model="a, \"b}\\",version="13"} 70
falaj_inference_duration_seconds_bucket{model="a, \"b}\\",version="13",le="0.001"} 4
falaj_inference_duration_seconds_bucket{model="a, \"b}\\",version="13",le="+Inf"} 7
falaj_inference_duration_seconds_sum{model="a, \"b}\\",version="13"} 0.25
falaj_inference_duration_seconds_count{model="a, \"b}\\",version="13"} 7
process_start_time_seconds 1795526903.5
"#;

    #[test]
    fn the_page_of_a_server_is_read() {
        let metrics = parse(PAGE, 5).unwrap();
        assert_eq!((metrics.answered, metrics.refused, metrics.failed, metrics.rows), (7, 2, 1, 70));
        assert_eq!((metrics.at, metrics.started, metrics.version.as_str()), (5, 1_795_526_903_500, "13"));
        let bucket = |seconds, count| LatencyBucket { seconds, count };
        assert_eq!(metrics.latency, [bucket(Some(0.001), 4), bucket(None, 7)]);
        assert!((metrics.seconds - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_page_of_another_program_is_refused() {
        for page in ["", "<html>hello</html>", "up 1\n"] {
            assert_eq!(parse(page, 0).unwrap_err().code, Code::Internal, "{page}");
        }
    }
}
