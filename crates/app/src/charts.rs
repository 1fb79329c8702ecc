//! Charts of what the workspace holds, described for a picture.

use falaj_schema::chart::{ChartAxis, ChartBody, ChartMarker, ChartSeries, ChartSpec, ChartTheme};
use falaj_schema::message::{Lang, text};
use falaj_schema::run::{RunSummary, Series};
use falaj_schema::{Code, Error, Result};

/// Dashes in the order of the interface (`ui/src/lib/charts/keys.ts`); with eight colours, each run has a look of its own.
pub(crate) const DASHES: [&[f64]; 5] =
    [&[], &[7.0, 3.0], &[2.0, 2.5], &[8.0, 3.0, 2.0, 3.0], &[6.0, 2.0, 2.0, 2.0, 2.0, 2.0]];
pub(crate) const MARKERS: [ChartMarker; 5] =
    [ChartMarker::Circle, ChartMarker::Square, ChartMarker::Triangle, ChartMarker::Diamond, ChartMarker::Down];
const COLOURS: usize = 8;

/// How a chart is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// On what it stands.
    pub theme: ChartTheme,
    /// Language of its text.
    pub lang: Lang,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Whether values are on a logarithmic axis.
    pub log: bool,
}

/// The curves of `metric` in each of `runs`, in their order.
///
/// # Errors
///
/// `curve_missing` if none of them has it.
pub fn curves_of_runs(runs: &[RunSummary], series: &[Series], metric: &str, look: Look) -> Result<ChartSpec> {
    let lines: Vec<ChartSeries> = runs
        .iter()
        .enumerate()
        .flat_map(|(at, run)| {
            series.iter().filter(|one| one.run == run.id && one.metric == metric).map(move |one| (at, run, one))
        })
        .map(|(at, run, one)| ChartSeries {
            label: run.name.clone(),
            color: (at % COLOURS) as u8 + 1,
            dash: DASHES[at % DASHES.len()].to_vec(),
            marker: MARKERS[at % MARKERS.len()],
            x: one.steps.iter().map(|step| *step as f64).collect(),
            y: one.values.clone(),
            faint: false,
        })
        .collect();
    if lines.is_empty() {
        return Err(missing(series, metric));
    }
    let key = format!("chart-{}", metric.replace('_', "-"));
    let title = match text(look.lang, &key, &[]) {
        found if found == key => text(look.lang, "chart-curve", &[("metric", metric)]),
        found => found,
    };
    Ok(ChartSpec {
        title,
        subtitle: String::new(),
        body: ChartBody::Lines { series: lines, thresholds: Vec::new() },
        x: ChartAxis { title: text(look.lang, "chart-epoch", &[]), ..ChartAxis::default() },
        y: ChartAxis { log: look.log, ..ChartAxis::default() },
        theme: look.theme,
        lang: look.lang,
        width: look.width,
        height: look.height,
    })
}

fn missing(series: &[Series], metric: &str) -> Error {
    let mut known: Vec<&str> = series.iter().map(|one| one.metric.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let error = Error::new(Code::CurveMissing).with("metric", metric);
    if known.is_empty() { error } else { error.with("known", known.join(", ")) }
}
