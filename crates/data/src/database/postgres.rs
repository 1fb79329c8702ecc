//! Reading tables of a PostgreSQL server, row by row as they come.

use std::path::{Path, PathBuf};
use std::time::Duration;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use futures_util::{StreamExt, pin_mut};
use tokio::runtime::Runtime;
use tokio_postgres::config::SslMode;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, Config, NoTls, Row, RowStream};

use super::builders::{Rows, Value};
use super::postgres_error::failed;
use super::postgres_types::{Field, fields};
use super::query::{Query, TableName, quoted};
use super::{FirstRows, Found, tls};
use crate::calendar::DAY;
use crate::import::{Imported, warning};
use crate::parquet::TableWriter;
use crate::render::{real_text, time_of_kind};
use crate::table::{Progress, tell};

/// How long a server may take to answer a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How often a person may cancel while the server is still at work.
const LOOK: Duration = Duration::from_millis(200);
/// A connection that says nothing for so long is asked whether it is there.
const KEEPALIVE: Duration = Duration::from_secs(20);

/// How the connection is protected.
#[derive(Debug, Clone, PartialEq)]
pub enum Tls {
    /// Not at all: for servers on this machine or a trusted network.
    Off,
    /// Encrypted, the server's certificate checked against the machine's authorities, or the given PEM file's.
    On(Option<PathBuf>),
}

/// A PostgreSQL server and a database on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Postgres {
    /// Host name or address; a path is the folder of a Unix socket.
    pub host: String,
    /// Port, by default 5432.
    pub port: u16,
    /// Name of the database.
    pub database: String,
    /// Name of the user.
    pub user: String,
    /// Password of the user, if the server asks for one.
    pub password: Option<String>,
    /// How the connection is protected.
    pub tls: Tls,
}

impl Postgres {
    /// The server and database as people write them, without a password.
    pub fn place(&self) -> String {
        format!("{}:{}/{}", self.host, self.port, self.database)
    }

    fn config(&self) -> Config {
        let mut config = Config::new();
        config.host(&self.host).port(self.port).dbname(&self.database).user(&self.user);
        if let Some(password) = &self.password {
            config.password(password);
        }
        config.ssl_mode(if self.tls == Tls::Off { SslMode::Disable } else { SslMode::Require });
        config.connect_timeout(CONNECT).keepalives_idle(KEEPALIVE).application_name("falaj");
        // Whatever a query says, it can't change anything.
        config.options("-c default_transaction_read_only=on -c timezone=UTC");
        config
    }
}

pub(super) fn check(server: &Postgres) -> Result<String> {
    with_client(server, async |client| {
        let row = client.query_one("SHOW server_version", &[]).await.map_err(|error| failed(server, None, &error))?;
        Ok(format!("PostgreSQL {}", row.get::<_, String>(0)))
    })
}

const TABLES: &str = "SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm'), c.reltuples::int8, \
     pg_total_relation_size(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
     WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition \
     AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' \
     AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1, 2";

pub(super) fn tables(server: &Postgres) -> Result<Vec<Found>> {
    with_client(server, async |client| {
        let rows = client.query(TABLES, &[]).await.map_err(|error| failed(server, None, &error))?;
        let found = rows.iter().map(|row| Found {
            name: TableName { schema: Some(row.get(0)), table: row.get(1) },
            view: row.get(2),
            // −1: it was never looked at.
            rows: u64::try_from(row.get::<_, i64>(3)).ok(),
            bytes: u64::try_from(row.get::<_, i64>(4)).ok().filter(|bytes| *bytes > 0),
        });
        Ok(found.collect())
    })
}

pub(super) fn first_rows(server: &Postgres, query: &Query, limit: u32) -> Result<FirstRows> {
    with_client(server, async |client| {
        let asked = Asked::new(client, server, query).await?;
        let sql = format!("{} LIMIT {limit}", asked.sql()?);
        let found = client.query(&sql, &[]).await.map_err(|error| failed(server, Some(query), &error))?;
        let texts =
            |row: &Row| asked.fields.iter().enumerate().map(|(at, field)| text(row, at, &field.column)).collect();
        Ok(FirstRows {
            columns: asked.columns(),
            rows: found.iter().map(texts).collect::<Result<_>>()?,
            left_out: asked.left_out,
        })
    })
}

