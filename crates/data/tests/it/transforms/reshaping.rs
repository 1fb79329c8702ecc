use falaj_data::transform::Operation;
use falaj_schema::Code;
use serde_json::{Value, json};

use super::{check, refused};
use crate::Folder;

const SALES: &str = "\
city,day,n,x,ok
a,2024-01-01,1,1.5,true
b,2024-01-01,5,,false
a,2024-01-02,2,2.5,false
a,2024-01-09,,4.0,
b,2024-01-03,5,1.0,true
,2024-01-04,7,9.0,true
";

#[test]
fn groups_become_rows() {
    let folder = Folder::new();
    // pandas: df.groupby('city', dropna=False).agg(…), with count() and sums of nothing as null.
    for (function, column, expected) in [
        ("count", None, ["3", "2", "1"]),
        ("count", Some("n"), ["2", "2", "1"]),
        ("distinct", Some("n"), ["2", "1", "1"]),
        ("sum", Some("n"), ["3", "10", "7"]),
        ("mean", Some("n"), ["1.5", "5", "7"]),
        ("min", Some("day"), ["2024-01-01", "2024-01-01", "2024-01-04"]),
        ("max", Some("x"), ["4", "1", "9"]),
        ("median", Some("x"), ["2.5", "1", "9"]),
        ("first", Some("n"), ["1", "5", "7"]),
        ("last", Some("n"), ["–", "5", "7"]),
        ("share_true", Some("ok"), ["0.5", "0.5", "1"]),
        ("mode", Some("n"), ["1", "5", "7"]),
    ] {
        let settings = json!({"by": ["city"], "columns": [{"name": "m", "function": function, "column": column}]});
        let expected: Vec<String> =
            ["a", "b", "–"].iter().zip(expected).map(|(city, value)| format!("{city},{value}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&folder, &[SALES], settings, Operation::Aggregate, &expected);
    }
    let settings = json!({"by": [], "columns": [
        {"name": "q", "function": "quantile", "column": "n", "q": 0.25},
        {"name": "sd", "function": "sd", "column": "n"},
        {"name": "big", "function": "count", "where": "n >= 5"},
        {"name": "s", "function": "sum", "column": "x", "where": "city = 'zz'"}
    ]});
    // numpy.quantile([1,5,2,5,7], .25) = 2, numpy.std(…, ddof=1) = 2.449489742783178.
    check(&folder, &[SALES], settings, Operation::Aggregate, &["2,2.449489742783178,3,–"]);
    let text = json!({"by": [], "columns": [{"name": "m", "function": "mean", "column": "city"}]});
    assert_eq!(refused(&folder, &[SALES], text, Operation::Aggregate).code, Code::ColumnType);
}

fn window(columns: Value) -> Value {
    json!({"by": ["city"], "order_by": ["day"], "columns": columns, "future": true})
}

fn last_column(folder: &Folder, columns: Value) -> Vec<String> {
    let table = folder.table("sales", SALES);
    let out = folder.path("window.parquet");
    super::run_on(&[&table], window(columns), Operation::Window, &out).unwrap();
    crate::cells(&out).into_iter().map(|row| row.last().unwrap().clone().unwrap_or_else(|| "–".into())).collect()
}

#[test]
fn windows_look_at_the_rows_before() {
    let folder = Folder::new();
    // In the order of the file: a 01, b 01, a 02, a 09, b 03, no city.
    for (column, expected) in [
        (json!({"function": "lag", "column": "n"}), ["–", "–", "1", "2", "5", "–"]),
        (json!({"function": "lag", "column": "city", "offset": 2}), ["–", "–", "–", "a", "–", "–"]),
        (json!({"function": "lead", "column": "n"}), ["2", "5", "–", "–", "–", "–"]),
        (json!({"function": "row_number"}), ["1", "1", "2", "3", "2", "1"]),
        (json!({"function": "cumulative_sum", "column": "n"}), ["1", "5", "3", "3", "10", "7"]),
        (json!({"function": "count", "column": "n"}), ["1", "1", "2", "2", "2", "1"]),
        (json!({"function": "sum", "column": "x", "frame": {"rows": 2}}), ["1.5", "–", "4", "6.5", "1", "9"]),
        (json!({"function": "mean", "column": "x", "frame": {"span": "3d"}}), ["1.5", "–", "2", "4", "1", "9"]),
        (json!({"function": "max", "column": "x", "frame": {"rows": 2}}), ["1.5", "–", "2.5", "4", "1", "9"]),
        (
            json!({"function": "min", "column": "day"}),
            ["2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01", "2024-01-04"],
        ),
        (json!({"function": "mean", "column": "n", "without_current": true}), ["–", "–", "1", "1.5", "5", "–"]),
        (json!({"function": "sd", "column": "n"}), ["–", "–", "0.7071067811865476", "0.7071067811865476", "0", "–"]),
    ] {
        let mut column = column;
        column["name"] = "w".into();
        assert_eq!(last_column(&folder, json!([column])), expected, "{column}");
    }
}

#[test]
fn equal_rows_share_a_rank() {
    let folder = Folder::new();
    let csv = "g,v\na,2\na,1\na,2\na,3\na,\n";
    let settings = json!({"by": ["g"], "order_by": ["v"], "future": false, "columns": [
        {"name": "r", "function": "rank"}, {"name": "d", "function": "dense_rank"}
    ]});
    let expected = ["a,2,2,2", "a,1,1,1", "a,2,2,2", "a,3,4,3", "a,–,5,4"];
    check(&folder, &[csv], settings, Operation::Window, &expected);
}

#[test]
fn the_future_is_not_seen_unless_allowed() {
    let folder = Folder::new();
    let mut settings = window(json!([{"name": "w", "function": "lead", "column": "n"}]));
    settings["future"] = false.into();
    let error = refused(&folder, &[SALES], settings, Operation::Window);
    assert_eq!((error.code, error.place.param.as_deref()), (Code::ParamInvalid, Some("columns")));
}

#[test]
fn a_moving_sum_keeps_its_digits() {
    let folder = Folder::new();
    let csv = "x\n1e17\n1\n2\n3\n";
    let settings = json!({"by": [], "order_by": [], "future": false,
        "columns": [{"name": "s", "function": "sum", "column": "x", "frame": {"rows": 2}}]});
    let expected = ["100000000000000000,100000000000000000", "1,100000000000000000", "2,3", "3,5"];
    let table = folder.table("t", csv);
    let out = folder.path("o.parquet");
    super::run_on(&[&table], settings, Operation::Window, &out).unwrap();
    let sums: Vec<f64> = crate::cells(&out).iter().map(|row| row[1].as_ref().unwrap().parse().unwrap()).collect();
    assert_eq!((sums[2], sums[3]), (3.0, 5.0), "{expected:?}");
}

#[test]
fn values_become_columns_and_back() {
    let folder = Folder::new();
    let csv = "id,k,v\n2,ب,1\n1,a,2\n1,ب,3\n1,ب,4\n2,,9\n";
    let settings = json!({"by": ["id"], "column": "k", "values": "v", "function": "sum", "limit": 10});
    check(&folder, &[csv], settings, Operation::Pivot, &["1,2,7", "2,–,1"]);
    let named = json!({"by": ["id"], "column": "k", "values": "v", "function": "count", "names": ["ب"], "limit": 10});
    check(&folder, &[csv], named, Operation::Pivot, &["1,2", "2,1"]);
    let few = json!({"by": ["id"], "column": "k", "values": "v", "function": "sum", "limit": 1});
    let error = refused(&folder, &[csv], few, Operation::Pivot);
    assert_eq!((error.code, error.params["limit"].as_str()), (Code::TooManyColumns, "1"));
    let wide = "id,a,b\n1,2,3.5\n2,,4\n";
    let settings = json!({"keep": ["id"], "columns": [], "name": "n", "value": "v"});
    check(&folder, &[wide], settings, Operation::Unpivot, &["1,a,2", "1,b,3.5", "2,a,–", "2,b,4"]);
    let mixed = json!({"keep": [], "columns": ["id", "k"], "name": "n", "value": "w"});
    assert_eq!(refused(&folder, &[csv], mixed, Operation::Unpivot).code, Code::ColumnType);
}
