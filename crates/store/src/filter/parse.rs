//! From words to a tree.

use falaj_schema::{Code, Error, Result};

use super::date::span;
use super::lex::{Token, What, invalid, lex};
use super::{Field, Filter, Kind, Literal, Op, Own};

/// Deeper or longer than any person writes; keeps recursion and SQLite's own limits out of reach.
const DEEPEST: usize = 50;
const MOST_WORDS: usize = 800;
const LONGEST: usize = 8_000;

/// Reads a filter; an empty one holds always.
pub(crate) fn parse(source: &str) -> Result<Filter> {
    if source.chars().nth(LONGEST).is_some() {
        return Err(invalid("long", LONGEST, ""));
    }
    let tokens = lex(source)?;
    if let Some(token) = tokens.get(MOST_WORDS) {
        return Err(invalid("long", token.at, &token.what));
    }
    if tokens.is_empty() {
        return Ok(Filter::All(vec![]));
    }
    let mut reader = Reader { tokens: &tokens, next: 0, end: source.chars().count() + 1 };
    let filter = reader.any(0)?;
    match reader.peek() {
        None => Ok(filter),
        Some(_) => Err(reader.wrong("end")),
    }
}

/// Reads the name of a field.
pub(crate) fn parse_field(source: &str) -> Result<Field> {
    let tokens = lex(source)?;
    match tokens.as_slice() {
        [Token { what: What::Word(word), .. }] => field(word).ok_or_else(|| no_field(source)),
        _ => Err(no_field(source)),
    }
}

fn no_field(name: &str) -> Error {
    Error::new(Code::FilterField).with("name", name).with("known", OWN.map(|(name, _)| name).join(", "))
}

const OWN: [(&str, Own); 6] = [
    ("name", Own::Name),
    ("pipeline", Own::Pipeline),
    ("status", Own::Status),
    ("started", Own::Started),
    ("seconds", Own::Seconds),
    ("actor", Own::Actor),
];

fn field(word: &str) -> Option<Field> {
    if let Some((_, own)) = OWN.iter().find(|(name, _)| *name == word) {
        return Some(Field::Own(*own));
    }
    let (kind, name) = word.split_once('.')?;
    let kind = [Kind::Metrics, Kind::Params, Kind::Data].into_iter().find(|known| known.as_str() == kind)?;
    (!name.is_empty()).then(|| Field::Value { kind, name: name.to_owned() })
}