pub(super) fn import(server: &Postgres, query: &Query, out: &Path, progress: Progress) -> Result<Imported> {
    tell(progress, 0.0)?;
    with_client(server, async |client| {
        let asked = Asked::new(client, server, query).await?;
        if asked.fields.is_empty() {
            return Err(asked.none());
        }
        let expected = asked.estimate(client).await.max(1.0);
        let columns = asked.columns();
        let mut rows = Rows::new(TableWriter::create(out, columns.clone())?, &columns);
        let told = |done: u64| tell(progress, (done as f64 / expected).min(0.99));
        let read = async {
            let sql = asked.sql()?;
            let sent = waited(client.query_raw(&sql, std::iter::empty::<i32>()), &|| told(0)).await?;
            receive(sent.map_err(|error| failed(server, Some(query), &error))?, &asked, &mut rows, &told).await
        };
        if let Err(error) = read.await {
            // The server would go on working for nobody.
            stop(client, server).await;
            return Err(error);
        }
        if rows.count() == 0 {
            return Err(Error::new(Code::NoRows).with("place", server.place()));
        }
        let (count, noticed) = rows.finish()?;
        let left_out = asked.left_out.iter();
        let left_out =
            left_out.map(|(name, kind)| warning("column_left_out", &[("column", name), ("type", kind)], vec![]));
        let warnings = left_out.chain(noticed).collect();
        tell(progress, 1.0)?;
        Ok(Imported { rows: count, columns, warnings })
    })
}

/// Stops what the server is doing; one that can't be reached has stopped by itself.
async fn stop(client: &Client, server: &Postgres) {
    let token = client.cancel_token();
    let stopped = match &server.tls {
        Tls::Off => token.cancel_query(NoTls).await,
        Tls::On(authority) => match tls::connector(authority.as_deref()) {
            Ok(connector) => token.cancel_query(connector).await,
            Err(_) => return,
        },
    };
    stopped.ok();
}

/// Waits for an answer, and meanwhile looks whether it is still wanted: a server may work for minutes before its first row.
async fn waited<T>(answer: impl Future<Output = T>, look: &dyn Fn() -> Result<()>) -> Result<T> {
    pin_mut!(answer);
    loop {
        match tokio::time::timeout(LOOK, &mut answer).await {
            Ok(answer) => return Ok(answer),
            Err(_) => look()?,
        }
    }
}

async fn receive(sent: RowStream, asked: &Asked<'_>, rows: &mut Rows, told: &dyn Fn(u64) -> Result<()>) -> Result<()> {
    pin_mut!(sent);
    loop {
        let Some(row) = waited(sent.next(), &|| told(rows.count())).await? else { return Ok(()) };
        let row = row.map_err(|error| failed(asked.server, Some(asked.query), &error))?;
        for (at, field) in asked.fields.iter().enumerate() {
            let value =
                value(&row, at, &field.column).map_err(|error| asked.odd(&field.column, rows.count(), &error))?;
            rows.add(at, &value)?;
        }
        if rows.end_row()? {
            told(rows.count())?;
        }
    }
}

/// A query whose columns are known.
struct Asked<'a> {
    server: &'a Postgres,
    query: &'a Query,
    fields: Vec<Field>,
    left_out: Vec<(String, String)>,
}

impl<'a> Asked<'a> {
    async fn new(client: &Client, server: &'a Postgres, query: &'a Query) -> Result<Self> {
        let prepared = client.prepare(&query.plain()?).await.map_err(|error| failed(server, Some(query), &error))?;
        let columns: Vec<(String, Type)> =
            prepared.columns().iter().map(|column| (column.name().to_owned(), column.type_().clone())).collect();
        let names: Vec<String> = columns.iter().map(|(name, _)| name.clone()).collect();
        if let Some(name) = crate::table::repeated(&names) {
            return Err(Error::new(Code::ColumnTwice).column(name));
        }
        let (fields, left_out) = fields(&columns);
        Ok(Self { server, query, fields, left_out })
    }

