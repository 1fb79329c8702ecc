//! Whether a file that begins with an object is one object after the other, or a single one with the rows in it.

use falaj_schema::Result;

use super::buffer::Buffer;
use super::parser::{DEEPEST, Halt, Parser, Step};

/// What an object at the beginning of a file turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Shape {
    /// A record; others may follow.
    Records,
    /// All there is, with a list of objects at this path.
    Inside(String),
}

/// Looks at the first object, as far as `limit` bytes. What is wrong with it is found when it is read.
pub(super) fn shape(buffer: &mut Buffer, limit: usize) -> Result<Shape> {
    loop {
        let mut found = Found::default();
        let mut parser = Parser::new(buffer.text(), buffer.ended());
        let end = found.object(&mut parser, "", DEEPEST).and_then(|()| parser.next_or_end());
        let inside = |found: Found| found.list.map_or(Shape::Records, Shape::Inside);
        match end {
            Ok(None) => return Ok(inside(found)),
            // An object that does not end is no record among others.
            Err(Halt::More) if buffer.text().len() >= limit => return Ok(inside(found)),
            Err(Halt::More) => buffer.more()?,
            Ok(Some(_)) | Err(_) => return Ok(Shape::Records),
        }
    }
}

/// The first list of objects that was found.
#[derive(Default)]
struct Found {
    list: Option<String>,
}

impl Found {
    fn object(&mut self, parser: &mut Parser, path: &str, depth: usize) -> Step<()> {
        parser.at += 1;
        let mut first = true;
        while parser.member(b'}', first)? {
            first = false;
            let mut key = Vec::new();
            parser.key(&mut key)?;
            let key = String::from_utf8_lossy(&key);
            let path = if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") };
            self.value(parser, &path, depth)?;
        }
        Ok(())
    }

    fn value(&mut self, parser: &mut Parser, path: &str, depth: usize) -> Step<()> {
        match parser.next()? {
            b'{' if depth > 0 => return self.object(parser, path, depth - 1),
            b'[' if self.list.is_none() => {
                let start = parser.at;
                parser.at += 1;
                if parser.next()? == b'{' {
                    self.list = Some(path.to_owned());
                }
                parser.at = start;
            }
            _ => {}
        }
        parser.copy(&mut Vec::new(), depth)
    }
}
