use std::cell::Cell;

use falaj_data::ImportOptions;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{DEFAULT, Folder, codes, import, kinds, lines, names, warned};

#[test]
fn types_come_from_all_rows() {
    let folder = Folder::new();
    let path = folder.file(
        "a.csv",
        "n,r,s,b,d,t,c\n1,1.5,x,true,2024-02-29,2024-01-01T10:00:00Z,10:30\n-2,NA,\"a,\"\"b\"\"\nc\",FALSE,,2024-01-01 00:00:00.5+04:00,NA\n",
    );
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Real, Text, Boolean, Date, Datetime, Time]);
    assert_eq!((imported.rows, codes(&imported)), (2, vec!["zones_mixed"]));
    assert_eq!(
        lines(&folder.path("a.out.parquet")),
        ["1,1.5,x,true,2024-02-29,2024-01-01T10:00:00,10:30:00", "-2,-,a,\"b\"\nc,false,-,2023-12-31T20:00:00.5,-"]
    );
}

#[test]
fn a_late_odd_value_widens_and_warns() {
    let folder = Folder::new();
    let mut text = "id,x\n".to_owned();
    (0..5_000).for_each(|n| text.push_str(&format!("{n},{n}\n")));
    let path = folder.file("real.csv", format!("{text}1,0.5\n"));
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Real]);
    let warning = &imported.warnings[0];
    assert_eq!((warning.code.as_str(), warning.rows.as_slice()), ("type_widened", [5_002].as_slice()));
    assert_eq!((warning.params["from"].as_str(), warning.params["to"].as_str()), ("integer", "real"));

    let path = folder.file("text.csv", format!("{text}1,n/a\n"));
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Text]);
    let warning = &imported.warnings[0];
    assert_eq!((warning.params["value"].as_str(), warning.params["count"].as_str()), ("n/a", "1"));
    assert_eq!(lines(&folder.path("text.out.parquet"))[0], "0,0");

    let words = ImportOptions { missing: Some(vec!["n/a".into()]), ..DEFAULT };
    assert_eq!(kinds(&import(&path, &words).unwrap().0.columns), [Integer, Integer]);
}

#[test]
fn numbers_that_are_none_become_missing() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "x,y\n1,2\nNaN,inf\n 3 ,\"  \"\n");
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(lines(&folder.path("a.out.parquet")), ["1,2", "-,-", "3,-"]);
    assert_eq!(imported.warnings.len(), 1);
    assert_eq!((imported.warnings[0].code.as_str(), imported.warnings[0].rows[0]), ("not_finite", 3));
}

#[test]
fn delimiters_and_line_ends_are_found() {
    let folder = Folder::new();
    for (name, content) in [
        ("semicolon.csv", "a;b\n1,5;x\n"),
        ("tab.tsv", "a\tb\n1,5\tx\n"),
        ("pipe.txt", "a|b\n1,5|x"),
        ("windows.csv", "a;b\r\n1,5;x\r\n\r\n"),
        ("mac.csv", "a;b\r1,5;x\r"),
    ] {
        let path = folder.file(name, content);
        let (imported, rows) = import(&path, &DEFAULT).unwrap();
        assert_eq!(names(&imported.columns), ["a", "b"], "{name}");
        assert_eq!(rows, [[Some("1,5".to_owned()), Some("x".to_owned())]], "{name}");
    }
    let path = folder.file("given.csv", "a:b\n1:x\n");
    let given = ImportOptions { delimiter: Some(":".into()), ..DEFAULT };
    assert_eq!(import(&path, &given).unwrap().0.columns.len(), 2);
}

#[test]
fn encodings_are_transcoded() {
    let folder = Folder::new();
    let text = "المدينة,n\nدبي,1\nرأس الخيمة,2\n";
    let utf_16 =
        |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect() };
    for (name, content, label) in [
        ("mark.csv", format!("\u{feff}{text}").into_bytes(), None),
        ("little.csv", utf_16(u16::to_le_bytes), None),
        ("big.csv", utf_16(u16::to_be_bytes), None),
        ("arabic.csv", encoding_rs::WINDOWS_1256.encode(text).0.into_owned(), Some("windows-1256")),
    ] {
        let path = folder.file(name, content);
        let options = ImportOptions { encoding: label.map(str::to_owned), ..DEFAULT };
        let (imported, rows) = import(&path, &options).unwrap();
        assert_eq!(names(&imported.columns), ["المدينة", "n"], "{name}");
        assert_eq!(rows[1][0].as_deref(), Some("رأس الخيمة"), "{name}");
    }
}

