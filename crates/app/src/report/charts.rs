//! The charts of a report.

use falaj_schema::Result;
use falaj_schema::chart::{ChartAxis, ChartBody, ChartMark, ChartSpec, ChartTheme, ChartTick};
use falaj_schema::dataset::{ColumnType, Histogram};

use super::Page;
use super::html::{Html, picture};
use super::words::number;

const WIDTH: u32 = 640;
const HEIGHT: u32 = 220;
/// Height that a bar takes.
const BAR: u32 = 24;
/// Height that every picture has at least.
const LEAST: u32 = 120;
/// Bars of a chart.
pub(super) const BARS: usize = 20;
/// Characters of a name beside a bar.
const NAME: usize = 60;
/// Labels along an axis of moments.
const MOMENTS: usize = 5;

impl Page<'_> {
    /// How often values fall between edges, with named values; `kind` is the type of the values.
    pub(super) fn histogram(
        &self,
        title: &str,
        histogram: &Histogram,
        kind: ColumnType,
        marks: Vec<ChartMark>,
    ) -> Result<Html> {
        if histogram.counts.iter().all(|count| *count == 0) {
            return Ok(Html::default());
        }
        let body = ChartBody::Histogram { edges: histogram.edges.clone(), counts: histogram.counts.clone(), marks };
        let ticks = if kind.is_time() { moments(&histogram.edges, kind) } else { Vec::new() };
        let y = ChartAxis { title: self.say("report-rows", &[]), ..ChartAxis::default() };
        self.draw(title, body, ChartAxis { ticks, ..ChartAxis::default() }, y, HEIGHT)
    }

    /// Bars with names.
    pub(super) fn bars(&self, title: &str, bars: &[(String, f64)], measured: &str) -> Result<Html> {
        let short = |name: &str| name.chars().take(NAME).collect::<String>();
        let body = ChartBody::Bars {
            labels: bars.iter().map(|(name, _)| short(name)).collect(),
            values: bars.iter().map(|(_, value)| Some(*value)).collect(),
        };
        let x = ChartAxis { title: measured.to_owned(), ..ChartAxis::default() };
        let height = (80 + BAR * bars.len() as u32).max(LEAST);
        self.draw(title, body, x, ChartAxis::default(), height)
    }

    fn draw(&self, title: &str, body: ChartBody, x: ChartAxis, y: ChartAxis, height: u32) -> Result<Html> {
        let spec = ChartSpec {
            title: self.say(title, &[]),
            subtitle: String::new(),
            body,
            x,
            y,
            theme: ChartTheme::Light,
            lang: self.lang,
            width: WIDTH,
            height,
        };
        falaj_charts::svg(&spec).map(|svg| picture(&svg))
    }

    /// The median and the mean as marks of a histogram.
    pub(super) fn marks(&self, median: Option<f64>, mean: Option<f64>) -> Vec<ChartMark> {
        let mark = |key: &str, value: Option<f64>, dashed: bool| {
            let at = value?;
            Some(ChartMark { at, label: format!("{} {}", self.say(key, &[]), number(at)), dashed })
        };
        [mark("report-median", median, false), mark("report-mean", mean, true)].into_iter().flatten().collect()
    }
}

/// Labels of some of the edges.
fn moments(edges: &[f64], kind: ColumnType) -> Vec<ChartTick> {
    let step = edges.len().div_ceil(MOMENTS).max(1);
    let label = |at: f64| ChartTick { at, label: falaj_data::moment_text(kind, at).replace('T', " ") };
    edges.iter().step_by(step).map(|at| label(*at)).collect()
}
