//! Files that change under the reader, that are very wide, that hold nothing, or whose text is none.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use falaj_data::preview;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;
use polars::prelude::{
    Column, DataFrame, DataType, IpcWriter, NamedFrom, ParquetCompression, ParquetWriter, SerWriter, Series,
};

use crate::sheets::{number, text, workbook};
use crate::{DEFAULT, Folder, ON, codes, import, kinds, lines, names, refused, warned};

/// Columns of a very wide table.
const WIDE: usize = 5_000;

fn parquet(frame: &mut DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    let writer = ParquetWriter::new(&mut bytes).with_compression(ParquetCompression::Uncompressed);
    writer.finish(frame).unwrap();
    bytes
}

fn arrow(frame: &mut DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    IpcWriter::new(&mut bytes).finish(frame).unwrap();
    bytes
}

/// A table of that many columns and two rows: numbers, and in every second column text.
fn wide() -> DataFrame {
    let column = |at: usize| {
        let name = format!("c{at}").into();
        if at.is_multiple_of(2) { Column::new(name, [at as i64, -1]) } else { Column::new(name, ["x", "y"]) }
    };
    DataFrame::new(2, (0..WIDE).map(column).collect()).unwrap()
}

#[test]
fn five_thousand_columns_of_every_format_are_a_table() {
    let cells = |cell: &dyn Fn(usize) -> String| (0..WIDE).map(cell).collect::<String>();
    let sheet = workbook(&[
        cells(&|at| text(1, at, &format!("c{at}"))),
        cells(&|at| if at.is_multiple_of(2) { number(2, at, at as f64) } else { text(2, at, "x") }),
        cells(&|at| if at.is_multiple_of(2) { number(3, at, -1.0) } else { text(3, at, "y") }),
    ]);
    for (name, content) in [("a.parquet", parquet(&mut wide())), ("a.arrow", arrow(&mut wide())), ("a.xlsx", sheet)] {
        let folder = Folder::new();
        let path = folder.file(name, content);
        let (imported, rows) = import(&path, &DEFAULT).unwrap();
        assert_eq!((imported.columns.len(), imported.rows), (WIDE, 2), "{name}");
        assert_eq!((imported.columns[4_999].name.as_str(), imported.columns[4_999].kind), ("c4999", Text), "{name}");
        assert_eq!((imported.columns[4_998].kind, rows[0][4_998].as_deref()), (Integer, Some("4998")), "{name}");
        assert_eq!(rows[1][4_999].as_deref(), Some("y"), "{name}");
        let shown = preview(&path, &DEFAULT).unwrap();
        assert_eq!((shown.columns.len(), shown.rows.len(), shown.problem), (WIDE, 2, None), "{name}");
    }
}

/// Imports a file that is changed at the first report of progress.
fn changed(name: &str, content: &[u8], change: impl Fn(&Path)) -> Code {
    let folder = Folder::new();
    let path = folder.file(name, content);
    let told = std::cell::Cell::new(false);
    let progress = |_| {
        if !told.replace(true) {
            change(&path);
        }
        true
    };
    let error = falaj_data::import(&path, &DEFAULT, &folder.path("out.parquet"), &progress).unwrap_err();
    assert!(folder.names().iter().all(|left| left == name), "{:?}", folder.names());
    error.code
}

#[test]
fn tables_that_change_while_they_are_read_are_not_imported() {
    let mut long = DataFrame::new(50_000, vec![Column::new("n".into(), (0..50_000i64).collect::<Vec<_>>())]).unwrap();
    let mut short = DataFrame::new(1, vec![Column::new("n".into(), [1i64])]).unwrap();
    let rows: Vec<String> =
        std::iter::once(text(1, 0, "n")).chain((2..3_000).map(|row| number(row, 0, row as f64))).collect();
    let files = [
        ("a.parquet", parquet(&mut long), parquet(&mut short)),
        ("a.arrow", arrow(&mut long), arrow(&mut short)),
        ("a.xlsx", workbook(&rows), workbook(&rows[..2])),
    ];
    for (name, whole, other) in &files {
        let append = |path: &Path| File::options().append(true).open(path).unwrap().write_all(b"more").unwrap();
        let truncate = |path: &Path| File::options().write(true).open(path).unwrap().set_len(100).unwrap();
        assert_eq!(changed(name, whole, append), Code::FileChanged, "{name} grows");
        assert_eq!(changed(name, whole, truncate), Code::FileChanged, "{name} is cut short");
        assert_eq!(
            changed(name, whole, |path| std::fs::write(path, other).unwrap()),
            Code::FileChanged,
            "{name} is another"
        );
        #[cfg(unix)]
        assert_eq!(changed(name, whole, |path| std::fs::remove_file(path).unwrap()), Code::FileChanged, "{name} goes");
    }
}

