use std::path::{Path, PathBuf};

use falaj_data::preview;
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;
use serde_json::{Value, json};

use crate::lake::{at, copied, files_of, read, sorted};
use crate::{DEFAULT, Folder, codes, kinds, names, warned};

/// The newest state of a table: its file and what it says.
fn state(table: &Path) -> (PathBuf, Value) {
    let mut states: Vec<PathBuf> = files_of(&table.join("metadata"))
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".metadata.json"))
        .collect();
    states.sort();
    let path = states.pop().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    (path, serde_json::from_str(&text).unwrap())
}

/// Changes the newest state of a table.
fn change(table: &Path, change: impl FnOnce(&mut Value)) {
    let (path, mut json) = state(table);
    change(&mut json);
    std::fs::write(path, json.to_string()).unwrap();
}

fn refused(table: &Path, what: &str) -> falaj_schema::Error {
    let error = read(table, &DEFAULT).unwrap_err();
    assert_eq!((error.code, error.params["what"].as_str()), (Code::TableDamaged, what));
    error
}

fn unsupported(table: &Path) -> String {
    let error = read(table, &DEFAULT).unwrap_err();
    assert_eq!(error.code, Code::TableUnsupported);
    error.params["feature"].clone()
}

#[test]
fn columns_are_told_by_their_ids() {
    let folder = Folder::new();
    let (imported, _) = read(&copied(&folder, "iceberg/trips"), &DEFAULT).unwrap();
    // The price was called fare; what is called fare now is another column, which old files do not have.
    assert_eq!(names(&imported.columns), ["price", "id", "city", "day", "start", "seats", "fare"]);
    assert_eq!(kinds(&imported.columns), [Real, Integer, Text, Date, Datetime, Integer, Text]);
    assert_eq!(
        sorted(&folder),
        [
            "1.25,1,Abu Dhabi,2024-01-01,2024-01-01T05:30:00.00025,1,-",
            "3.25,3,Abu Dhabi,2024-01-03,2024-01-03T05:30:00.00025,3,low",
            "4.25,4,a/b=c %,2024-01-04,2024-01-04T05:30:00.00025,1099511627776,-",
        ]
    );
    assert_eq!(codes(&imported), ["table_version", "column_left_out"]);
}

#[test]
fn older_snapshots_are_read_with_their_columns() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/trips");
    let (_, metadata) = state(&table);
    let first = metadata["snapshots"][0]["snapshot-id"].to_string();
    for version in [first.as_str(), "first"] {
        let (imported, _) = read(&table, &at(version)).unwrap();
        assert_eq!(names(&imported.columns), ["id", "city", "fare", "day", "start", "seats"]);
        assert_eq!(sorted(&folder)[1], "2,a/b=c %,2.25,2024-01-02,2024-01-02T05:30:00.00025,2");
        let said = warned(&imported, "table_version");
        assert_eq!((said.params["version"].as_str(), said.params["state"].as_str()), (first.as_str(), "older"));
        assert!(said.message.contains(&first), "{}", said.message);
    }
    let error = read(&table, &at("12")).unwrap_err();
    assert_eq!((error.code, error.params["oldest"].as_str()), (Code::TableVersion, first.as_str()));
    assert_eq!(error.detail.unwrap().lines().count(), metadata["snapshots"].as_array().unwrap().len());
}

#[test]
fn a_preview_says_which_snapshot_it_is() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/trips");
    let found = preview(&table, &DEFAULT).unwrap();
    assert_eq!((found.format, found.file_count, found.total), ("iceberg", Some(3), Some(3)));
    let version = found.table.unwrap();
    assert_eq!(version.version, state(&table).1["current-snapshot-id"].to_string());
    assert_eq!((version.newest == version.version, version.made.is_some(), found.problem), (true, true, None));
    assert_eq!(found.rows[0][2].as_deref(), Some("Abu Dhabi"));
    assert_eq!(preview(&table.join("metadata"), &DEFAULT).unwrap().file_count, Some(3));
}

#[test]
fn foreign_files_are_read_by_a_mapping_of_names() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/taken");
    let (imported, _) = read(&table, &DEFAULT).unwrap();
    assert_eq!(names(&imported.columns), ["n", "word"]);
    assert_eq!(sorted(&folder), ["1,a", "2,b"]);
    change(&table, |state| drop(state["properties"].as_object_mut().unwrap().remove("schema.name-mapping.default")));
    assert_eq!(unsupported(&table), "data files without field ids");
}

#[test]
fn columns_that_files_do_not_have_get_what_the_table_says() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/taken");
    change(&table, |state| {
        let schemas = state["schemas"].as_array_mut().unwrap();
        for schema in schemas {
            let fields = schema["fields"].as_array_mut().unwrap();
            fields.push(
                json!({ "id": 9, "name": "since", "required": false, "type": "date", "initial-default": "2024-02-29" }),
            );
            fields
                .push(json!({ "id": 10, "name": "half", "required": false, "type": "double", "initial-default": 0.5 }));
            fields.push(json!({ "id": 11, "name": "nothing", "required": false, "type": "unknown" }));
        }
    });
    let (imported, _) = read(&table, &DEFAULT).unwrap();
    assert_eq!(kinds(&imported.columns), [Integer, Text, Date, Real, Text]);
    assert_eq!(sorted(&folder), ["1,a,2024-02-29,0.5,-", "2,b,2024-02-29,0.5,-"]);
    assert_eq!(codes(&imported), ["table_version", "column_empty"]);
}

