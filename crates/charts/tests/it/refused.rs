//! Descriptions that can't be drawn, and what is said of them.

use falaj_schema::chart::*;
use falaj_schema::message::{Lang, error_text};
use falaj_schema::{Code, Error};

use crate::specs::*;

#[track_caller]
fn refused(spec: &ChartSpec) -> Error {
    let error = falaj_charts::svg(spec).unwrap_err();
    for lang in Lang::ALL {
        let text = error_text(lang, &error);
        assert!(!text.message.contains('{') && !text.hint.is_empty(), "{}", text.message);
    }
    error
}

fn lines(series: Vec<ChartSeries>) -> ChartSpec {
    of("Loss", ChartBody::Lines { series, thresholds: Vec::new() })
}

fn one(y: Vec<Option<f64>>) -> ChartSeries {
    line("a", 1, &[], ChartMarker::Circle, y)
}

#[test]
fn without_a_value() {
    let nothing = [
        lines(vec![]),
        lines(vec![one(vec![])]),
        lines(vec![one(vec![None, None])]),
        lines(vec![one(vec![Some(f64::NAN), Some(f64::INFINITY)])]),
        // Nothing below zero has a logarithm.
        ChartSpec { y: ChartAxis { log: true, ..axis("", "") }, ..lines(vec![one(vec![Some(-1.0), Some(0.0)])]) },
        of("H", ChartBody::Histogram { edges: vec![], counts: vec![], marks: vec![] }),
        of("H", ChartBody::Histogram { edges: vec![0.0, 1.0], counts: vec![0], marks: vec![] }),
        of("C", ChartBody::Confusion { classes: vec![], counts: vec![] }),
        of("B", ChartBody::Bars { labels: vec!["a".into()], values: vec![None] }),
        of("G", ChartBody::Groups { labels: vec![], series: vec![], stacked: true }),
        of("S", ChartBody::Stacks { edges: vec![], series: vec![] }),
        of("P", ChartBody::Points { series: vec![] }),
        of("X", ChartBody::Boxes { boxes: vec![] }),
    ];
    for spec in nothing {
        assert_eq!(refused(&spec).code, Code::ChartEmpty, "{spec:?}");
    }
}

#[test]
fn that_contradict_themselves() {
    let odd = |change: fn(&mut ChartSeries)| {
        let mut series = one(vec![Some(1.0), Some(2.0)]);
        change(&mut series);
        lines(vec![series])
    };
    let wrong = [
        ("lengths", odd(|one| one.x.push(3.0))),
        ("order", odd(|one| one.x = vec![2.0, 1.0])),
        ("order", odd(|one| one.x = vec![1.0, f64::NAN])),
        ("colour", odd(|one| one.color = 9)),
        ("dash", odd(|one| one.dash = vec![3.0])),
        ("dash", odd(|one| one.dash = vec![0.0, 3.0])),
        ("text", odd(|one| one.label = "x".repeat(501))),
        ("size", ChartSpec { width: 0, ..loss() }),
        ("size", ChartSpec { height: 100_000, ..loss() }),
        ("size", ChartSpec { height: 120, ..histogram(false) }),
        ("size", ChartSpec { height: 120, ..bars() }),
        ("many", lines(vec![one(vec![Some(1.0)]); 33])),
        ("lengths", of("H", ChartBody::Histogram { edges: vec![0.0, 1.0], counts: vec![1, 2], marks: vec![] })),
        ("order", of("H", ChartBody::Histogram { edges: vec![1.0, 1.0], counts: vec![1], marks: vec![] })),
        ("lengths", of("C", ChartBody::Confusion { classes: vec!["a".into()], counts: vec![vec![1, 2]] })),
        ("lengths", of("B", ChartBody::Bars { labels: vec![], values: vec![Some(1.0)] })),
        ("lengths", of("G", ChartBody::Groups { labels: vec![], series: vec![group("a", 1, &[1.0])], stacked: false })),
        ("colour", of("S", ChartBody::Stacks { edges: vec![0.0, 1.0], series: vec![group("a", 9, &[1.0])] })),
        ("order", of("S", ChartBody::Stacks { edges: vec![1.0, 1.0], series: vec![group("a", 1, &[1.0])] })),
        ("order", of("X", ChartBody::Boxes { boxes: vec![ChartBox { q1: 9.0, ..spread("a", 0.0) }] })),
    ];
    for (problem, spec) in wrong {
        let error = refused(&spec);
        assert_eq!((error.code, error.params["problem"].as_str()), (Code::ChartInvalid, problem), "{error:?}");
    }
}

#[test]
fn pictures_beyond_any_screen() {
    let request = |width, scale| ChartRequest {
        spec: ChartSpec { width, height: width, ..loss() },
        format: ChartFormat::Png,
        scale: Some(scale),
    };
    for (width, scale) in [(400, 40.0), (400, f64::NAN), (4_000, 4.0)] {
        assert_eq!(falaj_charts::render(&request(width, scale)).unwrap_err().params["problem"], "size");
    }
}

#[test]
fn every_size_that_is_not_refused_has_only_shapes_that_can_be_drawn() {
    for spec in [loss(), histogram(true), roc(true), confusion(), bars()] {
        for (width, height) in [(200, 120), (200, 300), (300, 180), (4_000, 200), (240, 4_000)] {
            let Ok(svg) = falaj_charts::svg(&ChartSpec { width, height, ..spec.clone() }) else { continue };
            assert!(!svg.contains("=\"-") && !svg.contains("NaN"), "{width} × {height}: {svg}");
        }
    }
}
