//! A profile does not depend on the order of rows or on how they are divided into batches; estimated figures are within their
//! errors; odd tables have profiles too.

use std::path::PathBuf;

use falaj_schema::Code;
use falaj_schema::dataset::{ColumnProfile, ErrorUnit, Semantic};
use polars::prelude::*;

use super::{Bounds, Limits, Profile, Room, hash, profile_within};

const ROWS: usize = 6_000;
const SMALL: Bounds = Bounds {
    limits: Limits { exact: 500, bins: 2_000 },
    room: Room { texts: 500, bytes: 1 << 20 },
    block: 1 << 20,
    picked: 2_000,
};

fn draw(row: usize, salt: u64) -> u64 {
    hash::mix(row as u64 ^ salt << 32)
}

/// Text from numbers, some of it repeated, some Arabic.
fn word(n: u64) -> String {
    match n % 3 {
        0 => format!("row {}", n % 40),
        1 => format!("صف {}", n % 5_000),
        _ => format!("AE-{:05}", n % 90_000),
    }
}

fn frame() -> DataFrame {
    let some = |row: usize, salt: u64| !draw(row, salt + 100).is_multiple_of(11);
    let all = |salt: u64| (0..ROWS).map(move |row| some(row, salt).then(|| draw(row, salt)));
    let integers: Int64Chunked = all(1).map(|n| n.map(|n| (n % 3_000) as i64 - 500)).collect();
    let reals: Float64Chunked =
        all(2).map(|n| n.map(|n| ((n >> 11) as f64 / (1u64 << 53) as f64 - 0.3).powi(3) * 1e4)).collect();
    let texts: StringChunked = all(3).map(|n| n.map(word)).collect();
    let truths: BooleanChunked = all(4).map(|n| n.map(|n| n.is_multiple_of(5))).collect();
    let days: Int32Chunked = all(5).map(|n| n.map(|n| 18_500 + (n % 900) as i32)).collect();
    let moments: Int64Chunked =
        all(6).map(|n| n.map(|n| 1_640_000_000_000_000 + (n % 100_000_000) as i64 * 1_000_000)).collect();
    let clocks: Int64Chunked = all(7).map(|n| n.map(|n| (n % 86_400) as i64 * 1_000_000_000)).collect();
    DataFrame::new(
        ROWS,
        vec![
            integers.clone().with_name("whole".into()).into_column(),
            reals.with_name("real".into()).into_column(),
            texts.with_name("text".into()).into_column(),
            truths.with_name("truth".into()).into_column(),
            days.with_name("day".into()).into_column().cast(&DataType::Date).unwrap(),
            moments
                .with_name("moment".into())
                .into_column()
                .cast(&DataType::Datetime(TimeUnit::Microseconds, None))
                .unwrap(),
            clocks.with_name("clock".into()).into_column().cast(&DataType::Time).unwrap(),
            integers.with_name("again".into()).into_column().cast(&DataType::Float64).unwrap(),
        ],
    )
    .unwrap()
}

/// A table on disk for one test.
struct Shelf(tempfile::TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn table(&self, frame: &DataFrame, group: usize) -> PathBuf {
        let path = self.0.path().join("t.parquet");
        let file = std::fs::File::create(&path).unwrap();
        ParquetWriter::new(file).with_row_group_size(Some(group)).finish(&mut frame.clone()).unwrap();
        path
    }

    fn profile(&self, frame: &DataFrame, group: usize, target: Option<&str>, bounds: &Bounds) -> Profile {
        let found = profile_within(&self.table(frame, group), target, bounds, &|_| true).unwrap();
        Profile { seconds: 0.0, ..found }
    }
}

fn of(frame: &DataFrame, bounds: &Bounds) -> Profile {
    Shelf::new().profile(frame, 1_000, None, bounds)
}

fn shuffled(frame: &DataFrame) -> DataFrame {
    let mut order: Vec<IdxSize> = (0..frame.height() as IdxSize).collect();
    order.sort_by_key(|row| draw(*row as usize, 99));
    frame.take(&IdxCa::from_vec("".into(), order)).unwrap()
}

fn column<'a>(profile: &'a Profile, name: &str) -> &'a ColumnProfile {
    profile.columns.iter().find(|column| column.name == name).unwrap()
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let frame = frame();
    assert_eq!(of(&frame, &Bounds::USUAL), of(&shuffled(&frame), &Bounds::USUAL));
}

