use falaj_data::ImportOptions;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{DEFAULT, Folder, codes, import, kinds, lines, names, refused, strings, warned};

const LINES: &str = r#"{"id": 1, "name": "Amal", "at": {"day": "2024-02-29", "time": "2024-02-29T10:00:00Z"}, "tags": ["a", "b"]}

{"name": "Omar \"O\"\u0645", "id": 2.5, "late": null, "at": {"day": null}}
{"id": 18446744073709551616, "name": "12", "ok": true}
"#;

#[test]
fn records_become_rows_and_objects_columns() {
    let folder = Folder::new();
    let (imported, _) = import(&folder.file("a.ndjson", LINES), &DEFAULT).unwrap();
    assert_eq!(names(&imported.columns), ["id", "name", "at.day", "at.time", "tags", "late", "ok"]);
    assert_eq!(kinds(&imported.columns), [Text, Text, Date, Datetime, Text, Text, Boolean]);
    assert_eq!(
        lines(&folder.path("a.out.parquet")),
        [
            "1,Amal,2024-02-29,2024-02-29T10:00:00,[\"a\",\"b\"],-,-",
            "2.5,Omar \"O\"م,-,-,-,-,-",
            "18446744073709551616,12,-,-,-,-,true",
        ]
    );
    assert_eq!(codes(&imported), ["type_widened", "column_empty"]);
    assert_eq!(imported.warnings[0].rows, [4], "the number beyond 64 bits stands in line 4");
}

#[test]
fn a_list_of_objects_is_the_same_table() {
    let folder = Folder::new();
    import(&folder.file("lines.json", LINES), &DEFAULT).unwrap();
    let records: Vec<&str> = LINES.lines().filter(|line| !line.is_empty()).collect();
    let list = folder.file("list.json", format!("\u{feff} [\n {}\n]\n", records.join(",\n ")));
    let (imported, _) = import(&list, &DEFAULT).unwrap();
    assert_eq!(imported.rows, 3);
    assert_eq!(lines(&folder.path("list.out.parquet")), lines(&folder.path("lines.out.parquet")));
    // Text that begins like this is JSON whatever the file is called.
    let (imported, _) = import(&folder.file("list.txt", "[{\"a\":1}]"), &DEFAULT).unwrap();
    assert_eq!((names(&imported.columns), kinds(&imported.columns)), (vec!["a"], vec![Integer]));
}

#[test]
fn what_is_wrong_has_its_line_and_character() {
    for (content, line, character, reason) in [
        ("{\"a\": 1}\n{\"a\": 2\n{\"a\": 3}\n", 3, 1, "comma"),
        ("{\"a\": 1}\n{\"م\": 2,}\n", 2, 9, "key"),
        ("{\"a\": 1}\n{\"a\": \"x\n\"}\n", 2, 9, "text"),
        ("{\"a\": 01}\n", 1, 9, "number"),
        ("{\"a\": 1}\n{\"a\": [1, {\"b\"}]}\n", 2, 15, "colon"),
        ("{\"a\": 1}\n{\"a\": tru}\n", 2, 7, "value"),
        ("{\"a\": \"\\u12x4\"}\n", 1, 8, "escape"),
        ("[{\"a\": 1},\n {\"a\": 2}\n", 3, 1, "ended"),
        ("[{\"a\": 1}]\n]", 2, 1, "after"),
        ("[{\"a\": 1},]", 1, 11, "value"),
        ("{\"a\": 1}, {\"a\": 2}", 1, 9, "value"),
    ] {
        let error = refused("a.json", content, &DEFAULT);
        assert_eq!(error.code, Code::JsonSyntax, "{content}: {error:?}");
        let found = (error.place.row, error.params["position"].as_str(), error.params["reason"].as_str());
        assert_eq!(found, (Some(line), character.to_string().as_str(), reason), "{content}");
    }
}

