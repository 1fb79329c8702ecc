use std::fs::File;
use std::sync::Arc;

use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;
use polars::prelude::*;
use polars_arrow::array::{Array, DictionaryArray, Int64Array, NullArray, PrimitiveArray, Utf8Array};
use polars_arrow::datatypes::{ArrowSchema, Field, TimeUnit as Unit};
use polars_arrow::io::ipc::write::{Compression, FileWriter, StreamWriter, WriteOptions};
use polars_arrow::record_batch::RecordBatchT;

use crate::{DEFAULT, Folder, ON, codes, import, kinds, lines, names, refused, warned};

type Column = (&'static str, Box<dyn Array>);

/// Columns of kinds that other programs write.
fn columns() -> Vec<Column> {
    let moments = PrimitiveArray::from([Some(1_704_103_200_000i64), None]);
    let zoned = moments.clone().to(ArrowDataType::Timestamp(Unit::Millisecond, Some("+04:00".into())));
    let seconds = PrimitiveArray::from([Some(-1i64), Some(i64::MAX)]).to(ArrowDataType::Timestamp(Unit::Second, None));
    let price = PrimitiveArray::from([Some(1_234i128), Some(-5)]).to(ArrowDataType::Decimal(9, 2));
    let words = Utf8Array::<i64>::from([Some("red"), Some("blue")]).boxed();
    let colour = DictionaryArray::try_from_keys(PrimitiveArray::<i32>::from([Some(1), None]), words, false).unwrap();
    let list = polars_arrow::array::ListArray::<i64>::new_null(
        ArrowDataType::LargeList(Box::new(Field::new("item".into(), ArrowDataType::Int64, true))),
        2,
    );
    vec![
        ("small", PrimitiveArray::<i8>::from([Some(1), None]).boxed()),
        ("wide", PrimitiveArray::<u64>::from([Some(1), Some(u64::MAX)]).boxed()),
        ("real", PrimitiveArray::<f32>::from([Some(0.5), Some(f32::INFINITY)]).boxed()),
        ("price", price.boxed()),
        ("colour", colour.boxed()),
        ("when", zoned.boxed()),
        ("early", seconds.boxed()),
        ("name", Utf8Array::<i32>::from([Some("أحمد"), None]).boxed()),
        ("none", NullArray::new(ArrowDataType::Null, 2).boxed()),
        ("list", list.boxed()),
    ]
}

fn schema(columns: &[Column]) -> ArrowSchema {
    let field = |(name, array): &Column| Field::new((*name).into(), array.dtype().clone(), true);
    columns.iter().map(|column| (column.0.into(), field(column))).collect()
}

fn batch(columns: Vec<Column>) -> RecordBatchT<Box<dyn Array>> {
    let schema = Arc::new(schema(&columns));
    let rows = columns[0].1.len();
    RecordBatchT::new(rows, schema, columns.into_iter().map(|column| column.1).collect())
}

/// A file of that many equal batches.
fn file(columns: fn() -> Vec<Column>, batches: usize, compression: Option<Compression>) -> Vec<u8> {
    let schema = Arc::new(schema(&columns()));
    let mut writer = FileWriter::try_new(Vec::new(), schema, None, WriteOptions { compression }).unwrap();
    // The same arrays again: a file can't replace a dictionary.
    let one = batch(columns());
    (0..batches).for_each(|_| writer.write(&one, None).unwrap());
    writer.finish().unwrap();
    writer.into_inner()
}

fn stream(columns: fn() -> Vec<Column>, batches: usize) -> Vec<u8> {
    let mut writer = StreamWriter::new(Vec::new(), WriteOptions { compression: None });
    writer.start(&schema(&columns()), None).unwrap();
    (0..batches).for_each(|_| writer.write(&batch(columns()), None).unwrap());
    writer.finish().unwrap();
    writer.into_inner()
}

#[test]
fn every_type_becomes_ours_or_is_left_out() {
    for (name, content) in [
        ("a.arrow", file(columns, 2, None)),
        ("a.feather", file(columns, 2, Some(Compression::ZSTD(Default::default())))),
        ("a.lz4.arrow", file(columns, 2, Some(Compression::LZ4))),
        ("a.arrows", stream(columns, 2)),
    ] {
        let folder = Folder::new();
        let out = folder.path("out.parquet");
        let imported = falaj_data::import(&folder.file(name, content), &DEFAULT, &out, ON).unwrap();
        assert_eq!(
            names(&imported.columns),
            ["small", "wide", "real", "price", "colour", "when", "early", "name", "none"],
            "{name}"
        );
        assert_eq!(
            kinds(&imported.columns),
            [Integer, Integer, Real, Real, Text, Datetime, Datetime, Text, Text],
            "{name}"
        );
        let expected = ["1,1,0.5,12.34,blue,2024-01-01T10:00:00,1969-12-31T23:59:59,أحمد,-", "-,-,-,-0.05,-,-,-,-,-"];
        assert_eq!(lines(&out), [expected, expected].concat(), "{name}");
        assert_eq!(codes(&imported), ["column_left_out", "zone_to_utc", "column_empty", "not_finite", "too_large"]);
        assert_eq!(warned(&imported, "zone_to_utc").params["zone"], "+04:00");
        assert_eq!(warned(&imported, "not_finite").rows, [2, 4]);
        assert_eq!(warned(&imported, "too_large").params["count"], "2");
    }
}

#[test]
fn tables_of_polars_come_back_the_same() {
    let folder = Folder::new();
    let mut frame =
        df!("n" => 0..10_000i64, "s" => (0..10_000).map(|n| format!("v{}", n % 7)).collect::<Vec<_>>()).unwrap();
    let path = folder.path("a.feather");
    IpcWriter::new(File::create(&path).unwrap()).finish(&mut frame).unwrap();
    let (imported, rows) = import(&path, &DEFAULT).unwrap();
    assert_eq!((imported.rows, kinds(&imported.columns)), (10_000, vec![Integer, Text]));
    assert_eq!(rows[999], [Some("999".to_owned()), Some("v5".to_owned())]);
}

#[test]
fn damaged_files_are_named() {
    let whole = file(columns, 3, None);
    assert_eq!(refused("a.arrow", &whole[..whole.len() / 2], &DEFAULT).code, Code::ArrowDamaged);
    assert_eq!(refused("a.arrow", b"ARROW1", &DEFAULT).code, Code::ArrowDamaged);
    let stream = stream(columns, 3);
    assert_eq!(refused("a.arrows", &stream[..stream.len() * 2 / 3], &DEFAULT).code, Code::ArrowDamaged);
    assert_eq!(refused("a.arrows", &stream[..40], &DEFAULT).code, Code::ArrowDamaged);
    // Whatever byte is wrong, the end is an error or a table, never the end of the program.
    for (at, byte) in (8..whole.len()).step_by(97).zip((0..=255u8).cycle()) {
        let mut scrambled = whole.clone();
        scrambled[at] = byte;
        let folder = Folder::new();
        if let Err(error) = import(&folder.file("a.arrow", scrambled), &DEFAULT) {
            assert!(matches!(error.code, Code::ArrowDamaged | Code::ColumnTwice | Code::ColumnType), "{at}: {error:?}");
        }
    }
}

#[test]
fn tables_without_rows_and_names_that_stand_twice_are_refused() {
    assert_eq!(refused("a.arrow", file(columns, 0, None), &DEFAULT).code, Code::NoRows);
    let pair = || -> Vec<Column> {
        vec![("name_1", Int64Array::from([Some(1)]).boxed()), ("name_2", Int64Array::from([Some(2)]).boxed())]
    };
    for mut content in [file(pair, 1, None), stream(pair, 1)] {
        let places: Vec<usize> =
            content.windows(6).enumerate().filter(|(_, w)| w == b"name_2").map(|(at, _)| at).collect();
        places.iter().for_each(|at| content[at + 5] = b'1');
        let error = refused("a.arrow", content, &DEFAULT);
        assert_eq!((error.code, error.place.column.as_deref()), (Code::ColumnTwice, Some("name_1")));
    }
}