#[test]
fn long_transcoded_text_is_whole() {
    let folder = Folder::new();
    let mut text = "name,n\n".to_owned();
    (0..60_000).for_each(|n| text.push_str(&format!("Málaga,{n}\n")));
    let path = folder.file("a.csv", encoding_rs::WINDOWS_1252.encode(&text).0);
    let options = ImportOptions { encoding: Some("latin1".into()), ..DEFAULT };
    let (imported, _) = import(&path, &options).unwrap();
    assert_eq!(imported.rows, 60_000);
    let last = falaj_data::rows(&folder.path("a.out.parquet"), 59_999, 10, None).unwrap();
    assert_eq!(last.rows, [[Some("Málaga".to_owned()), Some("59999".to_owned())]]);
}

#[test]
fn empty_columns_and_headers_of_numbers_are_mentioned() {
    let folder = Folder::new();
    let (imported, _) = import(&folder.file("a.csv", "a,b\n1,\n2,NA\n"), &DEFAULT).unwrap();
    assert_eq!(imported.warnings[0].code, "column_empty");
    let (imported, _) = import(&folder.file("b.csv", "1,2\n3,4\n"), &DEFAULT).unwrap();
    assert_eq!(imported.warnings[0].code, "header_numbers");
}

#[test]
fn many_row_groups_are_one_table() {
    let folder = Folder::new();
    let mut text = "n,s\n".to_owned();
    (0..300_000).for_each(|n| text.push_str(&format!("{n},v{}\n", n % 7)));
    let out = folder.table("big", &text);
    assert_eq!(falaj_data::row_count(&out).unwrap(), 300_000);
    let page = falaj_data::rows(&out, 131_070, 4, None).unwrap();
    assert_eq!(page.total, 300_000);
    let first: Vec<_> = page.rows.iter().map(|row| row[0].as_deref().unwrap()).collect();
    assert_eq!(first, ["131070", "131071", "131072", "131073"]);
    assert!(falaj_data::rows(&out, 300_000, 5, None).unwrap().rows.is_empty());
}

#[test]
fn cancelling_leaves_nothing() {
    let folder = Folder::new();
    let mut text = "n\n".to_owned();
    (0..100_000).for_each(|n| text.push_str(&format!("{n}\n")));
    let path = folder.file("a.csv", text);
    for allowed in [0, 3, 9] {
        let asked = Cell::new(0);
        let progress = |_| asked.replace(asked.get() + 1) < allowed;
        let error = falaj_data::import(&path, &DEFAULT, &folder.path("a.parquet"), &progress).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert_eq!(folder.names(), ["a.csv"]);
    }
}

#[test]
fn moments_of_other_time_zones_become_utc() {
    let folder = Folder::new();
    let path = folder.file(
        "a.csv",
        "one,more\n2024-01-01T10:00+04:00,2024-01-01T10:00+04:00\n2024-01-01T12:00+04:00,2024-01-01 10:00Z\n",
    );
    let (imported, _) = import(&path, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Datetime, Datetime]);
    assert_eq!(warned(&imported, "zone_to_utc").params["zone"], "+04:00");
    let mixed = warned(&imported, "zones_mixed");
    assert_eq!((mixed.params["column"].as_str(), mixed.params["count"].as_str()), ("more", "1"));
    assert_eq!(lines(&folder.path("a.out.parquet"))[0], "2024-01-01T06:00:00,2024-01-01T06:00:00");
}

#[test]
fn five_thousand_columns_are_a_table() {
    let folder = Folder::new();
    let row = |text: &dyn Fn(usize) -> String| (0..5_000).map(text).collect::<Vec<_>>().join(",");
    let text = format!("{}\n{}\n{}\n", row(&|n| format!("c{n}")), row(&|n| n.to_string()), row(&|n| format!("{n}.5")));
    let (imported, rows) = import(&folder.file("a.csv", text), &DEFAULT).unwrap();
    assert_eq!((imported.columns.len(), imported.rows), (5_000, 2));
    assert_eq!(rows[1][4_999].as_deref(), Some("4999.5"));
}
