use falaj_data::{ImportOptions, preview, relations, shifts};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType;
use falaj_schema::inspect::Span;

use crate::{Folder, ON, import};

#[test]
fn a_preview_shows_the_first_rows_and_what_was_detected() {
    let folder = Folder::new();
    let lines: String = (0..2_000).map(|n| format!("{n};{}\n", if n == 3 { "NA" } else { "x" })).collect();
    let path = folder.file("a.csv", format!("id;word\n{lines}"));
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!(
        (found.format, found.delimiter.as_deref(), found.encoding.as_deref()),
        ("csv", Some(";"), Some("utf-8"))
    );
    assert_eq!((found.rows.len(), found.looked, found.total), (20, 1_000, None));
    assert_eq!(found.columns[0].kind, ColumnType::Integer);
    assert_eq!(found.rows[3], [Some("3".to_owned()), None]);
    assert!(found.problem.is_none());
}

#[test]
fn a_preview_shows_what_it_can_of_a_file_that_would_be_refused() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "a,b\n1,2\n3\n4,5,6\n");
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!(found.rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 3]);
    let problem = found.problem.unwrap();
    assert_eq!((problem.code, problem.params["count"].as_str()), (Code::CsvRagged, "2"));
    let empty = folder.file("b.csv", "a,b\n");
    assert_eq!(preview(&empty, &ImportOptions::default()).unwrap().problem.unwrap().code, Code::NoRows);
}

#[test]
fn a_preview_of_parquet_knows_how_many_rows_there_are() {
    let folder = Folder::new();
    let path = folder.table("t", "a,b\n1,x\n2,y\n");
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!((found.format, found.total, found.rows.len()), ("parquet", Some(2), 2));
}

#[test]
fn a_file_without_a_header_has_numbered_columns() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "1,x\n2,y\n");
    let bare = ImportOptions { header: Some(false), ..ImportOptions::default() };
    let (imported, rows) = import(&path, &bare).unwrap();
    assert_eq!(imported.rows, 2);
    assert_eq!(
        imported.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["column_1", "column_2"]
    );
    assert_eq!(rows[0], [Some("1".to_owned()), Some("x".to_owned())]);
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
}

#[test]
fn only_the_columns_asked_for_are_read() {
    let folder = Folder::new();
    let path = folder.table("t", "a,b,c\n1,2,3\n");
    let names = ["c".to_owned(), "a".to_owned()];
    let found = falaj_data::rows(&path, 0, 5, Some(&names)).unwrap();
    assert_eq!(found.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    assert_eq!(found.rows, [[Some("3".to_owned()), Some("1".to_owned())]]);
    let missing = falaj_data::rows(&path, 0, 5, Some(&["z".to_owned()])).unwrap_err();
    assert_eq!(missing.code, Code::ColumnMissing);
    let twice = falaj_data::rows(&path, 0, 5, Some(&["a".to_owned(), "a".to_owned()])).unwrap_err();
    assert_eq!(twice.code, Code::ColumnTwice);
}

/// Expected correlations are those of `pandas.DataFrame.corr` of the same values.
#[test]
fn columns_are_related_by_pearsons_correlation() {
    let folder = Folder::new();
    let path = folder.table("t", "x,y,z,word\n1,2,9,a\n2,4,7,b\n3,6,8,a\n4,8,,b\n5,11,1,a\n");
    let found = relations(&path, Some("x"), ON).unwrap();
    let pairs: Vec<_> = found.relations.iter().map(|one| (one.b.as_str(), one.rows)).collect();
    assert_eq!(pairs, [("y", 5), ("z", 4)]);
    assert!((found.relations[0].r - 0.995_893_206).abs() < 1e-8, "{}", found.relations[0].r);
    assert!((found.relations[1].r + 0.909_651_273).abs() < 1e-8, "{}", found.relations[1].r);
    assert!(found.over_time.is_none());
    let strong = relations(&path, None, ON).unwrap();
    assert!(strong.complete && strong.relations.len() == 3, "{strong:?}");
    assert_eq!((strong.relations[0].a.as_str(), strong.relations[0].b.as_str()), ("x", "y"));
    assert!(relations(&path, Some("word"), ON).unwrap().relations.is_empty());
    assert_eq!(relations(&path, Some("w"), ON).unwrap_err().code, Code::ColumnMissing);
}

#[test]
fn a_column_is_followed_over_time() {
    let folder = Folder::new();
    let mut csv = "day,value\n".to_owned();
    for month in 1..=6 {
        csv.push_str(&format!(
            "2024-{month:02}-10,{month}\n2024-{month:02}-20,{}\n",
            if month == 2 { "" } else { "7" }
        ));
    }
    let found = relations(&folder.table("t", &csv), Some("value"), ON).unwrap().over_time.unwrap();
    assert_eq!((found.column.as_str(), found.span, found.starts.len()), ("day", Span::Month, 6));
    assert_eq!(found.rows, [2; 6]);
    assert_eq!(found.missing, [0, 1, 0, 0, 0, 0]);
    assert_eq!(found.means[..2], [Some(4.0), Some(2.0)]);
}

#[test]
fn a_version_moved_as_far_as_its_values_did() {
    let folder = Folder::new();
    let old = folder.table(
        "old",
        "n,word,flag,day\n1,a,true,2024-01-01\n2,a,true,2024-01-02\n3,b,false,2024-01-03\n4,b,false,2024-01-04\n",
    );
    let new = folder.table(
        "new",
        "n,word,flag,day\n3,b,true,2024-01-01\n4,b,true,2024-01-02\n5,c,true,2024-01-03\n6,c,true,2024-01-04\n",
    );
    let names = ["n", "word", "flag", "day"].map(str::to_owned);
    assert_eq!(shifts(&old, &new, &names, ON).unwrap(), [Some(0.5), Some(0.5), Some(0.5), Some(0.0)]);
    assert_eq!(shifts(&old, &old, &names, ON).unwrap(), [Some(0.0); 4]);
    let unique = folder.table("unique", "word\na\nb\nc\n");
    assert_eq!(shifts(&unique, &unique, &names[1..2], ON).unwrap(), [None]);
    assert_eq!(shifts(&old, &new, &names, &|_| false).unwrap_err().code, Code::Cancelled);
}