#[test]
fn moments_of_different_zones_are_one_column_in_every_text() {
    let moments =
        ["2024-01-01T10:00:00+04:00", "2024-01-01T10:00:00-05:00", "2024-01-01T10:00:00Z", "2024-01-01T10:00:00"];
    let expected = ["2024-01-01T06:00:00", "2024-01-01T15:00:00", "2024-01-01T10:00:00", "2024-01-01T10:00:00"];
    let json: String = moments.iter().map(|moment| format!("{{\"at\": \"{moment}\"}}\n")).collect();
    for (name, content) in [("a.csv", format!("at\n{}\n", moments.join("\n"))), ("a.ndjson", json)] {
        let folder = Folder::new();
        let path = folder.file(name, content);
        let (imported, _) = import(&path, &DEFAULT).unwrap();
        assert_eq!(kinds(&imported.columns), [Datetime], "{name}");
        assert_eq!(lines(&path.with_extension("out.parquet")), expected, "{name}");
        assert!(warned(&imported, "zones_mixed").params["zones"].contains("+04:00"), "{name}");
    }
}

#[test]
fn tables_with_zones_of_their_own_go_together_in_a_folder() {
    let folder = Folder::new();
    let column = |zone: Option<&str>| {
        let moments = Series::new("at".into(), [1_704_103_200_000_000i64]);
        let unit = polars::prelude::TimeUnit::Microseconds;
        let zone = zone.map(|zone| polars::prelude::TimeZone::opt_try_new(Some(zone)).unwrap().unwrap());
        moments.cast(&DataType::Datetime(unit, zone)).unwrap().into()
    };
    for (name, zone) in [("in/a.parquet", Some("Asia/Dubai")), ("in/b.parquet", Some("UTC")), ("in/c.parquet", None)] {
        folder.file(name, parquet(&mut DataFrame::new(1, vec![column(zone)]).unwrap()));
    }
    let out = folder.path("out.parquet");
    let imported = falaj_data::import(&folder.path("in"), &DEFAULT, &out, ON).unwrap();
    assert_eq!((kinds(&imported.columns), codes(&imported)), (vec![Datetime], vec!["zone_to_utc"]));
    assert_eq!(lines(&out), ["2024-01-01T10:00:00"; 3]);
}

#[test]
fn columns_without_a_value_are_text_in_every_format() {
    let json = "{\"a\": 1, \"b\": null}\n{\"a\": 2, \"b\": null}\n";
    let sheet = [text(1, 0, "a") + &text(1, 1, "b"), number(2, 0, 1.0), number(3, 0, 2.0)];
    let frame = || {
        let nothing = Column::full_null("b".into(), 2, &DataType::Null);
        DataFrame::new(2, vec![Column::new("a".into(), [1i64, 2]), nothing]).unwrap()
    };
    for (name, content) in [
        ("a.csv", b"a,b\n1,\n2,NA\n".to_vec()),
        ("a.ndjson", json.as_bytes().to_vec()),
        ("a.xlsx", workbook(&sheet)),
        ("a.parquet", parquet(&mut frame())),
        ("a.arrow", arrow(&mut frame())),
    ] {
        let folder = Folder::new();
        let path = folder.file(name, content);
        let (imported, rows) = import(&path, &DEFAULT).unwrap();
        assert_eq!(
            (names(&imported.columns), kinds(&imported.columns)),
            (vec!["a", "b"], vec![Integer, Text]),
            "{name}"
        );
        assert_eq!(rows, [[Some("1".to_owned()), None], [Some("2".to_owned()), None]], "{name}");
        assert_eq!(warned(&imported, "column_empty").params["column"], "b", "{name}");
    }
    // A column that says its type keeps it, with or without values.
    let typed = Column::full_null("b".into(), 2, &DataType::Float64);
    let mut frame = DataFrame::new(2, vec![Column::new("a".into(), [1i64, 2]), typed]).unwrap();
    for (name, content) in [("a.parquet", parquet(&mut frame)), ("a.arrow", arrow(&mut frame))] {
        let folder = Folder::new();
        let (imported, _) = import(&folder.file(name, content), &DEFAULT).unwrap();
        assert_eq!((kinds(&imported.columns), codes(&imported)), (vec![Integer, Real], vec![]), "{name}");
    }
    // And one that has none in one file takes that of the others.
    let folder = Folder::new();
    folder.file("in/a.ndjson", json);
    folder.file("in/b.ndjson", "{\"a\": 3, \"b\": 0.5}\n");
    let imported = falaj_data::import(&folder.path("in"), &DEFAULT, &folder.path("out.parquet"), ON).unwrap();
    assert_eq!((kinds(&imported.columns), codes(&imported)), (vec![Integer, Real], vec![]));
}

