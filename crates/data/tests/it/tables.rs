use falaj_data::{JoinKind, JoinOptions, LabelRule, Several, SplitOptions, SplitRule, join, label, select, split};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{Folder, ON, cells, column, lines, names, strings};

#[test]
fn a_join_keeps_every_left_row_once() {
    let folder = Folder::new();
    let left = folder.table("left", "k,day,v\nb,2024-01-01,1\na,2024-01-01,2\n,2024-01-01,3\nb,2024-01-02,4\n");
    let right = folder.table("right", "key,day,v,w\nb,2024-01-01,10,x\na,2024-01-02,20,y\n,2024-01-01,30,z\n");
    let out = folder.path("out.parquet");
    let on = (strings(&["k", "day"]), strings(&["key", "day"]));
    let joined = join(&left, &right, &on.0, &on.1, &JoinOptions::default(), &out, ON).unwrap();
    assert_eq!((joined.table.rows, joined.unmatched), (4, 3));
    assert_eq!(names(&joined.table.columns), ["k", "day", "v", "v_right", "w"]);
    assert_eq!(lines(&out), ["b,2024-01-01,1,10,x", "a,2024-01-01,2,-,-", "-,2024-01-01,3,-,-", "b,2024-01-02,4,-,-"]);
    let only = JoinOptions { columns: Some(strings(&["w"])), ..JoinOptions::default() };
    let joined = join(&left, &right, &on.0, &on.1, &only, &out, ON).unwrap();
    assert_eq!(names(&joined.table.columns), ["k", "day", "v", "w"]);
}

#[test]
fn a_join_refuses_keys_that_are_not_unique() {
    let folder = Folder::new();
    let left = folder.table("left", "k\n1\n2\n3\n");
    let right = folder.table("right", "k,v\n1,a\n1,b\n2,c\n1,d\n4,e\n");
    let out = folder.path("out.parquet");
    let key = strings(&["k"]);
    let error = join(&left, &right, &key, &key, &JoinOptions::default(), &out, ON).unwrap_err();
    assert_eq!((error.code, error.place.column.as_deref()), (Code::KeysTwice, Some("k")));
    assert_eq!((error.params["example"].as_str(), error.params["count"].as_str()), ("1", "2"));
    assert!(!out.exists());
    let rows = |several, kind| {
        let options = JoinOptions { several, kind, ..JoinOptions::default() };
        join(&left, &right, &key, &key, &options, &out, ON).unwrap();
        lines(&out)
    };
    assert_eq!(rows(Several::First, JoinKind::Left), ["1,a", "2,c", "3,-"]);
    assert_eq!(rows(Several::All, JoinKind::Left), ["1,a", "1,b", "1,d", "2,c", "3,-"]);
    assert_eq!(rows(Several::All, JoinKind::Inner), ["1,a", "1,b", "1,d", "2,c"]);
    assert_eq!(rows(Several::All, JoinKind::Full), ["1,a", "1,b", "1,d", "2,c", "3,-", "4,e"]);
}

#[test]
fn a_join_compares_integers_exactly() {
    let folder = Folder::new();
    let left = folder.table("left", "id\n9007199254740992\n9007199254740993\n");
    let right = folder.table("right", "id,v\n9007199254740993,b\n9007199254740992,a\n");
    let (key, out) = (strings(&["id"]), folder.path("out.parquet"));
    join(&left, &right, &key, &key, &JoinOptions::default(), &out, ON).unwrap();
    assert_eq!(lines(&out), ["9007199254740992,a", "9007199254740993,b"]);
}

#[test]
fn a_join_checks_its_columns() {
    let folder = Folder::new();
    let left = folder.table("left", "k,v\n1,1\n");
    let right = folder.table("right", "k,s,v\n1.0,x,2\n2.5,y,3\n");
    let out = folder.path("out.parquet");
    let go = |left_on: &str, right_on: &str, suffix: Option<&str>| {
        let options = JoinOptions { suffix: suffix.map(str::to_owned), ..JoinOptions::default() };
        join(&left, &right, &strings(&[left_on]), &strings(&[right_on]), &options, &out, ON)
    };
    assert_eq!(go("k", "k", None).unwrap().unmatched, 0);
    let error = go("k", "s", None).unwrap_err();
    assert_eq!((error.code, error.place.column.as_deref()), (Code::ColumnType, Some("s")));
    assert_eq!(go("k", "kk", None).unwrap_err().params["suggestion"], "k");
    assert_eq!(go("k", "k", Some("")).unwrap_err().code, Code::ColumnTwice);
}

