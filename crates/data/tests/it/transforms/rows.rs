use falaj_data::transform::Operation;
use falaj_schema::Code;
use serde_json::json;

use super::{check, refused};
use crate::Folder;

#[test]
fn columns_get_other_names() {
    let folder = Folder::new();
    let csv = "a,b,c\n1,2,3\n";
    check(&folder, &[csv], json!({"names": {"a": "b", "b": "a"}}), Operation::Rename, &["1,2,3"]);
    let error = refused(&folder, &[csv], json!({"names": {"a": "b"}}), Operation::Rename);
    assert_eq!((error.code, error.place.param.as_deref()), (Code::ColumnTwice, Some("names")));
    let error = refused(&folder, &[csv], json!({"names": {"aa": "z"}}), Operation::Rename);
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "a"));
}

#[test]
fn columns_get_other_types() {
    let folder = Folder::new();
    let csv = "n,t,d\n1.9,12,2024-02-29\n,x7,2024-03-01\n-2.5,,\n";
    let settings = json!({"columns": {"n": "integer", "t": "integer", "d": "text"}, "on_failure": "null"});
    check(&folder, &[csv], settings, Operation::Cast, &["1,12,2024-02-29", "–,–,2024-03-01", "-2,–,–"]);
    let strict = json!({"columns": {"t": "integer"}, "on_failure": "error"});
    let error = refused(&folder, &[csv], strict, Operation::Cast);
    assert_eq!((error.code, error.place.row, error.params["value"].as_str()), (Code::CastFailed, Some(2), "x7"));
    let wrong = json!({"columns": {"d": "real"}, "on_failure": "null"});
    assert_eq!(refused(&folder, &[csv], wrong, Operation::Cast).code, Code::ColumnType);
}

#[test]
fn what_a_cast_loses_is_told() {
    let folder = Folder::new();
    let table = folder.table("t", "t\n1\nx\ny\n");
    let settings = json!({"columns": {"t": "integer"}, "on_failure": "null"});
    let out = folder.path("o.parquet");
    let made = super::run_on(&[&table], settings, Operation::Cast, &out).unwrap();
    let warning = &made.warnings[0];
    assert_eq!(
        (warning.code.as_str(), warning.params["count"].as_str(), &warning.rows[..]),
        ("cast_lost", "2", &[2, 3][..])
    );
}

#[test]
fn rows_are_put_in_order() {
    let folder = Folder::new();
    let csv = "k,v\nb,1\n,2\na,3\nb,4\nآ,5\n";
    check(&folder, &[csv], json!({"by": [{"column": "k"}]}), Operation::Sort, &["a,3", "b,1", "b,4", "آ,5", "–,2"]);
    let down = json!({"by": [{"column": "k", "descending": true}, {"column": "v", "descending": true}]});
    check(&folder, &[csv], down, Operation::Sort, &["آ,5", "b,4", "b,1", "a,3", "–,2"]);
}

#[test]
fn one_of_several_rows_stays() {
    let folder = Folder::new();
    let csv = "k,v\na,1\n,2\na,3\nb,4\n,5\n";
    let keep = |keep: &str| json!({"keys": ["k"], "keep": keep});
    check(&folder, &[csv], keep("first"), Operation::Deduplicate, &["a,1", "–,2", "b,4"]);
    check(&folder, &[csv], keep("last"), Operation::Deduplicate, &["a,3", "b,4", "–,5"]);
    check(&folder, &[csv], keep("none"), Operation::Deduplicate, &["b,4"]);
    let whole = json!({"keys": [], "keep": "first"});
    check(&folder, &["k,v\na,1\na,1\na,2\n"], whole, Operation::Deduplicate, &["a,1", "a,2"]);
}