#[test]
fn batches_change_nothing() {
    let frame = frame();
    let (shelf, wide) = (Shelf::new(), Bounds { block: 1, ..Bounds::USUAL });
    let one = shelf.profile(&frame, ROWS, Some("whole"), &Bounds::USUAL);
    assert_eq!(one, shelf.profile(&frame, 97, Some("whole"), &Bounds::USUAL));
    assert_eq!(one, shelf.profile(&frame, 700, Some("whole"), &wide), "nor do blocks of columns");
}

/// `distinct`, `quantiles` and `top` of a column, as far as they are estimated.
fn error(column: &ColumnProfile, figure: &str) -> f64 {
    column.estimated.iter().find(|one| one.figure == figure).map_or(0.0, |one| one.error)
}

#[test]
fn estimates_are_within_their_errors_and_do_not_depend_on_the_order() {
    let frame = frame();
    let (exact, found, other) = (of(&frame, &Bounds::USUAL), of(&frame, &SMALL), of(&shuffled(&frame), &SMALL));
    assert!(exact.columns.iter().all(|column| column.estimated.is_empty()));
    for ((truth, found), other) in exact.columns.iter().zip(&found.columns).zip(&other.columns) {
        let name = &truth.name;
        assert_eq!(found.estimated.is_empty(), name == "truth", "{name}");
        assert_eq!((truth.missing, &truth.min, &truth.max), (found.missing, &found.min, &found.max), "{name}");
        assert!((found.distinct as f64 / truth.distinct as f64 - 1.0).abs() <= error(found, "distinct"), "{name}");
        let unit = found.estimated.iter().find(|one| one.figure == "quantiles").map(|one| one.unit);
        for (key, value) in &found.quantiles {
            let scale = if unit == Some(ErrorUnit::Share) { truth.quantiles[key].abs() } else { 1.0 };
            let off = (value - truth.quantiles[key]).abs();
            assert!(off <= error(found, "quantiles") * scale, "{name} {key}: off by {off}");
        }
        let close = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
            (a, b) => a == b,
        };
        assert!(close(truth.mean, found.mean) && close(truth.sd, found.sd), "{name}");
        let (numbers, its) = (truth.numbers.as_ref(), found.numbers.as_ref());
        assert_eq!(numbers.map(|n| (n.zeros, n.negatives)), its.map(|n| (n.zeros, n.negatives)), "{name}");
        assert!(close(numbers.and_then(|n| n.kurtosis), its.and_then(|n| n.kurtosis)), "{name}");
        let times = (truth.times.as_ref(), found.times.as_ref());
        assert_eq!(times.0.and_then(|t| t.weekend), times.1.and_then(|t| t.weekend), "{name}");
        assert_eq!(truth.text, found.text, "{name}");
        for top in &found.top {
            let own = truth.top.iter().find(|own| own.value == top.value).map_or(0, |own| own.count);
            assert!(own == 0 || own >= top.count && own as f64 <= top.count as f64 + error(found, "top"), "{name}");
        }
        assert_eq!((found.distinct, &found.quantiles), (other.distinct, &other.quantiles), "{name}");
        assert_eq!((&found.histogram, &found.pii), (&other.histogram, &other.pii), "{name}");
    }
    assert_eq!((exact.repeated, exact.empty, &exact.copies), (found.repeated, found.empty, &found.copies));
}

#[test]
fn a_gap_of_many_moments_is_off_by_no_more_than_said() {
    // Every ten seconds, but for an hour.
    let micros = (0..5_000i64).map(|n| Some((n * 10 + if n < 2_000 { 0 } else { 3_600 }) * 1_000_000));
    let moments: Int64Chunked = micros.collect();
    let moments = moments.with_name("at".into()).into_column();
    let moments = moments.cast(&DataType::Datetime(TimeUnit::Microseconds, None)).unwrap();
    let frame = DataFrame::new(5_000, vec![moments]).unwrap();
    let (exact, found) = (of(&frame, &Bounds::USUAL), of(&frame, &SMALL));
    let times = exact.columns[0].times.as_ref().unwrap();
    assert_eq!((times.step, times.regular, times.gaps), (Some(10.0), Some(4_998.0 / 4_999.0), Some(1)));
    assert_eq!(times.largest_gap.as_ref().unwrap().seconds, 3_610.0);
    let binned = found.columns[0].times.as_ref().unwrap();
    assert_eq!((binned.step, binned.gaps), (None, None), "bins know no step");
    let off = (binned.largest_gap.as_ref().unwrap().seconds - 3_610.0).abs();
    assert!(off <= error(&found.columns[0], "largest_gap"), "{off}");
}

