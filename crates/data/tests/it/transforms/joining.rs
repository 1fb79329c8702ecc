use falaj_data::transform::Operation;
use falaj_data::{JoinKind, JoinOptions};
use falaj_schema::Code;
use serde_json::json;

use super::{check, refused, texts};
use crate::{Folder, ON};

#[test]
fn tables_are_put_below_each_other() {
    let folder = Folder::new();
    let (top, bottom) = ("a,b\n1,x\n", "b,a\ny,2\n");
    check(&folder, &[top, bottom], json!({"columns": "same"}), Operation::Union, &["1,x", "2,y"]);
    let wider = "a,c\n2.5,2024-01-01\n";
    check(&folder, &[top, wider], json!({"columns": "any"}), Operation::Union, &["1,x,–", "2.5,–,2024-01-01"]);
    let error = refused(&folder, &[top, wider], json!({"columns": "same"}), Operation::Union);
    assert_eq!(error.code, Code::ColumnsDiffer);
    let text = "a\nz\n";
    assert_eq!(refused(&folder, &[top, text], json!({"columns": "any"}), Operation::Union).code, Code::ColumnsDiffer);
}

#[test]
fn the_nearest_row_in_time_is_joined() {
    let folder = Folder::new();
    let left = "k,at\na,2024-01-01T10:00:00\na,2024-01-01T12:00:00\nb,2024-01-01T10:00:00\na,\n";
    let right = "k,at,v\na,2024-01-01T09:30:00,1\na,2024-01-01T10:00:00,2\na,2024-01-01T12:30:00,3\n";
    let settings = |direction: &str, tolerance| {
        json!({"left_on": "at", "right_on": "at", "left_by": ["k"], "right_by": ["k"], "direction": direction,
            "tolerance": tolerance, "suffix": "_right"})
    };
    let values = |settings, expected: [&str; 4]| {
        let table = folder.table("left", left);
        let other = folder.table("right", right);
        let out = folder.path("out.parquet");
        super::run_on(&[&table, &other], settings, Operation::AsofJoin, &out).unwrap();
        let last: Vec<String> = texts(&out).iter().map(|row| row.rsplit(',').next().unwrap().to_owned()).collect();
        assert_eq!(last, expected);
    };
    values(settings("backward", None), ["2", "2", "–", "–"]);
    values(settings("backward", Some("1h")), ["2", "–", "–", "–"]);
    values(settings("forward", None), ["2", "3", "–", "–"]);
    values(settings("nearest", None), ["2", "3", "–", "–"]);
    let error = refused(&folder, &[left, right], settings("backward", Some("soon")), Operation::AsofJoin);
    assert_eq!((error.code, error.place.param.as_deref()), (Code::ParamInvalid, Some("tolerance")));
}

#[test]
fn joins_give_the_rows_of_their_kind() {
    let folder = Folder::new();
    let left = folder.table("left", "k,v\na,1\nb,2\n,3\nc,4\n");
    let right = folder.table("right", "k,w\na,10\nc,30\nd,40\n");
    let out = folder.path("out.parquet");
    let keys = ["k".to_owned()];
    let rows = |kind| {
        let options = JoinOptions { kind, ..JoinOptions::default() };
        falaj_data::join(&left, &right, &keys, &keys, &options, &out, ON).unwrap();
        texts(&out)
    };
    assert_eq!(rows(JoinKind::Left), ["a,1,10", "b,2,–", "–,3,–", "c,4,30"]);
    assert_eq!(rows(JoinKind::Inner), ["a,1,10", "c,4,30"]);
    assert_eq!(rows(JoinKind::Semi), ["a,1", "c,4"]);
    assert_eq!(rows(JoinKind::Anti), ["b,2", "–,3"]);
    assert_eq!(rows(JoinKind::Full), ["a,1,10", "b,2,–", "–,3,–", "c,4,30", "d,–,40"]);
}

#[test]
fn tables_are_asked_in_sql() {
    let folder = Folder::new();
    let (a, b) = ("k,v\nx,1\ny,2\nx,3\n", "k,w\nx,أحمر\ny,أخضر\n");
    let query = "SELECT a.k, SUM(a.v) AS s, b.w FROM a JOIN b ON a.k = b.k GROUP BY a.k, b.w ORDER BY a.k";
    check(&folder, &[a, b], json!({"query": query}), Operation::Sql, &["x,4,أحمر", "y,2,أخضر"]);
    let error = refused(&folder, &[a], json!({"query": "SELECT * FROM b"}), Operation::Sql);
    assert_eq!((error.code, error.params["tables"].as_str()), (Code::SqlInvalid, "a"));
}
