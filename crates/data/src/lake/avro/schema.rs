//! The schema of an Avro file, and values by it.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value as Json;

use super::decode::Bytes;
use super::{Fault, Value, damaged};

/// How deep types may stand in each other.
const DEEPEST: usize = 64;

/// A type.
#[derive(Debug)]
enum Kind {
    Null,
    Boolean,
    Integer,
    Float,
    Double,
    Bytes,
    Text,
    Fixed(usize),
    Enum(Vec<String>),
    List(Rc<Kind>),
    Map(Rc<Kind>),
    Union(Vec<Rc<Kind>>),
    Record(Vec<(String, Rc<Kind>)>),
    /// A type that was given a name before.
    Named(String),
}

/// A schema, ready to read values by.
#[derive(Debug)]
pub(super) struct Schema {
    root: Rc<Kind>,
    names: BTreeMap<String, Rc<Kind>>,
}

impl Schema {
    pub(super) fn parse(text: &[u8]) -> Result<Self, Fault> {
        let json: Json = serde_json::from_slice(text).map_err(damaged)?;
        let mut names = BTreeMap::new();
        let root = parse(&json, &mut names, DEEPEST)?;
        Ok(Self { root, names })
    }

    /// The next value.
    pub(super) fn value(&self, bytes: &mut Bytes) -> Result<Value, Fault> {
        self.read(&self.root, bytes, DEEPEST)
    }

    fn read(&self, kind: &Kind, bytes: &mut Bytes, depth: usize) -> Result<Value, Fault> {
        let deeper = depth.checked_sub(1).ok_or_else(|| damaged("values stand too deep in each other"))?;
        Ok(match kind {
            Kind::Null => Value::Null,
            Kind::Boolean => Value::Boolean(bytes.byte()? != 0),
            Kind::Integer => Value::Integer(bytes.long()?),
            Kind::Float => Value::Real(bytes.float()?),
            Kind::Double => Value::Real(bytes.double()?),
            Kind::Bytes => Value::Bytes(bytes.bytes()?.to_vec()),
            Kind::Text => Value::Text(bytes.text()?),
            Kind::Fixed(size) => Value::Bytes(bytes.take(*size)?.to_vec()),
            Kind::Enum(symbols) => Value::Text(chosen(symbols, bytes)?.clone()),
            Kind::Union(kinds) => self.read(chosen(kinds, bytes)?, bytes, deeper)?,
            Kind::List(items) => {
                let mut list = Vec::new();
                self.each(bytes, &mut |bytes| {
                    list.push(self.read(items, bytes, deeper)?);
                    Ok(())
                })?;
                Value::List(list)
            }
            Kind::Map(values) => {
                let mut pairs = Vec::new();
                self.each(bytes, &mut |bytes| {
                    pairs.push((bytes.text()?, self.read(values, bytes, deeper)?));
                    Ok(())
                })?;
                Value::Record(pairs)
            }
            Kind::Record(fields) => {
                let mut read = |(name, kind): &(String, Rc<Kind>)| Ok((name.clone(), self.read(kind, bytes, deeper)?));
                Value::Record(fields.iter().map(&mut read).collect::<Result<_, Fault>>()?)
            }
            Kind::Named(name) => {
                let kind = self.names.get(name).ok_or_else(|| damaged(format!("no type is called {name}")))?;
                self.read(kind, bytes, deeper)?
            }
        })
    }

    fn each(&self, bytes: &mut Bytes, item: &mut dyn FnMut(&mut Bytes) -> Result<(), Fault>) -> Result<(), Fault> {
        loop {
            let count = bytes.items()?;
            if count == 0 {
                return Ok(());
            }
            for _ in 0..count {
                item(bytes)?;
            }
        }
    }
}

fn chosen<'a, T>(of: &'a [T], bytes: &mut Bytes) -> Result<&'a T, Fault> {
    let at = usize::try_from(bytes.long()?).ok();
    at.and_then(|at| of.get(at)).ok_or_else(|| damaged("a value names a type that its schema does not have"))
}

fn parse(json: &Json, names: &mut BTreeMap<String, Rc<Kind>>, depth: usize) -> Result<Rc<Kind>, Fault> {
    let deeper = depth.checked_sub(1).ok_or_else(|| damaged("types stand too deep in each other"))?;
    let missing = |what: &str| damaged(format!("the schema lacks {what}"));
    Ok(Rc::new(match json {
        Json::String(name) => plain(name),
        Json::Array(kinds) => {
            Kind::Union(kinds.iter().map(|kind| parse(kind, names, deeper)).collect::<Result<_, _>>()?)
        }
        Json::Object(fields) => {
            let of = |key: &str| fields.get(key).ok_or_else(|| missing(key));
            let kind = match of("type")? {
                Json::String(kind) => kind.as_str(),
                // A type within a type, with remarks around it.
                inner => return parse(inner, names, deeper),
            };
            let made = match kind {
                "array" => Kind::List(parse(of("items")?, names, deeper)?),
                "map" => Kind::Map(parse(of("values")?, names, deeper)?),
                "fixed" => Kind::Fixed(
                    of("size")?.as_u64().and_then(|size| usize::try_from(size).ok()).ok_or_else(|| missing("size"))?,
                ),
                "enum" => {
                    let symbols = of("symbols")?.as_array().ok_or_else(|| missing("symbols"))?;
                    Kind::Enum(symbols.iter().map(|name| name.as_str().unwrap_or_default().to_owned()).collect())
                }
                "record" | "error" => {
                    let list = of("fields")?.as_array().ok_or_else(|| missing("fields"))?;
                    let field = |field: &Json| {
                        let name = field["name"].as_str().ok_or_else(|| missing("name"))?;
                        Ok((name.to_owned(), parse(&field["type"], names, deeper)?))
                    };
                    Kind::Record(list.iter().map(field).collect::<Result<_, _>>()?)
                }
                name => plain(name),
            };
            let made = Rc::new(made);
            if let Some(name) = fields.get("name").and_then(Json::as_str) {
                names.insert(name.to_owned(), made.clone());
                if let Some(space) = fields.get("namespace").and_then(Json::as_str) {
                    names.insert(format!("{space}.{name}"), made.clone());
                }
            }
            return Ok(made);
        }
        _ => return Err(missing("a type")),
    }))
}

fn plain(name: &str) -> Kind {
    match name {
        "null" => Kind::Null,
        "boolean" => Kind::Boolean,
        "int" | "long" => Kind::Integer,
        "float" => Kind::Float,
        "double" => Kind::Double,
        "bytes" => Kind::Bytes,
        "string" => Kind::Text,
        other => Kind::Named(other.to_owned()),
    }
}
