//! `falaj pipeline chart` and `falaj data chart`: a chart of a table, as its values or as a file.

use std::path::Path;

use falaj_app::App;
use falaj_schema::chart::{ChartBody, ChartSeries, ChartSpec, Picture};
use falaj_schema::message::{Lang, text};
use falaj_schema::tabled::{TableChart, TableChartResponse};
use falaj_schema::{Caller, Code, Command, Error, Result};
use serde_json::{Value, json};

use crate::args::{DataVerb, Noun, PipelineVerb, TableChartArgs};
use crate::chart::{ask, format_of, theme};
use crate::show::heading;

/// Height of a bar or box in a picture, and of what is around them.
const ROW: u32 = 26;
const AROUND: u32 = 130;

/// What is drawn, as the commands take it.
pub fn pick(args: &TableChartArgs) -> Value {
    let word = |word: Option<&'static str>| word.map_or(Value::Null, Value::from);
    json!({
        "kind": word(args.kind.map(|kind| kind.word())), "x": args.x, "y": args.y,
        "aggregate": word(args.aggregate.map(|aggregate| aggregate.word())), "color": args.color, "bins": args.bins,
    })
}

/// The choices of a verb that draws a chart of a table into a file.
pub fn with_output(noun: &Noun) -> Option<&TableChartArgs> {
    match noun {
        Noun::Pipeline(PipelineVerb::Chart { chart, .. }) | Noun::Data(DataVerb::Chart { chart, .. }) => {
            chart.output.is_some().then_some(chart)
        }
        _ => None,
    }
}

/// Asks for the chart and writes it; gives what is printed.
pub fn write(app: &App, caller: &Caller, asked: (Command, Value), args: &TableChartArgs) -> Result<Value> {
    let Some(output) = &args.output else { return Err(Error::new(Code::Internal)) };
    let ending = output.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if ending.as_deref() == Some("csv") {
        let TableChartResponse { chart } = ask(app, caller, asked.0, asked.1)?;
        return write_values(&chart, output, caller.lang);
    }
    // An ending that no picture has is told before the work.
    let format = format_of(output)?;
    let TableChartResponse { chart } = ask(app, caller, asked.0, asked.1)?;
    let spec = ChartSpec {
        title: chart.title.clone(),
        subtitle: chart.notes.join(" · ").chars().take(500).collect(),
        body: chart.body.clone(),
        x: chart.across.clone(),
        y: chart.up.clone(),
        theme: theme(args.theme),
        lang: caller.lang,
        width: args.width,
        height: args.height.unwrap_or_else(|| height(&chart.body)),
    };
    let request = json!({ "spec": spec, "format": format, "scale": args.scale });
    let picture: Picture = ask(app, caller, Command::charts_render, request)?;
    let bytes = falaj_app::picture_bytes(&picture)?;
    falaj_app::write_whole(output, &bytes)?;
    Ok(json!({ "chart": chart, "picture": {
        "path": output, "format": format, "width": picture.width, "height": picture.height, "bytes": bytes.len(),
    }}))
}

