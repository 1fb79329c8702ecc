//! PostgreSQL's types in Falaj's, converted by the server.

use falaj_schema::dataset::{Column, ColumnType};
use tokio_postgres::types::{Kind, Type};

use super::query::quoted;

/// A column that the server sends in one of five plain types.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// The column as it is stored here.
    pub(super) column: Column,
    /// Its SQL over the query `q`, of the type that [`Field::wire`] names.
    pub(super) sql: String,
}

/// Columns that can be read, and the others with their types.
pub(super) fn fields(columns: &[(String, Type)]) -> (Vec<Field>, Vec<(String, String)>) {
    let (mut fields, mut left_out) = (Vec::new(), Vec::new());
    for (name, kind) in columns {
        match field(name, kind) {
            Some(field) => fields.push(field),
            None => left_out.push((name.clone(), kind.name().to_owned())),
        }
    }
    (fields, left_out)
}

fn field(name: &str, kind: &Type) -> Option<Field> {
    // A domain is read as what it is made of.
    if let Kind::Domain(inner) = kind.kind() {
        return field(name, inner);
    }
    let column = format!("q.{}", quoted(name));
    let (kind, sql) = match *kind {
        Type::INT2 | Type::INT4 | Type::INT8 | Type::OID => (ColumnType::Integer, format!("{column}::int8")),
        Type::FLOAT4 | Type::FLOAT8 | Type::NUMERIC => (ColumnType::Real, format!("{column}::float8")),
        // Money has no conversion to float8 of its own.
        Type::MONEY => (ColumnType::Real, format!("{column}::numeric::float8")),
        Type::BOOL => (ColumnType::Boolean, column),
        // `infinity` is no day.
        Type::DATE => {
            (ColumnType::Date, format!("CASE WHEN isfinite({column}) THEN ({column} - DATE '1970-01-01')::int8 END"))
        }
        Type::TIMESTAMP | Type::TIMESTAMPTZ => (ColumnType::Datetime, micros(&column)),
        Type::TIME => (ColumnType::Time, format!("(extract(epoch FROM {column}) * 1000000)::int8")),
        Type::TEXT
        | Type::VARCHAR
        | Type::BPCHAR
        | Type::CHAR
        | Type::NAME
        | Type::UUID
        | Type::JSON
        | Type::JSONB
        | Type::XML
        | Type::INET
        | Type::CIDR
        | Type::MACADDR
        | Type::TIMETZ
        | Type::INTERVAL => (ColumnType::Text, format!("{column}::text")),
        _ => match kind.kind() {
            Kind::Enum(_) => (ColumnType::Text, format!("{column}::text")),
            Kind::Array(_) => (ColumnType::Text, format!("to_json({column})::text")),
            // Types of extensions, such as citext, that are text in all but name.
            _ if kind.name() == "citext" => (ColumnType::Text, format!("{column}::text")),
            _ => return None,
        },
    };
    Some(Field { column: Column { name: name.to_owned(), kind }, sql })
}

/// Microseconds since the epoch in UTC. Numbers of this size in `numeric` are exact.
fn micros(column: &str) -> String {
    format!("CASE WHEN isfinite({column}) THEN (extract(epoch FROM {column})::numeric * 1000000)::int8 END")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_converted_by_the_server_and_bytes_are_left_out() {
        let columns = [
            ("id", Type::INT4),
            ("share", Type::NUMERIC),
            ("at", Type::TIMESTAMPTZ),
            ("tags", Type::TEXT_ARRAY),
            ("photo", Type::BYTEA),
        ];
        let columns: Vec<_> = columns.map(|(name, kind)| (name.to_owned(), kind)).into();
        let (fields, left_out) = fields(&columns);
        let kinds: Vec<_> = fields.iter().map(|field| field.column.kind).collect();
        assert_eq!(kinds, [ColumnType::Integer, ColumnType::Real, ColumnType::Datetime, ColumnType::Text]);
        assert_eq!(fields[0].sql, "q.\"id\"::int8");
        assert_eq!(left_out, [("photo".to_owned(), "bytea".to_owned())]);
    }
}
