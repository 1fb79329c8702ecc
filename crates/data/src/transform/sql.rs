//! Queries in SQL.

use std::path::Path;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::error::Span;
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;
use polars::sql::SQLContext;
use serde::{Deserialize, Serialize};

use super::streaming::Reading;
use super::{Leaving, Transformed, input, streaming};
use crate::table::{Progress, polars_schema};

/// What the tables are called in a query, in the order of the inputs.
pub const SQL_TABLES: [&str; 3] = ["a", "b", "c"];
/// Functions of Polars that would read files behind the pipeline's back.
const READS: [&str; 4] = ["read_csv", "read_parquet", "read_ipc", "read_json"];

/// The result of one SELECT over the tables `a`, `b` and `c` in the dialect of Polars. The order of rows is that of ORDER
/// BY; without it, what the engine gives.
///
/// Errors at parameter `query`: `sql_invalid` (with its place where the parser tells it), `sql_not_select`, `column_type`
/// (a column of the result is of a type that no column can have).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sql {
    /// The query.
    pub query: String,
}

impl Sql {
    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let frames = tables.iter().map(|columns| DataFrame::empty_with_schema(&polars_schema(columns)).lazy());
        let (_, columns) = self.query(frames.collect()).map_err(|error| vec![error])?;
        Ok(Some(columns))
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let tables = (0..inputs.len()).map(|port| streaming::scan(input(inputs, port)?));
        let tables = tables.collect::<Result<Vec<_>>>()?;
        let reading = tables.iter().fold(Reading::default(), Reading::and);
        let (query, columns) = self.query(tables.into_iter().map(|table| table.query).collect())?;
        let table = streaming::write(query, columns, out, &reading, progress)?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    fn query(&self, tables: Vec<LazyFrame>) -> Result<(LazyFrame, Vec<Column>)> {
        select(&self.query, SQL_TABLES.into_iter().zip(tables).collect())
    }
}

/// Refuses what is no SELECT, and what reads files. Errors at parameter `query`: `sql_not_select`.
pub(crate) fn refuse_other(query: &str) -> Result<()> {
    let words = words(query);
    let selects = matches!(words.first().map(String::as_str), Some("select" | "with"));
    if !selects || words.iter().any(|word| READS.contains(&word.as_str())) {
        return Err(Error::new(Code::SqlNotSelect).param("query"));
    }
    Ok(())
}

/// What a SELECT over these tables gives, and its columns. Errors: those of [`Sql`].
pub(crate) fn select(query: &str, tables: Vec<(&str, LazyFrame)>) -> Result<(LazyFrame, Vec<Column>)> {
    refuse_other(query)?;
    let names = tables.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let mut context = SQLContext::new();
    for (name, table) in tables {
        context.register(name, table);
    }
    let mut found = context.execute(query).map_err(|error| invalid(query, &error, &names))?;
    let schema = found.collect_schema().map_err(|error| invalid(query, &error, &names))?;
    let columns = schema.iter().map(|(name, kind)| own_column(name, kind)).collect::<Result<Vec<_>>>()?;
    Ok((found, columns))
}

fn invalid(query: &str, error: &PolarsError, tables: &str) -> Error {
    let text = error.to_string();
    // The first line is for people; what follows is the plan.
    let reason = text.lines().next().unwrap_or_default();
    let mut invalid = Error::new(Code::SqlInvalid).param("query").with("reason", reason).with("tables", tables);
    invalid.place.span = place(reason).and_then(|(line, column)| span_at(query, line, column)).map(Box::new);
    invalid.detail(text)
}

fn own_column(name: &str, kind: &DataType) -> Result<Column> {
    let own = match kind {
        _ if kind.is_integer() => ColumnType::Integer,
        DataType::Float32 | DataType::Float64 | DataType::Decimal(..) => ColumnType::Real,
        DataType::String | DataType::Null | DataType::Categorical(..) => ColumnType::Text,
        DataType::Boolean => ColumnType::Boolean,
        DataType::Date => ColumnType::Date,
        DataType::Datetime(..) => ColumnType::Datetime,
        DataType::Time => ColumnType::Time,
        other => {
            let error = Error::new(Code::ColumnType).param("query").column(name).with("found", other);
            return Err(error.with("expected", "integer, real, text, boolean, date, datetime, time"));
        }
    };
    Ok(Column { name: name.to_owned(), kind: own })
}

