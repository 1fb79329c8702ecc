use std::io::Write;

use super::*;

/// A whole number as Avro writes it.
fn long(value: i64) -> Vec<u8> {
    let mut bits = ((value << 1) ^ (value >> 63)) as u64;
    let mut bytes = Vec::new();
    while bits >= 0x80 {
        bytes.push(bits as u8 | 0x80);
        bits >>= 7;
    }
    bytes.push(bits as u8);
    bytes
}

fn text(value: &str) -> Vec<u8> {
    [long(value.len() as i64), value.as_bytes().to_vec()].concat()
}

/// A file with one block of `count` rows.
fn file(schema: &str, codec: &str, count: i64, block: &[u8]) -> Vec<u8> {
    let header = [long(2), text("avro.schema"), text(schema), text("avro.codec"), text(codec), long(0)].concat();
    let marker = [7; 16];
    [MAGIC, &header, &marker, &long(count), &long(block.len() as i64), block, &marker].concat()
}

const SCHEMA: &str = r#"{"type": "record", "name": "r", "fields": [
    {"name": "path", "type": "string", "field-id": 100},
    {"name": "count", "type": ["null", "long"], "default": null},
    {"name": "sizes", "type": ["null", {"type": "array", "items": {"type": "record", "name": "k1_v2", "fields": [
        {"name": "key", "type": "int"}, {"name": "value", "type": "long"}]}}]},
    {"name": "other", "type": {"type": "map", "values": "k1_v2"}},
    {"name": "flag", "type": "boolean"},
    {"name": "half", "type": "double"},
    {"name": "key", "type": {"type": "fixed", "name": "f", "size": 2}}]}"#;

fn row() -> Vec<u8> {
    let pair = |key: i64, value: i64| [long(key), long(value)].concat();
    [
        text("a/b.parquet"),
        [long(1), long(-5_000_000_000)].concat(),
        // A list in a piece that says its size, and one that does not.
        [long(1), long(-1), long(2), pair(1, 2), long(1), pair(3, -4), long(0)].concat(),
        [long(1), text("x"), pair(5, 6), long(0)].concat(),
        vec![1],
        0.5f64.to_le_bytes().to_vec(),
        vec![0xAB, 0xCD],
    ]
    .concat()
}

#[test]
fn values_are_read_by_the_schema() {
    let deflated = {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&row()).unwrap();
        encoder.finish().unwrap()
    };
    let packed = zstd::encode_all(row().as_slice(), 1).unwrap();
    for (codec, block) in [("null", row()), ("deflate", deflated), ("zstandard", packed)] {
        let found = Container::read(&file(SCHEMA, codec, 1, &block)).unwrap();
        assert_eq!(found.header("avro.codec"), Some(codec));
        let row = &found.records[0];
        assert_eq!(row.field("path").text(), Some("a/b.parquet"));
        assert_eq!(row.field("count").integer(), Some(-5_000_000_000));
        let Value::List(sizes) = row.field("sizes") else { panic!("{row:?}") };
        assert_eq!(sizes.iter().map(|pair| pair.field("value").integer().unwrap()).collect::<Vec<_>>(), [2, -4]);
        assert_eq!(row.field("other").field("x").field("key").integer(), Some(5));
        assert_eq!(*row.field("flag"), Value::Boolean(true));
        assert_eq!(*row.field("half"), Value::Real(0.5));
        assert_eq!(*row.field("key"), Value::Bytes(vec![0xAB, 0xCD]));
        assert!(row.field("nothing").is_null());
    }
}

#[test]
fn damaged_files_are_errors() {
    let whole = file(SCHEMA, "null", 1, &row());
    for length in 0..whole.len() {
        // A file may end behind its header: then it has no rows.
        if let Ok(found) = Container::read(&whole[..length]) {
            assert!(found.records.is_empty(), "{length}");
        }
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xFF;
        let _ = Container::read(&bytes);
    }
    assert!(
        matches!(Container::read(&file(SCHEMA, "snappy", 1, &row())), Err(Fault::Codec(codec)) if codec == "snappy")
    );
    assert!(matches!(Container::read(&file(SCHEMA, "deflate", 1, &row())), Err(Fault::Damaged(_))));
    assert!(matches!(Container::read(&file("{", "null", 1, &row())), Err(Fault::Damaged(_))));
}