/// The content with every `marker` in it made no text.
fn spoilt(mut content: Vec<u8>, marker: &[u8]) -> Vec<u8> {
    let places: Vec<usize> =
        content.windows(marker.len()).enumerate().filter(|(_, w)| *w == marker).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| content[at + 2] = 0xFF);
    content
}

#[test]
fn text_that_is_none_is_refused_in_every_format() {
    let word = "marked-text-of-many-letters";
    let frame = || DataFrame::new(2, vec![Column::new("s".into(), ["fine", word])]).unwrap();
    let marker = word.as_bytes();
    let error = refused("a.parquet", spoilt(parquet(&mut frame()), marker), &DEFAULT);
    assert_eq!(error.code, Code::ParquetDamaged);
    let error = refused("a.arrow", spoilt(arrow(&mut frame()), marker), &DEFAULT);
    assert_eq!(error.code, Code::ArrowDamaged);
    let error = refused("a.csv", spoilt(format!("s\nfine\n{word}\n").into_bytes(), marker), &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(3)));
    let json = format!("{{\"s\": \"fine\"}}\n{{\"s\": \"{word}\"}}\n");
    let error = refused("a.ndjson", spoilt(json.into_bytes(), marker), &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(2)));
    let error = refused("a.json", spoilt(format!("[{{\"{word}\": 1}}]").into_bytes(), marker), &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(1)));
    let sheet = workbook(&[text(1, 0, "s"), text(2, 0, word)]);
    let error = refused("a.xlsx", spoilt(sheet, marker), &DEFAULT);
    assert_eq!(error.code, Code::ExcelDamaged);
}

#[test]
fn names_that_stand_twice_are_refused_or_told_apart() {
    let error = refused("a.csv", "a,b,a\n1,2,3\n", &DEFAULT);
    assert_eq!((error.code, error.place.column.as_deref()), (Code::CsvHeader, Some("a")));
    let twice = workbook(&[text(1, 0, "a") + &text(1, 1, "a"), number(2, 0, 1.0) + &number(2, 1, 2.0)]);
    let error = refused("a.xlsx", twice, &DEFAULT);
    assert_eq!((error.code, error.place.column.as_deref()), (Code::SheetHeader, Some("a")));
    // Spaces around a name are none of it; its case is.
    assert_eq!(refused("b.csv", "a,\"a \"\n1,2\n", &DEFAULT).code, Code::CsvHeader);
    let folder = Folder::new();
    let (imported, _) = import(&folder.file("b.csv", "a,A\n1,2\n"), &DEFAULT).unwrap();
    assert_eq!(names(&imported.columns), ["a", "A"]);
    // An object's path that is another column's name.
    let path = folder.file("c.ndjson", "{\"a.b\": 1, \"a\": {\"b\": 2}}\n");
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    let mut unique = names(&imported.columns);
    unique.dedup();
    assert_eq!(unique.len(), imported.columns.len());
}