#[test]
fn a_sample_has_the_size_that_was_asked_for() {
    let folder = Folder::new();
    let csv: String = "g,v\n".to_owned()
        + &(0..100).map(|v| format!("{},{v}\n", if v % 4 == 0 { "a" } else { "b" })).collect::<String>();
    let table = folder.table("t", &csv);
    let out = folder.path("o.parquet");
    let settings = json!({"rows": 20, "seed": 3, "stratify": "g"});
    let made = super::run_on(&[&table], settings, Operation::Sample, &out).unwrap();
    let texts = super::texts(&out);
    assert_eq!((made.table.rows, texts.iter().filter(|row| row.starts_with('a')).count()), (20, 5));
    let numbers: Vec<u32> = texts.iter().map(|row| row[2..].parse().unwrap()).collect();
    assert!(numbers.is_sorted(), "the order of rows stays");
    let settings = json!({"share": 0.5, "seed": 3});
    assert_eq!(super::run_on(&[&table], settings, Operation::Sample, &out).unwrap().table.rows, 50);
}

#[test]
fn numbers_are_held_and_binned() {
    let folder = Folder::new();
    let csv = "n,x\n5,0.5\n-3,\n,99.5\n";
    let settings = json!({"columns": [{"column": "n", "low": 0, "high": 4}, {"column": "x", "high": 10}]});
    check(&folder, &[csv], settings, Operation::Clip, &["4,0.5", "0,–", "–,10"]);
    let settings = json!({"column": "n", "edges": [0, 5], "name": "b"});
    check(&folder, &[csv], settings, Operation::Bin, &["5,0.5,2", "-3,–,0", "–,99.5,–"]);
    let settings = json!({"column": "x", "edges": [1], "name": "b", "labels": ["قليل", "كثير"]});
    check(&folder, &[csv], settings, Operation::Bin, &["5,0.5,قليل", "-3,–,–", "–,99.5,كثير"]);
    let wrong = json!({"column": "x", "edges": [2, 1], "name": "b"});
    assert_eq!(refused(&folder, &[csv], wrong, Operation::Bin).code, Code::ParamInvalid);
}

#[test]
fn text_is_brought_to_one_form() {
    let folder = Folder::new();
    let csv = "t,u\nإِمَارَة,Keep ME\n,x\n";
    let settings = json!({"columns": ["t"], "alef": true, "diacritics": true, "ta_marbuta": true});
    check(&folder, &[csv], settings, Operation::CleanText, &["اماره,Keep ME", "–,x"]);
    let all = json!({"columns": [], "lower": true});
    check(&folder, &[csv], all, Operation::CleanText, &["إِمَارَة,keep me", "–,x"]);
    assert_eq!(refused(&folder, &["n\n1\n"], json!({"columns": ["n"]}), Operation::CleanText).code, Code::ColumnType);
}

#[test]
fn words_are_counted_by_their_hash() {
    let folder = Folder::new();
    let csv = "t\nسيارة سيارة a\n\nb\n";
    let table = folder.table("t", csv);
    let out = folder.path("o.parquet");
    let settings = json!({"column": "t", "buckets": 8, "longest": 1, "prefix": "w"});
    super::run_on(&[&table], settings, Operation::HashText, &out).unwrap();
    let sums: Vec<i64> = crate::cells(&out)
        .into_iter()
        .map(|row| row[1..].iter().map(|cell| cell.as_ref().unwrap().parse::<i64>().unwrap()).sum())
        .collect();
    assert_eq!(sums, [3, 1]);
}

#[test]
fn dates_come_apart() {
    let folder = Folder::new();
    // 2022-01-07 was a Friday (a weekend day no more), 2024-12-02 the National Day, 2019 is not in the list of holidays.
    let csv = "d\n2022-01-07\n2024-12-02\n\n2019-12-02\n";
    let parts = ["year", "week", "weekday", "hijri_year", "is_weekend_uae", "is_holiday_uae"];
    let settings = json!({"column": "d", "parts": parts, "prefix": "d_"});
    let expected = [
        "2022-01-07,2022,1,5,1443,false,false",
        "2024-12-02,2024,49,1,1446,false,true",
        "2019-12-02,2019,49,1,1441,false,–",
    ];
    check(&folder, &[csv], settings, Operation::DateParts, &expected);
    let clock = json!({"column": "d", "parts": ["hour"], "prefix": "d_"});
    assert_eq!(refused(&folder, &[csv], clock, Operation::DateParts).code, Code::ColumnType);
}
