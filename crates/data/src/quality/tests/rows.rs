//! Failing rows: shown and written.

use falaj_schema::quality::QualityRule;

use super::*;
use crate::quality::{export, failing_rows};

fn rule(text: &str) -> QualityRule {
    rules(&[text]).rules.remove(0)
}

fn page(tables: &Tables, text: &str, offset: u64, limit: u32) -> (Vec<u64>, Vec<Vec<Option<String>>>, u64) {
    let names = ["n".to_owned(), "city".to_owned()];
    let find = |name: &str| tables.find(name);
    let found =
        failing_rows(&tables.path("t"), &rule(text), &find, 0, (offset, limit), Some(&names), &|_| true).unwrap();
    (found.numbers, found.rows, found.total)
}

const CITY: &str = r#""check": "values", "column": "city", "values": ["دبي"], "forbidden": true"#;

#[test]
fn failing_rows_come_page_by_page() {
    let tables = people();
    let cells = |n: &str, city: &str| vec![Some(n.to_owned()), Some(city.to_owned())];
    assert_eq!(page(&tables, CITY, 0, 10), (vec![2, 5], vec![cells("2", "دبي"), cells("5", "دبي")], 2));
    assert_eq!(page(&tables, CITY, 1, 10), (vec![5], vec![cells("5", "دبي")], 2));
    assert_eq!(page(&tables, CITY, 2, 10), (vec![], vec![], 2));
    assert_eq!(page(&tables, r#""check": "unique", "columns": ["city", "member"]"#, 1, 2).0, [2, 5]);
    assert_eq!(page(&tables, r#""check": "not_missing", "column": "city""#, 0, 1).1, [[Some("4".to_owned()), None]]);
    assert_eq!(page(&tables, r#""check": "ordered", "column": "joined""#, 0, 9).0, [6, 7]);
    assert_eq!(page(&tables, r#""check": "expression", "expression": "n < 6""#, 0, 9).0, [6, 7]);
    assert_eq!(page(&tables, r#""check": "range", "column": "n", "min": 0"#, 0, 9), (vec![], vec![], 0));
}

#[test]
fn only_rules_about_rows_have_failing_rows() {
    let tables = people();
    let find = |name: &str| tables.find(name);
    let refused =
        |text: &str| failing_rows(&tables.path("t"), &rule(text), &find, 0, (0, 9), None, &|_| true).unwrap_err();
    let error = refused(r#""check": "row_count", "min": 100"#);
    assert_eq!((error.code, error.place.rule.as_deref()), (Code::RuleNotRows, Some("r0")));
    assert_eq!(refused(r#""check": "range", "column": "name", "min": 1"#).code, Code::ColumnType);
    assert_eq!(refused(r#""check": "expression", "expression": "integer(name) = 1""#).code, Code::ExprValue);
}

const OLD: &str = r#""check": "sql", "query": "SELECT city, n FROM data WHERE age >= 30 ORDER BY n""#;

#[test]
fn what_a_query_gives_is_shown_and_written() {
    let tables = people();
    let cells = |n: &str, city: &str| vec![Some(n.to_owned()), Some(city.to_owned())];
    let (numbers, rows, total) = page(&tables, OLD, 1, 2);
    assert_eq!((numbers, rows, total), (vec![2, 3], vec![cells("2", "دبي"), cells("5", "دبي")], 4));
    assert_eq!(page(&tables, OLD, 4, 2), (vec![], vec![], 4));
    let find = |name: &str| tables.find(name);
    let out = tables.path("t").with_file_name("old.csv");
    let rows = export(&tables.path("t"), &rule(OLD), &find, 0, None, &out, &|_| true).unwrap();
    assert_eq!((rows, std::fs::read_to_string(&out).unwrap().lines().nth(2)), (4, Some("2,دبي,2")));
    let unknown = Some(["nobody".to_owned()]);
    let unknown = unknown.as_ref().map(<[String; 1]>::as_slice);
    let error = export(&tables.path("t"), &rule(OLD), &find, 0, unknown, &out, &|_| true).unwrap_err();
    assert_eq!((error.code, error.place.rule.as_deref()), (Code::ColumnMissing, Some("r0")));
    let half = tables.path("half");
    let error = export(&tables.path("t"), &rule(OLD), &find, 0, None, &half, &|_| false).unwrap_err();
    assert_eq!((error.code, half.exists()), (Code::Cancelled, false));
}

#[test]
fn failing_rows_are_written() {
    let tables = people();
    let find = |name: &str| tables.find(name);
    let names = ["city".to_owned(), "height".to_owned()];
    let write = |name: &str| {
        let out = tables.path("t").with_file_name(name);
        let rows = export(&tables.path("t"), &rule(CITY), &find, 0, Some(&names), &out, &|_| true)?;
        Ok::<_, Error>((rows, out))
    };
    let (rows, csv) = write("bad.csv").unwrap();
    assert_eq!(rows, 2);
    assert_eq!(std::fs::read_to_string(csv).unwrap(), "row,city,height\n2,دبي,1.75\n5,دبي,2\n");
    let (_, parquet) = write("bad.parquet").unwrap();
    let read = crate::rows(&parquet, 0, 10, None).unwrap();
    assert_eq!(read.columns[0].kind, ColumnType::Integer);
    assert_eq!(read.rows[1], ["5", "دبي", "2"].map(|cell| Some(cell.to_owned())));
    assert_eq!(write("bad.xlsx").unwrap_err().code, Code::FormatUnknown);
    // Nothing half-written when it is cancelled.
    let out = tables.path("half");
    let error = export(&tables.path("t"), &rule(CITY), &find, 0, None, &out, &|_| false).unwrap_err();
    assert_eq!((error.code, out.exists()), (Code::Cancelled, false));
}