#[test]
fn partitions_stand_for_columns_that_files_do_not_have() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/trips");
    // City and day under ids that no file knows, as where the files are those of a Hive table.
    change(&table, |state| {
        let id = |old: i64| {
            if old == 2 {
                92
            } else if old == 4 {
                94
            } else {
                old
            }
        };
        for schema in state["schemas"].as_array_mut().unwrap() {
            for field in schema["fields"].as_array_mut().unwrap() {
                field["id"] = json!(id(field["id"].as_i64().unwrap()));
            }
        }
        for field in state["partition-specs"][0]["fields"].as_array_mut().unwrap() {
            field["source-id"] = json!(id(field["source-id"].as_i64().unwrap()));
        }
    });
    read(&table, &DEFAULT).unwrap();
    assert_eq!(sorted(&folder)[2], "4.25,4,a/b=c %,2024-01-04,2024-01-04T05:30:00.00025,1099511627776,-");
}

#[test]
fn damage_is_named_by_file() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/trips");
    let is = |path: &PathBuf, part: &str| path.to_string_lossy().contains(part);
    let data = files_of(&table).into_iter().find(|path| is(path, "01-03")).unwrap();
    std::fs::remove_file(&data).unwrap();
    assert_eq!(refused(&table, "file").place.file, Some(data.display().to_string()));

    let manifests: Vec<PathBuf> =
        files_of(&table).into_iter().filter(|path| is(path, "-m")).filter(|path| is(path, ".avro")).collect();
    for path in &manifests {
        let mut bytes = std::fs::read(path).unwrap();
        bytes.truncate(bytes.len() - 10);
        std::fs::write(path, bytes).unwrap();
    }
    refused(&table, "manifest");
    manifests.iter().for_each(|path| std::fs::remove_file(path).unwrap());
    refused(&table, "file");
    let (path, _) = state(&table);
    std::fs::write(&path, "{\"format-version\": 2, ").unwrap();
    assert_eq!(refused(&table, "metadata").place.file, Some(path.display().to_string()));
}

#[test]
fn what_a_table_uses_and_cannot_be_read_is_named() {
    let folder = Folder::new();
    let table = copied(&folder, "iceberg/trips");
    change(&table, |state| state["format-version"] = json!(4));
    assert_eq!(unsupported(&table), "format version 4");
    change(&table, |state| {
        state["format-version"] = json!(3);
        state["encryption-keys"] = json!([{ "key-id": "a" }]);
    });
    assert_eq!(unsupported(&table), "encryption");
    for (content, format, feature) in [
        (0, "ORC", "ORC"),
        (0, "AVRO", "AVRO"),
        (1, "PARQUET", "position deletes"),
        (1, "PUFFIN", "deletion vectors"),
        (2, "PARQUET", "equality deletes"),
    ] {
        let folder = Folder::new();
        let table = copied(&folder, "iceberg/taken");
        let list = folder.file("taken/metadata/m0.avro", manifest(1, content, format));
        let location = state(&table).1["location"].clone();
        let named = format!("{}/metadata/m0.avro", location.as_str().unwrap());
        assert!(list.exists());
        change(&table, |state| {
            for snapshot in state["snapshots"].as_array_mut().unwrap() {
                snapshot.as_object_mut().unwrap().remove("manifest-list");
                snapshot["manifests"] = json!([named]);
            }
        });
        assert_eq!(unsupported(&table), feature);
        // An entry of a file that is no longer part of the table says nothing about it.
        folder.file("taken/metadata/m0.avro", manifest(2, content, format));
        assert_eq!(read(&table, &DEFAULT).unwrap_err().code, Code::NoRows);
    }
}

/// A list of one file, as Avro.
fn manifest(status: u8, content: u8, format: &str) -> Vec<u8> {
    let schema = r#"{"type": "record", "name": "manifest_entry", "fields": [
        {"name": "status", "type": "int"},
        {"name": "data_file", "type": {"type": "record", "name": "r2", "fields": [
            {"name": "content", "type": "int"}, {"name": "file_path", "type": "string"},
            {"name": "file_format", "type": "string"}]}}]}"#;
    let long = |value: usize| {
        let mut bits = value << 1;
        let mut bytes = Vec::new();
        while bits >= 0x80 {
            bytes.push(bits as u8 | 0x80);
            bits >>= 7;
        }
        bytes.push(bits as u8);
        bytes
    };
    let text = |value: &str| [long(value.len()), value.as_bytes().to_vec()].concat();
    let row = [vec![status * 2, content * 2], text("x.parquet"), text(format)].concat();
    let marker = vec![7; 16];
    let header = [long(1), text("avro.schema"), text(schema), long(0)].concat();
    [b"Obj\x01".to_vec(), header, marker.clone(), long(1), long(row.len()), row, marker].concat()
}
