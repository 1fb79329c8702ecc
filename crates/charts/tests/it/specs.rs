//! Charts to draw.

use falaj_schema::chart::*;
use falaj_schema::message::Lang;

pub fn of(title: &str, body: ChartBody) -> ChartSpec {
    ChartSpec {
        title: title.into(),
        subtitle: String::new(),
        body,
        x: ChartAxis::default(),
        y: ChartAxis::default(),
        theme: ChartTheme::Light,
        lang: Lang::En,
        width: 480,
        height: 280,
    }
}

pub fn axis(title: &str, unit: &str) -> ChartAxis {
    ChartAxis { title: title.into(), unit: unit.into(), ..ChartAxis::default() }
}

pub fn arabic(spec: ChartSpec, title: &str, subtitle: &str) -> ChartSpec {
    ChartSpec { title: title.into(), subtitle: subtitle.into(), lang: Lang::Ar, ..spec }
}

pub fn line(label: &str, color: u8, dash: &[f64], marker: ChartMarker, y: Vec<Option<f64>>) -> ChartSeries {
    let x = (1..=y.len()).map(|step| step as f64).collect();
    ChartSeries { label: label.into(), color, dash: dash.to_vec(), marker, x, y, faint: false }
}

/// Losses that fall towards `to`.
pub fn falling(from: f64, to: f64, steps: u32) -> Vec<Option<f64>> {
    (0..steps).map(|step| Some(to + (from - to) * (-f64::from(step) / 6.0).exp())).collect()
}

pub fn loss() -> ChartSpec {
    let mut gap = falling(0.72, 0.44, 30);
    gap[9] = None;
    gap[10] = None;
    gap.truncate(22);
    let series = vec![
        line("flights-late-3", 3, &[2.0, 2.5], ChartMarker::Triangle, gap),
        line("flights-late-2", 2, &[7.0, 3.0], ChartMarker::Square, falling(0.7, 0.402, 30)),
        line("flights-late-1", 1, &[], ChartMarker::Circle, falling(0.69, 0.4, 30)),
    ];
    let thresholds = vec![ChartMark { at: 0.5, label: "guessing 0.5".into(), dashed: true }];
    let spec = of("Training loss by epoch", ChartBody::Lines { series, thresholds });
    ChartSpec { x: axis("epoch", ""), y: axis("log loss", ""), subtitle: "Flight delay, 3 runs".into(), ..spec }
}

pub fn histogram(log: bool) -> ChartSpec {
    let counts = vec![4, 40, 1_200, 9_000, 52_000, 30_500, 8_000, 3_100, 900, 310, 120, 0, 18, 3];
    let edges = (0..=counts.len()).map(|at| at as f64 * 20.0 - 60.0).collect();
    let marks = vec![
        ChartMark { at: 25.0, label: "median 25".into(), dashed: false },
        ChartMark { at: 38.2, label: "mean 38.2".into(), dashed: true },
    ];
    let spec = of("Distribution of dep_delay", ChartBody::Histogram { edges, counts, marks });
    ChartSpec { x: axis("dep_delay", "min"), y: ChartAxis { log, ..axis("rows", "") }, ..spec }
}

pub fn roc(two: bool) -> ChartSpec {
    let curve = |label: &str, color, dash: &[f64], marker, power: f64| {
        let x: Vec<f64> = (0..=50).map(|i| f64::from(i) / 50.0).collect();
        let y = x.iter().map(|x| Some(1.0 - (1.0 - x).powf(power))).collect();
        ChartSeries { label: label.into(), color, dash: dash.to_vec(), marker, x, y, faint: false }
    };
    let mut series = vec![curve("flights-late-1", 1, &[], ChartMarker::Circle, 4.0)];
    if two {
        series.insert(0, curve("المسار-2", 2, &[7.0, 3.0], ChartMarker::Square, 2.5));
    }
    let spec = of("ROC on the test part", ChartBody::Unit { series, diagonal: true, level: None });
    ChartSpec { x: axis("false positive rate", ""), y: axis("true positive rate", ""), ..spec }
}

pub fn confusion() -> ChartSpec {
    let classes = ["Adelie", "Chinstrap", "Gentoo"].map(String::from).into();
    let counts = vec![vec![28, 2, 0], vec![1, 12, 0], vec![0, 0, 1_234]];
    let spec = of("Confusion on the test part", ChartBody::Confusion { classes, counts });
    ChartSpec { x: axis("predicted", ""), y: axis("true", ""), ..spec }
}

pub fn bars() -> ChartSpec {
    let labels = ["dep_delay", "distance", "carrier", "المطار", "hour"].map(String::from).into();
    let values = vec![Some(0.46), Some(0.19), Some(0.14), None, Some(-0.06)];
    let spec = of("What moves the prediction", ChartBody::Bars { labels, values });
    ChartSpec { x: axis("share", ""), ..spec }
}

pub fn group(label: &str, color: u8, values: &[f64]) -> ChartGroup {
    ChartGroup { label: label.into(), color, values: values.iter().map(|value| Some(*value)).collect() }
}

pub fn groups(stacked: bool) -> ChartSpec {
    let labels = ["Adelie", "Chinstrap", "بطريق جنتو"].map(String::from).into();
    let series = vec![group("Biscoe", 1, &[44.0, 0.0, 124.0]), group("Dream", 2, &[56.0, 68.0, -12.0])];
    ChartSpec { x: axis("rows", ""), ..of("Rows by species", ChartBody::Groups { labels, series, stacked }) }
}

pub fn stacks() -> ChartSpec {
    let series = vec![group("male", 1, &[4.0, 9.0, 3.0]), group("female", 2, &[1.0, 12.0, 0.0])];
    let spec = of("Distribution of body_mass_g", ChartBody::Stacks { edges: vec![2e3, 3e3, 4e3, 5e3], series });
    ChartSpec { x: axis("body_mass_g", ""), y: axis("rows", ""), ..spec }
}

pub fn points() -> ChartSpec {
    let cloud = |label: &str, color, shift: f64| {
        let x: Vec<f64> = (0..40).map(|at| f64::from(at * 7 % 40)).collect();
        let y = x.iter().map(|x| Some(x * 0.5 + shift + (x * 1.7).sin())).collect();
        ChartSeries { x, ..line(label, color, &[], ChartMarker::Circle, y) }
    };
    let series = vec![cloud("a", 1, 0.0), cloud("ب", 2, 6.0)];
    ChartSpec { x: axis("x", ""), y: axis("y", ""), ..of("y over x", ChartBody::Points { series }) }
}

pub fn spread(label: &str, shift: f64) -> ChartBox {
    let at = |value: f64| value + shift;
    ChartBox {
        label: label.into(),
        count: 100,
        min: at(-9.0),
        low: at(-4.0),
        q1: at(-1.0),
        median: at(0.5),
        q3: at(2.0),
        high: at(5.0),
        max: at(5.0),
        outside: 3,
    }
}

pub fn boxes() -> ChartSpec {
    let boxes = vec![spread("Adelie", 0.0), spread("الجنتو", 3.0)];
    ChartSpec { x: axis("mass", "g"), ..of("Spread of mass by species", ChartBody::Boxes { boxes }) }
}
