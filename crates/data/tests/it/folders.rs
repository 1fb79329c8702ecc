use falaj_data::{ImportOptions, preview};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{DEFAULT, Folder, ON, codes, kinds, lines, names, warned};

/// All columns of all files.
fn union() -> ImportOptions {
    ImportOptions { union: true, ..DEFAULT }
}

/// Imports the folder `in` to `out.parquet`.
fn import(folder: &Folder, options: &ImportOptions) -> falaj_schema::Result<falaj_data::Imported> {
    falaj_data::import(&folder.path("in"), options, &folder.path("out.parquet"), ON)
}

fn out(folder: &Folder) -> Vec<String> {
    lines(&folder.path("out.parquet"))
}

/// Puts a table into the folder `in`.
fn parquet(folder: &Folder, name: &str, csv: &str) {
    let table = std::fs::read(folder.table("made", csv)).unwrap();
    folder.file(&format!("in/{name}"), table);
}

#[test]
fn files_are_read_in_the_order_of_their_paths() {
    let folder = Folder::new();
    folder.file("in/b.csv", "id,x\n3,0.5\n");
    folder.file("in/a.csv", "id,x\n1,1\n2,NA\n");
    folder.file("in/more/c.csv.gz", {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"id;x\n4;2\n").unwrap();
        encoder.finish().unwrap()
    });
    for beside in ["in/.hidden.csv", "in/_SUCCESS", "in/_metadata", "in/_temporary/0/d.csv", "in/.git/config"] {
        folder.file(beside, "not,this\n");
    }
    let imported = import(&folder, &DEFAULT).unwrap();
    assert_eq!((names(&imported.columns), kinds(&imported.columns)), (vec!["id", "x"], vec![Integer, Real]));
    assert_eq!(out(&folder), ["1,1", "2,-", "3,0.5", "4,2"]);
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
}

#[test]
fn folders_of_partitions_are_columns() {
    let folder = Folder::new();
    parquet(&folder, "year=2023/city=Abu%20Dhabi/a.parquet", "id,city\n1,x\n2,y\n");
    parquet(&folder, "year=2024/city=__HIVE_DEFAULT_PARTITION__/a.parquet", "id,city\n3,z\n");
    let imported = import(&folder, &DEFAULT).unwrap();
    assert_eq!(names(&imported.columns), ["id", "year", "city"]);
    assert_eq!(kinds(&imported.columns), [Integer, Integer, Text]);
    assert_eq!(out(&folder), ["1,2023,Abu Dhabi", "2,2023,Abu Dhabi", "3,2024,-"]);
    assert_eq!(codes(&imported), ["column_shadowed"]);
    let types = [("year".to_owned(), Text)].into();
    let imported = import(&folder, &ImportOptions { types, ..DEFAULT }).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Text, Text]);

    let found = preview(&folder.path("in"), &DEFAULT).unwrap();
    assert_eq!(
        (found.format, found.file_count, names(&found.columns)),
        ("parquet", Some(2), vec!["id", "year", "city"])
    );
    assert_eq!(found.rows[1], ["2", "2023", "Abu Dhabi"].map(|text| Some(text.to_owned())));
    assert_eq!(found.bytes, found.files.iter().map(|file| file.bytes).sum::<u64>());
}

#[test]
fn folders_of_text_may_be_partitions_too() {
    let folder = Folder::new();
    folder.file("in/day=2024-01-01/a.ndjson", "{\"n\": 1}\n");
    folder.file("in/day=2024-01-02/a.ndjson", "{\"n\": 2}\n{\"n\": 3}\n");
    let imported = import(&folder, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Date]);
    assert_eq!(out(&folder), ["1,2024-01-01", "2,2024-01-02", "3,2024-01-02"]);
}

