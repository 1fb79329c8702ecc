//! Types that are asked for, and files that change while they are read.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Write;

use falaj_data::ImportOptions;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::{self, *};

use crate::{DEFAULT, Folder, codes, import, kinds, lines, refused, warned};

fn typed(types: &[(&str, ColumnType)]) -> ImportOptions {
    let types: BTreeMap<String, ColumnType> = types.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    ImportOptions { types, ..DEFAULT }
}

#[test]
fn types_asked_for_replace_the_detected_ones() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "id,n,yes,day\n7,3.0,1,2024-01-01T00:00:00\n8,,0,2024-01-02\n");
    let options = typed(&[("id", Text), ("n", Integer), ("yes", Boolean), ("day", Date)]);
    let (imported, _) = import(&path, &options).unwrap();
    assert_eq!(kinds(&imported.columns), [Text, Integer, Boolean, Date]);
    assert_eq!(lines(&folder.path("a.out.parquet")), ["7,3,true,2024-01-01", "8,-,false,2024-01-02"]);
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);

    // The same of a file with types of its own.
    let table = folder.table("t", "n,s\n1,2024-01-01\n0,2024-01-02\n");
    let (imported, _) = import(&table, &typed(&[("n", Boolean), ("s", Text)])).unwrap();
    assert_eq!(kinds(&imported.columns), [Boolean, Text]);
    assert_eq!(lines(&folder.path("t.out.parquet")), ["true,2024-01-01", "false,2024-01-02"]);
}

#[test]
fn a_value_that_does_not_fit_is_named_or_missing() {
    let csv = "id,price\n1,2.5\n2,n/a\n3,1\n4,-\n";
    let error = refused("a.csv", csv, &typed(&[("price", Real)]));
    assert_eq!(
        (error.code, error.place.row, error.place.column.as_deref()),
        (Code::TypeMisfit, Some(3), Some("price"))
    );
    assert_eq!((error.params["value"].as_str(), error.params["type"].as_str()), ("n/a", "real"));
    assert!(error.place.file.as_ref().unwrap().ends_with("a.csv"));
    let json = "{\"price\": 1}\n{\"price\": \"x\"}\n";
    assert_eq!(refused("a.ndjson", json, &typed(&[("price", Real)])).place.row, Some(2));

    let folder = Folder::new();
    let lenient = ImportOptions { lenient: true, ..typed(&[("price", Real)]) };
    let (imported, _) = import(&folder.file("a.csv", csv), &lenient).unwrap();
    assert_eq!(lines(&folder.path("a.out.parquet")), ["1,2.5", "2,-", "3,1", "4,-"]);
    let warning = warned(&imported, "misfit_missing");
    assert_eq!((warning.params["count"].as_str(), warning.rows.as_slice()), ("2", [3, 5].as_slice()));

    let table = folder.table("t", "s\nx\n12\n");
    let error = import(&table, &typed(&[("s", Integer)])).unwrap_err();
    assert_eq!((error.code, error.place.row, error.params["value"].as_str()), (Code::TypeMisfit, Some(1), "x"));
    let lenient = ImportOptions { lenient: true, ..typed(&[("s", Integer)]) };
    assert_eq!(codes(&import(&table, &lenient).unwrap().0), ["misfit_missing"]);
    assert_eq!(lines(&folder.path("t.out.parquet")), ["-", "12"]);
}

#[test]
fn types_of_columns_that_are_not_there_are_refused() {
    let error = refused("a.csv", "price,b\n1,2\n", &typed(&[("prize", Text)]));
    assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "price"));
}

/// Imports a file that is changed when the progress has been told `after` times.
fn changed(name: &str, content: &str, after: u32, change: impl Fn(&std::path::Path)) -> Code {
    let folder = Folder::new();
    let path = folder.file(name, content);
    let told = Cell::new(0);
    let progress = |_| {
        told.set(told.get() + 1);
        if told.get() == after {
            change(&path);
        }
        true
    };
    let out = folder.path("out.parquet");
    let error = falaj_data::import(&path, &DEFAULT, &out, &progress).unwrap_err();
    assert!(folder.names().iter().all(|left| left == name), "{:?}", folder.names());
    assert!(error.place.file.as_ref().unwrap().ends_with(name));
    error.code
}

#[test]
fn a_file_that_changes_is_not_imported() {
    let append = |text: &'static str| {
        move |path: &std::path::Path| {
            let mut file = std::fs::OpenOptions::new().append(true).open(path).unwrap();
            file.write_all(text.as_bytes()).unwrap();
        }
    };
    // Rows that fit, rows that do not, and a file that is written anew, while it is read for the second time.
    assert_eq!(changed("a.csv", "a,b\n1,2\n", 2, append("3,4\n")), Code::FileChanged);
    assert_eq!(changed("a.csv", "a,b\n1,2\n", 2, append("x,\"y\n")), Code::FileChanged);
    assert_eq!(changed("a.ndjson", "{\"a\":1}\n", 2, append("{\"a\":")), Code::FileChanged);
    assert_eq!(changed("a.csv", "a,b\n1,2\n", 2, |path| std::fs::write(path, "c\nx\n").unwrap()), Code::FileChanged);
    assert_eq!(
        changed("a.csv", "a,b\n1,2\n", 2, |path| std::fs::remove_file(path).unwrap_or_default()),
        Code::FileChanged
    );
}
