use falaj_data::transform::Operation;
use falaj_schema::Code;
use serde_json::json;

use super::{check, refused};
use crate::Folder;

#[test]
fn rows_are_filtered_by_an_expression() {
    let folder = Folder::new();
    let csv = "السعر,city\n10,Abu Dhabi\n,Dubai\n30,Al Ain\n";
    let settings = json!({"where": "السعر > 5 and city like 'A%'"});
    check(&folder, &[csv], settings, Operation::Filter, &["10,Abu Dhabi", "30,Al Ain"]);
    // Neither true nor false where there is no price.
    check(&folder, &[csv], json!({"where": "not السعر > 20"}), Operation::Filter, &["10,Abu Dhabi"]);
    check(&folder, &[csv], json!({"where": "false"}), Operation::Filter, &[]);
    check(&folder, &[csv], json!({"where": "true"}), Operation::Filter, &["10,Abu Dhabi", "–,Dubai", "30,Al Ain"]);
    let error = refused(&folder, &[csv], json!({"where": "السعر >"}), Operation::Filter);
    assert_eq!((error.code, error.place.param.as_deref()), (Code::ExprSyntax, Some("where")));
    assert_eq!(error.place.span.unwrap().start, 7);
    assert_eq!(refused(&folder, &[csv], json!({"where": "السعر"}), Operation::Filter).code, Code::ExprType);
}

#[test]
fn columns_are_derived_in_order() {
    let folder = Folder::new();
    let csv = "a,b\n1,x\n2,\n";
    let columns = json!({"columns": [
        {"name": "c", "expression": "a * 10"},
        {"name": "a", "expression": "c + 1"},
        {"name": "d", "expression": "coalesce(b, 'none')"},
        {"name": "e", "expression": "1.5"}
    ]});
    check(&folder, &[csv], columns, Operation::Derive, &["11,x,10,x,1.5", "21,–,20,none,1.5"]);
    let strict = json!({"columns": [{"name": "n", "expression": "integer(b)"}]});
    let error = refused(&folder, &[csv], strict, Operation::Derive);
    assert_eq!((error.code, error.place.row, error.params["value"].as_str()), (Code::ExprValue, Some(1), "x"));
    let lazy = json!({"columns": [{"name": "n", "expression": "if(b = 'x', 0, integer(b))"}]});
    check(&folder, &[csv], lazy, Operation::Derive, &["1,x,0", "2,–,–"]);
    let unknown = json!({"columns": [{"name": "n", "expression": "z + 1"}]});
    let error = refused(&folder, &[csv], unknown, Operation::Derive);
    assert_eq!((error.code, error.place.param.as_deref()), (Code::ExprUnknownName, Some("columns")));
}

#[test]
fn tables_without_rows_stay_tables() {
    let folder = Folder::new();
    let csv = "a,t\n1,x\n";
    let table = folder.table("t", csv);
    let empty = folder.path("empty.parquet");
    super::run_on(&[&table], json!({"where": "a > 5"}), Operation::Filter, &empty).unwrap();
    let out = folder.path("out.parquet");
    let columns = json!({"columns": [{"name": "b", "expression": "a + 1"}, {"name": "c", "expression": "'x'"}]});
    let made = super::run_on(&[&empty], columns, Operation::Derive, &out).unwrap();
    assert_eq!((made.table.rows, made.table.columns.len()), (0, 4));
    let sums = json!({"by": ["t"], "columns": [{"name": "s", "function": "sum", "column": "a"}]});
    assert_eq!(super::run_on(&[&empty], sums, Operation::Aggregate, &out).unwrap().table.rows, 0);
    super::run_on(&[&empty], json!({"by": [{"column": "a"}]}), Operation::Sort, &out).unwrap();
    let window = json!({"by": ["t"], "order_by": ["a"], "future": false,
        "columns": [{"name": "n", "function": "row_number"}]});
    assert_eq!(super::run_on(&[&empty], window, Operation::Window, &out).unwrap().table.rows, 0);
}

#[test]
fn five_thousand_columns_are_no_trouble() {
    let folder = Folder::new();
    let names: Vec<String> = (0..5_000).map(|at| format!("c{at}")).collect();
    let values: Vec<String> = (0..5_000).map(|at| at.to_string()).collect();
    let table = folder.table("wide", &format!("{}\n{}\n", names.join(","), values.join(",")));
    let out = folder.path("out.parquet");
    let columns = json!({"columns": [{"name": "s", "expression": "c4999 + c1"}]});
    super::run_on(&[&table], columns, Operation::Derive, &out).unwrap();
    assert_eq!(crate::cells(&out)[0][5_000].as_deref(), Some("5000"));
    super::run_on(&[&table], json!({"where": "c7 = 7"}), Operation::Filter, &out).unwrap();
    super::run_on(&[&table], json!({"by": [{"column": "c3"}]}), Operation::Sort, &out).unwrap();
    let turned = json!({"keep": ["c0"], "columns": [], "name": "n", "value": "v"});
    assert_eq!(super::run_on(&[&table], turned, Operation::Unpivot, &out).unwrap().table.rows, 4_999);
}

#[test]
fn names_that_polars_takes_for_patterns_are_names() {
    let folder = Folder::new();
    let csv = "^a.*$,*,ab\n1,2,3\n";
    check(&folder, &[csv], json!({"where": "`^a.*$` = 1 and `*` = 2"}), Operation::Filter, &["1,2,3"]);
    check(&folder, &[csv], json!({"by": [{"column": "^a.*$"}]}), Operation::Sort, &["1,2,3"]);
    let sums = json!({"by": ["*"], "columns": [{"name": "s", "function": "sum", "column": "^a.*$"}]});
    check(&folder, &[csv], sums, Operation::Aggregate, &["2,1"]);
}

#[test]
fn work_is_cancelled_and_leaves_nothing() {
    let folder = Folder::new();
    let table = folder.table("t", "a\n1\n2\n");
    for operation in [
        Operation::Filter(serde_json::from_value(json!({"where": "a > 1"})).unwrap()),
        Operation::Sort(serde_json::from_value(json!({"by": [{"column": "a"}]})).unwrap()),
        Operation::Sql(serde_json::from_value(json!({"query": "SELECT * FROM a"})).unwrap()),
    ] {
        let out = folder.path("out.parquet");
        let error = operation.run(&[&table], &out, &|_| false).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert!(!out.exists());
    }
    assert_eq!(folder.names().iter().filter(|name| name.ends_with(".part")).count(), 0);
}
