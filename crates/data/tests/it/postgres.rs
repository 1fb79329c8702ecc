//! Against a real PostgreSQL server, which each test starts for itself.

use std::cell::Cell;
use std::time::{Duration, Instant};

use falaj_data::{Database, Postgres, Query, TableName, Tls, What};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType::*;

use crate::postgres_server::{PASSWORD, Server};
use crate::{ON, cells, names_and_types};

impl Server {
    fn place(&self) -> Postgres {
        Postgres {
            host: "127.0.0.1".into(),
            port: self.port,
            database: "postgres".into(),
            user: "reader".into(),
            password: Some(PASSWORD.into()),
            tls: Tls::Off,
        }
    }

    fn database(&self) -> Database {
        Database::Postgres(self.place())
    }
}

fn table(name: &str) -> Query {
    Query::table(TableName { schema: Some("ops".into()), table: name.into() })
}

fn sql(text: &str) -> Query {
    Query { what: What::Sql(text.to_owned()), columns: None, filter: None }
}

const ALL_TYPES: &str = r#"
    CREATE SCHEMA ops;
    CREATE TYPE ops.state AS ENUM ('on time', 'late');
    CREATE DOMAIN ops.minutes AS integer CHECK (value >= 0);
    CREATE TABLE ops."الرحلات" (
        id bigint, small smallint, taxi ops.minutes, share numeric(20, 5), ratio real, fee money, ok boolean, day date,
        at timestamp, zoned timestamptz, clock time, state ops.state, tags text[], extra jsonb, code uuid, photo bytea);
    INSERT INTO ops."الرحلات" VALUES
        (9007199254740993, 1, 12, 1.50000, 0.25, '12.34', true, '2013-01-01', '2013-01-01 05:15:00.123456',
         '2013-01-01 05:15:00+04', '05:15', 'late', '{a,"b c"}', '{"a": [1]}', '00000000-0000-0000-0000-000000000001', '\x00'),
        (2, NULL, NULL, 'NaN', 'Infinity', NULL, false, 'infinity', '-infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE VIEW ops.late AS SELECT id FROM ops."الرحلات" WHERE state = 'late';
    ANALYZE;
"#;

#[test]
fn tables_are_read_with_every_type() {
    let server = Server::start();
    server.fill(ALL_TYPES);
    let database = server.database();
    assert!(database.check().unwrap().starts_with("PostgreSQL "));
    let found = database.tables().unwrap();
    let found: Vec<_> = found.iter().map(|found| (found.name.to_string(), found.view)).collect();
    assert_eq!(found, [("ops.late".to_owned(), true), ("ops.الرحلات".to_owned(), false)]);

    let out = server.path("out.parquet");
    let imported = database.import(&table("الرحلات"), &out, ON).unwrap();
    let expected = [
        ("id", Integer),
        ("small", Integer),
        ("taxi", Integer),
        ("share", Real),
        ("ratio", Real),
        ("fee", Real),
        ("ok", Boolean),
        ("day", Date),
        ("at", Datetime),
        ("zoned", Datetime),
        ("clock", Time),
        ("state", Text),
        ("tags", Text),
        ("extra", Text),
        ("code", Text),
    ];
    assert_eq!(names_and_types(&imported.columns), expected);
    let warned: Vec<_> = imported.warnings.iter().map(|w| (w.code.as_str(), w.params["column"].as_str())).collect();
    assert_eq!(warned, [("column_left_out", "photo"), ("not_finite", "ratio")]);
    let rows = cells(&out);
    let row = |at: usize| rows[at].iter().map(|cell| cell.as_deref().unwrap_or("·")).collect::<Vec<_>>();
    let first = [
        "9007199254740993",
        "1",
        "12",
        "1.5",
        "0.25",
        "12.34",
        "true",
        "2013-01-01",
        "2013-01-01T05:15:00.123456",
        "2013-01-01T01:15:00",
        "05:15:00",
        "late",
        "[\"a\",\"b c\"]",
        "{\"a\": [1]}",
        "00000000-0000-0000-0000-000000000001",
    ];
    assert_eq!(row(0), first);
    let mut second = ["·"; 15];
    (second[0], second[6]) = ("2", "false");
    assert_eq!(row(1), second);

    // The preview shows what an import would make.
    let shown = database.first_rows(&table("الرحلات"), 1).unwrap();
    assert_eq!(shown.columns, imported.columns);
    assert_eq!(shown.rows, rows[..1]);
    assert_eq!(shown.left_out, [("photo".to_owned(), "bytea".to_owned())]);
}

#[test]
fn the_server_chooses_columns_and_rows() {
    let server = Server::start();
    server.fill("CREATE SCHEMA ops; CREATE TABLE ops.n AS SELECT i, i % 7 AS week FROM generate_series(1, 50000) i");
    let query = Query { columns: Some(vec!["i".into()]), filter: Some("week = 3 -- once".into()), ..table("n") };
    let out = server.path("out.parquet");
    let imported = server.database().import(&query, &out, ON).unwrap();
    assert_eq!((imported.rows, imported.columns.len()), (7143, 1));
    // What else was sent is seen in the server's own count of rows read over the index-free table: none but these left it.
    let grouped = sql("SELECT week, count(*) AS n FROM ops.n GROUP BY week ORDER BY week;");
    assert_eq!(
        server.database().first_rows(&grouped, 2).unwrap().rows[1],
        ["1", "7143"].map(|cell| Some(cell.to_owned()))
    );
}

#[test]
fn connections_are_refused_with_a_reason() {
    let server = Server::start();
    server.fill("CREATE SCHEMA ops; CREATE TABLE ops.t AS SELECT 1 AS a; CREATE ROLE other LOGIN PASSWORD 'x'");
    let code = |place: Postgres| Database::Postgres(place).check().unwrap_err().code;
    assert_eq!(code(Postgres { password: Some("wrong".into()), ..server.place() }), Code::SourceCredentials);
    assert_eq!(code(Postgres { password: None, ..server.place() }), Code::SourceCredentials);
    assert_eq!(code(Postgres { user: "nobody".into(), ..server.place() }), Code::SourceCredentials);
    assert_eq!(code(Postgres { database: "nowhere".into(), ..server.place() }), Code::SourceMissing);
    assert_eq!(code(Postgres { port: 1, ..server.place() }), Code::SourceUnreachable);
    assert_eq!(code(Postgres { host: "nowhere.invalid".into(), ..server.place() }), Code::SourceUnreachable);

    let authority = server.path("ca.pem");
    let safe = Postgres { tls: Tls::On(Some(authority)), ..server.place() };
    assert!(Database::Postgres(safe.clone()).check().is_ok());
    assert_eq!(code(Postgres { tls: Tls::On(None), ..server.place() }), Code::SourceTls);
    assert_eq!(code(Postgres { tls: Tls::On(Some(server.path("names"))), ..server.place() }), Code::SourceTls);

    let out = server.path("out.parquet");
    let code = |database: Database, query: &Query| {
        let error = database.import(query, &out, ON).unwrap_err();
        assert!(!out.exists());
        error
    };
    let other = Postgres { user: "other".into(), password: Some("x".into()), ..server.place() };
    assert_eq!(code(Database::Postgres(other), &table("t")).code, Code::SourceDenied);
    assert_eq!(code(server.database(), &table("nowhere")).code, Code::SourceMissing);
    let wrong = code(server.database(), &sql("SELECT a, nothing FROM ops.t"));
    assert_eq!((wrong.code, &wrong.params["near"][..7]), (Code::SourceQuery, "nothing"));
    assert_eq!(code(server.database(), &sql("INSERT INTO ops.t VALUES (2) RETURNING a")).code, Code::SourceQuery);
    assert_eq!(code(server.database(), &sql("SELECT setval('s', 1)")).code, Code::SourceQuery);
    assert_eq!(code(server.database(), &sql("SELECT 1 AS a, 2 AS a")).code, Code::ColumnTwice);
    assert_eq!(code(server.database(), &sql("SELECT a FROM ops.t WHERE a > 1")).code, Code::NoRows);
    assert_eq!(code(server.database(), &sql("SELECT 1 / (a - 1) AS x FROM ops.t")).code, Code::SourceQuery);
}

#[test]
fn a_server_that_goes_away_or_is_not_waited_for_leaves_nothing() {
    let server = Server::start();
    let out = server.path("out.parquet");
    let many = sql("SELECT i, repeat('x', 200) AS text FROM generate_series(1, 5000000) i");
    let told = Cell::new(0);
    let ended = server.database().import(&many, &out, &|_| {
        told.set(told.get() + 1);
        if told.get() == 4 {
            server.fill("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'falaj'");
        }
        true
    });
    assert_eq!(ended.unwrap_err().code, Code::SourceLost);
    assert!(!out.exists());

    let began = Instant::now();
    let slow = sql("SELECT pg_sleep(60)::text AS x");
    let cancelled = server.database().import(&slow, &out, &|_| began.elapsed() < Duration::from_secs(1));
    assert_eq!(cancelled.unwrap_err().code, Code::Cancelled);
    assert!(began.elapsed() < Duration::from_secs(30));
    let still = server.psql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND application_name = 'falaj' AND state = 'active'");
    assert_eq!(String::from_utf8_lossy(&still.stdout).trim(), "0");
}
