//! Preprocessing of a whole table.

use falaj_model::frame::{Frame, Values};
use falaj_model::prep::{Categorical, DropReason, Impute, NoteKind, Options, Preprocessing, Scale};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType;
use falaj_schema::message::Lang;

use crate::table::{fitted, inputs, number, target, text};

fn only(series: falaj_model::frame::Series) -> Frame {
    Frame { rows: series.values.len(), columns: vec![series] }
}

#[test]
fn widths_follow_the_columns() {
    let preprocessing = fitted(&inputs(500));
    // real and its flag, count, flag, season, clock; side, weekday, hour.
    assert_eq!((preprocessing.numeric_width(), preprocessing.cardinalities()), (8, vec![6, 9, 26]));
    assert_eq!(
        (preprocessing.dropped[0].name.as_str(), preprocessing.dropped[0].reason),
        ("same", DropReason::Constant)
    );
}

#[test]
fn numbers_are_filled_flagged_and_scaled() {
    let frame = only(number("x", ColumnType::Real, vec![1.0, f64::NAN, 2.0, 6.0]));
    let encode = |numeric, scale| {
        let options = Options { numeric, scale, ..Options::default() };
        Preprocessing::fit(&frame, &options).unwrap().apply(&frame).unwrap().numeric
    };
    assert_eq!(encode(Impute::Median, Scale::None), [1.0, 0.0, 2.0, 1.0, 2.0, 0.0, 6.0, 0.0]);
    assert_eq!(encode(Impute::Constant(-4.0), Scale::MinMax), [0.0, 0.0, -1.0, 1.0, 0.2, 0.0, 1.0, 0.0]);
    let standard = encode(Impute::Mean, Scale::Standard);
    assert!((standard[0] + 2.0 / (14.0f32 / 3.0).sqrt()).abs() < 1e-6 && standard[2] == 0.0);
}

