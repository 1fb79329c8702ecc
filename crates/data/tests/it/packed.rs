use std::io::Write;

use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::{DEFAULT, Folder, cells, import, kinds, refused};

fn gzip(content: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn zstd(content: &str) -> Vec<u8> {
    // With a check sum, as the program `zstd` writes it.
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.write_all(content.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn table(rows: u64) -> String {
    let row = |n: u64| format!("{n},{}\n", n.wrapping_mul(2_654_435_761) % 1_000_003);
    format!("id,x\n{}", (0..rows).map(row).collect::<String>())
}

#[test]
fn packed_text_is_read_as_it_is_unpacked() {
    let folder = Folder::new();
    let text = table(50_000);
    let (plain, _) = import(&folder.file("plain.csv", &text), &DEFAULT).unwrap();
    let json: String = (0..3).map(|n| format!("{{\"id\": {n}}}\n")).collect();
    for (name, content) in [("a.csv.gz", gzip(&text)), ("a.csv.zst", zstd(&text)), ("no-ending", gzip(&text))] {
        let (imported, _) = import(&folder.file(name, content), &DEFAULT).unwrap();
        assert_eq!(imported, plain, "{name}");
    }
    for (name, content) in [("b.ndjson.gz", gzip(&json)), ("b.json.zst", zstd(&json))] {
        let (imported, rows) = import(&folder.file(name, content), &DEFAULT).unwrap();
        assert_eq!((kinds(&imported.columns), rows.len()), (vec![Integer], 3), "{name}");
    }
    assert_eq!(cells(&folder.path("plain.out.parquet"))[7][0].as_deref(), Some("7"));
}

#[test]
fn archives_that_end_early_or_are_scrambled_are_told_apart() {
    let text = table(50_000);
    for (name, content) in [("a.csv.gz", gzip(&text)), ("a.csv.zst", zstd(&text))] {
        let error = refused(name, &content[..content.len() / 2], &DEFAULT);
        assert_eq!((error.code, error.params["reason"].as_str()), (Code::ArchiveDamaged, "truncated"), "{name}");
        let mut scrambled = content.clone();
        let middle = scrambled.len() / 2;
        scrambled[middle..middle + 200].fill(0x55);
        let error = refused(name, scrambled, &DEFAULT);
        assert_eq!(error.code, Code::ArchiveDamaged, "{name}: {error:?}");
        assert_eq!(refused(name, &content[..6], &DEFAULT).code, Code::ArchiveDamaged, "{name}");
    }
}

#[test]
fn what_is_no_text_is_not_read_packed() {
    let folder = Folder::new();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&std::fs::read(folder.table("t", "a\n1\n")).unwrap()).unwrap();
    let error = refused("t.parquet.gz", encoder.finish().unwrap(), &DEFAULT);
    assert_eq!((error.code, error.params["found"].as_str()), (Code::FormatUnknown, "gzip"));
}

#[test]
fn names_of_datasets_have_no_endings() {
    let folder = Folder::new();
    let name = |name: &str| falaj_data::default_name(&folder.path(name));
    assert_eq!([name("a.csv"), name("b.tar.csv.gz"), name("c.ndjson.zst"), name("d")], ["a", "b.tar", "c", "d"]);
    std::fs::create_dir(folder.path("sales.2024")).unwrap();
    assert_eq!(name("sales.2024"), "sales.2024");
}
