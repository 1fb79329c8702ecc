//! Charts of tables: worked out once for each content and choice, and put into words.

use falaj_data::{ChartName, Charted, Drawn, Run};
use falaj_schema::Result;
use falaj_schema::chart::*;
use falaj_schema::dataset::{Column, Dataset};
use falaj_schema::message::{Lang, text};
use falaj_schema::tabled::*;

use crate::App;
use crate::charts::{DASHES, MARKERS};

/// Labels along an axis of moments, about.
const MOMENTS: usize = 6;
/// Characters of a name: what a picture takes.
const NAME: usize = 200;

impl App {
    /// A chart of a dataset.
    ///
    /// Errors: `dataset_missing`, those of [`falaj_data::chart()`].
    pub(crate) fn chart_data(&self, request: &DataChartRequest, lang: Lang) -> Result<TableChart> {
        self.chart_of(&self.store().dataset_find(&request.name)?, &request.chart, lang)
    }

    /// A chart of a table, as a dataset; worked out once for each content and choice while the program runs.
    pub(crate) fn chart_of(&self, dataset: &Dataset, pick: &ChartPick, lang: Lang) -> Result<TableChart> {
        let file = self.store().dataset_path(dataset);
        let key = format!("{} {pick:?}", dataset.digest);
        let kept = self.charts_kept().get_or(key, || {
            self.job("job-chart", &dataset.name, |progress| falaj_data::chart(&file, pick, progress))
        })?;
        Ok(Words(lang).chart(&kept))
    }
}

/// The language that a chart is put into.
struct Words(Lang);

impl Words {
    fn say(&self, key: &str, params: &[(&str, &str)]) -> String {
        text(self.0, key, params)
    }

    fn chart(&self, made: &Charted) -> TableChart {
        let (across, up) = self.axes(made);
        TableChart {
            kind: made.kind,
            x: made.x.clone(),
            y: made.y.clone(),
            color: made.color.clone(),
            aggregate: made.aggregate,
            title: self.title(made),
            across,
            up,
            body: self.body(made),
            rows: made.rows,
            missing: made.missing,
            points: made.points,
            sampled: made.sampled,
            places: made.places,
            others: made.others,
            other_colors: made.other_colors,
            notes: self.notes(made),
        }
    }

    /// What is left out, gathered or estimated; names hold the counts of what comes together as the rest.
    fn notes(&self, made: &Charted) -> Vec<String> {
        let note = |key: &str, count: Option<u64>| {
            let count = count.filter(|count| *count > 0)?;
            let (number, shown) = (count.to_string(), falaj_charts::count(count));
            let all = falaj_charts::count(made.rows - made.missing);
            Some(self.say(key, &[("count", &number), ("shown", &shown), ("all", &all), ("column", &made.x.name)]))
        };
        let missing = note("chart-note-missing", Some(made.missing));
        let points = note("chart-note-points", made.points);
        let places = note("chart-note-places", made.places);
        let sampled = note("chart-note-sampled", made.sampled);
        [missing, points, places, sampled].into_iter().flatten().collect()
    }

    /// What is measured: `rows`, `mean of price`.
    fn measure(&self, made: &Charted) -> String {
        let y = made.y.as_ref().map_or("", |y| y.name.as_str());
        match word(made.aggregate) {
            "count" => self.say("chart-rows", &[]),
            word => self.say("chart-measure", &[("aggregate", word), ("column", y)]),
        }
    }

    fn title(&self, made: &Charted) -> String {
        let x = made.x.name.as_str();
        let y = made.y.as_ref().map(|y| y.name.as_str());
        let title = match (made.kind, y) {
            (TableChartKind::Bar | TableChartKind::Line, y) => {
                let y = y.unwrap_or_default();
                self.say("chart-by", &[("aggregate", word(made.aggregate)), ("y", y), ("column", x)])
            }
            (TableChartKind::Scatter, y) => self.say("chart-over", &[("y", y.unwrap_or_default()), ("x", x)]),
            (TableChartKind::Histogram, _) => self.say("chart-distribution", &[("column", x)]),
            (TableChartKind::Box, None) => self.say("chart-spread", &[("column", x)]),
            (TableChartKind::Box, Some(y)) => self.say("chart-spread-by", &[("y", y), ("column", x)]),
        };
        falaj_data::cut_text(&title, 2 * NAME)
    }

    /// The axis along the bottom and the one that rises. Bars and boxes lie: their values are along the bottom.
    fn axes(&self, made: &Charted) -> (ChartAxis, ChartAxis) {
        let titled = |title: String| ChartAxis { title: falaj_data::cut_text(&title, NAME), ..ChartAxis::default() };
        let own = |column: &Column| titled(column.name.clone());
        let measured = made.y.as_ref().unwrap_or(&made.x);
        match &made.drawn {
            Drawn::Bars { .. } => (titled(self.measure(made)), own(&made.x)),
            Drawn::Boxes(_) => (own(measured), if made.y.is_some() { own(&made.x) } else { ChartAxis::default() }),
            Drawn::Lines(runs) => (along(&made.x, runs, own(&made.x)), titled(self.measure(made))),
            Drawn::Points(runs) => (along(&made.x, runs, own(&made.x)), own(measured)),
            Drawn::Bins { edges, .. } => {
                let range = edges.first().copied().zip(edges.last().copied());
                (moments(&made.x, range, own(&made.x)), titled(self.say("chart-rows", &[])))
            }
        }
    }