#[test]
fn files_that_differ_are_named_by_file_and_column() {
    let folder = Folder::new();
    folder.file("in/a.csv", "id,x,y\n1,1,p\n");
    folder.file("in/b.csv", "id,y,z\n2,q,9\n");
    folder.file("in/c.csv", "id,x,y\n3,none,r\n");
    let error = import(&folder, &DEFAULT).unwrap_err();
    assert_eq!(
        (error.code, error.place.file.as_deref(), error.place.column.as_deref()),
        (Code::FilesDiffer, Some("b.csv"), Some("z"))
    );
    assert_eq!((error.params["what"].as_str(), error.params["count"].as_str()), ("added", "3"));
    assert_eq!(error.detail.as_deref(), Some("b.csv: + z\nb.csv: − x\nc.csv: x integer → text"));
    assert_eq!(folder.names(), ["in"]);

    let imported = import(&folder, &union()).unwrap();
    assert_eq!(names(&imported.columns), ["id", "x", "y", "z"]);
    assert_eq!(kinds(&imported.columns), [Integer, Text, Text, Integer]);
    assert_eq!(out(&folder), ["1,1,p,-", "2,-,q,9", "3,none,r,-"]);
    assert_eq!(warned(&imported, "files_widened").params["source"], "c.csv");

    // A type that was asked for is no difference.
    folder.file("in/b.csv", "id,x,y\n2,5,q\n");
    let types = [("x".to_owned(), Real)].into();
    let error = import(&folder, &ImportOptions { types, ..DEFAULT }).unwrap_err();
    assert_eq!((error.code, error.place.row), (Code::TypeMisfit, Some(2)));
    assert!(error.place.file.unwrap().ends_with("c.csv"));
}

#[test]
fn tables_with_types_are_widened_or_differ() {
    let folder = Folder::new();
    parquet(&folder, "a.parquet", "n,d,s\n1,2024-01-01,x\n");
    parquet(&folder, "b.parquet", "n,d,s\n0.5,2024-01-02T10:00,y\n");
    let imported = import(&folder, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Real, Datetime, Text]);
    assert_eq!(out(&folder), ["1,2024-01-01T00:00:00,x", "0.5,2024-01-02T10:00:00,y"]);

    parquet(&folder, "c.parquet", "s,n\n7,8\n");
    let error = import(&folder, &DEFAULT).unwrap_err();
    assert_eq!(error.detail.as_deref(), Some("c.parquet: s text → integer\nc.parquet: − d"));
    let imported = import(&folder, &union()).unwrap();
    assert_eq!(kinds(&imported.columns), [Real, Datetime, Text]);
    assert_eq!(out(&folder)[2], "8,-,7");
    let warning = warned(&imported, "files_widened");
    assert_eq!((warning.params["column"].as_str(), warning.params["to"].as_str()), ("s", "text"));
}

#[test]
fn what_is_noticed_in_a_file_names_it() {
    let folder = Folder::new();
    folder.file("in/a.csv", "n\n1\n2\n3\n");
    folder.file("in/b.csv", "n\n4\nNaN\ninf\n");
    let imported = import(&folder, &DEFAULT).unwrap();
    let warning = warned(&imported, "not_finite");
    assert_eq!((warning.params["file"].as_str(), warning.rows.as_slice()), ("b.csv", [4].as_slice()));
    assert!(warning.message.starts_with("b.csv: "), "{}", warning.message);
    folder.file("in/b.csv", "n\n4,5\n");
    let error = import(&folder, &DEFAULT).unwrap_err();
    assert_eq!((error.code, error.place.row), (Code::CsvRagged, Some(2)));
    assert!(error.place.file.unwrap().ends_with("b.csv"));
}

#[test]
fn folders_without_a_table_are_refused() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path("in/deeper")).unwrap();
    folder.file("in/.hidden.csv", "a\n1\n");
    assert_eq!(import(&folder, &DEFAULT).unwrap_err().code, Code::FolderEmpty);
    folder.file("in/a.csv", "a\n1\n");
    folder.file("in/b.json", "[{\"a\": 1}]");
    let error = import(&folder, &DEFAULT).unwrap_err();
    assert_eq!((error.code, error.params["first"].as_str()), (Code::FolderMixed, "a.csv"));
    assert_eq!((error.params["expected"].as_str(), error.params["found"].as_str()), ("csv", "json"));
    std::fs::remove_file(folder.path("in/b.json")).unwrap();
    folder.file("in/deeper/_delta_log/0.json", "{}");
    let error = import(&folder, &DEFAULT).unwrap_err();
    assert_eq!((error.code, error.params["found"].as_str()), (Code::FormatUnknown, "delta"));
    assert_eq!(folder.names(), ["in"]);
}

#[test]
fn a_file_that_comes_while_a_folder_is_read_changes_it() {
    let folder = Folder::new();
    folder.file("in/a.csv", "a\n1\n");
    let progress = |_| {
        folder.file("in/b.csv", "a\n2\n");
        true
    };
    let error = falaj_data::import(&folder.path("in"), &DEFAULT, &folder.path("out.parquet"), &progress).unwrap_err();
    assert_eq!(error.code, Code::FileChanged);
    assert!(!folder.path("out.parquet").exists());
}