    /// The query with every column in a type that is read here.
    fn sql(&self) -> Result<String> {
        let fields: Vec<String> =
            self.fields.iter().map(|field| format!("{} AS {}", field.sql, quoted(&field.column.name))).collect();
        Ok(format!("SELECT {} FROM ({}) AS q", fields.join(", "), self.query.plain()?))
    }

    fn columns(&self) -> Vec<Column> {
        self.fields.iter().map(|field| field.column.clone()).collect()
    }

    /// How many rows the server expects. It only serves to show how far the work is.
    async fn estimate(&self, client: &Client) -> f64 {
        let Ok(plain) = self.query.plain() else { return 0.0 };
        let Ok(row) = client.query_one(&format!("EXPLAIN {plain}"), &[]).await else { return 0.0 };
        let plan: String = row.get(0);
        let rows = plan.split("rows=").nth(1).and_then(|rest| rest.split(' ').next());
        rows.and_then(|rows| rows.parse().ok()).unwrap_or_default()
    }

    fn none(&self) -> Error {
        let (name, kind) = self.left_out.first().cloned().unwrap_or_default();
        let error = Error::new(Code::ColumnType).column(name).with("found", kind);
        error.with("expected", crate::table::READABLE)
    }

    fn odd(&self, column: &Column, rows: u64, error: &tokio_postgres::Error) -> Error {
        let odd = Error::new(Code::ColumnType).column(&column.name).row(rows + 1).detail(error);
        odd.with("found", "?").with("expected", column.kind.as_str())
    }
}

fn value<'a>(row: &'a Row, at: usize, column: &Column) -> std::result::Result<Value<'a>, tokio_postgres::Error> {
    use falaj_schema::dataset::ColumnType::*;
    Ok(match column.kind {
        Real => row.try_get::<_, Option<f64>>(at)?.map_or(Value::None, Value::Real),
        Text => row.try_get::<_, Option<&str>>(at)?.map_or(Value::None, Value::Text),
        Boolean => row.try_get::<_, Option<bool>>(at)?.map_or(Value::None, Value::Boolean),
        Time => row.try_get::<_, Option<i64>>(at)?.map_or(Value::None, |micros| Value::Integer(micros * 1_000)),
        Integer | Date | Datetime => row.try_get::<_, Option<i64>>(at)?.map_or(Value::None, Value::Integer),
    })
}

fn text(row: &Row, at: usize, column: &Column) -> Result<Option<String>> {
    use falaj_schema::dataset::ColumnType::*;
    let value = value(row, at, column).map_err(|error| Error::new(Code::Internal).detail(error))?;
    Ok(match (value, column.kind) {
        (Value::None, _) => None,
        (Value::Integer(days), Date) => time_of_kind(Date, days * DAY),
        (Value::Integer(micros), Datetime) => time_of_kind(Datetime, micros),
        (Value::Integer(nanos), Time) => time_of_kind(Time, nanos / 1_000),
        (Value::Integer(number), _) => Some(number.to_string()),
        (Value::Real(number), _) => Some(real_text(number)),
        (Value::Text(text), _) => Some(text.to_owned()),
        (Value::Boolean(value), _) => Some(value.to_string()),
    })
}

/// Does work with a connection in one read-only snapshot.
fn with_client<T>(server: &Postgres, work: impl AsyncFnOnce(&Client) -> Result<T>) -> Result<T> {
    let runtime = runtime()?;
    runtime.block_on(async {
        let client = connect(server).await?;
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        client.batch_execute(begin).await.map_err(|error| failed(server, None, &error))?;
        work(&client).await
    })
}

async fn connect(server: &Postgres) -> Result<Client> {
    let config = server.config();
    let unreached = |error: tokio_postgres::Error| failed(server, None, &error);
    // The connection does its work beside the client; it ends with it, and what went wrong the client tells.
    match &server.tls {
        Tls::Off => {
            let (client, connection) = config.connect(NoTls).await.map_err(unreached)?;
            tokio::spawn(async { connection.await.ok() });
            Ok(client)
        }
        Tls::On(authority) => {
            let connector = tls::connector(authority.as_deref())?;
            let (client, connection) = config.connect(connector).await.map_err(unreached)?;
            tokio::spawn(async { connection.await.ok() });
            Ok(client)
        }
    }
}

fn runtime() -> Result<Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::new(Code::Internal).detail(error))
}
