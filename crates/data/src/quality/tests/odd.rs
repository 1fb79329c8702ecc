//! Tables without rows or values, rules that make no sense, and checks that are ended.

use super::*;

fn without_rows(tables: &Tables) {
    use ColumnType::*;
    let columns = [("age", Integer), ("height", Real), ("name", Text), ("seen", Datetime)];
    let columns = columns.map(|(name, kind)| Column { name: name.into(), kind });
    TableWriter::create(&tables.path("t"), columns.into()).unwrap().finish().unwrap();
}

#[test]
fn a_table_without_rows_breaks_only_what_measures() {
    let tables = Tables::new();
    without_rows(&tables);
    let results = tables.check(&rules(&EVERY));
    for result in &results {
        let measures = matches!(result.check.as_str(), "statistic" | "freshness" | "distribution");
        assert_eq!(result.status, if measures { BROKEN } else { PASSED }, "{}: {}", result.check, result.message);
        assert_eq!((result.checked_rows, result.failed_rows), (0, 0), "{}", result.check);
        if measures {
            assert_eq!(result.error.as_ref().unwrap().code, Code::NoValues, "{}", result.check);
        }
    }
}

#[test]
fn a_column_without_values_breaks_only_what_measures() {
    let tables = Tables::new();
    // Text columns come of CSV without values; the others are taken from a table whose values are somewhere else.
    tables.add("all", "age,height,name,seen,keep\n1,1.5,x,2013-01-01T00:00:00,no\n,,,,yes\n,,,,yes\n");
    let source = crate::parquet::Source::open(&tables.path("all")).unwrap();
    let frame = source.read(&[0, 1, 2, 3], crate::parquet::Batch { offset: 1, rows: 2 }).unwrap();
    let mut writer = TableWriter::create(&tables.path("t"), source.columns()[..4].to_vec()).unwrap();
    writer.write(&frame).unwrap();
    writer.finish().unwrap();
    for result in tables.check(&rules(&EVERY)) {
        let expected = match result.check.as_str() {
            "statistic" | "freshness" | "distribution" => BROKEN,
            "not_missing" => FAILED,
            _ => PASSED,
        };
        assert_eq!(result.status, expected, "{}: {}", result.check, result.message);
    }
}

#[test]
fn a_rule_that_makes_no_sense_breaks_alone() {
    hold(
        &people(),
        &[
            (r#""check": "range", "column": "age", "min": 5, "max": 1"#, BROKEN, 0, 0),
            (r#""check": "range", "column": "age", "min": 1"#, PASSED, 6, 0),
            (r#""check": "not_missing", "column": "nobody""#, BROKEN, 0, 0),
            (r#""check": "row_count", "min": 1, "where": "n > 1""#, BROKEN, 0, 0),
        ],
    );
}

#[test]
fn results_come_in_arabic() {
    let tables = people();
    let suite =
        rules(&[r#""check": "range", "column": "age", "max": 40"#, r#""check": "range", "column": "age", "max": 9"#]);
    let nothing = |_: &str| Err(Error::new(Code::DatasetMissing));
    let checked = check(&tables.path("t"), &suite.rules, &nothing, 0, &|_| true).unwrap();
    let said: Vec<String> =
        report(&suite, &checked, falaj_schema::message::Lang::Ar).into_iter().map(|r| r.message).collect();
    assert!(said[0].contains("صفين") && said[1].contains("صفوف"), "{said:?}");
}

#[test]
fn a_check_can_be_cancelled() {
    let tables = people();
    let nothing = |_: &str| Err(Error::new(Code::DatasetMissing));
    let suite = rules(&EVERY);
    let error = check(&tables.path("t"), &suite.rules, &nothing, 0, &|_| false).err().unwrap();
    assert_eq!(error.code, Code::Cancelled);
}
