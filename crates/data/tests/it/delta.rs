use std::path::{Path, PathBuf};

use falaj_data::{ImportOptions, Imported, preview};
use falaj_schema::dataset::ColumnType::*;
use falaj_schema::{Code, Error};

use crate::lake::{at, copied, files_of, read, sorted};
use crate::{DEFAULT, Folder, codes, kinds, names, warned};

fn sales(folder: &Folder) -> PathBuf {
    copied(folder, "delta/sales")
}

fn log(table: &Path, version: u64) -> PathBuf {
    table.join("_delta_log").join(format!("{version:020}.json"))
}

fn refused(table: &Path, options: &ImportOptions) -> Error {
    read(table, options).unwrap_err()
}

#[test]
fn the_newest_version_is_what_the_log_says() {
    let folder = Folder::new();
    let table = sales(&folder);
    let (imported, _) = read(&table, &DEFAULT).unwrap();
    assert_eq!(names(&imported.columns), ["id", "amount", "day", "city", "note"]);
    assert_eq!(kinds(&imported.columns), [Integer, Real, Date, Text, Text]);
    assert_eq!(
        sorted(&folder),
        [
            "1,0.5,2024-01-01,Abu Dhabi,-",
            "3,1.5,-,-,-",
            "4,2,2024-01-01,Abu Dhabi,-",
            "5,2.5,2024-01-02,العين,-",
            "6,3,2024-01-01,Dubai,new",
            "7,3.5,2024-01-01,Dubai,-"
        ]
    );
    assert_eq!(codes(&imported), ["table_version"]);
    let said = warned(&imported, "table_version");
    assert_eq!((said.params["version"].as_str(), said.params["state"].as_str()), ("4", "newest"));
    assert!(said.message.starts_with("Version 4 of the Delta Lake table was read, of 20"), "{}", said.message);
}

#[test]
fn older_versions_are_read_with_their_columns() {
    let folder = Folder::new();
    let table = sales(&folder);
    let rows = |version: &str| {
        let (imported, _) = read(&table, &at(version)).unwrap();
        let said = warned(&imported, "table_version").params["state"].clone();
        (sorted(&folder).iter().map(|row| row[..1].to_owned()).collect::<String>(), imported.columns.len(), said)
    };
    assert_eq!(rows("0"), ("123".into(), 4, "older".into()));
    assert_eq!(rows("1"), ("12345".into(), 4, "older".into()));
    assert_eq!(rows("2"), ("1345".into(), 4, "older".into()));
    assert_eq!(rows("3"), ("13456".into(), 5, "older".into()));
    for version in ["5", "-1", "x"] {
        let error = refused(&table, &at(version));
        assert_eq!((error.code, error.params["oldest"].as_str()), (Code::TableVersion, "0"), "{version}");
        assert_eq!(error.params["newest"], "4");
    }
    folder.file("plain/a.csv", "a\n1\n");
    let error = refused(&folder.path("plain"), &at("1"));
    assert_eq!((error.code, error.params["kind"].as_str()), (Code::TableVersion, "none"));
}

#[test]
fn a_checkpoint_stands_for_what_is_before_it() {
    let folder = Folder::new();
    let table = sales(&folder);
    let (whole, _) = read(&table, &DEFAULT).unwrap();
    let rows = sorted(&folder);
    for version in 0..=3 {
        std::fs::remove_file(log(&table, version)).unwrap();
    }
    let (short, _) = read(&table, &DEFAULT).unwrap();
    assert_eq!((short.columns, sorted(&folder)), (whole.columns, rows));
    assert_eq!(refused(&table, &at("2")).params["oldest"], "3");

    let checkpoint = log(&table, 3).with_extension("checkpoint.parquet");
    let mut bytes = std::fs::read(&checkpoint).unwrap();
    bytes.truncate(5_000);
    std::fs::write(&checkpoint, bytes).unwrap();
    let error = refused(&table, &DEFAULT);
    assert_eq!((error.code, error.params["what"].as_str()), (Code::TableDamaged, "checkpoint"));
}

