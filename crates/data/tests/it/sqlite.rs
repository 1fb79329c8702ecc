use std::path::Path;

use falaj_data::{Database, Query, TableName, What};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;
use rusqlite::Connection;

use crate::{Folder, ON, cells, names_and_types};

fn made(path: &Path, sql: &str) -> Database {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
    Database::Sqlite(path.to_owned())
}

fn table(name: &str) -> Query {
    Query::table(TableName { schema: None, table: name.to_owned() })
}

fn sql(text: &str) -> Query {
    Query { what: What::Sql(text.to_owned()), columns: None, filter: None }
}

const FLIGHTS: &str = r#"
    CREATE TABLE "الرحلات" (id INTEGER PRIMARY KEY, carrier TEXT, "delay min" REAL, late BOOLEAN, day TEXT,
                            at TEXT, zip TEXT, photo BLOB, blank TEXT);
    INSERT INTO "الرحلات" VALUES (1, 'UA', 2, 0, '2013-01-01', '2013-01-01 05:15:00', '007', x'00ff', NULL),
                                  (2, 'عربي "نص"', -1.5, 1, '2013-01-02', '2013-01-02', '12', NULL, NULL),
                                  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE VIEW late AS SELECT id FROM "الرحلات" WHERE late;
"#;

#[test]
fn a_table_is_read_with_the_types_of_its_values() {
    let folder = Folder::new();
    let database = made(&folder.path("a.db"), FLIGHTS);
    assert!(database.check().unwrap().starts_with("SQLite 3."));
    let found = database.tables().unwrap();
    let found: Vec<_> = found.iter().map(|found| (found.name.table.as_str(), found.view, found.rows)).collect();
    assert_eq!(found, [("late", true, None), ("الرحلات", false, Some(3))]);

    let out = folder.path("out.parquet");
    let imported = database.import(&table("الرحلات"), &out, ON).unwrap();
    assert_eq!(imported.rows, 3);
    let types = names_and_types(&imported.columns);
    let expected = [
        ("id", Integer),
        ("carrier", Text),
        ("delay min", Real),
        ("late", Boolean),
        ("day", Date),
        ("at", Datetime),
        ("zip", Text),
        ("blank", Text),
    ];
    assert_eq!(types, expected);
    let warned: Vec<_> = imported.warnings.iter().map(|w| (w.code.as_str(), w.params["column"].as_str())).collect();
    assert_eq!(warned, [("column_left_out", "photo"), ("column_empty", "blank")]);
    let rows = cells(&out);
    let row = |at: usize| rows[at].iter().map(|cell| cell.as_deref().unwrap_or("·")).collect::<Vec<_>>();
    assert_eq!(row(0), ["1", "UA", "2", "false", "2013-01-01", "2013-01-01T05:15:00", "007", "·"]);
    assert_eq!(row(1), ["2", "عربي \"نص\"", "-1.5", "true", "2013-01-02", "2013-01-02T00:00:00", "12", "·"]);
    assert_eq!(row(2), ["3", "·", "·", "·", "·", "·", "·", "·"]);
}

#[test]
fn the_database_chooses_columns_and_rows() {
    let folder = Folder::new();
    let database = made(&folder.path("a.db"), FLIGHTS);
    let query = Query {
        columns: Some(vec!["carrier".into(), "id".into()]),
        filter: Some("id > 1 -- only those".into()),
        ..table("الرحلات")
    };
    let first = database.first_rows(&query, 1).unwrap();
    assert_eq!(names_and_types(&first.columns), [("carrier", Text), ("id", Integer)]);
    assert_eq!(first.rows, [[Some("عربي \"نص\"".to_owned()), Some("2".to_owned())]]);
    let counted = sql("SELECT late, count(*) AS n FROM \"الرحلات\" GROUP BY late ORDER BY n DESC;");
    assert_eq!(database.first_rows(&counted, 20).unwrap().rows.len(), 3);
}

#[test]
fn mixed_values_become_text_with_a_warning() {
    let folder = Folder::new();
    let database = made(&folder.path("a.db"), "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2.5), ('?');");
    let out = folder.path("out.parquet");
    let imported = database.import(&table("t"), &out, ON).unwrap();
    assert_eq!(names_and_types(&imported.columns), [("x", Text)]);
    assert_eq!((imported.warnings[0].code.as_str(), &imported.warnings[0].rows[..]), ("type_widened", &[3][..]));
    assert_eq!(cells(&out).concat(), ["1", "2.5", "?"].map(|cell| Some(cell.to_owned())));
}

#[test]
fn what_is_wrong_is_told_and_leaves_nothing() {
    let folder = Folder::new();
    let database = made(&folder.path("a.db"), FLIGHTS);
    let code = |query: &Query| {
        let out = folder.path("out.parquet");
        let error = database.import(query, &out, ON).unwrap_err();
        assert!(!out.exists());
        error.code
    };
    assert_eq!(code(&table("nowhere")), Code::SourceQuery);
    assert_eq!(code(&sql("SELEC 1")), Code::SourceQuery);
    assert_eq!(code(&sql("DELETE FROM late")), Code::SourceQuery);
    assert_eq!(code(&sql("SELECT 1) ; DROP TABLE \"الرحلات\"; --")), Code::SourceQuery);
    assert_eq!(code(&sql("SELECT id FROM late WHERE id > 99")), Code::NoRows);
    assert_eq!(code(&sql("SELECT photo FROM \"الرحلات\"")), Code::ColumnType);
    assert_eq!(database.tables().unwrap().len(), 2);

    let elsewhere = |name: &str| Database::Sqlite(folder.path(name)).check().unwrap_err().code;
    folder.file("text.db", "this is no database, though it is long enough to look at".repeat(40));
    folder.file("empty.db", "");
    assert_eq!(elsewhere("text.db"), Code::FormatUnknown);
    assert_eq!(elsewhere("empty.db"), Code::FileEmpty);
    assert_eq!(elsewhere("nowhere.db"), Code::FileMissing);
    let cancelled = database.import(&table("late"), &folder.path("out.parquet"), &|_| false).unwrap_err();
    assert_eq!(cancelled.code, Code::Cancelled);
}
