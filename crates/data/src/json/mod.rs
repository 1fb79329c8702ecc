//! Reading JSON: a list of objects, or one object after the other (NDJSON).
//!
//! Records are parsed one at a time out of a buffer that never holds more than one of them and the piece read last. The
//! parser is our own: it knows the line and character of everything it complains about, keeps numbers as they are written
//! (those beyond 64 bits are text, not another number), and sees when a name stands twice.

mod buffer;
mod copy;
mod file;
mod names;
mod parser;
mod record;
mod rows;
mod shape;

pub(crate) use file::JsonFile;

/// True for text that begins as records in JSON do and no table in CSV does.
pub(crate) fn begins(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let (Some(first), rest) = (head.first(), head.get(1..).unwrap_or_default().trim_ascii_start()) else {
        return false;
    };
    match first {
        b'{' => matches!(rest.first(), Some(b'"' | b'}')),
        b'[' => matches!(rest.first(), Some(b'{')) || rest == b"]",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn tables_with_brackets_in_their_header_are_csv() {
        for json in ["{\"a\":1}", " \n[ {\"a\": 1}]", "\u{feff}{ \"a\"", "[]", "{}"] {
            assert!(begins(json.as_bytes()), "{json}");
        }
        for csv in ["[id],[name]\n1,x\n", "{a},b\n", "a,b\n", "[1,2]", "", "["] {
            assert!(!begins(csv.as_bytes()), "{csv}");
        }
    }
}
