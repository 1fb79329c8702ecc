//! One record: its values by column, objects in it unfolded into columns `a.b`.

use super::names::Names;
use super::parser::{DEEPEST, Parser, Step, Wrong};
use crate::infer::{Cell, Sort};

/// The values of the record read last.
#[derive(Debug, Default)]
pub(super) struct Record {
    names: Names,
    text: Vec<u8>,
    cells: Vec<Option<Span>>,
    attempt: u64,
    key: Vec<u8>,
    /// Paths of names that stand in it more than once.
    twice: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
    sort: Sort,
}

impl Record {
    /// Reads the object that begins at the parser. On failure what was read before is gone.
    pub(super) fn read(&mut self, parser: &mut Parser) -> Step<()> {
        self.text.clear();
        self.twice.clear();
        self.cells.clear();
        self.cells.resize(self.names.columns().len(), None);
        self.attempt += 1;
        self.object(parser, 0, DEEPEST)
    }

    /// The columns so far.
    pub(super) fn columns(&self) -> &[String] {
        self.names.columns()
    }

    /// Paths of names that stand in the record more than once.
    pub(super) fn twice(&self) -> &[String] {
        &self.twice
    }

    /// The value in a column.
    pub(super) fn cell(&self, at: usize) -> Option<Cell<'_>> {
        let span = self.cells.get(at).copied().flatten()?;
        Some(Cell { text: &self.text[span.start..span.end], sort: span.sort })
    }

    fn object(&mut self, parser: &mut Parser, node: usize, depth: usize) -> Step<()> {
        if depth == 0 {
            return parser.wrong(Wrong::Deep);
        }
        parser.at += 1;
        let mut first = true;
        let mut turn = 0;
        while parser.member(b'}', first)? {
            first = false;
            self.key.clear();
            parser.key(&mut self.key)?;
            let child = self.names.child(node, &self.key, &mut turn);
            if self.names.see(child, self.attempt) {
                self.again(child);
            }
            self.value(parser, child, depth - 1)?;
        }
        Ok(())
    }

    /// A name that is there already: what it said before does not count.
    fn again(&mut self, node: usize) {
        self.twice.push(self.names.path(node).to_owned());
        for column in self.names.forget(node) {
            if let Some(cell) = self.cells.get_mut(column) {
                *cell = None;
            }
        }
    }

    fn value(&mut self, parser: &mut Parser, node: usize, depth: usize) -> Step<()> {
        let start = self.text.len();
        let sort = match parser.next()? {
            b'{' => return self.object(parser, node, depth),
            b'[' => {
                parser.copy(&mut self.text, depth)?;
                Sort::Text
            }
            b'"' => {
                parser.string(&mut self.text)?;
                Sort::Quoted
            }
            b'-' | b'0'..=b'9' => {
                self.text.extend_from_slice(parser.number()?);
                Sort::Plain
            }
            _ => match parser.word()? {
                b"null" => return self.set(node, None),
                word => {
                    self.text.extend_from_slice(word);
                    Sort::Plain
                }
            },
        };
        self.set(node, Some(Span { start, end: self.text.len(), sort }))
    }

    fn set(&mut self, node: usize, span: Option<Span>) -> Step<()> {
        let column = self.names.column(node)?;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, None);
        }
        // A name with a dot in it may say the same column as an object does.
        if self.cells[column].is_some() {
            self.twice.push(self.names.path(node).to_owned());
        }
        self.cells[column] = span;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(record: &mut Record, text: &str) -> Vec<String> {
        record.read(&mut Parser::new(text.as_bytes(), true)).unwrap();
        let cell = |at| record.cell(at).map_or("-".into(), |cell| String::from_utf8(cell.text.to_vec()).unwrap());
        (0..record.columns().len()).map(cell).collect()
    }

    #[test]
    fn objects_unfold_and_lists_stay() {
        let mut record = Record::default();
        let text = r#"{"a":1,"b":{"c":"x","d":{"e":[1, 2]}},"f":null,"g":{}}"#;
        assert_eq!(read(&mut record, text), ["1", "x", "[1,2]", "-"]);
        assert_eq!(record.columns(), ["a", "b.c", "b.d.e", "f"]);
        assert_eq!(read(&mut record, r#"{"b":{"c":"é\né"},"a":true}"#), ["true", "é\né", "-", "-"]);
    }

    #[test]
    fn the_last_of_two_names_counts() {
        let mut record = Record::default();
        assert_eq!(read(&mut record, r#"{"a":1,"a":2}"#), ["2"]);
        assert_eq!(record.twice(), ["a"]);
        assert_eq!(read(&mut record, r#"{"o":{"x":1,"y":2},"o":{"y":3}}"#), ["-", "-", "3"]);
        assert_eq!(record.twice(), ["o"]);
        read(&mut record, r#"{"a":1,"o":{"x":1}}"#);
        assert!(record.twice().is_empty());
        read(&mut record, r#"{"o":{"x":1},"o.x":2}"#);
        assert_eq!(record.twice(), ["o.x"]);
    }
}
