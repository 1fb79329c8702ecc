use std::fs::File;
use std::path::Path;

use falaj_data::ImportOptions;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;
use polars::prelude::{Column, DataFrame, DataType, ParquetWriter};

use crate::{Folder, ON, codes, import, kinds, lines, names, refused};

/// Written by pyarrow in two row groups: one column for each kind of type that databases and pandas export.
const TYPES: &[u8] = include_bytes!("../fixtures/types.parquet");

#[test]
fn every_type_becomes_ours_or_is_left_out() {
    let folder = Folder::new();
    let path = folder.file("types.parquet", TYPES);
    let out = folder.path("out.parquet");
    let imported = falaj_data::import(&path, &ImportOptions::default(), &out, ON).unwrap();
    let expected =
        ["small", "wide", "single", "price", "big", "colour", "when", "nanos", "day", "clock", "yes", "name"];
    assert_eq!(names(&imported.columns), expected);
    assert_eq!(
        kinds(&imported.columns),
        [Integer, Integer, Real, Real, Real, Text, Datetime, Datetime, Date, Time, Boolean, Text]
    );
    assert_eq!(
        lines(&out),
        [
            "1,1,0.5,12.34,1.2345678901234568e17,red,2013-01-01T10:00:00,1970-01-01T00:00:00,2013-01-01,10:30:00,true,أحمد",
            "-,9223372036854775807,-,-,-1.5,blue,-,1970-01-01T00:00:00,-,-,-,",
            "-3,-,-,-0.05,-,red,1969-12-31T23:59:59.5,-,1900-02-28,23:59:59,false,-"
        ]
    );
    let warned: Vec<_> = imported.warnings.iter().map(|w| (w.code.as_str(), w.params["column"].as_str())).collect();
    let left_out = ["list", "struct", "bytes"].map(|name| ("column_left_out", name));
    let others = [("zone_to_utc", "when"), ("not_finite", "single"), ("too_large", "wide")];
    assert_eq!(warned, [left_out.as_slice(), &others].concat());
}

#[test]
fn a_column_without_a_type_becomes_text_without_a_value() {
    let folder = Folder::new();
    let nothing = Column::full_null("nothing".into(), 2, &DataType::Null);
    let mut frame = DataFrame::new(2, vec![Column::new("n".into(), [1i64, 2]), nothing]).unwrap();
    let path = folder.path("a.parquet");
    ParquetWriter::new(File::create(&path).unwrap()).finish(&mut frame).unwrap();
    let (imported, rows) = import(&path, &ImportOptions::default()).unwrap();
    assert_eq!((kinds(&imported.columns), rows[1][1].as_deref()), (vec![Integer, Text], None));
    assert_eq!(codes(&imported), ["column_empty"]);
}

#[test]
fn our_own_files_come_back_the_same() {
    let folder = Folder::new();
    let table = folder.table("t", "n,r,s,b,d,t,c\n1,1.5,x,true,2024-02-29,2024-01-01T10:00:00.25,10:30\n2,,,,,,\n");
    let again = folder.path("again.parquet");
    let imported = falaj_data::import(&table, &ImportOptions::default(), &again, ON).unwrap();
    assert_eq!(imported.columns, falaj_data::schema(&table).unwrap());
    assert_eq!(lines(&again), lines(&table));
    assert!(imported.warnings.is_empty());
}

#[test]
fn tables_without_rows_are_refused() {
    let folder = Folder::new();
    let columns = vec![("a".to_owned(), falaj_data::OutColumn::Number(Vec::new()))];
    let path: &Path = &folder.path("none.parquet");
    falaj_data::write_predictions(path, &columns).unwrap();
    assert_eq!(refused("none.parquet", std::fs::read(path).unwrap(), &ImportOptions::default()).code, Code::NoRows);
}
