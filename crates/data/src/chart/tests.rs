//! Charts of small tables, and of odd ones.

use std::path::PathBuf;

use falaj_schema::Code;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::tabled::{ChartAggregate, ChartPick, TableChartKind};
use polars::prelude::{Column as PlColumn, DataFrame, DataType, IntoColumn, NamedFrom, Series, TimeUnit};

use super::bins::edges;
use super::{ChartName, Charted, Drawn, chart, moments_between};
use crate::parquet::TableWriter;

struct Table {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn table(columns: Vec<(ColumnType, Series)>) -> Table {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.parquet");
    let own = columns.iter().map(|(kind, one)| Column { name: one.name().to_string(), kind: *kind }).collect();
    let rows = columns[0].1.len();
    let columns: Vec<PlColumn> = columns.into_iter().map(|(_, one)| one.into_column()).collect();
    let mut writer = TableWriter::create(&path, own).unwrap();
    writer.write(&DataFrame::new(rows, columns).unwrap()).unwrap();
    writer.finish().unwrap();
    Table { _folder: folder, path }
}

fn text(name: &str, values: &[Option<&str>]) -> (ColumnType, Series) {
    (ColumnType::Text, Series::new(name.into(), values))
}

fn real(name: &str, values: &[Option<f64>]) -> (ColumnType, Series) {
    (ColumnType::Real, Series::new(name.into(), values))
}

fn integer(name: &str, values: &[i64]) -> (ColumnType, Series) {
    (ColumnType::Integer, Series::new(name.into(), values))
}

fn pick(x: &str) -> ChartPick {
    ChartPick { kind: None, x: x.into(), y: None, aggregate: None, color: None, bins: None }
}

fn of(x: &str, y: &str, aggregate: ChartAggregate) -> ChartPick {
    ChartPick { y: Some(y.into()), aggregate: Some(aggregate), ..pick(x) }
}

fn draw(table: &Table, pick: &ChartPick) -> Charted {
    chart(&table.path, pick, &|_| true).unwrap_or_else(|error| panic!("{pick:?}: {error:?}"))
}

fn code(table: &Table, pick: &ChartPick) -> (Code, String) {
    let error = chart(&table.path, pick, &|_| true).unwrap_err();
    (error.code, error.place.column.unwrap_or_default())
}

fn value(name: &str) -> ChartName {
    ChartName::Value(name.into())
}

/// Six rows of two cities; a price is missing, one is not finite, a city is missing.
fn prices() -> Table {
    let cities = [Some("دبي"), Some("العين"), Some("دبي"), Some("دبي"), None, Some("العين")];
    let prices = [Some(1.0), Some(10.0), Some(4.0), Some(f64::INFINITY), Some(7.0), None];
    table(vec![text("city", &cities), real("price", &prices), integer("n", &[1, 1, 2, 2, 3, 3])])
}

#[test]
fn bars_come_to_what_is_asked_for() {
    let table = prices();
    let bars = |aggregate| match draw(&table, &of("city", "price", aggregate)) {
        Charted { drawn: Drawn::Bars { names, series }, missing: 3, kind: TableChartKind::Bar, .. } => {
            let values: Vec<f64> = series[0].1.iter().map(|value| value.unwrap()).collect();
            (names, values)
        }
        other => panic!("{other:?}"),
    };
    let (dubai, ain) = (value("دبي"), value("العين"));
    // The longest first.
    assert_eq!(bars(ChartAggregate::Count), (vec![dubai.clone(), ain.clone()], vec![2.0, 1.0]));
    for (aggregate, first, second) in [
        (ChartAggregate::Sum, 10.0, 5.0),
        (ChartAggregate::Mean, 10.0, 2.5),
        (ChartAggregate::Median, 10.0, 2.5),
        (ChartAggregate::Min, 10.0, 1.0),
        (ChartAggregate::Max, 10.0, 4.0),
    ] {
        assert_eq!(bars(aggregate), (vec![ain.clone(), dubai.clone()], vec![first, second]), "{aggregate:?}");
    }
    // Rows are counted where nothing is measured: only the city is looked at.
    let counted = draw(&table, &pick("city"));
    assert_eq!((counted.missing, counted.aggregate), (1, Some(ChartAggregate::Count)));
}

#[test]
fn colours_tell_groups_apart() {
    let table = prices();
    let made = draw(&table, &ChartPick { kind: Some(TableChartKind::Bar), color: Some("city".into()), ..pick("n") });
    let Drawn::Bars { names, series } = made.drawn else { panic!() };
    assert_eq!(names, [value("1"), value("2"), value("3")]);
    assert_eq!(series[0], (value("دبي"), vec![Some(1.0), Some(2.0), None]));
    assert_eq!(series[1], (value("العين"), vec![Some(1.0), None, Some(1.0)]));
}

#[test]
fn what_has_too_many_values_comes_together() {
    // Word n stands in n rows, with the value n.
    let rows: Vec<i64> = (1..=40).flat_map(|n| std::iter::repeat_n(n, n as usize)).collect();
    let words: Vec<String> = rows.iter().map(|n| format!("w{n:02}")).collect();
    let words: Vec<Option<&str>> = words.iter().map(|word| Some(word.as_str())).collect();
    let table = table(vec![text("word", &words), integer("n", &rows)]);
    let made = draw(&table, &of("word", "n", ChartAggregate::Max));
    let Drawn::Bars { names, series } = made.drawn else { panic!() };
    assert_eq!((names.len(), made.others), (21, 20));
    assert_eq!((&names[0], &names[20]), (&value("w40"), &ChartName::Rest));
    assert_eq!((series[0].1[0], series[0].1[20]), (Some(40.0), Some(20.0)));
    let counts = draw(&table, &pick("word"));
    let Drawn::Bars { series, .. } = counts.drawn else { panic!() };
    let all: f64 = series[0].1.iter().flatten().sum();
    assert_eq!(all, 820.0, "every row is in a bar");
    let hued = draw(&table, &ChartPick { color: Some("word".into()), ..pick("n") });
    let Drawn::Bins { series, .. } = hued.drawn else { panic!() };
    assert_eq!((series.len(), hued.other_colors), (8, 33));
    assert_eq!(series.iter().flat_map(|(_, counts)| counts).sum::<u64>(), 820);
}

#[test]
fn columns_of_numbers_have_bins() {
    let table = table(vec![integer("n", &(0..1_000).collect::<Vec<_>>())]);
    for (bins, most) in [(None, 40), (Some(5), 5), (Some(1), 1), (Some(200), 200)] {
        let Drawn::Bins { edges, series } = draw(&table, &ChartPick { bins, ..pick("n") }).drawn else { panic!() };
        assert!(edges.len() - 1 <= most && (most < 5 || edges.len() > most / 4), "{bins:?}: {edges:?}");
        assert_eq!(series[0].1.iter().sum::<u64>(), 1_000);
        assert_eq!(series[0].0, ChartName::All);
    }
    assert_eq!(code(&table, &ChartPick { bins: Some(0), ..pick("n") }).0, Code::BadRequest);
    assert_eq!(code(&table, &ChartPick { bins: Some(201), ..pick("n") }).0, Code::BadRequest);
}

#[test]
fn edges_rise_whatever_the_numbers() {
    let odd = [
        (-1e308, 1e308),
        (0.0, 5e-324),
        (5e-324, 5e-324),
        (f64::MAX, f64::MAX),
        (f64::MIN, f64::MIN),
        (0.0, 0.0),
        (1.0, 1.0 + f64::EPSILON),
        (-0.5, 0.5),
    ];
    for (low, high) in odd {
        for most in [1, 7, 40, 200] {
            let edges = edges(ColumnType::Real, low, high, most);
            assert!(edges.windows(2).all(|pair| pair[0] < pair[1]), "{low} {high} {most}: {edges:?}");
            assert!(edges.len() - 1 <= most && edges[0] <= low && *edges.last().unwrap() >= high, "{edges:?}");
            assert!(edges.iter().all(|edge| edge.is_finite()));
        }
    }
}

#[test]
fn lines_have_a_place_for_each_value_or_for_intervals() {
    let table = prices();
    let line = ChartPick { kind: Some(TableChartKind::Line), ..of("n", "price", ChartAggregate::Mean) };
    let made = draw(&table, &line);
    let Drawn::Lines(runs) = &made.drawn else { panic!() };
    assert_eq!((runs[0].x.clone(), runs[0].y.clone()), (vec![1.0, 2.0, 3.0], vec![5.5, 4.0, 7.0]));
    assert_eq!((made.missing, made.places), (2, None));
    let many: Vec<i64> = (0..10_000).collect();
    let long = self::table(vec![integer("n", &many)]);
    let made = draw(&long, &ChartPick { kind: Some(TableChartKind::Line), ..pick("n") });
    let Drawn::Lines(runs) = &made.drawn else { panic!() };
    assert_eq!(made.places, Some(runs[0].x.len() as u64));
    assert!(runs[0].x.len() <= 400 && runs[0].x.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(runs[0].y.iter().sum::<f64>(), 10_000.0);
}

#[test]
fn moments_are_milliseconds_on_every_axis() {
    let days = Series::new("day".into(), [15_706i32, 15_707, 15_708]).cast(&DataType::Date).unwrap();
    let moments = Series::new("at".into(), [0i64, 3_600_000_000, 7_200_000_000]);
    let moments = moments.cast(&DataType::Datetime(TimeUnit::Microseconds, None)).unwrap();
    let times = Series::new("time".into(), [0i64, 3_600_000_000_000, 7_200_000_000_000]).cast(&DataType::Time).unwrap();
    let columns = vec![
        (ColumnType::Date, days),
        (ColumnType::Datetime, moments),
        (ColumnType::Time, times),
        real("v", &[Some(1.0), Some(2.0), Some(3.0)]),
    ];
    let table = table(columns);
    for (name, from, step) in [("day", 15_706.0 * 864e5, 864e5), ("at", 0.0, 36e5), ("time", 0.0, 36e5)] {
        let made = draw(&table, &ChartPick { y: Some("v".into()), ..pick(name) });
        let Drawn::Lines(runs) = &made.drawn else { panic!("{made:?}") };
        assert_eq!(runs[0].x, [from, from + step, from + 2.0 * step], "{name}");
        let Drawn::Bins { edges, series } = draw(&table, &pick(name)).drawn else { panic!() };
        assert!(edges[0] <= from && series[0].1.iter().sum::<u64>() == 3);
        // Every edge can be written.
        assert!(edges.iter().all(|edge| !crate::moment_text(ColumnType::Datetime, *edge).is_empty()));
    }
    let bars = draw(&table, &ChartPick { kind: Some(TableChartKind::Bar), ..pick("day") });
    let Drawn::Bars { names, .. } = bars.drawn else { panic!() };
    assert_eq!(names[0], value("2013-01-01"));
    assert_eq!(moments_between(ColumnType::Date, 0.0, 10.0 * 864e5, 5).len(), 6);
    assert_eq!(moments_between(ColumnType::Datetime, 5.0, 5.0, 5), [5.0]);
}

#[test]
fn points_are_a_fair_and_constant_choice_with_the_ends() {
    let rows = 20_000i64;
    let y: Vec<Option<f64>> = (0..rows).map(|n| Some(if n == 12_345 { 1e9 } else { n as f64 / 2.0 })).collect();
    let table = table(vec![integer("n", &(0..rows).collect::<Vec<_>>()), real("y", &y)]);
    let draw = || draw(&table, &ChartPick { y: Some("y".into()), ..pick("n") });
    let made = draw();
    assert_eq!(made, draw(), "the same every time");
    let Drawn::Points(runs) = &made.drawn else { panic!() };
    assert_eq!(made.points, Some(runs[0].x.len() as u64));
    assert!((4_000..=4_004).contains(&runs[0].x.len()));
    assert!(runs[0].x.contains(&0.0) && runs[0].x.contains(&19_999.0) && runs[0].y.contains(&1e9));
    let left = runs[0].x.iter().filter(|x| **x < 10_000.0).count() as f64 / runs[0].x.len() as f64;
    assert!((left - 0.5).abs() < 0.05, "{left}");
}

#[test]
fn boxes_have_quartiles_and_whiskers() {
    let mut values: Vec<Option<f64>> = (1..=9).map(|n| Some(f64::from(n))).collect();
    values.push(Some(100.0));
    let groups = vec![Some("a"); 10];
    let table = table(vec![text("g", &groups), real("v", &values)]);
    let boxed = |pick: ChartPick| match draw(&table, &ChartPick { kind: Some(TableChartKind::Box), ..pick }).drawn {
        Drawn::Boxes(mut boxes) => boxes.remove(0),
        other => panic!("{other:?}"),
    };
    let (name, spread) = boxed(ChartPick { y: Some("v".into()), ..pick("g") });
    // As of numpy.percentile.
    assert_eq!((name, spread.quartiles), (value("a"), [3.25, 5.5, 7.75]));
    assert_eq!((spread.low, spread.high, spread.min, spread.max, spread.outside), (1.0, 9.0, 1.0, 100.0, 1));
    assert_eq!(boxed(pick("v")).0, ChartName::All);
}

#[test]
fn tables_without_anything_to_draw_say_so() {
    let nothing = table(vec![real("v", &[]), text("t", &[])]);
    for kind in [TableChartKind::Histogram, TableChartKind::Box, TableChartKind::Bar] {
        assert_eq!(code(&nothing, &ChartPick { kind: Some(kind), ..pick("v") }).0, Code::NoRows);
    }
    let missing = table(vec![real("v", &[None, Some(f64::NAN)]), text("t", &[Some("a"), Some("b")])]);
    assert_eq!(code(&missing, &pick("v")), (Code::NoValues, "v".into()));
    assert_eq!(code(&missing, &of("t", "v", ChartAggregate::Mean)), (Code::NoValues, "v".into()));
    let one = table(vec![real("v", &[Some(3.0)]), text("t", &[Some("a")])]);
    for kind in [TableChartKind::Histogram, TableChartKind::Box, TableChartKind::Bar, TableChartKind::Line] {
        draw(&one, &ChartPick { kind: Some(kind), ..pick("v") });
    }
    draw(&one, &ChartPick { y: Some("v".into()), kind: Some(TableChartKind::Scatter), ..pick("v") });
}

#[test]
fn columns_that_do_not_fit_are_refused() {
    let table = prices();
    let kind = |kind, x: &str| ChartPick { kind: Some(kind), ..pick(x) };
    let wrong = [
        kind(TableChartKind::Histogram, "city"),
        kind(TableChartKind::Line, "city"),
        kind(TableChartKind::Box, "city"),
        of("n", "city", ChartAggregate::Sum),
        ChartPick { y: Some("city".into()), ..kind(TableChartKind::Scatter, "n") },
    ];
    for pick in wrong {
        let pick = ChartPick { kind: pick.kind.or(Some(TableChartKind::Bar)), ..pick };
        assert_eq!(code(&table, &pick), (Code::ColumnType, "city".into()), "{pick:?}");
    }
    assert_eq!(code(&table, &pick("wings")), (Code::ColumnMissing, "wings".into()));
    assert_eq!(code(&table, &kind(TableChartKind::Scatter, "n")).0, Code::BadRequest);
    let stopped = chart(&table.path, &pick("n"), &|_| false).unwrap_err();
    assert_eq!(stopped.code, Code::Cancelled);
}