fn write_values(chart: &TableChart, output: &Path, lang: Lang) -> Result<Value> {
    let (head, rows) = values(chart, lang);
    let lines = std::iter::once(head).chain(rows);
    let csv: String =
        lines.map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n").collect();
    falaj_app::write_whole(output, csv.as_bytes())?;
    Ok(json!({ "chart": chart, "picture": { "path": output, "format": "csv", "bytes": csv.len() } }))
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// As high as what stands one below the other needs.
fn height(body: &ChartBody) -> u32 {
    let rows = match body {
        ChartBody::Bars { labels, .. } => labels.len(),
        ChartBody::Groups { labels, series, stacked } => {
            labels.len() * if *stacked { 1 } else { series.len().max(2) / 2 }
        }
        ChartBody::Boxes { boxes } => boxes.len(),
        _ => return 450,
    };
    (AROUND + ROW * rows as u32).clamp(200, 4_000)
}

/// The chart for people: what it shows, what it leaves out, and its values.
pub fn show(response: &Value, lang: Lang) -> String {
    let Ok(chart) = serde_json::from_value::<TableChart>(response["chart"].clone()) else { return String::new() };
    let (head, rows) = values(&chart, lang);
    let rows: Vec<Value> = rows.into_iter().map(|row| json!(row)).collect();
    let columns: Vec<Value> = head.into_iter().map(|name| json!({ "name": name })).collect();
    let table = crate::show::rows(&json!({ "columns": columns, "rows": rows }));
    let notes: String = chart.notes.iter().map(|note| format!("{note}\n")).collect();
    format!("{}\n{notes}\n{table}", chart.title)
}

/// Head and rows of the values that the chart shows.
fn values(chart: &TableChart, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
    let x = chart.x.name.clone();
    let say = |key: &str| text(lang, key, &[]);
    let place = |at: f64| match chart.x.kind {
        kind if kind.is_time() => falaj_app::moment_text(kind, at),
        _ => at.to_string(),
    };
    let value = |value: &Option<f64>| value.map_or(String::new(), |value| value.to_string());
    match &chart.body {
        ChartBody::Bars { labels, values } => {
            let rows = labels.iter().zip(values).map(|(label, one)| vec![label.clone(), value(one)]);
            (vec![x, chart.across.title.clone()], rows.collect())
        }
        ChartBody::Groups { labels, series, .. } => {
            let row = |(at, label): (usize, &String)| {
                std::iter::once(label.clone()).chain(series.iter().map(|one| value(&one.values[at]))).collect()
            };
            let head = std::iter::once(x).chain(series.iter().map(|one| one.label.clone())).collect();
            (head, labels.iter().enumerate().map(row).collect())
        }
        ChartBody::Histogram { edges, counts, .. } => {
            let row = |(edge, count): (&[f64], &u64)| vec![place(edge[0]), place(edge[1]), count.to_string()];
            let head = vec![say("chart-from"), say("chart-to"), chart.up.title.clone()];
            (head, edges.windows(2).zip(counts).map(row).collect())
        }
        ChartBody::Stacks { edges, series } => {
            let row = |(at, edge): (usize, &[f64])| {
                let counts = series.iter().map(|one| value(&one.values[at]));
                [place(edge[0]), place(edge[1])].into_iter().chain(counts).collect()
            };
            let head =
                [say("chart-from"), say("chart-to")].into_iter().chain(series.iter().map(|one| one.label.clone()));
            (head.collect(), edges.windows(2).enumerate().map(row).collect())
        }
        ChartBody::Lines { series, .. } | ChartBody::Points { series } => {
            let color = chart.color.as_ref().map(|color| color.name.clone());
            let named = color.is_some();
            let rows = series.iter().flat_map(|one| points(one, named, &place));
            (color.into_iter().chain([x, chart.up.title.clone()]).collect(), rows.collect())
        }
        ChartBody::Boxes { boxes } => {
            let head = ["count", "min", "low", "q1", "median", "q3", "high", "max", "outside"];
            let head = std::iter::once(x).chain(head.into_iter().map(|key| heading(key, lang))).collect();
            let row = |one: &falaj_schema::chart::ChartBox| {
                let figures =
                    [one.min, one.low, one.q1, one.median, one.q3, one.high, one.max].map(|one| one.to_string());
                let ends = (vec![one.label.clone(), one.count.to_string()], vec![one.outside.to_string()]);
                [ends.0, figures.to_vec(), ends.1].concat()
            };
            (head, boxes.iter().map(row).collect())
        }
        // No chart of a table.
        ChartBody::Unit { .. } | ChartBody::Confusion { .. } => (Vec::new(), Vec::new()),
    }
}

fn points(series: &ChartSeries, named: bool, place: &impl Fn(f64) -> String) -> Vec<Vec<String>> {
    let pairs = series.x.iter().zip(&series.y);
    let point = |(x, y): (&f64, &Option<f64>)| {
        let name = named.then(|| series.label.clone());
        name.into_iter().chain([place(*x), y.map_or(String::new(), |y| y.to_string())]).collect()
    };
    pairs.map(point).collect()
}
