use std::io::Write;

use falaj_data::ImportOptions;
use falaj_schema::Code;

use crate::{DEFAULT, Folder, ON, import, refused};

#[test]
fn files_that_are_none() {
    let folder = Folder::new();
    let code = |name: &str| {
        let error = import(&folder.path(name), &DEFAULT).unwrap_err();
        assert!(error.place.file.unwrap().ends_with(name));
        error.code
    };
    std::fs::create_dir(folder.path("folder.csv")).unwrap();
    folder.file("empty.csv", "");
    folder.file("blank.csv", "\n\r\n");
    folder.file("mark.csv", "\u{feff}");
    folder.file("header.csv", "a,b\n");
    folder.file("header2.csv", "a,b");
    assert_eq!(code("nowhere.csv"), Code::FileMissing);
    assert_eq!(code("folder.csv"), Code::FolderEmpty);
    assert_eq!(code("empty.csv"), Code::FileEmpty);
    assert_eq!(code("blank.csv"), Code::FileEmpty);
    assert_eq!(code("mark.csv"), Code::FileEmpty);
    assert_eq!(code("header.csv"), Code::NoRows);
    assert_eq!(code("header2.csv"), Code::NoRows);
}

#[test]
fn formats_that_are_not_read() {
    for (name, content, found) in [
        ("a.zip", b"PK\x03\x04....".as_slice(), "zip"),
        ("a.feather", b"FEA1....FEA1", "Feather v1"),
        ("a.html", b"<table></table>", "xml"),
        ("a.bin", b"\x7fELF\x02\x01\x01\0\0\0\0\0", "bin"),
    ] {
        let error = refused(name, content, &DEFAULT);
        assert_eq!((error.code, error.params["found"].as_str()), (Code::FormatUnknown, found), "{name}");
    }
}

#[test]
fn ragged_rows() {
    let error = refused("a.csv", "a,b,c\n1,2,3\n\"x\ny\",\"2,5\",3\n1,2\n4,5,6\n1,2,3,4\n", &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvRagged, Some(5)));
    assert_eq!(["expected", "found", "count"].map(|name| error.params[name].as_str()), ["3", "2", "2"]);
}

#[test]
fn wrong_delimiter() {
    let semicolon = ImportOptions { delimiter: Some(",".into()), ..DEFAULT };
    let error = refused("a.csv", "a;b\n1;2\n", &semicolon);
    assert_eq!((error.code, error.params["probable"].as_str()), (Code::CsvDelimiter, ";"));
    let error = refused("a.csv", "a^b\n1^2\n", &DEFAULT);
    assert_eq!((error.code, error.params["probable"].as_str()), (Code::CsvDelimiter, "^"));
    let long = ImportOptions { delimiter: Some("||".into()), ..DEFAULT };
    assert_eq!(refused("a.csv", "a,b\n1,2\n", &long).code, Code::BadRequest);
}

#[test]
fn wrong_encoding() {
    let arabic = encoding_rs::WINDOWS_1256.encode("id,city\n1,Ajman\n2,دبي\n3,أبوظبي\n").0;
    let error = refused("a.csv", arabic, &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(3)));
    assert_eq!(error.params["probable"], "windows-1256");

    let western = encoding_rs::WINDOWS_1252.encode("id,city\n1,Málaga\n2,Köln\n3,Orléans\n").0;
    let error = refused("a.csv", western, &DEFAULT);
    assert_eq!((error.place.row, error.params["probable"].as_str()), (Some(2), "windows-1252"));

    let wide: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let error = refused("a.csv", wide, &DEFAULT);
    assert_eq!((error.code, error.params["probable"].as_str()), (Code::CsvEncoding, "utf-16le"));

    let wrong = ImportOptions { encoding: Some("shift_jis".into()), ..DEFAULT };
    let error = refused("a.csv", b"a,b\n1,2\n3,\xa0x\n", &wrong);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(3)));

    let unknown = ImportOptions { encoding: Some("klingon".into()), ..DEFAULT };
    let error = refused("a.csv", "a,b\n1,2\n", &unknown);
    assert_eq!((error.code, error.params["encoding"].as_str()), (Code::EncodingUnknown, "klingon"));
}

#[test]
fn late_bad_bytes_are_found() {
    let mut content = b"a,b\n".to_vec();
    (0..100_000).for_each(|n| content.extend_from_slice(format!("{n},x\n").as_bytes()));
    content.extend_from_slice(b"1,Jos\xe9\n");
    let error = refused("a.csv", content, &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(100_002)));
}

#[test]
fn a_line_without_end() {
    let folder = Folder::new();
    let path = folder.path("long.csv");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"a,b\n").unwrap();
    let piece = vec![b'x'; 1 << 20];
    (0..100).for_each(|_| file.write_all(&piece).unwrap());
    let error = import(&path, &DEFAULT).unwrap_err();
    assert_eq!((error.code, error.place.row), (Code::CsvLineTooLong, Some(2)));
    assert_eq!(error.params["limit"], "4");
}

#[test]
fn an_open_quote() {
    let error = refused("a.csv", "a,b\n1,\"x\n2,y\n", &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvQuote, Some(2)));
}

#[test]
fn unusable_headers() {
    let error = refused("a.csv", "a,b,a\n1,2,3\n", &DEFAULT);
    assert_eq!((error.code, error.place.column.as_deref()), (Code::CsvHeader, Some("a")));
    assert_eq!((error.params["reason"].as_str(), error.params["position"].as_str()), ("duplicate", "3"));
    let error = refused("a.csv", ",b\n1,2\n", &DEFAULT);
    assert_eq!((error.params["reason"].as_str(), error.params["position"].as_str()), ("empty", "1"));
}

#[test]
fn a_parquet_file_cut_in_half() {
    let folder = Folder::new();
    let whole = std::fs::read(folder.table("t", "a,b\n1,2\n3,4\n")).unwrap();
    let error = refused("half.parquet", &whole[..whole.len() / 2], &DEFAULT);
    assert_eq!(error.code, Code::ParquetDamaged);
    assert_eq!(refused("text.parquet", "a,b\n1,2\n", &DEFAULT).code, Code::ParquetDamaged);
    // The footer is whole, the pages before it are not.
    let mut scrambled = whole.clone();
    scrambled[4..60].fill(0xAA);
    assert_eq!(refused("scrambled.parquet", scrambled, &DEFAULT).code, Code::ParquetDamaged);
}

#[test]
fn places_that_can_not_be_written() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "a,b\n1,2\n");
    let error = falaj_data::import(&path, &DEFAULT, &folder.path("nowhere/a.parquet"), ON).unwrap_err();
    assert_eq!(error.code, Code::FileMissing);
}

#[test]
fn a_table_with_two_columns_of_one_name() {
    let error = refused("a.csv", "a,b,a\n1,2,3\n", &DEFAULT);
    assert_eq!(error.code, Code::CsvHeader);
    // The library that writes Parquet refuses such a table; one letter of a sound file is changed instead.
    let folder = Folder::new();
    let mut content = std::fs::read(folder.table("t", "name_1,name_2\n1,2\n")).unwrap();
    let places: Vec<usize> = content.windows(6).enumerate().filter(|(_, w)| w == b"name_2").map(|(at, _)| at).collect();
    places.iter().for_each(|at| content[at + 5] = b'1');
    let error = refused("twice.parquet", content, &DEFAULT);
    assert_eq!((error.code, error.place.column.as_deref()), (Code::ColumnTwice, Some("name_1")));
}
