use falaj_data::{ImportOptions, preview};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{DEFAULT, Folder, kinds, names};

#[test]
fn a_preview_of_json_shows_its_first_records() {
    let folder = Folder::new();
    let text: String = (0..3_000).map(|n| format!("{{\"n\": {n}, \"o\": {{\"s\": \"x\"}}}}\n")).collect();
    let path = folder.file("a.ndjson", format!("{text}{{\"n\": tru}}\n"));
    let found = preview(&path, &DEFAULT).unwrap();
    assert_eq!((found.format, found.encoding.as_deref(), found.packing), ("ndjson", Some("utf-8"), None));
    assert_eq!((names(&found.columns), kinds(&found.columns)), (vec!["n", "o.s"], vec![Integer, Text]));
    assert_eq!((found.looked, found.rows.len(), found.problem), (1_000, 20, None));

    let late = folder.file("b.json", "[{\"a\": 1},\n{\"a\": 2, \"b\": 3},\n{\"a\" 4}]");
    let found = preview(&late, &DEFAULT).unwrap();
    assert_eq!(
        (found.format, found.rows.clone()),
        ("json", vec![vec![Some("1".into()), None], vec![Some("2".into()), Some("3".into())]])
    );
    let problem = found.problem.unwrap();
    assert_eq!((problem.code, problem.place.row), (Code::JsonSyntax, Some(3)));
}

#[test]
fn a_preview_says_what_a_file_is_packed_with() {
    let folder = Folder::new();
    let path = folder.file("a.tsv.zst", zstd::encode_all(&b"a\tb\n1\tx\n"[..], 1).unwrap());
    let found = preview(&path, &DEFAULT).unwrap();
    assert_eq!((found.format, found.packing, found.delimiter.as_deref()), ("csv", Some("zstd"), Some("tab")));
    assert_eq!(found.bytes, path.metadata().unwrap().len());
}

#[test]
fn a_preview_tries_the_types_asked_for() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "id,x\n1,a\n2,3\n");
    let types = [("x".to_owned(), Integer), ("id".to_owned(), Text)].into();
    let asked = ImportOptions { types, ..DEFAULT };
    let found = preview(&path, &asked).unwrap();
    assert_eq!(kinds(&found.columns), [Text, Integer]);
    let problem = found.problem.unwrap();
    assert_eq!((problem.code, problem.place.row, problem.params["value"].as_str()), (Code::TypeMisfit, Some(2), "a"));
    assert!(preview(&path, &ImportOptions { lenient: true, ..asked }).unwrap().problem.is_none());
    let unknown = ImportOptions { types: [("y".to_owned(), Text)].into(), ..DEFAULT };
    assert_eq!(preview(&path, &unknown).unwrap_err().code, Code::ColumnMissing);
}

#[test]
fn a_preview_of_a_folder_reads_its_first_file() {
    let folder = Folder::new();
    folder.file("in/a.csv", "a\n1\n");
    folder.file("in/b.csv", "b\n2\n");
    let found = preview(&folder.path("in"), &DEFAULT).unwrap();
    assert_eq!((names(&found.columns), found.file_count), (vec!["a"], Some(2)));
    let files: Vec<_> = found.files.iter().map(|file| (file.name.as_str(), file.bytes)).collect();
    assert_eq!(files, [("a.csv", 4), ("b.csv", 4)]);
}
