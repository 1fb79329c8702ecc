//! What is read from a database, and its SQL.

use falaj_schema::{Code, Error, Result};

/// A table or view.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableName {
    /// Its schema; none in SQLite.
    pub schema: Option<String>,
    /// Its name.
    pub table: String,
}

/// Where rows come from.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A table or view.
    Table(TableName),
    /// A query in the database's own SQL: one statement that reads.
    Sql(String),
}

/// What is read from a database. All of it is done there.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Where rows come from.
    pub what: What,
    /// Only these columns, in this order.
    pub columns: Option<Vec<String>>,
    /// Only rows for which this condition is true, in the database's own SQL.
    pub filter: Option<String>,
}

/// A name as SQL of either database takes it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl TableName {
    /// The name in SQL.
    pub(super) fn sql(&self) -> String {
        match &self.schema {
            Some(schema) => format!("{}.{}", quoted(schema), quoted(&self.table)),
            None => quoted(&self.table),
        }
    }
}

impl std::fmt::Display for TableName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.table),
            None => f.write_str(&self.table),
        }
    }
}

impl Query {
    /// A whole table.
    pub fn table(name: TableName) -> Self {
        Self { what: What::Table(name), columns: None, filter: None }
    }

    /// Where rows come from, as SQL puts it after FROM.
    ///
    /// A line of its own ends a comment that a person may have left open at the end.
    fn from(&self) -> String {
        match &self.what {
            What::Table(name) => name.sql(),
            What::Sql(sql) => format!("(\n{}\n) AS falaj_query", without_end(sql)),
        }
    }

    /// The SQL of the rows with `fields` for each. Errors: `source_query` for an empty query or condition, `column_twice`.
    pub(super) fn sql(&self, fields: &str) -> Result<String> {
        if matches!(&self.what, What::Sql(sql) if without_end(sql).is_empty()) {
            return Err(empty("query"));
        }
        if let Some(name) = self.columns.as_deref().and_then(crate::table::repeated) {
            return Err(Error::new(Code::ColumnTwice).column(name));
        }
        let mut sql = format!("SELECT {fields} FROM {}", self.from());
        match self.filter.as_deref().map(without_end) {
            Some("") => return Err(empty("filter")),
            Some(filter) => sql.push_str(&format!(" WHERE (\n{filter}\n)")),
            None => {}
        }
        Ok(sql)
    }

    /// The SQL of all columns that were asked for.
    pub(super) fn plain(&self) -> Result<String> {
        match &self.columns {
            Some(names) if names.is_empty() => Err(empty("columns")),
            Some(names) => self.sql(&names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")),
            None => self.sql("*"),
        }
    }

    /// True for a table or view by its name.
    pub(super) fn is_table(&self) -> bool {
        matches!(self.what, What::Table(_))
    }

    /// What a person is told it is.
    pub(super) fn label(&self) -> String {
        match &self.what {
            What::Table(name) => name.to_string(),
            What::Sql(sql) => without_end(sql).chars().take(80).collect(),
        }
    }
}

fn empty(param: &str) -> Error {
    Error::new(Code::ParamMissing).param(param)
}

/// SQL without the semicolon that may end it.
fn without_end(sql: &str) -> &str {
    sql.trim().trim_end_matches(';').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: Option<&[&str]>, filter: Option<&str>) -> Query {
        let name = TableName { schema: Some("ops".into()), table: "od\"d".into() };
        let columns = columns.map(|names| names.iter().map(|&name| name.to_owned()).collect());
        Query { columns, filter: filter.map(str::to_owned), ..Query::table(name) }
    }

    #[test]
    fn names_are_quoted_and_the_condition_is_handed_on() {
        assert_eq!(table(None, None).plain().unwrap(), r#"SELECT * FROM "ops"."od""d""#);
        let sql = table(Some(&["a", "ب"]), Some("a > 1; ")).plain().unwrap();
        assert_eq!(sql, "SELECT \"a\", \"ب\" FROM \"ops\".\"od\"\"d\" WHERE (\na > 1\n)");
    }

    #[test]
    fn a_query_may_end_in_a_comment_or_semicolon() {
        let query = Query { what: What::Sql("select 1 -- all;".into()), columns: None, filter: None };
        assert_eq!(query.plain().unwrap(), "SELECT * FROM (\nselect 1 -- all\n) AS falaj_query");
    }

    #[test]
    fn nothing_to_read_is_refused() {
        let blank = Query { what: What::Sql(" ; ".into()), columns: None, filter: None };
        assert_eq!(blank.plain().unwrap_err().code, Code::ParamMissing);
        assert_eq!(table(Some(&[]), None).plain().unwrap_err().code, Code::ParamMissing);
        assert_eq!(table(None, Some(" ")).plain().unwrap_err().code, Code::ParamMissing);
        assert_eq!(table(Some(&["a", "a"]), None).plain().unwrap_err().code, Code::ColumnTwice);
    }
}