struct Reader<'a> {
    tokens: &'a [Token],
    next: usize,
    /// Where the filter ends, for what is missing there.
    end: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&What> {
        self.tokens.get(self.next).map(|token| &token.what)
    }

    /// Something else was expected here.
    fn wrong(&self, what: &str) -> Error {
        self.wrong_at(what, self.next)
    }

    fn wrong_at(&self, what: &str, index: usize) -> Error {
        match self.tokens.get(index) {
            Some(Token { at, what: found }) => invalid(what, *at, found),
            None => invalid(what, self.end, ""),
        }
    }

    fn take_word(&mut self, keyword: &str) -> bool {
        let found = matches!(self.peek(), Some(What::Word(word)) if word.eq_ignore_ascii_case(keyword));
        self.next += usize::from(found);
        found
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(What::Sign(found)) if *found == sign);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Result<Filter> {
        let mut parts = vec![self.all(depth)?];
        while self.take_word("or") {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Filter::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Filter> {
        let mut parts = vec![self.one(depth)?];
        while self.take_word("and") {
            parts.push(self.one(depth)?);
        }
        Ok(one_or(parts, Filter::All))
    }

    fn one(&mut self, depth: usize) -> Result<Filter> {
        if depth == DEEPEST {
            return Err(self.wrong("deep"));
        }
        if self.take_word("not") {
            return Ok(Filter::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.take_sign("(") {
            let inner = self.any(depth + 1)?;
            return if self.take_sign(")") { Ok(inner) } else { Err(self.wrong("bracket")) };
        }
        let Some(What::Word(word)) = self.peek() else { return Err(self.wrong("field")) };
        let field = field(word).ok_or_else(|| self.wrong("field"))?;
        self.next += 1;
        self.comparison(field)
    }

    fn comparison(&mut self, field: Field) -> Result<Filter> {
        if self.take_word("in") {
            return self.one_of(field);
        }
        let op = match self.peek() {
            Some(What::Sign("=" | "==")) => Op::Equal,
            Some(What::Sign("!=" | "<>")) => Op::NotEqual,
            Some(What::Sign("<")) => Op::Less,
            Some(What::Sign("<=")) => Op::AtMost,
            Some(What::Sign(">")) => Op::Greater,
            Some(What::Sign(">=")) => Op::AtLeast,
            Some(What::Sign("~")) => Op::Contains,
            _ if matches!(field, Field::Value { .. }) => return Ok(Filter::Has(field)),
            _ => return Err(self.wrong("comparison")),
        };
        if op == Op::Contains && matches!(field, Field::Own(Own::Started | Own::Seconds | Own::Status)) {
            return Err(self.wrong("comparison"));
        }
        self.next += 1;
        let value = self.value(&field, op)?;
        Ok(Filter::Compare(field, op, value))
    }

    fn one_of(&mut self, field: Field) -> Result<Filter> {
        if field == Field::Own(Own::Started) {
            return Err(self.wrong_at("comparison", self.next - 1));
        }
        if !self.take_sign("(") {
            return Err(self.wrong("list-open"));
        }
        let mut values = vec![self.value(&field, Op::Equal)?];
        while self.take_sign(",") {
            values.push(self.value(&field, Op::Equal)?);
        }
        if self.take_sign(")") { Ok(Filter::OneOf(field, values)) } else { Err(self.wrong("bracket")) }
    }

    fn value(&mut self, field: &Field, op: Op) -> Result<Literal> {
        let literal = match self.peek() {
            Some(What::Text(text) | What::Json(text)) => Literal::Text(text.clone()),
            Some(What::Word(word)) => bare(word, op),
            _ => return Err(self.wrong("value")),
        };
        self.next += 1;
        fit(field, op, literal).map_err(|what| self.wrong_at(what, self.next - 1))
    }
}

/// A value without quotation marks.
fn bare(word: &str, op: Op) -> Literal {
    let number = match word {
        "true" => Some(1.0),
        "false" => Some(0.0),
        _ => word.parse().ok().filter(|x: &f64| x.is_finite()),
    };
    match number {
        Some(number) if op != Op::Contains => Literal::Number(number),
        _ => Literal::Text(word.to_owned()),
    }
}

/// The value as the field is compared with it, or what is expected instead.
fn fit(field: &Field, op: Op, literal: Literal) -> Result<Literal, &'static str> {
    let ordered = matches!(op, Op::Less | Op::AtMost | Op::Greater | Op::AtLeast);
    match (field, &literal) {
        (Field::Own(Own::Started), Literal::Text(text)) => span(text).map(Literal::Time).ok_or("date"),
        (Field::Own(Own::Started), _) => Err("date"),
        (Field::Own(Own::Status), Literal::Text(text)) if STATES.contains(&text.as_str()) && !ordered => Ok(literal),
        (Field::Own(Own::Status), _) => Err(if ordered { "comparison" } else { "status" }),
        (Field::Own(Own::Seconds), Literal::Text(_)) => Err("number"),
        (Field::Own(Own::Name | Own::Pipeline | Own::Actor), _) if ordered => Err("comparison"),
        (Field::Own(Own::Name | Own::Pipeline | Own::Actor), Literal::Number(number)) => {
            Ok(Literal::Text(number.to_string()))
        }
        (Field::Value { .. }, Literal::Text(_)) if ordered => Err("number"),
        _ => Ok(literal),
    }
}

const STATES: [&str; 4] = ["running", "done", "failed", "cancelled"];

fn one_or(mut parts: Vec<Filter>, several: impl Fn(Vec<Filter>) -> Filter) -> Filter {
    match parts.len() {
        1 => parts.remove(0),
        _ => several(parts),
    }
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(text) | Self::Json(text) | Self::Text(text) => f.write_str(text),
            Self::Sign(sign) => f.write_str(sign),
        }
    }
}

#[cfg(test)]
mod tests;