    fn body(&self, made: &Charted) -> ChartBody {
        match &made.drawn {
            Drawn::Bars { names, series } => {
                let labels = names.iter().map(|name| self.name(name, made.others)).collect();
                match series.as_slice() {
                    [(ChartName::All, values)] => ChartBody::Bars { labels, values: values.clone() },
                    series => {
                        let group = |(at, (name, values)): (usize, &(ChartName, Vec<Option<f64>>))| ChartGroup {
                            label: self.name(name, made.other_colors),
                            color: color(at, name),
                            values: values.clone(),
                        };
                        let series = series.iter().enumerate().map(group).collect();
                        // Only what adds up can stand one upon the other.
                        let stacked = matches!(made.aggregate, Some(ChartAggregate::Count | ChartAggregate::Sum));
                        ChartBody::Groups { labels, series, stacked }
                    }
                }
            }
            Drawn::Lines(runs) => ChartBody::Lines { series: self.series(runs, made), thresholds: Vec::new() },
            Drawn::Points(runs) => ChartBody::Points { series: self.series(runs, made) },
            Drawn::Bins { edges, series } => match series.as_slice() {
                [(ChartName::All, counts)] => {
                    ChartBody::Histogram { edges: edges.clone(), counts: counts.clone(), marks: Vec::new() }
                }
                series => {
                    let group = |(at, (name, counts)): (usize, &(ChartName, Vec<u64>))| ChartGroup {
                        label: self.name(name, made.other_colors),
                        color: color(at, name),
                        values: counts.iter().map(|count| Some(*count as f64)).collect(),
                    };
                    ChartBody::Stacks { edges: edges.clone(), series: series.iter().enumerate().map(group).collect() }
                }
            },
            Drawn::Boxes(boxes) => {
                let boxes = boxes.iter().map(|(name, spread)| ChartBox {
                    label: self.name(name, made.others),
                    count: spread.count,
                    min: spread.min,
                    low: spread.low,
                    q1: spread.quartiles[0],
                    median: spread.quartiles[1],
                    q3: spread.quartiles[2],
                    high: spread.high,
                    max: spread.max,
                    outside: spread.outside,
                });
                ChartBody::Boxes { boxes: boxes.collect() }
            }
        }
    }

    fn series(&self, runs: &[Run], made: &Charted) -> Vec<ChartSeries> {
        let one = |(at, run): (usize, &Run)| ChartSeries {
            label: self.name(&run.name, made.other_colors),
            color: color(at, &run.name),
            dash: DASHES[at % DASHES.len()].to_vec(),
            marker: MARKERS[at % MARKERS.len()],
            x: run.x.clone(),
            y: run.y.iter().map(|value| Some(*value)).collect(),
            faint: false,
        };
        runs.iter().enumerate().map(one).collect()
    }

    fn name(&self, name: &ChartName, rest: u64) -> String {
        match name {
            ChartName::All => String::new(),
            // What is only blanks would be seen by nobody.
            ChartName::Value(value) if value.trim().is_empty() => self.say("chart-blank", &[]),
            ChartName::Value(value) => falaj_data::cut_text(value, NAME),
            ChartName::Rest => {
                let (number, shown) = (rest.to_string(), falaj_charts::count(rest));
                self.say("chart-others", &[("count", &number), ("shown", &shown)])
            }
        }
    }
}

/// What became of several rows, as messages call it.
fn word(aggregate: Option<ChartAggregate>) -> &'static str {
    match aggregate {
        None | Some(ChartAggregate::Count) => "count",
        Some(ChartAggregate::Sum) => "sum",
        Some(ChartAggregate::Mean) => "mean",
        Some(ChartAggregate::Median) => "median",
        Some(ChartAggregate::Min) => "min",
        Some(ChartAggregate::Max) => "max",
    }
}

/// The colours in their order; grey for the rest.
fn color(at: usize, name: &ChartName) -> u8 {
    if *name == ChartName::Rest { 0 } else { at as u8 % 8 + 1 }
}

fn along(x: &Column, runs: &[Run], axis: ChartAxis) -> ChartAxis {
    let places = || runs.iter().flat_map(|run| &run.x).copied();
    let range = places().reduce(f64::min).zip(places().reduce(f64::max));
    moments(x, range, axis)
}

/// The axis with labels where its places are moments; others have round values.
fn moments(x: &Column, range: Option<(f64, f64)>, axis: ChartAxis) -> ChartAxis {
    let Some((low, high)) = range.filter(|_| x.kind.is_time()) else { return axis };
    let places = falaj_data::moments_between(x.kind, low, high, MOMENTS);
    let labels: Vec<String> = places.iter().map(|at| falaj_data::moment_text(x.kind, *at)).collect();
    let ticks = places.iter().zip(shortened(&labels)).map(|(at, label)| ChartTick { at: *at, label });
    ChartAxis { ticks: ticks.collect(), ..axis }
}

/// Moments without what is the same for all of them and says nothing: midnight, no seconds.
fn shortened(labels: &[String]) -> Vec<String> {
    let all = |ending: &str| labels.iter().all(|label| label.ends_with(ending));
    let ending = ["T00:00:00", ":00"].into_iter().find(|ending| all(ending)).unwrap_or_default();
    labels.iter().map(|label| label.strip_suffix(ending).unwrap_or(label).replace('T', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_say_no_more_than_they_have_to() {
        let short = |labels: &[&str]| shortened(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>());
        assert_eq!(short(&["2013-01-01T00:00:00", "2013-02-01T00:00:00"]), ["2013-01-01", "2013-02-01"]);
        assert_eq!(short(&["2013-01-01T05:00:00", "2013-01-01T05:30:00"]), ["2013-01-01 05:00", "2013-01-01 05:30"]);
        assert_eq!(short(&["05:00:15", "05:00:30"]), ["05:00:15", "05:00:30"]);
        assert_eq!(short(&["2013-01-01", "2013-01-02"]), ["2013-01-01", "2013-01-02"]);
    }
}