/// The bare words of a query in lower case, comments and quoted text left out.
fn words(query: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = query.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() || letter == '_' {
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match (letter, letters.peek()) {
            ('\'' | '"' | '`', _) => {
                // A function's name in double quotes still is one.
                let quoted: String = letters.by_ref().take_while(|next| *next != letter).collect();
                if letter != '\'' {
                    words.push(quoted.to_lowercase());
                }
            }
            ('-', Some('-')) => skip_to(&mut letters, "\n"),
            ('/', Some('*')) => {
                letters.next();
                skip_to(&mut letters, "*/");
            }
            _ => {}
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Goes on behind the next `end`.
fn skip_to(letters: &mut impl Iterator<Item = char>, end: &str) {
    let mut last = String::new();
    for letter in letters {
        last.push(letter);
        if last.ends_with(end) {
            return;
        }
    }
}

/// Line and column, both counted from 1, as the parser tells them: "… at Line: 1, Column: 15".
fn place(reason: &str) -> Option<(usize, usize)> {
    let (_, rest) = reason.split_once("Line: ")?;
    let (line, rest) = rest.split_once(',')?;
    let (_, column) = rest.split_once("Column: ")?;
    let digits: String = column.chars().take_while(char::is_ascii_digit).collect();
    Some((line.trim().parse().ok()?, digits.parse().ok()?))
}

/// The word of the query that begins there.
fn span_at(query: &str, line: usize, column: usize) -> Option<Span> {
    let before: usize = query.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = &query[before..];
    let start_byte = before + rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at);
    let word = query[start_byte..].chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_');
    let letters: String = word.collect();
    let word = if letters.is_empty() { query[start_byte..].chars().take(1).collect() } else { letters };
    let start = query[..start_byte].chars().count();
    Some(Span {
        start: start as u64,
        end: (start + word.chars().count()) as u64,
        start_byte: start_byte as u64,
        end_byte: (start_byte + word.len()) as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<Column> {
        let column = |(name, kind): (&str, ColumnType)| Column { name: name.into(), kind };
        [("x", ColumnType::Integer), ("السعر", ColumnType::Real), ("t", ColumnType::Text)].map(column).to_vec()
    }

    fn columns(query: &str) -> Result<Vec<Column>, Error> {
        let sql = Sql { query: query.into() };
        sql.columns(&[&table()]).map(Option::unwrap_or_default).map_err(|mut errors| errors.remove(0))
    }

    #[test]
    fn columns_are_known_before() {
        let found = columns("SELECT t, SUM(x) AS s, AVG(\"السعر\") AS m FROM a GROUP BY t").unwrap();
        let found: Vec<_> = found.into_iter().map(|column| (column.name, column.kind)).collect();
        let expected = [("t", ColumnType::Text), ("s", ColumnType::Integer), ("m", ColumnType::Real)];
        assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn nothing_but_select_is_done() {
        for query in [
            "DROP TABLE a",
            "DELETE FROM a",
            "TRUNCATE TABLE a",
            "CREATE TABLE z AS SELECT * FROM a",
            "SHOW TABLES",
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM \"read_csv\"('/etc/passwd')",
            "WITH q AS (SELECT * FROM Read_Parquet('x')) SELECT * FROM q",
            "",
        ] {
            assert_eq!(columns(query).unwrap_err().code, Code::SqlNotSelect, "{query}");
        }
        assert!(columns("SELECT 'read_csv' AS w FROM a -- read_csv").is_ok());
    }

    #[test]
    fn mistakes_have_a_place_where_the_parser_tells_it() {
        let error = columns("SELECT x\nFROM a WHER x > 1 1").unwrap_err();
        assert_eq!(error.code, Code::SqlInvalid);
        let span = error.place.span.unwrap();
        let query = "SELECT x\nFROM a WHER x > 1 1";
        assert!(!query[span.start_byte as usize..span.end_byte as usize].is_empty());
        assert_eq!(columns("SELECT nothing FROM a").unwrap_err().code, Code::SqlInvalid);
        assert_eq!(columns("SELECT * FROM z").unwrap_err().code, Code::SqlInvalid);
        assert_eq!(columns("SELECT 1; SELECT 2").unwrap_err().code, Code::SqlInvalid);
    }
}
