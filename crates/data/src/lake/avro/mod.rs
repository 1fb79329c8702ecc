//! Avro object container files: what Iceberg keeps its lists of files in. Small files, read whole.

mod decode;
mod schema;

use std::io::Read;

use decode::Bytes;
use schema::Schema;

/// Why a file can't be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is damaged: what is wrong, for experts.
    Damaged(String),
    /// It is packed in a way that is not known here.
    Codec(String),
}

/// A value as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Value>),
    /// The fields of a record or the pairs of a map, in order.
    Record(Vec<(String, Value)>),
}

impl Value {
    /// The value of a field; [`Value::Null`] where there is none.
    pub(super) fn field(&self, name: &str) -> &Value {
        static NONE: Value = Value::Null;
        match self {
            Self::Record(fields) => fields.iter().find(|(field, _)| field == name).map_or(&NONE, |(_, value)| value),
            _ => &NONE,
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        if let Self::Integer(value) = self { Some(*value) } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(value) = self { Some(value) } else { None }
    }

    pub(super) fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

/// The records of a file, and what its header says besides.
#[derive(Debug)]
pub(super) struct Container {
    pub(super) records: Vec<Value>,
    header: Vec<(String, Vec<u8>)>,
}

const MAGIC: &[u8] = b"Obj\x01";
/// Bytes that a block may have unpacked.
const LARGEST: u64 = 1 << 30;

impl Container {
    /// Reads the content of a file.
    pub(super) fn read(content: &[u8]) -> Result<Self, Fault> {
        let mut bytes = Bytes::of(content);
        if bytes.take(MAGIC.len())? != MAGIC {
            return Err(damaged("it does not begin as an Avro file"));
        }
        let header = bytes.pairs()?;
        let text = |name: &str| header.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_slice());
        let schema = Schema::parse(text("avro.schema").ok_or_else(|| damaged("it has no schema"))?)?;
        let codec = String::from_utf8_lossy(text("avro.codec").unwrap_or(b"null")).into_owned();
        let marker = bytes.take(16)?.to_vec();
        let mut records = Vec::new();
        while !bytes.is_empty() {
            let count = bytes.long()?;
            let size = usize::try_from(bytes.long()?).map_err(|_| damaged("a block has a negative size"))?;
            let block = unpack(&codec, bytes.take(size)?)?;
            let mut rows = Bytes::of(&block);
            for _ in 0..count {
                records.push(schema.value(&mut rows)?);
            }
            if bytes.take(16)? != marker {
                return Err(damaged("a block does not end with the file's marker"));
            }
        }
        Ok(Self { records, header })
    }

    /// What the header says under a name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.header.iter().find(|(key, _)| key == name)?;
        std::str::from_utf8(&found.1).ok()
    }
}

fn damaged(what: impl ToString) -> Fault {
    Fault::Damaged(what.to_string())
}

fn unpack(codec: &str, packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut content = Vec::new();
    let read = match codec {
        "null" => return Ok(packed.to_vec()),
        "deflate" => flate2::read::DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut content),
        "zstandard" => {
            zstd::stream::read::Decoder::new(packed).and_then(|decoder| decoder.take(LARGEST).read_to_end(&mut content))
        }
        other => return Err(Fault::Codec(other.to_owned())),
    };
    read.map(|_| content).map_err(damaged)
}

#[cfg(test)]
mod tests;