fn texts(name: &str, values: &[Option<&str>]) -> Column {
    Series::new(name.into(), values).into_column()
}

#[test]
fn columns_without_values_and_single_rows_have_profiles() {
    let nothing: [Option<&str>; 3] = [None; 3];
    let frame = DataFrame::new(
        3,
        vec![
            texts("text", &nothing),
            Series::new("real".into(), [f64::NAN; 3]).into_column(),
            Series::new("whole".into(), [None::<i64>; 3]).into_column(),
            Series::full_null("day".into(), 3, &DataType::Date).into_column(),
            Series::new("truth".into(), [None::<bool>; 3]).into_column(),
        ],
    )
    .unwrap();
    let found = of(&frame, &Bounds::USUAL);
    assert_eq!((found.empty, found.repeated), (3, 2));
    assert!(found.copies.is_empty());
    for column in &found.columns {
        assert_eq!((column.missing, column.distinct, column.semantic), (3, 0, Semantic::Constant));
        assert_eq!((&column.min, &column.mean, &column.entropy, column.top_share), (&None, &None, &None, None));
        assert!(column.histogram.is_none() && column.text.is_none() && column.times.is_none());
    }
    let one = frame_of_one();
    let found = Shelf::new().profile(&one, 10, Some("n"), &Bounds::USUAL);
    assert_eq!((found.rows, found.repeated, found.empty), (1, 0, 0));
    let n = column(&found, "n");
    assert_eq!((n.mean, n.sd, n.quantiles["0.99"], n.distinct_share), (Some(7.0), None, 7.0, 1.0));
    assert_eq!((n.entropy, n.top_share), (Some(0.0), Some(1.0)));
    assert!(found.target.unwrap().columns.iter().all(|told| told.score.is_none() && !told.suspect));
    let none = Shelf::new().profile(&one.clear(), 10, Some("n"), &Bounds::USUAL);
    assert_eq!((none.rows, none.columns.len()), (0, 2));
}

fn frame_of_one() -> DataFrame {
    DataFrame::new(1, vec![Series::new("n".into(), [7i64]).into_column(), texts("t", &[Some("x")])]).unwrap()
}

#[test]
fn infinite_and_extreme_numbers_spoil_nothing() {
    let values = [1.0, 2.0, 4.0, f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NAN];
    let extremes = [f64::MAX, f64::MIN, f64::MAX, 5e-324, 0.0, -0.0, 1.0];
    let frame = DataFrame::new(
        7,
        vec![
            Series::new("x".into(), values).into_column(),
            Series::new("y".into(), extremes).into_column(),
            Series::new("z".into(), [i64::MIN, i64::MAX, 0, 1, i64::MAX, -1, 5]).into_column(),
        ],
    )
    .unwrap();
    let found = Shelf::new().profile(&frame, 3, Some("x"), &Bounds::USUAL);
    let x = column(&found, "x");
    assert_eq!((x.missing, x.distinct, x.numbers.as_ref().unwrap().infinite), (1, 5, 3));
    assert_eq!((x.min.as_deref(), x.max.as_deref()), (Some("-inf"), Some("inf")));
    assert!((x.mean.unwrap() - 7.0 / 3.0).abs() < 1e-12 && x.quantiles["0.5"] == 2.0);
    assert_eq!((x.top[0].value.as_str(), x.top[0].count), ("inf", 2));
    assert_eq!(x.histogram.as_ref().unwrap().counts.iter().sum::<u64>(), 3);
    let y = column(&found, "y");
    assert_eq!((y.distinct, y.numbers.as_ref().unwrap().zeros), (5, 2));
    // JSON has no such numbers: they would come back as nothing, and the profile could not be read again.
    let text = format!("{found:?}").replace("\"inf\"", "").replace("\"-inf\"", "");
    assert!(!text.contains("inf,") && !text.contains("inf)") && !text.contains("NaN"), "{text}");
}

#[test]
fn long_and_arabic_text_is_measured_in_characters_and_shown_in_part() {
    let long = "ب".repeat(3_000_000);
    let values = [Some(long.as_str()), Some("مرحبا"), Some("مرحبا"), None, Some("دبي")];
    let found = of(&DataFrame::new(5, vec![texts("t", &values)]).unwrap(), &Bounds::USUAL);
    let t = &found.columns[0];
    let text = t.text.as_ref().unwrap();
    assert_eq!((text.shortest, text.longest), (3, 3_000_000));
    assert_eq!((t.top[0].value.as_str(), t.top[0].count), ("مرحبا", 2));
    assert!(t.top.iter().all(|top| top.value.chars().count() <= 201));
    // 5 views of 16 bytes, a byte of bits, and the one text of more than 12 bytes.
    assert_eq!(t.memory, 5 * 16 + 1 + 6_000_000);
}