#[test]
fn categories_become_codes_columns_or_ranks() {
    let frame = only(text("t", &["b", "a", "c"], vec![0, 1, 0, 2, Values::NO_TEXT]));
    let encode = |categorical, max_categories| {
        let options = Options { categorical, max_categories, ..Options::default() };
        Preprocessing::fit(&frame, &options).unwrap().apply(&frame).unwrap()
    };
    assert_eq!(encode(Categorical::Codes, 9).codes, [2, 3, 2, 4, 0]);
    assert_eq!(encode(Categorical::Codes, 1).codes, [2, 1, 2, 1, 0]);
    // b, other, flag
    let hot = encode(Categorical::OneHot, 1).numeric;
    assert_eq!(hot, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
    let ranks = encode(Categorical::Ordinal, 9).numeric;
    assert_eq!(ranks, [0.5, 0.0, 0.0, 0.0, 0.5, 0.0, 1.0, 0.0, 0.5, 1.0]);
}

#[test]
fn numbers_named_as_categories_become_codes() {
    let frame = only(number("n", ColumnType::Integer, vec![10.0, 20.0, 10.0]));
    let options = Options { categorical_integers: vec!["n".into()], ..Options::default() };
    let preprocessing = Preprocessing::fit(&frame, &options).unwrap();
    assert_eq!(preprocessing.apply(&frame).unwrap().codes, [2, 3, 2]);
    let field = &preprocessing.signature(&target(10, &["a", "b"])).inputs[0];
    assert_eq!((&field.values[..], &field.example), (&["10".to_owned(), "20".to_owned()][..], &10.into()));
}

#[test]
fn a_row_is_encoded_alike_in_every_company() {
    let frame = inputs(1500);
    let preprocessing = fitted(&frame);
    let all = preprocessing.apply(&frame).unwrap();
    let mut last = inputs(1500);
    last.rows = 1;
    for series in &mut last.columns {
        match &mut series.values {
            Values::Number(values) => drop(values.drain(..1499)),
            Values::Text { codes, .. } => drop(codes.drain(..1499)),
            Values::Time(values) => drop(values.drain(..1499)),
        }
    }
    let alone = preprocessing.apply(&last).unwrap();
    assert_eq!(all.numeric[1499 * 8..], alone.numeric);
    assert_eq!(all.codes[1499 * 3..], alone.codes);
}

#[test]
fn steps_survive_their_file_exactly() {
    let preprocessing = fitted(&inputs(300));
    let text = serde_json::to_string(&preprocessing).unwrap();
    assert_eq!(serde_json::from_str::<Preprocessing>(&text).unwrap(), preprocessing);
    assert_eq!(serde_json::to_string(&fitted(&inputs(300))).unwrap(), text);
}

#[test]
fn the_signature_tells_ranges_and_known_values() {
    let signature = fitted(&inputs(500)).signature(&target(500, &["a", "b"]));
    let field = |name: &str| signature.inputs.iter().find(|field| field.name == name).unwrap();
    assert_eq!(signature.inputs.len(), 5);
    assert_eq!((field("count").min, field("count").max), (Some(0.0), Some(8.0)));
    assert!(field("count").example.is_i64() && field("flag").example.is_boolean());
    assert_eq!(field("side").values.len(), 4);
    assert!(field("at").example.as_str().unwrap().starts_with("1970-0"));
}

#[test]
fn missing_and_mistyped_columns_are_refused() {
    let preprocessing = fitted(&inputs(300));
    let mut frame = inputs(10);
    frame.columns[1] = text("count", &["x"], vec![0; 10]);
    let error = preprocessing.apply(&frame).unwrap_err();
    assert_eq!((error.code, error.place.column.as_deref()), (Code::ColumnType, Some("count")));
    frame.columns[1] = text("count", &[], vec![Values::NO_TEXT; 10]);
    assert!(preprocessing.apply(&frame).is_ok());
    frame.columns.remove(1);
    let error = preprocessing.apply(&frame).unwrap_err();
    assert_eq!((error.code, error.place.column.as_deref()), (Code::ColumnMissing, Some("count")));
}

#[test]
fn tables_without_anything_to_learn_are_refused() {
    let fit = |frame: &Frame| Preprocessing::fit(frame, &Options::default()).unwrap_err().code;
    assert_eq!(fit(&only(number("x", ColumnType::Real, vec![]))), Code::NoRows);
    assert_eq!(fit(&only(number("x", ColumnType::Real, vec![1.0, 1.0]))), Code::NoInputs);
    let names: Vec<String> = (0..30).map(|name| name.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(fit(&only(text("id", &names, (0..30).collect()))), Code::NoInputs);
}

#[test]
fn unusual_values_are_noted() {
    let preprocessing = fitted(&inputs(500));
    let mut frame = inputs(3);
    frame.columns[1] = number("count", ColumnType::Integer, vec![900.0, f64::NAN, 1.0]);
    frame.columns[3] = text("side", &["up", "west"], vec![1, 1, 0]);
    let notes = preprocessing.notes(&frame).unwrap();
    let kinds: Vec<Vec<_>> =
        notes.iter().map(|row| row.iter().map(|note| (note.input.as_str(), note.kind)).collect()).collect();
    let expected: [Vec<(&str, NoteKind)>; 3] =
        [vec![("count", NoteKind::Range)], vec![("count", NoteKind::Missing)], vec![("side", NoteKind::Unknown)]];
    assert_eq!(kinds, expected);
    let warning = preprocessing.note_counts(&frame).unwrap()[2].warning(Lang::En);
    assert_eq!(
        (warning.code.as_str(), &warning.rows[..], warning.params["count"].as_str()),
        ("input-unknown", &[3][..], "1")
    );
}

/// A table with every kind of fitted step.
fn everything(rows: usize) -> (Frame, Vec<f32>, Options) {
    use falaj_model::prep::{BinMethod, Bins, Text, TextMethod};
    let mut frame = inputs(rows);
    let words = ["سيارة جديدة", "سيّارة", "old car", "", "قطار سريع ١٢"];
    frame.columns.push(text("words", &words, (0..rows as u32).map(|row| row * 7 % 5).collect()));
    let target = (0..rows).map(|row| f32::from(u8::from(row % 3 == 0))).collect();
    let options = Options {
        numeric: Impute::Mode,
        scale: Scale::Robust,
        categorical: Categorical::Target,
        clip: Some([0.05, 0.95]),
        bins: Some(Bins { columns: vec!["count".into()], count: 4, method: BinMethod::Quantiles }),
        text: Some(Text {
            columns: vec!["words".into()],
            method: TextMethod::TfIdf,
            inputs: 6,
            longest: 2,
            cleaning: falaj_expr::Cleaning::ALL,
        }),
        ..Options::default()
    };
    (frame, target, options)
}

/// Row `row` alone.
fn alone(frame: &Frame, row: usize) -> Frame {
    let mut one = frame.clone();
    one.rows = 1;
    for series in &mut one.columns {
        match &mut series.values {
            Values::Number(values) => *values = vec![values[row]],
            Values::Text { codes, .. } => *codes = vec![codes[row]],
            Values::Time(values) => *values = vec![values[row]],
        }
    }
    one
}

#[test]
fn every_step_gives_a_row_the_same_alone_as_in_a_batch() {
    let (frame, target, options) = everything(700);
    let fitted = Preprocessing::fit_to(&frame, Some(&target), &options).unwrap();
    let kinds: Vec<_> = fitted.columns.iter().map(|step| std::mem::discriminant(&step.step)).collect();
    assert!(kinds.iter().collect::<std::collections::HashSet<_>>().len() >= 5, "{:?}", fitted.columns);
    let batch = fitted.apply(&frame).unwrap();
    let (d, k) = (fitted.numeric_width(), fitted.cardinalities().len());
    for row in (0..700).step_by(13) {
        let one = fitted.apply(&alone(&frame, row)).unwrap();
        assert_eq!(one.numeric, batch.numeric[row * d..(row + 1) * d], "row {row}");
        assert_eq!(one.codes, batch.codes[row * k..(row + 1) * k], "row {row}");
    }
    assert!(batch.numeric.iter().all(|number| number.is_finite()));
    let file = serde_json::to_string(&fitted).unwrap();
    assert_eq!(serde_json::from_str::<Preprocessing>(&file).unwrap(), fitted);
}

#[test]
fn training_rows_differ_in_their_target_coding_alone() {
    let (frame, target, options) = everything(300);
    let fitted = Preprocessing::fit_to(&frame, Some(&target), &options).unwrap();
    let (plain, training) = (fitted.apply(&frame).unwrap(), fitted.apply_to_training(&frame, &target).unwrap());
    let d = fitted.numeric_width();
    let differs = |at: usize| (0..300).any(|row| plain.numeric[row * d + at] != training.numeric[row * d + at]);
    let changed = (0..d).filter(|at| differs(*at)).count();
    let coded = fitted.columns.iter().filter(|step| matches!(step.step, falaj_model::prep::Step::Category(_))).count();
    assert_eq!(changed, coded);
    assert!(Preprocessing::fit(&frame, &options).is_err(), "a target coding needs a target");
}

#[test]
fn packages_from_before_are_read() {
    let fitted = fitted(&inputs(300));
    let text = serde_json::to_string(&fitted).unwrap();
    assert!(!text.contains("clip"), "what is not used is not written");
}
