use std::path::PathBuf;

use falaj_data::{ImportOptions, preview};
use falaj_schema::dataset::ColumnType::{self, *};
use falaj_schema::{Code, Error};

use crate::{DEFAULT, Folder, codes, import, kinds, lines, names, warned};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/excel")).join(name)
}

/// A copy of a workbook in a folder of its own.
fn copy(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = folder.file(name, std::fs::read(fixture(name)).unwrap());
    (folder, path)
}

fn sheet(name: &str) -> ImportOptions {
    ImportOptions { sheet: Some(name.into()), ..DEFAULT }
}

fn refused(name: &str, options: &ImportOptions) -> Error {
    let (folder, path) = copy(name);
    let error = import(&path, options).unwrap_err();
    assert_eq!(folder.names(), [name]);
    assert!(error.place.file.as_ref().unwrap().ends_with(name), "{error:?}");
    error
}

#[test]
fn cells_have_types_and_what_is_none_is_named() {
    let (folder, path) = copy("types.xlsx");
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(
        names(&imported.columns),
        ["name", "born", "at", "clock", "worked", "n", "r", "yes", "mixed", "failed", "nothing"]
    );
    let types: [ColumnType; 11] = [Text, Date, Datetime, Time, Real, Integer, Real, Boolean, Text, Integer, Text];
    assert_eq!(kinds(&imported.columns), types);
    assert_eq!(
        lines(&folder.path("types.out.parquet")),
        [
            "Amal,2024-03-01,2024-03-01T10:30:00,06:00:00,12,1,0.1,true,1,-,-",
            "-,-,2024-03-01T00:00:00,00:00:00,36,-2,2,false,2,5,-",
            "Omar,-,2021-10-15T19:00:00,23:59:59,6,3,1e300,-,3,-,-",
            "Zoë,-,-,12:00:00,-,-,-,true,n/a,-,-",
            "Salem,1900-03-01,2024-03-02T12:00:00,-,48,9007199254740992,-1.5,true,007,7,-",
        ]
    );
    let lost = warned(&imported, "excel_times_lost");
    assert_eq!((lost.params["column"].as_str(), lost.params["cells"].as_str()), ("born", "C5, C7"));
    let no_date = warned(&imported, "excel_no_date");
    assert_eq!((no_date.params["cells"].as_str(), no_date.rows.as_slice()), ("C6", [6].as_slice()));
    assert_eq!(warned(&imported, "excel_times").params["cells"], "E4, E5, E6, E7");
    assert_eq!(warned(&imported, "excel_hours").params["column"], "worked");
    let failed = warned(&imported, "excel_error");
    assert_eq!((failed.params["cells"].as_str(), failed.params["value"].as_str()), ("K4, K6", "#N/A"));
    assert_eq!(warned(&imported, "excel_errors").params["value"], "#SPILL!");
    let widened = warned(&imported, "type_widened");
    assert_eq!((widened.params["column"].as_str(), widened.rows.as_slice()), ("mixed", [7, 8].as_slice()));
    assert_eq!(warned(&imported, "column_empty").params["column"], "nothing");
}

#[test]
fn dates_count_from_where_the_workbook_says() {
    let (folder, path) = copy("epoch1904.xlsx");
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Date, Datetime]);
    assert_eq!(
        lines(&folder.path("epoch1904.out.parquet")),
        ["1904-01-01,2024-03-01T10:30:00", "2024-03-01,2024-03-02T12:00:00", "1904-03-01,1904-01-02T06:00:00"]
    );
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
}

#[test]
fn merged_cells_of_a_header_name_groups() {
    let (_folder, path) = copy("merged.xlsx");
    let (imported, rows) = import(&path, &DEFAULT).unwrap();
    let tall = ["Region", "2023 / sales", "2023 / costs", "2024 / sales", "2024 / costs"];
    assert_eq!((names(&imported.columns), rows.len()), (tall.to_vec(), 2));
    assert_eq!(kinds(&imported.columns), [Text, Integer, Integer, Integer, Integer]);
    let (imported, rows) = import(&path, &sheet("Wide")).unwrap();
    assert_eq!(names(&imported.columns), ["id / number", "name / first", "name / last"]);
    assert_eq!(rows[0], [Some("1".to_owned()), Some("Amal".to_owned()), Some("Ali".to_owned())]);

    let error = refused("merged.xlsx", &sheet("Bad"));
    assert_eq!((error.code, error.params["reason"].as_str()), (Code::SheetHeader, "merged"));
    assert_eq!((error.params["cells"].as_str(), error.params["sheet"].as_str()), ("B1:C1", "Bad"));
    assert_eq!(refused("merged.xlsx", &sheet("Deep")).params["cells"], "A1:A3");

    let (imported, rows) = import(&path, &sheet("Below")).unwrap();
    let merged = warned(&imported, "cells_merged");
    assert_eq!((merged.params["cells"].as_str(), merged.rows.as_slice()), ("A2:A3", [2].as_slice()));
    assert_eq!(rows[1][0], None);
}

