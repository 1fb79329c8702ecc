use falaj_data::{
    Cells, ImportOptions, OutColumn, columns_to_carry, read_for_scoring, read_for_scoring_with, to_columns,
    write_predictions, write_predictions_with,
};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{Folder, column, lines, strings};

#[test]
fn columns_become_plain_vectors() {
    let folder = Folder::new();
    let table =
        folder.table("t", "n,s,b,d,c,t\n1,x,true,1970-01-02,00:00:01,1970-01-01T00:00:01\n,y,,,,\n3,x,false,,,\n");
    let all = to_columns(&table, None).unwrap();
    assert_eq!(all.rows, 3);
    let Cells::Number(n) = &all.columns[0].1 else { panic!() };
    assert_eq!((n[0], n[1].is_nan(), n[2]), (1.0, true, 3.0));
    let words = Cells::Text { dictionary: strings(&["x", "y"]), codes: vec![0, 1, 0] };
    assert_eq!(all.columns[1].1, words);
    let Cells::Number(b) = &all.columns[2].1 else { panic!() };
    assert_eq!((b[0], b[1].is_nan(), b[2]), (1.0, true, 0.0));
    assert_eq!(all.columns[3].1, Cells::Time(vec![86_400_000_000, i64::MIN, i64::MIN]));
    assert_eq!(all.columns[4].1, Cells::Time(vec![1_000_000, i64::MIN, i64::MIN]));
    assert_eq!(all.columns[5].1, Cells::Time(vec![1_000_000, i64::MIN, i64::MIN]));
    let some = to_columns(&table, Some(&strings(&["s", "n"]))).unwrap();
    assert_eq!((some.columns.len(), &some.columns[0].0), (2, &column("s", Text)));
}

#[test]
fn csv_is_read_as_the_model_expects() {
    let folder = Folder::new();
    let expected = [column("code", Text), column("n", Real), column("day", Date), column("yes", Boolean)];
    let path = folder.file("a.csv", "extra,day,n,yes,code\nq,2024-01-01,3,1,007\n,NA,NaN,FALSE,\n");
    let read = read_for_scoring(&path, &expected).unwrap();
    assert_eq!(read.columns[0].1, Cells::Text { dictionary: strings(&["007"]), codes: vec![0, u32::MAX] });
    let Cells::Number(n) = &read.columns[1].1 else { panic!() };
    assert_eq!((n[0], n[1].is_nan()), (3.0, true));
    assert_eq!(read.columns[3].1, Cells::Number(vec![1.0, 0.0]));

    let path = folder.file("b.csv", "day,n,yes,code\n2024-01-01,1,1,a\n2024-01-02,many,0,b\n");
    let error = read_for_scoring(&path, &expected).unwrap_err();
    assert_eq!((error.code, error.place.row, error.place.column.as_deref()), (Code::CsvCell, Some(3), Some("n")));
    assert_eq!((error.params["value"].as_str(), error.params["type"].as_str()), ("many", "real"));

    let error = read_for_scoring(&folder.file("c.csv", "days,n,yes,code\n1,1,1,1\n"), &expected).unwrap_err();
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "days"));
}

#[test]
fn parquet_is_read_as_the_model_expects() {
    let folder = Folder::new();
    let table = folder.table("t", "n,s\n1,x\n2,y\n");
    let read = read_for_scoring(&table, &[column("n", Real)]).unwrap();
    assert_eq!(read.columns, [(column("n", Real), Cells::Number(vec![1.0, 2.0]))]);
    let error = read_for_scoring(&table, &[column("s", Real)]).unwrap_err();
    assert_eq!((error.code, error.params["found"].as_str()), (Code::ColumnType, "text"));
}

#[test]
fn columns_are_carried_as_the_file_has_them() {
    let folder = Folder::new();
    let csv = folder.file("a.csv", "id,n,day\n007,1.50,2024-01-01\n008,2,\n");
    let names = strings(&["day", "id"]);
    assert_eq!(columns_to_carry(&csv, &names).unwrap(), [column("day", Text), column("id", Text)]);
    let table = folder.table("t", "id,n,day\n007,1.50,2024-01-01\n008,2,\n");
    assert_eq!(columns_to_carry(&table, &names).unwrap(), [column("day", Date), column("id", Text)]);
    let error = columns_to_carry(&csv, &strings(&["idd"])).unwrap_err();
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "id"));
}