#[test]
fn a_label_is_a_threshold_or_the_value() {
    let folder = Folder::new();
    let table = folder.table("t", "delay,o\n15,a\n,b\n15.5,c\n-3,d\n");
    let out = folder.path("out.parquet");
    let go = |rule, name: &str, drop| label(&table, "delay", rule, name, drop, &out, ON);
    let labelled = go(LabelRule::Above(15.0), "late", true).unwrap();
    assert_eq!((labelled.table.rows, labelled.dropped), (3, 1));
    assert_eq!(labelled.table.columns, [column("o", Text), column("late", Boolean)]);
    assert_eq!(lines(&out), ["a,false", "c,true", "d,false"]);
    go(LabelRule::AtLeast(15.0), "late", false).unwrap();
    assert_eq!(lines(&out), ["15,a,true", "15.5,c,true", "-3,d,false"]);
    go(LabelRule::Below(15.0), "early", true).unwrap();
    assert_eq!(lines(&out), ["a,false", "c,false", "d,true"]);
    go(LabelRule::AsIs, "delay", false).unwrap();
    assert_eq!(lines(&out), ["a,15", "c,15.5", "d,-3"]);
    assert_eq!(go(LabelRule::AsIs, "o", true).unwrap_err().code, Code::ColumnTwice);
    let error = label(&table, "o", LabelRule::Above(1.0), "y", true, &out, ON).unwrap_err();
    assert_eq!((error.code, error.params["found"].as_str()), (Code::ColumnType, "text"));
}

#[test]
fn select_keeps_the_order_asked_for() {
    let folder = Folder::new();
    let table = folder.table("t", "a,b,c\n1,2,3\n");
    let out = folder.path("out.parquet");
    select(&table, &strings(&["c", "a"]), &out, ON).unwrap();
    assert_eq!(lines(&out), ["3,1"]);
    assert_eq!(select(&table, &strings(&["a", "a"]), &out, ON).unwrap_err().code, Code::ColumnTwice);
    assert_eq!(select(&table, &[], &out, ON).unwrap_err().code, Code::ParamInvalid);
    assert_eq!(select(&table, &strings(&["z"]), &out, ON).unwrap_err().code, Code::ColumnMissing);
}

fn options(rule: SplitRule) -> SplitOptions {
    SplitOptions { rule, train: 0.6, valid: 0.2, test: 0.2, stratify: None }
}

#[test]
fn a_split_by_time_keeps_equal_times_together() {
    let folder = Folder::new();
    let csv =
        "day,n\n2024-01-03,0\n2024-01-01,1\n2024-01-02,2\n2024-01-02,3\n,4\n2024-01-04,5\n2024-01-01,6\n2024-01-05,7\n";
    let table = folder.table("t", csv);
    let outs = ["train", "valid", "test"].map(|name| folder.path(name));
    let by_day = options(SplitRule::Time { column: "day".into() });
    let parts = split(&table, &by_day, [&outs[0], &outs[1], &outs[2]], ON).unwrap();
    assert_eq!((parts.train.rows, parts.valid.rows, parts.test.rows, parts.left_out), (4, 2, 1, 1));
    assert_eq!(lines(&outs[0]), ["2024-01-01,1", "2024-01-02,2", "2024-01-02,3", "2024-01-01,6"]);
    assert_eq!(lines(&outs[1]), ["2024-01-03,0", "2024-01-04,5"]);
    assert_eq!(lines(&outs[2]), ["2024-01-05,7"]);
}

#[test]
fn a_random_split_is_the_same_for_the_same_seed() {
    let folder = Folder::new();
    let csv: String = (0..200).map(|n| format!("{n},{}\n", if n % 10 == 0 { "rare" } else { "common" })).collect();
    let table = folder.table("t", &format!("n,class\n{csv}"));
    let outs = ["train", "valid", "test"].map(|name| folder.path(name));
    let go = |seed| {
        let options = SplitOptions { stratify: Some("class".into()), ..options(SplitRule::Random { seed }) };
        split(&table, &options, [&outs[0], &outs[1], &outs[2]], ON).unwrap();
        outs.each_ref().map(|path| cells(path))
    };
    let parts = go(1);
    assert_eq!(parts.each_ref().map(Vec::len), [120, 40, 40]);
    let rare = |part: &Vec<Vec<Option<String>>>| part.iter().filter(|row| row[1].as_deref() == Some("rare")).count();
    assert_eq!(parts.each_ref().map(rare), [12, 4, 4]);
    assert_eq!(go(1), parts);
    assert_ne!(go(2), parts);
}

#[test]
fn a_split_refuses_what_makes_no_sense() {
    let folder = Folder::new();
    let table = folder.table("t", "day,s\n2024-01-01,a\n2024-01-01,b\n2024-01-01,c\n2024-01-01,d\n2024-01-01,e\n");
    let outs = ["train", "valid", "test"].map(|name| folder.path(name));
    let go = |options: &SplitOptions| split(&table, options, [&outs[0], &outs[1], &outs[2]], ON).unwrap_err();
    let time = |column: &str| options(SplitRule::Time { column: column.into() });
    let error = go(&time("day"));
    assert_eq!((error.code, error.params["part"].as_str()), (Code::SplitEmpty, "valid"));
    assert_eq!(go(&time("s")).code, Code::ColumnType);
    assert_eq!(go(&time("dya")).params["suggestion"], "day");
    let error = go(&SplitOptions { test: 0.3, ..options(SplitRule::Random { seed: 1 }) });
    assert_eq!((error.code, error.params["allowed"].as_str()), (Code::ParamInvalid, "1"));
    assert!(outs.iter().all(|path| !path.exists()));
}