#[test]
fn five_thousand_columns_have_a_profile() {
    let columns = (0..5_000i64).map(|n| {
        let values: Vec<i64> = (0..40).map(|row| (row * (n % 37 + 1)) % 41).collect();
        Series::new(format!("c{n}").as_str().into(), values).into_column()
    });
    let frame = DataFrame::new(40, columns.collect()).unwrap();
    let found = of(&frame, &Bounds::USUAL);
    assert_eq!((found.columns.len(), found.copies.len()), (5_000, 37));
    assert_eq!(found.copies[0][..2], ["c0", "c37"]);
}

#[test]
fn copies_are_columns_with_the_same_values_in_the_same_rows() {
    let found = of(&frame(), &Bounds::USUAL);
    assert_eq!(found.copies, [["whole", "again"]]);
    let swapped = DataFrame::new(
        3,
        vec![
            texts("a", &[Some("x"), Some("y"), None]),
            texts("b", &[Some("y"), Some("x"), None]),
            texts("c", &[Some("x"), Some("y"), None]),
            texts("d", &[Some("x"), None, Some("y")]),
            texts("e", &[Some("z"); 3]),
            texts("f", &[Some("z"); 3]),
        ],
    );
    assert_eq!(of(&swapped.unwrap(), &Bounds::USUAL).copies, [["a", "c"]]);
}

#[test]
fn cancelling_ends_it_at_the_next_batch() {
    let shelf = Shelf::new();
    let path = shelf.table(&frame(), 500);
    let calls = std::cell::Cell::new(0);
    let stop = |_| {
        calls.set(calls.get() + 1);
        calls.get() < 4
    };
    let error = profile_within(&path, Some("whole"), &Bounds::USUAL, &stop).unwrap_err();
    assert_eq!((error.code, calls.get()), (Code::Cancelled, 4));
    let told = std::cell::RefCell::new(Vec::new());
    let keep = |done| {
        told.borrow_mut().push(done);
        true
    };
    profile_within(&path, Some("whole"), &Bounds { block: 1, ..Bounds::USUAL }, &keep).unwrap();
    let told = told.into_inner();
    assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
}

#[test]
fn what_tells_of_the_target_does_not_hang_on_the_rows_that_are_looked_at() {
    let flag: BooleanChunked = (0..ROWS).map(|row| Some(draw(row, 50) % 100 < 30)).collect();
    let same = |row: usize, of: u64| draw(row, 51) % 100 < of;
    let near: Int64Chunked =
        (0..ROWS).map(|row| Some(i64::from((draw(row, 50) % 100 < 30) == same(row, 90)))).collect();
    let frame = DataFrame::new(
        ROWS,
        vec![
            flag.with_name("flag".into()).into_column(),
            near.with_name("near".into()).into_column(),
            Series::new("far".into(), (0..ROWS).map(|row| draw(row, 52) as f64).collect::<Vec<_>>()).into_column(),
        ],
    )
    .unwrap();
    let shelf = Shelf::new();
    let all = shelf.profile(&frame, 1_000, Some("flag"), &Bounds::USUAL).target.unwrap();
    let some = shelf.profile(&frame, 1_000, Some("flag"), &SMALL).target.unwrap();
    let other = shelf.profile(&shuffled(&frame), 1_000, Some("flag"), &SMALL).target.unwrap();
    assert_eq!(all.rows, ROWS as u64);
    assert!((1_800..2_200).contains(&some.rows), "{}", some.rows);
    // The classes are counted in all rows, whichever are looked at.
    assert_eq!((&all.balance, all.others), (&some.balance, 0));
    assert_eq!(all.balance.iter().map(|class| class.count).sum::<u64>(), ROWS as u64);
    for (a, b) in [(&all, &some), (&some, &other)] {
        for (one, two) in a.columns.iter().zip(&b.columns) {
            assert_eq!(one.column, two.column);
            // Sampling error of a share and an area of 2,000 rows.
            assert!((one.share - two.share).abs() < 0.08, "{one:?} {two:?}");
            assert!((one.score.unwrap() - two.score.unwrap()).abs() < 0.08, "{one:?} {two:?}");
        }
    }
}