#[test]
fn checkpoints_may_lie_in_several_files() {
    let folder = Folder::new();
    let table = sales(&folder);
    read(&table, &DEFAULT).unwrap();
    let rows = sorted(&folder);
    let checkpoint = log(&table, 3).with_extension("checkpoint.parquet");
    let sidecars = table.join("_delta_log/_sidecars");
    std::fs::create_dir(&sidecars).unwrap();
    std::fs::rename(&checkpoint, sidecars.join("one.parquet")).unwrap();
    // The classic one as the sidecar of one that has the rest as lines.
    let lines: Vec<String> = (0..=3)
        .flat_map(|version| {
            let text = std::fs::read_to_string(log(&table, version)).unwrap();
            text.lines()
                .filter(|line| line.contains("\"metaData\"") || line.contains("\"protocol\""))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .chain([
            r#"{"checkpointMetadata":{"version":3}}"#.to_owned(),
            r#"{"sidecar":{"path":"one.parquet","sizeInBytes":1,"modificationTime":1}}"#.to_owned(),
        ])
        .collect();
    let name = log(&table, 3).with_extension("checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json");
    std::fs::write(name, lines.join("\n")).unwrap();
    (0..=3).for_each(|version| std::fs::remove_file(log(&table, version)).unwrap());
    read(&table, &DEFAULT).unwrap();
    assert_eq!(sorted(&folder), rows);
}

#[test]
fn every_type_and_every_kind_of_partition() {
    let folder = Folder::new();
    let (imported, rows) = read(&copied(&folder, "delta/types"), &DEFAULT).unwrap();
    let expected = [
        ("byte", Integer),
        ("long", Integer),
        ("float", Real),
        ("price", Real),
        ("text", Text),
        ("yes", Boolean),
        ("date", Date),
        ("moment", Datetime),
        ("wall", Datetime),
        ("p_int", Integer),
        ("p_yes", Boolean),
        ("p_moment", Datetime),
    ];
    assert_eq!(crate::names_and_types(&imported.columns), expected);
    let row = |at: usize| rows[at].iter().map(|cell| cell.as_deref().unwrap_or("-")).collect::<Vec<_>>().join(",");
    assert_eq!(
        row(0),
        "1,9007199254740993,0.5,12.34,سلام,true,2024-01-01,2024-01-01T05:30:00.00025,2024-01-01T05:30:00,7,true,2024-01-02T06:30:00.00025"
    );
    assert_eq!(row(1), "-,-1,-,-,,-,2024-01-02,-,-,-,false,-");
    let left_out = imported.warnings.iter().filter(|warning| warning.code == "column_left_out");
    assert_eq!(left_out.map(|warning| warning.params["column"].as_str()).collect::<Vec<_>>(), ["blob", "list", "pair"]);

    let types = [("p_int".to_owned(), Text), ("price".to_owned(), Text)].into();
    let (imported, _) = read(&folder.path("types"), &ImportOptions { types, ..DEFAULT }).unwrap();
    assert_eq!((imported.columns[3].kind, imported.columns[9].kind), (Text, Text));
}

#[test]
fn a_preview_says_which_version_it_is() {
    let folder = Folder::new();
    let table = sales(&folder);
    let found = preview(&table, &DEFAULT).unwrap();
    assert_eq!((found.format, found.file_count, found.total), ("delta", Some(6), Some(6)));
    let version = found.table.unwrap();
    assert_eq!((version.version.as_str(), version.newest.as_str(), version.made.is_some()), ("4", "4", true));
    assert_eq!((found.columns.len(), found.rows.len(), found.problem), (5, 1, None));
    assert_eq!(found.rows[0][3].as_deref(), Some("Abu Dhabi"));
    assert_eq!(found.bytes, found.files.iter().map(|file| file.bytes).sum::<u64>());
    assert_eq!(preview(&table, &at("1")).unwrap().table.unwrap().version, "1");
    // The log's folder stands for the table as well.
    assert_eq!(preview(&table.join("_delta_log"), &DEFAULT).unwrap().file_count, Some(6));
}

#[test]
fn damage_is_named_by_file_and_line() {
    let folder = Folder::new();
    let table = sales(&folder);
    let checkpoint = log(&table, 3).with_extension("checkpoint.parquet");
    std::fs::remove_file(checkpoint).unwrap();
    let text = std::fs::read_to_string(log(&table, 1)).unwrap();
    let second = text.find('\n').unwrap() + 20;
    std::fs::write(log(&table, 1), &text[..second]).unwrap();
    let error = refused(&table, &DEFAULT);
    assert_eq!((error.code, error.params["what"].as_str(), error.place.row), (Code::TableDamaged, "line", Some(2)));
    assert_eq!(error.place.file, Some(log(&table, 1).display().to_string()));
    std::fs::remove_file(log(&table, 1)).unwrap();
    let error = refused(&table, &DEFAULT);
    assert_eq!((error.params["what"].as_str(), error.params["version"].as_str()), ("gap", "1"));
    std::fs::write(log(&table, 1), text).unwrap();

    let gone = files_of(&table).into_iter().find(|path| path.to_string_lossy().contains("Dubai")).unwrap();
    std::fs::remove_file(&gone).unwrap();
    let error = refused(&table, &DEFAULT);
    assert_eq!((error.code, error.params["what"].as_str()), (Code::TableDamaged, "file"));
    assert_eq!(error.place.file, Some(gone.display().to_string()));
    // Versions that do not have the file are whole.
    assert!(read(&table, &at("1")).is_ok());
    folder.file("empty/_delta_log/x.txt", "");
    assert_eq!(refused(&folder.path("empty"), &DEFAULT).params["what"], "empty");
}

/// The table with lines added to its log.
fn with_lines(lines: &str) -> falaj_schema::Result<(Imported, Vec<Vec<Option<String>>>)> {
    let folder = Folder::new();
    let table = sales(&folder);
    std::fs::write(log(&table, 5), lines).unwrap();
    read(&table, &DEFAULT)
}

#[test]
fn what_a_table_uses_and_cannot_be_read_is_named() {
    let protocol = |features: &str| {
        format!(
            r#"{{"protocol":{{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":[{features}],"writerFeatures":[{features}]}}}}"#
        )
    };
    let meta = |kind: &str, more: &str, configuration: &str| {
        let schema = format!(
            r#"{{"type":"struct","fields":[{{"name":"id","type":{kind},"nullable":true,"metadata":{{{more}}}}}]}}"#
        );
        let schema = serde_json::to_string(&schema).unwrap();
        format!(
            r#"{{"metaData":{{"id":"x","format":{{"provider":"parquet","options":{{}}}},"schemaString":{schema},"partitionColumns":[],"configuration":{{{configuration}}}}}}}"#
        )
    };
    let long = "\"long\"";
    let vector = r#"{"add":{"path":"x.parquet","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"deletionVector":{"storageType":"u","pathOrInlineDv":"ab^-aqEH.-t@S}K{vb[*k^","offset":4,"sizeInBytes":40,"cardinality":6}}}"#;
    let cases = [
        (vector.to_owned(), "deletionVectors"),
        (protocol("\"catalogManaged\""), "catalogManaged"),
        (protocol("\"timestampNtz\",\"somethingNew\""), "somethingNew"),
        (r#"{"protocol":{"minReaderVersion":4,"minWriterVersion":7}}"#.to_owned(), "reader version 4"),
        (meta(long, "", r#""delta.columnMapping.mode":"name""#), "columnMapping"),
        (meta(long, r#""delta.typeChanges":[{"toType":"long","fromType":"integer"}]"#, ""), "typeWidening"),
        (meta("\"variant\"", "", ""), "variantType"),
        (meta(r#"{"type":"array","elementType":"variant","containsNull":true}"#, "", ""), "variantType"),
        (meta(long, "", "").replace("parquet", "orc"), "orc"),
        (r#"{"add":{"path":"s3://bucket/x.parquet","partitionValues":{}}}"#.to_owned(), "files outside the table"),
    ];
    for (lines, feature) in cases {
        let error = with_lines(&lines).unwrap_err();
        assert_eq!((error.code, error.params["feature"].as_str()), (Code::TableUnsupported, feature), "{lines}");
    }
    // What a table may use and does not is no hindrance.
    let all = "\"deletionVectors\",\"columnMapping\",\"typeWidening\",\"variantType\",\"v2Checkpoint\",\"timestampNtz\",\"vacuumProtocolCheck\"";
    assert_eq!(with_lines(&protocol(all)).unwrap().0.rows, 6);
    // A file with a deletion vector that is replaced again.
    let removed = vector.replace("\"add\"", "\"remove\"");
    assert_eq!(with_lines(&format!("{vector}\n{removed}\n")).unwrap().0.rows, 6);
}

#[test]
fn a_table_without_rows_is_said_to_have_none() {
    let folder = Folder::new();
    let table = sales(&folder);
    let removes: Vec<String> = std::fs::read_dir(table.join("_delta_log"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .flat_map(|path| std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(&line).unwrap()["add"]["path"].as_str().map(str::to_owned)
        })
        .map(|path| format!(r#"{{"remove":{{"path":{path:?},"dataChange":true}}}}"#))
        .collect();
    std::fs::write(log(&table, 5), removes.join("\n")).unwrap();
    assert_eq!(refused(&table, &DEFAULT).code, Code::NoRows);
    let found = preview(&table, &DEFAULT).unwrap();
    assert_eq!((found.file_count, found.problem.map(|problem| problem.code)), (Some(0), Some(Code::NoRows)));
}

#[test]
fn a_commit_made_meanwhile_changes_nothing() {
    let folder = Folder::new();
    let table = sales(&folder);
    let progress = |_| {
        std::fs::write(log(&table, 5), "{\"commitInfo\":{}}").unwrap();
        std::fs::write(table.join("new.parquet"), "half").unwrap();
        true
    };
    let imported = falaj_data::import(&table, &DEFAULT, &folder.path("out.parquet"), &progress).unwrap();
    assert_eq!((imported.rows, warned(&imported, "table_version").params["version"].as_str()), (6, "4"));
    let asked = std::cell::Cell::new(0);
    let cancel = |_| {
        asked.set(asked.get() + 1);
        asked.get() < 3
    };
    let error = falaj_data::import(&table, &DEFAULT, &folder.path("cancelled.parquet"), &cancel).unwrap_err();
    assert_eq!((error.code, folder.path("cancelled.parquet").exists()), (Code::Cancelled, false));
}
