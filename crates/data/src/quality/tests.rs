//! Every check on small tables, and what holds for all of them.

mod large;
mod odd;
mod rows;
mod suggested;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::quality::{QualitySuite, RuleResult, RuleStatus, Scalar};
use falaj_schema::{Code, Error};

use super::sketch::{Tables, suite};
use super::{check, report};
use crate::parquet::TableWriter;

/// Rule (without id), status, checked rows, failed rows.
type Case<'a> = (&'a str, RuleStatus, u64, u64);

const PASSED: RuleStatus = RuleStatus::Passed;
const FAILED: RuleStatus = RuleStatus::Failed;
const BROKEN: RuleStatus = RuleStatus::Broken;

fn rules(rules: &[&str]) -> QualitySuite {
    let rules = rules.iter().enumerate().map(|(at, rule)| format!("{{\"id\": \"r{at}\", {rule}}}"));
    suite(&rules.collect::<Vec<_>>().join(","))
}

fn hold(tables: &Tables, cases: &[Case]) {
    let texts: Vec<&str> = cases.iter().map(|case| case.0).collect();
    let results = tables.check(&rules(&texts));
    for (case, result) in cases.iter().zip(&results) {
        let found = (result.status, result.checked_rows, result.failed_rows);
        assert_eq!(found, (case.1, case.2, case.3), "{}: {} {:?}", case.0, result.message, result.error);
        assert!(!result.message.is_empty() && !result.message.contains("{$"), "{}", result.message);
        assert_eq!(result.error.is_some(), result.status == BROKEN, "{}", case.0);
        assert_eq!(result.rows.len() as u64, result.failed_rows.min(20), "{}", case.0);
        assert_eq!(result.rows.len(), result.examples.len(), "{}", case.0);
    }
}

fn one(tables: &Tables, rule: &str) -> RuleResult {
    tables.check(&rules(&[rule])).remove(0)
}

/// Seven rows; the fourth has nothing but its number.
fn people() -> Tables {
    let tables = Tables::new();
    tables.add(
        "t",
        "n,age,height,name,city,joined,seen,member\n\
         1,30,1.5,Omar,Dubai,2013-01-05,2013-01-05T08:00:00,true\n\
         2,41,1.75,Layla,دبي,2013-02-01,2013-02-01T09:30:00,false\n\
         3,25,1.6,Noor,Al Ain,2013-02-01,2013-03-01T00:00:00,true\n\
         4,,,,,,,\n\
         5,67,2,مريم,دبي,2013-06-30,2013-06-30T23:59:59,false\n\
         6,18,1.55,X,Dubai,2013-05-01,2013-12-31T12:00:00,true\n\
         7,30,1.9,Sara,Sharjah,2012-12-31,2013-12-31T18:00:00,true\n",
    );
    tables
}