#[test]
fn reading_for_scoring_can_be_cancelled() {
    let folder = Folder::new();
    let lines: String = (0..20_000).map(|i| format!("{i}\n")).collect();
    let path = folder.file("a.csv", format!("n\n{lines}"));
    let shares = std::cell::RefCell::new(Vec::new());
    let read = |most: f64| {
        let progress = |share| {
            shares.borrow_mut().push(share);
            share <= most
        };
        read_for_scoring_with(&path, &ImportOptions::default(), &[column("n", Real)], &progress)
    };
    assert_eq!(read(1.0).unwrap().rows, 20_000);
    assert!(shares.borrow().len() > 1 && shares.borrow().is_sorted());
    assert_eq!(read(0.0).unwrap_err().code, Code::Cancelled);
}

#[test]
fn predictions_are_written_whole() {
    let folder = Folder::new();
    let columns = || {
        vec![
            ("id".to_owned(), OutColumn::Cells(Integer, Cells::Number(vec![1.0, f64::NAN]))),
            ("class, name".to_owned(), OutColumn::Text(strings(&["say \"yes\"", "b"]))),
            ("p".to_owned(), OutColumn::Number(vec![0.25, f64::NAN])),
            ("day".to_owned(), OutColumn::Cells(Date, Cells::Time(vec![86_400_000_000, i64::MIN]))),
        ]
    };
    let csv = folder.path("out.csv");
    write_predictions(&csv, &columns()).unwrap();
    assert_eq!(
        std::fs::read_to_string(csv).unwrap(),
        "id,\"class, name\",p,day\n1,\"say \"\"yes\"\"\",0.25,1970-01-02\n,b,,\n"
    );
    let parquet = folder.path("out.parquet");
    write_predictions(&parquet, &columns()).unwrap();
    assert_eq!(lines(&parquet), ["1,say \"yes\",0.25,1970-01-02", "-,b,-,-"]);
    assert_eq!(falaj_data::schema(&parquet).unwrap()[0], column("id", Integer));
    let error = write_predictions(&folder.path("out.xlsx"), &columns()).unwrap_err();
    assert_eq!((error.code, folder.names().len()), (Code::FormatUnknown, 2));
}

#[test]
fn writing_ends_when_asked_and_leaves_no_file() {
    let folder = Folder::new();
    let columns = vec![("prediction".to_owned(), OutColumn::Number(vec![0.5; 100_000]))];
    for name in ["out.csv", "out.parquet"] {
        let path = folder.path(name);
        let error = write_predictions_with(&path, &columns, &|share| share < 0.5).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert!(!path.exists());
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 0, "something is left beside {name}");
    }
}

#[test]
fn other_formats_are_scored_as_the_types_of_the_model() {
    let folder = Folder::new();
    let path = folder.file("new.ndjson", "{\"id\": 7, \"hour\": 8, \"late\": true}\n{\"hour\": 9.5}\n");
    let expected = [column("hour", Real), column("id", Text)];
    let found = falaj_data::read_for_scoring(&path, &expected).unwrap();
    assert_eq!((found.rows, &found.columns[0].1), (2, &Cells::Number(vec![8.0, 9.5])));
    assert_eq!(found.columns[1].0, expected[1]);
    let error = falaj_data::read_for_scoring(&path, &[column("hours", Real)]).unwrap_err();
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "hour"));
    let bad = folder.file("bad.json", "[{\"hour\": \"early\"}]");
    let error = falaj_data::read_for_scoring(&bad, &[column("hour", Real)]).unwrap_err();
    assert_eq!((error.code, error.place.row), (Code::TypeMisfit, Some(1)));
    assert!(error.place.file.unwrap().ends_with("bad.json"));
    let carried = falaj_data::columns_to_carry(&path, &["late".to_owned()]).unwrap();
    assert_eq!(carried, [column("late", Boolean)]);
}