#[test]
fn shapes_that_are_no_table_say_where_the_table_is() {
    let error = refused("a.json", r#"{"count": 2, "data": {"items": [{"a": 1}, {"a": 2}]}}"#, &DEFAULT);
    assert_eq!((error.code, error.params["path"].as_str()), (Code::JsonShape, "data.items"));
    let wire = error.to_wire(falaj_schema::message::Lang::En);
    assert!(wire.message.contains("data.items") && wire.hint.contains("jq .data.items"), "{wire:?}");
    for (content, what, line) in
        [("{\"a\":1}\n[1]\n", "list", 2), ("[{\"a\":1},\n 3]", "value", 2), ("[[1,2]]", "list", 1), ("3", "value", 1)]
    {
        let error = refused("a.json", content, &DEFAULT);
        assert_eq!((error.code, error.params["what"].as_str()), (Code::JsonShape, what), "{content}");
        assert_eq!(error.place.row, Some(line), "{content}");
    }
    // A single record, and one of a file in which each line is one by its name.
    let folder = Folder::new();
    assert_eq!(import(&folder.file("one.json", r#"{"a": 1, "b": [1, 2]}"#), &DEFAULT).unwrap().0.rows, 1);
    assert_eq!(import(&folder.file("one.jsonl", r#"{"a": 1, "b": [{"c": 1}]}"#), &DEFAULT).unwrap().0.rows, 1);
    assert_eq!(refused("a.json", "[]", &DEFAULT).code, Code::NoRows);
    assert_eq!(refused("a.json", " \n ", &DEFAULT).code, Code::FileEmpty);
}

#[test]
fn the_last_of_two_names_counts_and_is_mentioned() {
    let folder = Folder::new();
    let text = "{\"a\": 1, \"b\": 1}\n{\"a\": 1, \"b\": 2, \"a\": 3}\n{\"a\": 1, \"a\": null}\n";
    let (imported, _) = import(&folder.file("a.json", text), &DEFAULT).unwrap();
    assert_eq!(lines(&folder.path("a.out.parquet")), ["1,1", "3,2", "-,-"]);
    let warning = warned(&imported, "json_key_twice");
    assert_eq!((warning.params["count"].as_str(), warning.rows.as_slice()), ("2", [2, 3].as_slice()));
}

#[test]
fn numbers_that_are_none_and_words_for_nothing_become_missing() {
    let folder = Folder::new();
    let text = "{\"x\": NaN, \"y\": \"\"}\n{\"x\": -Infinity, \"y\": \"n/a\"}\n{\"x\": 1e400, \"y\": \"2024-01-01\"}\n{\"x\": 2}\n";
    let (imported, _) = import(&folder.file("a.json", text), &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Real, Text]);
    assert_eq!(lines(&folder.path("a.out.parquet")), ["-,", "-,n/a", "-,2024-01-01", "2,-"]);
    assert_eq!(warned(&imported, "not_finite").params["count"], "2");
    let words = ImportOptions { missing: Some(strings(&["", "n/a"])), ..DEFAULT };
    assert_eq!(kinds(&import(&folder.file("b.json", text), &words).unwrap().0.columns), [Real, Date]);
}

#[test]
fn text_in_another_encoding_is_named_and_read() {
    let arabic =
        encoding_rs::WINDOWS_1256.encode("{\"city\": \"Ajman\"}\n{\"city\": \"دبي\"}\n{\"city\": \"أبوظبي\"}\n").0;
    let error = refused("a.ndjson", &arabic, &DEFAULT);
    assert_eq!((error.code, error.place.row), (Code::CsvEncoding, Some(2)));
    assert_eq!(error.params["probable"], "windows-1256");
    let folder = Folder::new();
    let named = ImportOptions { encoding: Some("windows-1256".into()), ..DEFAULT };
    let (_, rows) = import(&folder.file("a.ndjson", &arabic), &named).unwrap();
    assert_eq!(rows[2][0].as_deref(), Some("أبوظبي"));
    let wide: Vec<u8> = "\u{feff}[{\"a\": \"é\"}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&folder.file("wide.json", wide), &DEFAULT).unwrap().1[0][0].as_deref(), Some("é"));
}

#[test]
fn records_span_pieces_and_columns_come_late() {
    let folder = Folder::new();
    let mut text = String::from("[");
    for n in 0..20_000 {
        let late = if n == 19_999 { ", \"late\": {\"x\": 7}" } else { "" };
        text.push_str(&format!("{{\"n\": {n}, \"s\": \"{}\"{late}}},\n", "é".repeat(n % 90)));
    }
    text.push_str(&format!("{{\"n\": 20000, \"s\": \"{}\"}}]", "x".repeat(700_000)));
    let (imported, _) = import(&folder.file("a.json", text), &DEFAULT).unwrap();
    assert_eq!((imported.rows, names(&imported.columns)), (20_001, vec!["n", "s", "late.x"]));
    let page = falaj_data::rows(&folder.path("a.out.parquet"), 19_999, 2, None).unwrap();
    assert_eq!(page.rows[0][2].as_deref(), Some("7"));
    assert_eq!(page.rows[1][1].as_ref().unwrap().len(), 700_000);
}

#[test]
fn five_thousand_columns_are_a_table() {
    let folder = Folder::new();
    let record = |from: usize| {
        let members: Vec<String> = (0..2_500).map(|n| format!("\"k{n}\": {}", n + from)).collect();
        format!("{{\"a\": {{{0}}}, \"b\": {{{0}}}}}\n", members.join(", "))
    };
    let (imported, rows) = import(&folder.file("a.ndjson", record(0) + &record(1)), &DEFAULT).unwrap();
    assert_eq!((imported.columns.len(), imported.columns[4_999].name.as_str()), (5_000, "b.k2499"));
    assert_eq!(rows[1][4_999].as_deref(), Some("2500"));
}

#[test]
fn records_without_end_and_columns_without_number_are_refused() {
    let mut long = b"{\"a\": 1}\n{\"a\": \"".to_vec();
    long.resize(17 << 20, b'x');
    let error = refused("a.ndjson", long, &DEFAULT);
    assert_eq!((error.code, error.place.row, error.params["limit"].as_str()), (Code::JsonTooLong, Some(2), "16"));
    let many: Vec<String> = (0..50_001).map(|n| format!("\"k{n}\":1")).collect();
    assert_eq!(refused("a.ndjson", format!("{{{}}}", many.join(",")), &DEFAULT).code, Code::ColumnsMany);
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    assert_eq!(refused("a.ndjson", deep, &DEFAULT).params["reason"], "deep");
}