#[test]
fn headers_that_name_no_columns_say_where() {
    let error = refused("headers.xlsx", &DEFAULT);
    assert_eq!((error.code, error.params["reason"].as_str()), (Code::SheetHeader, "empty"));
    assert_eq!((error.params["cell"].as_str(), error.params["found"].as_str()), ("B1", "B3"));
    let (_folder, path) = copy("headers.xlsx");
    let at_3 = ImportOptions { header_row: Some(3), ..DEFAULT };
    let (imported, rows) = import(&path, &at_3).unwrap();
    assert_eq!((names(&imported.columns), rows.len()), (vec!["city", "sold"], 2));
    let blank = ImportOptions { header_row: Some(2), ..DEFAULT };
    assert_eq!(import(&path, &blank).unwrap_err().params["reason"], "blank");

    let error = refused("headers.xlsx", &sheet("Beside"));
    assert_eq!((error.params["cell"].as_str(), error.params["found"].as_str()), ("D1", "D2"));
    let error = refused("headers.xlsx", &sheet("Twice"));
    assert_eq!((error.params["reason"].as_str(), error.place.column.as_deref()), ("duplicate", Some("a")));
    assert_eq!((error.params["cell"].as_str(), error.params["found"].as_str()), ("A1", "C1"));

    let bare = ImportOptions { header: Some(false), ..sheet("Rows") };
    let (imported, rows) = import(&path, &bare).unwrap();
    assert_eq!(names(&imported.columns), ["column_1", "column_2", "column_3"]);
    assert_eq!((kinds(&imported.columns), rows.len()), (vec![Integer, Text, Boolean], 2));
}

#[test]
fn sheets_are_chosen_by_name_or_number() {
    let (_folder, path) = copy("merged.xlsx");
    assert_eq!(import(&path, &sheet("2")).unwrap().0.columns.len(), 3);
    let error = refused("merged.xlsx", &sheet("Costs"));
    assert_eq!((error.code, error.params["known"].as_str()), (Code::SheetMissing, "Tall, Wide, Bad, Deep, Below"));
    assert_eq!(refused("merged.xlsx", &sheet("0")).code, Code::SheetMissing);
    assert_eq!(refused("types.xlsx", &sheet("Empty")).code, Code::NoRows);

    let found = preview(&fixture("types.xlsx"), &DEFAULT).unwrap();
    assert_eq!((found.format, found.sheet.as_deref(), found.rows.len()), ("excel", Some("Data"), 5));
    let sizes: Vec<_> = found.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows, sheet.columns)).collect();
    assert_eq!(sizes, [("Empty", Some(0), Some(0)), ("Data", Some(8), Some(12))]);
    assert_eq!((kinds(&found.columns)[3], found.rows[0][1].as_deref()), (Time, Some("2024-03-01")));
    let found = preview(&fixture("headers.xlsx"), &sheet("Beside")).unwrap_err();
    assert_eq!(found.code, Code::SheetHeader);
}

#[test]
fn every_kind_of_workbook_is_read() {
    for name in ["old.xls", "sheet.ods", "sheet.xlsb"] {
        let (folder, path) = copy(name);
        let (imported, _) = import(&path, &DEFAULT).unwrap();
        assert_eq!(names(&imported.columns), ["name", "day", "n", "failed"], "{name}");
        assert_eq!(kinds(&imported.columns), [Text, Date, Real, Integer], "{name}");
        let out = folder.path(name).with_extension("out.parquet");
        assert_eq!(lines(&out), ["Amal,2024-03-01,1.5,-", "Zoë,2024-03-02,2,-", "Omar,-,-,7"], "{name}");
        assert_eq!(codes(&imported), ["excel_times_lost", "excel_error"], "{name}");
        assert_eq!(warned(&imported, "excel_times_lost").params["cells"], "B4", "{name}");
        assert_eq!(warned(&imported, "excel_error").params["cells"], "D3", "{name}");
        // What it is, the content says, not the name.
        let other = folder.file("renamed", std::fs::read(&path).unwrap());
        assert_eq!(import(&other, &DEFAULT).unwrap().0.rows, 3, "{name}");
    }
}

#[test]
fn protected_and_damaged_workbooks_are_told_apart() {
    for name in ["protected.xlsx", "protected.ods"] {
        assert_eq!(refused(name, &DEFAULT).code, Code::ExcelProtected, "{name}");
    }
    let whole = std::fs::read(fixture("types.xlsx")).unwrap();
    let error = crate::refused("half.xlsx", &whole[..whole.len() / 2], &DEFAULT);
    assert_eq!(error.code, Code::ExcelDamaged);
    assert_eq!(crate::refused("none.xlsx", b"PK\x03\x04....", &DEFAULT).code, Code::ExcelDamaged);
    let old = std::fs::read(fixture("old.xls")).unwrap();
    assert_eq!(crate::refused("half.xls", &old[..old.len() / 2], &DEFAULT).code, Code::ExcelDamaged);
    // Whatever byte is wrong, the end is an error or a table, never the end of the program.
    for name in ["types.xlsx", "old.xls", "sheet.xlsb", "sheet.ods"] {
        let whole = std::fs::read(fixture(name)).unwrap();
        for (at, byte) in (0..whole.len()).step_by(41).zip((0..=255u8).cycle()) {
            let mut scrambled = whole.clone();
            scrambled[at] = byte;
            let folder = Folder::new();
            let _ = import(&folder.file(name, scrambled), &DEFAULT);
        }
    }
}