#[test]
fn missing_values_are_found_and_passed_over() {
    hold(
        &people(),
        &[
            (r#""check": "not_missing", "column": "n""#, PASSED, 7, 0),
            (r#""check": "not_missing", "column": "age""#, FAILED, 7, 1),
            (r#""check": "not_missing", "column": "name", "mostly": 0.85"#, PASSED, 7, 1),
            (r#""check": "not_missing", "column": "name", "mostly": 0.86"#, FAILED, 7, 1),
            (r#""check": "not_missing", "column": "city", "where": "n <> 4""#, PASSED, 6, 0),
            (r#""check": "not_missing", "column": "city", "where": "age > 1000""#, PASSED, 0, 0),
        ],
    );
    let result = one(&people(), r#""check": "not_missing", "column": "age""#);
    assert_eq!((result.rows, result.examples), (vec![4], vec![vec![None]]));
}

#[test]
fn values_lie_in_ranges() {
    hold(
        &people(),
        &[
            (r#""check": "range", "column": "age", "min": 18, "max": 67"#, PASSED, 6, 0),
            (r#""check": "range", "column": "age", "min": 18, "strict_min": true"#, FAILED, 6, 1),
            (r#""check": "range", "column": "age", "max": 66.5"#, FAILED, 6, 1),
            (r#""check": "range", "column": "age", "max": 40, "mostly": 0.66"#, PASSED, 6, 2),
            (r#""check": "range", "column": "height", "min": 1.5, "max": 2"#, PASSED, 6, 0),
            (r#""check": "range", "column": "height", "max": 2, "strict_max": true"#, FAILED, 6, 1),
            (r#""check": "range", "column": "height", "min": 1.51"#, FAILED, 6, 1),
            (r#""check": "range", "column": "joined", "min": "2013-01-01""#, FAILED, 6, 1),
            (r#""check": "range", "column": "joined", "min": "2013-01-01", "where": "n < 7""#, PASSED, 5, 0),
            (r#""check": "range", "column": "seen", "max": "2013-12-31T18:00:00""#, PASSED, 6, 0),
            (r#""check": "range", "column": "seen", "max": "2013-12-31T18:00:00", "strict_max": true"#, FAILED, 6, 1),
            (r#""check": "range", "column": "seen", "max": "2013-12-31""#, FAILED, 6, 2),
            (r#""check": "range", "column": "age", "max": 40, "where": "member""#, PASSED, 4, 0),
            (r#""check": "range", "column": "name", "min": 1"#, BROKEN, 0, 0),
            (r#""check": "range", "column": "joined", "min": 1"#, BROKEN, 0, 0),
        ],
    );
    let result = one(&people(), r#""check": "range", "column": "age", "max": 40"#);
    assert_eq!((result.observed.min, result.observed.max), (Some(Scalar::Integer(18)), Some(Scalar::Integer(67))));
    assert_eq!(result.rows, [2, 5]);
    assert_eq!(result.examples, [[Some("41".to_owned())], [Some("67".to_owned())]]);
    assert_eq!(result.message, "age is ≤ 40: not so in 2 rows of 6");
}

#[test]
fn values_are_in_sets() {
    hold(
        &people(),
        &[
            (r#""check": "values", "column": "city", "values": ["Dubai", "دبي", "Al Ain", "Sharjah"]"#, PASSED, 6, 0),
            (r#""check": "values", "column": "city", "values": ["Dubai", "Al Ain"]"#, FAILED, 6, 3),
            (r#""check": "values", "column": "city", "values": ["Ajman"], "forbidden": true"#, PASSED, 6, 0),
            (r#""check": "values", "column": "city", "values": ["دبي"], "forbidden": true"#, FAILED, 6, 2),
            (r#""check": "values", "column": "age", "values": [30, 41, 25, 67, 18]"#, PASSED, 6, 0),
            (r#""check": "values", "column": "age", "values": [30.0], "forbidden": true"#, FAILED, 6, 2),
            (r#""check": "values", "column": "height", "values": [1.5, 1.75, 1.6, 2, 1.55, 1.9]"#, PASSED, 6, 0),
            (r#""check": "values", "column": "member", "values": [true]"#, FAILED, 6, 2),
            (
                r#""check": "values", "column": "joined", "values": ["2013-02-01"], "where": "n in (2, 3)""#,
                PASSED,
                2,
                0,
            ),
            (r#""check": "values", "column": "city", "values": [1]"#, BROKEN, 0, 0),
            (r#""check": "values", "column": "age", "values": [1.5]"#, BROKEN, 0, 0),
        ],
    );
    let result = one(&people(), r#""check": "values", "column": "city", "values": ["Dubai", "Al Ain"]"#);
    let found: Vec<_> = result.observed.values.iter().map(|v| (v.value.as_str(), v.count)).collect();
    assert_eq!(found, [("دبي", 2), ("Sharjah", 1)]);
    assert_eq!(result.observed.share, Some(0.5));
}

#[test]
fn texts_match_patterns_and_have_lengths() {
    hold(
        &people(),
        &[
            (r#""check": "pattern", "column": "name", "pattern": "^\\p{L}+$""#, PASSED, 6, 0),
            (r#""check": "pattern", "column": "name", "pattern": "^[A-Z]""#, FAILED, 6, 1),
            (r#""check": "pattern", "column": "name", "pattern": "[0-9]", "forbidden": true"#, PASSED, 6, 0),
            (
                r#""check": "pattern", "column": "name", "pattern": "^م", "where": "city = 'دبي'", "mostly": 0.5"#,
                PASSED,
                2,
                1,
            ),
            (r#""check": "length", "column": "name", "min": 1, "max": 5"#, PASSED, 6, 0),
            (r#""check": "length", "column": "name", "min": 4, "max": 4"#, FAILED, 6, 2),
            (r#""check": "pattern", "column": "age", "pattern": "1""#, BROKEN, 0, 0),
            (r#""check": "length", "column": "age", "min": 1"#, BROKEN, 0, 0),
        ],
    );
    let broken = one(&people(), r#""check": "pattern", "column": "name", "pattern": "a(b""#);
    let error = broken.error.unwrap();
    assert_eq!((error.code, error.params["at"].as_str()), (Code::PatternInvalid, "2"));
    assert_eq!(error.place.rule.as_deref(), Some("r0"));
}

#[test]
fn rows_are_told_apart() {
    hold(
        &people(),
        &[
            (r#""check": "unique", "columns": ["n"]"#, PASSED, 7, 0),
            (r#""check": "unique", "columns": ["age"]"#, FAILED, 6, 2),
            (r#""check": "unique", "columns": ["city"]"#, FAILED, 6, 4),
            (r#""check": "unique", "columns": ["city"], "where": "n < 5""#, PASSED, 3, 0),
            (r#""check": "unique", "columns": ["city", "age"]"#, PASSED, 6, 0),
            (r#""check": "unique", "columns": ["joined"], "mostly": 0.6"#, PASSED, 6, 2),
            (r#""check": "unique", "columns": ["height"]"#, PASSED, 6, 0),
            (r#""check": "unique", "columns": ["member", "city"]"#, FAILED, 6, 4),
        ],
    );
    let result = one(&people(), r#""check": "unique", "columns": ["member", "city"]"#);
    assert_eq!(result.rows, [1, 2, 5, 6]);
    assert_eq!(result.examples[1], [Some("false".to_owned()), Some("دبي".to_owned())]);
    assert_eq!((result.column, result.columns.len()), (None, 2));
}

#[test]
fn tables_have_rows_columns_and_types() {
    let all = r#"{"name": "n", "type": "integer"}, {"name": "age"}, {"name": "height", "type": "real"}, {"name": "name"},
        {"name": "city"}, {"name": "joined", "type": "date"}, {"name": "seen", "type": "datetime"}, {"name": "member"}"#;
    let exact = format!(r#""check": "columns", "columns": [{all}], "ordered": true"#);
    let cases = [
        (exact.as_str(), PASSED, 0, 0),
        (
            r#""check": "columns", "columns": [{"name": "age", "type": "text"}, {"name": "x"}], "others": true"#,
            FAILED,
            0,
            0,
        ),
        (r#""check": "columns", "columns": [{"name": "age"}]"#, FAILED, 0, 0),
        (r#""check": "type", "column": "age", "types": ["integer"]"#, PASSED, 0, 0),
        (r#""check": "type", "column": "age", "types": ["text", "real"]"#, FAILED, 0, 0),
        (r#""check": "type", "column": "aeg", "types": ["text"]"#, BROKEN, 0, 0),
        (r#""check": "row_count", "min": 7, "max": 7"#, PASSED, 7, 0),
        (r#""check": "row_count", "min": 8"#, FAILED, 7, 0),
    ];
    hold(&people(), &cases);
    let result = one(&people(), cases[1].0);
    assert_eq!(result.message, "The table has its columns: not so; missing: x · of another type: age (integer)");
    let result = one(&people(), r#""check": "type", "column": "aeg", "types": ["text"]"#);
    assert_eq!(result.error.unwrap().params["suggestion"], "age");
}

#[test]
fn columns_are_measured_as_a_whole() {
    let statistic =
        |name: &str, rest: &str| format!(r#""check": "statistic", "column": "{name}", "statistic": {rest}"#);
    let measured = |rule: &str| {
        let result = one(&people(), rule);
        assert_eq!(result.status, PASSED, "{rule}: {}", result.message);
        result.observed.value.unwrap()
    };
    let close = |found: Scalar, expected: f64| match found {
        Scalar::Real(found) => assert!((found - expected).abs() < 1e-12, "{found} is not {expected}"),
        other => panic!("{other:?}"),
    };
    close(measured(&statistic("age", r#""mean", "min": 35, "max": 36"#)), 211.0 / 6.0);
    close(measured(&statistic("age", r#""median", "min": 30, "max": 30"#)), 30.0);
    close(measured(&statistic("age", r#""quantile", "quantile": 0.9, "max": 60"#)), 54.0);
    close(measured(&statistic("height", r#""sd", "min": 0"#)), 0.20165977949672229);
    close(measured(&statistic("height", r#""sum", "min": 10.3, "max": 10.3"#)), 10.3);
    assert_eq!(measured(&statistic("age", r#""sum", "min": 211, "max": 211"#)), Scalar::Integer(211));
    assert_eq!(measured(&statistic("age", r#""min", "min": 18, "max": 18"#)), Scalar::Integer(18));
    let last = statistic("joined", r#""max", "max": "2013-06-30""#);
    assert_eq!(measured(&last), Scalar::Text("2013-06-30".into()));
    let distinct = r#""check": "distinct_count", "column": "city", "min": 4, "max": 4"#;
    assert_eq!(measured(distinct), Scalar::Integer(4));
    let share = r#""check": "distinct_count", "column": "age", "min": 0.8, "max": 0.9, "share": true"#;
    close(measured(share), 5.0 / 6.0);
    hold(
        &people(),
        &[
            (r#""check": "distinct_count", "column": "city", "max": 3"#, FAILED, 6, 0),
            (r#""check": "statistic", "column": "age", "statistic": "mean", "max": 35"#, FAILED, 6, 0),
            (r#""check": "statistic", "column": "name", "statistic": "mean", "max": 35"#, BROKEN, 0, 0),
            (r#""check": "statistic", "column": "joined", "statistic": "mean", "max": 35"#, BROKEN, 0, 0),
            (r#""check": "statistic", "column": "joined", "statistic": "min", "max": 35"#, BROKEN, 0, 0),
        ],
    );
}

#[test]
fn the_newest_moment_is_not_too_old() {
    hold(
        &people(),
        &[
            // As seen on 1 January 2014 at midnight.
            (r#""check": "freshness", "column": "seen", "hours": 6"#, PASSED, 6, 0),
            (r#""check": "freshness", "column": "seen", "hours": 5.9"#, FAILED, 6, 0),
            (r#""check": "freshness", "column": "seen", "hours": 1, "at": "2013-12-31T19:00:00""#, PASSED, 6, 0),
            (r#""check": "freshness", "column": "joined", "hours": 24, "at": "2013-07-01""#, PASSED, 6, 0),
            (r#""check": "freshness", "column": "age", "hours": 24"#, BROKEN, 0, 0),
        ],
    );
    let result = one(&people(), r#""check": "freshness", "column": "seen", "hours": 1"#);
    assert_eq!(result.message, "The newest seen is at most 1 hour old: not so, it is 2013-12-31T18:00:00");
}

#[test]
fn values_are_in_other_datasets() {
    let tables = people();
    tables.add("cities", "city,code,when\nDubai,1,2013-02-01\nدبي,2,2013-01-05\nAl Ain,30,2013-06-30\n");
    let reference = |column: &str, rest: &str| format!(r#""check": "references", "column": "{column}", {rest}"#);
    let cases = [
        reference("city", r#""dataset": "cities", "key": "city""#),
        reference("city", r#""dataset": "cities", "key": "city", "where": "n < 6""#),
        reference("age", r#""dataset": "cities", "key": "code""#),
        reference("height", r#""dataset": "cities", "key": "code""#),
        reference("joined", r#""dataset": "cities", "key": "when""#),
        reference("age", r#""dataset": "cities", "key": "city""#),
        reference("age", r#""dataset": "cities", "key": "town""#),
        reference("age", r#""dataset": "towns", "key": "city""#),
    ];
    let expected = [(FAILED, 6, 1), (PASSED, 4, 0), (FAILED, 6, 4), (FAILED, 6, 5), (FAILED, 6, 2)];
    let cases: Vec<Case> = cases
        .iter()
        .enumerate()
        .map(|(at, rule)| expected.get(at).map_or((rule.as_str(), BROKEN, 0, 0), |e| (rule.as_str(), e.0, e.1, e.2)))
        .collect();
    hold(&tables, &cases);
    let broken = one(&tables, cases[7].0);
    assert_eq!(broken.error.unwrap().code, Code::DatasetMissing);
}

#[test]
fn values_stand_in_order_and_compare_with_each_other() {
    let tables = people();
    hold(
        &tables,
        &[
            (r#""check": "ordered", "column": "n", "strict": true"#, PASSED, 7, 0),
            (r#""check": "ordered", "column": "n", "descending": true"#, FAILED, 7, 6),
            (r#""check": "ordered", "column": "seen""#, PASSED, 6, 0),
            (r#""check": "ordered", "column": "joined""#, FAILED, 6, 2),
            (r#""check": "ordered", "column": "joined", "where": "n < 6""#, PASSED, 4, 0),
            (r#""check": "ordered", "column": "joined", "where": "n < 6", "strict": true"#, FAILED, 4, 1),
            (r#""check": "ordered", "column": "name""#, FAILED, 6, 3),
            (r#""check": "ordered", "column": "member""#, BROKEN, 0, 0),
            (r#""check": "compare", "column": "joined", "op": "<=", "other": "seen""#, PASSED, 6, 0),
            (r#""check": "compare", "column": "joined", "op": ">=", "other": "seen""#, FAILED, 6, 6),
            (r#""check": "compare", "column": "age", "op": ">", "other": "height""#, PASSED, 6, 0),
            (r#""check": "compare", "column": "n", "op": "=", "other": "age""#, FAILED, 6, 6),
            (r#""check": "compare", "column": "name", "op": "!=", "other": "city""#, PASSED, 6, 0),
            (r#""check": "compare", "column": "name", "op": "<", "other": "age""#, BROKEN, 0, 0),
            (r#""check": "compare", "column": "name", "op": "<", "other": "x""#, BROKEN, 0, 0),
        ][..],
    );
    let result = one(&tables, r#""check": "ordered", "column": "joined""#);
    assert_eq!(result.rows, [6, 7]);
}

#[test]
fn expressions_are_true_in_every_row() {
    let tables = people();
    hold(
        &tables,
        &[
            (r#""check": "expression", "expression": "age >= 18 AND height < 2.5""#, PASSED, 6, 0),
            (r#""check": "expression", "expression": "city = 'دبي' OR age < 60""#, PASSED, 6, 0),
            (r#""check": "expression", "expression": "age IS NOT NULL""#, FAILED, 7, 1),
            (r#""check": "expression", "expression": "member", "where": "n < 4""#, FAILED, 3, 1),
            (r#""check": "expression", "expression": "joined >= DATE '2013-01-01'", "mostly": 0.8"#, PASSED, 6, 1),
            (r#""check": "expression", "expression": "age > > 1""#, BROKEN, 0, 0),
            (r#""check": "expression", "expression": "name > 1""#, BROKEN, 0, 0),
            (r#""check": "expression", "expression": "age + 1""#, BROKEN, 0, 0),
            (r#""check": "expression", "expression": "integer(name) > 1""#, BROKEN, 0, 0),
            (r#""check": "expression", "expression": "try_integer(name) > 1""#, PASSED, 0, 0),
            (r#""check": "expression", "expression": "age in (SELECT n FROM t)""#, BROKEN, 0, 0),
            (r#""check": "expression", "expression": "true""#, BROKEN, 0, 0),
            (r#""check": "not_missing", "column": "n", "where": "aeg > 1""#, BROKEN, 0, 0),
        ],
    );
    let broken = one(&tables, r#""check": "expression", "expression": "age > > 1""#);
    let error = broken.error.unwrap();
    assert_eq!((error.code, error.params["at"].as_str()), (Code::ExprSyntax, "7"));
    assert_eq!(error.place.span.map(|span| (span.start, span.end)), Some((6, 7)));
    let refused = one(&tables, r#""check": "expression", "expression": "integer(name) > 1""#).error.unwrap();
    assert_eq!((refused.code, refused.place.row), (Code::ExprValue, Some(1)));
    let failing = one(&tables, r#""check": "expression", "expression": "age < height * 20""#);
    assert_eq!((failing.columns.len(), failing.rows.len()), (2, 3));
    assert_eq!(failing.examples[1], [Some("41".to_owned()), Some("1.75".to_owned())]);
}

#[test]
fn queries_find_nothing() {
    let tables = people();
    hold(
        &tables,
        &[
            (r#""check": "sql", "query": "SELECT * FROM data WHERE age < 18""#, PASSED, 7, 0),
            (
                r#""check": "sql", "query": "SELECT city, COUNT(*) AS n FROM data GROUP BY city HAVING COUNT(*) > 1""#,
                FAILED,
                7,
                2,
            ),
            (
                r#""check": "sql", "query": "with old as (select * from data where age > 40) select name from old""#,
                FAILED,
                7,
                2,
            ),
            (r#""check": "sql", "query": "SELECT aeg FROM data""#, BROKEN, 0, 0),
            (r#""check": "sql", "query": "SELECT age FROM other""#, BROKEN, 0, 0),
            (r#""check": "sql", "query": "SELECT age FROM FROM data""#, BROKEN, 0, 0),
            (r#""check": "sql", "query": "SELECT CAST(name AS INTEGER) AS a FROM data""#, BROKEN, 0, 0),
            (r#""check": "sql", "query": "SELECT * FROM read_csv('x')""#, BROKEN, 0, 0),
            (r#""check": "sql", "query": "SELECT * FROM data", "where": "age > 1""#, BROKEN, 0, 0),
            (r#""check": "not_missing", "column": "n""#, PASSED, 7, 0),
        ],
    );
    let found = one(
        &tables,
        r#""check": "sql", "query": "SELECT name, age * 2 AS twice FROM data WHERE age > 40 ORDER BY age""#,
    );
    assert_eq!((found.columns.as_slice(), found.column), (["name".to_owned(), "twice".to_owned()].as_slice(), None));
    assert_eq!(found.examples, [["Layla", "82"], ["مريم", "134"]].map(|row| row.map(|text| Some(text.to_owned()))));
    assert!(found.message.ends_with("not so, it gives 2 rows"), "{}", found.message);
    let broken = one(&tables, r#""check": "sql", "query": "SELECT age FROM FROM data""#).error.unwrap();
    assert_eq!((broken.code, broken.place.param.as_deref()), (Code::SqlInvalid, Some("query")));
}

#[test]
fn distributions_are_compared() {
    let tables = Tables::new();
    let table = |shift: u32| {
        let rows =
            (0..1_000u32).map(|n| format!("{},{},{}", n % 100 + shift, ["a", "b", "c"][(n % 3) as usize], n % 7));
        format!("x,kind,few\n{}\n", rows.collect::<Vec<_>>().join("\n"))
    };
    tables.add("t", &table(0)).add("same", &table(0)).add("moved", &table(50));
    tables.add("empty_column", "x,kind,few\n1,,\n2,,\n");
    let rule = |column: &str, method: &str, max: f64, against: &str| {
        format!(
            r#""check": "distribution", "column": "{column}", "method": "{method}", "max": {max}, "against": {against}"#
        )
    };
    let quarters = r#"{"bins": {"edges": [0, 25, 50, 75, 100], "shares": [0.25, 0.25, 0.25, 0.25]}}"#;
    let thirds = r#"{"values": [{"value": "a", "share": 0.334}, {"value": "b", "share": 0.333}, {"value": "c", "share": 0.333}]}"#;
    let other = r#"{"values": [{"value": "a", "share": 0.5}, {"value": "z", "share": 0.5}]}"#;
    let cases: Vec<(String, RuleStatus, u64)> = vec![
        (rule("x", "psi", 0.0, r#"{"dataset": "same"}"#), PASSED, 1_000),
        (rule("x", "psi", 0.2, r#"{"dataset": "moved"}"#), FAILED, 1_000),
        (rule("x", "ks", 0.5, r#"{"dataset": "moved"}"#), PASSED, 1_000),
        (rule("x", "ks", 0.49, r#"{"dataset": "moved"}"#), FAILED, 1_000),
        (rule("few", "psi", 0.0, r#"{"dataset": "same"}"#), PASSED, 1_000),
        (rule("kind", "psi", 0.001, r#"{"dataset": "same"}"#), PASSED, 1_000),
        (rule("kind", "psi", 0.001, thirds), PASSED, 1_000),
        (rule("kind", "psi", 0.2, other), FAILED, 1_000),
        (rule("x", "psi", 0.001, quarters), PASSED, 1_000),
        (rule("x", "ks", 0.001, quarters), PASSED, 1_000),
        (rule("kind", "ks", 0.5, r#"{"dataset": "same"}"#), BROKEN, 0),
        (rule("kind", "psi", 0.5, quarters), BROKEN, 0),
        (rule("few", "psi", 0.5, r#"{"dataset": "empty_column"}"#), BROKEN, 0),
        (rule("x", "psi", 0.5, r#"{"dataset": "nothing"}"#), BROKEN, 0),
    ];
    let cases: Vec<Case> = cases.iter().map(|(rule, status, rows)| (rule.as_str(), *status, *rows, 0)).collect();
    hold(&tables, &cases);
}

/// One rule of every check, for a table with the columns of `people`.
const EVERY: [&str; 18] = [
    r#""check": "columns", "columns": [{"name": "age"}], "others": true"#,
    r#""check": "type", "column": "age", "types": ["integer", "text"]"#,
    r#""check": "not_missing", "column": "age""#,
    r#""check": "range", "column": "age", "min": 0"#,
    r#""check": "values", "column": "name", "values": ["x"]"#,
    r#""check": "pattern", "column": "name", "pattern": "x""#,
    r#""check": "length", "column": "name", "min": 1"#,
    r#""check": "unique", "columns": ["name", "age"]"#,
    r#""check": "row_count", "min": 0"#,
    r#""check": "distinct_count", "column": "name", "min": 0"#,
    r#""check": "statistic", "column": "age", "statistic": "median", "min": 0"#,
    r#""check": "freshness", "column": "seen", "hours": 1"#,
    r#""check": "references", "column": "name", "dataset": "t", "key": "name""#,
    r#""check": "ordered", "column": "age""#,
    r#""check": "compare", "column": "age", "op": "<", "other": "height""#,
    r#""check": "distribution", "column": "age", "method": "psi", "max": 1, "against": {"dataset": "t"}"#,
    r#""check": "expression", "expression": "age > 0""#,
    r#""check": "sql", "query": "SELECT name FROM data WHERE age < 0""#,
];
